import { MAX_INSTANT } from '../core/instant.js';
import { made } from '../core/read-results.js';
import { type CycleReport, type CycleVerdict, reportOnCycle } from './cycle/cycle-report.js';
import type { FoldState } from './cycle/state.js';
import type { IgnoredEvent } from './log/event.js';
import type { ClockPlan } from './rule/plan.js';

/** The report on a clock. The current cycle is the last one. */
export interface ClockReport {
  readonly clockId: string;
  /** The instant of judgement. */
  readonly evaluatedAt: number;
  /** The state of the current cycle; `pending` before the first start. */
  readonly state: CycleVerdict;
  readonly current: CycleReport | null;
  readonly cycles: readonly CycleReport[];
  readonly summary: ClockSummary;
  /** The next instant at which something changes without new input, or `null`: set one timer. */
  readonly nextChangeAt: number | null;
  /** Events that changed nothing, in the order of the log. */
  readonly ignored: readonly IgnoredEvent[];
}

/** All cycles in figures; superseded ones do not count. */
export interface ClockSummary {
  readonly count: number;
  readonly missed: number;
  /** The number of the cycle with the least time left among those with a verdict or under way, or `null`. */
  readonly worst: number | null;
  /** The number of the last cycle, or `null`. */
  readonly last: number | null;
}

/** Reports on a state without a pending instant, at an instant not before its last event. */
export function reportOn(
  plan: ClockPlan,
  state: FoldState,
  at: number,
  ignored: readonly IgnoredEvent[],
): ClockReport {
  const cycles: CycleReport[] = [];
  let nextChangeAt: number | null = null;
  let missed = 0;
  let count = 0;
  let worst: CycleReport | undefined;
  for (const cycle of state.cycles) {
    const { report, changesAt } = reportOnCycle(plan, cycle, at);
    cycles.push(report);
    nextChangeAt = withinTime(changesAt);
    if (report.ending !== 'superseded') count++;
    if (report.state === 'missed') missed++;
    if (report.state === 'cancelled') continue;
    if (worst === undefined || report.remainingMs < worst.remainingMs) worst = report;
  }
  const current = cycles[cycles.length - 1] ?? null;
  return made('report', {
    clockId: plan.id,
    evaluatedAt: at,
    state: current === null ? 'pending' : current.state,
    current,
    cycles,
    summary: { count, missed, worst: worst?.number ?? null, last: current?.number ?? null },
    nextChangeAt,
    ignored,
  });
}

/** What changes after the end of time never does. */
function withinTime(at: number | null): number | null {
  return at !== null && at > MAX_INSTANT ? null : at;
}
