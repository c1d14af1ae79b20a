import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scalar } from '../../../src/clock.js';
import {
  calendarsFromFreshdeskBusinessHours,
  clocksFromFreshdeskSlaPolicies,
} from '../../../src/interop/freshdesk.js';
import { iso, reportOf, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/freshdesk/${name}.json`, import.meta.url), 'utf8'),
  );

const hours = calendarsFromFreshdeskBusinessHours(fixture('business-hours'), {
  groups: fixture('groups'),
  holidays: { 35000006727: ['2026-07-03'], 35000009127: [] },
});

describe('SLA policies', () => {
  const read = clocksFromFreshdeskSlaPolicies(fixture('sla-policies'), { calendar: hours.choices });
  const imported = { calendars: hours.calendars, objectives: read.objectives };

  test('each kind of target that some policy has is one objective', () => {
    expect(read.objectives.map(({ id, name }) => [id, name])).toEqual([
      ['first_response', 'First response'],
      ['next_response', 'Next response'],
      ['resolution', 'Resolution'],
    ]);
  });

  const gold = { company_id: 43000596607, type: 'Incident', priority: 4 };
  const partner = { group_id: 43000190415, source: 1, product_id: 43000003741 };
  test.each<[string, Record<string, Scalar>, string, string]>([
    // One hour: half of it on Friday from 12:00 to 12:30 EST, the rest on Monday from 08:00 EDT.
    [
      'the default policy takes what no other governs, in business hours',
      { priority: 4 },
      '2026-03-06T17:00:00Z',
      '2026-03-09T12:30:00.000Z',
    ],
    // 15 minutes round the clock, on a Friday night.
    [
      'all lists of a scope fit, one value of each',
      gold,
      '2026-03-07T03:00:00Z',
      '2026-03-07T03:15:00.000Z',
    ],
    [
      'an id fits as text too',
      { ...gold, company_id: '43000596607', priority: '4' },
      '2026-03-07T03:00:00Z',
      '2026-03-07T03:15:00.000Z',
    ],
    // Type Question is not for Gold: an hour of Monday from 08:00 EDT.
    [
      'one list that does not fit is enough to leave the policy',
      { ...gold, type: 'Question' },
      '2026-03-07T03:00:00Z',
      '2026-03-09T13:00:00.000Z',
    ],
    // Position 2 before position 3: 20 minutes, though 15 would be promised by the other.
    [
      'the first policy by position governs, not the first of the list',
      { ...gold, ...partner },
      '2026-03-07T03:00:00Z',
      '2026-03-07T03:20:00.000Z',
    ],
    // High, two hours in Mumbai, which opens at 12:00 IST = 06:30 UTC on Monday.
    [
      'business hours are those of the group',
      { priority: 3, group_id: 43000190414 },
      '2026-03-09T06:00:00Z',
      '2026-03-09T08:30:00.000Z',
    ],
    // The group has none of its own: two hours of New York from 08:00 EDT = 12:00 UTC.
    [
      'a group without business hours works in the default ones',
      { priority: 3, group_id: 43000190413 },
      '2026-03-09T06:00:00Z',
      '2026-03-09T14:00:00.000Z',
    ],
    // Low: 8 hours. Thursday 2 July 14:00 to 17:00 EDT, nothing on the holiday, 5 hours on Monday.
    [
      'a holiday of the options is closed',
      { priority: 1 },
      '2026-07-02T18:00:00Z',
      '2026-07-06T17:00:00.000Z',
    ],
  ])('%s', (_, set, createdAt, dueAt) => {
    const { current } = reportOf(imported, 'first_response', [[createdAt, 'created', set]]);
    expect(iso(current?.dueAt)).toBe(dueAt);
  });

  test('the resolution stands still while the ticket waits', () => {
    // Monday 08:00 EDT, four hours, two of which of waiting are added: 14:00 EDT.
    const { current } = reportOf(imported, 'resolution', [
      ['2026-03-09T12:00:00Z', 'created', { priority: 4 }],
      ['2026-03-09T13:00:00Z', 'paused'],
      ['2026-03-09T15:00:00Z', 'resumed'],
    ]);
    expect(iso(current?.dueAt)).toBe('2026-03-09T18:00:00.000Z');
  });

  test('only the policy that promises a next response owes one', () => {
    const reportOn = (set: Record<string, Scalar>) =>
      reportOf(imported, 'next_response', [
        ['2026-03-07T03:00:00Z', 'created', set],
        ['2026-03-07T03:10:00Z', 'public_reply'],
        ['2026-03-07T04:00:00Z', 'customer_reply'],
      ]);
    expect(iso(reportOn(gold).current?.dueAt)).toBe('2026-03-07T04:30:00.000Z');
    expect(reportOn({ priority: 4 }).cycles).toEqual([]);
  });

  test('what is not in the clocks is listed with its place', () => {
    expect(told(read.warnings)).toEqual([
      ['recipients', '0.escalation'],
      ['unread-field', '1.escalation.reminder_response'],
      ['recipients', '1.escalation'],
      ['recipients', '2.escalation'],
      ['inactive', '3.active'],
      // Two levels, one level, none: a clock has one list for all its tickets.
      ['escalation-differs', '1.escalation'],
      ['escalation-differs', '0.escalation'],
    ]);
  });

  test('a field that makes no difference says nothing about time, or is listed', () => {
    const run = (json: unknown): unknown =>
      clocksFromFreshdeskSlaPolicies(json, { calendar: hours.choices });
    expect(fieldsWithoutEffect(fixture('sla-policies'), run)).toEqual([
      '*.id',
      '*.name',
      '*.description',
      // Listed as recipients, and the reminder as a whole as unread.
      '*.escalation.response.agent_ids.*',
      '*.escalation.resolution.level_1.agent_ids.*',
      '*.escalation.resolution.level_2.agent_ids.*',
      '*.created_at',
      '*.updated_at',
      '*.escalation.reminder_response.level_1.escalation_time',
      '*.escalation.reminder_response.level_1.agent_ids.*',
    ]);
  });

  const target = {
    respond_within: 3600,
    resolve_within: 14_400,
    business_hours: true,
    escalation_enabled: true,
  };
  const policy = { is_default: true, sla_target: { priority_4: target } };
  const escalation = { resolution: { level_2: { escalation_time: 7200 } } };

  describe('escalations that all targets share', () => {
    const json = [{ ...policy, escalation }];
    function firesAt(escalationTime?: 'clock' | 'wall'): string | null {
      const options = { calendar: '35000006727', ...(escalationTime && { escalationTime }) };
      const { objectives } = clocksFromFreshdeskSlaPolicies(json, options);
      // Friday 08:00 EST, due at 12:00.
      const { current } = reportOf({ ...imported, objectives }, 'resolution', [
        ['2026-03-06T13:00:00Z', 'created', { priority: 4 }],
      ]);
      return iso(current?.warnings.find(({ id }) => id === 'level_2')?.firesAt);
    }

    test('count business hours: half an hour on Friday, 90 minutes on Monday', () => {
      expect(firesAt()).toBe('2026-03-09T13:30:00.000Z');
      expect(firesAt('clock')).toBe('2026-03-09T13:30:00.000Z');
    });

    test('or time on the wall, where the host knows better', () => {
      expect(firesAt('wall')).toBe('2026-03-06T19:00:00.000Z');
    });

    test('and the assumption is listed unless the host has decided', () => {
      const codesOf = (options: object) =>
        clocksFromFreshdeskSlaPolicies(json, { calendar: 'office', ...options }).warnings.map(
          ({ code }) => code,
        );
      expect(codesOf({})).toEqual(['escalation-hours']);
      expect(codesOf({ escalationTime: 'wall' })).toEqual([]);
    });

    test('are none for a priority that does not escalate, which makes them differ', () => {
      const quiet = { ...target, escalation_enabled: false };
      const two = [
        { ...policy, escalation, sla_target: { priority_4: target, priority_3: quiet } },
      ];
      const { objectives, warnings } = clocksFromFreshdeskSlaPolicies(two, { calendar: 'office' });
      expect(objectives.map(({ warnings: levels }) => levels)).toEqual([undefined, undefined]);
      expect(told(warnings)).toEqual([['escalation-differs', '0.escalation']]);
    });
  });

  test('a policy whose scope is not understood is left out as a whole, and listed', () => {
    const scoped = { ...policy, is_default: false };
    const { objectives, warnings } = clocksFromFreshdeskSlaPolicies([
      { ...scoped, applicable_to: { segments: [1], sources: [2] } },
      { ...scoped, applicable_to: { sources: [{}] } },
      { ...scoped, applicable_to: { sources: [2] }, advanced_conditions: { any: [] } },
      { ...scoped, applicable_to: { sources: [] } },
    ]);
    expect(objectives).toEqual([]);
    expect(told(warnings)).toEqual([
      ['unknown-scope', '0.applicable_to.segments'],
      ['unknown-scope', '1.applicable_to.sources'],
      ['unknown-scope', '2.advanced_conditions'],
      ['no-scope', '3.applicable_to'],
    ]);
  });

  test('a target that no ticket can have is listed, and so is an unknown priority', () => {
    const json = [policy, { ...policy, sla_target: { priority_4: target, priority_5: target } }];
    const { warnings } = clocksFromFreshdeskSlaPolicies(json, { calendar: 'office' });
    expect(told(warnings)).toEqual([
      ['unknown-priority', '1.sla_target.priority_5'],
      ['unreachable', '1.sla_target.priority_4.respond_within'],
      ['unreachable', '1.sla_target.priority_4.resolve_within'],
    ]);
  });

  test('an option renames an attribute', () => {
    const json = [{ ...policy, is_default: false, applicable_to: { ticket_types: ['Incident'] } }];
    const { objectives } = clocksFromFreshdeskSlaPolicies(json, {
      calendar: 'office',
      fields: { type: 'ticket_type', priority: 'level' },
    });
    expect(objectives[0]?.targets[0]?.when).toEqual({
      all: [
        { field: 'level', in: [4, '4'] },
        { field: 'ticket_type', equals: 'Incident' },
      ],
    });
  });

  const withTarget = (field: string, value: unknown) => [
    { ...policy, sla_target: { priority_4: { ...target, [field]: value } } },
  ];
  test.each<[unknown, unknown, string, string]>([
    [null, {}, 'invalid-type', ''],
    [{ sla_policies: [] }, {}, 'invalid-type', ''],
    [[7], {}, 'invalid-type', '0'],
    [[{ is_default: true }], {}, 'missing-field', '0.sla_target'],
    [[{ ...policy, position: 'first' }], {}, 'invalid-type', '0.position'],
    [[{ ...policy, applicable_to: 7 }], {}, 'invalid-type', '0.applicable_to'],
    [[{ ...policy, applicable_to: { sources: 2 } }], {}, 'invalid-type', '0.applicable_to.sources'],
    [
      withTarget('respond_within', -1),
      {},
      'invalid-type',
      '0.sla_target.priority_4.respond_within',
    ],
    [
      withTarget('resolve_within', 4e9),
      {},
      'invalid-duration',
      '0.sla_target.priority_4.resolve_within',
    ],
    [
      withTarget('business_hours', 'yes'),
      {},
      'invalid-type',
      '0.sla_target.priority_4.business_hours',
    ],
    [[policy], {}, 'missing-field', 'options.calendar'],
    [[policy], { fields: { kind: 'x' } }, 'unknown-reference', 'options.fields.kind'],
    [[policy], { escalationTime: 'business' }, 'invalid-option', 'options.escalationTime'],
  ])('malformed policies are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => clocksFromFreshdeskSlaPolicies(json, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('business hours', () => {
  test('hours of twelve become hours by weekday, in the zone of the name', () => {
    expect(hours.calendars).toEqual({
      35000006727: {
        name: 'Default',
        timeZone: 'America/New_York',
        weekly: { 'mon,tue,wed,thu': '08:00-17:00', fri: '08:00-12:30' },
        holidays: ['2026-07-03'],
      },
      35000009127: {
        name: 'Mumbai',
        timeZone: 'Asia/Kolkata',
        weekly: { mon: '12:00-24:00', sat: '00:00-06:30' },
      },
    });
  });

  test('a ticket has the hours of its group, else the default ones', () => {
    expect(hours.choices).toEqual([
      { when: { field: 'group_id', in: [43000190414, '43000190414'] }, calendar: '35000009127' },
      { calendar: '35000006727' },
    ]);
  });

  test('the last minute of a day is taken as its end, and listed', () => {
    expect(told(hours.warnings)).toEqual([['end-of-day', '1.business_hours.monday.end_time']]);
  });

  test('a field that makes no difference says nothing about time', () => {
    const run = (json: unknown): unknown =>
      calendarsFromFreshdeskBusinessHours(json, { groups: fixture('groups') });
    expect(fieldsWithoutEffect(fixture('business-hours'), run)).toEqual([
      '*.description',
      '*.created_at',
      '*.updated_at',
    ]);
  });

  const monday = { monday: { start_time: '9:00 am', end_time: '5:00 pm' } };
  const one = { id: 1, name: 'One', time_zone: 'UTC', is_default: true, business_hours: monday };

  test('what the answer does not say is listed: holidays, a default, hours that a group names', () => {
    const { warnings, choices } = calendarsFromFreshdeskBusinessHours(
      [{ ...one, is_default: false, shifts: [1] }],
      { groups: [{ id: 5, business_hour_id: 2 }] },
    );
    expect(told(warnings)).toEqual([
      ['unread-field', '0.shifts'],
      ['no-holidays', '0'],
      ['unknown-hours', 'options.groups.0.business_hour_id'],
      ['no-default', ''],
    ]);
    expect(choices).toEqual([]);
  });

  test('hours without days never open, and an unknown zone leaves them out', () => {
    const json = [
      { ...one, business_hours: {} },
      { ...one, id: 2, time_zone: 'Astana' },
    ];
    const read = calendarsFromFreshdeskBusinessHours(json, { holidays: { 1: [], 2: [] } });
    expect(told(read.warnings)).toEqual([
      ['unknown-time-zone', '1.time_zone'],
      ['never-opens', '0.business_hours'],
    ]);
    expect(Object.keys(read.calendars)).toEqual(['1']);
    const named = calendarsFromFreshdeskBusinessHours(json, {
      holidays: { 1: [], 2: [] },
      timeZones: { Astana: 'Asia/Almaty' },
    });
    expect(named.calendars['2']?.timeZone).toBe('Asia/Almaty');
  });

  const withTimes = (start_time: unknown, end_time: unknown) => [
    { ...one, business_hours: { monday: { start_time, end_time } } },
  ];
  test.each<[unknown, object, string, string]>([
    [{}, {}, 'invalid-type', ''],
    [[{ ...one, id: null }], {}, 'invalid-type', '0.id'],
    [withTimes('13:00 pm', '5:00 pm'), {}, 'invalid-time', '0.business_hours.monday.start_time'],
    [withTimes('08:00', '5:00 pm'), {}, 'invalid-time', '0.business_hours.monday.start_time'],
    [withTimes('8:00 am', '5:60 pm'), {}, 'invalid-time', '0.business_hours.monday.end_time'],
    [withTimes('10:00 pm', '6:00 am'), {}, 'invalid-interval', '0.business_hours.monday'],
    [withTimes('8:00 am', undefined), {}, 'missing-field', '0.business_hours.monday.end_time'],
    [[one], { holidays: { 2: [] } }, 'unknown-reference', 'options.holidays.2'],
    [[one], { holidays: { 1: ['2026-02-30'] } }, 'invalid-date', 'options.holidays.1.0'],
    [[one], { groups: {} }, 'invalid-type', 'options.groups'],
    [[one], { timeZones: { UTC: 'Mars/X' } }, 'invalid-time-zone', 'options.timeZones.UTC'],
  ])('malformed business hours are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => calendarsFromFreshdeskBusinessHours(json, options));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
