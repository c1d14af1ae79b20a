import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import {
  compare,
  divide,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse, safely } from '../../core/read.js';
import { optional, readFields, requireObject } from '../../core/read-parts.js';
import { amount, decimal, durationArgument, share } from '../../core/read-values.js';
import { ERROR_FIELDS, type ErrorRatioInput, errorRatioOf } from '../terms/error-ratio.js';
import { wholeMs } from '../terms/figures.js';
import { requiredTargetOf, TARGET_FIELDS, type TargetInput } from '../terms/target.js';

/** A constant speed of spending, in one of three ways, and what is left to spend. */
export type ExhaustionInput = BurnSpeed | ErrorSpeed | SpentSpeed;

/** A speed of spending as a burn rate: the whole budget lasts `window / burnRate`. */
export interface BurnSpeed {
  readonly window: DurationInput;
  readonly burnRate: DecimalInput;
  /**
   * The share of the budget that is left; negative when it is overspent.
   *
   * @defaultValue 1
   */
  readonly remainingRatio?: DecimalInput | undefined;
}

/** A speed of spending as a share of errors against a target. */
export interface ErrorSpeed extends TargetInput, ErrorRatioInput {
  readonly window: DurationInput;
  /**
   * The share of the budget that is left; negative when it is overspent.
   *
   * @defaultValue 1
   */
  readonly remainingRatio?: DecimalInput | undefined;
  /**
   * The share of errors that the rest of the window has anyway.
   *
   * @defaultValue 0
   */
  readonly baselineErrorRatio?: DecimalInput | undefined;
}

/**
 * A speed of spending in amounts of one unit: so much was spent over a length of time, so much
 * remains.
 */
export interface SpentSpeed {
  readonly spent: DecimalInput;
  readonly over: DurationInput;
  readonly remaining: DecimalInput;
}

/** The instant or length until which a budget lasts. */
export interface Exhaustion {
  /** Whether nothing remains already; then the time is 0. */
  readonly exhausted: boolean;
  /** Time until nothing remains, rounded down; `null` when nothing is being spent. */
  readonly timeToExhaustionMs: number | null;
}

const LEFT = /* @__PURE__ */ optional(decimal, ONE);

const SPENT_FIELDS = {
  spent: amount,
  over: durationArgument,
  remaining: decimal,
} as const satisfies FieldsOf<SpentSpeed>;

const BURN_FIELDS = {
  window: durationArgument,
  burnRate: amount,
  remainingRatio: LEFT,
} as const satisfies FieldsOf<BurnSpeed>;

const ERROR_SPEED_FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    ...ERROR_FIELDS,
    window: durationArgument,
    remainingRatio: LEFT,
    baselineErrorRatio: optional(share, ZERO),
  }) as const satisfies FieldsOf<ErrorSpeed>)();

/**
 * Computes how long a budget lasts at a constant speed of spending. It does not foresee that old
 * outages leave a rolling window.
 *
 * @param input - The speed (burn rate, share of errors, or an amount over a time) and what is left.
 * @returns The time; 0 when the budget is spent, `null` when nothing is being spent.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-target`, `invalid-decimal`,
 * `invalid-duration`, `invalid-option`, `result-out-of-range`.
 * @example
 * import { timeToExhaustion } from 'slakit/uptime'
 * timeToExhaustion({ window: { hours: 720 }, burnRate: 10 }).timeToExhaustionMs // => 259200000
 * timeToExhaustion({ spent: '15', over: { hours: 240 }, remaining: '6.6' }).timeToExhaustionMs // => 380160000
 */
export function timeToExhaustion(input: ExhaustionInput): Exhaustion {
  const { remaining, spent, overMs } = safely(readSpeed)(readerOf(input));
  if (remaining.numerator <= 0n) return { exhausted: true, timeToExhaustionMs: 0 };
  if (spent.numerator <= 0n) return { exhausted: false, timeToExhaustionMs: null };
  const time = divide(multiply(remaining, ratio(overMs)), spent);
  return { exhausted: false, timeToExhaustionMs: wholeMs(time) };
}

/** Every form comes down to this: `spent` of a unit per `overMs`, and `remaining` of that unit. */
interface Speed {
  readonly remaining: Ratio;
  readonly spent: Ratio;
  readonly overMs: number;
}

function readSpeed(reader: Reader): Speed {
  const given = requireObject(reader, 'a speed of spending');
  if (given.spent !== undefined || given.over !== undefined) {
    const { spent, over, remaining } = readFields(reader, 'a speed of spending', SPENT_FIELDS);
    return { spent, overMs: over, remaining };
  }
  if (given.burnRate !== undefined) {
    const speed = readFields(reader, 'a burn rate', BURN_FIELDS);
    return { spent: speed.burnRate, overMs: speed.window, remaining: speed.remainingRatio };
  }
  return readErrorSpeed(reader);
}

function readErrorSpeed(reader: Reader): Speed {
  const values = readFields(reader, 'a share of errors', ERROR_SPEED_FIELDS);
  const { baselineErrorRatio: baseline, remainingRatio, window } = values;
  const budget = subtract(ONE, requiredTargetOf(reader, values));
  const errors = errorRatioOf(reader, values);
  if (compare(errors, baseline) < 0) {
    refuse(childOf(reader, 'baselineErrorRatio'), {
      code: 'invalid-option',
      expected: 'no more than the present share of errors',
    });
  }
  return {
    remaining: subtract(multiply(budget, remainingRatio), baseline),
    spent: subtract(errors, baseline),
    overMs: window,
  };
}
