/** How many start instants there are; a power of two, so that a mask walks them in a circle. */
export const INSTANTS: number = 4096;
export const HOUR_MS: number = 3_600_000;
export const DAY_MS: number = 86_400_000;

/** The judged year: `[start, end)`. */
export const YEAR: { readonly startAt: number; readonly endAt: number } = {
  startAt: Date.UTC(2026, 0, 1),
  endAt: Date.UTC(2027, 0, 1),
};

const MINUTE_MS = 60_000;
const FIRST_HOLIDAY_YEAR = 2024;
const HOLIDAY_YEARS = 10;

const SEED = 20_260_301;
const nextShare = randomShares(SEED);

/** Whole minutes of one year in random order: the peers count in minutes. */
export const STARTS: Float64Array = Float64Array.from(
  { length: INSTANTS },
  () => YEAR.startAt + randomBelow(365 * 24 * 60) * MINUTE_MS,
);
export const WEEK_ENDS: Float64Array = STARTS.map((at) => at + 7 * DAY_MS + upToHalfADay());
export const YEAR_ENDS: Float64Array = STARTS.map((at) => at + 365 * DAY_MS + upToHalfADay());

/** 20 weekdays a year over ten years, as `YYYY-MM-DD`, in order. */
export const HOLIDAYS: readonly string[] = weekdaysOff(20);
/** 30 weekdays a year over ten years. */
export const MANY_HOLIDAYS: readonly string[] = weekdaysOff(30);

/** Outages as columns of epoch milliseconds. */
export interface Outages {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Outages spread over a little more than the year, sorted by start; some lie inside others. */
export function outagesByStart(count: number): Outages {
  const share = randomShares(SEED);
  const meanGapMs = (YEAR.endAt - YEAR.startAt + 2 * DAY_MS) / count;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    starts[i] = Math.floor(YEAR.startAt - DAY_MS + (i + share()) * meanGapMs);
    ends[i] = (starts[i] as number) + 1 + Math.floor(share() * 2 * meanGapMs);
  }
  return { starts, ends };
}

/** The same with ends that never go back. */
export function outagesInOrder(count: number): Outages {
  const { starts, ends } = outagesByStart(count);
  for (let i = 1; i < count; i++) ends[i] = Math.max(ends[i] as number, ends[i - 1] as number);
  return { starts, ends };
}

/** The same in random order. */
export function outagesShuffled(count: number): Outages {
  const { starts, ends } = outagesByStart(count);
  const share = randomShares(SEED + 1);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(share() * (i + 1));
    for (const column of [starts, ends]) {
      const kept = column[i] as number;
      column[i] = column[other] as number;
      column[other] = kept;
    }
  }
  return { starts, ends };
}

/** A number that two equal lists of bounds share, cheap beside building them. */
export function fingerprint(bounds: ArrayLike<number>, length: number = bounds.length): number {
  let sum = length;
  const step = Math.max(1, Math.floor(length / 64));
  for (let i = 0; i < length; i += step) sum += (bounds[i] as number) % 1_000_003;
  return sum;
}

function weekdaysOff(perYear: number): readonly string[] {
  const days = new Set<number>();
  for (let year = FIRST_HOLIDAY_YEAR; year < FIRST_HOLIDAY_YEAR + HOLIDAY_YEARS; year++) {
    const wanted = days.size + perYear;
    while (days.size < wanted) {
      const day = Date.UTC(year, 0, 1 + randomBelow(365));
      const weekday = new Date(day).getUTCDay();
      if (weekday !== 0 && weekday !== 6) days.add(day);
    }
  }
  return [...days].sort((a, b) => a - b).map((day) => new Date(day).toISOString().slice(0, 10));
}

function upToHalfADay(): number {
  return randomBelow(12 * 60) * MINUTE_MS;
}

function randomBelow(limit: number): number {
  return Math.floor(nextShare() * limit);
}

/** Seeded (mulberry32), so that every run and every contender has the same work. */
export function randomShares(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
