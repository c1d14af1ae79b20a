import { DAY_MS } from '../../core/civil.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import type { TimeSet } from '../../core/time-set.js';
import {
  BLOCK_MS,
  instantOfLabel,
  labelOfInstant,
  offsetRunsOf,
  type Zone,
} from '../../zone/zone.js';

/**
 * Hours on their way from the wall clock to the time line: bounds so far, and a stretch of labels
 * in which one offset holds. Nearly all days lie in such a stretch, and cost one subtraction a bound.
 */
export interface Placement {
  readonly zone: Zone;
  bounds: Float64Array;
  length: number;
  /** Whether some hours began before others that were placed earlier. */
  isOutOfOrder: boolean;
  /** Labels from here (included) to there (excluded), and a day on either side, have this offset. */
  steadyFrom: number;
  steadyTo: number;
  offsetMs: number;
}

/** An empty placement; it grows, so the number of days is a guess and no limit. */
export function startPlacement(zone: Zone, days: number): Placement {
  return {
    zone,
    bounds: new Float64Array(2 * days + 8),
    length: 0,
    isOutOfOrder: false,
    steadyFrom: Number.POSITIVE_INFINITY,
    steadyTo: Number.NEGATIVE_INFINITY,
    offsetMs: 0,
  };
}

/** Forgets the time, and keeps what is known of the zone. */
export function restart(placement: Placement): void {
  placement.length = 0;
  placement.isOutOfOrder = false;
}

/** Places the hours of one day: label time since its 00:00. */
export function placeDay(placement: Placement, day: number, hours: TimeSet): void {
  const midnight = day * DAY_MS;
  if (midnight < placement.steadyFrom || midnight + LONGEST_MS >= placement.steadyTo) {
    placeNearChange(placement, midnight, hours);
    return;
  }
  const zero = midnight - placement.offsetMs;
  for (let i = 0; i < hours.length; i += 2)
    append(placement, zero + (hours[i] as number), zero + (hours[i + 1] as number));
}

/** The time placed so far; overlapping and touching hours are one. */
export function placedTime({ bounds, length, isOutOfOrder }: Placement): TimeSet {
  const placed = bounds.subarray(0, length);
  if (!isOutOfOrder) return placed;
  return toTimeSetFromColumns(
    placed.filter((_, i) => i % 2 === 0),
    placed.filter((_, i) => i % 2 === 1),
  );
}

/** Hours last until 48:00 at most. */
const LONGEST_MS = 2 * DAY_MS;

function append(placement: Placement, start: number, end: number): void {
  const { bounds, length } = placement;
  if (length > 0 && start <= (bounds[length - 1] as number)) {
    if (start >= (bounds[length - 2] as number)) {
      if (end > (bounds[length - 1] as number)) bounds[length - 1] = end;
      return;
    }
    placement.isOutOfOrder = true;
  }
  const room = length + 2 <= bounds.length ? bounds : grown(placement);
  room[length] = start;
  room[length + 1] = end;
  placement.length = length + 2;
}

function grown(placement: Placement): Float64Array {
  const bounds = new Float64Array(2 * placement.bounds.length);
  bounds.set(placement.bounds);
  placement.bounds = bounds;
  return bounds;
}

/** Around a change of the clocks, and at the edge of what is known, the full rule decides. */
function placeNearChange(placement: Placement, midnight: number, hours: TimeSet): void {
  const { zone } = placement;
  for (let i = 0; i < hours.length; i += 2) {
    const startLabel = midnight + (hours[i] as number);
    const endLabel = midnight + (hours[i + 1] as number);
    const start = instantOfLabel(zone, startLabel);
    const end = instantOfLabel(zone, endLabel);
    // Hours that lie within a gap of the clocks never happened: they vanish, also a whole skipped day.
    const isSkipped =
      labelOfInstant(zone, start) !== startLabel && labelOfInstant(zone, end) !== endLabel;
    if (start < end && !isSkipped) append(placement, start, end);
  }
  findSteadyStretch(placement, midnight);
}

/** A label less than a day from a change of offset could mean an instant on its other side. */
function findSteadyStretch(placement: Placement, midnight: number): void {
  const at = instantOfLabel(placement.zone, midnight);
  const block = Math.floor(at / BLOCK_MS);
  const { startsAt, offsetsMs } = offsetRunsOf(placement.zone, block);
  let run = startsAt.length - 1;
  while ((startsAt[run] as number) > at) run--;
  const offset = offsetsMs[run] as number;
  // A place that moves may put its clocks by more than a day.
  const near = placement.zone.changes === undefined ? DAY_MS : 2 * DAY_MS;
  placement.offsetMs = offset;
  placement.steadyFrom = (startsAt[run] as number) + offset + near;
  placement.steadyTo = (startsAt[run + 1] ?? (block + 1) * BLOCK_MS) + offset - near;
}
