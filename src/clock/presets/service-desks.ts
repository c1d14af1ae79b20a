import { frozen } from '../../core/frozen.js';
import { CREATED_TO_REPLY, CREATED_TO_SOLVED, CUSTOMER_TO_REPLY, GONE, ON_HOLD } from './parts.js';
import type { ClockPreset, DayPreset } from './preset.js';

/**
 * Jira Service Management's two shipped metrics. A start after a stop is a new cycle from zero; a new
 * goal keeps what has elapsed.
 *
 * Source: Atlassian, "Setting up SLAs", "How teams see SLAs" and "Understand SLA condition options"; see
 * docs/reference/presets.md. Not verified: the shipped conditions word by word, and what a new goal with
 * another calendar keeps.
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
 * with a day more after 10:00. A new target counts from the creation; without retroactive start write
 * `startAnchor: 'event'`, `retroactivePause: false` and `targetChange: 'restart'`.
 *
 * Source: ServiceNow documentation, "SLA conditions", "Configure SLA retroactive start and pause",
 * "Define a relative duration"; see docs/reference/presets.md. Not verified: what a reopened task gets.
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
    targetChange: 'retroactive',
  },
  resolution: {
    ...CREATED_TO_SOLVED,
    ...ON_HOLD,
    startAnchor: 'created',
    retroactivePause: true,
    targetChange: 'retroactive',
  },
  endOfNextBusinessDay: { businessDays: 1, due: '17:00' },
  twoBusinessDaysByFour: { businessDays: 2, due: '16:00', cutOff: '10:00' },
});

/**
 * Freshdesk and Freshservice: statuses that stop the timer pause the resolution; a reopened ticket
 * goes on. Set `elapsed` to the length of a working day times the days, as the product does.
 *
 * Source: Freshdesk support, "Understanding SLA policies", the articles on its timer, and the 2026 notice
 * on days; see docs/reference/presets.md. Not verified: what a solution without an answer, reopening,
 * merging, deletion and spam do, and what is kept when the priority changes.
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
 * Source: Salesforce help, "Milestone Recurrence Types" and "Customize Entitlement Process Fields"; see
 * docs/reference/presets.md. Not verified: merged and deleted cases, and what a changed target keeps.
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
