import type { DecimalInput } from '../../core/decimal-text.js';
import { compare, type Ratio, ratio } from '../../core/ratio.js';
import { type FieldsOf, type Read, type Reader, refuse, warn } from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { amount, decimal } from '../../core/read-values.js';
import type { MoneyInput } from '../../money/money.js';
import type { OneCurrency } from './one-currency.js';
import { ONLY_MONEY, shareValue, type Value } from './value.js';

/**
 * A remedy with its type: a percentage of the base, a sum of money, hours or days of service, free
 * months, or service points. Exactly one field is given; days and points are not forced to money.
 */
export type Remedy =
  | { readonly percent: DecimalInput }
  | { readonly money: MoneyInput }
  | { readonly serviceHours: DecimalInput }
  | { readonly serviceDays: DecimalInput }
  | { readonly freeMonths: DecimalInput }
  | { readonly points: DecimalInput };

/** The type of a remedy. */
export type RemedyKind = 'percent' | 'money' | RemedyInKind;

/** The type of a remedy that is counted in a unit of its own. */
export type RemedyInKind = 'serviceHours' | 'serviceDays' | 'freeMonths' | 'points';

export const REMEDIES_IN_KIND: readonly RemedyInKind[] = [
  'serviceHours',
  'serviceDays',
  'freeMonths',
  'points',
];

export const REMEDY_KINDS: readonly RemedyKind[] = ['percent', 'money', ...REMEDIES_IN_KIND];

/**
 * The worth of one unit of a remedy: a percentage of the base, a sum, or an equal part of the base.
 */
export type RemedyPrice =
  | { readonly percent: DecimalInput }
  | { readonly money: MoneyInput }
  | { readonly baseDividedBy: DecimalInput };

/** The money value of remedies that are not money; a kind left out has none. */
export interface RemedyPrices {
  /** Of one hour of service. */
  readonly serviceHours?: RemedyPrice | undefined;
  /** Of one day of service: `{ baseDividedBy: 30 }`, the days of the month, or `'30.4166666667'`. */
  readonly serviceDays?: RemedyPrice | undefined;
  /** Of one free month: `{ percent: 100 }` where the base is the monthly charge. */
  readonly freeMonths?: RemedyPrice | undefined;
  /** Of one service point. */
  readonly points?: RemedyPrice | undefined;
}

/** A remedy as it is computed with. */
export interface RemedyPlan {
  readonly kind: RemedyKind;
  readonly quantity: Ratio;
}

const HUNDRED: Ratio = { numerator: 100n, denominator: 1n };

/** Reads what is owed; more than the whole base is warned of, since a cap is what allows it. */
export function remedyOwed(money: OneCurrency): Read<RemedyPlan> {
  const read = remedy(money);
  return (reader) => {
    const plan = read(reader);
    if (plan.kind === 'percent' && compare(plan.quantity, HUNDRED) > 0) {
      warn(reader, {
        code: 'percent-above-100',
        expected: 'a percentage of at most 100 of the base',
        hint: 'the credit is more than the whole charge unless a cap limits it',
      });
    }
    return plan;
  };
}

/** Reads a remedy: exactly one kind, not below 0. */
export function remedy(money: OneCurrency): Read<RemedyPlan> {
  const of = (kind: RemedyKind, read: Read<Ratio>): Read<RemedyPlan> => {
    const table = { [kind]: read };
    return (reader) => ({
      kind,
      quantity: readFields(reader, 'a remedy', table)[kind] as Ratio,
    });
  };
  const kinds = {
    percent: of('percent', amount),
    money: of('money', money.read),
    serviceHours: of('serviceHours', amount),
    serviceDays: of('serviceDays', amount),
    freeMonths: of('freeMonths', amount),
    points: of('points', amount),
  } satisfies Record<RemedyKind, Read<RemedyPlan>>;
  return oneKind('a remedy', kinds);
}

/** What one unit of each remedy in kind is worth; `null` has no money value. */
export type PricePlan = Readonly<Record<RemedyInKind, Value | null>>;

export const NO_PRICES: PricePlan = {
  serviceHours: null,
  serviceDays: null,
  freeMonths: null,
  points: null,
};

/** Reads what remedies in kind are worth. */
export function remedyPrices(money: OneCurrency): Read<PricePlan> {
  const price = optional(readPrice(money), null);
  const fields = {
    serviceHours: price,
    serviceDays: price,
    freeMonths: price,
    points: price,
  } satisfies FieldsOf<RemedyPrices>;
  return (reader) => readFields(reader, 'the prices of remedies in kind', fields);
}

function readPrice(money: OneCurrency): Read<Value> {
  return oneKind<Value>('a price', {
    percent: (reader) => {
      const { percent } = readFields(reader, 'a price', { percent: amount });
      return shareValue({ ...percent, denominator: percent.denominator * 100n });
    },
    money: (reader) => ({
      ...ONLY_MONEY,
      money: readFields(reader, 'a price', { money: money.read }).money,
    }),
    baseDividedBy: (reader) => {
      const { baseDividedBy } = readFields(reader, 'a price', { baseDividedBy: aboveZero });
      return shareValue(ratio(baseDividedBy.denominator, baseDividedBy.numerator));
    },
  });
}

/** Reads a decimal above 0. */
export function aboveZero(reader: Reader): Ratio {
  const value = decimal(reader);
  if (value.numerator > 0n) return value;
  refuse(reader, { code: 'invalid-option', expected: 'a value above 0' });
}
