import { readFileSync, writeFileSync } from 'node:fs';
import type { MutantCoverage } from '@stryker-mutator/api/core';

/** What ran through a mutant: the sum of all test files, and which of them it was. */
export interface RoomCoverage {
  readonly sum: MutantCoverage;
  readonly filesOf: Record<string, string[]>;
}

export function emptyCoverage(): MutantCoverage {
  return { static: {}, perTest: {} };
}

/** Adds what one test file ran through; its tests are in no other file. */
export function addCoverage(all: RoomCoverage, file: string, own: MutantCoverage): void {
  Object.assign(all.sum.perTest, own.perTest);
  for (const [id, hits] of Object.entries(own.static)) {
    all.sum.static[id] = (all.sum.static[id] ?? 0) + hits;
  }
  const ran = [own.static, ...Object.values(own.perTest)].flatMap((one) => Object.keys(one));
  for (const id of new Set(ran)) all.filesOf[id] = [...(all.filesOf[id] ?? []), file];
}

/** Keeps it in the sandbox: a worker that was ended is followed by one that knows nothing. */
export function keepFiles(root: string, { filesOf }: RoomCoverage): void {
  writeFileSync(keptIn(root), JSON.stringify(filesOf));
}

/**
 * The test files that run through each mutant. Stryker knows of no test for a mutant that acts while modules are
 * loaded, and asks for all of them.
 */
export function readFiles(root: string): RoomCoverage['filesOf'] {
  return JSON.parse(readFileSync(keptIn(root), 'utf8'));
}

function keptIn(root: string): string {
  return `${root}/mutants-of-files.json`;
}
