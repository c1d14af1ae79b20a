import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { evaluateTicket } from '../../../src/agreement/ticket/ticket.js';
import { compileCalendar } from '../../../src/calendar.js';
import { type ClockReport, compileClock, evaluateClock, type Scalar } from '../../../src/clock.js';
import {
  calendarsFromZammadCalendars,
  clocksFromZammadSlas,
  eventsFromZammadHistory,
  type PlainCalendar,
} from '../../../src/interop/zammad.js';
import { ZAMMAD } from '../../../src/presets.js';
import { iso, reportOf, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/zammad/${name}.json`, import.meta.url), 'utf8'));

const { calendars, warnings: calendarWarnings } = calendarsFromZammadCalendars(
  fixture('calendars'),
);

describe('calendars', () => {
  test('active days, 23:59 as the end of the day, active holidays that were not removed', () => {
    expect(calendars).toEqual({
      1: {
        name: 'Germany/Bavaria',
        timeZone: 'Europe/Berlin',
        weekly: { 'mon,tue,wed,thu': '09:00-12:00, 13:00-18:00', fri: '09:00-12:00' },
        holidays: [
          { name: 'Karfreitag', date: '2026-04-03' },
          { name: 'Ostermontag', date: '2026-04-06' },
        ],
      },
      2: {
        name: 'Round the clock',
        timeZone: 'America/New_York',
        weekly: { 'mon,tue,wed,thu,fri,sat,sun': '00:00-24:00' },
      },
    });
  });

  test('holidays that a feed will bring are told of', () => {
    expect(told(calendarWarnings)).toEqual([['holiday-feed', '0.ical_url']]);
  });

  test('every field is read, told, or says nothing about hours', () => {
    expect(fieldsWithoutEffect(fixture('calendars'), calendarsFromZammadCalendars)).toEqual([
      '*.default',
      '*.public_holidays.2026-04-03.feed',
      '*.public_holidays.2026-04-05.feed',
      '*.public_holidays.2026-04-06.feed',
      ...['*.last_log', '*.last_sync', '*.updated_by_id', '*.created_by_id'],
      ...['*.created_at', '*.updated_at'],
    ]);
  });

  const office = {
    id: 1,
    name: 'One',
    timezone: 'UTC',
    business_hours: { mon: { active: true, timeframes: [['09:00', '17:00']] } },
    public_holidays: {},
  };

  test('an unknown zone leaves the calendar out; no hours, no dates and new fields are told of', () => {
    const { calendars: all, warnings } = calendarsFromZammadCalendars([
      { ...office, timezone: 'Europe/Nowhere' },
      { ...office, id: 2, business_hours: { mon: { active: false, timeframes: [] } } },
      { ...office, id: 3, public_holidays: { '2026-02-30': { active: true } }, breaks: [1] },
    ]);
    expect(Object.keys(all)).toEqual(['2', '3']);
    expect(told(warnings)).toEqual([
      ['unread-field', '2.public_holidays.2026-02-30'],
      ['unread-field', '2.breaks'],
      ['unknown-time-zone', '0.timezone'],
      ['never-opens', '1.business_hours'],
    ]);
  });

  test.each<[unknown, string, string]>([
    [{}, 'invalid-type', ''],
    [[{ ...office, id: null }], 'invalid-type', '0.id'],
    [[{ ...office, business_hours: [] }], 'invalid-type', '0.business_hours'],
    [
      [{ ...office, business_hours: { mon: { active: true, timeframes: [['17:00', '09:00']] } } }],
      'invalid-interval',
      '0.business_hours.mon.timeframes.0',
    ],
    [
      [{ ...office, business_hours: { mon: { active: true, timeframes: [['9', '17:00']] } } }],
      'invalid-time',
      '0.business_hours.mon.timeframes.0.0',
    ],
  ])('malformed calendars are refused where they are: %j', (json, code, path) => {
    const error = thrownBy(() => calendarsFromZammadCalendars(json));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('SLAs', () => {
  const { objectives, warnings } = clocksFromZammadSlas(fixture('slas'));
  const imported = { calendars, objectives };
  const dueOf = (id: string, set: Record<string, Scalar>, at: string): string | null =>
    iso(reportOf(imported, id, [[at, 'created', { status: 'new', ...set }]]).current?.dueAt);

  test('each length that an SLA promises is one objective, and nothing else is', () => {
    expect(objectives.map(({ id, name }) => [id, name])).toEqual([
      ['first_response_time', 'First response time'],
      ['response_time', 'Response time'],
      ['update_time', 'Update time'],
      ['solution_time', 'Solution time'],
    ]);
    expect(warnings).toEqual([]);
  });

  // Good Friday 2026 is 3 April, Easter Monday the 6th; the clocks of Berlin are two hours ahead.
  const thursday = '2026-04-02T15:30:00Z';
  test.each<[string, Record<string, Scalar>, string | null]>([
    // "a1 urgent" comes first by name: 30 minutes round the clock.
    ['the first SLA by name governs', { priority_id: 3, group_id: 1 }, '2026-04-02T16:00:00.000Z'],
    ['an id fits as a text too', { priority_id: '3' }, '2026-04-02T16:00:00.000Z'],
    // "b2 gold", 60 minutes: 17:30 to 18:00 on Thursday, then Tuesday from 09:00, which is 07:00 UTC.
    [
      'group 5 is not for the first; a tag is enough for the second',
      { priority_id: 3, group_id: 5, 'tag:platinum': true },
      '2026-04-07T07:30:00.000Z',
    ],
    [
      'not (no owner and no VIP): an owner is enough',
      { owner_id: 12, 'organization.vip': false },
      '2026-04-07T07:30:00.000Z',
    ],
    // User 1 is nobody, and the organization is none: "everybody else", 240 minutes, 30 on Thursday,
    // 180 until noon on Tuesday, and 30 from 13:00.
    ['user 1 is nobody', { owner_id: 1, 'organization.vip': false }, '2026-04-07T11:30:00.000Z'],
  ])('%s', (_, set, dueAt) => {
    expect(dueOf('first_response_time', set, thursday)).toBe(dueAt);
  });

  test('an SLA governs also where it promises nothing', () => {
    expect(dueOf('solution_time', { priority_id: 3 }, thursday)).toBeNull();
    expect(dueOf('solution_time', { 'tag:gold': true }, thursday)).not.toBeNull();
  });

  test('without the field response_time, update_time is the answer to the customer', () => {
    const old = { id: 1, name: 'Old', calendar_id: 1, condition: {}, update_time: 60 };
    expect(clocksFromZammadSlas([old]).objectives.map(({ id }) => id)).toEqual(['response_time']);
    const now = { ...old, response_time: null };
    expect(clocksFromZammadSlas([now]).objectives.map(({ id }) => id)).toEqual(['update_time']);
  });

  test('what is not understood is listed with its path, and its SLA left out', () => {
    const sla = { id: 1, name: 'A', calendar_id: 1, first_response_time: 5, response_time: null };
    const whose = (condition: unknown, more: object = {}) => ({ ...sla, condition, ...more });
    const read = clocksFromZammadSlas([
      whose({ 'article.type_id': { operator: 'is', value: 1 } }),
      whose({ 'ticket.title': { operator: 'contains', value: 'outage' } }),
      whose({ 'ticket.owner_id': { operator: 'is', pre_condition: 'current_user.id' } }),
      whose({ conditions: [{ name: 'ticket.tags', operator: 'contains one', value: '' }] }),
      whose({}, { name: 'B', calendar_id: null }),
      whose({}, { name: 'C' }),
      whose({}, { name: 'D' }),
    ]);
    expect(told(read.warnings)).toEqual([
      ['unknown-field', '0.condition.article.type_id'],
      ['unknown-operator', '1.condition.ticket.title.operator'],
      ['unknown-value', '2.condition.ticket.owner_id.value'],
      ['unknown-value', '3.condition.conditions.0.value'],
      ['no-calendar', '4.calendar_id'],
      ['unreachable', '5.first_response_time'],
    ]);
    // The last without a condition takes what is left, as in Zammad.
    expect(read.objectives[0]?.targets).toEqual([{ elapsed: 'PT5M', calendar: '1' }]);
  });

  test('a hole in a list of tags is a value that is not understood, and a zero has no sign', () => {
    const whose = (condition: unknown) => [
      { id: 1, name: 'A', calendar_id: 1, first_response_time: 5, response_time: null, condition },
    ];
    const tags = (value: unknown) =>
      whose({ conditions: [{ name: 'ticket.tags', operator: 'contains one', value }] });
    // biome-ignore lint/suspicious/noSparseArray: holes are what is tried.
    for (const value of [[, 'vip'], new Array(1e9)]) {
      expect(told(clocksFromZammadSlas(tags(value)).warnings)).toEqual([
        ['unknown-value', '0.condition.conditions.0.value'],
      ]);
    }
    const zero = whose({ 'ticket.group_id': { operator: 'is', value: -0 } });
    expect(clocksFromZammadSlas(zero).objectives[0]?.targets[0]?.when).toEqual({
      field: 'group_id',
      in: [0, '0'],
    });
  });

  test('every field is read, told, or says nothing about time', () => {
    expect(fieldsWithoutEffect(fixture('slas'), clocksFromZammadSlas)).toEqual([
      ...['*.id', '*.updated_by_id', '*.created_by_id', '*.updated_at'],
    ]);
  });

  test('an option renames a field or makes one known', () => {
    const { objectives: named } = clocksFromZammadSlas(
      [
        {
          name: 'A',
          calendar_id: 1,
          condition: { 'article.type_id': { operator: 'is', value: 'x' } },
          first_response_time: 5,
        },
      ],
      { fields: { 'article.type_id': 'channel' } },
    );
    expect(named[0]?.targets[0]?.when).toEqual({ field: 'channel', equals: 'x' });
  });

  const sla = { name: 'A', calendar_id: 1, condition: {} };
  const deep = Array.from({ length: 30 }).reduce<unknown>(
    (inner) => ({ operator: 'AND', conditions: [inner] }),
    { name: 'ticket.tags', operator: 'contains one', value: 'a' },
  );
  test.each<[unknown, unknown, string, string]>([
    [{ slas: [] }, {}, 'invalid-type', ''],
    [[7], {}, 'invalid-type', '0'],
    [[{ ...sla, name: 7 }], {}, 'invalid-type', '0.name'],
    [[{ ...sla, condition: [] }], {}, 'invalid-type', '0.condition'],
    [[{ ...sla, condition: { 'ticket.a': 1 } }], {}, 'invalid-type', '0.condition.ticket.a'],
    [
      [{ ...sla, condition: { conditions: [], operator: 'XOR' } }],
      {},
      'invalid-option',
      '0.condition.operator',
    ],
    [[{ ...sla, solution_time: 1.5 }], {}, 'invalid-duration', '0.solution_time'],
    [[sla], { states: [] }, 'invalid-type', 'options.states'],
    [[sla], { states: [{ id: 1 }] }, 'missing-field', 'options.states.0.name'],
    [[sla], { field: {} }, 'unknown-field', 'options.field'],
  ])('malformed SLAs are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => clocksFromZammadSlas(json, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });

  test('blocks without end are refused', () => {
    const error = thrownBy(() => clocksFromZammadSlas([{ ...sla, condition: deep }]));
    expect([error.code, error.path.length]).toEqual(['invalid-type', 2 + 13 * 2]);
  });
});

describe('the history of a ticket', () => {
  const json = fixture('ticket-history') as { history: object[]; assets: object };
  const { events, warnings } = eventsFromZammadHistory(json);

  test('each row is one event, in the words of the presets', () => {
    expect(warnings).toEqual([]);
    expect(events.map(({ id, type }) => [id, type])).toEqual([
      ['9001', 'created'],
      ['9002', 'customer_reply'],
      ['9010', 'assigned'],
      ['9011', 'assigned'],
      ['9012', 'added'],
      ['9020', 'internal_note'],
      ['9030', 'public_reply'],
      // From new by open to pending reminder in one instant: only what holds after it counts.
      ['9031', 'status'],
      ['9032', 'paused'],
      ['9033', 'updated'],
      ['9034', 'email'],
      ['9040', 'customer_reply'],
      ['9041', 'resumed'],
      ['9050', 'closed'],
    ]);
  });

  test('the first values are those before the first changes, and else those that it has', () => {
    expect(events[0]?.set).toEqual({
      group: 'Users',
      group_id: 1,
      assignee: '-',
      owner_id: 1,
      status: 'new',
      state_id: 1,
      pending_time: null,
      priority_id: 2,
      customer_id: 6,
      organization_id: 8,
    });
    expect(events.find(({ id }) => id === '9012')?.set).toEqual({ 'tag:gold': true });
    expect(events.find(({ id }) => id === '9010')?.set).toEqual({
      group: '2nd level',
      group_id: 2,
    });
  });

  test('log and SLAs give the deadline of the product', () => {
    const { objectives } = clocksFromZammadSlas(fixture('slas'));
    const agreement = compileAgreement({
      id: 'zammad',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      calendars,
      objectives,
    });
    const at = '2026-03-30T14:00:00Z';
    const { objectives: all } = evaluateTicket(agreement, { id: '77', events }, { at });
    const reports = new Map(all.map(({ objectiveId, report }) => [objectiveId, report]));
    // Created Monday 09:00 in Berlin without a tag: "everybody else", 240 minutes; gold at 09:11, so 60,
    // counted from creation: due at 10:00. Answered at 09:30.
    const first = reports.get('first_response_time');
    expect([first?.state, iso(first?.cycles[0]?.dueAt)]).toEqual([
      'met',
      '2026-03-30T08:00:00.000Z',
    ]);
    // 300 minutes of gold: 30 until the pause at 09:30; from 15:00 on 270 more: 180 until 18:00, and 90
    // on Tuesday from 09:00, which is 07:00 UTC.
    const solution = reports.get('solution_time');
    expect([solution?.state, iso(solution?.current?.dueAt)]).toEqual([
      'running',
      '2026-03-31T08:30:00.000Z',
    ]);
    // 30 minutes and one hour so far.
    expect(solution?.current?.elapsedMs).toBe(90 * 60_000);
  });

  test('the presets read the log as well', () => {
    const clock = compileClock(
      {
        ...ZAMMAD.solution,
        id: 'solution',
        targets: [{ elapsed: { hours: 2 } }],
        calendar: 'office',
      },
      { office: compileCalendar(calendars['1'] as PlainCalendar) },
    );
    const report = (at: string): ClockReport => evaluateClock(clock, events, { at });
    expect(report('2026-03-30T12:00:00Z').current?.phase).toBe('paused');
    // 30 minutes before the pause, 90 from 15:00 in Berlin: due at 16:30. Closed an hour later.
    const { state, cycles } = report('2026-03-30T16:00:00Z');
    expect([state, iso(cycles[0]?.dueAt)]).toEqual(['missed', '2026-03-30T14:30:00.000Z']);
  });

  const row = { object: 'Ticket', o_id: 7, created_by_id: 3 };
  const created = { ...row, id: 1, type: 'created', created_at: '2026-03-02T09:00:00.000Z' };
  const toState = (id: number, name: string, at: string, more: object = {}) => ({
    ...row,
    id,
    type: 'updated',
    attribute: 'state',
    value_from: 'open',
    value_to: name,
    created_at: `2026-03-02T${at}:00.000Z`,
    ...more,
  });
  const typesOf = (rows: readonly object[], options: object = {}) =>
    eventsFromZammadHistory(rows, options).events.map(({ type }) => type);

  test('a ticket that goes from closed to waiting is reopened when the waiting is over', () => {
    const rows = [
      created,
      toState(2, 'pending close', '10:00'),
      toState(3, 'closed', '11:00'),
      toState(4, 'pending reminder', '12:00'),
      toState(5, 'open', '13:00'),
      toState(6, 'merged', '14:00'),
    ];
    expect(typesOf(rows)).toEqual([
      'created',
      'paused',
      'closed',
      'status',
      'resumed',
      'reopened',
      'merged',
    ]);
  });

  test('a row that is listed twice counts once, and nothing depends on the order of the list', () => {
    const { history, assets } = json;
    const doubled = [...history, ...history].reverse();
    expect(eventsFromZammadHistory({ history: doubled, assets }).events).toEqual(events);
    expect(eventsFromZammadHistory({ history }).events.map(({ type }) => type)).toContain(
      'article',
    );
  });

  test('states of the system say which hold and which end', () => {
    const states = [
      { id: 2, name: 'offen', state_type_id: 12, ignore_escalation: false },
      { id: 4, name: 'geschlossen', state_type_id: 15, ignore_escalation: true },
      { id: 8, name: 'beim Lieferanten', state_type_id: 12, ignore_escalation: true },
      { id: 9, name: 'erledigt', state_type_id: 15, ignore_escalation: true },
    ];
    const rows = [
      created,
      toState(2, 'beim Lieferanten', '10:00', { value_from: 'offen' }),
      toState(3, 'erledigt', '11:00'),
    ];
    expect(typesOf(rows, { states })).toEqual(['created', 'paused', 'closed']);
  });

  test('what is only assumed is told', () => {
    const rows = [toState(2, 'escalated', '10:00'), { ...created, id: 3, type: 'notification' }];
    const read = eventsFromZammadHistory([
      ...rows,
      {
        ...row,
        id: 4,
        object: 'Ticket::Article',
        type: 'created',
        created_at: rows[0]?.created_at,
      },
    ]);
    expect(
      read.warnings.map(({ code, path, received }) => [code, path.join('.'), received]),
    ).toEqual([
      ['no-creation', 'history', 'none'],
      ['unknown-state', '0', '"escalated"'],
      ['unknown-article', '2', 'Ticket::Article 7'],
    ]);
  });

  test('articles of the other answer go before those that came along', () => {
    const articles = [
      { id: 203, ticket_id: 77, type: 'note', sender: 'Agent', internal: false },
      { id: 204, ticket_id: 77, type: 'web', sender: 'System', internal: false },
    ];
    const types = eventsFromZammadHistory(json, { articles }).events.map(({ type }) => type);
    expect(types.filter((type) => /note|message|reply/.test(type))).toEqual([
      'customer_reply',
      'internal_note',
      'public_note',
      'system_message',
    ]);
  });

  test.each<[unknown, unknown, string, string]>([
    [null, {}, 'invalid-type', ''],
    [{}, {}, 'missing-field', 'history'],
    [[{ ...created, created_at: '2026-03-02 09:00:00' }], {}, 'invalid-instant', '0.created_at'],
    [[{ ...created, id: undefined }], {}, 'missing-field', '0.id'],
    [[created, { ...created, id: 2, o_id: 8 }], {}, 'invalid-type', ''],
    [[toState(2, 'open', '10:00', { value_to: {} })], {}, 'invalid-type', '0.value_to'],
    [[created], { articles: {} }, 'invalid-type', 'options.articles'],
    [[created], { state: [] }, 'unknown-field', 'options.state'],
  ])('malformed histories are refused where they are: %j', (wrong, options, code, path) => {
    const error = thrownBy(() => eventsFromZammadHistory(wrong, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
