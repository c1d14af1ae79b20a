import { formatExact } from '../../core/fraction-text.js';
import type { Interval } from '../../core/interval.js';
import { multiply, type Ratio, ratio, subtract } from '../../core/ratio.js';
import { measure } from '../../core/time-set.js';
import type { Events, Sum } from '../buckets/table.js';
import { budgetOf } from '../budget/budget.js';
import { type ErrorBudget, writeBudget } from '../budget/write-budget.js';
import type { ExclusionVerdict } from '../exclusions/exclusions.js';
import { type FigureFormat, figuresOf } from '../terms/figures.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';
import { fateOf, REASONS } from './bucket-fates.js';
import { judgeRequests } from './judge-requests.js';
import type { MeasuredRequests } from './measured-requests.js';
import { SLI_WITHOUT_DATA } from './no-data.js';
import {
  intervalsOf,
  type LeftOutBucket,
  leftOutOf,
  type RequestIntervals,
  type StraddlingBucket,
  straddlersOf,
} from './request-lists.js';
import type { LeftOutReason } from './request-time.js';
import type { RequestMethod, RequestsPlan } from './requests-rule.js';

/** Good, bad and all events, as exact decimals; where no decimal is exact, 12 digits, rounded down. */
export interface EventCounts {
  readonly good: string;
  readonly bad: string;
  readonly total: string;
}

/** Slices of time by what became of them. */
export interface RequestSlices {
  /** The slices that count: good and bad ones, and what the rule makes of the others. */
  readonly total: number;
  /** Slices with fewer events than the rule asks for. */
  readonly empty: number;
  /** Slices of which no bucket tells. */
  readonly unknown: number;
  /** Slices of the period that are not over. */
  readonly ahead: number;
}

/** Buckets that do not count, together, and why. */
export interface LeftOutBuckets extends EventCounts {
  /**
   * - `outside-period`, `untracked`, `ahead`: outside of the period, while the service did not exist,
   *   after the instant of judgement (or in a slice that is not over then).
   * - `outside-service`, `excluded`, `unknown`: in time that was not agreed, is excluded, or of which
   *   counters tell nothing.
   * - `no-data`: counters were not read.
   * - `straddling`: across a border, and the rule leaves such buckets out.
   */
  readonly reason: LeftOutReason;
  /** How many. */
  readonly buckets: number;
}

/** The figures of a promise about counted events in a period. */
export interface RequestSli {
  readonly status: Verdict;
  /** The instant of judgement. */
  readonly evaluatedAt: number;
  readonly period: Interval;
  /** The calendar of the rule, by its id; `null` without one. */
  readonly calendar: string | null;
  readonly method: RequestMethod;
  /** Whether what was measured alone keeps the target; `null` without target or data. */
  readonly onTarget: boolean | null;
  readonly sliPercent: string | null;
  readonly sliRatio: string | null;
  /** What `sliPercent` lacks of 100, as written. */
  readonly badPercent: string | null;
  /**
   * The exact fraction good / total, as integers: compare these, not the rounded figure. `null` when
   * nothing was measured.
   */
  readonly exact: { readonly good: string; readonly total: string } | null;
  /** The events that count. */
  readonly events: EventCounts;
  /** `null` for occurrences. */
  readonly slices: RequestSlices | null;
  /**
   * The budget of what was measured so far, and of the whole period; in events, or in slices. Of a
   * period that is not over, the events of the whole are a forecast (`estimated`): they go on at the
   * same rate for the rest of the time to measure. `period` is `null` when there is nothing to forecast
   * from, both are `null` without a target.
   */
  readonly budget: { readonly elapsed: ErrorBudget; readonly period: ErrorBudget | null } | null;
  /** Time to measure so far, in milliseconds. */
  readonly measuredMs: number;
  /** The share of it of which buckets tell, rounded down; `null` when there is none. */
  readonly coverageRatio: string | null;
  /** Service time so far that exclusions removed, or whose events count as good for their sake. */
  readonly excludedMs: number;
  /** How many buckets had more good or bad events than all, and were cut as the rule says. */
  readonly cut: number;
  /** What does not count and why, in the order in which it is asked; reasons that met none are not listed. */
  readonly leftOut: readonly LeftOutBuckets[];
  /** What became of each exclusion: those of the agreement first, then those of the facts as they stand. */
  readonly exclusions: readonly ExclusionVerdict[];
  /** Buckets with events across a border, in order of time. */
  readonly straddling: readonly StraddlingBucket[];
  /** Each bucket that is left out, when they were asked for. */
  readonly leftOutBuckets?: readonly LeftOutBucket[];
  /** The intervals behind the figures, when they were asked for. */
  readonly intervals?: RequestIntervals;
}

/** What to list beside the figures. */
export interface RequestLists {
  readonly listLeftOut: boolean;
  readonly listIntervals: boolean;
}

/** Writes what was measured: the one place where figures become text. */
export function writeRequestSli(
  rule: RequestsPlan,
  measured: MeasuredRequests,
  format: FigureFormat,
  { listLeftOut, listIntervals }: RequestLists,
): RequestSli {
  const { facts, time, share, slices, passedMs, knownMs, events } = measured;
  const { target } = rule;
  const figures = figuresOf(format, 'floor');
  return {
    status: judgeRequests(rule, measured),
    evaluatedAt: measured.at,
    period: facts.period,
    calendar: rule.calendar?.id ?? null,
    method: rule.method,
    onTarget: share === null || target === null ? null : verdictOn(share, target) === 'met',
    ...writeShare(share ?? SLI_WITHOUT_DATA[rule.noDataAs], format),
    exact: share === null ? null : exactOf(measured),
    events: writeEvents(events),
    slices: slices === null ? null : writeSlices(slices),
    budget: target === null ? null : writeBudgets(measured, target, format),
    measuredMs: passedMs,
    excludedMs: measure(time.excluded),
    coverageRatio: passedMs === 0 ? null : figures.ratio(ratio(knownMs, passedMs)),
    cut: facts.buckets.cut,
    leftOut: REASONS.flatMap((reason) => writeSum(reason, measured.sums[fateOf(reason)] as Sum)),
    exclusions: time.verdicts,
    straddling: straddlersOf(measured),
    ...(listLeftOut ? { leftOutBuckets: leftOutOf(measured) } : {}),
    ...(listIntervals ? { intervals: intervalsOf(measured) } : {}),
  };
}

type Share = Pick<RequestSli, 'sliPercent' | 'sliRatio' | 'badPercent'>;

function writeShare(share: Ratio | null, format: FigureFormat): Share {
  if (share === null) return { sliPercent: null, sliRatio: null, badPercent: null };
  const figures = figuresOf(format, 'floor');
  const [sliPercent, badPercent] = figures.percentPair(share);
  return { sliPercent, sliRatio: figures.ratio(share), badPercent };
}

function exactOf({ good, total }: Events): { readonly good: string; readonly total: string } {
  if (good.denominator === total.denominator)
    return { good: String(good.numerator), total: String(total.numerator) };
  return {
    good: String(good.numerator * total.denominator),
    total: String(total.numerator * good.denominator),
  };
}

function writeEvents({ good, total }: Events): EventCounts {
  return {
    good: formatExact(good),
    bad: formatExact(subtract(total, good)),
    total: formatExact(total),
  };
}

function writeSlices({ total, empty, unknown, ahead }: RequestSlices): RequestSlices {
  return { total, empty, unknown, ahead };
}

function writeBudgets(
  { good, total, slices, isOpen, passedMs, wholeMs }: MeasuredRequests,
  target: Ratio,
  format: FigureFormat,
): NonNullable<RequestSli['budget']> {
  const bad = subtract(total, good);
  const write = (of: Ratio): ErrorBudget => ({
    ...writeBudget(budgetOf(target, of, bad), target, format),
    estimated: false,
  });
  const elapsed = write(total);
  if (slices !== null)
    return { elapsed, period: isOpen ? write(ratio(slices.total + slices.ahead)) : elapsed };
  if (!isOpen) return { elapsed, period: elapsed };
  if (passedMs === 0 || total.numerator === 0n) return { elapsed, period: null };
  const forecast = multiply(total, ratio(wholeMs, passedMs));
  return { elapsed, period: { ...write(forecast), estimated: true } };
}

function writeSum(reason: LeftOutReason, sum: Sum): LeftOutBuckets[] {
  return sum.buckets === 0 ? [] : [{ reason, buckets: sum.buckets, ...writeEvents(sum) }];
}
