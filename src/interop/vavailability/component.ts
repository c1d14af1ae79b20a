import { ALL_DAYS, type DaySpan, spanHolds } from '../../calendar/plan/date-span.js';
import type { Layer, Override, WeekInput } from '../../calendar/plan/definition.js';
import { formatHours } from '../../calendar/plan/hours.js';
import { MOST_WEEKS } from '../../calendar/plan/week.js';
import { DAY_MS, formatDate, weekdayOf } from '../../core/civil.js';
import { fail } from '../../core/error.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import type { TimeSet } from '../../core/time-set.js';
import { type Steps, spend } from '../shared/steps.js';
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
export function layersOf({ name, span, repeated }: Component, steps: Steps): Layer[] {
  const cuts = repeated.flatMap(({ first, last }) => [first, last + 1]);
  const inside = cuts.filter((day) => day > span.first && day <= span.last);
  const starts = [...new Set([span.first, ...inside])].sort((a, b) => a - b);
  spend(steps, starts.length * repeated.length);
  return starts.map((first, index) => {
    const last = (starts[index + 1] ?? span.last + 1) - 1;
    const active = repeated.filter((rule) => rule.first <= first && first <= rule.last);
    return {
      name,
      ...(first === ALL_DAYS.first ? {} : { from: formatDate(first) }),
      ...(last === ALL_DAYS.last ? {} : { through: formatDate(last) }),
      weekly: weekOf(active, first === ALL_DAYS.first ? 0 : first, steps),
    };
  });
}

function weekOf(rules: readonly Repeated[], near: number, steps: Steps): WeekInput {
  const weeks = rules.reduce((all, rule) => weeksOfBoth(all, rule.weeks), 1);
  const monday = near - weekdayOf(near);
  spend(steps, weeks * STEPS_OF_A_WEEK);
  const days = Array.from({ length: weeks * 7 }, (): Repeated[] => []);
  for (const rule of rules) {
    const length = rule.weeks * 7;
    spend(steps, (rule.offsets.size * weeks) / rule.weeks);
    for (const offset of rule.offsets) {
      const first = mod(rule.anchor + offset - monday, length);
      for (let day = first; day < days.length; day += length) days[day]?.push(rule);
    }
  }
  const hours = days.map(merged);
  const written = Array.from({ length: weeks }, (_, week) =>
    writeWeek(hours.slice(week * 7, week * 7 + 7)),
  );
  return weeks === 1 ? (written[0] ?? {}) : { anchor: formatDate(monday), weeks: written };
}

/** Seven days are merged and written as text. */
const STEPS_OF_A_WEEK = 20;

/** After how many weeks two repetitions both begin anew; a calendar takes no longer rota. */
function weeksOfBoth(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  const weeks = (a / x) * b;
  if (weeks <= MOST_WEEKS) return weeks;
  fail({
    code: 'invalid-calendar',
    path: ['text'],
    expected: `weekly rules that together begin anew within ${MOST_WEEKS} weeks`,
    received: `intervals of ${a} and ${b} weeks`,
    hint: 'write out the dates of the rarer rules',
  });
}

/** Whether the repetition gives the day, its own end and exceptions left aside. */
function falls({ anchor, weeks, offsets }: Repeated, day: number): boolean {
  return offsets.has(mod(day - anchor, weeks * 7));
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
export function overridesOf(component: Component, steps: Steps): readonly DatedOverride[] {
  const { name, span, repeated, once } = component;
  const excluded = repeated.flatMap((rule) => [...rule.excluded].filter((day) => falls(rule, day)));
  const days = new Set([...excluded, ...once.map(({ day }) => day)]);
  spend(steps, days.size * (repeated.length + 1));
  const hoursOn = hoursIn(component);
  return [...days]
    .filter((day) => spanHolds(span, day))
    .sort((a, b) => a - b)
    .map((day) => {
      const hours = formatHours(hoursOn(day));
      return { day, override: { kind: 'replace', date: formatDate(day), hours, name } };
    });
}

/** Whether hours that begin on a day run into the next one. */
export function hasNight(component: Component, day: number, steps: Steps): boolean {
  const { span, repeated, once } = component;
  spend(steps, 1);
  if (!spanHolds(span, day) || day === ALL_DAYS.last) return false;
  spend(steps, repeated.length + once.length);
  return hoursIn(component)(day).some((bound) => bound > DAY_MS);
}

/** The hours of a day: single ones, and those of the rules that hold then and do not except it. */
function hoursIn({ repeated, once }: Component): (day: number) => TimeSet {
  const single = new Map<number, Once[]>();
  for (const one of once) {
    const known = single.get(one.day);
    if (known === undefined) single.set(one.day, [one]);
    else known.push(one);
  }
  return (day) => {
    const kept = repeated.filter(
      (rule) =>
        rule.first <= day && day <= rule.last && falls(rule, day) && !rule.excluded.has(day),
    );
    return merged([...kept, ...(single.get(day) ?? [])]);
  };
}

function mod(value: number, length: number): number {
  return ((value % length) + length) % length;
}
