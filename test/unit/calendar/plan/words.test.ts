import { describe, expect, test } from 'vitest';
import { checkCalendar } from '../../../../src/calendar.js';
import { OFFICE } from '../calendar.js';

const withPart = (part: object): object => ({ ...OFFICE, ...part });
const holidayOf = (holiday: unknown): object => withPart({ holidays: [holiday] });
const layerOf = (layer: object): object => withPart({ layers: [{ weekly: {}, ...layer }] });
const mondayOf = (hours: unknown): object => withPart({ weekly: { mon: hours } });
const overrideOf = (override: object): object =>
  withPart({ overrides: [{ kind: 'add', hours: '', ...override }] });
const moves = (...changes: readonly object[]): object => withPart({ timeZoneChanges: changes });
const many = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one);

/** All that is said of a definition, one message to a line. */
function saidOf(definition: unknown): string {
  const check = checkCalendar(definition);
  return check.ok ? 'nothing' : check.issues.map(({ message }) => message).join('\n');
}

const date = '2026-03-02';
const day = { month: 3, weekday: 'mon', nth: 1 };

describe('what is refused is told with what was expected', () => {
  test.each<[unknown, string]>([
    // Hours
    [mondayOf('09:00'), 'weekly.mon: expected a start and an end, HH:MM-HH:MM, received "09:00"'],
    [
      mondayOf('09:00-10:00-11:00'),
      'weekly.mon: expected a start and an end, HH:MM-HH:MM, received "09:00-10:00-11:00"',
    ],
    [
      mondayOf([[9, 17, 18]]),
      'weekly.mon[0]: expected a start and an end, HH:MM-HH:MM, received an array of 3',
    ],
    [mondayOf([5]), 'weekly.mon[0]: expected a start and an end, HH:MM-HH:MM, received 5'],
    [
      mondayOf('24:00-09:00'),
      'weekly.mon: expected an end that differs from the start, and a start before 24:00, received "24:00-09:00" (for a whole day write 00:00-24:00, for a closed day no hours)',
    ],
    [
      mondayOf(many(1441, ['09:00', '10:00'])),
      "weekly.mon: expected hours such as '09:00-12:00, 13:00-17:30' or [['09:00', '17:30']], received an array of 1441",
    ],
    [
      withPart({ weekly: 5 }),
      "weekly: expected hours by weekday, such as { 'mon-fri': '09:00-17:00' }, received 5",
    ],
    [
      withPart({ weekly: { odd: 5, even: {} } }),
      "weekly.odd: expected hours by weekday, such as { 'mon-fri': '09:00-17:00' }, received 5",
    ],
    [
      withPart({ weekly: { 'mon-tue-wed': '' } }),
      'weekly.mon-tue-wed: expected weekdays such as mon, mon-fri or sat,sun, received "mon-tue-wed"',
    ],
    [
      withPart({ breaks: [{ days: 5, hours: '' }] }),
      'breaks[0].days: expected weekdays such as mon, mon-fri or sat,sun, received 5',
    ],
    [
      withPart({ breaks: [{ days: 'mon,', hours: '' }] }),
      'breaks[0].days: expected weekdays such as mon, mon-fri or sat,sun, received "mon,"',
    ],
    [
      withPart({ breaks: [{ days: 'mon-', hours: '' }] }),
      'breaks[0].days: expected weekdays such as mon, mon-fri or sat,sun, received "mon-"',
    ],
    // Weeks
    [
      withPart({ weekly: { anchor: date, weeks: many(521, {}) } }),
      'weekly.weeks: expected a list of weeks, 1 to 520 of them, received an array of 521',
    ],
    // Dates
    [overrideOf({}), 'overrides[0]: expected a date, or from and through, received an object'],
    [overrideOf({ from: date }), 'overrides[0]: expected a date, or from and through'],
    [overrideOf({ through: date }), 'overrides[0]: expected a date, or from and through'],
    [
      overrideOf({ from: date, through: '2026-03-01' }),
      'overrides[0].through: expected a date from 2026-03-02 on, received "2026-03-01"',
    ],
    [
      overrideOf({ date, from: date, through: date }),
      'overrides[0].from: expected either date or from, received both\noverrides[0].through: expected either date or through, received both',
    ],
    [
      withPart({ breaks: [{ days: 'mon', from: date, through: date, hours: '' }] }),
      'breaks[0].from: expected either days or from, received both\nbreaks[0].through: expected either days or through, received both',
    ],
    [holidayOf({ yearly: 5 }), 'holidays[0].yearly: expected a day of the year MM-DD, received 5'],
    [holidayOf('02-30'), 'holidays[0]: expected a day of the year MM-DD, received "02-30"'],
    [holidayOf('00-10'), 'holidays[0]: expected a day of the year MM-DD, received "00-10"'],
    [holidayOf('13-10'), 'holidays[0]: expected a day of the year MM-DD, received "13-10"'],
    [holidayOf('05-00'), 'holidays[0]: expected a day of the year MM-DD, received "05-00"'],
    // Holidays
    [
      holidayOf({ yearly: '03-02', since: 0 }),
      'holidays[0].since: expected a year from 1 to 9999, received 0',
    ],
    [
      holidayOf({ yearly: '03-02', until: 10_000 }),
      'holidays[0].until: expected a year from 1 to 9999, received 10000',
    ],
    [
      holidayOf({ yearly: '03-02', until: 2026.5 }),
      'holidays[0].until: expected a year from 1 to 9999, received 2026.5',
    ],
    [
      holidayOf({ yearly: '03-02', since: 2026, until: 2025 }),
      'holidays[0].until: expected a year from 2026 on, received 2025',
    ],
    [
      holidayOf({ ...day, nth: 6 }),
      'holidays[0].nth: expected 1 to 5 for the first to fifth of the month, -1 to -5 from its end, received 6',
    ],
    [holidayOf({ ...day, nth: 1.5 }), 'holidays[0].nth: expected 1 to 5 for the first'],
    [
      holidayOf({ ...day, month: 13 }),
      'holidays[0].month: expected a whole number of months, from 1 to 12, received 13',
    ],
    [
      holidayOf({ easter: 201 }),
      'holidays[0].easter: expected a whole number of days after Easter Sunday, from -200 to 200, received 201',
    ],
    [
      holidayOf({ easter: 0, church: 'none' }),
      'holidays[0].church: expected one of western, orthodox, received "none"',
    ],
    [
      holidayOf({ date, substitute: 5 }),
      "holidays[0].substitute: expected an object such as { sat: 'next' }, received 5",
    ],
    [
      holidayOf({ date, substitute: { sat: 'up' } }),
      'holidays[0].substitute.sat: expected one of previous, next, received "up"',
    ],
    [holidayOf({ date, eve: 5 }), 'holidays[0].eve: expected the day before a holiday, received 5'],
    [
      holidayOf({ date, eve: { hours: '', on: 'friday' } }),
      'holidays[0].eve.on: expected one of workday, day, received "friday"',
    ],
    // Seasons
    [
      layerOf({ from: { ...day, nth: 5 }, through: '05-01' }),
      'layers[0].from.nth: expected 1 to 4, or -1 to -4 from the end of the month: a season has its bounds every year, received 5 (the last of the month is -1)',
    ],
    [
      layerOf({ from: { ...day, nth: -5 }, through: '05-01' }),
      'layers[0].from.nth: expected 1 to 4',
    ],
    [
      layerOf({ from: { easter: -61 }, through: '05-01' }),
      'layers[0].from.easter: expected at most 60 days before or after Easter Sunday, received -61',
    ],
    [
      layerOf({ from: '05-01', through: { easter: 61 } }),
      'layers[0].through.easter: expected at most',
    ],
    [
      layerOf({ from: {}, through: '05-01' }),
      'layers[0].from: expected a day of every year with exactly one of nth, easter, received an object',
    ],
    [
      layerOf({ from: date, through: '2026-03-01' }),
      'layers[0].through: expected a date from 2026-03-02 on, received "2026-03-01"',
    ],
    // Shares
    [
      withPart({ dayShares: 5 }),
      "dayShares: expected shares by weekday, such as { sat: '0.5' }, received 5",
    ],
    [
      withPart({ dayShares: { sat: '1.0001' } }),
      'dayShares.sat: expected a share of a day above 0 and up to 1, with four decimals at most, received "1.0001"',
    ],
    [withPart({ dayShares: { sat: 0 } }), 'dayShares.sat: expected a share of a day above 0'],
    [withPart({ dayShares: { sat: -0.5 } }), 'dayShares.sat: expected a share of a day above 0'],
    [
      withPart({ dayShares: { sat: '0.00005' } }),
      'dayShares.sat: expected a share of a day above 0',
    ],
    [
      withPart({ dayShares: { 'mon-sat': 1, sat: '0.5' } }),
      'dayShares.sat: expected each day once, received sat',
    ],
    // Moves
    [
      moves({ from: date, timeZone: 'Europe/Paris' }, { from: '2026-03-03', timeZone: 'UTC' }),
      'timeZoneChanges[1].from: expected a date from 2026-03-04 on, two days after the change before, received "2026-03-03"',
    ],
    // Compositions
    [{ union: 5 }, 'union: expected a list of calendars, 1 to 1000 of them, received 5'],
    [{ union: [5] }, 'union[0]: expected a calendar definition, received 5'],
    [
      { union: [OFFICE], weekly: {} },
      'weekly: expected one of name, timeZone, union, received "weekly"',
    ],
    // Names of what an entry is
    [withPart({ layers: [5] }), 'layers[0]: expected a layer of hours, received 5'],
    [withPart({ overrides: [5] }), 'overrides[0]: expected an override, received 5'],
    [withPart({ breaks: [5] }), 'breaks[0]: expected a break, received 5'],
    [
      withPart({ timeZoneChanges: [5] }),
      'timeZoneChanges[0]: expected a change of zone, received 5',
    ],
  ])('%#', (definition, message) => {
    expect(saidOf(definition)).toContain(message);
  });

  test.each<[string, unknown, string]>([
    ['layers', { from: date, weekly: {} }, '0 to 1000'],
    ['holidays', date, '0 to 10000'],
    ['overrides', { kind: 'add', date, hours: '' }, '0 to 10000'],
    ['breaks', { hours: '' }, '0 to 10000'],
    ['timeZoneChanges', { from: date, timeZone: 'UTC' }, '0 to 100'],
  ])('%s are limited in number', (field, one, limits) => {
    const names: Readonly<Record<string, string>> = { timeZoneChanges: 'changes of zone' };
    const count = Number(limits.replace('0 to ', '')) + 1;
    expect(saidOf(withPart({ [field]: many(count, one) }))).toBe(
      `${field}: expected a list of ${names[field] ?? field}, ${limits} of them, received an array of ${count}`,
    );
  });

  test('calendars are limited in depth', () => {
    const nested = (levels: number): object =>
      levels === 0 ? OFFICE : { union: [nested(levels - 1)] };
    expect(saidOf(nested(32))).toBe('nothing');
    expect(saidOf(nested(33))).toMatch(
      /expected at most 32 levels of composition and 10000 calendars, received an object with timeZone, weekly$/,
    );
  });

  test('the work of a year is limited, of all parts together', () => {
    // An override of a century with 300 intervals a day is 366 days of 300: 109,800 a year; six are too many.
    const hours = many(300, null).map((_, i) => {
      const time = (minute: number) =>
        [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');
      return [time(4 * i), time(4 * i + 1)];
    });
    const part = {
      ...OFFICE,
      overrides: [{ kind: 'add', from: '2000-01-01', through: '2099-12-31', hours }],
    };
    const said = saidOf({ union: many(6, part) });
    // The office itself has 366 intervals, as six times do: 6 · 110,166.
    expect(said).toBe(
      'union[5]: expected at most 600000 intervals in a year: days of layers, holidays, overrides and breaks, times the hours of each, received 660996 up to here (name fewer dates, or join entries that hold on the same days)',
    );
  });
});

describe('what is just within its limits is read', () => {
  test.each<[unknown]>([
    [holidayOf({ yearly: '02-29', since: 1, until: 9999 })],
    [holidayOf({ yearly: '03-02', since: 2026, until: 2026 })],
    [holidayOf('12-31')],
    [holidayOf('01-01')],
    [holidayOf({ ...day, nth: -5 })],
    [holidayOf({ easter: -200 })],
    [holidayOf({ easter: 200, church: 'western' })],
    [holidayOf({ date, substitute: {} })],
    [holidayOf({ date, eve: { shorterBy: 'PT1H', on: 'workday' } })],
    [layerOf({ from: { ...day, nth: 4 }, through: { ...day, month: 10, nth: -4 } })],
    [layerOf({ from: { easter: -60 }, through: { easter: 60, church: 'western' } })],
    [layerOf({ from: date, through: date })],
    [withPart({ dayShares: { sat: '0.0001', sun: 1 } })],
    [moves({ from: date, timeZone: 'Europe/Paris' }, { from: '2026-03-04', timeZone: 'UTC' })],
    [withPart({ weekly: { mon: '', tue: '09:00-10:00' } })],
    [mondayOf(' 09:00 – 10:00 ,, 11:00-12:00,')],
    [withPart({ weekly: { 'MON, Tue -wed': '09:00-10:00' } })],
    [{ union: [OFFICE], name: 'one', timeZone: 'Europe/Paris' }],
  ])('%j', (definition) => {
    expect(checkCalendar(definition)).toMatchObject({ ok: true });
  });
});
