import { frozen } from '../../core/frozen.js';
import type { Condition } from '../rule/condition.js';
import {
  CREATED_TO_REPLY,
  CREATED_TO_SOLVED,
  CREATED_TO_TOUCHED,
  CUSTOMER_TO_REPLY,
  GONE,
  ON_HOLD,
  OVER,
  REPLY_TO_REPLY,
  SOLVED,
} from './parts.js';
import type { ClockPreset } from './preset.js';

const ON_HOLD_OR_CLOSED = {
  pause: { on: ['paused', 'solved', 'closed'] },
  resume: { on: ['resumed', 'reopened'] },
} as const;

/**
 * Zammad: pending states pause all metrics, time spent closed is a pause, a solution is given once, a
 * changed policy counts from creation, and a deadline at a close moves to the next opening.
 *
 * Source: zammad/zammad, `lib/escalation.rb` and its specs; see docs/reference/presets.md. Not verified:
 * what spam does, for there is no such state.
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
    // `close_at` is set by the first solution, and never again.
    reopening: 'ignore',
    boundary: 'nextOpen',
    targetChange: 'retroactive',
  },
});

/** What the first resolution settles stays so, also for a conversation that is reopened. */
const SETTLED: Condition = { any: [GONE, { once: ['solved', 'closed'] }] };

/**
 * Chatwoot: first response, next response and resolution time, without pauses; all three are over with
 * the first resolution.
 *
 * Source: chatwoot/chatwoot, enterprise SLA services, their specs and pull request 15024; see
 * docs/reference/presets.md. Not verified: what a changed policy does, for it cannot be changed there; a
 * conversation that is reopened before the job has seen it resolved (it runs each five minutes) goes on.
 */
export const CHATWOOT: {
  readonly firstResponse: ClockPreset;
  readonly nextResponse: ClockPreset;
  readonly resolution: ClockPreset;
} = /* @__PURE__ */ frozen({
  firstResponse: { ...CREATED_TO_REPLY, release: SETTLED, reopening: 'ignore' },
  nextResponse: { ...CUSTOMER_TO_REPLY, release: SETTLED },
  resolution: { ...CREATED_TO_SOLVED, reopening: 'ignore' },
});

/**
 * Frappe Helpdesk: the first status that is not open is the response; only the resolution pauses, in
 * business time; time spent closed is a pause.
 *
 * Source: frappe/helpdesk, `hd_service_level_agreement.py` and `hd_ticket.py`; see
 * docs/reference/presets.md. Not verified: merged, deleted and spam.
 */
export const FRAPPE_HELPDESK: { readonly response: ClockPreset; readonly resolution: ClockPreset } =
  /* @__PURE__ */ frozen({
    response: { ...CREATED_TO_TOUCHED, reopening: 'ignore', targetChange: 'retroactive' },
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
 * Source: frappe/erpnext, `service_level_agreement.py` and the tests of issue; see
 * docs/reference/presets.md. Not verified: merged, deleted and spam.
 */
export const ERPNEXT: { readonly response: ClockPreset; readonly resolution: ClockPreset } =
  /* @__PURE__ */ frozen({
    response: FRAPPE_HELPDESK.response,
    resolution: { ...FRAPPE_HELPDESK.resolution, pauseExtends: 'wall' },
  });

/**
 * GLPI: time to own ends with the first change by a technician and never pauses, time to resolve does;
 * an SLA counts from opening, an OLA from the instant at which it was attached.
 *
 * Source: glpi-project/glpi, `LevelAgreement.php`, `CommonITILObject.php`, `Ticket.php` and SLMTest; see
 * docs/reference/presets.md. Not verified: merged, deleted and spam. Assignments are the host's to add to
 * `stop`: one by a technician counts there, one by a rule does not.
 */
export const GLPI: {
  readonly timeToOwn: ClockPreset;
  readonly timeToResolve: ClockPreset;
  readonly olaToOwn: ClockPreset;
  readonly olaToResolve: ClockPreset;
} = /* @__PURE__ */ frozen({
  timeToOwn: { ...CREATED_TO_TOUCHED, reopening: 'ignore', targetChange: 'retroactive' },
  timeToResolve: {
    ...CREATED_TO_SOLVED,
    ...ON_HOLD,
    reopening: 'resume',
    targetChange: 'retroactive',
  },
  olaToOwn: {
    ...CREATED_TO_TOUCHED,
    start: { on: 'sla_applied' },
    startAnchor: 'applied',
    reopening: 'ignore',
    targetChange: 'restart',
  },
  olaToResolve: {
    // Attached to a ticket that is solved, it waits for the reopening.
    start: {
      all: [
        { on: ['sla_applied', 'reopened', 'restored'] },
        { once: 'sla_applied' },
        { not: SOLVED },
      ],
    },
    stop: { on: ['solved', 'closed'] },
    release: GONE,
    ...ON_HOLD,
    startAnchor: 'applied',
    reopening: 'resume',
    targetChange: 'restart',
  },
});

/**
 * Request Tracker: an ignored status hides the deadline while it lasts and gives nothing back; a
 * changed level counts from creation. `keepInLoop` is the periodic update.
 *
 * Source: bestpractical/rt, `lib/RT/SLA.pm`, `lib/RT/Action/SLA_SetDue.pm` and t/sla; see
 * docs/reference/presets.md. Not verified: that what is resolved, merged or rejected owes nothing. With
 * `ExcludeTimeOnIgnoredStatuses` write `pauseExtends: 'clock'`.
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
 * Source: osTicket/osTicket, `class.ticket.php` and `class.sla.php`; see docs/reference/presets.md. Not
 * verified: spam.
 */
export const OSTICKET: { readonly gracePeriod: ClockPreset } = /* @__PURE__ */ frozen({
  gracePeriod: { ...CREATED_TO_SOLVED, reopening: 'restart', targetChange: 'retroactive' },
});
