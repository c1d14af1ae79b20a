import { type Ratio, ratio } from '../../core/ratio.js';
import { measure, type TimeSet } from '../../core/time-set.js';
import {
  impairingTime,
  layersOf,
  type OutageLayers,
  reportedTime,
  scaleOf,
  weightedMs,
} from '../outages/layers.js';
import { partWithin } from '../outages/pieces.js';
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
  const layers = layersOf(facts.outages);
  const time = divideTime(rule, facts, at);
  const known = divideByKnowledge(rule, time, facts.unknown, reportedTime(layers));
  const counted: OutageLayers = {
    ...layers,
    sets: layers.sets.map((set) => partWithin(set, known.countable)),
  };
  const scale = scaleOf(layers);
  const total = BigInt(measure(known.measured)) * scale;
  const bad = weightedMs(counted, scale) + BigInt(measure(known.unknownDown)) * scale;
  return {
    at,
    facts,
    good: ratio(total - bad, scale),
    total: ratio(total, scale),
    time,
    known,
    impaired: impairingTime(layers),
    down: impairingTime(counted),
  };
}
