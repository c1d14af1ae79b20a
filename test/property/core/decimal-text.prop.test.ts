import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatUnits, parseDecimal } from '../../../src/core/decimal-text.js';

const digits = fc.stringMatching(/^\d{1,20}$/);

test('a decimal of few digits is read as the same with a sign, which takes the long way', () => {
  const texts = fc.oneof(
    digits,
    fc.tuple(digits, digits).map((parts) => parts.join('.')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(parseDecimal(text)).toEqual(parseDecimal(`+${text}`));
    }),
  );
});

test('a number is read by its shortest text, however large it is', () => {
  const numbers = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer(),
    fc.constantFrom(-0, 1e15, 1e16, 1e21),
  );
  fc.assert(
    fc.property(numbers, (number) => {
      expect(parseDecimal(number)).toEqual(parseDecimal(String(number)));
    }),
  );
});

test('units come back from their text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(40), (units, scale) => {
      expect(parseDecimal(formatUnits(units, scale))).toEqual({ units, scale });
    }),
  );
});
