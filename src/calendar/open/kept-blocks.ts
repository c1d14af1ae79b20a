import { type Block, type CalendarMemory, NO_BLOCK } from './memory.js';

/** What a block costs besides its intervals, in intervals: many empty blocks must not be free. */
const BLOCK_COST = 32;

interface Kept {
  readonly memory: WeakRef<CalendarMemory>;
  readonly index: number;
  readonly cost: number;
}

/**
 * Makes what watches over the blocks that all calendars keep together: of more than so many intervals
 * the oldest blocks are dropped and compiled again when asked for, so that a hundred thousand calendars,
 * each asked once, do not hold a year each for ever.
 */
export function watchBlocks(most: number): (memory: CalendarMemory, block: Block) => void {
  const kept = new Set<Kept>();
  let total = 0;
  return (memory, block) => {
    const cost = block.totals.length + BLOCK_COST;
    for (const oldest of kept) {
      if (total + cost <= most) break;
      kept.delete(oldest);
      total -= oldest.cost;
      drop(oldest);
    }
    kept.add({ memory: new WeakRef(memory), index: block.index, cost });
    total += cost;
  };
}

function drop({ memory, index }: Kept): void {
  const owner = memory.deref();
  if (owner === undefined) return;
  owner.blocks.set(index, (owner.blocks.get(index) as Block).openMs);
  if (owner.recent.index === index) owner.recent = NO_BLOCK;
}
