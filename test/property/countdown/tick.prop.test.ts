import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountdownSnapshot, nextTickInMs, remainingAt } from '../../../src/countdown.js';

/** Segments as gaps and lengths, short enough to walk millisecond by millisecond. */
const snapshots: fc.Arbitrary<CountdownSnapshot> = fc
  .record({
    evaluatedAt: fc.integer({ min: -50, max: 50 }),
    remainingMs: fc.integer({ min: -200, max: 200 }),
    steps: fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 30 })), { maxLength: 6 }),
  })
  .map(({ evaluatedAt, remainingMs, steps }) => {
    let at = evaluatedAt;
    const movesAt = steps.map(([gap, length]) => {
      const startAt = at + gap;
      at = startAt + length;
      return [startAt, at] as const;
    });
    return { evaluatedAt, state: 'running', dueAt: null, remainingMs, movesAt, validUntilAt: at };
  });
const later = fc.nat(250);
const units = fc.integer({ min: 1, max: 60 });

/** One millisecond after another, as a person with a stopwatch would. */
function walk({ evaluatedAt, remainingMs, movesAt }: CountdownSnapshot, now: number): number {
  let remaining = remainingMs;
  for (let at = evaluatedAt; at < now; at++) {
    if (movesAt.some(([startAt, endAt]) => startAt <= at && at < endAt)) remaining--;
  }
  return remaining;
}

describe('remainingAt', () => {
  it('equals a walk over every millisecond', () => {
    fc.assert(
      fc.property(snapshots, later, (snapshot, after) => {
        const now = snapshot.evaluatedAt + after;
        expect(remainingAt(snapshot, now)).toBe(walk(snapshot, now));
      }),
    );
  });
});

describe('nextTickInMs', () => {
  it('is the first moment at which the shown figure is another one', () => {
    fc.assert(
      fc.property(snapshots, later, units, (snapshot, after, unitMs) => {
        const now = snapshot.evaluatedAt + after;
        // Adding 0 makes one zero of the two that Math.ceil knows.
        const shown = (at: number) => Math.ceil(walk(snapshot, at) / unitMs) + 0;
        const tick = nextTickInMs(snapshot, now, unitMs);
        let at = now + 1;
        while (at <= snapshot.validUntilAt && shown(at) === shown(now)) at++;
        expect(tick).toBe(at <= snapshot.validUntilAt ? at - now : null);
      }),
    );
  });

  it('is positive, so that a timer never spins', () => {
    fc.assert(
      fc.property(
        snapshots,
        fc.double({ min: -100, max: 400, noNaN: true }),
        units,
        (snapshot, now, unitMs) => {
          const tick = nextTickInMs(snapshot, now, unitMs);
          expect(tick === null || tick > 0).toBe(true);
        },
      ),
    );
  });
});
