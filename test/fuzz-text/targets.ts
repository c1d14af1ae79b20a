import { checkCalendar } from '../../src/calendar.js';
import { parseDate, parseTime } from '../../src/core/civil.js';
import { parseDecimal } from '../../src/core/decimal-text.js';
import { formatDuration, toDurationMs } from '../../src/core/duration.js';
import { toInstant } from '../../src/core/instant.js';
import { holidaysFromIcal } from '../../src/interop/ical.js';
import { calendarFromOpeningHours } from '../../src/interop/opening-hours.js';
import { calendarFromVavailability } from '../../src/interop/vavailability.js';

/** A reader of text: texts to begin with, and what it does with one. */
export interface Target {
  readonly seeds: readonly string[];
  /** Answers, or throws an SlaError; anything else is a fault. */
  readonly read: (text: string) => unknown;
}

const DATES = { from: '2026-01-01', through: '2027-12-31' };
const PLACE = { lat: 52.5, lon: 13.4, address: { country_code: 'de', state: 'Berlin' } };

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: readonly string[]): string =>
  calendar('BEGIN:VEVENT', 'UID:1', 'SUMMARY:Day off', ...lines, 'END:VEVENT');
const available = (...lines: readonly string[]): string =>
  calendar(
    ...['BEGIN:VAVAILABILITY', 'UID:1', 'PRIORITY:2', 'BEGIN:AVAILABLE', 'UID:2'],
    ...[...lines, 'END:AVAILABLE', 'END:VAVAILABILITY'],
  );

const ZONE = [
  ...['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD'],
  ...['DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
  ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'BEGIN:DAYLIGHT'],
  ...['DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
];

export const TARGETS: Readonly<Record<string, Target>> = {
  durations: {
    seeds: ['PT4H30M', '-PT1M30.5S', 'PT0,25H', '+pt1h', 'P1D', 'PT111111111H6M40S'],
    // What was read can be written, and read again.
    read: (text) => toDurationMs(formatDuration(toDurationMs(text))),
  },
  instants: {
    seeds: [
      '2026-03-02T09:00:00+01:00',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999999999Z',
      '2026-03-02t24:00-05[America/New_York][u-ca=gregory]',
    ],
    read: toInstant,
  },
  dates: { seeds: ['2026-02-28', '0001-01-01', '9999-12-31', '2024-02-29'], read: parseDate },
  times: { seeds: ['09:00', '24:00', '23:59:59'], read: parseTime },
  decimals: { seeds: ['99.95', '-1e-7', '+5', '1.0E+3'], read: parseDecimal },
  hours: {
    seeds: ['09:00-12:00, 13:00-17:30', '22:00 – 06:00', '00:00-24:00', ''],
    read: (mon) => checkCalendar({ timeZone: 'UTC', weekly: { mon } }),
  },
  weekdays: {
    seeds: ['mon-fri', 'sat,sun', 'fri-mon', 'mon, wed - thu'],
    read: (days) => checkCalendar({ timeZone: 'UTC', weekly: { [days]: '09:00-17:00' } }),
  },
  zones: {
    seeds: ['Europe/Berlin', 'UTC', '+05:30', 'Etc/GMT-3'],
    read: (timeZone) => checkCalendar({ timeZone, weekly: { mon: '09:00-17:00' } }),
  },
  ical: {
    seeds: [
      event('DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY'),
      event('DTSTART;TZID=Europe/Berlin:20260329T013000', 'DURATION:P1DT3H', 'TRANSP:OPAQUE'),
      event(
        'DTSTART:20260105T090000Z',
        'DTEND:20260105T100000Z',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE:20260112',
      ),
      event(
        'DTSTART;VALUE=DATE:20240229',
        'RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,-1FR;BYSETPOS=-1;UNTIL=20271231',
      ),
      event(
        'DTSTART:20260105T090000',
        'RDATE;VALUE=PERIOD:20260205T090000/PT2H',
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20260105',
      ),
      event(
        'DTSTART;VALUE=DATE:00010101',
        'RRULE:FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=366;BYMONTHDAY=31;COUNT=9',
      ),
      calendar(
        ...ZONE,
        'BEGIN:VEVENT',
        'DTSTART;TZID="W. Europe Standard Time":20261025T023000',
        'CATEGORIES:a,b',
        'END:VEVENT',
      ),
    ],
    read: (text) => holidaysFromIcal(text, { ...DATES, timeZone: 'Europe/Paris' }),
  },
  availability: {
    seeds: [
      available(
        'DTSTART;TZID=Europe/Paris:20260105T090000',
        'DTEND;TZID=Europe/Paris:20260105T170000',
        'RRULE:FREQ=WEEKLY;BYDAY=MO,TU',
      ),
      available(
        'DTSTART:20260105T220000',
        'DURATION:PT8H',
        'RRULE:FREQ=DAILY;COUNT=20',
        'EXDATE:20260107T220000',
      ),
      available('DTSTART:20260105T090000Z', 'DURATION:P3D', 'RDATE:20260205T090000Z'),
      available(
        'DTSTART:20260105T090000',
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY;INTERVAL=13;UNTIL=20300101',
      ),
    ],
    read: (text) => calendarFromVavailability(text),
  },
  'opening-hours': {
    seeds: [
      'Mo-Fr 08:00-18:00; Jan 06 off',
      'PH,Sa 10:00-14:00 || "by appointment"',
      'sunrise-(sunset+01:30); easter -2 days off',
      'week 1-53/2 Mo[1,-1] 22:00-02:00+, Tu unknown',
      '2026-2027 Apr 01-Oct 15: Mo-Su,SH 09:00-12:00,13:00-17:00 open "x"',
    ],
    // A text with the sun is another one on each date.
    read: (text) =>
      calendarFromOpeningHours(text, {
        ...{ from: '2026-01-01', through: '2026-03-31', timeZone: 'Europe/Berlin' },
        nominatim: PLACE,
      }),
  },
};
