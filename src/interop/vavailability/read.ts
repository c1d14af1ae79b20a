import { ALL_DAYS, type DaySpan, spanHolds } from '../../calendar/date-span.js';
import type { Layer, Override, PlainCalendar, WeekInput } from '../../calendar/definition.js';
import { formatHours } from '../../calendar/hours.js';
import { DAY_MS, formatDate, weekdayOf } from '../../core/civil.js';
import { fail, shown } from '../../core/error.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import type { TimeSet } from '../../core/time-set.js';
import { type IcalComponent, readIcal, textOf } from '../shared/jcal.js';
import type { Lost } from '../shared/lost.js';
import { clockOfTzid, clockOfZone } from '../shared/wall-clock.js';
import { writeWeek } from '../shared/write-week.js';
import {
  type Availability,
  labelOf,
  type MomentReader,
  momentsOf,
  type Once,
  type Repeated,
  readAvailability,
} from './available.js';

/** A calendar read from availability, and what of it is not in the calendar. */
export interface ReadAvailability {
  readonly calendar: PlainCalendar;
  /**
   * Codes: `unsupported-rule`, `other-zone`, `unreadable`, `time-of-bound` (a component starts or
   * ends in the course of a day), `same-priority`, `night-at-bound`.
   */
  readonly lost: readonly Lost[];
}

interface Component extends Availability {
  readonly name: string;
  readonly span: DaySpan;
  /** 1 is the highest; 10 stands for none. */
  readonly rank: number;
}

/**
 * Reads the availability of RFC 7953 as a calendar: open while AVAILABLE, closed otherwise, also
 * where no component says anything. Components become layers, from the lowest priority to the
 * highest, so that a higher one hides the lower for all of its dates. Within a component weekly
 * rules become weekly hours, from their DTSTART through their UNTIL or COUNT; single times, EXDATE
 * and RECURRENCE-ID become overrides of their dates.
 *
 * @param text - An iCalendar text with at least one VAVAILABILITY.
 * @param options - `timeZone`: the zone of the calendar. @defaultValue the first TZID of an
 * AVAILABLE that is an IANA zone, else UTC
 * @returns The calendar, and what is lost.
 * @throws {@link SlaError} `invalid-calendar`, `invalid-type`, `invalid-time-zone`.
 * @example
 * import { calendarFromVavailability } from 'slakit/interop/vavailability'
 * const text = [
 *   'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN',
 *   'BEGIN:VAVAILABILITY', 'UID:office', 'DTSTAMP:20260101T000000Z',
 *   'BEGIN:AVAILABLE', 'UID:weekdays', 'DTSTAMP:20260101T000000Z',
 *   'DTSTART;TZID=Europe/Paris:20260105T090000', 'DTEND;TZID=Europe/Paris:20260105T170000',
 *   'RRULE:FREQ=WEEKLY;BYDAY=MO,TU', 'END:AVAILABLE', 'END:VAVAILABILITY', 'END:VCALENDAR',
 * ].join('\r\n')
 * calendarFromVavailability(text).calendar.layers
 * // => [
 * //   { name: 'office', through: '2026-01-04', weekly: {} },
 * //   { name: 'office', from: '2026-01-05', weekly: { 'mon,tue': '09:00-17:00' } },
 * // ]
 * @see {@link vavailabilityFromCalendar}
 */
export function calendarFromVavailability(
  text: string,
  options: { readonly timeZone?: string } = {},
): ReadAvailability {
  const all = readIcal(text, ['text']).flatMap((calendar) => calendar.components);
  const found = all.filter(({ name }) => name === 'vavailability');
  if (found.length === 0) {
    fail({
      code: 'invalid-calendar',
      path: ['text'],
      expected: 'a text with a VAVAILABILITY',
      received: shown(text),
    });
  }
  const clock = clockOfZone(options.timeZone ?? zoneIn(found, all));
  const lost: Lost[] = [];
  const report = (code: string, subject: string, message: string): void => {
    lost.push({ code, subject, message });
  };
  const reader: MomentReader = { clock, components: all, report };
  const components = found.map((one) => readComponent(one, reader)).sort((a, b) => b.rank - a.rank);
  warnOfTies(components, report);
  const overrides = components.flatMap((one, index) => {
    const higher = components.slice(index + 1);
    return overridesOf(one).filter(({ day }) => !higher.some(({ span }) => spanHolds(span, day)));
  });
  warnOfNights(components, report);
  return {
    calendar: {
      timeZone: clock.timeZone as string,
      layers: components.flatMap(layersOf),
      overrides: overrides.map(({ override }) => override),
    },
    lost,
  };
}

function zoneIn(found: readonly IcalComponent[], all: readonly IcalComponent[]): string {
  const moments = found.flatMap(({ components }) =>
    components.flatMap((part) => momentsOf(part, 'dtstart')),
  );
  for (const { tzid } of moments) {
    const clock = tzid === undefined || tzid === 'UTC' ? undefined : clockOfTzid(tzid, all);
    if (clock?.timeZone !== undefined) return clock.timeZone;
  }
  return 'UTC';
}

function readComponent(component: IcalComponent, reader: MomentReader): Component {
  const name = textOf(component, 'summary') ?? textOf(component, 'uid') ?? 'availability';
  const bound = (property: string, round: (days: number) => number): number | undefined => {
    const moment = momentsOf(component, property)[0];
    const label = moment === undefined ? undefined : labelOf(moment, reader);
    if (label === undefined) return undefined;
    if (label % DAY_MS !== 0) {
      reader.report(
        'time-of-bound',
        name,
        `${property.toUpperCase()} is no midnight: the whole date is taken`,
      );
    }
    return round(label / DAY_MS);
  };
  const first = bound('dtstart', Math.floor) ?? ALL_DAYS.first;
  const end = bound('dtend', Math.ceil);
  const priority = Number(textOf(component, 'priority') ?? 0);
  return {
    name,
    span: { first, last: end === undefined ? ALL_DAYS.last : end - 1 },
    rank: priority >= 1 && priority <= 9 ? priority : 10,
    ...readAvailability(component, reader),
  };
}

/** One layer for every stretch of dates in which the same rules hold. */
function layersOf({ name, span, repeated }: Component): Layer[] {
  const cuts = repeated.flatMap(({ first, last }) => [first, last + 1]);
  const inside = cuts.filter((day) => day > span.first && day <= span.last);
  const starts = [...new Set([span.first, ...inside])].sort((a, b) => a - b);
  return starts.map((first, index) => {
    const last = (starts[index + 1] ?? span.last + 1) - 1;
    const active = repeated.filter((rule) => rule.first <= first && first <= rule.last);
    return {
      name,
      ...(first === ALL_DAYS.first ? {} : { from: formatDate(first) }),
      ...(last === ALL_DAYS.last ? {} : { through: formatDate(last) }),
      weekly: weekOf(active, first === ALL_DAYS.first ? 0 : first),
    };
  });
}

function weekOf(rules: readonly Repeated[], near: number): WeekInput {
  const weeks = rules.reduce((all, rule) => leastCommonMultiple(all, rule.weeks), 1);
  const monday = near - weekdayOf(near);
  const hoursOn = (day: number): TimeSet => merged(rules.filter((rule) => falls(rule, day)));
  const hours = Array.from({ length: weeks }, (_, week) =>
    writeWeek(Array.from({ length: 7 }, (__, day) => hoursOn(monday + week * 7 + day))),
  );
  return weeks === 1 ? (hours[0] ?? {}) : { anchor: formatDate(monday), weeks: hours };
}

/** Whether the repetition gives the day, its own end and exceptions left aside. */
function falls({ anchor, weeks, offsets }: Repeated, day: number): boolean {
  const length = weeks * 7;
  return offsets.has((((day - anchor) % length) + length) % length);
}

/** The hours of a day: single ones, and those of the rules that do not except it. */
function hoursOf(rules: readonly Repeated[], once: readonly Once[], day: number): TimeSet {
  const kept = rules.filter((rule) => falls(rule, day) && !rule.excluded.has(day));
  return merged([...kept, ...once.filter((one) => one.day === day)]);
}

function merged(parts: readonly Pick<Once, 'hours'>[]): TimeSet {
  return toTimeSetFromColumns(
    parts.map(({ hours }) => hours[0]),
    parts.map(({ hours }) => hours[1]),
  );
}

interface DatedOverride {
  readonly day: number;
  readonly override: Override;
}

/** Dates that the rules alone do not tell. */
function overridesOf({ name, span, repeated, once }: Component): readonly DatedOverride[] {
  const excluded = repeated.flatMap((rule) => [...rule.excluded].filter((day) => falls(rule, day)));
  const days = new Set([...excluded, ...once.map(({ day }) => day)]);
  return [...days]
    .filter((day) => spanHolds(span, day))
    .sort((a, b) => a - b)
    .map((day) => {
      const active = repeated.filter(({ first, last }) => first <= day && day <= last);
      const hours = formatHours(hoursOf(active, once, day));
      return { day, override: { kind: 'replace', date: formatDate(day), hours, name } };
    });
}

function warnOfTies(components: readonly Component[], report: MomentReader['report']): void {
  components.forEach((one, index) => {
    const tie = components[index + 1];
    if (tie === undefined || tie.rank !== one.rank) return;
    if (tie.span.first > one.span.last || one.span.first > tie.span.last) return;
    report(
      'same-priority',
      tie.name,
      `overlaps ${one.name} with the same priority: the later one wins`,
    );
  });
}

/** Layers begin and end with dates, but a night goes on. */
function warnOfNights(components: readonly Component[], report: MomentReader['report']): void {
  components.forEach((one, index) => {
    const { name, span } = one;
    const message = (day: number): string =>
      `the night of ${formatDate(day)} goes on over the bound`;
    if (hasNight(one, span.last)) report('night-at-bound', name, message(span.last));
    for (const lower of components.slice(0, index)) {
      const before = span.first - 1;
      if (hasNight(lower, before)) report('night-at-bound', lower.name, message(before));
    }
  });
}

function hasNight({ span, repeated, once }: Component, day: number): boolean {
  if (!spanHolds(span, day) || day === ALL_DAYS.last) return false;
  const active = repeated.filter(({ first, last }) => first <= day && day <= last);
  return hoursOf(active, once, day).some((bound) => bound > DAY_MS);
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
