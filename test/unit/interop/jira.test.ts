import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  type ClockReport,
  type ClockRule,
  compileClock,
  evaluateClock,
} from '../../../src/clock.js';
import { eventsFromJiraChangelog } from '../../../src/interop/jira.js';
import { JIRA_SERVICE_MANAGEMENT } from '../../../src/presets.js';
import { iso, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';

interface Fixture {
  readonly fields: { readonly comment: { readonly comments: readonly object[] } };
  readonly changelog: { readonly histories: readonly object[] };
}

const issue = JSON.parse(
  readFileSync(new URL('../../fixtures/jira/issue.json', import.meta.url), 'utf8'),
) as Fixture;
const statuses = {
  'Waiting for support': 'active',
  10101: 'hold',
  'In Progress': 'active',
  Resolved: 'solved',
  Reopened: 'active',
} as const;
const { events, warnings } = eventsFromJiraChangelog(issue, { statuses });

describe('the log of an issue', () => {
  test('each item and comment is one event, oldest first, though Jira lists the newest first', () => {
    expect(warnings).toEqual([]);
    expect(events.map(({ id, type }) => [id, type])).toEqual([
      ['issue-10417', 'created'],
      ['comment-20001', 'app_comment'],
      ['347806.0', 'assigned'],
      ['347806.1', 'priority'],
      ['347806.2', 'updated'],
      ['comment-20002', 'internal_note'],
      ['comment-20003', 'public_reply'],
      ['347821.0', 'paused'],
      ['347821.1', 'updated'],
      ['347830.0', 'resumed'],
      ['comment-20010', 'customer_reply'],
      ['347840.0', 'updated'],
      ['347840.1', 'solved'],
      ['347850.0', 'updated'],
      ['347850.1', 'reopened'],
    ]);
  });

  test('an offset without a colon is an offset', () => {
    expect(iso(events[0]?.at as number)).toBe('2026-03-06T13:00:00.000Z');
  });

  test('the first values are those before the first changes, and else those that it has', () => {
    expect(events[0]?.set).toEqual({
      status: 'Waiting for support',
      status_id: '10100',
      priority: 'Medium',
      priority_id: '3',
      issuetype: '[System] Incident',
      issuetype_id: '10011',
      assignee: null,
      assignee_id: null,
      reporter: 'Cora Customer',
      reporter_id: 'qm:4f2c:77',
      resolution: null,
      resolution_id: null,
      labels: null,
      labels_id: null,
      customfield_10004: null,
      customfield_10004_id: null,
    });
    expect(events.find(({ id }) => id === '347840.0')?.set).toEqual({
      resolution: 'Done',
      resolution_id: '10000',
    });
  });
});

describe('what the presets make of the log', () => {
  const office = compileCalendar({
    timeZone: 'Europe/Paris',
    weekly: { 'mon-fri': '09:00-17:00' },
  });
  const report = (rule: Omit<ClockRule, 'id'>, at: string): ClockReport =>
    evaluateClock(compileClock({ id: 'goal', calendar: 'office', ...rule }, { office }), events, {
      at,
    });

  test('the first response is the agent’s, not the app’s and not the internal note', () => {
    const rule = {
      ...JIRA_SERVICE_MANAGEMENT.firstResponse,
      targets: [
        { when: { field: 'priority', equals: 'High' }, elapsed: 'PT15M' },
        { elapsed: 'PT1H' },
      ],
    };
    // Medium at the creation and High from 14:05 on: 15 minutes from 14:00, answered at 14:30.
    const { state, cycles } = report(rule, '2026-03-06T13:45:00Z');
    expect([state, iso(cycles[0]?.dueAt)]).toEqual(['missed', '2026-03-06T13:15:00.000Z']);
    expect(iso(cycles[0]?.endedAt)).toBe('2026-03-06T13:30:00.000Z');
  });

  const resolution = { ...JIRA_SERVICE_MANAGEMENT.resolution, targets: [{ elapsed: 'PT4H' }] };

  test('the time until the customer answers is a pause', () => {
    // One hour on Friday; three more on Monday from 10:00 in Paris: due at 13:00.
    const { current, state } = report(resolution, '2026-03-09T09:30:00Z');
    expect([state, iso(current?.dueAt)]).toEqual(['running', '2026-03-09T12:00:00.000Z']);
    expect(current?.elapsedMs).toBe(1.5 * 3_600_000);
  });

  test('a reopened issue is a new cycle', () => {
    const { cycles } = report(resolution, '2026-03-09T13:00:00Z');
    expect(cycles.map(({ state, dueAt }) => [state, iso(dueAt)])).toEqual([
      ['met', '2026-03-09T12:00:00.000Z'],
      // From 13:00:00.250 on, of which four hours are over 250 ms after the close of Monday.
      ['running', '2026-03-10T08:00:00.250Z'],
    ]);
  });

  test('a rule may ask for the resolution instead', () => {
    const bySolution = {
      start: { on: 'created' },
      stop: {
        not: {
          any: [
            { field: 'resolution', exists: false },
            { field: 'resolution', equals: null },
          ],
        },
      },
      targets: [{ elapsed: 'PT8H' }],
    } as const;
    const { cycles } = report(bySolution, '2026-03-09T11:30:00Z');
    expect(cycles.map(({ state, endedAt }) => [state, iso(endedAt)])).toEqual([
      ['met', '2026-03-09T11:00:00.000Z'],
    ]);
  });
});

describe('lists', () => {
  const { histories } = issue.changelog;
  const { comments } = issue.fields.comment;

  test('pages of their own go before what the issue has, in any order and twice', () => {
    const changelog = { values: [...histories, ...histories].reverse(), total: 5 };
    const options = { statuses, changelog, comments: [...comments].reverse() };
    expect(eventsFromJiraChangelog(issue, options).events).toEqual(events);
    expect(eventsFromJiraChangelog(issue, { statuses, changelog: histories }).events).toEqual(
      events,
    );
  });

  test('a list with fewer entries than there are is told of', () => {
    const short = {
      ...issue,
      changelog: { ...issue.changelog, total: 140 },
      fields: { ...issue.fields, comment: { comments, total: 7 } },
    };
    expect(told(eventsFromJiraChangelog(short, { statuses }).warnings)).toEqual([
      ['incomplete', 'changelog'],
      ['incomplete', 'fields.comment'],
    ]);
  });
});

describe('what is only assumed', () => {
  test('a status whose meaning is not known is told once', () => {
    const read = eventsFromJiraChangelog(issue, { statuses: { Resolved: 'solved' } });
    expect(
      read.warnings.map(({ code, path, received }) => [code, path.join('.'), received]),
    ).toEqual([
      ['unknown-status', 'changelog.histories.3.items.0', '"Waiting for support"'],
      ['unknown-status', 'changelog.histories.3.items.0', '"Waiting for customer"'],
      ['unknown-status', 'changelog.histories.2.items.0', '"In Progress"'],
      ['unknown-status', 'changelog.histories.0.items.1', '"Reopened"'],
    ]);
  });

  const bare = { id: 1, fields: { created: '2026-03-06T14:00:00.000+0100' } };

  test('the category of the present status ends an issue', () => {
    const status = { id: '6', name: 'Closed', statusCategory: { key: 'done' } };
    const read = eventsFromJiraChangelog({ ...bare, fields: { ...bare.fields, status } });
    expect(read.warnings).toEqual([]);
    expect(read.events.map(({ type, id }) => [type, id])).toEqual([
      ['created', 'issue-1'],
      ['solved', 'issue-1/solved'],
    ]);
  });

  test('a server tells users by key, and a role that sees a comment', () => {
    const at = { created: '2026-03-06T15:00:00.000+0100' };
    const comments = [
      { ...at, id: '1', author: { key: 'cora', name: 'cora' } },
      { ...at, id: '2', author: { name: 'alex' } },
      { ...at, id: '3', author: { name: 'alex' }, visibility: { type: 'role', value: 'Agents' } },
      { ...at, id: '10' },
    ];
    const read = eventsFromJiraChangelog(bare, { comments, customers: ['cora'] });
    expect(read.events.map(({ type }) => type)).toEqual([
      'created',
      'customer_reply',
      'public_reply',
      'internal_note',
      'public_reply',
    ]);
  });

  const history = { id: '5', created: bare.fields.created };
  test.each<[unknown, unknown, string, string]>([
    [[], {}, 'invalid-type', ''],
    [{ id: 1 }, {}, 'missing-field', 'fields'],
    [{ id: 1, fields: { created: '2026-03-06' } }, {}, 'invalid-instant', 'fields.created'],
    [{ ...bare, changelog: {} }, {}, 'missing-field', 'changelog.histories'],
    [{ ...bare, changelog: [history] }, {}, 'missing-field', 'changelog.0.items'],
    [
      { ...bare, changelog: [{ ...history, items: [{ field: 'status', to: 5 }] }] },
      {},
      'invalid-type',
      'changelog.0.items.0.to',
    ],
    [bare, { statuses: { Open: 'waiting' } }, 'invalid-option', 'options.statuses.Open'],
    [bare, { comments: [{ id: 1 }] }, 'missing-field', 'options.comments.0.created'],
    [bare, { status: {} }, 'unknown-field', 'options.status'],
  ])('malformed issues are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => eventsFromJiraChangelog(json, options as object));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
