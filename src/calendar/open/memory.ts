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

/** A block that no instant falls into: what an unasked calendar remembers. */
export const NO_BLOCK: Block = {
  index: Number.NaN,
  bounds: /* @__PURE__ */ new Float64Array(),
  totals: /* @__PURE__ */ new Float64Array(1),
  openMs: 0,
};

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

/**
 * What a calendar remembers of the questions that it was asked. Private fields stay writable when a host
 * freezes what it holds, however deeply, as state containers do: a calendar in one is asked as fast.
 */
export class CalendarMemory {
  #recent: Block = NO_BLOCK;
  #days: DayBlocks | undefined;
  readonly #blocks = new Map<number, Block | number>();

  /** The block asked last: nearly every question falls into it. */
  get recent(): Block {
    return this.#recent;
  }

  set recent(block: Block) {
    this.#recent = block;
  }

  /** Its business days, from the first question about them on. */
  get days(): DayBlocks | undefined {
    return this.#days;
  }

  set days(days: DayBlocks) {
    this.#days = days;
  }

  /** Blocks by number. Of one that was dropped to save memory, its open time stays. */
  get blocks(): Map<number, Block | number> {
    return this.#blocks;
  }
}
