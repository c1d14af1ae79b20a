import { describe, expect, test } from 'vitest';
import { readerOf } from '../../../src/core/read.js';
import { currency, minorDigitsOf } from '../../../src/money/currency.js';
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
    // From each part of the list.
    ['AED', 2],
    ['CDF', 2],
    ['CHE', 2],
    ['GIP', 2],
    ['GMD', 2],
    ['LSL', 2],
    ['MAD', 2],
    ['PEN', 2],
    ['PGK', 2],
    ['SZL', 2],
    ['THB', 2],
    ['BIF', 0],
    ['XPF', 0],
    ['BHD', 3],
  ])('%s has %d', (currency, expected) => {
    expect(minorDigitsOf(currency)).toBe(expected);
  });

  test.each([
    ['nobody knows', 'ZZZ'],
    ['nobody knows, with a familiar start', 'USDT'],
    ['was withdrawn', 'DEM'],
    ['was replaced', 'ZWL'],
    ['was replaced by the euro in 2026', 'BGN'],
    ['has no minor unit: gold', 'XAU'],
    ['has no minor unit: special drawing rights', 'XDR'],
    ['is for tests', 'XTS'],
    ['means no currency', 'XXX'],
    ['is written small', 'eur'],
    ['every object has', 'constructor'],
    ['every object has, too', '__proto__'],
    ['is no text', 978],
    ['is too long, though it starts well', 'EURO'],
    ['is cut out of the middle of the table', 'DAF'],
  ])('a code that %s is refused: %s', (_, currency) => {
    expect(thrownBy(() => minorDigitsOf(currency as string))).toMatchObject({
      code: 'invalid-money',
      path: ['currency'],
    });
  });
});

test('no code is a missing one', () => {
  expect(thrownBy(() => minorDigitsOf(undefined as never))).toMatchObject({
    code: 'missing-field',
    path: ['currency'],
  });
});

describe('a code of a currency', () => {
  const read = (value: unknown) => () => currency(readerOf(value, null, 'currency'));

  test('is given back', () => {
    expect(read('CHF')()).toBe('CHF');
  });

  // The text of a code that is right but for case and blanks is worth a hint; others are near to many.
  test.each<[unknown, string, string | undefined]>([
    ['eur', '"eur"', 'did you mean EUR?'],
    ['Eur', '"Eur"', 'did you mean EUR?'],
    [' usd\n', '" usd\\n"', 'did you mean USD?'],
    ['EUR ', '"EUR "', 'did you mean EUR?'],
    ['zzz', '"zzz"', undefined],
    ['EUE', '"EUE"', undefined],
    ['', '""', undefined],
    [978, '978', undefined],
    [['eur'], 'an array of 1', undefined],
    [null, 'null', undefined],
  ])('%j is refused, with a hint where only case or blanks are wrong', (value, received, hint) => {
    const error = thrownBy(read(value));
    expect(error).toMatchObject({
      code: 'invalid-money',
      path: ['currency'],
      expected: 'a current ISO 4217 code such as EUR',
      received,
    });
    expect(error.hint).toBe(hint);
  });

  test('asked for its digits, is refused in the same words', () => {
    expect(thrownBy(() => minorDigitsOf('eur')).message).toBe(
      'currency: expected a current ISO 4217 code such as EUR, received "eur" (did you mean EUR?)',
    );
  });
});
