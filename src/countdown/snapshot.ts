/**
 * A small picture of a clock, from which a browser counts a deadline down without a calendar: about
 * 300 bytes of plain JSON. `toCountdown` of `slakit` makes it on the server.
 */
export interface CountdownSnapshot {
  /** The instant at which the snapshot was taken, epoch milliseconds. */
  readonly evaluatedAt: number;
  readonly state:
    | 'pending'
    | 'running'
    | 'paused'
    | 'met'
    | 'acceptable'
    | 'missed'
    | 'no-target'
    | 'cancelled';
  /** The deadline, or `null` when there is none now. */
  readonly dueAt: number | null;
  /** Time of the clock left at `evaluatedAt`; negative after the deadline. */
  readonly remainingMs: number;
  /** The same up to the end of the softer second level, which falls with it; absent where the target has none. */
  readonly acceptableRemainingMs?: number | undefined;
  /** The stretches in which the clock moves, `[start, end)`, in order, from `evaluatedAt` on. */
  readonly movesAt: readonly (readonly [startAt: number, endAt: number])[];
  /** Until when `movesAt` tell the truth, included. Ask for a new snapshot after it. */
  readonly validUntilAt: number;
}
