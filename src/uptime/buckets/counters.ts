import type { DurationInput } from '../../core/duration.js';
import { formatExact } from '../../core/fraction-text.js';
import type { Interval } from '../../core/interval.js';
import { ratio } from '../../core/ratio.js';
import {
  type FieldsOf,
  type Reader,
  readerOf,
  refuse,
  safely,
  type ValuesOf,
} from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { durationArgument } from '../../core/read-values.js';
import { COUNT_OPTION_FIELDS, type CountOptions } from '../terms/counts.js';
import type { Bucket } from './bucket.js';
import type { CounterSamplesInput } from './counter-samples.js';
import { readSamples, type SampleTable } from './samples.js';

/** Options of `bucketsFromCounters`. */
export interface CounterOptions extends CountOptions {
  /** The longest time between two samples that still says what happened in it. */
  readonly maxGap: DurationInput;
}

/** Buckets that were read off counters, and what could not be. */
export interface CountedTime {
  /** The increase between each two samples, in order of time. */
  readonly buckets: readonly Bucket[];
  /** Gaps longer than allowed: what the counters gained there is in no bucket. */
  readonly unknown: readonly Interval[];
  /** The first sample after each restart: what happened between the last one before it and the restart is lost. */
  readonly restartedAt: readonly number[];
  /** How many samples said nothing. */
  readonly missing: number;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...COUNT_OPTION_FIELDS,
    maxGap: durationArgument,
  }) as const satisfies FieldsOf<CounterOptions>)();

/**
 * Reads buckets off counters that only grow, as Prometheus has them: what they gained between two
 * samples happened between them.
 *
 * A counter that shows less than before was restarted, and counts from zero: all that it shows has
 * been gained since. Good and total are counters of one process; when one of them falls, both were
 * restarted. A restart after which both show more than before leaves no trace in the samples.
 *
 * Nothing is extrapolated: the first bucket starts at the first sample and the last one ends at the
 * last, however far the ends of a period are from there, and what lies beyond has no bucket. A sample
 * that says nothing is passed over; its neighbours say what happened, unless they are too far apart.
 *
 * @param samples - What the counters showed, as rows or columns, in any order, each instant once.
 * @param options - How far apart samples may be, and what cannot be right.
 * @returns Buckets for `measureRequests`, and what is not known.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-instant`,
 * `invalid-decimal`, `invalid-duration`, `invalid-option`; `invalid-event` for two samples of one
 * instant; `result-out-of-range` for more than 10,000,000 samples.
 * @example
 * import { bucketsFromCounters } from 'slakit/uptime'
 * const samples = [3, 8, 15, 21, 8, 9, 13, 19].map((total, i) => ({ at: i * 60_000, good: total, total }))
 * const { buckets, restartedAt } = bucketsFromCounters(samples, { maxGap: 'PT2M' })
 * // 21 - 3 before the restart, 8 shown after it, 19 - 8 since then.
 * buckets.reduce((sum, bucket) => sum + Number(bucket.total), 0) // => 37
 * restartedAt // => [240000]
 * @example
 * import { bucketsFromCounters } from 'slakit/uptime'
 * const columns = { at: Float64Array.of(0, 60_000), good: [5, 9], total: [5, 10] }
 * bucketsFromCounters(columns, { maxGap: 'PT1M' }).buckets
 * // => [{ startAt: 0, endAt: 60000, good: '4', total: '5' }]
 */
export function bucketsFromCounters(
  samples: CounterSamplesInput,
  options: CounterOptions,
): CountedTime {
  const policy = readFields(readerOf(options, null, 'options'), 'options', FIELDS);
  const reader = readerOf(samples, null, 'samples');
  return safely((place) => readIncreases(place, policy))(reader);
}

type Policy = ValuesOf<typeof FIELDS>;

/** What the counters show at a sample, in units of the table. */
interface Shown {
  readonly at: number;
  readonly good: bigint;
  readonly total: bigint;
}

function readIncreases(reader: Reader, policy: Policy): CountedTime {
  const table = readSamples(reader, policy);
  const buckets: Bucket[] = [];
  const unknown: Interval[] = [];
  const restartedAt: number[] = [];
  const unit = 10n ** BigInt(table.scale);
  const write = (units: bigint): string => formatExact(ratio(units, unit));
  let missing = 0;
  let before: Shown | null = null;
  for (let i = 0; i < table.instants.length; i++) {
    const now = shownAt(table, i);
    if (now === null) {
      missing++;
      continue;
    }
    if (before !== null) {
      const isRestarted = now.good < before.good || now.total < before.total;
      if (isRestarted) restartedAt.push(now.at);
      const interval = { startAt: before.at, endAt: now.at };
      const from = isRestarted ? NOTHING : before;
      if (now.at - before.at > policy.maxGap) unknown.push(interval);
      else {
        const total = now.total - from.total;
        const good = within(now.good - from.good, total, policy, () => table.placeOf(i, 'good'));
        buckets.push({ ...interval, good: write(good), total: write(total) });
      }
    }
    before = now;
  }
  return { buckets, unknown, restartedAt, missing };
}

const NOTHING = { good: 0n, total: 0n };

function shownAt({ instants, good, total, known }: SampleTable, i: number): Shown | null {
  if (known[i] === 0) return null;
  return {
    at: instants[i] as number,
    good: BigInt(good[i] as number | bigint),
    total: BigInt(total[i] as number | bigint),
  };
}

function within(good: bigint, total: bigint, { excess }: Policy, placeOf: () => Reader): bigint {
  if (good <= total) return good;
  if (excess === 'clamp') return total;
  refuse(placeOf(), {
    code: 'invalid-option',
    expected: 'good events that grew no more than all events since the sample before',
    hint: "excess: 'clamp' accepts counters read at different moments",
  });
}
