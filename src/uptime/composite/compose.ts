import type { DurationInput } from '../../core/duration.js';
import { compare, divide, multiply, ONE, ratio, subtract, sum } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { durationArgument } from '../../core/read-values.js';
import { type FigureOptions, figuresOf, readFormat, wholeMs } from '../terms/figures.js';
import { TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import { downOf } from './down.js';
import { lengthOfTime, readSystem, type SystemPart } from './system.js';

/** A system, and what it is held against. */
export interface ComposeInput extends TargetInput {
  readonly system: SystemPart;
  /** A length of service time, for the downtime to expect in it. */
  readonly length?: DurationInput | undefined;
}

/** The availability of a system whose parts fail independently. */
export interface ComposedAvailability {
  readonly availabilityPercent: string;
  readonly availabilityRatio: string;
  /** What `availabilityRatio` lacks of 1, as written. */
  readonly unavailabilityRatio: string;
  /** Expected downtime in the length of time, rounded down; `null` without one. */
  readonly downtimeMs: number | null;
  /** Whether the system can keep the target; `null` without one. */
  readonly achievable: boolean | null;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    system: readSystem,
    length: optional(durationArgument),
  }) as const satisfies FieldsOf<ComposeInput>)();

/**
 * Computes the availability of a system from that of its parts, exactly.
 *
 * Parts are taken to fail independently; shared causes make the truth worse. `series` multiplies
 * availabilities, `parallel` multiplies unavailabilities, `atLeast` sums the ways in which enough
 * parts are up, `sum` adds unavailabilities (the first-order bound, never above 1). No part: always up.
 * A system has at most 5,000 parts, nested 100 deep; a part counts wherever it is used.
 *
 * @param input - The tree, a target, a length of time.
 * @param options - How figures are written.
 * @returns The availability; with `floor`, never shown higher than it is.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-decimal`, `invalid-duration`, `invalid-target`; `result-out-of-range` for figures of too
 * many digits.
 * @example
 * import { composeAvailability } from 'slakit/uptime'
 * composeAvailability({ system: { series: ['99.95', '99.95'] } }).availabilityPercent // => '99.900025'
 * composeAvailability({ system: { atLeast: 2, of: ['99', '99', '99'] } }).availabilityPercent // => '99.9702'
 */
export function composeAvailability(
  input: ComposeInput,
  options: FigureOptions = {},
): ComposedAvailability {
  const figures = figuresOf(readFormat(options), 'floor');
  const reader = readerOf(input);
  const { system, length, ...values } = readFields(reader, 'a system', FIELDS);
  const target = targetOf(reader, values);
  const down = downOf(system.part);
  const up = subtract(ONE, down);
  const [availabilityRatio, unavailabilityRatio] = figures.ratioPair(up);
  return {
    availabilityPercent: figures.percent(up),
    availabilityRatio,
    unavailabilityRatio,
    downtimeMs: length === undefined ? null : wholeMs(multiply(down, ratio(length))),
    achievable: target === null ? null : compare(up, target) >= 0,
  };
}

/**
 * Computes the mean time between failures of parts that are all needed: 1 / (1/a + 1/b + …).
 *
 * @param parts - The mean time between failures of each part; at least one.
 * @returns Milliseconds, rounded down.
 * @throws {@link SlaError} `invalid-type` without parts, `invalid-duration`.
 * @example
 * import { seriesMtbf } from 'slakit/uptime'
 * seriesMtbf([{ hours: 50_000 }, { hours: 20_000 }]) // => 51428571428
 */
export function seriesMtbf(parts: readonly DurationInput[]): number {
  const times = listOf('mean times', lengthOfTime, { least: 1 })(readerOf(parts, null, 'parts'));
  return wholeMs(divide(ONE, sum(times.map((time) => ratio(1, time)))));
}
