import { type Ratio, ZERO } from '../core/ratio.js';
import { allocateExactly } from '../money/allocate.js';
import { type Money, writeMoney } from '../money/money.js';
import { figureText, levelText } from './figure-text.js';
import type { SchemePlan } from './scheme/plan.js';
import type { RemedyKind } from './scheme/remedy.js';
import { NO_VALUE, times } from './scheme/value.js';
import type { ExactFacts } from './stages/exact-facts.js';
import type { CreditStatus, Owed } from './stages/line.js';
import type { ExactCredit } from './stages/measure.js';
import type { OwedByLine } from './stages/total.js';
import { worthOf } from './stages/worth.js';

/** The part of an assessment that belongs to one reading: what it is owed, and what is left of it. */
export interface CreditLine {
  /** The rule of the reading; `null` for a scheme of one rule. */
  readonly rule: string | null;
  readonly status: CreditStatus;
  /** Decimal text, after rounding of the level where the scheme asks for it. */
  readonly level: string | null;
  /** Whether the promise was missed; null when that is not known. */
  readonly missed: boolean | null;
  readonly remedy: RemedyKind | null;
  /**
   * How much of the remedy it is owed on its own, in the unit of the remedy: percent, money, days,
   * months, points.
   */
  readonly owedQuantity: string;
  /** What that is worth, rounded for reading; `null` where it has no worth in money. */
  readonly owedAmount: Money | null;
  /**
   * What is left of it beside the other lines, after stacking and the caps that they share; a cap takes
   * the same share of each. Minimum and rounding do not change it.
   */
  readonly quantity: string;
  /**
   * Its part of the payable amount: the parts of all lines add up to it, the minor units that
   * cannot be split going where cutting took most. `null` where it has no worth in money.
   */
  readonly amount: Money | null;
  /** How many steps were counted, where steps decided. */
  readonly steps: string | null;
  /** The row that decided. */
  readonly row: number | null;
  /** What the customer may ask for beside the remedy, in words of the contract. */
  readonly rights: readonly string[];
  /** The incident of the reading; `null` where it is of none. */
  readonly incident: string | null;
  /** The reason for which the miss does not count; `null` where it does, or none was given. */
  readonly excuse: string | null;
}

/** What a credit is written from. */
export interface Measured {
  readonly plan: SchemePlan;
  readonly facts: ExactFacts;
  readonly credit: ExactCredit;
}

/** Writes the lines of a credit, in the order of the readings. */
export function writeLines(measured: Measured): readonly CreditLine[] {
  const { lines, total } = measured.credit;
  const left: Ratio[] = [];
  for (const { index, owed } of total.lines) left[index] = owed.quantity;
  const parts = partsOf(measured);
  return lines.map(({ rule, status, level, missed, owed, rights, reading }, index) => ({
    rule: rule.name,
    status,
    level: levelText(level),
    missed,
    remedy: owed?.kind ?? null,
    owedQuantity: figureText(owed?.quantity ?? ZERO),
    owedAmount: owed === null ? null : amountOf(owed, measured),
    quantity: figureText(left[index] ?? ZERO),
    amount: owed === null ? null : partOf(owed, parts[index], measured),
    steps: owed === null || owed.steps === null ? null : figureText(owed.steps),
    row: owed?.row ?? null,
    // A copy: results belong to their readers.
    rights: [...rights],
    incident: reading.incident,
    excuse: reading.excuse,
  }));
}

/** The worth of what is owed, in the currency of the base. */
function amountOf({ kind, quantity }: Owed, { plan, facts }: Measured): Money | null {
  const unit = plan.unitValues[kind];
  if (unit === null || facts.currency === null) return null;
  return writeMoney(worthOf(times(unit, quantity), facts), facts.currency);
}

function partOf(
  { kind }: Owed,
  part: Money | undefined,
  { plan, credit: { payment } }: Measured,
): Money | null {
  if (payment === null || plan.unitValues[kind] === null) return null;
  return part ?? writeMoney(ZERO, payment.currency);
}

/** The parts of the payment, by the index of the line that they are paid for. */
function partsOf({ plan, facts, credit }: Measured): readonly Money[] {
  const { payment, total } = credit;
  const parts: Money[] = [];
  if (payment === null) return parts;
  const [first] = total.lines;
  // Nearly every assessment is of one line, which is paid all of it.
  if (total.lines.length === 1 && first !== undefined) {
    parts[first.index] = payment;
    return parts;
  }
  const worths = total.lines.map(({ owed: { kind, quantity } }) =>
    worthOf(times(plan.unitValues[kind] ?? NO_VALUE, quantity), facts),
  );
  if (!worths.some(({ numerator }) => numerator > 0n)) return parts;
  allocateExactly(payment, worths).forEach((part, i) => {
    parts[(total.lines[i] as OwedByLine).index] = part;
  });
  return parts;
}
