import { describe, expect, test } from 'vitest';
import { toDurationMs } from '../../../src/core/duration.js';
import { formatPath, isSlaError, messageOf, SlaError, shown } from '../../../src/core/error.js';
import { toInstant } from '../../../src/core/instant.js';
import { toTimeSet } from '../../../src/core/interval.js';
import { toIso } from '../../../src/core/iso.js';
import { type Read, readAll, readerOf } from '../../../src/core/read.js';
import { readInterval } from '../../../src/core/read-interval.js';
import { byKnownName } from '../../../src/core/read-names.js';
import {
  byName,
  listOf,
  oneKind,
  readFields,
  requireKnown,
  takeFields,
} from '../../../src/core/read-parts.js';
import { resultInstant, resultMs } from '../../../src/core/read-results.js';
import { text } from '../../../src/core/read-values.js';
import { thrownBy } from '../../oracle/thrown.js';

const bite = (): never => {
  throw new Error('the host threw');
};
const revoked = (value: object): object => {
  const { proxy, revoke } = Proxy.revocable(value, {});
  revoke();
  return proxy;
};

/** Values that throw when they are read, each made anew. */
const BITING: readonly (readonly [string, () => object])[] = [
  [
    'a proxy that throws',
    () =>
      new Proxy(
        {},
        {
          get: bite,
          has: bite,
          ownKeys: bite,
          getOwnPropertyDescriptor: bite,
          getPrototypeOf: bite,
        },
      ),
  ],
  ['a revoked proxy of an object', () => revoked({})],
  ['a revoked proxy of a list', () => revoked([])],
];

/** A field that throws when it is read. */
const withGetter = (name: string): object =>
  Object.defineProperty({}, name, { get: bite, enumerable: true });

const fields: Read<unknown> = (reader) => readFields(reader, 'a thing', { name: text });
const READERS: readonly (readonly [string, Read<unknown>])[] = [
  ['fields', fields],
  ['some of the fields', (reader) => takeFields(reader, 'a thing', { name: text }).values],
  ['a list', listOf('things', text)],
  ['things by name', byName('things', text)],
  ['things by known names', byKnownName('things', ['name'], text)],
  ['one of several kinds', oneKind('a thing', { name: text })],
  ['an interval', readInterval],
];

describe.each(READERS)('C2: a reader of %s', (_, read) => {
  test.each(BITING)('refuses %s, thrown or listed', (__, make) => {
    const error = thrownBy(() => read(readerOf(make(), null, 'given')));
    expect(error).toMatchObject({ code: 'invalid-type', path: ['given'] });
    const findings: Parameters<typeof readAll>[1] = [];
    expect(readAll(make(), findings, read)).toBeUndefined();
    expect(findings.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: 'invalid-type', path: [] },
    ]);
  });
});

describe('C2: what throws when it is read', () => {
  test('is told at its place', () => {
    const error = thrownBy(() => fields(readerOf(withGetter('name'), null, 'given')));
    expect(error).toMatchObject({
      code: 'invalid-type',
      path: ['given', 'name'],
      received: 'one that throws',
    });
  });

  test.each(BITING)('is no instant, duration, list of time or options: %s', (_, make) => {
    const value = make() as never;
    for (const read of [toInstant, toDurationMs, toTimeSet])
      expect(isSlaError(thrownBy(() => read(value)))).toBe(true);
    const known = thrownBy(() => requireKnown(value, {} as never));
    expect(isSlaError(known)).toBe(true);
  });

  test('keeps what was thrown as the cause of the error', () => {
    const input = withGetter('epochMilliseconds') as never;
    expect(thrownBy(() => toInstant(input))).toMatchObject({
      cause: { message: 'the host threw' },
    });
  });

  test.each(BITING)('is shown, and is no error of slakit: %s', (_, make) => {
    expect(shown(make())).toBe('an object that cannot be read');
    expect(isSlaError(make())).toBe(false);
  });
});

describe('C7: the parts of a message are looked at', () => {
  test.each<[unknown, readonly (string | number)[]]>([
    [undefined, ['problem', 'expected']],
    [null, ['problem', 'expected']],
    [{ path: [], expected: 'a', received: 7 }, ['problem', 'received']],
    [{ path: [], expected: 'a', received: 'b', hint: null }, ['problem', 'hint']],
    [{ path: 'at', expected: 'a', received: 'b' }, []],
    [{ path: ['at', {}], expected: 'a', received: 'b' }, [1]],
  ])('%j is no problem', (problem, path) => {
    expect(thrownBy(() => messageOf(problem as never))).toMatchObject({ path });
  });

  test.each([undefined, null, 'at', 7, { 0: 'at' }])('%j is no path', (path) => {
    expect(isSlaError(thrownBy(() => formatPath(path as never)))).toBe(true);
  });

  test('a path that shares its steps 2^40 times is refused at its first step', () => {
    expect(thrownBy(() => formatPath(shared((inner) => [inner, inner]) as never))).toMatchObject({
      path: [0],
    });
  });

  test('an error of the host’s own with a path that is none is an SlaError all the same', () => {
    expect(isSlaError(thrownBy(() => new SlaError({ path: 7 } as never)))).toBe(true);
  });
});

describe('C9: a result that is rendered for reading', () => {
  test('may not hold itself', () => {
    const result: Record<string, unknown> = {};
    result.self = result;
    expect(thrownBy(() => toIso(result))).toMatchObject({ code: 'invalid-type', path: ['self'] });
    const list: unknown[] = [];
    list.push(list);
    expect(thrownBy(() => toIso(list)).code).toBe('invalid-type');
  });

  test('may nest 200 levels deep and no deeper', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 'met' : [nested(levels - 1)]);
    expect(toIso(nested(200))).toEqual(nested(200));
    expect(thrownBy(() => toIso(nested(201))).code).toBe('invalid-type');
  });

  test('B7: is rendered once for each part, however often that is shared', () => {
    let asked = 0;
    const part = Object.defineProperty({}, 'dueAt', {
      get: () => {
        asked++;
        return 0;
      },
      enumerable: true,
    });
    let whole: unknown = part;
    for (let i = 0; i < 40; i++) whole = { early: whole, late: [whole] };
    toIso(whole);
    expect(asked).toBe(1);
  });

  test('a list that stands under two names is rendered for each', () => {
    const list = [0];
    expect(toIso({ dueAt: list, elapsedMs: list, count: list })).toEqual({
      dueAt: ['1970-01-01T00:00:00.000Z'],
      elapsedMs: ['PT0S'],
      count: [0],
    });
  });

  test.each(BITING)('C2: throws an SlaError for %s', (_, make) => {
    expect(isSlaError(thrownBy(() => toIso({ at: make() })))).toBe(true);
  });
});

test('C8: a result that comes back with -0 is none: what is made of it would have it, too', () => {
  for (const read of [resultInstant, resultMs])
    expect(() => read(readerOf(-0))).toThrow('received -0');
  expect(resultMs(readerOf(0))).toBe(0);
});

function shared(twice: (inner: unknown) => unknown): unknown {
  let whole: unknown = 'at';
  for (let i = 0; i < 40; i++) whole = twice(whole);
  return whole;
}
