import { formatExact } from '../../core/fraction-text.js';
import type { InstantInput } from '../../core/instant.js';
import type { Interval, IntervalInput } from '../../core/interval.js';
import { add, multiply, type Ratio, ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { readInterval } from '../../core/read-interval.js';
import { listOf, readFields } from '../../core/read-parts.js';
import { made } from '../../core/read-results.js';
import { instant } from '../../core/read-values.js';
import { measureBetween, totalled } from '../../core/running-total.js';
import type { TimeSet } from '../../core/time-set.js';
import type { WorstTime } from '../outages/worst-time.js';
import { type CompiledAvailability, requirePlan } from './compile.js';
import { type AvailabilityFacts, readFacts } from './facts.js';
import { measureTime } from './measure-time.js';
import type { AvailabilityPart } from './part.js';
import { incidentCounter } from './part-incidents.js';

/** Options of `measureParts`. */
export interface PartsOptions {
  /** The instant of judgement: outages that go on end here, and nothing after it is measured. */
  readonly at: InstantInput;
  /** Stretches of the period, in any order; they may overlap, as windows that roll do. */
  readonly parts: readonly IntervalInput[];
}

/** More than a day each for a century, and than an hour each for years. */
const MOST_PARTS = 100_000;

/**
 * Measures stretches of a period, each by itself: the days of a month for its bars, the windows of a curve
 * that rolls, or what one place counts of what many add up. All rules are applied to the whole period first,
 * so that the days together lose what the month loses.
 *
 * @param compiled - The rule.
 * @param facts - The period, and what happened in it, as `measureAvailability` takes them.
 * @param options - The instant of judgement, and the stretches.
 * @returns A part for each stretch, in the order given, for `judgePart` and `mergeParts`.
 * @throws {@link SlaError} as {@link measureAvailability}; `invalid-interval` for a stretch that reaches
 * beyond the period.
 * @example
 * import { compileAvailability, judgePart, measureParts } from 'slakit/uptime'
 * const rule = compileAvailability({})
 * const facts = { period: [0, 300], outages: [[50, 120]] } as const
 * const parts = measureParts(rule, facts, { at: 300, parts: [[0, 100], [100, 200], [200, 300]] })
 * parts.map((part) => judgePart(rule, part).availabilityPercent) // => ['50', '80', '100']
 */
export function measureParts(
  compiled: CompiledAvailability,
  facts: AvailabilityFacts,
  options: PartsOptions,
): AvailabilityPart[] {
  const rule = requirePlan(compiled);
  const reader = readerOf(options, null, 'options');
  const { at, parts } = readFields(reader, 'options with parts', {
    at: instant,
    parts: listOf('parts', readInterval, { most: MOST_PARTS }),
  } satisfies FieldsOf<PartsOptions>);
  const plan = readFacts(readerOf(facts), rule, at);
  requireWithin(childOf(reader, 'parts'), parts, plan.period);
  const { time, known, outages, down } = measureTime(rule, plan, at);
  const within = {
    service: counterOf(time.service),
    excluded: counterOf(time.excluded),
    unknown: counterOf(known.unknown),
    unknownDown: counterOf(known.unknownDown),
    measured: counterOf(known.measured),
    lost: lossCounter(outages.lost, down),
    incidents: incidentCounter(outages.incidents, down),
  };
  return parts.map((part) => {
    const lost = within.lost(part);
    return made('part', {
      format: 'slakit-availability-part',
      version: 1,
      ...part,
      serviceMs: within.service(part),
      excludedMs: within.excluded(part),
      unknownMs: within.unknown(part),
      measuredMs: within.measured(part),
      lostMs: formatExact(add(lost, ratio(within.unknownDown(part)))),
      knownLostMs: formatExact(lost),
      incidents: within.incidents(part),
    });
  });
}

function requireWithin(reader: Reader, parts: readonly Interval[], period: Interval): void {
  const wrong = parts.findIndex(
    ({ startAt, endAt }) => startAt < period.startAt || endAt > period.endAt,
  );
  if (wrong < 0) return;
  refuse(childOf(reader, wrong), {
    code: 'invalid-interval',
    expected: 'a stretch of the period',
  });
}

/** Tells how much of a set lies in a stretch, by two searches. */
function counterOf(set: TimeSet): (part: Interval) => number {
  const time = totalled(set);
  return ({ startAt, endAt }) => measureBetween(time, startAt, endAt);
}

/** Tells what was lost in a stretch, weight by weight. */
function lossCounter(lost: WorstTime, down: TimeSet): (part: Interval) => Ratio {
  const counters = setsByRank(lost, down).map((set, rank) => ({
    weight: lost.weights[rank] as Ratio,
    time: totalled(set),
  }));
  return ({ startAt, endAt }) =>
    counters.reduce((sum, { weight, time }) => {
      const ms = measureBetween(time, startAt, endAt);
      return ms === 0 ? sum : add(sum, multiply(weight, ratio(ms)));
    }, ZERO);
}

/** The downtime of each weight. */
function setsByRank({ bounds, ranks, weights }: WorstTime, down: TimeSet): readonly number[][] {
  const sets: number[][] = weights.map(() => []);
  for (let i = 0, j = 0; i < bounds.length && j < down.length; ) {
    const [end, edge] = [bounds[i + 1] as number, down[j + 1] as number];
    const start = Math.max(bounds[i] as number, down[j] as number);
    const set = sets[ranks === undefined ? 0 : (ranks[i >> 1] as number)] as number[];
    if (start < Math.min(end, edge)) set.push(start, Math.min(end, edge));
    if (end <= edge) i += 2;
    if (edge <= end) j += 2;
  }
  return sets;
}
