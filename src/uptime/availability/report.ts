import { type Interval, toIntervals } from '../../core/interval.js';
import { negate, ratio } from '../../core/ratio.js';
import { EMPTY, measure } from '../../core/time-set.js';
import type { TimeBudget } from '../budget/time-budget.js';
import type { ExcludedInterval, ExclusionVerdict } from '../exclusions/exclusions.js';

export type { CountedIncident } from '../outages/incidents.js';

import {
  type CountedIncident,
  type IncidentStats,
  incidentsOf,
  listIncidents,
} from '../outages/incidents.js';
import type { Outage } from '../outages/outage.js';
import { partOfRow, piecesOf } from '../outages/pieces.js';
import { weighs } from '../outages/table.js';
import { type FigureFormat, figuresOf, toSafeInteger, wholeMs } from '../terms/figures.js';
import type { Verdict } from '../terms/verdict.js';
import { coverageOf, judge, type SofterLevel } from './judge.js';
import type { MeasuredTime } from './measure-time.js';

export type { SofterLevel } from './judge.js';

import type { AvailabilityPlan } from './rule.js';

/** The availability of a service in a period. */
export interface Availability {
  /**
   * `nothing-promised` when the period has no service time, or all of it is excluded; `no-data` when none
   * of it was watched; `insufficient-data` when too little was, and what is known does not miss the
   * promise by itself. Before the end of the period a promise is `missed` as soon as the budget of the
   * whole period is overspent, that of the softer level where there is one, and `not-yet-due` until then.
   * `measured` is a result without a target.
   */
  readonly status: Verdict;
  /** The instant of judgement. */
  readonly evaluatedAt: number;
  readonly period: Interval;
  /** The calendar of the rule, by its id; `null` without one. */
  readonly calendar: string | null;
  /** Whether the measured time alone keeps the target; `null` without target or data. */
  readonly onTarget: boolean | null;
  /** The softer level of the rule; `null` when it has none. */
  readonly acceptable: SofterLevel | null;
  /** Service time that was measured: the denominator. `uptimeMs + downtimeMs`. */
  readonly measuredMs: number;
  readonly uptimeMs: number;
  /** Weighted downtime; fractions of a millisecond count as a whole one. */
  readonly downtimeMs: number;
  /** The downtime if unknown time was all up, and if it was all down. */
  readonly downtimeBounds: { readonly leastMs: number; readonly mostMs: number };
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
  /** The outages that the count of incidents is of, joined and in their whole length, with how much of each counts. */
  readonly incidents: readonly CountedIncident[];
  /** What was excluded, and by what: the next period takes it as `excludedBefore`. */
  readonly excluded: readonly ExcludedInterval[];
  readonly unknown: readonly Interval[];
}

/** Writes what was measured: the one place where figures become text. */
export function writeAvailability(
  rule: AvailabilityPlan,
  measured: MeasuredTime,
  format: FigureFormat,
  listIntervals: boolean,
): Availability {
  const { at, facts, time, known, outages, down } = measured;
  const knownMs = measure(known.measured);
  const { status, onTarget, budget, acceptable } = judge(rule, measured, format);
  const shares = writeShares(measured, format);
  // Field by field: spreads among them cost more than all figures.
  const report: Availability = {
    status,
    onTarget,
    budget,
    acceptable,
    downtimeBounds: boundsOf(measured),
    evaluatedAt: at,
    period: facts.period,
    calendar: rule.calendar?.id ?? null,
    measuredMs: shares.measuredMs,
    uptimeMs: shares.uptimeMs,
    downtimeMs: shares.downtimeMs,
    availabilityPercent: shares.availabilityPercent,
    availabilityRatio: shares.availabilityRatio,
    downtimePercent: shares.downtimePercent,
    exact: shares.exact,
    serviceMs: measure(time.service),
    excludedMs: measure(time.excluded),
    unknownMs: measure(known.unknown),
    coverageRatio: writeCoverage(measured, format),
    incidents: incidentsOf(outages.incidents, down, knownMs),
    exclusions: time.verdicts,
  };
  return listIntervals ? { ...report, intervals: listOf(measured) } : report;
}

function boundsOf({ lost, known }: MeasuredTime): Availability['downtimeBounds'] {
  const leastMs = 0 - wholeMs(negate(lost));
  return { leastMs, mostMs: leastMs + measure(known.unknown) };
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
  const downtimeMs = measuredMs - uptimeMs;
  if (total.numerator === 0n) return { measuredMs, uptimeMs, downtimeMs, ...NO_SHARES };
  const share = ratio(good.numerator, total.numerator);
  const [availabilityPercent, downtimePercent] = figures.percentPair(share);
  return {
    measuredMs,
    uptimeMs,
    downtimeMs,
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

function writeCoverage(measured: MeasuredTime, format: FigureFormat): string | null {
  if (measure(measured.time.base) === 0) return null;
  return figuresOf(format, 'floor').ratio(coverageOf(measured));
}

function listOf({ outages, time, known, down }: MeasuredTime): AvailabilityIntervals {
  const { table } = outages;
  return {
    downtime: toIntervals(down),
    outages: piecesOf(table, (row) => (weighs(table, row) ? partOfRow(down, table, row) : EMPTY)),
    incidents: listIncidents(outages.incidents, down),
    excluded: time.excludedPieces(),
    unknown: toIntervals(known.unknown),
  };
}
