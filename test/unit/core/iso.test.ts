import { describe, expect, expectTypeOf, test } from 'vitest';
import { toIso } from '../../../src/core/iso.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('toIso', () => {
  test('writes instants and durations by the names of their fields, at any depth', () => {
    const result = {
      state: 'running',
      dueAt: 1_772_438_400_000,
      remainingMs: -90_000,
      count: 3,
      stoppedAt: null,
      cycles: [{ startedAt: 0, pausedMs: 0, pauses: [{ startAt: 1, endAt: 2 }] }],
      trace: { elapsedMs: 500 },
    };
    const before = structuredClone(result);
    expect(toIso(result)).toEqual({
      state: 'running',
      dueAt: '2026-03-02T08:00:00.000Z',
      remainingMs: '-PT1M30S',
      count: 3,
      stoppedAt: null,
      cycles: [
        {
          startedAt: '1970-01-01T00:00:00.000Z',
          pausedMs: 'PT0S',
          pauses: [{ startAt: '1970-01-01T00:00:00.001Z', endAt: '1970-01-01T00:00:00.002Z' }],
        },
      ],
      trace: { elapsedMs: 'PT0.5S' },
    });
    expect(result).toEqual(before);
  });

  test('a bare number is an instant; other bare values stay', () => {
    expect(toIso(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(toIso('met')).toBe('met');
    expect(toIso(null)).toBeNull();
    expect(toIso(undefined)).toBeUndefined();
    expect(toIso([{ at: 5, dueAt: 0 }])).toEqual([{ at: 5, dueAt: '1970-01-01T00:00:00.000Z' }]);
  });

  test('what is no plain data stays as it is', () => {
    const columns = { opensAt: Float64Array.of(0, 1), at: new Date(0), byId: new Map([['a', 1]]) };
    expect(toIso(columns)).toEqual(columns);
  });

  test('a field called __proto__ stays a field', () => {
    const result = toIso(JSON.parse('{"__proto__": {"dueAt": 0}}')) as object;
    expect(Object.keys(result)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1])('%d is no instant', (value) => {
    expect(thrownBy(() => toIso(value)).code).toBe('invalid-instant');
    expect(thrownBy(() => toIso({ dueAt: value })).code).toBe('invalid-instant');
  });

  test('the types follow the names', () => {
    interface Result {
      dueAt: number | null;
      parts: { leftMs: number; kind: 'a' }[];
    }
    const readable = toIso<Result>({ dueAt: null, parts: [] });
    expectTypeOf(readable.dueAt).toEqualTypeOf<string | null>();
    expectTypeOf<(typeof readable)['parts'][number]['leftMs']>().toEqualTypeOf<string>();
    expectTypeOf<(typeof readable)['parts'][number]['kind']>().toEqualTypeOf<'a'>();
    expect(readable).toEqual({ dueAt: null, parts: [] });
  });
});
