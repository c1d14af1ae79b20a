import { type DecimalInput, type ParsedDecimal, parseDecimal } from '../../core/decimal-text.js';
import { type Reader, reading, refuse } from '../../core/read.js';

/** What a row says of a counter. */
export const UNSAID = 0;
export const UNREAD = 1;
export const SAID = 2;

/**
 * One counter of many rows while it is read: integers, each with its own number of places. Nothing is
 * allocated for a whole number.
 */
export interface DecimalColumn {
  readonly said: Uint8Array;
  readonly units: (number | bigint)[];
  readonly places: Uint8Array;
}

/** The most places of a count, and of its whole part: no counter of anything comes near. */
const MOST_PLACES = 30;
const MOST_UNITS: readonly bigint[] = /* @__PURE__ */ Array.from(
  { length: MOST_PLACES + 1 },
  (_, places) => 10n ** BigInt(MOST_PLACES + places),
);

/** A column in which no row has said anything yet. */
export function newColumn(length: number): DecimalColumn {
  return {
    said: new Uint8Array(length),
    units: new Array<number>(length).fill(0),
    places: new Uint8Array(length),
  };
}

/** Takes what a row says; `placeOf` gives its place, for what is wrong. */
export function take(
  column: DecimalColumn,
  row: number,
  value: unknown,
  placeOf: () => Reader,
): void {
  if (value === undefined) return;
  column.said[row] = value === null ? UNREAD : SAID;
  if (value === null) return;
  if (Number.isSafeInteger(value) && (value as number) >= 0) {
    // Adding 0 turns -0, which no counter shows, into 0.
    column.units[row] = (value as number) + 0;
    return;
  }
  const { units, scale } = parsed(value, placeOf);
  if (units < 0n) refuse(placeOf(), { code: 'invalid-option', expected: '0 or more' });
  if (scale > MOST_PLACES || units >= (MOST_UNITS[scale] as bigint)) {
    refuse(placeOf(), {
      code: 'invalid-decimal',
      expected: `a count below 10^${MOST_PLACES} with at most ${MOST_PLACES} places`,
    });
  }
  column.units[row] = scale === 0 && units <= MAX_SAFE ? Number(units) : units;
  column.places[row] = scale;
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Where the point of a plain decimal stands, beyond its end when it has none; `undefined` for all that asks
 * for a closer look: a sign, an exponent, or what is no decimal.
 */
function pointIn(text: string): number | undefined {
  let point = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== POINT || point < text.length || i === 0 || i === text.length - 1) return undefined;
    point = i;
  }
  return text.length > 0 && text.length <= MOST_PLACES ? point : undefined;
}

const [ZERO, NINE, POINT] = [48, 57, 46] as const;

/** Only what is wrong is read by a reader, which tells its place. */
function parsed(value: unknown, placeOf: () => Reader): ParsedDecimal {
  const point = typeof value === 'string' ? pointIn(value) : undefined;
  if (point !== undefined) {
    const text = value as string;
    const digits = text.slice(0, point) + text.slice(point + 1);
    return { units: BigInt(digits), scale: Math.max(0, text.length - point - 1) };
  }
  try {
    return parseDecimal(value as DecimalInput);
  } catch {
    return reading(parseDecimal)(placeOf());
  }
}
