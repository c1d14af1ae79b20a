import { DAY_MS, formatTime, WEEKDAYS, type Weekday } from '../../core/civil.js';
import { shown } from '../../core/error.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { attempt, childOf, REFUSED, type Read, type Reader, refuse } from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';
import { timeOfDay } from '../../core/read-values.js';
import { EMPTY, measure, type TimeSet } from '../../core/time-set.js';
import { warnOf } from './warning.js';

/** Longest list of hours in one day that is still hours and not an attack. */
const MOST_INTERVALS = 1440;
const LONGEST_TEXT = 20_000;

/**
 * Reads the hours of a day as a set of label time: milliseconds since the day's 00:00, up to 48:00
 * for hours that run into the next day.
 */
export function readHours(reader: Reader): TimeSet {
  const pairs = splitHours(reader);
  const read = pairs.map((pair) => attempt(pair, readPair)?.value);
  const known = read.filter((pair) => pair !== undefined);
  if (known.length < read.length) throw REFUSED;
  const hours = labelSet(
    known.map(([start]) => start),
    known.map(([, end]) => end),
  );
  const written = known.reduce((sum, [start, end]) => sum + end - start, 0);
  if (measure(hours) < written) {
    warnOf(reader, {
      code: 'overlap-merged',
      expected: 'hours that do not overlap',
      received: shown(pairs.map(({ value }) => (value as string[]).join('-')).join(', ')),
      hint: 'overlapping hours count once',
    });
  }
  return hours;
}

/** Reads hours by weekday into seven sets, Monday first. */
export function readWeek(reader: Reader): readonly TimeSet[] {
  const object = requireObject(reader, "hours by weekday, such as { 'mon-fri': '09:00-17:00' }");
  const week: TimeSet[] = WEEKDAYS.map(() => EMPTY);
  let isRefused = false;
  for (const name of Object.keys(object)) {
    const at = childOf(reader, name);
    const days = attempt({ ...at, value: name }, readDayNames);
    const hours = attempt(at, readHours);
    if (days === undefined || hours === undefined) isRefused = true;
    else for (const day of days.value) week[day] = mergeHours(week[day] as TimeSet, hours.value);
  }
  if (isRefused) throw REFUSED;
  return week;
}

/** Reads `mon`, `mon-fri`, `sat-mon` or `mon,wed` as weekday numbers, 0 for Monday. */
export const readDays: Read<readonly number[]> = (reader) => daysOf(reader, 'invalid-calendar');

/** The same as the name of a field: one that names no days is read by nobody. */
export const readDayNames: Read<readonly number[]> = (reader) => daysOf(reader, 'unknown-field');

function daysOf(reader: Reader, code: 'invalid-calendar' | 'unknown-field'): readonly number[] {
  const { value } = reader;
  const days = new Set<number>();
  const parts =
    typeof value === 'string' && value.length <= 60 ? value.toLowerCase().split(',') : [''];
  for (const part of parts) {
    const [first, last = first, ...rest] = part
      .trim()
      .split('-')
      .map((name) => WEEKDAYS.indexOf(name.trim() as Weekday));
    if (rest.length > 0 || first === undefined || first < 0 || (last as number) < 0)
      refuse(reader, { code, expected: 'weekdays such as mon, mon-fri or sat,sun' });
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days];
}

/** Writes a set of label time as text, such as `09:00-12:00, 22:00-06:00`. */
export function formatHours(hours: TimeSet): string {
  const parts: string[] = [];
  for (let i = 0; i < hours.length; i += 2) {
    const end = hours[i + 1] as number;
    parts.push(
      `${formatTime(hours[i] as number)}-${formatTime(end > DAY_MS ? end - DAY_MS : end)}`,
    );
  }
  return parts.join(', ');
}

function mergeHours(a: TimeSet, b: TimeSet): TimeSet {
  if (a.length === 0) return b;
  const all = [...a, ...b];
  return labelSet(
    all.filter((_, i) => i % 2 === 0),
    all.filter((_, i) => i % 2 === 1),
  );
}

/** Hours of a day are few: an ordinary array takes a fifth of the memory of a typed one. */
function labelSet(starts: readonly number[], ends: readonly number[]): TimeSet {
  return Array.from(toTimeSetFromColumns(starts, ends));
}

/** The pairs of labels, each where it stands; those of a text all stand in the text. */
function splitHours(reader: Reader): readonly Reader[] {
  const { value } = reader;
  const isText = typeof value === 'string';
  const pairs = isText ? splitText(value) : value;
  if (Array.isArray(pairs) && pairs.length <= MOST_INTERVALS)
    return Array.from(pairs, (pair, i) => ({
      ...(isText ? reader : childOf(reader, i)),
      value: pair,
    }));
  refuse(reader, {
    code: 'invalid-calendar',
    expected: "hours such as '09:00-12:00, 13:00-17:30' or [['09:00', '17:30']]",
  });
}

function splitText(text: string): readonly string[][] | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  return (
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      // Trimmed afterwards: an expression that takes the blanks too tries every run of them from each.
      .map((part) => part.split(/[-–]/).map((time) => time.trim()))
  );
}

function readPair(reader: Reader): readonly [start: number, end: number] {
  const { value } = reader;
  if (!Array.isArray(value) || value.length !== 2) {
    refuse(reader, {
      code: 'invalid-calendar',
      expected: 'a start and an end, HH:MM-HH:MM',
      received: shown(isTexts(value) ? value.join('-') : value),
    });
  }
  const [startText, endText] = value;
  const start = timeOfDay({ ...reader, value: startText });
  const end = timeOfDay({ ...reader, value: endText });
  if (start === end || start === DAY_MS) {
    refuse(reader, {
      code: 'invalid-calendar',
      expected: 'an end that differs from the start, and a start before 24:00',
      received: shown(`${startText}-${endText}`),
      hint: 'for a whole day write 00:00-24:00, for a closed day no hours',
    });
  }
  warnOfNearlyMidnight({ ...reader, value: endText }, end);
  return end > start ? [start, end] : [start, end + DAY_MS];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function warnOfNearlyMidnight(reader: Reader, end: number): void {
  const unit = { [DAY_MS - 60_000]: 'minute', [DAY_MS - 1000]: 'second' }[end];
  if (unit === undefined) return;
  warnOf(reader, {
    code: 'end-of-day-guess',
    expected: '24:00 for the end of the day',
    hint: `taken as written: the last ${unit} of the day is closed`,
  });
}
