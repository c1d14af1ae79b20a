import type { DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS } from '../../core/civil.js';
import { type IcalComponent, type IcalProperty, propertyOf, textOf } from '../shared/jcal.js';
import type { TellLoss } from '../shared/loss.js';
import { type Moment, readDurationMs, readMoment } from '../shared/moment.js';
import { recurrenceDays } from '../shared/recurrence.js';
import { type RecurrenceRule, readRecurrenceRule } from '../shared/recurrence-rule.js';
import { clockOfTzid, clockOfZone, type WallClock } from '../shared/wall-clock.js';
import { factsOf, nameOf } from './facts.js';
import type { IcalEvent, IcalWarning } from './options.js';

/** An event as read: when it starts on its own clock, how long it is, when it repeats. */
export interface EventTimes {
  readonly facts: Omit<IcalEvent, 'date'>;
  readonly uid: string;
  readonly clock: WallClock;
  readonly start: Moment;
  readonly lengthMs: number;
  readonly allDay: boolean;
  /** Starts on the own clock whose event can touch the days. */
  readonly labelsIn: (span: DaySpan) => readonly number[];
  /** For a change to one occurrence: whether it is the one that starts at the label. */
  readonly changes?: (event: EventTimes, label: number) => boolean;
}

/** Reads an event; one that cannot be read is left out, and told. */
export function readEvent(
  component: IcalComponent,
  components: readonly IcalComponent[],
  calendarClock: WallClock,
  tell: TellLoss<IcalWarning>,
): EventTimes | undefined {
  const name = nameOf(component);
  const report: Report = (code, hint) => tell(code, name, hint) as undefined;
  const start = momentsOf(component, 'dtstart')[0];
  if (start === undefined)
    return report('unreadable-event', 'left out: it has no DTSTART that is a date');
  const clock = clockOf(start, components, calendarClock);
  if (clock === undefined) {
    report('unknown-zone', `${start.tzid} is no known zone: read on the clock of the calendar`);
  }
  const reader: Reader = {
    component,
    start,
    components,
    calendarClock,
    clock: clock ?? calendarClock,
  };
  const lengthMs = readLengthMs(reader);
  if (lengthMs === undefined)
    return report('unreadable-event', 'left out: its DTEND or DURATION cannot be read');
  const rules = component.properties.filter((property) => property.name === 'rrule');
  const read = rules.map(({ values }) => readRecurrenceRule(values[0]));
  const supported = read.filter((rule) => rule !== undefined);
  if (supported.length < read.length || propertyOf(component, 'exrule') !== undefined) {
    return report(
      'unsupported-rule',
      'left out: it repeats by a rule that is finer than days, or by EXRULE',
    );
  }
  const allDay = start.dateOnly || isFlaggedAllDay(component, start, lengthMs);
  const facts = factsOf(component, allDay);
  return {
    facts,
    uid: facts.uid,
    clock: reader.clock,
    start,
    lengthMs,
    allDay,
    labelsIn: (span) => labelsIn(reader, supported, lengthMs, span),
    ...readChange(reader, report),
  };
}

type Report = (code: IcalWarning, hint: string) => undefined;

interface Reader {
  readonly component: IcalComponent;
  readonly components: readonly IcalComponent[];
  readonly calendarClock: WallClock;
  readonly start: Moment;
  readonly clock: WallClock;
}

/** Outlook writes whole days as times from midnight to midnight and flags them. */
function isFlaggedAllDay(component: IcalComponent, start: Moment, lengthMs: number): boolean {
  const flagged = textOf(component, 'x-microsoft-cdo-alldayevent')?.toUpperCase() === 'TRUE';
  return flagged && start.label % DAY_MS === 0 && lengthMs % DAY_MS === 0;
}

function clockOf(
  { tzid }: Moment,
  components: readonly IcalComponent[],
  calendarClock: WallClock,
): WallClock | undefined {
  if (tzid === undefined) return calendarClock;
  return tzid === 'UTC' ? clockOfZone('UTC') : clockOfTzid(tzid, components);
}

/** All moments of a property; a period counts with its start. */
function momentsOf(component: IcalComponent, name: string): Moment[] {
  return component.properties
    .filter((property) => property.name === name)
    .flatMap((property) => property.values.map((value) => momentOf(property, value)))
    .filter((moment) => moment !== undefined);
}

function momentOf({ parameters }: IcalProperty, value: unknown): Moment | undefined {
  const tzid = parameters.tzid;
  return readMoment(
    Array.isArray(value) ? value[0] : value,
    tzid === undefined ? tzid : String(tzid),
  );
}

/** What the event's own clock shows when another clock shows the moment. */
function onOwnClock(moment: Moment, { components, calendarClock, clock }: Reader): number {
  if (moment.tzid === undefined) return moment.label;
  const from = clockOf(moment, components, calendarClock);
  const sameClock = from?.timeZone !== undefined && from.timeZone === clock.timeZone;
  if (from === undefined || from === clock || sameClock) return moment.label;
  return clock.labelOf(from.instantOf(moment.label));
}

/** A date without an end is one day; an all-day end that is no later than the start is meant so too. */
function readLengthMs(reader: Reader): number | undefined {
  const { component, start } = reader;
  const shortest = start.dateOnly ? DAY_MS : 0;
  if (propertyOf(component, 'dtend') !== undefined) {
    const end = momentsOf(component, 'dtend')[0];
    if (end === undefined) return undefined;
    return Math.max(onOwnClock(end, reader) - start.label, shortest);
  }
  const duration = textOf(component, 'duration');
  if (duration === undefined) return shortest;
  const lengthMs = readDurationMs(duration);
  return lengthMs === undefined ? undefined : Math.max(lengthMs, shortest);
}

function labelsIn(
  reader: Reader,
  rules: readonly RecurrenceRule[],
  lengthMs: number,
  span: DaySpan,
): readonly number[] {
  const { component, start } = reader;
  const startDay = Math.floor(start.label / DAY_MS);
  const timeOfDayMs = start.label - startDay * DAY_MS;
  // Two more days: clocks differ by up to 26 hours.
  const reach = Math.ceil(lengthMs / DAY_MS) + 2;
  const wide = { first: span.first - reach, last: span.last + 2 };
  const repeated = rules.flatMap((rule) =>
    recurrenceDays(rule, startDay, wide, lastDayOf(rule, reader, timeOfDayMs)),
  );
  const added = momentsOf(component, 'rdate').map((moment) =>
    moment.dateOnly ? moment.label + timeOfDayMs : onOwnClock(moment, reader),
  );
  const labels = [start.label, ...repeated.map((day) => day * DAY_MS + timeOfDayMs), ...added];
  const removed = momentsOf(component, 'exdate');
  const isRemoved = new Set(removed.map((moment) => keyOf(moment, reader)));
  return [...new Set(labels)].filter(
    (label) => !isRemoved.has(String(label)) && !isRemoved.has(dayKeyOf(label)),
  );
}

/** A bare date means whatever starts on it: Outlook writes exceptions of timed events so. */
function keyOf(moment: Moment, reader: Reader): string {
  return moment.dateOnly ? dayKeyOf(moment.label) : String(onOwnClock(moment, reader));
}

function dayKeyOf(label: number): string {
  return `day ${Math.floor(label / DAY_MS)}`;
}

function lastDayOf(rule: RecurrenceRule, reader: Reader, timeOfDayMs: number): number | undefined {
  const until = rule.until === undefined ? undefined : readMoment(rule.until, undefined);
  if (until === undefined) return undefined;
  if (until.dateOnly || reader.start.dateOnly) return Math.floor(until.label / DAY_MS);
  return Math.floor((onOwnClock(until, reader) - timeOfDayMs) / DAY_MS);
}

function readChange(reader: Reader, report: Report): Pick<EventTimes, 'changes'> {
  const property = propertyOf(reader.component, 'recurrence-id');
  const moment = momentsOf(reader.component, 'recurrence-id')[0];
  if (property === undefined || moment === undefined) return {};
  if (property.parameters.range !== undefined) {
    report('this-and-future', 'only the first occurrence was changed');
  }
  return {
    changes: (event, label) => {
      const key = keyOf(moment, { ...reader, start: event.start, clock: event.clock });
      return key === String(label) || key === dayKeyOf(label);
    },
  };
}
