import { ALL_DAYS, type DaySpan, orderedSpan } from '../../calendar/plan/date-span.js';
import { DAY_MS } from '../../core/civil.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, isList, pathOf, type Reader, refuse, unknownName } from '../../core/read.js';
import { date, text, timeOfDay } from '../../core/read-values.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import { isNone } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { SCHEMA_DAYS } from './specification.js';

/**
 * A code of what of opening hours of schema.org is not in a calendar: `public-holidays`, `no-days` (a
 * specification names no day at all), `impossible-day` (its dates have no such day), `hours-beside`
 * (a business says hours elsewhere too), `time-of-validity`, `time-offset`, `end-of-day`,
 * `overlapping-validity`.
 */
export type SpecificationWarning =
  | 'public-holidays'
  | 'no-days'
  | 'impossible-day'
  | 'hours-beside'
  | 'time-offset'
  | 'time-of-validity'
  | 'end-of-day'
  | 'overlapping-validity';

/** Where warnings go. */
export type Warnings = Finding<SpecificationWarning>[];

/** Reads the weekdays of a specification, 0 for Monday; missing means every day. */
export function readDays(reader: Reader, warnings: Warnings): readonly number[] {
  const { value } = reader;
  if (isNone(reader)) return SCHEMA_DAYS.map((_, day) => day);
  const names = isList(reader)
    ? (value as readonly unknown[]).map((_, i) => childOf(reader, i))
    : [reader];
  const written = names.filter((name) => !isBlank(name));
  if (written.length === 0) {
    warnings.push(
      lossOf({
        code: 'no-days',
        path: pathOf(reader),
        expected: 'days of the week, or no dayOfWeek for every day',
        received: shown(value),
        hint: 'its hours are left out, for they are of no day',
      }),
    );
  }
  return written.filter((name) => !isForHolidays(name, warnings)).flatMap(readDay);
}

function isBlank(reader: Reader): boolean {
  return isNone(reader) || nameIn(reader).trim() === '';
}

/** `Monday`, `Mon` or `Mo`, or a range of them. */
function readDay(reader: Reader): readonly number[] {
  const name = withoutVocabulary(nameIn(reader)).trim().toLowerCase();
  const [first, last = first, ...more] = name.split(/\s*-\s*/, 3).map(dayNamed);
  if (first !== undefined && last !== undefined && more.length === 0)
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
  refuse(reader, {
    code: 'invalid-option',
    expected: 'Monday to Sunday, or https://schema.org/Monday',
    ...unknownName(name, SCHEMA_DAYS),
  });
}

function dayNamed(name: string): number | undefined {
  const isNamed = (day: string): boolean => [day, day.slice(0, 3), day.slice(0, 2)].includes(name);
  const day = SCHEMA_DAYS.findIndex((one) => isNamed(one.toLowerCase()));
  return day < 0 ? undefined : day;
}

/** A name, or a node of JSON-LD that is one. */
function nameIn({ value }: Reader): string {
  if (typeof value === 'string') return value;
  const node = Object(value) as Readonly<Record<string, unknown>>;
  const named = ['@id', '@value', 'name'].map((key) => node[key]);
  return String(named.find((one) => typeof one === 'string') ?? shown(value));
}

function isForHolidays(reader: Reader, warnings: Warnings): boolean {
  if (withoutVocabulary(nameIn(reader)) !== 'PublicHolidays') return false;
  warnings.push(
    lossOf({
      code: 'public-holidays',
      path: pathOf(reader),
      expected: 'a day of the week',
      received: 'PublicHolidays',
      hint: 'their hours are left out: say which days they are',
    }),
  );
  return true;
}

function withoutVocabulary(name: string): string {
  return name.replace(/^(https?:\/\/(www\.)?schema\.org\/|schema:)/i, '');
}

/** `9:00` as well as `09:00`, and the time of a date-time; an offset is left aside, and told. */
const WRITTEN_TIME =
  /^(?:\d{4}-\d{2}-\d{2})?T?(\d{1,2}):(\d{2}(?::\d{2})?)(?:\.0+)?(Z|[+-]\d{2}:?\d{2})?$/;

function readTime(reader: Reader, warnings: Warnings): number {
  const { value } = reader;
  const written = typeof value === 'string' && value.length <= LONGEST_TIME ? value.trim() : '';
  const [, hour, rest, offset] = WRITTEN_TIME.exec(written) ?? [];
  if (hour === undefined) return timeOfDay(reader);
  if (offset !== undefined) {
    warnings.push(
      lossOf({
        code: 'time-offset',
        path: pathOf(reader),
        expected: 'a time on the clock of the place',
        received: shown(value),
        hint: 'its offset is left aside',
      }),
    );
  }
  return timeOfDay({ ...reader, value: `${hour.padStart(2, '0')}:${rest}` });
}

const LONGEST_TIME = 40;

/** The last minute and the last second of a day, which stand for its end. */
const NEARLY_MIDNIGHT: readonly number[] = [DAY_MS - 60_000, DAY_MS - 1000];

/** Reads the hours of a specification; both ends missing, or both 00:00, is closed. */
export function readOpening(item: Reader, warnings: Warnings): TimeSet {
  const [opens, closes] = [childOf(item, 'opens'), childOf(item, 'closes')];
  if (isNone(opens) && isNone(closes)) return EMPTY;
  const start = readTime(opens, warnings);
  const written = readTime(closes, warnings);
  if (start === 0 && written === 0) return EMPTY;
  if (start === written || start === DAY_MS) {
    refuse(closes, {
      code: 'invalid-option',
      expected: 'a time that differs from opens',
      hint: 'for a whole day write 00:00 and 23:59, for a closed day 00:00 and 00:00',
    });
  }
  if (!NEARLY_MIDNIGHT.includes(written))
    return [start, written > start ? written : written + DAY_MS];
  if (start !== 0) {
    warnings.push(
      lossOf({
        code: 'end-of-day',
        path: pathOf(closes),
        expected: 'an end before the last minute of the day',
        received: shown(closes.value),
        hint: 'taken for 24:00, which this format cannot write',
      }),
    );
  }
  return [start, DAY_MS];
}

/** Reads the dates for which a specification holds. */
export function readValidity(item: Reader, warnings: Warnings): DaySpan {
  const first = readBound(childOf(item, 'validFrom'), warnings) ?? ALL_DAYS.first;
  const last = readBound(childOf(item, 'validThrough'), warnings) ?? ALL_DAYS.last;
  return orderedSpan(item, { first, last }, 'validThrough');
}

function readBound(reader: Reader, warnings: Warnings): number | undefined {
  if (isNone(reader)) return undefined;
  const [day, time] = text(reader).split('T');
  if (time !== undefined) {
    warnings.push(
      lossOf({
        code: 'time-of-validity',
        path: pathOf(reader),
        expected: 'a date',
        received: shown(reader.value),
        hint: 'taken as the whole date',
      }),
    );
  }
  return date({ ...reader, value: day });
}
