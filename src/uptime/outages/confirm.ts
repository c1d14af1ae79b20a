import type { Interval } from '../../core/interval.js';

/** A check as read: when it was, and whether something was down. */
interface Check {
  readonly at: number;
  readonly isFailure: boolean;
}

/** How long a check says something, and the time asked about. */
interface CheckScene {
  readonly from: number;
  readonly at: number;
  readonly maxGapMs: number;
  /** How many failures in a row make an outage. */
  readonly confirmAfter: number;
}

/** What checks tell beside the outages themselves. */
export interface Confirmed {
  /** By check: whether it failed and too few others did. */
  readonly isForgiven: readonly boolean[];
  readonly unconfirmed: readonly Interval[];
  readonly bounds: { readonly leastMs: number; readonly mostMs: number };
}

/**
 * Finds the failures in a row that are an outage. Between the last success and the first failure nobody
 * looked, nor between the last failure and the next success: how long it was down lies between what the
 * failures span and what the successes around them span.
 */
export function confirmRuns(checks: readonly Check[], scene: CheckScene): Confirmed {
  const isForgiven = checks.map(() => false);
  const unconfirmed: Interval[] = [];
  let [leastMs, mostMs] = [0, 0];
  for (let first = 0; first < checks.length; ) {
    const end = endOfRun(checks, first, scene);
    if (end - first >= scene.confirmAfter) {
      const { least, most } = spansOf(checks, first, end, scene);
      leastMs += least;
      mostMs += most;
    } else if (end > first) {
      isForgiven.fill(true, first, end);
      const counted = within(
        scene,
        (checks[first] as Check).at,
        lastsUntil(checks, end - 1, scene),
      );
      if (counted.startAt < counted.endAt) unconfirmed.push(counted);
    }
    first = Math.max(end, first + 1);
  }
  return { isForgiven, unconfirmed, bounds: { leastMs, mostMs } };
}

/** The end of the failures in a row from a check on; time that nobody watched breaks a row. */
function endOfRun(checks: readonly Check[], first: number, { maxGapMs }: CheckScene): number {
  let end = first;
  while (checks[end]?.isFailure === true) {
    const before = checks[end - 1];
    if (end > first && before !== undefined && (checks[end] as Check).at - before.at > maxGapMs)
      break;
    end++;
  }
  return end;
}

/** Until when a check says something: the next one, or the longest gap. */
function lastsUntil(checks: readonly Check[], index: number, { at, maxGapMs }: CheckScene): number {
  return Math.min((checks[index] as Check).at + maxGapMs, checks[index + 1]?.at ?? at);
}

function spansOf(
  checks: readonly Check[],
  first: number,
  end: number,
  scene: CheckScene,
): { readonly least: number; readonly most: number } {
  const [from, to] = [(checks[first] as Check).at, (checks[end - 1] as Check).at];
  const before = Math.max(checks[first - 1]?.at ?? from, from - scene.maxGapMs);
  const least = within(scene, from, to);
  const most = within(scene, before, lastsUntil(checks, end - 1, scene));
  return { least: lengthOf(least), most: lengthOf(most) };
}

function within({ from, at }: CheckScene, startAt: number, endAt: number): Interval {
  return { startAt: Math.max(startAt, from), endAt: Math.min(endAt, at) };
}

function lengthOf({ startAt, endAt }: Interval): number {
  return Math.max(0, endAt - startAt);
}
