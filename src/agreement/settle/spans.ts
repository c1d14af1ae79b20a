import { DAY_MS, formatDate } from '../../core/civil.js';
import { MIN_INSTANT } from '../../core/instant.js';
import type { Interval } from '../../core/interval.js';
import { readerOf } from '../../core/read.js';
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

function ruleOf({ zone, inForce }: AgreementPlan, name: string): CalendarPeriodPlan | undefined {
  const unit = UNITS.find((one) => one === name);
  if (unit !== undefined) return readCalendarRule(readerOf({ unit, timeZone: zone.id }));
  // An agreement without a first date has no years of its own.
  if (name !== 'contractYear' || inForce.startAt <= MIN_INSTANT) return undefined;
  const anchor = formatDate(Math.floor(labelOfInstant(zone, inForce.startAt) / DAY_MS));
  return readCalendarRule(readerOf({ unit: 'year', timeZone: zone.id, anchor }));
}
