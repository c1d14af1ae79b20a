import type { Condition, FieldTest, Scalar } from '../clock/condition.js';
import { type Path, type Problem, shown } from '../core/error.js';
import type { Agreement, ClockObjective } from './document.js';

/**
 * Attributes that conditions read although the agreement does not declare them, and values that it
 * does not allow: a misspelt name would never fit any ticket. Nothing is said of an agreement that
 * declares no attributes.
 */
export function attributeIssues({ attributes, objectives }: Agreement): Problem[] {
  if (attributes === undefined) return [];
  return objectives.flatMap((objective, i) => {
    if (objective.kind !== 'clock') return [];
    const conditions = conditionsOf(objective);
    return conditions.flatMap(([condition, at]) =>
      conditionIssues(condition, ['objectives', i, ...at], attributes),
    );
  });
}

const CONDITION_FIELDS = [
  'start',
  'stop',
  'pause',
  'resume',
  'reset',
  'cancel',
  'appliesTo',
] as const;

type PlacedCondition = readonly [condition: Condition, at: Path];

function conditionsOf(objective: ClockObjective): readonly PlacedCondition[] {
  const { targets, calendars = [] } = objective;
  return [
    ...CONDITION_FIELDS.flatMap((key) => placed(objective[key], [key])),
    ...targets.flatMap(({ when }, i) => placed(when, ['targets', i, 'when'])),
    ...calendars.flatMap(({ when }, i) => placed(when, ['calendars', i, 'when'])),
  ];
}

function placed(condition: Condition | undefined, at: Path): PlacedCondition[] {
  return condition === undefined ? [] : [[condition, at]];
}

type Declared = NonNullable<Agreement['attributes']>;

function conditionIssues(condition: Condition, path: Path, declared: Declared): Problem[] {
  if ('on' in condition) return [];
  if ('not' in condition) return conditionIssues(condition.not, [...path, 'not'], declared);
  if ('field' in condition) return fieldIssues(condition, path, declared);
  const [key, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
  return parts.flatMap((part, i) => conditionIssues(part, [...path, key as string, i], declared));
}

function fieldIssues(
  test: { readonly field: string } & FieldTest,
  path: Path,
  declared: Declared,
): Problem[] {
  if (!Object.hasOwn(declared, test.field)) {
    return [
      {
        code: 'unknown-reference',
        path: [...path, 'field'],
        expected: `one of the attributes ${Object.keys(declared).slice(0, 8).join(', ')}`,
        received: shown(test.field),
      },
    ];
  }
  const allowed = declared[test.field] as readonly Scalar[];
  if (allowed.length === 0) return [];
  const named: (readonly [Scalar, Path])[] = [
    ...(test.equals === undefined ? [] : [[test.equals, [...path, 'equals']] as const]),
    ...(test.in ?? []).map((value, i) => [value, [...path, 'in', i]] as const),
  ];
  return named
    .filter(([value]) => !allowed.includes(value))
    .map(([value, at]) => ({
      code: 'unknown-reference' as const,
      path: at,
      expected: `one of the values ${allowed.slice(0, 8).map(String).join(', ')} of ${test.field}`,
      received: shown(value),
    }));
}
