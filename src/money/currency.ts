import { fail, shown } from '../core/error.js';
import { type Reader, refuse } from '../core/read.js';

/**
 * The currencies of ISO 4217 by the digits of their minor unit: list one, as published by SIX on
 * 1 January 2026. Its thirteen codes without a minor unit (gold, special drawing rights, tests, no
 * currency) are left out: nothing can be rounded to it, so nothing can be paid in them.
 */
const CODES_BY_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF ' +
      'CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP ' +
      'GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL ' +
      'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN ' +
      'PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL ' +
      'THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const DIGITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ CODES_BY_DIGITS.flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, digits] as const),
  ),
);

const EXPECTED = 'a current ISO 4217 code such as EUR';

/**
 * The number of digits after the point that the minor unit of a currency has.
 *
 * @param currency - An ISO 4217 code, upper case.
 * @returns 2 for most, 0 where there is no smaller coin, 3 and 4 for some.
 * @throws {@link SlaError} `invalid-money` for a code that list one of ISO 4217 does not give a minor
 * unit: one that nobody knows, one that was withdrawn, gold.
 * @example
 * import { minorDigitsOf } from 'slakit'
 * minorDigitsOf('JPY') // => 0
 * minorDigitsOf('KWD') // => 3
 * minorDigitsOf('ZZZ') // throws invalid-money
 */
export function minorDigitsOf(currency: string): number {
  const digits = DIGITS.get(currency);
  if (digits !== undefined) return digits;
  return fail({
    code: 'invalid-money',
    path: ['currency'],
    expected: EXPECTED,
    received: shown(currency),
  });
}

/** Reads the code of a currency. */
export function currency(reader: Reader): string {
  const { value } = reader;
  if (DIGITS.has(value as string)) return value as string;
  refuse(reader, {
    code: 'invalid-money',
    expected: EXPECTED,
    hint: typeof value === 'string' ? hintFor(value) : undefined,
  });
}

/** Any three letters are one slip away from several codes: only case and blanks are worth a hint. */
function hintFor(code: string): string | undefined {
  const upper = code.trim().toUpperCase();
  return DIGITS.has(upper) ? `did you mean ${upper}?` : undefined;
}
