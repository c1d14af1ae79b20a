import { DAY_MS, HOUR_MS, randomShares, YEAR } from '../work.js';

/** How many outages a year has in the rows of availability. */
export const OUTAGES = 1_000_000;

/** A month of one-second probes. */
export const PROBES: number = 30 * 24 * 3600;
export const PROBES_AT: number = YEAR.startAt + 30 * DAY_MS;
export const MAX_GAP_MS = 5000;
export const STATUS_NAMES = ['up', 'down'] as const;

/** Probes of one component as columns: instants, and places among the names. */
export interface Probes {
  readonly at: Float64Array;
  readonly statuses: Uint8Array;
}

/** Probes with some two hundred outages, and thirty times at which the monitor was off for a minute. */
export function probes(): Probes {
  const share = randomShares(1_234);
  const at = new Float64Array(PROBES);
  const skips = new Uint8Array(PROBES);
  for (let i = 0; i < 30; i++) skips[Math.floor(share() * PROBES)] = 60;
  // The monitor makes up for the time that it was off: the month has an end.
  let next = YEAR.startAt;
  for (let i = 0; i < PROBES; i++) {
    at[i] = next;
    next += 999 + (skips[i] as number) * 1000;
  }
  const statuses = new Uint8Array(PROBES);
  failIn(statuses, 1_235);
  return { at, statuses };
}

/** Lets a component fail some two hundred times, for up to five minutes. */
export function failIn(statuses: Uint8Array, seed: number): void {
  const share = randomShares(seed);
  statuses.fill(0);
  for (let i = 0; i < 200; i++) {
    const first = Math.floor(share() * statuses.length);
    statuses.fill(1, first, first + 1 + Math.floor(share() * 300));
  }
}

/** One number of downtime and unknown time, so that both are compared. */
export function answerOf(downMs: number, unknownMs: number): number {
  return 7 * downMs + unknownMs;
}

/** A month of minutes with counts of twelve decimals, as extrapolated counters have them. */
export const MINUTES = 43_200;

export interface Minutes {
  readonly starts: Float64Array;
  readonly good: readonly string[];
  readonly total: readonly string[];
}

export function minutes(): Minutes {
  const share = randomShares(4_321);
  const totals = Array.from({ length: MINUTES }, () => 1 + share() * 1000);
  return {
    starts: Float64Array.from(totals, (_, i) => YEAR.startAt + i * 60_000),
    good: totals.map((total) => (total * (1 - share() / 100)).toFixed(12)),
    total: totals.map((total) => total.toFixed(12)),
  };
}

/** Outages that do not overlap, and the ends of the windows that roll over them, hour by hour. */
export const WINDOW_MS: number = 30 * DAY_MS;
export const WINDOW_ENDS: readonly number[] = Array.from(
  { length: (365 - 30) * 24 },
  (_, i) => YEAR.startAt + WINDOW_MS + (i + 1) * HOUR_MS,
);

export function outagesApart(count: number): {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
} {
  const share = randomShares(99);
  const room = (YEAR.endAt - YEAR.startAt) / count;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    starts[i] = Math.floor(YEAR.startAt + (i + share() / 2) * room);
    ends[i] = (starts[i] as number) + 1 + Math.floor((share() * room) / 3);
  }
  return { starts, ends };
}
