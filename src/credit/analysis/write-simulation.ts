import { formatFraction } from '../../core/fraction-text.js';
import { type Ratio, ratio } from '../../core/ratio.js';
import { minorDigitsOf } from '../../money/currency.js';
import { type Money, writeMoney } from '../../money/money.js';
import { figureText } from '../figure-text.js';
import type { Terms } from './draw-terms.js';
import type { CreditSimulation } from './simulation.js';

/** Writes what terms came to: from integers, as all else. */
export function writeSimulation(
  { currency, totals, creditedPeriods, minutes }: Terms,
  { seed, runs, periods }: Pick<CreditSimulation, 'seed' | 'runs' | 'periods'>,
): CreditSimulation {
  const unit = 10n ** BigInt(minorDigitsOf(currency));
  const sorted = [...totals].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const sum = sorted.reduce((all, one) => all + one, 0n);
  const percentile = (percent: number): Money => {
    const rank = Math.max(1, Math.ceil((percent * runs) / 100));
    return writeMoney(ratio(sorted[rank - 1] as bigint, unit), currency);
  };
  const credited = sorted.filter((total) => total > 0n).length;
  return {
    seed,
    runs,
    periods,
    currency,
    mean: figureText(ratio(sum, BigInt(runs) * unit)),
    standardError: standardErrorOf(sorted, sum, unit),
    percentiles: {
      p50: percentile(50),
      p90: percentile(90),
      p95: percentile(95),
      p99: percentile(99),
      p100: percentile(100),
    },
    creditedPeriodsPercent: figureText(ratio(100 * creditedPeriods, runs * periods)),
    creditedRunsPercent: figureText(ratio(100 * credited, runs)),
    downtimeMinutes: figureText(ratio(minutes, runs * periods)),
  };
}

/** Digits of the standard error: it says how many of the mean are worth reading. */
const ERROR_DIGITS = 6;

/** The deviation of a single term from the mean, divided by the root of how many there are. */
function standardErrorOf(totals: readonly bigint[], sum: bigint, unit: bigint): string | null {
  const count = BigInt(totals.length);
  if (count < 2n) return null;
  const squares = totals.reduce((all, one) => all + one * one, 0n);
  const variance = ratio(count * squares - sum * sum, count * count * (count - 1n) * unit * unit);
  return formatFraction(rootOf(variance), { digits: ERROR_DIGITS, rounding: 'floor' });
}

/** The square root, rounded down to the digits that are told. */
function rootOf({ numerator, denominator }: Ratio): Ratio {
  const scale = 10n ** BigInt(ERROR_DIGITS);
  return ratio(integerRoot((numerator * scale * scale) / denominator), scale);
}

/** The largest integer whose square is not greater: Newton's method from above. */
function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << (BigInt(value.toString(2).length) / 2n + 1n);
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
