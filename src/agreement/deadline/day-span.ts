import {
  childOf,
  type FieldsOf,
  note,
  type Read,
  type Reader,
  type ReadersOf,
  refuse,
} from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { whole } from '../../core/read-values.js';
import {
  type CalendarsById,
  calendarIn,
  type NamedCalendar,
} from '../../uptime/terms/calendars.js';
import {
  type CalendarPeriodPlan,
  type CalendarPeriodRule,
  readCalendarRule,
} from '../../zone/period-rule.js';
import { readZone, type Zone } from '../../zone/zone.js';

/**
 * A time that runs in whole days: so many days, business days or months after a day, or so many billing
 * cycles after the one in which that day lies. It ends with its last day.
 */
export type DaySpan =
  | { readonly businessDays: number }
  | { readonly days: number }
  /** A day that the last month lacks is its last day. */
  | { readonly calendarMonths: number }
  /** 0 is the rest of the cycle in which the day lies. */
  | { readonly billingCycles: number };

/** The terms on which days are counted. */
export interface DayCounting {
  /** IANA id of the zone whose midnights end the days. */
  readonly timeZone: string;
  /** The id of the calendar whose business days count; for spans of business days alone. */
  readonly calendar?: string | undefined;
  /** The cycles in which is billed; for spans of billing cycles alone. */
  readonly billing?: CalendarPeriodRule | undefined;
}

/** The units of spans. */
type DayUnit = 'businessDays' | 'days' | 'calendarMonths' | 'billingCycles';

/** A span as read. */
export interface DaySpanPlan {
  readonly unit: DayUnit;
  readonly count: number;
}

/** Counting as read; `calendar` is `null` without one, or where calendars are not known. */
export interface DayCountingPlan {
  readonly timeZone: Zone;
  readonly calendar: NamedCalendar | null;
  readonly billing: CalendarPeriodPlan | null;
}

/** A century of days, and more months and cycles than any contract waits. */
const MOST: Readonly<Record<DayUnit, number>> = {
  businessDays: 36_525,
  days: 36_525,
  calendarMonths: 1200,
  billingCycles: 400,
};

/** Reads a span of days. */
export const readDaySpan: Read<DaySpanPlan> = /* @__PURE__ */ oneKind('a span of days', {
  businessDays: /* @__PURE__ */ spanOf('businessDays', 'business days'),
  days: /* @__PURE__ */ spanOf('days', 'days'),
  calendarMonths: /* @__PURE__ */ spanOf('calendarMonths', 'months'),
  billingCycles: /* @__PURE__ */ spanOf('billingCycles', 'billing cycles'),
});

function spanOf(unit: DayUnit, what: string): Read<DaySpanPlan> {
  return (reader) => {
    const fields = { [unit]: whole(what, { most: MOST[unit] }) };
    return { unit, count: readFields(reader, 'a span of days', fields)[unit] as number };
  };
}

/** What an agreement around a rule says of counting, so that the rule does not. */
export type CountingAround = Pick<DayCountingPlan, 'timeZone' | 'billing'>;

/**
 * The readers of the terms of counting, to be joined with those of a rule.
 *
 * @param around - The agreement in which the rule stands; `null` for a rule that stands alone.
 */
export function countingFields(
  calendars: CalendarsById | undefined,
  around: CountingAround | null,
): ReadersOf<DayCountingPlan> {
  return {
    timeZone: around === null ? readZone : known(around.timeZone, 'its zone'),
    calendar: optional(calendarIn(calendars), null),
    billing:
      around === null ? optional(readCalendarRule, null) : known(around.billing, 'its periods'),
  } satisfies FieldsOf<DayCounting>;
}

/** Reads what the agreement says, and refuses the rule that says it, too. */
function known<T>(value: T, what: string): Read<T> {
  return (reader) => {
    if (reader.value === undefined) return value;
    refuse(reader, {
      code: 'unknown-field',
      expected: `a rule that leaves it to the agreement: ${what}`,
    });
  };
}

/** Notes what the spans of a rule need to be counted, and what none of them looks at. */
export function noteCounting(
  reader: Reader,
  spans: readonly DaySpanPlan[],
  around: CountingAround | null,
): void {
  noteNeed(childOf(reader, 'calendar'), 'businessDays', spans);
  if (around === null) noteNeed(childOf(reader, 'billing'), 'billingCycles', spans);
}

function noteNeed(place: Reader, needed: keyof typeof NEEDED, spans: readonly DaySpanPlan[]): void {
  const isNeeded = spans.some(({ unit }) => unit === needed);
  const isGiven = place.value !== undefined;
  if (isNeeded === isGiven) return;
  note(place, {
    code: isNeeded ? 'missing-field' : 'invalid-option',
    expected: isNeeded ? NEEDED[needed] : `nothing here: no span is in ${needed}`,
  });
}

const NEEDED = {
  businessDays: 'the id of the calendar whose business days count',
  billingCycles: "the cycles in which is billed, such as { unit: 'month', timeZone: 'UTC' }",
} as const;
