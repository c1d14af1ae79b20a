import type { DecimalInput } from '../../core/decimal-text.js';
import { formatExact } from '../../core/fraction-text.js';
import { compare, type Ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, type ReadersOf, refuse } from '../../core/read.js';
import { listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import { amount, decimal } from '../../core/read-values.js';

/** A bound of a histogram, with the count of events at or below it: all of them, not only those above the bound before. */
export interface HistogramBound {
  /** The bound; `'+Inf'` is that of all events. */
  readonly le: DecimalInput;
  readonly count: DecimalInput;
}

/** A cumulative histogram. */
export interface Histogram {
  /** In any order, each bound once. */
  readonly buckets: readonly HistogramBound[];
  /**
   * All events; `null` for a histogram that was not read.
   *
   * @defaultValue the count of the bound `'+Inf'`
   */
  readonly count?: DecimalInput | null | undefined;
}

/** A bound as read; `null` is above all. */
interface Bound {
  readonly le: Ratio | null;
  readonly count: Ratio;
}

/** A histogram as read. */
interface HistogramPlan {
  readonly buckets: readonly Bound[];
  readonly count: Ratio | null | undefined;
}

const BOUND_FIELDS = {
  le: (reader: Reader): Ratio | null => (reader.value === '+Inf' ? null : decimal(reader)),
  count: amount,
} as const satisfies FieldsOf<HistogramBound>;

/** Bounds of one histogram: a native one of the finest resolution has fewer. */
const MOST_BOUNDS = 10_000;

export const HISTOGRAM_FIELDS: ReadersOf<HistogramPlan> = /* @__PURE__ */ (() =>
  ({
    buckets: listOf('bounds', (reader) => readFields(reader, 'a bound', BOUND_FIELDS), {
      most: MOST_BOUNDS,
    }),
    count: optional(nullable(amount)),
  }) satisfies FieldsOf<Histogram>)();

/** Good events at or below a threshold, as exact decimals; `null` when the histogram was not read. */
export function goodOf(
  reader: Reader,
  { buckets, count }: HistogramPlan,
  threshold: Ratio,
): { readonly least: string; readonly most: string; readonly total: string } | null {
  if (count === null) return null;
  const total = totalOf(reader, buckets, count);
  const finite = inOrder(reader, buckets, total);
  const below = finite.filter(({ le }) => compare(le, threshold) <= 0).at(-1);
  const above = finite.find(({ le }) => compare(le, threshold) >= 0);
  return {
    least: formatExact(below?.count ?? ZERO),
    most: formatExact(above?.count ?? total),
    total: formatExact(total),
  };
}

/** The bounds below infinity in their order; each stands once, and none counts less than one below it. */
function inOrder(
  reader: Reader,
  buckets: readonly Bound[],
  total: Ratio,
): readonly { readonly le: Ratio; readonly count: Ratio }[] {
  const finite = buckets
    .flatMap(({ le, count }, index) => (le === null ? [] : [{ le, count, index }]))
    .sort((a, b) => compare(a.le, b.le));
  finite.forEach(({ le, count, index }, i) => {
    const before = finite[i - 1];
    const place = childOf(childOf(reader, 'buckets'), index);
    if (before !== undefined && compare(before.le, le) === 0) {
      refuse(childOf(place, 'le'), { code: 'invalid-option', expected: 'each bound once' });
    }
    const most = finite[i + 1]?.count ?? total;
    if (compare(count, most) <= 0) return;
    refuse(childOf(place, 'count'), {
      code: 'invalid-option',
      expected: 'no more events than at or below the next bound',
      hint: 'counts are cumulative: those at or below a bound, all of them',
    });
  });
  return finite;
}

function totalOf(reader: Reader, buckets: readonly Bound[], count: Ratio | undefined): Ratio {
  const all = buckets.find(({ le }) => le === null)?.count;
  const total = count ?? all;
  if (total === undefined) {
    refuse(childOf(reader, 'count'), {
      code: 'missing-field',
      expected: "the count of all events, or a bound of '+Inf'",
    });
  }
  if (all === undefined || compare(all, total) === 0) return total;
  refuse(childOf(reader, 'count'), {
    code: 'invalid-option',
    expected: "what the bound '+Inf' counts",
  });
}
