import { shown } from '../../core/error.js';
import { orderOf, valuesAt } from '../../core/order.js';
import { isList, type Read, type Reader, refuse, safely } from '../../core/read.js';
import type { CountPolicy } from '../terms/counts.js';
import { readBucketColumns } from './bucket-columns.js';
import { readBucketRows } from './bucket-rows.js';
import { pairCounts } from './count-columns.js';
import { reordered } from './order.js';
import type { RawBuckets } from './raw-buckets.js';
import type { BucketTable } from './table.js';

/** Reads buckets in any form: rows or columns. */
export function bucketsReader(policy: CountPolicy): Read<BucketTable> {
  return safely((reader) => {
    const { value } = reader;
    if (typeof value !== 'object' || value === null) return refuseBuckets(reader);
    if (isList(reader)) return tableOf(reader, readBucketRows(reader), policy);
    if (Symbol.iterator in value) {
      const rows = { ...reader, value: [...(value as Iterable<unknown>)] };
      return tableOf(rows, readBucketRows(rows), policy);
    }
    return tableOf(reader, readBucketColumns(reader), policy);
  });
}

function refuseBuckets(reader: Reader): never {
  refuse(reader, {
    code: 'invalid-type',
    expected: 'buckets as a list, or as columns of starts, ends or length, and counters',
    received: shown(reader.value),
  });
}

function tableOf(reader: Reader, raw: RawBuckets, policy: CountPolicy): BucketTable {
  const { starts, ends, placeOf } = raw;
  const columns = pairCounts(reader, { raw: raw.counts, length: starts.length, policy, placeOf });
  const order = orderOf(starts);
  if (order === null) {
    requireApart(starts, ends, placeOf);
    return { starts, ends, ...columns, placeOf };
  }
  const sortedStarts = valuesAt(starts, order);
  const sortedEnds = valuesAt(ends, order);
  const placeInOrder = (index: number): Reader => placeOf(order[index] as number);
  requireApart(sortedStarts, sortedEnds, placeInOrder);
  return {
    starts: sortedStarts,
    ends: sortedEnds,
    ...reordered(columns, order),
    placeOf: placeInOrder,
  };
}

/** Events that two buckets hold would count twice. */
function requireApart(
  starts: Float64Array,
  ends: Float64Array,
  placeOf: (index: number) => Reader,
): void {
  for (let i = 1; i < starts.length; i++) {
    if ((starts[i] as number) >= (ends[i - 1] as number)) continue;
    refuse(placeOf(i), {
      code: 'invalid-interval',
      expected: `a bucket at or after ${ends[i - 1]}, where the one before it ends`,
      received: `one from ${starts[i]}`,
      hint: 'buckets may not overlap: each event counts once',
    });
  }
}
