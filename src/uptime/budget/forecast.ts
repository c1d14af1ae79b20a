import type { DurationInput } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import { type Ratio, ZERO } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import type { Period } from '../../zone/period.js';
import { FIGURE_FIELDS, type FigureOptions, figuresOf } from '../terms/figures.js';
import { lengthAboveNothing } from '../terms/length.js';
import { quotientOf } from './budget.js';
import { budgetWalk, shareOf, whenSpent } from './budget-walk.js';
import { lossWithin } from './outage-burn.js';
import {
  type OutageBudgetFacts,
  type OutageBudgetRule,
  type OutageSituation,
  readSituation,
} from './outage-facts.js';

/** Options of `forecastExhaustion`. */
export interface ForecastOptions extends FigureOptions {
  /** The instant of judgement. */
  readonly at: InstantInput;
  /** The time before it whose share of losses is taken to go on. */
  readonly lookback: DurationInput;
}

/** The moment at which a budget will be spent, if losses go on as they were. */
export interface ExhaustionForecast {
  readonly evaluatedAt: number;
  readonly period: Period;
  /** Whether something was spent and nothing is left already. */
  readonly exhausted: boolean;
  /** How fast the budget burnt in the lookback; `null` when there was no service time in it. */
  readonly burnRate: string | null;
  /**
   * When nothing will be left, rounded down, if nothing leaves the window: before a calendar window
   * ends, or ever. `null` when it lasts, and when nothing is known of the lookback.
   */
  readonly naiveAt: number | null;
  /**
   * The same for a rolling window, from which old outages leave, so that it is later or never;
   * `null` for calendar windows too, from which nothing leaves.
   */
  readonly rollingAt: number | null;
}

const OPTION_FIELDS = /* @__PURE__ */ (() =>
  ({
    at: instant,
    lookback: lengthAboveNothing,
    ...FIGURE_FIELDS,
  }) as const satisfies FieldsOf<ForecastOptions>)();

/**
 * Forecasts when a budget of downtime will be spent, if the share of service time that was lost in a
 * lookback goes on being lost. A rolling window also regains what leaves it: both figures are given,
 * and neither is a promise. It is taken to keep the length that it has now.
 *
 * @param rule - The promise and its window.
 * @param facts - Outages, and the time that counts: the past, and as far ahead as the forecast is to look.
 * @param options - The instant, the lookback, how figures are written.
 * @returns The instants, exact and rounded down to a whole millisecond.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-target`,
 * `invalid-decimal`, `invalid-option`, `invalid-duration`, `invalid-date`, `invalid-time-zone`,
 * `invalid-instant`, `invalid-interval`, `unknown-reference`.
 * @example
 * import { forecastExhaustion, toIso } from 'slakit/uptime'
 * // 1 % of 10 days are 144 minutes. 72 were lost ten days ago, 36 in the last day: 2.5 %.
 * const rule = { targetPercent: '99', window: { unit: 'rolling', days: 10, timeZone: 'UTC' } } as const
 * const outages = [
 *   { start: '2026-06-01T00:00:00Z', end: '2026-06-01T01:12:00Z' },
 *   { start: '2026-06-10T12:00:00Z', end: '2026-06-10T12:36:00Z' },
 * ]
 * const { naiveAt, rollingAt } = forecastExhaustion(rule, { outages }, {
 *   at: '2026-06-11T00:00:00Z',
 *   lookback: { hours: 24 },
 * })
 * // The 36 minutes that are left last a day; the 72 leave first, and 108 last three.
 * toIso({ naiveAt, rollingAt })
 * // => { naiveAt: '2026-06-12T00:00:00.000Z', rollingAt: '2026-06-14T00:00:00.000Z' }
 */
export function forecastExhaustion(
  rule: OutageBudgetRule,
  facts: OutageBudgetFacts,
  options: ForecastOptions,
): ExhaustionForecast {
  const { at, lookback, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const situation = readSituation(rule, facts, at);
  const { measuredMs, lost } = lossWithin(situation, lookback);
  const share = shareOf(lost, measuredMs);
  const burn = share === null ? null : quotientOf(share, situation.plan.budget);
  const { over, hasSpent } = budgetWalk(situation, ZERO, 'standing');
  return {
    evaluatedAt: at,
    period: situation.period,
    exhausted: hasSpent && over >= 0n,
    burnRate: burn === null ? null : figuresOf(format, 'halfAwayFromZero').ratio(burn),
    ...spentAt(situation, share),
  };
}

function spentAt(
  situation: OutageSituation,
  share: Ratio | null,
): Pick<ExhaustionForecast, 'naiveAt' | 'rollingAt'> {
  if (share === null) return { naiveAt: null, rollingAt: null };
  const rolls = situation.plan.window.unit === 'rolling';
  return {
    naiveAt: whenSpent(budgetWalk(situation, share, 'standing'), 'reached'),
    rollingAt: rolls ? whenSpent(budgetWalk(situation, share, 'moving'), 'reached') : null,
  };
}
