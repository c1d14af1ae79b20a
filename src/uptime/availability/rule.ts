import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { Ratio } from '../../core/ratio.js';
import type { FieldsOf, Read, Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { id, reference, word } from '../../core/read-values.js';
import {
  DEFAULT_WEIGHT_BY_STATE,
  type StateWeights,
  stateWeights,
  type WeightByState,
} from '../outages/state-weights.js';
import { TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import {
  type ExclusionPlans,
  type ExclusionRule,
  exclusionRules,
  NO_EXCLUSION_RULES,
} from './exclusion-rules.js';

export type { StateWeights } from '../outages/state-weights.js';
export type { TargetInput } from '../terms/target.js';
export type { ExclusionRule } from './exclusion-rules.js';

/**
 * The rule by which the availability of a service is judged, as plain data. Without a target it is
 * measured only.
 */
export interface AvailabilityRule extends TargetInput {
  /**
   * The id of the calendar whose open hours are agreed service time.
   *
   * @defaultValue all time
   */
  readonly calendar?: string | undefined;
  /** The share of the service that each state loses, beside {@link DEFAULT_WEIGHTS}. */
  readonly weights?: StateWeights | undefined;
  /**
   * Whether excluded time leaves both sides of the ratio, or counts as up so that the budget stays.
   *
   * @defaultValue `'leftOut'`
   */
  readonly excludedAs?: 'leftOut' | 'up' | undefined;
  /**
   * What time counts as that nobody watched.
   *
   * @defaultValue `'leftOut'`
   */
  readonly unknownAs?: 'leftOut' | 'up' | 'down' | undefined;
  /**
   * Whether the part of the period after the instant of judgement is left out or counts as up.
   *
   * @defaultValue `'leftOut'`
   */
  readonly futureAs?: 'leftOut' | 'up' | undefined;
  /** What exclusions of a kind must keep to; a kind without a rule is always granted. */
  readonly exclusionRules?: { readonly [kind: string]: ExclusionRule } | undefined;
}

/** An availability rule as read: exact, with its calendar at hand. */
export interface AvailabilityPlan {
  /** The share that must be good; `null` measures only. */
  readonly target: Ratio | null;
  /** `null` when all time is service time. */
  readonly calendar: { readonly id: string; readonly compiled: CompiledCalendar } | null;
  readonly weights: WeightByState;
  readonly excludedAs: 'leftOut' | 'up';
  readonly unknownAs: 'leftOut' | 'up' | 'down';
  readonly futureAs: 'leftOut' | 'up';
  readonly exclusionRules: ExclusionPlans;
}

/** Calendars by id, for rules to refer to. */
export type CalendarsById = ReadonlyMap<string, CompiledCalendar>;

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    calendar: optional(id),
    weights: optional(stateWeights, DEFAULT_WEIGHT_BY_STATE),
    excludedAs: optional(word(['leftOut', 'up']), 'leftOut'),
    unknownAs: optional(word(['leftOut', 'up', 'down']), 'leftOut'),
    futureAs: optional(word(['leftOut', 'up']), 'leftOut'),
    exclusionRules: optional(exclusionRules, NO_EXCLUSION_RULES),
  }) as const satisfies FieldsOf<AvailabilityRule>)();

/**
 * Reads an availability rule.
 *
 * @param reader - The rule; what another reader took from the same object is known here.
 * @param calendars - The calendars that it may name. `undefined` when they are not known, because
 * they were refused themselves: then any id passes, and the plan serves for findings only.
 */
export function readAvailabilityRule(
  reader: Reader,
  calendars: CalendarsById | undefined,
): AvailabilityPlan {
  const table = { ...FIELDS, calendar: optional(calendarReader(calendars), null) };
  const { targetPercent, targetRatio, budgetRatio, ...plan } = readFields(
    reader,
    'an availability rule',
    table,
  );
  return { ...plan, target: targetOf(reader, { targetPercent, targetRatio, budgetRatio }) };
}

function calendarReader(calendars: CalendarsById | undefined): Read<AvailabilityPlan['calendar']> {
  return (reader) => {
    const name = id(reader);
    if (calendars === undefined) return null;
    return { id: name, compiled: reference(calendars, 'calendars')(reader) };
  };
}
