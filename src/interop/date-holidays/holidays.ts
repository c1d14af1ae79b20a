import { ALL_DAYS } from '../../calendar/plan/date-span.js';
import type { Holiday, Override } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { guarded } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, pathOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { instant, text, word } from '../../core/read-values.js';
import { readZone } from '../../zone/zone.js';
import { orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { closedDaysOf } from '../shared/partial-days.js';
import { clockOfZone, type WallClock } from '../shared/wall-clock.js';
import { readStart, type Start } from './start.js';

/** A holiday as `hd.getHolidays(2026)` lists it; fields that are not named here do not matter. */
export interface DateHoliday {
  /**
   * The start on the clock of the place, `YYYY-MM-DD HH:MM:SS`. Holidays that begin with the evening
   * before have an offset after it, ` -0600`: they begin so long before what is written.
   */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
  /** `public`, `bank`, `school`, `optional` or `observance`. */
  readonly type: string;
  /** What the data adds: `business as usual`. */
  readonly note?: string | undefined;
}

/** Options of `holidaysFromDateHolidays`. */
export interface DateHolidaysOptions {
  /** Types to take. @defaultValue ['public'] */
  readonly types?: readonly string[] | undefined;
  /** Keeps holidays for which it answers true, among those of the types. */
  readonly include?: ((holiday: DateHoliday) => boolean) | undefined;
  /**
   * The zone of the calendar that the holidays are for. Holidays of whole days keep their dates; those
   * that begin or end in the course of a day are put on its clock. @defaultValue the zone of the place,
   * which the list does not name, with a warning where hours depend on it
   */
  readonly timeZone?: string | undefined;
}

/**
 * A code of what to look at in holidays of the package: `clock-of-place` (hours are on the clock of the
 * place, because no zone was given), `assumed-sunset` (the package takes 18:00 for every sunset),
 * `note` (the data adds something to a holiday, such as "business as usual").
 */
export type DateHolidaysWarning = 'clock-of-place' | 'assumed-sunset' | 'note';

/** The holidays of a list, ready for a calendar. */
export interface ImportedDateHolidays {
  /** Days that are closed as a whole. */
  readonly holidays: readonly Holiday[];
  /** Hours that are removed from days on which a holiday begins or ends. */
  readonly overrides: readonly Override[];
  /** What was left out, and why. */
  readonly skipped: readonly {
    readonly name: string;
    readonly date: string;
    readonly reason: 'type' | 'not-included' | 'duplicate';
  }[];
  /** What of the rest stands on an assumption, and notes on it. */
  readonly warnings: readonly Finding<DateHolidaysWarning>[];
}

const TYPES = ['public', 'bank', 'school', 'optional', 'observance'];
const FIRST_MIDNIGHT_MS = ALL_DAYS.first * DAY_MS;
/** The end of 9999-12-31, the last date that there is. */
const LAST_MIDNIGHT_MS = (ALL_DAYS.last + 1) * DAY_MS;
/** A day on which clocks change by an hour or two is still a whole day. */
const CLOCK_CHANGE_MS = 2 * 3_600_000;

/**
 * Takes holidays of the package date-holidays over into a calendar, with their names; substitute
 * days are entries of their own. Whole days become holidays. A holiday that begins in the course of
 * a day (Christmas Eve from 14:00) becomes an override that removes those hours.
 *
 * A holiday that begins with the evening before (`2026-03-20 00:00:00 -0600`) removes the hours of two
 * days: the package takes 18:00 for the sunset, wherever and whenever, and a warning says so.
 *
 * Lists of several years may be joined; an entry that occurs twice is taken once.
 *
 * @param list - What `new Holidays('DE', 'BE').getHolidays(2026)` answers.
 * @param options - Which of them to take.
 * @returns Holidays and overrides for a calendar definition, what was left out, and what to look at.
 * @throws {@link SlaError} `invalid-type`, `invalid-option`, `unknown-field`, `invalid-date`,
 * `invalid-time`, `invalid-instant`, `invalid-time-zone`.
 * @example
 * import { holidaysFromDateHolidays } from 'slakit/interop/date-holidays'
 * const list = [{
 *   date: '2026-12-24 14:00:00', name: 'Heiliger Abend', type: 'bank', rule: '12-24 14:00',
 *   start: new Date('2026-12-24T13:00:00Z'), end: new Date('2026-12-24T23:00:00Z'),
 * }]
 * holidaysFromDateHolidays(list, { types: ['public', 'bank'] }).overrides
 * // => [{ kind: 'remove', date: '2026-12-24', hours: '14:00-24:00', name: 'Heiliger Abend' }]
 */
export function holidaysFromDateHolidays(
  list: readonly DateHoliday[],
  options: DateHolidaysOptions = {},
): ImportedDateHolidays {
  const { types, include, timeZone } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTIONS,
  );
  const read = listOf('holidays that getHolidays answers', readItem)(readerOf(list, null, 'list'));
  const clock = timeZone === undefined ? undefined : clockOfZone(timeZone.id);
  const holidays = [];
  const overrides = [];
  const warnings: Finding<DateHolidaysWarning>[] = [];
  const skipped: ImportedDateHolidays['skipped'][number][] = [];
  const seen = new Set<string>();
  for (const one of read) {
    const { item, name } = one;
    const { startMs, endMs } = stretchOf(one, clock);
    const key = JSON.stringify([name, startMs, endMs]);
    const type = types.includes(item.type) ? undefined : 'type';
    const refused = type ?? (guarded(() => include(item), 'include') ? undefined : 'not-included');
    const reason = refused ?? (seen.has(key) ? 'duplicate' : undefined);
    if (reason !== undefined) {
      skipped.push({ name, date: formatDate(Math.floor(startMs / DAY_MS)), reason });
      continue;
    }
    seen.add(key);
    const closed = closedDaysOf({ name, startMs, endMs });
    holidays.push(...closed.holidays);
    overrides.push(...closed.overrides);
    warnings.push(...doubtsOf(one));
  }
  if (clock === undefined && overrides.length > 0) warnings.push(lossOf(CLOCK_OF_PLACE));
  return { holidays, overrides, skipped, warnings };
}

const DEFAULT_TYPES: readonly (typeof TYPES)[number][] = ['public'];

const OPTIONS = {
  types: optional(listOf('types', word(TYPES)), DEFAULT_TYPES),
  include: optional(readFilter, () => true),
  timeZone: optional(readZone),
} satisfies FieldsOf<DateHolidaysOptions>;

function readFilter(reader: Reader): (holiday: DateHoliday) => boolean {
  if (typeof reader.value === 'function') return reader.value as (item: DateHoliday) => boolean;
  refuse(reader, { code: 'invalid-type', expected: 'a function' });
}

interface Item {
  readonly reader: Reader;
  readonly item: DateHoliday;
  readonly name: string;
  readonly start: Start;
  /** When it begins and ends, as instants. */
  readonly begin: number;
  readonly end: number;
  readonly note: string | undefined;
}

function readItem(reader: Reader): Item {
  const { date, start, ...rest } = pickFields(reader, 'a holiday', {
    name: text,
    date: readStart,
    start: instant,
    end: instant,
    note: orNone(text),
  });
  const item = { ...rest, reader, item: reader.value as DateHoliday, start: date, begin: start };
  const { startMs, endMs } = stretchOf(item, undefined);
  if (endMs > startMs && endMs <= LAST_MIDNIGHT_MS) return item;
  refuse(childOf(reader, 'end'), {
    code: 'invalid-date',
    expected: 'an end after the start, in the year 9999 at the latest',
  });
}

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** What is closed, as labels: whole days by their dates, hours on the clock, where one is given. */
function stretchOf({ start, begin, end }: Item, clock: WallClock | undefined): Stretch {
  const endMs = endOnClock(start.label, end - begin);
  const isWhole = start.label % DAY_MS === 0 && endMs % DAY_MS === 0;
  if (isWhole || clock === undefined)
    return { startMs: Math.max(start.label, FIRST_MIDNIGHT_MS), endMs };
  // Clocks of other zones, and evenings, can be beside the first and the last day that there are.
  return {
    startMs: Math.max(clock.labelOf(begin), FIRST_MIDNIGHT_MS),
    endMs: Math.min(clock.labelOf(end), LAST_MIDNIGHT_MS),
  };
}

/** The end by elapsed time misses the hour, or midnight, by what the clocks changed in between. */
function endOnClock(label: number, lengthMs: number): number {
  const days = Math.round(lengthMs / DAY_MS);
  if (days > 0 && Math.abs(lengthMs - days * DAY_MS) <= CLOCK_CHANGE_MS)
    return label + days * DAY_MS;
  const midnight = Math.round((label + lengthMs) / DAY_MS) * DAY_MS;
  const isNear = Math.abs(label + lengthMs - midnight) <= CLOCK_CHANGE_MS;
  return isNear && midnight > label ? midnight : label + lengthMs;
}

function doubtsOf({ reader, name, start, note }: Item): Finding<DateHolidaysWarning>[] {
  const doubts: Finding<DateHolidaysWarning>[] = [];
  if (start.isEvening) {
    doubts.push(
      lossOf({
        code: 'assumed-sunset',
        path: pathOf(childOf(reader, 'date')),
        expected: 'the hour of the sunset',
        received: `18:00 for ${name}`,
        hint: 'the package takes six hours before midnight, at every place and in every season',
      }),
    );
  }
  if (note !== undefined) {
    doubts.push(
      lossOf({
        code: 'note',
        path: pathOf(childOf(reader, 'note')),
        expected: 'a holiday without a note',
        received: name,
        hint: note,
      }),
    );
  }
  return doubts;
}

const CLOCK_OF_PLACE = {
  code: 'clock-of-place',
  path: ['options', 'timeZone'],
  expected: 'the zone of the calendar, because some holidays begin or end in the course of a day',
  received: 'none',
  hint: 'their hours are on the clock of the place of the holidays',
} as const;
