import type { DecimalInput } from '../../core/decimal-text.js';
import type { Ratio } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, type ReadersOf, refuse } from '../../core/read.js';
import { listOf, optional } from '../../core/read-parts.js';
import { column } from '../../core/read-values.js';
import { requireLengths } from '../terms/columns.js';
import {
  bound,
  type Count,
  type Counts,
  count,
  divideBounds,
  type GoodWithin,
  goodWithin,
  isWhole,
  MOST_BOUNDS,
} from './histogram.js';

/** Cumulative histograms of the same bounds in columns, one row each. */
export interface HistogramCountColumns {
  /** In any order, each bound once; `'+Inf'` is that of all events. */
  readonly bounds: readonly DecimalInput[];
  /** A column for each bound: how many events were at or below it. */
  readonly counts: readonly ArrayLike<DecimalInput | null>[];
  /**
   * All events; `null`, or `NaN`, for a histogram that was not read, of which nothing else is looked at.
   *
   * @defaultValue the column of the bound `'+Inf'`
   */
  readonly count?: ArrayLike<DecimalInput | null> | undefined;
}

/** Columns as read. */
interface Columns {
  readonly bounds: readonly (Ratio | null)[];
  readonly counts: readonly ArrayLike<unknown>[];
  readonly count: ArrayLike<unknown> | undefined;
}

export const HISTOGRAM_COLUMN_FIELDS: ReadersOf<Columns> = /* @__PURE__ */ (() =>
  ({
    bounds: listOf('bounds', bound, { most: MOST_BOUNDS }),
    counts: listOf('columns', column, { most: MOST_BOUNDS }),
    count: optional(column),
  }) satisfies FieldsOf<HistogramCountColumns>)();

/** Good events at or below a threshold in each row; `null` where the histogram was not read. */
export function goodInColumns(
  reader: Reader,
  { bounds, counts, count: given }: Columns,
  { length, threshold }: { readonly length: number; readonly threshold: Ratio },
): (GoodWithin | null)[] {
  const places = { counts: childOf(reader, 'counts'), count: childOf(reader, 'count') };
  requireColumns(places.counts, counts, { bounds: bounds.length, length });
  requireLengths(reader, { count: given }, { length, as: 'rows' });
  const placeOfBound = (place: number): Reader => childOf(childOf(reader, 'bounds'), place);
  const divided = divideBounds(bounds, threshold, placeOfBound);
  const totals = given ?? counts[divided.all ?? -1];
  const placeOfTotals =
    given === undefined ? childOf(places.counts, divided.all ?? 0) : places.count;
  const rows: (GoodWithin | null)[] = [];
  for (let row = 0; row < length; row++) {
    const placeOf = (place: number): Reader => childOf(childOf(places.counts, place), row);
    const total = totals?.[row] as unknown;
    if (total === null || Number.isNaN(total)) {
      rows.push(null);
      continue;
    }
    const of: Counts = {
      at: (place) => countIn(counts[place]?.[row], () => placeOf(place)),
      total: totals === undefined ? undefined : countIn(total, () => childOf(placeOfTotals, row)),
      placeOf,
      placeOfTotal: () => (totals === undefined ? places.count : childOf(places.count, row)),
    };
    rows.push(goodWithin(divided, of));
  }
  return rows;
}

function countIn(value: unknown, placeOf: () => Reader): Count {
  return isWhole(value) ? value : count(placeOf());
}

function requireColumns(
  reader: Reader,
  counts: readonly ArrayLike<unknown>[],
  { bounds, length }: { readonly bounds: number; readonly length: number },
): void {
  if (counts.length !== bounds) {
    refuse(reader, {
      code: 'invalid-interval',
      expected: `${bounds} columns, as many as there are bounds`,
      received: `${counts.length}`,
    });
  }
  requireLengths(reader, Object.fromEntries(counts.entries()), { length, as: 'rows' });
}
