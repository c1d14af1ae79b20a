import { attempt, REFUSED, type Reader, refuse } from '../../core/read.js';
import type { CountPolicy, CountsInput } from '../terms/counts.js';
import { type Arithmetic, type CountColumn, OF_INTEGERS, OF_NUMBERS } from './arithmetic.js';
import {
  type DecimalColumn,
  integersOf,
  numbersOf,
  SAID,
  UNREAD,
  UNSAID,
} from './decimal-column.js';

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
  /** How many rows there are, whichever counters they have. */
  readonly length: number;
  readonly policy: CountPolicy;
  /** The place of a row, or of one of its counters. */
  readonly placeOf: (row: number, field?: keyof CountsInput) => Reader;
}

/** Calls something for each row; with a list of findings it goes on after a fault. */
export function forEachRow(reader: Reader, length: number, read: (row: number) => void): void {
  if (reader.findings === null) {
    for (let row = 0; row < length; row++) read(row);
    return;
  }
  let isRefused = false;
  for (let row = 0; row < length; row++)
    if (attempt(reader, () => read(row)) === undefined) isRefused = true;
  if (isRefused) throw REFUSED;
}

/** Makes good and all events of the counters of each row. */
export function pairCounts(reader: Reader, context: Context): CountColumns {
  const { raw, length } = context;
  const { good, bad, total } = raw;
  const scale = [good, bad, total].reduce((most, { places }) => largestOf(places, most), 0);
  const values = numbersOfAll(raw, scale);
  if (values !== undefined) {
    const columns = { good: new Float64Array(length), total: new Float64Array(length) };
    const rows = pairAll(reader, { ...context, values, arithmetic: OF_NUMBERS, columns });
    return { scale, ...columns, ...rows };
  }
  const columns = {
    good: new Array<bigint>(length).fill(0n),
    total: new Array<bigint>(length).fill(0n),
  };
  const integers = {
    good: integersOf(good, scale),
    bad: integersOf(bad, scale),
    total: integersOf(total, scale),
  };
  const rows = pairAll(reader, {
    ...context,
    values: integers,
    arithmetic: OF_INTEGERS,
    columns,
  });
  return { scale, ...columns, ...rows };
}

function largestOf(places: Uint8Array, least: number): number {
  let most = least;
  for (let row = 0; row < places.length; row++) most = Math.max(most, places[row] as number);
  return most;
}

function numbersOfAll(raw: RawCounts, scale: number): Counting<number>['values'] | undefined {
  const good = numbersOf(raw.good, scale);
  const bad = numbersOf(raw.bad, scale);
  const total = numbersOf(raw.total, scale);
  return good && bad && total && { good, bad, total };
}

/** What rows are paired with, how they count, and the columns that are filled row by row. */
interface Counting<N> extends Context {
  /** The counters in one unit, zero where a row says nothing. */
  readonly values: Readonly<Record<keyof CountsInput, ArrayLike<N>>>;
  readonly arithmetic: Arithmetic<N>;
  readonly columns: Readonly<Record<'good' | 'total', { [row: number]: N }>>;
}

function pairAll<N>(reader: Reader, counting: Counting<N>): Pick<CountColumns, 'known' | 'cut'> {
  const { length } = counting;
  const known = new Uint8Array(length);
  let cut = 0;
  forEachRow(reader, length, (row) => {
    const pair = pairRow(counting, row);
    known[row] = pair === NOTHING ? 0 : 1;
    if (pair === CUT) cut++;
  });
  return { known, cut };
}

/** What became of a row: it said that nothing is known, it was filled, or it was cut as the policy says. */
const [NOTHING, WHOLE, CUT] = [0, 1, 2] as const;
type Paired = typeof NOTHING | typeof WHOLE | typeof CUT;

/** Fills a row from its counters, as `countsOf` does for one; nothing is made of a row. */
function pairRow<N>(counting: Counting<N>, row: number): Paired {
  const { raw, policy, values, arithmetic, columns } = counting;
  if (raw.total.said[row] !== SAID) return pairGoodAndBad(counting, row);
  const total = values.total[row] as N;
  columns.total[row] = total;
  const isGoodKnown = isKnown(raw.good, row, policy);
  const isBadKnown = isKnown(raw.bad, row, policy);
  if (isGoodKnown) {
    if (isBadKnown) requireSum(counting, row);
    const good = values.good[row] as N;
    const isCut = isMoreThanAll(counting, row, 'good');
    columns.good[row] = isCut ? total : good;
    return isCut ? CUT : WHOLE;
  }
  if (!isBadKnown) return refuseOne(counting, row);
  const isCut = isMoreThanAll(counting, row, 'bad');
  columns.good[row] = isCut ? arithmetic.zero : arithmetic.minus(total, values.bad[row] as N);
  return isCut ? CUT : WHOLE;
}

/** A row without a total. */
function pairGoodAndBad<N>(counting: Counting<N>, row: number): Paired {
  const { raw, policy, values, arithmetic, columns } = counting;
  const isSaid = raw.good.said[row] === SAID || raw.bad.said[row] === SAID;
  // A missing counter stands for zero only beside another that proves that counting took place.
  if (!isSaid || !isKnown(raw.good, row, policy) || !isKnown(raw.bad, row, policy))
    return refuseOne(counting, row);
  const good = values.good[row] as N;
  columns.good[row] = good;
  columns.total[row] = arithmetic.plus(good, values.bad[row] as N);
  return WHOLE;
}

/** Whether a row says a counter; one that was not read may stand for zero. */
function isKnown({ said }: DecimalColumn, row: number, { missingAs }: CountPolicy): boolean {
  return said[row] === SAID || (said[row] === UNREAD && missingAs === 'zero');
}

/** A row of which at most one counter is known: nothing is, if one of them was not read. */
function refuseOne<N>({ raw, placeOf }: Counting<N>, row: number): typeof NOTHING {
  const said = [raw.good, raw.bad, raw.total].map((counter) => counter.said[row] ?? UNSAID);
  if (said.includes(UNREAD)) return NOTHING;
  refuse(placeOf(row), {
    code: 'missing-field',
    expected: 'two of good, bad and total',
    received: said.every((one) => one === UNSAID) ? 'none of them' : 'one of them',
  });
}

function requireSum<N>(counting: Counting<N>, row: number): void {
  const { policy, placeOf, values, arithmetic } = counting;
  if (policy.excess === 'clamp') return;
  const { good, bad, total } = values;
  if (arithmetic.plus(good[row] as N, bad[row] as N) === total[row]) return;
  refuse(placeOf(row), {
    code: 'invalid-option',
    expected: 'good and bad that make the total; two of the three suffice',
  });
}

/** Whether there are more events of a kind than there are in all, and that is to be cut. */
function isMoreThanAll<N>(
  { policy, placeOf, arithmetic, values }: Counting<N>,
  row: number,
  field: 'good' | 'bad',
): boolean {
  if (!arithmetic.isMore(values[field][row] as N, values.total[row] as N)) return false;
  if (policy.excess === 'clamp') return true;
  refuse(placeOf(row, field), {
    code: 'invalid-option',
    expected: 'no more events than the total',
    hint: "excess: 'clamp' accepts counters read at different moments",
  });
}
