import { readdirSync } from 'node:fs';

/**
 * The rooms whose code is mutated, and the tests that each room's mutants meet: its own, those of
 * the borders between rooms, and where they ask the room, the answers of other systems. Code that
 * every room stands on is tested by those rooms, too; the nearest of them are listed with it.
 *
 * A run of every test for each of thousands of mutants would take days and find little more.
 */
export const MUTATION_TESTS: Readonly<Record<string, readonly string[]>> = {
  core: ['unit/core', 'unit/zone', 'unit/money', 'unit/borders'],
  zone: ['unit/zone', 'unit/calendar', 'unit/borders'],
  money: ['unit/money', 'unit/credit/stages'],
  calendar: ['unit/calendar', 'unit/borders'],
  clock: ['unit/clock', 'unit/borders'],
  uptime: ['unit/uptime', 'unit/borders', 'mutation'],
  credit: ['unit/credit', 'unit/borders', 'mutation'],
  agreement: ['unit/agreement', 'unit/borders', 'mutation'],
  countdown: ['unit/countdown'],
};

/**
 * Tests of size, and those that walk through all the years there are, are left out. What they do a million times
 * others do once, and each mutant would wait for them, the longer when it loops.
 */
export const TESTS_OF_SIZE =
  /\b(million|hundred thousand|ten thousand years|always open|centuries|every date|last day there is|never opens is refused)\b/;

/**
 * The test files of a room. A mutant ends with the first test that fails: those of its own room come first, and
 * load little.
 */
export function testsOf(room: string, root: string): readonly string[] {
  return (MUTATION_TESTS[room] ?? []).flatMap((folder) =>
    readdirSync(`${root}/test/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .sort()
      .map((path) => `${root}/test/${folder}/${path}`),
  );
}
