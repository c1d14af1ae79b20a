import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { type CompiledClock, requireClock } from './compile.js';
import type { Scalar } from './condition.js';
import {
  ALONE,
  type ClockEvent,
  checkAttributes,
  type EventOrder,
  type IgnoredEvent,
  instantOfEvent,
  orderEvents,
} from './event.js';
import { foldEvent, settle } from './fold.js';
import { type ClockReport, reportOn } from './report.js';
import { type ClockState, initialState } from './state.js';

/** How a log is read. */
export interface EvaluateOptions {
  /** Attributes before the first event. */
  readonly attributes?: Readonly<Record<string, Scalar>>;
  /** What to do with a log out of order. @defaultValue 'sort' */
  readonly order?: EventOrder;
}

/**
 * Reports on a clock at an instant, from the events alone: nothing is stored, so nothing is stale.
 *
 * Events after `at` are set aside and listed. At one instant stop goes before cancel, reset, pause,
 * resume and start. The deadline itself is in time; the clock is `missed` strictly after it.
 *
 * @param clock - A compiled clock.
 * @param events - The log of one ticket.
 * @param at - The instant of the report.
 * @returns States `pending`, `running`, `paused`, `met`, `missed`, `cancelled`, with deadlines,
 * elapsed and remaining time per cycle.
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`, and
 * `invalid-option` for a rule that was not compiled.
 * @example
 * import { compileCalendar } from 'slakit/calendar'
 * import { compileClock, evaluateClock, toIso } from 'slakit/clock'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * const clock = compileClock(
 *   { id: 'resolution', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: { hours: 4 } }], calendar: 'office' },
 *   { office },
 * )
 * const report = evaluateClock(clock, [{ at: '2026-03-06T15:00:00Z', type: 'created' }], '2026-03-06T16:00:00Z')
 * toIso(report.current?.dueAt ?? 0) // => '2026-03-09T11:00:00.000Z'
 * report.state // => 'running'
 */
export function evaluateClock(
  clock: CompiledClock,
  events: readonly ClockEvent[],
  at: InstantInput,
  options: EvaluateOptions = {},
): ClockReport {
  const until = toInstant(at, ['at']);
  const { state, ignored } = foldLog(clock, events, until, options);
  return reportOn(clock, state, until, ignored);
}

interface Folded {
  readonly state: ClockState;
  readonly ignored: IgnoredEvent[];
}

const LOG: Path = ['events'];

/** The settled state after all events up to an instant, and what changed nothing. */
export function foldLog(
  clock: CompiledClock,
  events: readonly ClockEvent[],
  until: number,
  options: EvaluateOptions,
): Folded {
  requireClock(clock);
  if (typeof options !== 'object' || options === null) {
    const received = shown(options);
    fail({ code: 'invalid-option', path: ['options'], expected: 'options', received });
  }
  const folded = foldInOrder(clock, events, until, options);
  if (folded !== undefined) return folded;
  const ignored: IgnoredEvent[] = [];
  const state = startClock(clock, options.attributes);
  for (const { event, index, at } of orderEvents(events, until, ignored, options.order)) {
    const reason = foldEvent(clock, state, event, at);
    if (reason !== undefined) ignored.push({ index, type: event.type, at, reason });
  }
  settle(clock, state);
  return { state, ignored };
}

/** Folds a log that is in order, has no ids and ends in time, which nearly all are, as it stands. */
function foldInOrder(
  clock: CompiledClock,
  events: readonly ClockEvent[],
  until: number,
  { attributes, order = 'sort' }: EvaluateOptions,
): Folded | undefined {
  if (!Array.isArray(events) || order !== 'sort') return undefined;
  const ignored: IgnoredEvent[] = [];
  const state = startClock(clock, attributes);
  let latest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as ClockEvent;
    const at = instantOfEvent(event, index, LOG);
    if (at < latest || at > until || event.id !== undefined) return undefined;
    latest = at;
    const reason = foldEvent(clock, state, event, at);
    if (reason !== undefined) ignored.push({ index, type: event.type, at, reason });
  }
  settle(clock, state);
  return { state, ignored };
}

/**
 * Starts an incremental evaluation: the state before any event.
 *
 * @example
 * import { advanceClock, compileClock, reportClock, startClock } from 'slakit/clock'
 * const clock = compileClock({ id: 'reply', start: { on: 'created' }, stop: { on: 'reply' }, targets: [{ elapsed: 'PT1H' }] })
 * const state = advanceClock(clock, startClock(clock), { at: 0, type: 'created' })
 * reportClock(clock, state, 60_000).current?.remainingMs // => 3540000
 */
export function startClock(
  clock: CompiledClock,
  attributes?: Readonly<Record<string, Scalar>>,
): ClockState {
  requireClock(clock);
  if (attributes !== undefined)
    checkAttributes(attributes, 'invalid-option', [], ALONE, 'attributes');
  return initialState(clock.rule.id, attributes);
}

/**
 * Folds one more event into a state and returns the new one; the old state stays as it was. Gives
 * the same reports as evaluating the whole log. Its cost does not grow with the events before.
 *
 * @throws {@link SlaError} `invalid-event`, also for an event before the last one.
 */
export function advanceClock(
  clock: CompiledClock,
  state: ClockState,
  event: ClockEvent,
): ClockState {
  requireClock(clock);
  const at = instantOfEvent(event, ALONE, ['event']);
  if (state.pending !== null && at < state.pending.at) {
    fail({
      code: 'invalid-event',
      path: ['event', 'at'],
      expected: 'an instant not before the last event',
      received: shown(event.at),
      hint: 'evaluate the whole log when events arrive late',
    });
  }
  const next = copyOf(state);
  foldEvent(clock, next, event, at);
  return next;
}

/**
 * Reports on an incremental state at an instant not before its last event.
 *
 * @throws {@link SlaError} `invalid-instant`, also for an instant before the last event.
 */
export function reportClock(
  clock: CompiledClock,
  state: ClockState,
  at: InstantInput,
): ClockReport {
  requireClock(clock);
  const until = toInstant(at, ['at']);
  if (state.pending !== null && until < state.pending.at) {
    fail({
      code: 'invalid-instant',
      path: ['at'],
      expected: 'an instant not before the last event',
      received: shown(at),
    });
  }
  const settled = copyOf(state);
  settle(clock, settled);
  return reportOn(clock, settled, until, []);
}

/** A copy in which attributes and the last cycle may change: all earlier cycles are final. */
function copyOf(state: ClockState): ClockState {
  const cycles = state.cycles.slice();
  const last = cycles.pop();
  if (last !== undefined)
    cycles.push({ ...last, pauses: [...last.pauses], targets: [...last.targets] });
  return {
    ...state,
    attributes: { ...state.attributes },
    cycles,
    pauseLog: [...state.pauseLog],
    pending: state.pending === null ? null : { ...state.pending },
  };
}
