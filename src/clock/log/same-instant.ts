import { canonicalJson } from '../../core/canonical-json.js';
import { setOwn } from '../../core/own-field.js';
import type { FoldableEvent, FoldState } from '../cycle/state.js';
import { remembered, type Scalar } from '../rule/condition.js';
import type { ClockPlan } from '../rule/plan.js';
import { has, SIGNAL, signalsOf } from './signals.js';

/**
 * Puts the events of one instant into one order: by their sequence numbers when all have one, as given
 * where the host vouches for that. Otherwise nobody knows which came first, and the order is made of
 * what they say, so that it is the same however they stand in the log; see decision 012. What only one
 * of them says of an attribute then holds for the whole instant: it was never seen apart from the rest,
 * and is set in the state.
 */
export function inOrder<Event extends FoldableEvent>(
  plan: ClockPlan,
  state: FoldState,
  events: readonly Event[],
): readonly Event[] {
  if (events.length < 2) return events;
  if (events.every(({ seq }) => seq !== undefined))
    return [...events].sort((a, b) => (a.seq as number) - (b.seq as number));
  if (state.isOrderGiven) return events;
  setUndisputed(state.attributes, events);
  const happened = events.reduce(
    (so, { type }) => remembered(plan.memories, so, type),
    state.happened,
  );
  const place = placing(plan, { ...state, happened });
  return events
    .map((event) => ({
      event,
      place: place(event),
      text: canonicalJson({ type: event.type, set: event.set ?? {} }),
    }))
    .sort((a, b) => a.place - b.place || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ event }) => event);
}

/** Sets the attributes that got one value. */
function setUndisputed(attributes: Record<string, Scalar>, events: readonly FoldableEvent[]): void {
  const values = new Map<string, Scalar>();
  const disputed = new Set<string>();
  for (const { set = {} } of events) {
    for (const name of Object.keys(set)) {
      const value = set[name] as Scalar;
      if (values.has(name) && values.get(name) !== value) disputed.add(name);
      values.set(name, value);
    }
  }
  for (const [name, value] of values) if (!disputed.has(name)) setOwn(attributes, name, value);
}

/**
 * Where an event stands among those of its instant. A ticket cannot be solved before it was there, so
 * at its first instant what starts comes first. Later what ends comes before what starts: whoever wrote
 * in the minute of an answer waits for the next one. A pause comes before its end, and a promise that is
 * kept before one that is given up.
 */
const PLACES = {
  birth: 0,
  pause: 2,
  resume: 3,
  other: 4,
  stop: 5,
  end: 6,
  reset: 7,
  start: 8,
} as const;

/**
 * Places events one by one, each as if it were alone. They share one copy of the attributes, which is put
 * back after each: a copy for each would cost events times attributes.
 */
function placing(plan: ClockPlan, before: FoldState): (event: FoldableEvent) => number {
  const attributes = { ...before.attributes };
  const alone = { ...before, attributes };
  return (event) => {
    const { set = {} } = event;
    for (const name of Object.keys(set)) setOwn(attributes, name, set[name] as Scalar);
    const place = placeOf(plan, before, alone, event);
    for (const name of Object.keys(set)) {
      if (!Object.hasOwn(before.attributes, name)) delete attributes[name];
      else setOwn(attributes, name, before.attributes[name] as Scalar);
    }
    return place;
  };
}

function placeOf(
  plan: ClockPlan,
  before: FoldState,
  alone: FoldState,
  event: FoldableEvent,
): number {
  const signals = signalsOf(plan, before, event.type, alone);
  const says = (signal: number): boolean => has(signals, signal);
  const isPausing =
    says(SIGNAL.pause) || (plan.pause?.isEvent === false && plan.pause.holds('', alone));
  const isEnding = says(SIGNAL.stop) || says(SIGNAL.cancel) || says(SIGNAL.release);
  if (says(SIGNAL.start) && !isEnding) {
    // Of two that start, the one that pauses came first: the other one went on.
    const first = before.firstAt === null ? PLACES.birth : PLACES.start;
    return isPausing ? first : first + 0.5;
  }
  if (isPausing) return PLACES.pause;
  return placeOfOther(says);
}

function placeOfOther(says: (signal: number) => boolean): number {
  if (says(SIGNAL.resume)) return PLACES.resume;
  if (says(SIGNAL.restart)) return PLACES.other;
  if (says(SIGNAL.stop)) return PLACES.stop;
  if (says(SIGNAL.cancel) || says(SIGNAL.release)) return PLACES.end;
  return says(SIGNAL.reset) ? PLACES.reset : PLACES.other;
}
