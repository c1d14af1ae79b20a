import type { SlaError } from '../../src/core/error.js';
import type { Finding } from '../../src/core/finding.js';
import { attempt, type Read, readerOf } from '../../src/core/read.js';
import { thrownBy } from './thrown.js';

/** What the collecting twin says of a value: what it means, and all findings. */
export interface Checked<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}

/** Reads as `checkX` does: goes on after a fault. */
export function checked<T>(read: Read<T>, value: unknown): Checked<T> {
  const findings: Finding[] = [];
  const result = attempt(readerOf(value, findings), read);
  return { value: result?.value, findings };
}

/** Reads as `compileX` does: throws the first fault. */
export function compiled<T>(read: Read<T>, value: unknown): T {
  return read(readerOf(value));
}

/** What the throwing twin refuses, as an error. */
export function refusal<T>(read: Read<T>, value: unknown): SlaError {
  return thrownBy(() => compiled(read, value));
}

/** Findings in short: their code and place. */
export function inShort(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, path }) => [code, ...path].join(' '));
}
