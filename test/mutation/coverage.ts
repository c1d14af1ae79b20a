import { readFileSync, writeFileSync } from 'node:fs';
import type { MutantCoverage } from '@stryker-mutator/api/core';

/** What a run without a mutant tells. */
export interface RoomCoverage {
  /** What ran through each mutant. */
  readonly sum: MutantCoverage;
  readonly files: FileCoverage;
}

/** What it tells of test files. */
export interface FileCoverage {
  /** Those that run through each mutant. */
  readonly ofMutant: Record<string, readonly string[]>;
  /** How long each works. */
  readonly ms: Record<string, number>;
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
  const { ofMutant } = all.files;
  const ran = [own.static, ...Object.values(own.perTest)].flatMap((one) => Object.keys(one));
  for (const id of new Set(ran)) ofMutant[id] = [...(ofMutant[id] ?? []), file];
}

/** Keeps it in the sandbox: a worker that was ended is followed by one that knows nothing. */
export function keepFiles(root: string, files: FileCoverage): void {
  writeFileSync(keptIn(root), JSON.stringify(files));
}

/** What was kept, by whichever worker. */
export function readFiles(root: string): FileCoverage {
  return JSON.parse(readFileSync(keptIn(root), 'utf8'));
}

function keptIn(root: string): string {
  return `${root}/covered-by-files.json`;
}
