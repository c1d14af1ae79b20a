import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import {
  type DisplayRounding,
  formatPercent,
  formatShort,
  type Ratio,
  ratioOf,
  ratioOfPercent,
} from '../core/ratio.js';

/** How figures are written. Verdicts never depend on it: they compare exact fractions. */
export interface FigureOptions {
  /**
   * The most digits after the point, 0 to 30; trailing zeros are left out.
   *
   * @defaultValue 6
   */
  readonly digits?: number;
  /**
   * How the last digit is chosen.
   *
   * @defaultValue `floor` for availability and SLIs, so that 100 means perfect; `half-up` for others
   */
  readonly rounding?: DisplayRounding;
}

/** Writers of fractions, with the options read once. */
export interface Figures {
  readonly ratio: (value: Ratio) => string;
  readonly percent: (value: Ratio) => string;
}

const DEFAULT_DIGITS = 6;
const MOST_DIGITS = 30;
/** Sums and products of decimals are decimals: this many digits hold every sensible one whole. */
const AMOUNT_DIGITS = 18;
const ROUNDINGS: readonly DisplayRounding[] = ['floor', 'half-up', 'truncate'];

/**
 * Writes a share as a percentage with a fixed number of digits, for reading.
 *
 * @param value - The share, as `{ ratio: '0.29' }` or `{ percent: '99.9999' }`.
 * @param options - Digits (2 unless given) and rounding (`floor` unless given).
 * @returns The text; with `floor`, 100 appears only for a share of exactly 1.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-option`.
 * @example
 * import { displayPercent } from 'slakit'
 * displayPercent({ percent: '99.9999' }) // => '99.99'
 * displayPercent({ ratio: '0.29' }, { digits: 3 }) // => '29.000'
 */
export function displayPercent(
  value: { readonly ratio: DecimalInput } | { readonly percent: DecimalInput },
  options: FigureOptions = {},
): string {
  const share =
    'percent' in value
      ? ratioOfPercent(value.percent, ['percent'])
      : ratioOf(value.ratio, ['ratio']);
  return formatPercent(
    share,
    readDigits(options.digits ?? 2, []),
    readRounding(options.rounding ?? 'floor', []),
  );
}

/** The writers for a set of options; `fallback` is the rounding where none is given. */
export function figuresOf(
  options: FigureOptions,
  fallback: DisplayRounding,
  path: Path = [],
): Figures {
  const digits = readDigits(options.digits ?? DEFAULT_DIGITS, path);
  const rounding = readRounding(options.rounding ?? fallback, path);
  return {
    ratio: (value) => formatShort(value, digits, rounding),
    percent: (value) =>
      formatShort({ ...value, numerator: value.numerator * 100n }, digits, rounding),
  };
}

/** Writes an amount (events, slices, milliseconds) in full. */
export function amountText(value: Ratio): string {
  return formatShort(value, AMOUNT_DIGITS, 'floor');
}

/** Turns an exact integer into a number that is still exact. */
export function toSafeInteger(value: bigint, path: Path = []): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    fail({
      code: 'result-out-of-range',
      path,
      expected: 'figures whose result is below 2^53',
      received: `a result of ${String(value).length} digits`,
    });
  }
  return number;
}

/** The options of figures alone, to hand on. */
export function figureOptionsOf({ digits, rounding }: FigureOptions): FigureOptions {
  return {
    ...(digits === undefined ? {} : { digits }),
    ...(rounding === undefined ? {} : { rounding }),
  };
}

function readDigits(digits: number, path: Path): number {
  if (Number.isInteger(digits) && digits >= 0 && digits <= MOST_DIGITS) return digits;
  fail({
    code: 'invalid-option',
    path: [...path, 'digits'],
    expected: `0 to ${MOST_DIGITS}`,
    received: shown(digits),
  });
}

function readRounding(rounding: DisplayRounding, path: Path): DisplayRounding {
  return readChoice(rounding, ROUNDINGS, [...path, 'rounding']);
}

/** Checks that an option is one of its names. */
export function readChoice<Name extends string>(
  value: Name,
  names: readonly Name[],
  path: Path,
): Name {
  if (names.includes(value)) return value;
  fail({
    code: 'invalid-option',
    path,
    expected: `one of ${names.join(', ')}`,
    received: shown(value),
  });
}
