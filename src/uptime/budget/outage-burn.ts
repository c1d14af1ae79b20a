import type { DurationInput } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import { negate, type Ratio, ratio } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { listOf, readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { clip, measure } from '../../core/time-set.js';
import { scaleOf, weightedMs } from '../outages/worst-time.js';
import { FIGURE_FIELDS, type FigureOptions, figuresOf, wholeMs } from '../terms/figures.js';
import { lengthAboveNothing } from '../terms/length.js';
import { quotientOf } from './budget.js';
import { shareOf } from './budget-walk.js';
import {
  type OutageBudgetFacts,
  type OutageBudgetRule,
  type OutageSituation,
  readSituation,
} from './outage-facts.js';

/** Options of `measureOutageBurn`. */
export interface OutageBurnOptions extends FigureOptions {
  /** The instant of judgement: each lookback ends there. */
  readonly at: InstantInput;
  /** How far to look back: any lengths of time, up to 1000 of them. */
  readonly lookbacks: readonly DurationInput[];
}

/** The burn rate of the time before an instant, with what it was computed from. */
export interface OutageBurn {
  readonly lookbackMs: number;
  /** Service time within it. */
  readonly measuredMs: number;
  /** Downtime within it, fractions of a millisecond counted as a whole one. */
  readonly downtimeMs: number;
  /** `null` when there was no service time, for nothing of nothing is no figure. */
  readonly errorRatio: string | null;
  /**
   * `errorRatio / (1 - target)`: 1 spends the budget exactly in its window. `null` without service
   * time, and for a loss against a target of 100 %.
   */
  readonly burnRate: string | null;
}

const MOST_LOOKBACKS = 1000;

const OPTION_FIELDS = /* @__PURE__ */ (() =>
  ({
    at: instant,
    lookbacks: listOf('lookbacks', lengthAboveNothing, { most: MOST_LOOKBACKS }),
    ...FIGURE_FIELDS,
  }) as const satisfies FieldsOf<OutageBurnOptions>)();

/**
 * Measures how fast a budget of downtime burns at an instant, over any lookbacks.
 *
 * @param rule - The promise. Its window does not matter here: a burn rate holds a share against a share.
 * @param facts - Outages, and the time that counts.
 * @param options - The instant, how far to look back, how figures are written.
 * @returns A burn rate for each lookback, in their order.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-target`,
 * `invalid-decimal`, `invalid-option`, `invalid-duration`, `invalid-date`, `invalid-time-zone`,
 * `invalid-instant`, `invalid-interval`, `unknown-reference`.
 * @example
 * import { measureOutageBurn } from 'slakit/uptime'
 * const rule = { targetPercent: '99.9', window: { unit: 'rolling', days: 30, timeZone: 'UTC' } } as const
 * const outages = [{ start: '2026-06-10T08:00:00Z', end: '2026-06-10T08:06:00Z' }]
 * const [hour] = measureOutageBurn(rule, { outages }, {
 *   at: '2026-06-10T08:06:00Z',
 *   lookbacks: [{ hours: 1 }],
 * })
 * hour?.burnRate // => '100'
 */
export function measureOutageBurn(
  rule: OutageBudgetRule,
  facts: OutageBudgetFacts,
  options: OutageBurnOptions,
): OutageBurn[] {
  const { at, lookbacks, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const figures = figuresOf(format, 'halfAwayFromZero');
  const situation = readSituation(rule, facts, at);
  return lookbacks.map((lookbackMs) => {
    const { measuredMs, lost } = lossWithin(situation, lookbackMs);
    const errors = shareOf(lost, measuredMs);
    const burn = errors === null ? null : quotientOf(errors, situation.plan.budget);
    return {
      lookbackMs,
      measuredMs,
      downtimeMs: 0 - wholeMs(negate(lost)),
      errorRatio: errors === null ? null : figures.ratio(errors),
      burnRate: burn === null ? null : figures.ratio(burn),
    };
  });
}

/** Service time in the lookback, and what was lost of it. */
export function lossWithin(
  { at, worst, service }: OutageSituation,
  lookbackMs: number,
): { readonly measuredMs: number; readonly lost: Ratio } {
  const base = clip(service, at - lookbackMs, at);
  const scale = scaleOf(worst);
  return { measuredMs: measure(base), lost: ratio(weightedMs(worst, base, scale), scale) };
}
