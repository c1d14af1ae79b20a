import { DAY_MS, epochDayOf } from '../../core/civil.js';
import { clip, difference, measureWithin, type TimeSet } from '../../core/time-set.js';
import {
  BLOCK_MS,
  haveSameClocks,
  instantOfLabel,
  labelOfInstant,
  type Zone,
} from '../../zone/zone.js';
import { ALL_DAYS, type DaySpan, spanHolds } from '../plan/date-span.js';
import type { CalendarPlan, PlainPlan } from '../plan/plan.js';
import { LAST_YEAR } from '../plan/year-shape.js';
import { requireCompiled } from './block.js';
import type { CompiledCalendar, DayBlock } from './compiled.js';
import { placeDay, placedTime, restart, startPlacement } from './placement.js';
import { closedTime, type DayHours, openSetOf, overrideHours, ownHoursIn } from './resolve.js';
import { businessDaysOfYear, yearOfDay } from './years.js';

/** Days per block: enough for a year, and a power of two. */
const BLOCK_DAYS = 512;
/** Blocks kept per calendar: a working life of days. */
const KEPT_BLOCKS = 64;

/** How many business days lie in `(from, to]`; negative when reversed. */
export function countBusinessDays(
  calendar: CompiledCalendar,
  fromDay: number,
  toDay: number,
): number {
  if (toDay < fromDay) return 0 - countBusinessDays(calendar, toDay, fromDay);
  if (toDay - fromDay <= LONG_WAY_DAYS) return countNear(calendar, fromDay, toDay);
  const first = yearOfDay(fromDay) + 1;
  const last = yearOfDay(toDay);
  let count = countNear(calendar, fromDay, newYear(first) - 1);
  for (let year = first; year < last; year++) count += countInYear(calendar, year);
  return count + countNear(calendar, newYear(last) - 1, toDay);
}

/**
 * The n-th business day strictly after a day, or before it for a negative n; `undefined` when the
 * years run out. Zero is the day itself.
 */
export function stepBusinessDays(
  calendar: CompiledCalendar,
  day: number,
  steps: number,
): number | undefined {
  if (steps === 0) return day;
  const start = dayBlockOf(calendar, day);
  let { index, count } = start;
  let position = steps > 0 ? rankAfter(start, day) + steps - 1 : rankBefore(start, day) + steps;
  const { first, last } = blocksWithDays(calendar);
  for (let passed = 0; position >= count; passed++) {
    if (index >= last) return undefined;
    if (passed === LONG_WAY) return stepYears(calendar, index * BLOCK_DAYS - 1, position + 1);
    position -= count;
    count = countOf(calendar, ++index);
  }
  for (let passed = 0; position < 0; passed++) {
    if (index <= first) return undefined;
    if (passed === LONG_WAY) return stepYears(calendar, index * BLOCK_DAYS, position);
    position += countOf(calendar, --index);
  }
  return index * BLOCK_DAYS + (blockByIndex(calendar, index).days[position] as number);
}

/** {@link stepBusinessDays} over years that do not hold the rest of the steps. */
function stepYears(calendar: CompiledCalendar, day: number, steps: number): number | undefined {
  const step = steps > 0 ? 1 : -1;
  let year = yearOfDay(day + (step > 0 ? 1 : -1));
  let [from, left] = [day, Math.abs(steps)];
  let count =
    step > 0
      ? countNear(calendar, day, newYear(year + 1) - 1)
      : countNear(calendar, newYear(year) - 1, day - 1);
  while (left > count) {
    left -= count;
    from = step > 0 ? newYear(year + 1) - 1 : newYear(year);
    year += step;
    if (year < 1 || year > LAST_YEAR) return undefined;
    count = countInYear(calendar, year);
  }
  return stepBusinessDays(calendar, from, step * left);
}

/** Whether a day has hours of its own. */
export function isBusinessDayNumber(calendar: CompiledCalendar, day: number): boolean {
  const block = dayBlockOf(calendar, day);
  return rankAfter(block, day) > rankBefore(block, day);
}

/**
 * The open time that belongs to a day: hours that start on it, also where they run past midnight;
 * for a composed calendar, its open time on that date.
 */
export function openTimeOfDay(plan: CalendarPlan, day: number): TimeSet {
  return openTimeReader(plan, { first: day, last: day })(day);
}

/** So many blocks of days are asked one by one; what reaches farther goes by years. */
const LONG_WAY = 4;
const LONG_WAY_DAYS = LONG_WAY * BLOCK_DAYS;

function countNear(calendar: CompiledCalendar, fromDay: number, toDay: number): number {
  const first = dayBlockOf(calendar, fromDay);
  const last = dayBlockOf(calendar, toDay);
  let count = rankAfter(last, toDay) - rankAfter(first, fromDay);
  for (let index = first.index; index < last.index; index++) count += countOf(calendar, index);
  return count;
}

function countInYear(calendar: CompiledCalendar, year: number): number {
  return businessDaysOfYear(calendar, year, () =>
    countNear(calendar, newYear(year) - 1, newYear(year + 1) - 1),
  );
}

function newYear(year: number): number {
  return epochDayOf(year, 1, 1);
}

/** The blocks outside of which there are no business days. */
function blocksWithDays({ firstBlock, lastBlock }: CompiledCalendar): DaySpan {
  const first = Math.max((firstBlock * BLOCK_MS) / DAY_MS - 2, ALL_DAYS.first);
  const last = Math.min(((lastBlock + 1) * BLOCK_MS) / DAY_MS + 2, ALL_DAYS.last);
  return { first: Math.floor(first / BLOCK_DAYS), last: Math.floor(last / BLOCK_DAYS) };
}

function dayBlockOf(calendar: CompiledCalendar, day: number): DayBlock {
  const index = Math.floor(day / BLOCK_DAYS);
  const recent = calendar?.recentDays ?? requireCompiled(calendar).recentDays;
  return recent.index === index ? recent : blockByIndex(calendar, index);
}

function blockByIndex(calendar: CompiledCalendar, index: number): DayBlock {
  if (calendar.recentDays.index === index) return calendar.recentDays;
  const known = calendar.dayBlocks?.get(index);
  const block = typeof known === 'object' ? known : compileDays(calendar.plan, index);
  if (block !== known) keep(calendar, block);
  calendar.recentDays = block;
  return block;
}

/** The business days of a whole block: known for good once it was compiled. */
function countOf(calendar: CompiledCalendar, index: number): number {
  const known = calendar.dayBlocks?.get(index);
  return typeof known === 'number' ? known : blockByIndex(calendar, index).count;
}

/** Of blocks too many to keep only the counts stay, so that steps over centuries are sums. */
function keep(calendar: CompiledCalendar, block: DayBlock): void {
  calendar.dayBlocks ??= new Map();
  const { dayBlocks } = calendar;
  if (calendar.keptDayBlocks >= KEPT_BLOCKS) {
    for (const [index, old] of dayBlocks)
      if (typeof old === 'object') dayBlocks.set(index, old.count);
    calendar.keptDayBlocks = 0;
  }
  dayBlocks.set(block.index, block);
  calendar.keptDayBlocks++;
}

/** Business days of the block up to and with a day. */
function rankAfter(block: DayBlock, day: number): number {
  return block.ranks[day - block.index * BLOCK_DAYS + 1] as number;
}

/** Business days of the block before a day. */
function rankBefore(block: DayBlock, day: number): number {
  return block.ranks[day - block.index * BLOCK_DAYS] as number;
}

function compileDays(plan: CalendarPlan, index: number): DayBlock {
  const span = { first: index * BLOCK_DAYS, last: (index + 1) * BLOCK_DAYS - 1 };
  const isBusinessDay = businessDayTest(plan, span);
  const ranks = new Uint16Array(BLOCK_DAYS + 1);
  const days: number[] = [];
  for (let i = 0; i < BLOCK_DAYS; i++) {
    if (spanHolds(ALL_DAYS, span.first + i) && isBusinessDay(span.first + i)) days.push(i);
    ranks[i + 1] = days.length;
  }
  return { index, count: days.length, ranks, days: Uint16Array.from(days) };
}

function businessDayTest(plan: CalendarPlan, span: DaySpan): (day: number) => boolean {
  if (plan.kind === 'plain') return plainDayTest(plan, span);
  if (plan.kind === 'union') {
    const days = new Set<number>();
    for (const part of plan.parts) addStartDays(days, plan.zone, part, span);
    return (day) => days.has(day);
  }
  // A night belongs to its evening; a part on other clocks has other dates, and is not asked.
  const asked = (plan.kind === 'intersection' ? plan.parts : plan.parts.slice(0, 1))
    .filter((part) => haveSameClocks(part.zone, plan.zone))
    .map((part) => businessDayTest(part, span));
  const openTimeOn = openTimeReader(plan, span);
  return (day) => asked.every((isBusinessDay) => isBusinessDay(day)) && openTimeOn(day).length > 0;
}

/** Adds the dates, on the clocks of a zone, on which hours of a part's business days start. */
function addStartDays(days: Set<number>, zone: Zone, part: CalendarPlan, span: DaySpan): void {
  // Clocks lie up to 26 hours apart, and a break may leave of a night only the second morning.
  const wide = { first: span.first - 4, last: span.last + 4 };
  const isBusinessDay = businessDayTest(part, wide);
  const openTimeOn = openTimeReader(part, wide);
  for (let day = wide.first; day <= wide.last; day++) {
    if (!isBusinessDay(day)) continue;
    const open = openTimeOn(day);
    for (let i = 0; i < open.length; i += 2)
      days.add(Math.floor(labelOfInstant(zone, open[i] as number) / DAY_MS));
  }
}

/** Prepares what the days of a span share, and gives the open time that belongs to each. */
function openTimeReader(plan: CalendarPlan, span: DaySpan): (day: number) => TimeSet {
  if (plan.kind === 'plain') {
    const { placement, placeHoursOf, closed } = dayPlacer(plan, span);
    return (day) => {
      placeHoursOf(day);
      const open = placedTime(placement);
      if (closed.length === 0) return open.slice();
      return difference(open, clip(closed, (day - 3) * DAY_MS, (day + 4) * DAY_MS));
    };
  }
  const { from, to } = boundsOfDays(plan, span);
  const open = openSetOf(plan, from, to);
  return (day) => {
    const bounds = boundsOfDays(plan, { first: day, last: day });
    return clip(open, bounds.from, bounds.to);
  };
}

function boundsOfDays({ zone }: CalendarPlan, days: DaySpan): { from: number; to: number } {
  return {
    from: instantOfLabel(zone, days.first * DAY_MS),
    to: instantOfLabel(zone, (days.last + 1) * DAY_MS),
  };
}

/** Whether some hours of a day come to pass: a gap of the clocks may hold them all, or a break. */
function plainDayTest(plan: PlainPlan, span: DaySpan): (day: number) => boolean {
  const { placement, placeHoursOf, closed } = dayPlacer(plan, span);
  return (day) => {
    placeHoursOf(day);
    const { bounds, length } = placement;
    for (let i = 0; i < length; i += 2) {
      const [start, end] = [bounds[i] as number, bounds[i + 1] as number];
      if (measureWithin(closed, start, end) < end - start) return true;
    }
    return false;
  };
}

/** Places the hours of one day at a time, before what closes them again is taken off. */
function dayPlacer(plan: PlainPlan, span: DaySpan) {
  const { own, added, closed } = sharedHours(plan, span);
  const placement = startPlacement(plan.zone, 1);
  const placeHoursOf = (day: number): void => {
    restart(placement);
    placeDay(placement, day, own[day - span.first] as TimeSet);
    for (const extra of added) if (extra.day === day) placeDay(placement, day, extra.hours);
  };
  return { placement, placeHoursOf, closed };
}

/** What the days of a span open, and all that closes their hours again. */
function sharedHours(
  plan: PlainPlan,
  span: DaySpan,
): { own: readonly TimeSet[]; added: readonly DayHours[]; closed: TimeSet } {
  return {
    own: ownHoursIn(plan, span),
    added: overrideHours(plan, 'add', span),
    // Breaks of a neighbouring day reach across midnight, into these hours or under their nights.
    closed: closedTime(plan, { first: span.first - 2, last: span.last + 2 }),
  };
}
