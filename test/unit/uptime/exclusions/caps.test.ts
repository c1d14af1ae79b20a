import { describe, expect, test } from 'vitest';
import { totalled } from '../../../../src/core/running-total.js';
import { rollingLedger, spanLedger } from '../../../../src/uptime/exclusions/caps.js';
import { HOUR, JUNE_1, june } from '../month.js';

type Hours = readonly [from: number, to: number];

const at = (hour: number): number => JUNE_1 + hour * HOUR;
const list = (hours: readonly Hours[]) => hours.map(([from, to]) => [at(from), at(to)] as const);

/** What exclusions of a kind are granted under caps, in hours of June. */
function granted(
  caps: readonly object[],
  exclusions: readonly Hours[],
  facts: { readonly before?: readonly Hours[]; readonly service?: readonly Hours[] } = {},
  more: object = {},
): Hours[] {
  const { intervals } = june(
    { exclusionRules: { maintenance: { caps, ...more } as never } },
    {
      exclusions: list(exclusions),
      spans: { year: [list([[-2000, 6000]])[0] as readonly [number, number]] },
      excludedBefore: list(facts.before ?? []),
      ...(facts.service === undefined ? {} : { serviceTime: list(facts.service) }),
    },
    { listIntervals: true },
  );
  return (intervals?.excluded ?? []).map(({ startAt, endAt }) => [
    (startAt - JUNE_1) / HOUR,
    (endAt - JUNE_1) / HOUR,
  ]);
}

describe('two hours in any day', () => {
  const caps = [{ cap: { hours: 2 }, rolling: { hours: 24 } }];

  test('are used up by several, and free again a day after each', () => {
    // 1 + 1 until 6. At 23 nothing has left; 0 to 1 leaves from 24 to 25, 5 to 6 from 29 on.
    expect(
      granted(caps, [
        [0, 1],
        [5, 7],
        [23, 26],
        [28, 40],
      ]),
    ).toEqual([
      [0, 1],
      [5, 6],
      [24, 25],
      [29, 30],
    ]);
  });

  test('are what earlier periods left of them', () => {
    // 1.5 h were granted until 21:30 of 31 May: they leave from 20:00 to 21:30.
    expect(
      granted(
        caps,
        [
          [0, 10],
          [18, 23],
        ],
        { before: [[-4, -2.5]] },
      ),
    ).toEqual([
      [0, 0.5],
      [20, 21.5],
    ]);
  });

  test('that another rule let pass are waited for until they have left', () => {
    // Three hours until 21:00 before: one too many, gone at 1; then as much leaves as comes in.
    expect(granted(caps, [[0, 10]], { before: [[-24, -21]] })).toEqual([[1, 3]]);
    // An hour of three has left already.
    expect(granted(caps, [[0, 10]], { before: [[-25, -22]] })).toEqual([[0, 2]]);
    // Half an hour and two: the half is gone at 1.5, but nothing leaves until 4.
    expect(
      granted(caps, [[0, 10]], {
        before: [
          [-23, -22.5],
          [-20, -18],
        ],
      }),
    ).toEqual([[4, 6]]);
    // Half an hour and three: the half and one more are gone at 5.
    expect(
      granted(caps, [[0, 10]], {
        before: [
          [-23, -22.5],
          [-20, -17],
        ],
      }),
    ).toEqual([[5, 7]]);
  });

  test('count agreed time alone', () => {
    const service: Hours[] = [
      [0, 1],
      [10, 12],
      [20, 40],
    ];
    expect(granted(caps, [[0, 40]], { service })).toEqual([
      [0, 1],
      [10, 11],
      [24, 25],
      [34, 35],
    ]);
  });

  test('are not used by what lies before the first service, nor after the last', () => {
    const service: Hours[] = [[10, 20]];
    expect(
      granted(
        caps,
        [
          [0, 11],
          [15, 30],
        ],
        { service },
      ),
    ).toEqual([
      [10, 11],
      [15, 16],
    ]);
  });

  test('are none where the cap is none', () => {
    const none = [{ cap: { hours: 0 }, rolling: { hours: 24 } }];
    expect(granted(none, [[0, 100]])).toEqual([]);
  });
});

describe('a cap as long as its stretch, or longer', () => {
  test('caps nothing', () => {
    const exclusions: Hours[] = [
      [0, 300],
      [400, 410],
    ];
    for (const cap of [24, 25])
      expect(granted([{ cap: { hours: cap }, rolling: { hours: 24 } }], exclusions)).toEqual(
        exclusions,
      );
    const before: Hours[] = [[-24, 0]];
    const whole = [{ cap: { hours: 24 }, rolling: { hours: 24 } }];
    expect(granted(whole, exclusions, { before })).toEqual(exclusions);
  });
});

describe('several caps', () => {
  test('must all have room: what one still has does not let another wait longer', () => {
    const caps = [
      { cap: { hours: 100 }, span: 'year' },
      { cap: { hours: 1 }, rolling: { hours: 24 } },
    ];
    expect(granted(caps, [[0, 50]])).toEqual([
      [0, 1],
      [24, 25],
      [48, 49],
    ]);
  });

  test('end with the first that is used up', () => {
    const caps = [
      { cap: { hours: 3 }, span: 'year' },
      { cap: { hours: 2 }, rolling: { hours: 24 } },
    ];
    expect(granted(caps, [[0, 100]])).toEqual([
      [0, 2],
      [24, 25],
    ]);
    // And the cap of the period itself.
    expect(granted(caps, [[0, 100]], {}, { cap: { hours: 1 } })).toEqual([[0, 1]]);
  });
});

describe('a ledger of spans', () => {
  const spans = [
    { startAt: 0, endAt: 100 },
    { startAt: 100, endAt: 200 },
  ];
  const time = totalled([10, 20, 40, 60, 110, 150]);

  test('is free up to the end of the span where there is room for all of it', () => {
    // 30 of agreed time in the first.
    expect(spanLedger(30, spans, [], time).freeUntil(10, 300)).toBe(100);
    expect(spanLedger(30, spans, [], time).freeUntil(10, 70)).toBe(70);
  });

  test('is free until its agreed time is used up', () => {
    expect(spanLedger(15, spans, [], time).freeUntil(10, 300)).toBe(45);
    expect(spanLedger(15, spans, [], time).freeUntil(50, 300)).toBe(100);
  });

  test('is free nowhere once it is, and again in the next span', () => {
    const ledger = spanLedger(15, spans, [], time);
    ledger.take(10, 45);
    expect([ledger.freeUntil(45, 90), ledger.freeUntil(30, 90)]).toEqual([45, 30]);
    expect(ledger.freeFrom(45)).toBe(100);
    expect(ledger.freeUntil(100, 300)).toBe(125);
    // Behind the last agreed time of the span nothing is used.
    expect(ledger.freeUntil(60, 90)).toBe(90);
  });

  test('has used what was granted before, in each span its own', () => {
    const ledger = spanLedger(15, spans, [-5, 5, 90, 102], time);
    // 5 and 10 of the first, 2 of the second.
    expect(ledger.freeUntil(10, 90)).toBe(10);
    expect(ledger.freeUntil(100, 200)).toBe(123);
  });
});

describe('a rolling ledger', () => {
  const always = totalled([-1000, 1000]);

  test('tells at once how far all of it is free, though some leaves on the way', () => {
    // 5 of 20 in any 100 were used from -60 to -55: 40 to 45 are free as they leave.
    const ledger = rollingLedger(20, 100, [-60, -55], always);
    expect(ledger.freeUntil(0, 500)).toBe(15);
    expect(ledger.freeUntil(0, 10)).toBe(10);
    // From 30 on: 10 until they leave, 5 as they do, 5 more.
    expect(ledger.freeUntil(30, 500)).toBe(50);
    expect(ledger.freeUntil(30, 42)).toBe(42);
  });

  test('is free up to the next agreed time, and no further than it lasts', () => {
    const ledger = rollingLedger(20, 100, [], totalled([10, 15, 40, 80]));
    expect(ledger.freeUntil(0, 500)).toBe(10);
    expect(ledger.freeUntil(0, 5)).toBe(5);
    expect(ledger.freeUntil(10, 500)).toBe(15);
    expect(ledger.freeUntil(15, 500)).toBe(40);
    expect(ledger.freeUntil(80, 500)).toBe(500);
  });

  test('uses agreed time alone', () => {
    const ledger = rollingLedger(20, 100, [], totalled([10, 15, 40, 80]));
    ledger.take(0, 10);
    ledger.take(15, 40);
    expect(ledger.freeUntil(40, 500)).toBe(60);
    ledger.take(40, 60);
    expect(ledger.freeUntil(60, 500)).toBe(60);
    // 40 leaves at 140.
    expect(ledger.freeFrom(60)).toBe(140);
  });

  test('frees some when what was too much has left, and more leaves', () => {
    // 35 were used: 15 too many are gone when the first 5 and 10 more are.
    expect(rollingLedger(20, 100, [-95, -90, -80, -50], always).freeFrom(0)).toBe(30);
    // 5 too many are gone at 10, but nothing else leaves until 20.
    expect(rollingLedger(15, 100, [-95, -90, -80, -65], always).freeFrom(0)).toBe(20);
    expect(rollingLedger(5, 100, [-95, -90], always).freeFrom(0)).toBe(5);
  });

  test('never frees anything where the cap is none', () => {
    expect(rollingLedger(0, 100, [], always).freeFrom(0)).toBe(Number.POSITIVE_INFINITY);
  });
});
