import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { floor, multiply, ONE, ratio, subtract } from '../core/ratio.js';
import { amountText, toSafeInteger } from './figures.js';
import { readTarget, type TargetInput } from './target.js';

/** How long a service may be down. */
export interface AllowedDowntime {
  /** Whole milliseconds, rounded down. */
  readonly allowedMs: number;
  /** The exact figure, as a decimal of milliseconds. */
  readonly exactMilliseconds: string;
}

/**
 * Computes the downtime that a target leaves in a length of service time: (1 - target) × length.
 * "A month" has no fixed length: say which one is meant, or take the period's own.
 *
 * @param target - The promise.
 * @param period - The length of service time.
 * @throws {@link SlaError} `missing-field`, `invalid-target`, `invalid-decimal`, `invalid-duration`.
 * @example
 * import { allowedDowntime } from 'slakit'
 * allowedDowntime({ targetPercent: '99.9' }, { hours: 720 }).allowedMs // => 2592000
 */
export function allowedDowntime(target: TargetInput, period: DurationInput): AllowedDowntime {
  const length = ratio(toPositiveDurationMs(period, ['period']));
  const allowed = multiply(subtract(ONE, readTarget(target)), length);
  return { allowedMs: toSafeInteger(floor(allowed)), exactMilliseconds: amountText(allowed) };
}
