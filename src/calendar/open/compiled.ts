import { isItself } from '../../core/itself.js';
import type { TimeSet } from '../../core/time-set.js';
import type { CalendarDefinition } from '../plan/definition.js';
import type { CalendarPlan } from '../plan/plan.js';
import type { CalendarMemory } from './memory.js';

/** A calendar that was compiled and is ready to be asked; `compileCalendar` makes it. */
export interface CompiledCalendar {
  readonly kind: 'compiled-calendar';
  /** The definition as it was given. */
  readonly definition: CalendarDefinition;
  /** See `knowingItself`. @internal */
  readonly itself?: CompiledCalendar;
  // Blocks are what questions have guarded so far: all below is derived, nothing is state.
  /** @internal */
  readonly plan: CalendarPlan;
  /** Blocks outside have no open time. @internal */
  readonly firstBlock: number;
  /** @internal */
  readonly lastBlock: number;
  /** @internal */
  readonly memory: CalendarMemory;
  /**
   * The open time in `[from, to)`. A calendar brings this one question along, so that a room which is
   * only handed calendars, such as uptime, weighs nothing of them. @internal
   */
  readonly openWithin: (from: number, to: number) => TimeSet;
  /** The instant so many business days later, at the same time of day; brought along likewise. @internal */
  readonly businessDayAfter: (at: number, days: number) => number | 'never-opens';
}

/**
 * Whether a value went through `compileCalendar`: a calendar knows itself, and a definition, a copy of
 * a calendar, or one after JSON does not.
 */
export function isCompiledCalendar(value: unknown): value is CompiledCalendar {
  return isItself(value, 'compiled-calendar');
}
