import { DAY_MS } from '../../core/civil.js';
import { type IcalComponent, propertyOf, textOf } from '../shared/jcal.js';
import type { TellLoss } from '../shared/loss.js';
import { type Moment, readDurationMs, readMoment } from '../shared/moment.js';
import { recurrenceDays } from '../shared/recurrence.js';
import { type RecurrenceRule, readRecurrenceRule } from '../shared/recurrence-rule.js';
import { clockOfTzid, clockOfZone, type WallClock } from '../shared/wall-clock.js';

/** Hours that open on some days again and again; hours that begin on a day are that day's. */
export interface Repeated {
  readonly first: number;
  /** The last day, included; infinite without end. */
  readonly last: number;
  /** How many weeks one repetition has, and which of its days open, counted from `first`'s Monday. */
  readonly weeks: number;
  readonly offsets: ReadonlySet<number>;
  readonly anchor: number;
  readonly hours: readonly [startMs: number, endMs: number];
  readonly excluded: ReadonlySet<number>;
}

/** Hours that open once. */
export interface Once {
  readonly day: number;
  readonly hours: readonly [startMs: number, endMs: number];
}

/** What the AVAILABLE parts of one component say. */
export interface Availability {
  readonly repeated: readonly Repeated[];
  readonly once: readonly Once[];
}

/**
 * A code of what of availability is not in a calendar: `unsupported-rule`, `other-zone`,
 * `unreadable`, `time-of-bound` (a component starts or ends in the course of a day),
 * `same-priority`, `night-at-bound`.
 */
export type AvailabilityWarning =
  | 'unsupported-rule'
  | 'other-zone'
  | 'unreadable'
  | 'time-of-bound'
  | 'same-priority'
  | 'night-at-bound';

/** Reads moments on the clock of the calendar. */
export interface MomentReader {
  readonly clock: WallClock;
  readonly components: readonly IcalComponent[];
  readonly report: TellLoss<AvailabilityWarning>;
}

/** Reads the AVAILABLE parts of a component. */
export function readAvailability(component: IcalComponent, reader: MomentReader): Availability {
  const parts = component.components.filter(({ name }) => name === 'available');
  const read = parts.flatMap((part) => readPart(part, parts, reader));
  return {
    repeated: read.flatMap(({ repeated }) => repeated),
    once: read.flatMap(({ once }) => once),
  };
}

/** What a moment shows on the clock of the calendar; `undefined` for a zone that nobody knows. */
export function labelOf(moment: Moment, { clock, components }: MomentReader): number | undefined {
  if (moment.tzid === undefined || moment.tzid === clock.timeZone) return moment.label;
  const own = moment.tzid === 'UTC' ? clockOfZone('UTC') : clockOfTzid(moment.tzid, components);
  if (own?.timeZone !== undefined && own.timeZone === clock.timeZone) return moment.label;
  return own === undefined ? undefined : clock.labelOf(own.instantOf(moment.label));
}

/** The moments of a property. */
export function momentsOf(component: IcalComponent, name: string): readonly Moment[] {
  return component.properties
    .filter((property) => property.name === name)
    .flatMap(({ values, parameters }) =>
      values.map((value) => readMoment(value, zoneIn(parameters))),
    )
    .filter((moment) => moment !== undefined);
}

function zoneIn(
  parameters: Readonly<Record<string, string | readonly string[]>>,
): string | undefined {
  const tzid = parameters.tzid;
  return tzid === undefined ? undefined : String(tzid);
}

function readPart(
  part: IcalComponent,
  siblings: readonly IcalComponent[],
  reader: MomentReader,
): Availability[] {
  const stretch = readStretch(part, reader);
  if (stretch === undefined) {
    reader.report('unreadable', nameOf(part), 'left out');
    return [];
  }
  const excluded = daysOf([...momentsOf(part, 'exdate'), ...replacedIn(part, siblings)], reader);
  const added = momentsOf(part, 'rdate').flatMap((one) => labelOf(one, reader) ?? []);
  const rule = readWeeklyRule(part, stretch.moment, reader);
  const labels = rule === undefined ? [stretch.start, ...added] : added;
  return [
    {
      once: labels
        .filter((label) => !excluded.has(Math.floor(label / DAY_MS)))
        .flatMap((label) => onceAt(label, stretch.lengthMs)),
      repeated: rule === undefined ? [] : repeatedOf(rule, stretch, excluded, reader),
    },
  ];
}

function nameOf(part: IcalComponent): string {
  return textOf(part, 'summary') ?? textOf(part, 'uid') ?? 'AVAILABLE';
}

/** When a part begins, as written and on the clock of the calendar, and how long it is. */
interface Stretch {
  readonly moment: Moment;
  readonly start: number;
  readonly lengthMs: number;
}

function readStretch(part: IcalComponent, reader: MomentReader): Stretch | undefined {
  const moment = momentsOf(part, 'dtstart')[0];
  const start = moment === undefined ? undefined : labelOf(moment, reader);
  if (moment === undefined || start === undefined) return undefined;
  const lengthMs = readLengthMs(part, start, reader);
  return lengthMs === undefined || lengthMs <= 0 ? undefined : { moment, start, lengthMs };
}

/** The one weekly rule of a part, where it is on the clock of the calendar; others are told. */
function readWeeklyRule(
  part: IcalComponent,
  moment: Moment,
  reader: MomentReader,
): RecurrenceRule | undefined {
  const rules = part.properties.filter(({ name }) => name === 'rrule');
  if (rules.length === 0) return undefined;
  const rule = rules.length === 1 ? readRecurrenceRule(rules[0]?.values[0]) : undefined;
  if (rule === undefined || !isWeekly(rule)) {
    reader.report('unsupported-rule', nameOf(part), 'only its start is taken');
    return undefined;
  }
  if (isOnClock(moment, reader)) return rule;
  const hint = `it repeats on the clock of ${moment.tzid}: only its start is taken`;
  reader.report('other-zone', nameOf(part), hint);
  return undefined;
}

/** Starts of this part that others of the same UID replace. */
function replacedIn(part: IcalComponent, siblings: readonly IcalComponent[]): readonly Moment[] {
  const uid = textOf(part, 'uid');
  if (uid === undefined || propertyOf(part, 'recurrence-id') !== undefined) return [];
  return siblings
    .filter((one) => textOf(one, 'uid') === uid)
    .flatMap((one) => momentsOf(one, 'recurrence-id'));
}

function daysOf(moments: readonly Moment[], reader: MomentReader): ReadonlySet<number> {
  const labels = moments.flatMap((moment) => labelOf(moment, reader) ?? []);
  return new Set(labels.map((label) => Math.floor(label / DAY_MS)));
}

function isOnClock({ tzid }: Moment, { clock, components }: MomentReader): boolean {
  return tzid === undefined || clockOfTzid(tzid, components)?.timeZone === clock.timeZone;
}

function isWeekly(rule: RecurrenceRule): boolean {
  const { byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos, byDay } = rule;
  const plain = [byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos].every(
    (part) => part.length === 0,
  );
  const daily = rule.frequency === 'DAILY' && rule.interval === 1;
  return (
    plain &&
    byDay.every(({ nth }) => nth === undefined) &&
    (daily || rule.frequency === 'WEEKLY') &&
    rule.interval <= 52
  );
}

function repeatedOf(
  rule: RecurrenceRule,
  { start, lengthMs }: Stretch,
  excluded: ReadonlySet<number>,
  reader: MomentReader,
): Repeated[] {
  const first = Math.floor(start / DAY_MS);
  const weeks = rule.frequency === 'WEEKLY' ? rule.interval : 1;
  // One whole repetition after the start, because the start itself may lie beside the rule.
  const span = { first: first + 1, last: first + weeks * 7 };
  const offsets = recurrenceDays({ ...rule, count: MANY }, first, span).map((day) => day - first);
  const until = rule.until === undefined ? undefined : readMoment(rule.until, undefined);
  const end = until === undefined ? undefined : labelOf(until, reader);
  const timeOfDayMs = start - first * DAY_MS;
  const untilDay =
    until === undefined || end === undefined
      ? Number.POSITIVE_INFINITY
      : Math.floor((until.dateOnly ? end : end - timeOfDayMs) / DAY_MS);
  const counted = rule.count === undefined ? untilDay : lastCountedDay(rule, first);
  return onceAt(start, lengthMs).map(({ day, hours }) => {
    const shift = day - first;
    return {
      first: day,
      last: Math.min(untilDay, counted) + shift,
      weeks,
      anchor: day,
      offsets: new Set(offsets.map((offset) => offset % (weeks * 7))),
      hours,
      excluded: new Set([...excluded].map((one) => one + shift)),
    };
  });
}

/** More than the days of the longest repetition. */
const MANY = 1000;

function lastCountedDay(rule: RecurrenceRule, first: number): number {
  const reach = (rule.count ?? 0) * rule.interval * 7 + 7;
  return Math.max(...recurrenceDays(rule, first, { first, last: first + reach }));
}

/** One stretch as hours of days; 24 hours or more are cut at midnight. */
function onceAt(start: number, lengthMs: number): Once[] {
  const found: Once[] = [];
  const end = start + lengthMs;
  for (let from = start; from < end; ) {
    const day = Math.floor(from / DAY_MS);
    const to = end - from < DAY_MS ? end : (day + 1) * DAY_MS;
    found.push({ day, hours: [from - day * DAY_MS, Math.min(to, end) - day * DAY_MS] });
    from = Math.min(to, end);
  }
  return found;
}

function readLengthMs(
  part: IcalComponent,
  start: number,
  reader: MomentReader,
): number | undefined {
  const end = momentsOf(part, 'dtend')[0];
  const label = end === undefined ? undefined : labelOf(end, reader);
  if (label !== undefined) return label - start;
  const duration = textOf(part, 'duration');
  return duration === undefined ? undefined : readDurationMs(duration);
}
