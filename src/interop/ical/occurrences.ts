import { ALL_DAYS, type DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { fail } from '../../core/error.js';
import type { IcalComponent } from '../shared/jcal.js';
import { usualMs } from '../shared/moment.js';
import type { WallClock } from '../shared/wall-clock.js';
import { type ChangedStart, type EventTimes, type Feed, MARGIN_DAYS, readEvent } from './event.js';
import type { IcalEvent } from './options.js';

/** An event on one of its days, on the clock of the calendar; the end is excluded. */
export interface Occurrence {
  /** The same object for all days of an event. */
  readonly facts: Omit<IcalEvent, 'date'>;
  readonly event: IcalEvent;
  readonly startMs: number;
  readonly endMs: number;
}

/** Far more than a feed of holidays has; a rule of a hostile one gives no more. */
const MOST_OCCURRENCES = 20_000;

/** Every occurrence that touches the dates: repetitions, and the changes to single ones. */
export function occurrencesIn(
  components: readonly IcalComponent[],
  span: DaySpan,
  feed: Feed,
): readonly Occurrence[] {
  const events = components
    .filter(({ name }) => name === 'vevent')
    .map((component) => readEvent(component, feed))
    .filter((event) => event !== undefined);
  const changes = changesByUid(events);
  const found: Occurrence[] = [];
  const add = (times: EventTimes, label: number): void => {
    if (isFarFrom(span, times, label)) return;
    const occurrence = occurrenceAt(times, label, feed.calendarClock);
    const touches =
      occurrence.startMs < (span.last + 1) * DAY_MS &&
      Math.max(occurrence.endMs, occurrence.startMs + 1) > span.first * DAY_MS;
    if (!touches) return;
    if (found.push(occurrence) > MOST_OCCURRENCES) failTooMany();
  };
  for (const event of events) {
    if (event.changed !== undefined) {
      add(event, event.start.label);
      continue;
    }
    const isChanged = changes.get(event.uid);
    for (const label of event.labelsIn(span)) {
      if (isChanged?.(event, label) !== true) add(event, label);
    }
  }
  return found;
}

/** Whether an occurrence of an event is one that a change stands for, by the UID of both. */
function changesByUid(
  events: readonly EventTimes[],
): ReadonlyMap<string, (event: EventTimes, label: number) => boolean> {
  const starts = new Map<string, ChangedStart[]>();
  for (const { uid, changed } of events) {
    if (changed === undefined) continue;
    const known = starts.get(uid);
    if (known === undefined) starts.set(uid, [changed]);
    else known.push(changed);
  }
  return new Map([...starts].map(([uid, changed]) => [uid, amongChanges(changed)]));
}

function amongChanges(changed: readonly ChangedStart[]) {
  const dates = changed.filter(({ moment }) => moment.dateOnly);
  const days = new Set(dates.map(({ moment }) => moment.label / DAY_MS));
  const labels = new Set(
    changed.filter(({ instant }) => instant === undefined).map(({ moment }) => moment.label),
  );
  const instants = new Set(changed.map(({ instant }) => instant));
  return ({ clock }: EventTimes, label: number): boolean =>
    labels.has(label) ||
    days.has(Math.floor(label / DAY_MS)) ||
    (instants.size > 0 && instants.has(clock.instantOf(label)));
}

/** Whether no clock can show the event on the days: what a zone is then need not be found out. */
function isFarFrom({ first, last }: DaySpan, { length }: EventTimes, label: number): boolean {
  const end = label + usualMs(length);
  return end < (first - MARGIN_DAYS) * DAY_MS || label > (last + 1 + MARGIN_DAYS) * DAY_MS;
}

function occurrenceAt(times: EventTimes, label: number, calendarClock: WallClock): Occurrence {
  const { nominalMs, exactMs } = times.length;
  const usualEnd = label + nominalMs + exactMs;
  const { startMs, endMs } = times.allDay
    ? { startMs: label, endMs: usualEnd }
    : onCalendarClock(times, label, calendarClock);
  // Clocks of different zones can put the first or last day that there is beside it.
  const day = Math.min(Math.max(Math.floor(startMs / DAY_MS), ALL_DAYS.first), ALL_DAYS.last);
  const { facts } = times;
  return { facts, event: { ...facts, date: formatDate(day) }, startMs, endMs };
}

function onCalendarClock(
  { clock, length }: EventTimes,
  label: number,
  calendarClock: WallClock,
): Pick<Occurrence, 'startMs' | 'endMs'> {
  const start = clock.instantOf(label);
  const end = clock.instantOf(label + length.nominalMs) + length.exactMs;
  const startMs = calendarClock.labelOf(start);
  const endMs = calendarClock.labelOf(end);
  // Where clocks go back, time that passes can end on an earlier label than it began.
  return { startMs, endMs: end > start && endMs <= startMs ? startMs + end - start : endMs };
}

function failTooMany(): never {
  fail({
    code: 'invalid-calendar',
    path: ['text'],
    expected: `at most ${MOST_OCCURRENCES} events within the dates`,
    received: 'more',
    hint: 'ask for fewer years',
  });
}
