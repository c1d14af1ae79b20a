import type { Interval } from '../../core/interval.js';
import {
  clip,
  difference,
  EMPTY,
  intersection,
  measure,
  type TimeSet,
} from '../../core/time-set.js';
import { excludeTime } from '../exclusions/exclude-time.js';
import type { ExcludedInterval, ExclusionVerdict } from '../exclusions/exclusions.js';
import type { RequestsFactsPlan } from './requests-facts.js';
import type { RequestsPlan } from './requests-rule.js';

/** The reason why a bucket does not count, in the order in which it is asked. */
export type LeftOutReason =
  | 'outside-period'
  | 'untracked'
  | 'ahead'
  | 'outside-service'
  | 'excluded'
  | 'unknown'
  | 'no-data'
  | 'straddling';

/** The time of a period, before its buckets are looked at. */
export interface RequestTime {
  /** What is left of time after each reason to leave some out; the last is where buckets count. */
  readonly steps: readonly { readonly reason: LeftOutReason; readonly left: TimeSet }[];
  /** Where buckets count. */
  readonly counted: TimeSet;
  /** Time to measure so far: `counted`, and what is unknown. */
  readonly base: TimeSet;
  /** Time to measure that is still to come. */
  readonly ahead: TimeSet;
  /** Excluded service time so far. */
  readonly excluded: TimeSet;
  /** The same with what excluded it. */
  readonly excludedPieces: () => readonly ExcludedInterval[];
  readonly verdicts: readonly ExclusionVerdict[];
  /** The part of `counted` whose events count as good. */
  readonly pardoned: TimeSet;
  readonly isOpen: boolean;
}

/** Divides a period: what is agreed, what is excluded, what is known. */
export function divideRequestTime(
  rule: RequestsPlan,
  facts: RequestsFactsPlan,
  at: number,
): RequestTime {
  const { period, tracked } = facts;
  const isOpen = period.endAt > at;
  const past = {
    ...tracked,
    endAt: isOpen ? Math.min(tracked.endAt, wholeSlicesTo(rule, at)) : tracked.endAt,
  };
  const service = facts.serviceTime(tracked.startAt, tracked.endAt);
  const { excluded, countable, verdicts, piecesUpTo } = excludeTime(rule, facts, service);
  const agreed = clip(service, past.startAt, past.endAt);
  const base = clip(countable, past.startAt, past.endAt);
  const counted = difference(base, facts.unknown);
  return {
    steps: [
      { reason: 'outside-period', left: within(period) },
      { reason: 'untracked', left: within(tracked) },
      { reason: 'ahead', left: within(past) },
      { reason: 'outside-service', left: agreed },
      { reason: 'excluded', left: base },
      { reason: 'unknown', left: counted },
    ],
    counted,
    base,
    ahead: clip(countable, Math.max(past.startAt, past.endAt), tracked.endAt),
    excluded: clip(excluded, past.startAt, past.endAt),
    excludedPieces: () => piecesUpTo(past.endAt),
    verdicts,
    pardoned: rule.excludedAs === 'leftOut' ? EMPTY : intersection(counted, excluded),
    isOpen,
  };
}

function within({ startAt, endAt }: Interval): TimeSet {
  return startAt < endAt ? [startAt, endAt] : EMPTY;
}

/** A slice is judged when it is over: what goes on lies ahead. */
function wholeSlicesTo({ slices }: RequestsPlan, at: number): number {
  if (slices === null) return at;
  const { length, originAt } = slices;
  return originAt + Math.floor((at - originAt) / length) * length;
}

/** The share of the whole time to measure that has passed is `passed / whole`, in milliseconds. */
export function elapsedMs({ base, ahead }: RequestTime): {
  readonly passed: number;
  readonly whole: number;
} {
  const passed = measure(base);
  return { passed, whole: passed + measure(ahead) };
}
