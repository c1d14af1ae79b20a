import { DAY_MS, formatTime, parseTime, WEEKDAYS, type Weekday } from '../core/civil.js';
import { fail, type Path, shown } from '../core/error.js';
import { toTimeSetFromColumns } from '../core/interval.js';
import { EMPTY, measure, type TimeSet } from '../core/time-set.js';
import type { HoursInput, WeeklyHours } from './definition.js';
import { attempt, type Findings, report } from './issues.js';

/** Longest list of hours in one day that is still hours and not an attack. */
const MOST_INTERVALS = 1440;
const LONGEST_TEXT = 20_000;

/**
 * Reads the hours of a day as a set of label time: milliseconds since the day's 00:00, up to 48:00
 * for hours that run into the next day.
 */
export function readHours(input: HoursInput, path: Path, findings: Findings): TimeSet {
  const pairs = attempt(findings, [], () => splitHours(input, path));
  const starts: number[] = [];
  const ends: number[] = [];
  pairs.forEach((pair, index) => {
    attempt(findings, undefined, () => {
      const [start, end] = readPair(pair, [...path, index], findings);
      starts.push(start);
      ends.push(end);
    });
  });
  const hours = labelSet(starts, ends);
  const written = starts.reduce((sum, start, i) => sum + (ends[i] as number) - start, 0);
  if (measure(hours) < written) {
    report(findings, 'warning', {
      code: 'overlap-merged',
      path,
      expected: 'hours that do not overlap',
      received: shown(pairs.map((pair) => pair.join('-')).join(', ')),
      hint: 'overlapping hours count once',
    });
  }
  return hours;
}

/** Reads hours by weekday into seven sets, Monday first. */
export function readWeek(input: WeeklyHours, path: Path, findings: Findings): readonly TimeSet[] {
  const week: TimeSet[] = WEEKDAYS.map(() => EMPTY);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    report(findings, 'error', {
      code: 'invalid-type',
      path,
      expected: "hours by weekday, such as { 'mon-fri': '09:00-17:00' }",
      received: shown(input),
    });
    return week;
  }
  for (const key of Object.keys(input)) {
    const at = [...path, key];
    const days = attempt(findings, [], () => readDays(key, at));
    const hours = readHours(input[key] as HoursInput, at, findings);
    for (const day of days) week[day] = mergeHours(week[day] as TimeSet, hours);
  }
  return week;
}

/** Reads `mon`, `mon-fri`, `sat-mon` or `mon,wed` as weekday numbers, 0 for Monday. */
export function readDays(text: string, path: Path): readonly number[] {
  const days = new Set<number>();
  const parts =
    typeof text === 'string' && text.length <= 60 ? text.toLowerCase().split(',') : [''];
  for (const part of parts) {
    const [first, last = first, ...rest] = part
      .trim()
      .split('-')
      .map((name) => WEEKDAYS.indexOf(name.trim() as Weekday));
    if (rest.length > 0 || first === undefined || first < 0 || (last as number) < 0) {
      fail({
        code: 'invalid-calendar',
        path,
        expected: 'weekdays such as mon, mon-fri or sat,sun',
        received: shown(text),
      });
    }
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

function splitHours(input: HoursInput, path: Path): readonly (readonly string[])[] {
  if (typeof input === 'string' && input.length <= LONGEST_TEXT) {
    const parts = input.split(',').map((part) => part.trim());
    if (parts.length <= MOST_INTERVALS)
      return parts.filter((part) => part !== '').map((part) => part.split(/\s*[-–]\s*/));
  }
  if (Array.isArray(input) && input.length <= MOST_INTERVALS)
    return input as readonly (readonly string[])[];
  fail({
    code: 'invalid-calendar',
    path,
    expected: "hours such as '09:00-12:00, 13:00-17:30' or [['09:00', '17:30']]",
    received: shown(input),
  });
}

function readPair(
  pair: readonly string[],
  path: Path,
  findings: Findings,
): [start: number, end: number] {
  if (!Array.isArray(pair) || pair.length !== 2) {
    fail({
      code: 'invalid-calendar',
      path,
      expected: 'a start and an end, HH:MM-HH:MM',
      received: shown(Array.isArray(pair) ? pair.join('-') : pair),
    });
  }
  const [startText, endText] = pair as unknown as [string, string];
  const start = parseTime(startText, path);
  const end = parseTime(endText, path);
  if (start === end || start === DAY_MS) {
    report(findings, 'error', {
      code: 'equal-start-and-end',
      path,
      expected: 'an end that differs from the start, and a start before 24:00',
      received: shown(`${startText}-${endText}`),
      hint: 'for a whole day write 00:00-24:00, for a closed day no hours',
    });
    return [0, 0];
  }
  if (end === DAY_MS - 60_000 || end === DAY_MS - 1000) {
    report(findings, 'warning', {
      code: 'end-of-day-guess',
      path,
      expected: '24:00 for the end of the day',
      received: shown(endText),
      hint: `taken as written: the last ${end === DAY_MS - 1000 ? 'second' : 'minute'} of the day is closed`,
    });
  }
  return end > start ? [start, end] : [start, end + DAY_MS];
}
