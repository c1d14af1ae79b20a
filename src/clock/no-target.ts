import { nearestName } from '../core/nearest.js';
import type { FoldState } from './cycle/state.js';
import { ownValue } from './rule/attribute.js';
import type { Scalar } from './rule/condition.js';
import type { ClockPlan } from './rule/plan.js';

/** A start, or a cycle under way, that no target of the rule fits. */
export interface NoTarget {
  /** Since when. */
  readonly sinceAt: number;
  /** The attributes that targets ask for and that have a value which none of them names. */
  readonly values: readonly UnknownValue[];
}

/** A value of an attribute that no target names. */
export interface UnknownValue {
  readonly attribute: string;
  /** `null` when the attribute is not set. */
  readonly value: Scalar;
  /** The named value that it was perhaps meant to be, `null` when none is near. */
  readonly nearest: Scalar;
}

/** What a clock waits for, when no target fits. */
export function noTargetOf(plan: ClockPlan, state: FoldState): NoTarget | null {
  const sinceAt = state.waitingSinceAt ?? unfitSinceAt(state);
  if (sinceAt === null) return null;
  const named = new Map<string, Scalar[]>();
  for (const { attribute, value } of plan.targetValues)
    named.set(attribute, [...(named.get(attribute) ?? []), value]);
  const values = [...named].flatMap(([attribute, known]) => {
    const value = ownValue(state.attributes, attribute) ?? null;
    return known.includes(value) ? [] : [{ attribute, value, nearest: nearestOf(value, known) }];
  });
  return { sinceAt, values };
}

function unfitSinceAt({ cycles }: FoldState): number | null {
  const last = cycles[cycles.length - 1];
  return last === undefined || last.endedAt !== null ? null : last.unfitSinceAt;
}

/** The value that reads nearly the same: of another case, misspelled, or a number for its text. */
export function nearestOf(value: Scalar, known: readonly Scalar[]): Scalar {
  if (value === null) return null;
  const nearest = nearestName(String(value), known.map(String));
  return known.find((one) => String(one) === nearest) ?? null;
}
