import { fail, type Path, shown } from '../core/error.js';
import { compare, divide, type Ratio, ratio, ratioOf } from '../core/ratio.js';
import type { MoneyInput } from '../money/money.js';
import { type Bounds, holds, readBounds } from './bounds.js';
import { sumOf } from './exact.js';
import { type CreditPeriod, readPeriodCount } from './history.js';
import { readLevel } from './level.js';
import { moneyIn } from './remedy.js';
import { readMoney } from './rounding.js';

/** Which periods count. @defaultValue those that were missed */
export type PeriodCondition =
  | { readonly missed: true }
  | { readonly capReached: true }
  | { readonly level: Bounds }
  | { readonly creditPercent: Bounds };

/** A pattern of failures that gives a right: to terminate, to step in, to escalate. */
export type TerminationRule =
  /** So many counting periods side by side. */
  | { readonly kind: 'consecutive'; readonly periods: number; readonly when?: PeriodCondition }
  /** At least so many counting periods within a window, the latest period included. */
  | {
      readonly kind: 'count';
      readonly atLeast: number;
      readonly window: number;
      readonly when?: PeriodCondition;
    }
  /** The mean level of a full window lies within bounds. */
  | { readonly kind: 'mean'; readonly window: number; readonly level: Bounds }
  /** The credits of a window, full or not, reach an amount. */
  | { readonly kind: 'sum'; readonly window: number; readonly atLeast: MoneyInput };

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
 * @param anyOf - The rules; any one is enough. No rules never trigger.
 * @param history - The periods, oldest first, without gaps.
 * @returns The first period and the first rule that held at it.
 * @throws {@link SlaError} `invalid-option`, `invalid-decimal`, `invalid-money`, `currency-mismatch`.
 * @example
 * import { checkTermination } from 'slakit'
 * const months = [true, false, true, false, true].map((missed) => ({ missed }))
 * checkTermination([{ kind: 'count', atLeast: 3, window: 6 }], months) // => { triggered: true, atIndex: 4, rule: 0 }
 * checkTermination([{ kind: 'consecutive', periods: 3 }], months).triggered // => false
 */
export function checkTermination(
  anyOf: readonly TerminationRule[],
  history: readonly CreditPeriod[],
): Termination {
  const tests = anyOf.map((rule, index) => testOf(rule, history, [index]));
  for (let atIndex = 0; atIndex < history.length; atIndex++) {
    const rule = tests.findIndex((test) => test(atIndex));
    if (rule >= 0) return { triggered: true, atIndex, rule };
  }
  return { triggered: false, atIndex: null, rule: null };
}

/** Tells whether a rule holds at the end of the period with this index. */
type Test = (index: number) => boolean;

function testOf(rule: TerminationRule, history: readonly CreditPeriod[], path: Path): Test {
  switch (rule.kind) {
    case 'consecutive':
      // A run of n is a window of n in which n count.
      return countTest(rule.periods, rule.periods, rule.when, history, [...path, 'periods']);
    case 'count':
      return countTest(rule.atLeast, rule.window, rule.when, history, path);
    case 'mean':
      return meanTest(rule.window, rule.level, history, path);
    case 'sum':
      return sumTest(rule.window, rule.atLeast, history, path);
    default:
      return fail({
        code: 'invalid-option',
        path: [...path, 'kind'],
        expected: "'consecutive', 'count', 'mean' or 'sum'",
        received: shown((rule as { kind: unknown }).kind),
      });
  }
}

function countTest(
  atLeast: number,
  window: number,
  when: PeriodCondition | undefined,
  history: readonly CreditPeriod[],
  path: Path,
): Test {
  const needed = readPeriodCount(atLeast, path);
  const length = readPeriodCount(window, path);
  const counts = history.map((period, index) =>
    counting(period, when ?? { missed: true }, index, path),
  );
  return (index) => windowAt(counts, index, length).filter(Boolean).length >= needed;
}

function meanTest(
  window: number,
  level: Bounds,
  history: readonly CreditPeriod[],
  path: Path,
): Test {
  const length = readPeriodCount(window, [...path, 'window']);
  const bounds = readBounds(level, [...path, 'level']);
  const levels = history.map((period, index) => levelOf(period, index));
  return (index) => {
    const known = windowAt(levels, index, length).filter((one) => one !== null);
    return known.length === length && holds(divide(sumOf(known), ratio(length)), bounds);
  };
}

function sumTest(
  window: number,
  atLeast: MoneyInput,
  history: readonly CreditPeriod[],
  path: Path,
): Test {
  const length = readPeriodCount(window, [...path, 'window']);
  const { value, currency } = readMoney(atLeast, [...path, 'atLeast']);
  const credits = history.map(({ credit }, index) =>
    credit === undefined || credit === null
      ? ratio(0)
      : moneyIn(credit, currency, ['history', index, 'credit']),
  );
  return (index) => compare(sumOf(windowAt(credits, index, length)), value) >= 0;
}

function counting(period: CreditPeriod, when: PeriodCondition, index: number, path: Path): boolean {
  if ('missed' in when) return period.missed === true;
  if ('capReached' in when) return period.capReached === true;
  if ('level' in when)
    return within(levelOf(period, index), when.level, [...path, 'when', 'level']);
  const percent = period.creditPercent;
  const read =
    percent === undefined || percent === null
      ? null
      : ratioOf(percent, ['history', index, 'creditPercent']);
  return within(read, when.creditPercent, [...path, 'when', 'creditPercent']);
}

function within(value: Ratio | null, bounds: Bounds, path: Path): boolean {
  return value !== null && holds(value, readBounds(bounds, path));
}

function levelOf({ level }: CreditPeriod, index: number): Ratio | null {
  return level === undefined || level === null
    ? null
    : readLevel(level, ['history', index, 'level']);
}

/** The part of a list that ends at an index and has at most so many members. */
function windowAt<T>(values: readonly T[], index: number, length: number): readonly T[] {
  return values.slice(Math.max(0, index + 1 - length), index + 1);
}
