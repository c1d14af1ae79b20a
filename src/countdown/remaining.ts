import type { CountdownSnapshot } from './snapshot.js';

/**
 * The time of the clock that is left at an instant; negative after the deadline. Before the snapshot
 * was taken, and while the clock stands, it is what the snapshot says.
 *
 * @param snapshot - A snapshot of the server, by `toCountdown`.
 * @param now - The instant, epoch milliseconds, corrected by {@link serverOffset}.
 * @returns Milliseconds of the clock.
 * @example
 * import { remainingAt } from 'slakit/countdown'
 * const snapshot = { evaluatedAt: 0, state: 'running', dueAt: 90, remainingMs: 70, movesAt: [[0, 50], [70, 200]], validUntilAt: 200 } as const
 * remainingAt(snapshot, 60) // => 20
 */
export function remainingAt(snapshot: CountdownSnapshot, now: number): number {
  let remaining = snapshot.remainingMs;
  for (const [startAt, endAt] of snapshot.movesAt) {
    if (startAt >= now) break;
    remaining -= Math.min(endAt, now) - startAt;
  }
  return remaining;
}

/**
 * The wait until the shown figure changes: for one timer instead of polling. The figure is the
 * remaining time in whole units, rounded up; time in which the clock stands is waited through.
 * `null` when it will not change, as far as the snapshot knows.
 *
 * @param snapshot - A snapshot of the server, by `toCountdown`.
 * @param now - The instant, epoch milliseconds, corrected by {@link serverOffset}.
 * @param unitMs - The unit shown, above 0: 1000 for seconds.
 * @returns Milliseconds on the wall, or `null`.
 * @example
 * import { nextTickInMs } from 'slakit/countdown'
 * const snapshot = { evaluatedAt: 0, state: 'running', dueAt: 5000, remainingMs: 5000, movesAt: [[0, 9000]], validUntilAt: 9000 } as const
 * nextTickInMs(snapshot, 400, 1000) // => 600
 */
export function nextTickInMs(
  snapshot: CountdownSnapshot,
  now: number,
  unitMs: number,
): number | null {
  const part = remainingAt(snapshot, now) % unitMs;
  let left = part > 0 ? part : part + unitMs;
  for (const [startAt, endAt] of snapshot.movesAt) {
    if (endAt <= now) continue;
    const from = Math.max(startAt, now);
    if (endAt - from >= left) return from + left - now;
    left -= endAt - from;
  }
  return null;
}

/**
 * The lead of the server's clock over this one, taken from one exchange: the answer is assumed to
 * have been sent halfway.
 *
 * @param sentAt - This clock when the request left, epoch milliseconds.
 * @param receivedAt - This clock when the answer came, epoch milliseconds.
 * @param serverAt - The server's clock in the answer: `evaluatedAt` of a fresh snapshot.
 * @returns Milliseconds to add to this clock; negative when it is ahead.
 * @example
 * import { serverOffset } from 'slakit/countdown'
 * serverOffset(1000, 1200, 5100) // => 4000
 */
export function serverOffset(sentAt: number, receivedAt: number, serverAt: number): number {
  return serverAt - (sentAt + receivedAt) / 2;
}
