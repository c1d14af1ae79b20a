import type { DecimalInput } from '../../core/decimal-text.js';
import { formatExact } from '../../core/fraction-text.js';
import { compare, type Ratio, ratio } from '../../core/ratio.js';
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

/** A count, exactly: nearly all are whole numbers, and need no fraction. */
export type Count = number | Ratio;

/** A bound as read; `null` is above all. */
interface Bound {
  readonly le: Ratio | null;
  readonly count: Count;
}

/** A histogram as read. */
interface HistogramPlan {
  readonly buckets: readonly Bound[];
  readonly count: Count | null | undefined;
}

/** Reads the bound of a histogram; `null` is above all. */
export function bound(reader: Reader): Ratio | null {
  return reader.value === '+Inf' ? null : decimal(reader);
}

/** Reads a count of events. */
export function count({ value, ...rest }: Reader): Count {
  return isWhole(value) ? value : amount({ value, ...rest });
}

/** Whether a value is a count that needs no reading. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

const BOUND_FIELDS = { le: bound, count } as const satisfies FieldsOf<HistogramBound>;

/** Bounds of one histogram: a native one of the finest resolution has fewer. */
export const MOST_BOUNDS = 10_000;

export const HISTOGRAM_FIELDS: ReadersOf<HistogramPlan> = /* @__PURE__ */ (() =>
  ({
    buckets: listOf('bounds', (reader) => readFields(reader, 'a bound', BOUND_FIELDS), {
      most: MOST_BOUNDS,
    }),
    count: optional(nullable(count)),
  }) satisfies FieldsOf<Histogram>)();

/** Bounds as a threshold divides them, all by their places in what was given. */
export interface DividedBounds {
  /** Those below infinity, in order. */
  readonly finite: readonly number[];
  /** The last at or below the threshold, and the first at or above it. */
  readonly below: number | undefined;
  readonly above: number | undefined;
  /** The one above all. */
  readonly all: number | undefined;
}

/** Divides bounds by a threshold; each stands once. */
export function divideBounds(
  bounds: readonly (Ratio | null)[],
  threshold: Ratio,
  placeOf: (bound: number) => Reader,
): DividedBounds {
  const finite = bounds
    .flatMap((le, place) => (le === null ? [] : [{ le, place }]))
    .sort((a, b) => compare(a.le, b.le));
  finite.forEach(({ le, place }, i) => {
    const before = finite[i - 1];
    if (before !== undefined && compare(before.le, le) === 0) refuseTwice(placeOf(place));
  });
  const all = bounds.indexOf(null);
  const last = bounds.lastIndexOf(null);
  if (last !== all) refuseTwice(placeOf(last));
  return {
    finite: finite.map(({ place }) => place),
    below: finite.findLast(({ le }) => compare(le, threshold) <= 0)?.place,
    above: finite.find(({ le }) => compare(le, threshold) >= 0)?.place,
    all: all < 0 ? undefined : all,
  };
}

function refuseTwice(bound: Reader): never {
  refuse(bound, { code: 'invalid-option', expected: 'each bound once' });
}

/** Good events at or below a threshold, as exact decimals. */
export interface GoodWithin {
  readonly least: string;
  readonly most: string;
  readonly total: string;
}

/** The counts of a histogram, and their places. */
export interface Counts {
  readonly at: (bound: number) => Count;
  readonly total: Count | undefined;
  readonly placeOf: (bound: number) => Reader;
  readonly placeOfTotal: () => Reader;
}

/** Good events of a histogram by its counts. */
export function goodWithin(
  { finite, below, above, all }: DividedBounds,
  counts: Counts,
): GoodWithin {
  const { at, placeOf } = counts;
  const total = totalOf(all, counts);
  for (let i = 0; i < finite.length; i++) {
    const [place, next] = [finite[i] as number, finite[i + 1]];
    if (isAtMost(at(place), next === undefined ? total : at(next))) continue;
    refuse(placeOf(place), {
      code: 'invalid-option',
      expected: 'no more events than at or below the next bound',
      hint: 'counts are cumulative: those at or below a bound, all of them',
    });
  }
  return {
    least: written(below === undefined ? 0 : at(below)),
    most: written(above === undefined ? total : at(above)),
    total: written(total),
  };
}

/** Good events at or below a threshold; `null` when the histogram was not read. */
export function goodOf(
  reader: Reader,
  { buckets, count: total }: HistogramPlan,
  threshold: Ratio,
): GoodWithin | null {
  if (total === null) return null;
  const place = (bound: number, field: string): Reader =>
    childOf(childOf(childOf(reader, 'buckets'), bound), field);
  const bounds = buckets.map(({ le }) => le);
  return goodWithin(
    divideBounds(bounds, threshold, (bound) => place(bound, 'le')),
    {
      at: (bound) => (buckets[bound] as Bound).count,
      total,
      placeOf: (bound) => place(bound, 'count'),
      placeOfTotal: () => childOf(reader, 'count'),
    },
  );
}

function totalOf(bound: number | undefined, { at, total, placeOfTotal }: Counts): Count {
  const all = bound === undefined ? undefined : at(bound);
  const given = total ?? all;
  if (given === undefined) {
    refuse(placeOfTotal(), {
      code: 'missing-field',
      expected: "the count of all events, or a bound of '+Inf'",
    });
  }
  if (all === undefined || (isAtMost(all, given) && isAtMost(given, all))) return given;
  refuse(placeOfTotal(), { code: 'invalid-option', expected: "what the bound '+Inf' counts" });
}

function isAtMost(one: Count, other: Count): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one <= other;
  return compare(exact(one), exact(other)) <= 0;
}

function exact(value: Count): Ratio {
  return typeof value === 'number' ? ratio(value) : value;
}

function written(value: Count): string {
  return typeof value === 'number' ? String(value) : formatExact(value);
}
