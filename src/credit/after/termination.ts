import { holds } from '../../core/bounds.js';
import { fail } from '../../core/error.js';
import { addShared, compare, divide, ONE, type Ratio, ratio, ZERO } from '../../core/ratio.js';
import { childOf, type Reader, readerOf } from '../../core/read.js';
import { refuseCurrency } from '../read-facts.js';
import { type CreditPeriod, type ExactPeriod, historyIn } from '../scheme/history.js';
import { type CompiledTermination, readCompiledTermination } from './compile-termination.js';
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
 * `invalid-decimal`, `invalid-money`, `unknown-field`; `result-out-of-range` for levels of so many
 * digits that their sums take more than 100,000,000 steps.
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
  const plans = readCompiledTermination(readerOf(termination, null, 'termination'));
  const place = readerOf(history, null, 'history');
  const periods = historyIn(null)(place);
  const sums: Sums = { steps: 0 };
  const verdicts = plans.map((plan) => verdictsOf(plan, { periods, place, sums }));
  for (let atIndex = 0; atIndex < periods.length; atIndex++) {
    const rule = verdicts.findIndex((holdsAt) => holdsAt[atIndex] === true);
    if (rule >= 0) return { triggered: true, atIndex, rule };
  }
  return { triggered: false, atIndex: null, rule: null };
}

/** What all rules are tested on. */
interface Tested {
  readonly periods: readonly ExactPeriod[];
  readonly place: Reader;
  readonly sums: Sums;
}

/** Whether a rule holds at the end of each period. */
function verdictsOf(plan: TerminationPlan, { periods, place, sums }: Tested): readonly boolean[] {
  switch (plan.kind) {
    case 'count': {
      const counted = periods.map((period) => (counts(period, plan.when) ? ONE : null));
      return windowSums(counted, plan.window, sums).map(({ known }) => known >= plan.needed);
    }
    case 'mean': {
      const levels = periods.map(({ level }) => level);
      return windowSums(levels, plan.window, sums).map(
        ({ known, total }) =>
          known === plan.window && holds(divide(total, ratio(plan.window)), plan.bounds),
      );
    }
    case 'sum': {
      const { currency, value } = plan.least;
      const credits = creditsIn(currency, periods, place);
      return windowSums(credits, plan.window, sums).map(({ total }) => compare(total, value) >= 0);
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
  readonly total: Ratio;
}

/** What adding has cost so far, of all rules together: words of one figure times words of the other. */
interface Sums {
  steps: number;
}

/**
 * The most that a right may cost: a second or so of long figures. Decimals, and shares of one
 * total, never come near it.
 */
const MOST_STEPS = 100_000_000;
const WORD_DIGITS = 16;

/**
 * The sums of all windows of so many periods. A window ends in one block of that length and begins in
 * the one before: its sum is a part of the latter from its end, and a part of the former from its
 * start. So each figure is added twice, however long windows are.
 */
function windowSums(
  figures: readonly (Ratio | null)[],
  window: number,
  sums: Sums,
): readonly WindowSum[] {
  const toEnd: WindowSum[] = [];
  for (let i = figures.length - 1; i >= 0; i--)
    toEnd[i] = withFigure((i + 1) % window === 0 ? NOTHING : toEnd[i + 1], figures[i], sums);
  let fromStart = NOTHING;
  return figures.map((figure, i) => {
    fromStart = withFigure(i % window === 0 ? NOTHING : fromStart, figure, sums);
    const isWhole = (i + 1) % window === 0;
    return isWhole || i < window ? fromStart : together(toEnd[i + 1 - window], fromStart, sums);
  });
}

const NOTHING: WindowSum = { known: 0, total: ZERO };

function withFigure(
  sum: WindowSum = NOTHING,
  figure: Ratio | null | undefined,
  sums: Sums,
): WindowSum {
  if (figure === null || figure === undefined) return sum;
  return together(sum, { known: 1, total: figure }, sums);
}

function together(a: WindowSum = NOTHING, b: WindowSum, sums: Sums): WindowSum {
  sums.steps += wordsOf(a.total) * wordsOf(b.total);
  if (sums.steps > MOST_STEPS) refuseDigits();
  return { known: a.known + b.known, total: addShared(a.total, b.total) };
}

/** How many words of the machine a denominator takes; nearly all are short, and not looked at. */
function wordsOf({ denominator }: Ratio): number {
  return denominator < SHORT ? 1 : Math.ceil(denominator.toString(16).length / WORD_DIGITS);
}

const SHORT = 1n << 64n;

function refuseDigits(): never {
  fail({
    code: 'result-out-of-range',
    path: ['history'],
    expected: `levels whose sums take at most ${MOST_STEPS} steps`,
    received: 'levels of more digits',
    hint: 'round the levels, or give them over fewer different totals',
  });
}

function counts(period: ExactPeriod, when: ConditionPlan): boolean {
  if (!('bounds' in when)) return period[when.of] === true;
  const figure = period[when.of];
  return figure !== null && holds(figure, when.bounds);
}
