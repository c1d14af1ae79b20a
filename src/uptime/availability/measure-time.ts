import { type Ratio, ratio } from '../../core/ratio.js';
import { measure, type TimeSet } from '../../core/time-set.js';
import { type CountedOutages, countOutages } from '../outages/counted-outages.js';
import { partWithin } from '../outages/pieces.js';
import { scaleOf, weightedPartMs } from '../outages/worst-time.js';
import { type DividedTime, divideByKnowledge, divideTime, type KnownTime } from './divide-time.js';
import type { FactsPlan } from './facts.js';
import type { AvailabilityPlan } from './rule.js';

/** What was found about a period, exactly. */
export interface MeasuredTime {
  readonly at: number;
  readonly facts: FactsPlan;
  /** Good and measured time in milliseconds; a weight makes fractions of them. */
  readonly good: Ratio;
  readonly total: Ratio;
  /** What is known to be lost, whatever unknown time counts as. */
  readonly lost: Ratio;
  readonly time: DividedTime;
  readonly known: KnownTime;
  readonly outages: CountedOutages;
  /** The downtime. */
  readonly down: TimeSet;
}

/** Measures a period, exactly: the figures behind every report. */
export function measureTime(rule: AvailabilityPlan, facts: FactsPlan, at: number): MeasuredTime {
  const time = divideTime(rule, facts, at);
  const originAt = rule.slices?.originAt ?? facts.period.startAt;
  const slices = rule.slices === null ? null : { ...rule.slices, originAt };
  const outages = countOutages(facts.outages, { ...rule, slices }, time.past);
  const known = divideByKnowledge(rule, time, facts.unknown, outages.reported);
  const { lost, counted } = outages;
  const down = partWithin(counted, known.countable);
  const scale = scaleOf(lost);
  const total = BigInt(measure(known.measured)) * scale;
  const bad = weightedPartMs(lost, down, scale);
  const badInAll = bad + BigInt(measure(known.unknownDown)) * scale;
  return {
    at,
    facts,
    good: ratio(total - badInAll, scale),
    total: ratio(total, scale),
    lost: ratio(bad, scale),
    time,
    known,
    outages,
    down,
  };
}
