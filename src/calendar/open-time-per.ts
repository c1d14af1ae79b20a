import { DAY_MS } from '../core/civil.js';
import { fail } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { readerOf } from '../core/read.js';
import { type Period, periodOn } from '../zone/period.js';
import { readCalendarRule } from '../zone/period-rule.js';
import { zoneAt } from '../zone/zone.js';
import { openTimeBetween } from './business-time.js';
import { planOf } from './open/block.js';
import type { CompiledCalendar } from './open/compiled.js';

/** A civil period and its open time. */
export interface OpenPeriod extends Period {
  readonly openMs: number;
}

/**
 * Open time per civil day, week, month, quarter or year of the calendar's zone. The first and last
 * period are cut at the range.
 *
 * @param calendar - A compiled calendar.
 * @param unit - Weeks begin on Monday.
 * @param from - Start, included.
 * @param to - End, excluded.
 * @returns The periods in order.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-option`, and
 * `result-out-of-range` for more than 40,000 periods.
 * @example
 * import { compileCalendar, openTimePer } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * openTimePer(office, 'week', '2026-03-02T00:00:00Z', '2026-03-16T00:00:00Z').map((week) => week.openMs / 3_600_000)
 * // => [40, 40]
 */
export function openTimePer(
  calendar: CompiledCalendar,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  from: InstantInput,
  to: InstantInput,
): OpenPeriod[] {
  const start = toInstant(from);
  const end = toInstant(to);
  const { zone } = planOf(calendar);
  // A zone that becomes another has no id of its own: the rule is read in one that has, and moved.
  const rule = { ...readCalendarRule(readerOf({ unit, timeZone: zoneAt(zone, start).id })), zone };
  // What cannot be listed is refused before anything is counted for it.
  if (end - start > (MOST_PERIODS + 1) * LONGEST_DAYS[unit] * DAY_MS) failLimit(unit);
  const out: OpenPeriod[] = [];
  for (let at = start; at < end; ) {
    if (out.length === MOST_PERIODS) failLimit(unit);
    const period = periodOn(rule, at);
    const endAt = Math.min(period.endAt, end);
    out.push({ id: period.id, startAt: at, endAt, openMs: openTimeBetween(calendar, at, endAt) });
    at = endAt;
  }
  return out;
}

/** More periods than a century has days. */
const MOST_PERIODS = 40_000;

/** No period is longer on the average of many: a zone can repeat hours of one day, or the whole day. */
const LONGEST_DAYS = { day: 1.1, week: 7.1, month: 31, quarter: 92, year: 366 };

function failLimit(unit: string): never {
  fail({
    code: 'result-out-of-range',
    path: ['to'],
    expected: `at most ${MOST_PERIODS} periods`,
    received: `more of the unit ${unit}`,
    hint: 'ask for a shorter stretch, or for longer periods',
  });
}
