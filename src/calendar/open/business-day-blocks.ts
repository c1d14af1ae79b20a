import { DAY_MS, epochDayOf } from '../../core/civil.js';
import { countUpTo } from '../../core/time-set.js';
import { BLOCK_MS } from '../../zone/zone.js';
import { ALL_DAYS, type DaySpan, spanHolds } from '../plan/date-span.js';
import type { CalendarPlan } from '../plan/plan.js';
import { LAST_YEAR } from '../plan/year-shape.js';
import { requireCompiled } from './block.js';
import { businessDayUnits } from './business-day-units.js';
import type { CompiledCalendar } from './compiled.js';
import type { DayBlock, DayBlocks } from './memory.js';
import { businessDaysOfYear, yearOfDay } from './years.js';

/** Days per block: enough for a year, and a power of two. */
const BLOCK_DAYS = 512;
/** Blocks kept per calendar: a working life of days. */
const KEPT_BLOCKS = 64;

/** How much the business days in `(from, to]` count for, in units of the calendar; negative when reversed. */
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
 * The day with which so many units of business days have passed, strictly after a day, or before it for a
 * negative number; `undefined` when the years run out. Zero is the day itself.
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
  return index * BLOCK_DAYS + dayOfUnit(blockByIndex(calendar, index), position);
}

/** {@link stepBusinessDays} over years that do not hold the rest of the steps. */
function stepYears(calendar: CompiledCalendar, day: number, steps: number): number | undefined {
  const step = steps > 0 ? 1 : -1;
  // What not even open days alone would hold needs no walk through the millennia.
  const daysLeft = step > 0 ? ALL_DAYS.last - day : day - ALL_DAYS.first;
  if (Math.abs(steps) > daysLeft * calendar.plan.dayUnits) return undefined;
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

/** What a day counts for, in units of the calendar; 0 when it is no business day. */
export function businessDayUnitsOn(calendar: CompiledCalendar, day: number): number {
  const block = dayBlockOf(calendar, day);
  return rankAfter(block, day) - rankBefore(block, day);
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
  const { recent } = daysOf(calendar);
  return recent.index === index ? recent : blockByIndex(calendar, index);
}

/** The days of a calendar; made at the first question about them, since many calendars never meet one. */
function daysOf(calendar: CompiledCalendar): DayBlocks {
  const { memory } = requireCompiled(calendar);
  memory.days ??= { blocks: new Map(), kept: 0, recent: NO_DAYS };
  return memory.days;
}

const NO_DAYS: DayBlock = {
  index: Number.NaN,
  count: 0,
  ranks: /* @__PURE__ */ new Uint16Array(),
  days: /* @__PURE__ */ new Uint16Array(),
};

function blockByIndex(calendar: CompiledCalendar, index: number): DayBlock {
  const days = daysOf(calendar);
  if (days.recent.index === index) return days.recent;
  const known = days.blocks.get(index);
  const block = typeof known === 'object' ? known : compileDays(calendar.plan, index);
  if (block !== known) keep(days, block);
  days.recent = block;
  return block;
}

/** The units of a whole block: known for good once it was compiled. */
function countOf(calendar: CompiledCalendar, index: number): number {
  const known = daysOf(calendar).blocks.get(index);
  return typeof known === 'number' ? known : blockByIndex(calendar, index).count;
}

/** Of blocks too many to keep only the counts stay, so that steps over centuries are sums. */
function keep(days: DayBlocks, block: DayBlock): void {
  if (days.kept >= KEPT_BLOCKS) {
    for (const [index, old] of days.blocks)
      if (typeof old === 'object') days.blocks.set(index, old.count);
    days.kept = 0;
  }
  days.blocks.set(block.index, block);
  days.kept++;
}

/** Units of the block up to and with a day. */
function rankAfter(block: DayBlock, day: number): number {
  return block.ranks[day - block.index * BLOCK_DAYS + 1] as number;
}

/** Units of the block before a day. */
function rankBefore(block: DayBlock, day: number): number {
  return block.ranks[day - block.index * BLOCK_DAYS] as number;
}

function compileDays(plan: CalendarPlan, index: number): DayBlock {
  const span = { first: index * BLOCK_DAYS, last: (index + 1) * BLOCK_DAYS - 1 };
  const unitsOn = businessDayUnits(plan, span);
  const ranks = new (plan.dayUnits === 1 ? Uint16Array : Uint32Array)(BLOCK_DAYS + 1);
  const days: number[] = [];
  for (let i = 0; i < BLOCK_DAYS; i++) {
    const units = spanHolds(ALL_DAYS, span.first + i) ? unitsOn(span.first + i) : 0;
    if (units > 0) days.push(i);
    ranks[i + 1] = (ranks[i] as number) + units;
  }
  return { index, count: ranks[BLOCK_DAYS] as number, ranks, days: Uint16Array.from(days) };
}

/** The day of a block that holds a unit of it, as days since the start of the block. */
function dayOfUnit({ count, days, ranks }: DayBlock, unit: number): number {
  // Of days that count one unit each it is the one of that number; else it is searched.
  return count === days.length ? (days[unit] as number) : countUpTo(ranks, unit) - 1;
}
