import type { DurationInput } from '../../core/duration.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  type ReadersOf,
  refuse,
} from '../../core/read.js';
import { byName, listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { duration, id, lengthAboveZero, text, whole, word } from '../../core/read-values.js';
import { type CalendarsById, calendarIn, type NamedCalendar } from '../terms/calendars.js';

/** A notice that is given in business days: so many after the announcement, at its time of day. */
export interface BusinessDayNotice {
  readonly businessDays: number;
  /** The id of the calendar whose business days count. */
  readonly calendar: string;
}

/**
 * The most time of a kind in a span that reaches over the measured period: one that the facts tell by
 * its name (`'year'`), or any stretch of time of a length.
 */
export type ExclusionCap =
  | { readonly cap: DurationInput; readonly span: string }
  | { readonly cap: DurationInput; readonly rolling: DurationInput };

/** The terms that exclusions of a kind must keep to. Time that breaks them is downtime again. */
export interface ExclusionRule {
  /** The most service time of this kind in the measured period. */
  readonly cap?: DurationInput | undefined;
  /** The most in longer spans; what was used before the period is told in the facts. */
  readonly caps?: readonly ExclusionCap[] | undefined;
  /**
   * Whose time uses caps up first: what came first, or what stands first in the list.
   *
   * @defaultValue `'earliest'`
   */
  readonly order?: 'earliest' | 'asGiven' | undefined;
  /** How long before its start it must have been announced. */
  readonly notice?: DurationInput | BusinessDayNotice | undefined;
  /** The id of a calendar: only time within its open hours is granted, such as a weekly window. */
  readonly within?: string | undefined;
}

/** Exclusions that the agreement itself grants: the open hours of a calendar, again and again. */
export interface AgreedExclusion {
  /** The id of the calendar, such as that of a weekly maintenance window. */
  readonly calendar: string;
  /**
   * The kind, whose rule caps it; it needs no notice.
   *
   * @defaultValue `'maintenance'`
   */
  readonly kind?: string | undefined;
  /** @defaultValue the id of the calendar */
  readonly id?: string | undefined;
}

/** The terms of an agreement for time that it does not hold against the provider. */
export interface ExclusionTerms {
  /**
   * Whether excluded time leaves both sides of the ratio, or what happens there counts as good so that the
   * budget stays.
   *
   * @defaultValue `'leftOut'`
   */
  readonly excludedAs?: 'leftOut' | 'up' | undefined;
  /** What exclusions of a kind must keep to; a kind without a rule is always granted. */
  readonly exclusionRules?: { readonly [kind: string]: ExclusionRule } | undefined;
  /** What the agreement itself excludes again and again, such as a weekly maintenance window. */
  readonly agreedExclusions?: readonly AgreedExclusion[] | undefined;
}

/** A cap as read. */
type CapPlan =
  | { readonly capMs: number; readonly span: string }
  | { readonly capMs: number; readonly rollingMs: number };

/** A notice as read; `calendar` is `null` where calendars are not known. */
type NoticePlan =
  | { readonly ms: number }
  | { readonly businessDays: number; readonly calendar: NamedCalendar | null };

/** An exclusion rule as read. */
export interface ExclusionPlan {
  /** In the measured period. */
  readonly capMs: number;
  readonly caps: readonly CapPlan[];
  readonly order: 'earliest' | 'asGiven';
  /** `undefined` when nothing need be announced. */
  readonly notice: NoticePlan | undefined;
  readonly within: NamedCalendar | null;
}

/** Rules by kind; a kind without one is always granted. */
export type ExclusionPlans = ReadonlyMap<string, ExclusionPlan>;

/** Agreed exclusions as read. */
interface AgreedPlan {
  readonly id: string;
  readonly kind: string;
  readonly calendar: NamedCalendar | null;
}

/** Terms of exclusions as read. */
export interface ExclusionTermsPlan {
  readonly excludedAs: 'leftOut' | 'up';
  readonly exclusionRules: ExclusionPlans;
  readonly agreedExclusions: readonly AgreedPlan[];
}

/** The readers of the terms of exclusions. */
export function exclusionTerms(
  calendars: CalendarsById | undefined,
): ReadersOf<ExclusionTermsPlan> {
  return {
    excludedAs: optional(word(['leftOut', 'up']), 'leftOut'),
    exclusionRules: optional(exclusionRules(calendars), NO_EXCLUSION_RULES),
    agreedExclusions: optional(agreedExclusions(calendars), []),
  } satisfies FieldsOf<ExclusionTerms>;
}

const NO_EXCLUSION_RULES: ExclusionPlans = /* @__PURE__ */ new Map();

/** The rule of a kind that has none. */
export const ALWAYS_GRANTED: ExclusionPlan = {
  capMs: Number.POSITIVE_INFINITY,
  caps: [],
  order: 'earliest',
  notice: undefined,
  within: null,
};

/** Reads exclusion rules by kind. */
function exclusionRules(calendars: CalendarsById | undefined): Read<ExclusionPlans> {
  const fields = {
    cap: optional(duration, Number.POSITIVE_INFINITY),
    caps: optional(listOf('caps', cap, { most: MOST_CAPS }), []),
    order: optional(word(['earliest', 'asGiven']), 'earliest'),
    notice: optional(noticeReader(calendars)),
    within: optional(calendarIn(calendars), null),
  } satisfies FieldsOf<ExclusionRule>;
  return byName('exclusion rules', (reader: Reader): ExclusionPlan => {
    const { cap: capMs, ...plan } = readFields(reader, 'an exclusion rule', fields);
    const rolling = plan.caps.findIndex((one) => 'rollingMs' in one);
    if (plan.order === 'asGiven' && rolling >= 0) {
      refuse(childOf(childOf(childOf(reader, 'caps'), rolling), 'rolling'), {
        code: 'invalid-option',
        expected: 'caps of named spans where the order is that of the list',
        hint: 'a rolling cap looks back in time: what comes later cannot use it up first',
      });
    }
    return { capMs, ...plan };
  });
}

/** Contracts have one or two. */
const MOST_CAPS = 20;

const cap = /* @__PURE__ */ oneKind<CapPlan>(
  'a cap',
  {
    span: (reader) => {
      const { cap: capMs, span } = readFields(reader, 'a cap', { cap: duration, span: id });
      return { capMs, span };
    },
    rolling: (reader) => {
      const table = { cap: duration, rolling: lengthAboveZero };
      const { cap: capMs, rolling: rollingMs } = readFields(reader, 'a cap', table);
      return { capMs, rollingMs };
    },
  },
  'invalid-type',
  ['cap'],
);

function noticeReader(calendars: CalendarsById | undefined): Read<NoticePlan> {
  const fields = { businessDays: whole('business days'), calendar: calendarIn(calendars) };
  return (reader) => {
    // No duration has a calendar: what has one is a notice in business days, however that is spelt.
    const isInDays = ['businessDays', 'calendar'].some(
      (name) => childOf(reader, name).value !== undefined,
    );
    return isInDays
      ? readFields(reader, 'a notice in business days', fields)
      : { ms: duration(reader) };
  };
}

/** Reads what the agreement itself excludes. */
function agreedExclusions(calendars: CalendarsById | undefined): Read<readonly AgreedPlan[]> {
  const fields = {
    calendar: calendarIn(calendars),
    kind: optional(text, 'maintenance'),
    id: optional(id),
  } satisfies FieldsOf<AgreedExclusion>;
  return listOf('agreed exclusions', (reader): AgreedPlan => {
    const { id: own, kind, calendar } = readFields(reader, 'an agreed exclusion', fields);
    return { id: own ?? calendar?.id ?? '', kind, calendar };
  });
}
