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

/** The standing of a period by the second, softer level of its rule. */
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
  const { at, facts, good, total, lost, time, known } = measured;
  if (facts.period.endAt <= at) {
    const baseMs = measure(time.base);
    const bad = subtract(total, good);
    return verdictOnPast(rule, { baseMs, unknownMs: measure(known.unknown), total, bad, lost });
  }
  if (measure(time.base) + time.aheadMs === 0) return 'nothing-promised';
  if (target === null) return total.numerator > 0n ? 'measured' : 'not-yet-due';
  return (acceptable ?? target).period.isWithin ? 'not-yet-due' : 'missed';
}

/** What was found about time that is over. */
interface PastTime {
  /** The time to measure, and how much of it nobody watched. */
  readonly baseMs: number;
  readonly unknownMs: number;
  readonly total: Ratio;
  readonly bad: Ratio;
  /** What is known to be lost, whatever unknown time counts as. */
  readonly lost: Ratio;
}

/** The verdict on time that is over, by the levels and the coverage that a rule asks for. */
export function verdictOnPast(rule: AvailabilityPlan, past: PastTime): Verdict {
  const { target, acceptable, minimumCoverage } = rule;
  const { baseMs, unknownMs, total, bad, lost } = past;
  if (baseMs === 0) return 'nothing-promised';
  if (total.numerator === 0n) return 'no-data';
  const keeps = (level: Ratio | null, all: Ratio, spent: Ratio): boolean =>
    level !== null && budgetOf(level, all, spent).isWithin;
  const softest = acceptable ?? target;
  if (compare(ratio(baseMs - unknownMs, baseMs), minimumCoverage) < 0) {
    // Missed even if all the time that nobody watched was up.
    const isMissed = softest !== null && !keeps(softest, ratio(baseMs), lost);
    return isMissed ? 'missed' : 'insufficient-data';
  }
  if (target === null) return 'measured';
  if (keeps(target, total, bad)) return 'met';
  return keeps(acceptable, total, bad) ? 'acceptable' : 'missed';
}

/** The share of the time to measure that was watched; there is some. */
export function coverageOf({ time, known }: MeasuredTime): Ratio {
  const baseMs = measure(time.base);
  return ratio(baseMs - measure(known.unknown), baseMs);
}
