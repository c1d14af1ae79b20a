import type { Condition } from '../../clock/rule/condition.js';
import { whenAll } from './calendar-choice.js';

/** One of several policies, the first of which that fits a ticket governs it. */
export interface Policy<Promise> {
  /** Conditions that must all hold; none fits every ticket. */
  readonly filter: readonly Condition[];
  readonly promises: readonly Promise[];
}

/** A promise, and when it is the one that counts. */
export interface Match<Promise> {
  readonly promise: Promise;
  readonly when: readonly Condition[];
}

/**
 * The promises of one kind in the order in which a list of targets takes them, each for the tickets
 * that no earlier policy governs: a policy governs also where it promises nothing of the kind.
 */
export function firstMatches<Promise>(
  policies: readonly Policy<Promise>[],
  isOfKind: (promise: Promise) => boolean,
  tellUnreachable: (promise: Promise) => void,
): readonly Match<Promise>[] {
  const matches: Match<Promise>[] = [];
  const governed: Condition[] = [];
  let isReachable = true;
  for (const { filter, promises } of policies) {
    const own = promises.filter(isOfKind);
    own.slice(isReachable ? 1 : 0).forEach(tellUnreachable);
    const [promise] = own;
    if (isReachable && promise !== undefined) {
      const without: Condition[] = governed.length === 0 ? [] : [{ not: { any: [...governed] } }];
      matches.push({ promise, when: [...filter, ...without] });
    }
    const { when } = whenAll(filter);
    if (when === undefined) isReachable = false;
    // The list of targets is in order itself; only a policy without this kind must be kept clear of.
    else if (own.length === 0) governed.push(when);
  }
  return matches;
}
