import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { type Ratio, ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { percent, promisedPercent, word } from '../../core/read-values.js';
import {
  type ExclusionTerms,
  type ExclusionTermsPlan,
  exclusionTerms,
} from '../exclusions/exclusion-rules.js';
import {
  EVERY_OUTAGE,
  type OutageRule,
  type OutageRulePlan,
  outageRule,
} from '../outages/incident-rule.js';
import { type SliceRounding, type SlicesPlan, sliceRounding } from '../outages/slice-grid.js';
import {
  DEFAULT_WEIGHT_BY_STATE,
  type StateWeights,
  stateWeights,
  type WeightByState,
} from '../outages/state-weights.js';
import { type CalendarsById, calendarIn, type NamedCalendar } from '../terms/calendars.js';
import { requireSofter, TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';

export type {
  AgreedExclusion,
  BusinessDayNotice,
  ExclusionCap,
  ExclusionRule,
  ExclusionTerms,
} from '../exclusions/exclusion-rules.js';
export type { OutageRule } from '../outages/incident-rule.js';
export type { SliceRounding } from '../outages/slice-grid.js';
export type { StateWeights } from '../outages/state-weights.js';
export type { TargetInput } from '../terms/target.js';

/**
 * The rule by which the availability of a service is judged, as plain data. Without a target it is
 * measured only.
 */
export interface AvailabilityRule extends TargetInput, ExclusionTerms {
  /**
   * The id of the calendar whose open hours are agreed service time.
   *
   * @defaultValue all time
   */
  readonly calendar?: string | undefined;
  /**
   * A second, softer level: a period that misses the target and keeps this is `acceptable`.
   *
   * @defaultValue none
   */
  readonly acceptablePercent?: DecimalInput | undefined;
  /** The share of the service that each state loses, beside {@link DEFAULT_WEIGHTS}. */
  readonly weights?: StateWeights | undefined;
  /**
   * What overlapping outages lose together: as much as the worst of them, or the sum of what each component
   * loses, at most all.
   *
   * @defaultValue the worst; it must be said where parts of different components are lost at once
   */
  readonly overlap?: 'max' | 'sum' | undefined;
  /** The whole slices, such as minutes, in which downtime is counted. @defaultValue exact milliseconds */
  readonly slices?: SliceRounding | undefined;
  /** Which outages count, and how much of each; after they were rounded to slices. @defaultValue all, whole */
  readonly outageRule?: OutageRule | undefined;
  /**
   * What time counts as that nobody watched.
   *
   * @defaultValue `'leftOut'`
   */
  readonly unknownAs?: 'leftOut' | 'up' | 'down' | undefined;
  /**
   * The share of the time to measure that must have been watched for a verdict. Below it a promise is
   * `insufficient-data`, unless what is known is enough to miss it.
   *
   * @defaultValue 50 where unknown time is left out, else 0
   */
  readonly minimumCoveragePercent?: DecimalInput | undefined;
  /**
   * Whether the part of the period after the instant of judgement is left out or counts as up.
   *
   * @defaultValue `'leftOut'`
   */
  readonly futureAs?: 'leftOut' | 'up' | undefined;
}

/** An availability rule as read: exact, with its calendar at hand. */
export interface AvailabilityPlan extends ExclusionTermsPlan {
  /** The share that must be good; `null` measures only. */
  readonly target: Ratio | null;
  /** The softer level; `null` when there is none. */
  readonly acceptable: Ratio | null;
  /** Those that it may name, by id. */
  readonly calendars: { readonly [id: string]: CompiledCalendar };
  /** `null` when all time is service time. */
  readonly calendar: NamedCalendar | null;
  readonly weights: WeightByState;
  readonly overlap: 'max' | 'sum' | undefined;
  readonly slices: SlicesPlan | null;
  readonly outageRule: OutageRulePlan;
  readonly unknownAs: 'leftOut' | 'up' | 'down';
  readonly minimumCoverage: Ratio;
  readonly futureAs: 'leftOut' | 'up';
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    weights: optional(stateWeights, DEFAULT_WEIGHT_BY_STATE),
    acceptablePercent: optional(promisedPercent, null),
    overlap: optional(word(['max', 'sum'])),
    slices: optional(sliceRounding, null),
    outageRule: optional(outageRule, EVERY_OUTAGE),
    minimumCoveragePercent: optional(percent),
    unknownAs: optional(word(['leftOut', 'up', 'down']), 'leftOut'),
    futureAs: optional(word(['leftOut', 'up']), 'leftOut'),
  }) as const)();

/**
 * Reads an availability rule.
 *
 * @param reader - The rule; what another reader took from the same object is known here.
 * @param calendars - The calendars that it may name, or `undefined` as for {@link calendarIn}.
 */
export function readAvailabilityRule(
  reader: Reader,
  calendars: CalendarsById | undefined,
): AvailabilityPlan {
  const table = {
    ...FIELDS,
    calendar: optional(calendarIn(calendars), null),
    ...exclusionTerms(calendars),
  } satisfies FieldsOf<AvailabilityRule>;
  const values = readFields(reader, 'an availability rule', table);
  const { targetPercent, targetRatio, budgetRatio, acceptablePercent, ...others } = values;
  const { minimumCoveragePercent, ...plan } = others;
  const target = targetOf(reader, { targetPercent, targetRatio, budgetRatio });
  requireSofter(childOf(reader, 'acceptablePercent'), acceptablePercent, target);
  const minimumCoverage =
    minimumCoveragePercent ?? (plan.unknownAs === 'leftOut' ? ratio(1, 2) : ZERO);
  return {
    ...plan,
    calendars: Object.fromEntries(calendars ?? []),
    target,
    acceptable: acceptablePercent,
    minimumCoverage,
  };
}
