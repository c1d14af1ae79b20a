import { describe, expect, test } from 'vitest';
import { DEEPEST_VALUE, MOST_VALUES, plainCopy, plainEcho } from '../../../src/core/plain.js';
import type { Reader } from '../../../src/core/read.js';
import { checked, compiled, inShort, refusal } from '../../oracle/twins.js';

const strict = (reader: Reader): unknown => plainCopy(reader, 'refused');
const lenient = (reader: Reader): unknown => plainCopy(reader, 'kept');

/** A list in a list in a list, so many of them. */
function nested(levels: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < levels; level++) value = [value];
  return value;
}

const throwing = {
  get secret(): never {
    throw new Error('the getter ran');
  },
};
const unlisted = new Proxy({}, { ownKeys: () => fail() });
const unmeasured = new Proxy([], { get: () => fail() });
const unknownKind = new Proxy({}, { getPrototypeOf: () => fail() });
function fail(): never {
  throw new Error('the trap ran');
}

describe('a plain copy', () => {
  test('has all fields and members, and shares none of them', () => {
    const data = { a: [1, 'x', null, true, undefined], b: { c: { d: [] } }, e: undefined };
    const copy = compiled(strict, data) as typeof data;
    expect(copy).toStrictEqual(data);
    expect(copy.b.c).not.toBe(data.b.c);
    expect(copy.a).not.toBe(data.a);
  });

  test('has a hole as the nothing that it is, and no zero with a sign', () => {
    expect(compiled(strict, Array(2))).toStrictEqual([undefined, undefined]);
    expect(compiled(strict, { zero: -0 })).toStrictEqual({ zero: 0 });
  });

  test('takes objects of other realms and without ancestors', () => {
    const bare = Object.assign(Object.create(null) as object, { a: 1 });
    expect(compiled(strict, bare)).toStrictEqual({ a: 1 });
  });

  test('reads each field once', () => {
    let asked = 0;
    const counting = {
      get field() {
        return ++asked;
      },
    };
    expect(compiled(strict, counting)).toEqual({ field: 1 });
    expect(asked).toBe(1);
  });

  test('of what stands in several places has it in each', () => {
    const shared = { x: 1 };
    expect(compiled(lenient, [shared, shared])).toEqual([{ x: 1 }, { x: 1 }]);
    expect(compiled(strict, [shared, shared])).toEqual([{ x: 1 }, { x: 1 }]);
  });
});

describe('things that are more than their fields', () => {
  const date = new Date(0);

  test('are kept for readers that know them', () => {
    expect(compiled(lenient, { at: date })).toEqual({ at: date });
    expect((compiled(lenient, [date]) as readonly unknown[])[0]).toBe(date);
  });

  test('are refused where plain data is meant', () => {
    expect(refusal(strict, { rule: [1, date] })).toMatchObject({
      code: 'invalid-type',
      path: ['rule', 1],
      expected: 'plain data, as JSON has it',
      received: 'a Date',
      hint: 'a document holds texts, numbers, true, false, null, lists and objects of them; write an instant as ISO text',
    });
  });
});

describe('what throws when it is read', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a getter', throwing, ['invalid-type x secret']],
    ['a list of keys', unlisted, ['invalid-type x']],
    ['a length', unmeasured, ['invalid-type x']],
    ['a kind', unknownKind, ['invalid-type x']],
  ])('%s is a fault of its place, and the rest is read on', (_, value, faults) => {
    const { findings } = checked(strict, { x: value, y: new Date(0) });
    expect(inShort(findings)).toEqual([...faults, 'invalid-type y']);
    expect(findings[0]).toMatchObject({
      expected: 'plain data, as JSON has it',
      received: 'what throws when it is read',
    });
  });
});

describe('a key named __proto__', () => {
  test('is refused, and the other fields are read on', () => {
    const { findings } = checked(strict, JSON.parse('{ "a": { "__proto__": 1 }, "b": {} }'));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: 'unknown-field',
      path: ['a', '__proto__'],
      expected: 'no such field',
      received: '"__proto__"',
      hint: 'no id or field can have this name',
    });
  });
});

describe('nesting', () => {
  test('of 200 levels is copied', () => {
    expect(compiled(strict, nested(DEEPEST_VALUE))).toEqual(nested(DEEPEST_VALUE));
  });

  test('of one more is refused, and the first eight steps tell where', () => {
    expect(refusal(strict, nested(DEEPEST_VALUE + 1))).toMatchObject({
      code: 'invalid-type',
      path: [0, 0, 0, 0, 0, 0, 0, 0],
      expected: 'at most 200 levels of nesting',
      received: 'more, or a cycle',
    });
  });

  test('of one more is kept as it is where readers come after', () => {
    const deep = nested(DEEPEST_VALUE + 1);
    expect(compiled(lenient, deep)).toEqual(deep);
  });

  test('in itself is refused as too deep, and kept for readers that come after', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(refusal(strict, cycle)).toMatchObject({ received: 'more, or a cycle' });
    const copy = compiled(lenient, cycle) as typeof cycle;
    expect(copy).not.toBe(cycle);
    expect(copy.self).toBe(cycle);
  });
});

describe('the number of values', () => {
  test('may be 250,000, the list that holds them counted in', () => {
    expect(compiled(strict, Array(MOST_VALUES - 1).fill(0))).toHaveLength(MOST_VALUES - 1);
  });

  test('may not be one more, which is a fault of the whole', () => {
    expect(refusal(strict, { list: Array(MOST_VALUES - 1).fill(0) })).toMatchObject({
      code: 'invalid-type',
      path: [],
      expected: 'at most 250000 values',
      received: 'more, parts that stand in several places counted in each',
      hint: 'divide the document, or name what it repeats',
    });
  });
});

describe('an echo', () => {
  test('lacks the fields without a value, at every depth', () => {
    const data = { a: undefined, b: [{ c: undefined, d: null }], e: 'x' };
    expect(compiled(plainEcho, data)).toStrictEqual({ b: [{ d: null }], e: 'x' });
  });

  test('of a bare value is the value', () => {
    expect(compiled(plainEcho, null)).toBeNull();
    expect(compiled(plainEcho, 'text')).toBe('text');
  });

  test('refuses what is no plain data', () => {
    for (const value of [new Date(0), Symbol('x'), () => 1, Number.NaN])
      expect(refusal(plainEcho, value).code).toBe('invalid-type');
    for (const list of [[1, undefined], new Array(1)])
      expect(refusal(plainEcho, list).code).toBe('missing-field');
  });
});
