import type { DurationInput } from '../../core/duration.js';
import type { FieldsOf, Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { duration, word } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { impairingTime, type WorstTime } from './worst-time.js';

/**
 * The rule by which outages count, and how much of each. Lengths are those of outages as they happened, also outside
 * of service time and of the period, so that a month and its two halves say the same.
 */
export interface OutageRule {
  /**
   * Outages with no longer gap between them are one incident.
   *
   * @defaultValue those that touch or overlap
   */
  readonly mergeWithin?: DurationInput | undefined;
  /**
   * Whether the gaps within an incident count as up, or are lost as badly as the outage before them.
   *
   * @defaultValue `'up'`
   */
  readonly gapsAs?: 'up' | 'down' | undefined;
  /**
   * A gate: only incidents that are down for longer count, and they count whole.
   *
   * @defaultValue all
   */
  readonly onlyLongerThan?: DurationInput | undefined;
  /**
   * A deductible: so much downtime at the beginning of each incident is free.
   *
   * @defaultValue none
   */
  readonly deductible?: DurationInput | undefined;
}

/** An outage rule as read. */
export interface OutageRulePlan {
  readonly mergeWithinMs: number;
  readonly gapsAs: 'up' | 'down';
  readonly onlyLongerThanMs: number;
  readonly deductibleMs: number;
}

/** All outages count whole; those that touch or overlap are one incident. */
export const EVERY_OUTAGE: OutageRulePlan = {
  mergeWithinMs: 0,
  gapsAs: 'up',
  onlyLongerThanMs: 0,
  deductibleMs: 0,
};

const FIELDS = /* @__PURE__ */ (() =>
  ({
    mergeWithin: optional(duration, 0),
    gapsAs: optional(word(['up', 'down']), 'up'),
    onlyLongerThan: optional(duration, 0),
    deductible: optional(duration, 0),
  }) satisfies FieldsOf<OutageRule>)();

/** Reads which outages count. */
export function outageRule(reader: Reader): OutageRulePlan {
  const rule = readFields(reader, 'a rule for outages', FIELDS);
  return {
    mergeWithinMs: rule.mergeWithin,
    gapsAs: rule.gapsAs,
    onlyLongerThanMs: rule.onlyLongerThan,
    deductibleMs: rule.deductible,
  };
}

/** Outages by a rule. */
export interface CountedTime {
  /** What is lost at each instant, gaps that count included. */
  readonly lost: WorstTime;
  /** From the start of each incident to its end, gaps included. */
  readonly incidents: TimeSet;
  /** The time that counts. */
  readonly counted: TimeSet;
}

/** Applies a rule: merges, then drops what is too short, then deducts. */
export function countedTimeOf(found: WorstTime, rule: OutageRulePlan): CountedTime {
  if (rule === EVERY_OUTAGE) {
    const all = impairingTime(found);
    return { lost: found, incidents: all, counted: all };
  }
  const lost = rule.gapsAs === 'down' ? overGaps(found, rule.mergeWithinMs) : found;
  const down = impairingTime(lost);
  const incidents: number[] = [];
  const counted: number[] = [];
  for (let i = 0; i < down.length; ) {
    let next = i + 2;
    while (next < down.length && isOne(down, next, rule)) next += 2;
    incidents.push(down[i] as number, down[next - 1] as number);
    countIncident(down.slice(i, next), rule, counted);
    i = next;
  }
  return { lost, incidents, counted };
}

/** Whether an outage belongs to the incident of the one before it. */
function isOne(down: TimeSet, i: number, { mergeWithinMs }: OutageRulePlan): boolean {
  return (down[i] as number) - (down[i - 1] as number) <= mergeWithinMs;
}

function countIncident(
  outages: TimeSet,
  { onlyLongerThanMs, deductibleMs }: OutageRulePlan,
  counted: number[],
): void {
  let length = 0;
  for (let i = 0; i < outages.length; i += 2)
    length += (outages[i + 1] as number) - (outages[i] as number);
  if (length <= onlyLongerThanMs) return;
  let free = deductibleMs;
  for (let i = 0; i < outages.length; i += 2) {
    const [start, end] = [outages[i] as number, outages[i + 1] as number];
    const from = Math.min(start + free, end);
    free -= from - start;
    if (from < end) counted.push(from, end);
  }
}

/** Lets each stretch that weighs something go on over a gap that is short enough. */
function overGaps({ bounds, ranks, weights }: WorstTime, withinMs: number): WorstTime {
  const out: number[] = [];
  const found: number[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    const rank = ranks === undefined ? 0 : (ranks[i >> 1] as number);
    if (weights[rank]?.numerator === 0n) continue;
    const start = bounds[i] as number;
    const last = out[out.length - 1];
    if (last !== undefined && start - last <= withinMs) out[out.length - 1] = start;
    out.push(start, bounds[i + 1] as number);
    found.push(rank);
  }
  return { bounds: out, ranks: Uint16Array.from(found), weights };
}
