import type { CompiledCalendar } from '../calendar/compiled.js';
import type { CompiledClock } from './compile.js';
import { addTime, currentCalendar, currentTarget, timeBetween } from './measure.js';
import type { CompiledPauseCaps } from './options.js';
import { type CycleState, isPaused } from './state.js';

/**
 * The pauses of a cycle since it counts, within the caps of its rule, as alternating boundaries of
 * even number. A pause that goes on ends with the cycle, at its cap, or at `Infinity`.
 */
export function cappedPauses(clock: CompiledClock, cycle: CycleState): readonly number[] {
  if (cycle.pauses.length === 0) return cycle.pauses;
  const end = cycle.endedAt ?? Number.POSITIVE_INFINITY;
  const pauses = pausesFrom(
    isPaused(cycle) ? [...cycle.pauses, end] : cycle.pauses,
    cycle.startedAt,
  );
  const { pauseCaps } = clock.parts;
  if (pauseCaps === undefined) return pauses;
  return applyCaps(pauses, pauseCaps, pauseCaps.onWall ? undefined : currentCalendar(clock, cycle));
}

/**
 * When the pause ends that events have left open: at its cap, or at `Infinity`; `undefined` when
 * there is none, or the caps allow none.
 */
export function openPauseEnd(cycle: CycleState, pauses: readonly number[]): number | undefined {
  if (cycle.endedAt !== null || !isPaused(cycle)) return undefined;
  const pausedAt = Math.max(cycle.startedAt, cycle.pauses[cycle.pauses.length - 1] as number);
  return pauses[pauses.length - 2] === pausedAt ? pauses[pauses.length - 1] : undefined;
}

/** Whether pauses mean anything to the target that holds. */
export function isPausable(clock: CompiledClock, cycle: CycleState): boolean {
  return currentTarget(clock, cycle).pausable;
}

/** Whether the pauses of a cycle stop its count. */
export function stopsCounting(clock: CompiledClock, cycle: CycleState): boolean {
  return clock.parts.pauseGives === 'clock' && isPausable(clock, cycle);
}

/** The length of pauses up to an instant, in a calendar or on the wall. */
export function pausedUntil(
  pauses: readonly number[],
  calendar: CompiledCalendar | undefined,
  at: number,
): number {
  let total = 0;
  for (let i = 0; i < pauses.length; i += 2) {
    const from = pauses[i] as number;
    const to = Math.min(pauses[i + 1] as number, at);
    if (from < to) total += timeBetween(calendar, from, to);
  }
  return total;
}

/** What happens before a cycle counts does not count: a start may lie ahead of its event. */
function pausesFrom(pauses: readonly number[], startedAt: number): readonly number[] {
  if ((pauses[0] as number) >= startedAt) return pauses;
  const out: number[] = [];
  for (let i = 0; i < pauses.length; i += 2) {
    const from = Math.max(pauses[i] as number, startedAt);
    const to = pauses[i + 1] as number;
    if (to > from) out.push(from, to);
  }
  return out;
}

function applyCaps(
  pauses: readonly number[],
  caps: CompiledPauseCaps,
  calendar: CompiledCalendar | undefined,
): number[] {
  const out: number[] = [];
  let left = caps.totalMs;
  for (let i = 0; i < pauses.length && i / 2 < caps.count && left > 0; i += 2) {
    const from = pauses[i] as number;
    const allowed = Math.min(caps.eachMs, left);
    const capEnd =
      allowed === Number.POSITIVE_INFINITY ? allowed : addTime(calendar, from, allowed);
    const to = Math.min(
      pauses[i + 1] as number,
      capEnd === 'never-opens' ? Number.POSITIVE_INFINITY : capEnd,
    );
    if (to > from) out.push(from, to);
    if (to === Number.POSITIVE_INFINITY) break;
    left -= timeBetween(calendar, from, to);
  }
  return out;
}
