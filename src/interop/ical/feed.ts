import type { Clocks } from '../shared/clocks.js';
import type { IcalComponent, IcalProperty } from '../shared/jcal.js';
import { textOf } from '../shared/jcal.js';
import type { Expectations, TellLoss } from '../shared/loss.js';
import { type Moment, readMoment } from '../shared/moment.js';
import type { Steps } from '../shared/steps.js';
import type { WallClock } from '../shared/wall-clock.js';
import type { IcalWarning } from './options.js';

/** What all events of one calendar of a text are read with. */
export interface Feed {
  readonly clocks: Clocks;
  readonly calendarClock: WallClock;
  /** The clocks on which a feed may mean its dates: that of X-WR-TIMEZONE, then those of its zones. */
  readonly ownClocks: readonly WallClock[];
  /** Whether Google wrote it. */
  readonly isGoogle: boolean;
  readonly steps: Steps;
  readonly tell: TellLoss<IcalWarning>;
}

export const EXPECTATIONS: Expectations<IcalWarning> = {
  'unreadable-line': 'lines of iCalendar',
  'unreadable-event': 'an event with a start and a length',
  'unreadable-value': 'a date or date-time that exists',
  'unsupported-rule': 'a rule of days, weeks, months or years',
  'other-component': 'events',
  'unknown-zone': 'a zone that is known',
  'assumed-zone': 'a zone of the IANA database, or a VTIMEZONE',
  'floating-time': 'times with a zone, because the feed names one',
  'this-and-future': 'a change of one occurrence',
  'period-length': 'periods as long as the event',
  'repeated-property': 'a property that stands once',
  'same-uid': 'one event of a UID',
  'exception-type': 'a date, because the event is of whole days',
  'unmatched-exception': 'the start of an occurrence',
  'end-of-day': 'an end at midnight',
  'doubtful-end': 'an end after the start, of the same type',
  'midnight-elsewhere': 'dates, or times on the clock of the calendar',
  'clock-change': 'a night on which no clock changes',
  'possible-observance': 'a holiday',
  'regional-holiday': 'a holiday of the whole country',
  'half-day': 'a holiday of a whole day',
  'tentative-date': 'a date that is settled',
  'unknown-kind': 'a description or category that says that it is a holiday',
  workday: 'a day off',
};

/** The clocks that a calendar names for all of its events. */
export function ownClocksOf(
  properties: IcalComponent,
  components: readonly IcalComponent[],
  clocks: Clocks,
): readonly WallClock[] {
  const names = [
    textOf(properties, 'x-wr-timezone'),
    ...components.filter(({ name }) => name === 'vtimezone').map((one) => textOf(one, 'tzid')),
  ];
  return names
    .slice(0, MOST_CLOCKS)
    .flatMap((name) => (name === undefined ? [] : (clocks.clockOf(name) ?? [])));
}

/** A feed of holidays is of one place. */
const MOST_CLOCKS = 5;

/** The clock of a moment; `undefined` for one that nobody knows. */
export function clockOf(
  { tzid }: Moment,
  { clocks, calendarClock }: Pick<Feed, 'clocks' | 'calendarClock'>,
): WallClock | undefined {
  return tzid === undefined ? calendarClock : clocks.clockOf(tzid);
}

/** All moments of a property; a period counts with its start. */
export function momentsOf(component: IcalComponent, name: string): Moment[] {
  return momentsAndRest(component, name).moments;
}

/** All moments of a property, and the values that are none. */
export function momentsAndRest(
  component: IcalComponent,
  name: string,
): { readonly moments: Moment[]; readonly rest: readonly string[] } {
  const moments: Moment[] = [];
  const rest: string[] = [];
  for (const property of component.properties) {
    if (property.name !== name) continue;
    for (const value of property.values) {
      const moment = momentOf(property, value);
      if (moment === undefined) rest.push(String(value));
      else moments.push(moment);
    }
  }
  return { moments, rest };
}

function momentOf({ parameters }: IcalProperty, value: unknown): Moment | undefined {
  const tzid = parameters.tzid;
  return readMoment(
    Array.isArray(value) ? value[0] : value,
    tzid === undefined ? tzid : String(tzid),
  );
}

/** What one clock shows when another shows a label. */
export function labelOn(clock: WallClock, from: WallClock | undefined, label: number): number {
  const isSame = from?.timeZone !== undefined && from.timeZone === clock.timeZone;
  if (from === undefined || from === clock || isSame) return label;
  return clock.labelOf(from.instantOf(label));
}
