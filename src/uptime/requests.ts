import { add, compare, divide, ONE, type Ratio, ratio, subtract, ZERO } from '../core/ratio.js';
import { type CountOptions, type Counts, type CountsInput, readCounts } from './counts.js';
import { type ErrorBudget, errorBudget } from './error-budget.js';
import {
  amountText,
  type FigureOptions,
  figureOptionsOf,
  figuresOf,
  readChoice,
} from './figures.js';
import { readOptionalTarget, type TargetInput, targetOf } from './target.js';

/** Counted events: the counters of a period, or of its parts. */
export interface RequestsInput extends CountsInput, CountOptions, TargetInput, FigureOptions {
  /** Counters of the parts of the period; they are added, never averaged. */
  readonly buckets?: readonly CountsInput[];
  /** Fewer events than this prove nothing. @defaultValue 0 */
  readonly minEvents?: number;
  /**
   * Which SLI is shown when there are no events: none, 100 % or 0 %. The status says `no-data` anyway.
   *
   * @defaultValue `'none'`
   */
  readonly noData?: 'none' | 'up' | 'down';
}

/** A ratio of good events to all events. Counts are exact decimals. */
export interface RequestSli {
  /** `measured` is a ratio without a target to hold it against. */
  readonly status: 'met' | 'missed' | 'measured' | 'too-few-events' | 'no-data';
  readonly good: string;
  readonly bad: string;
  readonly total: string;
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
  /** The SLI less the target: negative when it is missed; `null` without target or data. */
  readonly gapRatio: string | null;
  /** The budget in events; `null` without a target. */
  readonly budget: ErrorBudget | null;
}

/**
 * Measures a request-based SLI: good events / all events.
 *
 * @param input - Counters, of the period or of its buckets, and the target.
 * @returns The SLI. The verdict compares exact counts, never the rounded figure.
 * @throws {@link SlaError} `missing-field`, `invalid-decimal`, `invalid-option`, `invalid-target`.
 * @example
 * import { measureRequests } from 'slakit'
 * const sli = measureRequests({ good: 9994, total: 10_000, targetPercent: '99.95' })
 * sli.status // => 'missed'
 * sli.sliPercent // => '99.94'
 * sli.budget?.remaining // => '-1'
 */
export function measureRequests(input: RequestsInput): RequestSli {
  const counts = readAll(input);
  const target = readOptionalTarget(input);
  const figures = figuresOf(input, 'floor');
  const { good, total } = counts ?? { good: ZERO, total: ZERO };
  const hasEvents = total.numerator > 0n;
  const sli = hasEvents
    ? divide(good, total)
    : NO_DATA_SLI[readChoice(input.noData ?? 'none', ['none', 'up', 'down'], ['noData'])];
  const bad = subtract(total, good);
  return {
    status: hasEvents ? verdict(good, total, target, input.minEvents ?? 0) : 'no-data',
    good: amountText(good),
    bad: amountText(bad),
    total: amountText(total),
    sliRatio: sli === null ? null : figures.ratio(sli),
    sliPercent: sli === null ? null : figures.percent(sli),
    gapRatio: sli === null || target === undefined ? null : figures.ratio(subtract(sli, target)),
    budget:
      target === undefined
        ? null
        : errorBudget({
            ...targetOf(input),
            ...figureOptionsOf(input),
            total: amountText(total),
            bad: amountText(bad),
          }),
  };
}

const NO_DATA_SLI: Record<'none' | 'up' | 'down', Ratio | null> = {
  none: null,
  up: ONE,
  down: ZERO,
};

function readAll(input: RequestsInput): Counts | undefined {
  if (input.buckets === undefined) return readCounts(input, input);
  const known = input.buckets.flatMap(
    (bucket, index) => readCounts(bucket, input, ['buckets', index]) ?? [],
  );
  if (known.length === 0) return undefined;
  return known.reduce((sum, next) => ({
    good: add(sum.good, next.good),
    total: add(sum.total, next.total),
  }));
}

function verdict(
  good: Ratio,
  total: Ratio,
  target: Ratio | undefined,
  minEvents: number,
): RequestSli['status'] {
  if (compare(total, ratio(minEvents)) < 0) return 'too-few-events';
  if (target === undefined) return 'measured';
  return compare(divide(good, total), target) >= 0 ? 'met' : 'missed';
}
