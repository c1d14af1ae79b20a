import { describe, expect, test } from 'vitest';
import { ratio, ZERO } from '../../../../src/core/ratio.js';
import { readerOf } from '../../../../src/core/read.js';
import { oneCurrency } from '../../../../src/credit/scheme/one-currency.js';
import {
  minus,
  NO_VALUE,
  ONE_PERCENT,
  ONLY_MONEY,
  plus,
  plusRatio,
  product,
  shareValue,
  times,
} from '../../../../src/credit/scheme/value.js';
import { thrownBy } from '../../../oracle/thrown.js';

const half = ratio(1n, 2n);

describe('a value', () => {
  test('is a share of the base and a sum, and each is counted for itself', () => {
    expect(NO_VALUE).toEqual({ share: ratio(0n), money: ratio(0n) });
    expect(times(ONE_PERCENT, ratio(5n))).toEqual({ share: ratio(5n, 100n), money: ZERO });
    expect(times(ONLY_MONEY, ratio(5n))).toEqual({ share: ZERO, money: ratio(5n) });
    expect(plus(shareValue(half), ONLY_MONEY)).toEqual({ share: half, money: ratio(1n) });
    expect(minus(NO_VALUE, { share: half, money: ratio(3n) })).toEqual({
      share: ratio(-1n, 2n),
      money: ratio(-3n),
    });
  });

  test('nothing has no denominator, and keeps none of what it is added to', () => {
    const nothing = ratio(0n, 7n);
    expect(product(nothing, half)).toEqual(ZERO);
    expect(product(half, nothing)).toEqual(ZERO);
    expect(plusRatio(nothing, half)).toEqual(half);
    expect(plusRatio(half, nothing)).toEqual(half);
    expect(product(half, ratio(3n))).toEqual(ratio(3n, 2n));
  });
});

describe('the sums of one scheme', () => {
  const read = (money: ReturnType<typeof oneCurrency>, currency: string, amount = '5') =>
    money.read(readerOf({ amount, currency }, null, 'money'));

  test('are in the currency of the first one', () => {
    const money = oneCurrency(undefined);
    expect(money.settled()).toBeNull();
    expect(read(money, 'EUR')).toEqual(ratio(5n));
    expect(money.settled()).toBe('EUR');
    expect(read(money, 'EUR', '7')).toEqual(ratio(7n));
    expect(thrownBy(() => read(money, 'USD'))).toMatchObject({
      code: 'currency-mismatch',
      expected: 'an amount in EUR',
    });
  });

  test('are in that of the agreement around them, if it has one', () => {
    const money = oneCurrency('USD');
    expect(money.settled()).toBe('USD');
    expect(thrownBy(() => read(money, 'EUR')).code).toBe('currency-mismatch');
    expect(thrownBy(() => read(money, 'USD', '-1')).code).toBe('invalid-money');
  });
});
