import { shown } from '../../core/error.js';
import { MAX_INSTANT } from '../../core/instant.js';
import { childOf, type FieldsOf, type Reader, type ReadersOf, refuse } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { column, durationArgument } from '../../core/read-values.js';
import { requireLengths } from '../terms/columns.js';
import type { StretchColumns } from './bucket.js';
import { instantIn } from './columns.js';
import { forEachRow } from './count-columns.js';
import { requireFew } from './raw-buckets.js';

/** Columns as read. */
interface Columns {
  readonly starts: ArrayLike<unknown>;
  readonly ends: ArrayLike<unknown> | undefined;
  readonly length: number | undefined;
}

export const STRETCH_FIELDS: ReadersOf<Columns> = {
  starts: column,
  ends: /* @__PURE__ */ optional(column),
  length: /* @__PURE__ */ optional(lengthOfAll),
} satisfies FieldsOf<StretchColumns>;

/** Checks the bounds of stretches in columns, each above no length. */
export function stretchesIn(
  reader: Reader,
  { starts, ends, length }: Columns,
): { readonly starts: Float64Array; readonly ends: Float64Array } {
  requireFew(childOf(reader, 'starts'), starts.length);
  requireOneEnd(reader, { ends, length });
  requireLengths(reader, { ends }, { length: starts.length, as: 'starts' });
  return boundsIn(reader, { starts, ends, length });
}

function lengthOfAll(reader: Reader): number {
  const length = durationArgument(reader);
  if (length > 0) return length;
  refuse(reader, { code: 'invalid-duration', expected: 'a length above 0' });
}

function requireOneEnd(reader: Reader, { ends, length }: Pick<Columns, 'ends' | 'length'>): void {
  if ((ends === undefined) !== (length === undefined)) return;
  const isMissing = ends === undefined;
  refuse(childOf(reader, isMissing ? 'ends' : 'length'), {
    code: isMissing ? 'missing-field' : 'invalid-option',
    expected: 'either ends or one length for all',
  });
}

function boundsIn(reader: Reader, columns: Columns): ReturnType<typeof stretchesIn> {
  const { length } = columns.starts;
  const starts = new Float64Array(length);
  const ends = new Float64Array(length);
  forEachRow(reader, length, (row) => {
    const startAt = instantIn(columns.starts[row], () => childOf(childOf(reader, 'starts'), row));
    starts[row] = startAt;
    ends[row] =
      columns.ends === undefined
        ? startAt + (columns.length as number)
        : instantIn(columns.ends[row], () => childOf(childOf(reader, 'ends'), row));
    const endAt = ends[row] as number;
    if (startAt < endAt && endAt <= MAX_INSTANT) return;
    refuse(childOf(childOf(reader, columns.ends === undefined ? 'starts' : 'ends'), row), {
      code: 'invalid-interval',
      expected: 'an end after the start, in the years 0001 to 9999',
      received: `[${shown(startAt)}, ${shown(endAt)}]`,
      hint: 'events need some time to happen in; swap the bounds if the clocks are right',
    });
  });
  return { starts, ends };
}
