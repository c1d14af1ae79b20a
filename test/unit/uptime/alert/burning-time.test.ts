import { describe, expect, test } from 'vitest';
import { burningTime } from '../../../../src/uptime/alert/burning-time.js';

type Step = readonly [from: number, to: number, tenths: number];

/** Steps of loss in tenths, and a threshold as a fraction; the window is 10 ms long. */
function burning(
  steps: readonly Step[],
  threshold: readonly [number, number],
  operator: 'gte' | 'gt' = 'gte',
  windowMs = 10,
): number[] {
  const set = burningTime(
    {
      starts: steps.map(([from]) => from),
      ends: steps.map(([, to]) => to),
      losses: steps.map(([, , tenths]) => BigInt(tenths)),
      scale: 10n,
    },
    {
      windowMs,
      numerator: BigInt(threshold[0]),
      denominator: BigInt(threshold[1]),
      operator,
    },
  );
  return [...set];
}

/** What it is by asking each millisecond: the share lost of the service in [t - 10, t). */
function asked(
  steps: readonly Step[],
  [numerator, denominator]: readonly [number, number],
  operator: 'gte' | 'gt',
): number[] {
  const out: number[] = [];
  for (let t = -5; t < 200; t++) {
    let [lost, all] = [0, 0];
    for (const [from, to, tenths] of steps) {
      const ms = Math.max(0, Math.min(to, t) - Math.max(from, t - 10));
      all += ms;
      lost += tenths * ms;
    }
    const over = lost * denominator - numerator * all * 10;
    if (all === 0 || over < 0 || (operator === 'gt' && over === 0)) continue;
    if (out[out.length - 1] === t) out[out.length - 1] = t + 1;
    else out.push(t, t + 1);
  }
  return out;
}

const HALF = [1, 2] as const;
/** A hundred milliseconds of service, of which 30 to 50 were lost. */
const OUTAGE: readonly Step[] = [
  [0, 30, 0],
  [30, 50, 10],
  [50, 100, 0],
];

describe('a window that ends at t burns', () => {
  test('from the first millisecond with enough loss in it to the last', () => {
    // 5 of 10 were lost at 35 (30 to 35), and at 55 (45 to 50).
    expect(burning(OUTAGE, HALF)).toEqual([35, 56]);
    expect(burning(OUTAGE, HALF, 'gt')).toEqual([36, 55]);
  });

  test('from the first whole millisecond at which a third is reached', () => {
    // 3.33 of 10: 4 at 34, and at 56 there are 4 left, at 57 three.
    expect(burning(OUTAGE, [1, 3])).toEqual([34, 57]);
    expect(burning(OUTAGE, [1, 3], 'gt')).toEqual([34, 57]);
  });

  test('on any loss at a threshold of 0 that must be passed', () => {
    expect(burning(OUTAGE, [0, 1], 'gt')).toEqual([31, 60]);
  });

  test('while it is full of loss, where all must be lost', () => {
    expect(burning(OUTAGE, [1, 1])).toEqual([40, 51]);
    expect(burning(OUTAGE, [1, 1], 'gt')).toEqual([]);
  });

  test('as long as a loss of just its share goes on, unless it must be passed', () => {
    const half: readonly Step[] = [
      [0, 30, 0],
      [30, 50, 5],
      [50, 100, 0],
    ];
    expect(burning(half, HALF)).toEqual([40, 51]);
    expect(burning(half, HALF, 'gt')).toEqual([]);
  });

  test('without a break over steps of different loss', () => {
    // At 40 five are lost of ten at a half; then more, until 45 to 50 are left at 55.
    const rising: readonly Step[] = [
      [0, 30, 0],
      [30, 40, 5],
      [40, 50, 10],
      [50, 100, 0],
    ];
    expect(burning(rising, HALF)).toEqual([40, 56]);
    expect(burning(rising, HALF, 'gt')).toEqual([41, 55]);
  });

  test('on two losses together that each were too short, and twice on two that lie apart', () => {
    const together: readonly Step[] = [
      [0, 30, 0],
      [30, 34, 10],
      [34, 36, 0],
      [36, 40, 10],
      [40, 100, 0],
    ];
    // At 37 four and one; at 43 one and four.
    expect(burning(together, HALF)).toEqual([37, 44]);
    const apart: readonly Step[] = [...OUTAGE.slice(0, 2), [50, 70, 0], [70, 80, 10], [80, 100, 0]];
    expect(burning(apart, HALF)).toEqual([35, 56, 75, 86]);
  });
});

describe('where service begins or ends', () => {
  test('the share is of the service that lies in the window', () => {
    // Lost from 0 to 5: all of 1 to 5, then 5 of t until t is ten.
    const early: readonly Step[] = [
      [0, 5, 10],
      [5, 100, 0],
    ];
    expect(burning(early, HALF)).toEqual([1, 11]);
    expect(burning(early, HALF, 'gt')).toEqual([1, 10]);
    // Service ends in the outage: the window empties, and what is left of it was lost.
    expect(burning(OUTAGE.slice(0, 2), HALF)).toEqual([35, 60]);
  });

  test('nothing burns before the first millisecond of service has passed', () => {
    expect(burning([[20, 30, 10]], [1, 1])).toEqual([21, 40]);
    // Any share is reached by no loss at all, yet not without service.
    expect(burning([[20, 30, 0]], [0, 1])).toEqual([21, 40]);
  });

  test('a window in a break of service has no share, and none keeps what lies before it', () => {
    const pieces: readonly Step[] = [
      [0, 10, 10],
      [50, 60, 10],
    ];
    expect(burning(pieces, [1, 1])).toEqual([1, 20, 51, 70]);
    // A window of 45 still has the first piece when the second begins.
    expect(burning(pieces, [1, 1], 'gte', 45)).toEqual([1, 105]);
    // One of 40 is empty at 50: it burns again when a millisecond has passed.
    expect(burning(pieces, [1, 1], 'gte', 40)).toEqual([1, 50, 51, 100]);
  });

  test('without service nothing ever burns', () => {
    expect(burning([], [0, 1])).toEqual([]);
  });
});

test('each millisecond is what it is when it is asked by itself', () => {
  const day: readonly Step[] = [
    [0, 7, 2],
    [7, 11, 10],
    [14, 20, 0],
    [20, 23, 5],
    [23, 24, 0],
    [24, 31, 9],
    [60, 62, 1],
    [62, 75, 3],
    [77, 90, 10],
    [90, 91, 0],
  ];
  for (const operator of ['gte', 'gt'] as const)
    for (const threshold of [[0, 1], [1, 5], [3, 10], [1, 3], HALF, [7, 9], [1, 1]] as const)
      expect(burning(day, threshold, operator)).toEqual(asked(day, threshold, operator));
});
