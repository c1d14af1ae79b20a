import { formatFraction } from '../../core/fraction-text.js';
import type { InstantInput } from '../../core/instant.js';
import { compare, divide, multiply, type Ratio, ratio, reduce } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant, word } from '../../core/read-values.js';
import { measure } from '../../core/time-set.js';
import type { Period } from '../../zone/period.js';
import { scaleOf, weightedMs } from '../outages/worst-time.js';
import { FIGURE_FIELDS, type FigureFormat, type FigureOptions } from '../terms/figures.js';
import { apportion } from './apportion.js';
import { type Budget, budgetOf, quotientOf } from './budget.js';
import { consumedPair } from './consumed.js';
import { compareNames, divideLoss, type LossDivision, type NamedLoss } from './divide-loss.js';
import {
  baseOf,
  type OutageBudgetFacts,
  type OutageBudgetRule,
  readSituation,
} from './outage-facts.js';
import { type TimeBudget, writeTimeBudget } from './time-budget.js';

/** Options of `measureOutageBudget`. */
export interface OutageBudgetOptions extends FigureOptions {
  /** The instant of judgement: what happens later is not known yet. */
  readonly at: InstantInput;
  /**
   * Whose a loss is where outages of several causes, or components, overlap.
   *
   * - `equally`: all who lost at least so much share it. Of a whole outage beside one of weight 0.3, the
   *   first has 0.85 and the other 0.15: 0.3 was lost to both, the rest to one. This is the Shapley
   *   value, the one division that treats equals alike.
   * - `first`: the one whose time of outages began first has it; who comes later has only what is lost
   *   beyond it. Of those that began together, the first by name is first.
   *
   * In neither does it matter how outages are ordered, or in how many one is written.
   *
   * @defaultValue `'equally'`
   */
  readonly division?: LossDivision | undefined;
}

/** The part of a budget that one cause, or one component, spent. */
export interface SpentShare {
  /** `null` for outages that do not say whose they are. */
  readonly name: string | null;
  /** Whole milliseconds, shared out so that all parts add up to `spentMs` of the budget. */
  readonly spentMs: number;
  /** The exact figure, in milliseconds, in lowest terms. */
  readonly exactMs: { readonly numerator: string; readonly denominator: string };
  /** Of all that was spent; all parts add up to 100. */
  readonly sharePercent: string;
  /** Of the budget of the whole window, rounded up; `null` for a budget of zero. */
  readonly consumedPercent: string | null;
}

/** The budget of a window, as outages spent it. */
export interface OutageBudget {
  readonly evaluatedAt: number;
  /** The window that holds the instant of judgement, or that ends there. */
  readonly period: Period;
  readonly budget: {
    /** The budget of the time that has passed. */
    readonly elapsed: TimeBudget;
    /** The budget of the whole window, of which no more can be spent than in the time that has passed. */
    readonly period: TimeBudget;
  };
  /** What each cause spent, the most first; empty when nothing was spent. */
  readonly byCause: readonly SpentShare[];
  /** What each component spent, the most first; empty when nothing was spent. */
  readonly byComponent: readonly SpentShare[];
}

const OPTION_FIELDS = /* @__PURE__ */ (() =>
  ({
    at: instant,
    division: optional(word(['equally', 'first']), 'equally'),
    ...FIGURE_FIELDS,
  }) as const satisfies FieldsOf<OutageBudgetOptions>)();

/**
 * Measures the downtime budget of the window around an instant: (1 - target) × service time, what
 * outages spent of it, and who.
 *
 * A calendar window has two budgets that are easily taken for each other: of the time so far, and of
 * the whole window. A rolling window ends at the instant, so that its two are the same.
 *
 * @param rule - The promise and its window, such as `{ unit: 'week', count: 4, timeZone, anchor }`.
 * @param facts - Outages, and the time that counts.
 * @param options - The instant of judgement, the division, how figures are written.
 * @returns Both budgets in whole milliseconds, and what each cause and component spent.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-target`,
 * `invalid-decimal`, `invalid-option`, `invalid-date`, `invalid-time-zone`, `invalid-instant`,
 * `invalid-interval`, `unknown-reference`; `result-out-of-range` where names of outages that overlap,
 * counted at each beginning and end, are more than 1,000,000.
 * @example
 * import { measureOutageBudget } from 'slakit/uptime'
 * const rule = { targetPercent: '99.9', window: { unit: 'rolling', days: 30, timeZone: 'UTC' } } as const
 * const outages = [
 *   { start: '2026-06-10T08:00:00Z', end: '2026-06-10T08:20:00Z', cause: 'network' },
 *   { start: '2026-06-10T08:10:00Z', end: '2026-06-10T08:30:00Z', cause: 'disk' },
 * ]
 * const { budget, byCause } = measureOutageBudget(rule, { outages }, { at: '2026-07-01T00:00:00Z' })
 * budget.period.remainingMs // => 792000
 * byCause.map(({ name, spentMs }) => [name, spentMs]) // => [['disk', 900000], ['network', 900000]]
 */
export function measureOutageBudget(
  rule: OutageBudgetRule,
  facts: OutageBudgetFacts,
  options: OutageBudgetOptions,
): OutageBudget {
  const { at, division, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const situation = readSituation(rule, facts, at);
  const { plan, period, outages, worst } = situation;
  const base = baseOf(situation);
  const scale = scaleOf(worst);
  const bad = ratio(weightedMs(worst, base.elapsed, scale), scale);
  const whole = budgetOf(plan.target, ratio(measure(base.whole)), bad);
  const elapsed = budgetOf(plan.target, ratio(measure(base.elapsed)), bad);
  const sharesBy = (by: 'cause' | 'component'): SpentShare[] =>
    writeShares(divideLoss(outages, base.elapsed, by, division), whole, format);
  return {
    evaluatedAt: at,
    period,
    budget: {
      elapsed: writeTimeBudget(elapsed, format),
      period: writeTimeBudget(whole, format),
    },
    byCause: sharesBy('cause'),
    byComponent: sharesBy('component'),
  };
}

function writeShares(
  losses: readonly NamedLoss[],
  budget: Budget,
  format: FigureFormat,
): SpentShare[] {
  const sorted = [...losses].sort(byMost);
  const lost = sorted.map((loss) => loss.lost);
  const { spentMs } = writeTimeBudget(budget, format);
  const ms = apportion(BigInt(spentMs), lost);
  const unit = 10n ** BigInt(format.digits);
  const all = 100n * unit;
  const percents = apportion(
    all,
    lost.map((part) => multiply(divide(part, budget.spent), ratio(all))),
  );
  return sorted.map(({ name, lost: part }, index) => ({
    name,
    spentMs: Number(ms[index]),
    exactMs: exactOf(part),
    sharePercent: formatFraction(ratio(percents[index] as bigint, unit), {
      ...format,
      rounding: 'floor',
    }),
    consumedPercent: consumedOf(part, budget, format),
  }));
}

/** The most first; of equals by name, and those without a name last. */
function byMost(a: NamedLoss, b: NamedLoss): number {
  return compare(b.lost, a.lost) || compareNames(a.name, b.name);
}

function exactOf(value: Ratio): SpentShare['exactMs'] {
  const { numerator, denominator } = reduce(value);
  return { numerator: String(numerator), denominator: String(denominator) };
}

function consumedOf(part: Ratio, { allowed }: Budget, format: FigureFormat): string | null {
  const consumed = quotientOf(part, allowed);
  return consumed === null ? null : consumedPair(consumed, 100n, format)[0];
}
