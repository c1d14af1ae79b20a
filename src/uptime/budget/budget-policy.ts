import { HOLDS, OPERATORS, type Operator } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { shown } from '../../core/error.js';
import { frozen } from '../../core/frozen.js';
import { compare, type Ratio } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  readerOf,
  refuse,
  unknownName,
} from '../../core/read.js';
import { byName, listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import { decimal, id, word } from '../../core/read-values.js';

/** One rule of a policy: when this figure passes that threshold, the action applies. */
export interface PolicyRule {
  /** The name of the figure, such as `consumedPercent` or `burnRate`. */
  readonly figure: string;
  /** How the figure is held against the threshold. */
  readonly operator: Operator;
  readonly threshold: DecimalInput;
  /** What applies then: a status, or the name of an action. */
  readonly action: string;
}

/** A policy, and the figures that it is held against. */
export interface BudgetPolicyInput {
  /** The gravest rule first. */
  readonly rules: readonly PolicyRule[];
  /** Decimals by name; `null` and absent figures meet no rule, and a figure that no rule reads is refused. */
  readonly figures: { readonly [name: string]: DecimalInput | null | undefined };
}

/** The actions that a policy asks for, given a set of figures. */
export interface PolicyVerdict {
  /** The action of the first rule that applies; `null` when none does. */
  readonly action: string | null;
  /** The indexes of all rules that apply. */
  readonly rules: readonly number[];
}

/**
 * The policy of the SRE Workbook, appendix B: a spent budget freezes changes, an incident or a class
 * of outages that takes more than a fifth of it is looked into.
 */
export const WORKBOOK_POLICY: readonly PolicyRule[] = /* @__PURE__ */ frozen([
  { figure: 'consumedPercent', operator: 'gt', threshold: 100, action: 'budget-exceeded' },
  { figure: 'incidentPercent', operator: 'gt', threshold: 20, action: 'single-incident' },
  { figure: 'outageClassPercent', operator: 'gt', threshold: 20, action: 'outage-class' },
]);

const RULE_FIELDS = {
  figure: id,
  operator: /* @__PURE__ */ word(OPERATORS),
  threshold: decimal,
  action: id,
} as const satisfies FieldsOf<PolicyRule>;

const FIELDS = {
  rules: /* @__PURE__ */ listOf('rules', (reader) => readFields(reader, 'a rule', RULE_FIELDS)),
  figures: /* @__PURE__ */ byName(
    'figures',
    /* @__PURE__ */ optional(/* @__PURE__ */ nullable(decimal)),
  ),
} as const satisfies FieldsOf<BudgetPolicyInput>;

/**
 * Applies a policy to figures, exactly and in order.
 *
 * @param input - The rules, the gravest first, and the figures that they name.
 * @returns The first action that applies, and every rule that does.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-decimal`,
 * `invalid-option`.
 * @example
 * import { applyBudgetPolicy } from 'slakit/uptime'
 * const rules = [
 *   { figure: 'consumedPercent', operator: 'gte', threshold: 80, action: 'critical' },
 *   { figure: 'consumedPercent', operator: 'gte', threshold: 50, action: 'warning' },
 * ] as const
 * applyBudgetPolicy({ rules, figures: { consumedPercent: '69.4' } }) // => { action: 'warning', rules: [1] }
 */
export function applyBudgetPolicy(input: BudgetPolicyInput): PolicyVerdict {
  const reader = readerOf(input);
  const { rules, figures } = readFields(reader, 'a policy with figures', FIELDS);
  const read = new Set(rules.map(({ figure }) => figure));
  for (const name of figures.keys()) if (!read.has(name)) refuseFigure(reader, name, [...read]);
  const applying = rules.flatMap(({ figure, operator, threshold, action }, index) =>
    passes(figures.get(figure), operator, threshold) ? [{ action, index }] : [],
  );
  return {
    action: applying[0]?.action ?? null,
    rules: applying.map(({ index }) => index),
  };
}

function passes(figure: Ratio | null | undefined, operator: Operator, threshold: Ratio): boolean {
  if (figure === null || figure === undefined) return false;
  return HOLDS[operator](compare(figure, threshold));
}

/** A figure that no rule reads is most likely one that is misspelt, here or in a rule. */
function refuseFigure(reader: Reader, name: string, read: readonly string[]): never {
  refuse(childOf(childOf(reader, 'figures'), name), {
    code: 'unknown-field',
    expected: `a figure that a rule names: ${read.slice(0, 20).join(', ')}`,
    received: shown(name),
    ...unknownName(name, read),
  });
}
