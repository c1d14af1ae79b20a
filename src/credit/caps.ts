import { fail, type Path, shown } from '../core/error.js';
import {
  compare,
  divide,
  multiply,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
  ZERO,
} from '../core/ratio.js';
import type { CapOutcome, ExactLine, Trace } from './assessment.js';
import { decimalText, greaterOf, smallerOf, sumOf } from './exact.js';
import { type CreditPeriod, lastPeriods, readPeriodCount } from './history.js';
import {
  type ExactRemedy,
  moneyIn,
  type Pricing,
  type RemedyKind,
  readRemedy,
  unitValueOf,
} from './remedy.js';
import type { CreditCap } from './scheme.js';

/** The credit of a period while caps cut it. */
export interface Totals {
  readonly quantities: Readonly<Record<RemedyKind, Ratio>>;
  /** The money value of everything that has one. */
  readonly value: Ratio;
  /** The same without the caps that look at several periods. */
  readonly periodValue: Ratio;
}

/** Limits each line by the caps of scope `line`. */
export function capLines(
  lines: readonly ExactLine[],
  caps: readonly CreditCap[],
  pricing: Pricing,
  trace: Trace,
): readonly ExactLine[] {
  return caps.reduce((current, cap, index) => {
    if (cap.scope !== 'line') return current;
    const path = ['caps', index];
    if (cap.periods !== undefined && cap.periods !== 1) {
      fail({
        code: 'invalid-option',
        path: [...path, 'periods'],
        expected: '1, since history is not kept by line',
        received: shown(cap.periods),
      });
    }
    const limit = readRemedy(cap.limit, [...path, 'limit']);
    return current.map((line) => capLine(line, limit, index, pricing, trace));
  }, lines);
}

function capLine(
  line: ExactLine,
  limit: ExactRemedy,
  index: number,
  pricing: Pricing,
  trace: Trace,
): ExactLine {
  const { owed, objective } = line;
  const most = owed === null ? null : mostOf(owed.kind, limit, pricing);
  if (owed === null || most === null) return line;
  const quantity = smallerOf(owed.quantity, most);
  trace.push({
    stage: 'cap',
    objective,
    index,
    before: decimalText(owed.quantity),
    after: decimalText(quantity),
  });
  return { ...line, owed: { ...owed, quantity } };
}

/** A limit in the unit of another kind, by way of money; null when they cannot be compared. */
function mostOf(kind: RemedyKind, limit: ExactRemedy, pricing: Pricing): Ratio | null {
  if (kind === limit.kind) return limit.quantity;
  const unit = unitValueOf(kind, pricing);
  const limitUnit = unit === null ? null : unitValueOf(limit.kind, pricing);
  if (unit === null || limitUnit === null || unit.numerator === 0n) return null;
  return divide(multiply(limit.quantity, limitUnit), unit);
}

/** Applies one cap to the total. */
export function capTotal(
  totals: Totals,
  cap: CreditCap,
  index: number,
  pricing: Pricing,
  history: readonly CreditPeriod[],
  trace: Trace,
): { readonly totals: Totals; readonly outcome: CapOutcome } {
  const path = ['caps', index];
  const limit = readRemedy(cap.limit, [...path, 'limit']);
  const periods = readPeriodCount(cap.periods ?? 1, [...path, 'periods']);
  const left = greaterOf(
    leftOf(limit, lastPeriods(history, periods - 1), pricing, cap, path),
    ZERO,
  );
  const isMoney = limit.kind === 'percent' || limit.kind === 'money';
  const before = isMoney ? totals.value : totals.quantities[limit.kind];
  const after = smallerOf(before, left);
  trace.push({
    stage: 'cap',
    objective: null,
    index,
    before: decimalText(before),
    after: decimalText(after),
  });
  return {
    totals: isMoney
      ? cutValue(totals, left, periods)
      : cutQuantity(totals, limit.kind, left, pricing),
    outcome: { limit: decimalText(left), reached: compare(before, left) >= 0 },
  };
}

/** What a window still allows: its limit less what was credited in it. */
function leftOf(
  limit: ExactRemedy,
  window: readonly CreditPeriod[],
  pricing: Pricing,
  cap: CreditCap,
  path: Path,
): Ratio {
  const { kind } = limit;
  if (kind !== 'percent' && kind !== 'money') {
    return subtract(
      limit.quantity,
      sumOf(window.map((period, index) => ratioOf(period[kind] ?? 0, ['history', index, kind]))),
    );
  }
  if (pricing.currency === null && window.length > 0) {
    fail({
      code: 'missing-field',
      path: ['base'],
      expected: 'the charges of this period, to add to those of the history',
      received: 'undefined',
    });
  }
  const used = sumMoney(window, 'credit', pricing);
  if (kind === 'money') {
    const most =
      'money' in cap.limit
        ? moneyIn(cap.limit.money, pricing.currency, [...path, 'limit', 'money'])
        : limit.quantity;
    return subtract(most, used);
  }
  const base = sumOf([
    multiply(unitValueOf('percent', pricing) ?? ZERO, ratio(100)),
    sumMoney(window, 'charge', pricing),
  ]);
  return subtract(divide(multiply(base, limit.quantity), ratio(100)), used);
}

function sumMoney(
  window: readonly CreditPeriod[],
  field: 'credit' | 'charge',
  pricing: Pricing,
): Ratio {
  return sumOf(
    window.map((period, index) => {
      const money = period[field];
      return money === null || money === undefined
        ? ZERO
        : moneyIn(money, pricing.currency, ['history', index, field]);
    }),
  );
}

function cutValue(totals: Totals, limit: Ratio, periods: number): Totals {
  const value = smallerOf(totals.value, limit);
  return {
    ...totals,
    value,
    periodValue: periods === 1 ? smallerOf(totals.periodValue, limit) : totals.periodValue,
  };
}

function cutQuantity(totals: Totals, kind: RemedyKind, limit: Ratio, pricing: Pricing): Totals {
  const quantity = smallerOf(totals.quantities[kind], limit);
  const cut = multiply(
    subtract(totals.quantities[kind], quantity),
    unitValueOf(kind, pricing) ?? ZERO,
  );
  // Money caps may have taken more than this remedy's share already.
  const less = (value: Ratio): Ratio => greaterOf(subtract(value, cut), smallerOf(value, ZERO));
  return {
    quantities: { ...totals.quantities, [kind]: quantity },
    value: less(totals.value),
    periodValue: less(totals.periodValue),
  };
}
