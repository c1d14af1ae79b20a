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
  const text = typeof input === 'number' ? String(input) : input;
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
  return scale >= 0
    ? { units: digits, scale }
    : { units: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Writes `units / 10 ** scale` as text, with exactly `scale` digits after the point. */
export function formatUnits(units: bigint, scale: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + size : `${sign}${size.slice(0, -scale)}.${size.slice(-scale)}`;
}
