import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  type ClockReport,
  type ClockRule,
  compileClock,
  evaluateClock,
} from '../../../src/clock.js';
import {
  calendarsFromServiceNowSchedules,
  clocksFromServiceNowSlas,
  eventsFromServiceNowAudit,
} from '../../../src/interop/servicenow.js';
import { SERVICENOW } from '../../../src/presets.js';
import { iso, type Line, reportOf, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/servicenow/${name}.json`, import.meta.url), 'utf8'),
  );
const task = fixture('incident');
const audit = fixture('sys-audit') as { readonly result: readonly Record<string, string>[] };
const customers = ['cora.customer'];
const { events, warnings } = eventsFromServiceNowAudit({ task, audit }, { customers });

describe('the log of an incident', () => {
  test('each row is one event, oldest first, in the words of the presets', () => {
    expect(warnings).toEqual([]);
    expect(events.map(({ id, type }) => [id?.slice(-2), type])).toEqual([
      ['71', 'created'],
      ['a0', 'assigned'],
      ['9f', 'priority'],
      ['f1', 'status'],
      ['a2', 'internal_note'],
      ['a3', 'public_reply'],
      ['a5', 'updated'],
      ['a4', 'paused'],
      ['a6', 'customer_reply'],
      ['a8', 'updated'],
      ['a7', 'resumed'],
      ['a9', 'solved'],
    ]);
  });

  test('instants are UTC, though they do not say so', () => {
    expect(iso(events[0]?.at as number)).toBe('2026-03-06T13:00:00.000Z');
  });

  test('the first values are those before the first changes, and else those that it has', () => {
    expect(events[0]?.set).toEqual({
      number: 'INC0010017',
      opened_at: '2026-03-06T13:00:00Z',
      short_description: 'VPN drops every hour',
      active: 'true',
      state: '1',
      incident_state: '6',
      hold_reason: null,
      priority: '3',
      impact: '2',
      urgency: '1',
      caller_id: '6816',
      assignment_group: 'd625',
      assigned_to: null,
    });
  });

  test('values beside display values are read as the values alone', () => {
    const all = (record: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(record).map(([name, value]) => [
          name,
          { value, display_value: `shown ${value}` },
        ]),
      );
    const read = eventsFromServiceNowAudit({ task, audit: audit.result.map(all) }, { customers });
    expect(read.events).toEqual(events);
  });

  test('rows in any order, and twice, give the same log', () => {
    const twice = [...audit.result, ...audit.result].reverse();
    expect(eventsFromServiceNowAudit({ task, audit: twice }, { customers }).events).toEqual(events);
  });
});

describe('what the presets make of the log', () => {
  const office = compileCalendar({
    timeZone: 'Europe/Paris',
    weekly: { 'mon-fri': '09:00-17:00' },
  });
  const report = (rule: Omit<ClockRule, 'id'>, at: string): ClockReport =>
    evaluateClock(compileClock({ id: 'sla', calendar: 'office', ...rule }, { office }), events, {
      at,
    });

  test('on hold is a pause', () => {
    // Friday 14:00 to 15:00 in Paris is one hour; three more on Monday from 10:00: due at 13:00.
    const rule = { ...SERVICENOW.resolution, targets: [{ elapsed: 'PT4H' }] };
    const { current, state } = report(rule, '2026-03-09T10:00:00Z');
    expect([state, iso(current?.dueAt)]).toEqual(['running', '2026-03-09T12:00:00.000Z']);
    expect(current?.elapsedMs).toBe(2 * 3_600_000);
    expect(report(rule, '2026-03-09T11:00:00Z').state).toBe('met');
  });

  test('a work note answers nobody', () => {
    const rule = { ...SERVICENOW.response, targets: [{ elapsed: 'PT20M' }] };
    const { state, cycles } = report(rule, '2026-03-06T14:00:00Z');
    expect([state, iso(cycles[0]?.endedAt)]).toEqual(['missed', '2026-03-06T13:30:00.000Z']);
  });
});

describe('what is only assumed, and what is wrong', () => {
  const bare = { sys_id: 't', sys_created_on: '2026-03-02 09:00:00', state: '1' };
  const row = (id: string, from: string, to: string, more: object = {}) => ({
    sys_id: id,
    documentkey: 't',
    fieldname: 'state',
    oldvalue: from,
    newvalue: to,
    user: 'alex',
    sys_created_on: '2026-03-02 10:00:00',
    ...more,
  });

  test('several states in one second follow each other, and the last counts', () => {
    const rows = [row('a', '3', '2'), row('b', '2', '6'), row('c', '1', '3')];
    const read = eventsFromServiceNowAudit({ task: bare, audit: rows });
    expect(read.events.map(({ id, type }) => [id, type])).toEqual([
      ['created-t', 'created'],
      ['c', 'status'],
      ['a', 'status'],
      ['b', 'solved'],
    ]);
    // A field that comes back to where it was has no first change: all are kept.
    const circle = [row('a', '1', '3'), row('b', '3', '1')];
    expect(eventsFromServiceNowAudit({ task: bare, audit: circle }).events).toHaveLength(3);
  });

  test('unknown states, unknown authors and rows of other records are told', () => {
    const rows = [
      row('a', '1', '18'),
      row('b', '', 'Hello', { fieldname: 'comments' }),
      row('c', '1', '2', { documentkey: 'u' }),
    ];
    const read = eventsFromServiceNowAudit({ task: { result: bare }, audit: rows });
    expect(
      read.warnings.map(({ code, path, received }) => [code, path.join('.'), received]),
    ).toEqual([
      ['other-record', 'audit.2', '"u"'],
      ['unknown-author', 'audit.1', '"alex"'],
      ['unknown-state', 'audit.0', '"18"'],
    ]);
    const states = { 1: 'active', 18: 'hold' } as const;
    const { events: known } = eventsFromServiceNowAudit(
      { task: bare, audit: [row('a', '1', '18')] },
      { states },
    );
    expect(known.map(({ type }) => type)).toEqual(['created', 'paused']);
  });

  test.each<[unknown, unknown, string, string]>([
    [[], {}, 'invalid-type', ''],
    [{ task: bare }, {}, 'missing-field', 'audit'],
    [{ task: {}, audit: [] }, {}, 'missing-field', 'task.sys_id'],
    // A display value, on the clock of whoever asked.
    [
      { task: { ...bare, sys_created_on: '02/03/2026 10:00:00' }, audit: [] },
      {},
      'invalid-instant',
      'task.sys_created_on',
    ],
    [{ task: bare, audit: [row('', '1', '2')] }, {}, 'missing-field', 'audit.0.sys_id'],
    [
      { task: bare, audit: [row('a', '1', '2', { newvalue: [] })] },
      {},
      'invalid-type',
      'audit.0.newvalue',
    ],
    [{ task: bare, audit: [] }, { states: { 1: 'open' } }, 'invalid-option', 'options.states.1'],
    [{ task: bare, audit: [] }, { customer: [] }, 'unknown-field', 'options.customer'],
  ])('malformed answers are refused where they are: %j', (wrong, options, code, path) => {
    const error = thrownBy(() => eventsFromServiceNowAudit(wrong, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('SLA definitions', () => {
  const { objectives, warnings: lost } = clocksFromServiceNowSlas(fixture('contract-sla'));
  const calendars = {
    '08fcd0830a0a0b2600079f56b1adb9ae': {
      timeZone: 'Europe/Paris',
      weekly: { 'mon-fri': '09:00-17:00' },
    },
  };
  const [resolution = '', response = ''] = objectives.map(({ id }) => id);
  const dueAt = (id: string, log: readonly Line[]): string | null =>
    iso(reportOf({ calendars, objectives }, id, log).current?.dueAt);

  test('each definition is one objective', () => {
    expect(lost).toEqual([]);
    expect(objectives.map(({ name }) => name)).toEqual([
      'Priority 2 resolution',
      'VIP or urgent response',
    ]);
  });

  test('definitions and audit rows give the deadline of the product', () => {
    const log = events.map(
      ({ at, type, set }): Line => [iso(at as number) as string, type, set ?? {}],
    );
    const until = (at: string) => [...log.filter(([own]) => own <= at), [at, 'now'] as Line];
    // Attached when the priority became 2, at 14:05 in Paris, and counted from the creation at 14:00: one
    // hour before the hold on Friday. Seven more on Monday from 10:00 end at 17:00.
    expect(dueAt(resolution, until('2026-03-09T10:00:00.000Z'))).toBe('2026-03-09T16:00:00.000Z');
    const { state } = reportOf(
      { calendars, objectives },
      resolution,
      until('2026-03-09T11:00:00.000Z'),
    );
    expect(state).toBe('met');
  });

  const opened = { state: '1', opened_at: '2026-03-06T12:00:00Z', assigned_to: null };
  test.each<[string, Record<string, string | null>, string | null]>([
    // 24 hours and a half round the clock, from when it was opened.
    ['priority 1', { priority: '1' }, '2026-03-07T12:30:00.000Z'],
    ['or a VIP', { priority: '4', 'caller_id.vip': 'true' }, '2026-03-07T12:30:00.000Z'],
    [
      'or, as a query of its own, urgent with a group',
      { urgency: '1', assignment_group: 'd625' },
      '2026-03-07T12:30:00.000Z',
    ],
    ['not urgent without a group', { urgency: '1', assignment_group: null }, null],
    ['not when the stop condition holds already', { priority: '1', assigned_to: '46d4' }, null],
    ['not when the cancel condition holds already', { priority: '1', state: '8' }, null],
  ])('an encoded query: %s', (_, set, expected) => {
    expect(dueAt(response, [['2026-03-06T13:00:00Z', 'created', { ...opened, ...set }]])).toBe(
      expected,
    );
  });

  test('a start condition that holds no longer cancels, a stop condition goes first', () => {
    const set = { active: 'true', priority: '2', state: '1' };
    const stateWith = (change: Record<string, string>) =>
      reportOf({ calendars, objectives }, resolution, [
        ['2026-03-06T13:00:00Z', 'created', set],
        ['2026-03-06T13:30:00Z', 'updated', change],
      ]).state;
    expect(stateWith({ priority: '3' })).toBe('cancelled');
    expect(stateWith({ active: 'false', state: '7' })).toBe('met');
  });

  const sla = {
    sys_id: 's',
    name: 'S',
    duration: '1970-01-01 01:00:00',
    start_condition: 'priority=1',
    stop_condition: 'state=6',
  };

  test('what is not understood is listed with its path', () => {
    const read = clocksFromServiceNowSlas({
      result: [
        { ...sla, start_condition: 'short_descriptionLIKEoutage' },
        { ...sla, stop_condition: 'assigned_to=javascript:gs.getUserID()' },
        { ...sla, start_condition: 'priorityVALCHANGES^active=true' },
        { ...sla, stop_condition: '' },
        { ...sla, start_condition: null },
        { ...sla, active: 'false' },
        { ...sla, collection: 'sc_task' },
        { ...sla, duration_type: '3bf8' },
        { ...sla, schedule_source: 'task_field' },
        { ...sla, advanced_condition_type: 'advanced' },
        { ...sla, reset_condition: 'location=5', sla_of_ours: 'x' },
        {
          ...sla,
          pause_condition: 'state=3',
          when_to_resume: 'on_condition',
          resume_condition: 'state=2',
        },
      ],
    });
    expect(told(read.warnings)).toEqual([
      ['unknown-operator', 'result.0.start_condition'],
      ['unknown-value', 'result.1.stop_condition'],
      ['unknown-operator', 'result.2.start_condition'],
      ['no-stop', 'result.3.stop_condition'],
      ['no-start', 'result.4.start_condition'],
      ['inactive', 'result.5.active'],
      ['other-table', 'result.6.collection'],
      ['relative-duration', 'result.7.duration_type'],
      ['schedule-of-task', 'result.8.schedule_source'],
      ['script', 'result.9.advanced_condition_type'],
      ['unread-field', 'result.10.sla_of_ours'],
      ['reset-condition', 'result.10.reset_condition'],
      ['resume-condition', 'result.11.resume_condition'],
    ]);
    expect(read.objectives).toHaveLength(2);
  });

  test('every field is read, told, or says nothing about time', () => {
    const idle = fieldsWithoutEffect(fixture('contract-sla'), clocksFromServiceNowSlas);
    expect(idle).toEqual([
      ...['result.*.type', 'result.*.target', 'result.*.schedule.link'],
      ...['result.*.schedule_source_field', 'result.*.timezone_source', 'result.*.timezone'],
      // A reset that cancels is the only one, and there is none without its condition.
      'result.*.reset_action',
      // The resume condition is the opposite of the pause condition, so that both mean the same.
      'result.*.when_to_resume',
      ...['result.*.flow.link', 'result.*.flow.value', 'result.*.enable_logging'],
      ...['result.*.sys_created_on', 'result.*.sys_updated_on'],
      // Of the definition that says that it has none.
      'result.*.schedule',
    ]);
  });

  test.each<[unknown, unknown, string, string]>([
    [{}, {}, 'missing-field', 'result'],
    [[{ ...sla, sys_id: '' }], {}, 'missing-field', '0.sys_id'],
    [[{ ...sla, duration: '4 Hours' }], {}, 'invalid-duration', '0.duration'],
    [[{ ...sla, duration: '' }], {}, 'missing-field', '0.duration'],
    [[{ ...sla, retroactive: 'maybe' }], {}, 'invalid-type', '0.retroactive'],
    [[sla], { table: '' }, 'invalid-type', 'options.table'],
    [[sla], { tables: [] }, 'unknown-field', 'options.tables'],
  ])('malformed definitions are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => clocksFromServiceNowSlas(json, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('schedules', () => {
  const json = { schedules: fixture('cmn-schedule'), spans: fixture('cmn-schedule-span') };
  const zone = { timeZone: 'America/New_York' };
  const { calendars, warnings: lost } = calendarsFromServiceNowSchedules(json, zone);

  test('entries are open from a first date on, excluded ones are subtracted', () => {
    expect(calendars).toEqual({
      '08fcd0830a0a0b2600079f56b1adb9ae': {
        name: '8-5 weekdays',
        timeZone: 'Europe/Paris',
        difference: [
          {
            timeZone: 'Europe/Paris',
            layers: [{ from: '2008-01-01', weekly: { 'mon,tue,wed,thu,fri': '08:00-17:00' } }],
          },
          { timeZone: 'Europe/Paris', layers: [day('2026-03-09', '2026-03-09', '00:00-24:00')] },
          { timeZone: 'UTC', layers: [day('2026-03-10', '2026-03-10', '11:00-13:00')] },
        ],
      },
      // Floating: in the zone of the option.
      '38f8b6d2c0a801640075da0e39d47696': {
        name: 'Weekend nights',
        timeZone: 'America/New_York',
        union: [
          {
            timeZone: 'America/New_York',
            layers: [
              { from: '2026-01-02', through: '2026-12-31', weekly: { 'fri,sat': '22:00-06:00' } },
            ],
          },
          {
            timeZone: 'America/New_York',
            layers: [
              day('2026-07-13', '2026-07-13', '18:00-24:00'),
              day('2026-07-14', '2026-07-15', '00:00-24:00'),
              day('2026-07-16', '2026-07-16', '00:00-09:00'),
            ],
          },
        ],
      },
    });
    expect(told(lost)).toEqual([['parent', 'schedules.result.1.parent']]);
  });

  function day(from: string, through: string, hours: string) {
    return { from, through, weekly: { 'mon,tue,wed,thu,fri,sat,sun': hours } };
  }

  test('schedules and definitions give the deadline of the product', () => {
    const { objectives } = clocksFromServiceNowSlas(fixture('contract-sla'));
    const set = { active: 'true', priority: '2', state: '1' };
    const id = objectives[0]?.id ?? '';
    const log: readonly Line[] = [['2026-03-06T13:00:00Z', 'created', set]];
    // Friday 14:00 to 17:00 in Paris are three hours, Monday is excluded, Tuesday 08:00 to 12:00 are four;
    // 12:00 to 14:00 is the drill, and the eighth ends at 15:00.
    const { current } = reportOf({ calendars, objectives }, id, log);
    expect(iso(current?.dueAt)).toBe('2026-03-10T14:00:00.000Z');
  });

  test('every field is read, told, or says nothing about hours', () => {
    const read = (document: unknown) => calendarsFromServiceNowSchedules(document, zone);
    const idle = fieldsWithoutEffect(json, read).map((name) => name.replace(/^.*\*\./, ''));
    expect([...new Set(idle)].sort()).toEqual([
      ...['all_day', 'description', 'document', 'document_key', 'name', 'read_only'],
      ...['schedule.link', 'show_as', 'sys_created_on', 'sys_id', 'sys_mod_count'],
      'sys_updated_on',
    ]);
  });

  const schedule = { sys_id: 's', name: 'S', time_zone: 'UTC' };
  const span = {
    schedule: 's',
    start_date_time: '20260302T090000',
    end_date_time: '20260302T170000',
    repeat_type: 'weekly',
  };

  test('what is not understood is listed with its path', () => {
    const read = calendarsFromServiceNowSchedules({
      schedules: [
        schedule,
        { ...schedule, sys_id: 't', time_zone: '' },
        { ...schedule, sys_id: 'u' },
      ],
      spans: [
        { ...span, repeat_type: 'monthly' },
        { ...span, repeat_count: '2' },
        { ...span, repeat_type: 'daily', end_date_time: '20260304T090000' },
        { ...span, type: 'on_call' },
        { ...span, schedule: 'nobody' },
        { ...span, ours: 'x' },
      ],
    });
    expect(told(read.warnings)).toEqual([
      ['unread-field', 'spans.5.ours'],
      ['without-schedule', 'spans.4.schedule'],
      ['repetition', 'spans.0.repeat_type'],
      ['repetition', 'spans.1.repeat_type'],
      ['repetition', 'spans.2.repeat_type'],
      ['unknown-type', 'spans.3.type'],
      ['unknown-time-zone', 'schedules.1.time_zone'],
      ['no-entries', 'schedules.2.sys_id'],
    ]);
    // Weekly without days: on the day on which it begins, a Monday.
    expect(read.calendars).toEqual({
      s: {
        name: 'S',
        timeZone: 'UTC',
        layers: [{ from: '2026-03-02', weekly: { mon: '09:00-17:00' } }],
      },
    });
  });

  test.each<[unknown, unknown, string, string]>([
    [[], {}, 'invalid-type', ''],
    [{ schedules: [schedule] }, {}, 'missing-field', 'spans'],
    [{ schedules: [{ name: 'S' }], spans: [] }, {}, 'missing-field', 'schedules.0.sys_id'],
    [
      { schedules: [], spans: [{ ...span, start_date_time: '2026-03-02 09:00' }] },
      {},
      'invalid-date',
      'spans.0.start_date_time',
    ],
    [
      { schedules: [], spans: [{ ...span, end_date_time: '20260302T090000' }] },
      {},
      'invalid-interval',
      'spans.0',
    ],
    [
      { schedules: [], spans: [{ ...span, repeat_until: 'never' }] },
      {},
      'invalid-date',
      'spans.0.repeat_until',
    ],
    [{ schedules: [], spans: [] }, { timeZone: 'Mars/X' }, 'invalid-time-zone', 'options.timeZone'],
    [{ schedules: [], spans: [] }, { zone: 'UTC' }, 'unknown-field', 'options.zone'],
  ])('malformed schedules are refused where they are: %j', (wrong, options, code, path) => {
    const error = thrownBy(() => calendarsFromServiceNowSchedules(wrong, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
