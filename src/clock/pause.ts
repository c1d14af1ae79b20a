import type { CompiledCalendar } from '../calendar/compiled.js';
import type { CompiledClock, CompiledPauseCaps } from './compile.js';
import { addTime, currentCalendar, currentTarget, timeBetween } from './measure.js';
import { type CycleState, isPaused } from './state.js';

/**
 * The pauses of a cycle within the caps of its rule, as alternating boundaries of even number. A
 * pause that goes on ends with the cycle, at its cap, or at `Infinity`.
 */
export function cappedPauses(clock: CompiledClock, cycle: CycleState): readonly number[] {
  const end = cycle.endedAt ?? Number.POSITIVE_INFINITY;
  const pauses = isPaused(cycle) ? [...cycle.pauses, end] : cycle.pauses;
  const { pauseCaps } = clock.parts;
  if (pauseCaps === undefined || pauses.length === 0) return pauses;
  return applyCaps(pauses, pauseCaps, pauseCaps.onWall ? undefined : currentCalendar(clock, cycle));
}

/** Whether the pauses of a cycle stop its count. */
export function stopsCounting(clock: CompiledClock, cycle: CycleState): boolean {
  return clock.parts.pauseGives === 'clock' && currentTarget(clock, cycle).pausable;
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
