import { readFileSync } from 'node:fs';
import type * as github from '../../../src/interop/github.js';
import type * as jira from '../../../src/interop/jira.js';
import type * as servicenow from '../../../src/interop/servicenow.js';
import type * as zammad from '../../../src/interop/zammad.js';
import type { RowsOf } from '../rows.js';

/** What is read from the systems in which tickets are kept. */
type Desks = typeof github & typeof jira & typeof servicenow & typeof zammad;

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

const ZAMMAD_STATES = [
  { id: 2, name: 'open', state_type_id: 2, ignore_escalation: false },
  { id: 4, name: 'closed', state_type_id: 5, ignore_escalation: true },
];

export const deskRows = {
  calendarsFromZammadCalendars: {
    args: () => [fixture('zammad/calendars')],
    documents: ['0.**'],
  },
  clocksFromZammadSlas: {
    args: () => [
      fixture('zammad/slas'),
      { states: ZAMMAD_STATES, fields: { 'organization.vip': 'vip' } },
    ],
    anyKey: { '1.fields': 'attributes by the names of the fields that conditions read' },
    documents: ['0.**', '1.states.**'],
  },
  eventsFromZammadHistory: {
    args: () => [
      fixture('zammad/ticket-history'),
      {
        states: ZAMMAD_STATES,
        articles: [{ id: 201, type: 'email', sender: 'Customer', internal: false }],
      },
    ],
    anyKey: { '0.assets.*': 'things by their ids' },
    documents: ['0.**', '1.states.**', '1.articles.**'],
  },
  eventsFromJiraChangelog: {
    args: () => [
      fixture('jira/issue'),
      {
        statuses: { Resolved: 'solved' },
        changelog: [
          {
            id: '7',
            created: '2026-03-06T15:00:00.000+0100',
            items: [
              { field: 'status', from: '1', fromString: 'Open', to: '5', toString: 'Resolved' },
            ],
          },
        ],
        comments: [{ id: '8', created: '2026-03-06T16:00:00.000+0100', author: { key: 'cora' } }],
        customers: ['cora'],
      },
    ],
    anyKey: {
      '0.changelog.histories.*.items.*': 'toString is a field of an item',
      '1.changelog.*.items.*': 'the same',
      '1.statuses': 'what statuses mean, by the names that the host gives them',
    },
    documents: ['0.**', '1.changelog.**', '1.comments.**'],
  },
  eventsFromGitHubTimeline: {
    args: () => [fixture('github/issue-with-timeline'), { hold: ['needs-info'], agents: ['alex'] }],
    documents: ['0.**'],
  },
  calendarsFromServiceNowSchedules: {
    args: () => [
      {
        schedules: fixture('servicenow/cmn-schedule'),
        spans: fixture('servicenow/cmn-schedule-span'),
      },
      { timeZone: 'America/New_York' },
    ],
    documents: ['0.**'],
  },
  clocksFromServiceNowSlas: {
    args: () => [fixture('servicenow/contract-sla'), { table: 'incident' }],
    documents: ['0.**'],
  },
  eventsFromServiceNowAudit: {
    args: () => [
      { task: fixture('servicenow/incident'), audit: fixture('servicenow/sys-audit') },
      { states: { 1: 'active', 3: 'hold', 6: 'solved' }, customers: ['cora.customer'] },
    ],
    anyKey: {
      '0.task.result': 'any column of the table',
      '1.states': 'what values of the field mean, by the values',
    },
    documents: ['0.**'],
  },
} satisfies RowsOf<Desks>;
