import { toTimeSet } from '../core/interval.js';
import { readerOf, reading } from '../core/read.js';
import { clip, difference, EMPTY, intersection, measure, type TimeSet } from '../core/time-set.js';
import type { AvailabilityInput } from './availability-types.js';
import { type ExclusionVerdict, grantExclusions } from './exclusions.js';
import { readChoice } from './figures.js';
import type { OutageLayers } from './outages.js';
import { type Bounds, serviceWithin } from './window.js';

/** The time of a period, before outages are looked at. */
export interface DividedTime {
  /** Agreed time so far (or to the end of the period, when the future counts as up). */
  readonly service: TimeSet;
  /** Excluded service time so far. */
  readonly excluded: TimeSet;
  readonly verdicts: readonly ExclusionVerdict[];
  /** Time that can count so far: with `countAsUp` it includes what is excluded. */
  readonly base: TimeSet;
  /** Time of the period that can still count, after `service` ends. */
  readonly aheadMs: number;
  readonly past: Bounds;
}

/** Divides the period into what is agreed, what is excluded and what can count. */
export function divideTime(input: AvailabilityInput, bounds: Bounds, asOf: number): DividedTime {
  const removes =
    readChoice(input.excluded ?? 'remove', ['remove', 'countAsUp'], ['excluded']) === 'remove';
  const future = readChoice(input.future ?? 'exclude', ['exclude', 'countAsUp'], ['future']);
  const past = { from: bounds.from, to: Math.min(bounds.to, asOf) };
  const measuredTo = future === 'countAsUp' ? bounds.to : past.to;
  const whole = serviceWithin(input.serviceTime, bounds);
  const { set, verdicts } = grantExclusions(
    input.exclusions ?? [],
    input.exclusionRules ?? {},
    whole,
    asOf,
  );
  const countable = removes ? difference(whole, set) : whole;
  const base = clip(countable, bounds.from, measuredTo);
  return {
    service: clip(whole, bounds.from, measuredTo),
    excluded: clip(set, bounds.from, measuredTo),
    verdicts,
    base,
    aheadMs: measure(countable) - measure(base),
    past,
  };
}

/** The same time, divided by what is known of it. */
export interface SortedTime {
  readonly base: TimeSet;
  readonly unknown: TimeSet;
  /** The denominator. */
  readonly measured: TimeSet;
  /** Unknown time that counts as down. */
  readonly unknownDown: TimeSet;
  /** Where an outage would be downtime. */
  readonly countable: TimeSet;
  readonly aheadMs: number;
}

/** Sorts the time that can count by what is known of it. */
export function sortTime(
  input: AvailabilityInput,
  time: DividedTime,
  layers: OutageLayers,
): SortedTime {
  const unknownAs = readChoice(
    input.unknownAs ?? 'exclude',
    ['exclude', 'up', 'down'],
    ['unknownAs'],
  );
  const { base, excluded, past, aheadMs } = time;
  const countable = clip(difference(base, excluded), past.from, past.to);
  const unwatched =
    input.unknown === undefined
      ? EMPTY
      : reading(toTimeSet)(readerOf(input.unknown, null, 'unknown'));
  const unseen = intersection(unwatched, countable);
  const unknown = unseen.length === 0 ? EMPTY : difference(unseen, layers.sets.at(-1) ?? EMPTY);
  return {
    base,
    unknown,
    measured: unknownAs === 'exclude' ? difference(base, unknown) : base,
    unknownDown: unknownAs === 'down' ? unknown : EMPTY,
    countable,
    aheadMs,
  };
}
