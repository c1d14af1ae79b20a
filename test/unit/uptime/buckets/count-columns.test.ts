import { describe, expect, test } from 'vitest';
import {
  type BucketsInput,
  checkRequestsFacts,
  compileRequests,
  measureRequests,
  type RequestsFacts,
  type RequestsRule,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JULY_1, JUNE, JUNE_1 } from '../month.js';

const at = (hour: number): number => JUNE_1 + hour * HOUR;
/** Buckets of an hour each, one after the other. */
const rows = (...counts: readonly object[]) =>
  counts.map((count, i) => ({ startAt: at(i), endAt: at(i + 1), ...count }));
const measured = (buckets: BucketsInput, rule: RequestsRule = {}) =>
  measureRequests(compileRequests(rule), { period: JUNE, buckets } as RequestsFacts, {
    at: JULY_1,
  });
const events = (buckets: BucketsInput, rule: RequestsRule = {}) => measured(buckets, rule).events;
const refused = (buckets: unknown) => thrownBy(() => measured(buckets as BucketsInput));

describe('counts', () => {
  test('are exact beyond what numbers can add up', () => {
    // Twice 2^53 - 1 are 2^54 - 2, and two of them were bad.
    const most = Number.MAX_SAFE_INTEGER;
    expect(events(rows({ good: most - 1, total: most }, { bad: 1, total: most }))).toEqual({
      good: '18014398509481980',
      bad: '2',
      total: '18014398509481982',
    });
    expect(events(rows({ good: '9007199254740993', bad: 0 }, { good: 1, bad: 1 }))).toEqual({
      good: '9007199254740994',
      bad: '1',
      total: '9007199254740995',
    });
  });

  test('are counted in the smallest places that any of them has', () => {
    expect(
      events(rows({ good: '0.1', total: '0.30' }, { good: 2, total: '2.5' }, { bad: 1, total: 1 })),
    ).toEqual({ good: '2.1', bad: '1.7', total: '3.8' });
    const small = `0.${'0'.repeat(29)}1`;
    expect(events(rows({ good: small, bad: 1 }))).toMatchObject({ good: small });
  });

  test('are any two of good, bad and total, and three where they agree', () => {
    expect(
      events(
        rows(
          { good: 8, bad: 2 },
          { good: 7, total: 10 },
          { bad: 4, total: 10 },
          { good: 5, bad: 5, total: 10 },
        ),
      ),
    ).toEqual({ good: '26', bad: '14', total: '40' });
    expect(refused(rows({ good: 5, bad: 4, total: 10 }))).toMatchObject({
      code: 'invalid-option',
      path: ['buckets', 0],
      expected: 'good and bad that make the total; two of the three suffice',
    });
  });

  test('of null were not read: such a bucket tells nothing', () => {
    const { events: counted, leftOut } = measured(
      rows({ good: null, total: null }, { good: 1, total: 2 }, { good: null, total: 9 }),
    );
    expect(counted).toEqual({ good: '1', bad: '1', total: '2' });
    expect(leftOut).toMatchObject([{ reason: 'no-data', buckets: 2 }]);
  });

  test('of null count as none beside another, where the rule says so', () => {
    const rule = { missingAs: 'zero' } as const;
    const buckets = rows(
      { bad: null, total: 9 },
      { good: null, bad: 3 },
      { good: null, total: null },
    );
    expect(events(buckets, rule)).toEqual({ good: '9', bad: '3', total: '12' });
    // A total is never taken for none.
    expect(events(rows({ good: 3, total: null }), rule)).toMatchObject({ total: '0' });
  });

  test('of null tell nothing where no other counter tells that there was counting', () => {
    const rule = { missingAs: 'zero' } as const;
    for (const none of [
      { good: null, bad: null },
      { good: null },
      { bad: null },
      { total: null },
      { good: 3, total: null },
      { good: null, bad: null, total: null },
    ])
      expect(measured(rows(none), rule)).toMatchObject({
        events: { good: '0', bad: '0', total: '0' },
        leftOut: [{ reason: 'no-data', buckets: 1 }],
      });
    // One that tells is enough for another to be none.
    expect(events(rows({ good: 3, bad: null }), rule)).toEqual({ good: '3', bad: '0', total: '3' });
    expect(events(rows({ good: null, total: 4 }), rule)).toEqual({
      good: '0',
      bad: '4',
      total: '4',
    });
    // Without that rule they are not.
    for (const some of [
      { good: 3, bad: null },
      { good: null, bad: 3 },
      { bad: null, total: 3 },
    ])
      expect(measured(rows(some))).toMatchObject({
        events: { total: '0' },
        leftOut: [{ reason: 'no-data', buckets: 1 }],
      });
  });

  test('of which three disagree are refused as such first, or cut', () => {
    expect(refused(rows({ good: 11, bad: 0, total: 10 }))).toMatchObject({
      path: ['buckets', 0],
      expected: 'good and bad that make the total; two of the three suffice',
    });
    const clamp = { excess: 'clamp' } as const;
    // The good ones are believed.
    expect(measured(rows({ good: 5, bad: 9, total: 10 }), clamp)).toMatchObject({
      events: { good: '5', bad: '5', total: '10' },
      cut: 0,
    });
    expect(measured(rows({ good: 11, bad: 0, total: 10 }), clamp)).toMatchObject({
      events: { good: '10', bad: '0', total: '10' },
      cut: 1,
    });
    expect(measured(rows({ good: null, bad: 11, total: 10 }), clamp)).toMatchObject({
      leftOut: [],
      events: { good: '0', bad: '10', total: '10' },
      cut: 1,
    });
  });

  test('are paired exactly where numbers end', () => {
    // 2^53 - 1 and 2^53 - 2 make 2^54 - 3, an odd number that no double holds.
    const [one, other] = [2 ** 53 - 1, 2 ** 53 - 2];
    expect(events(rows({ good: one, bad: other }))).toEqual({
      good: '9007199254740991',
      bad: '9007199254740990',
      total: '18014398509481981',
    });
    // A tenth beside it makes tenths of all.
    expect(events(rows({ good: one, bad: 0 }, { good: '0.1', bad: 0 }))).toMatchObject({
      good: '9007199254740991.1',
    });
    const large = rows({ good: '1e20', bad: '0.25' }, { bad: '1.5', total: '1e20' });
    expect(events(large)).toEqual({
      good: '199999999999999999998.5',
      bad: '1.75',
      total: '200000000000000000000.25',
    });
    const cut = measured(rows({ bad: '2e20', total: '1e20' }, { good: 2, total: 1 }), {
      excess: 'clamp',
    });
    expect(cut).toMatchObject({ events: { good: '1', bad: `1${'0'.repeat(20)}` }, cut: 2 });
  });

  test('that no number holds stand beside buckets that tell nothing', () => {
    const nothing = { good: null, total: null };
    const { events: counted, leftOut } = measured(
      rows({ good: '1e20', total: '2e20' }, nothing, { good: 1, total: 3 }, nothing),
    );
    expect(counted).toEqual({
      good: '100000000000000000001',
      bad: '100000000000000000002',
      total: '200000000000000000003',
    });
    expect(leftOut).toMatchObject([{ reason: 'no-data', buckets: 2, good: '0', total: '0' }]);
  });

  test('above their total are refused, or cut', () => {
    for (const [field, count] of [
      ['good', { good: 11, total: 10 }],
      ['bad', { bad: 11, total: 10 }],
    ] as const)
      expect(refused(rows({ good: 1, total: 1 }, count))).toMatchObject({
        code: 'invalid-option',
        path: ['buckets', 1, field],
        expected: 'no more events than the total',
        hint: "excess: 'clamp' accepts counters read at different moments",
      });
    const cut = measured(
      rows({ good: 11, total: 10 }, { bad: 11, total: 10 }, { good: 10, total: 10 }),
      { excess: 'clamp' },
    );
    expect(cut).toMatchObject({ events: { good: '20', bad: '10', total: '30' }, cut: 2 });
    const decimal = measured(rows({ good: '1.5', total: '1.25' }), { excess: 'clamp' });
    expect(decimal).toMatchObject({ events: { good: '1.25', total: '1.25' }, cut: 1 });
  });

  test.each<[object, (string | number)[], string]>([
    [{ good: -1, total: 2 }, [0, 'good'], '0 or more'],
    [{ good: 0, total: '1e30' }, [0, 'total'], 'a count below 10^30 with at most 30 places'],
    [
      { good: `0.${'0'.repeat(30)}1`, total: 2 },
      [0, 'good'],
      'a count below 10^30 with at most 30 places',
    ],
    [{ good: 1 }, [0], 'two of good, bad and total'],
    [{}, [0], 'two of good, bad and total'],
  ])('%j are refused at %j', (count, path, expected) => {
    expect(refused(rows(count))).toMatchObject({ path: ['buckets', ...path], expected });
  });

  test('that are missing are told by how many there are', () => {
    expect(refused(rows({})).received).toBe('none of them');
    expect(refused(rows({ total: 5 })).received).toBe('one of them');
  });

  test('may be just below a nonillion', () => {
    const most = '9'.repeat(30);
    expect(events(rows({ good: 0, total: most }))).toMatchObject({ bad: most });
  });
});

describe('buckets', () => {
  test('come in any order, each with its own counts', () => {
    const [first, second, third] = rows(
      { good: 1, total: 2 },
      { good: null, total: null },
      { good: 3, total: 30 },
    ) as [object, object, object];
    for (const [one, two] of [
      [1, 2],
      ['0.5', '2.5'],
    ] as const) {
      const list = [third, { ...first, good: one, total: two }, second] as never;
      const { leftOut, events: counted } = measured(list);
      expect(counted.total).toBe(String(30 + Number(two)));
      expect(leftOut).toMatchObject([{ reason: 'no-data', buckets: 1, total: '0' }]);
    }
    // What is wrong is told where it stands in the list.
    const wrong = [third, first, { ...second, good: 9, total: 8 }];
    expect(refused(wrong).path).toEqual(['buckets', 2, 'good']);
  });

  test.each<[unknown, (string | number)[], string]>([
    [[7], [0], 'a bucket as { start, end } or { startAt, endAt } with two of good, bad and total'],
    [
      [[1, 2]],
      [0],
      'a bucket as { start, end } or { startAt, endAt } with two of good, bad and total',
    ],
    [
      [{ start: 0, end: 1, startAt: 0, good: 1, total: 1 }],
      [0],
      'a bucket as { start, end } or { startAt, endAt } with two of good, bad and total',
    ],
    [[{ start: 5, end: 5, good: 1, total: 1 }], [0], 'an end after the start'],
    [
      [{ start: 0, end: 1, gud: 1, total: 1 }],
      [0, 'gud'],
      'one of start, end, startAt, endAt, good, bad, total',
    ],
  ])('%j are refused at %j', (buckets, path, expected) => {
    expect(refused(buckets)).toMatchObject({ path: ['buckets', ...path], expected });
  });

  test('that overlap are refused, and those that touch are not', () => {
    const one = { startAt: at(0), endAt: at(1), good: 1, total: 1 };
    const two = { startAt: at(1), endAt: at(2), good: 1, total: 1 };
    expect(events([two, one]).total).toBe('2');
    expect(refused([one, { ...two, startAt: at(1) - 1 }])).toMatchObject({
      path: ['buckets', 1],
    });
  });

  test('are all told where they are wrong, when they are checked', () => {
    const buckets = [
      ...rows({ good: 1, total: 1 }, { good: 2, total: 1 }, { good: 1, totl: 1 }),
      { start: at(3), end: at(3), good: 1, total: 1 },
    ];
    const check = checkRequestsFacts(compileRequests({}), { period: JUNE, buckets } as never, {
      at: JULY_1,
    });
    const paths = check.ok ? [] : check.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['buckets.2.totl', 'buckets.3']);
    const pairs = checkRequestsFacts(
      compileRequests({}),
      { period: JUNE, buckets: rows({ good: 2, total: 1 }, {}, { bad: 2, total: 1 }) } as never,
      { at: JULY_1 },
    );
    expect(pairs.ok ? [] : pairs.issues.map(({ path }) => path.join('.'))).toEqual([
      'buckets.0.good',
      'buckets.1',
      'buckets.2.bad',
    ]);
  });
});
