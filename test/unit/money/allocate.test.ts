import { describe, expect, test } from 'vitest';
import type { DecimalInput } from '../../../src/core/decimal-text.js';
import { allocate } from '../../../src/money/allocate.js';
import { thrownBy } from '../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('allocate', () => {
  const split = (amount: string, ratios: readonly (number | string)[]) =>
    allocate(usd(amount), ratios).map((share) => share.amount);

  test('gives what is left to the largest ratio first, then in order', () => {
    expect(split('0.05', [100, 101, 100, 100])).toEqual(['0.01', '0.02', '0.01', '0.01']);
    expect(split('10.03', [1, 1, 1])).toEqual(['3.35', '3.34', '3.34']);
  });

  test('gives it where cutting took most, if asked to', () => {
    const byRemainder = (amount: string, ratios: readonly number[]) =>
      allocate(usd(amount), ratios, { restTo: 'largestRemainder' }).map((share) => share.amount);
    // 21.428... and 28.571...: .8 and .1 of a cent were cut.
    expect(byRemainder('50', [30, 40])).toEqual(['21.43', '28.57']);
    expect(byRemainder('-50', [30, 40])).toEqual(['-21.43', '-28.57']);
    // Equal remainders: the first of them.
    expect(byRemainder('10.03', [1, 1, 1])).toEqual(['3.35', '3.34', '3.34']);
  });

  test('mirrors negative amounts', () => {
    expect(split('-10.03', [1, 1, 1])).toEqual(['-3.35', '-3.34', '-3.34']);
  });

  test('gives nothing to a ratio of zero, wherever it stands', () => {
    // 1.00 by thirds is 0.33 each; the cent that is left goes to the first ratio above 0.
    expect(split('1', [0, 1, 0, 1, 1])).toEqual(['0.00', '0.34', '0.00', '0.33', '0.33']);
    expect(split('-0.01', [0, 1])).toEqual(['0.00', '-0.01']);
  });

  test('takes any decimals as ratios, and gives each share the digits of the currency', () => {
    // 1/4 and 3/4 of 7 yen are 1.75 and 5.25: 1 and 5, and the yen that is left to the larger.
    const shares = allocate({ amount: 7, currency: 'JPY' }, ['0.25', 0.75]);
    expect(shares).toEqual([
      { amount: '1', currency: 'JPY' },
      { amount: '6', currency: 'JPY' },
    ]);
  });

  test('gives everything to an only ratio, and nothing of nothing', () => {
    expect(split('10.03', [5])).toEqual(['10.03']);
    expect(split('0', [1, 2])).toEqual(['0.00', '0.00']);
  });

  const none = { code: 'invalid-option', path: ['ratios'], expected: 'at least one ratio above 0' };
  test.each<[string, string, unknown, object]>([
    ['no ratios', '1', [], { ...none, received: 'an array of 0' }],
    ['only zeros', '1', [0, 0], { ...none, received: 'an array of 2' }],
    [
      'a negative ratio',
      '1',
      [1, -1],
      { code: 'invalid-option', path: ['ratios', 1], expected: '0 or more', received: '-1' },
    ],
    [
      'ratios that are no list',
      '1',
      'halves',
      { code: 'invalid-type', path: ['ratios'], expected: 'a list of ratios' },
    ],
    [
      'an amount finer than the currency',
      '1.005',
      [1],
      {
        code: 'invalid-money',
        path: ['money'],
        expected: 'an amount of at most 2 digits after the point',
        received: '"1.005"',
        hint: 'round it first, with roundMoney',
      },
    ],
  ])('%s is refused', (_, amount, ratios, fault) => {
    expect(thrownBy(() => split(amount, ratios as DecimalInput[]))).toMatchObject(fault);
  });

  test('says of no money that it is none', () => {
    expect(thrownBy(() => allocate(null as never, [1])).path).toEqual(['money']);
  });
});
