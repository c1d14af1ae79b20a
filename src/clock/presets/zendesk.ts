import { fail, shown } from '../../core/error.js';
import { frozen } from '../../core/frozen.js';
import { CREATED_TO_REPLY, CUSTOMER_TO_REPLY, GONE, REPLY_TO_REPLY } from './parts.js';
import type { ClockPreset } from './preset.js';

const SOLVED = { field: 'status', in: ['solved', 'closed'] } as const;
/** A ticket that is solved, or gone, owes nothing more. */
const OVER = { any: [SOLVED, GONE] } as const;
/** Deadlines in closed time move to the next opening; a new target counts from the old start. */
const COMMON = { boundary: 'nextOpen', targetChange: 'retroactive' } as const;

/**
 * Zendesk's seven metrics. Statuses: `new`, `open`, `pending`, `hold`, `solved`, `closed`.
 *
 * Source: Zendesk, "Defining SLA policies" and "Ticket metric event types reference"; boundaries from
 * zendesk/biz; see docs/reference/presets.md. Not verified in Zendesk's own words: that a solution ends
 * the reply and update metrics, that time in solved is total resolution time, and what merging, deletion
 * and spam do.
 *
 * @example
 * import { compileClock, evaluateClock } from 'slakit/clock'
 * import { ZENDESK } from 'slakit/presets'
 * const clock = compileClock({ ...ZENDESK.agentWorkTime, id: 'agent-work', targets: [{ elapsed: 'PT8H' }] })
 * const events = [
 *   { at: 0, type: 'created', set: { status: 'new' } },
 *   { at: 3_600_000, type: 'status', set: { status: 'pending' } },
 * ]
 * evaluateClock(clock, events, { at: 9_000_000 }).current?.elapsedMs // => 3600000
 */
export const ZENDESK: {
  readonly firstReplyTime: ClockPreset;
  readonly nextReplyTime: ClockPreset;
  readonly periodicUpdateTime: ClockPreset;
  readonly pausableUpdateTime: ClockPreset;
  readonly requesterWaitTime: ClockPreset;
  readonly agentWorkTime: ClockPreset;
  readonly totalResolutionTime: ClockPreset;
} = /* @__PURE__ */ frozen({
  firstReplyTime: {
    ...COMMON,
    ...CREATED_TO_REPLY,
    release: OVER,
    reopening: 'ignore',
  },
  nextReplyTime: {
    ...COMMON,
    ...CUSTOMER_TO_REPLY,
    release: OVER,
  },
  periodicUpdateTime: {
    ...COMMON,
    ...REPLY_TO_REPLY,
    release: OVER,
  },
  pausableUpdateTime: {
    ...COMMON,
    ...REPLY_TO_REPLY,
    release: OVER,
    pause: { field: 'status', equals: 'pending' },
  },
  requesterWaitTime: {
    ...COMMON,
    start: { field: 'status', in: ['new', 'open', 'pending', 'hold'] },
    stop: SOLVED,
    release: GONE,
    pause: { field: 'status', equals: 'pending' },
    reopening: 'resume',
  },
  agentWorkTime: {
    ...COMMON,
    start: { field: 'status', in: ['new', 'open', 'pending', 'hold'] },
    stop: SOLVED,
    release: GONE,
    pause: { field: 'status', in: ['pending', 'hold'] },
    reopening: 'resume',
  },
  // From creation to the last solution: time between a solution and a reopening counts as well.
  totalResolutionTime: {
    ...COMMON,
    start: { field: 'status', in: ['new', 'open', 'pending', 'hold'] },
    stop: SOLVED,
    release: GONE,
    reopening: 'resume',
    pauseExtends: 'none',
  },
});

/**
 * Zendesk's group SLA: how long a group has owned the ticket. A new cycle whenever it comes back.
 *
 * Source: Zendesk help, article 5322445643802; see docs/reference/presets.md.
 *
 * @param group - The value of the attribute `group`.
 * @returns A preset, to be spread into a rule.
 * @throws SlaError `invalid-type` or `missing-field` when the group is no text.
 * @example
 * import { compileClock, evaluateClock } from 'slakit/clock'
 * import { zendeskOwnershipTime } from 'slakit/presets'
 * const clock = compileClock({ ...zendeskOwnershipTime('support'), id: 'ownership', targets: [{ elapsed: 'PT2H' }] })
 * const events = [{ at: 0, type: 'created', set: { group: 'support', status: 'open' } }]
 * evaluateClock(clock, events, { at: 3_600_000 }).current?.elapsedMs // => 3600000
 */
export function zendeskOwnershipTime(group: string): ClockPreset {
  if (typeof group !== 'string') {
    fail({
      code: group === undefined ? 'missing-field' : 'invalid-type',
      path: ['group'],
      expected: 'the value of the attribute, a text',
      received: shown(group),
    });
  }
  const owned = { all: [{ field: 'group', equals: group }, { not: SOLVED }] } as const;
  return frozen({ ...COMMON, start: owned, stop: { not: owned }, release: GONE });
}
