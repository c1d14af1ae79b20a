import { fail, shown } from '../core/error.js';
import type { InstantInput } from '../core/instant.js';
import type { KnownFields } from '../core/read-parts.js';
import { copyOf, type FoldState, initialState } from './cycle/state.js';
import { requireAt } from './evaluate.js';
import { type ClockState, markChecked, requireKnownState } from './known-state.js';
import { ALONE, type ClockEvent, instantOfEvent } from './log/event.js';
import { applyInstant, foldEvent } from './log/fold.js';
import { requireAttributes } from './log/read-log.js';
import { type ClockReport, reportOn } from './report.js';
import { type CompiledClock, planOf, ruleMarkOf } from './rule/compile.js';
import type { Scalar } from './rule/condition.js';

export type { ClockState } from './known-state.js';

const FORMAT = 1;
const KNOWN: KnownFields<ReportClockOptions> = { at: true };

/**
 * Starts an incremental evaluation: the state before any event.
 *
 * @param clock - A compiled clock.
 * @param attributes - Attributes before the first event.
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
): ClockState {
  planOf(clock);
  if (attributes !== undefined) requireAttributes(attributes, ['attributes']);
  return stored(clock, [], initialState(attributes));
}

/**
 * Folds one more event into a state and returns the new one; the old state stays as it was. Gives
 * the same reports as evaluating the whole log. An event with an id that was folded before changes
 * nothing, whenever it arrives.
 *
 * @param clock - The clock that the state was made with, compiled of the same rule.
 * @param state - A state of `startClock` or `advanceClock`, also one that was stored as JSON.
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
  state: ClockState,
  event: ClockEvent,
): ClockState {
  const plan = planOf(clock);
  const fold = foldOf(clock, state);
  const at = instantOfEvent(event, ALONE);
  const { id } = event;
  if (id !== undefined && state.ids.includes(id)) return state;
  if (fold.pending !== null && at < fold.pending.at) {
    fail({
      code: 'invalid-event',
      path: ['event', 'at'],
      expected: 'an instant not before the last event',
      received: shown(event.at),
      hint: 'evaluate the whole log when events arrive late',
    });
  }
  const next = copyOf(fold);
  foldEvent(plan, next, event, at);
  return stored(clock, id === undefined ? state.ids : [...state.ids, id], next);
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
 * @param state - A state of `startClock` or `advanceClock`, also one that was stored as JSON.
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
  state: ClockState,
  options: ReportClockOptions,
): ClockReport {
  const plan = planOf(clock);
  const fold = foldOf(clock, state);
  const at = requireAt(options, KNOWN);
  if (fold.pending !== null && at < fold.pending.at) {
    fail({
      code: 'invalid-instant',
      path: ['options', 'at'],
      expected: 'an instant not before the last event',
      received: shown(options.at),
    });
  }
  const applied = copyOf(fold);
  applyInstant(plan, applied);
  return reportOn(plan, applied, at, []);
}

function stored(clock: CompiledClock, ids: readonly string[], fold: FoldState): ClockState {
  return {
    format: FORMAT,
    clockId: clock.rule.id,
    ruleMark: ruleMarkOf(clock),
    ids,
    fold: markChecked(fold),
  };
}

/** What a state is inside; one of another clock, of another rule or of nobody is refused. */
function foldOf(clock: CompiledClock, state: ClockState): FoldState {
  requireKnownState(state);
  const { format, clockId, ruleMark, ids, fold } = (state ?? {}) as Partial<ClockState>;
  const isOwn = clockId === clock.rule.id && ruleMark === ruleMarkOf(clock);
  if (format === FORMAT && isOwn && Array.isArray(ids) && isFold(fold)) return fold;
  const isState = format !== undefined && typeof clockId === 'string';
  fail({
    code: 'invalid-state',
    path: ['state'],
    expected: `a state of the clock ${shown(clock.rule.id)} with the rule ${ruleMarkOf(clock)}, format ${FORMAT}`,
    received: isState
      ? `one of the clock ${shown(clockId)} with the rule ${shown(ruleMark)}, format ${shown(format)}`
      : shown(state),
    hint: 'fold the log again, with the rule as it is now',
  });
}

/** Whether a value has the outline of a state: what was cut off or edited is refused, not folded. */
function isFold(fold: unknown): fold is FoldState {
  if (typeof fold !== 'object' || fold === null) return false;
  const { attributes, cycles, pauseLog, pending } = fold as Partial<FoldState>;
  const isPending =
    pending === null || (typeof pending === 'object' && typeof pending.signals === 'number');
  return (
    typeof attributes === 'object' &&
    attributes !== null &&
    Array.isArray(cycles) &&
    Array.isArray(pauseLog) &&
    isPending
  );
}
