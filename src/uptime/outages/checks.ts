import type { DurationInput } from '../../core/duration.js';
import type { Interval } from '../../core/interval.js';
import { type FieldsOf, type Reader, type ReadersOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { resultMs } from '../../core/read-results.js';
import { durationArgument, whole } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { time } from '../terms/time.js';
import {
  type ObservationsInput,
  type ObservedTime,
  TRANSITION_FIELDS,
  type TransitionOptions,
} from './observations.js';
import { readObservations } from './observed-time.js';

/** Options of `outagesFromChecks`. */
export interface MonitorCheckOptions extends TransitionOptions {
  /** How long a check says something when no other follows; after that nothing is known. */
  readonly maxGap: DurationInput;
  /**
   * How many failures in a row make an outage, which begins with the first of them; fewer count as up. Time
   * that nobody watched breaks a row.
   *
   * @defaultValue 1
   */
  readonly confirmAfter?: number | undefined;
}

/** The time that checks cover, and how sure it is. */
export interface CheckedTime extends ObservedTime {
  /** Failures that were not confirmed, or not yet: they count as up. */
  readonly unconfirmed: readonly Interval[];
  /**
   * How long it was down at the least and at the most, whatever was lost of the service: from the first
   * failure of each outage to the last, and from the check before it to the check after it, no farther than
   * `maxGap`.
   */
  readonly bounds: { readonly leastMs: number; readonly mostMs: number };
}

/** Readers of what checks say beside outages and unknown time: a whole result is taken where those are. */
export const CHECKED_FIELDS: ReadersOf<{
  readonly unconfirmed: TimeSet | undefined;
  readonly bounds: CheckedTime['bounds'] | undefined;
}> = /* @__PURE__ */ (() => ({
  unconfirmed: optional(time),
  bounds: optional((reader: Reader) => readFields(reader, 'bounds', BOUND_FIELDS)),
}))();

const BOUND_FIELDS = { leastMs: resultMs, mostMs: resultMs };

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TRANSITION_FIELDS,
    maxGap: durationArgument,
    confirmAfter: optional(whole('failures', { least: 1 }), 1),
  }) as const satisfies FieldsOf<MonitorCheckOptions>)();

/**
 * Reads a series of checks: each result lasts until the next check, but no longer than `maxGap`, so
 * that a monitor that was off shows as unknown time. Checks in a row that say the same are one outage.
 * Products that wait for several failures name the outage from the first of them: `confirmAfter`.
 *
 * @param checks - Results as rows or columns, in any order; of several at one instant the last counts.
 * @param options - What each status means, the time asked about, and the longest gap.
 * @returns Outages and unknown time in `[from, at)`; both go on to `measureAvailability`.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `unknown-reference`, `invalid-type`,
 * `invalid-option`, `invalid-instant`, `invalid-interval`, `invalid-duration`.
 * @example
 * import { outagesFromChecks } from 'slakit/uptime'
 * const checks = [{ at: 0, status: 'up' }, { at: 60_000, status: 'down' }]
 * const statuses = { up: 'up', down: 'down' } as const
 * outagesFromChecks(checks, { statuses, at: 300_000, maxGap: 'PT1M' })
 * // => { outages: [{ startAt: 60000, endAt: 120000, cause: 'down' }], unknown: [{ startAt: 120000, endAt: 300000 }], unconfirmed: [], bounds: { leastMs: 0, mostMs: 120000 } }
 * @example
 * import { outagesFromChecks } from 'slakit/uptime'
 * const columns = { at: Float64Array.of(0, 1000, 2000), statuses: Uint8Array.of(0, 1, 1), names: ['up', 'down'] }
 * outagesFromChecks(columns, { statuses: { up: 'up', down: 'down' }, at: 3000, maxGap: 1000 }).outages
 * // => [{ startAt: 1000, endAt: 3000, cause: 'down' }]
 * @see {@link outagesFromTransitions}
 */
export function outagesFromChecks(
  checks: ObservationsInput,
  options: MonitorCheckOptions,
): CheckedTime {
  const reader = readerOf(options, null, 'options');
  const { maxGap: maxGapMs, ...plan } = readFields(reader, 'options', FIELDS);
  const read = readObservations(readerOf(checks, null, 'checks'), { ...plan, reader, maxGapMs });
  const { outages, unknown, confirmed } = read;
  return { outages, unknown, unconfirmed: confirmed.unconfirmed, bounds: confirmed.bounds };
}
