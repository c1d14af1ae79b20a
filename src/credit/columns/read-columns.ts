import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { column } from '../../core/read-values.js';
import { currency } from '../../money/currency.js';
import { minorUnitsOf } from '../../money/money.js';
import { refuseCurrency } from '../read-facts.js';
import type { RulePlan, SchemePlan } from '../scheme/plan.js';
import type { CreditColumns } from './columns.js';

type Column = ArrayLike<number>;

/** Columns of one length, and where they stand. */
export interface ReadColumns {
  readonly place: Reader;
  readonly length: number;
  readonly levels:
    | { readonly by: 'counts'; readonly good: Column; readonly total: Column }
    | { readonly by: 'levels'; readonly level: Column };
  readonly base: number | Column;
  readonly currency: string;
}

const FIELDS = {
  good: /* @__PURE__ */ optional(column, null),
  total: /* @__PURE__ */ optional(column, null),
  level: /* @__PURE__ */ optional(column, null),
  base: (reader: Reader): number | Column =>
    typeof reader.value === 'number' ? baseIn(reader, reader.value) : column(reader),
  currency,
};

/** Reads columns; their cells are looked at where they are gone through. */
export function readColumns(given: CreditColumns, plan: SchemePlan, rule: RulePlan): ReadColumns {
  const place = readerOf(given, null, 'columns');
  const fields = readFields(place, 'columns such as { good, total, base, currency }', FIELDS);
  const levels = levelsOf(place, fields, rule);
  const length = levels.by === 'counts' ? levels.good.length : levels.level.length;
  requireLength(childOf(place, levels.by === 'counts' ? 'good' : 'level'), length, length);
  if (levels.by === 'counts') requireLength(childOf(place, 'total'), levels.total.length, length);
  const { base } = fields;
  if (typeof base !== 'number') requireLength(childOf(place, 'base'), base.length, length);
  requireCurrency(place, fields.currency, plan);
  return { place, length, levels, base, currency: fields.currency };
}

/** Reads a base in minor units. */
export function baseIn(reader: Reader, value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  refuse(reader, { code: 'invalid-money', expected: 'whole minor units, 0 or more' });
}

function levelsOf(
  place: Reader,
  { good, total, level }: Readonly<Record<'good' | 'total' | 'level', Column | null>>,
  { unit }: RulePlan,
): ReadColumns['levels'] {
  const ofCounts = childOf(place, good === null ? 'total' : 'good');
  if (good === null && total === null && level !== null) return { by: 'levels', level };
  if (level !== null)
    refuse(ofCounts, {
      code: 'invalid-option',
      expected: 'either levels or counts',
      received: 'both',
    });
  if (good === null || total === null)
    refuse(childOf(place, good === null ? 'good' : 'total'), {
      code: 'missing-field',
      expected: 'the columns good and total, or level',
    });
  if (unit === null || unit === 'percent') return { by: 'counts', good, total };
  refuse(ofCounts, { code: 'invalid-option', expected: `levels in ${unit}`, received: 'counts' });
}

/** As many as columns have anywhere: more is no list of periods. */
const MOST_ROWS = 10_000_000;

function requireLength(reader: Reader, length: number, rows: number): void {
  if (length > MOST_ROWS)
    refuse(reader, {
      code: 'result-out-of-range',
      expected: `at most ${MOST_ROWS} rows`,
      received: `${length}`,
    });
  if (length !== rows)
    refuse(reader, {
      code: 'invalid-option',
      expected: `a column of ${rows} rows, as the others`,
      received: `${length} rows`,
    });
}

function requireCurrency(place: Reader, given: string, { currency, increment }: SchemePlan): void {
  if (currency !== null && currency !== given) refuseCurrency(place, currency, given);
  if (increment !== null && minorUnitsOf(increment, given) === null)
    refuseCurrency(place, 'a currency in which the increment is whole minor units', given);
}
