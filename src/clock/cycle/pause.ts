import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { CompiledPauseCaps } from '../rule/options.js';
import { addTime, timeBetween } from './counted-time.js';
import { type CycleState, isPaused } from './state.js';

/**
 * The pauses of a cycle since it counts, within the caps of its rule, as alternating boundaries of
 * even number. A pause that goes on ends with the cycle, at its cap, or at `Infinity`.
 */
export function cappedPauses(
  cycle: CycleState,
  caps: CompiledPauseCaps | undefined,
  calendar: CompiledCalendar | undefined,
): readonly number[] {
  if (cycle.pauses.length === 0) return cycle.pauses;
  const { endedAt, pauseUntilAt } = cycle;
  const end = endedAt ?? pauseUntilAt ?? Number.POSITIVE_INFINITY;
  const pauses = pausesFrom(
    isPaused(cycle) ? [...cycle.pauses, end] : cycle.pauses,
    cycle.startedAt,
  );
  return caps === undefined ? pauses : applyCaps(pauses, caps, caps.onWall ? undefined : calendar);
}

/** A pause that events have left open. */
export interface OpenPause {
  readonly sinceAt: number;
  /** Its cap, or `Infinity`. */
  readonly endsAt: number;
}

/**
 * The pause that events have left open and that lasts at an instant; `undefined` when there is none, or
 * the caps allow none: all others have ended by then, with a cycle that has ended its last one too.
 */
export function openPauseOf(pauses: readonly number[], at: number): OpenPause | undefined {
  const endsAt = pauses[pauses.length - 1] ?? at;
  return endsAt > at ? { sinceAt: pauses[pauses.length - 2] as number, endsAt } : undefined;
}

/** The length of pauses up to an instant, from another one on, in a calendar or on the wall. */
export function pausedUntil(
  pauses: readonly number[],
  calendar: CompiledCalendar | undefined,
  at: number,
  since: number = Number.NEGATIVE_INFINITY,
): number {
  let total = 0;
  for (let i = 0; i < pauses.length; i += 2) {
    const from = Math.max(pauses[i] as number, since);
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
  for (let i = 0; i < pauses.length && i / 2 < caps.count; i += 2) {
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
