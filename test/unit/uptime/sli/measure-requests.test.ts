import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import {
  type BucketInput,
  checkRequestsFacts,
  compileRequests,
  measureRequests,
  type RequestSli,
  type RequestsFacts,
  type RequestsOptions,
  type RequestsRule,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JULY_1, JUNE, JUNE_1, MINUTE, refusal } from '../month.js';

/** June by hours from its start, measured when it is over. */
function june(
  rule: RequestsRule,
  facts: Omit<RequestsFacts, 'period'>,
  options: Partial<RequestsOptions> = {},
): RequestSli {
  return measureRequests(
    compileRequests(rule),
    { period: JUNE, ...facts },
    { at: JULY_1, ...options },
  );
}

/** A bucket of so many hours of June, from an hour on. */
const hours = (
  from: number,
  length: number,
  counts: Omit<BucketInput, 'start' | 'end' | 'startAt' | 'endAt'>,
): BucketInput => ({
  startAt: JUNE_1 + from * HOUR,
  endAt: JUNE_1 + (from + length) * HOUR,
  ...counts,
});

describe('measureRequests', () => {
  test('leaves out a bucket under maintenance: of ten with a hundred each, 900 of 900 are good', () => {
    // Datadog's status corrections: the fifth bucket had 50 bad ones.
    const buckets = Array.from({ length: 10 }, (_, i) =>
      hours(i, 1, { good: i === 4 ? 50 : 100, total: 100 }),
    );
    const exclusions = [[JUNE_1 + 4 * HOUR, JUNE_1 + 5 * HOUR]] as const;
    const result = june({ targetPercent: 100 }, { buckets, exclusions });
    expect(result.exact).toEqual({ good: '900', total: '900' });
    expect(result.status).toBe('met');
    expect(result.leftOut).toEqual([
      { reason: 'excluded', buckets: 1, good: '50', bad: '50', total: '100' },
    ]);
    const up = june({ targetPercent: 100, excludedAs: 'up' }, { buckets, exclusions });
    expect(up.exact).toEqual({ good: '1000', total: '1000' });
    expect(up.leftOut).toEqual([]);
  });

  test('counts what a cap does not grant, and asks what becomes of the bucket that it cuts', () => {
    // Two hours may be excluded: the third is counted, and of the half-hour none is left.
    const rule = { exclusionRules: { maintenance: { cap: { hours: 2 } } } } as const;
    const exclusions = [{ start: JUNE_1, end: JUNE_1 + 3 * HOUR, id: 'long' }];
    const three = [0, 1, 2].map((i) => hours(i, 1, { good: 0, total: 1 }));
    const result = june(rule, { buckets: three, exclusions }, { listIntervals: true });
    expect(result.exclusions).toMatchObject([
      { id: 'long', status: 'capped', grantedMs: 2 * HOUR },
    ]);
    expect(result.exact).toEqual({ good: '0', total: '1' });
    expect(result.excludedMs).toBe(2 * HOUR);
    expect(result.intervals?.excluded).toEqual([
      { startAt: JUNE_1, endAt: JUNE_1 + 2 * HOUR, kind: 'maintenance', id: 'long' },
    ]);
    const whole = [hours(0, 3, { good: 0, total: 3 })];
    expect(thrownBy(() => june(rule, { buckets: whole, exclusions })).code).toBe(
      'invalid-interval',
    );
    const cut = june({ ...rule, straddling: 'proportional' }, { buckets: whole, exclusions });
    expect(cut.events).toEqual({ good: '0', bad: '1', total: '1' });
  });

  test('excludes nothing that was announced too late, nor what the rule does not know the spans of', () => {
    const notice = { exclusionRules: { maintenance: { notice: { hours: 48 } } } } as const;
    const buckets = [hours(0, 1, { good: 0, total: 1 })];
    const exclusion = { start: JUNE_1, end: JUNE_1 + HOUR };
    const at = (ahead: number) =>
      june(notice, { buckets, exclusions: [{ ...exclusion, announcedAt: JUNE_1 - ahead * HOUR }] });
    expect(at(48).exact).toBe(null);
    expect(at(47).exact).toEqual({ good: '0', total: '1' });
    const yearly = { exclusionRules: { maintenance: { caps: [{ cap: 'PT1H', span: 'year' }] } } };
    const unknown = thrownBy(() => june(yearly, { buckets, exclusions: [exclusion] }));
    expect(unknown).toMatchObject({ code: 'missing-field', path: ['spans', 'year'] });
  });

  test('excludes by the agreement itself, which a copy of the rule brings along', () => {
    // The four Sundays of June, four hours each.
    const sundays = compileCalendar({ timeZone: 'UTC', weekly: { sun: '02:00-06:00' } });
    const rule = { agreedExclusions: [{ calendar: 'sundays' }] };
    const compiled = compileRequests(rule, { sundays });
    for (const one of [compiled, { ...compiled }]) {
      const result = measureRequests(one, { period: JUNE }, { at: JULY_1 });
      expect(result.excludedMs).toBe(16 * HOUR);
      expect(result.measuredMs).toBe(704 * HOUR);
    }
  });

  test('does not let a quiet five minutes poison the month', () => {
    // slok/sloth #133: 99 of 100, NaN, nothing of nothing, 100 of 100: 199 of 200.
    const five = (i: number, good: number | null, total: number | null) => ({
      start: JUNE_1 + 5 * i * MINUTE,
      end: JUNE_1 + 5 * (i + 1) * MINUTE,
      good,
      total,
    });
    const buckets = [five(0, 99, 100), five(1, null, null), five(2, 0, 0), five(3, 100, 100)];
    const result = june({}, { buckets });
    expect(result.sliPercent).toBe('99.5');
    expect(result.leftOut).toEqual([
      { reason: 'no-data', buckets: 1, good: '0', bad: '0', total: '0' },
    ]);
  });

  test('gives no verdict on one error of one request under a minimum of ten', () => {
    const rule = { targetPercent: '99.9', minEvents: 10 } as const;
    const one = june(rule, { buckets: [hours(0, 720, { good: 0, total: 1 })] });
    expect(one.status).toBe('insufficient-data');
    expect(one.sliPercent).toBe('0');
    const ten = june(rule, { buckets: [hours(0, 720, { good: 9, total: 10 })] });
    expect(ten.status).toBe('missed');
  });

  test('gives no verdict on less of the time than the rule asks for', () => {
    // 600 of 720 hours are five sixths.
    const buckets = [hours(0, 600, { good: 10, total: 10 })];
    const status = (minimumCoveragePercent: string) =>
      june({ targetPercent: 99, minimumCoveragePercent }, { buckets }).status;
    expect(status('83')).toBe('met');
    expect(status('84')).toBe('insufficient-data');
    expect(june({}, { buckets }).coverageRatio).toBe('0.833333');
  });

  test('tells a period in which nothing was promised from one without data', () => {
    const rule = { targetPercent: 99 } as const;
    expect(june(rule, {}).status).toBe('no-data');
    expect(june(rule, { exclusions: [JUNE] }).status).toBe('nothing-promised');
    expect(june(rule, { trackedSince: JULY_1 }).status).toBe('nothing-promised');
    expect(june(rule, { serviceTime: [] }).status).toBe('nothing-promised');
    expect(june({ ...rule, noDataAs: 'down' }, {})).toMatchObject({
      status: 'no-data',
      sliPercent: '0',
      exact: null,
    });
  });

  test('leaves out what was counted while the service did not exist', () => {
    const buckets = [0, 1, 2].map((i) => hours(i, 1, { good: 1, total: 1 }));
    const tracked = { trackedSince: JUNE_1 + HOUR, trackedUntil: JUNE_1 + 2 * HOUR };
    const result = june({}, { buckets, ...tracked });
    expect(result.exact).toEqual({ good: '1', total: '1' });
    expect(result.measuredMs).toBe(HOUR);
    expect(result.leftOut).toMatchObject([{ reason: 'untracked', buckets: 2 }]);
    const reversed = { trackedSince: JUNE_1 + HOUR, trackedUntil: JUNE_1 };
    expect(thrownBy(() => june({}, { buckets, ...reversed })).path).toEqual(['trackedUntil']);
  });

  test('takes its service time from a calendar, or from the facts', () => {
    // Monday, 1 June 2026: the hour at 12:00 is agreed, the one at 20:00 is not.
    const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
    const buckets = [hours(12, 1, { good: 1, total: 1 }), hours(20, 1, { good: 0, total: 1 })];
    const facts = { period: JUNE, buckets };
    const named = measureRequests(compileRequests({ calendar: 'office' }, { office }), facts, {
      at: JULY_1,
    });
    expect(named).toMatchObject({ calendar: 'office', exact: { good: '1', total: '1' } });
    // June has 22 working days of 8 hours.
    expect(named.measuredMs).toBe(22 * 8 * HOUR);
    const given = june({}, { buckets, serviceTime: office });
    const outside = [{ reason: 'outside-service', buckets: 1, good: '0', bad: '1', total: '1' }];
    expect(given.leftOut).toEqual(outside);
    const own = { within: () => [[JUNE_1, JUNE_1 + 13 * HOUR]] as const };
    expect(june({}, { buckets, serviceTime: own }).leftOut).toEqual(outside);
    expect(
      thrownBy(() =>
        measureRequests(
          compileRequests({ calendar: 'office' }, { office }),
          { ...facts, serviceTime: office },
          { at: JULY_1 },
        ),
      ),
    ).toMatchObject({ code: 'invalid-option', path: ['serviceTime'] });
  });

  describe('a bucket across a border', () => {
    // Four hours with 100 events, 20 of them bad; maintenance covers the second two.
    const buckets = [hours(0, 4, { good: 80, total: 100 }), hours(4, 4, { good: 10, total: 10 })];
    const exclusions = [[JUNE_1 + 2 * HOUR, JUNE_1 + 4 * HOUR]] as const;

    test('is refused unless the rule says what becomes of it', () => {
      const error = thrownBy(() => june({}, { buckets, exclusions }));
      expect(error).toMatchObject({ code: 'invalid-interval', path: ['buckets', 0] });
      expect(error.hint).toContain("straddling: 'leftOut' or 'proportional'");
    });

    test('is left out with all of its events, and listed', () => {
      const result = june({ straddling: 'leftOut' }, { buckets, exclusions });
      expect(result.exact).toEqual({ good: '10', total: '10' });
      expect(result.leftOut.map(({ reason }) => reason)).toEqual(['straddling']);
      const straddler = { startAt: JUNE_1, endAt: JUNE_1 + 4 * HOUR, good: '80', total: '100' };
      expect(result.straddling).toEqual([
        { ...straddler, countedMs: 2 * HOUR, countedAs: 'leftOut' },
      ]);
    });

    test('counts by the share of its time, and is listed', () => {
      // Half of 80 of 100, and 10 of 10: 50 of 60.
      const result = june({ straddling: 'proportional' }, { buckets, exclusions });
      expect(result.events).toEqual({ good: '50', bad: '10', total: '60' });
      expect(result.straddling).toMatchObject([{ countedMs: 2 * HOUR, countedAs: 'proportional' }]);
      // Counted as up, the other half is good: 40 + 50 + 10 of 110.
      const up = june({ straddling: 'proportional', excludedAs: 'up' }, { buckets, exclusions });
      expect(up.events).toEqual({ good: '100', bad: '10', total: '110' });
    });

    test('counts without a word when nothing happened in it', () => {
      const quiet = [hours(0, 4, { good: 0, total: 0 })];
      const result = june({}, { buckets: quiet, exclusions });
      expect(result.straddling).toEqual([]);
      expect(result.leftOut).toEqual([]);
    });

    test('may be one that goes on at the instant of judgement', () => {
      const at = JUNE_1 + 6 * HOUR;
      expect(() => june({}, { buckets }, { at })).toThrowError(
        refusal('invalid-interval', ['buckets', 1]),
      );
      expect(june({ straddling: 'leftOut' }, { buckets }, { at }).events.total).toBe('100');
    });
  });

  test('says why each bucket is left out, and lists them when asked', () => {
    const buckets = [
      hours(-1, 1, { good: 1, total: 1 }),
      hours(0, 1, { good: 2, total: 2 }),
      hours(1, 1, { good: 4, total: 4 }),
      hours(2, 1, { good: 8, total: 8 }),
      hours(9, 1, { good: 16, total: 16 }),
    ];
    const facts = {
      buckets,
      trackedSince: JUNE_1 + HOUR,
      unknown: [[JUNE_1 + 2 * HOUR, JUNE_1 + 3 * HOUR]],
    } as const;
    const result = june({}, facts, { at: JUNE_1 + 5 * HOUR, listLeftOut: true });
    expect(result.events.total).toBe('4');
    expect(result.leftOut.map(({ reason, total }) => [reason, total])).toEqual([
      ['outside-period', '1'],
      ['untracked', '2'],
      ['ahead', '16'],
      ['unknown', '8'],
    ]);
    expect(result.leftOutBuckets?.map(({ reason }) => reason)).toEqual([
      'outside-period',
      'untracked',
      'unknown',
      'ahead',
    ]);
    // One of four hours so far was told.
    expect(result.coverageRatio).toBe('0.25');
  });

  describe('a second, softer promise', () => {
    const rule = { targetPercent: 99, acceptablePercent: 95 } as const;
    const status = (good: number) =>
      june(rule, { buckets: [hours(0, 720, { good, total: 100 })] }).status;
    test('is acceptable between the two', () => {
      expect([99, 98, 95, 94].map(status)).toEqual(['met', 'acceptable', 'acceptable', 'missed']);
    });
  });

  describe('before the end of the period', () => {
    const at = JUNE_1 + 240 * HOUR;

    test('can always still be kept among events, and forecasts its budget', () => {
      // A third of June: 1000 events so far are 3000 in all, of which 1 % may be bad.
      const buckets = [hours(0, 240, { good: 980, total: 1000 })];
      const result = june({ targetPercent: 99 }, { buckets }, { at });
      expect(result).toMatchObject({ status: 'not-yet-due', onTarget: false });
      expect(result.budget?.elapsed).toMatchObject({
        allowed: '10',
        remaining: '-10',
        estimated: false,
      });
      expect(result.budget?.period).toMatchObject({
        allowed: '30',
        remaining: '10',
        estimated: true,
      });
    });

    test('is lost at the first bad event where none may be', () => {
      const buckets = [hours(0, 240, { good: 999, total: 1000 })];
      expect(june({ targetPercent: 100 }, { buckets }, { at }).status).toBe('missed');
      expect(june({ targetPercent: 100, minEvents: 1001 }, { buckets }, { at }).status).toBe(
        'not-yet-due',
      );
    });

    test('has no forecast without events, and no verdict', () => {
      const result = june({ targetPercent: 99 }, {}, { at });
      expect(result).toMatchObject({ status: 'not-yet-due', onTarget: null });
      expect(result.budget?.period).toBeNull();
      expect(june({}, {}, { at }).status).toBe('not-yet-due');
    });
  });

  describe('slices of time', () => {
    const slice = { length: { hours: 1 }, errorPercent: 5 } as const;
    const rule = { targetPercent: 99, method: 'timeSlices', slice } as const;

    test('are good or bad as a whole', () => {
      // Of 720 hours, 7.2 may be bad; half-hours make one slice of an hour.
      const buckets = [
        hours(0, 0.5, { good: 50, total: 50 }),
        hours(0.5, 0.5, { good: 40, total: 50 }),
        hours(1, 1, { good: 95, total: 100 }),
        hours(2, 1, { good: 1, total: 1 }),
      ];
      const result = june(rule, { buckets });
      expect(result.exact).toEqual({ good: '2', total: '3' });
      expect(result.slices).toEqual({ total: 3, empty: 0, unknown: 717, ahead: 0 });
      const up = { ...rule, slice: { ...slice, unknownAs: 'up' } } as const;
      expect(june(up, { buckets }).exact).toEqual({ good: '719', total: '720' });
      expect(june(up, { buckets }).status).toBe('met');
    });

    test('count as bad only in runs that are long enough', () => {
      const errors = [1, 0, 1, 1, 0];
      const buckets = errors.map((bad, i) => hours(i, 1, { bad, total: 1 }));
      const of = (minRun: number) =>
        june({ ...rule, slice: { ...slice, minRun } }, { buckets }).exact?.good;
      expect([of(1), of(2), of(3)]).toEqual(['2', '3', '5']);
      // An hour of which nothing is known ends a run.
      const apart = [hours(0, 1, { bad: 1, total: 1 }), hours(2, 1, { bad: 1, total: 1 })];
      const two = { ...rule, slice: { ...slice, minRun: 2 } };
      expect(june(two, { buckets: apart }).exact?.good).toBe('2');
    });

    test('are averaged by their ratios, as storage services promise', () => {
      // 1 of 2, 98 of 98, and an hour without requests, which counts as 100 %: 2.5 of 3.
      const buckets = [
        hours(0, 1, { good: 1, total: 2 }),
        hours(1, 1, { good: 98, total: 98 }),
        hours(2, 1, { good: 0, total: 0 }),
      ];
      const mean = (emptyAs: 'leftOut' | 'up' | 'down') =>
        june(
          { method: 'ratioSlices', slice: { length: 'PT1H', emptyAs } },
          { buckets },
          { digits: 2 },
        ).sliPercent;
      expect([mean('leftOut'), mean('up'), mean('down')]).toEqual(['75', '83.33', '50']);
    });

    test('are lost once more are bad than the whole period may have', () => {
      // 7.2 of 720 hours.
      const status = (bad: number) =>
        june(
          rule,
          {
            buckets: Array.from({ length: 24 }, (_, i) =>
              hours(i, 1, { bad: i < bad ? 1 : 0, total: 1 }),
            ),
          },
          { at: JUNE_1 + 24 * HOUR },
        ).status;
      expect([status(7), status(8)]).toEqual(['not-yet-due', 'missed']);
    });

    test('are judged when they are over', () => {
      const buckets = [hours(0, 1, { good: 1, total: 1 }), hours(1, 0.5, { good: 0, total: 1 })];
      const result = june(rule, { buckets }, { at: JUNE_1 + 1.5 * HOUR });
      expect(result.exact).toEqual({ good: '1', total: '1' });
      expect(result.leftOut.map(({ reason }) => reason)).toEqual(['ahead']);
      expect(result.slices?.ahead).toBe(719);
      expect(result.budget?.period).toMatchObject({ allowed: '7.2', estimated: false });
    });

    test('refuse a bucket across two of them', () => {
      expect(() => june(rule, { buckets: [hours(0.5, 1, { good: 1, total: 1 })] })).toThrowError(
        refusal('invalid-interval', ['buckets', 0]),
      );
    });

    test('are good where all of their time is excluded and counts as up', () => {
      const exclusions = [[JUNE_1, JUNE_1 + 2 * HOUR]] as const;
      const buckets = [hours(0, 1, { good: 0, total: 9 }), hours(2, 1, { good: 9, total: 9 })];
      const result = june({ ...rule, excludedAs: 'up' }, { buckets, exclusions });
      expect(result.exact).toEqual({ good: '3', total: '3' });
      expect(result.slices?.unknown).toBe(717);
    });
  });

  test('cuts more good events than there were only when told to, and says how often', () => {
    const buckets = [hours(0, 1, { good: 3, total: 2 }), hours(1, 1, { bad: 3, total: 2 })];
    expect(() => june({}, { buckets })).toThrowError(
      refusal('invalid-option', ['buckets', 0, 'good']),
    );
    expect(june({ excess: 'clamp' }, { buckets })).toMatchObject({
      exact: { good: '2', total: '4' },
      cut: 2,
    });
  });

  test('reads and adds 43,200 minutes of twelve decimals exactly', () => {
    // 43,200 × 0.999999999999 of 43,200, in rows of text and in columns.
    const starts = Array.from({ length: 43_200 }, (_, i) => JUNE_1 + i * MINUTE);
    const counts = { good: '0.999999999999', total: '1.000000000000' };
    const rows = starts.map((start) => ({ start, end: start + MINUTE, ...counts }));
    const columns = {
      starts,
      length: { minutes: 1 },
      good: starts.map(() => 0.999999999999),
      total: new Uint8Array(43_200).fill(1),
    };
    for (const buckets of [rows, columns])
      expect(june({}, { buckets }).events.good).toBe('43199.9999999568');
  });

  test('adds whole counts beyond 2^53 exactly', () => {
    const large = Number.MAX_SAFE_INTEGER;
    const buckets = [
      hours(0, 1, { good: large, total: large }),
      hours(1, 1, { good: 3, total: '9007199254740993' }),
    ];
    expect(june({}, { buckets }).exact).toEqual({
      good: '9007199254740994',
      total: '18014398509481984',
    });
  });
});

describe('buckets', () => {
  const at = { at: JULY_1 };
  const rule = compileRequests({});
  const one = { start: JUNE_1, end: JUNE_1 + HOUR };

  test.each([
    [7, 'invalid-type', []],
    [{}, 'missing-field', ['starts']],
    [[7], 'invalid-interval', [0]],
    [[[0, 1]], 'invalid-interval', [0]],
    [[{ ...one, good: 1 }], 'missing-field', [0]],
    [[one], 'missing-field', [0]],
    [[{ ...one, good: 1, totl: 1 }], 'unknown-field', [0, 'totl']],
    [[{ start: 0, good: 1, total: 1 }], 'missing-field', [0, 'end']],
    [[{ ...one, startAt: 0, good: 1, total: 1 }], 'invalid-interval', [0]],
    [[{ start: 2, end: 1, good: 1, total: 1 }], 'invalid-interval', [0]],
    [[{ start: 1, end: 1, good: 1, total: 1 }], 'invalid-interval', [0]],
    [[{ ...one, good: -1, total: 1 }], 'invalid-option', [0, 'good']],
    [[{ ...one, good: 2, total: 1 }], 'invalid-option', [0, 'good']],
    [[{ ...one, bad: 2, total: 1 }], 'invalid-option', [0, 'bad']],
    [[{ ...one, good: 1, bad: 1, total: 3 }], 'invalid-option', [0]],
    [[{ ...one, good: '+Inf', total: 1 }], 'invalid-decimal', [0, 'good']],
    [[{ ...one, good: Number.NaN, total: 1 }], 'invalid-decimal', [0, 'good']],
    [
      [
        { ...one, good: 1, total: 1 },
        { start: 0, end: 5, good: 1, total: 1 },
        { start: JUNE_1 + 1, end: JUNE_1 + 2 * HOUR, good: 1, total: 1 },
      ],
      'invalid-interval',
      [2],
    ],
    [{ starts: [0], good: [1], total: [1] }, 'missing-field', ['ends']],
    [{ starts: [0], ends: [1], length: 1, good: [1], total: [1] }, 'invalid-option', ['length']],
    [{ starts: [0], length: 0, good: [1], total: [1] }, 'invalid-duration', ['length']],
    [{ starts: [0, 1], length: 1, good: [1], total: [1, 1] }, 'invalid-interval', ['good']],
    [{ starts: [0], length: 1, good: [1] }, 'missing-field', ['total', 0]],
    [{ starts: [0.5], length: 1, good: [1], total: [1] }, 'invalid-instant', ['starts', 0]],
    [{ starts: ['x'], length: 1, good: [1], total: [1] }, 'invalid-instant', ['starts', 0]],
    [{ starts: [5], ends: [4], good: [1], total: [1] }, 'invalid-interval', ['ends', 0]],
    // A hole is no number that was not read.
    [{ starts: [0], length: 1, good: new Array(1), total: [1] }, 'missing-field', ['good', 0]],
    [{ starts: [0], length: 1, god: [1], total: [1] }, 'unknown-field', ['god']],
  ])('are refused as %j', (buckets, code, path) => {
    expect(() =>
      measureRequests(rule, { period: JUNE, buckets: buckets as never }, at),
    ).toThrowError(refusal(code, ['buckets', ...(path as (string | number)[])]));
  });

  test('take a number for what a typed array cannot say', () => {
    const columns = {
      starts: [JUNE_1, JUNE_1 + HOUR],
      length: HOUR,
      good: new Float64Array([1, Number.NaN]),
      total: new Float64Array([2, Number.NaN]),
    };
    expect(measureRequests(rule, { period: JUNE, buckets: columns }, at)).toMatchObject({
      exact: { good: '1', total: '2' },
      leftOut: [{ reason: 'no-data', buckets: 1 }],
    });
  });

  test('are checked one by one, and all that is wrong is told', () => {
    const buckets = [
      { ...one, good: 'x', total: 1 },
      { start: JUNE_1 + HOUR, end: JUNE_1, good: 1, total: 1 },
      { start: 1_780_272_000, end: 1_780_272_300, good: 1, total: 1 },
    ];
    const check = checkRequestsFacts(rule, { period: JUNE, buckets }, at);
    expect(check.ok ? [] : check.issues.map(({ path }) => path)).toEqual([
      ['buckets', 0, 'good'],
      ['buckets', 1],
    ]);
    expect(check.warnings.map(({ path }) => path)).toEqual([
      ['buckets', 2, 'start'],
      ['buckets', 2, 'end'],
    ]);
    expect(checkRequestsFacts(rule, { period: JUNE }, at).ok).toBe(true);
    expect(checkRequestsFacts({} as never, {}, {} as never).ok).toBe(false);
  });
});
