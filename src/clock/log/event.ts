import { fail, type Path, shown } from '../../core/error.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import { nearestName } from '../../core/nearest.js';
import { setOwn } from '../../core/own-field.js';
import { childOf, type Reader, readerOf } from '../../core/read.js';
import type { KnownFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { type Attributes, isScalar, type Scalar } from '../rule/condition.js';

/** Something that happened to a ticket. The host classifies it; slakit never guesses who answered. */
export interface ClockEvent {
  readonly at: InstantInput;
  /** What it is, in the host's own words: `created`, `public_reply`, `status`. */
  readonly type: string;
  /** Unique within the log; an event with a known id is a repetition and counts once. */
  readonly id?: string | undefined;
  /** Attributes that have this value from now on. */
  readonly set?: Readonly<Record<string, Scalar>> | undefined;
  /**
   * Its place among the events of its instant, by a number that the log counts up. Without one on each of
   * them nobody knows which came first, unless the order of the log is vouched for.
   */
  readonly seq?: number | undefined;
}

/** The reason for which an event changed nothing. */
export type IgnoredReason =
  | 'after-at'
  | 'duplicate-id'
  | 'start-while-running'
  | 'start-after-end'
  | 'start-while-released'
  | 'stop-without-start'
  | 'stop-after-end'
  | 'resume-without-pause'
  | 'pause-while-paused';

/** An event that changed nothing, and why: nothing is dropped silently. */
export interface IgnoredEvent {
  /** Its place in the log as given. */
  readonly index: number;
  readonly type: string;
  /** When it happened, epoch milliseconds. */
  readonly eventAt: number;
  readonly reason: IgnoredReason;
  /** `warning`: the log may be wrong, or somebody may be forgotten. `note`: this is what logs are like. */
  readonly severity: 'note' | 'warning';
}

const SEVERITIES: Readonly<Record<IgnoredReason, IgnoredEvent['severity']>> = {
  'after-at': 'note',
  'duplicate-id': 'note',
  'start-while-running': 'note',
  'start-after-end': 'note',
  'start-while-released': 'warning',
  'stop-without-start': 'warning',
  'stop-after-end': 'note',
  'resume-without-pause': 'warning',
  'pause-while-paused': 'warning',
};

/** An event that changed nothing, with the weight of that. */
export function ignoredEvent(event: Omit<IgnoredEvent, 'severity'>): IgnoredEvent {
  return { ...event, severity: SEVERITIES[event.reason] };
}

/** An event that was taken as it stands, though it is hardly what was meant. */
export interface DoubtfulEvent {
  /** Its place in the log as given. */
  readonly index: number;
  readonly type: string;
  /** When it happened as it stands, epoch milliseconds. */
  readonly eventAt: number;
  /** `instant-like-seconds`: a number of epoch seconds, taken for milliseconds of January 1970. */
  readonly reason: 'instant-like-seconds';
}

/** The index of an event that stands in no list. */
export const ALONE: number = -1;

const KNOWN: KnownFields<ClockEvent> = { at: true, type: true, id: true, set: true, seq: true };

/**
 * Checks one event and reads its instant. Written by hand, since logs are long: a path is built only
 * for what is wrong.
 *
 * @param index - Its place in the log, or {@link ALONE}.
 */
export function instantOfEvent(event: ClockEvent, index: number): number {
  if (typeof event !== 'object' || event === null) refuseEvent(index, [], '{ at, type }', event);
  for (const key in event) {
    if (KNOWN[key as keyof ClockEvent] !== true) refuseUnknown(index, key);
  }
  if (typeof event.type !== 'string') refuseEvent(index, ['type'], 'a text', event.type);
  const { at, set } = event;
  refuseNames(event, index);
  const fault = set === undefined ? undefined : faultOfAttributes(set);
  if (fault !== undefined) refuseEvent(index, ['set', ...fault.steps], ATTRIBUTES, fault.received);
  return isInstant(at) ? at : instant(childOf(readerOfEvent(event, index), 'at'));
}

function refuseNames({ id, seq }: ClockEvent, index: number): void {
  if (id !== undefined && typeof id !== 'string') refuseEvent(index, ['id'], 'a text', id);
  if (seq !== undefined && !Number.isSafeInteger(seq))
    refuseEvent(index, ['seq'], 'a whole number', seq);
}

/** What is wrong with attributes, and where. */
export interface AttributeFault {
  readonly steps: Path;
  readonly received: unknown;
}

/** What would have been accepted as attributes. */
export const ATTRIBUTES = 'attributes with a text, a finite number, true, false or null';

/** Finds what is no plain data among attributes. */
export function faultOfAttributes(
  attributes: Readonly<Record<string, Scalar>>,
): AttributeFault | undefined {
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes))
    return { steps: [], received: attributes };
  for (const name in attributes) {
    if (!isScalar(attributes[name])) return { steps: [name], received: attributes[name] };
  }
  return undefined;
}

/** Attributes as plain data of their own, once there is no fault in them. */
export function plainAttributes(attributes: Readonly<Record<string, Scalar>>): Attributes {
  const plain: Record<string, Scalar> = {};
  // A zero has no sign: no tracker means one by it.
  for (const name in attributes) {
    const value = attributes[name] as Scalar;
    setOwn(plain, name, value === 0 ? 0 : value);
  }
  return plain;
}

function refuseEvent(index: number, steps: Path, expected: string, received: unknown): never {
  const path = placeOf(index, steps);
  const code = received === undefined ? 'missing-field' : 'invalid-event';
  fail({ code, path, expected, received: shown(received) });
}

function refuseUnknown(index: number, key: string): never {
  const known = Object.keys(KNOWN);
  const nearest = nearestName(key, known);
  fail({
    code: 'unknown-field',
    path: placeOf(index, [key]),
    expected: `one of ${known.join(', ')}`,
    received: shown(key),
    ...(nearest === undefined ? {} : { hint: `did you mean ${nearest}?` }),
  });
}

function placeOf(index: number, steps: Path): Path {
  return index === ALONE ? ['event', ...steps] : ['events', index, ...steps];
}

function readerOfEvent(event: ClockEvent, index: number): Reader {
  const [root = null, key = null] = placeOf(index, []);
  const list = readerOf(undefined, null, root);
  return key === null ? { ...list, value: event } : { ...list, value: event, parent: list, key };
}

/** What is an instant already needs no reading, and no place for an error. */
function isInstant(at: InstantInput): at is number {
  return (
    Number.isInteger(at) &&
    (at as number) >= MIN_INSTANT &&
    (at as number) <= MAX_INSTANT &&
    !Object.is(at, -0)
  );
}
