import type { Money } from '../../money/money.js';
import type { SchemePlan } from '../scheme/plan.js';
import { LINE_CAPS, PERIOD_CAPS, TOTAL_CAPS } from './caps.js';
import { comparedLevel, decide, withOwnRule } from './decide.js';
import type { ExactFacts } from './exact-facts.js';
import { ALLOCATION, FACTORS } from './factors.js';
import type { ExactLine, LineContext, Owed } from './line.js';
import { ONE_PER } from './one-per.js';
import { PAYMENT_STAGES } from './payment.js';
import { STACKING } from './stacking.js';
import { type RunStage, runStages, type Watch } from './stage.js';
import { type OwedByLine, type Total, type TotalContext, totalValue } from './total.js';
import { worthOf } from './worth.js';

/** The credit of a period, exactly; only the payment is rounded. */
export interface ExactCredit {
  readonly lines: readonly ExactLine[];
  readonly total: Total;
  /** The same without the caps that look at several periods. */
  readonly periodTotal: Total;
  /** `null` when nothing in the terms has a money value. */
  readonly payment: Money | null;
}

/** What happens to each line, in this order. */
const LINE_STAGES: readonly RunStage<Owed, LineContext>[] = [ALLOCATION, FACTORS, LINE_CAPS];

/** Which lines count: of one incident the best, and of those what stacks. */
const STACKING_STAGES = [ONE_PER, STACKING] as const;

/** From facts to a credit: each reading becomes a line, lines a total, the total a payment. */
export function measureCredit(plan: SchemePlan, facts: ExactFacts, watch: Watch): ExactCredit {
  const context: TotalContext = { plan, facts };
  const lines = facts.readings.map((reading) =>
    measureLine({ plan, facts, reading: withOwnRule(reading, facts) }, watch),
  );
  const owing: OwedByLine[] = [];
  for (const [index, { rule, owed, reading }] of lines.entries())
    if (owed !== null) owing.push({ index, rule: rule.name, owed, reading });
  const counted: Total = { lines: runStages(STACKING_STAGES, owing, context, watch), caps: [] };
  const total = TOTAL_CAPS(counted, context, watch);
  const looksBack = plan.totalCaps.some(({ window }) => window !== 1);
  const periodTotal = looksBack ? PERIOD_CAPS(counted, context, null) : total;
  return { lines, total, periodTotal, payment: paymentOf(total, context, watch) };
}

function measureLine(context: LineContext, watch: Watch): ExactLine {
  const { reading, facts } = context;
  const level = reading.level === null ? null : comparedLevel(reading.rule, reading.level);
  const verdict = decide(reading, level, facts);
  if (watch !== null) noteVerdict({ ...verdict, level, rule: reading.rule, reading }, watch);
  const owed = verdict.owed === null ? null : runStages(LINE_STAGES, verdict.owed, context, watch);
  const { status, missed, rows, rights } = verdict;
  // Field by field: a spread in front of other fields costs more than the whole assessment.
  return { status, missed, owed, rows, rights, rule: reading.rule, level, reading };
}

function noteVerdict({ level, owed, rule, reading }: ExactLine, watch: NonNullable<Watch>): void {
  const { name } = rule;
  if (level !== null) {
    const unit = rule.unit ?? 'percent';
    watch({ stage: 'level', rule: name, index: null, unit, before: reading.level, after: level });
  }
  if (owed === null) return;
  const { kind: unit, row: index, quantity: after } = owed;
  const byOther = rule.formula === null ? 'rows' : 'formula';
  const stage = owed.steps === null ? (index === null ? byOther : 'rows') : 'steps';
  watch({ stage, rule: name, index, unit, before: null, after });
}

function paymentOf(total: Total, context: TotalContext, watch: Watch): Money | null {
  const { plan, facts } = context;
  if (facts.currency === null || !plan.isPriced) return null;
  const start = {
    currency: facts.currency,
    exact: worthOf(totalValue(total, plan), facts),
    money: null,
  };
  return runStages(PAYMENT_STAGES, start, context, watch).money;
}
