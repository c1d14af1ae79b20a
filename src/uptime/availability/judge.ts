import { add, compare, type Ratio, ratio, subtract } from '../../core/ratio.js';
import { measure } from '../../core/time-set.js';
import { type Budget, budgetOf } from '../budget/budget.js';
import { type TimeBudget, writeTimeBudget } from '../budget/time-budget.js';
import type { FigureFormat } from '../terms/figures.js';
import type { Verdict } from '../terms/verdict.js';
import type { MeasuredTime } from './measure-time.js';
import type { AvailabilityPlan } from './rule.js';

/** How a period stands to a level: so far, and with the time that still lies ahead. */
interface Standing {
  readonly elapsed: Budget;
  readonly period: Budget;
}

/** How a period stands to the second, softer level of its rule. */
export interface SofterLevel {
  /** Whether the measured time alone keeps it; `null` without data. */
  readonly isKept: boolean | null;
  readonly budget: { readonly elapsed: TimeBudget; readonly period: TimeBudget };
}

/** The part of a report that judges. */
interface Judgement {
  readonly status: Verdict;
  readonly onTarget: boolean | null;
  readonly budget: { readonly elapsed: TimeBudget; readonly period: TimeBudget } | null;
  readonly acceptable: SofterLevel | null;
}

/** Judges a period by the levels of its rule. */
export function judge(
  rule: AvailabilityPlan,
  measured: MeasuredTime,
  format: FigureFormat,
): Judgement {
  const hasData = measured.total.numerator > 0n;
  const target = rule.target === null ? null : standingOf(rule.target, measured);
  const acceptable = rule.acceptable === null ? null : standingOf(rule.acceptable, measured);
  return {
    status: statusOf(rule, measured, target, acceptable),
    onTarget: target !== null && hasData ? target.elapsed.isWithin : null,
    budget: target === null ? null : writeStanding(target, format),
    acceptable:
      acceptable === null
        ? null
        : {
            isKept: hasData ? acceptable.elapsed.isWithin : null,
            budget: writeStanding(acceptable, format),
          },
  };
}

function standingOf(level: Ratio, { good, total, time }: MeasuredTime): Standing {
  const bad = subtract(total, good);
  return {
    elapsed: budgetOf(level, total, bad),
    period: budgetOf(level, add(total, ratio(time.aheadMs)), bad),
  };
}

function writeStanding({ elapsed, period }: Standing, format: FigureFormat) {
  return { elapsed: writeTimeBudget(elapsed, format), period: writeTimeBudget(period, format) };
}

function statusOf(
  rule: AvailabilityPlan,
  measured: MeasuredTime,
  target: Standing | null,
  acceptable: Standing | null,
): Verdict {
  const { at, facts, total, time } = measured;
  const hasData = total.numerator > 0n;
  if (measure(time.base) + time.aheadMs === 0) return 'nothing-promised';
  if (facts.period.endAt > at) {
    if (target === null) return hasData ? 'measured' : 'not-yet-due';
    return (acceptable ?? target).period.isWithin ? 'not-yet-due' : 'missed';
  }
  if (!hasData) return 'no-data';
  if (compare(coverageOf(measured), rule.minimumCoverage) < 0)
    return isMissedAnyway(rule, measured) ? 'missed' : 'insufficient-data';
  return finalVerdict(target, acceptable);
}

function finalVerdict(target: Standing | null, acceptable: Standing | null): Verdict {
  if (target === null) return 'measured';
  if (target.elapsed.isWithin) return 'met';
  return acceptable?.elapsed.isWithin === true ? 'acceptable' : 'missed';
}

/** Whether the softest level is missed even if all the time that nobody watched was up. */
function isMissedAnyway(
  { target, acceptable }: AvailabilityPlan,
  { lost, time }: MeasuredTime,
): boolean {
  const level = acceptable ?? target;
  return level !== null && !budgetOf(level, ratio(measure(time.base)), lost).isWithin;
}

/** The share of the time to measure that was watched; there is some. */
export function coverageOf({ time, known }: MeasuredTime): Ratio {
  const baseMs = measure(time.base);
  return ratio(baseMs - measure(known.unknown), baseMs);
}
