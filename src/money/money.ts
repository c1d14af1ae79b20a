import type { DecimalInput } from '../core/decimal-text.js';
import { formatExact, formatFraction } from '../core/fraction-text.js';
import { type Ratio, sum } from '../core/ratio.js';
import { type FieldsOf, isList, type Read, type Reader, readerOf, refuse } from '../core/read.js';
import { listOf, readFields } from '../core/read-parts.js';
import { decimal, word } from '../core/read-values.js';
import { ROUNDING_MODES, type RoundingMode } from '../core/rounding.js';
import { currency, minorDigitsOf } from './currency.js';
import { roundedText, toDecimal } from './decimal.js';

/** An amount of money in a result: decimal text with the currency's own number of digits, or more. */
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

/** An amount read exactly, with all its digits. */
export interface ExactMoney {
  readonly value: Ratio;
  readonly currency: string;
}

const FIELDS = { amount: decimal, currency } satisfies FieldsOf<MoneyInput>;

/** Reads an amount, of either sign. */
export function readMoney(reader: Reader): ExactMoney {
  const { value } = reader;
  if (typeof value !== 'object' || value === null || isList(reader))
    refuse(reader, { code: 'invalid-money', expected: "{ amount: '12.34', currency: 'EUR' }" });
  const fields = readFields(reader, 'money', FIELDS);
  return { value: fields.amount, currency: fields.currency };
}

/** Reads an amount that is not below 0: a charge, a credit, a price. */
export function readAmountOwed(reader: Reader): ExactMoney {
  const money = readMoney(reader);
  if (money.value.numerator >= 0n) return money;
  refuse(reader, {
    code: 'invalid-money',
    expected: 'an amount of 0 or more',
    received: formatExact(money.value),
  });
}

/** Reads an amount in a currency that something else has settled. */
export function moneyIn(expected: string, read: Read<ExactMoney> = readMoney): Read<Ratio> {
  return (reader) => {
    const money = read(reader);
    if (money.currency === expected) return money.value;
    refuse(reader, {
      code: 'currency-mismatch',
      expected: `an amount in ${expected}`,
      received: money.currency,
      hint: 'state every sum in one currency and give a conversion',
    });
  };
}

/** Writes an exact amount at the scale of its currency: the one place where money is rounded. */
export function writeMoney(
  value: Ratio,
  currencyCode: string,
  mode: RoundingMode = 'halfAwayFromZero',
): Money {
  const scale = minorDigitsOf(currencyCode);
  return { amount: roundedText(toDecimal(value, scale), scale, mode), currency: currencyCode };
}

/** The value of an amount that was written here: its text may be longer than the border takes. */
export function writtenValue({ amount }: Money): Ratio {
  const [whole, fraction = ''] = amount.split('.') as [string, string?];
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}

/** Writes an amount with all its digits, and with at least those of its currency. */
export function writeExactMoney(value: Ratio, currencyCode: string): Money {
  const places = Math.max(minorDigitsOf(currencyCode), placesOf(formatExact(value)));
  return {
    amount: formatFraction(value, { digits: places, rounding: 'floor', fixed: true }),
    currency: currencyCode,
  };
}

function placesOf(text: string): number {
  const [, fraction = ''] = text.split('.');
  return fraction.length;
}

/**
 * Rounds an amount to the minor unit of its currency.
 *
 * @param money - The amount, with any number of digits and of either sign.
 * @param mode - The direction; the names say it for negative amounts too. @defaultValue `'halfAwayFromZero'`
 * @returns The amount at the currency's own digits: none for JPY, three for KWD.
 * @throws {@link SlaError} `invalid-money` for no money or an unknown currency, `invalid-decimal`,
 * `invalid-option`, `missing-field`, `unknown-field`.
 * @example
 * import { roundMoney } from 'slakit'
 * roundMoney({ amount: '10.425', currency: 'EUR' }) // => { amount: '10.43', currency: 'EUR' }
 * roundMoney({ amount: '10.5', currency: 'JPY' }, 'halfEven') // => { amount: '10', currency: 'JPY' }
 */
export function roundMoney(money: MoneyInput, mode: RoundingMode = 'halfAwayFromZero'): Money {
  const exact = readMoney(readerOf(money, null, 'money'));
  return writeMoney(exact.value, exact.currency, readMode(readerOf(mode, null, 'mode')));
}

const readMode = /* @__PURE__ */ word(ROUNDING_MODES);

/**
 * Adds amounts of one currency: the lines of a statement, the credits of a year.
 *
 * The sum is exact; lines that are finer than the currency are rounded once, in the total.
 *
 * @param amounts - The amounts, of either sign; none make zero.
 * @param currencyCode - The currency of all of them, and of the sum of none.
 * @returns The total, half away from zero.
 * @throws {@link SlaError} `currency-mismatch`, `invalid-money`, `invalid-decimal`, `invalid-type`,
 * `missing-field`, `unknown-field`.
 * @example
 * import { sumMoney } from 'slakit'
 * const eur = (amount: string) => ({ amount, currency: 'EUR' })
 * sumMoney([eur('50.00'), eur('-12.50')], 'EUR') // => { amount: '37.50', currency: 'EUR' }
 * sumMoney([], 'JPY') // => { amount: '0', currency: 'JPY' }
 */
export function sumMoney(amounts: readonly MoneyInput[], currencyCode: string): Money {
  const code = currency(readerOf(currencyCode, null, 'currencyCode'));
  const read = listOf('amounts', moneyIn(code));
  return writeMoney(sum(read(readerOf(amounts, null, 'amounts'))), code);
}
