import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scalar } from '../../../src/clock.js';
import { clocksFromGlpi, type GlpiAnswers } from '../../../src/interop/glpi.js';
import { iso, reportOf, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const answers: GlpiAnswers = JSON.parse(
  readFileSync(new URL('../../fixtures/glpi/answers.json', import.meta.url), 'utf8'),
);
const OPTIONS = { timeZone: 'Europe/Paris', calendar: '1' };
const read = clocksFromGlpi(answers, OPTIONS);

describe('calendars', () => {
  test('time ranges are hours by weekday, close times are holidays', () => {
    expect(read.calendars).toEqual({
      1: {
        name: 'Default',
        timeZone: 'Europe/Paris',
        weekly: { 'mon,tue,wed,thu': '08:00-18:00', fri: '08:00-12:00, 13:00-18:00' },
        holidays: [
          { name: 'Christmas', yearly: '12-25' },
          { name: 'Christmas', yearly: '12-26' },
          { name: 'Inventory', date: '2026-03-03' },
        ],
      },
    });
  });

  const calendar = { id: 1, name: 'One' };
  const segment = { calendars_id: 1, day: 0, begin: '00:00:00', end: '24:00:00' };
  const holiday = { id: 4, name: 'Day', begin_date: '2025-12-30', end_date: '2026-01-02' };
  const link = { calendars_id: 1, holidays_id: 4 };
  const zone = { timeZone: 'UTC' };
  const ofOne = (fields: object) =>
    clocksFromGlpi({ calendars: [calendar], calendarSegments: [segment], ...fields }, zone);

  test('0 is Sunday, and 24:00 the end of a day', () => {
    expect(ofOne({}).calendars['1']?.weekly).toEqual({ sun: '00:00-24:00' });
  });

  test('numbers may be texts, as in old versions', () => {
    const old = ofOne({ calendarSegments: [{ ...segment, calendars_id: '1', day: '6' }] });
    expect(old.calendars['1']?.weekly).toEqual({ sat: '00:00-24:00' });
  });

  test('a close time over the new year closes once, and never when it returns every year', () => {
    const once = ofOne({
      holidays: [{ ...holiday, is_perpetual: 0 }],
      calendarHolidays: [link],
    });
    expect(once.calendars['1']?.holidays).toEqual([
      { name: 'Day', from: '2025-12-30', through: '2026-01-02' },
    ]);
    const yearly = ofOne({
      holidays: [{ ...holiday, is_perpetual: 1 }],
      calendarHolidays: [link],
    });
    expect(yearly.calendars['1']?.holidays).toBeUndefined();
    expect(told(yearly.warnings)).toEqual([['wrapping-holiday', 'answers.holidays.0']]);
  });

  test('rows that belong to nothing are listed', () => {
    const { warnings } = ofOne({
      calendarSegments: [segment, { ...segment, calendars_id: 7, colour: 'red' }],
      calendarHolidays: [{ ...link, calendars_id: 8 }, link],
    });
    expect(told(warnings)).toEqual([
      ['unread-field', 'answers.calendarSegments.1.colour'],
      ['unknown-calendar', 'answers.calendarSegments.1.calendars_id'],
      ['unknown-calendar', 'answers.calendarHolidays.0.calendars_id'],
      ['unknown-holiday', 'answers.calendarHolidays.1.holidays_id'],
    ]);
  });

  test.each<[object, object, string, string]>([
    [{ calendars: {} }, zone, 'invalid-type', 'answers.calendars'],
    [{ calendars: [{ id: 1 }] }, zone, 'missing-field', 'answers.calendars.0.name'],
    [
      { calendarSegments: [{ ...segment, day: 7 }] },
      zone,
      'invalid-type',
      'answers.calendarSegments.0.day',
    ],
    [
      { calendarSegments: [{ ...segment, end: '25:00:00' }] },
      zone,
      'invalid-time',
      'answers.calendarSegments.0.end',
    ],
    [
      { calendarSegments: [{ ...segment, end: '00:00:00' }] },
      zone,
      'invalid-interval',
      'answers.calendarSegments.0',
    ],
    [
      { holidays: [{ ...holiday, is_perpetual: 2 }] },
      zone,
      'invalid-type',
      'answers.holidays.0.is_perpetual',
    ],
    [
      { holidays: [{ ...holiday, end_date: '2025-12-29', is_perpetual: 0 }] },
      zone,
      'invalid-date',
      'answers.holidays.0.end_date',
    ],
    [{ tickets: [] }, zone, 'unknown-field', 'answers.tickets'],
    [{}, {}, 'missing-field', 'options.timeZone'],
    [{}, { timeZone: 'Mars/X' }, 'invalid-time-zone', 'options.timeZone'],
  ])('malformed tables are refused where they are: %j', (tables, options, code, path) => {
    const error = thrownBy(() => clocksFromGlpi(tables, options as typeof zone));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('SLAs and OLAs', () => {
  test('each field of a ticket is one objective for hours and one for days', () => {
    expect(read.objectives.map(({ id, name }) => [id, name])).toEqual([
      ['sla_time_to_own', 'Time to own'],
      ['sla_time_to_resolve', 'Time to resolve'],
      ['sla_time_to_resolve_days', 'Time to resolve, in days'],
      ['ola_time_to_own', 'Internal time to own'],
    ]);
  });

  test.each<[string, string, Record<string, Scalar>, string, string]>([
    // Monday 16:00 CET: 2 hours until 18:00, Tuesday is closed, 2 on Wednesday.
    [
      'hours of the calendar, over a close time',
      'sla_time_to_own',
      { slas_id_tto: 1 },
      '2026-03-02T15:00:00Z',
      '2026-03-04T09:00:00.000Z',
    ],
    // Monday 14:00 CET and 4 hours are 18:00: Wednesday 08:00.
    [
      'a deadline used up at a close is due at the next opening',
      'sla_time_to_own',
      { slas_id_tto: '1' },
      '2026-03-02T13:00:00Z',
      '2026-03-04T07:00:00.000Z',
    ],
    // Thursday 24 December 17:00 CET: an hour, then Monday 28th until 11:00.
    [
      'a close time of every year',
      'sla_time_to_own',
      { slas_id_tto: 1 },
      '2026-12-24T16:00:00Z',
      '2026-12-28T10:00:00.000Z',
    ],
    [
      'without a calendar minutes are minutes',
      'sla_time_to_own',
      { slas_id_tto: 2 },
      '2026-03-07T03:00:00Z',
      '2026-03-07T03:30:00.000Z',
    ],
    // Friday 08:00 CET: 4 + 5 hours, the tenth on Monday.
    [
      'the calendar of the ticket is that of the options',
      'sla_time_to_resolve',
      { slas_id_ttr: 3 },
      '2026-03-06T07:00:00Z',
      '2026-03-09T08:00:00.000Z',
    ],
    // Monday, then Wednesday and Thursday: its last close.
    [
      'days until the end of a working day',
      'sla_time_to_resolve_days',
      { slas_id_ttr: 4 },
      '2026-03-02T08:00:00Z',
      '2026-03-05T17:00:00.000Z',
    ],
    // 30 business days are six weeks: Monday 20 April, 09:00, in summer time by then.
    [
      'a month is thirty business days, at the same time of day',
      'sla_time_to_resolve_days',
      { slas_id_ttr: 5 },
      '2026-03-09T08:00:00Z',
      '2026-04-20T07:00:00.000Z',
    ],
    // Its calendar has no time ranges: 48 hours of the wall.
    [
      'an empty calendar is round the clock',
      'sla_time_to_resolve',
      { slas_id_ttr: 6 },
      '2026-03-07T03:00:00Z',
      '2026-03-09T03:00:00.000Z',
    ],
  ])('%s', (_, id, set, at, dueAt) => {
    expect(iso(reportOf(read, id, [[at, 'created', set]]).current?.dueAt)).toBe(dueAt);
  });

  test('waiting counts in the calendar: five hours with a lunch are four', () => {
    // Friday 10:00 to 15:00 CET; Monday 09:00 becomes 13:00.
    const { current } = reportOf(read, 'sla_time_to_resolve', [
      ['2026-03-06T07:00:00Z', 'created', { slas_id_ttr: 3 }],
      ['2026-03-06T09:00:00Z', 'paused'],
      ['2026-03-06T14:00:00Z', 'resumed'],
    ]);
    expect(iso(current?.dueAt)).toBe('2026-03-09T12:00:00.000Z');
  });

  test('an OLA counts from the instant at which it was attached', () => {
    const { current } = reportOf(read, 'ola_time_to_own', [
      ['2026-03-02T09:00:00Z', 'created', { olas_id_tto: null }],
      ['2026-03-02T15:00:00Z', 'sla_applied', { olas_id_tto: 1 }],
    ]);
    expect(iso(current?.dueAt)).toBe('2026-03-02T16:00:00.000Z');
  });

  test('a level that all agreements of a clock have is a warning', () => {
    expect(read.objectives.map(({ warnings }) => warnings)).toEqual([
      [{ before: 'PT1H' }],
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('what is not in calendars and clocks is listed with its place', () => {
    expect(told(read.warnings)).toEqual([
      ['never-opens', 'answers.calendars.1'],
      // A day of the calendar after the deadline.
      ['level-days', 'answers.slaLevels.3'],
      ['round-the-clock', 'answers.slas.5.calendars_id'],
      ['days-from-closed-time', 'answers.slas.3'],
      ['days-from-closed-time', 'answers.slas.4'],
      ['levels-differ', 'answers.slas.3'],
    ]);
  });

  test('a field that makes no difference names things, or is of other tables', () => {
    const run = (json: unknown): unknown => clocksFromGlpi(json as GlpiAnswers, OPTIONS);
    const idle = fieldsWithoutEffect(answers, run);
    const columns = new Set(idle.map((name) => name.split('.').slice(2).join('.')));
    expect(columns).toEqual(
      new Set([
        ...['entities_id', 'is_recursive', 'comment', 'date_mod', 'date_creation'],
        ...['links.*.rel', 'links.*.href', 'cache_duration', 'slms_id', 'match', 'uuid'],
        // Of SLAs and levels, and of rows that only join others.
        ...['name', 'id'],
      ]),
    );
    expect(idle.filter((name) => name.endsWith('.id'))).toEqual([
      'calendarSegments.*.id',
      'calendarHolidays.*.id',
      'slaLevels.*.id',
    ]);
    expect(idle.filter((name) => name.endsWith('.name'))).toEqual([
      'slas.*.name',
      'slaLevels.*.name',
      'olas.*.name',
    ]);
  });

  const sla = { id: 1, type: 0, number_time: 1, definition_time: 'day', calendars_id: 0 };
  const zone = { timeZone: 'UTC' };

  test('a day without a calendar is 24 hours', () => {
    const { objectives, warnings } = clocksFromGlpi({ slas: [sla] }, zone);
    expect(objectives.map(({ id, targets }) => [id, targets])).toEqual([
      ['sla_time_to_resolve', [{ when: { field: 'slas_id_ttr', in: [1, '1'] }, elapsed: 'PT24H' }]],
    ]);
    expect(warnings).toEqual([]);
  });

  test('the calendar of the ticket may be a choice', () => {
    const calendar = [
      { when: { field: 'entity', equals: 2 }, calendar: 'paris' },
      { calendar: 'lyon' },
    ];
    const slas = [{ ...sla, use_ticket_calendar: 1 }];
    const { objectives } = clocksFromGlpi({ slas }, { ...zone, calendar });
    const isGoverned = { field: 'slas_id_ttr', in: [1, '1'] };
    expect(objectives[0]?.targets).toEqual([
      {
        when: { all: [isGoverned, { field: 'entity', equals: 2 }] },
        businessDays: 1,
        calendar: 'paris',
      },
      { when: isGoverned, businessDays: 1, calendar: 'lyon' },
    ]);
  });

  test.each<[object, string, string]>([
    [{ slas: [{ ...sla, type: 2 }] }, 'invalid-type', 'answers.slas.0.type'],
    [{ slas: [{ ...sla, number_time: -1 }] }, 'invalid-duration', 'answers.slas.0.number_time'],
    [
      { slas: [{ ...sla, definition_time: 'week' }] },
      'invalid-option',
      'answers.slas.0.definition_time',
    ],
    [{ slas: [{ ...sla, use_ticket_calendar: 1 }] }, 'missing-field', 'options.calendar'],
    [
      { olaLevels: [{ id: 1, execution_time: 60 }] },
      'missing-field',
      'answers.olaLevels.0.olas_id',
    ],
    [
      { slaLevels: [{ slas_id: 1, execution_time: 1e9 }] },
      'invalid-duration',
      'answers.slaLevels.0.execution_time',
    ],
  ])('malformed agreements are refused where they are: %j', (tables, code, path) => {
    const error = thrownBy(() => clocksFromGlpi(tables, zone));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
