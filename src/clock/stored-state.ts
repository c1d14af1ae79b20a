import { fail, guarded, shown } from '../core/error.js';
import { itemsOf, lastOf } from '../core/growing-list.js';
import type { InstantInput } from '../core/instant.js';
import { type KnownFields, requireKnown } from '../core/read-parts.js';
import { copyOf, type FoldState, initialState } from './cycle/state.js';
import { requireAt } from './evaluate.js';
import { type ClockState, isMade, markMade, readStored } from './known-state.js';
import { ALONE, type ClockEvent, instantOfEvent } from './log/event.js';
import { foldEvent, foldPending } from './log/fold.js';
import { type LogOptions, requireAttributes, requireLogOptions } from './log/read-log.js';
import { allIds, knowsEvent, storedEvent, withEvent } from './log/recent-events.js';
import { type ClockReport, NOTHING_ASIDE, reportOn } from './report.js';
import { type CompiledClock, planOf, ruleMarkOf } from './rule/compile.js';
import type { Scalar } from './rule/condition.js';

export type { ClockState } from './known-state.js';

const FORMAT = 1;
const KNOWN: KnownFields<ReportClockOptions> = { at: true };
const START_KNOWN: KnownFields<StartOptions> = { sameInstant: true };

/** Options of `startClock`. */
export type StartOptions = Pick<LogOptions, 'sameInstant'>;

/**
 * Starts an incremental evaluation: the state before any event.
 *
 * @param clock - A compiled clock.
 * @param attributes - Attributes before the first event.
 * @param options - Whether events of one instant will come in the order in which they happened.
 * @returns A state for `advanceClock` and `reportClock`.
 * @throws {@link SlaError} `invalid-option`.
 * @example
 * import { advanceClock, compileClock, reportClock, startClock } from 'slakit/clock'
 * const clock = compileClock({ id: 'reply', start: { on: 'created' }, stop: { on: 'reply' }, targets: [{ elapsed: 'PT1H' }] })
 * const state = advanceClock(clock, startClock(clock), { at: 0, type: 'created' })
 * reportClock(clock, state, { at: 60_000 }).current?.remainingMs // => 3540000
 */
export function startClock(
  clock: CompiledClock,
  attributes?: Readonly<Record<string, Scalar>>,
  options: StartOptions = {},
): ClockState {
  return guarded(() => {
    planOf(clock);
    requireKnown(options, START_KNOWN);
    requireLogOptions(options);
    const plain =
      attributes === undefined ? undefined : requireAttributes(attributes, ['attributes']);
    return markMade({
      format: FORMAT,
      clockId: clock.rule.id,
      ruleMark: ruleMarkOf(clock),
      ids: [],
      fold: initialState(plain, options.sameInstant === 'asGiven'),
      recent: [],
    });
  });
}

/**
 * Folds one more event into a state and returns the new one; the old state stays as it was. Gives
 * the same reports as evaluating the whole log. An event with an id that was folded before changes
 * nothing, whenever it arrives. An event costs the same however many came before; a large state holds
 * its last events as they came, and folds them when they are an eighth of it.
 *
 * @param clock - The clock that the state was made with, compiled of the same rule.
 * @param given - A state of `startClock` or `advanceClock`, also one that was stored as JSON.
 * @param event - An event not before the last one.
 * @returns The state after the event.
 * @throws {@link SlaError} `invalid-state` for a state of another clock or rule, and for what is none;
 * `invalid-event`, also for an event before the last one; `unknown-field`, `invalid-instant`,
 * `instant-out-of-range`.
 * @example
 * import { advanceClock, compileClock, reportClock, startClock } from 'slakit/clock'
 * const clock = compileClock({ id: 'reply', start: { on: 'created' }, stop: { on: 'reply' }, targets: [{ elapsed: 'PT1H' }] })
 * const stored = JSON.stringify(advanceClock(clock, startClock(clock), { at: 0, type: 'created' }))
 * const state = advanceClock(clock, JSON.parse(stored), { at: 60_000, type: 'reply' })
 * reportClock(clock, state, { at: 60_000 }).state // => 'met'
 */
export function advanceClock(
  clock: CompiledClock,
  given: ClockState,
  event: ClockEvent,
): ClockState {
  return guarded(() => {
    const state = requireOwnState(clock, given);
    const at = instantOfEvent(event, ALONE);
    if (knowsEvent(state, event.id)) return state;
    requireNotBefore(lastAtOf(state), event, at);
    return markMade(
      withEvent(state, storedEvent(event, at), sizeOf(state.fold), (gathered) => ({
        ...gathered,
        ids: allIds(gathered),
        fold: foldedOf(clock, gathered),
        recent: [],
      })),
    );
  });
}

/** Refuses an event before the last one. */
export function requireNotBefore(lastAt: number | null, event: ClockEvent, at: number): void {
  if (lastAt === null || at >= lastAt) return;
  fail({
    code: 'invalid-event',
    path: ['event', 'at'],
    expected: 'an instant not before the last event',
    received: shown(event.at),
    hint: 'evaluate the whole log when events arrive late',
  });
}

/** Options of `reportClock`. */
export interface ReportClockOptions {
  /** The instant of judgement, not before the last event. */
  readonly at: InstantInput;
}

/**
 * Reports on an incremental state at an instant not before its last event.
 *
 * @param clock - The clock that the state was made with, compiled of the same rule.
 * @param given - A state of `startClock` or `advanceClock`, also one that was stored as JSON.
 * @param options - The instant of the report.
 * @returns The same report as that on the whole log, without what the log would list as ignored.
 * @throws {@link SlaError} `invalid-state`; `invalid-instant`, also for an instant before the last
 * event; `instant-out-of-range`, `missing-field`, `unknown-field`.
 * @example
 * import { advanceClock, compileClock, reportClock, startClock } from 'slakit/clock'
 * const clock = compileClock({ id: 'reply', start: { on: 'created' }, stop: { on: 'reply' }, targets: [{ elapsed: 'PT1H' }] })
 * const state = advanceClock(clock, startClock(clock), { at: 0, type: 'created' })
 * reportClock(clock, state, { at: 3_600_001 }).state // => 'missed'
 */
export function reportClock(
  clock: CompiledClock,
  given: ClockState,
  options: ReportClockOptions,
): ClockReport {
  return guarded(() => {
    const plan = planOf(clock);
    const state = requireOwnState(clock, given);
    const at = requireAt(options, KNOWN);
    requireNotAfter(lastAtOf(state), options.at, at);
    return reportOn(plan, appliedOf(clock, state), at, NOTHING_ASIDE);
  });
}

/** Refuses an instant of judgement before the last event. */
export function requireNotAfter(lastAt: number | null, given: unknown, at: number): void {
  if (lastAt === null || at >= lastAt) return;
  fail({
    code: 'invalid-instant',
    path: ['options', 'at'],
    expected: 'an instant not before the last event',
    received: shown(given),
  });
}

/** What was folded of a state, with all that it holds applied. */
export function appliedOf(clock: CompiledClock, state: ClockState): FoldState {
  const applied = foldedOf(clock, state);
  foldPending(planOf(clock), applied);
  return applied;
}

/** A copy of what was folded, with all events in it. */
function foldedOf(clock: CompiledClock, { fold, recent }: ClockState): FoldState {
  const plan = planOf(clock);
  const folded = copyOf(fold);
  for (const event of itemsOf(recent)) foldEvent(plan, folded, event, event.at);
  return folded;
}

/** How much there is to copy of what was folded. */
function sizeOf(fold: FoldState): number {
  const known = SIZES.get(fold);
  if (known !== undefined) return known;
  const { attributes, cycles, pauseLog, pending } = fold;
  const last = cycles[cycles.length - 1];
  const size =
    Object.keys(attributes).length +
    cycles.length +
    (last === undefined ? 0 : last.pauses.length + last.targets.length) +
    pauseLog.length +
    (pending?.events.length ?? 0);
  SIZES.set(fold, size);
  return size;
}

const SIZES = /* @__PURE__ */ new WeakMap<FoldState, number>();

/** The instant of the last event of a state, `null` before the first. */
export function lastAtOf({ recent, fold }: ClockState): number | null {
  return lastOf(recent)?.at ?? fold.pending?.at ?? null;
}

/**
 * Gives a state back, as plain data of its own when it was not made here. One of another clock, of another
 * rule or of nobody is refused, and one that was cut off or edited.
 */
export function requireOwnState(clock: CompiledClock, state: ClockState): ClockState {
  planOf(clock);
  const { format, clockId, ruleMark } = (state ?? {}) as Partial<ClockState>;
  const read = readStored(state);
  const isOwn = clockId === clock.rule.id && ruleMark === ruleMarkOf(clock);
  if ('state' in read && format === FORMAT && isOwn && fitsPlan(clock, read.state))
    return read.state;
  const isState = format !== undefined && typeof clockId === 'string';
  const whose = `one of the clock ${shown(clockId)} with the rule ${shown(ruleMark)}, format ${shown(format)}`;
  fail({
    code: 'invalid-state',
    path: ['state'],
    expected: `a state of the clock ${shown(clock.rule.id)} with the rule ${ruleMarkOf(clock)}, format ${FORMAT}`,
    received: isOwn && 'fault' in read ? read.fault : isState ? whose : shown(state),
    hint: 'fold the log again, with the rule as it is now',
  });
}

/** Whether the targets and calendars that a state names are there; those of one made here are. */
function fitsPlan(clock: CompiledClock, state: ClockState): boolean {
  if (isMade(state)) return true;
  const { targets, calendars, warnings } = planOf(clock);
  return state.fold.cycles.every((cycle) =>
    cycle.targets.every(
      ({ target, calendar, warnings: own = [] }) =>
        target < targets.length &&
        calendar < calendars.length &&
        own.every((place) => place < warnings.length),
    ),
  );
}
