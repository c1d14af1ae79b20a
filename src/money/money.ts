import { type DecimalInput, formatUnits, powerOfTen } from '../core/decimal-text.js';
import { formatExact, formatFraction } from '../core/fraction-text.js';
import { divide, multiply, type Ratio, ratio, sum } from '../core/ratio.js';
import { type FieldsOf, isList, type Read, type Reader, readerOf, refuse } from '../core/read.js';
import { listOf, optional, readFields } from '../core/read-parts.js';
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

/**
 * Writes an exact amount at the scale of its currency: the one place where money is rounded.
 *
 * @param increment - What the amount becomes a multiple of: whole minor units, so that writing rounds
 * no second time; `null` is the minor unit.
 */
export function writeMoney(
  value: Ratio,
  currencyCode: string,
  mode: RoundingMode = 'halfAwayFromZero',
  increment: Ratio | null = null,
): Money {
  const exact = increment === null ? value : toSteps(value, increment, mode);
  return { amount: toPlaces(exact, minorDigitsOf(currencyCode), mode), currency: currencyCode };
}

function toSteps(value: Ratio, increment: Ratio, mode: RoundingMode): Ratio {
  const steps = toPlaces(divide(value, increment), 0, mode);
  return multiply(ratio(BigInt(steps)), increment);
}

/** What has no more places than are asked for is not rounded. */
function toPlaces(value: Ratio, scale: number, mode: RoundingMode): string {
  const units = unitsOf(value, scale);
  return units === null
    ? roundedText(toDecimal(value, scale), scale, mode)
    : formatUnits(units, scale);
}

/** An amount in whole minor units of its currency; `null` where it is finer than they are. */
export function minorUnitsOf(value: Ratio, currencyCode: string): bigint | null {
  return unitsOf(value, minorDigitsOf(currencyCode));
}

function unitsOf({ numerator, denominator }: Ratio, scale: number): bigint | null {
  const units = numerator * powerOfTen(scale);
  return units % denominator === 0n ? units / denominator : null;
}

/** Reads the step to which amounts of a currency are rounded: whole minor units, at least one. */
export function incrementIn(currencyCode: string): Read<Ratio> {
  return (reader) => {
    const increment = decimal(reader);
    const units = minorUnitsOf(increment, currencyCode);
    if (units !== null && units > 0n) return increment;
    refuse(reader, {
      code: 'invalid-option',
      expected: `a multiple of ${formatUnits(1n, minorDigitsOf(currencyCode))}, the minor unit of ${currencyCode}`,
    });
  };
}

/** The value of an amount that was written here: its text may be longer than the border takes. */
export function writtenValue({ amount }: Money): Ratio {
  const [whole, fraction = ''] = amount.split('.') as [string, string?];
  return { numerator: BigInt(whole + fraction), denominator: powerOfTen(fraction.length) };
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

/** Options of {@link roundMoney}. */
export interface RoundMoneyOptions {
  /** The direction. @defaultValue `'halfAwayFromZero'` */
  readonly rounding?: RoundingMode | undefined;
  /**
   * What the amount becomes a multiple of: `'0.05'` for francs that are paid in cash. Whole minor units
   * of the currency, at least one. @defaultValue the minor unit
   */
  readonly increment?: DecimalInput | undefined;
}

/**
 * Rounds an amount to the minor unit of its currency, or to a step of cash.
 *
 * The amount is rounded once: with an `increment` straight to it, not by way of the minor unit.
 *
 * @param money - The amount, with any number of digits and of either sign.
 * @param how - The direction, or options with it; the names of directions say it for negative amounts
 * too, and `halfEven` is the even number of steps. @defaultValue `'halfAwayFromZero'`
 * @returns The amount at the currency's own digits: none for JPY, three for KWD.
 * @throws {@link SlaError} `invalid-money` for no money or an unknown currency, `invalid-decimal`,
 * `invalid-option` for an unknown direction, and for an increment that is not whole minor units,
 * `missing-field`, `unknown-field`.
 * @example
 * import { roundMoney } from 'slakit'
 * roundMoney({ amount: '10.425', currency: 'EUR' }) // => { amount: '10.43', currency: 'EUR' }
 * roundMoney({ amount: '10.5', currency: 'JPY' }, 'halfEven') // => { amount: '10', currency: 'JPY' }
 * roundMoney({ amount: '10.03', currency: 'CHF' }, { increment: '0.05' }) // => { amount: '10.05', currency: 'CHF' }
 */
export function roundMoney(
  money: MoneyInput,
  how: RoundingMode | RoundMoneyOptions = 'halfAwayFromZero',
): Money {
  const { value, currency } = readMoney(readerOf(money, null, 'money'));
  if (typeof how === 'string')
    return writeMoney(value, currency, readMode(readerOf(how, null, 'mode')));
  const { rounding, increment } = readFields(readerOf(how, null, 'options'), 'options', {
    rounding: optional(readMode, 'halfAwayFromZero'),
    increment: optional(incrementIn(currency), null),
  } satisfies FieldsOf<RoundMoneyOptions>);
  return writeMoney(value, currency, rounding, increment);
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
