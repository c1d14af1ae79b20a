import { holds } from '../../core/bounds.js';
import { compare, divide, ONE, type Ratio, ratio, sum } from '../../core/ratio.js';
import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { refuseCurrency } from '../read-facts.js';
import { type CreditPeriod, type ExactPeriod, historyIn } from '../scheme/history.js';
import type { CompiledTermination } from './compile-termination.js';
import type { ConditionPlan, TerminationPlan } from './termination-rule.js';

/** Whether and when a right arose. */
export interface Termination {
  readonly triggered: boolean;
  /** The first period, counted from 0, at whose end a rule held. */
  readonly atIndex: number | null;
  /** The rule, by its place in the list. */
  readonly rule: number | null;
}

/**
 * Finds the first period at whose end a right arises.
 *
 * Rules look at the raw failures of the history, not at credits that a cap has cut, unless they ask
 * for credits. What is unknown of a period does not count; a mean over an unknown level is not taken.
 *
 * @param termination - Compiled rules; any one is enough. No rules never trigger.
 * @param history - The periods, oldest first, without gaps.
 * @returns The first period and the first rule that held at it.
 * @throws {@link SlaError} `invalid-type` for rules that were not compiled, `currency-mismatch`,
 * `invalid-decimal`, `invalid-money`, `unknown-field`.
 * @example
 * import { compileTermination, terminationRight } from 'slakit'
 * const months = [true, false, true, false, true].map((missed) => ({ missed }))
 * const threeInSix = compileTermination([{ kind: 'count', atLeast: 3, window: 6 }])
 * terminationRight(threeInSix, months) // => { triggered: true, atIndex: 4, rule: 0 }
 * const threeInARow = compileTermination([{ kind: 'consecutive', periods: 3 }])
 * terminationRight(threeInARow, months).triggered // => false
 */
export function terminationRight(
  termination: CompiledTermination,
  history: readonly CreditPeriod[],
): Termination {
  const plans = plansOf(readerOf(termination, null, 'termination'));
  const place = readerOf(history, null, 'history');
  const periods = historyIn(null)(place);
  const verdicts = plans.map((plan) => verdictsOf(plan, periods, place));
  for (let atIndex = 0; atIndex < periods.length; atIndex++) {
    const rule = verdicts.findIndex((holdsAt) => holdsAt[atIndex] === true);
    if (rule >= 0) return { triggered: true, atIndex, rule };
  }
  return { triggered: false, atIndex: null, rule: null };
}

function plansOf(reader: Reader): readonly TerminationPlan[] {
  const compiled = reader.value as CompiledTermination | null | undefined;
  if (compiled?.kind === 'compiled-termination') return compiled.plans;
  refuse(reader, {
    code: 'invalid-type',
    expected: 'compiled rules of termination',
    hint: 'compile them once: compileTermination(rules)',
  });
}

/** Whether a rule holds at the end of each period. */
function verdictsOf(
  plan: TerminationPlan,
  history: readonly ExactPeriod[],
  place: Reader,
): readonly boolean[] {
  switch (plan.kind) {
    case 'count': {
      const counted = history.map((period) => (counts(period, plan.when) ? ONE : null));
      return windowSums(counted, plan.window).map(({ known }) => known >= plan.needed);
    }
    case 'mean': {
      const levels = history.map(({ level }) => level);
      return windowSums(levels, plan.window).map(
        ({ known, total }) =>
          known === plan.window && holds(divide(total(), ratio(plan.window)), plan.bounds),
      );
    }
    case 'sum': {
      const { currency, value } = plan.least;
      const credits = creditsIn(currency, history, place);
      return windowSums(credits, plan.window).map(({ total }) => compare(total(), value) >= 0);
    }
  }
}

function creditsIn(
  currency: string,
  history: readonly ExactPeriod[],
  place: Reader,
): readonly (Ratio | null)[] {
  return history.map(({ credit }, index) => {
    if (credit !== null && credit.currency !== currency)
      refuseCurrency(childOf(childOf(place, index), 'credit'), currency, credit.currency);
    return credit === null ? null : credit.value;
  });
}

/** What the window that ends at a period holds. */
interface WindowSum {
  /** How many of its figures are known. */
  readonly known: number;
  /** Their sum, worked out when it is asked for. */
  readonly total: () => Ratio;
}

/**
 * The sums of all windows of so many periods, each from the one before: the figure that enters is
 * added, the one that leaves is taken away. Figures of one denominator are added as integers.
 */
function windowSums(figures: readonly (Ratio | null)[], window: number): readonly WindowSum[] {
  const numerators = new Map<bigint, bigint>();
  let known = 0;
  const enter = (figure: Ratio | null | undefined, sign: 1 | -1): void => {
    if (figure === null || figure === undefined) return;
    known += sign;
    const numerator = (numerators.get(figure.denominator) ?? 0n) + BigInt(sign) * figure.numerator;
    if (numerator === 0n) numerators.delete(figure.denominator);
    else numerators.set(figure.denominator, numerator);
  };
  return figures.map((figure, index) => {
    enter(figure, 1);
    enter(figures[index - window], -1);
    const parts = [...numerators];
    return {
      known,
      total: () => sum(parts.map(([denominator, numerator]) => ({ numerator, denominator }))),
    };
  });
}

function counts(period: ExactPeriod, when: ConditionPlan): boolean {
  if (!('bounds' in when)) return period[when.of] === true;
  const figure = period[when.of];
  return figure !== null && holds(figure, when.bounds);
}
