import type { Bound } from '../../core/bounds.js';
import { compare, ONE, type Ratio, shareOfPercent } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  note,
  type Read,
  type Reader,
  type ReadersOf,
  warn,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { amount, id, whole, word } from '../../core/read-values.js';
import { MOST_DIGITS, ROUNDING_MODES } from '../../core/rounding.js';
import { type FormulaPlan, inputsIn, readFormula, wordsIn } from './formula.js';
import { canBothFit, readLabelTest } from './labels.js';
import { layRule, type WrittenRow, type WrittenRule } from './lay-rule.js';
import { LEVEL_UNITS, unitMsOf } from './level.js';
import { LEVEL_BOUND_FIELDS, levelBoundsOf, readLevelBounds } from './level-bounds.js';
import { readMetric, settledUnit } from './metric.js';
import type { OneCurrency } from './one-currency.js';
import type { FactorPlan, RowPlan, RulePlan } from './plan.js';
import { type Factor, readFactor } from './read-factor.js';
import { readSteps } from './read-steps.js';
import { type RemedyPlan, remedyOwed } from './remedy.js';
import type { CreditRow, CreditRule } from './scheme.js';

/** More than any contract has; reading, checking and assessing cost no more than this allows. */
const MOST_ROWS = 1000;
const MOST_FACTORS = 20;

/** The readers of a rule's fields; a scheme of one rule joins them with those of its settlement. */
export function ruleFields(money: OneCurrency): ReadersOf<RuleValues> {
  const remedy = remedyOwed(money);
  return {
    metric: optional(readMetric, null),
    unit: optional(word(LEVEL_UNITS), null),
    target: optional(readLevelBounds, null),
    domain: optional(readLevelBounds, null),
    roundLevel: optional(readRounding, null),
    decidedBy: optional(word(['target', 'rows']), 'target'),
    rows: optional(listOf('rows', rowOf(remedy), { most: MOST_ROWS }), []),
    overlap: optional(word(['report', 'mostSevere']), 'report'),
    steps: optional(readSteps(money), null),
    formula: optional(readFormula, null),
    whenUnknown: optional(remedy, null),
    whenNotReported: optional(remedy, null),
    allocationPercent: optional(amount, null),
    factors: optional(listOf('factors', readFactor, { most: MOST_FACTORS }), []),
  } satisfies FieldsOf<CreditRule>;
}

/** What the fields of a rule give. */
interface RuleValues
  extends Pick<
    WrittenRule,
    | 'metric'
    | 'unit'
    | 'target'
    | 'domain'
    | 'roundLevel'
    | 'decidedBy'
    | 'rows'
    | 'overlap'
    | 'steps'
    | 'formula'
    | 'whenUnknown'
    | 'whenNotReported'
  > {
  readonly allocationPercent: Ratio | null;
  /** Before they know their places. */
  readonly factors: readonly Factor[];
}

const ROUNDING_FIELDS = {
  scale: /* @__PURE__ */ whole('digits', { most: MOST_DIGITS }),
  mode: /* @__PURE__ */ word(ROUNDING_MODES),
} satisfies FieldsOf<NonNullable<CreditRule['roundLevel']>>;

const readRounding = (reader: Reader) => readFields(reader, 'a rounding', ROUNDING_FIELDS);

/** More than any contract grants for one level. */
const MOST_RIGHTS = 50;

const rights = /* @__PURE__ */ listOf('rights', id, { most: MOST_RIGHTS });

function rowOf(remedy: Read<RemedyPlan>): Read<WrittenRow> {
  const fields = {
    ...LEVEL_BOUND_FIELDS,
    remedy: optional(remedy, null),
    rights: optional(rights, []),
    when: optional(readLabelTest, null),
  } satisfies FieldsOf<CreditRow>;
  return (reader) => {
    const row = readFields(reader, 'a row', fields);
    const own = { remedy: row.remedy, rights: row.rights, when: row.when };
    if (own.remedy === null && own.rights.length === 0)
      note(childOf(reader, 'remedy'), {
        code: 'missing-field',
        expected: 'what the row owes: a remedy, rights or both',
      });
    return { ...own, bounds: levelBoundsOf(reader, row) };
  };
}

/** Makes a plan of the fields of a rule, and refuses what contradicts itself. */
export function planRule(reader: Reader, name: string | null, values: RuleValues): RulePlan {
  const { allocationPercent, ...written } = values;
  const factors = values.factors.map((factor, index) => ({ ...factor, index }));
  const rule = layRule({
    ...written,
    name,
    unit: settledUnit(reader, values.metric, values.unit),
    allocations: allocationsOf(allocationPercent),
    factors,
    inputs: inputsOf(factors, values.formula),
  });
  if (rule.overlap === 'mostSevere') refuseUnlikeOverlaps(reader, rule.rows);
  if (rule.unit === 'percent') warnOfRatio(childOf(reader, 'target'), rule.targetBounds);
  noteFormula(reader, rule);
  notePeriod(reader, rule);
  return rule;
}

/** Levels that follow the period are lengths of time, as it is. */
function notePeriod(reader: Reader, { unit, variants }: RulePlan): void {
  if (variants?.followsPeriod !== true || unitMsOf(unit) !== undefined) return;
  note(childOf(reader, 'unit'), {
    code: unit === null ? 'missing-field' : 'invalid-option',
    expected: 'a unit of time, since some levels are a percentage of the period',
    ...(unit === null ? {} : { received: unit }),
  });
}

function noteFormula(reader: Reader, { formula, steps, target }: RulePlan): void {
  if (formula === null) return;
  if (steps !== null)
    note(childOf(reader, 'formula'), {
      code: 'invalid-option',
      expected: 'either steps or a formula',
    });
  if (target === null && wordsIn(formula.term).includes('shortfall'))
    note(childOf(reader, 'target'), {
      code: 'missing-field',
      expected: 'a target, which the shortfall of the formula is counted from',
    });
}

function allocationsOf(percent: Ratio | null): readonly FactorPlan[] {
  return percent === null ? [] : [{ by: 'fixed', multiple: shareOfPercent(percent), index: null }];
}

/** A name that is a share in one factor is one in all; what a formula asks for may be any figure. */
function inputsOf(
  factors: readonly FactorPlan[],
  formula: FormulaPlan | null,
): ReadonlyMap<string, boolean> {
  const names = formula === null ? [] : inputsIn(formula.term);
  const inputs = new Map<string, boolean>(names.map((name) => [name, false]));
  for (const factor of factors) {
    if (factor.by === 'input')
      inputs.set(factor.input, factor.isShare || inputs.get(factor.input) === true);
  }
  return inputs;
}

/** The most severe of two kinds is not defined: rows that share a level must owe one kind. */
function refuseUnlikeOverlaps(reader: Reader, rows: readonly RowPlan[]): void {
  const kindOf = ({ remedy }: RowPlan): string | undefined => remedy?.kind;
  if (new Set(rows.map(kindOf)).size < 2) return;
  for (const [index, row] of rows.entries()) {
    const unlike = rows.findIndex(
      (other, at) => at < index && kindOf(other) !== kindOf(row) && meet(row, other),
    );
    if (unlike < 0) continue;
    const other = rows[unlike] as RowPlan;
    if (other.remedy === null || row.remedy === null) continue;
    note(childOf(childOf(reader, 'rows'), index), {
      code: 'invalid-option',
      expected: `a remedy in ${other.remedy.kind}, as in row ${unlike} that shares levels with it`,
      received: row.remedy.kind,
      hint: 'the most severe of overlapping rows is only known among remedies of one kind',
    });
  }
}

function meet(a: RowPlan, b: RowPlan): boolean {
  const shares = Math.max(a.places.first, b.places.first) <= Math.min(a.places.last, b.places.last);
  return shares && canBothFit(a.when, b.when);
}

/** A promise of 1 % or less is most likely a ratio: 0.999 for 99.9. */
function warnOfRatio(reader: Reader, target: readonly Bound[]): void {
  const isPromiseOf = ({ operator, value }: Bound): boolean =>
    (operator === 'gte' || operator === 'gt') && value.numerator > 0n && compare(value, ONE) <= 0;
  if (!target.some(isPromiseOf)) return;
  warn(reader, {
    code: 'percent-like-ratio',
    expected: 'a percentage such as "99.9"',
    hint: 'a promise of 1 % or less: 0.999 is written 99.9 here',
  });
}
