import { Temporal } from 'temporal-polyfill';
import type { BusinessDayTarget } from '../../src/clock.js';

/** Hours of a weekday as `HH:MM-HH:MM`; an end not after the start lies on the next day. */
export type HoursOfWeekday = Readonly<Record<number, string>>;

/**
 * The moment of a target in business days, date by date and written out: for calendars of weekly
 * hours only, and targets that do not count the first day.
 */
export function dayDue(
  timeZone: string,
  hours: HoursOfWeekday,
  at: number,
  { businessDays, due = 'sameTime', cutOff }: BusinessDayTarget,
): number {
  const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = start.toPlainTime();
  const isBusiness = (date: Temporal.PlainDate): boolean => hours[date.dayOfWeek] !== undefined;
  let date = start.toPlainDate();
  let left = businessDays;
  const isLate =
    cutOff !== undefined && Temporal.PlainTime.compare(time, Temporal.PlainTime.from(cutOff)) > 0;
  if (isLate && isBusiness(date)) left++;
  while (left > 0) {
    date = date.add({ days: 1 });
    if (isBusiness(date)) left--;
  }
  if (due === 'sameTime') return instantOf(date.toPlainDateTime(time), timeZone);
  if (due !== 'close')
    return instantOf(date.toPlainDateTime(Temporal.PlainTime.from(due)), timeZone);
  const [from = '', to = ''] = (hours[date.dayOfWeek]?.split(',').at(-1) ?? '').split('-');
  const isNextDay = to === '24:00' || to <= from;
  const end = Temporal.PlainTime.from(to === '24:00' ? '00:00' : to);
  return instantOf(date.add({ days: isNextDay ? 1 : 0 }).toPlainDateTime(end), timeZone);
}

function instantOf(label: Temporal.PlainDateTime, timeZone: string): number {
  return label.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}
