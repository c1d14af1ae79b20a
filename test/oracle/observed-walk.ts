import type { ObservedTime, StatusMeaning } from '../../src/uptime.js';

/** A check of the walk: in any order, and of several at one instant the last counts. */
export interface WalkedCheck {
  readonly at: number;
  readonly status: string;
  readonly component?: string | undefined;
  readonly cause?: string | undefined;
}

/** How the walk judges; `maxGap` may be without end. */
export interface WalkedOptions {
  readonly statuses: { readonly [status: string]: StatusMeaning };
  readonly from: number;
  readonly at: number;
  readonly maxGap: number;
  readonly confirmAfter: number;
}

/**
 * What checks say, millisecond by millisecond: the check that lasts then is looked for anew each time, and so are
 * the failures in a row that it belongs to.
 */
export function walkObserved(checks: readonly WalkedCheck[], options: WalkedOptions): ObservedTime {
  const { from, at, statuses, maxGap } = options;
  const known = lastOfEachInstant(checks);
  const words: string[] = [];
  for (let ms = from; ms < at; ms++) {
    const index = known.findLastIndex((check) => check.at <= ms);
    const check = known[index];
    if (check === undefined || ms >= check.at + maxGap) words.push('unknown');
    else {
      const says = statuses[check.status] as StatusMeaning;
      const isFailure = says !== 'up' && says !== 'unknown';
      if (!isFailure) words.push(says);
      else if (rowAround(known, index, options) < options.confirmAfter) words.push('up');
      else words.push(JSON.stringify(factsOf(check, says)));
    }
  }
  const stretches = stretchesOf(words, from);
  return {
    outages: stretches
      .filter(({ word }) => word !== 'up' && word !== 'unknown')
      .map(({ word, startAt, endAt }) => ({ startAt, endAt, ...JSON.parse(word) })),
    unknown: stretches
      .filter(({ word }) => word === 'unknown')
      .map(({ startAt, endAt }) => ({ startAt, endAt })),
  };
}

function lastOfEachInstant(checks: readonly WalkedCheck[]): readonly WalkedCheck[] {
  const byInstant = new Map(checks.map((check) => [check.at, check]));
  return [...byInstant.values()].sort((a, b) => a.at - b.at);
}

/** How many failures stand in a row around one. */
function rowAround(
  known: readonly WalkedCheck[],
  index: number,
  { statuses, maxGap }: WalkedOptions,
): number {
  const fails = (i: number): boolean => {
    const check = known[i];
    return check !== undefined && !['up', 'unknown'].includes(statuses[check.status] as string);
  };
  const areNear = (i: number): boolean =>
    (known[i + 1] as WalkedCheck).at - (known[i] as WalkedCheck).at <= maxGap;
  let [first, last] = [index, index];
  while (fails(first - 1) && areNear(first - 1)) first--;
  while (fails(last + 1) && areNear(last)) last++;
  return last - first + 1;
}

function factsOf({ status, component, cause = status }: WalkedCheck, says: StatusMeaning): object {
  const meaning = typeof says === 'object' ? says : {};
  return { ...meaning, cause, ...(component === undefined ? {} : { component }) };
}

function stretchesOf(words: readonly string[], from: number) {
  const stretches: { word: string; startAt: number; endAt: number }[] = [];
  words.forEach((word, i) => {
    const last = stretches.at(-1);
    if (last?.word === word) last.endAt = from + i + 1;
    else stretches.push({ word, startAt: from + i, endAt: from + i + 1 });
  });
  return stretches;
}
