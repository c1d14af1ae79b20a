import type { DecimalInput } from '../../core/decimal-text.js';
import type { InstantInput } from '../../core/instant.js';
import {
  childOf,
  type FieldsOf,
  isList,
  type Reader,
  readerOf,
  refuse,
  safely,
} from '../../core/read.js';
import { listOf, readFields } from '../../core/read-parts.js';
import { amount, column, instant } from '../../core/read-values.js';
import type { Bucket, StretchColumns } from './bucket.js';
import { instantsIn } from './columns.js';
import { type GoodWithin, goodOf, HISTOGRAM_FIELDS, type Histogram } from './histogram.js';
import {
  goodInColumns,
  HISTOGRAM_COLUMN_FIELDS,
  type HistogramCountColumns,
} from './histogram-columns.js';
import { requireFew } from './raw-buckets.js';
import { STRETCH_FIELDS, stretchesIn } from './stretches.js';

/** A histogram of a stretch of time: the events at or below each bound. */
export interface HistogramBucket extends Histogram {
  readonly start: InstantInput;
  readonly end: InstantInput;
}

/** The ever-growing counters of a histogram, as they showed at an instant. */
export interface HistogramSample extends Histogram {
  readonly at: InstantInput;
}

/** Histograms of stretches of time in columns, one row each: for large inputs. */
export interface HistogramColumns extends StretchColumns, HistogramCountColumns {}

/** Histograms of counters that only grow, in columns: one row for each instant at which they were read. */
export interface HistogramSampleColumns extends HistogramCountColumns {
  /** Epoch milliseconds. */
  readonly at: ArrayLike<number>;
}

/** Options of `bucketsFromHistograms` and `samplesFromHistograms`. */
export interface ThresholdOptions {
  /** An event at or below this is good; in the unit of the bounds, seconds in Prometheus. */
  readonly threshold: DecimalInput;
}

/**
 * Good events at least, and at most. A histogram knows how many events were at or below its bounds; when
 * the threshold is one of them, both are the same and exact. When it lies between two, all that is known
 * is that the figure lies between theirs, and nothing is interpolated.
 */
export interface CountsWithin<Row> {
  /** Whether the threshold is a bound of every histogram. */
  readonly isExact: boolean;
  /** With the events that are surely good. */
  readonly lower: readonly Row[];
  /** With all events that may be good. */
  readonly upper: readonly Row[];
  /** How many histograms were not read: nothing is known of them. */
  readonly missing: number;
}

const OPTION_FIELDS = { threshold: amount } as const satisfies FieldsOf<ThresholdOptions>;

const BUCKET_FIELDS = {
  start: instant,
  end: instant,
  ...HISTOGRAM_FIELDS,
} as const satisfies FieldsOf<HistogramBucket>;

const SAMPLE_FIELDS = {
  at: instant,
  ...HISTOGRAM_FIELDS,
} as const satisfies FieldsOf<HistogramSample>;

const BUCKET_COLUMN_FIELDS = /* @__PURE__ */ (() =>
  ({
    ...STRETCH_FIELDS,
    ...HISTOGRAM_COLUMN_FIELDS,
  }) as const satisfies FieldsOf<HistogramColumns>)();

const SAMPLE_COLUMN_FIELDS = /* @__PURE__ */ (() =>
  ({
    at: column,
    ...HISTOGRAM_COLUMN_FIELDS,
  }) as const satisfies FieldsOf<HistogramSampleColumns>)();

/**
 * Counts events at or below a threshold, such as a latency, in histograms of stretches of time.
 *
 * @param histograms - How many events of each stretch were at or below each bound: rows or columns.
 * @param options - The threshold.
 * @returns Buckets for `measureRequests`: with what is surely good, and with what may be.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-instant`,
 * `invalid-interval`, `invalid-decimal`, `invalid-option`.
 * @example
 * import { bucketsFromHistograms } from 'slakit/uptime'
 * const hour = { start: 0, end: 3_600_000, buckets: [{ le: 0.1, count: 60 }, { le: 0.5, count: 90 }], count: 100 }
 * bucketsFromHistograms([hour], { threshold: 0.5 }).lower[0]?.good // => '90'
 * // Between 0.1 and 0.5 nothing is known but the two.
 * const { isExact, lower, upper } = bucketsFromHistograms([hour], { threshold: 0.3 })
 * isExact // => false
 * lower[0]?.good // => '60'
 * upper[0]?.good // => '90'
 * @example
 * import { bucketsFromHistograms } from 'slakit/uptime'
 * const minutes = { starts: [0, 60_000], length: 'PT1M', bounds: [0.1, '+Inf'], counts: [[6, 7], [9, 9]] }
 * bucketsFromHistograms(minutes, { threshold: 0.1 }).lower.map(({ good, total }) => `${good} of ${total}`)
 * // => ['6 of 9', '7 of 9']
 * @see {@link samplesFromHistograms}
 */
export function bucketsFromHistograms(
  histograms: readonly HistogramBucket[] | HistogramColumns,
  options: ThresholdOptions,
): CountsWithin<Bucket> {
  return countsWithin(histograms, options, {
    row: (row, threshold) => {
      const { start, end, ...histogram } = readFields(row, 'a histogram', BUCKET_FIELDS);
      if (start >= end) {
        refuse(row, { code: 'invalid-interval', expected: 'an end after the start' });
      }
      return { place: { startAt: start, endAt: end }, good: goodOf(row, histogram, threshold) };
    },
    columns: (reader, threshold) => {
      const columns = readFields(reader, COLUMNS, BUCKET_COLUMN_FIELDS);
      const { starts, ends } = stretchesIn(reader, columns);
      const good = goodInColumns(reader, columns, { length: starts.length, threshold });
      return good.map((within, row) => ({
        place: { startAt: starts[row] as number, endAt: ends[row] as number },
        good: within,
      }));
    },
  });
}

/** The counters as they showed at an instant: a sample for `bucketsFromCounters`. */
export interface CountedSample {
  readonly at: number;
  readonly good: string;
  readonly total: string;
}

/**
 * Counts events at or below a threshold in samples of a histogram whose counters only grow, as those of
 * Prometheus.
 *
 * @param histograms - What the counters showed at each instant: rows or columns.
 * @param options - The threshold.
 * @returns Samples for `bucketsFromCounters`: with what is surely good, and with what may be.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-instant`,
 * `invalid-decimal`, `invalid-option`.
 * @example
 * import { bucketsFromCounters, samplesFromHistograms } from 'slakit/uptime'
 * const shown = (at: number, fast: number, count: number) => ({ at, buckets: [{ le: '0.3', count: fast }], count })
 * const { lower } = samplesFromHistograms([shown(0, 5, 6), shown(60_000, 14, 16)], { threshold: '0.3' })
 * bucketsFromCounters(lower, { maxGap: 'PT1M' }).buckets
 * // => [{ startAt: 0, endAt: 60000, good: '9', total: '10' }]
 * @example
 * import { samplesFromHistograms } from 'slakit/uptime'
 * const shown = { at: [0, 60_000], bounds: [0.3], counts: [[5, 14]], count: [6, 16] }
 * samplesFromHistograms(shown, { threshold: '0.3' }).lower[1] // => { at: 60000, good: '14', total: '16' }
 * @see {@link bucketsFromHistograms}
 */
export function samplesFromHistograms(
  histograms: readonly HistogramSample[] | HistogramSampleColumns,
  options: ThresholdOptions,
): CountsWithin<CountedSample> {
  return countsWithin(histograms, options, {
    row: (row, threshold) => {
      const { at, ...histogram } = readFields(row, 'a histogram', SAMPLE_FIELDS);
      return { place: { at }, good: goodOf(row, histogram, threshold) };
    },
    columns: (reader, threshold) => {
      const { at, ...columns } = readFields(reader, COLUMNS, SAMPLE_COLUMN_FIELDS);
      requireFew(childOf(reader, 'at'), at.length);
      const instants = instantsIn(childOf(reader, 'at'), at);
      const good = goodInColumns(reader, columns, { length: at.length, threshold });
      return good.map((within, row) => ({ place: { at: instants[row] as number }, good: within }));
    },
  });
}

/** A histogram as read: where it stands, and its good events; `null` when it was not read. */
interface ReadRow<Place> {
  readonly place: Place;
  readonly good: GoodWithin | null;
}

type Counted<Place> = Place & { readonly good: string; readonly total: string };

type Threshold = ReturnType<typeof amount>;

/** How histograms of one kind are read. */
interface Forms<Place> {
  readonly row: (reader: Reader, threshold: Threshold) => ReadRow<Place>;
  readonly columns: (reader: Reader, threshold: Threshold) => readonly ReadRow<Place>[];
}

const COLUMNS = 'columns of histograms';

function countsWithin<Place>(
  histograms: unknown,
  options: ThresholdOptions,
  forms: Forms<Place>,
): CountsWithin<Counted<Place>> {
  const { threshold } = readFields(readerOf(options, null, 'options'), 'options', OPTION_FIELDS);
  const reader = readerOf(histograms, null, 'histograms');
  const rows = safely((given) =>
    areColumns(given)
      ? forms.columns(given, threshold)
      : listOf('histograms', (row) => forms.row(row, threshold))(given),
  )(reader);
  const known = rows.flatMap(({ place, good }) => (good === null ? [] : [{ place, ...good }]));
  return {
    isExact: known.every(({ least, most }) => least === most),
    lower: known.map(({ place, least, total }) => ({ ...place, good: least, total })),
    upper: known.map(({ place, most, total }) => ({ ...place, good: most, total })),
    missing: rows.length - known.length,
  };
}

function areColumns(reader: Reader): boolean {
  const { value } = reader;
  return typeof value === 'object' && value !== null && !isList(reader) && 'bounds' in value;
}
