import { DAY_MS } from '../core/civil.js';
import { MAX_INSTANT, MIN_INSTANT } from '../core/instant.js';
import { type Reader, readerOf, refuse } from '../core/read.js';
import { BLOCK_MS } from '../zone/zone.js';
import { blockOf, NO_BLOCK } from './open/block.js';
import type { Block, CompiledCalendar, DayBlock } from './open/compiled.js';
import { openTimeSet } from './open-intervals.js';
import type { CalendarDefinition } from './plan/definition.js';
import { isRoundTheClock, namedDays, namedEnds, openDays, surelyOpens } from './plan/horizon.js';
import type { CalendarPlan } from './plan/plan.js';
import { readCalendar } from './plan/read.js';

/**
 * Compiles a calendar. Cheap: years are resolved when a question first touches them.
 *
 * @param definition - The calendar as data; it must not change afterwards.
 * @returns A calendar to ask; blocks of time that questions touch are kept in it.
 * @throws {@link SlaError} with the first error that `checkCalendar` would list, among them
 * `calendar-never-opens`.
 * @example
 * import { compileCalendar, isOpen } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:30' } })
 * isOpen(office, '2026-03-02T08:00:00Z') // => true
 */
export function compileCalendar(definition: CalendarDefinition): CompiledCalendar {
  return readOpenCalendar(readerOf(definition));
}

/**
 * Reads a definition into a calendar ready to be asked; one that never opens is refused. Without the
 * doubts that `readCompiledCalendar` of `check.ts` adds.
 */
export function readOpenCalendar(reader: Reader): CompiledCalendar {
  const compiled = compilePlan(reader.value as CalendarDefinition, readCalendar(reader));
  if (neverOpens(compiled)) {
    refuse(reader, {
      code: 'calendar-never-opens',
      expected: 'a calendar with some open time',
      received: 'one that is closed for ever',
      hint: 'check the weekly hours, and whether holidays or an intersection remove all of them',
    });
  }
  return compiled;
}

/** Makes a calendar of a plan; no year is resolved yet. */
function compilePlan(definition: CalendarDefinition, plan: CalendarPlan): CompiledCalendar {
  const days = openDays(plan);
  const calendar: CompiledCalendar = {
    kind: 'compiled-calendar',
    definition,
    plan,
    firstBlock: Math.max(
      Math.floor(MIN_INSTANT / BLOCK_MS),
      Math.floor(((days.first - 2) * DAY_MS) / BLOCK_MS),
    ),
    lastBlock: Math.min(
      Math.floor(MAX_INSTANT / BLOCK_MS),
      Math.floor(((days.last + 3) * DAY_MS) / BLOCK_MS),
    ),
    alwaysOpen: alwaysOpenBlocks(plan),
    blocks: new Map<number, Block | number>(),
    recent: NO_BLOCK,
    dayBlocks: undefined,
    keptDayBlocks: 0,
    recentDays: NO_DAYS,
    openWithin: (from, to) => openTimeSet(calendar, from, to),
  };
  return calendar;
}

const NO_DAYS: DayBlock = {
  index: Number.NaN,
  count: 0,
  ranks: new Uint16Array(),
  days: new Uint16Array(),
};

/** The years that must pass closed before a calendar counts as closed for ever: a rota of 52 weeks against one of 53 meets within 53 years. */
const PROOF_BLOCKS = 60;

/**
 * Whether there is no open time at all. Outside the dates that the definition names, hours repeat;
 * so the named stretch and sixty years on either side of it tell.
 */
function neverOpens(calendar: CompiledCalendar): boolean {
  const { firstBlock, lastBlock, plan } = calendar;
  if (lastBlock < firstBlock) return true;
  if (surelyOpens(plan)) return false;
  const named = namedEnds(plan);
  const blockOfDay = (day: number): number => Math.floor((day * DAY_MS) / BLOCK_MS);
  const from = Math.max(
    firstBlock,
    Math.min(blockOfDay(named.first) - PROOF_BLOCKS, PRESENT_BLOCK),
  );
  const to = Math.min(lastBlock, Math.max(blockOfDay(named.last), PRESENT_BLOCK) + PROOF_BLOCKS);
  for (let block = Math.max(from, PRESENT_BLOCK); block <= to; block++)
    if (opensIn(calendar, block)) return false;
  for (let block = Math.min(to, PRESENT_BLOCK - 1); block >= from; block--)
    if (opensIn(calendar, block)) return false;
  return true;
}

/** Where the search begins: about the year 2025, a year that most calendars have. */
const PRESENT_BLOCK = 51;

function opensIn(calendar: CompiledCalendar, block: number): boolean {
  return blockOf(calendar, block).openMs > 0;
}

/** Where a calendar is open round the clock for good: there a question needs no block after block. */
function alwaysOpenBlocks(plan: CalendarPlan): CompiledCalendar['alwaysOpen'] {
  if (!isRoundTheClock(plan))
    return { before: Number.NEGATIVE_INFINITY, after: Number.POSITIVE_INFINITY };
  const named = namedDays(plan);
  return {
    before: Math.floor(((named.first - 3) * DAY_MS) / BLOCK_MS),
    after: Math.floor(((named.last + 4) * DAY_MS) / BLOCK_MS),
  };
}
