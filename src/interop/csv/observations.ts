import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
import { ledgerOf } from '../shared/ledger.js';
import { inOrder, type PlacedStatus, type SeenStatus } from '../shared/seen.js';
import type { UnreadField } from '../shared/unread.js';
import { type CsvColumn, type CsvRows, column, fullCell, readRows, textsOf } from './cells.js';
import { type CsvTimeOptions, readTime, TIME_FIELDS } from './times.js';

/** The columns of a log. */
export interface CsvObservationColumns {
  readonly at: CsvColumn;
  readonly status: CsvColumn;
  /** Whose row it is. */
  readonly component?: CsvColumn | undefined;
  readonly cause?: CsvColumn | undefined;
  readonly id?: CsvColumn | undefined;
}

/** Options of `observationsFromCsv`. */
export interface CsvObservationOptions extends CsvTimeOptions {
  readonly columns: CsvObservationColumns;
  /**
   * Whose log it is, where no column says so.
   *
   * @defaultValue none: one of the two must be there
   */
  readonly component?: string | undefined;
}

/**
 * A code of what of rows is left out or doubtful: `blank-row`,
 * `repeated-time` (clocks show it twice: the first counts), `skipped-time` (clocks skip it), `same-instant`
 * (the last of several statuses at one instant counts).
 */
export type CsvObservationWarning = 'blank-row' | 'repeated-time' | 'skipped-time' | 'same-instant';

/** A log of each component, and what of the rows is left out or doubtful. */
export interface ReadCsvObservations {
  /** In the order of their instants. */
  readonly components: { readonly [component: string]: readonly SeenStatus[] };
  readonly warnings: readonly Finding<CsvObservationWarning | UnreadField>[];
}

/**
 * Reads the rows of a CSV file, as a parser such as csv-parse or papaparse gives them, as logs for
 * `outagesFromTransitions` and `outagesFromChecks`.
 *
 * The status of a row is taken as it is; what it means, the next function is told. Rows of several
 * components become a log for each. Columns that are not named are not read. Times without an offset are
 * refused unless the options say on which clock they are.
 *
 * @param rows - Objects by the names of the header, or lists of cells without the header.
 * @param options - Which column is what, and how times are written.
 * @returns Logs by component, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field` for an empty cell, `unknown-reference` for a column
 * that is not there, `invalid-instant`, `instant-out-of-range`, `invalid-decimal`, `invalid-time-zone`,
 * `invalid-option`, `unknown-field` for an option that does not exist.
 * @example
 * import { observationsFromCsv } from 'slakit/interop/csv'
 * import { outagesFromTransitions } from 'slakit/uptime'
 * const rows = [
 *   { timestamp: '2026-03-02 10:00', host: 'shop', state: 'OK' },
 *   { timestamp: '2026-03-02 11:00', host: 'shop', state: 'CRITICAL' },
 *   { timestamp: '2026-03-02 11:30', host: 'shop', state: 'OK' },
 * ]
 * const { components } = observationsFromCsv(rows, {
 *   columns: { at: 'timestamp', status: 'state', component: 'host' },
 *   timeZone: 'Europe/Paris',
 * })
 * outagesFromTransitions(components.shop ?? [], {
 *   statuses: { OK: 'up', CRITICAL: 'down' }, at: '2026-03-02T11:00:00Z',
 * }).outages.map(({ startAt, endAt }) => (endAt - startAt) / 60_000) // => [30]
 */
export function observationsFromCsv(
  rows: CsvRows,
  options: CsvObservationOptions,
): ReadCsvObservations {
  const place = readerOf(options, null, 'options');
  const { columns, component, ...times } = readFields(place, 'options', OPTIONS);
  if (columns.component === undefined && component === undefined) {
    refuse(childOf(place, 'component'), {
      code: 'missing-field',
      expected: 'whose log it is',
      hint: 'name its column in columns.component, or name it in component',
    });
  }
  const ledger = ledgerOf<CsvObservationWarning>();
  const plan = { ...times, tell: ledger.tell };
  const read = (row: Reader): PlacedStatus & { readonly whose: string } => {
    const whose =
      columns.component === undefined
        ? (component as string)
        : fullCell(childOf(row, columns.component));
    const at = readTime(childOf(row, columns.at), plan);
    const status = fullCell(childOf(row, columns.status));
    const texts = textsOf(row, { cause: columns.cause, id: columns.id });
    return { place: row, whose, seen: { at, status, component: whose, ...texts } };
  };
  const where = { columns: { ...columns }, place: childOf(place, 'columns'), ledger };
  const byComponent = new Map<string, PlacedStatus[]>();
  for (const { whose, ...placed } of readRows(rows, read, where)) {
    const own = byComponent.get(whose) ?? [];
    byComponent.set(whose, own);
    own.push(placed);
  }
  const logs = [...byComponent].map(
    ([own, placed]) => [own, inOrder(placed, ledger.tell)] as const,
  );
  return { components: Object.fromEntries(logs), warnings: ledger.warnings() };
}

const COLUMNS = {
  at: column,
  status: column,
  component: /* @__PURE__ */ optional(column),
  cause: /* @__PURE__ */ optional(column),
  id: /* @__PURE__ */ optional(column),
} satisfies FieldsOf<CsvObservationColumns>;

const OPTIONS = {
  ...TIME_FIELDS,
  columns: (reader: Reader) => readFields(reader, 'columns', COLUMNS),
  component: /* @__PURE__ */ optional(id),
} satisfies FieldsOf<CsvObservationOptions>;
