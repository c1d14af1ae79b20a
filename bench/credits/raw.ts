import type { Work } from '../turns.js';
import type { CreditContender } from './types.js';
import { OBJECTS, PERIODS, periods, SUBSCRIPTIONS } from './work.js';

/** Integers that check nothing and give one sum: what the work costs at the least. */
export const RAW: CreditContender = {
  name: 'raw',
  packages: [],
  attempts: {
    'credits-columns': () => total(PERIODS),
    'credits-objects': () => total(OBJECTS),
    'credits-settle': () => total(SUBSCRIPTIONS),
  },
};

function total(count: number): Work {
  const { good, total, base } = periods(count);
  return () => {
    let sum = 0;
    for (let i = 0; i < count; i++)
      sum += creditOf(good[i] as number, total[i] as number, base[i] as number);
    return sum;
  };
}

/** Thousandths of the total against the bounds; half a cent goes up. */
function creditOf(good: number, total: number, base: number): number {
  const level = good * 1000;
  if (level >= total * 999) return 0;
  const percent = level >= total * 990 ? 10 : level >= total * 950 ? 25 : 50;
  return Math.floor((base * percent + 50) / 100);
}
