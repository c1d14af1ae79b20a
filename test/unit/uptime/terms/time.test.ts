import { describe, expect, test } from 'vitest';
import { isPlainInstant } from '../../../../src/uptime/terms/time.js';

describe('a plain instant', () => {
  // What has the size of epoch seconds from 1973 to 2286 is looked at again, to warn.
  test.each<[unknown, boolean]>([
    [0, true],
    [99_999_999, true],
    [100_000_000, false],
    [9_999_999_999, false],
    [10_000_000_000, true],
    [Date.UTC(2026, 0), true],
    [Date.parse('0001-01-01T00:00:00.000Z'), true],
    [Date.parse('0001-01-01T00:00:00.000Z') - 1, false],
    [Date.parse('9999-12-31T23:59:59.999Z'), true],
    [Date.parse('9999-12-31T23:59:59.999Z') + 1, false],
    [0.5, false],
    [Number.NaN, false],
    ['0', false],
    [null, false],
  ])('whether %s is one: %s', (value, isOne) => {
    expect(isPlainInstant(value)).toBe(isOne);
  });
});
