import type { Holiday, Override } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate, formatTime } from '../../core/civil.js';
import { writeDates } from './dates.js';

/** A closing on the clock of the calendar: label milliseconds, start included, end excluded. */
export interface Closing {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** What closings are in a calendar: whole days as holidays, parts of days as removed hours. */
export interface ClosedDays {
  readonly holidays: readonly Holiday[];
  readonly overrides: readonly Override[];
}

/** Splits a closing at midnight; the whole days in its middle become one holiday. */
export function closedDaysOf({ name, startMs, endMs }: Closing): ClosedDays {
  const firstWhole = Math.ceil(startMs / DAY_MS);
  const afterWhole = Math.floor(endMs / DAY_MS);
  if (firstWhole > afterWhole) return { holidays: [], overrides: [removal(name, startMs, endMs)] };
  const overrides = [
    ...(startMs < firstWhole * DAY_MS ? [removal(name, startMs, firstWhole * DAY_MS)] : []),
    ...(endMs > afterWhole * DAY_MS ? [removal(name, afterWhole * DAY_MS, endMs)] : []),
  ];
  if (firstWhole === afterWhole) return { holidays: [], overrides };
  return { holidays: [{ name, ...writeDates(firstWhole, afterWhole - 1) }], overrides };
}

/** Hours within one day, removed from it. */
function removal(name: string, startMs: number, endMs: number): Override {
  const day = Math.floor(startMs / DAY_MS);
  const [start, end] = [startMs - day * DAY_MS, endMs - day * DAY_MS];
  return {
    kind: 'remove',
    date: formatDate(day),
    hours: `${formatTime(start)}-${formatTime(end)}`,
    name,
  };
}
