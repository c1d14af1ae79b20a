import type { Temporal } from 'temporal-polyfill';
import type { Break, HoursInput } from '../../src/calendar.js';

/** The words of a definition, read as minutes and dates: what the walks over a calendar share. */

/** Minutes since 00:00 of a date, `[start, end)`; the end of hours overnight is above 1440. */
export type Span = readonly [start: number, end: number];

const MINUTES_A_DAY = 1440;

export const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function namesDay(days: string, date: Temporal.PlainDate): boolean {
  return days.split(',').some((part) => {
    const [first, last = first] = part.split('-').map((name) => DAY_NAMES.indexOf(name));
    const day = date.dayOfWeek - 1;
    const [from, through] = [first as number, last as number];
    return from <= through ? from <= day && day <= through : day >= from || day <= through;
  });
}

export function isDated(entry: object, date: Temporal.PlainDate): boolean {
  const { date: only, from, through } = entry as Record<'date' | 'from' | 'through', string>;
  const text = date.toString();
  return only === undefined ? from <= text && text <= through : only === text;
}

export function breakHolds(item: Break, date: Temporal.PlainDate): boolean {
  if ('date' in item || 'from' in item) return isDated(item, date);
  return namesDay(('days' in item ? item.days : undefined) ?? 'mon-sun', date);
}

export function spansOf(hours: HoursInput): readonly Span[] {
  const pairs =
    typeof hours === 'string'
      ? hours
          .split(',')
          .filter((part) => part.trim() !== '')
          .map((part) => part.trim().split('-'))
      : hours;
  return pairs.map(([startText, endText]) => {
    const start = minutesOf(startText as string);
    const end = minutesOf(endText as string);
    return [start, end > start ? end : end + MINUTES_A_DAY];
  });
}

/**
 * Hours of a date are a set of labels, so that 09:00-10:00, 10:00-11:00 means 09:00-11:00 even where
 * the clocks skip 10:00: they merge before any label becomes an instant.
 */
export function merged(spans: readonly Span[]): Span[] {
  const out: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last === undefined || last[1] < start) out.push([start, end]);
    else last[1] = Math.max(last[1], end);
  }
  return out;
}

function minutesOf(label: string): number {
  const [hours, minutes] = label.split(':').map(Number);
  return (hours as number) * 60 + (minutes as number);
}

export function overlap(some: readonly Span[], others: readonly Span[]): Span[] {
  return some
    .flatMap((a) => others.map((b): Span => [Math.max(a[0], b[0]), Math.min(a[1], b[1])]))
    .filter(([start, end]) => start < end);
}
