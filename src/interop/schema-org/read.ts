import { ALL_DAYS, type DaySpan } from '../../calendar/plan/date-span.js';
import type { Layer, Override, PlainCalendar } from '../../calendar/plan/definition.js';
import { formatHours } from '../../calendar/plan/hours.js';
import { formatDate, weekdayOf } from '../../core/civil.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, isList, pathOf, type Reader, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { EMPTY, type TimeSet, union } from '../../core/time-set.js';
import { readZone } from '../../zone/zone.js';
import { isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { writeWeek } from '../shared/write-week.js';
import { specificationsIn } from './business.js';
import {
  readDays,
  readOpening,
  readValidity,
  type SpecificationWarning,
  type Warnings,
} from './read-parts.js';
import {
  type OpeningHoursOwner,
  type OpeningHoursSpecification,
  SCHEMA_DAYS,
} from './specification.js';

export type { SpecificationWarning } from './read-parts.js';

/** A calendar read from another format, and what of that format it does not say. */
export interface ReadSpecifications {
  readonly calendar: PlainCalendar;
  readonly warnings: readonly Finding<SpecificationWarning>[];
}

/** Options of `calendarFromOpeningHoursSpecification`: the zone, which the format does not know. */
export interface SpecificationOptions {
  readonly timeZone: string;
}

const OPTIONS = { timeZone: readZone } satisfies FieldsOf<SpecificationOptions>;

interface Group {
  readonly name: string | undefined;
  readonly span: DaySpan;
  /** Hours by weekday; a weekday that no specification names is missing. */
  readonly days: Map<number, TimeSet>;
}

/**
 * Reads opening hours of schema.org. Specifications without dates are the weekly hours. Those with
 * `validFrom` or `validThrough` replace them on the weekdays that they name; where two overlap, the
 * shorter wins. A single date becomes an override, a range of dates a layer.
 *
 * `closes` before `opens` runs into the next day, `00:00` for both is closed, and `23:59` is taken
 * for the end of the day, which this format cannot write.
 *
 * A whole business may be given, or the `@graph` of a page with one: its `openingHoursSpecification`
 * and `specialOpeningHoursSpecification` are taken. An object without hours is refused, where it would
 * be closed for ever.
 *
 * Source: schema.org, OpeningHoursSpecification and Place.
 *
 * @param specifications - One or several, at most 10,000, or the business that they are of.
 * @param options - The zone, which the format does not know.
 * @returns The calendar, and what is lost, as warnings: see {@link SpecificationWarning}.
 * @throws {@link SlaError} `invalid-type`, also for two businesses, `invalid-option` for an unknown day
 * or equal times, `missing-field` for an object without hours, `invalid-time`, `invalid-date`,
 * `invalid-time-zone`, `unknown-field` for an option.
 * @example
 * import { calendarFromOpeningHoursSpecification } from 'slakit/interop/schema-org'
 * calendarFromOpeningHoursSpecification(
 *   [{ dayOfWeek: ['Monday', 'https://schema.org/Tuesday'], opens: '09:00', closes: '17:00' }],
 *   { timeZone: 'Europe/Berlin' },
 * ).calendar
 * // => { timeZone: 'Europe/Berlin', weekly: { 'mon,tue': '09:00-17:00' }, layers: [], overrides: [] }
 * @see {@link openingHoursSpecificationOf}
 */
export function calendarFromOpeningHoursSpecification(
  specifications:
    | OpeningHoursSpecification
    | OpeningHoursOwner
    | readonly (OpeningHoursSpecification | OpeningHoursOwner)[],
  options: SpecificationOptions,
): ReadSpecifications {
  const { timeZone: zone } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const timeZone = zone.id;
  const warnings: Warnings = [];
  const groups = new Map<string, Group>();
  for (const item of specificationsIn(rootOf(specifications), warnings))
    addTo(groups, item, warnings);
  const regular = groups.get(keyOf(ALL_DAYS));
  const dated = [...groups.values()]
    .filter((group) => group !== regular)
    .sort((a, b) => length(b.span) - length(a.span) || a.span.first - b.span.first);
  warnOfOverlaps(dated, warnings);
  const week = weekOf(regular);
  const overrides = dated.flatMap(overrideOf);
  const layers = dated
    .filter((group) => overrideOf(group).length === 0)
    .map((group) => layerOf(group, week));
  return { calendar: { timeZone, weekly: writeWeek(week), layers, overrides }, warnings };
}

/** One alone is read as a list of one, so that its place is the same. */
function rootOf(given: unknown): Reader {
  const root = readerOf(given, null, 'specifications');
  return isList(root) ? root : readerOf([given], null, 'specifications');
}

function addTo(groups: Map<string, Group>, item: Reader, warnings: Warnings): void {
  const { name, dayOfWeek: days } = pickFields(item, 'an OpeningHoursSpecification', {
    name: orNone(text),
    dayOfWeek: (reader) => readDays(reader, warnings),
  });
  const span = readValidity(item, warnings);
  const hours = readOpening(item, warnings);
  const key = keyOf(span);
  const group: Group = groups.get(key) ?? { name, span, days: new Map() };
  groups.set(key, group);
  tellImpossible(item, { span, days }, warnings);
  for (const day of days) group.days.set(day, union(group.days.get(day) ?? EMPTY, hours));
}

/** A season may name more days than it has; with none of them its hours are of no date at all. */
function tellImpossible(
  item: Reader,
  { span, days }: { readonly span: DaySpan; readonly days: readonly number[] },
  warnings: Warnings,
): void {
  const dayOfWeek = childOf(item, 'dayOfWeek');
  if (isNone(dayOfWeek)) return;
  const isThere = (day: number): boolean => span.first + daysUntil(span.first, day) <= span.last;
  if (days.length === 0 || days.some(isThere)) return;
  warnings.push(
    lossOf({
      code: 'impossible-day',
      path: pathOf(dayOfWeek),
      expected: `a day that is between ${formatDate(span.first)} and ${formatDate(span.last)}`,
      received: days.map((day) => SCHEMA_DAYS[day]).join(', '),
      hint: 'its hours are of no date, and left out',
    }),
  );
}

function daysUntil(first: number, weekday: number): number {
  return (weekday - weekdayOf(first) + 7) % 7;
}

function overrideOf({ name, span, days }: Group): readonly Override[] {
  const hours = span.first === span.last ? days.get(weekdayOf(span.first)) : undefined;
  if (hours === undefined) return [];
  const date = formatDate(span.first);
  return [
    { kind: 'replace', date, hours: formatHours(hours), ...(name === undefined ? {} : { name }) },
  ];
}

function layerOf({ name, span, days }: Group, regular: readonly TimeSet[]): Layer {
  const week = regular.map((hours, day) => days.get(day) ?? hours);
  return {
    ...(name === undefined ? {} : { name }),
    ...(span.first === ALL_DAYS.first ? {} : { from: formatDate(span.first) }),
    ...(span.last === ALL_DAYS.last ? {} : { through: formatDate(span.last) }),
    weekly: writeWeek(week),
  };
}

function weekOf(group: Group | undefined): readonly TimeSet[] {
  return SCHEMA_DAYS.map((_, day) => group?.days.get(day) ?? EMPTY);
}

function warnOfOverlaps(dated: readonly Group[], warnings: Warnings): void {
  dated.forEach((group, index) => {
    if (group.days.size === 7 || overrideOf(group).length > 0) return;
    if (!meetsEarlier(dated, index)) return;
    warnings.push(
      lossOf({
        code: 'overlapping-validity',
        path: ['specifications'],
        expected: 'dates that do not overlap, or every weekday',
        received: `${formatDate(group.span.first)} to ${formatDate(group.span.last)}`,
        hint: 'days that it does not name take the regular hours, not those of the dates around',
      }),
    );
  });
}

function meetsEarlier(dated: readonly Group[], index: number): boolean {
  const { span } = dated[index] as Group;
  for (let i = 0; i < index; i++) if (meets((dated[i] as Group).span, span)) return true;
  return false;
}

function meets(a: DaySpan, b: DaySpan): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function length({ first, last }: DaySpan): number {
  return last - first;
}

function keyOf({ first, last }: DaySpan): string {
  return `${first} ${last}`;
}
