import { describe, expect, test } from 'vitest';
import { type ApplyCreditOptions, applyCredit } from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('applyCredit', () => {
  test('never takes more than the charge, and sends the rest where the terms say', () => {
    const rest = (where: 'carry' | 'payOut' | 'lapse') => {
      const { carried, paidOut, lapsed } = applyCredit(usd('800'), usd('300'), { rest: where });
      return [carried.amount, paidOut.amount, lapsed.amount];
    };
    expect(rest('carry')).toEqual(['500.00', '0.00', '0.00']);
    expect(rest('payOut')).toEqual(['0.00', '500.00', '0.00']);
    expect(rest('lapse')).toEqual(['0.00', '0.00', '500.00']);
  });

  test('limits what a credit may take of one charge', () => {
    const { applied, payable } = applyCredit(usd('80'), usd('100'), { limitPercent: 50 });
    expect([applied.amount, payable.amount]).toEqual(['50.00', '50.00']);
  });

  test('a credit that is no more than the charge is taken whole, and leaves no rest', () => {
    expect(applyCredit(usd('300'), usd('800'))).toEqual({
      applied: usd('300.00'),
      payable: usd('500.00'),
      carried: usd('0.00'),
      paidOut: usd('0.00'),
      lapsed: usd('0.00'),
    });
  });

  test('options that are none, and a word for the rest, are told what they should be', () => {
    const call = (options: unknown) => () => applyCredit(usd('1'), usd('1'), options as never);
    expect(thrownBy(call(5))).toMatchObject({ path: ['options'], expected: 'options' });
    expect(thrownBy(call({ rest: 'keep' })).expected).toBe('one of carry, payOut, lapse');
  });

  test('refuses two currencies', () => {
    expect(() => applyCredit(usd('1'), { amount: 1, currency: 'EUR' })).toThrow(
      'expected an amount in USD',
    );
  });

  test('what is finer than the currency stays in the rest: the parts are the credit', () => {
    const { applied, carried, payable } = applyCredit(usd('0.005'), usd('10'));
    expect([applied.amount, carried.amount, payable.amount]).toEqual(['0.00', '0.005', '10.00']);
  });

  test.each([
    ['a credit below 0', usd('-5'), usd('10'), {}, 'invalid-money', ['credit']],
    ['a charge below 0', usd('5'), usd('-10'), {}, 'invalid-money', ['charge']],
    [
      'a limit above 100',
      usd('5'),
      usd('10'),
      { limitPercent: 150 },
      'invalid-option',
      ['options', 'limitPercent'],
    ],
    [
      'a limit below 0',
      usd('5'),
      usd('10'),
      { limitPercent: -1 },
      'invalid-option',
      ['options', 'limitPercent'],
    ],
    [
      'an unknown word',
      usd('5'),
      usd('10'),
      { rest: 'keep' },
      'invalid-option',
      ['options', 'rest'],
    ],
    [
      'an option that nobody reads',
      usd('5'),
      usd('10'),
      { limit: 5 },
      'unknown-field',
      ['options', 'limit'],
    ],
  ])('%s is refused', (_, credit, charge, options, code, path) => {
    const call = () => applyCredit(credit, charge, options as ApplyCreditOptions);
    expect(thrownBy(call)).toMatchObject({ code, path });
  });
});
