import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { kindOfYear, weekdayOf } from '../../../src/core/civil.js';
import { MIN_INSTANT } from '../../../src/core/instant.js';
import { FIRST_YEAR_OF_CHANGES, FIRST_YEAR_OF_RULES } from '../../../src/zone/offset-runs.js';
import {
  BLOCK_MS,
  haveSameClocks,
  offsetAt,
  offsetRunsOf,
  zoneOf,
} from '../../../src/zone/zone.js';

const zoneId = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

/** The offset that Temporal itself finds, in whole milliseconds as `offsetAt` gives it. */
function temporalOffset(id: string, at: number): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
  return Math.round(zoned.offsetNanoseconds / 1_000_000);
}

describe('years in which clocks are not searched', () => {
  test('change their clocks when Temporal does, to the millisecond', () => {
    fc.assert(
      fc.property(zoneId, fc.integer({ min: FIRST_YEAR_OF_RULES, max: 9998 }), (id, year) => {
        const zone = zoneOf(id);
        const from = Date.UTC(year, 0, 1);
        const to = Date.UTC(year + 1, 0, 1);
        const runs = [0, 1].flatMap((i) => {
          const { startsAt, offsetsMs } = offsetRunsOf(zone, Math.floor(from / BLOCK_MS) + i);
          return startsAt.map((at, k) => ({ at, offset: offsetsMs[k] }));
        });
        for (const { at, offset } of runs.filter((run) => from <= run.at && run.at < to)) {
          expect([at, offset]).toEqual([at, temporalOffset(id, at)]);
          expect([at, offsetAt(zone, at - 1)]).toEqual([at, temporalOffset(id, at - 1)]);
        }
        // Nothing is missed: a change that was not found would show at some day's noon.
        for (let at = from; at < to; at += 5 * 86_400_000)
          expect([at, offsetAt(zone, at)]).toEqual([at, temporalOffset(id, at)]);
      }),
    );
  });

  test('have one offset before the first change that any place knows', () => {
    fc.assert(
      fc.property(
        zoneId,
        fc.integer({ min: MIN_INSTANT, max: Date.UTC(FIRST_YEAR_OF_CHANGES, 0) }),
        (id, at) => {
          expect(offsetAt(zoneOf(id), at)).toBe(temporalOffset(id, at));
          const last = Date.UTC(FIRST_YEAR_OF_CHANGES, 0) - 1;
          expect(temporalOffset(id, at)).toBe(temporalOffset(id, last));
        },
      ),
    );
  });
});

test('the kind of a year says its first weekday and whether it has a 29 February', () => {
  for (let year = 1; year <= 9999; year++) {
    const first = new Date(0);
    first.setUTCFullYear(year, 0, 1);
    const leap = new Date(first.getTime());
    leap.setUTCFullYear(year, 1, 29);
    const kind = 2 * weekdayOf(first.getTime() / 86_400_000) + (leap.getUTCMonth() === 1 ? 1 : 0);
    if (kindOfYear(year) !== kind) expect([year, kindOfYear(year)]).toEqual([year, kind]);
  }
});

describe('the names of one zone', () => {
  test.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['+00:00', 'UTC'],
    ['Etc/GMT+5', '-05:00'],
  ])('%s has the clocks of %s', (one, other) => {
    expect(haveSameClocks(zoneOf(one), zoneOf(other))).toBe(true);
  });

  test.each([
    ['Europe/Paris', 'Europe/Berlin'],
    ['+05:30', 'Asia/Kolkata'],
    ['+01:00', '+02:00'],
  ])('%s has not the clocks of %s', (one, other) => {
    expect(haveSameClocks(zoneOf(one), zoneOf(other))).toBe(false);
  });
});
