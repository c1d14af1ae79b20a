import type { DecimalInput } from '../core/decimal-text.js';
import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, shown } from '../core/error.js';
import {
  compare,
  divide,
  floor,
  multiply,
  ONE,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
  ZERO,
} from '../core/ratio.js';
import { readAmount, readShare } from './counts.js';
import { type ErrorRatioInput, readErrorRatio } from './error-ratio.js';
import { toSafeInteger } from './figures.js';
import { readTarget, type TargetInput } from './target.js';

/** A constant speed of spending, in one of three ways, and what is left to spend. */
export type ExhaustionInput = BurnSpeed | ErrorSpeed | SpentSpeed;

/** By burn rate: the whole budget lasts `window / burnRate`. */
export interface BurnSpeed {
  readonly window: DurationInput;
  readonly burnRate: DecimalInput;
  /** The share of the budget that is left. @defaultValue 1 */
  readonly remainingRatio?: DecimalInput;
}

/** By share of errors against a target. */
export interface ErrorSpeed extends TargetInput, ErrorRatioInput {
  readonly window: DurationInput;
  /** The share of the budget that is left. @defaultValue 1 */
  readonly remainingRatio?: DecimalInput;
  /** The share of errors that the rest of the window has anyway. @defaultValue 0 */
  readonly baselineErrorRatio?: DecimalInput;
}

/** By amounts in one unit: so much was spent over a length of time, so much remains. */
export interface SpentSpeed {
  readonly spent: DecimalInput;
  readonly over: DurationInput;
  readonly remaining: DecimalInput;
}

/** When a budget will be gone. */
export interface Exhaustion {
  /** Whether nothing remains already; then the time is 0. */
  readonly exhausted: boolean;
  /** Time until nothing remains, rounded down; `null` when nothing is being spent. */
  readonly timeToExhaustionMs: number | null;
}

/**
 * Computes how long a budget lasts at a constant speed of spending. It does not foresee that old
 * outages leave a rolling window.
 *
 * @param input - The speed (burn rate, share of errors, or an amount over a time) and what is left.
 * @returns The time; 0 when the budget is spent, `null` when nothing is being spent.
 * @throws {@link SlaError} `missing-field`, `invalid-target`, `invalid-decimal`, `invalid-duration`,
 * `invalid-option`, `result-out-of-range`.
 * @example
 * import { timeToExhaustion } from 'slakit'
 * timeToExhaustion({ window: { hours: 720 }, burnRate: 10 }).timeToExhaustionMs // => 259200000
 * timeToExhaustion({ spent: '15', over: { hours: 240 }, remaining: '6.6' }).timeToExhaustionMs // => 380160000
 */
export function timeToExhaustion(input: ExhaustionInput): Exhaustion {
  const { remaining, spent, overMs } = speedOf(input);
  if (remaining.numerator <= 0n) return { exhausted: true, timeToExhaustionMs: 0 };
  if (spent.numerator <= 0n) return { exhausted: false, timeToExhaustionMs: null };
  const time = divide(multiply(remaining, ratio(overMs)), spent);
  return { exhausted: false, timeToExhaustionMs: toSafeInteger(floor(time)) };
}

/** Every form comes down to this: `spent` of a unit per `overMs`, and `remaining` of that unit. */
interface Speed {
  readonly remaining: Ratio;
  readonly spent: Ratio;
  readonly overMs: number;
}

function speedOf(input: ExhaustionInput): Speed {
  if ('spent' in input) {
    const overMs = toPositiveDurationMs(input.over, ['over']);
    return {
      remaining: ratioOf(input.remaining, ['remaining']),
      spent: readAmount(input.spent, ['spent']),
      overMs,
    };
  }
  const overMs = toPositiveDurationMs(input.window, ['window']);
  const left = ratioOf(input.remainingRatio ?? 1, ['remainingRatio']);
  if ('burnRate' in input)
    return { remaining: left, spent: readAmount(input.burnRate, ['burnRate']), overMs };
  const budget = subtract(ONE, readTarget(input));
  const errors = readErrorRatio(input);
  const baseline =
    input.baselineErrorRatio === undefined
      ? ZERO
      : readShare(input.baselineErrorRatio, ['baselineErrorRatio']);
  if (compare(errors, baseline) < 0) {
    fail({
      code: 'invalid-option',
      path: ['baselineErrorRatio'],
      expected: 'no more than the present share of errors',
      received: shown(input.baselineErrorRatio),
    });
  }
  return {
    remaining: subtract(multiply(budget, left), baseline),
    spent: subtract(errors, baseline),
    overMs,
  };
}
