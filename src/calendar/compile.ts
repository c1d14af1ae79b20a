import { DAY_MS } from '../core/civil.js';
import { MAX_INSTANT, MIN_INSTANT } from '../core/instant.js';
import { knowingItself } from '../core/itself.js';
import { type Reader, readerOf, refuse } from '../core/read.js';
import { BLOCK_MS } from '../zone/zone.js';
import { PLAIN_DAYS } from './business-day-options.js';
import { businessDayAfter } from './business-days.js';
import type { CompiledCalendar } from './open/compiled.js';
import { nextOpenYear, previousOpenYear } from './open/long-way.js';
import { CalendarMemory } from './open/memory.js';
import { openTimeSet } from './open-intervals.js';
import type { CalendarDefinition } from './plan/definition.js';
import { openDays, surelyOpens } from './plan/horizon.js';
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
    memory: new CalendarMemory(),
    openWithin: (from, to) => openTimeSet(calendar, from, to),
    businessDayAfter: (at, days) => businessDayAfter(calendar, at, days, PLAIN_DAYS),
  };
  return knowingItself(calendar);
}

/** Whether there is no open time at all, in any year. */
function neverOpens(calendar: CompiledCalendar): boolean {
  if (calendar.lastBlock < calendar.firstBlock) return true;
  return (
    !surelyOpens(calendar.plan) &&
    nextOpenYear(calendar, SEARCHED_FIRST) === undefined &&
    previousOpenYear(calendar, SEARCHED_FIRST) === undefined
  );
}

/** Where the search begins: 2025-01-01, in a year that most calendars have. */
const SEARCHED_FIRST = Date.UTC(2025, 0, 1);
