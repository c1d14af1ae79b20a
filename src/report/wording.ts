import { localTimeIn } from '../zone/local.js';

const DAY_NAMES = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
} as const;

/** Writes an instant as a person of that zone would: `Mon 2026-03-02 09:00`. */
export function wordInstant(at: number, timeZone: string): string {
  const { date, time, weekday } = localTimeIn(at, timeZone);
  return `${DAY_NAMES[weekday]} ${date} ${time}`;
}

/** Writes a length in hours, minutes and seconds: `1 h 30 min`; a negative one with a minus. */
export function wordDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const text = parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
  if (text === '') return ms === 0 ? '0 min' : `${ms} ms`;
  return `${ms < 0 ? '-' : ''}${text}`;
}
