import { readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import {
  type ObservationsInput,
  type ObservedTime,
  TRANSITION_FIELDS,
  type TransitionOptions,
} from './observations.js';
import { readObservations } from './observed-time.js';

/**
 * Reads a log of status changes: each status lasts until the next.
 *
 * @param log - Status changes as rows or columns, in any order; of several at one instant the last counts.
 * @param options - What each status means, and the time asked about.
 * @returns Outages and unknown time in `[from, at)`; both go on to `measureAvailability`.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `unknown-reference`, `invalid-type`,
 * `invalid-option`, `invalid-instant`, `invalid-interval`.
 * @example
 * import { outagesFromTransitions } from 'slakit/uptime'
 * const log = [{ at: 0, status: 'ok' }, { at: 60_000, status: 'outage' }, { at: 90_000, status: 'ok' }]
 * outagesFromTransitions(log, { statuses: { ok: 'up', outage: 'down' }, at: 120_000 }).outages
 * // => [{ startAt: 60000, endAt: 90000, cause: 'outage' }]
 * @see {@link outagesFromChecks}
 */
export function outagesFromTransitions(
  log: ObservationsInput,
  options: TransitionOptions,
): ObservedTime {
  const reader = readerOf(options, null, 'options');
  const plan = readFields(reader, 'options', TRANSITION_FIELDS);
  const { outages, unknown } = readObservations(readerOf(log, null, 'log'), {
    ...plan,
    reader,
    maxGapMs: Number.POSITIVE_INFINITY,
    confirmAfter: 1,
  });
  return { outages, unknown };
}
