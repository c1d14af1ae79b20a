import { describe, expect, test } from 'vitest';
import { readEntries } from '../entries.js';
import { checkFile, checkTable } from '../house/check.js';
import { LIMIT_EXCEPTIONS, PATH_PARAMETERS } from '../house/exceptions.js';
import {
  excessesOf,
  judge,
  type LimitException,
  pathParametersByRoom,
  pathParametersOf,
} from '../house/limits.js';
import { circlesIn, packagesReachedFrom } from '../house/reach.js';
import { ENTRY_PACKAGES, ROOMS, type Room } from '../house/rooms.js';
import { readSources } from '../house/source.js';

const sources = readSources();

describe('the source keeps the rules of the house', () => {
  test.each([...sources.keys()])('%s', (file) => {
    expect(checkFile(file, sources.get(file) as string)).toEqual([]);
  });

  test('the rooms table has no circle', () => {
    const reaches = (from: string, to: string): boolean =>
      (ROOMS[from]?.rooms ?? []).some((room) => room === to || reaches(room, to));
    expect(Object.keys(ROOMS).filter((room) => reaches(room, room))).toEqual([]);
  });

  test('the rooms table lists what is there, and nothing else', () => {
    expect(checkTable(sources)).toEqual([]);
  });

  test('no file needs itself through others, types included', () => {
    expect(circlesIn(sources)).toEqual([]);
  });

  test('functions and files fit into one head', () => {
    const excesses = [...sources].flatMap(([file, text]) => excessesOf(file, text));
    const { unexcused, stale } = judge(excesses, LIMIT_EXCEPTIONS);
    expect(unexcused, 'above a limit, and not listed in test/house/exceptions.ts').toEqual([]);
    expect(stale, 'listed in test/house/exceptions.ts for nothing').toEqual([]);
  });

  test('paths of the input stay in readers', () => {
    const counted = pathParametersByRoom(sources);
    const found = Object.entries(counted).filter(([, count]) => count > 0);
    expect(Object.fromEntries(found), 'a lower count lowers the ceiling').toEqual(PATH_PARAMETERS);
  });
});

describe('entries', () => {
  test.each(readEntries().map(({ name }) => name))('%s reaches only its packages', (name) => {
    const allowed = ENTRY_PACKAGES[name] ?? [];
    const reached = packagesReachedFrom(`${name}.ts`, sources);
    expect(reached.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test('every file at the top of src is an entry of package.json, and the other way round', () => {
    const names = readEntries().map(({ name }) => `${name}.ts`);
    const files = [...sources.keys()].filter((file) => /^(interop\/)?[^/]+$/.test(file));
    expect(files.sort()).toEqual(names.sort());
  });

  test('an entry pays for the packages of the files behind it, not for their types', () => {
    const house = new Map([
      ['a.ts', "export { b } from './core/b.js';\nimport type { D } from './core/d.js';"],
      ['core/b.ts', "import { type C, c } from './c.js';"],
      ['core/c.ts', "import { x } from 'zod/mini';\nimport { type Y } from 'decimal.js';"],
      ['core/d.ts', "import { z } from 'temporal-polyfill';"],
    ]);
    expect(packagesReachedFrom('a.ts', house)).toEqual(['zod']);
  });
});

/** A house of two rooms; the upper one has sub-folders. */
const SAMPLE: Readonly<Record<string, Room>> = {
  low: { rooms: [], packages: [], doors: ['open', 'shut/window'], floors: ['open', 'shut', '.'] },
  high: { rooms: ['low'], packages: [], floors: ['base', ['left', 'right'], '.', 'attic'] },
};

describe('doors and floors', () => {
  test.each([
    ['high/a.ts', '../low/shut/a.js', 'imports low/shut/a.ts by the back door'],
    ['high/left/a.ts', '../../low/shut/window/b.js', 'by the back door'],
    ['high/left/a.ts', '../right/b.js', 'imports high/right/b.ts, which stands beside it'],
    ['high/base/a.ts', '../left/b.js', 'imports high/left/b.ts, which is a floor above'],
    ['high/base/a.ts', '../b.js', 'imports high/b.ts, which is a floor above'],
    ['high/a.ts', './attic/b.js', 'imports high/attic/b.ts, which is a floor above'],
    ['high/a.ts', './cellar/b.js', 'in no sub-folder of the table'],
    ['low/a.ts', '../high/b.js', 'low must not import high'],
    ['low/a.ts', '../nowhere/b.js', 'imports nowhere/b.ts, which is in no room'],
    ['high/cellar/a.ts', '../b.js', 'high/cellar is no sub-folder: add it to the floors of high'],
    ['other/a.ts', '../low/b.js', 'other is no room'],
    ['entry.ts', './other.js', 'imports the entry other.ts'],
  ])('%s must not import %s', (file, specifier, message) => {
    for (const text of [
      `import { x } from '${specifier}';`,
      `import type { X } from '${specifier}';`,
      `export * from '${specifier}';`,
    ]) {
      const complaints = checkFile(file, text, SAMPLE).map((found) => found.message);
      expect(complaints).toEqual([expect.stringContaining(message)]);
    }
  });

  test.each([
    ['high/a.ts', '../low/a.js'],
    ['high/left/a.ts', '../../low/open/a.js'],
    ['high/left/a.ts', '../../low/shut/window.js'],
    ['high/left/a.ts', '../base/b.js'],
    ['high/left/deep/a.ts', '../b.js'],
    ['high/left/a.ts', './deep/b.js'],
    ['high/attic/a.ts', '../b.js'],
    ['low/a.ts', './shut/a.js'],
    ['entry.ts', './low/shut/a.js'],
  ])('%s may import %s', (file, specifier) => {
    expect(checkFile(file, `import { x } from '${specifier}';`, SAMPLE)).toEqual([]);
  });

  test('a room without floors has no sub-folders', () => {
    const rooms = { flat: { rooms: [], packages: [] } };
    expect(checkFile('flat/a.ts', '', rooms)).toEqual([]);
    expect(checkFile('flat/sub/a.ts', '', rooms)).toHaveLength(1);
  });

  test('a table that lists what is not there is told so', () => {
    const rooms: Readonly<Record<string, Room>> = {
      ...SAMPLE,
      empty: { rooms: ['gone'], packages: [], doors: ['x', 'y/z'], floors: ['y', 'y', '.'] },
    };
    const files = ['low/open/a.ts', 'low/shut/window.ts', 'high/base/a.ts', 'high/left/a.ts'];
    const house = new Map([...files, 'high/right/a.ts'].map((file) => [file, '']));
    const whole = new Map([...house, ['high/attic/a.ts', '']]);
    expect(checkTable(whole, SAMPLE)).toEqual([]);
    expect(checkTable(house, rooms)).toEqual([
      'high/attic is listed, but there is no such folder',
      'empty is listed, but there is no such room',
      'empty may import gone, which is no room',
      'empty/y is listed twice',
      'empty/y is listed, but there is no such folder',
      'empty/y is listed, but there is no such folder',
      'the door empty/x leads into no sub-folder',
      'the door empty/x leads nowhere',
      'the door empty/y/z leads nowhere',
    ]);
  });
});

describe('circles', () => {
  test('are found through types, exports and several files, and told once', () => {
    const house = new Map([
      ['core/a.ts', "import type { B } from './b.js';"],
      ['core/b.ts', "export { c } from './c.js';"],
      ['core/c.ts', "import { a } from './a.js';"],
      ['core/d.ts', "import { b } from './b.js';"],
      ['core/e.ts', "import { e } from './e.js';"],
    ]);
    expect(circlesIn(house)).toEqual([
      'core/a.ts → core/b.ts → core/c.ts → core/a.ts',
      'core/e.ts → core/e.ts',
    ]);
  });

  test('two ways to one file are no circle', () => {
    const house = new Map([
      ['core/a.ts', "import './b.js';\nimport './c.js';"],
      ['core/b.ts', "import './d.js';"],
      ['core/c.ts', "import './d.js';"],
      ['core/d.ts', ''],
    ]);
    expect(circlesIn(house)).toEqual([]);
  });
});

describe('limits', () => {
  const found = (text: string): readonly unknown[] =>
    excessesOf('core/a.ts', text).map(({ limit, where, figure }) => [limit, where, figure]);

  test.each([
    ['function f(a, b, c, d, e) {}', 'f'],
    ['const f = (a, b, c, d, ...e) => a;', 'f'],
    ['const f = function (a, b, c, d, e) {};', 'f'],
    ['const f = function g(a, b, c, d, e) {};', 'f.g'],
    ['const o = { f: (a, b, c, d, e) => a };', 'o.f'],
    ['const o = { f(a, b, c, d, e) {} };', 'o.f'],
    ['function f() { return (a, b, c, d, e) => a; }', 'f.(function)'],
    ['type F = (a: 1, b: 1, c: 1, d: 1, e?: 1) => 1;', 'F'],
    ['interface I { f: (a: 1, b: 1, c: 1, d: 1, e: 1) => 1 }', 'I.f'],
    ['interface I { f(a: 1, b: 1, c: 1, d: 1, e: 1): 1 }', 'I.f'],
    ['class C { constructor(a, b, c, d, e) {} }', 'C.constructor'],
    ['declare function f(a: 1, b: 1, c: 1, d: 1, e: 1): 1;', 'f'],
  ])('%s has too many parameters', (text, name) => {
    expect(found(text)).toEqual([['parameters', `core/a.ts ${name}`, 5]]);
  });

  test('four parameters are enough for anybody, and `this` is none', () => {
    expect(found('function f(this: F, a, b, c, d) {}')).toEqual([]);
  });

  test.each([
    'if (a) b();',
    'a ? b : c;',
    'a && b;',
    'a || b;',
    'a ?? b;',
    'a ??= b;',
    'for (;;) break;',
    'for (const b of a) c(b);',
    'for (const b in a) c(b);',
    'while (a) b();',
    'do b(); while (a);',
    'switch (a) { case 1: b(); }',
    'try { b(); } catch { c(); }',
  ])('twelve times `%s` and the way through make thirteen', (branch) => {
    const text = `function f() { ${branch.repeat(12)} }`;
    expect(found(text)).toEqual([['complexity', 'core/a.ts f', 13]]);
    expect(found(`function f() { ${branch.repeat(11)} }`)).toEqual([]);
  });

  test('a function inside of a function is counted apart', () => {
    const inner = `const g = () => { ${'if (a) b();'.repeat(12)} };`;
    expect(found(`function f() { ${'if (a) b();'.repeat(11)} ${inner} }`)).toEqual([
      ['complexity', 'core/a.ts f.g', 13],
    ]);
  });

  test('a default, an else and an optional chain are no branches', () => {
    const text = `function f() { ${'switch (a) { default: b?.(); }'.repeat(20)} }`;
    expect(found(text)).toEqual([]);
  });

  test('a file has at most 250 lines', () => {
    expect(found('a();\n'.repeat(250))).toEqual([]);
    expect(found('a();\n'.repeat(251))).toEqual([['lines', 'core/a.ts', 251]]);
  });

  test('an excess is excused by its own entry, and an entry that excuses nothing is stale', () => {
    const excesses = excessesOf('core/a.ts', 'function f(a, b, c, d, e) {}');
    const entry: LimitException = { limit: 'parameters', where: 'core/a.ts f', reason: 'history' };
    expect(judge(excesses, [])).toEqual({
      unexcused: ['core/a.ts f (line 1): parameters 5, at most 4'],
      stale: [],
    });
    expect(judge(excesses, [entry])).toEqual({ unexcused: [], stale: [] });
    expect(judge(excesses, [{ ...entry, limit: 'complexity' }])).toEqual({
      unexcused: ['core/a.ts f (line 1): parameters 5, at most 4'],
      stale: ['core/a.ts f: complexity'],
    });
    expect(judge([], [entry]).stale).toEqual(['core/a.ts f: parameters']);
    expect(judge(excesses, [entry, entry]).stale).toEqual(['core/a.ts f: parameters']);
  });

  test('paths are counted in every signature', () => {
    const text = `
      function f(path: Path, at?: Path) {}
      const g = (value: unknown, where: Path | undefined) => value;
      interface I { h(path: Path): void; path: Path }
      function k(path: string, problem: { path: Path }): Path {}
    `;
    expect(pathParametersOf('core/a.ts', text)).toBe(4);
    const house = new Map([
      ['core/a.ts', text],
      ['index.ts', text],
    ]);
    expect(pathParametersByRoom(house)).toEqual({ core: 4 });
  });
});

describe('the checker finds what is forbidden', () => {
  test.each([
    ['core/a.ts', "import { zoneOf } from '../zone/zone.js';", 'core must not import zone'],
    ['core/a.ts', "import type { Zone } from '../zone/zone.js';", 'core must not import zone'],
    ['core/a.ts', "export * from '../zone/zone.js';", 'core must not import zone'],
    ['core/a.ts', "const z = import('../zone/zone.js');", 'core must not import zone'],
    ['core/a.ts', "let z: import('../zone/zone.js').Zone;", 'core must not import zone'],
    ['core/a.ts', "import Decimal from 'decimal.js';", 'core must not import decimal.js'],
    ['core/a.ts', "import fs from 'node:fs';", 'core must not import node:fs'],
    ['core/a.ts', "const fs = require('fs');", 'core must not import fs'],
    ['uptime/a.ts', "import { d } from '../money/decimal.js';", 'uptime must not import money'],
    ['uptime/a.ts', "import { e } from '../clock/evaluate.js';", 'uptime must not import clock'],
    ['credit/a.ts', "import { z } from '../zone/zone.js';", 'credit must not import zone'],
    ['clock/a.ts', "import { z } from 'zod/mini';", 'clock must not import zod/mini'],
    ['countdown/a.ts', "import { f } from '../core/error.js';", 'countdown must not import core'],
    ['report/a.ts', "import { p } from '../schema/parse.js';", 'report must not import schema'],
    ['core/a.ts', "import { f } from '../index.js';", 'imports the entry index.ts'],
    ['core/a.ts', "import { f } from '../../test/setup.js';", 'outside of src'],
    ['index.ts', "export * from 'decimal.js';", 'an entry must not import decimal.js'],
    ['attic/a.ts', 'export {};', 'attic is no room'],
  ])('%s: %s', (file, text, message) => {
    expect(checkFile(file, text).map((found) => found.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test.each([
    'Date.now();',
    "Date['now']();",
    'performance.now();',
    'Temporal.Now.instant();',
    "import * as Now from 'temporal-polyfill/fns/Now';",
    'new Date();',
    'new Date;',
    'Date();',
    'new Date(2026, 0, 1);',
    "new Date('2026-01-01T00:00');",
    'Date.parse(text);',
    'date.getHours();',
    'date.getTimezoneOffset();',
    'date.setDate(1);',
    'date.toDateString();',
    'date.toLocaleString();',
    'amount.toLocaleString();',
    'a.localeCompare(b);',
    'formatter.resolvedOptions().timeZone;',
    "new Intl.DateTimeFormat('en');",
    'Math.random();',
    'process.env.TZ;',
    'if (typeof process) log();',
    'console.log(1);',
    'globalThis.Temporal;',
    "eval('1');",
  ])('%s', (text) => {
    expect(checkFile('zone/a.ts', text)).not.toEqual([]);
  });

  test('Intl names no zones outside of the zone room', () => {
    const text = "Intl.supportedValuesOf('timeZone');";
    expect(checkFile('zone/a.ts', text)).toEqual([]);
    expect(checkFile('core/a.ts', text)).toHaveLength(1);
  });

  test('what follows from arguments alone is allowed', () => {
    const text = `
      import { fail } from '../core/error.js';
      import * as Instant from 'temporal-polyfill/fns/Instant';
      // Date.now() in a comment is no call
      const date = new Date(0);
      date.setUTCFullYear(2026, 0, 1);
      const at = new Date(epochMs).toISOString() + date.getUTCHours();
      const step = { process: 1, now: at };
      step.process;
      Date.UTC(2026, 0, 1);
    `;
    expect(checkFile('zone/a.ts', text)).toEqual([]);
  });

  test('a violation names its line', () => {
    expect(checkFile('core/a.ts', '\n\nDate.now();')[0]?.line).toBe(3);
  });
});
