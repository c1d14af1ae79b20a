import { shown } from '../../core/error.js';
import { clocksIn } from '../shared/clocks.js';
import { type IcalComponent, readIcal, textOf } from '../shared/jcal.js';
import type { TellLoss } from '../shared/loss.js';
import { allSteps, type Steps } from '../shared/steps.js';
import type { WallClock } from '../shared/wall-clock.js';
import { type EventTimes, readEvent } from './event.js';
import { nameOf } from './facts.js';
import { type Feed, ownClocksOf } from './feed.js';
import type { IcalSkipReason, IcalWarning } from './options.js';
import { type Revision, revisionsOf, type Sent } from './revisions.js';

/** An event of a text, with all that it is read with. */
interface SentEvent extends Sent {
  readonly feed: Feed;
  /** Whether others of its calendar are marked as days off, and this one is not. */
  readonly isUnmarked: boolean;
}

/** All events of a text that can be read, and why some of them are not in force. */
export function readEvents(
  text: string,
  timeZone: string,
  tell: TellLoss<IcalWarning>,
): readonly EventTimes[] {
  const { calendars, faults } = readIcal(text);
  for (const { line, hint } of faults) tell('unreadable-line', shown(line), hint);
  const steps = allSteps();
  const sent = calendars.flatMap((calendar) => sentIn(calendar, timeZone, { steps, tell }));
  const revisions = revisionsOf(sent);
  tellOfTwins(revisions);
  return revisions.flatMap((revision) => readRevision(revision) ?? []);
}

interface Telling {
  readonly steps: Steps;
  readonly tell: TellLoss<IcalWarning>;
}

function sentIn(
  calendar: IcalComponent,
  timeZone: string,
  { steps, tell }: Telling,
): readonly SentEvent[] {
  const { components } = calendar;
  const clocks = clocksIn(components, steps, (tzid, zone) =>
    tell('assumed-zone', tzid, `read as ${zone}, which stands for this name of Windows`),
  );
  const calendarClock = clocks.clockOf(timeZone) as WallClock;
  const feed: Feed = {
    clocks,
    calendarClock,
    ownClocks: ownClocksOf(calendar, components, clocks),
    isGoogle: /google/i.test(textOf(calendar, 'prodid') ?? ''),
    steps,
    tell,
  };
  tellOfOthers(components, tell);
  const events = components.filter(({ name }) => name === 'vevent');
  const method = textOf(calendar, 'method')?.toUpperCase() ?? '';
  const isMarked = events.some((event) => specialDayOf(event) === 'WORK-HOLIDAY');
  return events.map((component) => ({
    component,
    method,
    feed,
    isUnmarked: isMarked && specialDayOf(component) === undefined,
  }));
}

function specialDayOf(event: IcalComponent): string | undefined {
  return textOf(event, 'x-apple-special-day')?.toUpperCase();
}

/** Tasks and journals close nothing; they are counted, so that nobody misses them. */
function tellOfOthers(components: readonly IcalComponent[], tell: TellLoss<IcalWarning>): void {
  const counts = new Map<string, number>();
  for (const { name } of components)
    if (name !== 'vevent' && name !== 'vtimezone') counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts)
    tell('other-component', name.toUpperCase(), `${count} of them left out`);
}

/** Two events of one UID that do not say which came later, and are not the same. */
function tellOfTwins(revisions: readonly Revision<SentEvent>[]): void {
  const starts = new Map<string, string>();
  const told = new Set<string>();
  for (const { sent, twin } of revisions) {
    if (twin !== true) continue;
    const { component, feed } = sent;
    const key = `${textOf(component, 'uid')} ${textOf(component, 'recurrence-id')}`;
    const start = String(textOf(component, 'dtstart'));
    const known = starts.get(key);
    starts.set(key, known ?? start);
    if (known === undefined || known === start || told.has(key)) continue;
    told.add(key);
    feed.tell('same-uid', nameOf(component), 'another event has its UID: both are taken');
  }
}

function readRevision(revision: Revision<SentEvent>): EventTimes | undefined {
  const { sent, fate, isDone } = revision;
  const { component, feed, isUnmarked } = sent;
  // What it has cancelled says so; a cancellation need not have a date of its own.
  if (isDone === true) return undefined;
  const reason: IcalSkipReason | undefined = fate ?? (isUnmarked ? 'no-day-off' : undefined);
  return readEvent(component, feed, reason);
}
