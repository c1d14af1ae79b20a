import OpeningHours, { type nominatim_object } from 'opening_hours';
import type { DaySpan } from '../../calendar/plan/date-span.js';
import { DAY_MS, formatDate } from '../../core/civil.js';
import { fail, isSlaError, shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { intersection, type TimeSet } from '../../core/time-set.js';
import { type Expectations, type TellLoss, textLosses } from '../shared/loss.js';
import type { WallClock } from '../shared/wall-clock.js';
import { type MachineClock, machineClock } from './machine-clock.js';
import type { Place } from './place.js';
import { sunTimesOf } from './sun.js';
import { type Needs, needsOf, timesForText, withSunTimes } from './sun-text.js';

/**
 * A code of what of opening hours is not in a calendar, or rests on an assumption: `unknown` (the text
 * says that nobody knows: taken as closed), `comment`, `warning` (of the parser), `no-state` (holidays
 * of a place whose state is not given: those of the whole country), `no-sun` (the sun does not set:
 * taken as up all day; or does not rise: taken as down), `machine-clock-change`.
 */
export type OpeningHoursWarning =
  | 'unknown'
  | 'comment'
  | 'warning'
  | 'no-state'
  | 'no-sun'
  | 'machine-clock-change';

const EXPECTATIONS: Expectations<OpeningHoursWarning> = {
  unknown: 'hours that somebody knows',
  comment: 'hours without a comment',
  warning: 'a text that its parser does not doubt',
  'no-state': 'a place with its state',
  'no-sun': 'a date on which the sun rises and sets',
  'machine-clock-change': 'a machine that does not change its clock',
};

/** What a text is evaluated for: dates, a place, and the clock of the place. */
export interface Question {
  readonly span: DaySpan;
  readonly place: Place | undefined;
  readonly clock: WallClock;
}

/** Open time of a text on the clock of the place, cut at the first and last midnight. */
export interface Evaluation {
  readonly open: TimeSet;
  readonly warnings: readonly Finding<OpeningHoursWarning>[];
}

/** What opening_hours.js says of a text, in the one shape of errors. */
export function evaluateText(text: string, question: Question): Evaluation {
  const warnings: Finding<OpeningHoursWarning>[] = [];
  const tell = textLosses(EXPECTATIONS, warnings);
  try {
    const parsed = parse(text, question.place);
    const needs = needsOf(parsed.prettifyValue());
    requirePlace(text, needs, question.place);
    if (needs.holidays && question.place?.hasState === false)
      tell('no-state', shown(text), 'its PH and SH are those of the whole country');
    for (const message of parsed.getWarnings()) tell('warning', shown(text), message);
    const clock = machineClock(question.span);
    const open = needs.sun
      ? openBySun(parsed.prettifyValue(), question, { clock, tell })
      : openOf(parsed.getOpenIntervals(clock.from, clock.to), clock, tell);
    for (const day of clock.changes)
      tell('machine-clock-change', formatDate(day), 'times before noon may be off');
    return { open, warnings };
  } catch (error) {
    if (isSlaError(error)) throw error;
    fail({
      code: 'invalid-calendar',
      path: ['text'],
      expected: 'opening hours of OpenStreetMap',
      received: shown(text),
      // It throws bare texts; an error is one that it trips over itself.
      ...(typeof error === 'string' ? { hint: error } : {}),
    });
  }
}

/** Without a place the package answers for a village in Germany. */
function requirePlace(text: string, needs: Needs, place: Place | undefined): void {
  if (place !== undefined || !(needs.holidays || needs.sun)) return;
  fail({
    code: 'invalid-calendar',
    path: ['text'],
    expected: 'hours that do not depend on a place, or a place in nominatim',
    received: shown(text),
    hint: needs.holidays
      ? 'PH and SH are the holidays of a place: give nominatim'
      : 'the hours of the sun are those of a place: give nominatim',
  });
}

function parse(text: string, place: Place | undefined): OpeningHours {
  return new OpeningHours(text, (place?.nominatim ?? null) as nominatim_object | null);
}

interface Telling {
  readonly clock: MachineClock;
  readonly tell: TellLoss<OpeningHoursWarning>;
}

/** Date by date, each with the times that the sun has on it where the place is. */
function openBySun(text: string, { span, place, clock }: Question, telling: Telling): TimeSet {
  requireFewDates(text, span);
  const parts: OsmInterval[] = [];
  for (let day = span.first; day <= span.last; day++) {
    const times = sunTimesOf(day, place as Place, clock);
    const [one = [], other] = timesForText(times).map((given) =>
      intervalsOn(day, parse(withSunTimes(text, given), place), telling.clock),
    );
    parts.push(...(other === undefined ? one : inBoth(one, other)));
    const stays = Object.entries(times).find(([, at]) => typeof at === 'string');
    if (stays !== undefined)
      telling.tell('no-sun', formatDate(day), `no ${stays[0]}: the sun is ${stays[1]} it all day`);
  }
  return openOf(parts, telling.clock, telling.tell);
}

/** A text with the sun is another text on each date, and read anew; that takes a millisecond or two. */
const MOST_SUN_DATES = 3660;

function requireFewDates(text: string, { first, last }: DaySpan): void {
  const most = Math.floor(MOST_SUN_DATES / text.split(/[,;]/).length);
  if (last - first < most) return;
  fail({
    code: 'invalid-date',
    path: ['options', 'through'],
    expected: `at most ${most} dates for a text of so many parts that depends on the sun`,
    received: `${last - first + 1} dates`,
    hint: 'ask for fewer years',
  });
}

function intervalsOn(day: number, parsed: OpeningHours, clock: MachineClock): OsmInterval[] {
  const [from, to] = [clock.startOf(day), clock.startOf(day + 1)];
  return parsed
    .getOpenIntervals(from, to)
    .map(([start, end, ...rest]) => [start, earlier(end, to), ...rest]);
}

function inBoth(one: OsmInterval[], other: OsmInterval[]): OsmInterval[] {
  const [a, b] = [instantsOf(one), instantsOf(other)];
  if (String(a) === String(b)) return one;
  const both = intersection(a, b);
  return Array.from({ length: both.length / 2 }, (_, i) => [
    new Date(both[2 * i] as number),
    new Date(both[2 * i + 1] as number),
    false,
    undefined,
  ]);
}

function instantsOf(intervals: readonly OsmInterval[]): TimeSet {
  const open = intervals.filter(([, , unknown]) => !unknown);
  return toTimeSetFromColumns(
    open.map(([start]) => start.getTime()),
    open.map(([, end]) => end.getTime()),
  );
}

type OsmInterval = ReturnType<OpeningHours['getOpenIntervals']>[number];

function openOf(
  intervals: readonly OsmInterval[],
  clock: MachineClock,
  tell: TellLoss<OpeningHoursWarning>,
): TimeSet {
  tellLosses(intervals, clock, tell);
  const { labelOf, to } = clock;
  const open = intervals.filter(([, , unknown]) => !unknown);
  const starts = open.map(([start]) => labelOf(start));
  const ends = open.map(([start, end]) => Math.max(labelOf(earlier(end, to)), labelOf(start)));
  return toTimeSetFromColumns(starts, ends);
}

function tellLosses(
  intervals: readonly OsmInterval[],
  { labelOf }: MachineClock,
  tell: TellLoss<OpeningHoursWarning>,
): void {
  const dateOf = (at: Date): string => formatDate(Math.floor(labelOf(at) / DAY_MS));
  for (const [start, , isUnknown] of intervals)
    if (isUnknown) tell('unknown', dateOf(start), 'taken as closed');
  const comments = new Map<string, string>();
  for (const [start, , , comment] of intervals)
    if (comment !== undefined && !comments.has(comment)) comments.set(comment, dateOf(start));
  for (const [comment, date] of comments) tell('comment', date, comment);
}

function earlier(one: Date, other: Date): Date {
  return one.getTime() < other.getTime() ? one : other;
}
