import type { DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { fail } from '../../core/error.js';
import type { IcalComponent } from '../shared/jcal.js';
import type { TellLoss } from '../shared/loss.js';
import type { WallClock } from '../shared/wall-clock.js';
import { type EventTimes, readEvent } from './event.js';
import type { IcalEvent, IcalWarning } from './options.js';

/** An event on one of its days, on the clock of the calendar; the end is excluded. */
export interface Occurrence {
  readonly event: IcalEvent;
  readonly startMs: number;
  readonly endMs: number;
}

/** Far more than a feed of holidays has; a rule of a hostile one gives no more. */
const MOST_OCCURRENCES = 20_000;

/** Every occurrence that touches the dates: repetitions, and the changes to single ones. */
export function occurrencesIn(
  components: readonly IcalComponent[],
  clock: WallClock,
  span: DaySpan,
  tell: TellLoss<IcalWarning>,
): readonly Occurrence[] {
  const events = components
    .filter(({ name }) => name === 'vevent')
    .map((component) => readEvent(component, components, clock, tell))
    .filter((event) => event !== undefined);
  const changesByUid = new Map<string, EventTimes[]>();
  for (const event of events) {
    if (event.changes === undefined) continue;
    changesByUid.set(event.uid, [...(changesByUid.get(event.uid) ?? []), event]);
  }
  const found: Occurrence[] = [];
  const add = (times: EventTimes, label: number): void => {
    const occurrence = occurrenceAt(times, label, clock);
    const touches =
      occurrence.startMs < (span.last + 1) * DAY_MS &&
      Math.max(occurrence.endMs, occurrence.startMs + 1) > span.first * DAY_MS;
    if (!touches) return;
    if (found.push(occurrence) > MOST_OCCURRENCES) failTooMany();
  };
  for (const event of events) {
    if (event.changes !== undefined) {
      add(event, event.start.label);
      continue;
    }
    const changed = changesByUid.get(event.uid) ?? [];
    for (const label of event.labelsIn(span)) {
      if (!changed.some((change) => change.changes?.(event, label))) add(event, label);
    }
  }
  return found;
}

function occurrenceAt(times: EventTimes, label: number, clock: WallClock): Occurrence {
  const toCalendar = (own: number): number =>
    times.allDay || times.clock === clock ? own : clock.labelOf(times.clock.instantOf(own));
  const startMs = toCalendar(label);
  const date = formatDate(Math.floor(startMs / DAY_MS));
  return {
    event: { ...times.facts, date },
    startMs,
    endMs: toCalendar(label + times.lengthMs),
  };
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
