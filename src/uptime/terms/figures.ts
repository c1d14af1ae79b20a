import { fail } from '../../core/error.js';
import { type FractionFormat, formatFraction, formatRounded } from '../../core/fraction-text.js';
import { floor, percentOfShare, type Ratio } from '../../core/ratio.js';
import { type FieldsOf, type ReadersOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { flag, whole, word } from '../../core/read-values.js';
import { MOST_DIGITS, ROUNDING_MODES, type RoundingMode, roundRatio } from '../../core/rounding.js';

/** Options of writing figures. Verdicts never depend on them: they compare exact fractions. */
export interface FigureOptions {
  /**
   * The most digits after the point, 0 to 40.
   *
   * @defaultValue 6
   */
  readonly digits?: number | undefined;
  /**
   * How the last digit is chosen.
   *
   * @defaultValue `floor` for what was reached, so that 100 means perfect; `ceiling` for what was
   * spent of a budget, so that no loss shows as none; `halfAwayFromZero` for all else
   */
  readonly rounding?: RoundingMode | undefined;
  /**
   * Whether zeros at the end are written up to `digits`: `99.90`.
   *
   * @defaultValue false
   */
  readonly fixed?: boolean | undefined;
}

const DEFAULT_DIGITS = 6;

/** Options of figures as read. */
export interface FigureFormat {
  readonly digits: number;
  readonly rounding: RoundingMode | undefined;
  readonly fixed: boolean;
}

export const FIGURE_FIELDS: ReadersOf<FigureFormat> = {
  digits: /* @__PURE__ */ optional(
    /* @__PURE__ */ whole('digits', { most: MOST_DIGITS }),
    DEFAULT_DIGITS,
  ),
  rounding: /* @__PURE__ */ optional(/* @__PURE__ */ word(ROUNDING_MODES)),
  fixed: /* @__PURE__ */ optional(flag, false),
} satisfies FieldsOf<FigureOptions>;

/** Reads the options of a call that has no others. */
export function readFormat(options: FigureOptions): FigureFormat {
  return readFields(readerOf(options, null, 'options'), 'options', FIGURE_FIELDS);
}

/** Writers of fractions, with the options read once. */
export interface Figures {
  readonly ratio: (value: Ratio) => string;
  readonly percent: (value: Ratio) => string;
  /** A share and what it lacks of 1, written so that the two texts add up to 1. */
  readonly ratioPair: (share: Ratio) => readonly [string, string];
  /** A share and what it lacks, in percent, written so that the two texts add up to 100. */
  readonly percentPair: (share: Ratio) => readonly [string, string];
}

/** The writers for a format; `fallback` is the rounding where none is given. */
export function figuresOf(format: FigureFormat, fallback: RoundingMode): Figures {
  const exact: FractionFormat = { ...format, rounding: format.rounding ?? fallback };
  return {
    ratio: (value) => formatFraction(value, exact),
    percent: (value) => formatFraction(percentOfShare(value), exact),
    ratioPair: (value) => pairOf(value, 1n, exact),
    percentPair: (value) => pairOf(percentOfShare(value), 100n, exact),
  };
}

/** Rounds once, and takes the other text from what is left: two roundings need not add up. */
function pairOf(value: Ratio, sum: bigint, format: FractionFormat): readonly [string, string] {
  const unit = 10n ** BigInt(format.digits);
  const units = roundRatio(value, format.digits, format.rounding);
  return [formatRounded(units, format), formatRounded(sum * unit - units, format)];
}

/** A fraction of milliseconds as whole ones, rounded down. */
export function wholeMs(value: Ratio): number {
  return toSafeInteger(floor(value));
}

/** Turns an exact integer into a number that is still exact. */
export function toSafeInteger(value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  fail({
    code: 'result-out-of-range',
    path: [],
    expected: 'figures whose result is below 2^53',
    received: `a result of ${String(value).length} digits`,
  });
}
