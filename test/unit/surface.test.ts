import { describe, expect, test } from 'vitest';
import { untriedFields } from '../surface/coverage.js';
import { callableConstants, publicFunctions, readCallables } from '../surface/functions.js';
import {
  isNamedBy,
  opaque,
  placesIn,
  slipsOf,
  toldBy,
  valueAt,
  withField,
  withRenamed,
} from '../surface/mutations.js';
import { internalsShown, unexportedNames } from '../surface/names.js';
import { readSurface, sampleSurface } from '../surface/program.js';
import type { Row } from '../surface/rows.js';
import { ROWS } from '../surface/table.js';

const surface = readSurface();

describe('the public declarations', () => {
  test('every entry exports every type that it names', () => {
    expect(unexportedNames(surface)).toEqual([]);
  });

  test('no internals show in them', () => {
    expect(internalsShown(surface)).toEqual([]);
  });
});

describe('the table of public functions', () => {
  const functions = publicFunctions(surface);
  const rowOf = (name: string) => Object.values(ROWS).flatMap((rows) => rows[name] ?? [])[0];

  test('has a row for every function of every entry, in the table of its room', () => {
    const missing = functions
      .filter(({ room, name }) => ROWS[room]?.[name] === undefined)
      .map(({ entry, room, name }) => `${name} of ${entry}: test/surface/rows/${room}.ts`);
    expect(missing).toEqual([]);
  });

  test('has no row for what nobody exports', () => {
    const rows = Object.entries(ROWS).flatMap(([room, table]) =>
      Object.keys(table).map((name) => `${room} ${name}`),
    );
    const exported = new Set(functions.map(({ room, name }) => `${room} ${name}`));
    expect(rows.filter((row) => !exported.has(row))).toEqual([]);
  });

  test('sees every function, since none is a constant', () => {
    expect(callableConstants(surface)).toEqual([]);
    const sample = sampleSurface({
      'index.ts': 'export declare const f: (a: 1) => 1; export declare const a: 1;',
    });
    expect(callableConstants(sample)).toEqual(['f of sample']);
  });

  test('one name means one function, whatever the entry', () => {
    const rooms = new Map<string, Set<string>>();
    for (const { name, room } of functions)
      rooms.set(name, (rooms.get(name) ?? new Set()).add(room));
    expect([...rooms].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  test('gives every parameter, options too', () => {
    const short = functions.flatMap(({ name, parameters }) => {
      const row = rowOf(name);
      const wanted = parameters.filter((parameter) => parameter !== 'path');
      const forms = row === undefined ? [] : [row.args, ...(row.others ?? [])];
      const isShort = forms.some((form) => form().length < wanted.length);
      return isShort ? [`${name}(${wanted.join(', ')})`] : [];
    });
    expect(short).toEqual([]);
  });

  test('gives every field that a parameter can have', () => {
    expect(untriedFields(surface, rowOf)).toEqual([]);
  });

  test('gives arguments that are accepted', async () => {
    for (const { name, call, args } of await readCallables()) {
      expect(
        toldBy(() => call(...args())),
        name,
      ).toEqual([]);
    }
  });

  test('names places that are there', () => {
    for (const [name, row] of Object.values(ROWS).flatMap((rows) => Object.entries(rows))) {
      const { args, others = [], anyKey = {}, names = [], documents = [], kinds = {} } = row;
      const places = [args, ...others].flatMap((form) => placesIn(form()));
      const patterns = [...Object.keys(anyKey), ...names, ...documents, ...Object.keys(kinds)];
      for (const pattern of patterns) {
        const isThere = places.some((place) => isNamedBy(place, pattern));
        expect(isThere, `${pattern} of ${name}`).toBe(true);
      }
    }
  });
});

describe('mutations of arguments', () => {
  const compiled = opaque({ plan: {} });
  const args = [compiled, { a: 1, list: [{ b: 2 }, new Date(0)] }, [[{ c: 3 }]], 'text', null];

  test('find every plain object but what a compiler made', () => {
    expect(placesIn(args)).toEqual([[1], [1, 'list', 0], [2, 0, 0]]);
    expect(valueAt(args, [1, 'list', 0])).toEqual({ b: 2 });
  });

  test('add a field at a place and nowhere else', () => {
    const mutant = withField(args, [1, 'list', 0], 'extra', undefined) as typeof args;
    expect(mutant[1]).toStrictEqual({ a: 1, list: [{ b: 2, extra: undefined }, new Date(0)] });
    expect(mutant[0]).toBe(compiled);
    expect(args[1]).toStrictEqual({ a: 1, list: [{ b: 2 }, new Date(0)] });
    const odd = withField([{}], [0], '__proto__', 1) as readonly object[];
    expect(Object.keys(odd[0] as object)).toEqual(['__proto__']);
  });

  test('rename a field where it stands', () => {
    const mutant = withRenamed([{ a: 1, b: 2, c: 3 }], [0], 'b', 'x') as readonly object[];
    expect(Object.entries(mutant[0] as object)).toEqual([
      ['a', 1],
      ['x', 2],
      ['c', 3],
    ]);
  });

  test('spell a name with one slip', () => {
    expect(slipsOf('at')).toEqual(['t', 'aat', 'zt', 'ta', 'a', 'att', 'az']);
    for (const name of ['boundary', 'zz', 'aa', 'x']) expect(slipsOf(name)).not.toContain(name);
  });

  test.each<[string, readonly (string | number)[], boolean]>([
    ['1', [1], true],
    ['1', [1, 'set'], false],
    ['1.*.set', [1, 4, 'set'], true],
    ['1.*.set', [1, 'set'], false],
    ['1.**', [1], true],
    ['1.**', [1, 'a', 2, 'b'], true],
    ['1.**', [2], false],
    ['**', [], true],
    ['0.**.weekly', [0, 'weekly'], true],
    ['0.**.weekly', [0, 'union', 3, 'weekly'], true],
    ['0.**.weekly', [0, 'union', 3, 'weekly', 'odd'], false],
  ])('%s names %j: %s', (pattern, place, isNamed) => {
    expect(isNamedBy(place, pattern)).toBe(isNamed);
  });

  test('hear what a call tells, thrown or listed, now or when it is asked for more', async () => {
    const { fail } = await import('../../src/core/error.js');
    const problem = {
      code: 'unknown-field',
      path: ['a', 'b'],
      expected: '',
      received: '',
    } as const;
    const told = [{ code: 'unknown-field', key: 'b' }];
    expect(toldBy(() => fail(problem))).toEqual(told);
    expect(toldBy(() => ({ ok: false, issues: [problem] }))).toEqual(told);
    expect(
      toldBy(function* () {
        yield fail(problem);
      }),
    ).toEqual(told);
    expect(toldBy(() => 7)).toEqual([]);
    expect(() =>
      toldBy(() => {
        throw new TypeError('broken');
      }),
    ).toThrow(TypeError);
  });
});

describe('the checker finds a field that no row gives', () => {
  // Without the library of the language there are no lists: what is listed is tested on the package.
  const index = `
    export interface Options { readonly a?: 1 | undefined; readonly inner?: Inner | 'word' }
    interface Inner { readonly b?: 1; readonly c: 1 }
    export declare function f(rule: { readonly [id: string]: Inner }, options?: Options): void;
  `;
  const untried = (row: Row) =>
    untriedFields(sampleSurface({ 'index.ts': index }), (name) => (name === 'f' ? row : undefined));

  test('at any depth, by the first place at which it could stand', () => {
    expect(untried({ args: () => [{ x: { c: 1 } }, { inner: 'word' }] })).toEqual([
      'f 0.x.b',
      'f 1.a',
    ]);
  });

  test('unless some form gives it somewhere', () => {
    const others = [() => [{}, { inner: { b: 1, c: 1 } }]];
    expect(untried({ args: () => [{ x: { c: 1 } }, { a: 1 }], others })).toEqual([]);
  });

  test('unless any key is legal there, or nothing is given', () => {
    expect(untried({ args: () => [{ x: { c: 1 } }], anyKey: { '0.*': 'any' } })).toEqual([]);
  });
});

describe('the checker finds a type that is named and not exported', () => {
  const named = (index: string, types: string): readonly string[] =>
    unexportedNames(sampleSurface({ 'index.ts': index, 'types.ts': types }));

  const TYPES = 'export interface A { readonly a: 1 } export interface B { readonly b: 2 }';
  test.each([
    ['a parameter', 'export declare function f(a: A): void'],
    ['a result', 'export declare function f(): A'],
    ['a list', 'export declare function f(): readonly A[]'],
    ['a constraint', 'export declare function f<T extends A>(t: T): T'],
    ['a member', 'export interface I { readonly a?: A | undefined }'],
    ['a method', 'export interface I { f(a: A): void }'],
    ['an alias', "export type I = Omit<A, 'a'>; type Omit<T, K> = { t: T; k: K }"],
    ['a mapped type', 'export type I = { [K in keyof A]: 1 }'],
    ['a parent', 'export interface I extends A {}'],
    ['a constant', 'export declare const a: A'],
    ['an import type', "export declare const a: import('./types.js').A"],
  ])('in %s', (_, declaration) => {
    const index = `import type { A } from './types.js'; ${declaration};`;
    expect(named(index, TYPES)).toContainEqual(
      expect.stringMatching(/^sample does not export A of types.ts, named by [fIa]$/),
    );
  });

  test('unless it is exported, by whatever way', () => {
    const f = "import type { A } from './types.js'; export declare function f(a: A): void;";
    expect(named(`${f} export type { A } from './types.js';`, TYPES)).toEqual([]);
    expect(named(`${f} export * from './types.js';`, TYPES)).toEqual([]);
    expect(named(`${f} export type { A as Named } from './types.js';`, TYPES)).toEqual([]);
  });

  test('unless only a body needs it', () => {
    const index =
      "import type { A } from './types.js'; export function f(): 1 { let a: A; return 1; }";
    expect(named(index, TYPES)).toEqual([]);
  });

  test('unless it is a parameter of the declaration itself', () => {
    expect(named('export type I<T> = readonly T[]; export type J = I<1>;', TYPES)).toEqual([]);
  });

  test('behind what is missing too', () => {
    const index = "import type { A } from './types.js'; export declare const a: A;";
    expect(named(index, 'export interface A { b: B } interface B { c: 1 }')).toEqual([
      'sample does not export A of types.ts, named by a',
      'sample does not export B of types.ts, named by A',
    ]);
  });

  test('unless it is the type of a value, which shows by itself', () => {
    const index = "import { words } from './types.js'; export type Word = (typeof words)[number];";
    expect(named(index, "export const words: readonly ['a'] = ['a'];")).toEqual([]);
  });
});

describe('the checker finds internals', () => {
  const shown = (index: string, others: Readonly<Record<string, string>> = {}) =>
    internalsShown(sampleSurface({ 'index.ts': index, ...others }));

  test('that are exported', () => {
    expect(shown('/** @internal */ export interface A { a: 1 }')).toEqual([
      'A is marked @internal',
    ]);
  });

  test('but not members, which are not published, nor what they name', () => {
    const index =
      '/** @internal */ interface B { b: 1 } export interface A { a: 1;\n/** @internal */ b: B }';
    expect(shown(index)).toEqual([]);
  });

  test('that are all there is, so that anything would fit', () => {
    const nothing = 'A shows no member: anything would fit it';
    expect(shown('export interface A {\n/** @internal */ a: 1 }')).toEqual([nothing]);
    expect(shown('export type A = { a: {\n/** @internal */ b(): 1 } } | 1;')).toEqual([nothing]);
  });

  test('that are named', () => {
    const index = '/** @internal */ interface A { a: 1 } export declare function f(a: A): void;';
    expect(shown(index)).toEqual(['f names A of index.ts']);
  });

  test('of other packages', () => {
    const index = "import type { Decimal } from 'decimal'; export declare const a: Decimal;";
    const decimal = { 'node_modules/decimal.d.ts': 'export interface Decimal { d: 1 }' };
    expect(shown(index, decimal)).toEqual(['a names Decimal of node_modules/decimal.d.ts']);
  });

  test('that a reader alone can give', () => {
    const path = 'export type Path = readonly string[];';
    expect(shown(`${path} export declare function f(a: 1, path?: Path): void;`)).toEqual([
      'f takes the path of a value in the input',
    ]);
    expect(shown(`${path} export declare function formatPath(path: Path): string;`)).toEqual([]);
  });

  test('and nothing else', () => {
    expect(shown('/** A. */ export interface A { /** Of what. */ readonly a: 1 }')).toEqual([]);
  });
});
