import { describe, expect, test } from 'vitest';
import { ratioOf } from '../../../src/core/ratio.js';
import { readerOf } from '../../../src/core/read.js';
import {
  type MoneyInput,
  moneyIn,
  readAmountOwed,
  readMoney,
  roundMoney,
  sumMoney,
  writeExactMoney,
  writeMoney,
  writtenValue,
} from '../../../src/money/money.js';
import { thrownBy } from '../../oracle/thrown.js';

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
    expect(writeMoney(ratioOf(amount), currency)).toEqual({ amount: expected, currency });
  });

  test('the mode may be chosen, and no mode writes minus zero', () => {
    expect(writeMoney(ratioOf('0.125'), 'EUR', 'halfEven').amount).toBe('0.12');
    expect(writeMoney(ratioOf('0.125'), 'EUR', 'halfOdd').amount).toBe('0.13');
    expect(writeMoney(ratioOf('-0.001'), 'EUR', 'ceiling').amount).toBe('0.00');
    expect(writeMoney(ratioOf('-0.005'), 'EUR', 'halfEven').amount).toBe('0.00');
    expect(writeMoney(ratioOf('-0.001'), 'EUR', 'floor').amount).toBe('-0.01');
  });
});

describe('writing exactly', () => {
  test.each([
    ['12', 'EUR', '12.00'],
    ['12.3', 'EUR', '12.30'],
    ['12.345', 'EUR', '12.345'],
    ['-0.005', 'EUR', '-0.005'],
    ['12345', 'JPY', '12345'],
    ['12345.5', 'JPY', '12345.5'],
    ['12345', 'KWD', '12345.000'],
  ])(
    '%s %s is %s: all its digits, and at least those of the currency',
    (amount, code, expected) => {
      expect(writeExactMoney(ratioOf(amount), code)).toEqual({ amount: expected, currency: code });
    },
  );

  test.each([
    ['12', 12n, 1n],
    ['-0.05', -5n, 100n],
    ['1234567.890', 1234567890n, 1000n],
  ])('what was written as %s is %d of %d', (amount, numerator, denominator) => {
    expect(writtenValue({ amount, currency: 'EUR' })).toEqual({ numerator, denominator });
  });
});

describe('reading', () => {
  test('an amount keeps all its digits, more than its currency has too', () => {
    const read = (input: MoneyInput) => readMoney(readerOf(input));
    const { value, currency } = read({ amount: '0.00001', currency: 'JPY' });
    expect([writeExactMoney(value, currency).amount, currency]).toEqual(['0.00001', 'JPY']);
    expect(read({ amount: 19.99, currency: 'EUR' }).value).toEqual(ratioOf('19.99'));
  });

  test('an amount owed is not below 0', () => {
    const read = (amount: string) => () => readAmountOwed(readerOf({ amount, currency: 'EUR' }));
    expect(read('0')().currency).toBe('EUR');
    expect(thrownBy(read('-0.01'))).toMatchObject({
      code: 'invalid-money',
      expected: 'an amount of 0 or more',
      received: '-0.01',
    });
  });

  test('what is no money is told what money is', () => {
    expect(thrownBy(() => readMoney(readerOf('5 EUR', null, 'fee'))).message).toBe(
      `fee: expected { amount: '12.34', currency: 'EUR' }, received "5 EUR"`,
    );
  });

  test('an amount in a settled currency is read of any sign, or as the reader says', () => {
    const owed = readerOf({ amount: '-5', currency: 'EUR' });
    expect(moneyIn('EUR')(owed)).toEqual(ratioOf('-5'));
    expect(thrownBy(() => moneyIn('EUR', readAmountOwed)(owed)).code).toBe('invalid-money');
    expect(thrownBy(() => moneyIn('USD')(owed))).toMatchObject({
      code: 'currency-mismatch',
      expected: 'an amount in USD',
      received: 'EUR',
      hint: 'state every sum in one currency and give a conversion',
    });
  });

  test.each<[string, unknown, string, unknown[]]>([
    ['no object', 5, 'invalid-money', ['fee']],
    ['text', '5 EUR', 'invalid-money', ['fee']],
    ['null', null, 'invalid-money', ['fee']],
    ['an array', ['5', 'EUR'], 'invalid-money', ['fee']],
    ['no currency', { amount: '5' }, 'missing-field', ['fee', 'currency']],
    ['lower case', { amount: '5', currency: 'eur' }, 'invalid-money', ['fee', 'currency']],
    ['a sign', { amount: '5', currency: '€' }, 'invalid-money', ['fee', 'currency']],
    ['a line end', { amount: '5', currency: 'EUR\n' }, 'invalid-money', ['fee', 'currency']],
    [
      'a long code',
      { amount: '5', currency: 'E'.repeat(1e6) },
      'invalid-money',
      ['fee', 'currency'],
    ],
    ['no amount', { currency: 'EUR' }, 'missing-field', ['fee', 'amount']],
    ['an unknown code', { amount: '5', currency: 'ZZZ' }, 'invalid-money', ['fee', 'currency']],
    [
      'a field that nobody reads',
      { amount: '5', currency: 'EUR', vat: 19 },
      'unknown-field',
      ['fee', 'vat'],
    ],
    ['a comma', { amount: '5,00', currency: 'EUR' }, 'invalid-decimal', ['fee', 'amount']],
    ['NaN', { amount: Number.NaN, currency: 'EUR' }, 'invalid-decimal', ['fee', 'amount']],
    ['a bigint', { amount: 5n, currency: 'EUR' }, 'invalid-decimal', ['fee', 'amount']],
  ])('%s is refused', (_, input, code, path) => {
    const error = thrownBy(() => readMoney(readerOf(input, null, 'fee')));
    expect(error).toMatchObject({ code, path });
    expect(error.message.length).toBeLessThan(300);
  });
});

describe('roundMoney', () => {
  test('rounds to the digits of the currency', () => {
    expect(roundMoney({ amount: '1.2345', currency: 'KWD' }).amount).toBe('1.235');
    expect(roundMoney({ amount: '-0.005', currency: 'EUR' }).amount).toBe('-0.01');
  });

  test('takes a mode', () => {
    expect(roundMoney({ amount: '0.125', currency: 'EUR' }, 'floor').amount).toBe('0.12');
    expect(roundMoney({ amount: '0.125', currency: 'EUR' }, 'awayFromZero').amount).toBe('0.13');
  });

  test('what is no money, and a mode that is none, are refused', () => {
    expect(thrownBy(() => roundMoney(null as never)).path).toEqual(['money']);
    const lower = { amount: 1, currency: 'usd' };
    expect(thrownBy(() => roundMoney(lower))).toMatchObject({ hint: 'did you mean USD?' });
    const up = () => roundMoney({ amount: 1, currency: 'USD' }, 'up' as never);
    expect(thrownBy(up)).toMatchObject({ code: 'invalid-option', path: ['mode'] });
  });

  test.each([
    // 200.6 and 200.4 steps of five Rappen.
    ['10.03', 'CHF', '0.05', '10.05'],
    ['10.02', 'CHF', '0.05', '10.00'],
    ['10.025', 'CHF', '0.05', '10.05'],
    ['-10.03', 'CHF', '0.05', '-10.05'],
    ['-0.02', 'CHF', '0.05', '0.00'],
    ['7.98', 'AUD', 0.05, '8.00'],
    ['7.97', 'CAD', '0.05', '7.95'],
    ['12.26', 'DKK', '0.5', '12.50'],
    // 20.49 steps: by way of 10.25 it would be a tie, and 10.50.
    ['10.245', 'DKK', '0.50', '10.00'],
    ['99.49', 'SEK', 1, '99.00'],
    ['99.50', 'NOK', '1', '100.00'],
    ['1002.5', 'HUF', '5', '1005.00'],
    ['1234', 'JPY', 10, '1230'],
    ['0.0025', 'KWD', '0.005', '0.005'],
    ['1.2345', 'EUR', '0.01', '1.23'],
    // A third of the amount is a step that no coin has, and still whole cents.
    ['1.00', 'EUR', '0.33', '0.99'],
  ])('%s %s in steps of %s is %s', (amount, currency, increment, expected) => {
    const rounded = roundMoney({ amount, currency }, { increment });
    expect(rounded).toEqual({ amount: expected, currency });
    expect(roundMoney(rounded, { increment })).toEqual(rounded);
  });

  test.each([
    // 10.025 lies between 200 and 201 steps, 10.075 between 201 and 202; then both below zero.
    ['halfAwayFromZero', ['10.05', '10.10', '-10.05', '-10.10']],
    ['halfTowardZero', ['10.00', '10.05', '-10.00', '-10.05']],
    ['halfTowardPositive', ['10.05', '10.10', '-10.00', '-10.05']],
    ['halfTowardNegative', ['10.00', '10.05', '-10.05', '-10.10']],
    ['halfEven', ['10.00', '10.10', '-10.00', '-10.10']],
    ['halfOdd', ['10.05', '10.05', '-10.05', '-10.05']],
    ['ceiling', ['10.05', '10.10', '-10.00', '-10.05']],
    ['floor', ['10.00', '10.05', '-10.05', '-10.10']],
    ['awayFromZero', ['10.05', '10.10', '-10.05', '-10.10']],
    ['towardZero', ['10.00', '10.05', '-10.00', '-10.05']],
  ] as const)('%s decides between steps as between digits', (rounding, expected) => {
    const ties = ['10.025', '10.075', '-10.025', '-10.075'];
    const options = { rounding, increment: '0.05' };
    expect(ties.map((amount) => roundMoney({ amount, currency: 'CHF' }, options).amount)).toEqual(
      expected,
    );
  });

  test('without a step, options say the mode alone', () => {
    const eur = { amount: '0.125', currency: 'EUR' };
    expect(roundMoney(eur, { rounding: 'halfEven' }).amount).toBe('0.12');
    expect(roundMoney(eur, {}).amount).toBe('0.13');
  });

  test.each([
    ['finer than the currency', '0.005', 'CHF', 'a multiple of 0.01, the minor unit of CHF'],
    ['not whole minor units', '0.025', 'CHF', 'a multiple of 0.01, the minor unit of CHF'],
    ['of nothing', 0, 'CHF', 'a multiple of 0.01, the minor unit of CHF'],
    ['below nothing', '-0.05', 'CHF', 'a multiple of 0.01, the minor unit of CHF'],
    ['of francs for yen', '0.05', 'JPY', 'a multiple of 1, the minor unit of JPY'],
  ])('a step that is %s is refused', (_, increment, currency, expected) => {
    const call = () => roundMoney({ amount: '1', currency }, { increment });
    expect(thrownBy(call)).toMatchObject({
      code: 'invalid-option',
      path: ['options', 'increment'],
      expected,
    });
  });

  test('what is no option is refused', () => {
    const call = (how: unknown) => () => roundMoney({ amount: 1, currency: 'USD' }, how as never);
    expect(thrownBy(call({ step: '0.05' })).code).toBe('unknown-field');
    expect(thrownBy(call({ rounding: 'up' })).path).toEqual(['options', 'rounding']);
    expect(thrownBy(call({ increment: 'x' })).code).toBe('invalid-decimal');
    expect(thrownBy(call(5)).path).toEqual(['options']);
  });
});

describe('sumMoney', () => {
  const eur = (amount: string) => ({ amount, currency: 'EUR' });

  test('what is no list of amounts is told so, and one that is none is named', () => {
    expect(thrownBy(() => sumMoney(eur('1') as never, 'EUR'))).toMatchObject({
      code: 'invalid-type',
      path: ['amounts'],
      expected: 'a list of amounts',
    });
    expect(thrownBy(() => sumMoney([5 as never], 'EUR')).path).toEqual(['amounts', 0]);
  });

  test('adds exactly, and rounds once', () => {
    // Three times 0.335 is 1.005: 1.01, where rounding each would give 1.02.
    expect(sumMoney([eur('0.335'), eur('0.335'), eur('0.335')], 'EUR')).toEqual(eur('1.01'));
    const large = `${'9'.repeat(50)}.01`;
    expect(sumMoney([eur(large), eur('0.01')], 'EUR').amount).toBe(`${'9'.repeat(50)}.02`);
  });

  test('a hundred thousand amounts take no time to speak of', () => {
    const many = Array.from({ length: 100_000 }, () => eur('0.01'));
    expect(sumMoney(many, 'EUR')).toEqual(eur('1000.00'));
  });

  test('another currency is refused where it stands', () => {
    const call = () => sumMoney([eur('1'), { amount: '1', currency: 'USD' }], 'EUR');
    expect(thrownBy(call)).toMatchObject({ code: 'currency-mismatch', path: ['amounts', 1] });
    expect(thrownBy(() => sumMoney([], 'ZZZ'))).toMatchObject({ path: ['currencyCode'] });
  });
});
