import { guarded } from '../../core/error.js';
import type { InstantInput } from '../../core/instant.js';
import { sum } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { flag, instant } from '../../core/read-values.js';
import { type Money, writeMoney, writtenValue } from '../../money/money.js';
import { type CompiledAgreement, planOf } from '../compile.js';
import type { AgreementPlan } from '../read.js';
import type { SettlementFacts } from './facts.js';
import { lineOf } from './line.js';
import { type LineContext, measureLine } from './measure-line.js';
import { readSettlement } from './read-settlement.js';
import { sharedCredits } from './shared-credit.js';
import type { Statement, StatementLine } from './statement.js';
import { zonesOf } from './zones.js';

/** Options of `settlePeriod`. */
export interface SettleOptions {
  /** Up to when the facts are known; the statement is final from the end of the period on. */
  readonly at: InstantInput;
  /**
   * Whether each line tells how it was found: the intervals of its downtime, and the stages of its
   * credit with the figures before and after.
   *
   * @defaultValue false
   */
  readonly trace?: boolean | undefined;
}

/**
 * Settles a period: measures every objective, and finds what misses owe.
 *
 * Levels go to remedies exact, never as the rounded figure. No credit is found before the period is
 * over. Each payable line is rounded once; the total is their sum. Of a period that the agreement
 * governs in part, that part is measured.
 *
 * What is wrong with the facts of one service, charge or objective is the `issue` of the lines that need
 * it: they are not settled, the statement is `incomplete`, and the other lines stand. A charge is needed
 * where a percentage of it is owed: a kept promise, a fixed sum and points need none.
 *
 * @param agreement - A compiled agreement.
 * @param facts - Records, tickets and charges of the period, and an instant of it.
 * @param options - `at`, the instant of judgement.
 * @returns The statement with a line per objective, in the order of the agreement, and the total.
 * @throws {@link SlaError} `unknown-reference` for a service, charge or objective that the agreement does
 * not know, `invalid-option` for a ticket that is given twice, `unknown-field`, those of clocks for
 * tickets, and those of facts that no objective needs, with the path in the facts.
 * @example
 * import { compileAgreement, settlePeriod } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9', remedy: 'credit' }],
 *   remedies: { credit: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] } },
 * })
 * const statement = settlePeriod(sla, {
 *   periodOf: '2026-03-10T00:00:00Z',
 *   services: { api: { outages: [{ start: '2026-03-05T10:00:00Z', end: '2026-03-05T11:00:00Z' }] } },
 *   charges: { api: { amount: '500.00', currency: 'EUR' } },
 * }, { at: '2026-04-01T00:00:00Z' })
 * statement.lines[0]?.levelPercent // => '99.865'
 * statement.total // => { amount: '50.00', currency: 'EUR' }
 */
export function settlePeriod(
  agreement: CompiledAgreement,
  facts: SettlementFacts,
  options: SettleOptions,
): Statement {
  return guarded(() => {
    const plan = planOf(agreement);
    const { agreement: document } = agreement;
    const { at, trace } = readFields(
      readerOf(options, null, 'options'),
      'options with at',
      OPTIONS,
    );
    const { period, context } = readSettlement(agreement, facts, { at, trace });
    const { lines, shared } = context === undefined ? NO_LINES : linesOf(plan, context);
    return {
      agreementId: document.id,
      name: document.name ?? null,
      parties: document.parties ?? null,
      version: document.version ?? null,
      status: statusOf(context, lines),
      period,
      evaluatedAt: at,
      lines,
      shared,
      total: totalOf(lines, plan.currency),
      zones: zonesOf(plan, period),
    };
  });
}

const NO_LINES: Pick<Statement, 'lines' | 'shared'> = { lines: [], shared: [] };

/** Measures all objectives, then finds what they owe together, and last what each of them does. */
function linesOf(
  { objectives }: AgreementPlan,
  context: LineContext,
): Pick<Statement, 'lines' | 'shared'> {
  const measured = objectives.map((objective) => measureLine(objective, context));
  const { parts, credits } = sharedCredits(measured, context);
  return { lines: measured.map((one) => lineOf(one, context, parts)), shared: credits };
}

function statusOf(
  context: LineContext | undefined,
  lines: readonly StatementLine[],
): Statement['status'] {
  if (context === undefined) return 'not-in-force';
  if (lines.some(({ issue }) => issue !== null)) return 'incomplete';
  return context.isFinal ? 'final' : 'provisional';
}

/** The sum of the lines as rounded, so that it is what a reader of the statement adds up. */
function totalOf(lines: readonly StatementLine[], currency: string): Money {
  const amounts = lines.flatMap(({ amount }) => (amount === null ? [] : [writtenValue(amount)]));
  return writeMoney(sum(amounts), currency);
}

const OPTIONS = {
  at: instant,
  trace: optional(flag, false),
} satisfies FieldsOf<SettleOptions>;
