import { describe, expect, test } from 'vitest';
import {
  addBusinessTime,
  businessTimeBetween,
  isOpen,
  isSlaError,
  nextOpenAt,
  openTimeSet,
  subtractBusinessTime,
} from '../../../src/calendar.js';
import { office } from './calendar.js';

function codeOf(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    if (isSlaError(error)) return error.code;
    throw error;
  }
  return 'none';
}

test.each<readonly [unknown, string]>([
  [Number.NaN, 'invalid-instant'],
  [1.5, 'invalid-instant'],
  [null, 'invalid-instant'],
  [undefined, 'invalid-instant'],
  [{}, 'invalid-instant'],
  [1n, 'invalid-instant'],
  [new Date(Number.NaN), 'invalid-instant'],
  ['2026-03-02T09:00:00', 'invalid-instant'],
  ['2'.repeat(1_000_000), 'invalid-instant'],
  [8_640_000_000_000_000, 'instant-out-of-range'], // the last day of Date, in the year 275760
])('instant %# is refused as %s', (at, code) => {
  const instant = at as number;
  expect(codeOf(() => isOpen(office, instant))).toBe(code);
  expect(codeOf(() => businessTimeBetween(office, 0, instant))).toBe(code);
  expect(codeOf(() => openTimeSet(office, instant, 0))).toBe(code);
});

test.each([
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1.5,
  null,
  {},
  'P1D',
  { days: 1 },
  'x'.repeat(1_000_000),
])('amount %# is refused', (amount) => {
  expect(codeOf(() => addBusinessTime(office, 0, amount as number))).toBe('invalid-duration');
  expect(codeOf(() => subtractBusinessTime(office, 0, amount as number))).toBe('invalid-duration');
});

describe('an option that does not exist', () => {
  test('is refused', () => {
    const unknown = 'later' as never;
    expect(codeOf(() => addBusinessTime(office, 0, 1, { boundary: unknown }))).toBe(
      'invalid-option',
    );
    expect(codeOf(() => subtractBusinessTime(office, 0, 1, { boundary: unknown }))).toBe(
      'invalid-option',
    );
    expect(codeOf(() => nextOpenAt(office, 0, { whenOpen: unknown }))).toBe('invalid-option');
  });
});

test('a reversed range has no set of open time', () => {
  expect([...openTimeSet(office, '2026-03-06T00:00:00Z', '2026-03-02T00:00:00Z')]).toEqual([]);
});

test('more open time than ten thousand years hold is a status', () => {
  expect(addBusinessTime(office, '2026-03-02T00:00:00Z', 400_000_000_000_000)).toBe('never-opens');
});
