import { planShelf } from '../../core/compiled.js';
import { guarded } from '../../core/error.js';
import { childOf, type Read, type Reader, readerOf, refuse, safely } from '../../core/read.js';
import type { SchemePlan } from './plan.js';
import { readScheme } from './read-scheme.js';
import type { CreditGroup, CreditScheme } from './scheme.js';

/** A credit scheme that was compiled and is ready to be asked; `compileScheme` makes it. */
export interface CompiledScheme {
  readonly kind: 'compiled-scheme';
  /** The scheme as it was given. */
  readonly scheme: CreditScheme | CreditGroup;
  /** @internal */
  readonly plan: SchemePlan;
}

/**
 * Reads a scheme once: bounds become integers on one line, remedies fractions, prices shares of the
 * base. The scheme must not be changed afterwards.
 *
 * @param scheme - A scheme of one rule, or a group of several.
 * @returns The compiled scheme.
 * @throws {@link SlaError} the first issue of {@link checkCreditScheme}.
 * @example
 * import { assessCredit, compileScheme } from 'slakit'
 * const compiled = compileScheme({ target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] })
 * assessCredit(compiled, { level: '99.5', base: { amount: 80, currency: 'EUR' } }).amount // => { amount: '8.00', currency: 'EUR' }
 * compileScheme({ row: [] } as object) // throws unknown-field
 * @see {@link checkCreditScheme}
 */
export function compileScheme(scheme: CreditScheme | CreditGroup): CompiledScheme {
  return compiledScheme(scheme, safely(readScheme)(readerOf(scheme)));
}

/** A compiled scheme of a plan that somebody read already, such as an agreement. */
export function compiledScheme(
  scheme: CreditScheme | CreditGroup,
  plan: SchemePlan,
): CompiledScheme {
  return SHELF.keep(Object.freeze({ kind: 'compiled-scheme', scheme, plan }), plan);
}

const SHELF = /* @__PURE__ */ planShelf<CompiledScheme, SchemePlan>((compiled) =>
  readScheme(childOf(readerOf(compiled), 'scheme')),
);

/** Reads the first argument of an assessment: only what {@link compileScheme} gives, or a copy of it. */
export const readCompiledScheme: Read<SchemePlan> = (reader: Reader) => {
  const compiled = reader.value as CompiledScheme;
  if (guarded(() => compiled?.kind, 'compiled') === 'compiled-scheme')
    return SHELF.planOf(compiled);
  refuse(reader, {
    code: 'invalid-type',
    expected: 'a compiled scheme',
    hint: 'compile it once: compileScheme(scheme)',
  });
};
