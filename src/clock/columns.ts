import { addOpenTime } from '../calendar/business-time.js';
import type { CompiledCalendar } from '../calendar/compiled.js';
import { fail, shown } from '../core/error.js';
import { MAX_INSTANT } from '../core/instant.js';

/** Open tickets as columns: a row each. */
export interface RunningColumns {
  /** From when the clock has run without a pause, epoch milliseconds. */
  readonly runningSinceAt: Float64Array;
  /** What had been counted by then, milliseconds of the clock. */
  readonly elapsedMs: Float64Array;
  /** The target of each row. */
  readonly targetMs: Float64Array;
}

/**
 * The deadlines of running clocks, for millions of open tickets at once: a row whose clock has run
 * since `runningSinceAt` with `elapsedMs` used is due when the rest of its target has passed.
 *
 * @param calendar - The calendar of the clock, or `undefined` round the clock.
 * @param columns - One row per ticket; columns of one length.
 * @returns Epoch milliseconds per row. `Infinity` where the calendar never opens for so long; rows
 * that have used more than their target are due at `runningSinceAt`, at the latest.
 * @throws {@link SlaError} `invalid-option` when the columns differ in length.
 * @example
 * import { dueAtColumn } from 'slakit/clock'
 * const columns = { runningSinceAt: Float64Array.of(0, 500), elapsedMs: Float64Array.of(0, 200), targetMs: Float64Array.of(1000, 1000) }
 * Array.from(dueAtColumn(undefined, columns)) // => [1000, 1300]
 */
export function dueAtColumn(
  calendar: CompiledCalendar | undefined,
  columns: RunningColumns,
): Float64Array {
  const { runningSinceAt, elapsedMs, targetMs } = columns;
  const { length } = runningSinceAt;
  if (elapsedMs.length !== length || targetMs.length !== length) {
    fail({
      code: 'invalid-option',
      path: ['columns'],
      expected: 'columns of one length',
      received: shown([length, elapsedMs.length, targetMs.length].join(', ')),
    });
  }
  const out = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const from = runningSinceAt[i] as number;
    const left = Math.max(0, (targetMs[i] as number) - (elapsedMs[i] as number));
    const due = calendar === undefined ? from + left : addOpenTime(calendar, from, left);
    out[i] = due === 'never-opens' || due > MAX_INSTANT ? Number.POSITIVE_INFINITY : due;
  }
  return out;
}
