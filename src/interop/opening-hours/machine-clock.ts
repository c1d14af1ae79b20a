import OpeningHours from 'opening_hours';
import type { DaySpan } from '../../calendar/plan/date-span.js';
import { civilDateOf, DAY_MS } from '../../core/civil.js';
import { lastIndexAt } from '../shared/last-index.js';

/**
 * The clock that opening_hours.js reads: that of the machine, whatever its zone. It is found out by
 * asking the library itself when midnight and noon are, so that no answer depends on the zone.
 */
export interface MachineClock {
  /** The first and the last midnight. */
  readonly from: Date;
  readonly to: Date;
  /** The midnight with which a date of the span begins, or that after the last. */
  readonly startOf: (day: number) => Date;
  /** Milliseconds since 1970-01-01T00:00 on the clock of the machine. */
  readonly labelOf: (at: Date) => number;
  /** Days on which the machine changes its clock, and times before noon are uncertain. */
  readonly changes: readonly number[];
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const NOON_MS = DAY_MS / 2;
/** Later than any zone changes its clock by law, and earlier than most places open. */
const NIGHT_END_MS = 4 * 3_600_000;

/** The clock of the machine from the first day to the end of the last. */
export function machineClock({ first, last }: DaySpan): MachineClock {
  const midnight = midnightOf(first);
  const midnights = startsOf('00:00-00:01', midnight, last - first + 2);
  const noons = startsOf('12:00-12:01', midnight, last - first + 2);
  const lengthOf = (index: number): number =>
    (midnights[index + 1] as number) - (midnights[index] as number);
  const changes = noons.flatMap((noon, index) => {
    const plain = noon - (midnights[index] as number) === NOON_MS;
    return plain && (index > last - first || lengthOf(index) === DAY_MS) ? [] : [first + index];
  });
  const labelOf = (at: Date): number => {
    const instant = at.getTime();
    const index = Math.max(0, lastIndexAt(midnights, instant));
    const sinceNoon = instant - (noons[index] as number);
    const sinceMidnight = instant - (midnights[index] as number);
    const timeOfDay = sinceMidnight < NIGHT_END_MS ? sinceMidnight : NOON_MS + sinceNoon;
    return (first + index) * DAY_MS + timeOfDay;
  };
  const startOf = (day: number): Date => new Date(midnights[day - first] as number);
  return { from: startOf(first), to: startOf(last + 1), startOf, labelOf, changes };
}

function midnightOf(day: number): number {
  const { year, month, day: dayOfMonth } = civilDateOf(day);
  const text = `${year} ${MONTHS[month - 1]} ${String(dayOfMonth).padStart(2, '0')} 00:00-24:00`;
  const around = [day - 2, day + 2].map((one) => new Date(one * DAY_MS)) as [Date, Date];
  const [interval] = new OpeningHours(text).getOpenIntervals(...around);
  return (interval as readonly [Date, ...unknown[]])[0].getTime();
}

function startsOf(text: string, from: number, count: number): number[] {
  const to = new Date(from + (count + 1) * DAY_MS);
  const intervals = new OpeningHours(text).getOpenIntervals(new Date(from), to);
  return intervals.slice(0, count).map(([start]) => start.getTime());
}
