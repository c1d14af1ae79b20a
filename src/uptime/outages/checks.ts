import type { DurationInput } from '../../core/duration.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { durationArgument } from '../../core/read-values.js';
import {
  type Observation,
  type ObservedTime,
  readObservations,
  TRANSITION_FIELDS,
  type TransitionOptions,
} from './observations.js';

/** Options of `outagesFromChecks`. */
export interface MonitorCheckOptions extends TransitionOptions {
  /** How long a check says something when no other follows; after that nothing is known. */
  readonly maxGap: DurationInput;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TRANSITION_FIELDS,
    maxGap: durationArgument,
  }) as const satisfies FieldsOf<MonitorCheckOptions>)();

/**
 * Reads a series of checks: each result lasts until the next check, but no longer than `maxGap`, so
 * that a monitor that was off shows as unknown time. Checks in a row that say the same are one outage.
 *
 * @param checks - Results in any order; of several at one instant the last counts.
 * @param options - What each status means, the time asked about, and the longest gap.
 * @returns Outages and unknown time in `[from, at)`; both go on to `measureAvailability`.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `unknown-reference`, `invalid-type`,
 * `invalid-option`, `invalid-instant`, `invalid-interval`, `invalid-duration`.
 * @example
 * import { outagesFromChecks } from 'slakit/uptime'
 * const checks = [{ at: 0, status: 'up' }, { at: 60_000, status: 'down' }]
 * const statuses = { up: 'up', down: 'down' } as const
 * outagesFromChecks(checks, { statuses, at: 300_000, maxGap: 'PT1M' })
 * // => { outages: [{ startAt: 60000, endAt: 120000, cause: 'down' }], unknown: [{ startAt: 120000, endAt: 300000 }] }
 * @see {@link outagesFromTransitions}
 */
export function outagesFromChecks(
  checks: readonly Observation[],
  options: MonitorCheckOptions,
): ObservedTime {
  const reader = readerOf(options, null, 'options');
  const { maxGap: maxGapMs, ...plan } = readFields(reader, 'options', FIELDS);
  return readObservations(readerOf(checks, null, 'checks'), { ...plan, reader, maxGapMs });
}
