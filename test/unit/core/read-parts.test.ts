import { describe, expect, test } from 'vitest';
import { type FieldsOf, type Reader, readerOf } from '../../../src/core/read.js';
import {
  byName,
  listOf,
  nullable,
  oneKind,
  optional,
  readFields,
  requireKnown,
  requireObject,
  takeFields,
} from '../../../src/core/read-parts.js';
import { flag, text, whole } from '../../../src/core/read-values.js';
import { thrownBy } from '../../oracle/thrown.js';
import { checked, compiled, inShort, refusal } from '../../oracle/twins.js';

const FIELDS = { name: text, size: optional(whole('things')), open: optional(flag, false) };
const box = (reader: Reader) => readFields(reader, 'a box', FIELDS);

describe('an object', () => {
  test('is read field by field; what may be left out has its default', () => {
    expect(compiled(box, { name: 'a', size: 3, open: true })).toEqual({
      name: 'a',
      size: 3,
      open: true,
    });
    expect(compiled(box, { name: 'a' })).toEqual({ name: 'a', size: undefined, open: false });
    expect(compiled(box, { name: 'a', open: undefined })).toMatchObject({ open: false });
  });

  test.each([null, [], 'text', 7, true])('%j is none', (value) => {
    expect(refusal(box, value)).toMatchObject({ code: 'invalid-type', expected: 'a box' });
  });

  test('that is not there is missing', () => {
    expect(refusal(box, undefined).code).toBe('missing-field');
  });

  test('with a field that nobody reads is refused, with the nearest name', () => {
    const { findings, value } = checked(box, { name: 'a', szie: 3 });
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([
      {
        code: 'unknown-field',
        path: ['szie'],
        expected: 'one of name, size, open',
        received: '"szie"',
        hint: 'did you mean size?',
      },
    ]);
  });

  test('an unknown field is refused though it is undefined, and whatever its name', () => {
    expect(inShort(checked(box, { name: 'a', x: undefined }).findings)).toEqual([
      'unknown-field x',
    ]);
    const odd: unknown = JSON.parse('{ "name": "a", "__proto__": 1, "constructor": 2 }');
    expect(inShort(checked(box, odd).findings)).toEqual([
      'unknown-field __proto__',
      'unknown-field constructor',
    ]);
  });

  test('tells all of its faults, unknown fields first', () => {
    const { findings } = checked(box, { size: -1, open: 'yes', nmae: 'a' });
    expect(inShort(findings)).toEqual([
      'unknown-field nmae',
      'missing-field name',
      'invalid-option size',
      'invalid-type open',
    ]);
  });

  test('that may have no fields says so', () => {
    const empty = (reader: Reader) => readFields(reader, 'nothing', {});
    expect(refusal(empty, { a: 1 }).expected).toBe('no fields');
  });

  test('a table ties fields and readers together', () => {
    interface Rule {
      readonly name: string;
      readonly size?: number | undefined;
    }
    const table = { name: text, size: optional(whole('things')) } satisfies FieldsOf<Rule>;
    // @ts-expect-error a field without a reader does not compile
    const short = { name: text } satisfies FieldsOf<Rule>;
    expect([Object.keys(table), Object.keys(short)]).toEqual([['name', 'size'], ['name']]);
  });
});

describe('an object that two readers share', () => {
  const shared = (reader: Reader) => {
    const { values, rest } = takeFields(reader, 'a clock', { id: text });
    return [values, box(rest)] as const;
  };

  test('is read by both', () => {
    expect(compiled(shared, { id: 'a', name: 'b' })).toEqual([
      { id: 'a' },
      { name: 'b', size: undefined, open: false },
    ]);
  });

  test('refuses what neither reads, and knows the names of both', () => {
    const { findings } = checked(shared, { idd: 'a', name: 'b' });
    expect(findings).toMatchObject([
      { code: 'missing-field', path: ['id'] },
      {
        code: 'unknown-field',
        path: ['idd'],
        expected: 'one of name, size, open, id',
        hint: 'did you mean id?',
      },
    ]);
  });

  test('a fault in the first part does not keep the second from being read', () => {
    const { findings } = checked(shared, { id: 7, name: 8 });
    expect(inShort(findings)).toEqual(['invalid-type id', 'invalid-type name']);
  });

  test('is known through several takings', () => {
    const thrice = (reader: Reader) => {
      const first = takeFields(reader, 'it', { a: text });
      const second = takeFields(first.rest, 'it', { b: text });
      return [first.values, second.values, readFields(second.rest, 'it', { c: text })];
    };
    const input = { a: '1', b: '2', c: '3' };
    expect(compiled(thrice, input)).toEqual([{ a: '1' }, { b: '2' }, { c: '3' }]);
    expect(inShort(checked(thrice, { ...input, d: '4' }).findings)).toEqual(['unknown-field d']);
  });

  test('is an object at all', () => {
    expect(refusal(shared, 'text')).toMatchObject({ code: 'invalid-type', expected: 'a clock' });
  });
});

describe('what may be absent', () => {
  test('undefined is left out, null is not', () => {
    expect(compiled(optional(text), undefined)).toBeUndefined();
    expect(compiled(optional(text, 'none'), undefined)).toBe('none');
    expect(refusal(optional(text), null).code).toBe('invalid-type');
  });

  test('null is null where it may be, undefined is missing', () => {
    expect(compiled(nullable(text), null)).toBeNull();
    expect(compiled(nullable(text), 'a')).toBe('a');
    expect(refusal(nullable(text), undefined).code).toBe('missing-field');
  });
});

describe('a list', () => {
  const texts = listOf('texts', text);

  test('is read member by member', () => {
    expect(compiled(texts, ['a', 'b'])).toEqual(['a', 'b']);
    expect(compiled(texts, [])).toEqual([]);
  });

  test('tells each member that is wrong, by its index', () => {
    expect(inShort(checked(texts, [1, 'b', null]).findings)).toEqual([
      'invalid-type 0',
      'invalid-type 2',
    ]);
  });

  test('a hole is a member that is missing', () => {
    const holed = ['a', 'b', 'c'];
    delete holed[1];
    expect(inShort(checked(texts, holed).findings)).toEqual(['missing-field 1']);
  });

  test.each([{}, 'abc', null, { length: 1, 0: 'a' }, new Set(['a'])])('%j is none', (value) => {
    expect(refusal(texts, value).expected).toBe('a list of texts');
  });

  test('has as many members as it may, both ends included', () => {
    const few = listOf('texts', text, { least: 1, most: 2 });
    expect(compiled(few, ['a'])).toEqual(['a']);
    expect(compiled(few, ['a', 'b'])).toEqual(['a', 'b']);
    expect(refusal(few, []).expected).toBe('a list of texts, 1 to 2 of them');
    expect(refusal(few, ['a', 'b', 'c']).received).toBe('an array of 3');
    expect(refusal(listOf('texts', text, { least: 2 }), ['a']).expected).toBe(
      'a list of texts, at least 2',
    );
  });
});

describe('things by name', () => {
  const sizes = byName('sizes', whole('things'));

  test('are read into a map, in order', () => {
    expect([...compiled(sizes, { b: 2, a: 1 })]).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });

  test('may have any name', () => {
    const odd: unknown = JSON.parse('{ "__proto__": 1, "toString": 2, "": 3 }');
    expect([...compiled(sizes, odd).keys()]).toEqual(['__proto__', 'toString', '']);
  });

  test('are told by name when they are wrong', () => {
    expect(inShort(checked(sizes, { a: 1, b: -1, c: 'x' }).findings)).toEqual([
      'invalid-option b',
      'invalid-option c',
    ]);
    expect(refusal(sizes, [1]).expected).toBe('sizes by name');
  });
});

describe('one of several kinds', () => {
  const target = oneKind<object>(
    'a target',
    {
      elapsed: (reader) => readFields(reader, 'it', { elapsed: text }),
      dueAt: (reader) => readFields(reader, 'it', { dueAt: text }),
    },
    'invalid-target',
  );

  test('is read as the kind whose field it has', () => {
    expect(compiled(target, { elapsed: 'PT4H' })).toEqual({ elapsed: 'PT4H' });
    expect(compiled(target, { dueAt: 'noon' })).toEqual({ dueAt: 'noon' });
  });

  test('a field that is undefined makes no kind', () => {
    const { findings } = checked(target, { elapsed: 'PT4H', dueAt: undefined });
    expect(inShort(findings)).toEqual(['unknown-field dueAt']);
  });

  test('of two kinds is told both', () => {
    expect(refusal(target, { dueAt: 'noon', elapsed: 'PT4H' })).toMatchObject({
      code: 'invalid-target',
      expected: 'a target with exactly one of elapsed, dueAt',
      received: 'elapsed and dueAt',
    });
  });

  test('of no kind is told the nearest', () => {
    expect(refusal(target, { elapse: 'PT4H' })).toMatchObject({
      code: 'invalid-target',
      received: 'an object with elapse',
      hint: 'did you mean elapsed?',
    });
    expect(refusal(target, {})).not.toHaveProperty('hint');
  });

  test('what is no object is told by the same code', () => {
    expect(refusal(target, 'PT4H').code).toBe('invalid-target');
    expect(refusal(oneKind('a', {}), 'PT4H').code).toBe('invalid-type');
  });
});

test('an object is given as it is', () => {
  const value = { a: 1 };
  expect(requireObject(readerOf(value), 'it')).toBe(value);
});

describe('options of a call', () => {
  interface Options {
    readonly boundary?: string;
    readonly at?: number;
  }
  const refusedOptions = (value: unknown) =>
    thrownBy(() => requireKnown<Options>(value as Options, { boundary: true, at: true }));

  test('that are known pass, whatever they hold', () => {
    expect(() =>
      requireKnown<Options>({ boundary: 'x' }, { boundary: true, at: true }),
    ).not.toThrow();
    expect(() => requireKnown<Options>({}, { boundary: true, at: true })).not.toThrow();
  });

  test('that are unknown are refused, with their place and the nearest', () => {
    expect(refusedOptions({ boundry: 'x' })).toMatchObject({
      code: 'unknown-field',
      path: ['options', 'boundry'],
      hint: 'did you mean boundary?',
    });
  });

  test.each([null, 7, 'text'])('%j is no options object', (value) => {
    expect(refusedOptions(value)).toMatchObject({ code: 'invalid-type', path: ['options'] });
  });

  test('a name that every object inherits is not known for that', () => {
    expect(refusedOptions(JSON.parse('{ "toString": 1 }')).code).toBe('unknown-field');
  });
});
