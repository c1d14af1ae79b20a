import type { TimeSet } from '../../core/time-set.js';
import type { DaySpan } from '../plan/date-span.js';
import type { OverridePlan, PlainPlan } from '../plan/plan.js';

/**
 * The hours that overrides of one kind name on each of some days, one stretch of hours each, in the order
 * of their starts: so whoever places them day by day finds them in order, and has nothing to sort.
 * `undefined` when there are none.
 */
export function overridesByDay(
  { overrides }: PlainPlan,
  kind: OverridePlan['kind'],
  days: DaySpan,
): ((day: number) => readonly TimeSet[]) | undefined {
  const present = overrides.filter(
    ({ kind: one, span }) => one === kind && span.first <= days.last && span.last >= days.first,
  );
  if (present.length === 0) return undefined;
  const changing = daysOfChange(present);
  let known: readonly TimeSet[] = [];
  let knownOn = Number.NaN;
  return (day) => {
    // From one day to the next nothing changes, unless an override begins there, or has ended before.
    if (day === knownOn + 1 ? changing.has(day) : day !== knownOn) known = hoursOn(present, day);
    knownOn = day;
    return known;
  };
}

function daysOfChange(overrides: readonly OverridePlan[]): ReadonlySet<number> {
  return new Set(overrides.flatMap(({ span: { first, last } }) => [first, last + 1]));
}

function hoursOn(overrides: readonly OverridePlan[], day: number): readonly TimeSet[] {
  return overrides
    .flatMap(({ span, hours }) => (span.first <= day && day <= span.last ? stretches(hours) : []))
    .sort((a, b) => (a[0] as number) - (b[0] as number));
}

function stretches(hours: TimeSet): readonly TimeSet[] {
  return Array.from({ length: hours.length / 2 }, (_, i) => hours.slice(2 * i, 2 * i + 2));
}
