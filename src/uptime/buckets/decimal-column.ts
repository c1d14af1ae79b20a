import { type DecimalInput, type ParsedDecimal, parseDecimal } from '../../core/decimal-text.js';
import { type Reader, reading, refuse } from '../../core/read.js';
import { MOST_EXACT } from './arithmetic.js';

/** What a row says of a counter. */
export const UNSAID = 0;
export const UNREAD = 1;
export const SAID = 2;

/**
 * One counter of many rows while it is read: integers, each with its own number of places. Nothing is
 * allocated for a count whose digits make a number.
 */
export interface DecimalColumn {
  readonly said: Uint8Array;
  readonly places: Uint8Array;
  /** What is an exact number; 0 where a row said nothing, and for what is larger. */
  readonly units: Float64Array;
  /** What is larger, by row. */
  readonly large: bigint[];
}

/** The most places of a count, and of its whole part: no counter of anything comes near. */
const MOST_PLACES = 30;
const MOST_UNITS: readonly bigint[] = /* @__PURE__ */ Array.from(
  { length: MOST_PLACES + 1 },
  (_, places) => 10n ** BigInt(MOST_PLACES + places),
);

/** The column of a counter that is not there: it says nothing of any row. */
export const NO_COLUMN: DecimalColumn = /* @__PURE__ */ newColumn(0);

/** A column in which no row has said anything yet. */
export function newColumn(length: number): DecimalColumn {
  return {
    said: new Uint8Array(length),
    places: new Uint8Array(length),
    units: new Float64Array(length),
    large: [],
  };
}

/** Takes what a row says; `placeOf` gives the place of a row, for what is wrong. */
export function take(
  column: DecimalColumn,
  row: number,
  value: unknown,
  placeOf: (row: number) => Reader,
): void {
  if (value === undefined) return;
  column.said[row] = value === null ? UNREAD : SAID;
  if (value === null) return;
  if (Number.isSafeInteger(value) && (value as number) >= 0) {
    column.units[row] = value as number;
    return;
  }
  if (typeof value === 'string' && takePlain(column, row, value)) return;
  const { units, scale } = parsed(value, () => placeOf(row));
  if (units < 0n) refuse(placeOf(row), { code: 'invalid-option', expected: '0 or more' });
  if (scale > MOST_PLACES || units >= (MOST_UNITS[scale] as bigint)) {
    refuse(placeOf(row), {
      code: 'invalid-decimal',
      expected: `a count below 10^${MOST_PLACES} with at most ${MOST_PLACES} places`,
    });
  }
  if (units <= MAX_SAFE) column.units[row] = Number(units);
  else column.large[row] = units;
  column.places[row] = scale;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Takes a plain decimal whose digits make a number, in one pass and without anything made of its text.
 * Everything else asks for a closer look: a sign, an exponent, many digits, or what is no decimal.
 */
function takePlain({ units, places }: DecimalColumn, row: number, text: string): boolean {
  const last = text.length - 1;
  let [number, point] = [0, last];
  for (let i = 0; i <= last; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) number = number * 10 + (code - ZERO);
    else if (code === POINT && point === last && i > 0 && i < last) point = i;
    else return false;
  }
  // A number that has passed this once has lost digits, and never comes back.
  if (last < 0 || last > MOST_PLACES || number > Number.MAX_SAFE_INTEGER) return false;
  units[row] = number;
  places[row] = last - point;
  return true;
}

const [ZERO, NINE, POINT] = [48, 57, 46] as const;

/** Only what is wrong is read by a reader, which tells its place. */
function parsed(value: unknown, placeOf: () => Reader): ParsedDecimal {
  try {
    return parseDecimal(value as DecimalInput);
  } catch {
    return reading(parseDecimal)(placeOf());
  }
}

/** The counts in units of `10 ** -scale` as numbers, if they are exact, and so is what two of them make. */
export function numbersOf(
  { units, large, places }: DecimalColumn,
  scale: number,
): Float64Array | undefined {
  if (large.length > 0) return undefined;
  const powers = Array.from({ length: scale + 1 }, (_, own) => 10 ** (scale - own));
  const numbers = units.slice();
  let most = 0;
  for (let row = 0; row < numbers.length; row++) {
    const own = places[row] as number;
    if (own !== scale) numbers[row] = (units[row] as number) * (powers[own] as number);
    most = Math.max(most, numbers[row] as number);
  }
  // A total of good and bad ones is twice as much at most, and then exact all the same.
  return most > MOST_EXACT / 2 ? undefined : numbers;
}

/** The counts in units of `10 ** -scale` as integers. */
export function integersOf(
  { units, large, places }: DecimalColumn,
  scale: number,
): readonly bigint[] {
  const powers = Array.from({ length: scale + 1 }, (_, own) => 10n ** BigInt(scale - own));
  return Array.from(units, (number, row) => {
    const own = places[row] as number;
    const count = large[row] ?? BigInt(number);
    return own === scale ? count : count * (powers[own] as bigint);
  });
}
