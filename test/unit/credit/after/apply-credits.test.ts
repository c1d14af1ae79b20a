import { describe, expect, test } from 'vitest';
import {
  type ApplicationFacts,
  type ApplicationRule,
  applyCredits,
  checkApplication,
  compileApplication,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const credit = (id: string, amount: string, period: number) => ({
  id,
  amount: usd(amount),
  period,
});
const invoice = credit;
const apply = (rule: ApplicationRule, facts: Omit<ApplicationFacts, 'currency'>) =>
  applyCredits(compileApplication(rule), { currency: 'USD', ...facts });

describe('applyCredits', () => {
  test('reduces invoices of later periods, the oldest credit first, and carries the rest', () => {
    const { invoices, credits, total } = apply(
      {},
      {
        credits: [credit('april', '50', 4), credit('march', '80', 3)],
        invoices: [invoice('A', '100', 3), invoice('B', '100', 4), invoice('C', '20', 5)],
        through: 5,
      },
    );
    // A is of March itself. B takes all of March's; April's waits for C.
    expect(invoices.map(({ applied, payable }) => [applied.amount, payable.amount])).toEqual([
      ['0.00', '100.00'],
      ['80.00', '20.00'],
      ['20.00', '0.00'],
    ]);
    expect(invoices[1]?.by).toEqual([{ creditId: 'march', amount: usd('80.00') }]);
    expect(credits.map(({ id, applied, carried }) => [id, applied.amount, carried.amount])).toEqual(
      [
        ['april', '20.00', '30.00'],
        ['march', '80.00', '0.00'],
      ],
    );
    expect([total.applied.amount, total.carried.amount]).toEqual(['100.00', '30.00']);
  });

  test('takes no more of one invoice than the limit, whatever the number of credits', () => {
    const { invoices } = apply(
      { limitPercent: '33.333' },
      {
        credits: [credit('a', '20', 0), credit('b', '20', 0)],
        invoices: [invoice('A', '100', 1)],
        through: 1,
      },
    );
    // 33.333 is 33.33 in whole cents.
    expect(invoices[0]?.by.map(({ amount }) => amount.amount)).toEqual(['20.00', '13.33']);
  });

  test('lets refunds and invoices that are not eligible pass', () => {
    const { invoices, credits } = apply(
      {},
      {
        credits: [credit('a', '20', 0)],
        invoices: [
          invoice('refund', '-20', 1),
          { ...invoice('set-up', '90', 1), eligible: false },
          invoice('nothing', '0', 1),
        ],
        through: 1,
      },
    );
    expect(invoices.map(({ payable }) => payable.amount)).toEqual(['-20.00', '90.00', '0.00']);
    expect(credits[0]?.carried).toEqual(usd('20.00'));
  });

  test('lapses at the end of its last period, which it may still reduce', () => {
    const rule = { lapseAfter: 2 };
    const credits = [credit('a', '100', 1)];
    const at = (through: number, ...invoices: ReturnType<typeof invoice>[]) =>
      apply(rule, { credits, invoices, through }).credits[0];
    expect(at(2)).toMatchObject({ carried: usd('100.00'), lapsed: usd('0.00'), lastPeriod: 3 });
    expect(at(3, invoice('A', '40', 3))).toMatchObject({
      applied: usd('40.00'),
      carried: usd('0.00'),
      lapsed: usd('60.00'),
    });
    expect(at(4, invoice('A', '40', 4))).toMatchObject({
      applied: usd('0.00'),
      lapsed: usd('100.00'),
    });
  });

  test('goes where the terms say when the contract ends; what lapses then, lapses', () => {
    const facts = { credits: [credit('a', '9', 1)], invoices: [], through: 2, ended: true };
    const rest = (rule: ApplicationRule) => {
      const { carried, paidOut, lapsed } = apply(rule, facts).total;
      return [carried.amount, paidOut.amount, lapsed.amount];
    };
    expect(rest({})).toEqual(['9.00', '0.00', '0.00']);
    expect(rest({ atEnd: 'payOut' })).toEqual(['0.00', '9.00', '0.00']);
    expect(rest({ atEnd: 'lapse' })).toEqual(['0.00', '0.00', '9.00']);
    expect(rest({ atEnd: 'payOut', lapseAfter: 1 })).toEqual(['0.00', '0.00', '9.00']);
  });

  test('of 0.005 all parts together are 0.005', () => {
    const { credits, invoices } = apply(
      {},
      { credits: [credit('a', '0.005', 0)], invoices: [invoice('A', '1', 1)], through: 1 },
    );
    expect(invoices[0]?.payable).toEqual(usd('1.00'));
    expect(credits[0]).toMatchObject({ applied: usd('0.00'), carried: usd('0.005') });
  });

  test('may reduce invoices of its own period, where the terms say so', () => {
    const facts = { credits: [credit('a', '5', 1)], invoices: [invoice('A', '9', 1)], through: 1 };
    expect(apply({ from: 'samePeriod' }, facts).invoices[0]?.payable).toEqual(usd('4.00'));
  });

  test.each<[string, Partial<ApplicationFacts>, string, readonly (string | number)[]]>([
    [
      'a credit of −5',
      { credits: [credit('a', '-5', 0)] },
      'invalid-money',
      ['credits', 0, 'amount'],
    ],
    [
      'an id twice',
      { credits: [credit('a', '5', 0), credit('a', '5', 0)] },
      'invalid-option',
      ['credits', 1, 'id'],
    ],
    [
      'an invoice to come',
      { invoices: [invoice('A', '5', 9)] },
      'invalid-option',
      ['invoices', 0, 'period'],
    ],
    ['another currency', { currency: 'EUR' }, 'currency-mismatch', ['credits', 0, 'amount']],
    ['no last period', { through: undefined as never }, 'missing-field', ['through']],
  ])('%s is refused', (_, change, code, path) => {
    const facts = { credits: [credit('a', '5', 0)], invoices: [], through: 1, ...change };
    expect(thrownBy(() => apply({}, facts))).toMatchObject({ code, path: ['facts', ...path] });
  });

  test('a limit of 150 % is refused by both twins', () => {
    const rule = { limitPercent: 150 };
    const fault = { code: 'invalid-option', path: ['limitPercent'] };
    expect(thrownBy(() => compileApplication(rule))).toMatchObject(fault);
    const check = checkApplication(rule);
    expect(check.ok ? [] : check.issues[0]).toMatchObject(fault);
    expect(checkApplication({ limitPercent: 100 }).ok).toBe(true);
  });
});
