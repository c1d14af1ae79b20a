import { childOf, note, type Read, type Reader } from '../../core/read.js';
import { word } from '../../core/read-values.js';
import { type LevelUnit, unitMsOf } from './level.js';

/**
 * A figure that the levels of a rule are of.
 *
 * - Of a service: `availability` in percent; `downtime` and `longestOutage` as lengths of time;
 *   `outageCount`; `eachOutage`, a length for every outage, each a reading of its own.
 * - Of counted events: `successRate` in percent, `failureCount`.
 * - Of tickets: `attainment` in percent, `missCount`; `longestDelay` and `eachDelay`, by how much missed
 *   cycles passed their deadlines.
 * - Of answers: `satisfaction` in percent, `netPromoterScore` in points.
 */
export type LevelMetric =
  | 'availability'
  | 'downtime'
  | 'longestOutage'
  | 'outageCount'
  | 'eachOutage'
  | 'successRate'
  | 'failureCount'
  | 'attainment'
  | 'missCount'
  | 'longestDelay'
  | 'eachDelay'
  | 'satisfaction'
  | 'netPromoterScore';

/** What units of one kind can measure. */
export type Dimension = 'percent' | 'time' | 'count' | 'points' | 'money';

const DIMENSIONS: Readonly<Record<LevelMetric, Exclude<Dimension, 'money'>>> = {
  availability: 'percent',
  downtime: 'time',
  longestOutage: 'time',
  outageCount: 'count',
  eachOutage: 'time',
  successRate: 'percent',
  failureCount: 'count',
  attainment: 'percent',
  missCount: 'count',
  longestDelay: 'time',
  eachDelay: 'time',
  satisfaction: 'percent',
  netPromoterScore: 'points',
};

/** Reads the name of a metric. */
export const readMetric: Read<LevelMetric> = /* @__PURE__ */ word(
  Object.keys(DIMENSIONS) as LevelMetric[],
);

/** What a metric is measured in. */
export function dimensionOfMetric(metric: LevelMetric): Exclude<Dimension, 'money'> {
  return DIMENSIONS[metric];
}

/** Whether it is measured of each thing that happened, so that a period may have any number of readings. */
export function isEach(metric: LevelMetric | null): boolean {
  return metric === 'eachOutage' || metric === 'eachDelay';
}

/** What a unit is for; a rule that says none states percentages. */
export function dimensionOfUnit(unit: LevelUnit | null): Dimension {
  if (unit === null) return 'percent';
  return unitMsOf(unit) === undefined ? (unit as Dimension) : 'time';
}

/** The unit of a rule: what it says, or what its metric has only one of. Two that differ are noted. */
export function settledUnit(
  reader: Reader,
  metric: LevelMetric | null,
  unit: LevelUnit | null,
): LevelUnit | null {
  if (metric === null) return unit;
  const dimension = DIMENSIONS[metric];
  if (unit !== null && dimensionOfUnit(unit) === dimension) return unit;
  if (unit === null && dimension !== 'time') return dimension === 'percent' ? null : dimension;
  note(childOf(reader, 'unit'), {
    code: unit === null ? 'missing-field' : 'invalid-option',
    expected: `a unit of ${dimension === 'time' ? 'time, such as minutes' : dimension} for the metric ${metric}`,
    ...(unit === null ? {} : { received: unit }),
  });
  return unit;
}
