import { describe, expect, it } from 'vitest';
import { type ClockEvent, evaluateClock, type Scalar } from '../../../../src/clock.js';
import {
  CHATWOOT,
  type ClockPreset,
  ERPNEXT,
  FRAPPE_HELPDESK,
  FRESHDESK,
  GLPI,
  JIRA_SERVICE_MANAGEMENT,
  OSTICKET,
  REQUEST_TRACKER,
  SALESFORCE,
  SERVICENOW,
  ZAMMAD,
  ZENDESK,
  zendeskOwnershipTime,
} from '../../../../src/presets.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { atMinute, clockOf, cyclesOf, log, MINUTE } from '../tickets.js';

/** What has a metric running from minute 60 on: its ticket was created an hour before, unless it counts from there. */
const BEGINS = {
  created: log([60, 'created', { status: 'new', group: 'desk' }]),
  customer: log(
    [0, 'created', { status: 'new', group: 'desk' }],
    [10, 'public_reply'],
    [60, 'customer_reply'],
  ),
  reply: log([0, 'created', { status: 'new', group: 'desk' }], [60, 'public_reply']),
  applied: log([0, 'created', { status: 'new', group: 'desk' }], [60, 'sla_applied']),
} as const;

interface Metric {
  readonly name: string;
  readonly preset: ClockPreset;
  readonly begins: keyof typeof BEGINS;
  /** What a new target means for the time used, as docs/reference/presets.md has it. */
  readonly change: 'carryOver' | 'retroactive' | 'restart';
  readonly boundary: 'close' | 'nextOpen';
  /** Whether it runs again when a ticket that was deleted or spam is restored. */
  readonly isRestored: boolean;
}

const metric = (
  name: string,
  preset: ClockPreset,
  begins: Metric['begins'],
  change: Metric['change'],
): Metric => {
  const boundary = /Zendesk|Zammad/.test(name) ? 'nextOpen' : 'close';
  const isRestored = /resolution|resolve$|solution|once|independent|sequential|grace/.test(name);
  return { name, preset, begins, change, boundary, isRestored };
};

const METRICS: readonly Metric[] = [
  metric('Zendesk, first reply', ZENDESK.firstReplyTime, 'created', 'retroactive'),
  metric('Zendesk, next reply', ZENDESK.nextReplyTime, 'customer', 'retroactive'),
  metric('Zendesk, periodic update', ZENDESK.periodicUpdateTime, 'reply', 'retroactive'),
  metric('Zendesk, pausable update', ZENDESK.pausableUpdateTime, 'reply', 'retroactive'),
  metric('Zendesk, requester wait', ZENDESK.requesterWaitTime, 'created', 'retroactive'),
  metric('Zendesk, agent work', ZENDESK.agentWorkTime, 'created', 'retroactive'),
  metric('Zendesk, total time', ZENDESK.totalResolutionTime, 'created', 'retroactive'),
  metric('Zendesk, ownership', zendeskOwnershipTime('desk'), 'created', 'retroactive'),
  metric('Jira, response', JIRA_SERVICE_MANAGEMENT.firstResponse, 'created', 'carryOver'),
  metric('Jira, resolution', JIRA_SERVICE_MANAGEMENT.resolution, 'created', 'carryOver'),
  metric('ServiceNow, response', SERVICENOW.response, 'created', 'retroactive'),
  metric('ServiceNow, resolution', SERVICENOW.resolution, 'created', 'retroactive'),
  metric('Freshdesk, response', FRESHDESK.firstResponse, 'created', 'carryOver'),
  metric('Freshdesk, next response', FRESHDESK.nextResponse, 'customer', 'carryOver'),
  metric('Freshdesk, resolution', FRESHDESK.resolution, 'created', 'carryOver'),
  metric('Salesforce, once', SALESFORCE.once, 'created', 'carryOver'),
  metric('Salesforce, independent', SALESFORCE.independent, 'created', 'carryOver'),
  metric('Salesforce, sequential', SALESFORCE.sequential, 'created', 'carryOver'),
  metric('Zammad, response', ZAMMAD.firstResponse, 'created', 'retroactive'),
  metric('Zammad, update', ZAMMAD.update, 'customer', 'retroactive'),
  metric('Zammad, between updates', ZAMMAD.betweenUpdates, 'reply', 'retroactive'),
  metric('Zammad, solution', ZAMMAD.solution, 'created', 'retroactive'),
  metric('Chatwoot, response', CHATWOOT.firstResponse, 'created', 'carryOver'),
  metric('Chatwoot, next response', CHATWOOT.nextResponse, 'customer', 'carryOver'),
  metric('Chatwoot, resolution', CHATWOOT.resolution, 'created', 'carryOver'),
  metric('Frappe, response', FRAPPE_HELPDESK.response, 'created', 'retroactive'),
  metric('Frappe, resolution', FRAPPE_HELPDESK.resolution, 'created', 'retroactive'),
  metric('ERPNext, response', ERPNEXT.response, 'created', 'retroactive'),
  metric('ERPNext, resolution', ERPNEXT.resolution, 'created', 'retroactive'),
  metric('GLPI, to own', GLPI.timeToOwn, 'created', 'retroactive'),
  metric('GLPI, to resolve', GLPI.timeToResolve, 'created', 'retroactive'),
  metric('GLPI, OLA to own', GLPI.olaToOwn, 'applied', 'restart'),
  metric('GLPI, OLA to resolve', GLPI.olaToResolve, 'applied', 'restart'),
  metric('Request Tracker, response', REQUEST_TRACKER.response, 'created', 'retroactive'),
  metric('Request Tracker, keep in loop', REQUEST_TRACKER.keepInLoop, 'reply', 'retroactive'),
  metric('Request Tracker, resolve', REQUEST_TRACKER.resolve, 'created', 'retroactive'),
  metric('osTicket, grace period', OSTICKET.gracePeriod, 'created', 'retroactive'),
];

const ruleOf = ({ preset }: Metric, parts: object = {}) => clockOf({ ...preset, ...parts });
const statesOf = (one: Metric, ...more: readonly ClockEvent[]): string[] =>
  atMinute(ruleOf(one), [...BEGINS[one.begins], ...more], 999).cycles.map(({ state }) => state);

describe.each(METRICS.map((one) => [one.name, one] as const))('%s', (_, one) => {
  it('runs, and is missed when nobody does anything', () => {
    const [last] = cyclesOf(atMinute(ruleOf(one), BEGINS[one.begins], 90)).slice(-1);
    expect(last).toMatch(/: 60 to now, running$/);
    expect(statesOf(one).at(-1)).toBe('missed');
  });

  it.each(['merged', 'deleted', 'spam'])('owes nothing once its ticket is %s', (type) => {
    expect(statesOf(one, ...log([90, type]))).not.toContain('missed');
  });

  it.each(['solved', 'closed'])('owes nothing once its ticket is %s', (status) => {
    expect(statesOf(one, ...log([90, status, { status }]))).not.toContain('missed');
  });

  it.each([
    ['merged', false],
    ['deleted', one.isRestored],
    ['spam', one.isRestored],
  ])('runs again after %s and a restoration: %j', (type, isRestored) => {
    const restored = log([90, type, { status: 'closed' }], [95, 'restored']);
    expect(statesOf(one, ...restored).includes('missed')).toBe(isRestored);
  });

  it('takes a new target as its product does', () => {
    // From 08:00 on Monday round the clock, from 10:00 on in the office, which opened at 09:00; four hours.
    const at = (hour: number) => Date.parse('2026-03-02T00:00:00Z') + hour * 60 * MINUTE;
    const events = BEGINS[one.begins].map((event) => ({
      ...event,
      at: at(7) + (event.at as number),
    }));
    const high = { field: 'priority', equals: 'high' } as const;
    const targets = [{ when: high, elapsed: 'PT4H', calendar: 'office' }, { elapsed: 'PT4H' }];
    const set: Readonly<Record<string, Scalar>> = { priority: 'high' };
    const raised = [...events, { at: at(10), type: 'priority', set }];
    const { current } = evaluateClock(ruleOf(one, { targets }), raised, { at: at(10) });
    // Two hours were used, or one by the office, or none.
    expect(current?.dueAt).toBe(at({ carryOver: 12, retroactive: 13, restart: 14 }[one.change]));
  });

  it('lands on the close, or on the next opening', () => {
    const at = (text: string) => Date.parse(`2026-03-${text}:00Z`);
    const events = BEGINS[one.begins].map((event) => ({
      ...event,
      at: at('02T15:00') + (event.at as number),
    }));
    const { current } = evaluateClock(ruleOf(one, { calendar: 'office' }), events, {
      at: at('02T16:00'),
    });
    expect(current?.dueAt).toBe(at(one.boundary === 'close' ? '02T17:00' : '03T09:00'));
  });
});

describe('the presets of ServiceNow', () => {
  it('look back to the first event, and to the pauses since', () => {
    const events = log([0, 'note'], [5, 'paused'], [15, 'resumed'], [20, 'created']);
    const figures = (preset: ClockPreset) => {
      const { current } = atMinute(clockOf(preset), events, 30);
      return [(current?.elapsedMs ?? 0) / MINUTE, (current?.dueAt ?? 0) / MINUTE];
    };
    expect(figures(SERVICENOW.resolution)).toEqual([20, 70]);
    // A response knows no pause.
    expect(figures(SERVICENOW.response)).toEqual([30, 60]);
  });
});

describe('the presets of Zendesk', () => {
  const elapsed = (preset: ClockPreset, status: string) => {
    const events = log([0, 'created', { status }], [10, 'status', { status: 'open' }]);
    const { current } = atMinute(clockOf(preset), events, 20);
    return (current?.elapsedMs ?? 0) / MINUTE;
  };

  it.each([
    ['new', [20, 20, 20]],
    ['open', [20, 20, 20]],
    ['pending', [10, 10, 20]],
    ['hold', [20, 10, 20]],
    // They start when the ticket is opened.
    ['solved', [10, 10, 10]],
    ['closed', [10, 10, 10]],
  ])('of a ticket that is %s for ten minutes, and then open', (status, expected) => {
    const { requesterWaitTime, agentWorkTime, totalResolutionTime } = ZENDESK;
    const presets = [requesterWaitTime, agentWorkTime, totalResolutionTime];
    expect(presets.map((preset) => elapsed(preset, status))).toEqual(expected);
  });

  it('of updates stand while the ticket is pending, where they can be paused', () => {
    const events = log(
      [0, 'created', { status: 'open' }],
      [10, 'public_reply', { status: 'pending' }],
      [20, 'status', { status: 'hold' }],
      [30, 'status', { status: 'open' }],
    );
    const due = ({ periodicUpdateTime, pausableUpdateTime }: typeof ZENDESK) =>
      [periodicUpdateTime, pausableUpdateTime].map(
        (preset) => (atMinute(clockOf(preset), events, 40).current?.dueAt ?? 0) / MINUTE,
      );
    expect(due(ZENDESK)).toEqual([70, 80]);
  });

  it('of a group need the group', () => {
    expect(thrownBy(() => zendeskOwnershipTime(5 as never))).toMatchObject({
      code: 'invalid-type',
      path: ['group'],
      expected: 'the value of the attribute, a text',
      received: '5',
    });
    expect(thrownBy(() => zendeskOwnershipTime(undefined as never)).code).toBe('missing-field');
  });
});

describe('an answer is owed', () => {
  it.each([
    ['Zendesk', ZENDESK.nextReplyTime],
    ['Freshdesk', FRESHDESK.nextResponse],
    ['Chatwoot', CHATWOOT.nextResponse],
  ])('to what a customer writes once there was a first answer, by %s', (_, preset) => {
    const cycles = (...events: ClockEvent[]) => cyclesOf(atMinute(clockOf(preset), events, 99));
    const begun = log([0, 'created', { status: 'new' }], [10, 'customer_reply']);
    expect(cycles(...begun)).toEqual([]);
    expect(cycles(...begun, ...log([20, 'public_reply'], [30, 'customer_reply']))).toEqual([
      '1: 30 to now, missed',
    ]);
  });

  it('by a solution as by an answer, where the ticket is reopened afterwards', () => {
    const events = (type: string) =>
      log([0, 'created'], [10, type], [20, 'reopened'], [30, 'customer_reply']);
    for (const type of ['solved', 'closed'])
      expect(cyclesOf(atMinute(clockOf(FRESHDESK.nextResponse), events(type), 50))).toEqual([
        '1: 30 to now, running',
      ]);
  });
});
