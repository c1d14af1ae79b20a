import type { TimeSet } from '../../core/time-set.js';
import type { CalendarDefinition } from '../plan/definition.js';
import type { CalendarPlan } from '../plan/plan.js';
import type { YearShape } from '../plan/year-shape.js';

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

/** The business days among 512 days: how many lie before each, and which they are. */
export interface DayBlock {
  readonly index: number;
  readonly count: number;
  /** Business days of the block before its i-th day; 513 entries. */
  readonly ranks: Uint16Array;
  /** The business days, as days since the start of the block. */
  readonly days: Uint16Array;
}

/**
 * Whole years at once, for questions that reach over many: how long a calendar is open in each. Years
 * of one shape are resolved once, so that ten thousand of them are a sum and no search.
 */
export interface Years {
  readonly shape: YearShape;
  /** By year, NaN where nobody asked. */
  readonly openMs: Float64Array;
  readonly closedMs: Float64Array;
  readonly businessDays: Float64Array;
  /** What is known of a shape, by figure and key. */
  readonly byKey: Map<string, number>;
}

/** A calendar that was compiled and is ready to be asked; `compileCalendar` makes it. */
export interface CompiledCalendar {
  readonly kind: 'compiled-calendar';
  /** The definition as it was given. */
  readonly definition: CalendarDefinition;
  // Blocks are what questions have touched so far: all below is derived, nothing is state.
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
  /** Made at the first question about days. Of a dropped block its count stays. @internal */
  dayBlocks: Map<number, DayBlock | number> | undefined;
  /** How many of them are whole. @internal */
  keptDayBlocks: number;
  /** @internal */
  recentDays: DayBlock;
  /** Made at the first question that reaches over many years. @internal */
  years: Years | undefined;
  /**
   * The open time in `[from, to)`. A calendar brings this one question along, so that a room which is
   * only handed calendars, such as uptime, weighs nothing of them. @internal
   */
  readonly openWithin: (from: number, to: number) => TimeSet;
}

/** Whether a value went through `compileCalendar`; a definition alone did not, nor did a copy in JSON. */
export function isCompiledCalendar(value: unknown): value is CompiledCalendar {
  const calendar = value as Partial<CompiledCalendar> | null | undefined;
  return calendar?.kind === 'compiled-calendar' && typeof calendar.blocks?.get === 'function';
}
