import { type FieldsOf, type Read, type Reader, readerOf } from '../core/read.js';
import { readFields } from '../core/read-parts.js';
import type { CycleState, FoldState, PendingInstant, TargetSpan } from './cycle/state.js';

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
}

/**
 * Refuses what nobody has put into a state: a name that was edited would be read as nothing. Whether
 * all is there, and of this clock, is not its affair.
 */
export function requireKnownState(state: unknown): void {
  readState(readerOf(state, null, 'state'));
}

/** Remembers what was folded here: it has been checked with every event. */
export function markChecked(fold: FoldState): FoldState {
  CHECKED.add(fold);
  return fold;
}

const CHECKED = /* @__PURE__ */ new WeakSet<FoldState>();

const asIs: Read<unknown> = ({ value }) => value;

/** Reads the names of an object; what is none is told by whoever needs it. */
function known(table: Readonly<Record<string, Read<unknown>>>): Read<void> {
  return (reader) => {
    if (isObject(reader)) readFields(reader, 'a state', table);
  };
}

function knownEach(table: Readonly<Record<string, Read<unknown>>>): Read<void> {
  const read = known(table);
  return (reader) => {
    if (!Array.isArray(reader.value)) return;
    reader.value.forEach((value, key) => {
      read({ value, key, parent: reader, findings: reader.findings });
    });
  };
}

function isObject({ value }: Reader): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TARGET = { fromAt: asIs, target: asIs, calendar: asIs } satisfies FieldsOf<TargetSpan>;

const CYCLE = {
  number: asIs,
  startedAt: asIs,
  endedAt: asIs,
  ending: asIs,
  pauses: asIs,
  targets: /* @__PURE__ */ knownEach(TARGET),
  fixedDueAt: asIs,
} satisfies FieldsOf<CycleState>;

const PENDING = { at: asIs, names: asIs, signals: asIs } satisfies FieldsOf<PendingInstant>;

const FOLD = {
  attributes: asIs,
  cycles: /* @__PURE__ */ knownEach(CYCLE),
  firstAt: asIs,
  waitingSinceAt: asIs,
  isWaitReset: asIs,
  isPausedByEvent: asIs,
  pauseLog: asIs,
  startHeld: asIs,
  resetHeld: asIs,
  pending: /* @__PURE__ */ known(PENDING),
} satisfies FieldsOf<FoldState>;

const readFold = /* @__PURE__ */ known(FOLD);

const readState = /* @__PURE__ */ known({
  format: asIs,
  clockId: asIs,
  ruleMark: asIs,
  ids: asIs,
  fold: (reader) => {
    if (!CHECKED.has(reader.value as FoldState)) readFold(reader);
  },
} satisfies FieldsOf<ClockState>);
