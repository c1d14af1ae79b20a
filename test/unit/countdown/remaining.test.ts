import { describe, expect, it } from 'vitest';
import type { CountdownSnapshot } from '../../../src/countdown.js';
import { nextTickInMs, remainingAt, serverOffset } from '../../../src/countdown.js';
import { thrownBy } from '../../oracle/thrown.js';

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

  it('comes at the end of a stretch, not at the start of the next, when it is due just there', () => {
    // At 2000, 3500 are left: to 2500, the next multiple of the unit, are the 1000 until 3000.
    expect(nextTickInMs(snapshot, 2000, 2500)).toBe(1000);
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

  it('is never minus nothing', () => {
    expect(serverOffset(0, 0, -0)).toBe(0);
  });
});

describe('an argument that is none', () => {
  const at = { code: 'invalid-instant', expected: 'epoch milliseconds' };
  const unit = { code: 'invalid-duration', path: ['unitMs'], expected: 'a number above 0' };
  it.each<[string, () => number | null, object]>([
    ['an instant that is no number', () => remainingAt(snapshot, Number.NaN), { path: ['now'] }],
    ['an instant without end', () => remainingAt(snapshot, Infinity), { path: ['now'] }],
    ['an instant as text', () => nextTickInMs(snapshot, '5' as never, 1), { path: ['now'] }],
    ['no start of an exchange', () => serverOffset(Number.NaN, 1, 2), { path: ['sentAt'] }],
    ['no end of an exchange', () => serverOffset(1, Number.NaN, 2), { path: ['receivedAt'] }],
    ['no instant of the server', () => serverOffset(1, 2, null as never), { path: ['serverAt'] }],
    ['a unit of 0', () => nextTickInMs(snapshot, 0, 0), unit],
    ['a unit below 0', () => nextTickInMs(snapshot, 0, -1000), unit],
    ['a unit that is no number', () => nextTickInMs(snapshot, 0, Number.NaN), unit],
  ])('%s is refused', (_, call, fault) => {
    expect(thrownBy(call)).toMatchObject({ ...at, ...fault });
  });

  const throwing = Object.defineProperty({}, 'remainingMs', {
    get: () => {
      throw new Error('a getter');
    },
  });
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a clock that throws when it is read', throwing],
    ['one without remaining time', { ...snapshot, remainingMs: undefined }],
    ['one whose remaining time is no number', { ...snapshot, remainingMs: Number.NaN }],
    ['one without stretches', { ...snapshot, movesAt: undefined }],
    ['stretches that are no list', { ...snapshot, movesAt: 'all' }],
    // An iterable is no list: it may give something else each time.
    ['stretches that are a set', { ...snapshot, movesAt: new Set([[0, 1]]) }],
    ['a hole among the stretches', { ...snapshot, movesAt: new Array(1) }],
    ['a stretch that is an object', { ...snapshot, movesAt: [{ 0: 1000, 1: 3000 }] }],
    ['a stretch without a start', { ...snapshot, movesAt: [[undefined, 3000]] }],
    ['a stretch without an end', { ...snapshot, movesAt: [[1000]] }],
  ])('%s is no snapshot', (_, value) => {
    const none = { code: 'invalid-type', path: ['snapshot'], expected: 'what toCountdown gave' };
    expect(thrownBy(() => remainingAt(value as CountdownSnapshot, 1000))).toMatchObject(none);
    expect(thrownBy(() => nextTickInMs(value as CountdownSnapshot, 1000, 1))).toMatchObject(none);
  });
});
