import type * as countdown from '../../../src/countdown.js';
import type { RowsOf } from '../rows.js';

const SNAPSHOT: countdown.CountdownSnapshot = {
  evaluatedAt: 0,
  state: 'running',
  dueAt: 60_000,
  remainingMs: 60_000,
  acceptableRemainingMs: 90_000,
  movesAt: [[0, 90_000]],
  validUntilAt: 90_000,
};

/** What runs in a browser, once a second, imports nothing: not the readers either. */
const TRUSTED = {
  '0': 'a snapshot is trusted: the server made it with toCountdown, and checks nothing here',
};

export const countdownRows = {
  remainingAt: { args: () => [SNAPSHOT, 30_000], anyKey: TRUSTED },
  nextTickInMs: { args: () => [SNAPSHOT, 30_000, 1000], anyKey: TRUSTED },
  serverOffset: { args: () => [0, 10, 5] },
} satisfies RowsOf<typeof countdown>;
