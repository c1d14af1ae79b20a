import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from '../../../src/core/decimal-text.js';

test('a plain decimal is read as the same with a sign, which is read with more care', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 28 });
  fc.assert(
    fc.property(digits, fc.option(digits), (whole, fraction) => {
      const text = `${whole.join('')}${fraction === null ? '' : `.${fraction.join('')}`}`;
      const { units, scale } = parseDecimal(text);
      expect({ units, scale }).toEqual(parseDecimal(`+${text}`));
      expect(scale).toBe(fraction?.length ?? 0);
    }),
  );
});
