import { isSlaError } from '../../core/error.js';
import { toInstant } from '../../core/instant.js';
import { setOwn } from '../../core/own-field.js';
import type { CycleState, FoldState, PendingInstant, TargetSpan } from '../cycle/state.js';
import type { Attributes, CompiledCondition, Scalar } from '../rule/condition.js';
import type { ClockPlan } from '../rule/plan.js';
import { SIGNAL } from './signals.js';

/** Sets attributes one by one, and notes which, and whether one instant says two things of one. */
export function setAttributes(
  attributes: Record<string, Scalar>,
  set: Readonly<Record<string, Scalar>>,
  pending: PendingInstant,
): void {
  const keys = Object.keys(set);
  const { names } = pending;
  // Nearly all instants have one event.
  if (names.length === 0) pending.names = keys;
  for (const name of keys) {
    const value = set[name] as Scalar;
    if (names.length > 0) {
      if (!wasSet(pending, name)) addName(pending, name);
      else if (attributes[name] !== value) pending.signals |= SIGNAL.overwrite;
    }
    setOwn(attributes, name, value);
  }
}

/** So many names are searched one by one in no time. */
const FEW = 8;

/** The names of instants at which many attributes were set, so that none is searched one by one. */
const SETS = /* @__PURE__ */ new WeakMap<PendingInstant, Set<string>>();

function wasSet(pending: PendingInstant, name: string): boolean {
  const { names } = pending;
  if (names.length <= FEW) return names.includes(name);
  let known = SETS.get(pending);
  if (known === undefined) {
    known = new Set(names);
    SETS.set(pending, known);
  }
  return known.has(name);
}

/** Adds in place: the list belongs to the instant. */
function addName(pending: PendingInstant, name: string): void {
  pending.names.push(name);
  SETS.get(pending)?.add(name);
}

/** The first target and the first calendar that fit the attributes; `undefined` without a target. */
export function spanAt(plan: ClockPlan, state: FoldState, fromAt: number): TargetSpan | undefined {
  if (!plan.isTiered) return { fromAt, target: 0, calendar: -1 };
  const { attributes } = state;
  const target = plan.targets.findIndex(({ when }) => fits(when, attributes));
  if (target < 0) return undefined;
  const calendar = plan.calendars.findIndex(({ when }) => fits(when, attributes));
  return { fromAt, target, calendar };
}

function fits(when: CompiledCondition | undefined, attributes: Attributes): boolean {
  return when === undefined || when.holds('', attributes);
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
