import { BOUND_FIELDS, type Bound, boundsOf, readBounds } from '../../core/bounds.js';
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
import { amount, whole, word } from '../../core/read-values.js';
import { MOST_DIGITS, ROUNDING_MODES } from '../../core/rounding.js';
import { LEVEL_UNITS, type LevelUnit } from './level.js';
import { lineOf, placesOf } from './level-line.js';
import type { OneCurrency } from './one-currency.js';
import type { FactorPlan, RowPlan, RulePlan, StepsPlan } from './plan.js';
import { type Factor, readFactor } from './read-factor.js';
import { readSteps } from './read-steps.js';
import { type RemedyPlan, remedyOwed } from './remedy.js';
import type { CreditRow, CreditRule } from './scheme.js';

/** More than any contract has; reading, checking and assessing cost no more than this allows. */
const MOST_ROWS = 1000;
const MOST_FACTORS = 20;

/** A row as written: bounds are laid on the line when all of them are known. */
interface BoundedRow {
  readonly bounds: readonly Bound[];
  readonly remedy: RemedyPlan;
}

/** The readers of a rule's fields; a scheme of one rule joins them with those of its settlement. */
export function ruleFields(money: OneCurrency): ReadersOf<RuleValues> {
  const remedy = remedyOwed(money);
  return {
    unit: optional(word(LEVEL_UNITS), null),
    target: optional(readBounds, null),
    domain: optional(readBounds, null),
    roundLevel: optional(readRounding, null),
    decidedBy: optional(word(['target', 'rows']), 'target'),
    rows: optional(listOf('rows', rowOf(remedy), { most: MOST_ROWS }), []),
    overlap: optional(word(['report', 'mostSevere']), 'report'),
    steps: optional(readSteps(money), null),
    whenUnknown: optional(remedy, null),
    allocationPercent: optional(amount, null),
    factors: optional(listOf('factors', readFactor, { most: MOST_FACTORS }), []),
  } satisfies FieldsOf<CreditRule>;
}

/** What the fields of a rule give. */
interface RuleValues {
  readonly unit: LevelUnit | null;
  readonly target: readonly Bound[] | null;
  readonly domain: readonly Bound[] | null;
  readonly roundLevel: RulePlan['roundLevel'];
  readonly decidedBy: 'target' | 'rows';
  readonly rows: readonly BoundedRow[];
  readonly overlap: 'report' | 'mostSevere';
  readonly steps: StepsPlan | null;
  readonly whenUnknown: RemedyPlan | null;
  readonly allocationPercent: Ratio | null;
  /** Before they know their places. */
  readonly factors: readonly Factor[];
}

const ROUNDING_FIELDS = {
  scale: /* @__PURE__ */ whole('digits', { most: MOST_DIGITS }),
  mode: /* @__PURE__ */ word(ROUNDING_MODES),
} satisfies FieldsOf<NonNullable<CreditRule['roundLevel']>>;

const readRounding = (reader: Reader) => readFields(reader, 'a rounding', ROUNDING_FIELDS);

function rowOf(remedy: Read<RemedyPlan>): Read<BoundedRow> {
  const fields = { ...BOUND_FIELDS, remedy } satisfies FieldsOf<CreditRow>;
  return (reader) => {
    const row = readFields(reader, 'a row', fields);
    return { bounds: boundsOf(reader, row), remedy: row.remedy };
  };
}

/** Makes a plan of the fields of a rule, and refuses what contradicts itself. */
export function planRule(reader: Reader, name: string | null, values: RuleValues): RulePlan {
  const { target, domain, rows } = values;
  const line = lineOf([
    ...(target ?? []),
    ...(domain ?? []),
    ...rows.flatMap(({ bounds }) => bounds),
  ]);
  const placed = rows.map(({ bounds, remedy }) => ({ places: placesOf(line, bounds), remedy }));
  if (values.overlap === 'mostSevere') refuseUnlikeOverlaps(reader, placed);
  if (values.unit === 'percent' && target !== null) warnOfRatio(childOf(reader, 'target'), target);
  const factors = values.factors.map((factor, index) => ({ ...factor, index }));
  return {
    name,
    unit: values.unit,
    line,
    target: target && placesOf(line, target),
    domain: domain && placesOf(line, domain),
    roundLevel: values.roundLevel,
    decidedBy: values.decidedBy,
    overlap: values.overlap,
    rows: placed,
    steps: values.steps,
    whenUnknown: values.whenUnknown,
    allocations: allocationsOf(values.allocationPercent),
    factors,
    inputs: inputsOf(factors),
  };
}

function allocationsOf(percent: Ratio | null): readonly FactorPlan[] {
  return percent === null ? [] : [{ by: 'fixed', multiple: shareOfPercent(percent), index: null }];
}

/** A name that is a share in one factor is one in all. */
function inputsOf(factors: readonly FactorPlan[]): ReadonlyMap<string, boolean> {
  const inputs = new Map<string, boolean>();
  for (const factor of factors) {
    if (factor.by === 'input')
      inputs.set(factor.input, factor.isShare || inputs.get(factor.input) === true);
  }
  return inputs;
}

/** The most severe of two kinds is not defined: rows that share a level must owe one kind. */
function refuseUnlikeOverlaps(reader: Reader, rows: readonly RowPlan[]): void {
  if (new Set(rows.map(({ remedy }) => remedy.kind)).size < 2) return;
  for (const [index, row] of rows.entries()) {
    const unlike = rows.findIndex(
      (other, at) => at < index && other.remedy.kind !== row.remedy.kind && meet(row, other),
    );
    if (unlike < 0) continue;
    note(childOf(childOf(reader, 'rows'), index), {
      code: 'invalid-option',
      expected: `a remedy in ${rows[unlike]?.remedy.kind}, as in row ${unlike} that shares levels with it`,
      received: row.remedy.kind,
      hint: 'the most severe of overlapping rows is only known among remedies of one kind',
    });
  }
}

function meet(a: RowPlan, b: RowPlan): boolean {
  return Math.max(a.places.first, b.places.first) <= Math.min(a.places.last, b.places.last);
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
