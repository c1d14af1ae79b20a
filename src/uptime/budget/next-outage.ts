import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import { fail } from '../../core/error.js';
import { type InstantInput, MAX_INSTANT } from '../../core/instant.js';
import { add, multiply, negate, ONE, type Ratio, ratio } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant, share } from '../../core/read-values.js';
import { clip, measure } from '../../core/time-set.js';
import type { Period } from '../../zone/period.js';
import { scaleOf, weightedMs } from '../outages/worst-time.js';
import { FIGURE_FIELDS, type FigureFormat, type FigureOptions, wholeMs } from '../terms/figures.js';
import { lengthAboveNothing } from '../terms/length.js';
import { budgetOf } from './budget.js';
import { budgetWalk, whenSpent } from './budget-walk.js';
import {
  type OutageBudgetFacts,
  type OutageBudgetRule,
  type OutageSituation,
  readSituation,
} from './outage-facts.js';
import { type TimeBudget, writeTimeBudget } from './time-budget.js';

/** Options of `assessNextOutage`. */
export interface NextOutageOptions extends FigureOptions {
  /** The instant at which the outage would begin. */
  readonly at: InstantInput;
  /**
   * The share of the service that it would lose.
   *
   * @defaultValue 1
   */
  readonly weight?: DecimalInput | undefined;
  /** How long it would be, to see what that would do. */
  readonly length?: DurationInput | undefined;
}

/** An assessment of an outage that begins now: its longest length, and the budget after a given one. */
export interface NextOutage {
  readonly evaluatedAt: number;
  readonly period: Period;
  /**
   * Until when the outage may last with the promise kept, rounded down; `null` when the window ends
   * before, or no outage of this weight ever overspends it. Now, when nothing is left.
   */
  readonly keptUntilAt: number | null;
  /** The same as a length from now. */
  readonly longestMs: number | null;
  /** What an outage of the given length would do; `null` without a length. */
  readonly after: OutageAftermath | null;
}

/** The budget after an outage. */
export interface OutageAftermath {
  readonly endsAt: number;
  /** What it would cost: its weight times its service time in the window, rounded up. */
  readonly costMs: number;
  /**
   * The budget of the window: the whole of a calendar window; the rolling window that ends with the
   * outage, in the length that it has now.
   */
  readonly budget: TimeBudget;
}

const OPTION_FIELDS = /* @__PURE__ */ (() =>
  ({
    at: instant,
    weight: optional(share, ONE),
    length: optional(lengthAboveNothing),
    ...FIGURE_FIELDS,
  }) as const satisfies FieldsOf<NextOutageOptions>)();

/**
 * Assesses an outage that would begin now: how long it may be at the most, and what one of a given
 * length would do. An outage that goes on already ends now, to begin anew.
 *
 * @param rule - The promise and its window.
 * @param facts - Outages so far, and the time that counts, as far ahead as the outage may reach.
 * @param options - The instant, the weight, a length to try, how figures are written.
 * @returns The longest outage, exact and rounded down; the budget after one of the given length.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-target`,
 * `invalid-decimal`, `invalid-option`, `invalid-duration`, `invalid-date`, `invalid-time-zone`,
 * `invalid-instant`, `invalid-interval`, `unknown-reference`.
 * @example
 * import { assessNextOutage } from 'slakit/uptime'
 * const rule = { targetPercent: '99.9', window: { unit: 'month', timeZone: 'UTC' } } as const
 * const outages = [{ start: '2026-06-10T08:00:00Z', end: '2026-06-10T08:20:00Z' }]
 * // June may lose 43.2 minutes, and lost 20.
 * const next = assessNextOutage(rule, { outages }, { at: '2026-06-20T00:00:00Z', length: 'PT30M' })
 * next.longestMs // => 1392000
 * next.after?.budget.remainingMs // => -408000
 */
export function assessNextOutage(
  rule: OutageBudgetRule,
  facts: OutageBudgetFacts,
  options: NextOutageOptions,
): NextOutage {
  const { at, weight, length, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const situation = readSituation(rule, facts, at);
  const view = situation.plan.window.unit === 'rolling' ? 'moving' : 'standing';
  const keptUntilAt = whenSpent(budgetWalk(situation, weight, view), 'passed');
  return {
    evaluatedAt: at,
    period: situation.period,
    keptUntilAt,
    longestMs: keptUntilAt === null ? null : keptUntilAt - at,
    after: length === undefined ? null : writeAfter(situation, weight, at + length, format),
  };
}

function writeAfter(
  situation: OutageSituation,
  weight: Ratio,
  endsAt: number,
  format: FigureFormat,
): OutageAftermath {
  const { at, plan, period, worst, service } = situation;
  requireKnown(endsAt);
  const rolls = plan.window.unit === 'rolling';
  const startAt = rolls ? endsAt - (period.endAt - period.startAt) : period.startAt;
  const endAt = rolls ? endsAt : period.endAt;
  const scale = scaleOf(worst);
  const before = ratio(weightedMs(worst, clip(service, startAt, at), scale), scale);
  const hit = measure(clip(service, Math.max(startAt, at), Math.min(endsAt, endAt)));
  const cost = multiply(weight, ratio(hit));
  const total = ratio(measure(clip(service, startAt, endAt)));
  return {
    endsAt,
    costMs: 0 - wholeMs(negate(cost)),
    budget: writeTimeBudget(budgetOf(plan.target, total, add(before, cost)), format),
  };
}

function requireKnown(endsAt: number): void {
  if (endsAt <= MAX_INSTANT) return;
  fail({
    code: 'result-out-of-range',
    path: ['options', 'length'],
    expected: 'an outage that ends in the year 9999 or before',
    received: 'a later end',
  });
}
