import { fail, shown } from '../core/error.js';
import { ratio } from '../core/ratio.js';
import type { MoneyInput } from '../money/money.js';
import { objectsOf } from './choice.js';
import { type Pricing, type Remedy, type RemedyKind, readRemedy, type Worths } from './remedy.js';
import { readMoney } from './rounding.js';
import type { ObjectiveRule } from './scheme.js';

/** Without a base, percentages are still added and capped, over a base of 100 without a currency. */
export function pricingOf(
  remedies: readonly Remedy[],
  worth: Worths,
  base: MoneyInput | undefined,
): Pricing {
  if (base !== undefined) {
    const { value, currency } = readMoney(base, ['base']);
    if (value.numerator < 0n) {
      fail({
        code: 'invalid-money',
        path: ['base', 'amount'],
        expected: 'an amount of 0 or more',
        received: shown(base.amount),
      });
    }
    checkCurrencies(remedies, currency);
    return { base: value, currency, worth };
  }
  const sums = [...remedies, ...Object.values(worth)].filter(
    (one): one is { money: MoneyInput } =>
      typeof one === 'object' && one !== null && 'money' in one,
  );
  const [first] = sums;
  if (first === undefined) return { base: ratio(100), currency: null, worth };
  const { currency } = readMoney(first.money, ['money']);
  checkCurrencies(sums, currency);
  return { base: null, currency, worth };
}

function checkCurrencies(remedies: readonly Remedy[], currency: string): void {
  for (const remedy of remedies) {
    const own = readRemedy(remedy, ['remedy']).currency;
    if (own !== null && own !== currency) {
      fail({
        code: 'currency-mismatch',
        path: ['remedy', 'money', 'currency'],
        expected: currency,
        received: shown(own),
      });
    }
  }
}

/** Every remedy that an objective can owe. */
export function remediesOf(rule: ObjectiveRule): readonly Remedy[] {
  return [
    ...objectsOf(rule.rows, ['rows']).map(({ remedy }) => remedy),
    ...objectsOf(rule.steps, ['steps']).flatMap(({ each, initial }) =>
      initial === undefined ? [each] : [each, initial],
    ),
    ...(rule.whenUnknown === undefined ? [] : [rule.whenUnknown]),
  ];
}

/** Whether a remedy is money, or worth money. */
export function hasMoneyValue(remedy: Remedy, worth: Worths): boolean {
  const { kind } = readRemedy(remedy, ['remedy']);
  return (
    kind === 'percent' ||
    kind === 'money' ||
    worth[kind as Exclude<RemedyKind, 'percent' | 'money'>] !== undefined
  );
}
