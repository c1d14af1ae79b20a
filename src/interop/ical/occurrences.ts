import { ALL_DAYS, type DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS, formatDate, formatTime } from '../../core/civil.js';
import { fail } from '../../core/error.js';
import { usualMs } from '../shared/moment.js';
import type { WallClock } from '../shared/wall-clock.js';
import { changesOf } from './changes.js';
import { type EventTimes, MARGIN_DAYS } from './event.js';
import type { IcalEvent, IcalSkipReason } from './options.js';

/** An event on one of its days, on the clock of the calendar; the end is excluded. */
export interface Occurrence {
  /** The same object for all days of an event. */
  readonly facts: Omit<IcalEvent, 'date'>;
  readonly event: IcalEvent;
  readonly startMs: number;
  readonly endMs: number;
  /** Why the event is not in force. */
  readonly fate: IcalSkipReason | undefined;
  readonly isGoogle: boolean;
}

/** Far more than a feed of holidays has; a rule of a hostile one gives no more. */
const MOST_OCCURRENCES = 20_000;

/** Every occurrence that touches the dates: repetitions, and the changes to single ones. */
export function occurrencesIn(events: readonly EventTimes[], span: DaySpan): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const add = (times: EventTimes, label: number): void => {
    if (isFarFrom(span, times, label)) return;
    const occurrence = occurrenceAt(times, label);
    const touches =
      occurrence.startMs < (span.last + 1) * DAY_MS &&
      Math.max(occurrence.endMs, occurrence.startMs + 1) > span.first * DAY_MS;
    if (!touches) return;
    if (found.push(occurrence) > MOST_OCCURRENCES) failTooMany();
  };
  const changes = changesOf(events);
  for (const event of events) {
    if (event.changed !== undefined) {
      add(event, event.start.label);
      continue;
    }
    for (const label of event.labelsIn(span)) if (!changes.replace(event, label)) add(event, label);
  }
  changes.tellUnmet(span);
  return found;
}

/** Whether no clock can show the event on the days: what a zone is then need not be found out. */
function isFarFrom({ first, last }: DaySpan, { length }: EventTimes, label: number): boolean {
  const end = label + usualMs(length);
  return end < (first - MARGIN_DAYS) * DAY_MS || label > (last + 1 + MARGIN_DAYS) * DAY_MS;
}

function occurrenceAt(times: EventTimes, label: number): Occurrence {
  const { facts, fate, feed, length } = times;
  const { startMs, endMs } = times.allDay
    ? { startMs: label, endMs: label + usualMs(length) }
    : onCalendarClock(times, label, feed.calendarClock);
  // Clocks of different zones can put the first or last day that there is beside it.
  const day = Math.min(Math.max(Math.floor(startMs / DAY_MS), ALL_DAYS.first), ALL_DAYS.last);
  const event = { ...facts, date: formatDate(day) };
  return { facts, event, startMs, endMs, fate, isGoogle: feed.isGoogle };
}

function onCalendarClock(
  times: EventTimes,
  label: number,
  calendarClock: WallClock,
): Pick<Occurrence, 'startMs' | 'endMs'> {
  const { clock, length } = times;
  const start = clock.instantOf(label);
  const end = clock.instantOf(label + length.nominalMs) + length.exactMs;
  tellOfClockChange(times, label, end);
  const startMs = calendarClock.labelOf(start);
  const endMs = calendarClock.labelOf(end);
  // Where clocks go back, time that passes can end on an earlier label than it began.
  return { startMs, endMs: end > start && endMs <= startMs ? startMs + end - start : endMs };
}

/** On the night of a clock change a repeated event ends at another hour than its DTEND says. */
function tellOfClockChange(
  { clock, onClockMs, tell }: EventTimes,
  label: number,
  end: number,
): void {
  if (onClockMs === undefined) return;
  const said = label + onClockMs;
  if (clock.instantOf(said) === end) return;
  const hour = (at: number): string => formatTime(at - Math.floor(at / DAY_MS) * DAY_MS);
  tell(
    'clock-change',
    `on ${formatDate(Math.floor(label / DAY_MS))} it ends at ${hour(clock.labelOf(end))} and not at ${hour(said)}: as much time passes as the first time`,
  );
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
