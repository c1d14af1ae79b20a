import { describe, expect, test } from 'vitest';
import { minorDigitsOf } from '../../../src/money/currency.js';
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
    // Successors: the Caribbean guilder, the Zimbabwe gold.
    ['XCG', 2],
    ['ZWG', 2],
  ])('%s has %d', (currency, expected) => {
    expect(minorDigitsOf(currency)).toBe(expected);
  });

  test.each([
    ['nobody knows', 'ZZZ'],
    ['nobody knows, with a familiar start', 'USDT'],
    ['was withdrawn', 'DEM'],
    ['was replaced', 'ZWL'],
    ['has no minor unit: gold', 'XAU'],
    ['means no currency', 'XXX'],
    ['is written small', 'eur'],
    ['every object has', 'constructor'],
    ['every object has, too', '__proto__'],
    ['is no text', 978],
    ['is nothing', undefined],
  ])('a code that %s is refused: %s', (_, currency) => {
    expect(thrownBy(() => minorDigitsOf(currency as string))).toMatchObject({
      code: 'invalid-money',
      path: ['currency'],
    });
  });
});
