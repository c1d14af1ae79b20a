import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCalendar, openIntervals } from '../../../src/calendar.js';
import { toIso } from '../../../src/core/iso.js';
import { holidaysFromIcal, type IcalHolidayOptions } from '../../../src/interop/ical.js';
import { thrownBy } from '../../oracle/thrown.js';

const YEAR = { from: '2026-01-01', through: '2026-12-31', timeZone: 'Europe/Vienna' };

function feed(name: string): string {
  return readFileSync(new URL(`../../fixtures/ical/${name}.ics`, import.meta.url), 'utf8');
}

function eventsIn(
  lines: readonly (readonly string[])[],
  options: Partial<IcalHolidayOptions> = {},
) {
  const events = lines.flatMap((event, i) => [
    'BEGIN:VEVENT',
    ...(event.some((line) => line.startsWith('UID:')) ? [] : [`UID:${i}`]),
    ...event,
    'END:VEVENT',
  ]);
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
  return holidaysFromIcal(text, { ...YEAR, ...options });
}

function datesOf(rule: string, start: string, options: Partial<IcalHolidayOptions> = {}) {
  const { holidays } = eventsIn([[`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`]], options);
  return holidays.map((holiday) => ('date' in holiday ? holiday.date : holiday));
}

describe('a feed as Google writes it', () => {
  test('its holidays are taken although they are marked transparent', () => {
    const { holidays } = holidaysFromIcal(feed('google-holidays'), {
      ...YEAR,
      include: { descriptionMatches: /^public holiday/i },
    });
    expect(holidays).toEqual([
      { name: 'Epiphany', date: '2026-01-06' },
      { name: "St. Stephen's Day", date: '2026-12-26' },
    ]);
  });

  test('an observance is left out by the filter, and the result says so', () => {
    const include = { descriptionMatches: 'public holiday' };
    const { skipped, warnings } = holidaysFromIcal(feed('google-holidays'), { ...YEAR, include });
    expect(skipped).toEqual([{ name: "Mother's Day", date: '2026-05-10', reason: 'not-included' }]);
    expect(warnings).toEqual([]);
  });

  test('without a filter an observance is a holiday, with a warning', () => {
    const { holidays, warnings } = holidaysFromIcal(feed('google-holidays'), YEAR);
    expect(holidays).toHaveLength(3);
    expect(warnings).toMatchObject([{ code: 'possible-observance', received: "Mother's Day" }]);
  });
});

describe('a feed as Outlook writes it', () => {
  const imported = holidaysFromIcal(feed('outlook-closures'), YEAR);

  test('a day from midnight to midnight is a holiday', () => {
    expect(imported.holidays).toEqual([{ name: 'Labour Day', date: '2026-05-01' }]);
  });

  test('a timed series removes hours: first Fridays, July excepted, August moved, until 4 September', () => {
    // 14:00 on the clock of the VTIMEZONE is 14:00 in Vienna. UNTIL is 12:00Z, 14:00 in summer.
    expect(imported.overrides).toEqual([
      { kind: 'remove', date: '2026-06-05', hours: '14:00-18:00', name: 'All hands' },
      { kind: 'remove', date: '2026-08-10', hours: '09:00-10:30', name: 'All hands (moved)' },
      { kind: 'remove', date: '2026-09-04', hours: '14:00-18:00', name: 'All hands' },
    ]);
  });

  test('tentative and cancelled days are named among the skipped', () => {
    expect(imported.skipped).toEqual([
      { name: 'Summer day', date: '2026-08-14', reason: 'tentative' },
      { name: 'Canceled: Move', date: '2026-08-21', reason: 'cancelled' },
    ]);
  });

  test('tentative days can be kept', () => {
    const kept = holidaysFromIcal(feed('outlook-closures'), { ...YEAR, tentative: 'keep' });
    expect(kept.holidays).toContainEqual({ name: 'Summer day', date: '2026-08-14' });
  });

  test('categories are matched without regard to case', () => {
    const only = holidaysFromIcal(feed('outlook-closures'), {
      ...YEAR,
      include: { categories: ['HOLIDAY'] },
    });
    expect(only.holidays).toEqual([{ name: 'Labour Day', date: '2026-05-01' }]);
    expect(only.overrides).toEqual([]);
  });

  test('a zone that only the VTIMEZONE knows is converted to another clock', () => {
    const tokyo = holidaysFromIcal(feed('outlook-closures'), { ...YEAR, timeZone: 'Asia/Tokyo' });
    // 14:00 to 18:00 at +02:00 is 12:00Z to 16:00Z, 21:00 to 01:00 in Tokyo.
    expect(tokyo.overrides.slice(0, 2)).toEqual([
      { kind: 'remove', date: '2026-06-05', hours: '21:00-24:00', name: 'All hands' },
      { kind: 'remove', date: '2026-06-06', hours: '00:00-01:00', name: 'All hands' },
    ]);
    expect(tokyo.holidays).toEqual([{ name: 'Labour Day', date: '2026-05-01' }]);
  });
});

test('a government feed keeps its names, folded lines joined', () => {
  expect(holidaysFromIcal(feed('government-bank-holidays'), YEAR).holidays).toEqual([
    { name: 'Christmas Day', date: '2026-12-25' },
    {
      name: 'Boxing Day – substitute day for a holiday that falls on a Saturday',
      date: '2026-12-28',
    },
  ]);
});

describe('a feed of a company', () => {
  const imported = holidaysFromIcal(feed('company-shutdown'), {
    ...YEAR,
    timeZone: 'America/New_York',
  });

  test('a range is cut to the dates, and a cancelled occurrence is skipped', () => {
    // 2025, 2026 and 2027 by COUNT=3; 2027 is cancelled and out of the dates anyway.
    expect(imported.holidays).toEqual([
      { name: 'Winter shutdown', date: '2026-01-01' },
      { name: 'Inventory', date: '2026-04-01' },
      { name: 'Inventory', date: '2026-10-01' },
      { name: 'Winter shutdown', from: '2026-12-24', through: '2026-12-31' },
    ]);
  });

  test('the whole days of a timed event are holidays, the rest removes hours', () => {
    // 30 hours from 18:00 end at 24:00 of the next day; RDATE repeats it in September.
    expect(imported.overrides).toEqual([
      { kind: 'remove', date: '2026-03-31', hours: '18:00-24:00', name: 'Inventory' },
      { kind: 'remove', date: '2026-04-17', hours: '12:00-13:00', name: 'Drill' },
      { kind: 'remove', date: '2026-09-30', hours: '18:00-24:00', name: 'Inventory' },
    ]);
  });

  test('events without length and events that block nothing are skipped', () => {
    expect(imported.skipped).toEqual([
      { name: 'Tax day', date: '2026-04-15', reason: 'no-length' },
      { name: 'Vendor call', date: '2026-04-16', reason: 'transparent' },
    ]);
  });

  test('what cannot be computed is a warning, never a guess', () => {
    expect(imported.warnings.map(({ code, received }) => [code, received])).toEqual([
      ['unknown-zone', 'Drill'],
      ['unsupported-rule', 'Tick'],
    ]);
  });

  test('a cancelled occurrence closes nothing in its year', () => {
    const later = { from: '2027-12-01', through: '2027-12-31', timeZone: 'America/New_York' };
    const { holidays, skipped } = holidaysFromIcal(feed('company-shutdown'), later);
    expect(holidays).toEqual([]);
    expect(skipped).toEqual([{ name: 'Winter shutdown', date: '2027-12-24', reason: 'cancelled' }]);
  });
});

describe('repeating events', () => {
  test('29 February comes in leap years only', () => {
    const range = { from: '2026-01-01', through: '2032-12-31' };
    expect(datesOf('FREQ=YEARLY', '20240229', range)).toEqual(['2028-02-29', '2032-02-29']);
  });

  test('the last Monday of May', () => {
    expect(datesOf('FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', '20240527')).toEqual(['2026-05-25']);
  });

  test('the weekday before a date: the Friday among the first to third of July', () => {
    expect(datesOf('FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=2,3,4;BYDAY=FR', '20200703')).toEqual([
      '2026-07-03',
    ]);
  });

  test('the last working day of each quarter, by position', () => {
    const rule = 'FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
    expect(datesOf(rule, '20251231')).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
  });

  test('every other week keeps its phase from long ago, with weeks from Sunday', () => {
    // 2026-01-04 is a Sunday; weeks from Sunday put Sunday and Monday of one pair together.
    const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU';
    const january = { from: '2026-01-01', through: '2026-01-31' };
    expect(datesOf(rule, '20251221', january)).toEqual([
      '2026-01-04',
      '2026-01-05',
      '2026-01-18',
      '2026-01-19',
    ]);
  });

  test('UNTIL is included', () => {
    const rule = 'FREQ=DAILY;UNTIL=20260103';
    expect(datesOf(rule, '20260102')).toEqual(['2026-01-02', '2026-01-03']);
  });

  test('a rule that cannot come true ends', () => {
    expect(datesOf('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '20260101')).toEqual(['2026-01-01']);
  });

  test('COUNT is spent outside the dates too', () => {
    expect(datesOf('FREQ=YEARLY;COUNT=2', '20250101')).toEqual(['2026-01-01']);
  });

  test('an event twice in a feed is taken once', () => {
    const event = ['DTSTART;VALUE=DATE:20260501', 'SUMMARY:May Day'];
    const { holidays, skipped } = eventsIn([event, event]);
    expect(holidays).toHaveLength(1);
    expect(skipped).toEqual([{ name: 'May Day', date: '2026-05-01', reason: 'duplicate' }]);
  });

  test('a filter that is an expression with the g flag has no memory', () => {
    const { holidays } = eventsIn(
      [['DTSTART;VALUE=DATE:20260501'], ['DTSTART;VALUE=DATE:20260502']],
      { include: { summaryMatches: /holiday/g } },
    );
    expect(holidays).toHaveLength(2);
  });
});

test('hours of a timed event leave the night shift after midnight alone', () => {
  const { overrides } = eventsIn([['DTSTART:20260505T120000', 'DTEND:20260505T180000']]);
  const calendar = compileCalendar({
    timeZone: 'UTC',
    weekly: { tue: '08:00-16:00, 22:00-06:00' },
    overrides,
  });
  const [day, night] = openIntervals(calendar, '2026-05-05T00:00:00Z');
  expect(toIso([day, night])).toEqual([
    { startAt: '2026-05-05T08:00:00.000Z', endAt: '2026-05-05T12:00:00.000Z' },
    { startAt: '2026-05-05T22:00:00.000Z', endAt: '2026-05-06T06:00:00.000Z' },
  ]);
});

describe('mistakes of the caller', () => {
  test.each([
    ['', 'invalid-calendar'],
    ['not a calendar', 'invalid-calendar'],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'invalid-calendar'],
    ['BEGIN:VCARD\r\nEND:VCARD', 'invalid-calendar'],
    [
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:FREQ=NEVER\r\nEND:VEVENT\r\nEND:VCALENDAR',
      'invalid-calendar',
    ],
    [7 as never, 'invalid-type'],
  ])('%j is refused', (text, code) => {
    expect(thrownBy(() => holidaysFromIcal(text, YEAR))).toMatchObject({ code, path: ['text'] });
  });

  test('dates, zone and filter are checked', () => {
    const codeOf = (options: object) =>
      thrownBy(() => holidaysFromIcal(feed('google-holidays'), { ...YEAR, ...options })).code;
    expect(codeOf({ from: '2026-13-01' })).toBe('invalid-date');
    expect(codeOf({ through: '2025-12-31' })).toBe('invalid-date');
    expect(codeOf({ through: '2526-12-31' })).toBe('invalid-date');
    expect(codeOf({ timeZone: 'Mars/Olympus' })).toBe('invalid-time-zone');
    expect(codeOf({ include: { category: ['x'] } })).toBe('unknown-field');
    expect(codeOf({ tentative: 'maybe' })).toBe('invalid-option');
  });

  test('a date that does not exist spoils its event only', () => {
    const { holidays, warnings } = eventsIn([
      ['DTSTART;VALUE=DATE:20260231', 'SUMMARY:Nothing'],
      ['DTSTART;VALUE=DATE:20260301', 'SUMMARY:Something'],
    ]);
    expect(holidays).toEqual([{ name: 'Something', date: '2026-03-01' }]);
    expect(warnings).toMatchObject([{ code: 'unreadable-event', received: 'Nothing' }]);
  });
});
