import { compare, multiply, ONE, ratio, subtract } from '../../core/ratio.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';
import type { MeasuredRequests } from './measured-requests.js';
import type { RequestsPlan } from './requests-rule.js';

/** The verdict on what was measured of a period. */
export function judgeRequests(rule: RequestsPlan, measured: MeasuredRequests): Verdict {
  const { share, passedMs, wholeMs, isOpen } = measured;
  if (wholeMs === 0) return 'nothing-promised';
  if (isOpen && (rule.target !== null || share === null))
    return isMissedForGood(rule, measured) ? 'missed' : 'not-yet-due';
  if (share === null) return 'no-data';
  if (!isProven(rule, measured, passedMs)) return 'insufficient-data';
  return verdictOn(share, rule.target, rule.acceptable);
}

/** Whether there are events enough, and buckets that tell of enough of some time. */
function isProven(
  { minEvents, minimumCoverage }: RequestsPlan,
  { events, knownMs }: MeasuredRequests,
  ofMs: number,
): boolean {
  if (compare(events.total, ratio(minEvents)) < 0) return false;
  return compare(ratio(knownMs), multiply(minimumCoverage, ratio(ofMs))) >= 0;
}

/**
 * Whether a period that is not over is lost. However many events may still come, a slice is one of so
 * many; so only a target of 100 % is ever beyond repair among events.
 */
function isMissedForGood(rule: RequestsPlan, measured: MeasuredRequests): boolean {
  const level = rule.acceptable ?? rule.target;
  const { good, total, slices, wholeMs } = measured;
  if (level === null || !isProven(rule, measured, wholeMs)) return false;
  const bad = subtract(total, good);
  if (slices === null) return bad.numerator > 0n && compare(level, ONE) === 0;
  const most = ratio(slices.total + slices.ahead);
  return compare(bad, multiply(subtract(ONE, level), most)) > 0;
}
