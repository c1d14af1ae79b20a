import { divide, type Ratio, ZERO } from '../core/ratio.js';
import { type Money, writeMoney } from '../money/money.js';
import { type CreditLine, type Measured, writeLines } from './credit-line.js';
import { cutText, figureText } from './figure-text.js';
import type { RemedyInKind } from './scheme/remedy.js';
import type { CreditStatus, ExactLine } from './stages/line.js';
import type { StageName, StageNote } from './stages/stage.js';
import { type CapFigure, quantityOf, totalValue } from './stages/total.js';
import { worthOf } from './stages/worth.js';

export type { CreditLine } from './credit-line.js';

/** A reason for which a person should look at a level. */
export interface CreditDiagnostic {
  readonly code: 'uncovered' | 'overlap' | 'out-of-domain' | 'no-data' | 'credit-while-target-met';
  /** The rule of the reading; `null` for a scheme of one rule. */
  readonly rule: string | null;
  /** Indexes of the rows concerned. */
  readonly rows: readonly number[];
}

/** The effect of a cap over the total. */
export interface CapOutcome {
  /**
   * What was left under the cap, in the unit of its limit; money for a percentage of a known base. `null`
   * for a percentage of a base that was not given, since nothing was owed.
   */
  readonly limit: string | null;
  /** What it took off, in the same unit. */
  readonly cut: string;
  /** Whether something was owed in this period, and came up to the limit. */
  readonly reached: boolean;
}

/** A step of an assessment: the figure before and after one stage. */
export interface CreditTraceEntry {
  readonly stage: StageName;
  /** The rule, or null for a stage that all lines share and for a scheme of one rule. */
  readonly rule: string | null;
  /** The row, factor or cap of the scheme that acted. */
  readonly index: number | null;
  /**
   * What the figures count: the unit of the level, the kind of the remedy (`percent`, `points`), or a
   * currency; `percent` where a cap looks at percentages without a base.
   */
  readonly unit: string;
  readonly before: string | null;
  readonly after: string;
}

/** A conversion as it was applied. */
export interface PaidConversion {
  /** Units of the paid currency for one unit of the base. */
  readonly rate: string;
  readonly currency: string;
  /** The date of the rate; `null` where the facts do not say. */
  readonly date: string | null;
  /** Who published it; `null` where the facts do not say. */
  readonly source: string | null;
}

/** The credit of one period. Plain data. */
export interface CreditAssessment {
  /** The status of the reading; for several, the one that most needs a look. */
  readonly status: CreditStatus;
  /** The level of the only reading. */
  readonly level: string | null;
  /** Whether any promise was missed; null when that is not known. */
  readonly missed: boolean | null;
  readonly lines: readonly CreditLine[];
  /**
   * The credit as percent of the base, after stacking and the caps of this period; before caps over
   * several periods and before minimum and rounding. Null when there is no base to compare with,
   * or nothing in the terms has a money value.
   */
  readonly creditPercent: string | null;
  /** What is owed in kind: hours and days of service, free months, points. */
  readonly quantities: Readonly<Record<RemedyInKind, string>>;
  /** The payable amount, rounded once. Null when nothing in the terms has a money value. */
  readonly amount: Money | null;
  /** The form in which the amount is given; a label. */
  readonly paidAs: 'credit' | 'cash' | 'voucher';
  /** The rate by which it was converted; `null` where it was not. */
  readonly conversion: PaidConversion | null;
  /** What the customer may ask for beside all remedies, each once. */
  readonly rights: readonly string[];
  /** The same in the currency of the base, where a conversion pays in another: what caps count later. */
  readonly baseAmount: Money | null;
  /** One per cap over the total, in the order of the scheme. */
  readonly caps: readonly CapOutcome[];
  readonly diagnostics: readonly CreditDiagnostic[];
  /** What each stage did, in order; `null` unless it was asked for. */
  readonly trace: readonly CreditTraceEntry[] | null;
}

/** Writes a credit as plain data: the one place where fractions become text. */
export function writeAssessment(
  measured: Measured,
  notes: readonly StageNote[] | null,
): CreditAssessment {
  const { lines, total, payment } = measured.credit;
  const written = writeLines(measured);
  return {
    status: statusOf(lines, measured.plan.isGroup),
    level: written.length === 1 ? (written[0]?.level ?? null) : null,
    missed: missedOf(lines, measured.plan.isGroup),
    lines: written,
    creditPercent: percentOf(measured),
    quantities: {
      serviceHours: figureText(quantityOf(total, 'serviceHours')),
      serviceDays: figureText(quantityOf(total, 'serviceDays')),
      freeMonths: figureText(quantityOf(total, 'freeMonths')),
      points: figureText(quantityOf(total, 'points')),
    },
    amount: payment,
    paidAs: measured.plan.paidAs,
    conversion: payment === null ? null : conversionOf(measured),
    rights: rightsOf(lines),
    baseAmount: inBaseCurrency(measured),
    caps: total.caps.map(writeCap),
    diagnostics: diagnosticsOf(lines),
    trace: notes === null ? null : notes.map(writeNote),
  };
}

/** Which status of several shows: what a person must look at comes first. */
const STATUS_ORDER: readonly CreditStatus[] = [
  'out-of-domain',
  'overlap',
  'uncovered',
  'credited',
  'not-reported',
  'unknown',
  'missed',
  'excused',
  'nothing-promised',
  'met',
];

function statusOf(lines: readonly ExactLine[], isGroup: boolean): CreditStatus {
  // A rule that reads incidents one by one is kept where there was none; of a group nobody knows.
  if (lines.length === 0 && !isGroup) return 'met';
  if (lines.length === 1) return (lines[0] as ExactLine).status;
  const found = new Set(lines.map(({ status }) => status));
  return STATUS_ORDER.find((status) => found.has(status)) ?? 'unknown';
}

function missedOf(lines: readonly ExactLine[], isGroup: boolean): boolean | null {
  if (lines.length === 0 && !isGroup) return false;
  if (lines.some(({ missed }) => missed === true)) return true;
  return lines.some(({ missed }) => missed === false) ? false : null;
}

function conversionOf({ facts: { conversion } }: Measured): PaidConversion | null {
  if (conversion === null) return null;
  const { rate, currency, date, source } = conversion;
  return { rate: figureText(rate), currency, date, source };
}

function writeCap({ limit, cut, reached }: CapFigure): CapOutcome {
  return { limit: limit === null ? null : figureText(limit), cut: figureText(cut), reached };
}

/**
 * The credit as percent of the base. A free month has a percentage too; a sum has none of a base of
 * 0, nor without a base.
 */
function percentOf({ plan, facts, credit }: Measured): string | null {
  if (!plan.isPriced) return null;
  const { share, money } = totalValue(credit.periodTotal, plan);
  if (money.numerator === 0n && share.numerator === 0n) return '0';
  if (facts.base === null && facts.currency !== null) return null;
  if (money.numerator === 0n) return figureText(percentage(share));
  return facts.base === null || facts.base.numerator === 0n
    ? null
    : figureText(percentage(divide(worthOf({ share, money }, facts), facts.base)));
}

function percentage({ numerator, denominator }: Ratio): Ratio {
  return { numerator: numerator * 100n, denominator };
}

/** A credit that a minimum suppressed is nothing in both currencies. */
function inBaseCurrency({ plan, facts, credit }: Measured): Money | null {
  const { payment, total } = credit;
  if (payment === null || facts.conversion === null || facts.currency === null) return payment;
  const isNothing = !/[1-9]/.test(payment.amount);
  const value = isNothing ? ZERO : worthOf(totalValue(total, plan), facts);
  return writeMoney(value, facts.currency, plan.rounding);
}

function rightsOf(lines: readonly ExactLine[]): readonly string[] {
  // Few schemes give any.
  if (!lines.some(({ rights }) => rights.length > 0)) return [];
  return [...new Set(lines.flatMap(({ rights }) => rights))];
}

function diagnosticsOf(lines: readonly ExactLine[]): readonly CreditDiagnostic[] {
  const diagnostics: CreditDiagnostic[] = [];
  for (const line of lines) {
    const code = doubtOf(line);
    // A copy: what has no rows shares one list of none, and results belong to their readers.
    if (code !== null) diagnostics.push({ code, rule: line.rule.name, rows: [...line.rows] });
  }
  return diagnostics;
}

function doubtOf({ status, level, missed }: ExactLine): CreditDiagnostic['code'] | null {
  if (status === 'uncovered' || status === 'overlap' || status === 'out-of-domain') return status;
  if (level === null && status !== 'excused' && status !== 'nothing-promised') return 'no-data';
  return status === 'credited' && missed === false ? 'credit-while-target-met' : null;
}

function writeNote({ before, after, ...note }: StageNote): CreditTraceEntry {
  const text = note.stage === 'level' ? cutText : figureText;
  return { ...note, before: before === null ? null : text(before), after: text(after) };
}
