import type { Run } from '../types.js';
import { DAY_MS, HOLIDAYS, HOUR_MS, MANY_HOLIDAYS, STARTS, YEAR } from '../work.js';

/** Offset from UTC on a day, by its epoch day; no change falls between 09:00 and 17:00. */
export type OffsetOfDay = (day: number) => number;

interface Tables {
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Open time before each interval; one more entry for the whole. */
  readonly totals: Float64Array;
}

/** Just the days that the work touches: small tables are what a hand-written form would have. */
const FIRST_DAY = YEAR.startAt / DAY_MS;
const END_DAY = Date.UTC(2028, 1, 1) / DAY_MS;
/** As many days as one block of slakit. */
const BLOCK_DAYS = 398;

export const utc: OffsetOfDay = () => 0;

/** The rule of the European Union written out: summer time between two last Sundays. */
export const paris: OffsetOfDay = (day) => {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const isSummer = lastSundayBefore(year, 3) <= day && day < lastSundayBefore(year, 10);
  return isSummer ? 2 * HOUR_MS : HOUR_MS;
};

export function add(offsetOf: OffsetOfDay, hours: number): Run {
  const tables = tablesOf(HOLIDAYS, FIRST_DAY, END_DAY, offsetOf);
  const { opens, totals } = tables;
  const amount = hours * HOUR_MS;
  return (i) => {
    const wanted = openBefore(tables, STARTS[i] as number) + amount;
    const interval = countBelow(totals, wanted) - 1;
    return (opens[interval] as number) + wanted - (totals[interval] as number);
  };
}

export function between(offsetOf: OffsetOfDay, ends: Float64Array): Run {
  const tables = tablesOf(HOLIDAYS, FIRST_DAY, END_DAY, offsetOf);
  return (i) => openBefore(tables, ends[i] as number) - openBefore(tables, STARTS[i] as number);
}

export function isOpen(): Run {
  const tables = tablesOf(HOLIDAYS, FIRST_DAY, END_DAY, utc);
  return (i) => isOpenAt(tables, STARTS[i] as number);
}

export function firstAnswer(offsetOf: OffsetOfDay): Run {
  const first = YEAR.startAt / DAY_MS;
  return (i) =>
    isOpenAt(tablesOf(MANY_HOLIDAYS, first, first + BLOCK_DAYS, offsetOf), STARTS[i] as number);
}

export function addDays(amount: number): Run {
  const { opens } = tablesOf(HOLIDAYS, FIRST_DAY, END_DAY, utc);
  const workdays = opens.map((open) => Math.floor(open / DAY_MS));
  return (i) => {
    const at = STARTS[i] as number;
    const day = Math.floor(at / DAY_MS);
    const upToToday = countBelow(workdays, day + 1);
    return at + ((workdays[upToToday - 1 + amount] as number) - day) * DAY_MS;
  };
}

/** The same on dates alone, a whole column at once. */
export function addDaysColumn(amount: number): Run {
  const { opens } = tablesOf(HOLIDAYS, FIRST_DAY, END_DAY, utc);
  const workdays = opens.map((open) => Math.floor(open / DAY_MS));
  const dates = Int32Array.from(STARTS, (at) => Math.floor(at / DAY_MS));
  return (i) => {
    const found = dates.map(
      (day) => workdays[countBelow(workdays, day + 1) - 1 + amount] as number,
    );
    return found[i] as number;
  };
}

function tablesOf(
  holidays: readonly string[],
  first: number,
  end: number,
  offsetOf: OffsetOfDay,
): Tables {
  const off = new Set(holidays.map((date) => Date.parse(date) / DAY_MS));
  const opens = new Float64Array(end - first);
  const totals = new Float64Array(end - first + 1);
  let length = 0;
  for (let day = first; day < end; day++) {
    // 1970-01-01 was a Thursday: Monday is 0.
    if ((day + 3) % 7 >= 5 || off.has(day)) continue;
    opens[length++] = day * DAY_MS + 9 * HOUR_MS - offsetOf(day);
    totals[length] = length * 8 * HOUR_MS;
  }
  const used = opens.slice(0, length);
  return {
    opens: used,
    closes: used.map((open) => open + 8 * HOUR_MS),
    totals: totals.slice(0, length + 1),
  };
}

function openBefore({ opens, closes, totals }: Tables, at: number): number {
  const interval = countBelow(opens, at) - 1;
  if (interval < 0) return 0;
  const until = Math.min(at, closes[interval] as number);
  return (totals[interval] as number) + until - (opens[interval] as number);
}

function isOpenAt({ opens, closes }: Tables, at: number): number {
  const interval = countBelow(opens, at + 1) - 1;
  return interval >= 0 && at < (closes[interval] as number) ? 1 : 0;
}

/** How many entries lie below the limit. */
function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastSundayBefore(year: number, monthEnd: number): number {
  const last = Date.UTC(year, monthEnd, 0) / DAY_MS;
  return last - ((last + 4) % 7);
}
