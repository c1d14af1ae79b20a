import type { DecimalInput } from '../core/decimal-text.js';
import { fail, shown } from '../core/error.js';
import { compare, type Ratio, ratioOf } from '../core/ratio.js';

/** How a figure is held against a threshold. */
export type Comparison = 'gt' | 'gte' | 'lt' | 'lte';

/** One rule of a policy: when this figure passes that threshold, the level applies. */
export interface PolicyRule {
  /** The name of the figure, such as `consumedPercent` or `burnRate`. */
  readonly figure: string;
  readonly comparison: Comparison;
  readonly threshold: DecimalInput;
  /** What applies then: a status, or the name of an action. */
  readonly level: string;
}

/** What a policy says about a set of figures. */
export interface PolicyVerdict {
  /** The level of the first rule that applies; `null` when none does. */
  readonly level: string | null;
  /** The indexes of all rules that apply. */
  readonly rules: readonly number[];
}

/**
 * The policy of the SRE Workbook, appendix B: a spent budget freezes changes, an incident or a class
 * of outages that takes more than a fifth of it is looked into.
 */
export const WORKBOOK_POLICY: readonly PolicyRule[] = [
  { figure: 'consumedPercent', comparison: 'gt', threshold: 100, level: 'budget-exceeded' },
  { figure: 'incidentPercent', comparison: 'gt', threshold: 20, level: 'single-incident' },
  { figure: 'outageClassPercent', comparison: 'gt', threshold: 20, level: 'outage-class' },
];

const HOLDS: Record<Comparison, (order: number) => boolean> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

/**
 * Applies a policy to figures, exactly and in order: put the gravest rule first.
 *
 * @param rules - The policy.
 * @param figures - Decimals by name; `null` and absent figures meet no rule.
 * @returns The first level that applies, and every rule that does.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-option`.
 * @example
 * import { applyBudgetPolicy } from 'slakit'
 * const ladder = [
 *   { figure: 'consumedPercent', comparison: 'gte', threshold: 80, level: 'critical' },
 *   { figure: 'consumedPercent', comparison: 'gte', threshold: 50, level: 'warning' },
 * ] as const
 * applyBudgetPolicy(ladder, { consumedPercent: '69.4' }) // => { level: 'warning', rules: [1] }
 */
export function applyBudgetPolicy(
  rules: readonly PolicyRule[],
  figures: { readonly [name: string]: DecimalInput | null | undefined },
): PolicyVerdict {
  const applying = rules.flatMap((rule, index) =>
    applies(rule, figures[rule.figure], index) ? [index] : [],
  );
  const [first] = applying;
  return {
    level: first === undefined ? null : (rules[first] as PolicyRule).level,
    rules: applying,
  };
}

function applies(
  rule: PolicyRule,
  figure: DecimalInput | null | undefined,
  index: number,
): boolean {
  if (!Object.hasOwn(HOLDS, rule.comparison)) {
    fail({
      code: 'invalid-option',
      path: ['rules', index, 'comparison'],
      expected: 'gt, gte, lt or lte',
      received: shown(rule.comparison),
    });
  }
  const threshold = ratioOf(rule.threshold, ['rules', index, 'threshold']);
  if (figure === null || figure === undefined) return false;
  return holds(rule.comparison, ratioOf(figure, ['figures', rule.figure]), threshold);
}

/** Whether a comparison holds between exact figures. */
export function holds(comparison: Comparison, value: Ratio, threshold: Ratio): boolean {
  return HOLDS[comparison](compare(value, threshold));
}
