import type { ClockPlan } from '../rule/plan.js';
import { countedUntil, subtractTime } from './counted-time.js';
import { courseOf, keptUntilAt } from './deadline.js';
import type { CycleState, TargetSpan } from './state.js';
import { type CycleTerms, calendarSpans, termsOf } from './terms.js';

/**
 * A short stand-in for a cycle with many pauses, whose deadline and verdict are those of the cycle.
 * Whoever asks about a cycle at every event of a long log asks its stand-in.
 */
export interface StandIn {
  /** From when it counts: as much of the clock before its pauses as the cycle had counted there. */
  readonly startedAt: number;
  /** Pauses of the cycle that stay though they are old: those before a deadline that has passed. */
  readonly kept: readonly number[];
  /** How many boundaries of the cycle are left out or kept; all later ones it has. */
  readonly bounds: number;
  /** Which target of the cycle is its first. */
  readonly span: number;
  /** How long a target must be for its deadline to lie behind what is left out. */
  readonly countedMs: number;
  /** The number of targets for which it serves, where a deadline has passed; `null` for any. */
  readonly spans: number | null;
}

/** A shorter list of pauses is walked in no time. */
const MOST_BOUNDS = 32;

/** So many stay as they are: a resumption may take back the end of the last pause. */
const KEPT_BOUNDS = 4;

/** A cycle with what its stand-in is short of left out. */
export function shortOf(cycle: CycleState, standIn: StandIn | undefined): CycleState {
  if (standIn === undefined) return cycle;
  const { startedAt, kept, bounds, span } = standIn;
  const pauses = [...kept, ...cycle.pauses.slice(bounds)];
  return { ...cycle, startedAt, pauses, targets: cycle.targets.slice(span) };
}

/** The stand-in for a cycle as it is now: the one before while it serves, a shorter one when it can be. */
export function standInFor(
  plan: ClockPlan,
  cycle: CycleState,
  before: StandIn | undefined,
): StandIn | undefined {
  const serving = before !== undefined && serves(plan, cycle, before) ? before : undefined;
  if (cycle.pauses.length - (serving?.bounds ?? 0) <= MOST_BOUNDS) return serving;
  const terms = termsOf(plan, shortOf(cycle, serving));
  return isSummed(terms) ? shorter(terms, cycle, serving) : serving;
}

/** Whether the pauses decide by what was counted between them; caps, days and the wall look at each. */
function isSummed({ plan, target, pausesStop }: CycleTerms): boolean {
  const isAlike = !plan.isTiered || plan.targetChange === 'carryOver';
  return target.kind === 'elapsed' && pausesStop && plan.pauseCaps === undefined && isAlike;
}

function serves(plan: ClockPlan, cycle: CycleState, { countedMs, spans }: StandIn): boolean {
  if (spans !== null) return cycle.targets.length === spans;
  const last = cycle.targets[cycle.targets.length - 1] as TargetSpan;
  const target = plan.targets[last.target];
  return target?.kind === 'elapsed' && target.pausable && target.targetMs > countedMs;
}

function shorter(
  terms: CycleTerms,
  cycle: CycleState,
  before: StandIn | undefined,
): StandIn | undefined {
  const { cycle: short, target } = terms;
  const bounds = (cycle.pauses.length - KEPT_BOUNDS) & ~1;
  const at = cycle.pauses[bounds - 1] as number;
  if (at <= short.startedAt || target.kind !== 'elapsed') return before;
  const course = courseOf(terms, terms.pauses);
  const countedMs = countedUntil(course.stretches, at);
  if (countedMs < target.targetMs) {
    const startedAt = subtractTime(calendarBefore(terms, at), at, countedMs);
    if (startedAt === 'never-opens') return before;
    return { startedAt, kept: [], bounds, span: spanBefore(cycle, at), countedMs, spans: null };
  }
  const keptUntil = keptUntilAt(course);
  if (keptUntil === 'never-opens' || keptUntil >= at) return before;
  // What began after the deadline moves nothing any more.
  const old = short.pauses.slice(0, short.pauses.length - (cycle.pauses.length - bounds));
  const kept = old.filter((_, i) => (old[i & ~1] as number) <= keptUntil);
  const spans = cycle.targets.length;
  return { startedAt: short.startedAt, kept, bounds, span: before?.span ?? 0, countedMs, spans };
}

/** The calendar that held until an instant. */
function calendarBefore(terms: CycleTerms, at: number): CycleTerms['calendar'] {
  const spans = calendarSpans(terms, at);
  return spans[spans.length - 1]?.calendar;
}

/** The target that held until an instant. */
function spanBefore({ targets }: CycleState, at: number): number {
  let i = targets.length - 1;
  while (i > 0 && (targets[i] as TargetSpan).fromAt >= at) i--;
  return i;
}
