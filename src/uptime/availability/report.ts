import { type Interval, toIntervals } from '../../core/interval.js';
import { ratio, subtract } from '../../core/ratio.js';
import { EMPTY, measure } from '../../core/time-set.js';
import { budgetOf } from '../budget/budget.js';
import { type TimeBudget, writeTimeBudget } from '../budget/time-budget.js';
import { type IncidentStats, incidentsOf } from '../outages/incidents.js';
import type { Outage } from '../outages/outage.js';
import { partOfRow, piecesOf } from '../outages/pieces.js';
import { weighs } from '../outages/table.js';
import { type FigureFormat, figuresOf, toSafeInteger, wholeMs } from '../terms/figures.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';
import type { ExclusionVerdict } from './exclusions.js';
import type { MeasuredTime } from './measure-time.js';
import type { AvailabilityPlan } from './rule.js';

/** The availability of a service in a period. */
export interface Availability {
  /**
   * `no-data` when no time could be measured. Before the end of the period a promise is `missed` as
   * soon as the budget of the whole period is overspent, and `not-yet-due` until then. `measured` is
   * a result without a target.
   */
  readonly status: Verdict;
  /** The instant of judgement. */
  readonly evaluatedAt: number;
  readonly period: Interval;
  /** The calendar of the rule, by its id; `null` without one. */
  readonly calendar: string | null;
  /** Whether the measured time alone keeps the target; `null` without target or data. */
  readonly onTarget: boolean | null;
  /** Service time that was measured: the denominator. `uptimeMs + downtimeMs`. */
  readonly measuredMs: number;
  readonly uptimeMs: number;
  /** Weighted downtime; fractions of a millisecond count as a whole one. */
  readonly downtimeMs: number;
  /** Agreed service time so far, before exclusions. */
  readonly serviceMs: number;
  /** Service time that exclusions removed, or that counts as up for their sake. */
  readonly excludedMs: number;
  /** Service time, not excluded, that nobody watched. */
  readonly unknownMs: number;
  /** The share of the time to measure that was watched; `null` when there was none to measure. */
  readonly coverageRatio: string | null;
  /** `null` when no time could be measured. */
  readonly availabilityPercent: string | null;
  readonly availabilityRatio: string | null;
  /** What `availabilityPercent` lacks of 100, as written. */
  readonly downtimePercent: string | null;
  /**
   * The exact fraction good / total, as integers: compare these, not the rounded figure. `null` when
   * no time could be measured.
   */
  readonly exact: { readonly good: string; readonly total: string } | null;
  /** The budget of the time so far and of the whole period; `null` without a target. */
  readonly budget: { readonly elapsed: TimeBudget; readonly period: TimeBudget } | null;
  readonly incidents: IncidentStats;
  readonly exclusions: readonly ExclusionVerdict[];
  /** The intervals behind the figures, when they were asked for. */
  readonly intervals?: AvailabilityIntervals;
}

/** Intervals behind the figures; outages of weight 0 are not downtime. */
export interface AvailabilityIntervals {
  /** All downtime, joined. */
  readonly downtime: readonly Interval[];
  /** The parts of each outage that count, with what it was told of itself; they may overlap. */
  readonly outages: readonly Outage[];
  readonly excluded: readonly Interval[];
  readonly unknown: readonly Interval[];
}

/** Writes what was measured: the one place where figures become text. */
export function writeAvailability(
  rule: AvailabilityPlan,
  measured: MeasuredTime,
  format: FigureFormat,
  listIntervals: boolean,
): Availability {
  const { at, facts, time, known, impaired, down } = measured;
  const measuredMs = measure(known.measured);
  return {
    ...judge(rule, measured, format),
    evaluatedAt: at,
    period: facts.period,
    calendar: rule.calendar?.id ?? null,
    ...writeShares(measured, format),
    serviceMs: measure(time.service),
    excludedMs: measure(time.excluded),
    unknownMs: measure(known.unknown),
    coverageRatio: writeCoverage(measured, format),
    incidents: incidentsOf(impaired, down, measuredMs),
    exclusions: time.verdicts,
    ...(listIntervals ? { intervals: listOf(measured) } : {}),
  };
}

function judge(
  { target }: AvailabilityPlan,
  { at, facts, good, total, time }: MeasuredTime,
  format: FigureFormat,
): Pick<Availability, 'status' | 'onTarget' | 'budget'> {
  const hasData = total.numerator > 0n;
  const isOpen = facts.period.endAt > at;
  const soFar = hasData
    ? verdictOn({ numerator: good.numerator, denominator: total.numerator }, target)
    : 'no-data';
  if (target === null)
    return { status: isOpen && !hasData ? 'not-yet-due' : soFar, onTarget: null, budget: null };
  const bad = subtract(total, good);
  const elapsed = budgetOf(target, total, bad);
  const ahead = ratio(
    total.numerator + BigInt(time.aheadMs) * total.denominator,
    total.denominator,
  );
  const period = budgetOf(target, ahead, bad);
  return {
    status: !isOpen ? soFar : period.isWithin ? 'not-yet-due' : 'missed',
    onTarget: hasData ? elapsed.isWithin : null,
    budget: { elapsed: writeTimeBudget(elapsed, format), period: writeTimeBudget(period, format) },
  };
}

type Shares = Pick<
  Availability,
  | 'measuredMs'
  | 'uptimeMs'
  | 'downtimeMs'
  | 'availabilityPercent'
  | 'availabilityRatio'
  | 'downtimePercent'
  | 'exact'
>;

function writeShares({ good, total }: MeasuredTime, format: FigureFormat): Shares {
  const figures = figuresOf(format, 'floor');
  const measuredMs = toSafeInteger(total.numerator / total.denominator);
  const uptimeMs = wholeMs(good);
  const times = { measuredMs, uptimeMs, downtimeMs: measuredMs - uptimeMs };
  if (total.numerator === 0n) return { ...times, ...NO_SHARES };
  const share = ratio(good.numerator, total.numerator);
  const [availabilityPercent, downtimePercent] = figures.percentPair(share);
  return {
    ...times,
    availabilityPercent,
    availabilityRatio: figures.ratio(share),
    downtimePercent,
    exact: { good: String(good.numerator), total: String(total.numerator) },
  };
}

const NO_SHARES = {
  availabilityPercent: null,
  availabilityRatio: null,
  downtimePercent: null,
  exact: null,
};

function writeCoverage({ time, known }: MeasuredTime, format: FigureFormat): string | null {
  const baseMs = measure(time.base);
  if (baseMs === 0) return null;
  return figuresOf(format, 'floor').ratio(ratio(baseMs - measure(known.unknown), baseMs));
}

function listOf({ facts, time, known, down }: MeasuredTime): AvailabilityIntervals {
  const { outages } = facts;
  return {
    downtime: toIntervals(down),
    outages: piecesOf(outages, (row) =>
      weighs(outages, row) ? partOfRow(known.countable, outages, row) : EMPTY,
    ),
    excluded: toIntervals(time.excluded),
    unknown: toIntervals(known.unknown),
  };
}
