import type { Money } from '../../money/money.js';

/** The credits of many terms, each drawn by chance. Plain data. */
export interface CreditSimulation {
  readonly seed: number;
  readonly runs: number;
  readonly periods: number;
  readonly currency: string;
  /** The mean credit of a term: decimal text, with more digits than money has. */
  readonly mean: string;
  /** How far the mean is likely to lie from that of all terms there could be; `null` for a single run. */
  readonly standardError: string | null;
  /** What so many percent of all terms do not exceed. */
  readonly percentiles: {
    readonly p50: Money;
    readonly p90: Money;
    readonly p95: Money;
    readonly p99: Money;
    readonly p100: Money;
  };
  /** How many of all periods owe a credit, in percent. */
  readonly creditedPeriodsPercent: string;
  /** How many of all terms do, in percent. */
  readonly creditedRunsPercent: string;
  /** The mean downtime of a period in minutes. */
  readonly downtimeMinutes: string;
}
