import { planShelf } from '../../core/compiled.js';
import { guarded } from '../../core/error.js';
import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { type Read, readAll, readerOf, refuse } from '../../core/read.js';
import { readTermination, type TerminationPlan, type TerminationRule } from './termination-rule.js';

/** Rules of a right that were compiled and are ready to be asked; `compileTermination` makes them. */
export interface CompiledTermination {
  readonly kind: 'compiled-termination';
  /** The rules as they were given. */
  readonly rules: readonly TerminationRule[];
  /** @internal */
  readonly plans: readonly TerminationPlan[];
}

/**
 * Reads the rules under which a right arises.
 *
 * @param rules - The rules; any one is enough.
 * @returns The compiled rules, for {@link terminationRight}.
 * @throws {@link SlaError} the first issue of {@link checkTermination}.
 * @example
 * import { compileTermination, terminationRight } from 'slakit'
 * const rules = compileTermination([{ kind: 'consecutive', periods: 2 }])
 * terminationRight(rules, [{ missed: true }, { missed: true }]).atIndex // => 1
 * compileTermination([{ kind: 'count', atLeast: 4, window: 3 }]) // throws invalid-option
 * @see {@link checkTermination}
 */
export function compileTermination(rules: readonly TerminationRule[]): CompiledTermination {
  const plans = readTermination(readerOf(rules));
  return SHELF.keep(Object.freeze({ kind: 'compiled-termination', rules, plans }), plans);
}

const SHELF = /* @__PURE__ */ planShelf<CompiledTermination, readonly TerminationPlan[]>(
  ({ rules }) => readTermination(readerOf(rules, null, 'termination')),
);

/** Reads the first argument of a test: only what {@link compileTermination} gives, or a copy of it. */
export const readCompiledTermination: Read<readonly TerminationPlan[]> = (reader) => {
  const compiled = reader.value as CompiledTermination;
  if (guarded(() => compiled?.kind, 'compiled') === 'compiled-termination')
    return SHELF.planOf(compiled);
  refuse(reader, {
    code: 'invalid-type',
    expected: 'compiled rules of termination',
    hint: 'compile them once: compileTermination(rules)',
  });
};

/**
 * Tells what keeps rules of a right from being tested; never throws.
 *
 * @param rules - Anything.
 * @returns The rules, or the issues of which {@link compileTermination} throws the first.
 * @example
 * import { checkTermination } from 'slakit'
 * checkTermination([{ kind: 'mean', window: 3, level: { lt: 97 } }]).ok // => true
 * checkTermination([{ kind: 'often' }]).ok // => false
 * @see {@link compileTermination}
 */
export function checkTermination(rules: unknown): CheckResult<readonly TerminationRule[]> {
  const findings: Finding[] = [];
  readAll(rules, findings, readTermination);
  // What the reader refused are no rules; what it passed are.
  return checkResultOf(rules as readonly TerminationRule[], findings);
}
