import { MAX_INSTANT } from '../core/instant.js';
import { made } from '../core/read-results.js';
import { type CycleReport, type CycleVerdict, reportOnCycle } from './cycle/cycle-report.js';
import type { FoldState } from './cycle/state.js';
import type { DoubtfulEvent, IgnoredEvent } from './log/event.js';
import { type NoTarget, noTargetOf } from './no-target.js';
import type { ClockPlan } from './rule/plan.js';

/** The report on a clock. The current cycle is the last one. */
export interface ClockReport {
  readonly clockId: string;
  /** The instant of judgement. */
  readonly evaluatedAt: number;
  /** The state of the current cycle; `pending` before the first start, `no-target` when that waits for one. */
  readonly state: CycleVerdict;
  readonly current: CycleReport | null;
  readonly cycles: readonly CycleReport[];
  /** What a start, or the cycle under way, waits for because no target fits; `null` otherwise. */
  readonly noTarget: NoTarget | null;
  readonly summary: ClockSummary;
  /** The next instant at which something changes without new input, or `null`: set one timer. */
  readonly nextChangeAt: number | null;
  /** Events that were hardly meant as they stand, in the order of the log. */
  readonly doubtful: readonly DoubtfulEvent[];
  /** Events that changed nothing, in the order of the log. */
  readonly ignored: readonly IgnoredEvent[];
}

/** All cycles in figures; superseded ones do not count. */
export interface ClockSummary {
  readonly count: number;
  /** How many have missed the target, and kept the second level so far. */
  readonly acceptable: number;
  readonly missed: number;
  /** The number of the cycle with the least time left among those with a verdict or under way, or `null`. */
  readonly worst: number | null;
  /** The number of the last cycle, or `null`. */
  readonly last: number | null;
}

/** What a log holds besides what a state remembers. */
export interface Aside {
  readonly ignored: readonly IgnoredEvent[];
  readonly doubtful: readonly DoubtfulEvent[];
}

/** A state alone knows of nothing aside. */
export const NOTHING_ASIDE: Aside = { ignored: [], doubtful: [] };

/** Reports on a state without a pending instant, at an instant not before its last event. */
export function reportOn(
  plan: ClockPlan,
  state: FoldState,
  at: number,
  { ignored, doubtful }: Aside,
): ClockReport {
  const reported = state.cycles.map((cycle) => reportOnCycle(plan, cycle, at));
  const cycles = reported.map(({ report }) => report);
  const current = cycles[cycles.length - 1] ?? null;
  const noTarget = noTargetOf(plan, state);
  return made('report', {
    clockId: plan.id,
    evaluatedAt: at,
    state: current?.state ?? (noTarget === null ? 'pending' : 'no-target'),
    current,
    cycles,
    noTarget,
    summary: summaryOf(cycles),
    // All cycles but the last are settled.
    nextChangeAt: withinTime(reported[reported.length - 1]?.changesAt ?? null),
    doubtful,
    ignored,
  });
}

function summaryOf(cycles: readonly CycleReport[]): ClockSummary {
  let missed = 0;
  let acceptable = 0;
  let count = 0;
  let worst: CycleReport | undefined;
  for (const cycle of cycles) {
    const { state } = cycle;
    if (cycle.ending !== 'superseded') count++;
    if (state === 'missed') missed++;
    if (state === 'acceptable') acceptable++;
    if (state === 'cancelled' || state === 'no-target') continue;
    if (worst === undefined || cycle.remainingMs < worst.remainingMs) worst = cycle;
  }
  const last = cycles[cycles.length - 1]?.number ?? null;
  return { count, acceptable, missed, worst: worst?.number ?? null, last };
}

/** What changes after the end of time never does. */
function withinTime(at: number | null): number | null {
  return at !== null && at > MAX_INSTANT ? null : at;
}
