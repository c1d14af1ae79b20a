import { readFileSync } from 'node:fs';
import { compileClock, evaluateClock } from '../../../src/clock.js';
import type * as dateHolidays from '../../../src/interop/date-holidays.js';
import type * as freshdesk from '../../../src/interop/freshdesk.js';
import type * as ical from '../../../src/interop/ical.js';
import type * as jsm from '../../../src/interop/jsm.js';
import type * as openingHours from '../../../src/interop/opening-hours.js';
import type * as schemaOrg from '../../../src/interop/schema-org.js';
import * as vavailability from '../../../src/interop/vavailability.js';
import type * as zendesk from '../../../src/interop/zendesk.js';
import type { RowsOf } from '../rows.js';

type Interop = typeof dateHolidays &
  typeof freshdesk &
  typeof ical &
  typeof jsm &
  typeof openingHours &
  typeof schemaOrg &
  typeof vavailability &
  typeof zendesk;

/** A definition that has something of all that an export reads, one calendar of which is composed. */
const OFFICE = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  weekly: { 'mon-fri': '09:00-17:00' },
  holidays: [{ date: '2026-05-01', name: 'Labour Day' }],
  overrides: [{ date: '2026-05-02', kind: 'add', hours: '10:00-12:00', name: 'Inventory' }],
  breaks: [{ days: 'mon-fri', hours: '12:00-13:00', name: 'Lunch' }],
} as const;
const DATES = { from: '2026-01-01', through: '2026-01-31' };
const ZONE = 'Europe/Berlin';

/** Parts of a definition are told apart by the fields that they have. */
const DEFINITION = { '0.**': 'invalid-type' } as const;

const FEED = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART;VALUE=DATE:20260106',
  'SUMMARY:Epiphany',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

const HOLIDAY = {
  date: '2026-01-06 00:00:00',
  start: new Date('2026-01-06T00:00:00Z'),
  end: new Date('2026-01-07T00:00:00Z'),
  name: 'Epiphany',
  type: 'public',
};

const CLOCK = compileClock({
  id: 'reply',
  start: { on: 'created' },
  stop: { on: 'replied' },
  targets: [{ elapsed: { hours: 4 } }],
  warnings: [{ percent: 50 }],
});
const EVENTS = [
  { at: '2026-03-02T09:00:00Z', type: 'created' },
  { at: '2026-03-02T09:05:00Z', type: 'created' },
];

const CALENDAR = [
  { when: { field: 'group', equals: 'night' }, calendar: 'nights' },
  { calendar: 'office' },
];
const CONDITION = { '1.calendar.*.when': 'invalid-condition' } as const;
const TARGET_CONDITION = { '2.calendar.*.when': 'invalid-condition' } as const;

function fixture(name: string, product = 'zendesk'): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../fixtures/${product}/${name}.json`, import.meta.url), 'utf8'),
  );
}

export const interopRows = {
  holidaysFromIcal: {
    args: () => [
      FEED,
      {
        ...DATES,
        timeZone: ZONE,
        include: { categories: ['Holiday'], summaryMatches: 'E', descriptionMatches: 'x' },
        tentative: 'keep',
      },
    ],
  },
  holidaysFromDateHolidays: {
    args: () => [[HOLIDAY], { types: ['public'], include: () => true }],
    documents: ['0.*'],
  },
  calendarFromOpeningHours: {
    args: () => [
      'Mo-Fr 08:00-12:00',
      {
        ...DATES,
        timeZone: ZONE,
        nominatim: { lat: 52.5, lon: 13.4, address: { country_code: 'de', state: 'Berlin' } },
      },
    ],
    anyKey: {
      '1.nominatim': 'a place as Nominatim gives it',
      '1.nominatim.address': 'a place as Nominatim gives it',
    },
  },
  calendarFromOpeningHoursSpecification: {
    args: () => [
      [
        {
          '@type': 'OpeningHoursSpecification',
          name: 'Summer',
          dayOfWeek: ['Monday'],
          opens: '09:00',
          closes: '17:00',
          validFrom: '2026-01-01',
          validThrough: '2026-01-31',
        },
      ],
      { timeZone: ZONE },
    ],
    documents: ['0.*'],
  },
  openingHoursSpecificationOf: { args: () => [OFFICE, DATES], kinds: DEFINITION },
  calendarFromVavailability: {
    args: () => [vavailability.vavailabilityFromCalendar(OFFICE).text, { timeZone: ZONE }],
  },
  vavailabilityFromCalendar: {
    args: () => [OFFICE, { ...DATES, stampedAt: '2026-01-01T00:00:00Z', uid: 'office' }],
    kinds: DEFINITION,
  },
  calendarsFromZendeskSchedules: {
    args: () => [
      fixture('schedules'),
      {
        holidays: { 1001: fixture('holidays-1001') },
        timeZones: { 'Eastern Time (US & Canada)': 'America/New_York' },
      },
    ],
    anyKey: { '1.timeZones': 'zones by the names that Zendesk gives them' },
    names: ['1.holidays'],
    documents: ['0.**', '1.holidays.1001.**'],
  },
  calendarsFromFreshdeskBusinessHours: {
    args: () => [
      fixture('business-hours', 'freshdesk'),
      {
        groups: fixture('groups', 'freshdesk'),
        holidays: { 35000006727: [{ yearly: '12-25', name: 'Christmas' }] },
        timeZones: { Mumbai: 'Asia/Kolkata' },
      },
    ],
    anyKey: { '1.timeZones': 'zones by the names that Freshdesk gives them' },
    names: ['1.holidays'],
    documents: ['0.**', '1.groups.**'],
  },
  clocksFromFreshdeskSlaPolicies: {
    args: () => [
      fixture('sla-policies', 'freshdesk'),
      { calendar: CALENDAR, fields: { group_id: 'group' }, escalationTime: 'wall' },
    ],
    names: ['1.fields'],
    documents: ['0.**'],
    kinds: CONDITION,
  },
  clocksFromZendeskSlaPolicies: {
    args: () => [fixture('sla-policies'), { calendar: CALENDAR, fields: { group_id: 'group' } }],
    anyKey: { '1.fields': 'attributes by the names of the fields that filters read' },
    documents: ['0.**'],
    kinds: CONDITION,
  },
  eventsFromZendeskMetricEvents: {
    args: () => [fixture('ticket-metric-events'), 'reply_time', { calendar: CALENDAR }],
    documents: ['0.**'],
    kinds: TARGET_CONDITION,
  },
  toJsm: {
    args: () => [
      evaluateClock(CLOCK, EVENTS, { at: '2026-03-02T12:00:00Z' }),
      { id: '3', name: 'Time to first response', timeZone: ZONE },
    ],
  },
} satisfies RowsOf<Interop>;
