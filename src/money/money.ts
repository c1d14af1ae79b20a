import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import type { RoundingMode } from '../core/rounding.js';
import { type Decimal, decimalOf, roundDecimal } from './decimal.js';

/** An amount of money in a result: decimal text with the currency's own number of digits. */
export interface Money {
  readonly amount: string;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
}

/** An amount of money at the border; the amount may also be a number, read by its shortest text. */
export interface MoneyInput {
  readonly amount: DecimalInput;
  readonly currency: string;
}

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one). */
const MINOR_DIGITS: Readonly<Record<string, number>> = Object.freeze({
  ...digits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digits(4, 'CLF UYW'),
});

/**
 * How many digits the minor unit of a currency has.
 *
 * @example
 * import { minorDigitsOf } from 'slakit'
 * minorDigitsOf('JPY') // => 0
 */
export function minorDigitsOf(currency: string): number {
  return Object.hasOwn(MINOR_DIGITS, currency) ? (MINOR_DIGITS[currency] as number) : 2;
}

/** Reads an amount exactly, with all its digits. */
export function amountOf(input: MoneyInput, path: Path = []): Decimal {
  if (typeof input !== 'object' || input === null) {
    fail({
      code: 'invalid-money',
      path,
      expected: "{ amount: '12.34', currency: 'EUR' }",
      received: shown(input),
    });
  }
  currencyOf(input, path);
  return decimalOf(input.amount, [...path, 'amount']);
}

/** Reads the currency of an amount. */
export function currencyOf(input: MoneyInput, path: Path = []): string {
  if (typeof input.currency !== 'string' || !/^[A-Z]{3}$/.test(input.currency)) {
    fail({
      code: 'invalid-money',
      path: [...path, 'currency'],
      expected: 'an ISO 4217 code such as EUR',
      received: shown(input.currency),
    });
  }
  return input.currency;
}

/** Writes an amount at the scale of its currency: the only place where money is rounded. */
export function moneyOf(
  amount: Decimal,
  currency: string,
  mode: RoundingMode = 'halfAwayFromZero',
): Money {
  const scale = minorDigitsOf(currency);
  // Rounded before toFixed, which writes -0 as 0 but -0.001 as -0.00: nobody owes minus nothing.
  return { amount: roundDecimal(amount, scale, mode).toFixed(scale), currency };
}

function digits(count: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, count]));
}
