import { expect, test } from 'vitest';
import {
  assessCredit,
  compileScheme,
  type GoodwillGrant,
  grantGoodwill,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const grant: GoodwillGrant = { amount: eur('20'), reason: 'slow answers', approvedBy: 'A. Lee' };

test('goodwill stands beside what is owed, with its reason and who approved it', () => {
  expect(grantGoodwill({ owed: eur('50') }, [{ ...grant, id: 'g-1' }])).toEqual({
    lines: [
      {
        kind: 'goodwill',
        id: 'g-1',
        amount: eur('20.00'),
        reason: 'slow answers',
        approvedBy: 'A. Lee',
        countsTowardCaps: false,
      },
    ],
    owed: eur('50.00'),
    granted: eur('20.00'),
    payable: eur('70.00'),
    history: null,
  });
});

test('later caps count it only where it says so', () => {
  const scheme = compileScheme({
    rows: [{ remedy: { percent: 60 } }],
    caps: [{ limit: { money: eur('100') }, periods: 12 }],
  });
  // 60.00 were credited: 40.00 are left, or 20.00 with goodwill that counts.
  const next = (countsTowardCaps: boolean) => {
    const period = { missed: true, credit: eur('60') };
    const { history } = grantGoodwill({ owed: eur('60'), period }, [
      { ...grant, countsTowardCaps },
    ]);
    const facts = { level: 0, base: eur('100'), history: history === null ? [] : [history] };
    return assessCredit(scheme, facts).amount?.amount;
  };
  expect([next(false), next(true)]).toEqual(['40.00', '20.00']);
});

test('goodwill in a period without a credit is all of what counts', () => {
  const counted = { ...grant, countsTowardCaps: true };
  const { history } = grantGoodwill({ owed: eur('0'), period: { missed: false } }, [counted]);
  expect(history).toEqual({ missed: false, credit: eur('20.00') });
});

test.each<[string, object, string, readonly (string | number)[]]>([
  ['0', { amount: eur('0') }, 'invalid-money', ['amount']],
  ['an amount below 0', { amount: eur('-1') }, 'invalid-money', ['amount']],
  ['half a cent', { amount: eur('0.005') }, 'invalid-money', ['amount']],
  [
    'another currency',
    { amount: { amount: '1', currency: 'USD' } },
    'currency-mismatch',
    ['amount'],
  ],
  ['no reason', { reason: '' }, 'invalid-type', ['reason']],
  ['nobody who approved', { approvedBy: undefined }, 'missing-field', ['approvedBy']],
])('%s is refused', (_, change, code, path) => {
  const call = () => grantGoodwill({ owed: eur('1') }, [{ ...grant, ...change } as GoodwillGrant]);
  expect(thrownBy(call)).toMatchObject({ code, path: ['grants', 0, ...path] });
});
