import {
  addOpenTime,
  type NeverOpens,
  openTimeBetween,
  subtractOpenTime,
} from '../../calendar/business-time.js';
import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { MAX_INSTANT } from '../../core/instant.js';

/** A stretch in which a clock counts in one calendar; `to` is `Infinity` while it goes on. */
export interface Stretch {
  readonly calendar: CompiledCalendar | undefined;
  readonly from: number;
  readonly to: number;
}

/** Takes pauses, as alternating boundaries of even number, out of stretches. */
export function withoutPauses(
  stretches: readonly Stretch[],
  pauses: readonly number[],
): readonly Stretch[] {
  if (pauses.length === 0) return stretches;
  const out: Stretch[] = [];
  for (const { calendar, from, to } of stretches) {
    let at = from;
    for (let i = 0; i < pauses.length; i += 2) {
      const pausedFrom = pauses[i] as number;
      const pausedTo = pauses[i + 1] as number;
      if (pausedTo <= at) continue;
      if (pausedFrom >= to) break;
      if (pausedFrom > at) out.push({ calendar, from: at, to: pausedFrom });
      at = pausedTo;
    }
    if (at < to) out.push({ calendar, from: at, to });
  }
  return out;
}

/** The time counted up to an instant. */
export function countedUntil(stretches: readonly Stretch[], at: number): number {
  let total = 0;
  for (const { calendar, from, to } of stretches) {
    if (from >= at) break;
    total += timeBetween(calendar, from, Math.min(to, at));
  }
  return total;
}

/** The earliest instant by which `amount` has been counted: the inverse of {@link countedUntil}. */
export function instantOf(
  stretches: readonly Stretch[],
  amount: number,
  landsOnClose: boolean,
): number | NeverOpens {
  let left = amount;
  for (const { calendar, from, to } of stretches) {
    const found = addTime(calendar, from, left, landsOnClose);
    if (to === Number.POSITIVE_INFINITY) return found;
    if (found !== 'never-opens' && (found < to || (landsOnClose && found === to))) return found;
    left -= timeBetween(calendar, from, to);
  }
  return 'never-opens';
}

/** Time of a calendar between two instants; without a calendar, the time that passes. */
export function timeBetween(
  calendar: CompiledCalendar | undefined,
  from: number,
  to: number,
): number {
  return calendar === undefined ? to - from : openTimeBetween(calendar, from, to);
}

/** Adds time of a calendar, or time that passes. */
export function addTime(
  calendar: CompiledCalendar | undefined,
  from: number,
  amount: number,
  landsOnClose: boolean = true,
): number | NeverOpens {
  if (calendar !== undefined) return addOpenTime(calendar, from, amount, landsOnClose);
  return from + amount > MAX_INSTANT ? 'never-opens' : from + amount;
}

/** Subtracts time of a calendar, or time that passes: the mirror of {@link addTime}. */
export function subtractTime(
  calendar: CompiledCalendar | undefined,
  from: number,
  amount: number,
): number | NeverOpens {
  return calendar === undefined ? from - amount : subtractOpenTime(calendar, from, amount);
}
