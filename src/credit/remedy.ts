import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { divide, multiply, type Ratio, ratio, ratioOf } from '../core/ratio.js';
import type { MoneyInput } from '../money/money.js';
import { checkObject } from './choice.js';
import { readMoney } from './rounding.js';

/**
 * What is owed, with its type: a percentage of the base, a sum of money, days of service, free
 * months, or service points. Exactly one field is given; days and points are not forced to money.
 */
export type Remedy =
  | { readonly percent: DecimalInput }
  | { readonly money: MoneyInput }
  | { readonly serviceDays: DecimalInput }
  | { readonly freeMonths: DecimalInput }
  | { readonly points: DecimalInput };

/** The type of a remedy. */
export type RemedyKind = 'percent' | 'money' | 'serviceDays' | 'freeMonths' | 'points';

export const REMEDY_KINDS: readonly RemedyKind[] = [
  'percent',
  'money',
  'serviceDays',
  'freeMonths',
  'points',
];

/** What one unit of a remedy is worth: a percentage of the base, a sum, or an equal part of the base. */
export type Worth =
  | { readonly percent: DecimalInput }
  | { readonly money: MoneyInput }
  | { readonly baseDividedBy: DecimalInput };

/** The money value of remedies that are not money; a kind left out has none. */
export interface Worths {
  /** Of one day of service: `{ baseDividedBy: 30 }`, the days of the month, or `'30.4166666667'`. */
  readonly serviceDays?: Worth;
  /** Of one free month: `{ percent: 100 }` where the base is the monthly charge. */
  readonly freeMonths?: Worth;
  /** Of one service point. */
  readonly points?: Worth;
}

/** A remedy that was read. */
export interface ExactRemedy {
  readonly kind: RemedyKind;
  readonly quantity: Ratio;
  /** Given for money. */
  readonly currency: string | null;
}

/** Reads a remedy; exactly one kind must be given. */
export function readRemedy(remedy: Remedy, path: Path): ExactRemedy {
  const given =
    typeof remedy === 'object' && remedy !== null
      ? REMEDY_KINDS.filter((kind) => kind in remedy)
      : [];
  const kind = given[0];
  if (kind === undefined || given.length > 1) {
    fail({
      code: 'invalid-type',
      path,
      expected: `exactly one of ${REMEDY_KINDS.join(', ')}`,
      received: shown(remedy),
    });
  }
  const amount = (remedy as Readonly<Record<RemedyKind, unknown>>)[kind];
  if (kind === 'money') {
    const { value, currency } = readMoney(amount as MoneyInput, [...path, kind]);
    return { kind, quantity: value, currency };
  }
  return { kind, quantity: ratioOf(amount as DecimalInput, [...path, kind]), currency: null };
}

/** How remedies turn into money: the exact base and what one unit of each kind is worth. */
export interface Pricing {
  readonly base: Ratio | null;
  readonly currency: string | null;
  readonly worth: Worths;
}

/** What one unit of a kind is worth, or null when the kind has no money value. */
export function unitValueOf(kind: RemedyKind, pricing: Pricing): Ratio | null {
  if (kind === 'money') return ratio(1);
  if (kind === 'percent') return divide(baseOf(pricing), ratio(100));
  const worth = pricing.worth[kind];
  if (worth === undefined) return null;
  const path: Path = ['worth', kind];
  checkObject(worth, path);
  if ('money' in worth) return moneyIn(worth.money, pricing.currency, [...path, 'money']);
  if ('percent' in worth)
    return divide(
      multiply(baseOf(pricing), ratioOf(worth.percent, [...path, 'percent'])),
      ratio(100),
    );
  const divisor = ratioOf(worth.baseDividedBy, [...path, 'baseDividedBy']);
  if (divisor.numerator <= 0n) {
    fail({
      code: 'invalid-option',
      path: [...path, 'baseDividedBy'],
      expected: 'a value above zero',
      received: shown(worth.baseDividedBy),
    });
  }
  return divide(baseOf(pricing), divisor);
}

/** Reads money that must be in the currency of the assessment. */
export function moneyIn(money: MoneyInput, currency: string | null, path: Path): Ratio {
  const read = readMoney(money, path);
  if (currency !== null && read.currency !== currency) {
    fail({
      code: 'currency-mismatch',
      path: [...path, 'currency'],
      expected: currency,
      received: shown(read.currency),
      hint: 'state every sum in one currency and give a conversion',
    });
  }
  return read.value;
}

function baseOf(pricing: Pricing): Ratio {
  if (pricing.base === null) {
    fail({
      code: 'missing-field',
      path: ['base'],
      expected: 'the charges that the percentage is taken of',
      received: 'undefined',
    });
  }
  return pricing.base;
}
