import type { DurationInput } from '../../core/duration.js';
import type { Finding } from '../../core/finding.js';
import { formatExact } from '../../core/fraction-text.js';
import { compare, type Ratio, subtract } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { amount, durationArgument } from '../../core/read-values.js';
import { ledgerOf } from '../shared/ledger.js';
import type { UnreadField } from '../shared/unread.js';
import { type CsvColumn, type CsvRows, cellText, column, readRows } from './cells.js';
import type { CsvWarning } from './outages.js';
import { type CsvTimeOptions, readTime, TIME_FIELDS, type TimePlan } from './times.js';

/** The columns of a list of buckets: `end`, unless there is a length; `good` or `bad`. */
export interface CsvBucketColumns {
  readonly start: CsvColumn;
  readonly end?: CsvColumn | undefined;
  readonly good?: CsvColumn | undefined;
  readonly bad?: CsvColumn | undefined;
  readonly total: CsvColumn;
}

/** Options of `bucketsFromCsv`. */
export interface CsvBucketOptions extends CsvTimeOptions {
  readonly columns: CsvBucketColumns;
  /**
   * The length of every bucket.
   *
   * @defaultValue none: there is a column for the end
   */
  readonly length?: DurationInput | undefined;
}

/** A bucket of events: `startAt` included, `endAt` excluded. */
export interface CsvBucket {
  readonly startAt: number;
  readonly endAt: number;
  /** As a decimal; `null`, and the total as well, where nothing is known. */
  readonly good: string | null;
  readonly total: string | null;
}

/** A code of what of rows is left out or doubtful: `no-data` (an empty cell or NaN), and those of all rows. */
export type CsvBucketWarning = CsvWarning | 'no-data';

/** Buckets in the order of the rows, and what of the rows is left out or doubtful. */
export interface ReadCsvBuckets {
  readonly buckets: readonly CsvBucket[];
  readonly warnings: readonly Finding<CsvBucketWarning | UnreadField>[];
}

/**
 * Reads the rows of a CSV file, as a parser such as csv-parse or papaparse gives them, as buckets of good
 * and all events.
 *
 * An empty figure, or NaN, is a bucket of which nothing is known, and is told; zero is zero.
 *
 * @param rows - Objects by the names of the header, or lists of cells without the header.
 * @param options - Which column is what, how long a bucket is, and how times are written.
 * @returns The buckets, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `unknown-reference` for a column that is not
 * there, `invalid-instant`, `instant-out-of-range`, `invalid-interval` for a bucket that does not end after
 * its start, `invalid-duration`, `invalid-decimal`, `invalid-option` for a negative count, for more good or
 * bad events than there are in all, and for columns that exclude each other; `invalid-time-zone`,
 * `unknown-field` for an option that does not exist.
 * @example
 * import { bucketsFromCsv } from 'slakit/interop/csv'
 * const rows = [{ time: '1772442000', errors: '2', requests: '1000' }, { time: '1772442060', errors: '', requests: '' }]
 * bucketsFromCsv(rows, {
 *   columns: { start: 'time', bad: 'errors', total: 'requests' }, times: 'epochSeconds', length: { minutes: 1 },
 * }).buckets
 * // => [
 * //   { startAt: 1772442000000, endAt: 1772442060000, good: '998', total: '1000' },
 * //   { startAt: 1772442060000, endAt: 1772442120000, good: null, total: null },
 * // ]
 */
export function bucketsFromCsv(rows: CsvRows, options: CsvBucketOptions): ReadCsvBuckets {
  const place = readerOf(options, null, 'options');
  const { columns, length: lengthMs, ...times } = readFields(place, 'options', OPTIONS);
  const where = childOf(place, 'columns');
  requireOne(where, ['good', 'bad'], [columns.good, columns.bad]);
  requireOne(place, ['columns.end', 'length'], [columns.end, lengthMs]);
  if (lengthMs === 0) {
    refuse(childOf(place, 'length'), { code: 'invalid-duration', expected: 'a length above 0' });
  }
  const ledger = ledgerOf<CsvBucketWarning>();
  const { tell } = ledger;
  const read = (row: Reader): CsvBucket => {
    const bounds = boundsOf(row, { ...columns, lengthMs, ...times, tell });
    const total = figure(childOf(row, columns.total));
    const partCell = childOf(row, (columns.good ?? columns.bad) as CsvColumn);
    const part = figure(partCell);
    if (total === null || part === null) {
      const received = cellText(total === null ? childOf(row, columns.total) : partCell);
      tell(row, {
        code: 'no-data',
        expected: 'a figure of both',
        received: received ?? 'nothing',
        hint: 'nothing is known of that bucket',
      });
      return { ...bounds, good: null, total: null };
    }
    if (compare(part, total) > 0) {
      const expected = `at most ${formatExact(total)}, the total`;
      refuse(partCell, { code: 'invalid-option', expected });
    }
    const good = columns.good === undefined ? subtract(total, part) : part;
    return { ...bounds, good: formatExact(good), total: formatExact(total) };
  };
  const buckets = readRows(rows, read, { columns: { ...columns }, place: where, ledger });
  return { buckets, warnings: ledger.warnings() };
}

const COLUMNS = {
  start: column,
  end: /* @__PURE__ */ optional(column),
  good: /* @__PURE__ */ optional(column),
  bad: /* @__PURE__ */ optional(column),
  total: column,
} satisfies FieldsOf<CsvBucketColumns>;

const OPTIONS = {
  ...TIME_FIELDS,
  columns: (reader: Reader) => readFields(reader, 'columns', COLUMNS),
  length: /* @__PURE__ */ optional(durationArgument),
} satisfies FieldsOf<CsvBucketOptions>;

/** Refuses options of which exactly one must be there. */
function requireOne(place: Reader, names: readonly string[], given: readonly unknown[]): void {
  const count = given.filter((one) => one !== undefined).length;
  if (count === 1) return;
  refuse(place, {
    code: count === 0 ? 'missing-field' : 'invalid-option',
    expected: `one of ${names.join(' and ')}`,
    received: count === 0 ? 'neither' : 'both',
  });
}

interface BoundsPlan extends TimePlan {
  readonly start: CsvColumn;
  readonly end: CsvColumn | undefined;
  readonly lengthMs: number | undefined;
}

function boundsOf(row: Reader, { start, end, lengthMs = 0, ...plan }: BoundsPlan) {
  const startAt = readTime(childOf(row, start), plan);
  if (end === undefined) return { startAt, endAt: startAt + lengthMs };
  const endAt = readTime(childOf(row, end), plan);
  if (endAt > startAt) return { startAt, endAt };
  refuse(childOf(row, end), { code: 'invalid-interval', expected: 'an end after the start' });
}

/** Reads a count of 0 or more; `null` for none. */
function figure(reader: Reader): Ratio | null {
  const text = cellText(reader);
  return text === undefined || text === 'NaN' ? null : amount({ ...reader, value: text });
}
