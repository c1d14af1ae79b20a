import type { DurationInput } from '../../core/duration.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { durationArgument, word } from '../../core/read-values.js';
import { ledgerOf } from '../shared/ledger.js';
import { isoOf } from '../shared/seen.js';
import type { UnreadField } from '../shared/unread.js';
import { readAnswer } from './answer.js';
import {
  type BucketPlan,
  bucketOf,
  type PrometheusBucket,
  type PrometheusBucketWarning,
} from './bucket.js';
import { type Figure, type Figures, increasesOf, increasesOfCounter, onlySeries } from './steps.js';

/** Two answers of Prometheus: all events, and the good or the bad ones among them. */
export type PrometheusCounts =
  | { readonly good: unknown; readonly total: unknown }
  | { readonly bad: unknown; readonly total: unknown };

/** Options of `bucketsFromPrometheus`. */
export interface PrometheusBucketOptions {
  /** The step of the query, which is the range of its `increase(…)`: the length of a bucket. */
  readonly step: DurationInput;
  /**
   * `increase` for values of `increase(…[step])`, `counter` for those of the counter itself.
   *
   * @defaultValue `'increase'`
   */
  readonly values?: 'increase' | 'counter' | undefined;
  /**
   * What it means that good or bad events have no sample where there is a total: nothing is known, or there
   * were none. A counter of errors often does not exist before the first.
   *
   * @defaultValue `'noData'`
   */
  readonly missingAs?: 'noData' | 'zero' | undefined;
  /**
   * What to do with more good or bad events than there are in all, as extrapolated increases can have them:
   * refuse, or take the total.
   *
   * @defaultValue `'error'`
   */
  readonly excess?: 'error' | 'clamp' | undefined;
}

/** Buckets in their order without a gap, and what of the answers is left out or doubtful. */
export interface ReadPrometheusBuckets {
  readonly buckets: readonly PrometheusBucket[];
  readonly warnings: readonly Finding<PrometheusBucketWarning | UnreadField>[];
}

/** A year of five-minute steps is a tenth of it. */
const MOST_BUCKETS = 150_000;

/**
 * Reads two answers of Prometheus (`/api/v1/query_range`, or `/api/v1/query` for a single bucket) as
 * buckets of good and all events. Each answer has one series: `sum(increase(http_requests_total[5m]))` with a
 * step of five minutes. The value at an instant is the increase of the step that ends there.
 *
 * Figures are decimals, exactly as Prometheus writes them: increases are extrapolated, and need not be
 * whole. A step in which the total is NaN or has no sample is a bucket of which nothing is known, and is
 * told. `+Inf` and `-Inf` are refused.
 *
 * Source: Prometheus documentation, "HTTP API", and "Query functions": `increase`.
 *
 * @param counts - The parsed JSON of both answers: `{ good, total }` or `{ bad, total }`.
 * @param options - The step, and what values and missing ones mean.
 * @returns Buckets in their order, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-option`, `invalid-instant` for a sample
 * that is not on a step, `invalid-decimal` for `+Inf` and `-Inf`, `invalid-duration`, `result-out-of-range`
 * for more than a million buckets, `unknown-field` for an option that does not exist.
 * @example
 * import { bucketsFromPrometheus } from 'slakit/interop/prometheus'
 * const answer = (values: [number, string][]) =>
 *   ({ status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values }] } })
 * const { buckets } = bucketsFromPrometheus({
 *   bad: answer([[1772442300, '2'], [1772442600, 'NaN']]),
 *   total: answer([[1772442300, '1000.5'], [1772442600, '0']]),
 * }, { step: { minutes: 5 } })
 * buckets
 * // => [
 * //   { startAt: 1772442000000, endAt: 1772442300000, good: '998.5', total: '1000.5' },
 * //   { startAt: 1772442300000, endAt: 1772442600000, good: null, total: null },
 * // ]
 */
export function bucketsFromPrometheus(
  counts: PrometheusCounts,
  options: PrometheusBucketOptions,
): ReadPrometheusBuckets {
  const place = readerOf(options, null, 'options');
  const { step, ...plan } = readFields(place, 'options', OPTIONS);
  if (step === 0) {
    refuse(childOf(place, 'step'), { code: 'invalid-duration', expected: 'a length above 0' });
  }
  const ledger = ledgerOf<PrometheusBucketWarning>();
  const read = (reader: Reader): Figures => {
    const series = onlySeries(readAnswer(reader, ledger));
    const isCounter = plan.values === 'counter';
    return isCounter ? increasesOfCounter(series, step, ledger.tell) : increasesOf(series);
  };
  const answers = readCounts(readerOf(counts, null, 'counts'), read);
  const how = { ...answers, ...plan, stepMs: step, ledger };
  const ends = endsOf(how);
  return { buckets: ends.map((at) => bucketOf(at, how)), warnings: ledger.warnings() };
}

const OPTIONS = {
  step: durationArgument,
  values: /* @__PURE__ */ optional(word(['increase', 'counter']), 'increase'),
  missingAs: /* @__PURE__ */ optional(word(['noData', 'zero']), 'noData'),
  excess: /* @__PURE__ */ optional(word(['error', 'clamp']), 'error'),
} satisfies FieldsOf<PrometheusBucketOptions>;

/** Both answers. */
type Answers = Pick<BucketPlan, 'part' | 'isBad' | 'total'> & { readonly totalPlace: Reader };

/** Both answers, and how they are read. */
type Plan = BucketPlan & Answers;

function readCounts(reader: Reader, read: (at: Reader) => Figures): Answers {
  const totalPlace = childOf(reader, 'total');
  return oneKind<Answers>(
    'the answers',
    {
      good: (at) => {
        const { good, total } = readFields(at, 'the answers', { good: read, total: read });
        return { part: good, isBad: false, total, totalPlace };
      },
      bad: (at) => {
        const { bad, total } = readFields(at, 'the answers', { bad: read, total: read });
        return { part: bad, isBad: true, total, totalPlace };
      },
    },
    'invalid-type',
    ['total'],
  )(reader);
}

/** The ends of all steps from the first to the last that an answer knows. */
function endsOf({ part, total, totalPlace, stepMs, ledger }: Plan): readonly number[] {
  const known = new Map([...part, ...total]);
  const sorted = [...known.keys()].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted[sorted.length - 1];
  if (last === undefined) return [];
  for (const at of sorted) {
    if ((at - first) % stepMs === 0) continue;
    refuse(childOf((known.get(at) as Figure).place, 0), {
      code: 'invalid-instant',
      expected: `a whole number of steps after ${isoOf(first)}`,
      received: isoOf(at),
      hint: 'ask for both with the same start and step',
    });
  }
  const count = (last - first) / stepMs + 1;
  if (count > MOST_BUCKETS) {
    refuse(totalPlace, {
      code: 'result-out-of-range',
      expected: `at most ${MOST_BUCKETS} buckets`,
      received: String(count),
    });
  }
  if (count > sorted.length) {
    ledger.tell(totalPlace, {
      code: 'missing-steps',
      expected: `${count} steps from ${isoOf(first)} to ${isoOf(last)}`,
      received: `${sorted.length} of them`,
      hint: 'nothing is known of the others',
    });
  }
  return Array.from({ length: count }, (_, i) => first + i * stepMs);
}
