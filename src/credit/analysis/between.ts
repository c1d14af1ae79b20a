import { add, compare, floor, ONE, type Ratio, ratio, subtract, ZERO } from '../../core/ratio.js';
import { type RoundingMode, roundRatio } from '../../core/rounding.js';

/** On which side of a level a look is taken: just below it, at it, or just above it. */
export type Side = -1 | 0 | 1;

/** Digits after which a level between two others is not looked for: no longer text could come back. */
const MOST_PLACES = 60;

/**
 * The shortest decimal between two levels, near their middle; one beside the other where a side is open.
 *
 * @param scale - The only digits that there may be; `null` takes as many as are needed.
 * @returns `null` when no such decimal lies between them.
 */
export function decimalBetween(
  low: Ratio | null,
  high: Ratio | null,
  scale: number | null,
): Ratio | null {
  if (low === null || high === null) return besideOf(low, high, scale);
  const middle = add(low, high);
  const half = { numerator: middle.numerator, denominator: middle.denominator * 2n };
  const last = scale ?? MOST_PLACES;
  for (let digits = scale ?? 0; digits <= last; digits++) {
    const found = unitsBetween(low, half, digits);
    if (compare(found, high) < 0) return found;
  }
  return null;
}

/** The first decimal of so many digits that lies above `low` and not far below the middle. */
function unitsBetween(low: Ratio, middle: Ratio, digits: number): Ratio {
  const unit = 10n ** BigInt(digits);
  const found = ratio(floor({ ...middle, numerator: middle.numerator * unit }), unit);
  return compare(found, low) > 0 ? found : add(found, ratio(1n, unit));
}

/** A level one further than the side that is known. */
function besideOf(low: Ratio | null, high: Ratio | null, scale: number | null): Ratio {
  if (low !== null) return scale === null ? add(low, ONE) : gridAbove(low, scale);
  if (high === null) return ZERO;
  return scale === null ? subtract(high, ONE) : gridBelow(high, scale);
}

/** The next level above one among those of so many digits. */
export function gridAbove(level: Ratio, scale: number): Ratio {
  const unit = 10n ** BigInt(scale);
  return ratio(floor({ ...level, numerator: level.numerator * unit }) + 1n, unit);
}

/** The next level below one among those of so many digits. */
export function gridBelow(level: Ratio, scale: number): Ratio {
  const unit = 10n ** BigInt(scale);
  return ratio(-floor({ ...level, numerator: -level.numerator * unit }) - 1n, unit);
}

/** Whether a level has no more digits than a rounding leaves. */
export function isOnGrid({ numerator, denominator }: Ratio, scale: number): boolean {
  return (numerator * 10n ** BigInt(scale)) % denominator === 0n;
}

/** What a level is rounded to, or one that lies as near beside it as anybody likes. */
export function roundedBeside(
  level: Ratio,
  side: Side,
  { scale, mode }: { readonly scale: number; readonly mode: RoundingMode },
): Ratio {
  return ratio(roundRatio(beside(level, side, scale), scale, mode), 10n ** BigInt(scale));
}

/** A level that rounds as all do that lie just beside: roundings change at halves of a unit alone. */
function beside(level: Ratio, side: Side, scale: number): Ratio {
  if (side === 0) return level;
  const halves = 2n * 10n ** BigInt(scale);
  const scaled = { ...level, numerator: level.numerator * halves };
  const next =
    side === 1 ? floor(scaled) + 1n : -floor({ ...scaled, numerator: -scaled.numerator }) - 1n;
  const edge = ratio(next, halves);
  const both = add(level, edge);
  return { numerator: both.numerator, denominator: both.denominator * 2n };
}
