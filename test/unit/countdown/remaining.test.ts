import { describe, expect, it } from 'vitest';
import type { CountdownSnapshot } from '../../../src/countdown.js';
import { nextTickInMs, remainingAt, serverOffset } from '../../../src/countdown.js';

/** Runs in [1000, 3000) and [5000, 9000), with 4500 left at 1000: 2000 of it before the break. */
const snapshot: CountdownSnapshot = {
  evaluatedAt: 1000,
  state: 'running',
  dueAt: 7500,
  remainingMs: 4500,
  movesAt: [
    [1000, 3000],
    [5000, 9000],
  ],
  validUntilAt: 9000,
};
const standing: CountdownSnapshot = { ...snapshot, state: 'paused', dueAt: null, movesAt: [] };

describe('the remaining time', () => {
  it('falls while the clock moves, stands in between, and is 0 at the deadline', () => {
    const remaining = [1000, 2000, 3000, 4000, 5000, 6000, 7500].map((now) =>
      remainingAt(snapshot, now),
    );
    expect(remaining).toEqual([4500, 3500, 2500, 2500, 2500, 1500, 0]);
  });

  it('is negative after the deadline', () => {
    expect(remainingAt(snapshot, 8000)).toBe(-500);
  });

  it('is that of the snapshot before it was taken, and while the clock stands', () => {
    expect(remainingAt(snapshot, 0)).toBe(4500);
    expect(remainingAt(standing, 8000)).toBe(4500);
  });
});

describe('the next tick', () => {
  it('comes when the figure in whole units, rounded up, changes', () => {
    // 4500 reads 5 s; it reads 4 s when 4000 are left, 500 ms on. At 4000 left the next is a whole second away.
    expect(nextTickInMs(snapshot, 1000, 1000)).toBe(500);
    expect(nextTickInMs(snapshot, 1499, 1000)).toBe(1);
    expect(nextTickInMs(snapshot, 1500, 1000)).toBe(1000);
  });

  it('waits through the time in which the clock stands', () => {
    // At 2500, 3000 are left: 500 pass until 3000, the other 500 from 5000 on.
    expect(nextTickInMs(snapshot, 2500, 1000)).toBe(3000);
    expect(nextTickInMs(snapshot, 4000, 1000)).toBe(1500);
  });

  it('goes on after the deadline', () => {
    // At 7500 0 are left, which reads 0; -1000, which reads -1, comes a second later.
    expect(nextTickInMs(snapshot, 7500, 1000)).toBe(1000);
    expect(nextTickInMs(snapshot, 7700, 1000)).toBe(800);
  });

  it('is not known beyond the snapshot, and never comes while the clock stands', () => {
    expect(nextTickInMs(snapshot, 8600, 1000)).toBeNull();
    expect(nextTickInMs(snapshot, 9000, 1000)).toBeNull();
    expect(nextTickInMs(standing, 1000, 1000)).toBeNull();
  });

  it('takes any unit', () => {
    // 4500 of a minute: the figure 1 becomes 0 at the deadline, 6500 on the wall from 1000.
    expect(nextTickInMs(snapshot, 1000, 60_000)).toBe(6500);
    expect(nextTickInMs(snapshot, 1000, 1)).toBe(1);
  });
});

describe('the offset of the server', () => {
  it('takes the answer for sent halfway through the exchange', () => {
    expect(serverOffset(1000, 1200, 5100)).toBe(4000);
    expect(serverOffset(1000, 1000, 1000)).toBe(0);
    expect(serverOffset(5000, 5100, 50)).toBe(-5000);
  });
});
