import { childOf, type FieldsOf, type Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { column } from '../../core/read-values.js';
import { requireLengths } from '../terms/columns.js';
import type { BucketColumns } from './bucket.js';
import { countersIn } from './columns.js';
import type { RawBuckets } from './raw-buckets.js';
import { STRETCH_FIELDS, stretchesIn } from './stretches.js';

const FIELDS = {
  ...STRETCH_FIELDS,
  good: /* @__PURE__ */ optional(column),
  bad: /* @__PURE__ */ optional(column),
  total: /* @__PURE__ */ optional(column),
} as const satisfies FieldsOf<BucketColumns>;

/** Reads buckets in columns: no object is made for a row. */
export function readBucketColumns(reader: Reader): RawBuckets {
  const columns = readFields(reader, 'columns of buckets', FIELDS);
  const { length } = columns.starts;
  const { good, bad, total } = columns;
  requireLengths(reader, { good, bad, total }, { length, as: 'starts' });
  return {
    ...stretchesIn(reader, columns),
    counts: countersIn(reader, columns, length),
    placeOf: (row, field = 'total') => childOf(childOf(reader, field), row),
  };
}
