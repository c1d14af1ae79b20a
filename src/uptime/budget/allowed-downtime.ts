import type { DurationInput } from '../../core/duration.js';
import { formatExact } from '../../core/fraction-text.js';
import { ratio, ZERO } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { durationArgument } from '../../core/read-values.js';
import { wholeMs } from '../terms/figures.js';
import { requiredTargetOf, TARGET_FIELDS, type TargetInput } from '../terms/target.js';
import { budgetOf } from './budget.js';

/** A promise, and how much service time it is for. */
export interface AllowedDowntimeInput extends TargetInput {
  /** The length of service time. "A month" has none: say which one is meant, or take the period's own. */
  readonly length: DurationInput;
}

/** The downtime that a promise allows. */
export interface AllowedDowntime {
  /** Whole milliseconds, rounded down. */
  readonly allowedMs: number;
  /** The exact figure, as a decimal of milliseconds. */
  readonly exactMilliseconds: string;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    length: durationArgument,
  }) as const satisfies FieldsOf<AllowedDowntimeInput>)();

/**
 * Computes the downtime that a target leaves in a length of service time: (1 - target) × length.
 *
 * @param input - The promise, and the length.
 * @returns The downtime in whole milliseconds, and exactly.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-target`, `invalid-decimal`,
 * `invalid-option`, `invalid-duration`.
 * @example
 * import { allowedDowntime } from 'slakit/uptime'
 * allowedDowntime({ targetPercent: '99.9', length: { hours: 720 } }).allowedMs // => 2592000
 */
export function allowedDowntime(input: AllowedDowntimeInput): AllowedDowntime {
  const reader = readerOf(input);
  const values = readFields(reader, 'a promise and a length', FIELDS);
  const { allowed } = budgetOf(requiredTargetOf(reader, values), ratio(values.length), ZERO);
  return { allowedMs: wholeMs(allowed), exactMilliseconds: formatExact(allowed) };
}
