import { guarded } from '../../core/error.js';
import { childOf, type Fault, type Reader, readerOf, refuse } from '../../core/read.js';
import { type CompiledScheme, readCompiledScheme } from '../scheme/compile-scheme.js';
import type { LevelLine } from '../scheme/level-line.js';
import type { SchemePlan } from '../scheme/plan.js';
import type { CreditStatus } from '../stages/line.js';
import type { AssessmentColumns, CreditColumns } from './columns.js';
import { type Outcome, outcomesOf } from './outcome.js';
import { type Payable, paidFor, payableOf, percentFor } from './payable.js';
import { placeOfCounts, placeOfLevels } from './place-of-row.js';
import { plainRule } from './plain-scheme.js';
import { baseIn, type ReadColumns, readColumns } from './read-columns.js';

/**
 * The columnar form of `assessCredit`, for millions of periods under one plain scheme: without an object
 * per row, and with the same answers.
 *
 * A scheme is plain when its credit hangs on level and base alone: one rule with rows of percentages and
 * sums, a target, a domain, an allocation, fixed factors, caps of one period, rounding, increment and
 * minimum. Verdicts and amounts are exact: fractions decide wherever numbers cannot.
 *
 * @param scheme - A compiled scheme of one rule. Groups, steps, formulas, remedies and caps in kind, repeats,
 * multiples of the facts, rows by label, levels that are rounded or follow the period, and one credit per
 * incident are refused, by the field that asks for them.
 * @param columns - Counts, or levels as numbers; bases in minor units of one currency. Columns are lists or
 * typed arrays of one length.
 * @returns A status, the deciding row, the payable minor units and the percentage of each row. -1 is no row,
 * and a promise of which nobody knows; `NaN` is an amount, or a percentage, that there is none of.
 * @throws {@link SlaError} `invalid-option` with the part of a scheme that is not plain, for columns that
 * differ in length, counts below 0, and good events of none; `invalid-decimal` and `invalid-money` with the
 * place of the first row that holds no level or no base; `currency-mismatch`; `result-out-of-range` for more
 * than 10,000,000 rows and for amounts above 9,007,199,254,740,991; `invalid-type`, `missing-field`,
 * `unknown-field`.
 * @example
 * import { assessCreditColumns, compileScheme } from 'slakit/credit'
 * const scheme = compileScheme({
 *   target: { gte: '99.9' },
 *   rows: [
 *     { gte: '99', lt: '99.9', remedy: { percent: 10 } },
 *     { lt: '99', remedy: { percent: 30 } },
 *   ],
 * })
 * const columns = { good: Float64Array.of(999, 998, 0), total: Float64Array.of(1000, 1000, 0), base: 8000, currency: 'EUR' }
 * const { names, statuses, rows, amounts } = assessCreditColumns(scheme, columns)
 * Array.from(statuses, (status) => names[status]) // => ['met', 'credited', 'unknown']
 * Array.from(rows) // => [-1, 0, -1]
 * Array.from(amounts) // => [0, 800, 0]
 * @see {@link assessCredit}
 */
export function assessCreditColumns(
  scheme: CompiledScheme,
  columns: CreditColumns,
): AssessmentColumns {
  return guarded(() => {
    const place = readerOf(scheme, null, 'scheme');
    const plan = readCompiledScheme(place);
    const rule = plainRule(place, plan);
    const read = readColumns(columns, plan, rule);
    const { line, byPlace, unknown } = outcomesOf(plan, rule, place);
    const answers = byPlace.map((outcome) => answerOf(outcome, plan, read.currency));
    const find = finderOf(line, read);
    const none = answerOf(unknown, plan, read.currency);
    const out = newColumns(read.length);
    for (let row = 0; row < read.length; row++) {
      const at = find(row);
      write(out, row, { answer: at < 0 ? none : (answers[at] as Answer), read });
    }
    return out;
  });
}

const NAMES: readonly CreditStatus[] = [
  'met',
  'missed',
  'credited',
  'uncovered',
  'overlap',
  'out-of-domain',
  'unknown',
];

/** An outcome in the figures of columns. */
interface Answer {
  readonly status: number;
  readonly missed: number;
  readonly row: number;
  /** `null` where nothing is owed: then the columns hold `nothing`. */
  readonly payable: Payable | null;
  readonly nothing: number;
}

function answerOf(outcome: Outcome, plan: SchemePlan, currency: string): Answer {
  const { status, missed, row, worth } = outcome;
  return {
    status: NAMES.indexOf(status),
    missed: missed === null ? -1 : Number(missed),
    row: row ?? -1,
    payable: worth === null ? null : payableOf(worth, plan, currency),
    nothing: plan.isPriced ? 0 : Number.NaN,
  };
}

function newColumns(length: number): AssessmentColumns {
  return {
    names: [...NAMES],
    statuses: new Uint8Array(length),
    missed: new Int8Array(length),
    rows: new Int16Array(length),
    amounts: new Float64Array(length),
    creditPercents: new Float64Array(length),
  };
}

function write(
  out: AssessmentColumns,
  row: number,
  { answer, read }: { readonly answer: Answer; readonly read: ReadColumns },
): void {
  const { payable, nothing } = answer;
  const base = baseOf(read, row);
  out.statuses[row] = answer.status;
  out.missed[row] = answer.missed;
  out.rows[row] = answer.row;
  const amount = payable === null ? nothing : paidFor(payable, base);
  if (amount > Number.MAX_SAFE_INTEGER) refuse(cellOf(read, 'base', row), TOO_MUCH);
  out.amounts[row] = amount;
  out.creditPercents[row] = payable === null ? nothing : percentFor(payable, base);
}

const TOO_MUCH: Fault = {
  code: 'result-out-of-range',
  expected: 'a base whose credit is at most 9,007,199,254,740,991 minor units',
};

function baseOf(read: ReadColumns, row: number): number {
  const { base } = read;
  if (typeof base === 'number') return base;
  const value = base[row] as number;
  return Number.isSafeInteger(value) && value >= 0
    ? value
    : baseIn(cellOf(read, 'base', row), value);
}

/** Finds the place of each row on the line of levels; -1 for a row without one. */
function finderOf(line: LevelLine, read: ReadColumns): (row: number) => number {
  const { levels } = read;
  if (levels.by === 'levels') {
    const { level } = levels;
    const find = placeOfLevels(line);
    return (row) => {
      const value = level[row] as number;
      if (Number.isNaN(value)) return -1;
      return Number.isFinite(value) ? find(value) : refuse(cellOf(read, 'level', row), NO_NUMBER);
    };
  }
  const { good, total } = levels;
  const find = placeOfCounts(line);
  return (row) => {
    const [ours, all] = [good[row] as number, total[row] as number];
    if (!(isCount(ours) && isCount(all))) refuseCount(read, row, isCount(ours) ? 'total' : 'good');
    if (all > 0) return find(ours, all);
    return ours === 0 ? -1 : refuse(cellOf(read, 'total', row), NONE_OF_SOME);
  };
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

const NO_NUMBER: Fault = { code: 'invalid-decimal', expected: 'a number, or NaN for no level' };
const NONE_OF_SOME: Fault = { code: 'invalid-option', expected: 'a value above 0' };

function refuseCount(read: ReadColumns, row: number, name: 'good' | 'total'): never {
  const place = cellOf(read, name, row);
  const isNumber = Number.isFinite(place.value);
  refuse(place, { code: isNumber ? 'invalid-option' : 'invalid-decimal', expected: '0 or more' });
}

function cellOf({ place }: ReadColumns, name: string, row: number): Reader {
  return childOf(childOf(place, name), row);
}
