import { Temporal } from 'temporal-polyfill';
import type {
  CalendarDefinition,
  HoursInput,
  Layer,
  LayerBound,
  PlainCalendar,
  WeekInput,
} from '../../src/calendar.js';
import { breakHolds, isDated, merged, namesDay, type Span, spansOf } from './calendar-words.js';
import { holidayWalk, isHoliday } from './holiday-walk.js';

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
  const holidays = holidayWalk(calendar, dates, (date) => weeklyHours(calendar, date));
  return dates.map((date) => {
    const place = (hours: readonly Span[]): Span[] =>
      merged(hours)
        .filter((span) => !span.every((minutes) => isSkipped(date, minutes, calendar.timeZone)))
        .map(([start, end]) => [
          instantOf(date, start, calendar.timeZone),
          instantOf(date, end, calendar.timeZone),
        ]);
    const open = place(ownHours(calendar, date, holidays(date)));
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
  afterHolidays: readonly Span[],
): readonly Span[] {
  const replacing = (calendar.overrides ?? []).filter(
    (override) => override.kind === 'replace' && isDated(override, date),
  );
  if (replacing.length > 0) return replacing.flatMap(({ hours }) => spansOf(hours));
  return afterHolidays;
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

function layerHolds({ from, through }: Layer, date: Temporal.PlainDate): boolean {
  if (typeof from === 'object' || typeof through === 'object')
    return seasonHolds(from as LayerBound, through as LayerBound, date);
  const seasonal = (from ?? through ?? '').length === 'MM-DD'.length;
  const text = seasonal ? date.toString().slice(5) : date.toString();
  if (from === undefined) return through === undefined || text <= through;
  if (through === undefined) return from <= text;
  return from <= through ? from <= text && text <= through : text >= from || text <= through;
}

/** Goes back from a date, day by day, to whichever was last: the first day of a season or the end of one. */
function seasonHolds(from: LayerBound, through: LayerBound, date: Temporal.PlainDate): boolean {
  for (let day = date; ; day = day.subtract({ days: 1 })) {
    if (isDayOfYear(from, day)) return true;
    if (isDayOfYear(through, day.subtract({ days: 1 }))) return false;
  }
}

function isDayOfYear(bound: LayerBound, date: Temporal.PlainDate): boolean {
  return isHoliday(typeof bound === 'string' ? { yearly: bound } : bound, date);
}

function sorted(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function partsOf(definition: CalendarDefinition): readonly CalendarDefinition[] | undefined {
  if ('union' in definition) return definition.union;
  if ('intersection' in definition) return definition.intersection;
  return 'difference' in definition ? definition.difference : undefined;
}
