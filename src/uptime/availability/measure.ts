import type { InstantInput } from '../../core/instant.js';
import { type FieldsOf, type ReadersOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { flag, instant } from '../../core/read-values.js';
import { FIGURE_FIELDS, type FigureFormat, type FigureOptions } from '../terms/figures.js';
import { type CompiledAvailability, requirePlan } from './compile.js';
import { type AvailabilityFacts, readFacts } from './facts.js';
import { measureTime } from './measure-time.js';
import { type Availability, writeAvailability } from './report.js';

/** Options of `measureAvailability`. */
export interface AvailabilityOptions extends FigureOptions {
  /** The instant of judgement: outages that go on end here, and nothing after it is measured. */
  readonly at: InstantInput;
  /**
   * Whether to list the intervals behind the figures.
   *
   * @defaultValue false
   */
  readonly listIntervals?: boolean | undefined;
}

/** The options as read. */
interface AvailabilityRequest extends FigureFormat {
  readonly at: number;
  readonly listIntervals: boolean;
}

export const OPTION_FIELDS: ReadersOf<AvailabilityRequest> = /* @__PURE__ */ (() =>
  ({
    at: instant,
    listIntervals: optional(flag, false),
    ...FIGURE_FIELDS,
  }) satisfies FieldsOf<AvailabilityOptions>)();

/**
 * Measures how available a service was: (measured time - downtime) / measured time, where downtime is
 * (outages - exclusions) ∩ service time ∩ period, and overlapping outages count once.
 *
 * @param compiled - The rule.
 * @param facts - The period, and what happened in it.
 * @param options - The instant of judgement, and how figures are written.
 * @returns Exact milliseconds, the availability, the verdict, the budget, the incidents.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-instant`,
 * `invalid-interval`, `invalid-decimal`, `invalid-option`, `unknown-reference`;
 * `result-out-of-range` for more than 1,000,000 parts of outages to list.
 * @example
 * import { compileAvailability, measureAvailability } from 'slakit/uptime'
 * const threeNines = compileAvailability({ targetPercent: '99.9' })
 * const june = measureAvailability(threeNines, {
 *   period: { start: '2026-06-01T00:00:00Z', end: '2026-07-01T00:00:00Z' },
 *   outages: [{ start: '2026-06-10T08:00:00Z', end: '2026-06-10T09:00:00Z' }],
 * }, { at: '2026-07-01T00:00:00Z' })
 * june.availabilityPercent // => '99.861111'
 * june.status // => 'missed'
 * june.budget?.period.remainingMs // => -1008000
 */
export function measureAvailability(
  compiled: CompiledAvailability,
  facts: AvailabilityFacts,
  options: AvailabilityOptions,
): Availability {
  const rule = requirePlan(compiled);
  const { at, listIntervals, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const measured = measureTime(rule, readFacts(readerOf(facts), rule, at), at);
  return writeAvailability(rule, measured, format, listIntervals);
}
