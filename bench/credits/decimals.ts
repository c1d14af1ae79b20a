import { Decimal } from 'decimal.js';
import type { Work } from '../turns.js';
import type { CreditContender } from './types.js';
import { OBJECTS, PERIODS, periods } from './work.js';

/** How a program without a library for it works credits out: decimals, and an `if` for each row. */
export const DECIMALS: CreditContender = {
  name: 'decimal.js by hand',
  packages: ['decimal.js'],
  attempts: {
    'credits-columns': () => credits(PERIODS),
    'credits-objects': () => credits(OBJECTS),
  },
};

const [TARGET, FIRST, SECOND] = [new Decimal('99.9'), new Decimal(99), new Decimal(95)];

function credits(count: number): Work {
  const { good, total, base } = periods(count);
  const rows = Array.from(good, (minutes, i) => ({
    good: minutes,
    total: total[i] as number,
    base: ((base[i] as number) / 100).toFixed(2),
  }));
  return () =>
    rows.reduce((sum, row) => {
      const level = new Decimal(row.good).times(100).div(row.total);
      return sum + Number(creditOf(level, row.base).times(100));
    }, 0);
}

function creditOf(level: Decimal, base: string): Decimal {
  if (level.gte(TARGET)) return new Decimal(0);
  const percent = level.gte(FIRST) ? 10 : level.gte(SECOND) ? 25 : 100;
  const credit = new Decimal(base).times(percent).div(100);
  return Decimal.min(credit, new Decimal(base).div(2)).toDecimalPlaces(2);
}
