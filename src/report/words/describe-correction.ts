import type {
  CorrectionLine,
  IssuedLine,
  StatementCorrection,
} from '../../agreement/settle/correction.js';
import { readCorrection } from '../../agreement/settle/read-issued.js';
import { guarded } from '../../core/error.js';
import { plainCopy } from '../../core/plain.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { REMEDIES_IN_KIND } from '../../credit/scheme/remedy.js';
import { describeInstant } from './describe.js';
import { blocksOf, escaped, listOfWords, nameOf, tableOf } from './markdown.js';
import { moneyText, quantityText } from './quantity.js';

/** Options of `describeCorrection`. */
export interface DescribeCorrectionOptions {
  /** IANA id of the zone in which instants are told: that of the agreement. @defaultValue 'UTC' */
  readonly timeZone?: string | undefined;
}

/**
 * Describes a correction in words, as Markdown: what was issued for each objective, what is owed by the new
 * statement, the difference, and which lines it corrects.
 *
 * A difference below 0 was paid too much. Every figure stands as it does in the correction; texts of the
 * document are escaped.
 *
 * @param correction - A correction of `correctStatement`.
 * @param options - `timeZone`, in which instants are told.
 * @returns Markdown (CommonMark with tables), in English, that ends with a line break.
 * @throws {@link SlaError} `invalid-type`, `missing-field` or `unknown-field` when the correction is none;
 * `invalid-time-zone`.
 * @example
 * import { compileAgreement, correctStatement, settlePeriod } from 'slakit'
 * import { describeCorrection } from 'slakit/report'
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
 * const correction = correctStatement(settle('2026-03-05T11:00:00Z'), settle('2026-03-05T10:10:00Z'))
 * describeCorrection(correction).split('\n').slice(7, 13)
 * // => [
 * //   '| Objective | Change | Issued | Owed | Difference |',
 * //   '| --- | --- | --- | --- | --- |',
 * //   '| api-up | changed | 50.00 EUR | 0.00 EUR | -50.00 EUR |',
 * //   '',
 * //   '- api-up corrects line 1 of the statement of Wed 2026-04-01 00:00',
 * //   '',
 * // ]
 */
export function describeCorrection(
  correction: StatementCorrection,
  options: DescribeCorrectionOptions = {},
): string {
  return guarded(() => {
    const reader = readerOf(correction, null, 'correction');
    const value = plainCopy(reader, 'refused') as StatementCorrection;
    readCorrection({ ...reader, value });
    const { timeZone } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
    const { lines, period, agreementId } = value;
    return blocksOf([
      `# Correction of ${escaped(agreementId)}, ${escaped(period.id)}`,
      listOfWords(headOf(value, timeZone)),
      lines.length === 0 ? 'Nothing differs from what was issued.' : differencesOf(lines),
      listOfWords(lines.flatMap((line) => referencesOf(line, timeZone))),
    ]);
  });
}

const OPTIONS = {
  timeZone: /* @__PURE__ */ optional(text, 'UTC'),
} satisfies FieldsOf<DescribeCorrectionOptions>;

function headOf(
  { version, period, status, evaluatedAt, undecided, total }: StatementCorrection,
  timeZone: string,
): string[] {
  const open = undecided.map(escaped).join(', ');
  return [
    ...(version === null ? [] : [`Version: ${escaped(version)}`]),
    `Period: ${describeInstant(period.startAt, timeZone)} to ${describeInstant(period.endAt, timeZone)}, all times in ${escaped(timeZone)}`,
    `Status: ${status}${open === '' ? '' : `; what was issued stands for ${open}`}`,
    `Facts known until ${describeInstant(evaluatedAt, timeZone)}`,
    `Total: ${moneyText(total)}`,
  ];
}

function differencesOf(lines: readonly CorrectionLine[]): string {
  return tableOf(
    ['Objective', 'Change', 'Issued', 'Owed', 'Difference'],
    lines.map((line) => [
      nameOf(line.objectiveId, line.name),
      line.change,
      moneyText(line.issued),
      moneyText(line.owed),
      [moneyText(line.amount), ...inKindOf(line)].join(', '),
    ]),
  );
}

function inKindOf({ quantities, amount }: CorrectionLine): string[] {
  return REMEDIES_IN_KIND.filter((kind) => /[1-9]/.test(String(quantities[kind]))).map((kind) =>
    quantityText(String(quantities[kind]), kind, amount.currency),
  );
}

function referencesOf({ objectiveId, corrects }: CorrectionLine, timeZone: string): string[] {
  if (corrects.length === 0) return [];
  const lineOf = ({ document, evaluatedAt, line }: IssuedLine): string => {
    const name = document === 0 ? 'the statement' : `correction ${document}`;
    return `line ${line + 1} of ${name} of ${describeInstant(evaluatedAt, timeZone)}`;
  };
  return [`${escaped(objectiveId)} corrects ${corrects.map(lineOf).join(', ')}`];
}
