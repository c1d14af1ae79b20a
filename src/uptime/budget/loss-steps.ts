import type { TimeSet } from '../../core/time-set.js';
import { scaleOf, type WorstTime } from '../outages/worst-time.js';

/**
 * Service time, cut wherever the share that is lost changes: steps in order, which may touch. Between
 * them is no service.
 */
export interface LossSteps {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The share that each step loses, in units of `1 / scale`. */
  readonly losses: readonly bigint[];
  readonly scale: bigint;
}

/** Cuts service time into steps of equal loss, in one pass over both. */
export function lossStepsOf(worst: WorstTime, service: TimeSet): LossSteps {
  const scale = scaleOf(worst);
  const ofRank = worst.weights.map(
    ({ numerator, denominator }) => numerator * (scale / denominator),
  );
  const starts: number[] = [];
  const ends: number[] = [];
  const losses: bigint[] = [];
  const put = (from: number, to: number, loss: bigint): void => {
    if (!(from < to)) return;
    starts.push(from);
    ends.push(to);
    losses.push(loss);
  };
  const { bounds, ranks } = worst;
  let i = 0;
  for (let j = 0; j < service.length; j += 2) {
    const end = service[j + 1] as number;
    let at = service[j] as number;
    while ((bounds[i + 1] as number) <= at) i += 2;
    while ((bounds[i] as number) < end) {
      const from = Math.max(bounds[i] as number, at);
      const to = Math.min(bounds[i + 1] as number, end);
      put(at, from, 0n);
      put(from, to, ofRank[ranks === undefined ? 0 : (ranks[i >> 1] as number)] as bigint);
      at = to;
      // An outage that reaches beyond this piece of service goes on in the next.
      if ((bounds[i + 1] as number) > end) break;
      i += 2;
    }
    put(at, end, 0n);
  }
  return { starts, ends, losses, scale };
}
