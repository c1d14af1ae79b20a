import { fail, shown } from '../../core/error.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import { countUpTo, type TimeSet } from '../../core/time-set.js';
import { BLOCK_MS } from '../../zone/zone.js';
import type { CalendarPlan } from '../plan/plan.js';
import type { CompiledCalendar } from './compiled.js';
import { watchBlocks } from './kept-blocks.js';
import type { Block } from './memory.js';
import { openSetOf } from './resolve.js';

/** How much compiled time all calendars together may keep, in open intervals: about 50 MB. */
const KEPT_INTERVALS = 2_000_000;
const keep = /* @__PURE__ */ watchBlocks(KEPT_INTERVALS);

/** The block of an instant. */
export function blockAt(calendar: CompiledCalendar, at: number): Block {
  const recent = recentOf(calendar);
  const index = Math.floor(at / BLOCK_MS);
  return recent.index === index ? recent : blockOf(calendar, index);
}

function recentOf(calendar: CompiledCalendar): Block {
  try {
    const { recent } = calendar.memory;
    if (recent !== undefined) return recent;
  } catch {
    // No object, or one that cannot be read: said below.
  }
  return failUncompiled(calendar);
}

/** The plan of a calendar, for questions that need no block. */
export function planOf(calendar: CompiledCalendar): CalendarPlan {
  return requireCompiled(calendar).plan;
}

const UNCOMPILED = {
  code: 'invalid-calendar' as const,
  expected: 'a compiled calendar',
  hint: 'compile the definition once: compileCalendar(definition)',
};

/** Gives a calendar that has been compiled back, or throws: what `isCompiledCalendar` asks, in fewer steps. */
export function requireCompiled(calendar: CompiledCalendar): CompiledCalendar {
  try {
    if (calendar.kind === 'compiled-calendar' && calendar.itself === calendar) return calendar;
  } catch {
    // No object, or one that cannot be read: said below.
  }
  return failUncompiled(calendar);
}

/** A definition is not a calendar yet; compiling it at every question would hide the cost. */
function failUncompiled(received: unknown): never {
  fail({ ...UNCOMPILED, path: ['calendar'], received: shown(received) });
}

/** The block with a number, compiled on first use. */
export function blockOf(calendar: CompiledCalendar, index: number): Block {
  // Whoever asks for a block has seen a calendar; here a copy of one is told, in one step.
  if (calendar.itself !== calendar) failUncompiled(calendar);
  const { memory } = calendar;
  let block = memory.blocks.get(index);
  if (typeof block !== 'object') {
    block = compileBlock(index, boundsOf(calendar, index));
    memory.blocks.set(index, block);
    keep(memory, block);
  }
  memory.recent = block;
  return block;
}

/** The open time of a whole block: known for good once it was compiled, so that long sums stay cheap. */
export function openMsOf(calendar: CompiledCalendar, index: number): number {
  const known = requireCompiled(calendar).memory.blocks.get(index);
  return typeof known === 'number' ? known : blockOf(calendar, index).openMs;
}

/** The open time in `[from, to)`, block by block. */
export function openTimeNear(calendar: CompiledCalendar, from: number, to: number): number {
  const first = blockAt(calendar, from);
  const before = openBefore(first, from);
  const last = blockAt(calendar, to);
  let total = openBefore(last, to) - before;
  if (last.index === first.index) return total;
  total += first.openMs;
  const stop = Math.min(last.index - 1, requireCompiled(calendar).lastBlock);
  for (let index = Math.max(first.index + 1, calendar.firstBlock); index <= stop; index++) {
    total += openMsOf(calendar, index);
  }
  return total;
}

/** Lays a set of open time out for searching. */
function compileBlock(index: number, open: TimeSet): Block {
  const bounds = open instanceof Float64Array ? open : Float64Array.from(open);
  const totals = new Float64Array(bounds.length / 2 + 1);
  let openMs = 0;
  for (let i = 0; i < bounds.length; i += 2) {
    openMs += (bounds[i + 1] as number) - (bounds[i] as number);
    totals[i / 2 + 1] = openMs;
  }
  return { index, bounds, totals, openMs };
}

/** Open time from the start of the block up to an instant in it. */
export function openBefore(block: Block, at: number): number {
  const passed = countUpTo(block.bounds, at);
  const before = block.totals[passed >> 1] as number;
  return (passed & 1) === 1 ? before + at - (block.bounds[passed - 1] as number) : before;
}

/** The earliest instant by which `amount` (more than 0, at most `openMs`) of the block has passed. */
export function earliestAfter(block: Block, amount: number): number {
  const { totals, bounds } = block;
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((totals[middle] as number) < amount) low = middle + 1;
    else high = middle;
  }
  const interval = low - 1;
  return (bounds[2 * interval] as number) + amount - (totals[interval] as number);
}

/** The latest instant by which `amount` (0 or more, less than `openMs`) of the block has passed: the mirror. */
export function latestAfter(block: Block, amount: number): number {
  const { totals, bounds } = block;
  const interval = countUpTo(totals, amount) - 1;
  return (bounds[2 * interval] as number) + amount - (totals[interval] as number);
}

function boundsOf(calendar: CompiledCalendar, index: number): TimeSet {
  const { firstBlock, lastBlock } = calendar;
  if (index < firstBlock || index > lastBlock) return [];
  // The first and the last block reach beyond the instants that slakit knows; no answer may.
  const from = Math.max(index * BLOCK_MS, MIN_INSTANT);
  const to = Math.min((index + 1) * BLOCK_MS, MAX_INSTANT + 1);
  return openSetOf(calendar.plan, from, to);
}
