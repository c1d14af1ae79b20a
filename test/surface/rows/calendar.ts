import * as calendar from '../../../src/calendar.js';
import { opaque } from '../mutations.js';
import type { RowsOf } from '../rows.js';

const MONDAY = '2026-03-02T09:00:00Z';
const TUESDAY = '2026-03-03T12:00:00Z';
const MARCH = { startAt: Date.UTC(2026, 2, 1), endAt: Date.UTC(2026, 3, 1) };

/** Every field that a definition can have, in every form. */
const FULL: calendar.CalendarDefinition = {
  name: 'both offices',
  timeZone: 'UTC',
  union: [
    {
      name: 'office',
      timeZone: 'Europe/Berlin',
      timeZoneChanges: [{ from: '2030-01-01', timeZone: 'Europe/Paris' }],
      weekly: { 'mon-thu': '09:00-17:00', fri: [['09:00', '15:00']] },
      layers: [
        { name: 'summer', from: '06-01', through: '08-31', weekly: { 'mon-fri': '08:00-14:00' } },
        {
          from: { month: 11, weekday: 'mon', nth: 1 },
          through: { easter: -2, church: 'western' },
          weekly: { 'mon-fri': '09:00-16:00' },
        },
        {
          from: '2027-01-01',
          through: '2027-12-31',
          weekly: { anchor: '2027-01-04', weeks: [{ mon: '09:00-17:00' }, { tue: '09:00-17:00' }] },
        },
        {
          from: '2028-01-01',
          through: '2028-12-31',
          weekly: { odd: { mon: '09:00-17:00' }, even: { tue: '09:00-17:00' } },
        },
      ],
      holidays: [
        '12-25',
        { date: '2026-05-04', name: 'bank holiday', hours: '10:00-12:00' },
        { from: '2026-12-28', through: '2026-12-31', name: 'holidays' },
        {
          yearly: '01-01',
          since: 2000,
          until: 2099,
          substitute: { sat: 'previous', sun: 'next', holiday: 'next' },
          eve: { shorterBy: { hours: 1 }, on: 'workday' },
        },
        { yearly: '12-24', hours: '09:00-12:00', share: '0.5' },
        { yearly: '11-01', eve: { hours: '09:00-12:00', on: 'day' } },
        { month: 5, weekday: 'mon', nth: -1, name: 'spring' },
        { easter: 1, church: 'western', name: 'Easter Monday' },
      ],
      dayShares: { fri: '0.75' },
      overrides: [
        { date: '2026-03-07', kind: 'add', hours: '10:00-12:00', name: 'inventory' },
        { from: '2026-03-09', through: '2026-03-10', kind: 'remove', hours: '09:00-10:00' },
      ],
      breaks: [
        { days: 'mon-fri', hours: '12:00-12:30', name: 'lunch' },
        { date: '2026-03-06', hours: '10:00-10:15' },
        { from: '2026-03-11', through: '2026-03-12', hours: '10:00-10:15' },
      ],
    },
    {
      name: 'watch',
      timeZone: 'UTC',
      intersection: [
        { timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } },
        {
          name: 'but for the night',
          timeZone: 'UTC',
          difference: [
            { timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } },
            { timeZone: 'UTC', weekly: { 'mon-sun': '22:00-06:00' } },
          ],
        },
      ],
    },
  ],
};

const OFFICE = opaque(calendar.compileCalendar(FULL));

/** Holidays, breaks and composed calendars are told apart by the fields that they have. */
const KIND = { '0.**': 'invalid-type' } as const;

export const calendarRows = {
  compileCalendar: { args: () => [FULL], kinds: KIND },
  checkCalendar: { args: () => [FULL], kinds: KIND },
  isOpen: { args: () => [OFFICE, MONDAY] },
  nextOpenAt: { args: () => [OFFICE, MONDAY, { whenOpen: 'nextOpening' }] },
  nextCloseAt: { args: () => [OFFICE, MONDAY] },
  previousOpenAt: { args: () => [OFFICE, MONDAY] },
  previousCloseAt: { args: () => [OFFICE, MONDAY] },
  openIntervalNearest: { args: () => [OFFICE, MONDAY] },
  openIntervals: { args: () => [OFFICE, MONDAY] },
  openIntervalsBefore: { args: () => [OFFICE, MONDAY] },
  openTimeSet: { args: () => [OFFICE, MONDAY, TUESDAY] },
  openTimePer: { args: () => [OFFICE, 'day', MONDAY, TUESDAY] },
  addBusinessTime: {
    args: () => [OFFICE, MONDAY, { hours: 4, minutes: 30 }, { boundary: 'nextOpen' }],
  },
  subtractBusinessTime: {
    args: () => [OFFICE, MONDAY, { hours: 4, minutes: 30 }, { boundary: 'previousClose' }],
  },
  businessTimeBetween: { args: () => [OFFICE, MONDAY, TUESDAY] },
  isBusinessDay: { args: () => [OFFICE, '2026-03-02'] },
  businessDayShare: { args: () => [OFFICE, '2026-03-02'] },
  addBusinessDays: {
    args: () => [OFFICE, MONDAY, 2, { due: 'close', cutOff: '14:00', countFirstDay: true }],
  },
  businessDaysBetween: { args: () => [OFFICE, MONDAY, TUESDAY, { include: 'from' }] },
  firstBusinessDayOf: { args: () => [OFFICE, MARCH] },
  lastBusinessDayOf: { args: () => [OFFICE, MARCH] },
  businessDayLength: { args: () => [OFFICE, '2026-03-02'] },
  addBusinessTimeColumn: { args: () => [OFFICE, Float64Array.of(0), 1_800_000] },
  businessTimeBetweenColumns: {
    args: () => [OFFICE, Float64Array.of(0), Float64Array.of(86_400_000)],
  },
  addBusinessDaysColumn: { args: () => [OFFICE, Int32Array.of(20_000), 1] },
  businessDaysBetweenColumns: {
    args: () => [OFFICE, Int32Array.of(20_000), Int32Array.of(20_010)],
  },
  traceBusinessTime: { args: () => [OFFICE, MONDAY, TUESDAY] },
} satisfies RowsOf<typeof calendar>;
