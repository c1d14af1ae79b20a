import { describe, expect, test } from 'vitest';
import type { PlainCalendar } from '../../../src/calendar.js';
import {
  calendarFromVavailability,
  vavailabilityFromCalendar,
} from '../../../src/interop/vavailability.js';
import { thrownBy } from '../../oracle/thrown.js';

type Lines = readonly string[];

const available = (...lines: Lines): Lines => ['BEGIN:AVAILABLE', ...lines, 'END:AVAILABLE'];
const component = (...lines: readonly (string | Lines)[]): Lines => [
  'BEGIN:VAVAILABILITY',
  ...lines.flat(),
  'END:VAVAILABILITY',
];
const read = (...lines: readonly Lines[]) =>
  calendarFromVavailability(
    ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines.flat(), 'END:VCALENDAR'].join('\r\n'),
  );
const WEEKDAYS = available(
  'UID:weekdays',
  'DTSTART;TZID=Europe/Paris:20260105T090000',
  'DTEND;TZID=Europe/Paris:20260105T170000',
  'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
);
const EVERY_DAY = 'mon,tue,wed,thu,fri';

describe('reading', () => {
  test('a component with bounds is closed outside its rules and says nothing outside its bounds', () => {
    const { calendar, warnings } = read(
      component(
        'SUMMARY:Office',
        'DTSTART;TZID=Europe/Paris:20260101T000000',
        'DTEND;TZID=Europe/Paris:20270101T000000',
        WEEKDAYS,
      ),
    );
    expect(calendar).toEqual({
      timeZone: 'Europe/Paris',
      layers: [
        { name: 'Office', from: '2026-01-01', through: '2026-01-04', weekly: {} },
        {
          name: 'Office',
          from: '2026-01-05',
          through: '2026-12-31',
          weekly: { [EVERY_DAY]: '09:00-17:00' },
        },
      ],
      overrides: [],
    });
    expect(warnings).toEqual([]);
  });

  test('UNTIL in UTC ends a rule with its last day on the clock', () => {
    // 2026-01-30T08:00Z is 09:00 in Paris: that Friday is the last.
    const { calendar } = read(
      component(
        'UID:a',
        WEEKDAYS.map((line) => line.replace('TH,FR', 'TH,FR;UNTIL=20260130T080000Z')),
      ),
    );
    expect(calendar.layers?.map(({ from, through }) => [from, through])).toEqual([
      [undefined, '2026-01-04'],
      ['2026-01-05', '2026-01-30'],
      ['2026-01-31', undefined],
    ]);
  });

  test('COUNT ends a rule with the last day that it counts', () => {
    const { calendar } = read(
      component(
        'UID:a',
        WEEKDAYS.map((line) => line.replace('TH,FR', 'TH,FR;COUNT=6')),
      ),
    );
    expect(calendar.layers?.[1]?.through).toBe('2026-01-12');
  });

  test('a higher priority hides a lower one for all of its dates', () => {
    const holiday = component(
      'UID:closed',
      'PRIORITY:1',
      'DTSTART;TZID=Europe/Paris:20260701T000000',
      'DTEND;TZID=Europe/Paris:20260801T000000',
    );
    const office = component('UID:office', 'PRIORITY:5', [
      ...WEEKDAYS.slice(0, -1),
      'EXDATE;TZID=Europe/Paris:20260703T090000',
      'EXDATE;TZID=Europe/Paris:20260501T090000',
      'END:AVAILABLE',
    ]);
    const { calendar } = read(holiday, office);
    expect(calendar.layers?.at(-1)).toEqual({
      name: 'closed',
      from: '2026-07-01',
      through: '2026-07-31',
      weekly: {},
    });
    // The exception in July lies under the closing and makes no override.
    expect(calendar.overrides).toEqual([
      { kind: 'replace', date: '2026-05-01', hours: '', name: 'office' },
    ]);
  });

  test('a changed occurrence moves its hours', () => {
    const { calendar } = read(
      component(
        'UID:office',
        WEEKDAYS,
        available(
          'UID:weekdays',
          'RECURRENCE-ID;TZID=Europe/Paris:20260504T090000',
          'DTSTART;TZID=Europe/Paris:20260505T180000',
          'DURATION:PT2H',
        ),
      ),
    );
    expect(calendar.overrides).toEqual([
      { kind: 'replace', date: '2026-05-04', hours: '', name: 'office' },
      { kind: 'replace', date: '2026-05-05', hours: '09:00-17:00, 18:00-20:00', name: 'office' },
    ]);
  });

  test('every second week is a rota', () => {
    const { calendar } = read(
      component(
        'UID:rota',
        'DTSTART:20260105T000000Z',
        available(
          'DTSTART:20260105T090000Z',
          'DTEND:20260105T170000Z',
          'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
        ),
      ),
    );
    expect(calendar.timeZone).toBe('UTC');
    expect(calendar.layers?.[0]?.weekly).toEqual({
      anchor: '2026-01-05',
      weeks: [{ mon: '09:00-17:00' }, {}],
    });
  });

  test('a stretch of days is cut at midnight', () => {
    const { calendar } = read(
      component(
        'UID:week',
        'DTSTART:20260105T000000Z',
        available('DTSTART:20260105T180000Z', 'DURATION:P1DT12H', 'RRULE:FREQ=WEEKLY'),
      ),
    );
    // 36 hours from Monday 18:00.
    expect(calendar.layers?.at(-1)?.weekly).toEqual({
      mon: '18:00-24:00',
      tue: '00:00-24:00',
      wed: '00:00-06:00',
    });
  });

  test('what the subset does not hold is told', () => {
    const { warnings } = read(
      component(
        'UID:odd',
        'DTSTART;TZID=Europe/Paris:20260101T120000',
        WEEKDAYS,
        available(
          'SUMMARY:Tokyo',
          'DTSTART;TZID=Asia/Tokyo:20260105T090000',
          'DURATION:PT8H',
          'RRULE:FREQ=WEEKLY',
        ),
        available(
          'SUMMARY:Monthly',
          'DTSTART;TZID=Europe/Paris:20260105T180000',
          'DURATION:PT1H',
          'RRULE:FREQ=MONTHLY',
        ),
        available('SUMMARY:Empty', 'DTSTART;TZID=Europe/Paris:20260105T180000'),
      ),
    );
    expect(warnings.map(({ code, received }) => [code, received])).toEqual([
      ['time-of-bound', 'odd'],
      ['other-zone', 'Tokyo'],
      ['unsupported-rule', 'Monthly'],
      ['unreadable', 'Empty'],
    ]);
  });

  test('a text without availability is refused', () => {
    expect(thrownBy(() => read([]))).toMatchObject({ code: 'invalid-calendar', path: ['text'] });
    expect(thrownBy(() => calendarFromVavailability('nothing')).code).toBe('invalid-calendar');
    expect(thrownBy(() => calendarFromVavailability(7 as unknown as string)).code).toBe(
      'invalid-type',
    );
  });
});

describe('writing', () => {
  const office: PlainCalendar = { timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } };

  test('weekly hours become one AVAILABLE that repeats for ever', () => {
    const { text, warnings } = vavailabilityFromCalendar(office);
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//slakit//EN',
      'BEGIN:VAVAILABILITY',
      'UID:slakit-1',
      'DTSTAMP:19700101T000000Z',
      'SUMMARY:weekly hours',
      'BEGIN:AVAILABLE',
      'UID:slakit-1-1',
      'DTSTAMP:19700101T000000Z',
      'DTSTART;TZID=Europe/Paris:19700105T090000',
      'DTEND;TZID=Europe/Paris:19700105T170000',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      'END:AVAILABLE',
      'END:VAVAILABILITY',
      'END:VCALENDAR',
      '',
    ]);
    expect(warnings).toEqual([]);
  });

  test('a date that differs is excepted and written on its own', () => {
    const { text } = vavailabilityFromCalendar({
      ...office,
      holidays: [{ date: '2026-12-24', hours: '00:00-12:00' }],
    });
    expect(text).toContain('EXDATE;TZID=Europe/Paris:20261224T090000');
    expect(text).toContain('DTEND;TZID=Europe/Paris:20261224T120000');
  });

  test('what returns every year is warnings without dates', () => {
    const definition: PlainCalendar = {
      ...office,
      layers: [{ name: 'summer', from: '07-01', through: '08-31', weekly: {} }],
      holidays: ['12-25'],
    };
    expect(vavailabilityFromCalendar(definition).warnings.map(({ code }) => code)).toEqual([
      'recurring-holiday',
      'season',
    ]);
    const dates = { from: '2026-01-01', through: '2026-12-31' };
    expect(vavailabilityFromCalendar(definition, dates).warnings).toEqual([]);
  });

  test('stamp and identity are the caller’s', () => {
    const options = { stampedAt: '2026-03-02T09:00:00Z', uid: 'office' };
    const { text } = vavailabilityFromCalendar(office, options);
    expect(text).toContain('DTSTAMP:20260302T090000Z');
    expect(text).toContain('UID:office-1-1');
  });

  test('the rest of a night before the first date joins the hours of that date', () => {
    // Tuesday 23:59 to 00:30 and Wednesday 00:30 to 00:15 are one stretch of more than 24 hours.
    const night: PlainCalendar = {
      timeZone: 'UTC',
      weekly: { tue: '23:59-00:30', wed: '00:30-00:15' },
    };
    const dates = { from: '2024-10-02', through: '2024-10-03' };
    const { calendar } = calendarFromVavailability(vavailabilityFromCalendar(night, dates).text);
    expect(calendar.overrides).toEqual([
      { kind: 'replace', date: '2024-10-02', hours: '00:00-24:00', name: 'weekly hours' },
      { kind: 'replace', date: '2024-10-03', hours: '00:00-00:15', name: 'weekly hours' },
    ]);
  });
});

describe('what of a text cannot be read', () => {
  const office = (...lines: readonly string[]) =>
    available('UID:w', ...lines, 'DURATION:PT8H', 'RRULE:FREQ=WEEKLY');
  const codes = (...parts: readonly Lines[]) => read(...parts).warnings.map(({ code }) => code);
  const LONDON = 'DTSTART;TZID=Europe/London:20260105T090000';

  test('a bad line is told, and the hours are kept', () => {
    const { calendar, warnings } = read(component(office(LONDON)), ['&nbsp']);
    expect(calendar.layers?.at(-1)?.weekly).toEqual({ mon: '09:00-17:00' });
    expect(warnings).toMatchObject([{ code: 'unreadable-line', received: '"&nbsp"' }]);
  });

  test('a name of Windows is read by the table of CLDR, and told', () => {
    const { calendar, warnings } = read(
      component(office('DTSTART;TZID=GMT Standard Time:20260105T090000')),
    );
    expect(calendar.layers?.at(-1)?.weekly).toEqual({ mon: '09:00-17:00' });
    expect(warnings).toMatchObject([{ code: 'assumed-zone', received: 'GMT Standard Time' }]);
  });

  test('exceptions on a clock that nobody knows are told', () => {
    expect(codes(component(office(LONDON, 'EXDATE;TZID=Mars/Olympus:20260112T090000')))).toEqual([
      'unreadable',
    ]);
  });

  test('a component whose bound cannot be read is left out, not taken for ever', () => {
    const part = office(LONDON);
    expect(codes(component('DTSTART;TZID=Mars/Olympus:20260101T000000', part))).toEqual([
      'unreadable',
    ]);
    expect(codes(component(part), component('DTEND;X', part))).toEqual([
      'unreadable-line',
      'unreadable',
    ]);
  });
});
