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

/** A code of what of opening hours of schema.org is not in a calendar. */
export type SpecificationWarning =
  | 'public-holidays'
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
  return names.filter((name) => !isForHolidays(name, warnings)).map(readDay);
}

function readDay(reader: Reader): number {
  const name = withoutVocabulary(reader.value).toLowerCase();
  const day = SCHEMA_DAYS.findIndex((one) => one.toLowerCase() === name);
  if (day >= 0) return day;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'Monday to Sunday, or https://schema.org/Monday',
    ...unknownName(name, SCHEMA_DAYS),
  });
}

function isForHolidays(reader: Reader, warnings: Warnings): boolean {
  if (withoutVocabulary(reader.value) !== 'PublicHolidays') return false;
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

function withoutVocabulary(name: unknown): string {
  return (typeof name === 'string' ? name : '').replace(
    /^(https?:\/\/(www\.)?schema\.org\/|schema:)/i,
    '',
  );
}

/** The last minute and the last second of a day, which stand for its end. */
const NEARLY_MIDNIGHT: readonly number[] = [DAY_MS - 60_000, DAY_MS - 1000];

/** Reads the hours of a specification; both ends missing, or both 00:00, is closed. */
export function readOpening(item: Reader, warnings: Warnings): TimeSet {
  const [opens, closes] = [childOf(item, 'opens'), childOf(item, 'closes')];
  if (isNone(opens) && isNone(closes)) return EMPTY;
  const start = timeOfDay(opens);
  const written = timeOfDay(closes);
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
