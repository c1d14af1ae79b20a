import { compare, multiply, type Ratio, ZERO } from '../../core/ratio.js';
import { type Money, writeMoney, writtenValue } from '../../money/money.js';
import type { MinimumPlan, StagePart } from '../scheme/plan.js';
import type { ConversionPlan } from './exact-facts.js';
import { type RunStage, type StageName, type StageNote, stageOf } from './stage.js';
import type { TotalContext } from './total.js';

/** What is to be paid: exactly and, once it was rounded, as money. */
export interface Payment {
  readonly currency: string;
  readonly exact: Ratio;
  readonly money: Money | null;
}

const CONVERSION = /* @__PURE__ */ stageOf<Payment, ConversionPlan, TotalContext>({
  parts: ({ facts: { conversion } }) => (conversion === null ? [] : [conversion]),
  apply: (payment, { rate, currency }) => ({
    ...payment,
    currency,
    exact: multiply(payment.exact, rate),
  }),
  notes: (before, after) => noteOf('conversion', before, after),
});

const ONCE: readonly StagePart[] = [{ index: null }];

/** Money is rounded here and nowhere before. */
const ROUNDING = /* @__PURE__ */ stageOf<Payment, StagePart, TotalContext>({
  parts: () => ONCE,
  apply: (payment, _, context) => paying(payment, payment.exact, context),
  notes: (before, after) => noteOf('rounding', before, after),
});

const MINIMUM = /* @__PURE__ */ stageOf<Payment, MinimumPlan, TotalContext>({
  parts: ({ plan }) => plan.minimums,
  apply: (payment, minimum, context) => {
    // The least is a bound on a credit, not a credit of its own.
    if (payment.exact.numerator <= 0n) return payment;
    const { amount, rule, test } = minimum;
    const order = compare(test === 'beforeRounding' ? payment.exact : figureOf(payment), amount);
    return keeps(rule, order)
      ? payment
      : paying(payment, rule === 'raiseTo' ? amount : ZERO, context);
  },
  notes: (before, after) => noteOf('minimum', before, after),
});

/** Whether a credit that compares so with the minimum is kept, or replaced. */
export function keeps(rule: MinimumPlan['rule'], order: number): boolean {
  return rule === 'suppressUnlessAbove' ? order > 0 : order >= 0;
}

/** From an exact value to a payment. */
export const PAYMENT_STAGES: readonly RunStage<Payment, TotalContext>[] = [
  CONVERSION,
  ROUNDING,
  MINIMUM,
];

function paying(payment: Payment, amount: Ratio, { plan }: TotalContext): Payment {
  const { rounding, increment } = plan;
  return { ...payment, money: writeMoney(amount, payment.currency, rounding, increment) };
}

function figureOf({ exact, money }: Payment): Ratio {
  return money === null ? exact : writtenValue(money);
}

function noteOf(stage: StageName, before: Payment, after: Payment): readonly StageNote[] {
  const figures = { before: figureOf(before), after: figureOf(after) };
  return [{ stage, rule: null, index: null, unit: after.currency, ...figures }];
}
