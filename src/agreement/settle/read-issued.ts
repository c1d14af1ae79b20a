import { add, type Ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, nullable, readFields } from '../../core/read-parts.js';
import { resultInstant } from '../../core/read-results.js';
import { decimal, id, text, whole, word } from '../../core/read-values.js';
import type { CreditAssessment } from '../../credit/assessment.js';
import type { CreditLine } from '../../credit/credit-line.js';
import { REMEDIES_IN_KIND, type RemedyInKind } from '../../credit/scheme/remedy.js';
import { moneyIn, readMoney } from '../../money/money.js';
import type { Period } from '../../zone/period.js';
import type { CorrectionLine, IssuedLine, StatementCorrection } from './correction.js';
import type { Statement, StatementLine } from './statement.js';

/** What is owed for an objective by one document. */
export interface IssuedAmount {
  readonly objectiveId: string;
  readonly name: string | null;
  /** Whether it could be settled. */
  readonly isSettled: boolean;
  readonly amount: Ratio;
  readonly quantities: Quantities;
}

/** What is owed in kind. */
export type Quantities = Readonly<Record<RemedyInKind, Ratio>>;

/** A statement or a correction, as far as corrections look at it. */
export interface IssuedDocument {
  readonly agreementId: string;
  readonly version: string | null;
  readonly status: string;
  readonly period: Period;
  readonly evaluatedAt: number;
  readonly currency: string;
  readonly lines: readonly IssuedAmount[];
}

/** Reads a statement whole; measured figures are carried along and not looked at. */
export function readStatement(reader: Reader): IssuedDocument {
  const currency = currencyOf(reader);
  const fields = {
    agreementId: id,
    name: nullable(text),
    parties: asGiven,
    version: nullable(text),
    status: word(['final', 'provisional', 'incomplete', 'not-in-force']),
    period: readPeriod,
    evaluatedAt: resultInstant,
    lines: listOf('lines', lineIn(currency)),
    shared: asGiven,
    total: moneyIn(currency),
    zones: asGiven,
  } satisfies FieldsOf<Statement>;
  const statement = readFields(reader, 'a statement', fields);
  requireOnce(childOf(reader, 'lines'), statement.lines);
  return { ...statement, currency };
}

/** An objective has one line in a statement: what stood there twice would be corrected twice. */
function requireOnce(place: Reader, lines: readonly IssuedAmount[]): void {
  const seen = new Set<string>();
  lines.forEach(({ objectiveId }, i) => {
    if (seen.has(objectiveId)) {
      refuse(childOf(childOf(place, i), 'objectiveId'), {
        code: 'invalid-option',
        expected: 'one line for each objective',
      });
    }
    seen.add(objectiveId);
  });
}

/** Reads a correction whole. */
export function readCorrection(reader: Reader): IssuedDocument {
  const currency = currencyOf(reader);
  const fields = {
    kind: word(['correction']),
    agreementId: id,
    version: nullable(text),
    status: word(['final', 'incomplete']),
    period: readPeriod,
    evaluatedAt: resultInstant,
    lines: listOf('lines', correctionLineIn(currency)),
    undecided: listOf('objectives', id),
    total: moneyIn(currency),
  } satisfies FieldsOf<StatementCorrection>;
  return { ...readFields(reader, 'a correction', fields), currency };
}

function currencyOf(reader: Reader): string {
  return readMoney(childOf(reader, 'total')).currency;
}

/** A part of a result that nobody looks at. */
const asGiven: Read<unknown> = (reader) => reader.value;

const PERIOD = {
  startAt: resultInstant,
  endAt: resultInstant,
  id,
} satisfies FieldsOf<Period>;

function readPeriod(reader: Reader): Period {
  return readFields(reader, 'a period', PERIOD);
}

function lineIn(currency: string): Read<IssuedAmount> {
  const fields = {
    objectiveId: id,
    name: nullable(text),
    service: nullable(text),
    status: text,
    targetPercent: nullable(text),
    levelPercent: nullable(text),
    availability: asGiven,
    attainment: asGiven,
    requests: asGiven,
    score: asGiven,
    credit: nullable(readCredit),
    history: asGiven,
    shared: nullable(readShared),
    amount: nullable(moneyIn(currency)),
    claim: asGiven,
    issue: asGiven,
  } satisfies FieldsOf<StatementLine>;
  return (reader) => {
    const line = readFields(reader, 'a line of a statement', fields);
    return {
      objectiveId: line.objectiveId,
      name: line.name,
      isSettled: line.issue === null,
      amount: line.amount ?? ZERO,
      quantities: line.credit ?? line.shared ?? NOTHING,
    };
  };
}

/** Nothing is owed in kind. */
export const NOTHING: Quantities = {
  serviceHours: ZERO,
  serviceDays: ZERO,
  freeMonths: ZERO,
  points: ZERO,
};

const readQuantities: Read<Quantities> = (reader) =>
  readFields(reader, 'quantities of remedies in kind', QUANTITIES);

const QUANTITIES = {
  serviceHours: decimal,
  serviceDays: decimal,
  freeMonths: decimal,
  points: decimal,
} satisfies FieldsOf<Quantities>;

const CREDIT = {
  status: asGiven,
  level: asGiven,
  missed: asGiven,
  lines: asGiven,
  creditPercent: asGiven,
  quantities: readQuantities,
  amount: asGiven,
  baseAmount: asGiven,
  caps: asGiven,
  paidAs: asGiven,
  conversion: asGiven,
  rights: asGiven,
  diagnostics: asGiven,
  trace: asGiven,
} satisfies FieldsOf<CreditAssessment>;

function readCredit(reader: Reader): Quantities {
  return readFields(reader, 'a credit', CREDIT).quantities;
}

const CREDIT_LINE = {
  rule: asGiven,
  status: asGiven,
  level: asGiven,
  missed: asGiven,
  remedy: nullable(text),
  owedQuantity: asGiven,
  owedAmount: asGiven,
  quantity: decimal,
  amount: asGiven,
  steps: asGiven,
  row: asGiven,
  rights: asGiven,
  incident: asGiven,
  excuse: asGiven,
} satisfies FieldsOf<CreditLine>;

const SHARED = {
  remedyId: id,
  lines: /* @__PURE__ */ listOf('lines', (reader) =>
    readFields(reader, 'a line of a credit', CREDIT_LINE),
  ),
} satisfies FieldsOf<NonNullable<StatementLine['shared']>>;

/** The part of a shared remedy: percentages and money are paid, the rest is owed in kind. */
function readShared(reader: Reader): Quantities {
  const { lines } = readFields(reader, 'a part of a shared remedy', SHARED);
  const owed = { ...NOTHING };
  for (const { remedy, quantity } of lines) {
    const kind = REMEDIES_IN_KIND.find((one) => one === remedy);
    if (kind !== undefined) owed[kind] = add(owed[kind], quantity);
  }
  return owed;
}

const REFERENCE = {
  document: whole('documents'),
  evaluatedAt: resultInstant,
  line: whole('lines'),
} satisfies FieldsOf<IssuedLine>;

function correctionLineIn(currency: string): Read<IssuedAmount> {
  const money = moneyIn(currency);
  const fields = {
    objectiveId: id,
    name: nullable(text),
    change: word(['changed', 'added', 'removed']),
    corrects: listOf('lines', (reader) => readFields(reader, 'a reference', REFERENCE)),
    issued: money,
    owed: money,
    amount: money,
    quantities: readQuantities,
  } satisfies FieldsOf<CorrectionLine>;
  return (reader) => {
    const { objectiveId, name, amount, quantities } = readFields(
      reader,
      'a line of a correction',
      fields,
    );
    return { objectiveId, name, isSettled: true, amount, quantities };
  };
}

/** Adds what is owed in kind. */
export function addQuantities(a: Quantities, b: Quantities): Quantities {
  return {
    serviceHours: add(a.serviceHours, b.serviceHours),
    serviceDays: add(a.serviceDays, b.serviceDays),
    freeMonths: add(a.freeMonths, b.freeMonths),
    points: add(a.points, b.points),
  };
}
