import { describe, expect, test } from 'vitest';
import { watchBlocks } from '../../../../src/calendar/open/kept-blocks.js';
import { type Block, CalendarMemory, NO_BLOCK } from '../../../../src/calendar/open/memory.js';

/** A block of one interval, which lasts as long as its number: with its two totals it costs 34. */
function block(index: number): Block {
  const [bounds, totals] = [Float64Array.of(0, index), Float64Array.of(0, index)];
  return { index, bounds, totals, openMs: index };
}

/** Asks for blocks, one after the other, in a memory of their own or a given one. */
function asked(
  keep: (memory: CalendarMemory, block: Block) => void,
  indices: readonly number[],
  memory: CalendarMemory = new CalendarMemory(),
): CalendarMemory {
  for (const index of indices) {
    const one = block(index);
    memory.blocks.set(index, one);
    memory.recent = one;
    keep(memory, one);
  }
  return memory;
}

function wholeOnes({ blocks }: CalendarMemory): number[] {
  return [...blocks].flatMap(([index, one]) => (typeof one === 'object' ? [index] : []));
}

describe('the blocks that are kept', () => {
  test('are all as long as there is room', () => {
    expect(wholeOnes(asked(watchBlocks(68), [3, 4]))).toEqual([3, 4]);
  });

  test('are the latest where there is none, and of the others the open time stays', () => {
    const memory = asked(watchBlocks(68), [3, 4, 5, 6]);
    expect(wholeOnes(memory)).toEqual([5, 6]);
    expect([memory.blocks.get(3), memory.blocks.get(4)]).toEqual([3, 4]);
    expect(wholeOnes(asked(watchBlocks(67), [3, 4]))).toEqual([4]);
  });

  test('are the one that was just compiled, however much it costs', () => {
    expect(wholeOnes(asked(watchBlocks(1), [3, 4]))).toEqual([4]);
  });

  test('belong to all calendars together', () => {
    const keep = watchBlocks(102);
    const first = asked(keep, [3, 4]);
    const second = asked(keep, [5, 6]);
    expect([wholeOnes(first), wholeOnes(second)]).toEqual([[4], [5, 6]]);
    // Asked for again, a block is compiled, and counts as the latest.
    asked(keep, [3], first);
    expect([wholeOnes(first), wholeOnes(second)]).toEqual([[3], [5, 6]]);
  });

  test('are remembered as the last one asked only while they are whole', () => {
    const keep = watchBlocks(68);
    const first = asked(keep, [3]);
    const other = asked(keep, [4]);
    expect(first.recent.index).toBe(3);
    asked(keep, [5]);
    expect(first.recent).toBe(NO_BLOCK);
    expect(other.recent.index).toBe(4);
    // The last one asked stays when an earlier one goes.
    const both = asked(watchBlocks(34), [6, 7]);
    expect(both.recent.index).toBe(7);
  });
});

test('a calendar that nobody asked remembers a block of no time', () => {
  const { recent, blocks, days } = new CalendarMemory();
  expect(recent).toMatchObject({ index: Number.NaN, openMs: 0 });
  expect([recent.bounds.length, [...recent.totals], blocks.size, days]).toEqual([
    0,
    [0],
    0,
    undefined,
  ]);
});
