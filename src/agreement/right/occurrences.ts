import { type Missing, type Pattern, patternsIn } from '../../credit/after/pattern.js';
import type { TerminationPlan } from '../../credit/after/termination-rule.js';
import { dayOf } from '../deadline/end-of-span.js';
import type { DatedEvent, ReadRightFacts } from './read-right-facts.js';
import type { RightPlan, TriggerPlan } from './right-rule.js';

/** A moment at which a trigger was reached. */
export interface Occurrence {
  readonly trigger: number;
  readonly reachedAt: number;
  /** The last moment of what reached it: days are counted after its day. */
  readonly lastMoment: number;
  /** What reached it, by the places in the facts. */
  readonly by: () => { readonly periods: readonly number[]; readonly events: readonly number[] };
}

/** What a trigger found. */
export interface Found {
  readonly occurrences: readonly Occurrence[];
  readonly missing: () => Missing & { readonly events: number | null };
}

/** Everything at which triggers were reached, up to an instant; one list for each trigger. */
export function occurrencesOf(
  plan: RightPlan,
  facts: ReadRightFacts,
  at: number,
): readonly Found[] {
  const periods = facts.periods.filter(({ endAt }) => endAt <= at);
  const rules = plan.when.filter((one): one is TerminationPlan => one.kind !== 'events');
  const exact = periods.map(({ period }) => period);
  const patterns = patternsIn(rules, exact, facts.place);
  const ends = periods.map(({ endAt }) => endAt);
  const events = datedEvents(plan, facts.events, at);
  const today = dayOf(plan.timeZone, at);
  return plan.when.map((trigger, index) =>
    trigger.kind === 'events'
      ? ofEvents(index, trigger, { events, today })
      : ofPeriods(index, patterns[rules.indexOf(trigger)] as Pattern, ends),
  );
}

/** A period that counts and at whose end the rule holds; one that adds nothing reaches nothing. */
function ofPeriods(
  trigger: number,
  { holdsAt, counts, window, missing }: Pattern,
  ends: readonly number[],
): Found {
  const occurrences = ends.flatMap((endAt, i): Occurrence[] => {
    if (holdsAt[i] !== true || counts[i] !== true) return [];
    const by = () => ({
      periods: indexes(i - window + 1, i).filter((index) => counts[index] === true),
      events: [],
    });
    return [{ trigger, reachedAt: endAt, lastMoment: endAt - 1, by }];
  });
  return { occurrences, missing: () => ({ ...missing(), events: null }) };
}

function indexes(from: number, to: number): readonly number[] {
  const first = Math.max(0, from);
  return Array.from({ length: to - first + 1 }, (_, i) => first + i);
}

interface Event {
  readonly at: number;
  readonly day: number;
  readonly kind: string | null;
  readonly index: number;
}

function datedEvents(
  { timeZone }: RightPlan,
  events: readonly DatedEvent[],
  until: number,
): readonly Event[] {
  return events
    .map(({ at, kind }, index) => ({ at, kind, index, day: dayOf(timeZone, at) }))
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at - b.at);
}

type EventPlan = Extract<TriggerPlan, { readonly kind: 'events' }>;

interface Dated {
  readonly events: readonly Event[];
  readonly today: number;
}

/** A window has so many dates and ends with that of its last event: two ends run along the events once. */
function ofEvents(
  trigger: number,
  { atLeast, withinDays, of }: EventPlan,
  { events, today }: Dated,
): Found {
  const counted = of === null ? events : events.filter(({ kind }) => kind === of);
  let first = 0;
  const occurrences = counted.flatMap(({ at, day }, i): Occurrence[] => {
    while ((counted[first] as Event).day <= day - withinDays) first++;
    if (i - first + 1 < atLeast) return [];
    const from = first;
    const by = () => ({
      periods: [],
      events: counted.slice(from, i + 1).map(({ index }) => index),
    });
    return [{ trigger, reachedAt: at, lastMoment: at, by }];
  });
  const missing = () => {
    const recent = counted.filter(({ day }) => day > today - withinDays).length;
    return { periods: null, credit: null, events: Math.max(1, atLeast - recent) };
  };
  return { occurrences, missing };
}
