import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { type Ratio, ratioOf, subtract, ZERO } from '../core/ratio.js';
import type { MoneyInput } from '../money/money.js';
import { assessObjective, type CreditReading } from './assess-objective.js';
import type { CreditAssessment, ExactLine, Trace } from './assessment.js';
import { checkObject, objectsOf, oneOf } from './choice.js';
import { applyFactors } from './factors.js';
import type { CreditPeriod } from './history.js';
import type { CreditConversion } from './payable.js';
import { hasMoneyValue, pricingOf, remediesOf } from './pricing.js';
import type { CreditGroup, CreditScheme, ObjectiveRule, SettlementRule } from './scheme.js';
import { settle } from './settle.js';

/** What both assessments take beside the readings. */
export interface CreditContext {
  /** The charges that percentages are taken of: whose, and of which month, the contract says. */
  readonly base?: MoneyInput;
  /** Earlier periods, oldest first: for repeats and for caps over several periods. @defaultValue none */
  readonly history?: readonly CreditPeriod[];
  /** The length of the period in the unit of the level, for steps of size `'period'`. */
  readonly period?: { readonly length: DecimalInput; readonly excluded?: DecimalInput };
  /** Payment in another currency; applies after caps. */
  readonly conversion?: CreditConversion;
}

/** The input of {@link assessCredit}. */
export interface CreditInput extends CreditReading, CreditContext {}

/** A reading of one of several objectives; an objective may be read more than once. */
export interface NamedReading extends CreditReading {
  readonly objective: string;
}

/** The input of {@link assessCredits}. */
export interface CreditGroupInput extends CreditContext {
  readonly readings: readonly NamedReading[];
}

/**
 * The credit that one measured level earns.
 *
 * Stages, each over what the one before left: level, target, rows or steps, allocation, factors,
 * caps in order, conversion, rounding, minimum. All figures are exact fractions; money is rounded
 * once, at the payable line.
 *
 * @param scheme - The terms, as plain data.
 * @param input - The level, the base and the history.
 * @returns The payable amount with status `met`, `missed`, `credited`, `uncovered`, `overlap`,
 * `out-of-domain`, `excused` or `unknown`; what is not certain pays nothing and has a diagnostic.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-money`, `currency-mismatch`, `invalid-option`,
 * `invalid-type`, `missing-field`.
 * @example
 * import { assessCredit } from 'slakit'
 * const scheme = {
 *   target: { gte: '99.9' },
 *   rows: [
 *     { gte: '99', lt: '99.9', remedy: { percent: 10 } },
 *     { lt: '99', remedy: { percent: 30 } },
 *   ],
 * } as const
 * const base = { amount: '80.00', currency: 'EUR' }
 * assessCredit(scheme, { level: '99.9', base }).status // => 'met'
 * assessCredit(scheme, { level: '99.8999', base }).amount // => { amount: '8.00', currency: 'EUR' }
 * assessCredit(scheme, { level: { good: 98, total: 100 }, base }).creditPercent // => '30'
 */
export function assessCredit(scheme: CreditScheme, input: CreditInput): CreditAssessment {
  checkObject(scheme, ['scheme']);
  checkObject(input, ['input']);
  const trace: Trace = [];
  const line = lineOf('credit', scheme, input, input, [], trace);
  return settleLines([line], [scheme], scheme, 'sum', input, trace);
}

/**
 * The credit that several objectives earn together: they stack, and share caps and minimum.
 *
 * @param group - The terms of every objective and how they stack.
 * @param input - The readings; an objective without a reading is left out.
 * @returns As {@link assessCredit}, with one line per reading; the status is the one that most needs
 * a look. No readings give `unknown`.
 * @throws {@link SlaError} as {@link assessCredit}, and `unknown-reference` for an objective that the
 * group does not name.
 * @example
 * import { assessCredits } from 'slakit'
 * const late = { rows: [{ gte: 1, remedy: { percent: 60 } }] }
 * const pool = { objectives: { backup: late, restore: late }, stacking: 'sum', caps: [{ limit: { percent: 10 } }] } as const
 * const readings = [{ objective: 'backup', level: 1 }, { objective: 'restore', level: 2 }]
 * assessCredits(pool, { readings, base: { amount: 1000, currency: 'USD' } }).amount // => { amount: '100.00', currency: 'USD' }
 */
export function assessCredits(group: CreditGroup, input: CreditGroupInput): CreditAssessment {
  checkObject(group, ['group']);
  checkObject(group.objectives, ['group', 'objectives']);
  checkObject(input, ['input']);
  if (group.stacking === undefined) {
    fail({
      code: 'missing-field',
      path: ['group', 'stacking'],
      expected: "'sum' or 'best'; the contract says which",
      received: 'undefined',
    });
  }
  oneOf(group.stacking, ['sum', 'best'], ['group', 'stacking']);
  const trace: Trace = [];
  const lines = objectsOf(input.readings, ['readings']).map((reading, index) => {
    const { objective } = reading;
    const rule = Object.hasOwn(group.objectives, objective)
      ? group.objectives[objective]
      : undefined;
    if (rule === undefined) {
      fail({
        code: 'unknown-reference',
        path: ['readings', index, 'objective'],
        expected: `one of ${Object.keys(group.objectives).slice(0, 10).join(', ')}`,
        received: shown(objective),
      });
    }
    return lineOf(objective, rule, reading, input, ['objectives', objective], trace);
  });
  return settleLines(lines, Object.values(group.objectives), group, group.stacking, input, trace);
}

function lineOf(
  objective: string,
  rule: ObjectiveRule,
  reading: CreditReading,
  context: CreditContext,
  path: Path,
  trace: Trace,
): ExactLine {
  const line = assessObjective(objective, rule, reading, periodOf(context), path, trace);
  return applyFactors(line, rule, reading, objectsOf(context.history, ['history']), path, trace);
}

function settleLines(
  lines: readonly ExactLine[],
  objectives: readonly ObjectiveRule[],
  rule: SettlementRule,
  stacking: CreditGroup['stacking'],
  context: CreditContext,
  trace: Trace,
): CreditAssessment {
  const remedies = objectives.flatMap(remediesOf);
  const worth = rule.worth ?? {};
  checkObject(worth, ['worth']);
  const settlement = {
    rule,
    stacking,
    pricing: pricingOf(remedies, worth, context.base),
    isPriced: remedies.some((remedy) => hasMoneyValue(remedy, worth)),
    history: objectsOf(context.history, ['history']),
    conversion: context.conversion,
  };
  return settle(lines, settlement, trace);
}

function periodOf({ period }: CreditContext): Ratio | null {
  if (period === undefined) return null;
  const length = ratioOf(period.length, ['period', 'length']);
  const net = subtract(
    length,
    period.excluded === undefined ? ZERO : ratioOf(period.excluded, ['period', 'excluded']),
  );
  if (net.numerator <= 0n) {
    fail({
      code: 'invalid-option',
      path: ['period'],
      expected: 'a length above what is excluded',
      received: shown(period.length),
    });
  }
  return net;
}
