import { Temporal } from 'temporal-polyfill';
import type {
  Break,
  CalendarDefinition,
  Holiday,
  HolidayInput,
  HoursInput,
  Layer,
  PlainCalendar,
  WeekInput,
} from '../../src/calendar.js';

/**
 * A business calendar worked out the long way, straight from its definition: every date of a window
 * is looked at on its own, every label of it is placed by Temporal, and every question is answered
 * by walking the minutes. It shares no code with the library, only the types of the definition.
 */
export interface MinuteWalk {
  isOpen(at: number): boolean;
  /** Open minutes in `[from, to)`, both whole minutes. */
  openMinutes(from: number, to: number): number;
  /** Every instant at which hours, breaks or overrides of some date begin or end, sorted. */
  readonly edges: readonly number[];
}

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;
/** Hours reach 48 h past their date, and a date may lie a day off its UTC date. */
const MARGIN_DAYS = 4;

/** Walks a calendar within `[from, to)`; instants outside have no answer. */
export function minuteWalk(definition: CalendarDefinition, from: number, to: number): MinuteWalk {
  const parts = partsOf(definition);
  if (parts === undefined) return plainWalk(definition as PlainCalendar, from, to);
  const walks = parts.map((part) => minuteWalk(part, from, to));
  const edges = sorted(walks.flatMap((walk) => walk.edges));
  return walkOf(edges, (at) => {
    const answers = walks.map((walk) => walk.isOpen(at));
    if ('union' in definition) return answers.some((open) => open);
    if ('intersection' in definition) return answers.every((open) => open);
    return answers[0] === true && !answers.slice(1).some((open) => open);
  });
}

/** Minutes since 00:00 of a date, `[start, end)`; the end of hours overnight is above 1440. */
type Span = readonly [start: number, end: number];

function plainWalk(calendar: PlainCalendar, from: number, to: number): MinuteWalk {
  const days = datedHours(calendar, from, to);
  const open = days.flatMap((day) => day.open);
  const closed = days.flatMap((day) => day.closed);
  const edges = sorted([...open, ...closed].flat());
  return walkOf(edges, (at) => holds(open, at) && !holds(closed, at));
}

/** What one date of a plain calendar opens and closes, placed on the time line. */
interface DatedHours {
  readonly date: Temporal.PlainDate;
  readonly open: readonly Span[];
  readonly closed: readonly Span[];
}

function datedHours(calendar: PlainCalendar, from: number, to: number): DatedHours[] {
  const dates = datesAround(calendar.timeZone, from, to);
  const holidays = holidaysOf(calendar, dates);
  return dates.map((date) => {
    const place = (hours: readonly Span[]): Span[] =>
      merged(hours)
        .filter((span) => !span.every((minutes) => isSkipped(date, minutes, calendar.timeZone)))
        .map(([start, end]) => [
          instantOf(date, start, calendar.timeZone),
          instantOf(date, end, calendar.timeZone),
        ]);
    const open = place(ownHours(calendar, date, holidays.get(date.toString())));
    const closed: Span[] = [];
    for (const override of calendar.overrides ?? []) {
      if (!isDated(override, date)) continue;
      if (override.kind === 'add') open.push(...place(spansOf(override.hours)));
      if (override.kind === 'remove') closed.push(...place(spansOf(override.hours)));
    }
    for (const item of calendar.breaks ?? []) {
      if (breakHolds(item, date)) closed.push(...place(spansOf(item.hours)));
    }
    return { date, open, closed };
  });
}

function holds(spans: readonly Span[], at: number): boolean {
  return spans.some(([start, end]) => start <= at && at < end);
}

/** The open minutes that belong to a business day `YYYY-MM-DD`, in order; nothing on other dates. */
export type DayWalk = (date: string) => readonly number[] | undefined;

/**
 * Walks the minutes of dates. In a plain calendar those of hours that start on the date, wherever
 * they end; in a composed one its open minutes on the date. A union has a business day where a part's
 * business day has hours that start then, the others where the parts that must be open and go by the
 * same clocks have one, and the whole is open at some minute.
 */
export function dayWalk(definition: CalendarDefinition, from: number, to: number): DayWalk {
  const parts = partsOf(definition);
  if (parts === undefined) return plainDays(definition as PlainCalendar, from, to);
  const timeZone = zoneOf(definition);
  const walks = parts.map((part) => dayWalk(part, from, to));
  const asked = 'difference' in definition ? walks.slice(0, 1) : walks;
  const sameClocks = asked.filter((_, i) => zoneOf(parts[i] as CalendarDefinition) === timeZone);
  const walk = minuteWalk(definition, from, to);
  const counts = (date: Temporal.PlainDate): boolean =>
    'union' in definition
      ? walks.some((part) => startsOn(part, date, timeZone))
      : sameClocks.every((part) => part(date.toString()) !== undefined);
  return (text) => {
    const date = Temporal.PlainDate.from(text);
    const midnights = [0, 1440].map((minutes) => instantOf(date, minutes, timeZone));
    const open = minutesOfSpan(midnights as unknown as Span).filter((at) => walk.isOpen(at));
    return open.length > 0 && counts(date) ? open : undefined;
  };
}

/** Whether hours of a business day of a part start on a date of other clocks. */
function startsOn(part: DayWalk, date: Temporal.PlainDate, timeZone: string): boolean {
  const starts = [-4, -3, -2, -1, 0, 1, 2, 3, 4].flatMap((days) => {
    const minutes = part(date.add({ days }).toString()) ?? [];
    return minutes.filter((at, i) => i === 0 || at - (minutes[i - 1] as number) > MINUTE_MS);
  });
  return starts.some((at) => dateOf(at, timeZone).equals(date));
}

function plainDays(calendar: PlainCalendar, from: number, to: number): DayWalk {
  const days = datedHours(calendar, from, to);
  const closed = days.flatMap((day) => day.closed);
  return (date) => {
    const day = days.find((one) => one.date.toString() === date);
    const minutes = new Set((day?.open ?? []).flatMap(minutesOfSpan));
    const open = sorted([...minutes].filter((at) => !holds(closed, at)));
    return open.length > 0 ? open : undefined;
  };
}

function minutesOfSpan([start, end]: Span): number[] {
  const minutes: number[] = [];
  for (let at = start; at < end; at += MINUTE_MS) minutes.push(at);
  return minutes;
}

function zoneOf(definition: CalendarDefinition): string {
  return definition.timeZone ?? zoneOf(partsOf(definition)?.[0] as CalendarDefinition);
}

function walkOf(edges: readonly number[], isOpen: (at: number) => boolean): MinuteWalk {
  const openMinutes = (from: number, to: number): number => {
    let minutes = 0;
    for (let at = from; at < to; at += MINUTE_MS) if (isOpen(at)) minutes++;
    return minutes;
  };
  return { isOpen, openMinutes, edges };
}

/** The one place where a label becomes an instant: Temporal's own rule, written out. */
function instantOf(date: Temporal.PlainDate, minutes: number, timeZone: string): number {
  return placed(labelOf(date, minutes), timeZone).epochMilliseconds;
}

/** Whether the clocks never showed a label; hours between two such labels never happened. */
function isSkipped(date: Temporal.PlainDate, minutes: number, timeZone: string): boolean {
  const label = labelOf(date, minutes);
  return !placed(label, timeZone).toPlainDateTime().equals(label);
}

function placed(label: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime {
  return label.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
}

function labelOf(date: Temporal.PlainDate, minutes: number): Temporal.PlainDateTime {
  const day = date.add({ days: Math.floor(minutes / MINUTES_A_DAY) });
  return day.toPlainDateTime().add({ minutes: minutes % MINUTES_A_DAY });
}

function dateOf(at: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

function datesAround(timeZone: string, from: number, to: number): Temporal.PlainDate[] {
  const last = dateOf(to, timeZone).add({ days: MARGIN_DAYS });
  const dates: Temporal.PlainDate[] = [];
  let date = dateOf(from, timeZone).subtract({ days: MARGIN_DAYS });
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    dates.push(date);
    date = date.add({ days: 1 });
  }
  return dates;
}

// Most specific wins: override, holiday, weekly.

function ownHours(
  calendar: PlainCalendar,
  date: Temporal.PlainDate,
  holidays: readonly Holiday[] = [],
): readonly Span[] {
  const replacing = (calendar.overrides ?? []).filter(
    (override) => override.kind === 'replace' && isDated(override, date),
  );
  if (replacing.length > 0) return replacing.flatMap(({ hours }) => spansOf(hours));
  return holidays.reduce(
    (hours, holiday) => overlap(hours, spansOf(holiday.hours ?? [])),
    weeklyHours(calendar, date),
  );
}

function weeklyHours(calendar: PlainCalendar, date: Temporal.PlainDate): readonly Span[] {
  const layer = (calendar.layers ?? []).filter((one) => layerHolds(one, date)).at(-1);
  const week = layer?.weekly ?? calendar.weekly;
  return week === undefined ? [] : hoursOfWeek(week, date);
}

function hoursOfWeek(week: WeekInput, date: Temporal.PlainDate): readonly Span[] {
  const hours = Object.entries(weekOn(week, date)).filter(([days]) => namesDay(days, date));
  return hours.flatMap(([, text]) => spansOf(text));
}

function weekOn(week: WeekInput, date: Temporal.PlainDate): Readonly<Record<string, HoursInput>> {
  if ('weeks' in week) {
    const { anchor, weeks } = week as { anchor: string; weeks: Record<string, HoursInput>[] };
    const monday = (day: Temporal.PlainDate): Temporal.PlainDate =>
      day.subtract({ days: day.dayOfWeek - 1 });
    const first = monday(Temporal.PlainDate.from(anchor));
    const passed = first.until(monday(date), { largestUnit: 'days' }).days / 7;
    return weeks.at(passed % weeks.length) as Record<string, HoursInput>;
  }
  if (!('odd' in week)) return week as Record<string, HoursInput>;
  const { odd, even } = week as Record<'odd' | 'even', Record<string, HoursInput>>;
  return (date.weekOfYear as number) % 2 === 1 ? odd : even;
}

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function namesDay(days: string, date: Temporal.PlainDate): boolean {
  return days.split(',').some((part) => {
    const [first, last = first] = part.split('-').map((name) => DAY_NAMES.indexOf(name));
    const day = date.dayOfWeek - 1;
    const [from, through] = [first as number, last as number];
    return from <= through ? from <= day && day <= through : day >= from || day <= through;
  });
}

function layerHolds({ from, through }: Layer, date: Temporal.PlainDate): boolean {
  const seasonal = (from ?? through ?? '').length === 'MM-DD'.length;
  const text = seasonal ? date.toString().slice(5) : date.toString();
  if (from === undefined) return through === undefined || text <= through;
  if (through === undefined) return from <= text;
  return from <= through ? from <= text && text <= through : text >= from || text <= through;
}

function isDated(entry: object, date: Temporal.PlainDate): boolean {
  const { date: only, from, through } = entry as Record<'date' | 'from' | 'through', string>;
  const text = date.toString();
  return only === undefined ? from <= text && text <= through : only === text;
}

function breakHolds(item: Break, date: Temporal.PlainDate): boolean {
  if ('date' in item || 'from' in item) return isDated(item, date);
  return namesDay(('days' in item ? item.days : undefined) ?? 'mon-sun', date);
}

// Holidays

/** How far from its holiday a substitute day may lie. */
const SUBSTITUTE_DAYS = 14;

function holidaysOf(
  calendar: PlainCalendar,
  dates: readonly Temporal.PlainDate[],
): Map<string, Holiday[]> {
  const first = (dates[0] as Temporal.PlainDate).subtract({ days: 60 });
  const last = (dates.at(-1) as Temporal.PlainDate).add({ days: 60 });
  const found = new Map<string, Holiday[]>();
  const moving: { from: Temporal.PlainDate; step: number; holiday: Holiday }[] = [];
  const put = (date: Temporal.PlainDate, holiday: Holiday): void => {
    found.set(date.toString(), [...(found.get(date.toString()) ?? []), holiday]);
  };
  for (
    let date = first;
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    for (const holiday of (calendar.holidays ?? []).map(longForm)) {
      if (!isHoliday(holiday, date)) continue;
      put(date, holiday);
      const day = DAY_NAMES[date.dayOfWeek - 1] as keyof NonNullable<Holiday['substitute']>;
      const way = holiday.substitute?.[day];
      // One holiday listed twice moves once, as its first entry says.
      const isKnown = moving.some(
        (other) => other.from.equals(date) && nameOf(other.holiday) === nameOf(holiday),
      );
      if (way !== undefined && !isKnown)
        moving.push({ from: date, step: way === 'next' ? 1 : -1, holiday });
    }
  }
  for (const { from, step, holiday } of moving) {
    for (let days = 1; days <= SUBSTITUTE_DAYS; days++) {
      const candidate = from.add({ days: step * days });
      if (found.has(candidate.toString()) || weeklyHours(calendar, candidate).length === 0)
        continue;
      put(candidate, holiday);
      break;
    }
  }
  return found;
}

const nameOf = ({ name }: Holiday): string => name ?? 'holiday';

function longForm(holiday: HolidayInput): Holiday {
  if (typeof holiday !== 'string') return holiday;
  return holiday.length === 'MM-DD'.length ? { yearly: holiday } : { date: holiday };
}

function isHoliday(holiday: Holiday, date: Temporal.PlainDate): boolean {
  if ('date' in holiday || 'from' in holiday) return isDated(holiday, date);
  const { since = 0, until = 9999 } = holiday;
  if (date.year < since || date.year > until) return false;
  if ('yearly' in holiday) return date.toString().slice(5) === holiday.yearly;
  if ('easter' in holiday) {
    const easter = (holiday.church === 'orthodox' ? ORTHODOX_EASTER : WESTERN_EASTER)[date.year];
    return date.equals(
      Temporal.PlainDate.from(`${date.year}-${easter}`).add({ days: holiday.easter }),
    );
  }
  const { month, weekday, nth } = holiday;
  if (date.month !== month || DAY_NAMES[date.dayOfWeek - 1] !== weekday) return false;
  const fromStart = Math.ceil(date.day / 7);
  const fromEnd = Math.ceil((date.daysInMonth - date.day + 1) / 7);
  return nth > 0 ? fromStart === nth : fromEnd === -nth;
}

/** Easter Sundays as printed in church calendars, both on Gregorian dates. */
const WESTERN_EASTER: Readonly<Record<number, string>> = {
  2010: '04-04',
  2011: '04-24',
  2012: '04-08',
  2013: '03-31',
  2014: '04-20',
  2015: '04-05',
  2016: '03-27',
  2017: '04-16',
  2018: '04-01',
  2019: '04-21',
  2020: '04-12',
  2021: '04-04',
  2022: '04-17',
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
};
const ORTHODOX_EASTER: Readonly<Record<number, string>> = {
  2010: '04-04',
  2011: '04-24',
  2012: '04-15',
  2013: '05-05',
  2014: '04-20',
  2015: '04-12',
  2016: '05-01',
  2017: '04-16',
  2018: '04-08',
  2019: '04-28',
  2020: '04-19',
  2021: '05-02',
  2022: '04-24',
  2023: '04-16',
  2024: '05-05',
  2025: '04-20',
  2026: '04-12',
  2027: '05-02',
  2028: '04-16',
  2029: '04-08',
  2030: '04-28',
};

// Labels

function spansOf(hours: HoursInput): readonly Span[] {
  const pairs =
    typeof hours === 'string'
      ? hours
          .split(',')
          .filter((part) => part.trim() !== '')
          .map((part) => part.trim().split('-'))
      : hours;
  return pairs.map(([startText, endText]) => {
    const start = minutesOf(startText as string);
    const end = minutesOf(endText as string);
    return [start, end > start ? end : end + MINUTES_A_DAY];
  });
}

/**
 * Hours of a date are a set of labels, so that 09:00-10:00, 10:00-11:00 means 09:00-11:00 even where
 * the clocks skip 10:00: they merge before any label becomes an instant.
 */
function merged(spans: readonly Span[]): Span[] {
  const out: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last === undefined || last[1] < start) out.push([start, end]);
    else last[1] = Math.max(last[1], end);
  }
  return out;
}

function minutesOf(label: string): number {
  const [hours, minutes] = label.split(':').map(Number);
  return (hours as number) * 60 + (minutes as number);
}

function overlap(some: readonly Span[], others: readonly Span[]): Span[] {
  return some
    .flatMap((a) => others.map((b): Span => [Math.max(a[0], b[0]), Math.min(a[1], b[1])]))
    .filter(([start, end]) => start < end);
}

function sorted(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function partsOf(definition: CalendarDefinition): readonly CalendarDefinition[] | undefined {
  if ('union' in definition) return definition.union;
  if ('intersection' in definition) return definition.intersection;
  return 'difference' in definition ? definition.difference : undefined;
}
