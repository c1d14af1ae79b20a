import { describe, expect, test } from 'vitest';
import { decimalOf } from '../../../src/money/decimal.js';
import {
  amountOf,
  currencyOf,
  type MoneyInput,
  minorDigitsOf,
  moneyOf,
} from '../../../src/money/money.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('minor digits', () => {
  test.each([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['CLP', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['TND', 3],
    ['IQD', 3],
    ['UYI', 0],
    ['CLF', 4],
    ['UYW', 4],
    // Cash without coins is custom; the minor unit of ISO 4217 stays a hundredth.
    ['HUF', 2],
    ['IDR', 2],
    ['XYZ', 2],
    ['constructor', 2],
    ['__proto__', 2],
  ])('%s has %d', (currency, expected) => {
    expect(minorDigitsOf(currency)).toBe(expected);
  });
});

describe('writing', () => {
  test.each([
    ['12.345', 'EUR', '12.35'],
    ['-12.345', 'EUR', '-12.35'],
    ['12', 'EUR', '12.00'],
    ['0', 'EUR', '0.00'],
    ['-0', 'EUR', '0.00'],
    ['-0.004', 'EUR', '0.00'],
    ['-0.4', 'JPY', '0'],
    ['-0.5', 'JPY', '-1'],
    ['1234.5', 'JPY', '1235'],
    ['1.0005', 'KWD', '1.001'],
    ['1.00005', 'CLF', '1.0001'],
    ['123456789012345678901234567890.125', 'EUR', '123456789012345678901234567890.13'],
    ['1e25', 'EUR', '10000000000000000000000000.00'],
  ])('%s %s is %s', (amount, currency, expected) => {
    expect(moneyOf(decimalOf(amount), currency)).toEqual({ amount: expected, currency });
  });

  test('the mode may be chosen, and no mode writes minus zero', () => {
    expect(moneyOf(decimalOf('0.125'), 'EUR', 'halfEven').amount).toBe('0.12');
    expect(moneyOf(decimalOf('0.125'), 'EUR', 'halfOdd').amount).toBe('0.13');
    expect(moneyOf(decimalOf('-0.001'), 'EUR', 'ceiling').amount).toBe('0.00');
    expect(moneyOf(decimalOf('-0.005'), 'EUR', 'halfEven').amount).toBe('0.00');
    expect(moneyOf(decimalOf('-0.001'), 'EUR', 'floor').amount).toBe('-0.01');
  });
});

describe('reading', () => {
  test('an amount keeps all its digits, more than its currency has too', () => {
    expect(amountOf({ amount: '0.00001', currency: 'JPY' }).toString()).toBe('0.00001');
    expect(amountOf({ amount: 19.99, currency: 'EUR' }).toString()).toBe('19.99');
    expect(currencyOf({ amount: 0, currency: 'EUR' })).toBe('EUR');
  });

  test.each<[string, unknown, string, unknown[]]>([
    ['no object', 5, 'invalid-money', ['fee']],
    ['text', '5 EUR', 'invalid-money', ['fee']],
    ['null', null, 'invalid-money', ['fee']],
    ['an array', ['5', 'EUR'], 'invalid-money', ['fee', 'currency']],
    ['no currency', { amount: '5' }, 'invalid-money', ['fee', 'currency']],
    ['lower case', { amount: '5', currency: 'eur' }, 'invalid-money', ['fee', 'currency']],
    ['a sign', { amount: '5', currency: '€' }, 'invalid-money', ['fee', 'currency']],
    ['a line end', { amount: '5', currency: 'EUR\n' }, 'invalid-money', ['fee', 'currency']],
    [
      'a long code',
      { amount: '5', currency: 'E'.repeat(1e6) },
      'invalid-money',
      ['fee', 'currency'],
    ],
    ['no amount', { currency: 'EUR' }, 'invalid-decimal', ['fee', 'amount']],
    ['a comma', { amount: '5,00', currency: 'EUR' }, 'invalid-decimal', ['fee', 'amount']],
    ['NaN', { amount: Number.NaN, currency: 'EUR' }, 'invalid-decimal', ['fee', 'amount']],
    ['a bigint', { amount: 5n, currency: 'EUR' }, 'invalid-decimal', ['fee', 'amount']],
  ])('%s is refused', (_, input, code, path) => {
    const error = thrownBy(() => amountOf(input as MoneyInput, ['fee']));
    expect(error).toMatchObject({ code, path });
    expect(error.message.length).toBeLessThan(300);
  });
});
