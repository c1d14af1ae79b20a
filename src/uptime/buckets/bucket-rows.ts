import { shown } from '../../core/error.js';
import { childOf, placeIn, type Reader, refuse, unknownName } from '../../core/read.js';
import { instant } from '../../core/read-values.js';
import { isPlainInstant } from '../terms/time.js';
import { forEachRow, type RawCounts } from './count-columns.js';
import { newColumn, take } from './decimal-column.js';
import { type RawBuckets, requireFew } from './raw-buckets.js';

type Row = Readonly<Record<string, unknown>>;

/** Reads buckets as rows, by hand and fast: a month has 43,200 minutes. */
export function readBucketRows(reader: Reader): RawBuckets {
  const rows = reader.value as readonly Row[];
  const { length } = rows;
  requireFew(reader, length);
  const counts = { good: newColumn(length), bad: newColumn(length), total: newColumn(length) };
  const starts = new Float64Array(length);
  const ends = new Float64Array(length);
  forEachRow(reader, length, (index) => {
    const row = rows[index] as Row;
    if (typeof row !== 'object' || row === null || Array.isArray(row)) refuseRow(reader, index);
    requireKnownFields(reader, row, index);
    const [startAt, endAt] = boundsOf(reader, row, index);
    starts[index] = startAt;
    ends[index] = endAt;
    takeCounts(reader, counts, row, index);
  });
  const placeOf: RawBuckets['placeOf'] = (index, field) =>
    field === undefined ? childOf(reader, index) : childOf(childOf(reader, index), field);
  return { starts, ends, counts, placeOf };
}

/** Takes the three counters of a row. */
export function takeCounts(reader: Reader, counts: RawCounts, row: Row, index: number): void {
  for (const field of COUNTERS)
    take(counts[field], index, row[field], (at) => childOf(childOf(reader, at), field));
}

const COUNTERS = ['good', 'bad', 'total'] as const;
const NAMES: readonly string[] = ['start', 'end', 'startAt', 'endAt', ...COUNTERS];
const KNOWN: ReadonlySet<string> = /* @__PURE__ */ new Set(NAMES);

function requireKnownFields(reader: Reader, row: Row, index: number): void {
  for (const key in row) {
    if (!KNOWN.has(key)) refuseField(childOf(reader, index), key, NAMES);
  }
}

/** Refuses a field that nobody reads, with the nearest name. */
export function refuseField(row: Reader, key: string, names: readonly string[]): never {
  refuse(placeIn(row, key), {
    code: 'unknown-field',
    expected: `one of ${names.join(', ')}`,
    received: shown(key),
    ...unknownName(key, names),
  });
}

function boundsOf(reader: Reader, row: Row, index: number): readonly [number, number] {
  const { start, end, startAt, endAt } = row;
  const isResult = startAt !== undefined || endAt !== undefined;
  if (isResult && (start !== undefined || end !== undefined)) refuseRow(reader, index);
  return isResult
    ? inOrder(reader, index, [startAt, endAt], ['startAt', 'endAt'])
    : inOrder(reader, index, [start, end], ['start', 'end']);
}

function inOrder(
  reader: Reader,
  index: number,
  [start, end]: readonly [unknown, unknown],
  [startKey, endKey]: readonly [string, string],
): readonly [number, number] {
  const from = isPlainInstant(start) ? start : instant(childOf(childOf(reader, index), startKey));
  const to = isPlainInstant(end) ? end : instant(childOf(childOf(reader, index), endKey));
  if (from < to) return [from + 0, to + 0];
  refuse(childOf(reader, index), {
    code: 'invalid-interval',
    expected: 'an end after the start',
    hint: 'events need some time to happen in; swap the bounds if the clocks are right',
  });
}

function refuseRow(reader: Reader, index: number): never {
  refuse(childOf(reader, index), {
    code: 'invalid-interval',
    expected: 'a bucket as { start, end } or { startAt, endAt } with two of good, bad and total',
  });
}
