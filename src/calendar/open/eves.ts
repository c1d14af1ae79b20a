import {
  clip,
  difference,
  EMPTY,
  intersection,
  locate,
  measure,
  type TimeSet,
} from '../../core/time-set.js';
import { type DaySpan, spanHolds } from '../plan/date-span.js';
import type { EvePlan } from '../plan/eve.js';
import { datesOf, type HolidayRule } from '../plan/holiday-rule.js';
import { WHOLE_DAY } from '../plan/plan.js';
import { type Gathering, hoursLeft, putHoliday } from './holiday-day.js';
import { HOLIDAY_REACH } from './substitutes.js';

/** What the days of a plan have besides holidays, as label time since their 00:00. */
export interface PlainDays {
  readonly weeklyOn: (day: number) => TimeSet;
  /** The breaks that can fall into the hours of a day. */
  readonly breaksOn: (day: number) => TimeSet;
}

/** Shortens the days before holidays, once all holidays are where they belong. */
export function shortenEves(
  days: Gathering,
  rules: readonly HolidayRule[],
  span: DaySpan,
  plan: PlainDays,
): void {
  // What one eve leaves must not decide where the next one lies.
  const found = new Map<number, { name: string; eve: EvePlan }[]>();
  for (const rule of rules) {
    if (rule.eve === undefined) continue;
    for (const date of firstDatesOf(rule, span)) {
      const day = dayBefore(date, rule.eve, days, plan);
      if (day === undefined) continue;
      const eves = found.get(day) ?? [];
      found.set(day, [...eves, { name: rule.effect.name, eve: rule.eve }]);
    }
  }
  for (const [day, eves] of found) {
    const own = hoursLeft(plan.weeklyOn(day), days.get(day));
    const hours = shortened(
      own,
      plan.breaksOn(day),
      eves.map(({ eve }) => eve),
    );
    for (const name of new Set(eves.map((one) => one.name)))
      putHoliday(days, day, { name: `eve of ${name}`, hours, share: WHOLE_DAY });
  }
}

/** The dates before which a rule has an eve: of several dates in a row, the first. */
function firstDatesOf(rule: HolidayRule, span: DaySpan): readonly number[] {
  if (!('span' in rule.when)) return datesOf(rule, span);
  const { first } = rule.when.span;
  return spanHolds(span, first) ? [first] : [];
}

function dayBefore(
  date: number,
  { isDayBefore }: EvePlan,
  days: Gathering,
  { weeklyOn }: PlainDays,
): number | undefined {
  const last = date - (isDayBefore ? 1 : HOLIDAY_REACH);
  for (let day = date - 1; day >= last; day--)
    if (hoursLeft(weeklyOn(day), days.get(day)).length > 0) return day;
  return undefined;
}

/** Hours cut to what all eves leave, and then once by the longest length. */
function shortened(own: TimeSet, breaks: TimeSet, eves: readonly EvePlan[]): TimeSet {
  const hours = eves.reduce<TimeSet>(
    (left, eve) => (eve.hours === undefined ? left : intersection(left, eve.hours)),
    own,
  );
  const cutMs = Math.max(...eves.map(({ shorterByMs }) => shorterByMs));
  if (cutMs === 0) return hours;
  const open = difference(hours, breaks);
  const end = locate(open, measure(open) - cutMs, 0);
  return measure(open) <= cutMs || end === undefined ? EMPTY : clip(hours, 0, end);
}
