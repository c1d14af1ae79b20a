import { ALL_DAYS, type DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { decisiveGapOf, type IcalComponent, propertyOf } from '../shared/jcal.js';
import { type Moment, type NominalLength, readMoment, usualMs } from '../shared/moment.js';
import { recurrenceDays } from '../shared/recurrence.js';
import { type RecurrenceRule, readRecurrenceRule } from '../shared/recurrence-rule.js';
import type { WallClock } from '../shared/wall-clock.js';
import { type Exception, exceptionsAt, indexExceptions, isWithin } from './exceptions.js';
import { factsOf, nameOf } from './facts.js';
import { clockOf, type Feed, labelOn, momentsAndRest, momentsOf } from './feed.js';
import { readLength, type Started } from './length.js';
import type { IcalEvent, IcalSkipReason, IcalWarning } from './options.js';

/** An event as read: when it starts on its own clock, how long it is, when it repeats. */
export interface EventTimes {
  readonly facts: Omit<IcalEvent, 'date'>;
  readonly clock: WallClock;
  readonly start: Moment;
  readonly length: NominalLength;
  /** By the clock, where the end of a repeated event is one of time that passes. */
  readonly onClockMs?: number;
  readonly allDay: boolean;
  readonly feed: Feed;
  readonly tell: Tell;
  /** Why it is not in force. */
  readonly fate: IcalSkipReason | undefined;
  /** Starts on the own clock whose event can touch the days. */
  readonly labelsIn: (span: DaySpan) => readonly number[];
  /** For a change to one occurrence: the start that it had. */
  readonly changed?: Exception;
}

type Tell = (code: IcalWarning, hint: string) => void;

/** Reads an event; one that cannot be read is left out, and told. */
export function readEvent(
  component: IcalComponent,
  feed: Feed,
  fate: IcalSkipReason | undefined,
): EventTimes | undefined {
  const name = nameOf(component);
  const tell: Tell = (code, hint) => feed.tell(code, name, hint);
  const leaveOut = (code: IcalWarning, hint: string): undefined => {
    tell(code, `left out: ${hint}`);
    return undefined;
  };
  const gap = decisiveGapOf(component);
  if (gap !== undefined)
    return leaveOut('unreadable-event', `its ${gap.toUpperCase()} cannot be read`);
  const [change] = momentsOf(component, 'recurrence-id');
  const [start = fate === undefined ? undefined : change] = momentsOf(component, 'dtstart');
  if (start === undefined) return leaveOut('unreadable-event', 'it has no DTSTART that is a date');
  const clock = startClockOf(start, feed, tell);
  const started: Started = { component, start, clock, feed, tell };
  const read = readLength(started);
  if (read === undefined)
    return leaveOut('unreadable-event', 'its DTEND or DURATION cannot be read');
  const rules = readRules(component);
  if (rules === undefined)
    return leaveOut(
      'unsupported-rule',
      'it repeats by a rule that is finer than days, or by EXRULE',
    );
  tellOfParts(component, tell);
  const facts = factsOf(component, read.allDay);
  const times = { ...read, facts, clock, start, feed, tell, fate };
  tellOfMidnight(times);
  return {
    ...times,
    labelsIn: (span) => labelsIn({ ...started, ...times }, rules, span),
    ...(change === undefined ? {} : { changed: { moment: change, feed } }),
  };
}

function startClockOf(start: Moment, feed: Feed, tell: Tell): WallClock {
  const clock = clockOf(start, feed);
  if (clock === undefined)
    tell('unknown-zone', `${start.tzid} is no known zone: read on the clock of the calendar`);
  const [own] = feed.ownClocks;
  const zone = feed.calendarClock.timeZone;
  if (start.tzid === undefined && !start.dateOnly && own !== undefined && own.timeZone !== zone)
    tell('floating-time', `its times name no zone: read on the clock of ${zone}`);
  return clock ?? feed.calendarClock;
}

/** All rules of an event; `undefined` when one of them is not computed. */
function readRules(component: IcalComponent): readonly RecurrenceRule[] | undefined {
  if (propertyOf(component, 'exrule') !== undefined) return undefined;
  const rules = component.properties
    .filter((property) => property.name === 'rrule')
    .map(({ values }) => readRecurrenceRule(values[0]));
  const read = rules.filter((rule) => rule !== undefined);
  return read.length < rules.length ? undefined : read;
}

/** What stands once, and is taken once. */
const ONCE = ['dtstart', 'dtend', 'duration', 'recurrence-id', 'status', 'summary'];

/** What of an event is not taken, or only in part. */
function tellOfParts(component: IcalComponent, tell: Tell): void {
  const counts = new Map<string, number>();
  for (const { name } of component.properties) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const name of ONCE)
    if ((counts.get(name) ?? 0) > 1)
      tell('repeated-property', `${name.toUpperCase()} stands more than once: the first is taken`);
  if (counts.has('dtend') && counts.has('duration'))
    tell('repeated-property', 'DTEND is taken, and DURATION is not');
  for (const name of ['exdate', 'rdate', 'recurrence-id'])
    for (const value of momentsAndRest(component, name).rest)
      tell('unreadable-value', `left out: ${name.toUpperCase()} ${value.slice(0, 40)}`);
  if (propertyOf(component, 'recurrence-id')?.parameters.range !== undefined)
    tell('this-and-future', 'only the first occurrence was changed');
  const rdates = component.properties.filter(({ name }) => name === 'rdate');
  if (rdates.some(({ values }) => values.some(Array.isArray)))
    tell('period-length', 'periods of RDATE begin where they say, and are as long as the event');
}

/** From midnight to midnight of another clock: whole days there are none here. */
function tellOfMidnight({
  allDay,
  start,
  length,
  clock,
  feed,
  tell,
}: Pick<EventTimes, 'allDay' | 'start' | 'length' | 'clock' | 'feed' | 'tell'>): void {
  const isWhole = start.label % DAY_MS === 0 && usualMs(length) % DAY_MS === 0;
  if (allDay || !isWhole || usualMs(length) === 0) return;
  const here = labelOn(feed.calendarClock, clock, start.label);
  if (here !== start.label)
    tell(
      'midnight-elsewhere',
      `from midnight to midnight of ${start.tzid}: read as hours, which begin on ${formatDate(Math.floor(here / DAY_MS))} here`,
    );
}

/** Clocks of a text differ by less than two days, and clocks that change by less than one more. */
export const MARGIN_DAYS = 3;

type Reader = Started & Pick<EventTimes, 'length' | 'allDay'>;

/** What the event's own clock shows when another clock shows the moment. */
function onOwnClock(moment: Moment, { feed, clock }: Reader): number {
  if (moment.tzid === undefined) return moment.label;
  return labelOn(clock, clockOf(moment, feed), moment.label);
}

function labelsIn(
  reader: Reader,
  rules: readonly RecurrenceRule[],
  span: DaySpan,
): readonly number[] {
  const { component, start, feed, length } = reader;
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
    .map((moment) => startAdded(moment, reader, timeOfDayMs));
  const labels = [start.label, ...repeated.map((day) => day * DAY_MS + timeOfDayMs), ...added];
  const near = labels.filter(
    (label) => label >= wide.first * DAY_MS && label < (wide.last + 1) * DAY_MS,
  );
  const removed = momentsOf(component, 'exdate').filter(isNear);
  return withoutExceptions([...new Set(near)], removed, { reader, span });
}

function withoutExceptions(
  labels: readonly number[],
  removed: readonly Moment[],
  { reader, span }: { readonly reader: Reader; readonly span: DaySpan },
): readonly number[] {
  if (removed.length === 0) return labels;
  const { feed, clock, tell } = reader;
  const exceptions = removed.map((moment): Exception => ({ moment, feed }));
  const index = indexExceptions(exceptions, reader);
  const met = new Set<Exception>();
  const kept = labels.filter((label) => {
    const found = exceptionsAt(index, label, clock);
    for (const exception of found) met.add(exception);
    return found.length === 0;
  });
  for (const exception of index.byKey.values())
    if (!met.has(exception) && isWithin(exception, span))
      tell('unmatched-exception', `EXDATE ${shownDate(exception.moment)} meets no occurrence`);
  return kept;
}

/** The date of a moment as it was written. */
export function shownDate({ label }: Moment): string {
  return formatDate(Math.floor(label / DAY_MS));
}

/** A date added to times starts at their hour; a time added to dates is its date as written. */
function startAdded(moment: Moment, reader: Reader, timeOfDayMs: number): number {
  if (moment.dateOnly) return moment.label + timeOfDayMs;
  if (reader.start.dateOnly) return Math.floor(moment.label / DAY_MS) * DAY_MS;
  return onOwnClock(moment, reader);
}

function lastDayOf(rule: RecurrenceRule, reader: Reader, timeOfDayMs: number): number | undefined {
  const until = rule.until === undefined ? undefined : readMoment(rule.until, undefined);
  if (until === undefined) return undefined;
  if (until.dateOnly || reader.start.dateOnly) return Math.floor(until.label / DAY_MS);
  return Math.floor((onOwnClock(until, reader) - timeOfDayMs) / DAY_MS);
}
