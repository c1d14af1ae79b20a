import { formatExact } from '../../core/fraction-text.js';
import { compare, ONE, type Ratio, sum } from '../../core/ratio.js';
import { childOf, type FieldsOf, note, type Reader } from '../../core/read.js';
import { byName, optional, readFields, requireObject } from '../../core/read-parts.js';
import { amount } from '../../core/read-values.js';
import { type OneCurrency, oneCurrency } from './one-currency.js';
import type { CapPlan, RulePlan, SchemePlan } from './plan.js';
import { planRule, ruleFields } from './read-rule.js';
import { type ReadCap, type SettlementValues, settlementFields } from './read-settlement.js';
import { readStacking, stackPlan } from './read-stacking.js';
import { REMEDIES_IN_KIND, type RemedyKind } from './remedy.js';
import type { CreditGroup, CreditScheme } from './scheme.js';
import { ONE_PERCENT, ONLY_MONEY } from './value.js';

/** What a scheme stands in. */
export interface SchemeContext {
  /** The currency of the agreement around it: every sum must be in it. */
  readonly currency?: string | undefined;
}

/** Reads a scheme, or a group of rules, as it is computed with. */
export function readScheme(reader: Reader, context: SchemeContext = {}): SchemePlan {
  const scheme = requireObject(reader, 'a credit scheme');
  const money = oneCurrency(context.currency);
  const isGroup = ['rules', 'stacking'].some((name) => Object.hasOwn(scheme, name));
  return isGroup ? readGroup(reader, money) : readSingle(reader, money);
}

function readSingle(reader: Reader, money: OneCurrency): SchemePlan {
  const fields = {
    ...ruleFields(money),
    ...settlementFields(money),
  } satisfies FieldsOf<CreditScheme>;
  const values = readFields(reader, 'a credit scheme', fields);
  const rules = new Map([[null, planRule(reader, null, values)]]);
  noteAllocationAboveAll(reader, rules);
  return planScheme(reader, { rules, stacking: 'sum', isGroup: false, values, money });
}

function readGroup(reader: Reader, money: OneCurrency): SchemePlan {
  const readFieldsOfRule = ruleFields(money);
  const rules = byName('rules', (rule) =>
    planRule(rule, String(rule.key), readFields(rule, 'a rule', readFieldsOfRule)),
  );
  const fields = {
    ...settlementFields(money),
    rules,
    stacking: readStacking(money),
    allocationLimitPercent: optional(amount, null),
  } satisfies FieldsOf<CreditGroup>;
  const values = readFields(reader, 'a group of credit rules', fields);
  noteAllocations(reader, values.rules, values.allocationLimitPercent);
  const stacking = stackPlan(childOf(reader, 'stacking'), values.stacking, values.rules);
  return planScheme(reader, { rules: values.rules, stacking, isGroup: true, values, money });
}

interface SchemeParts {
  readonly rules: ReadonlyMap<string | null, RulePlan>;
  readonly stacking: SchemePlan['stacking'];
  readonly isGroup: boolean;
  readonly values: SettlementValues;
  readonly money: OneCurrency;
}

function planScheme(reader: Reader, parts: SchemeParts): SchemePlan {
  const { rules, stacking, isGroup, values, money } = parts;
  const unitValues = { percent: ONE_PERCENT, money: ONLY_MONEY, ...values.prices };
  const kinds = new Set([...rules.values()].flatMap(kindsOwed));
  const unpriced = REMEDIES_IN_KIND.filter((kind) => kinds.has(kind) && unitValues[kind] === null);
  if ((ranks(stacking) || values.onePer !== null) && kinds.size > 1)
    noteUnpriced(reader, kinds, unpriced);
  const caps = values.caps.map((cap, index) => ({ ...cap, index }));
  return {
    isGroup,
    rules,
    stacking,
    currency: money.settled(),
    unitValues,
    isPriced: kinds.size > unpriced.length,
    lineCaps: capsOf(caps, 'line'),
    totalCaps: capsOf(caps, 'total'),
    onePer: values.onePer,
    paidAs: values.paidAs,
    rounding: values.rounding,
    increment: values.increment,
    minimums: values.minimum === null ? [] : [values.minimum],
  };
}

/** Whether some of the credits are told apart by what they are worth. */
function ranks(stacking: SchemePlan['stacking']): boolean {
  if (typeof stacking === 'string') return stacking === 'best';
  return (
    stacking.kind === 'best' ||
    stacking.members.some((member) => typeof member !== 'string' && ranks(member))
  );
}

function capsOf(
  caps: readonly (ReadCap & { readonly index: number })[],
  scope: 'line' | 'total',
): readonly CapPlan[] {
  return caps.flatMap((cap) => {
    const { index, limit, window } = cap;
    return cap.scope === scope ? [{ index, limit, window }] : [];
  });
}

/** Every kind of remedy that a rule can owe. */
function kindsOwed(rule: RulePlan): readonly RemedyKind[] {
  const { rows, steps, formula, whenUnknown, whenNotReported } = rule;
  const single = [
    ...rows.map(({ remedy }) => remedy),
    steps,
    formula,
    whenUnknown,
    whenNotReported,
  ];
  return single.flatMap((one) => (one === null ? [] : [one.kind]));
}

/** The best of several kinds is only known when each has a price. */
function noteUnpriced(
  reader: Reader,
  kinds: ReadonlySet<RemedyKind>,
  unpriced: readonly RemedyKind[],
): void {
  for (const kind of unpriced) {
    note(childOf(childOf(reader, 'prices'), kind), {
      code: 'missing-field',
      expected: `the price of ${kind}, to find the best of ${[...kinds].join(' and ')}`,
    });
  }
}

/** A group that states a limit and exceeds it contradicts itself: no reading of it is right. */
function noteAllocations(
  reader: Reader,
  rules: ReadonlyMap<string, RulePlan>,
  limit: Ratio | null,
): void {
  if (limit === null) {
    noteAllocationAboveAll(childOf(reader, 'rules'), rules);
    return;
  }
  const share = sum([...rules.values()].map(allocatedShare));
  const total = { numerator: share.numerator * 100n, denominator: share.denominator };
  if (compare(total, limit) <= 0) return;
  note(childOf(reader, 'allocationLimitPercent'), {
    code: 'invalid-option',
    expected: `at least ${formatExact(total)}, what the rules allocate together`,
    received: formatExact(limit),
    hint: 'a rule without allocationPercent is allocated 100',
  });
}

/** Only of a pool that states how much it holds can a rule be allocated more than everything. */
function noteAllocationAboveAll(reader: Reader, rules: ReadonlyMap<string | null, RulePlan>): void {
  for (const rule of rules.values()) {
    if (compare(allocatedShare(rule), ONE) <= 0) continue;
    const place = rule.name === null ? reader : childOf(reader, rule.name);
    note(childOf(place, 'allocationPercent'), {
      code: 'invalid-option',
      expected: 'a percentage from 0 to 100',
      hint: 'a pool of more than 100 states its allocationLimitPercent',
    });
  }
}

function allocatedShare({ allocations: [allocation] }: RulePlan): Ratio {
  return allocation?.by === 'fixed' ? allocation.multiple : ONE;
}
