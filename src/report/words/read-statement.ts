import type { ClaimStatus, Statement, StatementLine } from '../../agreement/settle/statement.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, type Read, type Reader } from '../../core/read.js';
import { listOf, nullable, readFields } from '../../core/read-parts.js';
import { resultInstant } from '../../core/read-results.js';
import { flag, id, text, word } from '../../core/read-values.js';
import type { CreditAssessment, CreditTraceEntry } from '../../credit/assessment.js';
import type { CreditLine } from '../../credit/credit-line.js';
import { REMEDY_KINDS, type RemedyInKind } from '../../credit/scheme/remedy.js';
import { type Money, readMoney } from '../../money/money.js';
import type { Period } from '../../zone/period.js';
import { count, FIGURES, figure, type ToldFigures, told } from './read-figures.js';

/** A line of a statement: all that is owed, and of what was measured the figures that are told. */
export type ToldLine = Omit<StatementLine, keyof ToldFigures | 'history' | 'issue'> &
  ToldFigures & { readonly issue: Pick<Finding, 'code' | 'message'> | null };

/** A statement as words look at it. */
export interface ToldStatement extends Omit<Statement, 'lines' | 'shared' | 'zones'> {
  readonly lines: readonly ToldLine[];
  readonly shared: readonly Omit<Statement['shared'][number], 'history'>[];
  readonly zones: readonly Pick<Statement['zones'][number], 'timeZone' | 'fingerprint'>[];
}

/** An amount with its own digits. */
const money: Read<Money> = (reader) => {
  const { currency } = readMoney(reader);
  return { amount: String(childOf(reader, 'amount').value), currency };
};

const asGiven: Read<unknown> = (reader) => reader.value;

const TRACE_ENTRY = /* @__PURE__ */ (() =>
  ({
    stage: text,
    rule: nullable(text),
    index: nullable(count),
    unit: text,
    before: nullable(figure),
    after: figure,
  }) satisfies FieldsOf<CreditTraceEntry>)();

function readTraceEntry(reader: Reader): CreditTraceEntry {
  return readFields(reader, 'a step of a trace', TRACE_ENTRY) as CreditTraceEntry;
}

const CREDIT_LINE = /* @__PURE__ */ (() =>
  ({
    rule: nullable(text),
    status: text,
    level: nullable(figure),
    missed: nullable(flag),
    remedy: nullable(word(REMEDY_KINDS)),
    owedQuantity: figure,
    owedAmount: nullable(money),
    quantity: figure,
    amount: nullable(money),
    steps: nullable(figure),
    row: nullable(count),
    rights: listOf('rights', text),
    incident: nullable(text),
    excuse: nullable(text),
  }) satisfies FieldsOf<CreditLine>)();

function readCreditLine(reader: Reader): CreditLine {
  return readFields(reader, 'a line of a credit', CREDIT_LINE) as CreditLine;
}

const QUANTITIES = /* @__PURE__ */ (() =>
  ({
    serviceHours: figure,
    serviceDays: figure,
    freeMonths: figure,
    points: figure,
  }) satisfies FieldsOf<Record<RemedyInKind, string>>)();

const CONVERSION = /* @__PURE__ */ (() =>
  ({
    rate: figure,
    currency: text,
    date: nullable(text),
    source: nullable(text),
  }) satisfies FieldsOf<NonNullable<CreditAssessment['conversion']>>)();

const CAP = /* @__PURE__ */ (() =>
  ({ limit: nullable(figure), cut: figure, reached: flag }) satisfies FieldsOf<
    CreditAssessment['caps'][number]
  >)();

const CREDIT = /* @__PURE__ */ (() =>
  ({
    status: text,
    level: nullable(figure),
    missed: nullable(flag),
    lines: listOf('lines', readCreditLine),
    creditPercent: nullable(figure),
    quantities: (reader: Reader) => readFields(reader, 'quantities', QUANTITIES),
    amount: nullable(money),
    paidAs: text,
    conversion: nullable((reader: Reader) => readFields(reader, 'a conversion', CONVERSION)),
    rights: listOf('rights', text),
    baseAmount: nullable(money),
    caps: listOf('caps', (reader) => readFields(reader, 'a cap', CAP)),
    diagnostics: asGiven,
    trace: nullable(listOf('steps', readTraceEntry)),
  }) satisfies FieldsOf<CreditAssessment>)();

function readCredit(reader: Reader): CreditAssessment {
  return readFields(reader, 'a credit', CREDIT) as CreditAssessment;
}

const CLAIM = /* @__PURE__ */ (() =>
  ({
    status: word(['valid', 'lapsed', 'open', 'not-yet-open', 'not-required']),
    opensAt: nullable(resultInstant),
    dueAt: nullable(resultInstant),
    lastDay: nullable(text),
    evaluatedAt: resultInstant,
  }) satisfies FieldsOf<ClaimStatus>)();

const readClaim: Read<ClaimStatus> = (reader) => readFields(reader, 'a claim', CLAIM);

const ISSUE = /* @__PURE__ */ (() => told('a finding', { code: text, message: text }))();

const SHARED_PART = /* @__PURE__ */ (() =>
  ({ remedyId: id, lines: listOf('lines', readCreditLine) }) satisfies FieldsOf<
    NonNullable<StatementLine['shared']>
  >)();

const LINE = /* @__PURE__ */ (() =>
  ({
    objectiveId: id,
    name: nullable(text),
    service: nullable(text),
    status: text,
    targetPercent: nullable(figure),
    levelPercent: nullable(figure),
    ...FIGURES,
    credit: nullable(readCredit),
    history: asGiven,
    shared: nullable((reader: Reader) =>
      readFields(reader, 'a part of a shared remedy', SHARED_PART),
    ),
    amount: nullable(money),
    claim: nullable(readClaim),
    issue: nullable(ISSUE),
  }) satisfies FieldsOf<StatementLine>)();

const SHARED = /* @__PURE__ */ (() =>
  ({
    remedyId: id,
    objectiveIds: listOf('objectives', id),
    credit: readCredit,
    history: asGiven,
    claim: nullable(readClaim),
  }) satisfies FieldsOf<Statement['shared'][number]>)();

const PERIOD = { startAt: resultInstant, endAt: resultInstant, id } satisfies FieldsOf<Period>;

const PARTIES = { provider: text, customer: text } satisfies FieldsOf<
  NonNullable<Statement['parties']>
>;

const STATEMENT = /* @__PURE__ */ (() =>
  ({
    agreementId: id,
    name: nullable(text),
    parties: nullable((reader: Reader) => readFields(reader, 'the parties', PARTIES)),
    version: nullable(text),
    status: word(['final', 'provisional', 'incomplete', 'not-in-force']),
    period: (reader: Reader) => readFields(reader, 'a period', PERIOD),
    evaluatedAt: resultInstant,
    lines: listOf('lines', (reader) => readFields(reader, 'a line of a statement', LINE)),
    shared: listOf('credits', (reader) => readFields(reader, 'a shared credit', SHARED)),
    total: money,
    zones: listOf('zones', told('a zone', { timeZone: text, fingerprint: text })),
  }) satisfies FieldsOf<Statement>)();

/** Reads a statement for whoever tells what it says. */
export function readStatement(reader: Reader): ToldStatement {
  return readFields(reader, 'a statement', STATEMENT) as ToldStatement;
}
