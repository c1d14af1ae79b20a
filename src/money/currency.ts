import { type Reader, readerOf, refuse } from '../core/read.js';
import { CODES_BY_DIGITS } from './currency-table.js';

/**
 * What can be paid in. The thirteen codes of ISO 4217 without a minor unit (gold, special drawing
 * rights, tests, no currency) are left out: nothing can be rounded to it, so nothing can be paid in them.
 */
const DIGITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ CODES_BY_DIGITS.flatMap((codes, digits) =>
    (codes.match(/.../g) ?? []).map((code) => [code, digits] as const),
  ),
);

/**
 * The number of digits after the point that the minor unit of a currency has.
 *
 * @param currency - An ISO 4217 code, upper case.
 * @returns 2 for most, 0 where there is no smaller coin, 3 and 4 for some.
 * @throws {@link SlaError} `invalid-money` for a code that list one of ISO 4217 does not give a minor
 * unit: one that nobody knows, one that was withdrawn, gold; `missing-field` for none.
 * @example
 * import { minorDigitsOf } from 'slakit'
 * minorDigitsOf('JPY') // => 0
 * minorDigitsOf('KWD') // => 3
 * minorDigitsOf('ZZZ') // throws invalid-money
 */
export function minorDigitsOf(currency: string): number {
  return DIGITS.get(currency) ?? refuseCode(readerOf(currency, null, 'currency'));
}

/** Reads the code of a currency. */
export function currency(reader: Reader): string {
  const code = reader.value as string;
  return DIGITS.has(code) ? code : refuseCode(reader);
}

function refuseCode(reader: Reader): never {
  const { value } = reader;
  refuse(reader, {
    code: 'invalid-money',
    expected: 'a current ISO 4217 code such as EUR',
    hint: typeof value === 'string' ? hintFor(value) : undefined,
  });
}

/** Any three letters are one slip away from several codes: only case and blanks are worth a hint. */
function hintFor(code: string): string | undefined {
  const upper = code.trim().toUpperCase();
  return DIGITS.has(upper) ? `did you mean ${upper}?` : undefined;
}
