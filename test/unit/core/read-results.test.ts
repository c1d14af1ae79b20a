import { describe, expect, test } from 'vitest';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/core/instant.js';
import { made, resultInstant, resultMs, returned } from '../../../src/core/read-results.js';
import { compiled, refusal } from '../../oracle/twins.js';

const hint = 'give the result itself, not what toIso made of it';

describe('an instant of a result', () => {
  test.each([0, -1, MIN_INSTANT, MAX_INSTANT])('%d is one', (value) => {
    expect(compiled(resultInstant, value)).toBe(value);
  });

  test.each([MIN_INSTANT - 1, MAX_INSTANT + 1, 1.5, -0, Number.NaN, null, new Date(0)])(
    '%j is none',
    (value) => {
      const error = refusal(resultInstant, value);
      expect(error).toMatchObject({ code: 'invalid-instant', expected: 'epoch milliseconds' });
      expect(error.hint).toBeUndefined();
    },
  );

  test('as text comes from toIso, which is told', () => {
    expect(refusal(resultInstant, '2026-03-02T09:00:00.000Z')).toMatchObject({ hint });
  });
});

describe('a length of a result', () => {
  test.each([0, 5, -5, Number.MAX_SAFE_INTEGER])('%d is one', (value) => {
    expect(compiled(resultMs, value)).toBe(value);
  });

  test.each([0.5, -0, 2 ** 53, Number.POSITIVE_INFINITY, null, { hours: 1 }])(
    '%j is none',
    (value) => {
      const error = refusal(resultMs, value);
      expect(error).toMatchObject({ code: 'invalid-duration', expected: 'whole milliseconds' });
      expect(error.hint).toBeUndefined();
    },
  );

  test('as text comes from toIso, which is told', () => {
    expect(refusal(resultMs, 'PT1H')).toMatchObject({ hint });
  });
});

describe('a result that was made here', () => {
  const read = returned<{ readonly dueAt: number }>('report', () => ({ dueAt: -1 }));

  test('is taken as it is when it comes back, and a copy of it is read', () => {
    const report = { dueAt: 5 };
    expect(made('report', report)).toBe(report);
    expect(compiled(read, report)).toBe(report);
    expect(compiled(read, { ...report })).toEqual({ dueAt: -1 });
  });

  test('does for no result of another kind', () => {
    expect(compiled(read, made('evaluation', { dueAt: 5 }))).toEqual({ dueAt: -1 });
  });
});
