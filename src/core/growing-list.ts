/**
 * A list that grows without being copied: adding an item gives a new list, and the old one stays as it
 * was. Plain data, so that it can be stored. It holds levels of at most {@link WIDTH} members: items
 * first, then blocks of so many items, then blocks of blocks; so an item is added in constant time.
 */
export type GrowingList<T> = readonly (readonly (T | readonly unknown[])[])[];

const WIDTH = 32;

/** The list with one more item at its end. */
export function appended<T>(list: GrowingList<T>, item: T): GrowingList<T> {
  const levels = list.slice();
  let carried: T | readonly unknown[] = item;
  for (let i = 0; ; i++) {
    const level = levels[i] ?? [];
    if (level.length < WIDTH) {
      levels[i] = [...level, carried];
      return levels;
    }
    levels[i] = [carried];
    carried = level;
  }
}

/** The number of its items. */
export function countOf(list: GrowingList<unknown>): number {
  let size = 1;
  let count = 0;
  for (const level of list) {
    count += level.length * size;
    size *= WIDTH;
  }
  return count;
}

/** The item that was added last. */
export function lastOf<T>(list: GrowingList<T>): T | undefined {
  const [newest = []] = list;
  return newest[newest.length - 1] as T | undefined;
}

/** Its items, first to last; of what is no such list, whatever stands at their places. */
export function itemsOf<T>(list: GrowingList<T>): T[] {
  const items: T[] = [];
  for (let i = list.length - 1; i >= 0; i--) collect(list[i] ?? [], i, items as unknown[]);
  return items;
}

function collect(level: readonly unknown[], depth: number, items: unknown[]): void {
  for (const member of level) {
    if (depth > 0 && Array.isArray(member)) collect(member, depth - 1, items);
    else items.push(member);
  }
}
