import { openTimeSet } from '../calendar/open-intervals.js';
import { fail, shown } from '../core/error.js';
import { toInstant } from '../core/instant.js';
import { compare, ratio, ratioOfPercent } from '../core/ratio.js';
import { assessCredit } from '../credit/assess.js';
import type { CreditAssessment } from '../credit/assessment.js';
import type { CreditPeriod } from '../credit/history.js';
import type { CreditScheme } from '../credit/scheme.js';
import { Decimal } from '../money/decimal.js';
import { amountOf, currencyOf, type Money, type MoneyInput, moneyOf } from '../money/money.js';
import { measureAvailability } from '../uptime/availability.js';
import { type Period, periodAt } from '../zone/period.js';
import { type Attainment, attainmentOf } from './attainment.js';
import type { CompiledAgreement, ServiceObjective, TicketObjective } from './compile.js';
import type { ServiceRecord, SettlementInput, Statement, StatementLine } from './statement.js';
import { evaluateTicket } from './ticket.js';

/**
 * Settles a period: measures every objective, and finds what misses owe.
 *
 * Levels go to remedies exact, never as the rounded figure. No credit is found before the period is
 * over. Each payable line is rounded once; the total is their sum.
 *
 * @param agreement - A compiled agreement.
 * @param input - Records, tickets and charges of the period.
 * @returns The statement with a line per objective and the total.
 * @throws {@link SlaError} `missing-field` for a charge that a remedy needs, `currency-mismatch` for one
 * in another currency, and those of the engines.
 * @example
 * import { compileAgreement, settlePeriod } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9', remedy: 'credit' }],
 *   remedies: { credit: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] } },
 * })
 * const statement = settlePeriod(sla, {
 *   periodOf: '2026-03-10T00:00:00Z',
 *   asOf: '2026-04-01T00:00:00Z',
 *   services: { api: { outages: [{ start: '2026-03-05T10:00:00Z', end: '2026-03-05T11:00:00Z' }] } },
 *   charges: { api: { amount: '500.00', currency: 'EUR' } },
 * })
 * statement.lines[0]?.levelPercent // => '99.865'
 * statement.total // => { amount: '50.00', currency: 'EUR' }
 */
export function settlePeriod(agreement: CompiledAgreement, input: SettlementInput): Statement {
  const period = periodAt(agreement.periodRule, input.periodOf, ['periodOf']);
  const asOf = toInstant(input.asOf, ['asOf']);
  const isFinal = asOf >= period.endAt;
  const { currency } = agreement.agreement;
  const attainments = ticketAttainments(agreement, input, period, asOf);
  const context = { agreement, input, period, asOf, isFinal, currency };
  const lines = [
    ...agreement.services.map((service) => serviceLine(service, context)),
    ...agreement.clocks.map((clock) =>
      ticketLine(clock, attainments.get(clock.objective.id), context),
    ),
  ];
  const total = lines.reduce((sum, line) => sum.plus(amountOf(line.amount)), new Decimal(0));
  return {
    agreementId: agreement.agreement.id,
    version: agreement.agreement.version ?? null,
    period,
    asOf,
    isFinal,
    lines: inOrder(agreement, lines),
    total: moneyOf(total, currency),
  };
}

interface SettlementContext {
  readonly agreement: CompiledAgreement;
  readonly input: SettlementInput;
  readonly period: Period;
  readonly asOf: number;
  readonly isFinal: boolean;
  readonly currency: string;
}

function serviceLine(
  { objective, calendar, remedy }: ServiceObjective,
  context: SettlementContext,
): StatementLine {
  const { input, period, asOf } = context;
  const records = input.services ?? {};
  const record = Object.hasOwn(records, objective.service)
    ? (records[objective.service] as ServiceRecord)
    : undefined;
  // A service without a record was not watched: nothing is known, and nothing is guessed.
  const { trackedSince, ...facts } = record ?? {
    unknown: [[period.startAt, period.endAt] as const],
  };
  const availability = measureAvailability({
    ...facts,
    ...(trackedSince === undefined ? {} : { trackedSince }),
    period: { start: period.startAt, end: period.endAt },
    asOf,
    targetPercent: objective.targetPercent,
    ...(calendar === undefined
      ? {}
      : { serviceTime: { within: (from, to) => openTimeSet(calendar, from, to) } }),
    ...(objective.excluded === undefined ? {} : { excluded: objective.excluded }),
    ...(objective.exclusionRules === undefined ? {} : { exclusionRules: objective.exclusionRules }),
  });
  const hasLevel = availability.availabilityPercent !== null;
  const credit = creditOf(
    objective.id,
    remedy,
    hasLevel ? availability.exact : undefined,
    objective.charge ?? objective.service,
    context,
  );
  return {
    objectiveId: objective.id,
    service: objective.service,
    status: availability.status,
    targetPercent: String(objective.targetPercent),
    levelPercent:
      availability.availabilityPercent === null
        ? null
        : shortPercent(availability.availabilityPercent),
    availability,
    attainment: null,
    credit,
    amount: credit?.amount ?? noMoney(context),
  };
}

function ticketLine(
  { objective, remedy }: TicketObjective,
  attainment: Attainment | undefined,
  context: SettlementContext,
): StatementLine {
  const target = objective.attainmentPercent;
  const credit = creditOf(
    objective.id,
    remedy,
    attainment?.attainmentPercent === null ? undefined : attainment?.exact,
    objective.charge ?? 'total',
    context,
  );
  return {
    objectiveId: objective.id,
    service: null,
    status: attainmentStatus(attainment, target, context.isFinal),
    targetPercent: target === undefined ? null : String(target),
    levelPercent: attainment?.attainmentPercent ?? null,
    availability: null,
    attainment: attainment ?? null,
    credit,
    amount: credit?.amount ?? noMoney(context),
  };
}

function attainmentStatus(
  attainment: Attainment | undefined,
  target: string | number | undefined,
  isFinal: boolean,
): StatementLine['status'] {
  if (!isFinal) return 'not-yet-due';
  if (attainment === undefined || attainment.exact.total === 0) return 'no-data';
  if (target === undefined) return 'measured';
  const { good, total } = attainment.exact;
  return compare(ratio(good, total), ratioOfPercent(target)) >= 0 ? 'met' : 'missed';
}

function creditOf(
  objectiveId: string,
  remedy: CreditScheme | undefined,
  level: { readonly good: string | number; readonly total: string | number } | undefined,
  charge: string,
  { input, isFinal, currency }: SettlementContext,
): CreditAssessment | null {
  if (remedy === undefined || !isFinal) return null;
  const charges = input.charges ?? {};
  if (!Object.hasOwn(charges, charge)) {
    fail({
      code: 'missing-field',
      path: ['charges', charge],
      expected: `the charge that the remedy of ${objectiveId} is taken of`,
      received: shown(undefined),
    });
  }
  const base = charges[charge] as MoneyInput;
  if (currencyOf(base, ['charges', charge]) !== currency) {
    fail({
      code: 'currency-mismatch',
      path: ['charges', charge, 'currency'],
      expected: `${currency}, the currency of the agreement`,
      received: shown(base.currency),
    });
  }
  const history = input.history ?? {};
  return assessCredit(remedy, {
    level: level ?? null,
    base,
    ...(Object.hasOwn(history, objectiveId)
      ? { history: history[objectiveId] as readonly CreditPeriod[] }
      : {}),
  });
}

function ticketAttainments(
  agreement: CompiledAgreement,
  input: SettlementInput,
  period: Period,
  asOf: number,
): Map<string, Attainment> {
  const at = Math.min(asOf, period.endAt);
  const evaluations = (input.tickets ?? []).map((ticket) =>
    evaluateTicket(agreement, ticket, { at }),
  );
  return new Map(
    attainmentOf(evaluations, { within: period }).map((attainment) => [
      attainment.objectiveId,
      attainment,
    ]),
  );
}

function inOrder(
  agreement: CompiledAgreement,
  lines: readonly StatementLine[],
): readonly StatementLine[] {
  const order = new Map(agreement.agreement.objectives.map(({ id }, i) => [id, i]));
  return [...lines].sort(
    (a, b) => (order.get(a.objectiveId) as number) - (order.get(b.objectiveId) as number),
  );
}

function noMoney({ currency }: SettlementContext): Money {
  return moneyOf(new Decimal(0), currency);
}

/** Three digits for reading; cutting text rounds down. */
function shortPercent(percent: string): string {
  return percent.replace(/(\.\d{3})\d+$/, '$1');
}
