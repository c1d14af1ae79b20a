import { ALL_DAYS, type DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS } from '../../core/civil.js';
import type { Clocks } from '../shared/clocks.js';
import { type IcalComponent, type IcalProperty, propertyOf, textOf } from '../shared/jcal.js';
import type { TellLoss } from '../shared/loss.js';
import {
  type Moment,
  type NominalLength,
  nominal,
  readDuration,
  readMoment,
  usualMs,
} from '../shared/moment.js';
import { recurrenceDays } from '../shared/recurrence.js';
import { type RecurrenceRule, readRecurrenceRule } from '../shared/recurrence-rule.js';
import type { Steps } from '../shared/steps.js';
import type { WallClock } from '../shared/wall-clock.js';
import { factsOf, nameOf } from './facts.js';
import type { IcalEvent, IcalWarning } from './options.js';

/** An event as read: when it starts on its own clock, how long it is, when it repeats. */
export interface EventTimes {
  readonly facts: Omit<IcalEvent, 'date'>;
  readonly uid: string;
  readonly clock: WallClock;
  readonly start: Moment;
  readonly length: NominalLength;
  readonly allDay: boolean;
  /** Starts on the own clock whose event can touch the days. */
  readonly labelsIn: (span: DaySpan) => readonly number[];
  /** For a change to one occurrence: the start that it had. */
  readonly changed?: ChangedStart;
}

/** The start of an occurrence that was changed: an instant, or a label of whatever clock it is on. */
export interface ChangedStart {
  readonly moment: Moment;
  /** `undefined` for a date, and for a time that floats. */
  readonly instant: number | undefined;
}

/** What all events of a text are read with. */
export interface Feed {
  readonly clocks: Clocks;
  readonly calendarClock: WallClock;
  readonly steps: Steps;
  readonly tell: TellLoss<IcalWarning>;
}

/** Reads an event; one that cannot be read is left out, and told. */
export function readEvent(component: IcalComponent, feed: Feed): EventTimes | undefined {
  const name = nameOf(component);
  const report: Report = (code, hint) => feed.tell(code, name, hint) as undefined;
  const start = momentsOf(component, 'dtstart')[0];
  if (start === undefined)
    return report('unreadable-event', 'left out: it has no DTSTART that is a date');
  const clock = clockOf(start, feed);
  if (clock === undefined) {
    report('unknown-zone', `${start.tzid} is no known zone: read on the clock of the calendar`);
  }
  const reader: Reader = { component, start, feed, clock: clock ?? feed.calendarClock };
  const length = readLength(reader);
  if (length === undefined)
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
  const allDay = start.dateOnly || isFlaggedAllDay(component, start, length);
  const facts = factsOf(component, allDay);
  return {
    facts,
    uid: facts.uid,
    clock: reader.clock,
    start,
    length,
    allDay,
    labelsIn: (span) => labelsIn(reader, supported, length, span),
    ...readChange(reader, report),
  };
}

type Report = (code: IcalWarning, hint: string) => undefined;

interface Reader {
  readonly component: IcalComponent;
  readonly feed: Feed;
  readonly start: Moment;
  readonly clock: WallClock;
}

/** Outlook writes whole days as times from midnight to midnight and flags them. */
function isFlaggedAllDay(component: IcalComponent, start: Moment, length: NominalLength): boolean {
  const flagged = textOf(component, 'x-microsoft-cdo-alldayevent')?.toUpperCase() === 'TRUE';
  return flagged && start.label % DAY_MS === 0 && usualMs(length) % DAY_MS === 0;
}

/** The clock of a moment; `undefined` for one that nobody knows. */
function clockOf({ tzid }: Moment, { clocks, calendarClock }: Feed): WallClock | undefined {
  return tzid === undefined ? calendarClock : clocks.clockOf(tzid);
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
function onOwnClock(moment: Moment, { feed, clock }: Reader): number {
  if (moment.tzid === undefined) return moment.label;
  const from = clockOf(moment, feed);
  const sameClock = from?.timeZone !== undefined && from.timeZone === clock.timeZone;
  if (from === undefined || from === clock || sameClock) return moment.label;
  return clock.labelOf(from.instantOf(moment.label));
}

/** A date without an end is one day; an all-day end that is no later than the start is meant so too. */
function readLength(reader: Reader): NominalLength | undefined {
  const { component, start } = reader;
  const shortest = start.dateOnly ? DAY_MS : 0;
  if (propertyOf(component, 'dtend') !== undefined) {
    const end = momentsOf(component, 'dtend')[0];
    if (end === undefined) return undefined;
    return nominal(Math.max(onOwnClock(end, reader) - start.label, shortest));
  }
  const written = textOf(component, 'duration');
  if (written === undefined) return nominal(shortest);
  const length = readDuration(written);
  if (length === undefined || usualMs(length) > shortest) return length;
  return nominal(shortest);
}

/** Clocks of a text differ by less than two days, and clocks that change by less than one more. */
export const MARGIN_DAYS = 3;

function labelsIn(
  reader: Reader,
  rules: readonly RecurrenceRule[],
  length: NominalLength,
  span: DaySpan,
): readonly number[] {
  const { component, start, feed } = reader;
  const { steps } = feed;
  const startDay = Math.floor(start.label / DAY_MS);
  const timeOfDayMs = start.label - startDay * DAY_MS;
  const reach = Math.ceil(usualMs(length) / DAY_MS) + MARGIN_DAYS;
  const wide = {
    first: Math.max(span.first - reach, ALL_DAYS.first),
    last: Math.min(span.last + MARGIN_DAYS, ALL_DAYS.last),
  };
  const repeated = rules.flatMap((rule) =>
    recurrenceDays(rule, startDay, wide, {
      steps,
      lastDay: lastDayOf(rule, reader, timeOfDayMs),
    }),
  );
  const isNear = (moment: Moment): boolean =>
    moment.label >= (wide.first - MARGIN_DAYS) * DAY_MS &&
    moment.label < (wide.last + 1 + MARGIN_DAYS) * DAY_MS;
  const added = momentsOf(component, 'rdate')
    .filter(isNear)
    .map((moment) => (moment.dateOnly ? moment.label + timeOfDayMs : onOwnClock(moment, reader)));
  const labels = [start.label, ...repeated.map((day) => day * DAY_MS + timeOfDayMs), ...added];
  const near = labels.filter(
    (label) => label >= wide.first * DAY_MS && label < (wide.last + 1) * DAY_MS,
  );
  if (near.length === 0) return near;
  const removed = momentsOf(component, 'exdate').filter(isNear);
  const isRemoved = new Set(removed.map((moment) => keyOf(moment, reader)));
  return [...new Set(near)].filter(
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

function readChange({ component, feed }: Reader, report: Report): Pick<EventTimes, 'changed'> {
  const property = propertyOf(component, 'recurrence-id');
  const moment = momentsOf(component, 'recurrence-id')[0];
  if (property === undefined || moment === undefined) return {};
  if (property.parameters.range !== undefined) {
    report('this-and-future', 'only the first occurrence was changed');
  }
  const clock = moment.tzid === undefined ? undefined : clockOf(moment, feed);
  return { changed: { moment, instant: clock?.instantOf(moment.label) } };
}
