import { ALL_DAYS, spanHolds } from '../../calendar/plan/date-span.js';
import type { PlainCalendar } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { fail, shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { readZone } from '../../zone/zone.js';
import { type Clocks, clocksIn } from '../shared/clocks.js';
import { decisiveGapOf, type IcalComponent, readIcal, textOf } from '../shared/jcal.js';
import { type Expectations, textLosses } from '../shared/loss.js';
import { allSteps, spend } from '../shared/steps.js';
import type { WallClock } from '../shared/wall-clock.js';
import { readAvailability } from './available.js';
import { type Component, hasNight, layersOf, overridesOf } from './component.js';
import { type AvailabilityWarning, labelOf, type MomentReader, momentsOf } from './moments.js';

/** A calendar read from availability, and what of it is not in the calendar. */
export interface ReadAvailability {
  readonly calendar: PlainCalendar;
  readonly warnings: readonly Finding<AvailabilityWarning>[];
}

/** Options of `calendarFromVavailability`. */
export interface ReadAvailabilityOptions {
  /**
   * The zone of the calendar.
   *
   * @defaultValue the first TZID of an AVAILABLE that is an IANA zone, else UTC
   */
  readonly timeZone?: string | undefined;
}

const OPTIONS = { timeZone: optional(readZone) } satisfies FieldsOf<ReadAvailabilityOptions>;

const EXPECTATIONS: Expectations<AvailabilityWarning> = {
  'unreadable-line': 'lines of iCalendar',
  'assumed-zone': 'a zone of the IANA database, or a VTIMEZONE',
  'unsupported-rule': 'a weekly or daily rule',
  'other-zone': 'a rule on the clock of the calendar',
  unreadable: 'a start and a length',
  'time-of-bound': 'a bound at midnight',
  'same-priority': 'other priorities where components overlap',
  'night-at-bound': 'hours that end within the bounds',
};

/**
 * Reads the availability of RFC 7953 as a calendar: open while AVAILABLE, closed otherwise, also
 * where no component says anything. Components become layers, from the lowest priority to the
 * highest, so that a higher one hides the lower for all of its dates. Within a component weekly
 * rules become weekly hours, from their DTSTART through their UNTIL or COUNT; single times, EXDATE
 * and RECURRENCE-ID become overrides of their dates. Hours of a DURATION are time that passes, except
 * in a weekly rule, whose hours are the same in each week.
 *
 * Rules and dates are put in their places in at most 1,000,000 steps for the whole text. They give at
 * most 10,000 dates that differ from the rules, and as many stretches of rules; rules of several
 * intervals must together begin anew within 520 weeks.
 *
 * @param text - An iCalendar text with at least one VAVAILABILITY, at most 5,000,000 characters, 1,000
 * parameters in a line, and 10 components deep.
 * @param options - The zone of the calendar.
 * @returns The calendar, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-calendar`, `invalid-type`, `invalid-time-zone`, `unknown-field`.
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
  options: ReadAvailabilityOptions = {},
): ReadAvailability {
  const { timeZone } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const { calendars, faults } = readIcal(text);
  const all = calendars.flatMap((calendar) => calendar.components);
  const found = all.filter(({ name }) => name === 'vavailability');
  if (found.length === 0) {
    fail({
      code: 'invalid-calendar',
      path: ['text'],
      expected: 'a text with a VAVAILABILITY',
      received: shown(text),
    });
  }
  const steps = allSteps();
  const warnings: Finding<AvailabilityWarning>[] = [];
  const report = textLosses(EXPECTATIONS, warnings);
  for (const { line, hint } of faults) report('unreadable-line', shown(line), hint);
  const clocks = clocksIn(all, steps, (tzid, zone) =>
    report('assumed-zone', tzid, `read as ${zone}, which stands for this name of Windows`),
  );
  const clock = clocks.clockOf(timeZone?.id ?? zoneIn(found, clocks)) as WallClock;
  const reader: MomentReader = { clock, clocks, steps, report };
  const components = found
    .flatMap((one) => readComponent(one, reader) ?? [])
    .sort((a, b) => b.rank - a.rank);
  warnOfTies(components, report);
  const overrides = components.flatMap((one, index) => {
    const own = overridesOf(one, steps);
    const higher = components.slice(index + 1);
    spend(steps, own.length * higher.length);
    return own.filter(({ day }) => !higher.some(({ span }) => spanHolds(span, day)));
  });
  warnOfNights(components, reader);
  const layers = components.flatMap((one) => layersOf(one, steps));
  if (Math.max(overrides.length, layers.length) > MOST_ENTRIES) failTooMany();
  return {
    calendar: {
      timeZone: clock.timeZone as string,
      layers,
      overrides: overrides.map(({ override }) => override),
    },
    warnings,
  };
}

/** As many layers, and as many overrides, as a calendar may have. */
const MOST_ENTRIES = 10_000;

function failTooMany(): never {
  fail({
    code: 'invalid-calendar',
    path: ['text'],
    expected: `at most ${MOST_ENTRIES} dates that differ from the rules, and as many stretches of rules`,
    received: 'more',
    hint: 'say hours that repeat by a weekly rule',
  });
}

function zoneIn(found: readonly IcalComponent[], clocks: Clocks): string {
  const moments = found.flatMap(({ components }) =>
    components.flatMap((part) => momentsOf(part, 'dtstart')),
  );
  for (const { tzid } of moments) {
    const clock = tzid === undefined || tzid === 'UTC' ? undefined : clocks.clockOf(tzid);
    if (clock?.timeZone !== undefined) return clock.timeZone;
  }
  return 'UTC';
}

/** Reads a component; one of whose bounds nobody knows is left out. */
function readComponent(component: IcalComponent, reader: MomentReader): Component | undefined {
  const name = textOf(component, 'summary') ?? textOf(component, 'uid') ?? 'availability';
  if (decisiveGapOf(component) !== undefined || !hasReadableBounds(component, reader)) {
    reader.report('unreadable', name, 'left out: its DTSTART or DTEND cannot be read');
    return undefined;
  }
  const bound = (property: string, round: (days: number) => number): number | undefined => {
    const moment = momentsOf(component, property)[0];
    const label = moment === undefined ? undefined : labelOf(moment, reader);
    if (label === undefined) return undefined;
    if (label % DAY_MS !== 0) {
      reader.report(
        'time-of-bound',
        name,
        `the whole date of its ${property.toUpperCase()} is taken`,
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

function hasReadableBounds(component: IcalComponent, reader: MomentReader): boolean {
  return ['dtstart', 'dtend'].every((name) => {
    const [moment] = momentsOf(component, name);
    const isThere = textOf(component, name) !== undefined;
    return !isThere || (moment !== undefined && labelOf(moment, reader) !== undefined);
  });
}

function warnOfTies(components: readonly Component[], report: MomentReader['report']): void {
  components.forEach((one, index) => {
    const tie = components[index + 1];
    if (tie === undefined || tie.rank !== one.rank) return;
    if (tie.span.first > one.span.last || one.span.first > tie.span.last) return;
    report('same-priority', tie.name, `it overlaps ${one.name}: the later one wins`);
  });
}

/** Layers begin and end with dates, but a night goes on. */
function warnOfNights(components: readonly Component[], { report, steps }: MomentReader): void {
  components.forEach((one, index) => {
    const { name, span } = one;
    const message = (day: number): string =>
      `the night of ${formatDate(day)} goes on over the bound`;
    if (hasNight(one, span.last, steps)) report('night-at-bound', name, message(span.last));
    for (const lower of components.slice(0, index)) {
      const before = span.first - 1;
      if (hasNight(lower, before, steps)) report('night-at-bound', lower.name, message(before));
    }
  });
}
