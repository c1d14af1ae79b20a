import { addOpenTime } from '../calendar/business-time.js';
import { type CompiledCalendar, isCompiledCalendar } from '../calendar/open/compiled.js';
import { fail, guarded, shown } from '../core/error.js';
import { MAX_INSTANT, MIN_INSTANT } from '../core/instant.js';
import { childOf, readerOf } from '../core/read.js';
import { type KnownFields, requireKnown } from '../core/read-parts.js';
import { column } from '../core/read-values.js';

/** Open tickets as columns: a row each. */
export interface RunningColumns {
  /** From when the clock has run without a pause, epoch milliseconds. */
  readonly runningSinceAt: Float64Array;
  /** Time that had been counted by then, milliseconds of the clock. */
  readonly elapsedMs: Float64Array;
  /** The target of each row. */
  readonly targetMs: Float64Array;
}

const KNOWN: KnownFields<RunningColumns> = {
  runningSinceAt: true,
  elapsedMs: true,
  targetMs: true,
};

/**
 * The deadlines of running clocks, for millions of open tickets at once: a row whose clock has run
 * since `runningSinceAt` with `elapsedMs` used is due when the rest of its target has passed.
 *
 * @param calendar - The calendar of the clock, or `undefined` round the clock.
 * @param columns - One row per ticket; columns of one length.
 * @returns Epoch milliseconds per row. `Infinity` where the calendar never opens for so long; rows
 * that have used more than their target are due at `runningSinceAt`, at the latest.
 * @throws {@link SlaError} `invalid-option` when the columns differ in length or are none,
 * `invalid-calendar`, `invalid-instant` and `invalid-duration` with the place of the first row that
 * holds no whole number, `instant-out-of-range`.
 * @example
 * import { dueAtColumn } from 'slakit/clock'
 * const columns = { runningSinceAt: Float64Array.of(0, 500), elapsedMs: Float64Array.of(0, 200), targetMs: Float64Array.of(1000, 1000) }
 * Array.from(dueAtColumn(undefined, columns)) // => [1000, 1300]
 */
export function dueAtColumn(
  calendar: CompiledCalendar | undefined,
  columns: RunningColumns,
): Float64Array {
  return guarded(() => {
    requireCalendar(calendar);
    requireColumns(columns);
    const { runningSinceAt, elapsedMs, targetMs } = columns;
    const { length } = runningSinceAt;
    const out = new Float64Array(length);
    for (let i = 0; i < length; i++) {
      const from = runningSinceAt[i] as number;
      const elapsed = elapsedMs[i] as number;
      const target = targetMs[i] as number;
      if (!(isInstant(from) && isLength(elapsed) && isLength(target))) refuseRow(columns, i);
      const left = Math.max(0, target - elapsed);
      const due = calendar === undefined ? from + left : addOpenTime(calendar, from, left);
      out[i] = due === 'never-opens' || due > MAX_INSTANT ? Number.POSITIVE_INFINITY : due;
    }
    return out;
  });
}

function requireCalendar(calendar: CompiledCalendar | undefined): void {
  if (calendar === undefined || isCompiledCalendar(calendar)) return;
  fail({
    code: 'invalid-calendar',
    path: ['calendar'],
    expected: 'a compiled calendar, or undefined for a clock that runs round the clock',
    received: shown(calendar),
    hint: 'pass the definition through compileCalendar first',
  });
}

function requireColumns(columns: RunningColumns): void {
  requireKnown(columns, KNOWN, 'columns');
  const place = readerOf(columns, null, 'columns');
  const lengths = Object.keys(KNOWN).map((name) => column(childOf(place, name)).length);
  if (lengths.every((length) => typeof length === 'number' && length === lengths[0])) return;
  fail({
    code: 'invalid-option',
    path: ['columns'],
    expected: 'columns of one length',
    received: lengths.join(', '),
  });
}

function isInstant(at: number): boolean {
  return Number.isInteger(at) && at >= MIN_INSTANT && at <= MAX_INSTANT;
}

function isLength(ms: number): boolean {
  return Number.isInteger(ms) && ms >= 0;
}

/** Says which cell of a row is no instant, or no length. */
function refuseRow({ runningSinceAt, elapsedMs, targetMs }: RunningColumns, row: number): never {
  const from = runningSinceAt[row] as number;
  if (!isInstant(from)) {
    fail({
      code: Number.isInteger(from) ? 'instant-out-of-range' : 'invalid-instant',
      path: ['columns', 'runningSinceAt', row],
      expected: 'epoch milliseconds of the years 0001 to 9999',
      received: shown(from),
    });
  }
  const name = isLength(elapsedMs[row] as number) ? 'targetMs' : 'elapsedMs';
  fail({
    code: 'invalid-duration',
    path: ['columns', name, row],
    expected: 'whole milliseconds, 0 or more',
    received: shown((name === 'targetMs' ? targetMs : elapsedMs)[row]),
  });
}
