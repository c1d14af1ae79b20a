/**
 * The verdict on a cycle. Strictly after the deadline (and its grace) it is `acceptable` up to the second
 * level, where the target has one, and then `missed`, whether it still runs or not; before it, `running`
 * and `paused` are open and `met` is kept. `pending` has an anchor that lies ahead, `no-target` no target
 * that fits the ticket now.
 */
export type CycleVerdict =
  | 'pending'
  | 'running'
  | 'paused'
  | 'met'
  | 'acceptable'
  | 'missed'
  | 'no-target'
  | 'cancelled';

/** The verdicts that there are. */
export const CYCLE_VERDICTS: readonly CycleVerdict[] = [
  'pending',
  'running',
  'paused',
  'met',
  'acceptable',
  'missed',
  'no-target',
  'cancelled',
];

/**
 * The reason for which a clock does not move. `start-calendar`: it counts from the next opening of that calendar.
 * `start-ahead`: its anchor lies ahead. `closed`: the calendar in which it counts is.
 */
export type StandsBecause =
  | 'ended'
  | 'no-target'
  | 'paused'
  | 'start-calendar'
  | 'start-ahead'
  | 'closed';

/** The reasons that there are, the weightiest first. */
export const STANDS_BECAUSE: readonly StandsBecause[] = [
  'ended',
  'no-target',
  'paused',
  'start-calendar',
  'start-ahead',
  'closed',
];

/** The phase of a cycle: it waits for its anchor, moves, stands, or has ended. */
export type CyclePhase = 'pending' | 'running' | 'paused' | 'ended';

/** The kind of a deadline, or the reason for which there is none. */
export type DueStatus = 'due' | 'projected' | 'no-date' | 'no-target' | 'never-opens';

/** The statuses that there are. */
export const DUE_STATUSES: readonly DueStatus[] = [
  'due',
  'projected',
  'no-date',
  'no-target',
  'never-opens',
];

/** The kind of time that is left: of an amount that is used up, up to an instant, or none. */
export type RemainingOf = 'amount' | 'deadline' | 'nothing';
