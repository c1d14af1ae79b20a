import type { Reader } from '../../core/read.js';
import { type CompiledScheme, compiledScheme } from '../../credit/scheme/compile-scheme.js';
import { readScheme } from '../../credit/scheme/read-scheme.js';
import type { CreditGroup, CreditScheme } from '../../credit/scheme/scheme.js';

/** Reads a remedy: a scheme of one rule, or a group of rules that objectives share. */
export function readRemedy(reader: Reader, currency: string | undefined): CompiledScheme {
  const plan = readScheme(reader, { currency });
  return compiledScheme(reader.value as CreditScheme | CreditGroup, plan);
}
