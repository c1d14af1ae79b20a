import { childOf, hasErrors, type Reader, refuse } from '../../core/read.js';
import { type CompiledScheme, compiledScheme } from '../../credit/scheme/compile-scheme.js';
import { readScheme } from '../../credit/scheme/read-scheme.js';
import type { CreditScheme } from '../../credit/scheme/scheme.js';
import { warnOfTable } from '../../credit/scheme/table-findings.js';

/** Reads a remedy: a scheme of one rule, since it belongs to one objective. */
export function readRemedy(reader: Reader, currency: string | undefined): CompiledScheme {
  const plan = readScheme(reader, { currency });
  if (plan.isGroup) {
    refuse(childOf(reader, 'rules'), {
      code: 'unknown-field',
      expected: 'a scheme of one rule',
      received: 'a group of rules',
      hint: 'give each objective a remedy of its own',
    });
  }
  if (reader.findings !== null && !hasErrors(reader)) warnOfTable(reader, plan);
  return compiledScheme(reader.value as CreditScheme, plan);
}
