import { isSlaError, messageOf } from '../core/error.js';
import { type FieldsOf, type Reader, readerOf, refuse } from '../core/read.js';
import { listOf, nullable, optional, readFields, requireObject } from '../core/read-parts.js';
import { resultInstant, resultMs } from '../core/read-results.js';
import { flag, text, whole, word } from '../core/read-values.js';
import {
  CYCLE_ENDINGS,
  type CycleState,
  type FoldableEvent,
  type FoldState,
  type PendingInstant,
  type TargetSpan,
} from './cycle/state.js';
import { ATTRIBUTES, faultOfAttributes, plainAttributes } from './log/event.js';
import { type RecentEvents, readRecent } from './log/recent-events.js';
import type { Attributes, Scalar } from './rule/condition.js';

/**
 * All that a clock remembers of the events it has seen: plain JSON, to be stored and given back. What
 * is inside is the library's own affair; it is read by the clock whose rule it was made with, and by
 * no other.
 */
export interface ClockState {
  /** The format of what is inside. */
  readonly format: 1;
  readonly clockId: string;
  /** The mark of the rule and of the hours it starts in: the same whatever the order of its fields. */
  readonly ruleMark: string;
  /** The ids of events that have been folded: one with a known id counts once. @internal */
  readonly ids: readonly string[];
  /** @internal */
  readonly fold: FoldState;
  /** Events that have been checked, and are folded when there are more of them. @internal */
  readonly recent: RecentEvents;
}

/**
 * Reads a state that comes back, all of it: what nobody has put into it is an `unknown-field`.
 *
 * @returns The state as plain data of its own, or what is wrong with its values.
 */
export function readStored(state: unknown): Stored<ClockState> {
  if (isMade(state)) return { state: state as ClockState };
  return stored(() => readState(readerOf(state, null, 'state')));
}

/** A state as read, or in words what is wrong with it. */
export type Stored<State> = { readonly state: State } | { readonly fault: string };

/** Reads, and tells in words what is refused but for names: those are the caller's to be told as such. */
export function stored<State>(read: () => State): Stored<State> {
  try {
    return { state: read() };
  } catch (error) {
    if (!isSlaError(error) || error.code === 'unknown-field') throw error;
    return { fault: messageOf(error) };
  }
}

/** Remembers a state that was made here: it has been checked with every event. */
export function markMade(state: ClockState): ClockState {
  MADE.add(state);
  return state;
}

/** Whether a state was made here and has not been anywhere else. */
export function isMade(state: unknown): boolean {
  return MADE.has(state as object);
}

const MADE = /* @__PURE__ */ new WeakSet<object>();

const maybeInstant = /* @__PURE__ */ nullable(resultInstant);

/** Reads boundaries of pauses: instants in order. By hand, since there may be many of them. */
function readBounds(reader: Reader): readonly number[] {
  const bounds = reader.value;
  if (!Array.isArray(bounds)) refuse(reader, { code: 'invalid-type', expected: 'a list' });
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < bounds.length; i++) {
    const at = resultInstant({ ...reader, value: bounds[i], parent: reader, key: i });
    if (at < last) refuse(reader, { code: 'invalid-type', expected: 'instants in order' });
    last = at;
  }
  // A zero with a sign is no instant that a clock shows.
  return bounds.map((at: number) => at + 0);
}

/** Reads the attributes that a state holds. */
function readStoredAttributes(reader: Reader): Attributes {
  const fault = faultOfAttributes(reader.value as Readonly<Record<string, Scalar>>);
  if (fault === undefined) return plainAttributes(reader.value as Attributes);
  refuse(reader, { code: 'invalid-type', expected: ATTRIBUTES });
}

const TARGET = {
  fromAt: resultInstant,
  target: /* @__PURE__ */ whole('targets'),
  calendar: /* @__PURE__ */ whole('calendars', { least: -1 }),
  warnings: /* @__PURE__ */ optional(/* @__PURE__ */ listOf('warnings', whole('warnings'))),
} satisfies FieldsOf<TargetSpan>;

function readSpan(reader: Reader): TargetSpan {
  const { warnings, ...span } = readFields(reader, 'a target of a state', TARGET);
  return warnings === undefined ? span : { ...span, warnings };
}

const CYCLE = {
  number: /* @__PURE__ */ whole('cycles', { least: 1 }),
  startedAt: resultInstant,
  endedAt: maybeInstant,
  ending: /* @__PURE__ */ nullable(/* @__PURE__ */ word(CYCLE_ENDINGS)),
  pauses: readBounds,
  targets: /* @__PURE__ */ listOf('targets', readSpan, { least: 1 }),
  fixedDueAt: maybeInstant,
  pauseUntilAt: maybeInstant,
  unfitSinceAt: maybeInstant,
} satisfies FieldsOf<CycleState>;

function readCycle(reader: Reader): CycleState {
  const cycle = readFields(reader, 'a cycle of a state', CYCLE);
  if ((cycle.endedAt === null) === (cycle.ending === null)) return cycle as CycleState;
  refuse(reader, { code: 'invalid-type', expected: 'a cycle that has ended or has not' });
}

const PENDING_EVENT = {
  type: text,
  set: /* @__PURE__ */ optional(readStoredAttributes),
  seq: /* @__PURE__ */ optional(resultMs),
} satisfies FieldsOf<FoldableEvent>;

function readPendingEvent(reader: Reader): FoldableEvent {
  const { type, set, seq } = readFields(reader, 'an event of a state', PENDING_EVENT);
  return { type, ...(set === undefined ? {} : { set }), ...(seq === undefined ? {} : { seq }) };
}

const PENDING = {
  at: resultInstant,
  events: /* @__PURE__ */ listOf('events of an instant', readPendingEvent, { least: 1 }),
} satisfies FieldsOf<PendingInstant>;

const FOLD = {
  attributes: readStoredAttributes,
  happened: /* @__PURE__ */ listOf('memories', text),
  isOrderGiven: flag,
  hasApplied: flag,
  cycles: /* @__PURE__ */ listOf('cycles', readCycle),
  firstAt: maybeInstant,
  waitingSinceAt: maybeInstant,
  isWaitReset: flag,
  isPausedByEvent: flag,
  pauseUntilAt: maybeInstant,
  isPauseOver: flag,
  pauseLog: readBounds,
  startHeld: flag,
  resetHeld: flag,
  pending: /* @__PURE__ */ nullable((reader) => readFields(reader, 'an instant', PENDING)),
} satisfies FieldsOf<FoldState>;

const STATE = {
  format: /* @__PURE__ */ whole('formats'),
  clockId: text,
  ruleMark: text,
  ids: /* @__PURE__ */ listOf('ids', text),
  fold: (reader) => readFields(reader, 'what was folded', FOLD),
  recent: readRecent,
} satisfies FieldsOf<ClockState>;

function readState(reader: Reader): ClockState {
  requireObject(reader, 'a state');
  return readFields(reader, 'a state', STATE) as ClockState;
}
