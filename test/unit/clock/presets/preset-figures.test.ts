import { describe, expect, it } from 'vitest';
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
import { atMinute, clockOf, log, MINUTE } from '../tickets.js';

/**
 * One ticket for all: created at 0, answered at 20, waiting from 30 to 50, the customer writes at 60
 * and is answered at 75, solved at 90, reopened at 100; seen at 120. An hour each, round the clock.
 */
const ticket = log(
  [0, 'created', { status: 'new', group: 'desk' }],
  [20, 'public_reply', { status: 'open' }],
  [30, 'paused', { status: 'pending' }],
  [50, 'resumed', { status: 'open', group: 'network' }],
  [60, 'customer_reply'],
  [75, 'public_reply', { group: 'desk' }],
  [90, 'solved', { status: 'solved' }],
  [100, 'reopened', { status: 'open' }],
);

/** The cycles as `elapsed of due state`, in minutes; a dash where there is no deadline. */
function cyclesBy(preset: ClockPreset, events = ticket): string[] {
  const { start, stop, pause, resume, reset, cancel, ...rest } = preset;
  const conditions = Object.fromEntries(
    Object.entries({ start, stop, pause, resume, reset, cancel }).filter(([, one]) => one),
  );
  const report = atMinute(clockOf({ ...rest, ...conditions }), events, 120);
  return report.cycles.map(
    ({ elapsedMs, dueAt, state }) =>
      `${elapsedMs / MINUTE} of ${dueAt === null ? '-' : dueAt / MINUTE} ${state}`,
  );
}

describe('one ticket by the presets of', () => {
  it.each<[string, ClockPreset, readonly string[]]>([
    // Created to the first answer: 20 minutes, once.
    ['Zendesk, first reply', ZENDESK.firstReplyTime, ['20 of 60 met']],
    // Customer message at 60, answered at 75.
    ['Zendesk, next reply', ZENDESK.nextReplyTime, ['15 of 120 met']],
    // Answers at 20 and 75, the solution at 90: 55 minutes, then 15 without a verdict.
    [
      'Zendesk, periodic update',
      ZENDESK.periodicUpdateTime,
      ['55 of 80 met', '15 of 135 cancelled'],
    ],
    // The same without the 20 minutes in pending: due at 100, 35 used.
    [
      'Zendesk, pausable update',
      ZENDESK.pausableUpdateTime,
      ['35 of 100 met', '15 of 135 cancelled'],
    ],
    // 90 less 20 in pending, the 10 in solved no more, 20 since: 70 by 90, over at 80, then 20 more.
    ['Zendesk, requester wait', ZENDESK.requesterWaitTime, ['90 of 80 missed']],
    ['Zendesk, agent work', ZENDESK.agentWorkTime, ['90 of 80 missed']],
    // All 120 minutes.
    ['Zendesk, total resolution', ZENDESK.totalResolutionTime, ['120 of 60 missed']],
    // The desk had it from 0 to 50, from 75 to 90 and since 100.
    [
      'Zendesk, ownership',
      zendeskOwnershipTime('desk'),
      ['50 of 60 met', '15 of 135 met', '20 of 160 running'],
    ],
    [
      'Jira Service Management, first response',
      JIRA_SERVICE_MANAGEMENT.firstResponse,
      ['20 of 60 met'],
    ],
    // 70 by the solution at 90, due at 80; a new cycle from 100.
    [
      'Jira Service Management, resolution',
      JIRA_SERVICE_MANAGEMENT.resolution,
      ['70 of 80 missed', '20 of 160 running'],
    ],
    ['ServiceNow, response', SERVICENOW.response, ['20 of 60 met']],
    ['ServiceNow, resolution', SERVICENOW.resolution, ['70 of 80 missed', '20 of 160 running']],
    ['Freshdesk, first response', FRESHDESK.firstResponse, ['20 of 60 met']],
    ['Freshdesk, next response', FRESHDESK.nextResponse, ['15 of 120 met']],
    ['Freshdesk, resolution', FRESHDESK.resolution, ['90 of 80 missed']],
    ['Salesforce, once', SALESFORCE.once, ['70 of 80 missed']],
    ['Salesforce, independent', SALESFORCE.independent, ['70 of 80 missed', '20 of 160 running']],
    // The first was not kept early, so that the next one counts from its own start.
    ['Salesforce, sequential', SALESFORCE.sequential, ['70 of 80 missed', '20 of 160 running']],
    ['Zammad, first response', ZAMMAD.firstResponse, ['20 of 60 met']],
    ['Zammad, update', ZAMMAD.update, ['15 of 120 met']],
    // From 75 with the ten closed minutes cut out: 15 and 20 used, due at 145.
    ['Zammad, between updates', ZAMMAD.betweenUpdates, ['35 of 100 met', '35 of 145 running']],
    // Solved at 90 after 20 in pending, and never again.
    ['Zammad, solution', ZAMMAD.solution, ['70 of 80 missed']],
    ['Chatwoot, first response', CHATWOOT.firstResponse, ['20 of 60 met']],
    ['Chatwoot, next response', CHATWOOT.nextResponse, ['15 of 120 met']],
    // No pauses, and a resolution is final.
    ['Chatwoot, resolution', CHATWOOT.resolution, ['90 of 60 missed']],
    ['Frappe Helpdesk, response', FRAPPE_HELPDESK.response, ['20 of 60 met']],
    ['Frappe Helpdesk, resolution', FRAPPE_HELPDESK.resolution, ['90 of 80 missed']],
    // The finished deadline 60 and the pause before it, 20; that from 90 to 100 came after it.
    ['ERPNext, response', ERPNEXT.response, ['20 of 60 met']],
    ['ERPNext, resolution', ERPNEXT.resolution, ['120 of 80 missed']],
    ['GLPI, time to own', GLPI.timeToOwn, ['20 of 60 met']],
    ['GLPI, time to resolve', GLPI.timeToResolve, ['90 of 80 missed']],
    ['Request Tracker, response', REQUEST_TRACKER.response, ['20 of 60 met', '15 of 120 met']],
    // The solution at 90 ends what is owed after the answer at 75.
    [
      'Request Tracker, keep in loop',
      REQUEST_TRACKER.keepInLoop,
      ['55 of 80 met', '15 of 135 cancelled'],
    ],
    ['Request Tracker, resolve', REQUEST_TRACKER.resolve, ['120 of 60 missed']],
    // Starts over at 100; what was before no longer counts.
    ['osTicket, grace period', OSTICKET.gracePeriod, ['90 of 60 cancelled', '20 of 160 running']],
  ])('%s', (_, preset, cycles) => {
    expect(cyclesBy(preset)).toEqual(cycles);
  });
});

describe('a response by the first status that is not open', () => {
  it.each([
    ['Frappe Helpdesk', FRAPPE_HELPDESK.response],
    ['ERPNext', ERPNEXT.response],
    ['GLPI', GLPI.timeToOwn],
  ])('%s', (_, preset) => {
    // Put on hold, or solved, at 15 without an answer: that is the response, and stays in time.
    for (const type of ['paused', 'solved', 'closed'])
      expect(cyclesBy(preset, log([0, 'created'], [15, type]))).toEqual(['15 of 60 met']);
    // At 70 it is late by 10.
    expect(cyclesBy(preset, log([0, 'created'], [70, 'solved']))).toEqual(['70 of 60 missed']);
  });
});

describe('the presets of Chatwoot', () => {
  it('owe no answer once a conversation was resolved, reopened or not', () => {
    const events = log(
      [0, 'created'],
      [5, 'public_reply'],
      [10, 'solved'],
      [20, 'customer_reply'],
      [20, 'reopened'],
      [30, 'customer_reply'],
    );
    expect(cyclesBy(CHATWOOT.nextResponse, events)).toEqual([]);
  });
});

describe('a priority that is raised at 50, from two hours to one, by the presets of', () => {
  const targets = [
    { when: { field: 'priority', equals: 'high' }, elapsed: { hours: 1 } },
    { elapsed: { hours: 2 } },
  ] as const;
  const raised = log(
    [0, 'created'],
    [0, 'sla_applied'],
    [10, 'paused'],
    [30, 'resumed'],
    [50, 'priority', { priority: 'high' }],
  );
  it.each([
    // From the creation, with the 20 minutes of the pause.
    ['ServiceNow', SERVICENOW.resolution, 80],
    // From the change: an agreement between teams begins when it is attached.
    ['GLPI, OLA to resolve', GLPI.olaToResolve, 110],
  ])('%s', (_, preset, due) => {
    const clock = clockOf({ ...preset, targets });
    expect((atMinute(clock, raised, 55).current?.dueAt ?? 0) / MINUTE).toBe(due);
  });
});

describe('the presets of GLPI', () => {
  it('count an OLA from the instant at which it was attached', () => {
    const attached = log([0, 'created'], [15, 'sla_applied'], [40, 'public_reply']);
    expect(cyclesBy(GLPI.olaToOwn, attached)).toEqual(['25 of 75 met']);
    expect(cyclesBy(GLPI.olaToResolve, attached)).toEqual(['105 of 75 missed']);
  });

  it('go on with an OLA when the ticket is reopened, and not before', () => {
    const solved = log([0, 'created'], [15, 'sla_applied'], [30, 'solved'], [40, 'sla_applied']);
    expect(cyclesBy(GLPI.olaToResolve, solved)).toEqual(['15 of 75 met']);
    // 15 minutes by the solution; the other 45 from the reopening at 50, of which 70 go by.
    const reopened = [...solved, ...log([50, 'reopened'])];
    expect(cyclesBy(GLPI.olaToResolve, reopened)).toEqual(['85 of 95 missed']);
    // Attached to a ticket that was solved, it counts nothing until it is reopened.
    const late = log([0, 'created'], [30, 'solved'], [40, 'sla_applied']);
    expect(cyclesBy(GLPI.olaToOwn, late)).toEqual([]);
    expect(cyclesBy(GLPI.olaToResolve, late)).toEqual([]);
    // And a ticket that never had one is not promised any.
    const none = log([0, 'created'], [30, 'solved'], [40, 'reopened']);
    expect(cyclesBy(GLPI.olaToResolve, none)).toEqual([]);
  });
});

describe('the presets of ServiceNow', () => {
  it('count days to 17:00 of the next one, and two by 16:00 with a cut-off at 10:00', () => {
    const dueOf = (minuteOfDay: number, target: { readonly businessDays: number }) => {
      // 1970-01-05 is a Monday.
      const start = 4 * 1440 + minuteOfDay;
      const clock = clockOf({ calendar: 'office', targets: [target] });
      const due = atMinute(clock, log([start, 'created']), start).current?.dueAt ?? 0;
      return new Date(due).toISOString().slice(8, 16);
    };
    expect(dueOf(660, SERVICENOW.endOfNextBusinessDay)).toBe('06T17:00');
    expect(dueOf(600, SERVICENOW.twoBusinessDaysByFour)).toBe('07T16:00');
    expect(dueOf(601, SERVICENOW.twoBusinessDaysByFour)).toBe('08T16:00');
  });
});
