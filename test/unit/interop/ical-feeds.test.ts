import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { holidaysFromIcal, type IcalHolidayOptions } from '../../../src/interop/ical.js';
import { calendarOf, event, outlookZone } from '../../fixtures/feeds.js';

/** Feeds in the shape of their producers, each read in calendars of other zones. */

const YEAR = { from: '2026-01-01', through: '2026-12-31' };
const ZONES = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Tokyo', 'UTC'] as const;

function read(name: string, timeZone: string, options: Partial<IcalHolidayOptions> = {}) {
  const url = new URL(`../../fixtures/ical/${name}.ics`, import.meta.url);
  return holidaysFromIcal(readFileSync(url, 'utf8'), { ...YEAR, timeZone, ...options });
}

function readLines(lines: readonly (string | readonly string[])[], timeZone = 'Europe/Berlin') {
  return holidaysFromIcal(calendarOf(...lines), { ...YEAR, timeZone });
}

const codesOf = ({ warnings }: { readonly warnings: readonly { readonly code: string }[] }) =>
  warnings.map(({ code }) => code);

describe('F5: exceptions of whole days', () => {
  // Mondays of June 2026 are 1, 8, 15, 22, 29: the 8th is deleted, the 15th moved to Wednesday the 17th.
  const expected = ['2026-06-01', '2026-06-17', '2026-06-22', '2026-06-29'];

  test.each(ZONES)('as Office 365 writes them mean their dates in a calendar of %s', (zone) => {
    const { holidays, warnings } = read('office365-series', zone);
    expect(holidays).toEqual(expected.map((date) => ({ name: 'Inventur', date })));
    expect(warnings).toEqual([]);
  });

  const series = (...more: readonly string[]) =>
    event('UID:s', 'DTSTART;VALUE=DATE:20260601', 'RRULE:FREQ=WEEKLY;COUNT=3', ...more);

  test.each([
    ['EXDATE;VALUE=DATE:20260608'],
    ['EXDATE:20260608T000000'],
    ['EXDATE:20260608T000000Z'],
    ['EXDATE;TZID=America/New_York:20260608T000000'],
    ['EXDATE;TZID=Customized Time Zone:20260608T000000'],
  ])('%s deletes Monday 8 June, without a doubt', (exdate) => {
    const { holidays, warnings } = readLines([series(exdate)], 'Asia/Tokyo');
    expect(holidays.map((one) => typeof one === 'object' && 'date' in one && one.date)).toEqual([
      '2026-06-01',
      '2026-06-15',
    ]);
    expect(warnings).toEqual([]);
  });

  test('one that is the midnight of the feed by UTC means that date, and is told', () => {
    // 22:00Z on the 7th is midnight of the 8th in Berlin, which the VTIMEZONE of the feed names.
    const lines = [outlookZone(), series('EXDATE:20260607T220000Z')];
    const { holidays, warnings } = readLines(lines, 'America/New_York');
    expect(holidays).toHaveLength(2);
    expect(warnings).toMatchObject([{ code: 'exception-type' }]);
    expect(warnings[0]?.hint).toMatch(/2026-06-07.*2026-06-08/);
  });

  test('one that meets no occurrence is told, and so is a change', () => {
    const change = event(
      'UID:s',
      'RECURRENCE-ID;VALUE=DATE:20260609',
      'DTSTART;VALUE=DATE:20260610',
    );
    const result = readLines([series('EXDATE;VALUE=DATE:20260602'), change]);
    expect(result.holidays).toHaveLength(4);
    expect(result.warnings.map(({ code, hint }) => [code, hint])).toEqual([
      ['unmatched-exception', 'EXDATE 2026-06-02 meets no occurrence'],
      ['unmatched-exception', 'RECURRENCE-ID 2026-06-09 meets no occurrence: both are taken'],
    ]);
  });

  test('a change without a UID changes no other event, and is told', () => {
    const change = event('RECURRENCE-ID;VALUE=DATE:20260610', 'DTSTART;VALUE=DATE:20260602');
    const result = readLines([change, event('DTSTART;VALUE=DATE:20260610')]);
    expect(result.holidays).toHaveLength(2);
    expect(codesOf(result)).toEqual(['unmatched-exception']);
  });

  test('an end that is the midnight of another clock is the end of the dates', () => {
    const lines = event(
      'DTSTART;VALUE=DATE:20260601',
      'DTEND;TZID=W. Europe Standard Time:20260603T000000',
    );
    expect(readLines([outlookZone(), lines], 'America/New_York').holidays).toEqual([
      { name: 'holiday', from: '2026-06-01', through: '2026-06-02' },
    ]);
  });
});

describe('F11: days on which people work', () => {
  test.each(ZONES)('as Apple marks them are no holidays in a calendar of %s', (zone) => {
    const { holidays, workdays, skipped, warnings, overrides } = read('apple-china', zone);
    expect(holidays).toEqual([{ name: '国庆节（休）', from: '2026-10-01', through: '2026-10-07' }]);
    expect(workdays).toEqual([{ name: '国庆节（班）', date: '2026-10-10' }]);
    expect(overrides).toEqual([]);
    // A solar term: others of the feed are marked as days off, and it is not.
    expect(skipped).toEqual([{ name: '霜降', date: '2026-10-23', reason: 'no-day-off' }]);
    expect(warnings).toMatchObject([{ code: 'workday', received: '国庆节（班）' }]);
  });

  test('a mark that is not known is told', () => {
    const lines = event('DTSTART;VALUE=DATE:20260601', 'X-APPLE-SPECIAL-DAY:BIRTHDAY');
    const { warnings } = readLines([lines]);
    expect(warnings).toMatchObject([{ code: 'unknown-kind' }]);
    expect(warnings[0]?.hint).toMatch(/"BIRTHDAY"/);
  });

  test('are opened by hours that the caller gives', () => {
    const { overrides, warnings } = read('apple-china', 'Asia/Shanghai', {
      workdayHours: '09:00-12:00,13:00-18:00',
      include: { summaryMatches: '休' },
    });
    expect(overrides).toEqual([
      {
        kind: 'replace',
        date: '2026-10-10',
        hours: '09:00-12:00, 13:00-18:00',
        name: '国庆节（班）',
      },
    ]);
    expect(warnings).toEqual([]);
  });
});

describe('F14: what kind of day it is', () => {
  const kindsOf = (...lines: readonly string[]) =>
    codesOf(readLines([event('DTSTART;VALUE=DATE:20260601', ...lines)]));

  test.each(ZONES)('Japanese 祭日 is told, 祝日 is not, in a calendar of %s', (zone) => {
    const { holidays, warnings } = read('google-japan', zone);
    expect(holidays).toHaveLength(2);
    expect(warnings).toMatchObject([{ code: 'possible-observance', received: '節分' }]);
  });

  test.each(ZONES)('a region, half a day and an unsettled date are told, in %s', (zone) => {
    const { warnings } = read('timeanddate-bavaria', zone);
    expect(warnings.map(({ code, received }) => [code, received])).toEqual([
      ['possible-observance', 'Eid al-Fitr (tentative)'],
      ['tentative-date', 'Eid al-Fitr (tentative)'],
      ['regional-holiday', 'Corpus Christi'],
      ['half-day', 'Christmas Eve (half-day)'],
    ]);
  });

  test.each([
    ['Observance in the USA', 'possible-observance'],
    ['Gedenktag', 'possible-observance'],
    ['Commémoration', 'possible-observance'],
    ['Conmemoración', 'possible-observance'],
    ['Ngày lễ kỷ niệm', 'possible-observance'],
    ['기념일', 'possible-observance'],
    ['Gesetzlicher Feiertag in Bayern', 'regional-holiday'],
    ['Jour férié en Alsace-Moselle', 'regional-holiday'],
    ['Festivo en Cataluña', 'regional-holiday'],
    ['Feiertag, halbtags', 'half-day'],
    ['Jour férié (demi-journée)', 'half-day'],
    ['祝日（半日）', 'half-day'],
    ['Public holiday, date may vary', 'tentative-date'],
    ['Feriado (provisional)', 'tentative-date'],
  ])('%s is told as %s', (description, code) => {
    expect(kindsOf(`DESCRIPTION:${description.replace(',', '\\,')}`)).toEqual([code]);
  });

  test.each([
    'Public holiday',
    'Gesetzlicher Feiertag',
    'Jour férié',
    'Festivo',
    '祝日',
    'Ngày lễ',
  ])('%s is a holiday', (description) => expect(kindsOf(`DESCRIPTION:${description}`)).toEqual([]));

  test('words within other words say nothing', () => {
    expect(kindsOf('SUMMARY:Seasonal closing')).toEqual([]);
    expect(kindsOf('SUMMARY:Bank holiday in lieu', 'DESCRIPTION:Public holiday')).toEqual([]);
  });

  test('a wording that is not known is told, once', () => {
    const one = (uid: string) =>
      event(`UID:${uid}`, `DTSTART;VALUE=DATE:2026060${uid}`, 'DESCRIPTION:Þjóðhátíð');
    const { holidays, warnings } = readLines([one('1'), one('2')]);
    expect(holidays).toHaveLength(2);
    expect(warnings).toMatchObject([{ code: 'unknown-kind' }]);
  });

  test('an observance of Google is known by the hint to hide it, in any language', () => {
    const lines = [
      'DTSTART;VALUE=DATE:20260601',
      'DESCRIPTION:Minnisdagur\\nFela: Google Calendar',
    ];
    const google = ['PRODID:-//Google Inc//Google Calendar 70.9054//EN', event(...lines)];
    expect(codesOf(readLines(google))).toEqual(['possible-observance']);
    expect(codesOf(readLines([event(...lines)]))).toEqual(['unknown-kind']);
  });

  test('Outlook says in a field of its own that a day is not settled', () => {
    const lines = event('DTSTART;VALUE=DATE:20260601', 'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE');
    expect(readLines([lines]).skipped).toMatchObject([{ reason: 'tentative' }]);
  });
});

describe('a bad line', () => {
  const good = event('UID:g', 'DTSTART;VALUE=DATE:20260601', 'SUMMARY:Good');

  test.each([
    ['an orphan line', [event('DTSTART;VALUE=DATE:20260602', 'and a cake for all')]],
    ['an entity', [event('DTSTART;VALUE=DATE:20260602', '&nbsp'), '&amp']],
    ['an end that closes nothing', [event('DTSTART;VALUE=DATE:20260602'), 'END:VALARM']],
    ['an exception that is none', [event('DTSTART;VALUE=DATE:20260602', 'EXDATE;X')]],
  ])('%s is told, and everything else is kept', (_, lines) => {
    const { holidays, warnings } = readLines([good, ...lines]);
    expect(holidays).toEqual([
      { name: 'Good', date: '2026-06-01' },
      { name: 'holiday', date: '2026-06-02' },
    ]);
    expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['unreadable-line']));
  });

  test('an event whose rule cannot be read is left out, not taken once', () => {
    const bad = event('UID:b', 'DTSTART;VALUE=DATE:20260602', 'RRULE:FREQ=NEVER', 'SUMMARY:Bad');
    const { holidays, warnings } = readLines([good, bad]);
    expect(holidays).toEqual([{ name: 'Good', date: '2026-06-01' }]);
    expect(warnings.map(({ code, received }) => [code, received])).toEqual([
      ['unreadable-line', '"RRULE:FREQ=NEVER"'],
      ['unreadable-event', 'Bad'],
    ]);
  });

  test('an event that is not closed is, before the next one', () => {
    const open = ['BEGIN:VEVENT', 'UID:o', 'DTSTART;VALUE=DATE:20260602', 'SUMMARY:Open'];
    const { holidays, warnings } = readLines([open, good]);
    expect(holidays.map((one) => typeof one === 'object' && one.name)).toEqual(['Good', 'Open']);
    expect(warnings).toMatchObject([{ code: 'unreadable-line', received: '"END:VEVENT"' }]);
  });

  test('an event within which the text breaks off is left out', () => {
    const text = calendarOf(good, event('UID:h', 'DTSTART;VALUE=DATE:20260602'));
    const cut = text.slice(0, text.lastIndexOf('END:VEVENT'));
    const { holidays, warnings } = holidaysFromIcal(cut, { ...YEAR, timeZone: 'UTC' });
    expect(holidays).toEqual([{ name: 'Good', date: '2026-06-01' }]);
    expect(warnings.map(({ received }) => received)).toEqual(['"BEGIN:VEVENT"', '"END:VCALENDAR"']);
  });

  test('a zone of whose VTIMEZONE a line is bad is not read by the rest of it', () => {
    const zone = outlookZone('Office').map((line) => (line.startsWith('TZOFFSETTO') ? 'TZ' : line));
    const lines = event('DTSTART;TZID=Office:20260601T100000', 'DURATION:PT1H');
    const { overrides, warnings } = readLines([zone, good, lines], 'UTC');
    expect(overrides).toMatchObject([{ hours: '10:00-11:00' }]);
    expect(codesOf({ warnings })).toContain('unknown-zone');
  });
});

describe('names of zones', () => {
  const at = (tzid: string, timeZone: string) => {
    const lines = event(`DTSTART;TZID=${tzid}:20260601T090000`, 'DURATION:PT1H');
    const { overrides, warnings } = readLines([lines], timeZone);
    return [(overrides[0] as { hours: string }).hours, codesOf({ warnings }).join()];
  };

  // 09:00 in June is 07:00Z at +02:00, 13:00Z at -04:00, 03:30Z at +05:30.
  test.each([
    ['W. Europe Standard Time', '07:00-08:00'],
    ['"Eastern Standard Time"', '13:00-14:00'],
    ['india standard time', '03:30-04:30'],
  ])('%s without a VTIMEZONE is read by the table of CLDR, and told', (tzid, hours) => {
    expect(at(tzid, 'UTC')).toEqual([hours, 'assumed-zone']);
  });

  test.each([
    ['/mozilla.org/20050126_1/Europe/Berlin', '07:00-08:00'],
    ['/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires', '12:00-13:00'],
    ['/citadel.org/20190914_1/UTC', '09:00-10:00'],
  ])('%s names its zone', (tzid, hours) => {
    expect(at(tzid, 'UTC')).toEqual([hours, '']);
  });

  test('a name that is in no table is told as unknown, once for each event', () => {
    expect(at('Office Time', 'UTC')).toEqual(['09:00-10:00', 'unknown-zone']);
  });

  test('a VTIMEZONE is held to before the table', () => {
    const zone = outlookZone('Eastern Standard Time');
    const lines = event('DTSTART;TZID=Eastern Standard Time:20260601T090000', 'DURATION:PT1H');
    // The feed calls the zone of Berlin so.
    expect(readLines([zone, lines], 'UTC').overrides).toMatchObject([{ hours: '07:00-08:00' }]);
  });

  test('times without a zone in a feed that names one are told', () => {
    const lines = ['X-WR-TIMEZONE:Asia/Tokyo', event('DTSTART:20260601T090000', 'DURATION:PT1H')];
    expect(codesOf(readLines(lines))).toEqual(['floating-time']);
    expect(codesOf(readLines(lines, 'Asia/Tokyo'))).toEqual([]);
  });
});

describe('revisions', () => {
  test.each(ZONES)('a feed of requests, cancellations and answers, in a calendar of %s', (zone) => {
    const { holidays, skipped, warnings } = read('exchange-recall', zone);
    expect(holidays).toEqual([
      { name: 'Audit', date: '2026-05-12' },
      { name: 'Training', date: '2026-05-18' },
      { name: 'Training', date: '2026-05-20' },
    ]);
    expect(skipped.map(({ name, date, reason }) => `${date} ${name}: ${reason}`)).toEqual([
      '2026-05-04 Move: cancelled',
      '2026-05-11 Audit: superseded',
      '2026-05-19 Canceled: Training: cancelled',
      '2026-05-25 Accepted: Party: not-announced',
    ]);
    expect(warnings).toEqual([]);
  });

  const dated = (...lines: readonly string[]) =>
    event('UID:1', 'DTSTART;VALUE=DATE:20260601', ...lines);
  const moved = (...lines: readonly string[]) =>
    event('UID:1', 'DTSTART;VALUE=DATE:20260602', ...lines);
  const datesOf = (...lines: readonly (readonly string[])[]) =>
    readLines(lines).holidays.map((one) => typeof one === 'object' && 'date' in one && one.date);

  test('the highest SEQUENCE counts, wherever it stands', () => {
    expect(datesOf(dated('SEQUENCE:2'), moved('SEQUENCE:10'))).toEqual(['2026-06-02']);
    expect(datesOf(moved('SEQUENCE:10'), dated('SEQUENCE:2'))).toEqual(['2026-06-02']);
  });

  test('of one SEQUENCE the latest DTSTAMP counts', () => {
    const [early, late] = ['DTSTAMP:20260101T000000Z', 'DTSTAMP:20260102T000000Z'];
    expect(datesOf(moved(late), dated(early))).toEqual(['2026-06-02']);
  });

  test('where nothing says which came later both are taken, and told', () => {
    const result = readLines([dated(), moved()]);
    expect(result.holidays).toHaveLength(2);
    expect(codesOf(result)).toEqual(['same-uid']);
  });

  test('a cancellation that is older than the event cancels nothing', () => {
    const cancel = calendarOf('METHOD:CANCEL', event('UID:1', 'SEQUENCE:1', 'SUMMARY:Off'));
    const text = `${calendarOf(dated('SEQUENCE:2'))}\r\n${cancel}`;
    const { holidays } = holidaysFromIcal(text, { ...YEAR, timeZone: 'UTC' });
    expect(holidays).toEqual([{ name: 'holiday', date: '2026-06-01' }]);
  });

  test('a cancellation of an event that is not there, and without a date, is told', () => {
    const result = readLines(['METHOD:CANCEL', event('UID:1', 'SUMMARY:Off')]);
    expect(result.warnings).toMatchObject([{ code: 'unreadable-event', received: 'Off' }]);
  });
});

describe('lengths', () => {
  test.each(ZONES)('23:59 and 23:59:59 are the end of the day, in a calendar of %s', (zone) => {
    const { holidays, warnings } = read('nextcloud-closures', zone);
    expect(holidays).toEqual([{ name: 'Umzug', date: '2026-05-11' }]);
    expect(warnings.map(({ code, received }) => [code, received])).toEqual([
      ['end-of-day', 'Umzug'],
      ['end-of-day', 'Sommerfest'],
    ]);
  });

  test('an afternoon until 23:59:59 ends at midnight of its own clock', () => {
    // 14:00 to 24:00 in Berlin is 21:00 to 07:00 in Tokyo.
    const [berlin, tokyo] = ['Europe/Berlin', 'Asia/Tokyo'].map((zone) =>
      read('nextcloud-closures', zone).overrides.map((one) => 'hours' in one && one.hours),
    );
    expect(berlin).toEqual(['14:00-24:00']);
    expect(tokyo).toEqual(['21:00-24:00', '00:00-07:00']);
  });

  test('dates whose end is no later than their start are one day, and told', () => {
    const { holidays, warnings } = readLines([
      event('DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260601'),
    ]);
    expect(holidays).toEqual([{ name: 'holiday', date: '2026-06-01' }]);
    expect(codesOf({ warnings })).toEqual(['doubtful-end']);
  });

  test('from midnight to midnight of another clock is hours here, and told', () => {
    const lines = event('DTSTART:20260601T000000Z', 'DTEND:20260602T000000Z');
    const { overrides, warnings } = readLines([lines]);
    expect(overrides.map((one) => 'hours' in one && one.hours)).toEqual([
      '02:00-24:00',
      '00:00-02:00',
    ]);
    expect(codesOf({ warnings })).toEqual(['midnight-elsewhere']);
  });

  test('a repeated DTEND is so much time as the first time (RFC 5545, 3.8.5.3), and told', () => {
    // 22:00 to 06:00 is eight hours; Berlin loses one in the night to 29 March 2026, so it ends at 07:00.
    const lines = event(
      'DTSTART;TZID=Europe/Berlin:20260321T220000',
      'DTEND;TZID=Europe/Berlin:20260322T060000',
      'RRULE:FREQ=WEEKLY;COUNT=3',
    );
    const { overrides, warnings } = readLines([lines]);
    expect(
      overrides.flatMap((one) => ('hours' in one ? [one.hours] : [])).filter((_, i) => i % 2),
    ).toEqual(['00:00-06:00', '00:00-07:00', '00:00-06:00']);
    expect(warnings).toMatchObject([{ code: 'clock-change' }]);
    expect(warnings[0]?.hint).toMatch(/on 2026-03-28 it ends at 07:00 and not at 06:00/);
  });

  test('what stands twice, and periods, are told', () => {
    const lines = event(
      'DTSTART:20260601T090000',
      'DTSTART:20260602T090000',
      'DTEND:20260601T100000',
      'DURATION:PT3H',
      'RDATE;VALUE=PERIOD:20260605T090000/PT5H',
    );
    const { overrides, warnings } = readLines([lines]);
    expect(overrides).toHaveLength(2);
    expect(codesOf({ warnings })).toEqual([
      'repeated-property',
      'repeated-property',
      'period-length',
    ]);
  });
});

describe('feeds that leave no doubt', () => {
  test.each(ZONES)('gov.uk, OPM and Thunderbird in a calendar of %s', (zone) => {
    expect(read('govuk-bank-holidays', zone)).toMatchObject({
      holidays: [
        { name: 'Spring bank holiday', date: '2026-05-25' },
        { name: 'Summer bank holiday', date: '2026-08-31' },
      ],
      skipped: [],
      warnings: [],
    });
    expect(read('us-opm-federal-holidays', zone)).toMatchObject({
      holidays: [{ date: '2026-07-03' }, { date: '2026-09-07' }],
      warnings: [],
    });
    expect(read('thunderbird-closures', zone)).toMatchObject({
      holidays: [{ name: 'Kirchweih', date: '2026-06-12' }],
      warnings: [],
    });
  });

  test('a zone of Thunderbird is on the clock of the calendar', () => {
    // 13:00 to 17:00 in Berlin is 07:00 to 11:00 in New York in summer.
    expect(read('thunderbird-closures', 'America/New_York').overrides).toEqual([
      { kind: 'remove', date: '2026-06-10', hours: '07:00-11:00', name: 'Betriebsversammlung' },
    ]);
  });
});

test('tasks and journals are counted, not forgotten', () => {
  const task = ['BEGIN:VTODO', 'UID:t', 'SUMMARY:Call', 'END:VTODO'];
  const { warnings } = readLines([task, task, event('DTSTART;VALUE=DATE:20260601')]);
  expect(warnings).toMatchObject([
    { code: 'other-component', received: 'VTODO', hint: '2 of them left out' },
  ]);
});
