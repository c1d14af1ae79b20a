import type { DurationInput } from '../../core/duration.js';
import { fail } from '../../core/error.js';
import { type InstantInput, MAX_INSTANT } from '../../core/instant.js';
import { ratio, subtract } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import { instant, whole } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import {
  COUNT_FIELDS,
  type Counts,
  type CountsInput,
  countsOf,
  STRICT_COUNTS,
} from '../terms/counts.js';
import { FIGURE_FIELDS, type FigureOptions, figuresOf } from '../terms/figures.js';
import { lengthAboveNothing } from '../terms/length.js';
import { conditionOf, windowsOf } from './alert-condition.js';
import { type AlertCourse, type AlertEvaluation, heldFor, reportAlerts } from './alert-report.js';
import { type AlertObjective, OBJECTIVE_FIELDS, objectiveOf } from './alert-rule.js';
import { burningEnds, burnOfBuckets, type CountedBuckets } from './burning-buckets.js';
import { writeBurn } from './evaluate-alerts.js';

/** Events counted in buckets of one length, one after the other. */
export interface BucketFacts {
  /** The counts of each bucket; `null` where nothing is known. */
  readonly buckets: readonly (CountsInput | null)[];
  /** The length of a bucket. */
  readonly bucket: DurationInput;
  /** The beginning of the first. */
  readonly startAt: InstantInput;
}

/** Options of `evaluateBucketAlerts`. */
export interface EvaluateBucketsOptions extends FigureOptions {
  /** The instant of judgement: buckets that end later are not known yet. */
  readonly at: InstantInput;
  /**
   * How many events the long window must have: one error of one request is no reason to wake anybody.
   *
   * @defaultValue 1
   */
  readonly minEvents?: number | undefined;
}

const FACT_FIELDS = /* @__PURE__ */ (() =>
  ({
    buckets: listOf('buckets', nullable(countsOfBucket)),
    bucket: lengthAboveNothing,
    startAt: instant,
  }) as const satisfies FieldsOf<BucketFacts>)();

const OPTION_FIELDS = /* @__PURE__ */ (() =>
  ({
    at: instant,
    minEvents: optional(whole('events', { least: 1 }), 1),
    ...FIGURE_FIELDS,
  }) as const satisfies FieldsOf<EvaluateBucketsOptions>)();

/**
 * Evaluates alerts over counted events, exactly, at the end of each bucket: from when to when each
 * fired, what it is now, and when that changes next if nothing more is counted. Between the ends of
 * buckets nothing changes.
 *
 * @param objective - The alerts, the target, the window of the objective. Long and short windows must be
 * multiples of the bucket.
 * @param facts - The buckets in order.
 * @param options - The instant of judgement, how many events it takes, how burn rates are written.
 * @returns Each alert's status, firings and next change.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-target`, `invalid-decimal`, `invalid-duration`, `invalid-instant`; `result-out-of-range` for
 * windows of more than 1,000,000 buckets, and buckets beyond the year 9999.
 * @example
 * import { evaluateBucketAlerts, toIso } from 'slakit/uptime'
 * const { alerts } = evaluateBucketAlerts(
 *   { targetPercent: '99', rules: [{ burnRate: 10, longWindow: 'PT3M', shortWindow: 'PT1M' }] },
 *   {
 *     startAt: '2026-06-10T08:00:00Z',
 *     bucket: 'PT1M',
 *     buckets: [{ bad: 0, total: 100 }, { bad: 30, total: 100 }, { bad: 0, total: 100 }],
 *   },
 *   { at: '2026-06-10T08:03:00Z' },
 * )
 * // 30 of 200, then 30 of 300: but the last minute is quiet.
 * toIso(alerts[0]?.firings)
 * // => [{ firedAt: '2026-06-10T08:02:00.000Z', endedAt: '2026-06-10T08:03:00.000Z' }]
 * alerts[0]?.longBurnRate // => '10'
 */
export function evaluateBucketAlerts(
  objective: AlertObjective,
  facts: BucketFacts,
  options: EvaluateBucketsOptions,
): AlertEvaluation {
  const { at, minEvents, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const figures = figuresOf(format, 'halfAwayFromZero');
  const reader = readerOf(objective);
  const read = objectiveOf(reader, readFields(reader, 'alerts on an objective', OBJECTIVE_FIELDS));
  const factsReader = readerOf(facts, null, 'facts');
  const { bucket, startAt, buckets } = readFields(factsReader, 'counted buckets', FACT_FIELDS);
  requireEnd(startAt + buckets.length * bucket);
  const ended = Math.max(0, Math.floor((at - startAt) / bucket));
  const counted = countedOf(buckets.slice(0, ended));
  const courses = read.alerts.map((alert): AlertCourse => {
    const { longMs, shortMs } = windowsOf(alert, read);
    const long = bucketsIn(childOf(alert.place, 'longWindow'), longMs, bucket);
    const short = bucketsIn(childOf(alert.place, 'shortWindow'), shortMs, bucket);
    const ends = burningEnds(counted, { ...conditionOf(alert, read), long, short, minEvents });
    const atEnds = (set: TimeSet): TimeSet => Array.from(set, (end) => startAt + end * bucket);
    const rateOf = (count: number): string | null => {
      const errors = burnOfBuckets(counted, count);
      return errors === null ? null : writeBurn(errors, read.budget, figures);
    };
    return {
      rule: alert.rule,
      burning: atEnds(ends),
      // It is asked at ends of buckets whether it has held for so long.
      firing: atEnds(heldFor(ends, Math.ceil(alert.rule.hold / bucket))),
      rates: { longBurnRate: rateOf(long), shortBurnRate: rateOf(short) },
    };
  });
  return reportAlerts(courses, at);
}

function countsOfBucket(reader: Reader): Counts | null {
  return countsOf(reader, readFields(reader, 'counts of a bucket', COUNT_FIELDS), STRICT_COUNTS);
}

/** Counts as integers: what is decimal is counted in its last digit. */
function countedOf(buckets: readonly (Counts | null)[]): CountedBuckets {
  let scale = 1n;
  for (const counts of buckets) {
    for (const { denominator } of counts === null ? [] : [counts.good, counts.total])
      if (denominator > scale) scale = denominator;
  }
  const bad: bigint[] = [];
  const total: bigint[] = [];
  for (const counts of buckets) {
    const of = counts ?? NOTHING;
    const lost = subtract(of.total, of.good);
    bad.push((lost.numerator * scale) / lost.denominator);
    total.push((of.total.numerator * scale) / of.total.denominator);
  }
  return { bad, total, scale };
}

const NOTHING: Counts = { good: ratio(0), total: ratio(0) };

const MOST_BUCKETS = 1_000_000;

function bucketsIn(place: Reader, windowMs: number, bucket: number): number {
  const count = windowMs / bucket;
  if (!Number.isInteger(count)) {
    refuse(place, {
      code: 'invalid-duration',
      expected: `a multiple of the bucket of ${bucket} ms`,
      received: `${windowMs} ms`,
      hint: 'give smaller buckets, or a window that ends where a bucket does',
    });
  }
  if (count <= MOST_BUCKETS) return count;
  refuse(place, {
    code: 'result-out-of-range',
    expected: `at most ${MOST_BUCKETS} buckets in a window`,
    received: String(count),
  });
}

function requireEnd(endAt: number): void {
  if (endAt <= MAX_INSTANT) return;
  fail({
    code: 'result-out-of-range',
    path: ['facts', 'buckets'],
    expected: 'buckets that end in the year 9999 or before',
    received: 'later ones',
  });
}
