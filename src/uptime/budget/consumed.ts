import { formatFraction } from '../../core/fraction-text.js';
import { compare, ONE, type Ratio, ratio } from '../../core/ratio.js';
import { type RoundingMode, roundRatio } from '../../core/rounding.js';
import type { FigureFormat } from '../terms/figures.js';

/** What was spent is rounded up, so that no loss shows as none. */
const FALLBACK: RoundingMode = 'ceiling';

/**
 * What was consumed of a budget and what that lacks of the whole, written so that the two add up. Texts
 * tell what is true whatever the rounding: the whole is only shown where it is spent exactly, more than
 * the whole where more is spent, nothing only where nothing is.
 *
 * @param whole - How the whole is written: 1 for ratios, 100 for percent.
 */
export function consumedPair(
  consumed: Ratio,
  whole: 1n | 100n,
  format: FigureFormat,
): readonly [consumed: string, remaining: string] {
  const { digits, rounding = FALLBACK } = format;
  const unit = 10n ** BigInt(digits);
  const all = whole * unit;
  const scaled = ratio(consumed.numerator * whole, consumed.denominator);
  const units = honest(roundRatio(scaled, digits, rounding), consumed, all);
  const text = (value: bigint): string =>
    formatFraction(ratio(value, unit), { ...format, rounding });
  return [text(units), text(all - units)];
}

/** Moves a rounded figure off a border on which the exact one does not lie. */
function honest(units: bigint, consumed: Ratio, all: bigint): bigint {
  const side = compare(consumed, ONE);
  if (side > 0) return units > all ? units : all + 1n;
  // A ratio without digits is 0 or 1: between them nothing can be told.
  if (side === 0 || consumed.numerator <= 0n || all === 1n) return units;
  if (units >= all) return all - 1n;
  return units > 0n ? units : 1n;
}
