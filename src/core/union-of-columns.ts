import type { TimeSet } from './time-set.js';

/**
 * Builds a set from columns that were read: finite numbers, no end before its start, as many of each.
 *
 * @param sorted - How columns out of order are sorted: only who expects large ones pays for more than the
 * engine's way.
 */
export function unionOfColumns(
  starts: Float64Array,
  ends: Float64Array,
  sorted: Sort = sortedByEngine,
): TimeSet {
  const out = new Float64Array(2 * starts.length);
  let length = 0;
  let before = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] as number;
    const end = ends[i] as number;
    // A union does not care which end belongs to which start, so out of order each column sorts on its
    // own; that costs far less than to sort pairs.
    if (start < before) return unionOfColumns(sorted(starts), sorted(ends));
    before = start;
    if (start > last) {
      if (start === end) continue;
      // Adding 0 turns -0, which no clock shows, into 0.
      if (length > 0) out[length - 1] = last + 0;
      out[length] = start + 0;
      length += 2;
      last = end;
    } else if (end > last) last = end;
  }
  if (length > 0) out[length - 1] = last + 0;
  return length === out.length ? out : out.slice(0, length);
}

/** Gives a sorted copy of a column. */
type Sort = (column: Float64Array) => Float64Array;

const sortedByEngine: Sort = (column) => column.slice().sort();
