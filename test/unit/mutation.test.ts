import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../entries.js';
import { readModules } from '../mutation/modules.js';
import { percentOf, scoreOf, survivorsOf } from '../mutation/report.js';
import { MUTATION_TESTS } from '../mutation/rooms.js';
import { withScores } from '../mutation/table.js';

const folder = mkdtempSync(`${tmpdir()}/slakit-mutation-`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mutant = (status: string, replacement: string) => ({
  mutatorName: 'EqualityOperator',
  status,
  replacement,
  location: { start: { line: 2, column: 8 }, end: { line: 2, column: 13 } },
});

/** `a < b` in the second line, changed in six ways. */
function reportOf(...statuses: readonly string[]): string {
  const path = `${folder}/${statuses.join('-')}.json`;
  const source = 'f();\nreturn a < b;\n';
  const mutants = statuses.map((status) => mutant(status, 'a <= b'));
  writeFileSync(path, JSON.stringify({ files: { 'src/core/a.ts': { source, mutants } } }));
  return path;
}

describe('the mutants of a folder', () => {
  test('are killed by a failing test or by time, and count when they live', () => {
    const score = scoreOf('core', reportOf('Killed', 'Timeout', 'Survived', 'NoCoverage'));
    expect(score).toEqual({ folder: 'core', killed: 2, survived: 1, uncovered: 1 });
    expect(percentOf(score)).toBe(50);
  });

  test('are not counted when they do not run at all', () => {
    const score = scoreOf('core', reportOf('Killed', 'CompileError', 'RuntimeError', 'Ignored'));
    expect(percentOf(score)).toBe(100);
  });

  test('are none in a folder of types, which has no report', () => {
    expect(percentOf(scoreOf('core', `${folder}/none.json`))).toBe(100);
  });

  test('are told with their place when they live', () => {
    expect(survivorsOf(reportOf('Killed', 'Survived', 'NoCoverage'))).toEqual([
      'src/core/a.ts:2:8 EqualityOperator: a < b -> a <= b',
      'src/core/a.ts:2:8 EqualityOperator: a < b -> a <= b (no test runs it)',
    ]);
  });
});

describe('modules that are run again and again', () => {
  const write = (name: string, text: string): string => {
    writeFileSync(`${folder}/${name}`, text);
    return `${folder}/${name}`;
  };
  const path = write('uses.ts', "import { made } from './makes.js';\nexport const got = made;");
  write('makes.ts', "import { word } from 'given';\nexport const made = { word };");

  test('are one until they are forgotten, and then run as if for the first time', async () => {
    const modules = await readModules(folder, [path], { given: { word: 'ours' } });
    const first = modules.load(path) as { readonly got: object };
    expect(first.got).toEqual({ word: 'ours' });
    expect(modules.load(path)).toBe(first);
    modules.forget();
    const second = modules.load(path) as { readonly got: object };
    expect(second.got).toEqual(first.got);
    expect(second.got).not.toBe(first.got);
  });

  test('refuse whoever asks again when they have failed', async () => {
    const failing = write('fails.ts', "throw new Error('not made');");
    const modules = await readModules(folder, [failing], {});
    expect(() => modules.load(failing)).toThrow('not made');
    expect(() => modules.load(failing)).toThrow('not made');
  });
});

describe('the table of scores', () => {
  const page = readFileSync(`${ROOT}/docs/mutation.md`, 'utf8');
  const rooms = Object.keys(MUTATION_TESTS);

  test('takes the row of a folder in place of the older one, and keeps the others', () => {
    const first = { folder: 'core', killed: 1, survived: 1, uncovered: 0 };
    const other = { folder: 'core/deep', killed: 3, survived: 0, uncovered: 1 };
    const begun = withScores(page, [other, first], ['core', 'core/deep']);
    const done = withScores(begun, [{ ...first, killed: 3 }], ['core', 'core/deep']);
    expect(begun).toContain(
      '\n| core | 2 | 1 | 1 | 0 | 50.0 % |\n| core/deep | 4 | 3 | 0 | 1 | 75.0 % |\n',
    );
    expect(done).toContain(
      '\n| core | 4 | 3 | 1 | 0 | 75.0 % |\n| core/deep | 4 | 3 | 0 | 1 | 75.0 % |\n',
    );
  });

  test('lists rooms that are there, and tests that are there', () => {
    const folders = Object.values(MUTATION_TESTS).flat();
    expect(rooms.filter((room) => !existsSync(`${ROOT}/src/${room}`))).toEqual([]);
    expect(folders.filter((one) => !existsSync(`${ROOT}/test/${one}`))).toEqual([]);
  });
});
