import { type Ratio, ratio } from '../../core/ratio.js';
import { childOf, refuse } from '../../core/read.js';
import { writtenValue } from '../../money/money.js';
import type { ExactPeriod } from '../scheme/history.js';
import { unitMsOf } from '../scheme/level.js';
import type { RulePlan, SchemePlan } from '../scheme/plan.js';
import { type ExactFacts, type ExactReading, missing } from '../stages/exact-facts.js';
import { type ExactCredit, measureCredit } from '../stages/measure.js';
import { type DrawTable, drawFrom } from './draw-table.js';
import type { RuleQuestion } from './question.js';
import { rememberedPeriod } from './worst-case.js';
import { drawsOf } from './xoshiro.js';

/** A model as it is drawn from. */
export interface ModelPlan {
  readonly expected: Ratio;
  readonly incidents: DrawTable;
  readonly repairs: DrawTable;
  /** The minutes of each outcome of a repair; `null` for one more than its number. */
  readonly minutes: readonly number[] | null;
}

/** A model with what is drawn of it. */
export interface Setup extends ModelPlan {
  readonly seed: number;
  readonly runs: number;
  readonly periods: number;
  readonly periodMs: number;
}

/** What the terms that were drawn came to. */
export interface Terms {
  readonly currency: string;
  /** What each owes, in minor units. */
  readonly totals: readonly bigint[];
  /** How many periods of all owe a credit. */
  readonly creditedPeriods: number;
  /** The downtime of all periods in minutes. */
  readonly minutes: number;
}

/** Whether the credit of a period depends on those before it. */
export function looksBack({ totalCaps }: SchemePlan, { factors }: RulePlan): boolean {
  return totalCaps.some(({ window }) => window !== 1) || factors.some(({ by }) => by === 'repeat');
}

/** Draws terms, period by period, and assesses each. */
export function drawTerms(question: RuleQuestion, setup: Setup): Terms {
  const draw = drawsOf(setup.seed);
  const { currency } = requirePriced(question);
  const assess = assessorOf(question, setup);
  const totals: bigint[] = [];
  let [creditedPeriods, minutes] = [0, 0];
  for (let run = 0; run < setup.runs; run++) {
    let total = 0n;
    const history: ExactPeriod[] = [];
    for (let period = 0; period < setup.periods; period++) {
      const down = downtimeOf(setup, draw);
      const paid = assess(down, history);
      if (paid > 0n) creditedPeriods++;
      total += paid;
      minutes += down;
    }
    totals.push(total);
  }
  return { currency, totals, creditedPeriods, minutes };
}

function requirePriced({ plan, facts }: RuleQuestion): { readonly currency: string } {
  const { base, currency } = facts;
  if (base === null || currency === null)
    return missing(facts.place, 'base', 'the charges of one period');
  if (plan.isPriced) return { currency };
  refuse(childOf(facts.place, 'base'), {
    code: 'invalid-option',
    expected: 'a scheme whose remedies have a price: credits are added up in money',
    received: 'one of remedies in kind alone',
  });
}

/** Incidents add up, to no more than the period has: two that happen at once are one after the other. */
function downtimeOf({ incidents, repairs, minutes, periodMs }: Setup, draw: () => number): number {
  const most = Math.ceil(periodMs / MINUTE_MS);
  let down = 0;
  for (let left = drawFrom(incidents, draw); left > 0; left--) {
    const outcome = drawFrom(repairs, draw);
    down = Math.min(most, down + (minutes === null ? outcome + 1 : (minutes[outcome] as number)));
  }
  return down;
}

const MINUTE_MS = 60_000;

/** What a downtime in minutes is paid, in minor units, after what came before. */
type Assess = (down: number, history: ExactPeriod[]) => bigint;

function assessorOf(question: RuleQuestion, { periodMs }: Setup): Assess {
  const { plan, facts, rule } = question;
  const reading = { ...(facts.readings[0] as ExactReading), rule };
  const measured = (down: number, history: readonly ExactPeriod[]): ExactCredit => {
    const level = levelAfter(question, down, periodMs);
    // The term that is drawn begins a year.
    const { length } = history;
    const periodsBefore = { calendarYear: length, contractYear: length, term: length };
    const readings = [{ ...reading, level }];
    const period: ExactFacts = { ...facts, history, periodsBefore, readings };
    return measureCredit(plan, period, null);
  };
  if (looksBack(plan, rule)) {
    return (down, history) => {
      const credit = measured(down, history);
      const missed = credit.lines[0]?.missed ?? null;
      history.push({ ...rememberedPeriod(question, credit), missed });
      return paidIn(credit);
    };
  }
  const known = new Map<number, bigint>();
  return (down) => {
    const paid = known.get(down) ?? paidIn(measured(down, []));
    known.set(down, paid);
    return paid;
  };
}

function paidIn({ payment }: ExactCredit): bigint {
  return payment === null ? 0n : writtenValue(payment).numerator;
}

/** The level of a period with so much downtime. */
function levelAfter(
  { rule: { unit }, facts }: RuleQuestion,
  down: number,
  periodMs: number,
): Ratio {
  const downMs = Math.min(down * MINUTE_MS, periodMs);
  if (unit === null || unit === 'percent')
    return ratio(100n * BigInt(periodMs - downMs), BigInt(periodMs));
  const unitMs = unitMsOf(unit);
  if (unitMs !== undefined) return ratio(downMs, unitMs);
  refuse(facts.place, {
    code: 'invalid-option',
    expected: 'a rule by percentages or by a unit of time',
    received: `one by ${unit}`,
  });
}
