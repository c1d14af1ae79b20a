import { ALL_DAYS } from '../../calendar/plan/date-span.js';
import type { Holiday, Override } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { guarded } from '../../core/error.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { instant, date as readDate, text, timeOfDay, word } from '../../core/read-values.js';
import { pickFields } from '../shared/foreign.js';
import { type Closing, closedDaysOf } from '../shared/partial-days.js';

/** A holiday as `hd.getHolidays(2026)` lists it; fields that are not named here do not matter. */
export interface DateHoliday {
  /** The start on the clock of the place, `YYYY-MM-DD HH:MM:SS`. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
  /** `public`, `bank`, `school`, `optional` or `observance`. */
  readonly type: string;
}

/** Options of `holidaysFromDateHolidays`. */
export interface DateHolidaysOptions {
  /** Types to take. @defaultValue ['public'] */
  readonly types?: readonly string[] | undefined;
  /** Keeps holidays for which it answers true, among those of the types. */
  readonly include?: ((holiday: DateHoliday) => boolean) | undefined;
}

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
}

const TYPES = ['public', 'bank', 'school', 'optional', 'observance'];
/** The end of 9999-12-31, the last date that there is. */
const LAST_MIDNIGHT_MS = (ALL_DAYS.last + 1) * DAY_MS;
/** A day on which clocks change by an hour or two is still a whole day. */
const CLOCK_CHANGE_MS = 2 * 3_600_000;

/**
 * Takes holidays of the package date-holidays over into a calendar, with their names; substitute
 * days are entries of their own. Whole days become holidays. A holiday that begins in the course of
 * a day (Christmas Eve from 14:00) becomes an override that removes those hours.
 *
 * Lists of several years may be joined; an entry that occurs twice is taken once.
 *
 * @param list - What `new Holidays('DE', 'BE').getHolidays(2026)` answers.
 * @param options - Which of them to take.
 * @returns Holidays and overrides for a calendar definition, and what was left out.
 * @throws {@link SlaError} `invalid-type`, `invalid-option`, `unknown-field`, `invalid-date`,
 * `invalid-time`, `invalid-instant`.
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
  const { types, include } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const read = listOf('holidays that getHolidays answers', readItem)(readerOf(list, null, 'list'));
  const holidays = [];
  const overrides = [];
  const skipped: ImportedDateHolidays['skipped'][number][] = [];
  const seen = new Set<string>();
  for (const { item, name, startMs, endMs } of read) {
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
  }
  return { holidays, overrides, skipped };
}

const DEFAULT_TYPES: readonly (typeof TYPES)[number][] = ['public'];

const OPTIONS = {
  types: optional(listOf('types', word(TYPES)), DEFAULT_TYPES),
  include: optional(readFilter, () => true),
} satisfies FieldsOf<DateHolidaysOptions>;

function readFilter(reader: Reader): (holiday: DateHoliday) => boolean {
  if (typeof reader.value === 'function') return reader.value as (item: DateHoliday) => boolean;
  refuse(reader, { code: 'invalid-type', expected: 'a function' });
}

interface Item extends Closing {
  readonly item: DateHoliday;
}

function readItem(reader: Reader): Item {
  const { name, date, start, end } = pickFields(reader, 'a holiday', {
    name: text,
    date: readLabel,
    start: instant,
    end: instant,
  });
  const endMs = endOnClock(date + end - start);
  if (endMs > date && endMs <= LAST_MIDNIGHT_MS)
    return { item: reader.value as DateHoliday, name, startMs: date, endMs };
  refuse(childOf(reader, 'end'), {
    code: 'invalid-date',
    expected: 'an end after the start, in the year 9999 at the latest',
  });
}

/** The start on the clock of the place, `YYYY-MM-DD HH:MM:SS`, as label milliseconds. */
function readLabel(reader: Reader): number {
  const [day, time = '00:00'] = text(reader).split(' ');
  const midnight = readDate({ ...reader, value: day }) * DAY_MS;
  return midnight + timeOfDay({ ...reader, value: time });
}

/** The end by elapsed time misses midnight by what the clocks changed in between. */
function endOnClock(endMs: number): number {
  const midnight = Math.round(endMs / DAY_MS) * DAY_MS;
  return Math.abs(endMs - midnight) <= CLOCK_CHANGE_MS ? midnight : endMs;
}
