import { EMPTY, intersection, type TimeSet } from '../../core/time-set.js';
import type { HolidayEffect } from '../plan/holiday-rule.js';
import { WHOLE_DAY } from '../plan/plan.js';

/** All that is kept on one day; its names are joined only for whoever reads them. */
export interface HolidayDay {
  readonly effects: readonly HolidayEffect[];
  /** Hours that all of them leave open, or `undefined` when one closes the whole day. */
  readonly hours: TimeSet | undefined;
  /** Whether a holiday that moved has taken the day. */
  readonly isSubstitute: boolean;
}

/** The days of holidays as they fill. */
export type Gathering = Map<number, FillingDay>;

interface FillingDay extends HolidayDay {
  readonly effects: HolidayEffect[];
  hours: TimeSet | undefined;
  isSubstitute: boolean;
}

/** What the date of a holiday counts for, in ten-thousandths of a day: the least that one of them says. */
export function shareLeft({ effects }: HolidayDay): number {
  return effects.reduce((least, { share }) => Math.min(least, share), WHOLE_DAY);
}

/** Puts a holiday on a day. Two holidays on one day leave what both leave open. */
export function putHoliday(
  days: Gathering,
  day: number,
  effect: HolidayEffect,
  isSubstitute: boolean = false,
): void {
  const known = days.get(day);
  if (known === undefined) {
    days.set(day, { effects: [effect], hours: effect.hours, isSubstitute });
    return;
  }
  known.effects.push(effect);
  known.hours = commonHours(known.hours, effect.hours);
  known.isSubstitute ||= isSubstitute;
}

/** What the holidays of a day leave of its weekly hours. */
export function hoursLeft(weekly: TimeSet, holiday: HolidayDay | undefined): TimeSet {
  if (holiday === undefined) return weekly;
  return holiday.hours === undefined ? EMPTY : intersection(weekly, holiday.hours);
}

/** Whether a holiday closes its whole day: no hours are left open, or none are named. */
export function closesAll({ hours }: HolidayEffect): boolean {
  return hours === undefined || hours.length === 0;
}

/** The names of what is kept on a day, each once. */
export function holidayNames({ effects }: HolidayDay): string {
  return [...new Set(effects.map(({ name }) => name))].join(', ');
}

function commonHours(known: TimeSet | undefined, other: TimeSet | undefined): TimeSet | undefined {
  if (known === undefined || other === undefined) return undefined;
  // Nearly all hours are one interval, and the common part of many soon lies within the next.
  const isWithin =
    known.length === 2 &&
    other.length === 2 &&
    (known[0] as number) >= (other[0] as number) &&
    (known[1] as number) <= (other[1] as number);
  return isWithin ? known : intersection(known, other);
}
