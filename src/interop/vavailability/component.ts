import { ALL_DAYS, type DaySpan, spanHolds } from '../../calendar/plan/date-span.js';
import type { Layer, Override, WeekInput } from '../../calendar/plan/definition.js';
import { formatHours } from '../../calendar/plan/hours.js';
import { DAY_MS, formatDate, weekdayOf } from '../../core/civil.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import type { TimeSet } from '../../core/time-set.js';
import { writeWeek } from '../shared/write-week.js';
import type { Availability, Once, Repeated } from './available.js';

/** A component of availability with the dates and the rank that it has. */
export interface Component extends Availability {
  readonly name: string;
  readonly span: DaySpan;
  /** 1 is the highest; 10 stands for none. */
  readonly rank: number;
}

/** One layer for every stretch of dates in which the same rules hold. */
export function layersOf({ name, span, repeated }: Component): Layer[] {
  const cuts = repeated.flatMap(({ first, last }) => [first, last + 1]);
  const inside = cuts.filter((day) => day > span.first && day <= span.last);
  const starts = [...new Set([span.first, ...inside])].sort((a, b) => a - b);
  return starts.map((first, index) => {
    const last = (starts[index + 1] ?? span.last + 1) - 1;
    const active = repeated.filter((rule) => rule.first <= first && first <= rule.last);
    return {
      name,
      ...(first === ALL_DAYS.first ? {} : { from: formatDate(first) }),
      ...(last === ALL_DAYS.last ? {} : { through: formatDate(last) }),
      weekly: weekOf(active, first === ALL_DAYS.first ? 0 : first),
    };
  });
}

function weekOf(rules: readonly Repeated[], near: number): WeekInput {
  const weeks = rules.reduce((all, rule) => leastCommonMultiple(all, rule.weeks), 1);
  const monday = near - weekdayOf(near);
  const hoursOn = (day: number): TimeSet => merged(rules.filter((rule) => falls(rule, day)));
  const hours = Array.from({ length: weeks }, (_, week) =>
    writeWeek(Array.from({ length: 7 }, (__, day) => hoursOn(monday + week * 7 + day))),
  );
  return weeks === 1 ? (hours[0] ?? {}) : { anchor: formatDate(monday), weeks: hours };
}

/** Whether the repetition gives the day, its own end and exceptions left aside. */
function falls({ anchor, weeks, offsets }: Repeated, day: number): boolean {
  const length = weeks * 7;
  return offsets.has((((day - anchor) % length) + length) % length);
}

/** The hours of a day: single ones, and those of the rules that do not except it. */
function hoursOf(rules: readonly Repeated[], once: readonly Once[], day: number): TimeSet {
  const kept = rules.filter((rule) => falls(rule, day) && !rule.excluded.has(day));
  return merged([...kept, ...once.filter((one) => one.day === day)]);
}

function merged(parts: readonly Pick<Once, 'hours'>[]): TimeSet {
  return toTimeSetFromColumns(
    parts.map(({ hours }) => hours[0]),
    parts.map(({ hours }) => hours[1]),
  );
}

/** An override and its date. */
export interface DatedOverride {
  readonly day: number;
  readonly override: Override;
}

/** Dates that the rules alone do not tell. */
export function overridesOf({ name, span, repeated, once }: Component): readonly DatedOverride[] {
  const excluded = repeated.flatMap((rule) => [...rule.excluded].filter((day) => falls(rule, day)));
  const days = new Set([...excluded, ...once.map(({ day }) => day)]);
  return [...days]
    .filter((day) => spanHolds(span, day))
    .sort((a, b) => a - b)
    .map((day) => {
      const active = repeated.filter(({ first, last }) => first <= day && day <= last);
      const hours = formatHours(hoursOf(active, once, day));
      return { day, override: { kind: 'replace', date: formatDate(day), hours, name } };
    });
}

/** Whether hours that begin on a day run into the next one. */
export function hasNight({ span, repeated, once }: Component, day: number): boolean {
  if (!spanHolds(span, day) || day === ALL_DAYS.last) return false;
  const active = repeated.filter(({ first, last }) => first <= day && day <= last);
  return hoursOf(active, once, day).some((bound) => bound > DAY_MS);
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
