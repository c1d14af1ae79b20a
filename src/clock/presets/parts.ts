import type { Condition } from '../rule/condition.js';
import type { ClockPreset } from './preset.js';

/**
 * What the presets have in common. What ends a ticket ends what is owed for it, whatever a product's
 * sheet says: a clock never becomes missed after that, and one that was missed before stays so. Where a
 * product is known to say how, its preset does.
 */

/** The ticket went on as another, or was none; one that is restored is a ticket again. */
export const GONE: Condition = {
  any: [{ once: 'merged' }, { once: ['deleted', 'spam'], until: 'restored' }],
};

/** It was solved, and not reopened since. */
export const SOLVED: Condition = { once: ['solved', 'closed'], until: 'reopened' };

/** It is gone, or was solved and not reopened since. */
export const OVER: Condition = { any: [GONE, SOLVED] };

/** Nobody has answered yet: what the customer writes meanwhile belongs to the first response. */
const UNANSWERED: Condition = {
  once: 'created',
  until: ['public_reply', 'solved', 'closed'],
};

/** When a metric starts, is kept, and is owed no more. */
type Metric = Pick<ClockPreset, 'start' | 'stop' | 'release'>;

/** From the creation to the first answer; a solution without one ends it. */
export const CREATED_TO_REPLY: Metric = {
  start: { on: 'created' },
  stop: { on: 'public_reply' },
  release: OVER,
};

/** From the creation to the first thing that is done about it: an answer, or a status that is not open. */
export const CREATED_TO_TOUCHED: Metric = {
  start: { on: 'created' },
  stop: { on: ['public_reply', 'paused', 'solved', 'closed'] },
  release: OVER,
};

/** From the oldest message without an answer to the next one, once there was a first. */
export const CUSTOMER_TO_REPLY: Metric = {
  start: { all: [{ on: 'customer_reply' }, { not: UNANSWERED }] },
  stop: { on: 'public_reply' },
  release: OVER,
};

/** From answer to answer. */
export const REPLY_TO_REPLY: Metric = {
  start: { on: 'public_reply' },
  stop: { on: 'public_reply' },
  release: OVER,
};

/** From the creation to the solution. */
export const CREATED_TO_SOLVED: Metric = {
  start: { on: ['created', 'reopened', 'restored'] },
  stop: { on: ['solved', 'closed'] },
  release: GONE,
};

/** Pauses by events. */
export const ON_HOLD: Pick<ClockPreset, 'pause' | 'resume'> = {
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
};
