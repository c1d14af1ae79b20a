import { childOf, mark, type Read, type Reader, refuse, unknownName } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { id, reference } from '../../core/read-values.js';
import type { CompiledScheme } from '../../credit/scheme/compile-scheme.js';
import { unitMsOf } from '../../credit/scheme/level.js';
import {
  type Dimension,
  dimensionOfMetric,
  dimensionOfUnit,
  type LevelMetric,
} from '../../credit/scheme/metric.js';
import type { RulePlan } from '../../credit/scheme/plan.js';
import type { ObjectiveCommon } from '../document/document.js';
import type { Shelf } from '../document/shelf.js';

/** What objectives of every kind come to. */
export interface CommonPlan {
  readonly id: string;
  readonly name: string | null;
  readonly remedy: CompiledScheme | undefined;
  readonly remedyId: string | null;
  /** The rule of the remedy that judges the level. */
  readonly rule: RulePlan | undefined;
  /** What its remedy looks at; `null` without one. */
  readonly metric: LevelMetric | null;
  /** The name of the charge that the remedy is taken of. */
  readonly charge: string;
}

/** What the fields that every kind of objective has give. */
export interface CommonValues {
  readonly remedy: CompiledScheme | undefined;
  readonly rule: string | undefined;
  readonly charge: string | undefined;
}

/** Reads the fields that every kind of objective has, besides its id and name. */
export function commonFields(shelf: Shelf): {
  [Name in keyof CommonValues]: Read<CommonValues[Name]>;
} {
  return {
    remedy: optional((reader: Reader) => {
      mark(reader, 'remedy');
      return reference(shelf.remedies, 'remedies')(reader);
    }),
    rule: optional(id),
    charge: optional(id),
  };
}

/** What remedies of a kind of objective may look at. */
export interface MetricTerms {
  readonly metrics: readonly LevelMetric[];
  /** What a remedy looks at that says no metric, by what its unit measures. */
  readonly usual: Readonly<Partial<Record<Dimension, LevelMetric>>>;
}

/** What a kind of objective says of itself. */
interface KindTerms extends MetricTerms {
  /** The charge of an objective that names none. */
  readonly charge: string;
}

/** Joins what was read of the common fields; a remedy whose levels nobody measures is refused. */
export function commonPlan(
  reader: Reader,
  values: CommonValues,
  { charge, ...terms }: KindTerms,
): CommonPlan {
  const objective = reader.value as ObjectiveCommon;
  const rule = ruleOf(reader, values, objective);
  return {
    id: objective.id,
    name: objective.name ?? null,
    remedy: values.remedy,
    remedyId: objective.remedy ?? null,
    rule,
    metric: rule === undefined ? null : metricOf(childOf(reader, 'remedy'), rule, terms),
    charge: values.charge ?? charge,
  };
}

/** The rule of a remedy that judges an objective: the only one, or of a group the one that it names. */
function ruleOf(
  reader: Reader,
  { remedy, rule: given }: CommonValues,
  objective: ObjectiveCommon,
): RulePlan | undefined {
  const place = childOf(reader, 'rule');
  if (remedy?.plan.isGroup !== true) {
    // Of a remedy that was refused nobody knows whether it is a group.
    if (given !== undefined && (remedy !== undefined || objective.remedy === undefined)) {
      refuse(place, {
        code: 'invalid-option',
        expected: `no rule: ${remedy === undefined ? 'there is no remedy' : 'the remedy has one alone'}`,
      });
    }
    return remedy?.plan.rules.get(null);
  }
  const { rules } = remedy.plan;
  const name = given ?? objective.id;
  const rule = rules.get(name);
  if (rule !== undefined) return rule;
  const known = [...rules.keys()].map(String);
  refuse(place, {
    code: given === undefined ? 'missing-field' : 'unknown-reference',
    expected: `one of the rules ${known.slice(0, 8).join(', ') || '(none given)'} of ${objective.remedy}`,
    ...unknownName(name, known),
  });
}

/** What the remedy of an objective looks at: what its rule says, or what is usual in its unit. */
function metricOf(place: Reader, rule: RulePlan, { metrics, usual }: MetricTerms): LevelMetric {
  const dimension = dimensionOfUnit(rule.unit);
  requirePeriodUnit(place, rule);
  if (rule.metric !== null && metrics.includes(rule.metric)) return rule.metric;
  const found = rule.metric === null ? usual[dimension] : undefined;
  if (found !== undefined) return found;
  const possible = metrics.filter((metric) => dimensionOfMetric(metric) === dimension);
  if (rule.metric === null && possible.length > 0)
    refuse(place, {
      code: 'missing-field',
      expected: `a remedy that says its metric: ${possible.join(' or ')}`,
      received: `one by ${rule.unit ?? 'percent'}`,
    });
  refuse(place, {
    code: 'invalid-option',
    expected: `a remedy by ${metrics.join(', ')}, which is what is measured here`,
    received: `one by ${rule.metric ?? rule.unit ?? 'percent'}`,
  });
}

/** Steps of the length of the period count in a unit of time. */
function requirePeriodUnit(place: Reader, { steps, unit }: RulePlan): void {
  if (steps?.steps.some(({ size }) => size === null) !== true) return;
  if (unitMsOf(unit) !== undefined) return;
  refuse(place, {
    code: 'invalid-option',
    expected: "steps of size 'period' in a remedy by a unit of time",
    received: `one by ${unit ?? 'percent'}`,
  });
}
