import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { evaluateTicket } from '../../../src/agreement/ticket/ticket.js';
import { compileCalendar } from '../../../src/calendar.js';
import { type ClockReport, compileClock, evaluateClock, type Scalar } from '../../../src/clock.js';
import { RAILS_TIME_ZONES } from '../../../src/interop/shared/rails-zones.js';
import {
  calendarsFromZendeskSchedules,
  clocksFromZendeskSlaPolicies,
  eventsFromZendeskMetricEvents,
  type PlainCalendar,
  type ZendeskMetric,
} from '../../../src/interop/zendesk.js';
import { zoneOf } from '../../../src/zone/zone.js';
import { thrownBy } from '../../oracle/thrown.js';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/zendesk/${name}.json`, import.meta.url), 'utf8'));

const HOUR_MS = 3_600_000;
const iso = (at: number | null | undefined): string | null =>
  typeof at === 'number' ? new Date(at).toISOString() : null;

const { calendars } = calendarsFromZendeskSchedules(fixture('schedules'), {
  holidays: { 1001: fixture('holidays-1001') },
});

describe('SLA policies', () => {
  const { objectives, warnings } = clocksFromZendeskSlaPolicies(fixture('sla-policies'), {
    calendar: '1001',
  });
  const agreement = compileAgreement({
    id: 'zendesk',
    timeZone: 'America/New_York',
    currency: 'USD',
    calendars,
    objectives,
  });

  function reportOn(id: string, set: Record<string, Scalar>, createdAt: string): ClockReport {
    const events = [{ at: createdAt, type: 'created', set: { status: 'new', ...set } }];
    const { objectives: all } = evaluateTicket(agreement, { id: 'T', events }, { at: createdAt });
    return all.find(({ objectiveId }) => objectiveId === id)?.report as ClockReport;
  }

  test('each metric that has a target is one objective, and nothing else is', () => {
    expect(objectives.map(({ id, name }) => [id, name])).toEqual([
      ['first_reply_time', 'First reply time'],
      ['agent_work_time', 'Agent work time'],
      ['total_resolution_time', 'Total resolution time'],
    ]);
    expect(warnings).toEqual([]);
  });

  test.each<[string, Record<string, Scalar>, string]>([
    // Gold incidents, urgent: 30 minutes round the clock. Saturday night is as good as any.
    [
      'the first policy by position governs',
      { type: 'incident', organization_id: 4_400_001, priority: 'urgent', 'tag:vip': true },
      '2026-03-08T03:30:00.000Z',
    ],
    [
      'an id fits as a text too',
      { type: 'incident', organization_id: '4400001', priority: 'urgent' },
      '2026-03-08T03:30:00.000Z',
    ],
    // VIP, urgent: 15 minutes.
    [
      'one of several tags is enough',
      { priority: 'urgent', 'tag:vip': true },
      '2026-03-08T03:15:00.000Z',
    ],
    // VIP, high: 1830 seconds, which are 30 minutes only in the coarser field.
    [
      'seconds go before minutes',
      { priority: 'high', custom_fields_360001: 'plus' },
      '2026-03-08T03:30:30.000Z',
    ],
    // Everyone, urgent: 60 minutes of Monday, which begins at 09:00 EDT.
    [
      'a ticket of the excluded brand is not for the second policy',
      { priority: 'urgent', 'tag:vip': true, brand_id: 360_002 },
      '2026-03-09T14:00:00.000Z',
    ],
    ['the last policy takes the rest', { priority: 'urgent' }, '2026-03-09T14:00:00.000Z'],
  ])('%s', (_, set, dueAt) => {
    const { current } = reportOn('first_reply_time', set, '2026-03-08T03:00:00Z');
    expect(iso(current?.dueAt)).toBe(dueAt);
  });

  test('business hours count in the calendar, over the weekend and the change of clocks', () => {
    // Friday 16:00 EST: one hour until 17:00, the other on Monday from 09:00 EDT, which is 13:00 UTC.
    const set = { type: 'incident', organization_id: 4_400_001, priority: 'high' };
    const { current } = reportOn('first_reply_time', set, '2026-03-06T21:00:00Z');
    expect(iso(current?.dueAt)).toBe('2026-03-09T14:00:00.000Z');
  });

  test('a target used up at a close is due at the next opening', () => {
    // Friday 16:00 EST plus 60 minutes is 17:00; the presets say Monday 09:00 EDT.
    const { current } = reportOn(
      'first_reply_time',
      { priority: 'urgent' },
      '2026-03-06T21:00:00Z',
    );
    expect(iso(current?.dueAt)).toBe('2026-03-09T13:00:00.000Z');
  });

  test('a governing policy without a target keeps the ticket from the policies after it', () => {
    const gold = { type: 'incident', organization_id: 4_400_001, priority: 'normal' };
    expect(reportOn('first_reply_time', gold, '2026-03-06T21:00:00Z').cycles).toEqual([]);
    const urgent = { ...gold, priority: 'urgent' };
    expect(reportOn('agent_work_time', urgent, '2026-03-06T21:00:00Z').cycles).toEqual([]);
    const vip = { priority: 'normal', 'tag:vip': true };
    expect(reportOn('first_reply_time', vip, '2026-03-06T21:00:00Z').cycles).toEqual([]);
  });

  test('a ticket without priority has no target until it gets one', () => {
    expect(reportOn('first_reply_time', {}, '2026-03-06T21:00:00Z').state).toBe('pending');
  });

  test('what is not understood is listed with its path, and its policy left out', () => {
    const read = clocksFromZendeskSlaPolicies(fixture('sla-policies-not-understood'));
    expect(
      read.warnings.map(({ code, path, received }) => [code, path.join('.'), received]),
    ).toEqual([
      ['unknown-field', 'sla_policies.0.filter.all.0.field', '"subject_includes_word"'],
      ['unknown-operator', 'sla_policies.1.filter.any.0.operator', '"less_than"'],
      ['unknown-value', 'sla_policies.2.filter.all.0.value', '"current_user"'],
      ['unknown-metric', 'sla_policies.3.policy_metrics.1.metric', '"last_word_time"'],
      ['unknown-priority', 'sla_policies.3.policy_metrics.2.priority', '"severe"'],
      [
        'metric-settings',
        'sla_policies.3.metric_settings.first_reply_time',
        'settings of first_reply_time',
      ],
      ['unreachable', 'sla_policies.4.policy_metrics.0', 'a second target of first_reply_time'],
    ]);
    expect(read.objectives.map(({ targets }) => targets)).toEqual([
      [{ when: { field: 'priority', equals: 'low' }, elapsed: 'PT1H' }],
    ]);
  });

  test('an option renames a field or makes one known', () => {
    const { warnings, objectives } = clocksFromZendeskSlaPolicies(
      {
        sla_policies: [
          {
            filter: { all: [{ field: 'subject_includes_word', operator: 'is', value: 'outage' }] },
            policy_metrics: [
              { priority: 'low', metric: 'first_reply_time', target: 0, business_hours: false },
            ],
          },
        ],
      },
      { fields: { subject_includes_word: 'word' } },
    );
    expect(warnings).toEqual([]);
    expect(objectives[0]?.targets[0]).toEqual({
      when: {
        all: [
          { field: 'priority', equals: 'low' },
          { field: 'word', equals: 'outage' },
        ],
      },
      elapsed: 'PT0S',
    });
  });

  test('a choice of calendars is one target for each', () => {
    const { objectives } = clocksFromZendeskSlaPolicies(
      {
        sla_policies: [
          {
            policy_metrics: [
              { priority: 'low', metric: 'first_reply_time', target: 60, business_hours: true },
            ],
          },
        ],
      },
      {
        calendar: [
          { when: { field: 'schedule_id', equals: 1002 }, calendar: '1002' },
          { calendar: '1001' },
        ],
      },
    );
    expect(objectives[0]?.targets).toEqual([
      {
        when: {
          all: [
            { field: 'priority', equals: 'low' },
            { field: 'schedule_id', equals: 1002 },
          ],
        },
        elapsed: 'PT1H',
        calendar: '1002',
      },
      { when: { field: 'priority', equals: 'low' }, elapsed: 'PT1H', calendar: '1001' },
    ]);
  });

  const metric = { priority: 'low', metric: 'first_reply_time', target: 5, business_hours: true };
  test.each<[unknown, unknown, string, string]>([
    [null, {}, 'invalid-type', ''],
    [{}, {}, 'missing-field', 'sla_policies'],
    [{ sla_policies: [7] }, {}, 'invalid-type', 'sla_policies.0'],
    [{ sla_policies: [{ position: 'first' }] }, {}, 'invalid-type', 'sla_policies.0.position'],
    [{ sla_policies: [{ filter: [] }] }, {}, 'invalid-type', 'sla_policies.0.filter'],
    [
      { sla_policies: [{ filter: { all: [{ field: 'type' }] } }] },
      {},
      'missing-field',
      'sla_policies.0.filter.all.0.operator',
    ],
    [
      { sla_policies: [{ policy_metrics: [{ ...metric, target: -1 }] }] },
      {},
      'invalid-duration',
      'sla_policies.0.policy_metrics.0.target',
    ],
    [
      { sla_policies: [{ policy_metrics: [{ ...metric, business_hours: 'yes' }] }] },
      {},
      'invalid-type',
      'sla_policies.0.policy_metrics.0.business_hours',
    ],
    [{ sla_policies: [{ policy_metrics: [metric] }] }, {}, 'missing-field', 'options.calendar'],
    [{ sla_policies: [] }, { fields: { type: 1 } }, 'invalid-type', 'options.fields.type'],
  ])('malformed policies are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => clocksFromZendeskSlaPolicies(json, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('schedules', () => {
  test('minutes since Sunday become hours by weekday, cut at midnight', () => {
    expect(calendars).toEqual({
      1001: {
        name: 'Support',
        timeZone: 'America/New_York',
        weekly: { 'mon,tue,wed,thu,fri': '09:00-17:00' },
        holidays: [
          { name: 'Memorial Day', date: '2026-05-25' },
          { name: 'Year end', from: '2026-12-24', through: '2026-12-31' },
        ],
      },
      1002: {
        name: 'Nights',
        timeZone: 'Europe/Dublin',
        // Sunday 22:00 to Monday 06:00, and Saturday from 20:00 to its end.
        weekly: { mon: '00:00-06:00', sat: '20:00-24:00', sun: '22:00-24:00' },
      },
    });
  });

  const schedule = {
    id: 1,
    name: 'One',
    time_zone: 'UTC',
    intervals: [{ start_time: 0, end_time: 60 }],
  };
  const holidays = [{ name: 'Day', start_date: '2026-05-01', end_date: '2026-05-01' }];

  test('holidays beside the only schedule are its own; beside several they are nobody’s', () => {
    const one = calendarsFromZendeskSchedules({ schedules: [schedule], holidays });
    expect(one.calendars['1']?.holidays).toEqual([{ name: 'Day', date: '2026-05-01' }]);
    const two = calendarsFromZendeskSchedules({
      schedules: [schedule, { ...schedule, id: 2 }],
      holidays,
    });
    expect(two.calendars['1']?.holidays).toBeUndefined();
    expect(two.warnings.map(({ code }) => code)).toEqual(['holidays-without-schedule']);
  });

  test('an unknown zone leaves the schedule out, unless an option names it', () => {
    const json = { schedules: [{ ...schedule, time_zone: 'Astana' }] };
    const { calendars: none, warnings } = calendarsFromZendeskSchedules(json);
    expect(none).toEqual({});
    expect(warnings.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-time-zone', ['schedules', 0, 'time_zone']],
    ]);
    const named = calendarsFromZendeskSchedules(json, { timeZones: { Astana: 'Asia/Almaty' } });
    expect(named.calendars['1']?.timeZone).toBe('Asia/Almaty');
  });

  test('a schedule without hours is told of', () => {
    const { calendars: all, warnings } = calendarsFromZendeskSchedules({
      schedules: [{ ...schedule, intervals: [] }],
    });
    expect(all['1']?.weekly).toEqual({});
    expect(warnings.map(({ code }) => code)).toEqual(['never-opens']);
  });

  test.each([...RAILS_TIME_ZONES])('the zone of %s is known as %s', (_, id) => {
    expect(zoneOf(id).id).toBe(id);
  });

  test.each<[unknown, string, string]>([
    [{ schedules: {} }, 'invalid-type', 'schedules'],
    [{ schedules: [{ ...schedule, id: null }] }, 'invalid-type', 'schedules.0.id'],
    [
      { schedules: [{ ...schedule, intervals: [{ start_time: 60, end_time: 60 }] }] },
      'invalid-interval',
      'schedules.0.intervals.0',
    ],
    [
      { schedules: [{ ...schedule, intervals: [{ start_time: 0, end_time: 10_081 }] }] },
      'invalid-interval',
      'schedules.0.intervals.0',
    ],
    [
      { schedules: [schedule], holidays: [{ ...holidays[0], end_date: '2026-04-30' }] },
      'invalid-date',
      'holidays.0.end_date',
    ],
  ])('malformed schedules are refused where they are: %j', (json, code, path) => {
    const error = thrownBy(() => calendarsFromZendeskSchedules(json));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('ticket metric events', () => {
  const json = fixture('ticket-metric-events');
  const compiled = { 1001: compileCalendar(calendars['1001'] as PlainCalendar) };

  function read(metric: ZendeskMetric, instance = 0) {
    const { rule, tickets, warnings } = eventsFromZendeskMetricEvents(json, metric, {
      calendar: '1001',
    });
    expect(warnings).toEqual([]);
    const clock = compileClock(rule, compiled);
    const log = tickets[0]?.instances[instance];
    const at = (instant: string): ClockReport =>
      evaluateClock(clock, log?.events ?? [], { at: instant });
    return { rule, tickets, log, at };
  }

  test('work in business hours: the deadline leaves out the pause, the weekend and the holiday', () => {
    // Friday 10:00 to 11:00 and from 13:00 EDT: 1 + 4 hours; Monday is Memorial Day; 3 on Tuesday.
    const { current } = read('agent_work_time').at('2026-05-22T18:00:00Z');
    expect(iso(current?.dueAt)).toBe('2026-05-26T16:00:00.000Z');
    expect(current?.elapsedMs).toBe(2 * HOUR_MS);
  });

  test('an instance that is activated again after its end goes on', () => {
    // 3 hours were used by Friday 15:00; the other 5 run from Tuesday 09:00 EDT.
    const { current, cycles } = read('agent_work_time').at('2026-05-26T13:30:00Z');
    expect(cycles).toHaveLength(1);
    expect(current?.elapsedMs).toBe(3.5 * HOUR_MS);
    expect(iso(current?.dueAt)).toBe('2026-05-26T18:00:00.000Z');
  });

  test('a changed target counts from the start, and breaches when Zendesk says so', () => {
    // 4 hours instead of 8: 3 on Friday, 1 on Tuesday from 09:00 to 10:00 EDT.
    const { at, log } = read('agent_work_time');
    const { current, state } = at('2026-05-26T14:00:00.001Z');
    expect(iso(current?.dueAt)).toBe('2026-05-26T14:00:00.000Z');
    expect(state).toBe('missed');
    expect(log?.breaches).toEqual([{ breachedAt: current?.dueAt }]);
  });

  test('each reply is an instance of its own; deleted, repeated and derived events do nothing', () => {
    const { tickets, rule } = read('reply_time');
    expect(tickets.map(({ ticketId }) => ticketId)).toEqual(['156']);
    expect(
      tickets[0]?.instances.map(({ instanceId, events, breaches }) => [
        instanceId,
        events.map(({ type }) => type),
        breaches,
      ]),
    ).toEqual([
      [1, ['apply_sla', 'activate', 'fulfill'], []],
      [2, ['activate', 'apply_sla'], []],
    ]);
    expect(rule.targets).toMatchObject([
      { elapsed: 'PT1H' },
      { elapsed: 'PT2H' },
      { dueAt: { field: 'sla_due_at' } },
    ]);
    expect(read('reply_time', 0).at('2026-05-22T12:00:00Z').state).toBe('met');
  });

  test('a target that is applied later counts from the activation', () => {
    const { current } = read('reply_time', 1).at('2026-05-22T12:30:00Z');
    expect(iso(current?.dueAt)).toBe('2026-05-22T14:00:00.000Z');
  });

  test('an instance without SLA runs without a deadline', () => {
    const { current, state } = read('requester_wait_time').at('2026-05-22T10:00:00Z');
    expect([state, current?.dueAt, current?.dueStatus]).toEqual(['running', null, 'no-date']);
    expect(current?.elapsedMs).toBe(HOUR_MS);
  });

  test('a group SLA is read under its own name', () => {
    const { log, at } = read('group_ownership_time');
    expect(log?.events[0]?.set).toEqual({
      sla_target_seconds: 5400,
      sla_business_hours: false,
      sla_policy: 'Tier 1',
    });
    expect(iso(at('2026-05-22T09:30:00Z').current?.dueAt)).toBe('2026-05-22T10:30:00.000Z');
  });

  const event = {
    id: 1,
    ticket_id: 5,
    metric: 'reply_time',
    instance_id: 1,
    time: '2026-05-22T09:00:00Z',
  };

  test('a taken away SLA takes its deadline with it', () => {
    const { rule, tickets } = eventsFromZendeskMetricEvents(
      {
        ticket_metric_events: [
          { ...event, type: 'activate' },
          { ...event, id: 2, type: 'apply_sla', sla: { target: 60, business_hours: false } },
          { ...event, id: 3, type: 'apply_sla', sla: null, time: '2026-05-22T09:10:00Z' },
        ],
      },
      'reply_time',
    );
    const log = tickets[0]?.instances[0]?.events ?? [];
    const { current } = evaluateClock(compileClock(rule), log, { at: '2026-05-22T12:00:00Z' });
    expect([current?.state, current?.dueStatus]).toEqual(['running', 'no-date']);
  });

  test('a pause that ends as it begins took no time, in whatever order it is written', () => {
    const { tickets, warnings } = eventsFromZendeskMetricEvents(
      {
        ticket_metric_events: [
          { ...event, id: 4, type: 'activate', time: '2026-05-22T10:00:00Z' },
          { ...event, id: 3, type: 'pause', time: '2026-05-22T10:00:00Z' },
          { ...event, type: 'activate' },
        ],
      },
      'reply_time',
    );
    expect(tickets[0]?.instances[0]?.events.map(({ type }) => type)).toEqual(['activate']);
    expect(warnings).toEqual([]);
  });

  test('what cannot follow and what is not known is listed', () => {
    const { tickets, warnings } = eventsFromZendeskMetricEvents(
      {
        ticket_metric_events: [
          { ...event, id: 1, type: 'pause' },
          { ...event, id: 2, type: 'invented' },
          { ...event, id: 3, type: 'activate' },
          { ...event, id: 4, type: 'activate' },
        ],
      },
      'reply_time',
    );
    expect(warnings.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['unknown-type', 'ticket_metric_events.1.type'],
      ['out-of-sequence', 'ticket_metric_events.0'],
      ['out-of-sequence', 'ticket_metric_events.3'],
    ]);
    expect(tickets[0]?.instances[0]?.events.map(({ type }) => type)).toEqual(['activate']);
  });

  test.each<[unknown, string, string]>([
    [{ ticket_metric_events: 'none' }, 'invalid-type', 'ticket_metric_events'],
    [{ ticket_metric_events: [{ ...event }] }, 'missing-field', 'ticket_metric_events.0.type'],
    [
      { ticket_metric_events: [{ ...event, type: 'pause', time: '2026-05-22' }] },
      'invalid-instant',
      'ticket_metric_events.0.time',
    ],
    [
      { ticket_metric_events: [{ ...event, type: 'apply_sla', sla: { target: '60' } }] },
      'invalid-duration',
      'ticket_metric_events.0.sla.target',
    ],
  ])('malformed events are refused where they are: %j', (wrong, code, path) => {
    const error = thrownBy(() => eventsFromZendeskMetricEvents(wrong, 'reply_time'));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });

  test('a metric that Zendesk does not have is refused', () => {
    const call = () => eventsFromZendeskMetricEvents(json, 'toString' as ZendeskMetric);
    expect(thrownBy(call).code).toBe('invalid-option');
  });
});
