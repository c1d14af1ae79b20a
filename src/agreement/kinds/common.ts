import { childOf, mark, type Read, type Reader, refuse, unknownName } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { id, reference } from '../../core/read-values.js';
import type { CompiledScheme } from '../../credit/scheme/compile-scheme.js';
import { type LevelUnit, unitMsOf } from '../../credit/scheme/level.js';
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

/** What a kind of objective says of itself. */
interface KindTerms {
  /** The charge of an objective that names none. */
  readonly charge: string;
  /** The units in which its level is measured. */
  readonly measured: readonly LevelUnit[];
}

/** Of a kind that is about no service, and measured in percent alone. */
export const IN_TOTAL: KindTerms = { charge: 'total', measured: ['percent'] };

/** Joins what was read of the common fields; a remedy whose levels nobody measures is refused. */
export function commonPlan(
  reader: Reader,
  values: CommonValues,
  { charge, measured }: KindTerms,
): CommonPlan {
  const objective = reader.value as ObjectiveCommon;
  const rule = ruleOf(reader, values, objective);
  if (rule !== undefined) requireUnit(childOf(reader, 'remedy'), rule, measured);
  return {
    id: objective.id,
    name: objective.name ?? null,
    remedy: values.remedy,
    remedyId: objective.remedy ?? null,
    rule,
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

function requireUnit(place: Reader, rule: RulePlan, measured: readonly LevelUnit[]): void {
  if (rule.unit !== null && !measured.includes(rule.unit)) {
    refuse(place, {
      code: 'invalid-option',
      expected: `a remedy by ${measured.join(', ')}, which is what is measured here`,
      received: `one by ${rule.unit}`,
    });
  }
  if (rule.steps?.steps.some(({ size }) => size === null) !== true) return;
  if (rule.name !== null) {
    refuse(place, {
      code: 'invalid-option',
      expected: "steps of size 'period' in a remedy of one rule",
      received: `a group of rules, of which ${rule.name} has such steps`,
    });
  }
  if (unitMsOf(rule.unit) === undefined) {
    refuse(place, {
      code: 'invalid-option',
      expected: "steps of size 'period' in a remedy by a unit of time",
      received: `one by ${rule.unit ?? 'percent'}`,
    });
  }
}
