import { attempt, REFUSED, type Reader, refuse } from '../../core/read.js';
import type { CountPolicy, CountsInput } from '../terms/counts.js';
import { type Arithmetic, type CountColumn, OF_NUMBERS, ofIntegers } from './arithmetic.js';
import { type DecimalColumn, SAID, UNREAD, UNSAID } from './decimal-column.js';

/** The counters of many rows as they were read. */
export type RawCounts = Readonly<Record<keyof CountsInput, DecimalColumn>>;

/** Good and all events of many rows, in units of `10 ** -scale`; good is never more than all. */
export interface CountColumns {
  readonly scale: number;
  readonly good: CountColumn;
  readonly total: CountColumn;
  /** 1 for rows that said what happened. */
  readonly known: Uint8Array;
  /** How many rows had more good or bad events than all, which was cut as the policy says. */
  readonly cut: number;
}

/** What rows are paired with. */
interface Context {
  readonly raw: RawCounts;
  readonly policy: CountPolicy;
  /** The place of a row, or of one of its counters. */
  readonly placeOf: (row: number, field?: keyof CountsInput) => Reader;
}

/** Calls something for each row; with a list of findings it goes on after a fault. */
export function forEachRow(reader: Reader, length: number, read: (row: number) => void): void {
  let isRefused = false;
  for (let row = 0; row < length; row++) {
    if (reader.findings === null) read(row);
    else if (attempt(reader, () => read(row)) === undefined) isRefused = true;
  }
  if (isRefused) throw REFUSED;
}

/** Makes good and all events of the counters of each row. */
export function pairCounts(reader: Reader, context: Context): CountColumns {
  const { good, bad, total } = context.raw;
  const scale = [good, bad, total].reduce((most, { places }) => largestOf(places, most), 0);
  const { length } = good.said;
  if (scale === 0 && isSafe(context.raw)) {
    const columns = { good: new Float64Array(length), total: new Float64Array(length) };
    return {
      scale,
      ...columns,
      ...pairAll(reader, { ...context, arithmetic: OF_NUMBERS }, columns),
    };
  }
  const columns = {
    good: new Array<bigint>(length).fill(0n),
    total: new Array<bigint>(length).fill(0n),
  };
  return {
    scale,
    ...columns,
    ...pairAll(reader, { ...context, arithmetic: ofIntegers(scale) }, columns),
  };
}

function largestOf(places: Uint8Array, least: number): number {
  let most = least;
  for (let row = 0; row < places.length; row++) most = Math.max(most, places[row] as number);
  return most;
}

/** Whether whole counts add up exactly as numbers, whatever is paired. */
function isSafe({ good, bad, total }: RawCounts): boolean {
  let sum = 0;
  for (let row = 0; row < good.units.length; row++) {
    const [a, b, c] = [good.units[row], bad.units[row], total.units[row]];
    if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number') return false;
    sum += a + b + c;
    if (sum > Number.MAX_SAFE_INTEGER) return false;
  }
  return true;
}

/** What rows are paired with, and how they count. */
interface Counting<N> extends Context {
  readonly arithmetic: Arithmetic<N>;
}

/** Columns that are filled row by row. */
interface Filled<N> {
  readonly good: { [row: number]: N };
  readonly total: { [row: number]: N };
}

function pairAll<N>(
  reader: Reader,
  counting: Counting<N>,
  columns: Filled<N>,
): Pick<CountColumns, 'known' | 'cut'> {
  const { length } = counting.raw.good.said;
  const known = new Uint8Array(length);
  let cut = 0;
  forEachRow(reader, length, (row) => {
    const pair = pairOf(counting, row);
    if (pair === null) return;
    known[row] = 1;
    columns.good[row] = pair.good;
    columns.total[row] = pair.total;
    if (pair.isCut) cut++;
  });
  return { known, cut };
}

interface Pair<N> {
  readonly good: N;
  readonly total: N;
  readonly isCut: boolean;
}

/** The counts of a row; `null` when it said that nothing is known. As `countsOf` has it for one. */
function pairOf<N>(counting: Counting<N>, row: number): Pair<N> | null {
  const { raw, arithmetic } = counting;
  const said = [raw.good.said[row], raw.bad.said[row], raw.total.said[row]];
  if (!said.includes(SAID) && said.includes(UNREAD)) return null;
  const total = valueAt(counting, 'total', row);
  const good = valueAt(counting, 'good', row);
  const bad = valueAt(counting, 'bad', row);
  if (total !== undefined && good !== undefined)
    return withGood(counting, row, { good, bad, total });
  if (total !== undefined && bad !== undefined) {
    const { value, isCut } = within(counting, row, 'bad', [bad, total]);
    return { good: arithmetic.minus(total, value), total, isCut };
  }
  if (total === undefined && good !== undefined && bad !== undefined)
    return { good, total: arithmetic.plus(good, bad), isCut: false };
  if (said.includes(UNREAD)) return null;
  refuse(counting.placeOf(row), {
    code: 'missing-field',
    expected: 'two of good, bad and total',
    received: said.every((one) => one === UNSAID) ? 'none of them' : 'one of them',
  });
}

function withGood<N>(
  counting: Counting<N>,
  row: number,
  { good, bad, total }: { readonly good: N; readonly bad: N | undefined; readonly total: N },
): Pair<N> {
  const { policy, placeOf, arithmetic } = counting;
  if (bad !== undefined && policy.excess === 'error' && arithmetic.plus(good, bad) !== total) {
    refuse(placeOf(row), {
      code: 'invalid-option',
      expected: 'good and bad that make the total; two of the three suffice',
    });
  }
  const { value, isCut } = within(counting, row, 'good', [good, total]);
  return { good: value, total, isCut };
}

/** A missing counter stands for zero only beside another that proves that counting took place. */
function valueAt<N>(
  { raw, arithmetic, policy }: Counting<N>,
  field: keyof RawCounts,
  row: number,
): N | undefined {
  const { said, units, places } = raw[field];
  if (said[row] === SAID) return arithmetic.of(units[row] as number, places[row] as number);
  const isZero = said[row] === UNREAD && field !== 'total' && policy.missingAs === 'zero';
  return isZero ? arithmetic.zero : undefined;
}

function within<N>(
  { policy, placeOf, arithmetic }: Counting<N>,
  row: number,
  field: 'good' | 'bad',
  [count, total]: readonly [N, N],
): { readonly value: N; readonly isCut: boolean } {
  if (!arithmetic.isMore(count, total)) return { value: count, isCut: false };
  if (policy.excess === 'clamp') return { value: total, isCut: true };
  refuse(placeOf(row, field), {
    code: 'invalid-option',
    expected: 'no more events than the total',
    hint: "excess: 'clamp' accepts counters read at different moments",
  });
}
