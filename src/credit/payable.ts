import type { DecimalInput } from '../core/decimal-text.js';
import { fail, shown } from '../core/error.js';
import { compare, multiply, type Ratio, ratio, ratioOf, ZERO } from '../core/ratio.js';
import { type Money, minorDigitsOf } from '../money/money.js';
import type { Trace } from './assessment.js';
import { checkObject, oneOf } from './choice.js';
import { decimalText } from './exact.js';
import type { Pricing } from './remedy.js';
import { roundRatio } from './round-ratio.js';
import { moneyFrom } from './rounding.js';
import type { CreditMinimum, SettlementRule } from './scheme.js';

/** Payment in another currency than the base. */
export interface CreditConversion {
  /** Units of the paid currency for one unit of the base. */
  readonly rate: DecimalInput;
  /** The paid currency. */
  readonly currency: string;
}

/** What turns an exact value into a payment. */
export interface PaymentTerms {
  readonly rule: SettlementRule;
  readonly pricing: Pricing;
  /** Whether anything in the terms has a money value. */
  readonly isPriced: boolean;
  readonly conversion: CreditConversion | undefined;
}

/** Conversion, minimum and rounding; money is rounded here and nowhere before. */
export function payableOf(value: Ratio, terms: PaymentTerms, trace: Trace): Money | null {
  const { rule, conversion, pricing } = terms;
  if (pricing.currency === null || !terms.isPriced) return null;
  const currency = conversion?.currency ?? pricing.currency;
  const paid =
    conversion === undefined
      ? value
      : multiply(value, ratioOf(conversion.rate, ['conversion', 'rate']));
  if (conversion !== undefined) {
    trace.push({
      stage: 'conversion',
      objective: null,
      index: null,
      before: decimalText(value),
      after: decimalText(paid),
    });
  }
  const scale = minorDigitsOf(currency);
  const units = roundRatio(paid, scale, rule.rounding ?? 'halfAwayFromZero', ['rounding']);
  const rounded = ratio(units, 10n ** BigInt(scale));
  trace.push({
    stage: 'rounding',
    objective: null,
    index: null,
    before: decimalText(paid),
    after: decimalText(rounded),
  });
  const least =
    rule.minimum === undefined ? rounded : applyMinimum(paid, rounded, rule.minimum, trace);
  return moneyFrom(least, currency, rule.rounding);
}

/** What the payable amount is in the currency of the base; a suppressed credit is nothing in both. */
export function inBaseCurrency(
  amount: Money | null,
  value: Ratio,
  { conversion, pricing, rule }: PaymentTerms,
): Money | null {
  if (amount === null || pricing.currency === null || conversion === undefined) return amount;
  return moneyFrom(
    ratioOf(amount.amount).numerator === 0n ? ZERO : value,
    pricing.currency,
    rule.rounding,
  );
}

function applyMinimum(paid: Ratio, rounded: Ratio, minimum: CreditMinimum, trace: Trace): Ratio {
  checkObject(minimum, ['minimum']);
  if (paid.numerator <= 0n) return rounded;
  const least = ratioOf(minimum.amount, ['minimum', 'amount']);
  const tested =
    oneOf(minimum.test, ['afterRounding', 'beforeRounding'], ['minimum', 'test']) ===
    'beforeRounding'
      ? paid
      : rounded;
  const order = compare(tested, least);
  const outcomes: Readonly<Record<CreditMinimum['rule'], Ratio>> = {
    suppressUnlessAbove: order > 0 ? rounded : ZERO,
    suppressBelow: order >= 0 ? rounded : ZERO,
    raiseTo: order >= 0 ? rounded : least,
  };
  if (!Object.hasOwn(outcomes, minimum.rule)) {
    fail({
      code: 'invalid-option',
      path: ['minimum', 'rule'],
      expected: Object.keys(outcomes).join(', '),
      received: shown(minimum.rule),
    });
  }
  const result = outcomes[minimum.rule];
  trace.push({
    stage: 'minimum',
    objective: null,
    index: null,
    before: decimalText(rounded),
    after: decimalText(result),
  });
  return result;
}
