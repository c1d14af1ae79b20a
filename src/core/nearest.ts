/**
 * The known name that needs the fewest edits to become the given one, when it is close enough to be
 * a typing slip. Case does not count; a name that ends in `/<given>` is as good as equal, so that
 * `paris` finds `Europe/Paris`.
 */
export function nearestName(given: string, known: Iterable<string>): string | undefined {
  const wanted = given.slice(0, LONGEST).toLowerCase().replace(/\s+/g, '_');
  let best: string | undefined;
  // Of a short name most edits leave nothing: `no` is not a slip of `up`.
  let bestDistance = Math.min(Math.max(2, Math.floor(wanted.length / 3)) + 1, wanted.length);
  let seen = 0;
  for (const candidate of known) {
    if (++seen > MOST_NAMES) break;
    if (candidate.length > LONGEST) continue;
    const lower = candidate.toLowerCase();
    const distance = lower.endsWith(`/${wanted}`) ? 0 : editDistance(wanted, lower, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Longer names are no slips, and comparing them costs the square of their length. */
const LONGEST = 64;

/** A hint is not worth a long search: what stands behind so many names is not looked at. */
const MOST_NAMES = 1000;

/** Levenshtein distance, given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
