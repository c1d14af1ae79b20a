import { MAX_INSTANT } from '../../core/instant.js';
import { type Ratio, ratio } from '../../core/ratio.js';
import { clip, measure } from '../../core/time-set.js';
import { scaleOf, weightedMs } from '../outages/worst-time.js';
import { lossStepsOf } from './loss-steps.js';
import { baseOf, type OutageSituation } from './outage-facts.js';

/**
 * What becomes of a budget while a share of all service time from now on is lost: more is spent, and
 * where the window rolls, old outages leave it and its service time changes. Between two changes of
 * speed all of this is linear, so that the moment at which nothing is left is found, and not tried.
 */
export interface BudgetWalk {
  readonly at: number;
  /** `spent - allowed` at `at`, in units of `1 / unit` milliseconds; above 0 the budget is overspent. */
  readonly over: bigint;
  readonly hasSpent: boolean;
  /** Where the speed changes, and by how much, in units per millisecond; in order. */
  readonly changes: readonly Change[];
}

interface Change {
  readonly at: number;
  readonly by: bigint;
}

/** How a walk looks at the window: as it stands, or as one that moves on with time. */
type WindowView = 'standing' | 'moving';

/**
 * Prepares a walk from now on.
 *
 * @param rate - The share of service time that is lost from now on.
 * @param view - A moving window keeps the length that it has now.
 */
export function budgetWalk(situation: OutageSituation, rate: Ratio, view: WindowView): BudgetWalk {
  const { at, plan, period, worst, service } = situation;
  const { whole, elapsed } = baseOf(situation);
  const scale = scaleOf(worst);
  const { numerator: share, denominator: shares } = plan.budget;
  // In these units, per millisecond: what may be lost, and what is.
  const may = share * scale * rate.denominator;
  const loses = rate.numerator * scale * shares;
  const spent = weightedMs(worst, elapsed, scale) * shares * rate.denominator;
  const lengthMs = period.endAt - period.startAt;
  const isMoving = view === 'moving';
  const until = isMoving
    ? at + lengthMs
    : plan.window.unit === 'rolling'
      ? MAX_INSTANT
      : period.endAt;
  const changes: Change[] = [];
  const put = (from: number, to: number, by: bigint): void => {
    if (by !== 0n) changes.push({ at: from, by }, { at: to, by: -by });
  };
  const ahead = clip(service, at, until);
  for (let i = 0; i < ahead.length; i += 2)
    put(ahead[i] as number, ahead[i + 1] as number, isMoving ? loses - may : loses);
  if (isMoving) {
    const { starts, ends, losses } = lossStepsOf(worst, elapsed);
    for (const [i, loss] of losses.entries()) {
      const gone = loss * shares * rate.denominator;
      put((starts[i] as number) + lengthMs, (ends[i] as number) + lengthMs, may - gone);
    }
  }
  changes.sort((a, b) => a.at - b.at);
  const over = spent - BigInt(measure(whole)) * may;
  return { at, over, hasSpent: spent > 0n, changes };
}

/**
 * The instant at which nothing is left (`reached`), or after which more is spent than allowed
 * (`passed`), rounded down to a whole millisecond; `null` when that never is.
 */
export function whenSpent(walk: BudgetWalk, border: 'reached' | 'passed'): number | null {
  const isAtBorder = border === 'reached' && walk.hasSpent && walk.over === 0n;
  if (walk.over > 0n || isAtBorder) return walk.at;
  let { at, over } = walk;
  let speed = 0n;
  // After the last change the speed is 0.
  for (const { at: next, by } of walk.changes) {
    const end = over + speed * BigInt(next - at);
    // Of changes at one instant, all count before anything is asked.
    if (next > at && speed > 0n && (border === 'reached' ? end >= 0n : end > 0n))
      return at + Number(-over / speed);
    [at, over] = [next, end];
    speed += by;
  }
  return null;
}

/** The share of service time that was lost; `null` when there was none. */
export function shareOf(lost: Ratio, measuredMs: number): Ratio | null {
  return measuredMs === 0 ? null : ratio(lost.numerator, lost.denominator * BigInt(measuredMs));
}
