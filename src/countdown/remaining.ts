import type { CountdownSnapshot } from './snapshot.js';

/**
 * The time of the clock that is left at an instant; negative after the deadline. Before the snapshot
 * was taken, and while the clock stands, it is what the snapshot says.
 *
 * @param snapshot - From the server.
 * @param now - Epoch milliseconds, corrected by {@link serverOffset}.
 * @example
 * import { remainingAt } from 'slakit/countdown'
 * const snapshot = { asOf: 0, state: 'running', dueAt: 90, remainingMs: 70, segments: [[0, 50], [70, 200]], validUntilAt: 200 } as const
 * remainingAt(snapshot, 60) // => 20
 */
export function remainingAt(snapshot: CountdownSnapshot, now: number): number {
  let remaining = snapshot.remainingMs;
  for (const [startAt, endAt] of snapshot.segments) {
    if (startAt >= now) break;
    remaining -= Math.min(endAt, now) - startAt;
  }
  return remaining;
}

/**
 * How long until the shown figure changes, in milliseconds: for one timer instead of polling. The
 * figure is the remaining time in whole units, rounded up; time in which the clock stands is waited
 * through. `null` when it will not change, as far as the snapshot knows.
 *
 * @param unitMs - The unit shown, above 0: 1000 for seconds.
 * @example
 * import { nextTickInMs } from 'slakit/countdown'
 * const snapshot = { asOf: 0, state: 'running', dueAt: 5000, remainingMs: 5000, segments: [[0, 9000]], validUntilAt: 9000 } as const
 * nextTickInMs(snapshot, 400, 1000) // => 600
 */
export function nextTickInMs(
  snapshot: CountdownSnapshot,
  now: number,
  unitMs: number,
): number | null {
  const part = remainingAt(snapshot, now) % unitMs;
  let left = part > 0 ? part : part + unitMs;
  for (const [startAt, endAt] of snapshot.segments) {
    if (endAt <= now) continue;
    const from = Math.max(startAt, now);
    if (endAt - from >= left) return from + left - now;
    left -= endAt - from;
  }
  return null;
}

/**
 * How far the server's clock is ahead of this one, in milliseconds, taken from one exchange: the
 * answer is assumed to have been sent halfway.
 *
 * @param sentAt - This clock, when the request left.
 * @param receivedAt - This clock, when the answer came.
 * @param serverAt - The server's clock in the answer: `asOf` of a fresh snapshot.
 * @example
 * import { serverOffset } from 'slakit/countdown'
 * serverOffset(1000, 1200, 5100) // => 4000
 */
export function serverOffset(sentAt: number, receivedAt: number, serverAt: number): number {
  return serverAt - (sentAt + receivedAt) / 2;
}
