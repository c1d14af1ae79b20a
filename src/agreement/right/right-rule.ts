import { childOf, type FieldsOf, type Read, type Reader, type ReadersOf } from '../../core/read.js';
import { listOf, optional, readFields, requireObject } from '../../core/read-parts.js';
import { id, whole, word } from '../../core/read-values.js';
import {
  MOST_RULES,
  readTerminationRule,
  TERMINATION_KINDS,
  type TerminationPlan,
  type TerminationRule,
} from '../../credit/after/termination-rule.js';
import type { CalendarsById } from '../../uptime/terms/calendars.js';
import {
  type CountingAround,
  countingFields,
  type DayCounting,
  type DayCountingPlan,
  type DaySpan,
  type DaySpanPlan,
  noteCounting,
  readDaySpan,
} from '../deadline/day-span.js';

/** So many events within any days that follow each other: "three outages in any 30 days". */
export interface EventTrigger {
  readonly kind: 'events';
  readonly atLeast: number;
  /** How many days the window has, the day of the last event included. */
  readonly withinDays: number;
  /** Only events of this kind count. @defaultValue all */
  readonly of?: string | undefined;
}

/** A cause of a right: a pattern of periods, or events within days. */
export type RightTrigger = TerminationRule | EventTrigger;

/** A right that misses give: to terminate, to step in, to escalate. */
export interface RightRule extends DayCounting {
  /** Any one is enough. */
  readonly when: readonly RightTrigger[];
  /** How long the provider may mend what happened, before the right arises. @defaultValue not at all */
  readonly cure?: DaySpan | undefined;
  /** How long the right can be used, once it arose. @defaultValue without end */
  readonly exercise?: DaySpan | undefined;
}

/** A trigger as read. */
export type TriggerPlan =
  | TerminationPlan
  | {
      readonly kind: 'events';
      readonly atLeast: number;
      readonly withinDays: number;
      readonly of: string | null;
    };

/** The rule as read. */
export interface RightPlan extends DayCountingPlan {
  readonly when: readonly TriggerPlan[];
  readonly cure: DaySpanPlan | null;
  readonly exercise: DaySpanPlan | null;
}

/** Reads the rule of a right; calendars that are not known allow any id. */
export function rightRule(calendars: CalendarsById | undefined): Read<RightPlan> {
  const fields = rightFields(calendars, null);
  return (reader) => {
    const plan = readFields(reader, 'a rule of a right', fields);
    noteSpans(reader, plan, null);
    return plan;
  };
}

/** The readers of the rule of a right, to be joined with those of what else stands beside it. */
export function rightFields(
  calendars: CalendarsById | undefined,
  around: CountingAround | null,
): ReadersOf<RightPlan> {
  return {
    when: listOf('triggers', readTrigger, { least: 1, most: MOST_RULES }),
    cure: optional(readDaySpan, null),
    exercise: optional(readDaySpan, null),
    ...countingFields(calendars, around),
  } satisfies FieldsOf<RightRule>;
}

/** Notes what the spans of a right lack, or do not look at. */
export function noteSpans(
  reader: Reader,
  { cure, exercise }: RightPlan,
  around: CountingAround | null,
): void {
  const spans = [cure, exercise].filter((span) => span !== null);
  noteCounting(reader, spans, around);
}

/** More than anybody counts for a right. */
const MOST_EVENTS = 10_000;

const EVENT_FIELDS = {
  kind: /* @__PURE__ */ word(['events']),
  atLeast: /* @__PURE__ */ whole('events', { least: 1, most: MOST_EVENTS }),
  withinDays: /* @__PURE__ */ whole('days', { least: 1, most: 36_525 }),
  of: /* @__PURE__ */ optional(id, null),
} satisfies FieldsOf<EventTrigger>;

const kind = /* @__PURE__ */ word([...TERMINATION_KINDS, 'events']);

function readTrigger(reader: Reader): TriggerPlan {
  requireObject(reader, "a trigger such as { kind: 'events', atLeast: 3, withinDays: 30 }");
  return kind(childOf(reader, 'kind')) === 'events'
    ? readFields(reader, 'a trigger', EVENT_FIELDS)
    : readTerminationRule(reader);
}
