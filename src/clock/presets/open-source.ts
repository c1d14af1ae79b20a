import { frozen } from '../../core/frozen.js';
import {
  CREATED_TO_REPLY,
  CREATED_TO_SOLVED,
  CUSTOMER_TO_REPLY,
  GONE,
  ON_HOLD,
  OVER,
  REPLY_TO_REPLY,
} from './parts.js';
import type { ClockPreset } from './preset.js';

const ON_HOLD_OR_CLOSED = {
  pause: { on: ['paused', 'solved', 'closed'] },
  resume: { on: ['resumed', 'reopened'] },
} as const;

/**
 * Zammad: pending states pause all metrics, time spent closed is a pause, a changed policy counts
 * from creation, and a deadline at a close moves to the next opening.
 *
 * Source: zammad/zammad, lib/escalation and its specs.
 */
export const ZAMMAD: {
  readonly firstResponse: ClockPreset;
  /** To the answer to the oldest message that has none. */
  readonly update: ClockPreset;
  /** The other mode of the same field: from answer to answer. */
  readonly betweenUpdates: ClockPreset;
  readonly solution: ClockPreset;
} = /* @__PURE__ */ frozen({
  firstResponse: {
    ...CREATED_TO_REPLY,
    ...ON_HOLD_OR_CLOSED,
    release: GONE,
    reopening: 'ignore',
    boundary: 'nextOpen',
    targetChange: 'retroactive',
  },
  update: {
    ...CUSTOMER_TO_REPLY,
    // Its specs count the message that opened the ticket, too.
    start: { on: 'customer_reply' },
    ...ON_HOLD_OR_CLOSED,
    release: GONE,
    boundary: 'nextOpen',
    targetChange: 'retroactive',
  },
  betweenUpdates: {
    ...REPLY_TO_REPLY,
    ...ON_HOLD_OR_CLOSED,
    release: GONE,
    boundary: 'nextOpen',
    targetChange: 'retroactive',
  },
  solution: {
    ...CREATED_TO_SOLVED,
    ...ON_HOLD,
    reopening: 'resume',
    boundary: 'nextOpen',
    targetChange: 'retroactive',
  },
});

/**
 * Chatwoot: first response, next response and resolution time, without pauses.
 *
 * Source: chatwoot/chatwoot, enterprise SLA services and their specs.
 */
export const CHATWOOT: {
  readonly firstResponse: ClockPreset;
  readonly nextResponse: ClockPreset;
  readonly resolution: ClockPreset;
} = /* @__PURE__ */ frozen({
  firstResponse: { ...CREATED_TO_REPLY, reopening: 'ignore' },
  nextResponse: CUSTOMER_TO_REPLY,
  resolution: { ...CREATED_TO_SOLVED, reopening: 'resume', pauseExtends: 'none' },
});

/**
 * Frappe Helpdesk: only the resolution pauses, in business time; time spent closed is a pause.
 *
 * Source: frappe/helpdesk, hd_service_level_agreement and the tests of hd_ticket.
 */
export const FRAPPE_HELPDESK: { readonly response: ClockPreset; readonly resolution: ClockPreset } =
  /* @__PURE__ */ frozen({
    response: { ...CREATED_TO_REPLY, reopening: 'ignore', targetChange: 'retroactive' },
    resolution: {
      ...CREATED_TO_SOLVED,
      ...ON_HOLD,
      reopening: 'resume',
      targetChange: 'retroactive',
    },
  });

/**
 * ERPNext: as Frappe Helpdesk, but a hold adds its wall-clock length to the finished deadline.
 *
 * Source: frappe/erpnext, service_level_agreement and the tests of issue.
 */
export const ERPNEXT: { readonly response: ClockPreset; readonly resolution: ClockPreset } =
  /* @__PURE__ */ frozen({
    response: FRAPPE_HELPDESK.response,
    resolution: { ...FRAPPE_HELPDESK.resolution, pauseExtends: 'wall' },
  });

/**
 * GLPI: time to own never pauses, time to resolve does; an SLA counts from opening, an OLA from the
 * instant at which it was attached.
 *
 * Source: glpi-project/glpi, LevelAgreement and SLMTest.
 */
export const GLPI: {
  readonly timeToOwn: ClockPreset;
  readonly timeToResolve: ClockPreset;
  readonly olaToOwn: ClockPreset;
  readonly olaToResolve: ClockPreset;
} = /* @__PURE__ */ frozen({
  timeToOwn: { ...CREATED_TO_REPLY, reopening: 'ignore', targetChange: 'retroactive' },
  timeToResolve: {
    ...CREATED_TO_SOLVED,
    ...ON_HOLD,
    reopening: 'resume',
    targetChange: 'retroactive',
  },
  olaToOwn: {
    start: { on: 'sla_applied' },
    stop: { on: 'public_reply' },
    release: OVER,
    startAnchor: 'applied',
    reopening: 'ignore',
  },
  olaToResolve: {
    start: { on: 'sla_applied' },
    stop: { on: ['solved', 'closed'] },
    release: GONE,
    ...ON_HOLD,
    startAnchor: 'applied',
    reopening: 'resume',
  },
});

/**
 * Request Tracker: an ignored status hides the deadline while it lasts and gives nothing back; a
 * changed level counts from creation. `keepInLoop` is the periodic update.
 *
 * Source: bestpractical/rt, RT::SLA and t/sla.
 */
export const REQUEST_TRACKER: {
  readonly response: ClockPreset;
  readonly keepInLoop: ClockPreset;
  readonly resolve: ClockPreset;
} = /* @__PURE__ */ frozen({
  response: {
    start: { on: ['created', 'customer_reply'] },
    stop: { on: 'public_reply' },
    release: OVER,
    ...ON_HOLD,
    pauseExtends: 'none',
    targetChange: 'retroactive',
  },
  keepInLoop: {
    ...REPLY_TO_REPLY,
    ...ON_HOLD,
    pauseExtends: 'none',
    targetChange: 'retroactive',
  },
  resolve: {
    ...CREATED_TO_SOLVED,
    ...ON_HOLD,
    reopening: 'resume',
    pauseExtends: 'none',
    targetChange: 'retroactive',
  },
});

/**
 * osTicket: one grace period, no pauses, and a reopened ticket starts over.
 *
 * Source: osTicket/osTicket, class.ticket and class.sla.
 */
export const OSTICKET: { readonly gracePeriod: ClockPreset } = /* @__PURE__ */ frozen({
  gracePeriod: { ...CREATED_TO_SOLVED, reopening: 'restart', targetChange: 'retroactive' },
});
