import { fail } from '../core/error.js';
import { compare, divide, multiply, type Ratio, ratio, ratioOf, ZERO } from '../core/ratio.js';
import type {
  CapOutcome,
  CreditAssessment,
  CreditLine,
  CreditStatus,
  ExactLine,
  Trace,
} from './assessment.js';
import { capLines, capTotal, type Totals } from './caps.js';
import { objectsOf, oneOf } from './choice.js';
import { decimalText, levelDecimal, smallerOf, sumOf } from './exact.js';
import type { CreditPeriod } from './history.js';
import { inBaseCurrency, type PaymentTerms, payableOf } from './payable.js';
import { type Pricing, REMEDY_KINDS, type RemedyKind, unitValueOf } from './remedy.js';
import { moneyFrom } from './rounding.js';
import type { CreditCap } from './scheme.js';

/** What the stages after the lines need to know. */
export interface Settlement extends PaymentTerms {
  readonly stacking: 'sum' | 'best';
  readonly history: readonly CreditPeriod[];
}

/** Which status of several shows: what a person must look at comes first. */
const STATUS_ORDER: readonly CreditStatus[] = [
  'out-of-domain',
  'overlap',
  'uncovered',
  'credited',
  'unknown',
  'missed',
  'excused',
  'met',
];

/** From lines to the payable amount: line caps, stacking, caps, conversion, minimum, rounding. */
export function settle(
  lines: readonly ExactLine[],
  settlement: Settlement,
  trace: Trace,
): CreditAssessment {
  const { rule, pricing, history } = settlement;
  const caps = objectsOf(rule.caps, ['caps']);
  const limited = capLines(lines, caps, pricing, trace);
  let totals = totalOf(stack(limited, settlement, trace), pricing);
  const outcomes: CapOutcome[] = [];
  for (const [index, cap] of caps.entries()) {
    if (oneOf(cap.scope, ['total', 'line'], ['caps', index, 'scope']) === 'line') continue;
    const step = capTotal(totals, cap, index, pricing, history, trace);
    totals = step.totals;
    outcomes.push(step.outcome);
  }
  const [only] = lines;
  const amount = payableOf(totals.value, settlement, trace);
  return {
    status:
      STATUS_ORDER.find((status) => lines.some((line) => line.status === status)) ?? 'unknown',
    level:
      only !== undefined && lines.length === 1 && only.level !== null
        ? levelDecimal(only.level)
        : null,
    missed: missedOf(lines),
    lines: limited.map((line) => publicLine(line, settlement)),
    creditPercent: settlement.isPriced ? percentOfBase(totals, caps, pricing) : null,
    serviceDays: decimalText(totals.quantities.serviceDays),
    freeMonths: decimalText(totals.quantities.freeMonths),
    points: decimalText(totals.quantities.points),
    amount,
    baseAmount: inBaseCurrency(amount, totals.value, settlement),
    caps: outcomes,
    diagnostics: lines.flatMap(({ diagnostics }) => diagnostics),
    trace,
  };
}

/** Which lines count together. */
function stack(
  lines: readonly ExactLine[],
  settlement: Settlement,
  trace: Trace,
): readonly ExactLine[] {
  const owing = lines.filter(({ owed }) => owed !== null);
  if (owing.length < 2 || settlement.stacking === 'sum') return owing;
  const best = owing.reduce((one, other) =>
    isBetter(other, one, settlement.pricing) ? other : one,
  );
  for (const line of owing) {
    const quantity = decimalText(line.owed?.quantity ?? ZERO);
    trace.push({
      stage: 'stacking',
      objective: line.objective,
      index: null,
      before: quantity,
      after: line === best ? quantity : '0',
    });
  }
  return [best];
}

function isBetter(a: ExactLine, b: ExactLine, pricing: Pricing): boolean {
  if (a.owed === null || b.owed === null) return b.owed === null;
  if (a.owed.kind === b.owed.kind) return compare(a.owed.quantity, b.owed.quantity) > 0;
  const [first, second] = [unitValueOf(a.owed.kind, pricing), unitValueOf(b.owed.kind, pricing)];
  if (first === null || second === null) {
    fail({
      code: 'missing-field',
      path: ['worth'],
      expected: `the worth of ${a.owed.kind} and ${b.owed.kind}, to find the best`,
      received: 'undefined',
    });
  }
  return compare(multiply(a.owed.quantity, first), multiply(b.owed.quantity, second)) > 0;
}

function totalOf(lines: readonly ExactLine[], pricing: Pricing): Totals {
  const quantities = Object.fromEntries(
    REMEDY_KINDS.map((kind) => [
      kind,
      sumOf(lines.flatMap(({ owed }) => (owed?.kind === kind ? [owed.quantity] : []))),
    ]),
  ) as Record<RemedyKind, Ratio>;
  const value = sumOf(
    REMEDY_KINDS.map((kind) => {
      const quantity = quantities[kind];
      return quantity.numerator === 0n
        ? ZERO
        : multiply(quantity, unitValueOf(kind, pricing) ?? ZERO);
    }),
  );
  return { quantities, value, periodValue: value };
}

function percentOfBase(
  totals: Totals,
  caps: readonly CreditCap[],
  pricing: Pricing,
): string | null {
  if (pricing.base === null) return null;
  // A free month has a percentage too: the value of all lines over the base, unless the base is 0.
  if (pricing.base.numerator === 0n) return decimalText(percentOfNothing(totals, caps));
  return decimalText(divide(multiply(totals.periodValue, ratio(100)), pricing.base));
}

/** Percentages of a base of zero are all worth zero: they are added and capped as they stand. */
function percentOfNothing(totals: Totals, caps: readonly CreditCap[]): Ratio {
  return caps.reduce((percent, { limit, scope, periods }) => {
    const applies = 'percent' in limit && scope !== 'line' && (periods ?? 1) === 1;
    return applies ? smallerOf(percent, ratioOf(limit.percent)) : percent;
  }, totals.quantities.percent);
}

function publicLine(line: ExactLine, { pricing }: Settlement): CreditLine {
  const { objective, status, level, missed, owed } = line;
  const unit = owed === null || pricing.currency === null ? null : unitValueOf(owed.kind, pricing);
  return {
    objective,
    status,
    level: level === null ? null : levelDecimal(level),
    missed,
    remedy: owed?.kind ?? null,
    quantity: decimalText(owed?.quantity ?? ZERO),
    steps: owed === null || owed.steps === null ? null : decimalText(owed.steps),
    row: owed?.row ?? null,
    amount:
      owed === null || unit === null || pricing.currency === null
        ? null
        : moneyFrom(multiply(owed.quantity, unit), pricing.currency),
  };
}

function missedOf(lines: readonly ExactLine[]): boolean | null {
  if (lines.some(({ missed }) => missed === true)) return true;
  return lines.some(({ missed }) => missed === false) ? false : null;
}
