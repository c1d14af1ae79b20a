import { describe, expect, test } from 'vitest';
import { ratio, ratioOf } from '../../../src/core/ratio.js';
import { ROUNDING_MODES, type RoundingMode, roundRatio } from '../../../src/core/rounding.js';

/** By hand: what each mode makes of a value in whole units. */
const TABLE: readonly (readonly [string, Readonly<Record<RoundingMode, number>>])[] = [
  ['2.5', modes(3, 2, 3, 3, 2, 2, 3, 2, 3, 2)],
  ['3.5', modes(4, 4, 3, 4, 3, 3, 4, 3, 4, 3)],
  ['-2.5', modes(-3, -2, -3, -2, -3, -2, -2, -3, -3, -2)],
  ['-3.5', modes(-4, -4, -3, -3, -4, -3, -3, -4, -4, -3)],
  ['2.4999', modes(2, 2, 2, 2, 2, 2, 3, 2, 3, 2)],
  ['2.5001', modes(3, 3, 3, 3, 3, 3, 3, 2, 3, 2)],
  ['-2.4999', modes(-2, -2, -2, -2, -2, -2, -2, -3, -3, -2)],
  ['-2.5001', modes(-3, -3, -3, -3, -3, -3, -2, -3, -3, -2)],
  ['0.5', modes(1, 0, 1, 1, 0, 0, 1, 0, 1, 0)],
  ['-0.5', modes(-1, 0, -1, 0, -1, 0, 0, -1, -1, 0)],
  ['7', modes(7, 7, 7, 7, 7, 7, 7, 7, 7, 7)],
  ['-7', modes(-7, -7, -7, -7, -7, -7, -7, -7, -7, -7)],
  ['0', modes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
];

function modes(...figures: readonly number[]): Readonly<Record<RoundingMode, number>> {
  const names = [
    'halfAwayFromZero',
    'halfEven',
    'halfOdd',
    'halfTowardPositive',
    'halfTowardNegative',
    'halfTowardZero',
    'ceiling',
    'floor',
    'awayFromZero',
    'towardZero',
  ];
  return Object.fromEntries(names.map((name, i) => [name, figures[i]])) as never;
}

describe('each mode', () => {
  const rows = TABLE.flatMap(([value, figures]) =>
    Object.entries(figures).map(([mode, figure]) => [value, mode as RoundingMode, figure] as const),
  );
  test.each(rows)('%s by %s is %d', (value, mode, figure) => {
    expect(roundRatio(ratioOf(value), 0, mode)).toBe(BigInt(figure));
  });

  test('is listed for whoever reads options', () => {
    expect([...ROUNDING_MODES].sort()).toEqual(Object.keys(modes()).sort());
  });
});

test('a third of 0.015 is a tie, which no decimal of a third can show', () => {
  expect(roundRatio(ratio(15, 3000), 2, 'halfAwayFromZero')).toBe(1n);
  expect(roundRatio(ratio(15, 3000), 2, 'halfEven')).toBe(0n);
  // Just below the tie: a third of 0.0149….
  expect(roundRatio(ratio(14_999, 3_000_000), 2, 'halfAwayFromZero')).toBe(0n);
});

test('two digits are hundredths', () => {
  expect(roundRatio(ratioOf('1.005'), 2, 'halfAwayFromZero')).toBe(101n);
  expect(roundRatio(ratioOf('1.005'), 2, 'halfEven')).toBe(100n);
  expect(roundRatio(ratio(2, 3), 4, 'floor')).toBe(6666n);
});

test('parity is that of the last digit that stays, below zero too', () => {
  expect(roundRatio(ratioOf('-1.15'), 1, 'halfEven')).toBe(-12n);
  expect(roundRatio(ratioOf('-1.25'), 1, 'halfEven')).toBe(-12n);
  expect(roundRatio(ratioOf('-1.15'), 1, 'halfOdd')).toBe(-11n);
  expect(roundRatio(ratioOf('-1.25'), 1, 'halfOdd')).toBe(-13n);
});
