import * as Instant from 'temporal-polyfill/fns/Instant';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { DAY_MS, epochDayOf, sameKindOfYear } from '../core/civil.js';

/** The stretches of equal offset that cover a stretch of time; `startsAt[0]` is its start. */
export interface OffsetRuns {
  readonly startsAt: readonly number[];
  readonly offsetsMs: readonly number[];
}

/** Before this year no place kept a zone's time: one local mean time holds, the tz database says. */
export const FIRST_YEAR_OF_CHANGES = 1800;

/**
 * From this year on the tz database has rules and no more exceptions (the last, Morocco's Ramadans,
 * end in 2087): years of one kind change their clocks on the same days.
 */
export const FIRST_YEAR_OF_RULES = 2101;

/** Any 28 years without a skipped leap day hold each of the 14 kinds of year. */
const YEARS_OF_ALL_KINDS = 28;

/** Years of rules that were read, so that seven thousand years cost the reading of 28. */
export type SampleYears = Map<number, OffsetRuns>;

/**
 * The stretches of equal offset within `[from, to)`. Where the clocks never changed, and where they
 * change by rule, Temporal is not searched: it takes most of a millisecond for each change.
 */
export function offsetRunsWithin(
  zoneId: string,
  from: number,
  to: number,
  samples: SampleYears,
): OffsetRuns {
  if (to <= yearStart(FIRST_YEAR_OF_CHANGES))
    return { startsAt: [from], offsetsMs: [offsetIn(zoneId, from)] };
  if (from >= yearStart(FIRST_YEAR_OF_RULES)) return repeatedRuns(zoneId, from, to, samples);
  return searchedRuns(zoneId, from, to);
}

/** Whether two zones keep the same clocks: a link of the tz database is the zone that it points to. */
export function areSameClocks(one: string, other: string): boolean {
  const fixed = fixedOffset(one);
  if (fixed !== undefined) return fixed === fixedOffset(other);
  return ZonedDateTime.equals(zonedAt(one, 0), zonedAt(other, 0));
}

/** The offset of a zone whose clocks never change, where its name tells that. */
export function fixedOffset(zoneId: string): number | undefined {
  const isFixed = /^(?:[+-]|UTC|UCT|GMT|Zulu|Universal|Greenwich|Etc\/)/.test(zoneId);
  return isFixed ? offsetIn(zoneId, 0) : undefined;
}

function repeatedRuns(zoneId: string, from: number, to: number, samples: SampleYears): OffsetRuns {
  const startsAt: number[] = [];
  const offsetsMs: number[] = [];
  const put = (at: number, offset: number): void => {
    if (at <= from) {
      startsAt[0] = from;
      offsetsMs[0] = offset;
    } else if (at < to && offset !== offsetsMs[offsetsMs.length - 1]) {
      startsAt.push(at);
      offsetsMs.push(offset);
    }
  };
  const lastYear = new Date(to - 1).getUTCFullYear();
  for (let year = new Date(from).getUTCFullYear(); year <= lastYear; year++) {
    const sample = sameKindOfYear(year, FIRST_YEAR_OF_RULES, YEARS_OF_ALL_KINDS);
    let runs = samples.get(sample);
    if (runs === undefined) {
      runs = searchedRuns(zoneId, yearStart(sample), yearStart(sample + 1));
      samples.set(sample, runs);
    }
    const shift = yearStart(year) - yearStart(sample);
    for (const [i, at] of runs.startsAt.entries()) put(at + shift, runs.offsetsMs[i] as number);
  }
  return { startsAt, offsetsMs };
}

function searchedRuns(zoneId: string, from: number, to: number): OffsetRuns {
  const startsAt = [from];
  let zoned = zonedAt(zoneId, from);
  const offsetsMs = [offsetMsOf(zoned)];
  for (;;) {
    const next = ZonedDateTime.getTimeZoneTransition(zoned, 'next');
    if (next === null || next.epochMilliseconds >= to) return { startsAt, offsetsMs };
    startsAt.push(next.epochMilliseconds);
    offsetsMs.push(offsetMsOf(next));
    zoned = next;
  }
}

function yearStart(year: number): number {
  return epochDayOf(year, 1, 1) * DAY_MS;
}

function offsetIn(zoneId: string, at: number): number {
  return offsetMsOf(zonedAt(zoneId, at));
}

function zonedAt(zoneId: string, at: number): ZonedDateTime.Record {
  return Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(at), zoneId);
}

function offsetMsOf(zoned: ZonedDateTime.Record): number {
  // Local mean times of the nineteenth century have seconds, and one zone had fractions: whole ms.
  return Math.round(ZonedDateTime.offsetNanoseconds(zoned) / 1_000_000);
}
