import { describe, expect, test } from 'vitest';
import { ALL_DAYS } from '../../src/calendar/plan/date-span.js';
import { parseDate } from '../../src/core/civil.js';
import { isSlaError } from '../../src/core/error.js';
import { holidaysFromDateHolidays } from '../../src/interop/date-holidays.js';
import { holidaysFromIcal } from '../../src/interop/ical.js';
import { calendarFromOpeningHours } from '../../src/interop/opening-hours.js';
import {
  calendarFromOpeningHoursSpecification,
  openingHoursSpecificationOf,
} from '../../src/interop/schema-org.js';
import { recurrenceDays } from '../../src/interop/shared/recurrence.js';
import { readRecurrenceRule } from '../../src/interop/shared/recurrence-rule.js';
import { allSteps, MOST_STEPS } from '../../src/interop/shared/steps.js';
import {
  calendarFromVavailability,
  vavailabilityFromCalendar,
} from '../../src/interop/vavailability.js';
import {
  availability,
  available,
  calendarOf,
  event,
  OUTLOOK_BERLIN,
  outlookZone,
  times,
} from '../fixtures/feeds.js';
import { thrownBy } from '../oracle/thrown.js';

// No clock is read here: what grows faster than its text does not end within the limit of the runner.

const YEAR = { from: '2026-01-01', through: '2026-12-31', timeZone: 'UTC' };
const OFFICE = { timeZone: 'UTC', weekly: { mon: '09:00-17:00' } };

function hoursOf(...lines: readonly string[]): unknown {
  const { overrides, holidays } = holidaysFromIcal(calendarOf(event(...lines)), YEAR);
  return [
    ...holidays.map((holiday) => Object.values(holiday).slice(1).join(' ')),
    ...overrides.map((one) => ('date' in one ? `${one.date} ${one.hours}` : one)),
  ];
}

/** The steps that a rule takes for one year, far from its start. */
function stepsOf(rule: object, start = '2001-01-01', through = '2026-12-31'): number {
  const steps = allSteps();
  const read = readRecurrenceRule(rule);
  if (read === undefined) throw new Error('not read');
  const span = { first: parseDate('2026-01-01'), last: parseDate(through) };
  recurrenceDays(read, parseDate(start), span, { steps });
  return MOST_STEPS - steps.left;
}

describe('A7: hours of a DURATION pass, weeks and days go by the clock', () => {
  // Clocks go from 02:00 to 03:00 at 01:00Z on 2026-03-29, and back at 01:00Z on 2026-10-25.
  test.each([
    ['three hours over the spring night', '20260329T013000', 'PT3H', ['2026-03-29 00:30-03:30']],
    [
      'three hours over the autumn night',
      '20261025T013000',
      'PT3H',
      ['2026-10-24 23:30-24:00', '2026-10-25 00:00-02:30'],
    ],
    [
      '24 hours over the spring night',
      '20260328T120000',
      'PT24H',
      ['2026-03-28 11:00-24:00', '2026-03-29 00:00-11:00'],
    ],
    [
      'one day over the spring night',
      '20260328T120000',
      'P1D',
      ['2026-03-28 11:00-24:00', '2026-03-29 00:00-10:00'],
    ],
    [
      'one day over the autumn night',
      '20261024T120000',
      'P1D',
      ['2026-10-24 10:00-24:00', '2026-10-25 00:00-11:00'],
    ],
    [
      'the day goes first, and then the hours',
      '20260328T013000',
      'P1DT3H',
      ['2026-03-28 00:30-24:00', '2026-03-29 00:00-03:30'],
    ],
  ])('%s', (_, start, duration, expected) => {
    expect(hoursOf(`DTSTART;TZID=Europe/Berlin:${start}`, `DURATION:${duration}`)).toEqual(
      expected,
    );
  });

  test('a week of whole days is a week of dates', () => {
    expect(hoursOf('DTSTART;VALUE=DATE:20260326', 'DURATION:P1W')).toEqual([
      '2026-03-26 2026-04-01',
    ]);
  });

  test('each repetition is as long as its own night makes it', () => {
    const lines = [
      'DTSTART;TZID=Europe/Berlin:20260328T013000',
      'DURATION:PT3H',
      'RRULE:FREQ=DAILY;COUNT=2',
    ];
    expect(hoursOf(...lines)).toEqual(['2026-03-28 00:30-03:30', '2026-03-29 00:30-03:30']);
  });

  test('a single AVAILABLE too is open for hours that pass', () => {
    const part = available('DTSTART;TZID=Europe/Berlin:20260329T013000', 'DURATION:PT3H');
    const { calendar } = calendarFromVavailability(calendarOf(availability(part)));
    // 01:30 and three hours that pass are 05:30 on a clock that skips one.
    expect(calendar.overrides).toMatchObject([{ date: '2026-03-29', hours: '01:30-05:30' }]);
  });
});

describe('A8: a label that a VTIMEZONE skips is read with the offset before the gap', () => {
  test.each([
    ['before the gap', '20260329T013000', '00:30-01:00'],
    ['in the gap', '20260329T023000', '01:30-02:00'],
    ['after the gap', '20260329T033000', '01:30-02:00'],
    ['in the repeated hour, its first time', '20261025T023000', '00:30-01:00'],
    ['after the repeated hour', '20261025T033000', '02:30-03:00'],
  ])('%s', (_, start, hours) => {
    const lines = event(`DTSTART;TZID=${OUTLOOK_BERLIN}:${start}`, 'DURATION:PT30M');
    const { overrides } = holidaysFromIcal(calendarOf(outlookZone(), lines), YEAR);
    expect(overrides).toMatchObject([{ hours }]);
  });

  test('before the first change that a VTIMEZONE knows, its TZOFFSETFROM holds', () => {
    const zone = outlookZone().map((line) => line.replace('DTSTART:1601', 'DTSTART:2026'));
    const lines = event(`DTSTART;TZID=${OUTLOOK_BERLIN}:20250701T120000`, 'DURATION:PT1H');
    const then = { ...YEAR, from: '2025-01-01' };
    const { overrides } = holidaysFromIcal(calendarOf(zone, lines), then);
    // The winter part begins first, on 2026-01-01, and comes from +02:00.
    expect(overrides).toMatchObject([{ hours: '10:00-11:00' }]);
  });
});

describe('A11: dates are those that a calendar takes', () => {
  const holiday = (date: string, start: number, end: number) => [
    { date, name: 'End', type: 'public', start: new Date(start), end: new Date(end) },
  ];

  test('a holiday of date-holidays that ends after 9999 is refused', () => {
    const list = holiday('9999-12-30 00:00:00', -60_000_000_000_000, 250_000_000_000_000);
    expect(thrownBy(() => holidaysFromDateHolidays(list))).toMatchObject({
      code: 'invalid-date',
      path: ['list', 0, 'end'],
    });
  });

  test('the last date itself is taken', () => {
    const start = Date.UTC(9999, 11, 31);
    const list = holiday('9999-12-31 00:00:00', start, start + 86_399_999);
    expect(holidaysFromDateHolidays(list).holidays).toEqual([{ name: 'End', date: '9999-12-31' }]);
  });

  test('an event at either end of time, on a far clock, has a date that is one', () => {
    const lines = [
      event('DTSTART;TZID=Pacific/Kiritimati:00010101T000000', 'DURATION:P9D'),
      event('DTSTART;TZID=Pacific/Pago_Pago:99991231T230000', 'DURATION:PT9H'),
    ];
    for (const date of ['0001-01-01', '9999-12-31']) {
      const dates = { timeZone: 'UTC', from: date, through: date };
      const seen: string[] = [];
      const include = (one: { readonly date: string }) => seen.push(one.date) > 0;
      holidaysFromIcal(calendarOf(...lines), { ...dates, include });
      expect(seen.filter((one) => parseDate(one) < ALL_DAYS.first)).toEqual([]);
    }
  });
});

describe('B2: the length of an AVAILABLE is no work of its own', () => {
  test.each([
    ['weeks beyond all dates', 'DURATION:P99999999W'],
    ['400 nines', `DURATION:P${'9'.repeat(400)}W`],
    ['all of time', 'DTEND:99991231T090000'],
    ['a century', 'DURATION:P36500D'],
    ['a thousand weeks, each week', 'DURATION:P1000W\r\nRRULE:FREQ=WEEKLY'],
  ])('%s: a warning, or an error that says how to stay below', (_, length) => {
    const text = calendarOf(availability(available('DTSTART:20260105T090000', length)));
    const answer = attemptOf(() => calendarFromVavailability(text).warnings);
    expect(answer).toMatch(/unreadable|steps|dates that differ/);
  });

  test('from the first year on, a day at a time is more than a text may take', () => {
    const part = available('DTSTART:00010101T090000', 'DTEND:99991231T090000');
    expect(attemptOf(() => calendarFromVavailability(calendarOf(availability(part))))).toMatch(
      /steps/,
    );
  });

  test('27 years are in', () => {
    const part = available('DTSTART:20260105T000000', 'DURATION:P9990D');
    const { calendar } = calendarFromVavailability(calendarOf(availability(part)));
    expect(calendar.overrides).toHaveLength(9990);
  });
});

describe('B8: a VTIMEZONE is expanded once', () => {
  test('5,000 past events of Outlook cost little, and give nothing', () => {
    const past = times(5000, (i) =>
      event(
        `DTSTART;TZID=${OUTLOOK_BERLIN}:2019${'0102030405060708091011'.slice((i % 11) * 2, (i % 11) * 2 + 2)}05T100000`,
        'DURATION:PT1H',
      ),
    );
    expect(holidaysFromIcal(calendarOf(outlookZone(), past), YEAR).overrides).toEqual([]);
  });

  test('a daily event is converted for ten years', () => {
    const daily = event(
      `DTSTART;TZID=${OUTLOOK_BERLIN}:20190101T100000`,
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY',
    );
    const years = { ...YEAR, through: '2035-12-31' };
    // 2026 to 2035 are ten years with two leap days, 2028 and 2032.
    expect(holidaysFromIcal(calendarOf(outlookZone(), daily), years).overrides).toHaveLength(3652);
  });

  test('300 definitions with an event of each are in bounds, or told', () => {
    const all = times(300, (i) => [
      ...outlookZone(`Zone ${i}`),
      ...event(`DTSTART;TZID=Zone ${i}:20260105T100000`, 'DURATION:PT1H', `SUMMARY:${i}`),
    ]);
    expect(attemptOf(() => holidaysFromIcal(calendarOf(all), YEAR))).toMatch(/steps/);
  });
});

describe('B9: rules that never come true end soon', () => {
  test.each([
    ['30 February, counted', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9'],
    ['30 February, each day', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9'],
    ['30 February, each day, without end', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ['31 February, by months', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31;COUNT=9'],
    ['week 53 in July', 'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=7;COUNT=9'],
    ['the sixth Monday', 'FREQ=MONTHLY;BYDAY=6MO;COUNT=9'],
    ['day 366 in January', 'FREQ=WEEKLY;BYYEARDAY=366;BYMONTH=1;COUNT=9'],
    ['the 40th of seven', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=40;COUNT=9'],
  ])('%s: 2,000 events of it are refused, with the limit', (_, rule) => {
    const events = times(2000, () => event('DTSTART;VALUE=DATE:00010101', `RRULE:${rule}`));
    const century = { ...YEAR, through: '2125-12-31' };
    const error = thrownBy(() => holidaysFromIcal(calendarOf(events), century));
    expect(error).toMatchObject({ code: 'invalid-calendar', path: ['text'] });
    expect(error.message).toContain(String(MOST_STEPS));
  });

  test('a yearly rule takes steps for its dates, not for the days of its years', () => {
    const rule = { freq: 'YEARLY', bymonth: 5, bymonthday: 1 };
    expect(stepsOf(rule)).toBeLessThan(10);
    expect(stepsOf({ ...rule, bymonthday: undefined, byday: '-1MO' })).toBeLessThan(10);
    // Twice the years are at most twice the steps.
    expect(stepsOf(rule, '2001-01-01', '2045-12-31')).toBeLessThanOrEqual(
      2.5 * stepsOf(rule, '2001-01-01', '2035-12-31'),
    );
  });

  test('a count that is spent long before takes no steps to spend', () => {
    const daily = { freq: 'DAILY', count: 20_000 };
    expect(stepsOf(daily, '1990-01-01')).toBeLessThan(1200);
    expect(
      stepsOf({ freq: 'WEEKLY', byday: ['MO', 'TH'], count: 9000 }, '1950-01-01'),
    ).toBeLessThan(600);
  });

  test('a count that is skipped ends where a walk would', () => {
    const lines = ['DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=DAILY;INTERVAL=3;COUNT=733'];
    // The 733rd is 732 times three days later: 2,196 days after 2020-01-01 are 2026-01-05.
    expect(hoursOf(...lines)).toEqual(['2026-01-02', '2026-01-05']);
  });

  test('a VTIMEZONE that counts from 1970 is in', () => {
    const zone = outlookZone(OUTLOOK_BERLIN, ';COUNT=900').map((line) =>
      line.replace('1601', '1970'),
    );
    const events = times(500, () =>
      event(`DTSTART;TZID=${OUTLOOK_BERLIN}:20260705T100000`, 'DURATION:PT1H'),
    );
    const { overrides } = holidaysFromIcal(calendarOf(zone, events), YEAR);
    expect(overrides).toMatchObject([{ date: '2026-07-05', hours: '08:00-09:00' }]);
  });

  test.each([
    { freq: 'MONTHLY', byday: '99MO' },
    { freq: 'MONTHLY', byday: '0MO' },
    { freq: 'MONTHLY', bymonthday: 32 },
    { freq: 'YEARLY', bymonth: -3 },
    { freq: 'YEARLY', byyearday: [1, 367] },
    { freq: 'YEARLY', bymonth: 1.5 },
    { freq: 'YEARLY', bysetpos: 0 },
  ])('numbers that no calendar has make no rule: %j', (rule) => {
    expect(readRecurrenceRule(rule)).toBeUndefined();
  });
});

describe('changes, exceptions and names of events cost what they are', () => {
  test('4,000 events of one UID, and as many changes', () => {
    const events = times(4000, () => event('UID:a', 'DTSTART:20260101T100000', 'DURATION:PT1H'));
    const changes = times(4000, () =>
      event('UID:a', 'RECURRENCE-ID:20260101T100000', 'DTSTART:20260102T100000', 'DURATION:PT1H'),
    );
    const { overrides } = holidaysFromIcal(calendarOf(events, changes), YEAR);
    expect(overrides).toMatchObject([{ date: '2026-01-02', hours: '10:00-11:00' }]);
  });

  test('a summary of a megabyte on 10,000 days is looked at once', () => {
    const lines = ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;COUNT=10000'];
    const text = calendarOf(event(...lines, `SUMMARY:${'x'.repeat(1_000_000)}`));
    const through = '2060-12-31';
    const include = { summaryMatches: 'y' };
    expect(holidaysFromIcal(text, { ...YEAR, through, include }).skipped).toHaveLength(10_000);
    expect(holidaysFromIcal(text, { ...YEAR, through }).holidays).toHaveLength(10_000);
  });

  test('components that stand deeper than any feed has are refused', () => {
    const nested = [...times(100_000, () => ['BEGIN:A']), ...times(100_000, () => ['END:A'])];
    const error = thrownBy(() => holidaysFromIcal(calendarOf(nested), YEAR));
    expect(error).toMatchObject({ code: 'invalid-calendar', received: 'deeper ones' });
  });
});

describe('B15: what a third party does not read in linear time has a limit', () => {
  test('opening hours have at most 1,000 characters', () => {
    const read = (text: string) => () => calendarFromOpeningHours(text, YEAR);
    expect(thrownBy(read('a'.repeat(1001)))).toMatchObject({
      code: 'invalid-type',
      path: ['text'],
    });
    expect(thrownBy(read('a'.repeat(1000))).code).toBe('invalid-calendar');
    expect(thrownBy(read('a'.repeat(10_000_000))).message).toContain('1000');
  });

  test('dates times parts of opening hours are at most those of a century', () => {
    const hours = Array.from(
      { length: 20 },
      (_, i) => `${String(i).padStart(2, '0')}:00-${String(i).padStart(2, '0')}:30`,
    );
    const read = (through: string) => () =>
      calendarFromOpeningHours(`Mo-Su ${hours.join(',')}`, { ...YEAR, through });
    // 36,600 by 20 are 1,830 dates: 2026-01-01 is the first, 2031-01-04 the last.
    expect(thrownBy(read('2031-01-05'))).toMatchObject({
      code: 'invalid-date',
      path: ['options', 'through'],
    });
    expect(read('2031-01-04')().calendar.layers).toHaveLength(1);
  });

  test('specifications are at most 10,000, and overlaps are found among so many', () => {
    const dates = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
    const some = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        '@type': 'OpeningHoursSpecification' as const,
        ...{ validFrom: dates(i), validThrough: dates(i + 1), dayOfWeek: 'Monday' },
        ...{ opens: '09:00', closes: '17:00' },
      }));
    const read = (count: number) => () =>
      calendarFromOpeningHoursSpecification(some(count) as never, { timeZone: 'UTC' });
    // Each but the first overlaps the one before; of seven stretches of two days five have no Monday.
    const { warnings } = read(10_000)();
    expect(warnings.filter(({ code }) => code === 'overlapping-validity')).toHaveLength(9999);
    expect(thrownBy(read(10_001))).toMatchObject({
      code: 'invalid-type',
      path: ['specifications'],
    });
  });

  test('a line of iCalendar has at most 1,000 parameters, folded or not', () => {
    const read = (line: string) => () =>
      holidaysFromIcal(calendarOf(event('DTSTART;VALUE=DATE:20260101', line)), YEAR);
    for (const parameter of [';A=b', ';A="b:c"', ';A=b\r\n ', ';=', ';:A=b']) {
      const error = attemptOf(read(`X-LONG${parameter.repeat(300_000)}:v`));
      expect(error).toMatch(/parameters|invalid-calendar/);
    }
    expect(read(`X-LONG${';A=b'.repeat(1000)}:v`)().holidays).toHaveLength(1);
    expect(read(`DESCRIPTION;LANGUAGE=en:${'a=b\\;'.repeat(5000)}`)().holidays).toHaveLength(1);
  });
});

describe('C4: rules of many intervals', () => {
  const rule = (weeks: number) =>
    available('DTSTART:20260105T090000', 'DURATION:PT1H', `RRULE:FREQ=WEEKLY;INTERVAL=${weeks}`);

  test('that begin anew after more weeks than a rota has are refused', () => {
    const text = calendarOf(availability(...[47, 43, 41, 37].map(rule)));
    expect(thrownBy(() => calendarFromVavailability(text))).toMatchObject({
      code: 'invalid-calendar',
      received: 'intervals of 47 and 43 weeks',
    });
  });

  test('that begin anew within 520 weeks are in', () => {
    const text = calendarOf(availability(...[40, 13].map(rule)));
    const layers = calendarFromVavailability(text).calendar.layers ?? [];
    const weekly = layers.at(-1)?.weekly;
    expect(weekly).toHaveProperty('weeks.length', 520);
  });

  test('a thousand rules that begin one after the other are refused, or in', () => {
    const date = (i: number) =>
      new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10).replaceAll('-', '');
    const parts = Array.from({ length: 1000 }, (_, i) =>
      available(`DTSTART:${date(i)}T090000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY'),
    );
    expect(attemptOf(() => calendarFromVavailability(calendarOf(availability(...parts))))).toMatch(
      /steps/,
    );
  });
});

describe('C7: options of importers, whatever they are', () => {
  const ODD: readonly unknown[] = [undefined, null, 5, 'text', [], () => 0, Number.NaN, new Map()];
  const place = { lat: 1, lon: 2, address: { country_code: 'de', state: 'Berlin' } };
  test.each<readonly [string, (options: never) => unknown]>([
    ['holidaysFromIcal', (options) => holidaysFromIcal(calendarOf(), options)],
    [
      'holidaysFromIcal, a filter',
      (include) => holidaysFromIcal(calendarOf(), { ...YEAR, include }),
    ],
    [
      'holidaysFromIcal, categories',
      (five) => holidaysFromIcal(calendarOf(), { ...YEAR, include: { categories: [five] } }),
    ],
    ['holidaysFromDateHolidays', (options) => holidaysFromDateHolidays([], options)],
    ['holidaysFromDateHolidays, a list', (list) => holidaysFromDateHolidays(list)],
    [
      'calendarFromVavailability',
      (options) => calendarFromVavailability(vavailabilityFromCalendar(OFFICE).text, options),
    ],
    ['calendarFromVavailability, a text', (text) => calendarFromVavailability(text)],
    ['vavailabilityFromCalendar', (options) => vavailabilityFromCalendar(OFFICE, options)],
    ['calendarFromOpeningHours', (options) => calendarFromOpeningHours('24/7', options)],
    ['calendarFromOpeningHours, a text', (text) => calendarFromOpeningHours(text, YEAR)],
    [
      'calendarFromOpeningHours, a place',
      (nominatim) => calendarFromOpeningHours('PH off', { ...YEAR, nominatim }),
    ],
    [
      'calendarFromOpeningHours, an address',
      (address) =>
        calendarFromOpeningHours('PH off', { ...YEAR, nominatim: { ...place, address } }),
    ],
    [
      'calendarFromOpeningHours, a latitude',
      (lat) =>
        calendarFromOpeningHours('sunrise-sunset', { ...YEAR, nominatim: { ...place, lat } }),
    ],
    [
      'calendarFromOpeningHoursSpecification',
      (options) => calendarFromOpeningHoursSpecification([], options),
    ],
    ['openingHoursSpecificationOf', (options) => openingHoursSpecificationOf(OFFICE, options)],
  ])('%s: an answer or an SlaError', (_, call) => {
    for (const odd of ODD) expect(attemptOf(() => call(odd as never))).not.toContain('raw:');
  });
});

describe('C9: what a parser trips over is no hint', () => {
  test.each([
    [
      'an address without a country',
      () =>
        calendarFromOpeningHours('PH off', {
          ...YEAR,
          nominatim: { lat: 1, lon: 2, address: {} },
        } as never),
    ],
    [
      'a property outside of all components',
      () => holidaysFromIcal('DTSTART:20260101\r\nEND:VCALENDAR', YEAR),
    ],
    [
      'more ends than begins',
      () => holidaysFromIcal('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VCALENDAR\r\nA:b', YEAR),
    ],
    ['an end first', () => holidaysFromIcal('END:VCALENDAR\r\nBEGIN:VEVENT\r\nA:b', YEAR)],
  ])('%s', (_, call) => {
    const { message } = thrownBy(call);
    expect(message).not.toMatch(/of undefined|of null|not a function|properties|call stack/);
  });

  test('what it says of the text is one', () => {
    const text = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;X\r\nEND:VEVENT\r\nEND:VCALENDAR';
    expect(thrownBy(() => holidaysFromIcal(text, YEAR)).hint).toContain('Invalid parameters');
  });
});

/** An answer or an SlaError as text; `raw:` for anything else that was thrown. */
function attemptOf(call: () => unknown): string {
  try {
    return JSON.stringify(call()) ?? 'undefined';
  } catch (error) {
    return isSlaError(error) ? `${error.code}: ${error.message}` : `raw: ${String(error)}`;
  }
}
