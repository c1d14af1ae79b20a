import { DAY_MS, epochDayOf } from '../../core/civil.js';
import { BLOCK_MS } from '../../zone/zone.js';
import { ALL_DAYS, type DaySpan, spanHolds } from '../plan/date-span.js';
import type { CalendarPlan } from '../plan/plan.js';
import { LAST_YEAR } from '../plan/year-shape.js';
import { requireCompiled } from './block.js';
import { businessDayTest } from './business-day-test.js';
import type { CompiledCalendar, DayBlock, DayBlocks } from './compiled.js';
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
  const known = requireCompiled(calendar).days;
  if (known !== undefined) return known;
  const days = { blocks: new Map(), kept: 0, recent: NO_DAYS };
  try {
    calendar.days = days;
  } catch {
    // A host may freeze what it holds: then each question resolves its days anew.
  }
  return days;
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

/** The business days of a whole block: known for good once it was compiled. */
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
