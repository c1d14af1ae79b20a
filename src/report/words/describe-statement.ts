import type { NearestLevels } from '../../agreement/settle/nearest-levels.js';
import type { Statement } from '../../agreement/settle/statement.js';
import { guarded } from '../../core/error.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import { describeInstant } from './describe.js';
import { claimWords, creditLineWords, creditWords } from './describe-credit.js';
import type { Telling } from './describe-figures.js';
import { levelOf, lineSection, owedOf, statusOf, targetOf } from './describe-line.js';
import { readNearest } from './describe-nearest.js';
import { blocksOf, escaped, listOfWords, nameOf, tableOf } from './markdown.js';
import { countText, moneyText } from './quantity.js';
import { readStatement, type ToldLine, type ToldStatement } from './read-statement.js';

/** Options of `describeStatement`. */
export interface DescribeStatementOptions {
  /**
   * For whom: a `lawyer` is told also what a check of the figures needs: exact fractions, every stage of a
   * trace, exclusions that were not granted, time zone data.
   *
   * @defaultValue `'customer'`
   */
  readonly for?: 'customer' | 'lawyer' | undefined;
  /** What `nearestLevels` gave of the same facts: what was lacking to another row. @defaultValue not told */
  readonly nearest?: readonly NearestLevels[] | undefined;
}

/**
 * Describes a statement in words, as Markdown: parties and period, what was measured of each objective and
 * what is owed for it and why, what is not settled, rights, and the total.
 *
 * Every figure stands as it does in the statement; nothing is rounded again. Instants are in the zone of the
 * agreement, which is named. What a trace lists (outages, excluded time, each factor and cap with the figures
 * before and after) is told where the statement was settled with `trace`. Names and other texts of the
 * document are escaped: they are no markup, no link and no HTML, and stay on one line.
 *
 * @param statement - A statement of `settlePeriod`.
 * @param options - For whom it is; the nearest levels.
 * @returns Markdown (CommonMark with tables), in English, that ends with a line break.
 * @throws {@link SlaError} `invalid-type`, `missing-field` or `unknown-field` when the statement is none;
 * `invalid-option`.
 * @example
 * import { compileAgreement, settlePeriod } from 'slakit'
 * import { describeStatement } from 'slakit/report'
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
 * describeStatement(statement).split('\n').slice(-8)
 * // => [
 * //   '## api-up',
 * //   '',
 * //   '- Service: api',
 * //   '- Missed: 99.865 % measured, 99.9 % promised',
 * //   '- Down: 1 h of 744 h measured, in 1 outage, the longest 1 h',
 * //   '- Row 1 of the remedy decided: 10 %, 50.00 EUR',
 * //   '- Owed: 50.00 EUR',
 * //   '',
 * // ]
 */
export function describeStatement(
  statement: Statement,
  options: DescribeStatementOptions = {},
): string {
  return guarded(() => {
    const told = readStatement(readerOf(statement, null, 'statement'));
    const given = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
    const telling: Telling = {
      isDetailed: given.for === 'lawyer',
      timeZone: told.zones[0]?.timeZone ?? 'UTC',
      currency: told.total.currency,
    };
    const nearest = new Map((given.nearest ?? []).map((one) => [one.objectiveId, one]));
    return blocksOf([
      `# Statement of ${nameOf(told.agreementId, told.name)}, ${escaped(told.period.id)}`,
      listOfWords(headOf(told, telling)),
      summaryOf(told, telling),
      ...told.lines.map((line) => lineSection(line, nearest.get(line.objectiveId), telling)),
      ...told.shared.map((one) => sharedSection(one, telling)),
      zonesOf(told, telling),
    ]);
  });
}

const OPTIONS = {
  for: /* @__PURE__ */ optional(/* @__PURE__ */ word(['customer', 'lawyer']), 'customer'),
  nearest: /* @__PURE__ */ optional(readNearest),
} satisfies FieldsOf<DescribeStatementOptions>;

/** What a status means for the reader. */
const STATUSES: Readonly<Record<Statement['status'], string>> = {
  final: 'final',
  provisional: 'provisional: the period is not over, and nothing is owed yet',
  incomplete: 'incomplete: the total is that of the lines that are settled',
  'not-in-force': 'the agreement does not govern the period',
};

function headOf(told: ToldStatement, { timeZone }: Telling): string[] {
  const { parties, version, period, status, evaluatedAt, lines, total } = told;
  const pending = lines.filter(({ issue }) => issue !== null).map(({ objectiveId }) => objectiveId);
  return [
    ...(version === null ? [] : [`Version: ${escaped(version)}`]),
    ...(parties === null
      ? []
      : [`Provider: ${escaped(parties.provider)}`, `Customer: ${escaped(parties.customer)}`]),
    `Period: ${describeInstant(period.startAt, timeZone)} to ${describeInstant(period.endAt, timeZone)}, all times in ${escaped(timeZone)}`,
    `Status: ${STATUSES[status]}`,
    `Facts known until ${describeInstant(evaluatedAt, timeZone)}`,
    ...(pending.length === 0
      ? []
      : [
          `Not settled: ${countText(pending.length, 'objective', 'objectives')}, ${pending.map(escaped).join(', ')}`,
        ]),
    `Total: ${moneyText(total)}`,
  ];
}

function summaryOf({ lines }: ToldStatement, { currency }: Telling): string {
  if (lines.length === 0) return '';
  const row = (line: ToldLine): string[] => [
    nameOf(line.objectiveId, line.name),
    statusOf(line),
    levelOf(line),
    targetOf(line),
    owedOf(line, currency),
  ];
  return tableOf(['Objective', 'Status', 'Level', 'Target', 'Owed'], lines.map(row));
}

function sharedSection(
  { remedyId, objectiveIds, credit, claim }: ToldStatement['shared'][number],
  telling: Telling,
): string {
  const parts = credit.lines.map(
    (line, i) => `${escaped(objectiveIds[i] ?? '')}: ${creditLineWords(line, telling)}`,
  );
  const amount = credit.amount === null ? [] : [`Owed in all: ${moneyText(credit.amount)}`];
  const words = [...parts, ...creditWords(credit, telling), ...claimWords(claim), ...amount];
  return `## Shared remedy ${escaped(remedyId)}\n\n${listOfWords(words)}`;
}

function zonesOf({ zones }: ToldStatement, { isDetailed }: Telling): string {
  if (!isDetailed || zones.length === 0) return '';
  const words = zones.map(
    ({ timeZone, fingerprint }) => `${escaped(timeZone)}: ${escaped(fingerprint)}`,
  );
  return `## Time zone data\n\n${listOfWords(words)}`;
}
