import { isItself } from '../../core/itself.js';
import type { TimeSet } from '../../core/time-set.js';
import type { CalendarDefinition } from '../plan/definition.js';
import type { CalendarPlan } from '../plan/plan.js';

/** The open time of about one year, with running totals: 24 bytes an interval. */
export interface Block {
  readonly index: number;
  /** Boundaries of the open intervals, alternating, cut at the edges of the block. */
  readonly bounds: Float64Array;
  /** Open time before each interval since the start of the block; one more entry for the whole. */
  readonly totals: Float64Array;
  /** Open time of the whole block. */
  readonly openMs: number;
}

/**
 * The business days among 512 days: what those before each count for, and which they are. They are counted
 * in units of the calendar: in whole days, unless some count for less.
 */
export interface DayBlock {
  readonly index: number;
  /** Units of the whole block. */
  readonly count: number;
  /** Units of the block before its i-th day; 513 entries. */
  readonly ranks: Uint16Array | Uint32Array;
  /** The business days, as days since the start of the block. */
  readonly days: Uint16Array;
}

/** The business days of a calendar, as far as they were asked for. */
export interface DayBlocks {
  /** Of a dropped block its count stays. */
  readonly blocks: Map<number, DayBlock | number>;
  /** How many of them are whole. */
  kept: number;
  recent: DayBlock;
}

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
  /** Of a block that was dropped to save memory, its open time stays. @internal */
  readonly blocks: Map<number, Block | number>;
  /** The block asked last: nearly every question falls into it. @internal */
  recent: Block;
  /** @internal */
  days: DayBlocks | undefined;
  /**
   * The open time in `[from, to)`. A calendar brings this one question along, so that a room which is
   * only handed calendars, such as uptime, weighs nothing of them. @internal
   */
  readonly openWithin: (from: number, to: number) => TimeSet;
}

/**
 * Whether a value went through `compileCalendar`: a calendar knows itself, and a definition, a copy of
 * a calendar, or one after JSON does not.
 */
export function isCompiledCalendar(value: unknown): value is CompiledCalendar {
  return isItself(value, 'compiled-calendar');
}
