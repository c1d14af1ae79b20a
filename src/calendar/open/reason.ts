import { DAY_MS, WEEKDAYS, type Weekday, weekdayOf } from '../../core/civil.js';
import { contains, type TimeSet } from '../../core/time-set.js';
import { labelOfInstant } from '../../zone/zone.js';
import { type DaySpan, spanHolds } from '../plan/date-span.js';
import { formatHours } from '../plan/hours.js';
import { type CalendarPlan, type ComposedPlan, layerOn, type PlainPlan } from '../plan/plan.js';
import { holidayNames } from './holiday-day.js';
import {
  breakHours,
  type DayChanges,
  dayChangesOf,
  daysAround,
  openSetOf,
  overrideHours,
  ownHoursOn,
  placeHours,
} from './resolve.js';

/** The part of a definition that made time open or closed. */
export type ReasonKind =
  | 'weekly'
  | 'layer'
  | 'holiday'
  | 'override'
  | 'break'
  | 'no-layer'
  | 'composition';

/** The reason why time is open or closed: its kind, its name in the definition, and a phrase. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly name: string;
  readonly text: string;
}

/** Finds reasons within a range; `cuts` are the instants at which a reason may change. */
export interface ReasonReader {
  readonly reasonAt: (at: number, isOpen: boolean) => Reason;
  readonly cuts: readonly number[];
}

/** Prepares the reasons of a range: sets with the same bounds that the open time was made of. */
export function reasonReader(plan: CalendarPlan, from: number, to: number): ReasonReader {
  return plan.kind === 'plain' ? plainReasons(plan, from, to) : composedReasons(plan, from, to);
}

interface NamedSet {
  readonly name: string;
  readonly set: TimeSet;
}

/** A plain calendar within a range, with every set that can be the reason of something. */
interface PlainContext {
  readonly plan: PlainPlan;
  readonly changes: DayChanges;
  readonly added: readonly NamedSet[];
  readonly removed: readonly NamedSet[];
  readonly breaks: readonly NamedSet[];
}

function plainReasons(plan: PlainPlan, from: number, to: number): ReasonReader {
  const days = daysAround(from, to);
  const context: PlainContext = {
    plan,
    changes: dayChangesOf(plan, days),
    added: overrideSets(plan, 'add', days),
    removed: overrideSets(plan, 'remove', days),
    breaks: plan.breaks.map((item) => ({
      name: item.name,
      set: placeHours(plan.zone, breakHours(item, days)),
    })),
  };
  const { added, removed, breaks } = context;
  return {
    reasonAt: (at, isOpen) => (isOpen ? openReason(context, at) : closedReason(context, at)),
    cuts: [
      ...[...added, ...removed, ...breaks].flatMap(({ set }) => Array.from(set)),
      ...ownBounds(context, days),
    ],
  };
}

/** Where the hours of each day begin and end, also where other hours touch or hide them. */
function ownBounds({ plan, changes }: PlainContext, days: DaySpan): number[] {
  const bounds: number[] = [];
  for (let day = days.first; day <= days.last; day++) {
    const hours = ownHoursOn(plan, day, changes);
    if (hours.length > 0) bounds.push(...placeHours(plan.zone, [{ day, hours }]));
  }
  return bounds;
}

/** The hours of each override of a kind; one of another kind has none of it. */
function overrideSets(plan: PlainPlan, kind: 'add' | 'remove', days: DaySpan): NamedSet[] {
  return plan.overrides.map((override) => ({
    name: override.name,
    set: placeHours(plan.zone, overrideHours({ ...plan, overrides: [override] }, kind, days)),
  }));
}

function openReason(context: PlainContext, at: number): Reason {
  const { plan, added } = context;
  const owner = ownerOf(context, at);
  const extra = owner === undefined ? nameHolding(added, at) : undefined;
  if (extra !== undefined) return { kind: 'override', name: extra, text: `open by ${extra}` };
  const day = owner ?? dayOf(plan, at);
  const override = replacementName(plan, day);
  if (override !== undefined)
    return { kind: 'override', name: override, text: `open by ${override}` };
  const layer = layerOn(plan, day);
  if (layer === undefined || layer === plan.layers[0])
    return { kind: 'weekly', name: 'weekly hours', text: 'open' };
  return { kind: 'layer', name: layer.name, text: `open by ${layer.name}` };
}

function closedReason(context: PlainContext, at: number): Reason {
  const pause = nameHolding(context.breaks, at);
  if (pause !== undefined)
    return { kind: 'break', name: pause, text: pause === 'break' ? 'break' : `break ${pause}` };
  const removal = nameHolding(context.removed, at);
  if (removal !== undefined)
    return { kind: 'override', name: removal, text: `closed by ${removal}` };
  return closedDayReason(context, dayOf(context.plan, at));
}

function closedDayReason({ plan, changes }: PlainContext, day: number): Reason {
  const hours = ownHoursOn(plan, day, changes);
  const isClosed = hours.length === 0;
  const override = replacementName(plan, day);
  if (override !== undefined) {
    const text = isClosed
      ? `closed by ${override}`
      : `outside hours of ${override} (${formatHours(hours)})`;
    return { kind: 'override', name: override, text };
  }
  const holiday = changes.holidays.get(day);
  if (holiday !== undefined) {
    const name = holidayNames(holiday);
    const title = name === 'holiday' ? 'holiday' : `holiday ${name}`;
    return {
      kind: 'holiday',
      name,
      text: isClosed ? title : `${title} (open ${formatHours(hours)})`,
    };
  }
  const layer = layerOn(plan, day);
  if (layer === undefined)
    return { kind: 'no-layer', name: 'no hours', text: 'no hours are in force' };
  const weekday = WEEKDAYS[weekdayOf(day)] as Weekday;
  const text = isClosed
    ? `closed on ${WEEKDAY_PLURALS[weekday]}`
    : `outside hours (${formatHours(hours)})`;
  return { kind: layer === plan.layers[0] ? 'weekly' : 'layer', name: layer.name, text };
}

/** The day whose own hours hold the instant: its date, or one of the two before, whose night it is. */
function ownerOf({ plan, changes }: PlainContext, at: number): number | undefined {
  const day = dayOf(plan, at);
  const holds = (owner: number): boolean =>
    contains(placeHours(plan.zone, [{ day: owner, hours: ownHoursOn(plan, owner, changes) }]), at);
  return [day, day - 1, day - 2].find(holds);
}

function dayOf(plan: PlainPlan, at: number): number {
  return Math.floor(labelOfInstant(plan.zone, at) / DAY_MS);
}

function nameHolding(sets: readonly NamedSet[], at: number): string | undefined {
  return sets.find(({ set }) => contains(set, at))?.name;
}

function replacementName(plan: PlainPlan, day: number): string | undefined {
  return plan.overrides.find(({ kind, span }) => kind === 'replace' && spanHolds(span, day))?.name;
}

const WEEKDAY_PLURALS = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
} as const;

interface PartReasons {
  readonly name: string;
  readonly open: TimeSet;
  readonly reader: ReasonReader;
}

/** A composition speaks through the parts that decide. */
function composedReasons(plan: ComposedPlan, from: number, to: number): ReasonReader {
  const parts = plan.parts.map((part, i) => ({
    name: part.name === 'calendar' ? `calendar ${i + 1}` : part.name,
    open: openSetOf(part, from, to),
    reader: reasonReader(part, from, to),
  }));
  const phrase = ({ name, open, reader }: PartReasons, at: number): string =>
    `${name}: ${reader.reasonAt(at, contains(open, at)).text}`;
  return {
    reasonAt: (at, isOpen) => {
      const text = decidingParts(plan.kind, parts, at, isOpen)
        .map((part) => phrase(part, at))
        .join('; ');
      return { kind: 'composition', name: plan.name, text };
    },
    cuts: parts.flatMap(({ open, reader }) => [...open, ...reader.cuts]),
  };
}

/**
 * The parts that make a composition open or closed: those that are so themselves. In a difference the
 * first part decides, unless it is open and one of the others takes the time away.
 */
function decidingParts(
  kind: ComposedPlan['kind'],
  parts: readonly PartReasons[],
  at: number,
  isOpen: boolean,
): readonly PartReasons[] {
  if (kind !== 'difference') return parts.filter(({ open }) => contains(open, at) === isOpen);
  const [first, ...others] = parts;
  const isTaken = !isOpen && contains(first?.open ?? [], at);
  return isTaken ? others.filter(({ open }) => contains(open, at)) : parts.slice(0, 1);
}
