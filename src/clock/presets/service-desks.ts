import { frozen } from '../../core/frozen.js';
import { CREATED_TO_REPLY, CREATED_TO_SOLVED, CUSTOMER_TO_REPLY, GONE, ON_HOLD } from './parts.js';
import type { ClockPreset, DayPreset } from './preset.js';

/**
 * Jira Service Management's two shipped metrics. A start after a stop is a new cycle from zero; a new
 * goal keeps what has elapsed.
 *
 * Source: Atlassian support, "Set up SLA conditions" and "How SLAs work".
 */
export const JIRA_SERVICE_MANAGEMENT: {
  readonly firstResponse: ClockPreset;
  readonly resolution: ClockPreset;
} = /* @__PURE__ */ frozen({
  firstResponse: {
    start: { on: 'created' },
    stop: { on: ['public_reply', 'solved', 'closed'] },
    release: GONE,
    reopening: 'ignore',
  },
  resolution: {
    ...CREATED_TO_SOLVED,
    ...ON_HOLD,
    reopening: 'newCycle',
    targetChange: 'carryOver',
  },
});

/**
 * ServiceNow's response and resolution SLAs with retroactive start and pause, and the two relative
 * durations that it ships: the end of the next business day (17:00), and two business days by 16:00
 * with a day more after 10:00.
 *
 * Source: ServiceNow documentation, "SLA definitions", "Retroactive start", "Relative durations".
 */
export const SERVICENOW: {
  readonly response: ClockPreset;
  readonly resolution: ClockPreset;
  readonly endOfNextBusinessDay: DayPreset & { readonly businessDays: 1 };
  readonly twoBusinessDaysByFour: DayPreset & { readonly businessDays: 2 };
} = /* @__PURE__ */ frozen({
  response: {
    ...CREATED_TO_REPLY,
    startAnchor: 'created',
    retroactivePause: true,
    reopening: 'ignore',
    targetChange: 'restart',
  },
  resolution: {
    ...CREATED_TO_SOLVED,
    ...ON_HOLD,
    startAnchor: 'created',
    retroactivePause: true,
    targetChange: 'restart',
  },
  endOfNextBusinessDay: { businessDays: 1, due: '17:00' },
  twoBusinessDaysByFour: { businessDays: 2, due: '16:00', cutOff: '10:00' },
});

/**
 * Freshdesk and Freshservice: statuses that stop the timer pause the resolution; a reopened ticket
 * goes on. Set `elapsed` to the length of a working day times the days, as the product does.
 *
 * Source: Freshdesk support, "Understanding SLA policies" and the 2026 notice on days.
 */
export const FRESHDESK: {
  readonly firstResponse: ClockPreset;
  readonly nextResponse: ClockPreset;
  readonly resolution: ClockPreset;
} = /* @__PURE__ */ frozen({
  firstResponse: { ...CREATED_TO_REPLY, reopening: 'ignore' },
  nextResponse: CUSTOMER_TO_REPLY,
  resolution: { ...CREATED_TO_SOLVED, ...ON_HOLD, reopening: 'resume' },
});

/**
 * Salesforce milestones by recurrence: none, independent (each time the criteria match), sequential
 * (after an early finish the next one counts from the previous target). Use `milestone` as the event
 * or replace the conditions with the milestone's criteria.
 *
 * Source: Salesforce help, "Milestones" and "Milestone recurrence types".
 */
export const SALESFORCE: {
  readonly once: ClockPreset;
  readonly independent: ClockPreset;
  readonly sequential: ClockPreset;
} = /* @__PURE__ */ frozen({
  once: { ...CREATED_TO_SOLVED, ...ON_HOLD, reopening: 'ignore' },
  independent: { ...CREATED_TO_SOLVED, ...ON_HOLD, reopening: 'newCycle' },
  sequential: { ...CREATED_TO_SOLVED, ...ON_HOLD, reopening: 'sequential' },
});
