import type { Layer, WeeklyHours } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate, formatTime, WEEKDAYS } from '../../core/civil.js';
import { type Read, type Reader, readAll, refuse } from '../../core/read.js';
import { date, timeOfDay } from '../../core/read-values.js';
import { pickOrTell } from '../shared/unread.js';
import { cell, fullCell, type TellUnread } from './cell.js';

/** An entry of a schedule as read. */
export interface Span {
  readonly reader: Reader;
  readonly schedule: string;
  readonly type: string | null;
  /** Whether its times are of UTC, whatever the zone of the schedule. */
  readonly isUtc: boolean;
  readonly start: Moment;
  readonly end: Moment;
  readonly repeats: string | null;
  readonly every: string | null;
  readonly days: string | null;
  readonly until: number | null;
}

/** A time on a clock on the wall. */
interface Moment {
  /** Days since 1970. */
  readonly day: number;
  /** Milliseconds since 00:00, 24:00 for the last second of a day. */
  readonly timeMs: number;
  readonly isUtc: boolean;
}

/** What of an entry says nothing about its hours. */
const IMMATERIAL: readonly string[] = [
  ...['sys_id', 'name', 'notes', 'show_as', 'all_day', 'override_start_date_time'],
  ...['sys_class_name', 'sys_created_by', 'sys_created_on', 'sys_mod_count', 'sys_name'],
  ...['sys_package', 'sys_policy', 'sys_scope', 'sys_tags', 'sys_update_name', 'sys_updated_by'],
  ...['sys_updated_on', 'sys_domain', 'sys_domain_path', 'sys_overrides'],
];

/** Reads one entry. */
export function readSpan(reader: Reader, tell: TellUnread): Span {
  const span = pickOrTell(
    reader,
    'a schedule entry',
    {
      schedule: fullCell,
      type: cell,
      start_date_time: readMoment,
      end_date_time: readMoment,
      repeat_type: cell,
      repeat_count: cell,
      repeat_until: readUntil,
      days_of_week: cell,
    },
    { immaterial: IMMATERIAL, tell },
  );
  const [start, end] = [span.start_date_time, span.end_date_time];
  if (end.day * DAY_MS + end.timeMs <= start.day * DAY_MS + start.timeMs) {
    refuse(reader, { code: 'invalid-interval', expected: 'an end after the start' });
  }
  return {
    reader,
    schedule: span.schedule,
    type: span.type,
    isUtc: start.isUtc,
    start,
    end,
    repeats: span.repeat_type,
    every: span.repeat_count,
    days: span.days_of_week,
    until: span.repeat_until,
  };
}

const MOMENT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/;
/** What the form writes for the end of a day. */
const LAST_SECOND_MS = DAY_MS - 1000;

const readMoment: Read<Moment> = (reader) => {
  const [, year, month, day, hour, minute, second, zone] = MOMENT.exec(fullCell(reader)) ?? [];
  const epochDay = readAll(`${year}-${month}-${day}`, [], date);
  const timeMs = readAll(`${hour}:${minute}:${second}`, [], timeOfDay);
  if (epochDay === undefined || timeMs === undefined) {
    refuse(reader, { code: 'invalid-date', expected: 'a date and time such as 20260302T090000' });
  }
  const atEnd = timeMs === LAST_SECOND_MS ? DAY_MS : timeMs;
  return { day: epochDay, timeMs: atEnd, isUtc: zone === 'Z' };
};

const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/;

const readUntil: Read<number | null> = (reader) => {
  const value = cell(reader);
  if (value === null || value === '0') return null;
  const [, year, month, day] = UNTIL.exec(value) ?? [];
  const epochDay = readAll(`${year}-${month}-${day}`, [], date);
  if (epochDay !== undefined) return epochDay;
  refuse(reader, { code: 'invalid-date', expected: 'a date such as 20260302' });
};

/**
 * The days on which an entry repeats, Monday first. Source: the script include `ICalUtilSNC` of the base
 * system.
 */
const REPEATS: Readonly<Record<string, readonly number[]>> = {
  daily: [0, 1, 2, 3, 4, 5, 6],
  weekdays: [0, 1, 2, 3, 4],
  weekends: [5, 6],
  weekMWF: [0, 2, 4],
  weekTT: [1, 3],
};

/** When an entry holds: hours of the week between two dates; `undefined` when it repeats otherwise. */
export function layersOf(span: Span): readonly Layer[] | undefined {
  const { repeats, start, end } = span;
  if (repeats === null) return onceOf(start, end);
  const days = repeats === 'weekly' ? weekOf(span) : REPEATS[repeats];
  const lengthMs = (end.day - start.day) * DAY_MS + end.timeMs - start.timeMs;
  if (days === undefined || (span.every ?? '1') !== '1' || lengthMs > DAY_MS) return undefined;
  const through = span.until === null ? {} : { through: formatDate(span.until) };
  return [
    { from: formatDate(start.day), ...through, weekly: weekly(days, start.timeMs, end.timeMs) },
  ];
}

/** The digits 1 to 7, for Monday to Sunday; without any the day on which it begins. */
function weekOf({ days, start }: Span): readonly number[] | undefined {
  if (days === null) return [weekdayOf(start.day)];
  const digits = [...days.replaceAll(',', '')].map((digit) => Number(digit) - 1);
  return digits.every((day) => day >= 0 && day < 7) ? digits : undefined;
}

/** The first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function onceOf(start: Moment, end: Moment): readonly Layer[] {
  if (end.day === start.day) return [on(start.day, end.day, start.timeMs, end.timeMs)];
  return [
    on(start.day, start.day, start.timeMs, DAY_MS),
    ...(end.day - start.day > 1 ? [on(start.day + 1, end.day - 1, 0, DAY_MS)] : []),
    ...(end.timeMs > 0 ? [on(end.day, end.day, 0, end.timeMs)] : []),
  ];
}

function on(first: number, last: number, from: number, to: number): Layer {
  const everyDay = REPEATS.daily as readonly number[];
  return { from: formatDate(first), through: formatDate(last), weekly: weekly(everyDay, from, to) };
}

function weekly(days: readonly number[], from: number, to: number): WeeklyHours {
  const names = [...new Set(days)].sort((a, b) => a - b).map((day) => WEEKDAYS[day]);
  return { [names.join(',')]: `${formatTime(from)}-${formatTime(to)}` };
}
