import type { TimeSet } from '../../core/time-set.js';
import type { LossSteps } from '../budget/loss-steps.js';
import type { AlertOperator } from './alert-rule.js';

/** A condition on one window: the share of errors in it, held against a threshold. */
export interface WindowCondition {
  readonly windowMs: number;
  /** The threshold as a fraction of integers. */
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly operator: AlertOperator;
}

/**
 * The whole milliseconds t at which the window [t - length, t) burns as fast as the condition says: as
 * a set, in which [a, b) stands for a, a + 1, … b - 1.
 *
 * Losses less threshold × service time, both within the window, is a function of t that bends only where
 * a step begins or ends, or leaves the window. Between two bends it is a line of integers, so that its
 * zero is found by one division, exactly. Two pointers go over the steps once.
 */
export function burningTime(steps: LossSteps, condition: WindowCondition): TimeSet {
  const { windowMs, numerator, denominator, operator } = condition;
  const worth = steps.losses.map((loss) => loss * denominator - numerator * steps.scale);
  const out: number[] = [];
  const entering = { index: 0, isInside: false };
  const leaving = { index: 0, isInside: false };
  // Above 0 the window burns faster than the threshold.
  let [excess, slope] = [0n, 0n];
  // Service time in the window: without any there is nothing to hold against the threshold.
  let [measured, grows] = [0, 0];
  let at = Number.NEGATIVE_INFINITY;
  for (;;) {
    const enters = nextOf(steps, entering, 0);
    const leaves = nextOf(steps, leaving, windowMs);
    const next = Math.min(enters, leaves);
    if (Number.isFinite(at)) {
      const length = next === Number.POSITIVE_INFINITY ? 0 : next - at;
      // Where service begins, the first millisecond of it has to pass.
      const least = measured > 0 ? 0 : grows > 0 ? 1 : length;
      put(out, at, least, holdsWithin({ excess, slope, length }, operator));
      excess += slope * BigInt(length);
      measured += grows * length;
    }
    if (next === Number.POSITIVE_INFINITY) return out;
    at = next;
    if (enters === next) {
      const { by, count } = pass(entering, worth);
      slope += by;
      grows += count;
    }
    if (leaves === next) {
      const { by, count } = pass(leaving, worth);
      slope -= by;
      grows -= count;
    }
  }
}

/** A place in the steps: before the step of the index, or inside it. */
interface Pointer {
  index: number;
  isInside: boolean;
}

/** When the pointer meets its next border, so much later than it lies. */
function nextOf({ starts, ends }: LossSteps, { index, isInside }: Pointer, later: number): number {
  if (index >= starts.length) return Number.POSITIVE_INFINITY;
  return ((isInside ? ends[index] : starts[index]) as number) + later;
}

/** Goes over a border: into a step, whose worth comes in, or out of it. */
function pass(
  pointer: Pointer,
  worth: readonly bigint[],
): { readonly by: bigint; readonly count: 1 | -1 } {
  const by = worth[pointer.index] as bigint;
  pointer.isInside = !pointer.isInside;
  if (pointer.isInside) return { by, count: 1 };
  pointer.index++;
  return { by: -by, count: -1 };
}

/** The whole numbers x of [0, length) at which excess + slope × x holds, as those of [from, to). */
function holdsWithin(
  {
    excess,
    slope,
    length,
  }: { readonly excess: bigint; readonly slope: bigint; readonly length: number },
  operator: AlertOperator,
): readonly [from: number, to: number] {
  // That e > 0 holds for integers is that e - 1 >= 0 does.
  const over = operator === 'gte' ? excess : excess - 1n;
  if (slope === 0n) return over >= 0n ? [0, length] : [0, 0];
  if (slope > 0n) return [Number((-over + slope - 1n) / slope), length];
  if (over < 0n) return [0, 0];
  const after = over / -slope + 1n;
  return [0, after < BigInt(length) ? Number(after) : length];
}

/** Adds the part of a stretch that begins with the given offset; what touches is joined. */
function put(
  out: number[],
  at: number,
  least: number,
  [from, to]: readonly [number, number],
): void {
  const first = Math.max(from, least);
  if (!(first < to)) return;
  if (out[out.length - 1] === at + first) out.pop();
  else out.push(at + first);
  out.push(at + to);
}
