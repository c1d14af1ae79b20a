import type { DurationInput } from '../../core/duration.js';
import type { FieldsOf, Read, Reader } from '../../core/read.js';
import { byName, optional, readFields } from '../../core/read-parts.js';
import { duration } from '../../core/read-values.js';

/** The terms that exclusions of a kind must keep to. Time that breaks them is downtime again. */
export interface ExclusionRule {
  /** The most service time of this kind in the period; the earliest counts first. */
  readonly cap?: DurationInput | undefined;
  /** How long before its start it must have been announced. */
  readonly notice?: DurationInput | undefined;
}

/** An exclusion rule as read. */
export interface ExclusionPlan {
  readonly capMs: number;
  /** `undefined` when nothing need be announced. */
  readonly noticeMs: number | undefined;
}

/** Rules by kind; a kind without one is always granted. */
export type ExclusionPlans = ReadonlyMap<string, ExclusionPlan>;

export const NO_EXCLUSION_RULES: ExclusionPlans = /* @__PURE__ */ new Map();

const FIELDS = {
  cap: /* @__PURE__ */ optional(duration, Number.POSITIVE_INFINITY),
  notice: /* @__PURE__ */ optional(duration),
} as const satisfies FieldsOf<ExclusionRule>;

/** Reads exclusion rules by kind. */
export const exclusionRules: Read<ExclusionPlans> = /* @__PURE__ */ byName(
  'exclusion rules',
  (reader: Reader): ExclusionPlan => {
    const { cap, notice } = readFields(reader, 'an exclusion rule', FIELDS);
    return { capMs: cap, noticeMs: notice };
  },
);
