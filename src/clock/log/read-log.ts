import { fail, guarded, type Path, shown } from '../../core/error.js';
import { type KnownFields, requireKnown } from '../../core/read-parts.js';
import type { Attributes, Scalar } from '../rule/condition.js';
import {
  ATTRIBUTES,
  type ClockEvent,
  faultOfAttributes,
  type IgnoredEvent,
  ignoredEvent,
  instantOfEvent,
  plainAttributes,
} from './event.js';

/** The treatment of a log that is not in order. */
export type EventOrder = 'sort' | 'refuse';

/** Options of reading a log. */
export interface LogOptions {
  /** Attributes before the first event. @defaultValue none */
  readonly attributes?: Readonly<Record<string, Scalar>> | undefined;
  /** What to do with a log that is not in the order of its instants. @defaultValue 'sort' */
  readonly order?: EventOrder | undefined;
  /** What is known of the order of events of one instant that carry no `seq`. @defaultValue 'unordered' */
  readonly sameInstant?: InstantOrder | undefined;
}

/**
 * Whether the order in which events of one instant are given means anything. `unordered`: nobody knows
 * which came first, so the answer is the same for every order; what starts counts after what ends, so
 * that nobody who waits is forgotten. `asGiven`: the log is vouched to be in the order of what happened.
 */
export type InstantOrder = 'unordered' | 'asGiven';

/** The log of one ticket, checked and in order; `readLog` makes it. */
export interface ClockLog {
  readonly kind: 'clock-log';
  /** By instant, and in the order of the log among equal ones; without repetitions. @internal */
  readonly entries: readonly LogEntry[];
  /** @internal */
  readonly repetitions: readonly IgnoredEvent[];
  /** @internal */
  readonly attributes: Readonly<Record<string, Scalar>> | undefined;
  /** @internal */
  readonly isOrderGiven: boolean;
}

/** An event with its instant as read and its place in the log. */
export interface LogEntry {
  readonly event: ClockEvent;
  readonly at: number;
  readonly index: number;
}

const KNOWN: KnownFields<LogOptions> = { attributes: true, order: true, sameInstant: true };

/**
 * Reads the log of a ticket once: checks every event, puts them in order and sets repetitions aside.
 * What it gives stands in place of the events wherever a log is asked for, so that several objectives
 * of one ticket, its trace and its history do not read it again.
 *
 * @param events - The log of one ticket.
 * @param options - What held before the first event, and how a log out of order is taken.
 * @returns The log, for `evaluateClock`, `traceClock`, `deadlineHistory` and `attributeTime`.
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`,
 * `invalid-option`, `unknown-field`.
 * @example
 * import { compileClock, evaluateClock, readLog } from 'slakit/clock'
 * const objectives = ['PT1H', 'PT4H'].map((elapsed) =>
 *   compileClock({ id: elapsed, start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed }] }),
 * )
 * const log = readLog([{ at: 7_200_000, type: 'solved' }, { at: 0, type: 'created' }])
 * objectives.map((clock) => evaluateClock(clock, log, { at: 10_000_000 }).state) // => ['missed', 'met']
 */
export function readLog(events: readonly ClockEvent[], options: LogOptions = {}): ClockLog {
  return guarded(() => {
    requireKnown(options, KNOWN);
    return orderLog(events, options);
  });
}

/** Whether a log was read already; a list of events was not. */
export function isClockLog(log: readonly ClockEvent[] | ClockLog): log is ClockLog {
  return (log as Partial<ClockLog> | null | undefined)?.kind === 'clock-log';
}

/** Reads and orders a log. */
export function orderLog(events: readonly ClockEvent[], options: LogOptions): ClockLog {
  const { order = 'sort' } = options;
  requireEvents(events);
  requireLogOptions(options);
  const attributes = attributesOf(options);
  const entries: LogEntry[] = [];
  const repetitions: IgnoredEvent[] = [];
  let ids: Set<string> | undefined;
  let isSorted = true;
  let latest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as ClockEvent;
    const at = instantOfEvent(event, index);
    if (event.id !== undefined) {
      ids ??= new Set();
      if (ids.has(event.id)) {
        repetitions.push(
          ignoredEvent({ index, type: event.type, eventAt: at, reason: 'duplicate-id' }),
        );
        continue;
      }
      ids.add(event.id);
    }
    if (at < latest) isSorted = false;
    else latest = at;
    entries.push({ event, at, index });
  }
  if (!isSorted && order === 'refuse') {
    fail({
      code: 'invalid-event',
      path: ['events'],
      expected: 'events in the order of their instants',
      received: 'events out of order',
    });
  }
  if (!isSorted) entries.sort((a, b) => a.at - b.at);
  const isOrderGiven = options.sameInstant === 'asGiven';
  return { kind: 'clock-log', entries, repetitions, attributes, isOrderGiven };
}

/** Checks that there is a list of events. */
export function requireEvents(events: readonly ClockEvent[]): void {
  if (Array.isArray(events)) return;
  fail({
    code: 'invalid-event',
    path: ['events'],
    expected: 'a list of events, or what readLog gave',
    received: shown(events),
  });
}

/** Checks the options of a log. */
export function requireLogOptions(options: LogOptions): void {
  requireWord(options.order, 'order', ['sort', 'refuse']);
  requireWord(options.sameInstant, 'sameInstant', ['unordered', 'asGiven']);
}

function requireWord(value: unknown, name: string, words: readonly string[]): void {
  if (value === undefined || words.includes(value as string)) return;
  fail({
    code: 'invalid-option',
    path: ['options', name],
    expected: words.join(' or '),
    received: shown(value),
  });
}

/** The attributes of options, if there are any. */
export function attributesOf({ attributes }: LogOptions): Attributes | undefined {
  return attributes === undefined
    ? undefined
    : requireAttributes(attributes, ['options', 'attributes']);
}

/** Checks attributes that held before the first event, and gives them as plain data. */
export function requireAttributes(attributes: Attributes, path: Path): Attributes {
  const fault = faultOfAttributes(attributes);
  if (fault === undefined) return plainAttributes(attributes);
  const { steps, received } = fault;
  fail({
    code: 'invalid-option',
    path: [...path, ...steps],
    expected: ATTRIBUTES,
    received: shown(received),
  });
}
