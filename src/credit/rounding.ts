import { formatUnits } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { type Ratio, ratioOf } from '../core/ratio.js';
import type { RoundingMode } from '../core/rounding.js';
import { currencyOf, type Money, type MoneyInput, minorDigitsOf } from '../money/money.js';
import { type LevelInput, readLevel } from './level.js';
import { roundRatio } from './round-ratio.js';

/**
 * Rounds a figure to a number of digits, exactly: also a quotient that no decimal can hold.
 *
 * @param value - A decimal, or a quotient such as `{ amount: 1, per: 3 }`.
 * @param scale - Digits after the point, 0 to 40; the text has exactly as many.
 * @param mode - The direction; the names say it for negative figures too.
 * @returns Decimal text with `scale` digits.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-option`.
 * @example
 * import { roundTo } from 'slakit'
 * roundTo('99.945', 2, 'halfAwayFromZero') // => '99.95'
 * roundTo('99.945', 2, 'halfEven') // => '99.94'
 * roundTo({ amount: -1, per: 3 }, 1, 'floor') // => '-0.4'
 */
export function roundTo(value: LevelInput, scale: number, mode: RoundingMode): string {
  return formatUnits(roundRatio(readLevel(value, ['value']), scale, mode), scale);
}

/**
 * Rounds an amount to the minor unit of its currency.
 *
 * @param money - The amount, with any number of digits.
 * @param mode - @defaultValue `'halfAwayFromZero'`
 * @returns The amount at the currency's own digits: none for JPY, three for KWD.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-money`, `invalid-option`.
 * @example
 * import { roundMoney } from 'slakit'
 * roundMoney({ amount: '10.425', currency: 'EUR' }) // => { amount: '10.43', currency: 'EUR' }
 * roundMoney({ amount: '10.5', currency: 'JPY' }, 'halfEven') // => { amount: '10', currency: 'JPY' }
 */
export function roundMoney(money: MoneyInput, mode: RoundingMode = 'halfAwayFromZero'): Money {
  const { value, currency } = readMoney(money, ['money']);
  return moneyFrom(value, currency, mode);
}

/** An amount read exactly. */
export interface ExactMoney {
  readonly value: Ratio;
  readonly currency: string;
}

/** Reads an amount as an exact fraction. */
export function readMoney(money: MoneyInput, path: Path): ExactMoney {
  if (typeof money !== 'object' || money === null) {
    fail({
      code: 'invalid-money',
      path,
      expected: "{ amount: '12.34', currency: 'EUR' }",
      received: shown(money),
    });
  }
  const currency = currencyOf(money, path);
  return { value: ratioOf(money.amount, [...path, 'amount']), currency };
}

/** Writes an exact amount at the scale of its currency: the one place where credit rounds money. */
export function moneyFrom(
  value: Ratio,
  currency: string,
  mode: RoundingMode = 'halfAwayFromZero',
): Money {
  const scale = minorDigitsOf(currency);
  return { amount: formatUnits(roundRatio(value, scale, mode), scale), currency };
}
