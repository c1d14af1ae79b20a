import { describe, expect, test } from 'vitest';
import {
  type CalendarDefinition,
  type CalendarWarningCode,
  type CheckResult,
  checkCalendar,
  compileCalendar,
  isSlaError,
  type SlaErrorCode,
} from '../../../src/calendar.js';
import { OFFICE } from './calendar.js';

type CalendarCheck = CheckResult<CalendarDefinition, CalendarWarningCode>;
type CalendarIssueCode = CalendarWarningCode | SlaErrorCode;
type Finding = readonly [code: CalendarIssueCode, message: string];

const withPart = (part: object): object => ({ ...OFFICE, ...part });
const mondayOf = (hours: unknown): object => withPart({ weekly: { mon: hours } });
const date = '2026-03-02';

const errorsOf = (check: CalendarCheck): readonly Finding[] =>
  check.ok ? [] : check.issues.map(({ code, message }): Finding => [code, message]);
const warningsOf = (check: CalendarCheck): readonly Finding[] =>
  check.warnings.map(({ code, message }): Finding => [code, message]);

/** Where, expected, received, and how to mend it: the whole message, as a person reads it. */
const ERRORS: readonly (readonly [what: string, definition: unknown, ...finding: Finding])[] = [
  [
    'something that is no calendar',
    'office',
    'invalid-type',
    'expected a calendar definition, received "office"',
  ],
  [
    'holidays that are no list',
    withPart({ holidays: date }),
    'invalid-type',
    'holidays: expected a list of holidays, 0 to 10000 of them, received "2026-03-02"',
  ],
  [
    'a name that is no text',
    withPart({ name: 5 }),
    'invalid-type',
    'name: expected a text, received 5',
  ],
  [
    'no hours',
    { timeZone: 'UTC' },
    'missing-field',
    'weekly: expected weekly hours, layers or overrides, received none of them',
  ],
  [
    'a holiday of no date',
    withPart({ holidays: [{ name: 'Founding Day' }] }),
    'invalid-type',
    'holidays[0]: expected a date YYYY-MM-DD, MM-DD or a holiday rule with exactly one of date, from, yearly, nth, easter, received an object with name',
  ],
  [
    'a misspelt field',
    withPart({ holliday: [] }),
    'unknown-field',
    'holliday: expected one of name, timeZone, timeZoneChanges, weekly, layers, holidays, overrides, dayShares, breaks, received "holliday" (did you mean holidays?)',
  ],
  [
    'a date and a range at once',
    withPart({ overrides: [{ kind: 'add', date, from: date, hours: '' }] }),
    'unknown-field',
    'overrides[0].from: expected either date or from, received both',
  ],
  [
    'a misspelt zone',
    withPart({ timeZone: 'Europe/Pari' }),
    'invalid-time-zone',
    'timeZone: expected an IANA time zone such as Europe/Paris, received "Europe/Pari" (did you mean Europe/Paris?)',
  ],
  [
    'a city for a zone',
    withPart({ timeZone: 'new york' }),
    'invalid-time-zone',
    'timeZone: expected an IANA time zone such as Europe/Paris, received "new york" (did you mean America/New_York?)',
  ],
  [
    'a date that does not exist',
    withPart({ holidays: ['2026-02-29'] }),
    'invalid-date',
    'holidays[0]: expected a date YYYY-MM-DD that exists, received "2026-02-29"',
  ],
  [
    'a range that ends before it starts',
    withPart({ holidays: [{ from: date, through: '2026-03-01' }] }),
    'invalid-date',
    'holidays[0].through: expected a date from 2026-03-02 on, received "2026-03-01"',
  ],
  [
    'a time of one digit',
    mondayOf('9:00-17:00'),
    'invalid-time',
    'weekly.mon: expected a time HH:MM or HH:MM:SS, 00:00 to 24:00, received "9:00"',
  ],
  [
    'a weekday in full',
    withPart({ weekly: { monday: '09:00-17:00' } }),
    'unknown-field',
    'weekly.monday: expected weekdays such as mon, mon-fri or sat,sun, received "monday"',
  ],
  [
    'hours that are no hours',
    mondayOf(9),
    'invalid-calendar',
    "weekly.mon: expected hours such as '09:00-12:00, 13:00-17:30' or [['09:00', '17:30']], received 9",
  ],
  [
    'a kind that does not exist',
    withPart({ overrides: [{ kind: 'close', date, hours: '' }] }),
    'invalid-option',
    'overrides[0].kind: expected one of replace, add, remove, received "close"',
  ],
  [
    'equal start and end',
    mondayOf('09:00-09:00'),
    'invalid-calendar',
    'weekly.mon: expected an end that differs from the start, and a start before 24:00, received "09:00-09:00" (for a whole day write 00:00-24:00, for a closed day no hours)',
  ],
  [
    'never any open time',
    withPart({ weekly: {} }),
    'calendar-never-opens',
    'expected a calendar with some open time, received one that is closed for ever (check the weekly hours, and whether holidays or an intersection remove all of them)',
  ],
];

describe('an error says where, what was expected, what came, and how to mend it', () => {
  test.each(ERRORS)('%s', (_, definition, code, message) => {
    expect(errorsOf(checkCalendar(definition))).toEqual([[code, message]]);
  });

  test.each(ERRORS)('%s: compiling throws the same', (_, definition, code, message) => {
    try {
      compileCalendar(definition as never);
      expect.unreachable();
    } catch (error) {
      if (!isSlaError(error)) throw error;
      expect([error.code, error.message]).toEqual([code, message]);
    }
  });
});

const layer = (from: string | undefined, through: string | undefined): object => ({
  ...(from === undefined ? {} : { from }),
  ...(through === undefined ? {} : { through }),
  weekly: { 'mon-fri': '09:00-17:00' },
});
const layered = (part: object): object => ({ timeZone: 'UTC', ...part });

const WARNINGS: readonly (readonly [what: string, definition: unknown, ...finding: Finding])[] = [
  [
    'hours that overlap',
    mondayOf('09:00-12:00, 11:00-13:00'),
    'overlap-merged',
    'weekly.mon: expected hours that do not overlap, received "09:00-12:00, 11:00-13:00" (overlapping hours count once)',
  ],
  [
    "a night that runs into the next day's hours",
    withPart({ weekly: { mon: '22:00-10:00', tue: '09:00-17:00' } }),
    'overlap-merged',
    "weekly: expected nights that end before the next day opens, received weekly hours: a night that runs into the next day's hours (overlapping hours count once)",
  ],
  [
    '23:59 for the end of the day',
    mondayOf('09:00-23:59'),
    'end-of-day-guess',
    'weekly.mon: expected 24:00 for the end of the day, received "23:59" (taken as written: the last minute of the day is closed)',
  ],
  [
    '23:59:59 for the end of the day',
    mondayOf([['09:00', '23:59:59']]),
    'end-of-day-guess',
    'weekly.mon[0]: expected 24:00 for the end of the day, received "23:59:59" (taken as written: the last second of the day is closed)',
  ],
  [
    'a holiday on which no hours hold',
    layered({ layers: [layer('2026-03-01', undefined)], holidays: ['2026-02-27'] }),
    'holiday-outside-layers',
    'holidays[0]: expected a date on which some hours hold, received 2026-02-27 (no layer holds on this date, so the holiday closes nothing)',
  ],
  [
    'layers with dates between them',
    layered({ layers: [layer(undefined, '2026-03-01'), layer('2026-03-05', undefined)] }),
    'layer-gap',
    'layers: expected layers that follow one another, received no hours from 2026-03-02 through 2026-03-04 (the calendar is closed on these dates; weekly hours would fill the gap)',
  ],
  [
    'an override that changes nothing',
    withPart({ overrides: [{ kind: 'add', date, hours: '10:00-11:00', name: 'overtime' }] }),
    'unreachable-override',
    'overrides[0]: expected an override that changes the hours of its dates, received add overtime on 2026-03-02 (the calendar is the same without it)',
  ],
  [
    'a date that is listed twice',
    withPart({ holidays: [date, '2026-03-03', { date, name: 'Founding Day' }] }),
    'duplicate-holiday',
    'holidays[2]: expected each date once, received the date of entry 0 (both names are kept; remove one)',
  ],
];

describe('a warning says the same, and the calendar passes and compiles', () => {
  test.each(WARNINGS)('%s', (_, definition, code, message) => {
    const check = checkCalendar(definition);
    expect([check.ok, warningsOf(check)]).toEqual([true, [[code, message]]]);
    expect(compileCalendar(definition as never).definition).toBe(definition);
  });
});

test('every code has its case here', () => {
  // A code that is added to the union must be added here, or this no longer type-checks.
  const all: Readonly<Record<CalendarOwnCode, true>> = {
    'overlap-merged': true,
    'end-of-day-guess': true,
    'holiday-outside-layers': true,
    'layer-gap': true,
    'unreachable-override': true,
    'duplicate-holiday': true,
    'invalid-type': true,
    'missing-field': true,
    'unknown-field': true,
    'invalid-time-zone': true,
    'invalid-date': true,
    'invalid-time': true,
    'invalid-calendar': true,
    'invalid-option': true,
    'calendar-never-opens': true,
  };
  const seen = [...ERRORS, ...WARNINGS].map(([, , code]) => code);
  expect(new Set(seen)).toEqual(new Set(Object.keys(all)));
});

/** The codes that no calendar can be blamed for are left out. */
type CalendarOwnCode = Exclude<
  CalendarIssueCode,
  | 'invalid-instant'
  | 'invalid-state'
  | 'instant-out-of-range'
  | 'invalid-duration'
  | 'invalid-interval'
  | 'invalid-decimal'
  | 'invalid-money'
  | 'currency-mismatch'
  | 'unknown-reference'
  | 'invalid-condition'
  | 'invalid-event'
  | 'invalid-target'
  | 'invalid-agreement'
  | 'result-out-of-range'
>;

describe('a check', () => {
  test('lists all that is wrong at once, with the warnings beside', () => {
    const check = checkCalendar({
      timeZone: 'Europe/Pariss',
      weekly: { mon: '09:00-09:00', tue: '10:00-23:59' },
      holidays: ['soon'],
    });
    expect(errorsOf(check).map(([code]) => code)).toEqual([
      'invalid-time-zone',
      'invalid-calendar',
      'invalid-date',
    ]);
    expect(warningsOf(check).map(([code]) => code)).toEqual(['end-of-day-guess']);
  });

  test('says in a composition which part it means', () => {
    const check = checkCalendar({ union: [OFFICE, mondayOf('9-17')] });
    expect(errorsOf(check)[0]?.[1]).toMatch(/^union\[1\]\.weekly\.mon: expected a time/);
    const doubtful = checkCalendar({
      union: [OFFICE, withPart({ overrides: [{ kind: 'add', date, hours: '10:00-11:00' }] })],
    });
    expect(doubtful.warnings.map(({ path }) => path)).toEqual([['union', 1, 'overrides', 0]]);
  });

  test('tells the first error however many warnings come before it', () => {
    // Each of 300 pairs ends a minute before midnight; the holiday is read after them.
    const weekly = { mon: Array.from({ length: 300 }, () => ['09:00', '23:59']) };
    const check = checkCalendar(withPart({ weekly, holidays: ['2026-02-29'] }));
    expect(errorsOf(check).map(([code]) => code)).toEqual(['invalid-date']);
    expect(check.warnings.length).toBeGreaterThanOrEqual(200);
  });

  test('finds nothing in a plain office, and gives it back', () => {
    expect(checkCalendar(OFFICE)).toEqual({ ok: true, value: OFFICE, warnings: [] });
  });
});
