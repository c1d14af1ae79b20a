import type { TimeSet } from '../core/time-set.js';
import { type Placement, placeDay, restart, startPlacement } from './open/placement.js';
import { breakHours, ownHoursIn } from './open/resolve.js';
import type { DaySpan } from './plan/date-span.js';
import type { OverridePlan, PlainPlan } from './plan/plan.js';

/** The longest stretch of an override that is looked at: what does nothing for a year does nothing. */
const COMPARED_DAYS = 400;
/** So many days of overrides are looked at, from the first date on; an override behind them is not doubted. */
const MOST_COMPARED = 200_000;
/** Hours last up to 48 h, so days as far apart can hide each other. */
const REACH = 3;

/**
 * The overrides without which the calendar would be the same, by their place in the plan. One sweep
 * over the time around what overrides name, for an override matters where it alone opens or closes.
 */
export function idleOverrides(plan: PlainPlan): readonly number[] {
  const matters = new Set<number>();
  const idle: number[] = [];
  let left = MOST_COMPARED;
  for (const { span, begun } of stretchesOf(plan)) {
    const present = presentIn(plan, span);
    left -= present.reduce((days, i) => days + sharedDays(plan, i, span), 0);
    if (left < 0) break;
    sweep(changesIn(plan, span, present), matters);
    idle.push(...begun.filter((i) => !matters.has(i)));
  }
  return idle.sort((a, b) => a - b);
}

/** Days that are looked at together, and the overrides that begin among them. */
interface Stretch {
  readonly span: DaySpan;
  readonly begun: readonly number[];
}

function stretchesOf({ overrides }: PlainPlan): readonly Stretch[] {
  const order = overrides
    .map(({ span }, i) => ({ span, i }))
    .sort((a, b) => a.span.first - b.span.first);
  const stretches: { span: { first: number; last: number }; begun: number[] }[] = [];
  for (const {
    i,
    span: { first, last },
  } of order) {
    const end = Math.min(last, first + COMPARED_DAYS) + REACH;
    const current = stretches.at(-1);
    if (current === undefined || first - REACH > current.span.last) {
      stretches.push({ span: { first: first - REACH, last: end }, begun: [i] });
    } else {
      current.span.last = Math.max(current.span.last, end);
      current.begun.push(i);
    }
  }
  return stretches;
}

function presentIn({ overrides }: PlainPlan, { first, last }: DaySpan): readonly number[] {
  return overrides.flatMap(({ span }, i) => (span.first <= last && span.last >= first ? [i] : []));
}

function sharedDays({ overrides }: PlainPlan, i: number, { first, last }: DaySpan): number {
  const { span } = overrides[i] as OverridePlan;
  return Math.min(span.last, last) - Math.max(span.first, first) + 1;
}

/** What a bound begins or ends: open time, closed time, or the hours that one replacement hides. */
type Role = 'opens' | 'closes' | 'hidden';

/** One bound of somebody's hours. */
interface Change {
  readonly at: number;
  readonly role: Role;
  readonly owner: number;
  readonly by: 1 | -1;
}

/** Owns hours that no override names: those of the week, and breaks. */
const NOBODY = -1;

function changesIn(plan: PlainPlan, span: DaySpan, present: readonly number[]): readonly Change[] {
  const { zone, overrides, breaks } = plan;
  const changes: Change[] = [];
  const placement = startPlacement(zone, 1);
  const put = (day: number, hours: TimeSet, role: Role, owner: number): void => {
    for (const [at, by] of boundsOn(placement, day, hours)) changes.push({ at, role, owner, by });
  };
  const own = ownHoursIn({ ...plan, overrides: [] }, span);
  const byDay = presentByDay(plan, span, present);
  for (let day = span.first; day <= span.last; day++) {
    const here = byDay[day - span.first] ?? [];
    const kindOf = (i: number) => overrides[i]?.kind;
    const replacing = here.filter((i) => kindOf(i) === 'replace');
    const week = own[day - span.first] as TimeSet;
    if (replacing.length === 0) put(day, week, 'opens', NOBODY);
    if (replacing.length === 1) put(day, week, 'hidden', replacing[0] as number);
    for (const i of here)
      put(day, overrides[i]?.hours as TimeSet, kindOf(i) === 'remove' ? 'closes' : 'opens', i);
  }
  for (const item of breaks)
    for (const { day, hours } of breakHours(item, span)) put(day, hours, 'closes', NOBODY);
  return changes.sort((a, b) => a.at - b.at);
}

/** The overrides of each day of a span. */
function presentByDay(
  { overrides }: PlainPlan,
  span: DaySpan,
  present: readonly number[],
): readonly (readonly number[])[] {
  const byDay = Array.from({ length: span.last - span.first + 1 }, (): number[] => []);
  for (const i of present) {
    const { first, last } = (overrides[i] as OverridePlan).span;
    const end = Math.min(last, span.last);
    for (let day = Math.max(first, span.first); day <= end; day++) byDay[day - span.first]?.push(i);
  }
  return byDay;
}

function* boundsOn(placement: Placement, day: number, hours: TimeSet): Iterable<[number, 1 | -1]> {
  restart(placement);
  placeDay(placement, day, hours);
  for (let i = 0; i < placement.length; i++)
    yield [placement.bounds[i] as number, i % 2 === 0 ? 1 : -1];
}

/** How often each owner holds at the moment, by role. */
type Present = Readonly<Record<Role, Map<number, number>>>;

function sweep(changes: readonly Change[], matters: Set<number>): void {
  const present: Present = { opens: new Map(), closes: new Map(), hidden: new Map() };
  changes.forEach(({ at, role, owner, by }, i) => {
    const owners = present[role];
    const count = (owners.get(owner) ?? 0) + by;
    if (count === 0) owners.delete(owner);
    else owners.set(owner, count);
    if (changes[i + 1]?.at !== at) for (const i of decisive(present)) matters.add(i);
  });
}

/** Without whom the moment would be open instead of closed, or closed instead of open. */
function decisive({ opens, closes, hidden }: Present): Iterable<number> {
  if (closes.size > 0) return closes.size === 1 && opens.size > 0 ? closes.keys() : [];
  // A replacement that takes the week's hours away, and one that leaves them as they were.
  if (opens.size === 0) return hidden.keys();
  return opens.size === 1 ? [...opens.keys()].filter((owner) => !hidden.has(owner)) : [];
}
