import type { InstantInput } from '../core/instant.js';
import type { Interval, IntervalInput } from '../core/interval.js';
import type { BudgetMs } from './budget-ms.js';
import type { ExclusionInput, ExclusionRule, ExclusionVerdict } from './exclusions.js';
import type { FigureOptions } from './figures.js';
import type { IncidentStats } from './incidents.js';
import type { OutageColumns, OutageInput, StateWeights } from './outages.js';
import type { TargetInput } from './target.js';
import type { PeriodInput, ServiceTime } from './window.js';

/** What happened in a period, and how it is to be judged. */
export interface AvailabilityInput extends TargetInput, FigureOptions {
  /** The period to judge: start included, end excluded. */
  readonly period: PeriodInput;
  /** Up to when the facts are known. Outages that go on end here; nothing after it is measured. */
  readonly asOf: InstantInput;
  /** Outages in any order; they may overlap, and count once with the highest weight. */
  readonly outages?: readonly OutageInput[] | OutageColumns;
  /** The weights of states, beside the default ones. */
  readonly weights?: StateWeights;
  /** Time that nobody watched. Where an outage is known as well, the outage counts. */
  readonly unknown?: readonly IntervalInput[];
  readonly exclusions?: readonly ExclusionInput[];
  /** What exclusions of a kind must keep to; a kind without a rule is always granted. */
  readonly exclusionRules?: { readonly [kind: string]: ExclusionRule };
  /** When service is agreed. @defaultValue always */
  readonly serviceTime?: ServiceTime | readonly IntervalInput[];
  /** Since when the service exists: the period is measured from here. */
  readonly trackedSince?: InstantInput;
  /**
   * Whether excluded time leaves both sides of the ratio, or counts as up so that the budget stays.
   *
   * @defaultValue `'remove'`
   */
  readonly excluded?: 'remove' | 'countAsUp';
  /** What unknown time counts as. @defaultValue `'exclude'` */
  readonly unknownAs?: 'exclude' | 'up' | 'down';
  /**
   * Whether the part of the period after `asOf` is left out or counts as up.
   *
   * @defaultValue `'exclude'`
   */
  readonly future?: 'exclude' | 'countAsUp';
  /** Whether to list the intervals behind the figures. @defaultValue false */
  readonly listIntervals?: boolean;
}

/** The availability of a service in a period. */
export interface Availability {
  /**
   * `no-data` when no time could be measured. Before the end of the period a promise is `missed` as
   * soon as the budget of the whole period is overspent, and `not-yet-due` until then. `measured` is
   * a result without a target.
   */
  readonly status: 'met' | 'missed' | 'measured' | 'no-data' | 'not-yet-due';
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
  readonly downtimePercent: string | null;
  /** The exact fraction good / total, as integers: compare these, not the rounded figure. */
  readonly exact: { readonly good: string; readonly total: string };
  /** The budget of the time so far and of the whole period; `null` without a target. */
  readonly budget: { readonly elapsed: BudgetMs; readonly period: BudgetMs } | null;
  readonly incidents: IncidentStats;
  readonly exclusions: readonly ExclusionVerdict[];
  /** The intervals behind the figures, when they were asked for. */
  readonly intervals?: AvailabilityIntervals;
}

/** Intervals behind the figures; outages of weight 0 are not downtime. */
export interface AvailabilityIntervals {
  readonly downtime: readonly Interval[];
  readonly excluded: readonly Interval[];
  readonly unknown: readonly Interval[];
}
