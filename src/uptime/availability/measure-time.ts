import { type Ratio, ratio } from '../../core/ratio.js';
import { measure, type TimeSet } from '../../core/time-set.js';
import { partWithin } from '../outages/pieces.js';
import {
  impairingTime,
  reportedTime,
  scaleOf,
  weightedMs,
  worstTimeOf,
} from '../outages/worst-time.js';
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
  readonly time: DividedTime;
  readonly known: KnownTime;
  /** All the time of outages that weigh anything. */
  readonly impaired: TimeSet;
  /** The part of it that counts. */
  readonly down: TimeSet;
}

/** Measures a period, exactly: the figures behind every report. */
export function measureTime(rule: AvailabilityPlan, facts: FactsPlan, at: number): MeasuredTime {
  const worst = worstTimeOf(facts.outages);
  const time = divideTime(rule, facts, at);
  const known = divideByKnowledge(rule, time, facts.unknown, reportedTime(worst));
  const scale = scaleOf(worst);
  const total = BigInt(measure(known.measured)) * scale;
  const bad =
    weightedMs(worst, known.countable, scale) + BigInt(measure(known.unknownDown)) * scale;
  const impaired = impairingTime(worst);
  return {
    at,
    facts,
    good: ratio(total - bad, scale),
    total: ratio(total, scale),
    time,
    known,
    impaired,
    down: partWithin(impaired, known.countable),
  };
}
