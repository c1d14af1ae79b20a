import { DAY_MS } from '../core/civil.js';
import type { OffsetRuns } from './offset-runs.js';
import {
  BLOCK_MS,
  instantOfLabel,
  offsetRunsOf,
  remembering,
  type Zone,
  type ZoneChange,
} from './zone.js';

/** Dates of changes lie so far apart that the clocks of one zone reach them before those of the next. */
export const LEAST_DAYS_BETWEEN_CHANGES = 2;

/**
 * The zone of a place that moves: its clocks are those of another zone from a date on. They change when
 * the date begins on the old clocks or on the new ones, whichever is first, so that the date and all that
 * follow lie wholly on the new; the day before is longer or shorter by the difference, as when clocks
 * are set back or forward.
 *
 * @param changes - By date, in order, at least {@link LEAST_DAYS_BETWEEN_CHANGES} apart.
 */
export function changedZone(
  first: Zone,
  changes: readonly { readonly day: number; readonly zone: Zone }[],
): Zone {
  let before = first;
  const later = changes.map(({ day, zone }): ZoneChange => {
    const midnights = [before, zone].map((one) => instantOfLabel(one, day * DAY_MS));
    before = zone;
    return { day, startAt: Math.min(...midnights), zone };
  });
  const stretches = [{ startAt: Number.NEGATIVE_INFINITY, zone: first }, ...later];
  return {
    id: [first, ...later.map(({ zone }) => zone)].map(({ id }) => id).join(', then '),
    changes: { first, later },
    clocks: {
      isFixed: false,
      runsOf: remembering((block) => joinedRuns(stretches, block)),
    },
  };
}

/** The stretches of equal offset in a block, each zone giving those of its own time. */
function joinedRuns(
  stretches: readonly { readonly startAt: number; readonly zone: Zone }[],
  block: number,
): OffsetRuns {
  const startsAt: number[] = [];
  const offsetsMs: number[] = [];
  stretches.forEach(({ startAt, zone }, i) => {
    const from = Math.max(startAt, block * BLOCK_MS);
    const to = Math.min(
      stretches[i + 1]?.startAt ?? Number.POSITIVE_INFINITY,
      (block + 1) * BLOCK_MS,
    );
    if (from >= to) return;
    const runs = offsetRunsOf(zone, block);
    runs.startsAt.forEach((runStart, run) => {
      const start = Math.max(runStart, from);
      const end = Math.min(runs.startsAt[run + 1] ?? to, to);
      if (start >= end || offsetsMs[offsetsMs.length - 1] === runs.offsetsMs[run]) return;
      startsAt.push(start);
      offsetsMs.push(runs.offsetsMs[run] as number);
    });
  });
  return { startsAt, offsetsMs };
}
