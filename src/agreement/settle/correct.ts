import { formatExact } from '../../core/fraction-text.js';
import { negate, type Ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { REMEDIES_IN_KIND, type RemedyInKind } from '../../credit/scheme/remedy.js';
import { writeMoney } from '../../money/money.js';
import type { CorrectionLine, IssuedLine, StatementCorrection } from './correction.js';
import {
  addQuantities,
  type IssuedAmount,
  type IssuedDocument,
  NOTHING,
  type Quantities,
  readCorrection,
  readStatement,
} from './read-issued.js';
import type { Statement } from './statement.js';

/** Options of `correctStatement`. */
export interface CorrectOptions {
  /** The corrections that were issued already, oldest first. @defaultValue none */
  readonly corrections?: readonly StatementCorrection[] | undefined;
}

/**
 * Finds what has to be issued after a period was settled again: by facts that came later, or by another
 * version of the agreement.
 *
 * Only differences to all that was issued have lines, so nothing is paid twice, and the statement with its
 * corrections adds up to settling once. What is owed in kind is corrected as money is. An objective that the
 * new statement could not settle is `undecided`, and what was issued for it stands.
 *
 * @param issued - The statement as it was issued, once its period was over.
 * @param again - The statement of the same agreement and period, settled again.
 * @param options - The corrections that were issued in between.
 * @returns The correction; without lines when nothing differs.
 * @throws {@link SlaError} `invalid-option` for statements of different agreements or periods and for a
 * provisional one, `currency-mismatch`, and those of values that are no statements.
 * @example
 * import { compileAgreement, correctStatement, settlePeriod } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9', remedy: 'credit' }],
 *   remedies: { credit: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] } },
 * })
 * const settle = (end: string) => settlePeriod(sla, {
 *   periodOf: '2026-03-10T00:00:00Z',
 *   services: { api: { outages: [{ start: '2026-03-05T10:00:00Z', end }] } },
 *   charges: { api: { amount: '500.00', currency: 'EUR' } },
 * }, { at: '2026-04-01T00:00:00Z' })
 * const issued = settle('2026-03-05T11:00:00Z')
 * issued.total // => { amount: '50.00', currency: 'EUR' }
 * const correction = correctStatement(issued, settle('2026-03-05T10:10:00Z'))
 * correction.total // => { amount: '-50.00', currency: 'EUR' }
 * correction.lines[0]?.corrects // => [{ document: 0, evaluatedAt: 1775001600000, line: 0 }]
 */
export function correctStatement(
  issued: Statement,
  again: Statement,
  options: CorrectOptions = {},
): StatementCorrection {
  const [first, place] = [readerOf(issued, null, 'issued'), readerOf(again, null, 'again')];
  const settings = readerOf(options, null, 'options');
  const statement = readStatement(first);
  const next = readStatement(place);
  const { corrections } = readFields(settings, 'options', OPTIONS);
  requireOver(childOf(first, 'status'), statement);
  requireOver(childOf(place, 'status'), next);
  requireSame(place, statement, next);
  corrections.forEach((one, i) => {
    requireSame(childOf(childOf(settings, 'corrections'), i), statement, one);
  });
  const known = issuedSoFar([statement, ...corrections]);
  const lines = linesOf(known, next);
  return {
    kind: 'correction',
    agreementId: next.agreementId,
    version: next.version,
    status: next.lines.every(({ isSettled }) => isSettled) ? 'final' : 'incomplete',
    period: next.period,
    evaluatedAt: next.evaluatedAt,
    lines: lines.map((line) => writeLine(line, next.currency)),
    undecided: next.lines.flatMap((line) => (line.isSettled ? [] : [line.objectiveId])),
    total: writeMoney(sum(lines.map(({ amount }) => amount)), next.currency),
  };
}

const OPTIONS = {
  corrections: /* @__PURE__ */ optional(/* @__PURE__ */ listOf('corrections', readCorrection), []),
} satisfies FieldsOf<CorrectOptions>;

/** Nothing is owed before the period is over, so nothing was issued. */
function requireOver(place: Reader, { status }: IssuedDocument): void {
  if (status !== 'provisional') return;
  refuse(place, {
    code: 'invalid-option',
    expected: 'a statement of a period that is over',
    hint: 'nothing is owed before: settle it again later',
  });
}

function requireSame(place: Reader, issued: IssuedDocument, other: IssuedDocument): void {
  if (other.agreementId !== issued.agreementId) {
    refuse(childOf(place, 'agreementId'), {
      code: 'invalid-option',
      expected: `'${issued.agreementId}', the agreement of the statement that was issued`,
    });
  }
  const { startAt, endAt, id } = issued.period;
  if (other.period.startAt !== startAt || other.period.endAt !== endAt) {
    refuse(childOf(place, 'period'), {
      code: 'invalid-option',
      expected: `${id}, the period of the statement that was issued`,
      received: other.period.id,
    });
  }
  if (other.currency !== issued.currency) {
    refuse(childOf(place, 'total'), {
      code: 'currency-mismatch',
      expected: `amounts in ${issued.currency}, the currency of the statement that was issued`,
      received: other.currency,
    });
  }
}

/** All that was issued for an objective. */
interface Issued {
  readonly name: string | null;
  readonly amount: Ratio;
  readonly quantities: Quantities;
  readonly lines: readonly IssuedLine[];
}

const NOT_ISSUED: Issued = { name: null, amount: ZERO, quantities: NOTHING, lines: [] };

function issuedSoFar(documents: readonly IssuedDocument[]): ReadonlyMap<string, Issued> {
  const all = new Map<string, Issued>();
  documents.forEach(({ evaluatedAt, lines }, document) => {
    lines.forEach((line, index) => {
      const before = all.get(line.objectiveId) ?? NOT_ISSUED;
      all.set(line.objectiveId, {
        name: line.name,
        amount: sum([before.amount, line.amount]),
        quantities: addQuantities(before.quantities, line.quantities),
        lines: [...before.lines, { document, evaluatedAt, line: index }],
      });
    });
  });
  return all;
}

/** What is owed more than was issued. */
interface Difference {
  readonly objectiveId: string;
  readonly name: string | null;
  readonly change: CorrectionLine['change'];
  readonly before: Issued;
  readonly owed: Ratio;
  readonly amount: Ratio;
  readonly quantities: Quantities;
}

function linesOf(
  known: ReadonlyMap<string, Issued>,
  { lines }: IssuedDocument,
): readonly Difference[] {
  const kept = new Set(lines.map(({ objectiveId }) => objectiveId));
  const removed = [...known].flatMap(([objectiveId, { name }]): IssuedAmount[] =>
    kept.has(objectiveId)
      ? []
      : [{ objectiveId, name, isSettled: true, amount: ZERO, quantities: NOTHING }],
  );
  return [...lines, ...removed]
    .filter(({ isSettled }) => isSettled)
    .map(({ objectiveId, name, amount, quantities }): Difference => {
      const before = known.get(objectiveId);
      const issued = before ?? NOT_ISSUED;
      return {
        objectiveId,
        name,
        change: before === undefined ? 'added' : kept.has(objectiveId) ? 'changed' : 'removed',
        before: issued,
        owed: amount,
        amount: subtract(amount, issued.amount),
        quantities: addQuantities(quantities, negated(issued.quantities)),
      };
    })
    .filter(({ amount, quantities }) =>
      [amount, ...Object.values(quantities)].some(({ numerator }) => numerator !== 0n),
    );
}

function negated({ serviceHours, serviceDays, freeMonths, points }: Quantities): Quantities {
  return {
    serviceHours: negate(serviceHours),
    serviceDays: negate(serviceDays),
    freeMonths: negate(freeMonths),
    points: negate(points),
  };
}

function writeLine(
  { objectiveId, name, change, before, owed, amount, quantities }: Difference,
  currency: string,
): CorrectionLine {
  return {
    objectiveId,
    name,
    change,
    corrects: before.lines,
    issued: writeMoney(before.amount, currency),
    owed: writeMoney(owed, currency),
    amount: writeMoney(amount, currency),
    quantities: Object.fromEntries(
      REMEDIES_IN_KIND.map((kind) => [kind, formatExact(quantities[kind])]),
    ) as Record<RemedyInKind, string>,
  };
}
