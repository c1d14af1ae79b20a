import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar, isOpen } from '../../../src/calendar.js';
import { type Coverage, hoursOfCoverage } from '../../../src/interop/shared/coverage.js';
import { weekOf } from '../../../src/interop/shared/week.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** A Monday. */
const EPOCH = Date.UTC(2026, 0, 5);
const WEEKS = 3;

const stretch = fc
  .record({
    start: fc.integer({ min: 0, max: 7 * 24 - 1 }),
    hours: fc.integer({ min: 1, max: 7 * 24 }),
  })
  .map(({ start, hours }) => ({ start: start * HOUR_MS, end: (start + hours) * HOUR_MS }));
/** Bounds at any full hour, so that half of them are in the middle of a day; sometimes none. */
const bound = fc
  .integer({ min: -24, max: WEEKS * 7 * 24 + 24 })
  .map((hour) => EPOCH + hour * HOUR_MS);
const window = fc.record({
  startMs: fc.oneof({ arbitrary: bound, weight: 4 }, fc.constant(Number.NEGATIVE_INFINITY)),
  endMs: fc.oneof({ arbitrary: bound, weight: 4 }, fc.constant(Number.POSITIVE_INFINITY)),
  stretches: fc.array(stretch, { maxLength: 4 }),
});
type Window = typeof window extends fc.Arbitrary<infer T> ? T : never;

/** Obviously right: asked at one instant, stretch by stretch. */
function isCovered(windows: readonly Window[], at: number): boolean {
  const inWeek = (((at - EPOCH) % WEEK_MS) + WEEK_MS) % WEEK_MS;
  return windows.some(
    ({ startMs, endMs, stretches }) =>
      at >= startMs &&
      at < endMs &&
      stretches.some(({ start, end }) =>
        [inWeek, inWeek + WEEK_MS].some((moment) => moment >= start && moment < end),
      ),
  );
}

describe('the calendar of some coverages', () => {
  test('is open while one of them holds, and at no other time', () => {
    fc.assert(
      fc.property(fc.array(window, { maxLength: 5 }), (windows) => {
        const coverages: readonly Coverage[] = windows
          .filter(({ startMs, endMs }) => endMs > startMs)
          .map(({ startMs, endMs, stretches }) => ({ startMs, endMs, week: weekOf(stretches) }));
        const hours = hoursOfCoverage(coverages);
        const instants = Array.from(
          { length: (WEEKS * 7 + 2) * 24 },
          (_, i) => EPOCH - DAY_MS + i * HOUR_MS + 1,
        );
        const wanted = instants.filter((at) => isCovered(windows, at));
        if (wanted.length === 0) return;
        const calendar = compileCalendar({ timeZone: 'UTC', ...hours });
        expect(instants.filter((at) => isOpen(calendar, at))).toEqual(wanted);
      }),
    );
  });
});
