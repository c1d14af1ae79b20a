import { ALL_DAYS, type DaySpan } from '../../calendar/date-span.js';
import type { Layer, Override, PlainCalendar } from '../../calendar/definition.js';
import { formatHours } from '../../calendar/hours.js';
import { DAY_MS, formatDate, parseDate, parseTime, weekdayOf } from '../../core/civil.js';
import { fail, type Path, shown } from '../../core/error.js';
import { EMPTY, type TimeSet, union } from '../../core/time-set.js';
import { zoneOf } from '../../zone/zone.js';
import type { Lost } from '../shared/lost.js';
import { writeWeek } from '../shared/write-week.js';
import { type OpeningHoursSpecification, SCHEMA_DAYS } from './specification.js';

/** A calendar read from another format, and what of that format it does not say. */
export interface ReadSpecifications {
  readonly calendar: PlainCalendar;
  /** Codes: `public-holidays`, `time-of-validity`, `end-of-day`, `overlapping-validity`. */
  readonly lost: readonly Lost[];
}

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
 * @param specifications - One or several.
 * @param options - The zone, which the format does not know.
 * @returns The calendar, and what is lost: the hours of `PublicHolidays`, times of day in dates.
 * @throws {@link SlaError} `invalid-type`, `invalid-option` for an unknown day or equal times,
 * `invalid-time`, `invalid-date`, `invalid-time-zone`.
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
  specifications: OpeningHoursSpecification | readonly OpeningHoursSpecification[],
  options: { readonly timeZone: string },
): ReadSpecifications {
  const timeZone = zoneOf(options.timeZone, ['timeZone']).id;
  const list = (
    Array.isArray(specifications) ? specifications : [specifications]
  ) as readonly OpeningHoursSpecification[];
  const lost: Lost[] = [];
  const groups = new Map<string, Group>();
  for (const [index, item] of list.entries()) addTo(groups, item, ['specifications', index], lost);
  const regular = groups.get(keyOf(ALL_DAYS));
  const dated = [...groups.values()]
    .filter((group) => group !== regular)
    .sort((a, b) => length(b.span) - length(a.span) || a.span.first - b.span.first);
  reportOverlaps(dated, lost);
  const week = weekOf(regular);
  const overrides = dated.flatMap(overrideOf);
  const layers = dated
    .filter((group) => overrideOf(group).length === 0)
    .map((group) => layerOf(group, week));
  return { calendar: { timeZone, weekly: writeWeek(week), layers, overrides }, lost };
}

function addTo(
  groups: Map<string, Group>,
  item: OpeningHoursSpecification,
  path: Path,
  lost: Lost[],
): void {
  if (typeof item !== 'object' || item === null) {
    fail({
      code: 'invalid-type',
      path,
      expected: 'an OpeningHoursSpecification',
      received: shown(item),
    });
  }
  const span = readValidity(item, path, lost);
  const hours = readOpening(item, path, lost);
  const key = keyOf(span);
  const group: Group = groups.get(key) ?? { name: item.name, span, days: new Map() };
  groups.set(key, group);
  for (const day of readDays(item.dayOfWeek, [...path, 'dayOfWeek'], lost)) {
    group.days.set(day, union(group.days.get(day) ?? EMPTY, hours));
  }
}

function readDays(
  input: OpeningHoursSpecification['dayOfWeek'],
  path: Path,
  lost: Lost[],
): number[] {
  if (input === undefined) return SCHEMA_DAYS.map((_, day) => day);
  const names = Array.isArray(input) ? input : [input];
  return names.filter((text) => !isForHolidays(text, lost)).map((text) => readDay(text, path));
}

function readDay(text: string, path: Path): number {
  const name = withoutVocabulary(text).toLowerCase();
  const day = SCHEMA_DAYS.findIndex((one) => one.toLowerCase() === name);
  if (day >= 0) return day;
  fail({
    code: 'invalid-option',
    path,
    expected: 'Monday to Sunday, or https://schema.org/Monday',
    received: shown(text),
  });
}

function isForHolidays(text: string, lost: Lost[]): boolean {
  if (withoutVocabulary(text) !== 'PublicHolidays') return false;
  const message = 'the hours of public holidays are left out: say which days they are';
  lost.push({ code: 'public-holidays', subject: 'PublicHolidays', message });
  return true;
}

function withoutVocabulary(text: string): string {
  return String(text).replace(/^(https?:\/\/(www\.)?schema\.org\/|schema:)/i, '');
}

/** The last minute and the last second of a day, which stand for its end. */
const NEARLY_MIDNIGHT: readonly number[] = [DAY_MS - 60_000, DAY_MS - 1000];

function readOpening(item: OpeningHoursSpecification, path: Path, lost: Lost[]): TimeSet {
  const { opens, closes } = item;
  if (opens === undefined && closes === undefined) return EMPTY;
  const start = parseTime(opens as string, [...path, 'opens']);
  const written = parseTime(closes as string, [...path, 'closes']);
  if (start === 0 && written === 0) return EMPTY;
  if (start === written || start === DAY_MS) {
    fail({
      code: 'invalid-option',
      path: [...path, 'closes'],
      expected: 'a time that differs from opens',
      received: shown(closes),
      hint: 'for a whole day write 00:00 and 23:59, for a closed day 00:00 and 00:00',
    });
  }
  if (!NEARLY_MIDNIGHT.includes(written))
    return [start, written > start ? written : written + DAY_MS];
  if (start !== 0) {
    const message = `${closes} is taken for 24:00`;
    lost.push({ code: 'end-of-day', subject: `${opens}-${closes}`, message });
  }
  return [start, DAY_MS];
}

function readValidity(item: OpeningHoursSpecification, path: Path, lost: Lost[]): DaySpan {
  const read = (key: 'validFrom' | 'validThrough', missing: number): number => {
    const text = item[key];
    if (text === undefined) return missing;
    const [date = '', time] = String(text).split('T');
    if (time !== undefined) {
      const message = `${key} is a time: taken as the whole date`;
      lost.push({ code: 'time-of-validity', subject: String(text), message });
    }
    return parseDate(date, [...path, key]);
  };
  const first = read('validFrom', ALL_DAYS.first);
  const last = read('validThrough', ALL_DAYS.last);
  if (last >= first) return { first, last };
  fail({
    code: 'invalid-date',
    path: [...path, 'validThrough'],
    expected: `a date from ${formatDate(first)} on`,
    received: shown(item.validThrough),
  });
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

function reportOverlaps(dated: readonly Group[], lost: Lost[]): void {
  dated.forEach((group, index) => {
    const overlapped = dated.slice(0, index).some(({ span }) => meets(span, group.span));
    if (!overlapped || group.days.size === 7 || overrideOf(group).length > 0) return;
    const subject = `${formatDate(group.span.first)} to ${formatDate(group.span.last)}`;
    const message =
      'days that it does not name take the regular hours, not those of the dates around';
    lost.push({ code: 'overlapping-validity', subject, message });
  });
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
