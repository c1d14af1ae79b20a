import { divide, isPositive, ratio, ratioOf, subtract } from '../../core/ratio.js';
import { readerOf } from '../../core/read.js';
import { budgetOf } from '../budget/budget.js';
import { type TimeBudget, writeTimeBudget } from '../budget/time-budget.js';
import { type IncidentStats, incidentStats } from '../outages/incidents.js';
import { type FigureOptions, figuresOf, readFormat, wholeMs } from '../terms/figures.js';
import type { Verdict } from '../terms/verdict.js';
import { type CompiledAvailability, requirePlan } from './compile.js';
import { verdictOnPast } from './judge.js';
import type { AvailabilityPart } from './part.js';
import { readPart } from './read-part.js';

/** The figures of a part, judged as if it were a period that is over. */
export interface JudgedPart {
  readonly status: Verdict;
  readonly availabilityPercent: string | null;
  readonly availabilityRatio: string | null;
  /** What `availabilityPercent` lacks of 100, as written. */
  readonly downtimePercent: string | null;
  readonly measuredMs: number;
  readonly uptimeMs: number;
  /** Weighted downtime; fractions of a millisecond count as a whole one. */
  readonly downtimeMs: number;
  /** The share of the time to measure that was watched; `null` when there was none to measure. */
  readonly coverageRatio: string | null;
  /** The budget of the part; `null` without a target. */
  readonly budget: TimeBudget | null;
  readonly incidents: IncidentStats;
}

/**
 * Judges a part, or what many were merged into, by the rule that measured it. For the whole of a period that is
 * over it says what `measureAvailability` says.
 *
 * @param compiled - The rule.
 * @param part - A part, as `measureParts` or `mergeParts` give it.
 * @param options - How figures are written.
 * @returns The figures, the verdict, the budget, the incidents.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `unknown-field`, `invalid-interval`,
 * `invalid-decimal`, `invalid-option`.
 * @example
 * import { compileAvailability, judgePart, measureParts } from 'slakit/uptime'
 * const rule = compileAvailability({ targetPercent: 99 })
 * const facts = { period: [0, 1000], outages: [[100, 105]] } as const
 * const days = measureParts(rule, facts, { at: 1000, parts: [[0, 500], [500, 1000]] })
 * days.map((day) => judgePart(rule, day).status) // => ['met', 'met']
 */
export function judgePart(
  compiled: CompiledAvailability,
  part: AvailabilityPart,
  options: FigureOptions = {},
): JudgedPart {
  const rule = requirePlan(compiled);
  const format = readFormat(options);
  const { lostMs, knownLostMs, measuredMs, unknownMs, incidents } = readPart(
    readerOf(part, null, 'part'),
  );
  const figures = figuresOf(format, 'floor');
  const lost = ratioOf(lostMs);
  const total = ratio(measuredMs);
  const good = subtract(total, lost);
  const baseMs = rule.unknownAs === 'leftOut' ? measuredMs + unknownMs : measuredMs;
  const uptimeMs = wholeMs(good);
  const share = isPositive(total) ? divide(good, total) : null;
  const [availabilityPercent, downtimePercent] =
    share === null ? NO_PERCENT : figures.percentPair(share);
  const coverage = baseMs === 0 ? null : ratio(baseMs - unknownMs, baseMs);
  const target = rule.target === null ? null : budgetOf(rule.target, total, lost);
  return {
    status: verdictOnPast(rule, {
      baseMs,
      unknownMs,
      total,
      bad: lost,
      lost: ratioOf(knownLostMs),
    }),
    availabilityPercent,
    availabilityRatio: share === null ? null : figures.ratio(share),
    downtimePercent,
    measuredMs,
    uptimeMs,
    downtimeMs: measuredMs - uptimeMs,
    coverageRatio: coverage === null ? null : figures.ratio(coverage),
    budget: target === null ? null : writeTimeBudget(target, format),
    incidents: incidentStats(incidents, measuredMs),
  };
}

const NO_PERCENT = [null, null] as const;
