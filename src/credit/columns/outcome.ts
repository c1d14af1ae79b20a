import { type Ratio, ratio, shareOfPercent, smallerOf, ZERO } from '../../core/ratio.js';
import type { Reader } from '../../core/read.js';
import { NO_LABELS } from '../scheme/labels.js';
import { type LevelLine, lastPlace } from '../scheme/level-line.js';
import type { CapPlan, RulePlan, SchemePlan } from '../scheme/plan.js';
import { decide } from '../stages/decide.js';
import type { ExactFacts, ExactReading } from '../stages/exact-facts.js';
import { ALLOCATION, FACTORS } from '../stages/factors.js';
import type { CreditStatus, LineContext, Owed } from '../stages/line.js';

/** What the terms say at one place of the line of levels, whatever the base is. */
export interface Outcome {
  readonly status: CreditStatus;
  readonly missed: boolean | null;
  readonly row: number | null;
  /** What is owed under all caps; `null` for nothing. */
  readonly worth: Worth | null;
}

/** The smaller of a share of the base and a sum; `null` where there is no such limit. */
export interface Worth {
  readonly share: Ratio | null;
  readonly money: Ratio | null;
  /** Whether the remedy is a sum: of a base of 0 it has no percentage. */
  readonly isSum: boolean;
}

/** What a plain scheme comes to. */
export interface Outcomes {
  readonly line: LevelLine;
  readonly byPlace: readonly Outcome[];
  readonly unknown: Outcome;
}

/** Asks the stages once for each place of the line, and for no level. */
export function outcomesOf(plan: SchemePlan, rule: RulePlan, place: Reader): Outcomes {
  const facts: ExactFacts = { ...NO_FACTS, place };
  const of = (level: Ratio | null): Outcome => {
    const reading: ExactReading = { ...NO_READING, rule, level, place };
    const { status, missed, owed } = decide(reading, level, facts);
    const context = { plan, facts, reading };
    const worth = owed === null ? null : worthOf(owed, context);
    return { status, missed, row: owed?.row ?? null, worth };
  };
  const { line } = rule;
  const byPlace = Array.from({ length: lastPlace(line) + 1 }, (_, at) => of(levelAt(line, at)));
  return { line, byPlace, unknown: of(null) };
}

const NO_FACTS: Omit<ExactFacts, 'place'> = {
  readings: [],
  base: null,
  currency: null,
  history: [],
  period: null,
  periodsBefore: { calendarYear: null, contractYear: null, term: null },
  conversion: null,
};

const NO_READING: Omit<ExactReading, 'rule' | 'place'> = {
  level: null,
  absence: 'unknown',
  isExcused: false,
  excuse: null,
  labels: NO_LABELS,
  incident: null,
  at: null,
  multiples: /* @__PURE__ */ new Map(),
};

/** Some level of a place. */
function levelAt({ points, denominator }: LevelLine, place: number): Ratio {
  const [before, after] = [points[(place >> 1) - 1], points[place >> 1]];
  if (place % 2 === 1) return ratio(after as bigint, denominator);
  if (before !== undefined && after !== undefined) return ratio(before + after, 2n * denominator);
  if (before !== undefined) return ratio(before + 1n, denominator);
  return after === undefined ? ZERO : ratio(after - 1n, denominator);
}

function worthOf(decided: Owed, context: LineContext): Worth {
  const owed = FACTORS(ALLOCATION(decided, context, null), context, null);
  const isSum = owed.kind === 'money';
  const whole: Worth = isSum
    ? { share: null, money: owed.quantity, isSum }
    : { share: shareOfPercent(owed.quantity), money: null, isSum };
  const { lineCaps, totalCaps } = context.plan;
  return totalCaps.reduce(limitedAlways, lineCaps.reduce(limited, whole));
}

function limited(worth: Worth, { limit: { kind, quantity } }: CapPlan): Worth {
  return kind === 'money'
    ? { ...worth, money: lesser(worth.money, quantity) }
    : { ...worth, share: lesser(worth.share, shareOfPercent(quantity)) };
}

/** A total of no more than nothing is nothing of a base of 0, too; a line is not compared with a sum there. */
function limitedAlways(worth: Worth, cap: CapPlan): Worth {
  const under = limited(worth, cap);
  return cap.limit.quantity.numerator === 0n ? { ...under, share: ZERO } : under;
}

function lesser(a: Ratio | null, b: Ratio): Ratio {
  return a === null ? b : smallerOf(a, b);
}
