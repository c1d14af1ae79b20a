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
import type { FactsPlan } from './facts.js';
import type { AvailabilityPlan } from './rule.js';

/** The time of a period, before outages are looked at. */
export interface DividedTime {
  /** Agreed time so far (or to the end of the period, when the future counts as up). */
  readonly service: TimeSet;
  /** Excluded service time so far. */
  readonly excluded: TimeSet;
  /** The same with what excluded it, up to where it is measured. */
  readonly excludedPieces: () => readonly ExcludedInterval[];
  readonly verdicts: readonly ExclusionVerdict[];
  /** Time that can count so far; it includes what is excluded when that counts as up. */
  readonly base: TimeSet;
  /** Time of the period that can still count, after `service` ends. */
  readonly aheadMs: number;
  /** What lies before the instant of judgement. */
  readonly past: Interval;
}

/** Divides the period into what is agreed, what is excluded and what can count. */
export function divideTime(rule: AvailabilityPlan, facts: FactsPlan, at: number): DividedTime {
  const { startAt, endAt } = facts.tracked;
  const past = { startAt, endAt: Math.min(endAt, at) };
  const measuredTo = rule.futureAs === 'up' ? endAt : past.endAt;
  const whole = facts.serviceTime(startAt, endAt);
  const { excluded, countable, verdicts, piecesUpTo } = excludeTime(rule, facts, whole);
  const base = clip(countable, startAt, measuredTo);
  return {
    service: clip(whole, startAt, measuredTo),
    excluded: clip(excluded, startAt, measuredTo),
    excludedPieces: () => piecesUpTo(measuredTo),
    verdicts,
    base,
    aheadMs: measure(countable) - measure(base),
    past,
  };
}

/** The same time, divided by what is known of it. */
export interface KnownTime {
  readonly unknown: TimeSet;
  /** The denominator. */
  readonly measured: TimeSet;
  /** Unknown time that counts as down. */
  readonly unknownDown: TimeSet;
  /** Where an outage would be downtime. */
  readonly countable: TimeSet;
}

/**
 * Divides the time that can count by what is known of it.
 *
 * @param reported - All the time of outages: where one is known, nothing is unknown.
 */
export function divideByKnowledge(
  { unknownAs }: AvailabilityPlan,
  { base, excluded, past }: DividedTime,
  unwatched: TimeSet,
  reported: TimeSet,
): KnownTime {
  const countable = clip(difference(base, excluded), past.startAt, past.endAt);
  const unseen = unwatched.length === 0 ? EMPTY : intersection(unwatched, countable);
  const unknown = unseen.length === 0 ? EMPTY : difference(unseen, reported);
  return {
    unknown,
    measured: unknownAs === 'leftOut' ? difference(base, unknown) : base,
    unknownDown: unknownAs === 'down' ? unknown : EMPTY,
    countable,
  };
}
