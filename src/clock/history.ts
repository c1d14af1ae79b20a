import { type InstantInput, toInstant } from '../core/instant.js';
import type { CompiledClock } from './compile.js';
import { advanceClock, type EvaluateOptions, reportClock, startClock } from './evaluate.js';
import { type ClockEvent, type OrderedEvent, orderEvents } from './event.js';
import type { CycleReport } from './report.js';

/** Why the deadline of a clock changed. */
export type DeadlineReason =
  | 'started'
  | 'paused'
  | 'resumed'
  | 'target-changed'
  | 'calendar-changed'
  | 'date-changed'
  | 'stopped'
  | 'reopened'
  | 'cancelled'
  | 'superseded';

/** The deadline as it stood from an instant on. */
export interface DeadlineChange {
  readonly at: number;
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
 * @param events - The log of one ticket.
 * @param at - Up to when.
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileClock, deadlineHistory } from 'slakit/clock'
 * const clock = compileClock({
 *   id: 'fix', start: { on: 'created' }, stop: { on: 'solved' },
 *   pause: { on: 'paused' }, resume: { on: 'resumed' }, targets: [{ elapsed: 1000 }],
 * })
 * const events = [{ at: 0, type: 'created' }, { at: 400, type: 'paused' }, { at: 700, type: 'resumed' }]
 * deadlineHistory(clock, events, 800).map(({ at, reason, dueAt }) => [at, reason, dueAt])
 * // => [[0, 'started', 1000], [400, 'paused', null], [700, 'resumed', 1300]]
 */
export function deadlineHistory(
  clock: CompiledClock,
  events: readonly ClockEvent[],
  at: InstantInput,
  options: EvaluateOptions = {},
): DeadlineChange[] {
  const until = toInstant(at, ['at']);
  const log = orderEvents(events, until, [], options.order);
  const out: DeadlineChange[] = [];
  let state = startClock(clock, options.attributes);
  for (let i = 0; i < log.length; ) {
    const { at: eventAt } = log[i] as OrderedEvent;
    // What time alone has changed by then, such as a pause at its cap, is not the events' doing.
    const before = reportClock(clock, state, eventAt).current;
    for (; log[i]?.at === eventAt; i++)
      state = advanceClock(clock, state, { ...(log[i] as OrderedEvent).event, at: eventAt });
    const after = reportClock(clock, state, eventAt).current;
    const reason = after === null ? undefined : reasonOf(clock, before, after);
    if (after === null || reason === undefined) continue;
    const wasMissed = before?.number === after.number && before.state === 'missed';
    out.push({ at: eventAt, cycle: after.number, reason, dueAt: after.dueAt, wasMissed });
  }
  return out;
}

function reasonOf(
  clock: CompiledClock,
  before: CycleReport | null,
  after: CycleReport,
): DeadlineReason | undefined {
  if (before === null || before.number !== after.number) return 'started';
  if (before.phase === 'ended' && after.phase !== 'ended') return 'reopened';
  if (before.phase !== 'ended' && after.phase === 'ended') return endingReason(after);
  if (before.target !== after.target) return 'target-changed';
  if (before.phase !== after.phase) return after.phase === 'paused' ? 'paused' : 'resumed';
  if (before.dueAt === after.dueAt) return undefined;
  return clock.parts.targets[after.target]?.kind === 'fixed' ? 'date-changed' : 'calendar-changed';
}

function endingReason({ ending }: CycleReport): DeadlineReason {
  if (ending === 'stopped') return 'stopped';
  return ending === 'superseded' ? 'superseded' : 'cancelled';
}
