import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { share } from '../../core/read-values.js';
import { ledgerOf } from '../shared/ledger.js';
import type { UnreadField } from '../shared/unread.js';
import { type CsvColumn, type CsvRows, column, isEmpty, readRows, textsOf } from './cells.js';
import { type CsvTimeOptions, readTime, TIME_FIELDS } from './times.js';

/** The columns of a list of outages. */
export interface CsvOutageColumns {
  readonly start: CsvColumn;
  /** An empty cell is an outage that goes on. */
  readonly end: CsvColumn;
  readonly cause?: CsvColumn | undefined;
  readonly component?: CsvColumn | undefined;
  readonly severity?: CsvColumn | undefined;
  /** A state that the rule has a weight for. */
  readonly state?: CsvColumn | undefined;
  /** The share of the service that was lost, 0 to 1. */
  readonly weight?: CsvColumn | undefined;
  readonly id?: CsvColumn | undefined;
}

/** Options of `outagesFromCsv`. */
export interface CsvOutageOptions extends CsvTimeOptions {
  readonly columns: CsvOutageColumns;
}

/** An outage of a row, in the form that `measureAvailability` takes; empty cells are no fields. */
export interface CsvOutage {
  readonly startAt: number;
  /** `null` while it goes on. */
  readonly endAt: number | null;
  readonly cause?: string;
  readonly component?: string;
  readonly severity?: string;
  readonly state?: string;
  readonly weight?: string;
  readonly id?: string;
}

/**
 * A code of what of rows is left out or doubtful: `blank-row`,
 * `repeated-time` (clocks show it twice: the first counts), `skipped-time` (clocks skip it).
 */
export type CsvWarning = 'blank-row' | 'repeated-time' | 'skipped-time';

/** Outages in the order of the rows, and what of the rows is left out or doubtful. */
export interface ReadCsvOutages {
  readonly outages: readonly CsvOutage[];
  readonly warnings: readonly Finding<CsvWarning | UnreadField>[];
}

/**
 * Reads the rows of a CSV file, as a parser such as csv-parse or papaparse gives them, as outages.
 *
 * @param rows - Objects by the names of the header, or lists of cells without the header.
 * @param options - Which column is what, and how times are written.
 * @returns The outages, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field` for an empty start, `unknown-reference` for a
 * column that is not there, `invalid-instant`, `instant-out-of-range`, `invalid-interval` for an outage that
 * ends before it starts, `invalid-decimal` and `invalid-option` for a weight, `invalid-time-zone`,
 * `unknown-field` for an option that does not exist.
 * @example
 * import { outagesFromCsv } from 'slakit/interop/csv'
 * const rows = [['2026-03-02T09:00:00Z', '2026-03-02T09:18:00Z', 'database'], ['2026-03-09T09:00:00Z', '', '']]
 * outagesFromCsv(rows, { columns: { start: 0, end: 1, cause: 2 } }).outages
 * // => [
 * //   { startAt: 1772442000000, endAt: 1772443080000, cause: 'database' },
 * //   { startAt: 1773046800000, endAt: null },
 * // ]
 */
export function outagesFromCsv(rows: CsvRows, options: CsvOutageOptions): ReadCsvOutages {
  const place = readerOf(options, null, 'options');
  const { columns, ...times } = readFields(place, 'options', OPTIONS);
  const ledger = ledgerOf<CsvWarning>();
  const plan = { ...times, tell: ledger.tell };
  const { start, end, ...facts } = columns;
  const read = (row: Reader): CsvOutage => {
    const startAt = readTime(childOf(row, start), plan);
    const endCell = childOf(row, end);
    const endAt = isEmpty(endCell) ? null : readTime(endCell, plan);
    if (endAt !== null && endAt < startAt) {
      refuse(endCell, { code: 'invalid-interval', expected: 'an end at or after the start' });
    }
    const texts = textsOf(row, facts);
    if (texts.weight !== undefined && facts.weight !== undefined)
      share({ ...childOf(row, facts.weight), value: texts.weight });
    return { startAt, endAt, ...texts };
  };
  const where = { columns: { ...columns }, place: childOf(place, 'columns'), ledger };
  return { outages: readRows(rows, read, where), warnings: ledger.warnings() };
}

const COLUMNS = {
  start: column,
  end: column,
  cause: /* @__PURE__ */ optional(column),
  component: /* @__PURE__ */ optional(column),
  severity: /* @__PURE__ */ optional(column),
  state: /* @__PURE__ */ optional(column),
  weight: /* @__PURE__ */ optional(column),
  id: /* @__PURE__ */ optional(column),
} satisfies FieldsOf<CsvOutageColumns>;

const OPTIONS = {
  ...TIME_FIELDS,
  columns: (reader: Reader) => readFields(reader, 'columns', COLUMNS),
} satisfies FieldsOf<CsvOutageOptions>;
