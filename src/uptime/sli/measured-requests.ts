import { divide, type Ratio, ratio } from '../../core/ratio.js';
import type { Events } from '../buckets/table.js';
import { decideFates, type Fates } from './bucket-fates.js';
import { countEvents, type EventSums } from './count-events.js';
import { type CountedSlices, countSlices } from './count-slices.js';
import { divideRequestTime, elapsedMs, type RequestTime } from './request-time.js';
import type { RequestsFactsPlan } from './requests-facts.js';
import type { RequestsPlan } from './requests-rule.js';

/** What was found about the events of a period, exactly. */
export interface MeasuredRequests {
  readonly at: number;
  readonly facts: RequestsFactsPlan;
  readonly time: RequestTime;
  readonly decided: Fates;
  readonly sums: EventSums['sums'];
  /** The events that count. */
  readonly events: Events;
  /** `null` for occurrences. */
  readonly slices: CountedSlices | null;
  /** What the target is held against: good and all, in events or in slices. */
  readonly good: Ratio;
  readonly total: Ratio;
  /** `good / total`; `null` when there is nothing. */
  readonly share: Ratio | null;
  readonly knownMs: number;
  /** The time to measure so far and in the whole period. */
  readonly passedMs: number;
  readonly wholeMs: number;
  readonly isOpen: boolean;
}

/** Measures the events of a period, exactly: the figures behind every report. */
export function measureEvents(
  rule: RequestsPlan,
  facts: RequestsFactsPlan,
  at: number,
): MeasuredRequests {
  const time = divideRequestTime(rule, facts, at);
  const table = facts.buckets;
  const decided = decideFates(table, time, rule);
  const { counted: events, sums } = countEvents(table, decided);
  const slices =
    rule.slices === null || rule.method === 'occurrences'
      ? null
      : countSlices(rule.slices, rule.method, { table, decided, time });
  const { good, total } =
    slices === null ? events : { good: slices.good, total: ratio(slices.total) };
  const { passed, whole } = elapsedMs(time);
  return {
    at,
    facts,
    time,
    decided,
    sums,
    events,
    slices,
    good,
    total,
    share: total.numerator > 0n ? divide(good, total) : null,
    knownMs: decided.knownMs,
    passedMs: passed,
    wholeMs: whole,
    isOpen: time.isOpen,
  };
}
