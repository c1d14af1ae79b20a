import { readFileSync } from 'node:fs';
import * as dinero from 'dinero.js/currencies';
import { describe, expect, test } from 'vitest';
import { isSlaError } from '../../../src/core/error.js';
import { minorDigitsOf } from '../../../src/money/currency.js';
import { ROOT } from '../../entries.js';
import {
  AMENDMENTS,
  AS_OF,
  currencies,
  currencyTable,
  PACKAGED,
  WITHOUT_MINOR_UNIT,
} from '../../tables/currencies.js';

const digitsOf = (code: string): number | null => {
  try {
    return minorDigitsOf(code);
  } catch (error) {
    if (isSlaError(error)) return null;
    throw error;
  }
};

/** Every word of three capital letters that could be a code. */
function* threeLetters(): Generator<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const a of letters) for (const b of letters) for (const c of letters) yield a + b + c;
}

describe('the table of currencies', () => {
  test('is what `npm run tables` writes from the list and its amendments', () => {
    expect(readFileSync(`${ROOT}/src/money/currency-table.ts`, 'utf8')).toBe(currencyTable());
  });

  test('gives all codes of the list their digits, and no other code any', () => {
    const found = [...threeLetters()].flatMap((code) => {
      const digits = digitsOf(code);
      return digits === null ? [] : [[code, digits] as const];
    });
    expect(new Map(found)).toEqual(new Map([...currencies()].sort()));
    // The list of 2026 has 178 codes; 13 of them have no minor unit.
    expect(found).toHaveLength(165);
  });

  test('amendments that the package knows by now are dropped', () => {
    const known = AMENDMENTS.filter(({ adds, removes }) =>
      [
        ...Object.entries(adds).map(([code, digits]) => PACKAGED.get(code) === digits),
        ...removes.map((code) => !PACKAGED.has(code)),
      ].every(Boolean),
    );
    expect(known).toEqual([]);
    expect([...WITHOUT_MINOR_UNIT].filter((code) => PACKAGED.get(code) !== 0)).toEqual([]);
  });

  test('the page that lists what is accepted names its day', () => {
    expect(readFileSync(`${ROOT}/docs/reference/currencies.md`, 'utf8')).toContain(AS_OF);
  });
});

describe('a second list', () => {
  // dinero.js keeps the lev for sums of the past, and counts ariary and ouguiya in fifths, which no
  // number of digits can say: ISO 4217 gives both two.
  const KEPT = new Set(['BGN']);
  const IN_FIFTHS = new Set(['MGA', 'MRU']);

  test('of dinero.js has the same codes with the same digits', () => {
    const others = Object.values(dinero).filter(({ code }) => !KEPT.has(code));
    expect(others.map(({ code }) => code).sort()).toEqual([...currencies().keys()].sort());
    for (const { code, exponent } of others)
      if (!IN_FIFTHS.has(code)) expect([code, exponent]).toEqual([code, minorDigitsOf(code)]);
  });

  // The runtime goes by CLDR, which knows what is customary: no digits where nobody has seen coins for
  // long. It gives two to a code that it does not know.
  test('of the runtime has the same digits, or none where coins went out of use', () => {
    const shown = (code: string) =>
      new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
        .maximumFractionDigits;
    for (const [code, digits] of currencies()) expect([0, digits], code).toContain(shown(code));
    for (const code of ['EUR', 'JPY', 'KWD', 'CLF', 'CHF'])
      expect([code, shown(code)]).toEqual([code, minorDigitsOf(code)]);
  });
});
