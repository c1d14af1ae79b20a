import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import {
  type AvailabilityFacts,
  type AvailabilityRule,
  compileAvailability,
  measureAvailability,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, JULY_1, JUNE, JUNE_1 } from '../month.js';

const calendars = {
  // Sunday, 7 June, is the seventh day.
  sundays: compileCalendar({ timeZone: 'UTC', weekly: { sun: '02:00-06:00' } }),
  nights: compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-04:00' } }),
};
const at = (hour: number): number => JUNE_1 + hour * HOUR;

/** June under a rule: verdicts and what was excluded, in hours. */
function granted(
  rule: AvailabilityRule,
  facts: Omit<AvailabilityFacts, 'period'>,
  judgedAt: number = JULY_1,
) {
  const found = measureAvailability(
    compileAvailability(rule, calendars),
    { period: JUNE, ...facts },
    { at: judgedAt, listIntervals: true },
  );
  return {
    excluded: found.excludedMs / HOUR,
    verdicts: found.exclusions.map(({ status, grantedMs }) => [status, grantedMs / HOUR]),
    pieces: found.intervals?.excluded.map(({ startAt, endAt, kind }) => [
      (startAt - JUNE_1) / HOUR,
      (endAt - JUNE_1) / HOUR,
      kind,
    ]),
  };
}
const exclusion = (from: number, to: number, kind?: string) => ({
  start: at(from),
  end: at(to),
  ...(kind === undefined ? {} : { kind }),
});

describe('time that a cap denied', () => {
  test.each(['earliest', 'asGiven'] as const)(
    'is capped for whoever asks for it again, in the order %s',
    (order) => {
      const rule = { exclusionRules: { maintenance: { cap: { hours: 2 }, order } } };
      const exclusions = [exclusion(0, 3), exclusion(2, 3), exclusion(0, 2), exclusion(10, 10)];
      expect(granted(rule, { exclusions }).verdicts).toEqual([
        ['capped', 2],
        ['capped', 0],
        // Its time was granted to the first; and what has no length lies outside.
        ['outside', 0],
        ['outside', 0],
      ]);
    },
  );

  test('lies in agreed time: a cap that is used up denies no night', () => {
    const rule = { exclusionRules: { maintenance: { cap: { hours: 2 } } } };
    const serviceTime = [
      [at(0), at(2)],
      [at(5), at(8)],
    ] as const;
    const exclusions = [exclusion(0, 4), exclusion(3, 5), exclusion(4, 6)];
    expect(granted(rule, { exclusions, serviceTime }).verdicts).toEqual([
      ['granted', 2],
      ['outside', 0],
      ['capped', 0],
    ]);
  });

  test('is one piece over the border of two spans', () => {
    const change = at(4);
    const rule = { exclusionRules: { maintenance: { caps: [{ cap: 'PT10H', span: 'year' }] } } };
    const spans = {
      year: [
        [change - 365 * DAY, change],
        [change, change + 365 * DAY],
      ] as const,
    };
    expect(granted(rule, { exclusions: [exclusion(0, 8)], spans }).pieces).toEqual([
      [0, 8, 'maintenance'],
    ]);
  });
});

describe('kinds', () => {
  test('each have their window, and what two of them remove is removed once', () => {
    const rule = { exclusionRules: { patch: { within: 'nights' } } };
    // The night of 2 June, of which the other kind has an hour as well, and one behind it.
    const exclusions = [exclusion(24, 48, 'patch'), exclusion(27, 29)];
    expect(granted(rule, { exclusions })).toEqual({
      excluded: 5,
      verdicts: [
        ['outside-window', 4],
        ['granted', 2],
      ],
      pieces: [
        [24, 28, 'patch'],
        [27, 29, 'maintenance'],
      ],
    });
  });

  test('are listed by time, whatever the order of the facts', () => {
    const exclusions = [exclusion(50, 51, 'b'), exclusion(10, 11, 'a'), exclusion(30, 31, 'b')];
    expect(granted({}, { exclusions }).pieces).toEqual([
      [10, 11, 'a'],
      [30, 31, 'b'],
      [50, 51, 'b'],
    ]);
  });

  test('with a window have none where no service is agreed', () => {
    const rule = { exclusionRules: { maintenance: { within: 'nights' } } };
    expect(granted(rule, { exclusions: [exclusion(0, 4)], serviceTime: [] })).toEqual({
      excluded: 0,
      verdicts: [['outside', 0]],
      pieces: [],
    });
  });

  test('wholly within their window are granted', () => {
    const rule = { exclusionRules: { maintenance: { within: 'nights' } } };
    const serviceTime = [[at(2), at(20)]] as const;
    // Of 0 to 6 the agreed hours begin at 2; of 4 to 6 none is in the window.
    const exclusions = [exclusion(0, 4), exclusion(3, 6)];
    expect(granted(rule, { exclusions, serviceTime }).verdicts).toEqual([
      ['granted', 2],
      ['outside-window', 0],
    ]);
  });
});

describe('a time set of exclusions', () => {
  test('announces nothing', () => {
    const rule = { exclusionRules: { maintenance: { notice: { hours: 1 } } } };
    expect(granted(rule, { exclusions: [at(0), at(2)] }).verdicts).toEqual([['unannounced', 0]]);
  });
});

describe('a notice', () => {
  test('may be given just so long before, and no later', () => {
    const rule = { exclusionRules: { maintenance: { notice: { hours: 48 } } } };
    const exclusions = [48, 47.999].map((before) => ({
      ...exclusion(100, 101),
      announcedAt: at(100) - Math.round(before * HOUR),
    }));
    expect(granted(rule, { exclusions: [exclusions[1] as never] }).verdicts).toEqual([
      ['short-notice', 0],
    ]);
    expect(granted(rule, { exclusions: [exclusions[0] as never] }).verdicts).toEqual([
      ['granted', 1],
    ]);
  });
});

describe('what the agreement excludes', () => {
  const rule: AvailabilityRule = {
    agreedExclusions: [{ calendar: 'sundays', kind: 'window', id: 'w' }, { calendar: 'nights' }],
  };

  test('is excluded where the service exists', () => {
    const facts = { trackedSince: JUNE_1 + 6 * DAY, trackedUntil: JUNE_1 + 7 * DAY };
    expect(granted(rule, facts)).toEqual({
      excluded: 6,
      verdicts: [
        ['granted', 4],
        ['granted', 4],
      ],
      pieces: [
        [144, 148, 'maintenance'],
        [146, 150, 'window'],
      ],
    });
  });

  test('is nothing where the service never existed', () => {
    expect(granted(rule, { trackedSince: JULY_1 + DAY })).toEqual({
      excluded: 0,
      verdicts: [],
      pieces: [],
    });
  });

  test('has the id of its calendar where it has none of its own', () => {
    const found = measureAvailability(
      compileAvailability(rule, calendars),
      { period: [JUNE_1 + 6 * DAY, JUNE_1 + 7 * DAY] },
      { at: JULY_1 },
    );
    expect(found.exclusions.map(({ id, kind }) => [id, kind])).toEqual([
      ['w', 'window'],
      ['nights', 'maintenance'],
    ]);
  });
});

describe('before the end of the period', () => {
  test('exclusions are listed up to the instant of judgement, and judged as a whole', () => {
    const exclusions = [
      exclusion(0, 2),
      exclusion(10, 14),
      exclusion(12, 13, 'b'),
      exclusion(20, 22),
    ];
    expect(granted({}, { exclusions }, at(12))).toEqual({
      excluded: 4,
      verdicts: [
        ['granted', 2],
        ['granted', 4],
        ['granted', 1],
        ['granted', 2],
      ],
      pieces: [
        [0, 2, 'maintenance'],
        [10, 12, 'maintenance'],
      ],
    });
  });
});

test('more than 5,000 in the order of a list are refused, and none by their beginning', () => {
  const exclusions = Array.from({ length: 5001 }, () => [JUNE_1, JUNE_1] as const);
  const call = (order: 'earliest' | 'asGiven') => () =>
    granted({ exclusionRules: { maintenance: { order } } }, { exclusions });
  expect(thrownBy(call('asGiven'))).toMatchObject({
    code: 'result-out-of-range',
    path: ['exclusions'],
    expected: 'at most 5000 exclusions of a kind in the order given',
    received: '5001 of the kind maintenance',
    hint: "order: 'earliest' has no such limit",
  });
  expect(call('earliest')().excluded).toBe(0);
});
