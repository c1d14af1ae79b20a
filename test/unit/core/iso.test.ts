import { describe, expect, test } from 'vitest';
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
    expect(toIso([{ atMost: 5, dueAt: 0 }])).toEqual([
      { atMost: 5, dueAt: '1970-01-01T00:00:00.000Z' },
    ]);
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

  test('a field called at is an instant, and so is each number of a list called so', () => {
    const moments = { at: 0, firedAt: [0, 1000], steps: [0, 1000], pausesMs: [1000] };
    expect(toIso(moments)).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      firedAt: ['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.000Z'],
      steps: [0, 1000],
      pausesMs: ['PT1S'],
    });
  });

  test('a bare list of instants, such as a time set, and a list of intervals are written out', () => {
    expect(toIso([0, 1000])).toEqual(['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.000Z']);
    expect(toIso([{ startAt: 0, endAt: 1000 }])).toEqual([
      { startAt: '1970-01-01T00:00:00.000Z', endAt: '1970-01-01T00:00:01.000Z' },
    ]);
  });

  test('a word in the place of an instant stays a word', () => {
    expect(toIso('never-opens')).toBe('never-opens');
    expect(toIso({ dueAt: 'never-opens' })).toEqual({ dueAt: 'never-opens' });
  });

  test('a number that is no instant is told with the name of its field', () => {
    expect(thrownBy(() => toIso({ a: { dueAt: Number.NaN } }))).toMatchObject({
      path: ['dueAt'],
      expected: 'epoch milliseconds',
    });
    expect(thrownBy(() => toIso(Number.NaN)).path).toEqual([]);
  });

  test('a result nests 200 levels deep, and no deeper', () => {
    const nested = (levels: number): object =>
      Array.from({ length: levels - 1 }).reduce<object>((part) => ({ part }), {});
    expect(toIso(nested(200))).toEqual(nested(200));
    expect(thrownBy(() => toIso(nested(201)))).toMatchObject({
      code: 'invalid-type',
      path: ['part'],
      expected: 'a result of at most 200 levels',
      hint: 'a result of slakit is far below that: does a part of it hold itself?',
    });
  });

  test('a part that stands in several places is written once, and stands as often', () => {
    const part = { dueAt: 0 };
    const written = toIso({ first: part, second: part });
    expect(written.second).toBe(written.first);
    // 2^60 parts, were each of them written.
    let doubled: object = part;
    for (let level = 0; level < 60; level++) doubled = { a: doubled, b: doubled };
    expect(Object.keys(toIso(doubled))).toEqual(['a', 'b']);
  });

  test('a list that stands under two names is written for each of them', () => {
    const numbers = [0];
    expect(toIso([{ at: numbers }, { pausesMs: numbers }, { at: numbers }])).toEqual([
      { at: ['1970-01-01T00:00:00.000Z'] },
      { pausesMs: ['PT0S'] },
      { at: ['1970-01-01T00:00:00.000Z'] },
    ]);
  });
});
