import { refuse } from './refuse.js';
import type { CountdownSnapshot } from './snapshot.js';

/**
 * The time of the clock that is left at an instant; negative after the deadline. Before the snapshot
 * was taken, and while the clock stands, it is what the snapshot says.
 *
 * @param snapshot - A snapshot of the server, by `toCountdown`.
 * @param now - The instant, epoch milliseconds, corrected by {@link serverOffset}.
 * @returns Milliseconds of the clock.
 * @throws SlaError `invalid-type` when the snapshot is none, `invalid-instant` when `now` is no finite
 * number.
 * @example
 * import { remainingAt } from 'slakit/countdown'
 * const snapshot = { evaluatedAt: 0, state: 'running', dueAt: 90, remainingMs: 70, movesAt: [[0, 50], [70, 200]], validUntilAt: 200 } as const
 * remainingAt(snapshot, 60) // => 20
 */
export function remainingAt(snapshot: CountdownSnapshot, now: number): number {
  const { remainingMs, movesAt } = checked(snapshot, now);
  let remaining = remainingMs;
  for (const [startAt, endAt] of movesAt) {
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
 * @throws SlaError as {@link remainingAt}; `invalid-duration` when the unit is not above 0.
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
  if (!isNumber(unitMs) || unitMs <= 0) refuse('unitMs', 'a number above 0', 'invalid-duration');
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
 * @throws SlaError `invalid-instant` when one of them is no finite number.
 * @example
 * import { serverOffset } from 'slakit/countdown'
 * serverOffset(1000, 1200, 5100) // => 4000
 */
export function serverOffset(sentAt: number, receivedAt: number, serverAt: number): number {
  requireInstant('sentAt', sentAt);
  requireInstant('receivedAt', receivedAt);
  requireInstant('serverAt', serverAt);
  return serverAt - (sentAt + receivedAt) / 2 + 0;
}

/** What a countdown reads of a snapshot, after a look at each figure: one that is none ends in NaN. */
function checked(
  snapshot: CountdownSnapshot,
  now: number,
): Pick<CountdownSnapshot, 'remainingMs' | 'movesAt'> {
  requireInstant('now', now);
  try {
    const { remainingMs, movesAt } = snapshot;
    if (isNumber(remainingMs) && areMoves(movesAt)) return { remainingMs, movesAt };
  } catch {
    // A snapshot may be more than data, and throw when it is read.
  }
  return refuse('snapshot', 'what toCountdown gave');
}

function areMoves(moves: unknown): boolean {
  if (!Array.isArray(moves)) return false;
  // Not by `every`, which leaves holes out.
  for (const move of moves) {
    if (!Array.isArray(move) || !isNumber(move[0]) || !isNumber(move[1])) return false;
  }
  return true;
}

function requireInstant(name: string, at: unknown): void {
  if (!isNumber(at)) refuse(name, 'epoch milliseconds', 'invalid-instant');
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
