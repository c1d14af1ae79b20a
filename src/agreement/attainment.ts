import { formatPercent, ratio } from '../core/ratio.js';
import type { TicketEvaluation } from './ticket.js';

/** How one objective fared over many tickets: counts of cycles. */
export interface Attainment {
  readonly objectiveId: string;
  readonly met: number;
  readonly missed: number;
  /** Cycles without a verdict yet: running or paused, in time. */
  readonly open: number;
  readonly cancelled: number;
  /** Met as a share of met and missed, rounded down; `null` before the first verdict. */
  readonly attainmentPercent: string | null;
  /** The exact share: met, and met plus missed. */
  readonly exact: { readonly good: number; readonly total: number };
}

/** Which cycles count. */
export interface AttainmentOptions {
  /** Only cycles whose verdict fell in `[from, to)`: their end, or their deadline when it passed before. */
  readonly within?: { readonly startAt: number; readonly endAt: number };
}

/**
 * Counts, per objective, how many cycles kept the promise.
 *
 * @param evaluations - Tickets as `evaluateTicket` judged them.
 * @returns One entry per objective in order of first appearance. Open cycles count as missed once
 * their deadline has passed; cycles that were cancelled or superseded count for nothing.
 * @example
 * import { attainmentOf } from 'slakit'
 * attainmentOf([]) // => []
 */
export function attainmentOf(
  evaluations: Iterable<TicketEvaluation>,
  options: AttainmentOptions = {},
): Attainment[] {
  const { within } = options;
  const counts = new Map<
    string,
    { met: number; missed: number; open: number; cancelled: number }
  >();
  for (const { objectives } of evaluations) {
    for (const { objectiveId, report } of objectives) {
      let count = counts.get(objectiveId);
      if (count === undefined) {
        count = { met: 0, missed: 0, open: 0, cancelled: 0 };
        counts.set(objectiveId, count);
      }
      for (const cycle of report.cycles) {
        const isOpen = cycle.state === 'running' || cycle.state === 'paused';
        const decidedAt =
          cycle.state === 'missed' ? (cycle.projectedDueAt ?? cycle.endedAt) : cycle.endedAt;
        if (
          within !== undefined &&
          !isOpen &&
          !(decidedAt !== null && decidedAt >= within.startAt && decidedAt < within.endAt)
        )
          continue;
        if (isOpen) count.open++;
        else if (cycle.state === 'met') count.met++;
        else if (cycle.state === 'missed') count.missed++;
        else count.cancelled++;
      }
    }
  }
  return [...counts].map(([objectiveId, count]) => {
    const total = count.met + count.missed;
    return {
      objectiveId,
      ...count,
      attainmentPercent: total === 0 ? null : formatPercent(ratio(count.met, total), 2),
      exact: { good: count.met, total },
    };
  });
}
