import { type InstantInput, toInstant } from '../core/instant.js';
import { toIntervals } from '../core/interval.js';
import { floor, ONE, type Ratio, ratio, subtract } from '../core/ratio.js';
import { EMPTY, measure, type TimeSet } from '../core/time-set.js';
import type {
  Availability,
  AvailabilityInput,
  AvailabilityIntervals,
} from './availability-types.js';
import { budgetMsOf } from './budget-ms.js';
import { type DividedTime, divideTime, type SortedTime, sortTime } from './divide-time.js';
import { figuresOf, toSafeInteger } from './figures.js';
import { incidentsOf } from './incidents.js';
import { type OutageLayers, readOutages } from './outages.js';
import { readOptionalTarget } from './target.js';
import { type Bounds, partWithin, readPeriod } from './window.js';

/**
 * Measures how available a service was: (measured time - downtime) / measured time, where downtime is
 * (outages - exclusions) ∩ service time ∩ period, and overlapping outages count once.
 *
 * @param input - The period, what is known and up to when, and the rules.
 * @returns Exact milliseconds, the availability, the verdict, the budget, the incidents.
 * @throws {@link SlaError} `missing-field`, `invalid-instant`, `invalid-interval`, `invalid-target`,
 * `invalid-decimal`, `invalid-option`, `unknown-reference`, `invalid-duration`.
 * @example
 * import { measureAvailability } from 'slakit'
 * const june = measureAvailability({
 *   period: { start: '2026-06-01T00:00:00Z', end: '2026-07-01T00:00:00Z' },
 *   asOf: '2026-07-01T00:00:00Z',
 *   targetPercent: '99.9',
 *   outages: [{ start: '2026-06-10T08:00:00Z', end: '2026-06-10T09:00:00Z' }],
 * })
 * june.availabilityPercent // => '99.861111'
 * june.status // => 'missed'
 * june.budget?.period.remainingMs // => -1008000
 */
export function measureAvailability(input: AvailabilityInput): Availability {
  const asOf = toInstant(input.asOf, ['asOf']);
  const bounds = clampStart(readPeriod(input.period, ['period']), input.trackedSince);
  const time = divideTime(input, bounds, asOf);
  const layers = readOutages(input.outages ?? [], asOf, input.weights, ['outages']);
  const parts = sortTime(input, time, layers);
  const counted = { ...layers, sets: layers.sets.map((set) => partWithin(set, parts.countable)) };
  const total = BigInt(measure(parts.measured)) * layers.scale;
  const bad = weightedMs(counted) + BigInt(measure(parts.unknownDown)) * layers.scale;
  return {
    ...verdictOf(
      ratio(total - bad, layers.scale),
      ratio(total, layers.scale),
      parts,
      bounds.to > asOf,
      input,
    ),
    ...figuresFor(input, total - bad, total, layers.scale),
    serviceMs: measure(time.service),
    excludedMs: measure(time.excluded),
    unknownMs: measure(parts.unknown),
    coverageRatio: coverageOf(input, parts),
    incidents: incidentsOf(impairing(layers), impairing(counted), measure(parts.measured)),
    exclusions: time.verdicts,
    ...(input.listIntervals === true ? { intervals: intervalsOf(counted, time, parts) } : {}),
  };
}

/**
 * Downtime by the highest weight, times the scale: the layer of weight w adds what it has above the
 * next lower weight, over all the time of its layer.
 */
function weightedMs({ sets, weights }: OutageLayers): bigint {
  return sets.reduce((sum, set, j) => {
    const step = (weights[j] as bigint) - (weights[j + 1] ?? 0n);
    return step === 0n ? sum : sum + step * BigInt(measure(set));
  }, 0n);
}

/** All the time of outages that weigh anything. */
function impairing({ sets, weights }: OutageLayers): TimeSet {
  return sets[weights.findLastIndex((weight) => weight > 0n)] ?? EMPTY;
}

function verdictOf(
  good: Ratio,
  total: Ratio,
  { aheadMs }: SortedTime,
  isOpen: boolean,
  input: AvailabilityInput,
): Pick<Availability, 'status' | 'onTarget' | 'budget'> {
  const hasData = total.numerator > 0n;
  const target = readOptionalTarget(input);
  if (target === undefined)
    return {
      status: hasData ? 'measured' : isOpen ? 'not-yet-due' : 'no-data',
      onTarget: null,
      budget: null,
    };
  const elapsed = budgetMsOf(target, good, total, 0, input);
  const period = budgetMsOf(target, good, total, aheadMs, input);
  const onTarget = hasData ? elapsed.withinBudget : null;
  const status = isOpen
    ? period.withinBudget
      ? 'not-yet-due'
      : 'missed'
    : !hasData
      ? 'no-data'
      : onTarget === true
        ? 'met'
        : 'missed';
  return { status, onTarget, budget: { elapsed, period } };
}

function figuresFor(
  input: AvailabilityInput,
  good: bigint,
  total: bigint,
  scale: bigint,
): Pick<
  Availability,
  | 'measuredMs'
  | 'uptimeMs'
  | 'downtimeMs'
  | 'availabilityPercent'
  | 'availabilityRatio'
  | 'downtimePercent'
  | 'exact'
> {
  const figures = figuresOf(input, 'floor');
  const measuredMs = toSafeInteger(total / scale);
  const uptimeMs = toSafeInteger(floor(ratio(good, scale)));
  const share = total === 0n ? null : ratio(good, total);
  return {
    measuredMs,
    uptimeMs,
    downtimeMs: measuredMs - uptimeMs,
    availabilityPercent: share === null ? null : figures.percent(share),
    availabilityRatio: share === null ? null : figures.ratio(share),
    downtimePercent:
      share === null ? null : figuresOf(input, 'half-up').percent(subtract(ONE, share)),
    exact: { good: String(good), total: String(total) },
  };
}

function coverageOf(input: AvailabilityInput, { base, unknown }: SortedTime): string | null {
  const baseMs = measure(base);
  return baseMs === 0
    ? null
    : figuresOf(input, 'floor').ratio(ratio(baseMs - measure(unknown), baseMs));
}

function clampStart(bounds: Bounds, trackedSince: InstantInput | undefined): Bounds {
  if (trackedSince === undefined) return bounds;
  return { from: Math.max(bounds.from, toInstant(trackedSince, ['trackedSince'])), to: bounds.to };
}

function intervalsOf(
  counted: OutageLayers,
  time: DividedTime,
  parts: SortedTime,
): AvailabilityIntervals {
  return {
    downtime: toIntervals(impairing(counted)),
    excluded: toIntervals(time.excluded),
    unknown: toIntervals(parts.unknown),
  };
}
