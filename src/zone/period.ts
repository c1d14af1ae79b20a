import {
  civilDateOf,
  DAY_MS,
  daysInMonth,
  epochDayOf,
  formatDate,
  parseDate,
  parseTime,
} from '../core/civil.js';
import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, MIN_INSTANT, toInstant } from '../core/instant.js';
import { instantOfLabel, labelOfInstant, type Zone, zoneOf } from './zone.js';

/** A recurring calendar period in a time zone. Real lengths: a month has 28 to 31 days, a day 23 to 25 hours. */
export interface CalendarPeriodRule {
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** IANA id of the zone whose midnights bound the period. */
  readonly timeZone: string;
  /**
   * The date from which periods are counted, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`: a billing anchor.
   * Months anchored on the 29th to 31st start on the last day of a shorter month. With a time,
   * periods begin at that wall-clock time.
   *
   * @defaultValue the first day of the month or year, Monday for weeks
   */
  readonly anchor?: string;
}

/** A window of fixed civil length that ends at the instant asked about. */
export interface RollingPeriodRule {
  readonly unit: 'rolling';
  readonly timeZone: string;
  /** Civil days back, keeping the wall-clock time. One of `days` and `months` is given. */
  readonly days?: number;
  /** Months back, keeping date and wall-clock time; a missing day is the last of its month. */
  readonly months?: number;
}

/** Which periods there are: recurring ones of the calendar, or windows that end where one asks. */
export type PeriodRule = CalendarPeriodRule | RollingPeriodRule;

/** A period: `[startAt, endAt)` in epoch milliseconds, and a name such as `2026-03`. */
export interface Period {
  readonly startAt: number;
  readonly endAt: number;
  readonly id: string;
}

/** Months per unit; days and weeks are counted in days. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const DAYS = { day: 1, week: 7 } as const;

/**
 * The period that contains an instant; for a rolling rule, the window that ends there.
 *
 * @param rule - Which periods there are.
 * @param at - The instant.
 * @throws {@link SlaError} `invalid-option`, `invalid-date`, `invalid-time-zone`, `invalid-instant`,
 * `result-out-of-range` when a rolling period starts before the year 0001.
 * @example
 * import { periodAt, toIso } from 'slakit'
 * toIso(periodAt({ unit: 'month', timeZone: 'Europe/Riga' }, '2024-03-10T00:00:00Z'))
 * // => { startAt: '2024-02-29T22:00:00.000Z', endAt: '2024-03-31T21:00:00.000Z', id: '2024-03' }
 */
export function periodAt(rule: PeriodRule, at: InstantInput, path: Path = []): Period {
  const instant = toInstant(at, path);
  const zone = zoneOf(rule.timeZone, [...path, 'timeZone']);
  if (rule.unit === 'rolling') return rollingPeriod(rule, zone, instant, path);
  const anchor = anchorOf(rule, path);
  const day = Math.floor((labelOfInstant(zone, instant) - anchor.timeMs) / DAY_MS);
  const index = periodIndexOf(rule.unit, anchor.day, day);
  const period = periodByIndex(rule, zone, anchor, index);
  // Clocks set back over midnight show yesterday's date again after the new period has begun; a
  // midnight inside a gap starts the period later than the first label of its date.
  if (instant >= period.endAt) return periodByIndex(rule, zone, anchor, index + 1);
  return instant < period.startAt ? periodByIndex(rule, zone, anchor, index - 1) : period;
}

/**
 * The period that follows another of the same rule.
 *
 * @example
 * import { nextPeriod, periodAt } from 'slakit'
 * const rule = { unit: 'month', timeZone: 'UTC', anchor: '2026-01-31' } as const
 * nextPeriod(rule, periodAt(rule, '2026-02-10T00:00:00Z')).id // => '2026-02-28'
 */
export function nextPeriod(rule: CalendarPeriodRule, period: Period): Period {
  return periodAt(rule, period.endAt);
}

/** The period before another of the same rule. */
export function previousPeriod(rule: CalendarPeriodRule, period: Period): Period {
  return periodAt(rule, period.startAt - 1);
}

function rollingPeriod(rule: RollingPeriodRule, zone: Zone, endAt: number, path: Path): Period {
  const { days, months } = rule;
  const count = days ?? months;
  if (
    (days === undefined) === (months === undefined) ||
    !Number.isInteger(count) ||
    (count as number) < 1
  ) {
    fail({
      code: 'invalid-option',
      path,
      expected: 'a rolling period of either days or months, a whole number from 1',
      received: shown(count),
    });
  }
  const label = labelOfInstant(zone, endAt);
  const day = Math.floor(label / DAY_MS);
  const startDay = days === undefined ? addMonths(day, -(months as number)) : day - days;
  // Asked the other way round, so that a day too far back for a number is refused too.
  if (!(startDay * DAY_MS >= MIN_INSTANT)) {
    fail({
      code: 'result-out-of-range',
      path,
      expected: 'a rolling period that starts in the year 0001 or later',
      received: shown(count),
    });
  }
  const startAt = instantOfLabel(zone, startDay * DAY_MS + (label - day * DAY_MS));
  return { startAt, endAt, id: `P${count}${days === undefined ? 'M' : 'D'}` };
}

function periodByIndex(
  rule: CalendarPeriodRule,
  zone: Zone,
  anchor: Anchor,
  index: number,
): Period {
  const first = periodStartDay(rule.unit, anchor.day, index);
  const next = periodStartDay(rule.unit, anchor.day, index + 1);
  return {
    startAt: instantOfLabel(zone, first * DAY_MS + anchor.timeMs),
    endAt: instantOfLabel(zone, next * DAY_MS + anchor.timeMs),
    id: periodId(rule.unit, first),
  };
}

/** Which period since the anchor a day falls in; negative before the anchor. */
function periodIndexOf(unit: CalendarPeriodRule['unit'], anchor: number, day: number): number {
  if (unit === 'day' || unit === 'week') return Math.floor((day - anchor) / DAYS[unit]);
  const from = civilDateOf(anchor);
  const to = civilDateOf(day);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  const guess = Math.floor(months / MONTHS[unit]);
  // The anchored day of this month may still lie ahead.
  return periodStartDay(unit, anchor, guess) <= day ? guess : guess - 1;
}

function periodStartDay(unit: CalendarPeriodRule['unit'], anchor: number, index: number): number {
  return unit === 'day' || unit === 'week'
    ? anchor + index * DAYS[unit]
    : addMonths(anchor, index * MONTHS[unit]);
}

/** Adds months to an epoch day; a day that the target month lacks becomes its last. */
export function addMonths(day: number, months: number): number {
  const from = civilDateOf(day);
  const first = civilDateOf(epochDayOf(from.year, from.month + months, 1));
  return epochDayOf(
    first.year,
    first.month,
    Math.min(from.day, daysInMonth(first.year, first.month)),
  );
}

interface Anchor {
  readonly day: number;
  readonly timeMs: number;
}

function anchorOf(rule: CalendarPeriodRule, path: Path): Anchor {
  if (!Object.hasOwn(DAYS, rule.unit) && !Object.hasOwn(MONTHS, rule.unit)) {
    fail({
      code: 'invalid-option',
      path: [...path, 'unit'],
      expected: 'day, week, month, quarter, year or rolling',
      received: shown(rule.unit),
    });
  }
  // 1970-01-05 was the first Monday of the epoch; months, quarters and years count from January.
  if (rule.anchor === undefined) return { day: rule.unit === 'week' ? 4 : 0, timeMs: 0 };
  const at = [...path, 'anchor'];
  const [date = '', time] = typeof rule.anchor === 'string' ? rule.anchor.split('T', 2) : [];
  return { day: parseDate(date, at), timeMs: time === undefined ? 0 : parseTime(time, at) };
}

/** Names a period by what its start leaves open: a year, a month, a quarter, or a date. */
function periodId(unit: CalendarPeriodRule['unit'], startDay: number): string {
  const { year, month, day } = civilDateOf(startDay);
  const date = formatDate(startDay);
  if (day === 1 && unit === 'month') return date.slice(0, 7);
  if (day === 1 && unit === 'quarter' && month % 3 === 1)
    return `${date.slice(0, 4)}-Q${(month + 2) / 3}`;
  if (day === 1 && unit === 'year' && month === 1) return String(year).padStart(4, '0');
  return date;
}
