import { DAY_MS, formatDate, parseDate, parseTime } from '../../core/civil.js';
import { fail, type Path, shown } from '../../core/error.js';
import { toInstant } from '../../core/instant.js';
import { type ClosedDays, closedDaysOf } from '../shared/partial-days.js';

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

/** What to take from a list of date-holidays. */
export interface DateHolidaysOptions {
  /** Types to take. @defaultValue ['public'] */
  readonly types?: readonly string[];
  /** Keeps holidays for which it answers true, among those of the types. */
  readonly include?: (holiday: DateHoliday) => boolean;
}

/** The holidays of a list, ready for a calendar. */
export interface ImportedDateHolidays extends ClosedDays {
  /** What was left out, and why. */
  readonly skipped: readonly {
    readonly name: string;
    readonly date: string;
    readonly reason: 'type' | 'not-included' | 'duplicate';
  }[];
}

const TYPES = ['public', 'bank', 'school', 'optional', 'observance'];
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
 * @returns Holidays and overrides for a calendar definition, and what was left out.
 * @throws {@link SlaError} `invalid-type`, `invalid-option`, `invalid-date`, `invalid-time`,
 * `invalid-instant`.
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
  if (!Array.isArray(list)) {
    fail({
      code: 'invalid-type',
      path: ['list'],
      expected: 'the list that getHolidays answers',
      received: shown(list),
    });
  }
  const { types = ['public'], include = () => true } = options;
  checkTypes(types);
  const holidays = [];
  const overrides = [];
  const skipped: ImportedDateHolidays['skipped'][number][] = [];
  const seen = new Set<string>();
  for (const [index, item] of (list as readonly DateHoliday[]).entries()) {
    const read = readItem(item, ['list', index]);
    const { name } = item;
    const key = JSON.stringify([name, read]);
    const type = types.includes(item.type) ? undefined : 'type';
    const refused = type ?? (include(item) ? undefined : 'not-included');
    const reason = refused ?? (seen.has(key) ? 'duplicate' : undefined);
    if (reason !== undefined) {
      skipped.push({ name, date: formatDate(Math.floor(read.startMs / DAY_MS)), reason });
      continue;
    }
    seen.add(key);
    const closed = closedDaysOf({ name, ...read });
    holidays.push(...closed.holidays);
    overrides.push(...closed.overrides);
  }
  return { holidays, overrides, skipped };
}

function readItem(
  item: DateHoliday,
  path: Path,
): { readonly startMs: number; readonly endMs: number } {
  if (typeof item !== 'object' || item === null || typeof item.name !== 'string') {
    fail({
      code: 'invalid-type',
      path,
      expected: 'a holiday with date, start, end, name and type',
      received: shown(item),
    });
  }
  const [date = '', time = '00:00'] = String(item.date).split(' ');
  const startMs = parseDate(date, [...path, 'date']) * DAY_MS + parseTime(time, [...path, 'date']);
  const lengthMs =
    toInstant(item.end, [...path, 'end']) - toInstant(item.start, [...path, 'start']);
  const endMs = endOnClock(startMs + lengthMs);
  if (endMs <= startMs) {
    fail({
      code: 'invalid-date',
      path: [...path, 'end'],
      expected: 'an end after the start',
      received: shown(item.end),
    });
  }
  return { startMs, endMs };
}

/** The end by elapsed time misses midnight by what the clocks changed in between. */
function endOnClock(endMs: number): number {
  const midnight = Math.round(endMs / DAY_MS) * DAY_MS;
  return Math.abs(endMs - midnight) <= CLOCK_CHANGE_MS ? midnight : endMs;
}

function checkTypes(types: readonly string[]): void {
  const stranger = Array.isArray(types)
    ? types.find((type) => !TYPES.includes(type))
    : shown(types);
  if (stranger === undefined) return;
  fail({
    code: 'invalid-option',
    path: ['types'],
    expected: `a list of ${TYPES.join(', ')}`,
    received: shown(stranger),
  });
}
