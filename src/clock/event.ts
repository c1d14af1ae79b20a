import { fail, type Path, type SlaErrorCode, shown } from '../core/error.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT, toInstant } from '../core/instant.js';
import { isScalar, type Scalar } from './condition.js';

/** Something that happened to a ticket. The host classifies it; slakit never guesses who answered. */
export interface ClockEvent {
  readonly at: InstantInput;
  /** What it is, in the host's own words: `created`, `public_reply`, `status`. */
  readonly type: string;
  /** Unique within the log; an event with a known id is a repetition and counts once. */
  readonly id?: string;
  /** Attributes that have this value from now on. */
  readonly set?: Readonly<Record<string, Scalar>>;
}

/** Why an event changed nothing. */
export type IgnoredReason =
  | 'after-at'
  | 'duplicate-id'
  | 'start-while-running'
  | 'start-after-end'
  | 'stop-without-start'
  | 'resume-without-pause'
  | 'pause-while-paused';

/** An event that changed nothing, and why: nothing is dropped silently. */
export interface IgnoredEvent {
  /** Its place in the log as given. */
  readonly index: number;
  readonly type: string;
  readonly at: number;
  readonly reason: IgnoredReason;
}

/** How a log that is not in order is taken. */
export type EventOrder = 'sort' | 'refuse';

/** An event with its instant as read and its place in the log. */
export interface OrderedEvent {
  readonly event: ClockEvent;
  readonly at: number;
  readonly index: number;
}

/**
 * Reads a log in the order of its instants (input order among equal ones); repetitions and what lies
 * after `until` are set aside.
 *
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`.
 */
export function orderEvents(
  events: readonly ClockEvent[],
  until: number,
  ignored: IgnoredEvent[],
  order: EventOrder = 'sort',
  path: Path = ['events'],
): readonly OrderedEvent[] {
  if (!Array.isArray(events)) {
    fail({ code: 'invalid-event', path, expected: 'a list of events', received: shown(events) });
  }
  if (order !== 'sort' && order !== 'refuse') {
    fail({
      code: 'invalid-option',
      path: ['order'],
      expected: 'sort or refuse',
      received: shown(order),
    });
  }
  const out: OrderedEvent[] = [];
  let ids: Set<string> | undefined;
  let isSorted = true;
  let latest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as ClockEvent;
    const at = instantOfEvent(event, index, path);
    if (event.id !== undefined) {
      ids ??= new Set();
      if (ids.has(event.id)) {
        ignored.push({ index, type: event.type, at, reason: 'duplicate-id' });
        continue;
      }
      ids.add(event.id);
    }
    if (at > until) {
      ignored.push({ index, type: event.type, at, reason: 'after-at' });
      continue;
    }
    if (at < latest) isSorted = false;
    else latest = at;
    out.push({ event, at, index });
  }
  if (isSorted) return out;
  if (order === 'refuse') {
    fail({
      code: 'invalid-event',
      path,
      expected: 'events in the order of their instants',
      received: 'events out of order',
    });
  }
  return out.sort((a, b) => a.at - b.at);
}

/** The index of an event that stands in no list. */
export const ALONE: number = -1;

/** Checks one event and reads its instant; `path` leads to its list, or to itself when it is {@link ALONE}. */
export function instantOfEvent(event: ClockEvent, index: number, path: Path): number {
  if (typeof event !== 'object' || event === null || typeof event.type !== 'string') {
    fail({
      code: 'invalid-event',
      path: placeOf(path, index),
      expected: '{ at, type }',
      received: shown(event),
    });
  }
  if (event.set !== undefined) checkAttributes(event.set, 'invalid-event', path, index, 'set');
  return isInstant(event.at) ? event.at : toInstant(event.at, [...placeOf(path, index), 'at']);
}

/** Checks that attributes are plain data; the path of a problem is built only when there is one. */
export function checkAttributes(
  attributes: Readonly<Record<string, Scalar>>,
  code: SlaErrorCode,
  path: Path,
  index: number,
  key: string,
): void {
  let received: unknown = attributes;
  let steps = [key];
  if (typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)) {
    let bad: string | undefined;
    for (const name in attributes) if (!isScalar(attributes[name])) bad ??= name;
    if (bad === undefined) return;
    received = attributes[bad];
    steps = [key, bad];
  }
  const expected = 'attributes with a text, a finite number, true, false or null';
  fail({ code, path: [...placeOf(path, index), ...steps], expected, received: shown(received) });
}

function placeOf(path: Path, index: number): Path {
  return index === ALONE ? path : [...path, index];
}

/** What is an instant already needs no path for an error; a million events would build a million. */
function isInstant(at: InstantInput): at is number {
  return (
    Number.isInteger(at) &&
    (at as number) >= MIN_INSTANT &&
    (at as number) <= MAX_INSTANT &&
    !Object.is(at, -0)
  );
}
