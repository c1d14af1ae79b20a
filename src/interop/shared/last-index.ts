/** The index of the last value that is not above the given one, of values in order; -1 for none. */
export function lastIndexAt(sorted: ArrayLike<number>, value: number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle;
  }
  return low;
}
