import { describe, expect, test } from 'vitest';
import {
  appended,
  countOf,
  type GrowingList,
  itemsOf,
  lastOf,
} from '../../../src/core/growing-list.js';

/** The list of 0 to count - 1. */
function listOf(count: number): GrowingList<number> {
  let list: GrowingList<number> = [];
  for (let item = 0; item < count; item++) list = appended(list, item);
  return list;
}

// A level holds 32 members: 33 items begin a second level, 32 + 32 · 32 = 1056 items fill two, and 1057
// begin a third.
describe.each([0, 1, 2, 31, 32, 33, 64, 65, 1055, 1056, 1057, 1100])('a list of %d', (count) => {
  const list = listOf(count);

  test('has so many items, in the order in which they came', () => {
    expect(countOf(list)).toBe(count);
    expect(itemsOf(list)).toEqual(Array.from({ length: count }, (_, item) => item));
  });

  test('knows the last of them', () => {
    expect(lastOf(list)).toBe(count === 0 ? undefined : count - 1);
  });

  test('is as it was after another was added to it', () => {
    const before = structuredClone(list);
    expect(itemsOf(appended(list, -1))).toEqual([...itemsOf(list), -1]);
    expect(list).toEqual(before);
  });
});

describe('the levels', () => {
  test('hold at most 32 members: items, then blocks of 32, then blocks of blocks', () => {
    const lengths = (count: number) => listOf(count).map((level) => level.length);
    expect(lengths(32)).toEqual([32]);
    // One item, and one block of 32.
    expect(lengths(33)).toEqual([1, 1]);
    // 32 items and 32 blocks are 1056; the next carries both levels on.
    expect(lengths(1056)).toEqual([32, 32]);
    expect(lengths(1057)).toEqual([1, 1, 1]);
  });

  test('are plain data', () => {
    const list = listOf(70);
    expect(itemsOf(JSON.parse(JSON.stringify(list)))).toEqual(itemsOf(list));
  });
});

describe('items', () => {
  test('that are lists themselves are items all the same', () => {
    expect(itemsOf(appended(appended([], [1, 2]), [3]))).toEqual([[1, 2], [3]]);
  });

  test('of what is no such list are whatever stands at their places', () => {
    expect(itemsOf([['a'], 'b' as never])).toEqual(['b', 'a']);
    expect(itemsOf([['a'], undefined as never])).toEqual(['a']);
  });
});
