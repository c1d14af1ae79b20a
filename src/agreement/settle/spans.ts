import { DAY_MS, formatDate } from '../../core/civil.js';
import { MIN_INSTANT } from '../../core/instant.js';
import type { Interval } from '../../core/interval.js';
import { readerOf } from '../../core/read.js';
import { MOST_PERIODS } from '../../credit/scheme/history.js';
import type { CapWindow } from '../../credit/scheme/scheme.js';
import { periodOn } from '../../zone/period.js';
import { type CalendarPeriodPlan, readCalendarRule } from '../../zone/period-rule.js';
import { labelOfInstant } from '../../zone/zone.js';
import type { SpansOf } from '../kinds/measured.js';
import type { AgreementPlan } from '../read.js';

const UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** Finds the spans of a name that lie over a part of a period. */
export function spansOver(plan: AgreementPlan, part: Interval): SpansOf {
  return (name) => {
    const rule = ruleOf(plan, name);
    if (rule === undefined) return undefined;
    const spans: Interval[] = [];
    for (let at = part.startAt; at < part.endAt; ) {
      const { startAt, endAt } = periodOn(rule, at);
      spans.push({ startAt, endAt });
      at = endAt;
    }
    return spans;
  };
}

/**
 * How many periods before one lie in each window that a cap may name: those that began in it. An agreement
 * without a first date has no years and no term of its own.
 */
export function periodsBefore(
  plan: AgreementPlan,
  period: Interval,
): Readonly<Partial<Record<CapWindow, number>>> {
  if (!looksBackByName(plan)) return {};
  const countSince = (startAt: number): number => {
    let count = 0;
    let at = period.startAt;
    // More periods than a history may have are as good as all of it.
    while (at > startAt && count < MOST_PERIODS) {
      at = periodOn(plan.periods, at - 1).startAt;
      if (at >= startAt) count++;
    }
    return count;
  };
  const yearOf = (name: 'year' | 'contractYear'): number | undefined => {
    const rule = ruleOf(plan, name);
    return rule === undefined ? undefined : countSince(periodOn(rule, period.startAt).startAt);
  };
  const [calendarYear, contractYear] = [yearOf('year'), yearOf('contractYear')];
  return {
    ...(calendarYear === undefined ? {} : { calendarYear }),
    ...(contractYear === undefined ? {} : { contractYear, term: countSince(plan.inForce.startAt) }),
  };
}

/** Whether some cap names a window; nobody else needs to know. */
function looksBackByName({ objectives }: AgreementPlan): boolean {
  return objectives.some(({ remedy }) =>
    remedy?.plan.totalCaps.some(({ window }) => typeof window === 'string'),
  );
}

function ruleOf({ zone, inForce }: AgreementPlan, name: string): CalendarPeriodPlan | undefined {
  const unit = UNITS.find((one) => one === name);
  if (unit !== undefined) return readCalendarRule(readerOf({ unit, timeZone: zone.id }));
  // An agreement without a first date has no years of its own.
  if (name !== 'contractYear' || inForce.startAt <= MIN_INSTANT) return undefined;
  const anchor = formatDate(Math.floor(labelOfInstant(zone, inForce.startAt) / DAY_MS));
  return readCalendarRule(readerOf({ unit: 'year', timeZone: zone.id, anchor }));
}
