import type { CalendarDefinition } from '../../calendar/plan/definition.js';
import { DAY_MS, formatDate, formatTime, weekdayOf } from '../../core/civil.js';
import type { Finding } from '../../core/finding.js';
import { readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import type { TimeSet } from '../../core/time-set.js';
import { lossOf } from '../shared/loss.js';
import { repeatingHoursOn, type Segment } from '../shared/segment.js';
import {
  EXPORT_FIELDS,
  type ExportDates,
  exportDatesOf,
  type SegmentLoss,
  segmentsOf,
} from '../shared/segments.js';
import { type OpeningHoursSpecification, SCHEMA_DAYS } from './specification.js';

/** Opening hours for schema.org, and what they do not say. */
export interface WrittenSpecifications {
  readonly specifications: readonly OpeningHoursSpecification[];
  readonly warnings: readonly Finding<SpecificationLoss>[];
}

/** A code of what of a calendar opening hours of schema.org do not say; `time-zone` always. */
export type SpecificationLoss = SegmentLoss | 'time-zone' | 'week-cycle' | 'end-of-day';

/**
 * Writes a calendar as opening hours of schema.org: weekly hours, stretches with `validFrom` and
 * `validThrough`, and single dates. Breaks become two specifications of one day.
 *
 * Without dates, hours that repeat for ever have no `validThrough`, and what returns by the year
 * (holidays, seasons, odd and even weeks) is lost. With dates, everything within them is written
 * out. A calendar composed of others needs dates.
 *
 * @param definition - The calendar.
 * @param dates - The dates to write it out for.
 * @returns The specifications, and what is lost, as warnings; the zone always is.
 * @throws {@link SlaError} as `compileCalendar`; `missing-field` when dates are needed,
 * `invalid-date`, `invalid-option`, `unknown-field`; `invalid-calendar` for a calendar whose zone changes.
 * @example
 * import { openingHoursSpecificationOf } from 'slakit/interop/schema-org'
 * const office = { timeZone: 'Europe/Berlin', weekly: { fri: '22:00-02:00' } }
 * openingHoursSpecificationOf(office).specifications
 * // => [{ '@type': 'OpeningHoursSpecification', dayOfWeek: ['Friday'], opens: '22:00', closes: '02:00' }]
 * @see {@link calendarFromOpeningHoursSpecification}
 */
export function openingHoursSpecificationOf(
  definition: CalendarDefinition,
  dates: ExportDates = {},
): WrittenSpecifications {
  const reader = readerOf(dates, null, 'options');
  const span = exportDatesOf(reader, readFields(reader, 'options', EXPORT_FIELDS));
  const { timeZone, segments, warnings } = segmentsOf(definition, span);
  const zone = lossOf({
    code: 'time-zone' as const,
    path: ['timeZone'],
    expected: 'a place for the zone',
    received: timeZone,
    hint: 'opening hours of schema.org have no zone',
  });
  return {
    specifications: segments.flatMap(specificationsOf),
    warnings: [zone, ...warnings, ...segments.flatMap(lossesOf)],
  };
}

function specificationsOf(segment: Segment): OpeningHoursSpecification[] {
  const { first, last } = segment;
  if (first !== undefined && first === last) return onDate(first, hoursOn(segment, first));
  const always = first === undefined && last === undefined;
  const validity = {
    ...(first === undefined ? {} : { validFrom: formatDate(first) }),
    ...(last === undefined ? {} : { validThrough: formatDate(last) }),
  };
  const days = new Map<string, { hours: TimeSet; names: string[] }>();
  for (let weekday = 0; weekday < 7; weekday++) {
    const hours = repeatingHoursOn(segment, segment.anchor + weekday);
    // Without dates a day that nobody names is closed; with dates it would keep its regular hours.
    if (always && hours.length === 0) continue;
    if (!hasWeekday(segment, weekday)) continue;
    const key = Array.from(hours).join();
    const known = days.get(key) ?? { hours, names: [] };
    known.names.push(SCHEMA_DAYS[weekday] as string);
    days.set(key, known);
  }
  const weekly = [...days.values()].flatMap(({ hours, names }) =>
    openings(hours).map((opening) => specification({ dayOfWeek: names, ...opening, ...validity })),
  );
  return [...weekly, ...datesOf(segment)];
}

/** A stretch of less than a week has some days only; the others would be hours of no date. */
function hasWeekday({ first, last }: Segment, weekday: number): boolean {
  if (first === undefined || last === undefined) return true;
  return first + ((weekday - weekdayOf(first) + 7) % 7) <= last;
}

/** Dates that differ; those of a rota of several weeks are written out too, as far as dates go. */
function datesOf(segment: Segment): OpeningHoursSpecification[] {
  const found = new Map(segment.exceptions);
  if (segment.hours.length > 7 && segment.first !== undefined && segment.last !== undefined) {
    for (let day = segment.first; day <= segment.last; day++) {
      if (!found.has(day)) found.set(day, repeatingHoursOn(segment, day));
    }
  }
  return [...found].sort(([a], [b]) => a - b).flatMap(([day, hours]) => onDate(day, hours));
}

function onDate(day: number, hours: TimeSet): OpeningHoursSpecification[] {
  const date = formatDate(day);
  return openings(hours).map((opening) =>
    specification({ ...opening, validFrom: date, validThrough: date }),
  );
}

function hoursOn(segment: Segment, day: number): TimeSet {
  return segment.exceptions.get(day) ?? repeatingHoursOn(segment, day);
}

function openings(hours: TimeSet): { readonly opens: string; readonly closes: string }[] {
  if (hours.length === 0) return [{ opens: '00:00', closes: '00:00' }];
  const found: { opens: string; closes: string }[] = [];
  for (let i = 0; i < hours.length; i += 2) {
    const [start, end] = [hours[i] as number, hours[i + 1] as number];
    const wholeDay = start === 0 && end === DAY_MS;
    found.push({ opens: formatTime(start), closes: wholeDay ? '23:59' : formatTime(end % DAY_MS) });
  }
  return found;
}

function specification(fields: OpeningHoursSpecification): OpeningHoursSpecification {
  return { '@type': 'OpeningHoursSpecification', ...fields };
}

function lossesOf(segment: Segment): Finding<SpecificationLoss>[] {
  const losses: Finding<SpecificationLoss>[] = [];
  const name = segment.name ?? 'weekly hours';
  const path = [segment.name === undefined ? 'weekly' : 'layers'];
  const endless = segment.first === undefined || segment.last === undefined;
  if (segment.hours.length > 7 && endless) {
    losses.push(
      lossOf({
        code: 'week-cycle',
        path,
        expected: 'hours of one week',
        received: `${name}, a rota of several`,
        hint: 'only its first week is written',
      }),
    );
  }
  const all = [...segment.hours, ...segment.exceptions.values()];
  if (all.some((hours) => hours.some((bound, i) => i % 2 === 1 && isNearlyMidnight(bound)))) {
    losses.push(
      lossOf({
        code: 'end-of-day',
        path,
        expected: 'an end before 23:59, or 24:00',
        received: name,
        hint: 'readers take 23:59 for the end of the day',
      }),
    );
  }
  return losses;
}

function isNearlyMidnight(bound: number): boolean {
  return bound === DAY_MS - 60_000 || bound === DAY_MS - 1000;
}
