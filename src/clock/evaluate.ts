import { fail, guarded } from '../core/error.js';
import { type InstantInput, looksLikeSeconds } from '../core/instant.js';
import { childOf, readerOf } from '../core/read.js';
import { type KnownFields, requireKnown } from '../core/read-parts.js';
import { instant } from '../core/read-values.js';
import { type FoldState, initialState } from './cycle/state.js';
import {
  type ClockEvent,
  type DoubtfulEvent,
  type IgnoredEvent,
  ignoredEvent,
  instantOfEvent,
} from './log/event.js';
import { foldInstant } from './log/fold.js';
import {
  attributesOf,
  type ClockLog,
  isClockLog,
  type LogEntry,
  type LogOptions,
  orderLog,
  requireEvents,
  requireLogOptions,
} from './log/read-log.js';
import { type Aside, type ClockReport, reportOn } from './report.js';
import { type CompiledClock, planOf } from './rule/compile.js';
import type { ClockPlan } from './rule/plan.js';

export type { FoldState } from './cycle/state.js';

/** Options of `evaluateClock` and the questions beside it. */
export interface EvaluateOptions extends LogOptions {
  /** The instant of judgement: what the log says of later is set aside. */
  readonly at: InstantInput;
}

/**
 * Reports on a clock at an instant, from the events alone: nothing is stored, so nothing is stale.
 *
 * Events after `at` are set aside and listed. The order of events within an instant counts where it is
 * known: see `seq` and `sameInstant`. The deadline itself is in time; the clock is `missed` strictly
 * after it.
 *
 * @param clock - A compiled clock.
 * @param events - The log of one ticket, as a list or as {@link readLog} gave it.
 * @param options - The instant of the report, and how the log is read.
 * @returns States `pending`, `running`, `paused`, `met`, `acceptable`, `missed`, `no-target`,
 * `cancelled`, with deadlines, elapsed and remaining time per cycle.
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`,
 * `missing-field`, `unknown-field`, and `invalid-option`, also for a rule that was not compiled.
 * @example
 * import { compileCalendar } from 'slakit/calendar'
 * import { compileClock, evaluateClock, toIso } from 'slakit/clock'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * const clock = compileClock(
 *   { id: 'resolution', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: { hours: 4 } }], calendar: 'office' },
 *   { office },
 * )
 * const events = [{ at: '2026-03-06T15:00:00Z', type: 'created' }]
 * const report = evaluateClock(clock, events, { at: '2026-03-06T16:00:00Z' })
 * toIso(report).current?.dueAt // => '2026-03-09T11:00:00.000Z'
 * report.state // => 'running'
 */
export function evaluateClock(
  clock: CompiledClock,
  events: readonly ClockEvent[] | ClockLog,
  options: EvaluateOptions,
): ClockReport {
  return guarded(() => {
    const plan = planOf(clock);
    const at = requireAt(options, KNOWN);
    const { state, ...aside } = foldLog(plan, events, at, options);
    return reportOn(plan, state, at, aside);
  });
}

/** The names of the options of every question about a log. */
export const KNOWN: KnownFields<EvaluateOptions> = {
  at: true,
  attributes: true,
  order: true,
  sameInstant: true,
};

/** Refuses options that nobody reads, and reads the instant of judgement. */
export function requireAt<Options extends { readonly at: InstantInput }>(
  options: Options,
  known: KnownFields<Options>,
): number {
  requireKnown(options, known);
  if (options.at !== undefined) return instant(childOf(readerOf(options, null, 'options'), 'at'));
  fail({
    code: 'missing-field',
    path: AT,
    expected: 'the instant that is asked about',
    received: 'undefined',
  });
}

const AT = ['options', 'at'];

/** A state after a log, and what in the log changed nothing. */
export interface Folded extends Aside {
  readonly state: FoldState;
}

/** The applied state after all events up to an instant, and what changed nothing, in the order of the log. */
export function foldLog(
  plan: ClockPlan,
  events: readonly ClockEvent[] | ClockLog,
  until: number,
  options: LogOptions,
): Folded {
  if (isClockLog(events)) {
    refuseLogOptions(options);
    return foldOrdered(plan, events, until);
  }
  return (
    foldInOrder(plan, events, until, options) ?? foldOrdered(plan, orderLog(events, options), until)
  );
}

/** A log as it was read, whether it was a list or read before. */
export function orderedLogOf(
  events: readonly ClockEvent[] | ClockLog,
  options: LogOptions,
): ClockLog {
  if (!isClockLog(events)) return orderLog(events, options);
  refuseLogOptions(options);
  return events;
}

/** What was read with other options cannot be read again. */
function refuseLogOptions(options: LogOptions): void {
  const given = (['attributes', 'order', 'sameInstant'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (given === undefined) return;
  fail({
    code: 'invalid-option',
    path: ['options', given],
    expected: 'no options of a log that was read before',
    received: given,
    hint: 'give them to readLog',
  });
}

/** Folds a log that is in order, has no ids and ends in time, which nearly all are, as it stands. */
function foldInOrder(
  plan: ClockPlan,
  events: readonly ClockEvent[],
  until: number,
  options: LogOptions,
): Folded | undefined {
  requireEvents(events);
  requireLogOptions(options);
  const entries: LogEntry[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as ClockEvent;
    const at = instantOfEvent(event, index);
    if (at < latest || at > until || event.id !== undefined) return undefined;
    latest = at;
    entries.push({ event, at, index });
  }
  const isOrderGiven = options.sameInstant === 'asGiven';
  const attributes = attributesOf(options);
  return foldOrdered(
    plan,
    { kind: 'clock-log', entries, repetitions: [], attributes, isOrderGiven },
    until,
  );
}

function foldOrdered(plan: ClockPlan, log: ClockLog, until: number): Folded {
  const ignored = [...log.repetitions];
  const state = initialState(log.attributes, log.isOrderGiven);
  const tell = ({ index, event }: LogEntry, at: number, reason: IgnoredEvent['reason']): void => {
    ignored.push(ignoredEvent({ index, type: event.type, eventAt: at, reason }));
  };
  forEachInstant(log, (entries, at) => {
    if (at > until) for (const entry of entries) tell(entry, at, 'after-at');
    else foldEntries(plan, state, entries, tell);
  });
  const doubtful = log.entries.filter(({ event }) => looksLikeSeconds(event.at)).map(doubtfulEvent);
  return {
    state,
    ignored: ignored.sort((a, b) => a.index - b.index),
    doubtful: doubtful.sort((a, b) => a.index - b.index),
  };
}

function doubtfulEvent({ event, at, index }: LogEntry): DoubtfulEvent {
  return { index, type: event.type, eventAt: at, reason: 'instant-like-seconds' };
}

/** Calls back for each instant of a log, in order, with its events. */
export function forEachInstant(
  { entries }: ClockLog,
  call: (entries: readonly LogEntry[], at: number) => void,
): void {
  for (let from = 0; from < entries.length; ) {
    const { at } = entries[from] as LogEntry;
    let to = from + 1;
    while (entries[to]?.at === at) to++;
    call(entries.slice(from, to), at);
    from = to;
  }
}

/** Folds the entries of one instant, in place. */
export function foldEntries(
  plan: ClockPlan,
  state: FoldState,
  entries: readonly LogEntry[],
  onIgnored?: (entry: LogEntry, at: number, reason: IgnoredEvent['reason']) => void,
): void {
  const { at } = entries[0] as LogEntry;
  const events = entries.map(({ event }) => event);
  foldInstant(plan, state, { at, events }, (event, reason) =>
    onIgnored?.(entries[events.indexOf(event)] as LogEntry, at, reason),
  );
}
