import { describe, expect, test } from 'vitest';
import { sampleSurface } from '../surface/program.js';
import { docstringFaults } from './docstrings.js';

const faults = (text: string): readonly string[] =>
  docstringFaults(sampleSurface({ 'index.ts': text })).map((fault) =>
    fault.replace(/^index\.ts:\d+ /, ''),
  );

const FULL = `/**
 * Adds a part to a whole.
 *
 * @param whole - The whole.
 * @param options - How.
 * @returns Both.
 * @example
 * add(1, {}) // => 1
 */
`;
const ADD = 'export declare function add(whole: number, options: { a?: 1 }): number;';
const without = (line: RegExp): string => FULL.replace(line, '');

describe('a function is documented', () => {
  test('when it says what it takes and gives, and shows itself', () => {
    expect(faults(FULL + ADD)).toEqual([]);
  });

  test.each([
    ['no docstring', /[\s\S]*/],
    ['no @param whole', / \* @param whole.*\n/],
    ['no @param options', / - How\./],
    ['no @returns', / \* @returns.*\n/],
    ['no @returns', / Both\./],
    ['no @example', / \* @example\n.*\n/],
    ['no @example that runs', / \* add\(1.*\n/],
  ])('and else has %s', (fault, left) => {
    expect(faults(without(left) + ADD)).toEqual([`add: ${fault}`]);
  });

  test('by an example that runs, among others', () => {
    const shown = FULL.replace('* add(1', '* // not run: needs a server\n * add(1');
    expect(faults(shown + ADD)).toEqual(['add: no @example that runs']);
    const both = shown.replace(' */', ' * @example\n * add(2, {}) // => 2\n */');
    expect(faults(both + ADD)).toEqual([]);
  });

  test('by no parameter that it does not have', () => {
    const more = FULL.replace(' * @returns', ' * @param gone - Once.\n * @returns');
    expect(faults(more + ADD)).toEqual(['add: @param gone, which is no parameter']);
    const member = FULL.replace(' * @returns', ' * @param options.a - Part.\n * @returns');
    expect(faults(member + ADD)).toEqual([]);
  });

  test('without a result when it has none', () => {
    const text = without(/ \* @returns.*\n/) + ADD.replace('): number', '): void');
    expect(faults(text)).toEqual([]);
  });

  test('by position where a parameter is taken apart', () => {
    const apart = 'export function add(whole: number, { a }: { a?: 1 }): number { return whole; }';
    expect(faults(FULL + apart)).toEqual([]);
    expect(faults(without(/ \* @param options.*\n/) + apart)).toEqual(['add: no @param (1)']);
  });

  test('as a constant too', () => {
    const typed = 'export declare const add: (whole: number, options: {}) => number;';
    const bare = 'export const add = (whole: number, options: {}) => whole;';
    for (const text of [typed, bare]) {
      expect(faults(FULL + text)).toEqual([]);
      expect(faults(without(/ \* @returns.*\n/) + text)).toEqual(['add: no @returns']);
    }
  });

  test('once for all of its overloads', () => {
    const other = 'export declare function add(whole: string, options: {}): string;';
    expect(faults(FULL + ADD + other)).toEqual([]);
  });
});

describe('what is no function is documented', () => {
  test.each([
    'export interface A { a: 1 }',
    'export type A = 1 | 2;',
    'export declare const A: 1;',
    'export declare class A {}',
  ])('%s', (text) => {
    expect(faults(text)).toEqual(['A: no docstring']);
    expect(faults(`/** One thing. */ ${text}`)).toEqual([]);
    expect(faults(`/** @example 1 */ ${text}`)).toEqual(['A: no docstring']);
  });

  test('by a sentence that defines it, not by "What …"', () => {
    expect(faults('/** What a cap did. */ export interface A { a: 1 }')).toEqual([
      'A: a docstring that defines nothing: "What …"',
    ]);
    expect(faults('/** How it is capped. */ export interface A { a: 1 }')).toEqual([
      'A: a docstring that defines nothing: "How …"',
    ]);
    expect(faults('/** Whatever. */ export interface A { a: 1 }')).toEqual([]);
  });
});

test('a fault names file, line and export, once for all entries', () => {
  const surface = sampleSurface({
    'index.ts': "export * from './a.js'; export { f as g } from './a.js';",
    'a.ts': '\n\nexport type A = 1;\n/** F. */\nexport declare function f(): void;',
  });
  expect(docstringFaults(surface)).toEqual(['a.ts:3 A: no docstring', 'a.ts:5 f: no @example']);
});
