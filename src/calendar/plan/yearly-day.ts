import { daysInMonth, epochDayOf, WEEKDAYS, type Weekday, weekdayOf } from '../../core/civil.js';
import { type FieldsOf, type Read, type Reader, refuse, type ValuesOf } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { whole, word } from '../../core/read-values.js';
import type { EasterDay, NthWeekday } from './definition.js';
import { type Church, easterSunday } from './easter.js';

/** A day of the year by a rule: where it lies in each year, which may not have it. */
export interface YearlyDay {
  readonly dayIn: (year: number) => number | undefined;
  /** For a day that goes with Easter: everything else repeats with the kinds of years. */
  readonly easter?: { readonly church: Church; readonly offset: number };
}

/** The readers of a weekday counted within its month. */
export const NTH_WEEKDAY_FIELDS: {
  readonly month: Read<number>;
  readonly weekday: Read<Weekday>;
  readonly nth: Read<number>;
} = {
  month: whole('months', { least: 1, most: 12 }),
  weekday: word(WEEKDAYS),
  nth: readNth,
} satisfies FieldsOf<NthWeekday>;

/** The readers of a day counted from Easter. */
export const EASTER_DAY_FIELDS: {
  readonly easter: Read<number>;
  readonly church: Read<Church>;
} = {
  easter: whole('days after Easter Sunday', { least: -200, most: 200 }),
  church: optional(word(['western', 'orthodox']), 'western' as const),
} satisfies FieldsOf<EasterDay>;

/** A day of the year as `month * 100 + day`; 29 February exists in leap years only. */
export function sameDay(monthDay: number): YearlyDay {
  const [month, day] = [Math.floor(monthDay / 100), monthDay % 100];
  return {
    dayIn: (year) => (day > daysInMonth(year, month) ? undefined : epochDayOf(year, month, day)),
  };
}

/** The n-th such weekday of a month, from its end for a negative n. */
export function nthWeekday({
  month,
  weekday,
  nth,
}: ValuesOf<typeof NTH_WEEKDAY_FIELDS>): YearlyDay {
  const wanted = WEEKDAYS.indexOf(weekday);
  return {
    dayIn: (year) => {
      const length = daysInMonth(year, month);
      const first = epochDayOf(year, month, 1);
      const firstMatch = 1 + ((wanted - weekdayOf(first) + 7) % 7);
      const count = Math.floor((length - firstMatch) / 7) + 1;
      const position = nth > 0 ? nth : count + nth + 1;
      return position < 1 || position > count
        ? undefined
        : first + firstMatch - 1 + 7 * (position - 1);
    },
  };
}

/** A day so many days after Easter Sunday. */
export function easterDay({ easter, church }: ValuesOf<typeof EASTER_DAY_FIELDS>): YearlyDay {
  return {
    dayIn: (year) => easterSunday(year, church) + easter,
    easter: { church, offset: easter },
  };
}

function readNth(reader: Reader): number {
  const { value } = reader;
  if (Number.isInteger(value) && value !== 0 && Math.abs(value as number) <= 5)
    return value as number;
  refuse(reader, {
    code: 'invalid-option',
    expected: '1 to 5 for the first to fifth of the month, -1 to -5 from its end',
  });
}
