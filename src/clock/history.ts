import { guarded } from '../core/error.js';
import { type CycleStanding, standingOf } from './cycle/cycle-report.js';
import { type StandIn, shortOf, standInFor } from './cycle/stand-in.js';
import { type FoldState, initialState } from './cycle/state.js';
import { viewOf } from './cycle/view.js';
import {
  type EvaluateOptions,
  foldEntries,
  forEachInstant,
  KNOWN,
  orderedLogOf,
  requireAt,
} from './evaluate.js';
import type { ClockEvent } from './log/event.js';
import type { ClockLog } from './log/read-log.js';
import { type CompiledClock, planOf } from './rule/compile.js';
import type { ClockPlan } from './rule/plan.js';

/** The cause of a change of a deadline. */
export type DeadlineReason =
  | 'started'
  | 'paused'
  | 'resumed'
  | 'target-changed'
  | 'calendar-changed'
  | 'date-changed'
  | 'target-lost'
  | 'target-found'
  | 'stopped'
  | 'reopened'
  | 'cancelled'
  | 'released'
  | 'superseded';

/** The deadline as it stood from an instant on. */
export interface DeadlineChange {
  /** From when on. */
  readonly changedAt: number;
  readonly cycle: number;
  readonly reason: DeadlineReason;
  /** The deadline from here on; `null` while a pause leaves it open. */
  readonly dueAt: number | null;
  /** Whether the cycle had missed the deadline that was given up here. */
  readonly wasMissed: boolean;
}

/**
 * Lists how the deadline came to be what it is: one entry for each instant at which events changed
 * it, with the reason. A deadline that was missed before a target was relaxed shows as `wasMissed`.
 *
 * @param clock - A compiled clock.
 * @param events - The log of one ticket, as a list or as `readLog` gave it.
 * @param options - Up to when, and how the log is read.
 * @returns The changes in order, each with its reason.
 * @throws {@link SlaError} as `evaluateClock`.
 * @example
 * import { compileClock, deadlineHistory } from 'slakit/clock'
 * const clock = compileClock({
 *   id: 'fix', start: { on: 'created' }, stop: { on: 'solved' },
 *   pause: { on: 'paused' }, resume: { on: 'resumed' }, targets: [{ elapsed: 'PT1S' }],
 * })
 * const events = [{ at: 0, type: 'created' }, { at: 400, type: 'paused' }, { at: 700, type: 'resumed' }]
 * deadlineHistory(clock, events, { at: 800 }).map(({ changedAt, reason, dueAt }) => [changedAt, reason, dueAt])
 * // => [[0, 'started', 1000], [400, 'paused', null], [700, 'resumed', 1300]]
 */
export function deadlineHistory(
  clock: CompiledClock,
  events: readonly ClockEvent[] | ClockLog,
  options: EvaluateOptions,
): DeadlineChange[] {
  return guarded(() => {
    const plan = planOf(clock);
    const until = requireAt(options, KNOWN);
    const log = orderedLogOf(events, options);
    const out: DeadlineChange[] = [];
    const state = initialState(log.attributes, log.isOrderGiven);
    const standing = standingIn(plan, state);
    forEachInstant(log, (entries, at) => {
      if (at > until) return;
      // What time alone has changed by then, such as a pause at its cap, is not the events' doing.
      const before = standing(at);
      foldEntries(plan, state, entries);
      const after = standing(at);
      const reason = after === null ? undefined : reasonOf(before, after);
      if (after === null || reason === undefined) return;
      const wasMissed = before?.number === after.number && before.state === 'missed';
      out.push({ changedAt: at, cycle: after.number, reason, dueAt: after.dueAt, wasMissed });
    });
    return out;
  });
}

/** Tells how the last cycle stands at an instant; earlier ones are settled. */
function standingIn(plan: ClockPlan, { cycles }: FoldState): (at: number) => CycleStanding | null {
  let standIn: StandIn | undefined;
  let count = 0;
  return (at) => {
    const last = cycles[cycles.length - 1];
    if (last === undefined) return null;
    standIn = standInFor(plan, last, count === cycles.length ? standIn : undefined);
    count = cycles.length;
    return standingOf(viewOf(plan, shortOf(last, standIn), at));
  };
}

function reasonOf(before: CycleStanding | null, after: CycleStanding): DeadlineReason | undefined {
  if (before === null || before.number !== after.number) return 'started';
  if (before.phase === 'ended' && after.phase !== 'ended') return 'reopened';
  if (before.phase !== 'ended' && after.phase === 'ended') return endingReason(after);
  const reason = targetReason(before, after);
  if (reason !== undefined) return reason;
  if (before.phase !== after.phase) return after.phase === 'paused' ? 'paused' : 'resumed';
  if (before.dueAt === after.dueAt) return undefined;
  return after.targetKind === 'fixed' ? 'date-changed' : 'calendar-changed';
}

function targetReason(before: CycleStanding, after: CycleStanding): DeadlineReason | undefined {
  if (before.hasTarget !== after.hasTarget) return after.hasTarget ? 'target-found' : 'target-lost';
  return before.target === after.target ? undefined : 'target-changed';
}

function endingReason({ ending }: CycleStanding): DeadlineReason {
  if (ending === 'stopped' || ending === 'released' || ending === 'superseded') return ending;
  return 'cancelled';
}
