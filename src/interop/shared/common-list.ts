/**
 * The list that all of several are, or `undefined` when they differ: a clock has one list of warnings for
 * all its tickets.
 */
export function commonList<T>(lists: readonly (readonly T[])[]): readonly T[] | undefined {
  const [first = []] = lists;
  const text = JSON.stringify(first);
  return lists.every((list) => JSON.stringify(list) === text) ? first : undefined;
}
