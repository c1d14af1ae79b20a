import type { PeriodRule } from '../../zone/period-rule.js';
import { rollingOf } from './slo.js';

const PARTS = /(\d{1,9})(ms|s|m|h|d|w|y)/g;
const WHOLE = /^(?:\d{1,9}(?:ms|s|m|h|d|w|y))+$/;

/** The lengths of Prometheus: a week has 7 days, a year 365. */
const MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** A length as Prometheus writes it (`4w`, `1h30m`), in milliseconds; `undefined` for what is none. */
export function prometheusMs(text: string): number | undefined {
  if (text.length > 100 || !WHOLE.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(PARTS))
    total += Number(count) * (MS[unit as string] as number);
  return total;
}

/** A rolling window of so long; only whole days can be said. */
export function rollingMs(ms: number): PeriodRule | null {
  return rollingOf(ms / (MS.d as number), 'd');
}
