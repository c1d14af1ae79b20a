import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import {
  type AvailabilityFacts,
  type AvailabilityRule,
  compileAvailability,
  measureAvailability,
} from '../../../../src/uptime.js';
import { DAY, HOUR, JULY_1, JUNE_1, june, MINUTE, refusal } from '../month.js';

/** Cases that other products get wrong, and what a contract means by them. */

const minutes = (from: number, to: number) =>
  [JUNE_1 + from * MINUTE, JUNE_1 + to * MINUTE] as const;
const hours = (from: number, to: number) => [JUNE_1 + from * HOUR, JUNE_1 + to * HOUR] as const;

describe('a month that hardly anybody watched', () => {
  // All of June but its first second.
  const unknown = [[JUNE_1 + 1000, JULY_1]] as const;

  test('is neither met nor missed (kuvasz, thruk 103)', () => {
    expect(june({ targetPercent: '99.9' }, { unknown })).toMatchObject({
      status: 'insufficient-data',
      availabilityPercent: '100',
      downtimeBounds: { leastMs: 0, mostMs: 720 * HOUR - 1000 },
    });
  });

  test('is missed where what is known is enough for that', () => {
    // 1 % of 720 h are 7.2 h: 8 h of downtime miss 99 % whatever the rest was.
    const facts = { unknown: [[JUNE_1 + 8 * HOUR, JULY_1]], outages: [hours(0, 8)] } as const;
    expect(june({ targetPercent: 99 }, facts).status).toBe('missed');
    expect(june({ targetPercent: 98 }, facts).status).toBe('insufficient-data');
  });

  test('counts where the rule asks for less, or says what unknown time is', () => {
    const rule = { targetPercent: '99.9' };
    expect(june({ ...rule, minimumCoveragePercent: 0 }, { unknown }).status).toBe('met');
    expect(june({ ...rule, unknownAs: 'up' }, { unknown }).status).toBe('met');
    expect(june({ ...rule, unknownAs: 'down' }, { unknown }).status).toBe('missed');
  });

  test('is enough at exactly half of it, unless the rule wants more', () => {
    const half = { unknown: [[JUNE_1 + 15 * DAY, JULY_1]] } as const;
    expect(june({ targetPercent: 99 }, half).status).toBe('met');
    const rule = { targetPercent: 99, minimumCoveragePercent: '50.001' };
    expect(june(rule, half).status).toBe('insufficient-data');
    expect(june({ minimumCoveragePercent: 90 }, half).status).toBe('insufficient-data');
  });
});

describe('parts of the users of several components down at once', () => {
  const lost = (weight: number, component?: string) => {
    const [start, end] = hours(0, 1);
    return { start, end, weight, ...(component === undefined ? {} : { component }) };
  };

  test('are those of both together where the contract counts user minutes', () => {
    // One hour: 10 % and other 20 % of the users are 0.3 h = 18 min.
    const outages = [lost(0.1, 'mail'), lost(0.2, 'chat')];
    expect(june({ overlap: 'sum' }, { outages }).downtimeMs).toBe(18 * MINUTE);
    expect(june({ overlap: 'max' }, { outages }).downtimeMs).toBe(12 * MINUTE);
  });

  test('must be said, since nothing else tells', () => {
    const outages = [lost(0.1, 'mail'), lost(0.2, 'chat')];
    expect(() => june({}, { outages })).toThrowError(
      refusal('missing-field', ['compiled', 'rule', 'overlap']),
    );
  });

  test.each([
    ['of one component', [lost(0.1, 'mail'), lost(0.2, 'mail')]],
    ['where one is down for all', [lost(0.1, 'mail'), lost(1, 'chat')]],
    ['where one weighs nothing', [lost(0.1, 'mail'), lost(0, 'chat')]],
    [
      'one after the other',
      [lost(0.1, 'mail'), { ...lost(0.2, 'chat'), start: hours(1, 2)[0], end: hours(1, 2)[1] }],
    ],
  ])('need not be said %s', (_, outages) => {
    expect(june({}, { outages })).toEqual(june({ overlap: 'max' }, { outages }));
  });

  test('are never more than all, and a component that is told twice counts once', () => {
    const outages = [lost(0.8, 'mail'), lost(0.7, 'chat')];
    expect(june({ overlap: 'sum' }, { outages }).downtimeMs).toBe(HOUR);
    const twice = [lost(0.3, 'mail'), lost(0.1, 'mail'), lost(0.2)];
    expect(june({ overlap: 'sum' }, { outages: twice }).downtimeMs).toBe(30 * MINUTE);
  });
});

describe('which outages count', () => {
  // 4 min at 00:00, 10 min at 01:00, 130 min at 02:00: gaps of 56 and 50 min.
  const outages = [minutes(0, 4), minutes(60, 70), minutes(120, 250)];

  test('interruptions within three hours are one incident', () => {
    const merged = june({ outageRule: { mergeWithin: { hours: 3 } } }, { outages });
    expect(merged.incidents).toMatchObject({ count: 1, impairedMs: 144 * MINUTE });
    expect(merged.downtimeMs).toBe(144 * MINUTE);
    expect(june({}, { outages }).incidents.count).toBe(3);
  });

  test('a gap of exactly so long is within it', () => {
    const rule = (gap: number) => ({ outageRule: { mergeWithin: { minutes: gap } } });
    expect(june(rule(50), { outages }).incidents.count).toBe(2);
    expect(june(rule(49), { outages }).incidents.count).toBe(3);
  });

  test('gaps count where the contract says so', () => {
    const outageRule = { mergeWithin: { hours: 3 }, gapsAs: 'down' } as const;
    expect(june({ outageRule }, { outages }).downtimeMs).toBe(250 * MINUTE);
  });

  test('a deductible takes the first minutes of each, a gate only what is too short', () => {
    // 0 + 5 + 125 and 0 + 10 + 130.
    expect(june({ outageRule: { deductible: { minutes: 5 } } }, { outages }).downtimeMs).toBe(
      130 * MINUTE,
    );
    expect(june({ outageRule: { onlyLongerThan: { minutes: 5 } } }, { outages }).downtimeMs).toBe(
      140 * MINUTE,
    );
  });

  test('a gate is passed only by what is longer', () => {
    const rule = { outageRule: { onlyLongerThan: { minutes: 10 } } };
    expect(june(rule, { outages }).downtimeMs).toBe(130 * MINUTE);
  });

  test('merged first, then held against the gate, then deducted from', () => {
    const outageRule = {
      mergeWithin: { minutes: 56 },
      onlyLongerThan: { minutes: 140 },
      deductible: { minutes: 5 },
    };
    // One incident of 144 min; of 4 + 10 + 130 the first five go: 139.
    expect(june({ outageRule }, { outages }).downtimeMs).toBe(139 * MINUTE);
  });

  test('whole minutes are counted by the rule itself', () => {
    const outage = [[JUNE_1 + 30_000, JUNE_1 + 200_000]] as const;
    const slices = { length: { minutes: 1 } };
    expect(june({ slices }, { outages: outage }).downtimeMs).toBe(2 * MINUTE);
    const touched = june({ slices: { ...slices, partialAs: 'down' } }, { outages: outage });
    expect(touched.downtimeMs).toBe(4 * MINUTE);
    expect(june({ slices: { ...slices, minRun: 3 } }, { outages: outage }).downtimeMs).toBe(0);
  });

  test('slices begin with the period, or where the rule says', () => {
    const period = [JUNE_1 + 30 * MINUTE, JULY_1] as const;
    const facts = { period, outages: [minutes(30, 90)] };
    const whole = (originAt?: number) =>
      measureAvailability(
        compileAvailability({
          slices: { length: { hours: 1 }, ...(originAt === undefined ? {} : { originAt }) },
        }),
        facts,
        { at: JULY_1 },
      ).downtimeMs;
    expect(whole()).toBe(HOUR);
    expect(whole(JUNE_1)).toBe(0);
  });
});

describe('caps that reach over the period', () => {
  const year = [{ start: '2026-01-01T00:00:00Z', end: '2027-01-01T00:00:00Z' }];
  const rule: AvailabilityRule = {
    exclusionRules: { maintenance: { caps: [{ cap: { hours: 10 }, span: 'year' }] } },
  };
  const spring = Date.parse('2026-04-01T00:00:00Z');
  const facts = {
    outages: [hours(0, 8)],
    exclusions: [hours(0, 8)],
    spans: { year },
    excludedBefore: [[spring, spring + 8 * HOUR]],
  } as const;

  test('ten hours of a year, eight of them used: six of eight more are downtime', () => {
    const found = june(rule, facts);
    expect(found).toMatchObject({ downtimeMs: 6 * HOUR, excludedMs: 2 * HOUR });
    expect(found.exclusions).toMatchObject([{ status: 'capped', grantedMs: 2 * HOUR }]);
  });

  test('what was used in another year, or by another kind, does not count', () => {
    const before = Date.parse('2025-12-01T00:00:00Z');
    const excludedBefore = [
      [before, before + 8 * HOUR] as const,
      { start: spring, end: spring + 8 * HOUR, kind: 'force-majeure' },
    ];
    expect(june(rule, { ...facts, excludedBefore }).downtimeMs).toBe(0);
  });

  test('what a month was granted goes into the next as it is', () => {
    const may = { start: '2026-05-01T00:00:00Z', end: '2026-06-01T00:00:00Z' };
    const firstOfMay = Date.parse(may.start);
    const earlier = measureAvailability(
      compileAvailability(rule),
      {
        period: may,
        outages: [],
        exclusions: [{ start: firstOfMay, end: firstOfMay + 7 * HOUR, id: 'CHG-7' }],
        spans: { year },
      },
      { at: JUNE_1, listIntervals: true },
    );
    const excludedBefore = earlier.intervals?.excluded ?? [];
    expect(excludedBefore).toEqual([
      { startAt: firstOfMay, endAt: firstOfMay + 7 * HOUR, kind: 'maintenance', id: 'CHG-7' },
    ]);
    // 3 h of the year are left.
    expect(june(rule, { ...facts, excludedBefore }).excludedMs).toBe(3 * HOUR);
  });

  test('a new span begins with its whole cap', () => {
    // Contract years begin on 1 June at 04:00: 1 h of the old one is left, then 10 h.
    const change = JUNE_1 + 4 * HOUR;
    const spans = {
      year: [
        [change - 365 * DAY, change],
        [change, change + 365 * DAY],
      ],
    } as const;
    const excludedBefore = [[spring, spring + 9 * HOUR]] as const;
    expect(june(rule, { ...facts, spans, excludedBefore })).toMatchObject({
      excludedMs: 5 * HOUR,
      downtimeMs: 3 * HOUR,
    });
  });

  test('a span that is not told, or not all over the period, is asked for', () => {
    expect(() => june(rule, { ...facts, spans: {} })).toThrowError(
      refusal('missing-field', ['spans', 'year']),
    );
    const short = [[JUNE_1, JUNE_1 + DAY]] as const;
    expect(() => june(rule, { ...facts, spans: { year: short } })).toThrowError(
      refusal('invalid-interval', ['spans', 'year']),
    );
    expect(june(rule, { outages: [hours(0, 8)] }).downtimeMs).toBe(8 * HOUR);
  });

  test('an exclusion may begin before all spans and the period', () => {
    // Found by mutants of arguments: the span of an instant before the first span is none.
    const spans = { year: [[JUNE_1, JULY_1]] } as const;
    const exclusions = [[JUNE_1 - DAY, JUNE_1 + 8 * HOUR]] as const;
    expect(june(rule, { ...facts, spans, exclusions, excludedBefore: [] })).toMatchObject({
      downtimeMs: 0,
      excludedMs: 8 * HOUR,
    });
  });

  test('a rolling cap lets in as much as leaves', () => {
    // At most 2 h in any 24: 0-2 h, then from 24 h on as the first two leave, to 26 h.
    const rolling: AvailabilityRule = {
      exclusionRules: { maintenance: { caps: [{ cap: { hours: 2 }, rolling: { hours: 24 } }] } },
    };
    const all = { outages: [hours(0, 48)], exclusions: [hours(0, 48)] };
    const found = june(rolling, all, { listIntervals: true });
    expect(found.intervals?.excluded.map(({ startAt, endAt }) => [startAt, endAt])).toEqual([
      hours(0, 2),
      hours(24, 26),
    ]);
  });

  test('the order of the list counts where the contract says so', () => {
    const exclusions = [
      { start: hours(10, 14)[0], end: hours(10, 14)[1], id: 'second' },
      { start: hours(0, 4)[0], end: hours(0, 4)[1], id: 'first' },
    ];
    const granted = (order: 'earliest' | 'asGiven') =>
      june(
        { exclusionRules: { maintenance: { cap: { hours: 5 }, order } } },
        { exclusions },
      ).exclusions.map(({ id, grantedMs }) => [id, grantedMs / HOUR]);
    expect(granted('earliest')).toEqual([
      ['second', 1],
      ['first', 4],
    ]);
    expect(granted('asGiven')).toEqual([
      ['second', 4],
      ['first', 1],
    ]);
  });

  test('a rolling cap in the order of a list is refused', () => {
    const caps = [{ cap: { hours: 2 }, rolling: { hours: 24 } }];
    expect(() =>
      compileAvailability({ exclusionRules: { maintenance: { caps, order: 'asGiven' } } }),
    ).toThrowError(
      refusal('invalid-option', ['exclusionRules', 'maintenance', 'caps', 0, 'rolling']),
    );
  });
});

describe('what the agreement says of maintenance', () => {
  const calendars = {
    office: compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } }),
    sundays: compileCalendar({ timeZone: 'UTC', weekly: { sun: '02:00-06:00' } }),
  };
  const measured = (rule: AvailabilityRule, facts: Omit<AvailabilityFacts, 'period'>) =>
    measureAvailability(
      compileAvailability(rule, calendars),
      { period: [JUNE_1, JULY_1], ...facts },
      { at: JULY_1 },
    );

  test('five business days of notice end at the same time of day', () => {
    // Monday, 1 June, 10:00 and five business days: Monday, 8 June, 10:00.
    const rule = {
      exclusionRules: { maintenance: { notice: { businessDays: 5, calendar: 'office' } } },
    };
    const due = JUNE_1 + 7 * DAY + 10 * HOUR;
    const announcedAt = JUNE_1 + 10 * HOUR;
    const exclusions = [
      { start: due - 1, end: due, announcedAt },
      { start: due, end: due + HOUR, announcedAt },
      { start: due + HOUR, end: due + 2 * HOUR },
    ];
    expect(measured(rule, { exclusions }).exclusions.map(({ status }) => status)).toEqual([
      'short-notice',
      'granted',
      'unannounced',
    ]);
  });

  test('a weekly window allows only what lies in it', () => {
    // Sunday, 7 June, 02:00 to 06:00.
    const sunday = JUNE_1 + 6 * DAY;
    const rule = { exclusionRules: { maintenance: { within: 'sundays' } } };
    const exclusions = [
      [sunday + 2 * HOUR, sunday + 3 * HOUR],
      [sunday + 5 * HOUR, sunday + 8 * HOUR],
      [sunday + 10 * HOUR, sunday + 11 * HOUR],
    ] as const;
    const found = measured(rule, { exclusions }).exclusions;
    expect(found.map(({ status, grantedMs }) => [status, grantedMs / HOUR])).toEqual([
      ['granted', 1],
      ['outside-window', 1],
      ['outside-window', 0],
    ]);
  });

  test('an agreed window comes back every week, needs no notice, and keeps to the cap', () => {
    const rule: AvailabilityRule = {
      agreedExclusions: [{ calendar: 'sundays' }],
      exclusionRules: { maintenance: { cap: { hours: 10 }, notice: { hours: 72 } } },
    };
    // Sundays of June 2026: 7, 14, 21, 28, four hours each; the cap ends in the third.
    const found = measured(rule, {});
    expect(found.excludedMs).toBe(10 * HOUR);
    expect(
      found.exclusions.map(({ id, status, grantedMs }) => [id, status, grantedMs / HOUR]),
    ).toEqual([
      ['sundays', 'granted', 4],
      ['sundays', 'granted', 4],
      ['sundays', 'capped', 2],
      ['sundays', 'capped', 0],
    ]);
  });
});

describe('a second, softer level', () => {
  // 1 % of 720 h are 7.2 h, 2 % 14.4 h.
  const rule = { targetPercent: 99, acceptablePercent: 98 };

  test.each([
    [7, 'met'],
    [8, 'acceptable'],
    [14, 'acceptable'],
    [15, 'missed'],
  ] as const)('%d h of downtime: %s', (down, status) => {
    expect(june(rule, { outages: [hours(0, down)] }).status).toBe(status);
  });

  test('keeps a running month open until it is out of reach as well', () => {
    const at = JUNE_1 + 20 * HOUR;
    const facts = (down: number) => ({ outages: [hours(0, down)] });
    const open = june(rule, facts(8), { at });
    expect(open.status).toBe('not-yet-due');
    expect(open.budget?.period.withinBudget).toBe(false);
    expect(open.acceptable?.budget.period.remainingMs).toBe(6.4 * HOUR);
    expect(june(rule, facts(15), { at }).status).toBe('missed');
  });

  test('lies below the target, and stands beside one', () => {
    expect(() => compileAvailability({ targetPercent: 99, acceptablePercent: 99 })).toThrowError(
      refusal('invalid-target', ['acceptablePercent']),
    );
    expect(() => compileAvailability({ acceptablePercent: 98 })).toThrowError(
      refusal('invalid-target', ['acceptablePercent']),
    );
  });
});
