import { DAY_MS } from '../../core/civil.js';
import { decisiveGapOf, type IcalComponent, propertyOf, textOf } from '../shared/jcal.js';
import { type Moment, readMoment } from '../shared/moment.js';
import { recurrenceDays } from '../shared/recurrence.js';
import { type RecurrenceRule, readRecurrenceRule } from '../shared/recurrence-rule.js';
import { spend } from '../shared/steps.js';
import { labelOf, type MomentReader, momentsOf, readLength } from './moments.js';

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

/** Reads the AVAILABLE parts of a component. */
export function readAvailability(component: IcalComponent, reader: MomentReader): Availability {
  const parts = component.components.filter(({ name }) => name === 'available');
  const replaced = replacedByUid(parts);
  const read = parts.flatMap((part) => readPart(part, replaced, reader));
  return {
    repeated: read.flatMap(({ repeated }) => repeated),
    once: read.flatMap(({ once }) => once),
  };
}

function readPart(
  part: IcalComponent,
  replaced: ReadonlyMap<string, readonly Moment[]>,
  reader: MomentReader,
): Availability[] {
  const moment = momentsOf(part, 'dtstart')[0];
  const start = moment === undefined ? undefined : labelOf(moment, reader);
  const length = moment === undefined ? undefined : readLength(part, moment, reader);
  const isWhole = decisiveGapOf(part) === undefined;
  if (!isWhole || moment === undefined || start === undefined || length === undefined) {
    reader.report('unreadable', nameOf(part), 'left out');
    return [];
  }
  tellOfUnread(part, reader);
  const excluded = daysOf([...momentsOf(part, 'exdate'), ...replacedIn(part, replaced)], reader);
  const added = momentsOf(part, 'rdate').flatMap((one) => labelOf(one, reader) ?? []);
  const rule = readWeeklyRule(part, moment, reader);
  const labels = rule === undefined ? [start, ...added] : added;
  return [
    {
      once: labels
        .filter((label) => !excluded.has(Math.floor(label / DAY_MS)))
        .flatMap((label) => onceAt(label, length.endOf(label), reader)),
      repeated:
        rule === undefined
          ? []
          : repeatedOf(rule, { start, end: start + length.usualMs }, excluded, reader),
    },
  ];
}

/** Dates that are none, or on a clock that nobody knows, neither add nor take away. */
function tellOfUnread(part: IcalComponent, reader: MomentReader): void {
  for (const name of ['exdate', 'rdate', 'recurrence-id']) {
    const written = part.properties.filter((one) => one.name === name);
    const count = written.reduce((sum, { values }) => sum + values.length, 0);
    const read = momentsOf(part, name).filter((one) => labelOf(one, reader) !== undefined);
    if (read.length < count)
      reader.report('unreadable', nameOf(part), `${name.toUpperCase()} left out, in part or whole`);
  }
}

function nameOf(part: IcalComponent): string {
  return textOf(part, 'summary') ?? textOf(part, 'uid') ?? 'AVAILABLE';
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

/** The starts that parts say they replace, by the UID of both. */
function replacedByUid(parts: readonly IcalComponent[]): ReadonlyMap<string, readonly Moment[]> {
  const starts = new Map<string, Moment[]>();
  for (const part of parts) {
    const uid = textOf(part, 'uid');
    if (uid === undefined || propertyOf(part, 'recurrence-id') === undefined) continue;
    const known = starts.get(uid) ?? [];
    for (const moment of momentsOf(part, 'recurrence-id')) known.push(moment);
    starts.set(uid, known);
  }
  return starts;
}

function replacedIn(
  part: IcalComponent,
  replaced: ReadonlyMap<string, readonly Moment[]>,
): readonly Moment[] {
  const uid = textOf(part, 'uid');
  if (uid === undefined || propertyOf(part, 'recurrence-id') !== undefined) return [];
  return replaced.get(uid) ?? [];
}

function daysOf(moments: readonly Moment[], reader: MomentReader): ReadonlySet<number> {
  spend(reader.steps, moments.length);
  const labels = moments.flatMap((moment) => labelOf(moment, reader) ?? []);
  return new Set(labels.map((label) => Math.floor(label / DAY_MS)));
}

function isOnClock({ tzid }: Moment, { clock, clocks }: MomentReader): boolean {
  return tzid === undefined || clocks.clockOf(tzid)?.timeZone === clock.timeZone;
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
  { start, end: firstEnd }: { readonly start: number; readonly end: number },
  excluded: ReadonlySet<number>,
  reader: MomentReader,
): Repeated[] {
  const first = Math.floor(start / DAY_MS);
  const weeks = rule.frequency === 'WEEKLY' ? rule.interval : 1;
  // One whole repetition after the start, because the start itself may lie beside the rule.
  const span = { first: first + 1, last: first + weeks * 7 };
  const offsets = recurrenceDays({ ...rule, count: MANY }, first, span, reader).map(
    (day) => day - first,
  );
  const until = rule.until === undefined ? undefined : readMoment(rule.until, undefined);
  const end = until === undefined ? undefined : labelOf(until, reader);
  const timeOfDayMs = start - first * DAY_MS;
  const untilDay =
    until === undefined || end === undefined
      ? Number.POSITIVE_INFINITY
      : Math.floor((until.dateOnly ? end : end - timeOfDayMs) / DAY_MS);
  const counted = rule.count === undefined ? untilDay : lastCountedDay(rule, first, reader);
  const days = onceAt(start, firstEnd, reader);
  spend(reader.steps, days.length * excluded.size);
  return days.map(({ day, hours }) => {
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

function lastCountedDay(rule: RecurrenceRule, first: number, { steps }: MomentReader): number {
  const reach = (rule.count ?? 0) * rule.interval * 7 + 7;
  return recurrenceDays(rule, first, { first, last: first + reach }, { steps }).at(-1) ?? first;
}

/** One stretch as hours of days; 24 hours or more are cut at midnight. */
function onceAt(start: number, end: number, { steps }: MomentReader): Once[] {
  const found: Once[] = [];
  spend(steps, Math.ceil((end - start) / DAY_MS) * STEPS_OF_A_DATE);
  for (let from = start; from < end; ) {
    const day = Math.floor(from / DAY_MS);
    const to = end - from < DAY_MS ? end : (day + 1) * DAY_MS;
    found.push({ day, hours: [from - day * DAY_MS, Math.min(to, end) - day * DAY_MS] });
    from = Math.min(to, end);
  }
  return found;
}

/** A date is put in its place, sorted, and written. */
const STEPS_OF_A_DATE = 10;
