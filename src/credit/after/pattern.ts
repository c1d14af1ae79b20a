import { holds } from '../../core/bounds.js';
import { fail } from '../../core/error.js';
import {
  addShared,
  compare,
  divide,
  isPositive,
  ONE,
  type Ratio,
  ratio,
  subtract,
  sum,
  ZERO,
} from '../../core/ratio.js';
import { childOf, type Reader } from '../../core/read.js';
import { refuseCurrency } from '../read-facts.js';
import type { ExactPeriod } from '../scheme/history.js';
import type { ConditionPlan, TerminationPlan } from './termination-rule.js';

/** What a rule finds in a history. */
export interface Pattern {
  /** Whether the rule holds at the end of each period. */
  readonly holdsAt: readonly boolean[];
  /** Whether each period counts on its own: it fits the condition, is in the mean, or has a credit. */
  readonly counts: readonly boolean[];
  /** How many periods the rule looks at. */
  readonly window: number;
  /** What it lacks to hold again; only some ask. */
  readonly missing: () => Missing;
}

/** What a rule lacks to hold at the end of the next periods; `null` for what it does not look at. */
export interface Missing {
  /** The fewest counting periods, one after the other, after which it would hold. */
  readonly periods: number | null;
  /** What the credits of the next period would have to come to. */
  readonly credit: Ratio | null;
}

/** Tests rules on a history; `place` is where the periods stand. */
export function patternsIn(
  plans: readonly TerminationPlan[],
  periods: readonly ExactPeriod[],
  place: Reader,
): readonly Pattern[] {
  const sums: Sums = { steps: 0 };
  return plans.map((plan) => patternOf(plan, { periods, place, sums }));
}

/** What all rules are tested on. */
interface Tested {
  readonly periods: readonly ExactPeriod[];
  readonly place: Reader;
  readonly sums: Sums;
}

function patternOf(plan: TerminationPlan, { periods, place, sums }: Tested): Pattern {
  const { window } = plan;
  switch (plan.kind) {
    case 'count': {
      const counts = periods.map((period) => countsIn(period, plan.when));
      const counted = counts.map((one) => (one ? ONE : null));
      const held = windowSums(counted, window, sums).map(({ known }) => known >= plan.needed);
      const missing = () => ({ periods: fewestPeriods(counts, plan), credit: null });
      return { holdsAt: held, counts, window, missing };
    }
    case 'mean': {
      const levels = periods.map(({ level }) => level);
      const held = windowSums(levels, window, sums).map(
        ({ known, total }) => known === window && holds(divide(total, ratio(window)), plan.bounds),
      );
      return { holdsAt: held, counts: levels.map(isKnown), window, missing: UNTOLD };
    }
    case 'sum': {
      const { currency, value } = plan.least;
      const credits = creditsIn(currency, periods, place);
      const held = windowSums(credits, window, sums).map(({ total }) => compare(total, value) >= 0);
      const counts = credits.map((credit) => credit !== null && isPositive(credit));
      const missing = () => ({ periods: null, credit: lackingCredit(credits, window, value) });
      return { holdsAt: held, counts, window, missing };
    }
  }
}

/** No next period settles a mean by itself. */
const UNTOLD = (): Missing => ({ periods: null, credit: null });

function isKnown(level: Ratio | null): boolean {
  return level !== null;
}

/** What the next period has to be credited, the last periods of the window being what they are. */
function lackingCredit(credits: readonly (Ratio | null)[], window: number, least: Ratio): Ratio {
  const recent = credits.slice(Math.max(0, credits.length - (window - 1)));
  const left = subtract(least, sum(recent.map((credit) => credit ?? ZERO)));
  return isPositive(left) ? left : ZERO;
}

/** The fewest counting periods in a row that make a rule of counts hold: older ones leave the window. */
function fewestPeriods(
  counts: readonly boolean[],
  { needed, window }: { readonly needed: number; readonly window: number },
): number {
  let from = counts.length - (window - 1);
  let within = counts.slice(Math.max(0, from)).filter(Boolean).length;
  for (let more = 1; more < needed; more++, from++) {
    if (within + more >= needed) return more;
    if (counts[from] === true) within--;
  }
  return needed;
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

/** Whether a period fits a condition; what is unknown of it does not. */
function countsIn(period: ExactPeriod, when: ConditionPlan): boolean {
  if (!('bounds' in when)) return period[when.of] === true;
  const figure = period[when.of];
  return figure !== null && holds(figure, when.bounds);
}
