import { LAST_YEAR } from '../plan/year-shape.js';
import { openTimeNear } from './block.js';
import type { CompiledCalendar } from './compiled.js';
import { closedMsOfYear, openMsOfYear, startOfYear, yearAt } from './years.js';

/**
 * Ways over more blocks than a real question passes, year by year: to the 9999-12-31 of a database, or
 * through a calendar that seldom opens. A way begins and ends within years, block by block.
 */

/** So many blocks are asked one by one; what reaches farther goes by years. */
export const LONG_WAY = 4;

/** The open time in `[from, to)`, which hold at least the start of a year. */
export function openTimeFar(calendar: CompiledCalendar, from: number, to: number): number {
  const { plan } = calendar;
  const first = yearAt(plan, from) + 1;
  const last = yearAt(plan, to);
  let total = openTimeNear(calendar, from, startOfYear(plan, first));
  for (let year = first; year < last; year++) total += openMsOfYear(calendar, year);
  return total + openTimeNear(calendar, startOfYear(plan, last), to);
}

/** Where a way goes on block by block, and what is left of it. */
export interface Remainder {
  readonly at: number;
  readonly amountMs: number;
}

/** Passes the years from an instant on that do not hold the rest of an amount; with `earliest` their last open instant may. */
export function passYears(
  calendar: CompiledCalendar,
  from: number,
  amountMs: number,
  earliest: boolean,
): Remainder | undefined {
  const { plan } = calendar;
  let [at, left, year] = [from, amountMs, yearAt(plan, from)];
  let openMs = openTimeNear(calendar, at, startOfYear(plan, year + 1));
  while (earliest ? left > openMs : left >= openMs) {
    left -= openMs;
    if (++year > LAST_YEAR) return undefined;
    at = startOfYear(plan, year);
    openMs = openMsOfYear(calendar, year);
  }
  return { at, amountMs: left };
}

/** Passes years backward: the mirror of {@link passYears}. */
export function passYearsBack(
  calendar: CompiledCalendar,
  to: number,
  amountMs: number,
  latest: boolean,
): Remainder | undefined {
  const { plan } = calendar;
  let [at, left, year] = [to, amountMs, yearAt(plan, to)];
  let openMs = openTimeNear(calendar, startOfYear(plan, year), at);
  while (latest ? left > openMs : left >= openMs) {
    left -= openMs;
    at = startOfYear(plan, year);
    if (--year < 1) return undefined;
    openMs = openMsOfYear(calendar, year);
  }
  return { at, amountMs: left };
}

/** The start of the first year with open time, from the year of an instant on. */
export function nextOpenYear(calendar: CompiledCalendar, at: number): number | undefined {
  for (let year = yearAt(calendar.plan, at); year <= LAST_YEAR; year++)
    if (openMsOfYear(calendar, year) > 0) return startOfYear(calendar.plan, year);
  return undefined;
}

/** The end of the last year with open time, up to the year of an instant. */
export function previousOpenYear(calendar: CompiledCalendar, at: number): number | undefined {
  for (let year = yearAt(calendar.plan, at); year >= 1; year--)
    if (openMsOfYear(calendar, year) > 0) return startOfYear(calendar.plan, year + 1);
  return undefined;
}

/** From an open instant on, the start of the first year that is closed at some time. */
export function passOpenYears(calendar: CompiledCalendar, from: number): number {
  let year = yearAt(calendar.plan, from) + 1;
  if (
    openTimeNear(calendar, from, startOfYear(calendar.plan, year)) <
    startOfYear(calendar.plan, year) - from
  )
    return from;
  while (year <= LAST_YEAR && closedMsOfYear(calendar, year) === 0) year++;
  return startOfYear(calendar.plan, year);
}

/** Backward from an open instant: the mirror of {@link passOpenYears}. */
export function passOpenYearsBack(calendar: CompiledCalendar, to: number): number {
  let year = yearAt(calendar.plan, to);
  const start = startOfYear(calendar.plan, year);
  if (openTimeNear(calendar, start, to) < to - start) return to;
  while (year > 1 && closedMsOfYear(calendar, year - 1) === 0) year--;
  return startOfYear(calendar.plan, year);
}
