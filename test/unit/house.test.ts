import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT, readEntries } from '../entries.js';
import { checkFile } from '../house/check.js';
import { packagesReachedFrom } from '../house/reach.js';
import { ENTRY_PACKAGES, ROOMS } from '../house/rooms.js';

const sources = new Map(
  readdirSync(`${ROOT}/src`, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(`${ROOT}/src/${file}`, 'utf8')] as const),
);

describe('the source keeps the rules of the house', () => {
  test.each([...sources.keys()])('%s', (file) => {
    expect(checkFile(file, sources.get(file) as string)).toEqual([]);
  });

  test('the rooms table has no circle', () => {
    const reaches = (from: string, to: string): boolean =>
      (ROOMS[from]?.rooms ?? []).some((room) => room === to || reaches(room, to));
    expect(Object.keys(ROOMS).filter((room) => reaches(room, room))).toEqual([]);
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
