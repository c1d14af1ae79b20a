import { isSlaError } from '../../core/error.js';
import { toInstant } from '../../core/instant.js';
import type { CycleState, FoldState, TargetSpan } from '../cycle/state.js';
import type { CompiledCondition, Situation } from '../rule/condition.js';
import type { ClockPlan } from '../rule/plan.js';

/** The first target and the first calendar that fit the attributes; `undefined` without a target. */
export function spanAt(plan: ClockPlan, state: FoldState, fromAt: number): TargetSpan | undefined {
  if (!plan.isTiered) return { fromAt, target: 0, calendar: -1 };
  const target = plan.targets.findIndex(({ when }) => fits(when, state));
  if (target < 0) return undefined;
  const calendar = plan.calendars.findIndex(({ when }) => fits(when, state));
  if (!plan.warnings.some(({ when }) => when !== undefined)) return { fromAt, target, calendar };
  const warnings = plan.warnings.flatMap(({ when }, i) => (fits(when, state) ? [i] : []));
  return { fromAt, target, calendar, warnings };
}

function fits(when: CompiledCondition | undefined, situation: Situation): boolean {
  return when === undefined || when.holds('', situation);
}

/** The date of a fixed target, as agreed by now: a later event may set another. */
export function fixedDueAt(
  plan: ClockPlan,
  state: FoldState,
  { targets }: CycleState,
): number | null {
  const found = plan.targets[(targets[targets.length - 1] as TargetSpan).target];
  if (found?.kind !== 'fixed') return null;
  return typeof found.dueAt === 'number' ? found.dueAt : instantIn(state, found.dueAt.field);
}

/** An instant that an attribute holds; anything else there counts as nothing. */
export function instantIn(state: FoldState, field: string): number | null {
  const value = Object.hasOwn(state.attributes, field) ? state.attributes[field] : null;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  try {
    return toInstant(value);
  } catch (error) {
    if (isSlaError(error)) return null;
    throw error;
  }
}
