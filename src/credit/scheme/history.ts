import type { DecimalInput } from '../../core/decimal-text.js';
import { addShared, negate, type Ratio, ZERO } from '../../core/ratio.js';
import type { FieldsOf, Read } from '../../core/read.js';
import { listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import { amount, decimal, flag } from '../../core/read-values.js';
import { type ExactMoney, type MoneyInput, readMoney } from '../../money/money.js';
import { type LevelInput, type LevelUnit, levelIn } from './level.js';
import type { RemedyInKind } from './remedy.js';

/**
 * One earlier period, as far as it is known. History is an argument: the library stores nothing. A
 * field left out is unknown and counts neither for nor against.
 */
export interface CreditPeriod {
  /** Whether the promise was missed. */
  readonly missed?: boolean | null | undefined;
  readonly level?: LevelInput | null | undefined;
  /** The credit as percent of that period's base. */
  readonly creditPercent?: DecimalInput | null | undefined;
  /** What was credited. */
  readonly credit?: MoneyInput | null | undefined;
  /** What was charged. */
  readonly charge?: MoneyInput | null | undefined;
  /** Whether a cap was reached. */
  readonly capReached?: boolean | null | undefined;
  /** What was owed in kind: hours and days of service, free months, points. */
  readonly quantities?: Partial<Readonly<Record<RemedyInKind, DecimalInput>>> | undefined;
}

/** An earlier period, read; `null` is unknown. */
export interface ExactPeriod {
  readonly missed: boolean | null;
  readonly level: Ratio | null;
  readonly creditPercent: Ratio | null;
  readonly credit: ExactMoney | null;
  readonly charge: ExactMoney | null;
  readonly capReached: boolean | null;
  readonly quantities: Readonly<Record<RemedyInKind, Ratio>>;
}

/** More periods than any history has: ten years of days. */
export const MOST_PERIODS = 4000;

/** The longest window of periods that a rule may look back on: a year of days. */
export const LONGEST_WINDOW = 400;

/** Reads earlier periods, oldest first. */
export function historyIn(unit: LevelUnit | null): Read<readonly ExactPeriod[]> {
  return listOf('periods, oldest first', periodIn(unit), { most: MOST_PERIODS });
}

/** Reads one period. */
export function periodIn(unit: LevelUnit | null): Read<ExactPeriod> {
  const unknown = <T>(read: Read<T>): Read<T | null> => optional(nullable(read), null);
  const fields = {
    missed: unknown(flag),
    level: unknown(levelIn(unit)),
    creditPercent: unknown(decimal),
    credit: unknown(readMoney),
    charge: unknown(readMoney),
    capReached: unknown(flag),
    quantities: optional(readQuantities, NO_QUANTITIES),
  } satisfies FieldsOf<CreditPeriod>;
  return (reader) => readFields(reader, 'a period', fields);
}

const NO_QUANTITIES: Readonly<Record<RemedyInKind, Ratio>> = {
  serviceHours: ZERO,
  serviceDays: ZERO,
  freeMonths: ZERO,
  points: ZERO,
};

const quantity = /* @__PURE__ */ optional(amount, ZERO);

const QUANTITY_FIELDS = {
  serviceHours: quantity,
  serviceDays: quantity,
  freeMonths: quantity,
  points: quantity,
} satisfies FieldsOf<Record<RemedyInKind, DecimalInput>>;

const readQuantities: Read<Readonly<Record<RemedyInKind, Ratio>>> = (reader) =>
  readFields(reader, 'quantities of remedies in kind', QUANTITY_FIELDS);

/** The last periods of a history, oldest first; `count` may be 0. */
export function lastPeriods(
  history: readonly ExactPeriod[],
  count: number,
): readonly ExactPeriod[] {
  return count <= 0 ? [] : history.slice(-count);
}

/** What can be added up over periods: sums of money, and remedies in kind. */
type Summed = 'credit' | 'charge' | RemedyInKind;

/**
 * The sum over the last periods of a history; what is unknown adds nothing. Running totals are kept
 * beside a history, which only grows: many caps over long windows cost no more than one.
 */
export function sumOfLast(history: readonly ExactPeriod[], count: number, of: Summed): Ratio {
  const totals = runningTotals(history, of);
  const before = totals[Math.max(0, history.length - count)] as Ratio;
  return addShared(totals[history.length] as Ratio, negate(before));
}

const RUNNING = /* @__PURE__ */ new WeakMap<readonly ExactPeriod[], Map<Summed, Ratio[]>>();

function runningTotals(history: readonly ExactPeriod[], of: Summed): readonly Ratio[] {
  const all = RUNNING.get(history) ?? new Map<Summed, Ratio[]>();
  RUNNING.set(history, all);
  const totals = all.get(of) ?? [ZERO];
  all.set(of, totals);
  for (let i = totals.length - 1; i < history.length; i++)
    totals.push(addShared(totals[i] as Ratio, figureOf(history[i] as ExactPeriod, of)));
  return totals;
}

function figureOf(period: ExactPeriod, of: Summed): Ratio {
  if (of === 'credit' || of === 'charge') return period[of]?.value ?? ZERO;
  return period.quantities[of];
}

/** How many periods at the end of the history were missed without a break; more than asked do not count. */
export function missesInARow(history: readonly ExactPeriod[], most: number): number {
  let count = 0;
  while (count < most && history[history.length - 1 - count]?.missed === true) count++;
  return count;
}
