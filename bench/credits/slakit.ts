import { assessCredit, assessCreditColumns, compileScheme, type Money } from '../../src/credit.js';
import { compileAgreement, settlePeriod } from '../../src/index.js';
import type { Work } from '../turns.js';
import type { CreditContender } from './types.js';
import { OBJECTS, PERIODS, periods, SCHEME, SUBSCRIPTIONS } from './work.js';

/** Through the public functions only: all is checked, and whole assessments are the answer. */
export const SLAKIT: CreditContender = {
  name: 'slakit',
  packages: [],
  attempts: {
    'credits-columns': columns,
    'credits-objects': objects,
    'credits-settle': statements,
  },
};

const COMPILED = compileScheme(SCHEME);

function columns(): Work {
  const given = { ...periods(PERIODS), currency: 'EUR' };
  return () => assessCreditColumns(COMPILED, given).amounts.reduce((sum, cents) => sum + cents, 0);
}

function objects(): Work {
  const { good, total, base } = periods(OBJECTS);
  const facts = Array.from(good, (minutes, i) => ({
    level: { good: minutes, total: total[i] as number },
    base: moneyOf(base[i] as number),
  }));
  return () =>
    facts.reduce((sum, one) => sum + centsOf(assessCredit(COMPILED, one).amount?.amount), 0);
}

/** A subscription's month: minutes that were not good are an outage at its start. */
function statements(): Work {
  const { good, total, base } = periods(SUBSCRIPTIONS);
  const agreement = compileAgreement({
    id: 'hosting',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [
      {
        kind: 'availability',
        id: 'up',
        service: 'web',
        targetPercent: '99.9',
        remedy: 'credit',
      },
    ],
    remedies: { credit: SCHEME },
  });
  const from = Date.UTC(2026, 5, 1);
  const at = Date.UTC(2026, 6, 1);
  const facts = Array.from(good, (minutes, i) => {
    const end = from + ((total[i] as number) - minutes) * 60_000;
    return {
      periodOf: from,
      services: { web: { outages: end > from ? [{ start: from, end }] : [] } },
      charges: { web: moneyOf(base[i] as number) },
    };
  });
  return () =>
    facts.reduce((sum, one) => sum + centsOf(settlePeriod(agreement, one, { at }).total.amount), 0);
}

function moneyOf(cents: number): Money {
  return { amount: (cents / 100).toFixed(2), currency: 'EUR' };
}

function centsOf(amount: string | undefined): number {
  return Number(amount?.replace('.', ''));
}
