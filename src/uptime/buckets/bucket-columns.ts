import { shown } from '../../core/error.js';
import { MAX_INSTANT } from '../../core/instant.js';
import { childOf, type FieldsOf, type Reader, refuse, type ValuesOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { column, durationArgument, instant } from '../../core/read-values.js';
import { isPlainInstant } from '../terms/time.js';
import type { BucketColumns } from './bucket.js';
import { forEachRow } from './count-columns.js';
import { type DecimalColumn, newColumn, take } from './decimal-column.js';
import { type RawBuckets, requireFew } from './raw-buckets.js';

const FIELDS = {
  starts: column,
  ends: /* @__PURE__ */ optional(column),
  length: /* @__PURE__ */ optional(lengthOfAll),
  good: /* @__PURE__ */ optional(column),
  bad: /* @__PURE__ */ optional(column),
  total: /* @__PURE__ */ optional(column),
} as const satisfies FieldsOf<BucketColumns>;

type Columns = ValuesOf<typeof FIELDS>;

/** Reads buckets in columns: no object is made for a row. */
export function readBucketColumns(reader: Reader): RawBuckets {
  const columns = readFields(reader, 'columns of buckets', FIELDS);
  const { length } = columns.starts;
  requireFew(childOf(reader, 'starts'), length);
  requireOneEnd(reader, columns);
  for (const name of ['ends', 'good', 'bad', 'total'] as const) {
    const given = columns[name]?.length ?? length;
    if (given === length) continue;
    refuse(childOf(reader, name), {
      code: 'invalid-interval',
      expected: `${length} rows, as many as there are starts`,
      received: `${given}`,
    });
  }
  return {
    ...boundsIn(reader, columns),
    counts: {
      good: counterIn(childOf(reader, 'good'), columns.good, length),
      bad: counterIn(childOf(reader, 'bad'), columns.bad, length),
      total: counterIn(childOf(reader, 'total'), columns.total, length),
    },
    placeOf: (row, field = 'total') => childOf(childOf(reader, field), row),
  };
}

function lengthOfAll(reader: Reader): number {
  const length = durationArgument(reader);
  if (length > 0) return length;
  refuse(reader, { code: 'invalid-duration', expected: 'a length above 0' });
}

function requireOneEnd(reader: Reader, { ends, length }: Columns): void {
  if ((ends === undefined) !== (length === undefined)) return;
  const isMissing = ends === undefined;
  refuse(childOf(reader, isMissing ? 'ends' : 'length'), {
    code: isMissing ? 'missing-field' : 'invalid-option',
    expected: 'either ends or one length for all',
  });
}

function boundsIn(reader: Reader, columns: Columns): Pick<RawBuckets, 'starts' | 'ends'> {
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

function instantIn(value: unknown, placeOf: () => Reader): number {
  if (isPlainInstant(value)) return value + 0;
  if (typeof value === 'number') return instant(placeOf());
  refuse(placeOf(), { code: 'invalid-instant', expected: 'whole epoch milliseconds' });
}

/** A column that is not there said nothing of any row. */
function counterIn(
  reader: Reader,
  given: ArrayLike<unknown> | undefined,
  length: number,
): DecimalColumn {
  const counter = newColumn(length);
  if (given === undefined) return counter;
  forEachRow(reader, length, (row) => {
    const value = given[row];
    // A hole is a fault: who has nothing to say says null.
    if (value === undefined) refuse(childOf(reader, row), HOLE);
    take(counter, row, Number.isNaN(value) ? null : value, () => childOf(reader, row));
  });
  return counter;
}

const HOLE = {
  code: 'missing-field',
  expected: 'a decimal such as "99.95", or null for a counter that was not read',
} as const;
