import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  calendarsFromPagerDutySchedules,
  calendarsFromPagerDutyServices,
} from '../../../src/interop/pagerduty.js';
import { dueInCalendar, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/pagerduty/${name}.json`, import.meta.url), 'utf8'),
  );

describe('schedules', () => {
  const { calendars, warnings } = calendarsFromPagerDutySchedules(fixture('schedules'));
  const primary = calendars.PI7DH85;

  test('layers are weeks from date to date; a day in which one begins or ends is its own', () => {
    const weekdays = { 'mon,tue,wed,thu,fri': '09:00-17:00' };
    expect(primary).toEqual({
      name: 'Primary',
      timeZone: 'America/New_York',
      layers: [
        { from: '2026-01-05', through: '2026-03-01', weekly: weekdays },
        {
          from: '2026-03-03',
          through: '2026-03-31',
          weekly: {
            'mon,tue,wed,thu,fri': '00:00-07:00, 09:00-17:00, 19:00-24:00',
            'sat,sun': '00:00-07:00, 19:00-24:00',
          },
        },
        { from: '2026-04-02', weekly: weekdays },
      ],
      overrides: [
        // The nights begin at 18:00 of this Monday: nothing before 07:00.
        { kind: 'replace', date: '2026-03-02', hours: '09:00-17:00, 19:00-24:00' },
        // Somebody takes over for two hours of a Saturday afternoon.
        { kind: 'replace', date: '2026-03-07', hours: '00:00-07:00, 12:00-14:00, 19:00-24:00' },
        // And end at 09:00 of this Wednesday: nothing after 19:00.
        { kind: 'replace', date: '2026-04-01', hours: '00:00-07:00, 09:00-17:00' },
      ],
    });
  });

  test('a layer without restrictions is round the clock, in the zone of the name', () => {
    expect(calendars.PI7DH86).toEqual({
      name: 'Round the clock',
      timeZone: 'Europe/London',
      layers: [{ from: '2025-06-01', weekly: { 'mon,tue,wed,thu,fri,sat,sun': '00:00-24:00' } }],
    });
  });

  test.each<[string, string, string, string]>([
    // Friday 16:00 EST: an hour until 17:00, three from 19:00 to 22:00.
    ['two layers share an evening', 'PT4H', '2026-03-06T21:00:00Z', '2026-03-07T03:00:00.000Z'],
    // Saturday 20:00 EST: 4 h until midnight, 6 h of the night that lacks an hour, 2 h from 19:00 EDT.
    [
      'the night of the change of clocks has six hours',
      'PT12H',
      '2026-03-08T01:00:00Z',
      '2026-03-09T01:00:00.000Z',
    ],
    // Wednesday 16:00 EDT: an hour until 17:00, none at night any more, one on Thursday from 09:00.
    ['a layer that has ended', 'PT2H', '2026-04-01T20:00:00Z', '2026-04-02T14:00:00.000Z'],
    // Saturday 12:30 EST: 90 minutes until 14:00, 30 from 19:00.
    ['an override covers a gap', 'PT2H', '2026-03-07T17:30:00Z', '2026-03-08T00:30:00.000Z'],
  ])('a clock runs while somebody is on call: %s', (_, elapsed, at, due) => {
    expect(dueInCalendar(primary, elapsed, at)).toBe(due);
  });

  test('a layer in which nobody is on call is listed', () => {
    expect(told(warnings)).toEqual([['no-users', 'schedules.0.schedule_layers.2.users']]);
  });

  test('a field that makes no difference says whose turn it is, or names and links things', () => {
    const idle = fieldsWithoutEffect(fixture('schedules'), calendarsFromPagerDutySchedules);
    const schedule = 'schedules.*.';
    const layer = `${schedule}schedule_layers.*.`;
    expect(new Set(idle)).toEqual(
      new Set([
        ...['type', 'summary', 'self', 'html_url', 'description'].map((name) => schedule + name),
        ...['id', 'type', 'summary'].flatMap((name) => `${schedule}escalation_policies.*.${name}`),
        ...['id', 'type', 'summary'].flatMap((name) => `${schedule}users.*.${name}`),
        ...['id', 'name', 'users.*.user.id', 'users.*.user.type'].map((name) => layer + name),
        ...[
          'rotation_virtual_start',
          'rotation_turn_length_seconds',
          'rendered_coverage_percentage',
        ].map((name) => layer + name),
        ...['name', 'rendered_coverage_percentage'].flatMap((name) => [
          `${schedule}overrides_subschedule.${name}`,
          `${schedule}final_schedule.${name}`,
        ]),
        ...['id', 'type'].map(
          (name) => `${schedule}overrides_subschedule.rendered_schedule_entries.*.user.${name}`,
        ),
      ]),
    );
  });

  const layer = {
    start: '2026-01-01T00:00:00Z',
    end: null,
    users: [{ user: { id: 'P' } }],
    restrictions: [],
  };
  const schedule = { id: 'S', name: 'One', time_zone: 'UTC', schedule_layers: [layer] };
  const withLayer = (fields: object) => ({
    schedule: { ...schedule, schedule_layers: [{ ...layer, ...fields }] },
  });

  test('what cannot be read is listed, and the rest kept', () => {
    const daily = {
      type: 'daily_restriction',
      start_time_of_day: '08:00:00',
      duration_seconds: 3600,
    };
    const read = calendarsFromPagerDutySchedules({
      schedules: [
        { ...schedule, time_zone: 'Astana' },
        { ...schedule, id: 'T', schedule_layers: undefined },
        withLayer({ restrictions: [{ type: 'monthly_restriction' }, daily], colour: 'red' })
          .schedule,
      ],
    });
    expect(told(read.warnings)).toEqual([
      ['unknown-time-zone', 'schedules.0.time_zone'],
      ['without-layers', 'schedules.1'],
      ['unknown-restriction', 'schedules.2.schedule_layers.0.restrictions.0.type'],
      ['unread-field', 'schedules.2.schedule_layers.0.colour'],
    ]);
    expect(read.calendars.S?.layers).toEqual([
      { from: '2026-01-01', weekly: { 'mon,tue,wed,thu,fri,sat,sun': '08:00-09:00' } },
    ]);
  });

  test('a schedule in which nobody is ever on call never opens', () => {
    const { warnings: two } = calendarsFromPagerDutySchedules(withLayer({ users: [] }));
    expect(told(two)).toEqual([
      ['no-users', 'schedule.schedule_layers.0.users'],
      ['never-opens', 'schedule.schedule_layers'],
    ]);
  });

  test('a layer that ends as it begins holds at no time', () => {
    const { calendars: all } = calendarsFromPagerDutySchedules(withLayer({ end: layer.start }));
    expect(all.S?.weekly).toEqual({});
  });

  const daily = (fields: object) =>
    withLayer({
      restrictions: [
        {
          type: 'daily_restriction',
          start_time_of_day: '08:00:00',
          duration_seconds: 60,
          ...fields,
        },
      ],
    });
  const first = 'schedule.schedule_layers.0';
  test.each<[unknown, object, string, string]>([
    [[], {}, 'invalid-type', ''],
    [{}, {}, 'missing-field', 'schedules'],
    [{ schedule: { ...schedule, id: null } }, {}, 'invalid-type', 'schedule.id'],
    [withLayer({ start: '2026-01-01' }), {}, 'invalid-instant', `${first}.start`],
    [withLayer({ users: null }), {}, 'invalid-type', `${first}.users`],
    [
      daily({ start_time_of_day: '8 am' }),
      {},
      'invalid-time',
      `${first}.restrictions.0.start_time_of_day`,
    ],
    [
      daily({ duration_seconds: 0 }),
      {},
      'invalid-duration',
      `${first}.restrictions.0.duration_seconds`,
    ],
    [
      daily({ type: 'weekly_restriction', start_day_of_week: 0 }),
      {},
      'invalid-option',
      `${first}.restrictions.0.start_day_of_week`,
    ],
    [{ schedule }, { timeZones: { X: 'Mars/X' } }, 'invalid-time-zone', 'options.timeZones.X'],
    [{ schedule }, { timezones: {} }, 'unknown-field', 'options.timezones'],
  ])('malformed schedules are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => calendarsFromPagerDutySchedules(json, options));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('support hours of services', () => {
  const { calendars, warnings } = calendarsFromPagerDutyServices(fixture('services'));

  test('are a calendar by the id of the service; a service without has none', () => {
    expect(warnings).toEqual([]);
    expect(calendars).toEqual({
      PIJ90N7: {
        name: 'My Web App',
        timeZone: 'America/Lima',
        weekly: { 'mon,tue,wed,thu,sun': '09:00-17:00' },
      },
    });
  });

  test('Friday is free: an hour from Thursday 16:30 in Lima ends on Sunday', () => {
    expect(dueInCalendar(calendars.PIJ90N7, 'PT1H', '2026-03-05T21:30:00Z')).toBe(
      '2026-03-08T14:30:00.000Z',
    );
  });

  test('each field of support hours makes a difference', () => {
    const idle = fieldsWithoutEffect(fixture('services'), calendarsFromPagerDutyServices);
    expect(idle.filter((name) => name.includes('support_hours.'))).toEqual([
      // How urgent an incident is, not when hours are.
      'services.*.incident_urgency_rule.during_support_hours.type',
      'services.*.incident_urgency_rule.during_support_hours.urgency',
      'services.*.incident_urgency_rule.outside_support_hours.type',
      'services.*.incident_urgency_rule.outside_support_hours.urgency',
    ]);
  });

  const hours = {
    type: 'fixed_time_per_day',
    time_zone: 'UTC',
    start_time: '09:00:00',
    end_time: '17:00:00',
    days_of_week: [1],
  };
  const withHours = (fields: object) => ({
    service: { id: 'S', name: 'One', support_hours: { ...hours, ...fields } },
  });

  test.each<[object, readonly (readonly [string, string])[]]>([
    [{ time_zone: 'Astana' }, [['unknown-time-zone', 'service.support_hours.time_zone']]],
    [{ end_time: '08:00:00' }, [['unclear-hours', 'service.support_hours.end_time']]],
    [{ days_of_week: [] }, [['never-opens', 'service.support_hours.days_of_week']]],
    [{ holidays: [1] }, [['unread-field', 'service.support_hours.holidays']]],
  ])('what is lost of %j is listed', (fields, losses) => {
    expect(told(calendarsFromPagerDutyServices(withHours(fields)).warnings)).toEqual(losses);
  });

  test.each<[unknown, string, string]>([
    [{ services: {} }, 'invalid-type', 'services'],
    [withHours({ type: 'other' }), 'invalid-option', 'service.support_hours.type'],
    [withHours({ days_of_week: [8] }), 'invalid-option', 'service.support_hours.days_of_week.0'],
    [withHours({ start_time: 9 }), 'invalid-time', 'service.support_hours.start_time'],
  ])('malformed services are refused where they are: %j', (json, code, path) => {
    const error = thrownBy(() => calendarsFromPagerDutyServices(json));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
