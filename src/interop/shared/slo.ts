import type { RuleDuration } from '../../core/duration.js';
import { formatExact } from '../../core/fraction-text.js';
import { percentOfShare, type Ratio } from '../../core/ratio.js';
import { readAll } from '../../core/read.js';
import type { AlertOperator, AlertRule } from '../../uptime/alert/alert-rule.js';
import { type PeriodRule, readPeriodRule } from '../../zone/period-rule.js';

/** The method of an SLO: it counts good events, good slices, or takes the mean of what was good in each slice. */
export type SloMethod = 'occurrences' | 'timeslices' | 'ratioTimeslices';

/** A service level objective as tools for SLOs write it, as plain data that engines here take. */
export interface ServiceLevelObjective {
  readonly id: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The service that it is about. */
  readonly service?: string | undefined;
  /** The promised share in percent, as an exact decimal. */
  readonly targetPercent: string;
  readonly method: SloMethod;
  /** The length of a slice. */
  readonly slice?: RuleDuration | undefined;
  /** When a slice is bad, as the slices of `compileRequests` take it. */
  readonly sliceRule?: SloSliceRule | undefined;
  /** The window of the budget, as `measureOutageBudget` takes it; `null` where it cannot be said. */
  readonly window: PeriodRule | null;
  /** What is measured, as the document says it: queries, metrics, or the name of an indicator. */
  readonly indicator?: unknown;
  /** The border of a measured value, where the document has one: `{ op: 'lte', value: 0.4 }`. */
  readonly threshold?: SloThreshold | undefined;
  /** Alerts on its burn rate, as `evaluateAlerts` takes them beside the target. */
  readonly alerts?: SloAlerts | undefined;
}

/** A border of a measured value, such as a latency. */
export interface SloThreshold {
  readonly op?: unknown;
  readonly value?: unknown;
}

/** The rule by which a slice is bad: at more errors than a share, or at as many. */
export interface SloSliceRule {
  /** In percent, as an exact decimal. */
  readonly errorPercent: string;
  readonly operator: 'gt' | 'gte';
}

/** Alerts on a burn rate, and how they compare. */
export interface SloAlerts {
  readonly rules: readonly AlertRule[];
  readonly operator: AlertOperator;
}

/** A share as a percentage, exactly. */
export function percentText(share: Ratio): string {
  return formatExact(percentOfShare(share));
}

/** A window that makes sense; what the calendar lacks, such as the beginning of a fortnight, is told. */
export function saneWindow(rule: PeriodRule): PeriodRule | null {
  return readAll(rule, [], readPeriodRule) === undefined ? null : rule;
}

/** A window of so many units that rolls; hours make days, or nothing that can be said. */
export function rollingOf(count: number, unit: string): PeriodRule | null {
  const days = { h: count / 24, d: count, w: 7 * count }[unit];
  const months = { M: count, Q: 3 * count, Y: 12 * count }[unit];
  if (days !== undefined) return saneWindow({ unit: 'rolling', days, timeZone: 'UTC' });
  if (months !== undefined) return saneWindow({ unit: 'rolling', months, timeZone: 'UTC' });
  return null;
}

/** A fraction of milliseconds that is whole, as lengths of documents are. */
export function wholeMsOf({ numerator, denominator }: Ratio): number {
  return Number(numerator / denominator);
}
