import { guarded } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import type { InstantInput } from '../../core/instant.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import type { CreditFacts } from '../../credit/facts.js';
import { type NearestOutcome, nearestOutcomes } from '../../credit/nearest.js';
import type { LevelUnit } from '../../credit/scheme/level.js';
import type { LevelMetric } from '../../credit/scheme/metric.js';
import { type CompiledAgreement, planOf } from '../compile.js';
import { measureObjective, type ObjectivePlan } from '../kinds/kinds.js';
import type { Measured } from '../kinds/measured.js';
import { isShared } from '../kinds/shared-remedy.js';
import { inPlace, periodLengthOf, placeOf, readingsOf } from './credit-facts.js';
import type { SettlementFacts } from './facts.js';
import { MEASURED_OF, requireSound, SETTLED_OF, settled } from './faults.js';
import type { LineContext } from './measure-line.js';
import { movementOf } from './movement.js';
import { readSettlement } from './read-settlement.js';

/** Options of `nearestLevels`. */
export interface NearestOptions {
  /** Up to when the facts are known; levels are told from the end of the period on. */
  readonly at: InstantInput;
}

/** A level with another outcome, and how far it is from the one that was measured. */
export interface NearestLevel extends Omit<NearestOutcome, 'units'> {
  /**
   * The whole milliseconds by which a figure of time would have to differ: of an availability its downtime.
   * `null` where the figure is of counted things.
   */
  readonly distanceMs: number | null;
  /** How many failures, misses, bad answers or outages it would have to be more or less; `null` of time. */
  readonly distanceCount: number | null;
}

/** The nearest levels on both sides of the one that was measured with another outcome, for one objective. */
export interface NearestLevels {
  readonly objectiveId: string;
  /**
   * `told`, or why it cannot be: `no-remedy`; `not-yet-due` before the period is over; `invalid-facts`;
   * `excused`, also where nothing was promised; `no-data`; `not-by-level` where a formula or each incident
   * decides, or the figure is not of whole units.
   */
  readonly status:
    | 'told'
    | 'no-remedy'
    | 'not-yet-due'
    | 'invalid-facts'
    | 'excused'
    | 'no-data'
    | 'not-by-level';
  /** What the remedy looks at; `null` without one. */
  readonly metric: LevelMetric | null;
  /** The unit of its levels; `null` without one. */
  readonly unit: LevelUnit | null;
  /** The nearest level that is better: less downtime, more that was kept. `null` where no better one differs. */
  readonly better: NearestLevel | null;
  /** The nearest level that is worse. */
  readonly worse: NearestLevel | null;
  /** What is wrong with the facts of the objective; `null` where nothing is. */
  readonly issue: Finding | null;
}

/**
 * Tells how far the level of each objective is from another outcome: 41 s less downtime would have kept the
 * promise, 2 min 11 s more would have made it 30 %.
 *
 * An outcome is another where the row that decides, what it owes, its rights or the verdict differ. Levels
 * are those of the smallest unit: one millisecond less would change nothing. Steps that count exactly owe more
 * with each unit; of them is told where they begin. The remedy is that of the table, before factors and caps:
 * what is then paid, settling with such facts tells.
 *
 * @param agreement - A compiled agreement.
 * @param facts - The facts of the period, as `settlePeriod` takes them.
 * @param options - `at`, the instant of judgement.
 * @returns An entry per objective, in the order of the agreement; none where it is not in force.
 * @throws {@link SlaError} as `settlePeriod`.
 * @example
 * import { compileAgreement, nearestLevels } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9', remedy: 'credit' }],
 *   remedies: {
 *     credit: {
 *       target: { gte: '99.9' },
 *       rows: [{ gte: 99, lt: '99.9', remedy: { percent: 10 } }, { lt: 99, remedy: { percent: 30 } }],
 *     },
 *   },
 * })
 * // April has 720 h: 99.9 % of it leave 43 min 12 s of downtime, and 99 % leave 7 h 12 min.
 * const [line] = nearestLevels(sla, {
 *   periodOf: '2026-04-10T00:00:00Z',
 *   services: { api: { outages: [{ start: '2026-04-05T10:00:00Z', end: '2026-04-05T11:00:00Z' }] } },
 * }, { at: '2026-05-01T00:00:00Z' })
 * line?.better?.distanceMs // => 1008000
 * line?.better?.status // => 'met'
 * line?.worse?.distanceMs // => 22320001
 * line?.worse?.quantity // => '30'
 * @see {@link settlePeriod}
 */
export function nearestLevels(
  agreement: CompiledAgreement,
  facts: SettlementFacts,
  options: NearestOptions,
): NearestLevels[] {
  return guarded(() => {
    const { objectives } = planOf(agreement);
    const place = readerOf(options, null, 'options');
    const { at } = readFields(place, 'options with at', OPTIONS);
    const { context } = readSettlement(agreement, facts, { at, trace: false });
    if (context === undefined) return [];
    return objectives.map((objective) => {
      const { id: objectiveId, metric, rule } = objective;
      const unit = rule === undefined ? null : (rule.unit ?? 'percent');
      const found = settled(() => nearestOf(objective, context));
      const issue = 'issue' in found ? found.issue : null;
      const told = 'issue' in found ? untold('invalid-facts') : found.value;
      return { objectiveId, metric, unit, ...told, issue };
    });
  });
}

const OPTIONS = { at: instant } satisfies FieldsOf<NearestOptions>;

type Told = Pick<NearestLevels, 'status' | 'better' | 'worse'>;

function untold(status: Exclude<NearestLevels['status'], 'told'>): Told {
  return { status, better: null, worse: null };
}

/** What was measured of an objective whose facts are sound. */
function measured(objective: ObjectivePlan, context: LineContext): Measured {
  requireSound(context.facts.faults, MEASURED_OF, objective);
  requireSound(context.facts.faults, SETTLED_OF, objective);
  return measureObjective(objective, context);
}

function nearestOf(objective: ObjectivePlan, context: LineContext): Told {
  const { remedy, metric } = objective;
  // Also where nothing is told of it, so that a mistake shows at once.
  const value = measured(objective, context);
  if (remedy === undefined || metric === null) return untold('no-remedy');
  if (!context.isFinal) return untold('not-yet-due');
  const figure = value.figures[metric]?.() ?? null;
  if (figure === null) return untold(value.isExcused ? 'excused' : 'no-data');
  const movement = movementOf(objective, value.line, figure);
  if (movement === null) return untold('not-by-level');
  const { isTime, ...move } = movement;
  const place = placeOf(context.facts, 'readings', objective.id);
  const found = inPlace(
    (head) => [place, head === 'readings' ? 2 : 0],
    () => nearestOutcomes(remedy, creditFactsOf(objective, value, context), move),
  );
  if (typeof found === 'string') return untold(found);
  const write = (level: NearestOutcome | null): NearestLevel | null => writeLevel(level, isTime);
  return { status: 'told', better: write(found.better), worse: write(found.worse) };
}

function writeLevel(outcome: NearestOutcome | null, isTime: boolean): NearestLevel | null {
  if (outcome === null) return null;
  const { units, ...level } = outcome;
  const distances = { distanceMs: isTime ? units : null, distanceCount: isTime ? null : units };
  return { ...level, ...distances };
}

/** What decides on a level: the reading and the length of the period; nothing is paid here. */
function creditFactsOf(
  objective: ObjectivePlan,
  measured: Measured,
  { facts, period }: LineContext,
): CreditFacts {
  const length = periodLengthOf(period);
  const [reading] = readingsOf(objective, measured, facts);
  if (!isShared(objective)) return { ...reading, period: length } as CreditFacts;
  const rule = objective.rule?.name ?? objective.id;
  return { readings: [{ ...reading, rule }], period: length } as CreditFacts;
}
