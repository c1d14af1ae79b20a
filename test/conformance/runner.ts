import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { adapterOf } from './adapters.js';
import type { Adapter, ExpectedFailures, Outcome, Vector } from './types.js';

/** How a vector counts: as its outcome, or `listed` when it is known not to pass. */
export interface Result {
  readonly id: string;
  readonly status: 'passed' | 'failed' | 'listed' | 'unsupported';
  readonly outcome: Outcome;
}

export interface VectorFile {
  readonly file: string;
  readonly vectors: readonly Vector[];
}

const OWN_FOLDER = new URL('.', import.meta.url);

/** The vectors that the project keeps. */
export const OWN_VECTORS: URL = new URL('vectors/', OWN_FOLDER);

/** The vectors that are known not to pass, with reasons. */
export function readExpectedFailures(): ExpectedFailures {
  return JSON.parse(readFileSync(new URL('expected-failures.json', OWN_FOLDER), 'utf8'));
}

/** Reads every `.json` file of a folder, or a single file: a list of vectors, or `{ vectors }`. */
export function readVectors(path: string): readonly VectorFile[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return files.map((file) => ({ file: basename(file), vectors: parseVectors(file) }));
}

/** Runs the vectors of a file through the adapters that fit them. */
export function runFile(
  { file, vectors }: VectorFile,
  listed: ExpectedFailures,
): readonly Result[] {
  return vectors.map((vector) => runVector(vector, adapterOf(file, vector), listed));
}

/** Runs one vector. An adapter that throws has failed; a listed vector that passes has failed too. */
export function runVector(vector: Vector, adapt: Adapter, listed: ExpectedFailures): Result {
  const { id } = vector;
  const outcome = attempt(vector, adapt);
  if (!Object.hasOwn(listed, id)) return { id, status: outcome.status, outcome };
  if (outcome.status !== 'passed') return { id, status: 'listed', outcome };
  const surprise = { expected: 'to fail: it is in expected-failures.json', actual: 'passed' };
  return { id, status: 'failed', outcome: { status: 'failed', ...surprise } };
}

/** The line that sums up a file. */
export function summaryOf(file: string, results: readonly Result[]): string {
  const count = (status: Result['status']): number =>
    results.filter((result) => result.status === status).length;
  const counts = (['passed', 'failed', 'listed', 'unsupported'] as const).map(
    (status) => `${status} ${count(status)}`,
  );
  return `${file} ${counts.join(', ')}`;
}

function attempt(vector: Vector, adapt: Adapter): Outcome {
  try {
    return adapt(vector);
  } catch (error) {
    const actual = error instanceof Error ? `threw ${error.message}` : error;
    return { status: 'failed', expected: vector.expected, actual };
  }
}

function parseVectors(path: string): readonly Vector[] {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const list = Array.isArray(content) ? content : (content as { vectors?: unknown }).vectors;
  if (!Array.isArray(list)) throw new Error(`${path}: expected a list of vectors`);
  return list.map((vector, index) => ({ ...vector, id: String(vector.id ?? `#${index}`) }));
}
