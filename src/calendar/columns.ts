import { fail, shown } from '../core/error.js';
import { MAX_INSTANT, MIN_INSTANT } from '../core/instant.js';
import { readerOf } from '../core/read.js';
import { instant } from '../core/read-values.js';
import { unitsOfDays } from './business-day-options.js';
import { addOpenTime, openTimeBetween } from './business-time.js';
import { planOf } from './open/block.js';
import { countBusinessDays, stepBusinessDays } from './open/business-day-blocks.js';
import type { CompiledCalendar } from './open/compiled.js';
import { ALL_DAYS, spanHolds } from './plan/date-span.js';

/**
 * The columnar form of `addBusinessTime`: for millions of rows, without an object per row.
 *
 * @param calendar - A compiled calendar.
 * @param at - Epoch milliseconds, whole numbers of the years 0001 to 9999.
 * @param amountsMs - Open time to add to each row, or one amount for all; whole, 0 or more.
 * @returns Epoch milliseconds per row; `Infinity` where the calendar never opens for so long.
 * @throws {@link SlaError} `invalid-option` when the columns differ in length, `invalid-type` for
 * what is no typed array, `invalid-instant`, `instant-out-of-range`, `invalid-duration` for a row.
 * @example
 * import { addBusinessTimeColumn, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'thu': '00:00-01:00' } })
 * Array.from(addBusinessTimeColumn(office, Float64Array.of(0, 60_000), 1_800_000)) // => [1800000, 1860000]
 */
export function addBusinessTimeColumn(
  calendar: CompiledCalendar,
  at: Float64Array,
  amountsMs: number | Float64Array,
): Float64Array {
  requireColumn('at', at);
  if (typeof amountsMs !== 'number') requireRows('amountsMs', amountsMs, at.length);
  const out = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) {
    const amount = typeof amountsMs === 'number' ? amountsMs : (amountsMs[i] as number);
    if (!(amount >= 0 && Number.isInteger(amount)))
      fail({
        code: 'invalid-duration',
        path: ['amountsMs', i],
        expected: 'whole milliseconds, 0 or more',
        received: shown(amount),
      });
    const found = addOpenTime(calendar, instantOfRow(at, i, 'at'), amount);
    out[i] = found === 'never-opens' ? Number.POSITIVE_INFINITY : found;
  }
  return out;
}

/**
 * The columnar form of `businessTimeBetween`.
 *
 * @param calendar - A compiled calendar.
 * @param from - Epoch milliseconds, included.
 * @param to - Epoch milliseconds, excluded.
 * @returns Open milliseconds in `[from, to)` per row; negative where reversed.
 * @throws {@link SlaError} `invalid-option`, `invalid-type`, `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { businessTimeBetweenColumns, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { thu: '00:00-01:00' } })
 * Array.from(businessTimeBetweenColumns(office, Float64Array.of(0), Float64Array.of(60_000))) // => [60000]
 * @see {@link addBusinessTimeColumn}
 */
export function businessTimeBetweenColumns(
  calendar: CompiledCalendar,
  from: Float64Array,
  to: Float64Array,
): Float64Array {
  requireColumn('from', from);
  requireRows('to', to, from.length);
  const out = new Float64Array(from.length);
  for (let i = 0; i < from.length; i++)
    out[i] = openTimeBetween(calendar, instantOfRow(from, i, 'from'), instantOfRow(to, i, 'to'));
  return out;
}

/**
 * The columnar form of stepping business days, on dates as days since 1970-01-01.
 *
 * @param calendar - A compiled calendar.
 * @param days - Epoch days.
 * @param steps - Business days to step from each row, or one number for all; negative goes back. Fractions
 * as in `addBusinessDays`.
 * @returns Epoch days; rows without so many business days keep -2147483648.
 * @throws {@link SlaError} `invalid-option` when the columns differ in length, `invalid-type`,
 * `invalid-date` for a day outside of the years 0001 to 9999.
 * @example
 * import { addBusinessDaysColumn, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * Array.from(addBusinessDaysColumn(office, Int32Array.of(0, 1), 1)) // => [1, 4]
 */
export function addBusinessDaysColumn(
  calendar: CompiledCalendar,
  days: Int32Array,
  steps: number | Int32Array | Float64Array,
): Int32Array {
  requireColumn('days', days);
  const { dayUnits } = planOf(calendar);
  const all = typeof steps === 'number' ? unitsOfDays(steps, dayUnits, 'steps') : undefined;
  if (typeof steps !== 'number') requireRows('steps', steps, days.length);
  const out = new Int32Array(days.length);
  for (let i = 0; i < days.length; i++) {
    const units = all ?? unitsOfDays((steps as Int32Array)[i] as number, dayUnits, 'steps', i);
    out[i] = stepBusinessDays(calendar, dayOfRow(days, i, 'days'), units) ?? NO_DAY;
  }
  return out;
}

/**
 * The columnar form of counting business days in `(from, to]`, on dates as days since 1970-01-01.
 *
 * @param calendar - A compiled calendar.
 * @param from - Epoch days that do not count.
 * @param to - Epoch days that count.
 * @returns Counts per row, of shares where days count for less than 1; negative where reversed.
 * @throws {@link SlaError} `invalid-option`, `invalid-type`, `invalid-date`.
 * @example
 * import { businessDaysBetweenColumns, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * Array.from(businessDaysBetweenColumns(office, Int32Array.of(0, 4), Int32Array.of(7, 0))) // => [5, -2]
 */
export function businessDaysBetweenColumns(
  calendar: CompiledCalendar,
  from: Int32Array,
  to: Int32Array,
): Float64Array {
  requireColumn('from', from);
  requireRows('to', to, from.length);
  const { dayUnits } = planOf(calendar);
  const out = new Float64Array(from.length);
  for (let i = 0; i < from.length; i++) {
    const units = countBusinessDays(calendar, dayOfRow(from, i, 'from'), dayOfRow(to, i, 'to'));
    out[i] = units / dayUnits;
  }
  return out;
}

/** The least 32-bit number: no date of the years 0001 to 9999. */
const NO_DAY = -2_147_483_648;

/** Checks a second column, row by row beside the first. */
function requireRows(name: string, column: ArrayLike<number>, rows: number): void {
  requireColumn(name, column);
  if (column.length === rows) return;
  fail({
    code: 'invalid-option',
    path: [name],
    expected: `a column of ${rows} rows, as the other`,
    received: `${column.length} rows`,
  });
}

function requireColumn(name: string, column: unknown): void {
  if (ArrayBuffer.isView(column)) return;
  fail({
    code: 'invalid-type',
    path: [name],
    expected: 'a typed array',
    received: shown(column),
  });
}

function instantOfRow(column: Float64Array, row: number, name: string): number {
  const at = column[row] as number;
  const isInstant = Number.isInteger(at) && at >= MIN_INSTANT && at <= MAX_INSTANT;
  return isInstant
    ? at
    : instant({ ...readerOf(at, null, row), parent: readerOf(column, null, name) });
}

function dayOfRow(column: Int32Array, row: number, name: string): number {
  const day = column[row] as number;
  if (Number.isInteger(day) && spanHolds(ALL_DAYS, day)) return day;
  fail({
    code: 'invalid-date',
    path: [name, row],
    expected: 'an epoch day of the years 0001 to 9999',
    received: shown(day),
  });
}
