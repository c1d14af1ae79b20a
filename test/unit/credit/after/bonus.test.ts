import { describe, expect, test } from 'vitest';
import {
  type BonusFacts,
  type BonusRule,
  checkBonus,
  compileBonus,
  settleBonuses,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const rule: BonusRule = {
  currency: 'EUR',
  rows: [
    { gt: '99.95', lt: 100, reward: { percent: 2 } },
    { gte: 100, reward: { money: eur('50') } },
  ],
};
const good: BonusFacts = { level: '99.99', base: eur('1000') };
const bad = (penalty: string): BonusFacts => ({ level: 98, penalty: eur(penalty) });
const settle = (change: Partial<BonusRule>, periods: readonly BonusFacts[]) =>
  settleBonuses(compileBonus({ ...rule, ...change }), periods);

describe('settleBonuses', () => {
  test('sets bonuses off against later penalties alone, and never pays them', () => {
    // 2 % of 1000 are 20, and 100 % earns 50. The first penalty was owed before there was any.
    const periods = settle({}, [bad('10'), good, { level: 100 }, bad('30'), good, bad('100')]);
    expect(
      periods.map(({ bonus, offset, payable, banked }) =>
        [bonus, offset, payable, banked].map(({ amount }) => amount),
      ),
    ).toEqual([
      ['0.00', '0.00', '10.00', '0.00'],
      ['20.00', '0.00', '0.00', '20.00'],
      ['50.00', '0.00', '0.00', '70.00'],
      ['0.00', '30.00', '0.00', '40.00'],
      ['20.00', '0.00', '0.00', '60.00'],
      ['0.00', '60.00', '40.00', '0.00'],
    ]);
  });

  test('pays in cash where the terms say so: the customer pays what is below 0', () => {
    const periods = settle({ paidAs: 'cash' }, [{ ...good, penalty: eur('5') }, bad('30')]);
    expect(periods.map(({ payable, banked }) => [payable.amount, banked.amount])).toEqual([
      ['-15.00', '0.00'],
      ['30.00', '0.00'],
    ]);
  });

  test('banks what was earned back, takes no more of a penalty than the limit, and lets it lapse', () => {
    const first: BonusFacts = { level: null, deposit: eur('100') };
    const periods = settle({ limitPercent: 50, lapseAfter: 2 }, [
      first,
      bad('30'),
      bad('40'),
      bad('9'),
    ]);
    // 15 of 30, 20 of 40; the other 65 lapse with the second period after the deposit.
    expect(
      periods.map(({ offset, lapsed, banked }) => [offset.amount, lapsed.amount, banked.amount]),
    ).toEqual([
      ['0.00', '0.00', '100.00'],
      ['15.00', '0.00', '85.00'],
      ['20.00', '65.00', '0.00'],
      ['0.00', '0.00', '0.00'],
    ]);
  });

  test('takes the operator at its word, and rewards nothing that is in two rows or not known', () => {
    const rows = [
      { gt: 99, reward: { percent: 1 } },
      { gte: '99.9', reward: { percent: 2 } },
    ];
    const base = eur('100');
    const periods = settle(
      { rows },
      [99, '99.01', '99.9', null].map((level) => ({ level, base })),
    );
    expect(periods.map(({ status, rows: found, bonus }) => [status, found, bonus.amount])).toEqual([
      ['none', [], '0.00'],
      ['rewarded', [0], '1.00'],
      ['overlap', [0, 1], '0.00'],
      ['unknown', [], '0.00'],
    ]);
  });

  test('needs a base for a percentage, and for that alone', () => {
    expect(thrownBy(() => settle({}, [{ level: '99.99' }]))).toMatchObject({
      code: 'missing-field',
      path: ['periods', 0, 'base'],
    });
    expect(settle({}, [{ level: 100 }])[0]?.bonus.amount).toBe('50.00');
  });

  test.each<[string, object, string, readonly (string | number)[]]>([
    ['no rows', { rows: [] }, 'invalid-type', ['rows']],
    [
      'a reward below 0',
      { rows: [{ reward: { percent: -1 } }] },
      'invalid-option',
      ['rows', 0, 'reward', 'percent'],
    ],
    [
      'another currency',
      { rows: [{ reward: { money: { amount: 1, currency: 'USD' } } }] },
      'currency-mismatch',
      ['rows', 0, 'reward', 'money'],
    ],
    ['a limit above 100', { limitPercent: 101 }, 'invalid-option', ['limitPercent']],
    ['a stranger', { paidAS: 'cash' }, 'unknown-field', ['paidAS']],
    [
      'an unknown currency',
      { currency: 'ZZZ', rows: [{ reward: { money: eur('1') } }] },
      'invalid-money',
      ['currency'],
    ],
  ])('%s is refused by both twins', (_, change, code, path) => {
    const given = { ...rule, ...change } as BonusRule;
    expect(thrownBy(() => compileBonus(given))).toMatchObject({ code, path });
    const check = checkBonus(given);
    expect(check.ok ? [] : check.issues).toMatchObject([{ code, path }]);
  });
});
