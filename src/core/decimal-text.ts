import { fail, shown } from './error.js';

/** A decimal at the border: text such as `'99.95'`, or a number, read by its shortest text. */
export type DecimalInput = string | number;

/** A decimal as integers: the value is `units / 10 ** scale`. */
export interface ParsedDecimal {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const LONGEST = 60;

/**
 * Reads a decimal exactly. A number is read by its shortest text, so that `99.95` means 99.95 and
 * not the double beside it.
 *
 * @throws {@link SlaError} `invalid-decimal`.
 */
export function parseDecimal(input: DecimalInput): ParsedDecimal {
  if (Number.isSafeInteger(input)) return { units: BigInt(input), scale: 0 };
  const text = typeof input === 'number' ? String(input) : input;
  return parseShort(text) ?? parseAny(text, input);
}

/** More digits than this may not be told apart by a number. */
const SHORT = 15;

const [POINT, NINE, ZERO] = [46, 57, 48];

/** Reads a decimal of few digits, without sign and exponent, as nearly all are; all else is `undefined`. */
function parseShort(text: string): ParsedDecimal | undefined {
  if (typeof text !== 'string' || text.length > SHORT) return undefined;
  let units = 0;
  let point = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) units = 10 * units + code - ZERO;
    else if (code === POINT && point < 0 && i > 0) point = i;
    else return undefined;
  }
  // Neither nothing at all nor a point with nothing behind it is a decimal.
  if (point === text.length - 1) return undefined;
  return { units: BigInt(units), scale: point < 0 ? 0 : text.length - 1 - point };
}

function parseAny(text: string, input: DecimalInput): ParsedDecimal {
  const match = typeof text === 'string' && text.length <= LONGEST ? DECIMAL.exec(text) : null;
  if (match === null) {
    fail({
      code: 'invalid-decimal',
      path: [],
      expected: 'a decimal such as "99.95"',
      received: shown(input),
      ...(typeof text === 'string' && /^\s*[\d.]+\s*%\s*$/.test(text.slice(0, LONGEST))
        ? { hint: 'leave out the % sign' }
        : {}),
      ...(typeof text === 'string' && /^-?\d+,\d+$/.test(text.slice(0, LONGEST))
        ? { hint: 'write a point, not a comma' }
        : {}),
    });
  }
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { units: digits, scale } : { units: digits * powerOfTen(-scale), scale: 0 };
}

const POWERS: readonly bigint[] = /* @__PURE__ */ Array.from(
  { length: 64 },
  (_, exponent) => 10n ** BigInt(exponent),
);

/** Ten to a power, 0 or more: a list, since raising costs more than what it is needed for. */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Writes `units / 10 ** scale` as text, with exactly `scale` digits after the point. */
export function formatUnits(units: bigint, scale: number): string {
  const digits = textOf(units < 0n ? -units : units);
  const size = digits.length > scale ? digits : digits.padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + size : `${sign}${size.slice(0, -scale)}.${size.slice(-scale)}`;
}

/** An integer as text; a number is written several times as fast, and says whether it is the same. */
function textOf(integer: bigint): string {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? String(number) : integer.toString();
}
