import { appended, countOf, type GrowingList, itemsOf } from '../../core/growing-list.js';
import { type Reader, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import type { Attributes } from '../rule/condition.js';
import { type ClockEvent, instantOfEvent, plainAttributes } from './event.js';
import { hasId, type KnownIds, knownIdsOf, withId } from './known-ids.js';

/**
 * Events that a state holds without having folded them. A small state folds every event at once. One
 * that takes long to copy gathers events until they are a share of it: so an event costs the same
 * however many came before.
 */
export type RecentEvents = GrowingList<StoredEvent>;

/** An event as it was read. */
export interface StoredEvent {
  readonly at: number;
  readonly type: string;
  readonly id?: string;
  readonly set?: Attributes;
  readonly seq?: number;
}

/** What is common to the states of clocks and tickets. */
interface Gathering {
  /** The ids of the events that were folded. */
  readonly ids: readonly string[];
  readonly recent: RecentEvents;
}

/** An event to be stored, whatever object it was. */
export function storedEvent({ type, id, set, seq }: ClockEvent, at: number): StoredEvent {
  return {
    at,
    type,
    ...(id === undefined ? {} : { id }),
    ...(set === undefined ? {} : { set: plainAttributes(set) }),
    // A zero has no sign.
    ...(seq === undefined ? {} : { seq: seq + 0 }),
  };
}

/** Whether a state knows the id of an event. */
export function knowsEvent(state: Gathering, id: string | undefined): boolean {
  return id !== undefined && hasId(idsOf(state), id);
}

/**
 * A state with one more event: gathered, or folded with all that were gathered.
 *
 * @param size - How much there is to copy of the state, its ids aside.
 */
export function withEvent<State extends Gathering>(
  state: State,
  event: StoredEvent,
  size: number,
  fold: (state: State) => State,
): State {
  const gathered = { ...state, recent: appended(state.recent, event) };
  const total = size + state.ids.length;
  const isGathered = total > SMALL && countOf(gathered.recent) < total / SHARE;
  const next = isGathered ? gathered : fold(gathered);
  IDS.set(next, withId(idsOf(state), event.id));
  return next;
}

/** The ids of a state, those of its recent events included. */
export function allIds({ ids, recent }: Gathering): readonly string[] {
  const others = itemsOf(recent).flatMap(({ id }) => (id === undefined ? [] : [id]));
  return others.length === 0 ? ids : [...ids, ...others];
}

/** So many boundaries, names and the like are copied in no time. */
const SMALL = 256;

/** Events are folded when there are this part as many of them. */
const SHARE = 8;

/** The ids that a state knows; of one that was stored they are gathered once. */
function idsOf(state: Gathering): KnownIds {
  const known = IDS.get(state) ?? knownIdsOf(allIds(state));
  IDS.set(state, known);
  return known;
}

const IDS = /* @__PURE__ */ new WeakMap<Gathering, KnownIds>();

/** More levels than a list has whose items fit into memory. */
const MOST_LEVELS = 8;

/** Reads the events that a stored state holds unfolded. */
export function readRecent(reader: Reader): RecentEvents {
  const levels = listOf(
    'levels',
    listOf('events', ({ value }) => value),
    { most: MOST_LEVELS },
  );
  const list = levels(reader) as RecentEvents;
  let last = Number.NEGATIVE_INFINITY;
  itemsOf(list).forEach((event, i) => {
    const at = instantOfEvent(event, i);
    if (at < last || at !== event.at)
      refuse(reader, { code: 'invalid-event', expected: 'events in the order of their instants' });
    last = at;
  });
  return list;
}
