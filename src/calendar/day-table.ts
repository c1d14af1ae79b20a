import { DAY_MS } from '../core/civil.js';
import { clip, difference, EMPTY, measure, type TimeSet, union } from '../core/time-set.js';
import { instantOfLabel } from '../zone/zone.js';
import { failUncompiled } from './block.js';
import type { CompiledCalendar, DayBlock } from './compiled.js';
import { ALL_DAYS, type DaySpan } from './date-span.js';
import {
  breakHours,
  type DayChanges,
  dayChangesOf,
  openSetOf,
  overrideHours,
  ownHoursOn,
  placeHours,
} from './open-set.js';
import type { CalendarPlan, PlainPlan } from './plan.js';

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
  const first = dayBlockOf(calendar, fromDay);
  const last = dayBlockOf(calendar, toDay);
  let count = rankAfter(last, toDay) - rankAfter(first, fromDay);
  for (let index = first.index; index < last.index; index++)
    count += blockByIndex(calendar, index).count;
  return count;
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
  let block = dayBlockOf(calendar, day);
  let position = steps > 0 ? rankAfter(block, day) + steps - 1 : rankBefore(block, day) + steps;
  while (position >= block.count) {
    if (block.index >= LAST_BLOCK) return undefined;
    position -= block.count;
    block = blockByIndex(calendar, block.index + 1);
  }
  while (position < 0) {
    if (block.index <= FIRST_BLOCK) return undefined;
    block = blockByIndex(calendar, block.index - 1);
    position += block.count;
  }
  return block.index * BLOCK_DAYS + (block.days[position] as number);
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
  if (plan.kind === 'plain')
    return placedHours(plan, day, dayChangesOf(plan, { first: day, last: day }));
  const from = instantOfLabel(plan.zone, day * DAY_MS);
  const to = instantOfLabel(plan.zone, (day + 1) * DAY_MS);
  return clip(openSetOf(plan, from, to), from, to);
}

const FIRST_BLOCK = Math.floor(ALL_DAYS.first / BLOCK_DAYS);
const LAST_BLOCK = Math.floor(ALL_DAYS.last / BLOCK_DAYS);

function dayBlockOf(calendar: CompiledCalendar, day: number): DayBlock {
  const index = Math.floor(day / BLOCK_DAYS);
  const recent = calendar?.recentDays;
  if (recent === undefined) failUncompiled(calendar);
  return recent.index === index ? recent : blockByIndex(calendar, index);
}

function blockByIndex(calendar: CompiledCalendar, index: number): DayBlock {
  let block = calendar.dayBlocks.get(index);
  if (block === undefined) {
    block = compileDays(calendar.plan, index);
    if (calendar.dayBlocks.size >= KEPT_BLOCKS) calendar.dayBlocks.clear();
    calendar.dayBlocks.set(index, block);
  }
  calendar.recentDays = block;
  return block;
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
    if (isBusinessDay(span.first + i)) days.push(i);
    ranks[i + 1] = days.length;
  }
  return { index, count: days.length, ranks, days: Uint16Array.from(days) };
}

function businessDayTest(plan: CalendarPlan, span: DaySpan): (day: number) => boolean {
  if (plan.kind === 'plain') return plainDayTest(plan, span);
  const parts = plan.parts.map((part) => businessDayTest(part, span));
  if (plan.kind === 'union') return (day) => parts.some((isBusinessDay) => isBusinessDay(day));
  const [first] = parts;
  const asked = plan.kind === 'intersection' ? parts : [first as (day: number) => boolean];
  return (day) =>
    asked.every((isBusinessDay) => isBusinessDay(day)) && measure(openTimeOfDay(plan, day)) > 0;
}

function plainDayTest(plan: PlainPlan, span: DaySpan): (day: number) => boolean {
  const changes = dayChangesOf(plan, span);
  const isSimple =
    plan.breaks.length === 0 && plan.overrides.every(({ kind }) => kind === 'replace');
  if (isSimple) return (day) => ownHoursOn(plan, day, changes).length > 0;
  return (day) => placedHours(plan, day, changes).length > 0;
}

function placedHours(plan: PlainPlan, day: number, changes: DayChanges): TimeSet {
  const today = { first: day, last: day };
  const added = overrideHours(plan, 'add', today).reduce<TimeSet>(
    (set, { hours }) => union(set, hours),
    EMPTY,
  );
  const open = placeHours(plan.zone, [
    { day, hours: union(ownHoursOn(plan, day, changes), added) },
  ]);
  if (open.length === 0) return open;
  // Hours that run past midnight can be cut by the next day's breaks as well.
  const around = { first: day, last: day + 2 };
  const closed = [
    ...overrideHours(plan, 'remove', around),
    ...plan.breaks.flatMap((item) => breakHours(item, around)),
  ];
  return closed.length === 0 ? open : difference(open, placeHours(plan.zone, closed));
}
