/**
 * A set of time: the boundaries of sorted, disjoint, half-open intervals, as
 * `[start, end, start, end, …]` in epoch milliseconds, strictly increasing.
 *
 * An instant is inside exactly when an odd number of boundaries lie at or before it, so membership
 * is the parity of an index, and union, intersection and difference are one sweep with different
 * truth tables. Touching intervals cannot be written, hence every set has one form.
 */
export type TimeSet = readonly number[] | Float64Array;

/** The set without any time. */
export const EMPTY: TimeSet = Object.freeze([]) as readonly number[];

/** Truth tables: bit 1 when only `a` holds the instant, bit 2 only `b`, bit 3 both. */
const UNION = 0b1110;
const INTERSECTION = 0b1000;
const DIFFERENCE = 0b0010;

/**
 * The time that is in `a`, in `b`, or in both.
 */
export function union(a: TimeSet, b: TimeSet): TimeSet {
  return combine(a, b, UNION);
}

/**
 * The time that is in both `a` and `b`.
 */
export function intersection(a: TimeSet, b: TimeSet): TimeSet {
  return combine(a, b, INTERSECTION);
}

/**
 * The time that is in `a` and not in `b`.
 */
export function difference(a: TimeSet, b: TimeSet): TimeSet {
  return combine(a, b, DIFFERENCE);
}

/**
 * The time of `[from, to)` that is not in the set.
 */
export function complement(set: TimeSet, from: number, to: number): TimeSet {
  return from < to ? difference([from, to], set) : EMPTY;
}

/**
 * The part of the set that lies in `[from, to)`.
 */
export function clip(set: TimeSet, from: number, to: number): TimeSet {
  if (!(from < to)) return EMPTY;
  const low = countUpTo(set, from);
  const high = countBefore(set, to);
  const startsInside = low & 1;
  const endsInside = high & 1;
  if (startsInside + endsInside === 0) return set.slice(low, high);
  const edges = [startsInside === 1 ? [from] : [], endsInside === 1 ? [to] : []] as const;
  if (!(set instanceof Float64Array))
    return edges[0].concat(set.slice(low, high) as number[], edges[1]);
  const out = new Float64Array(startsInside + high - low + endsInside);
  out.set(set.subarray(low, high), startsInside);
  out.set(edges[0]);
  out.set(edges[1], startsInside + high - low);
  return out;
}

/**
 * How much time the set holds, in milliseconds.
 */
export function measure(set: TimeSet): number {
  let total = 0;
  for (let i = 0; i < set.length; i += 2) total += (set[i + 1] as number) - (set[i] as number);
  return total;
}

/** How much of the set lies in `[from, to)`, in milliseconds; 0 when `to` is not after `from`. */
export function measureWithin(set: TimeSet, from: number, to: number): number {
  if (!(from < to)) return 0;
  let total = 0;
  for (let i = countUpTo(set, from) & ~1; i < set.length; i += 2) {
    const start = set[i] as number;
    if (start >= to) break;
    total += Math.max(0, Math.min(set[i + 1] as number, to) - Math.max(start, from));
  }
  return total;
}

/**
 * The inverse of measure: the earliest instant, at or after `from`, by which `amount` milliseconds
 * of the set have passed since `from`. An amount of 0 gives `from` itself.
 *
 * @returns The instant, or `undefined` when the set holds less than `amount` after `from`.
 */
export function locate(set: TimeSet, amount: number, from: number): number | undefined {
  if (amount === 0) return from;
  let left = amount;
  for (let i = countUpTo(set, from) & ~1; i < set.length; i += 2) {
    const start = Math.max(set[i] as number, from);
    const length = (set[i + 1] as number) - start;
    if (left <= length) return start + left;
    left -= length;
  }
  return undefined;
}

/** Whether the instant lies in the set; an interval's end does not. */
export function contains(set: TimeSet, at: number): boolean {
  return (countUpTo(set, at) & 1) === 1;
}

/** How many boundaries lie at or before the instant. Odd means: the instant is inside. */
export function countUpTo(set: ArrayLike<number>, at: number, length: number = set.length): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many boundaries lie strictly before the instant: the mirror for looking backward. */
export function countBefore(
  set: ArrayLike<number>,
  at: number,
  length: number = set.length,
): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function combine(a: TimeSet, b: TimeSet, truthTable: number): TimeSet {
  const out = new Float64Array(a.length + b.length);
  let length = 0;
  let i = 0;
  let j = 0;
  let inside = 0;
  while (i < a.length || j < b.length) {
    const nextA = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const nextB = j < b.length ? (b[j] as number) : Number.POSITIVE_INFINITY;
    // Written so that each round takes a boundary, whatever it is: no set that is none can loop here.
    if (!(nextA > nextB)) i++;
    if (!(nextB > nextA)) j++;
    const row = (i & 1) | ((j & 1) << 1);
    const keep = (truthTable >> row) & 1;
    if (keep !== inside) {
      out[length++] = Math.min(nextA, nextB);
      inside = keep;
    }
  }
  const used = out.subarray(0, length);
  // Small sets stay ordinary arrays when both inputs are: they print, clone and compare as data.
  return Array.isArray(a) && Array.isArray(b) ? Array.from(used) : used.slice();
}
