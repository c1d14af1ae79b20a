import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.js';

/** Texts of whole characters, those that are escaped among them. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\b\t\n\f\r"\\/', '\u0000\u001f\u007f\u2028', '€😀', '__proto__', '10', '9'),
);
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    numbers,
    texts,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(texts, tie('json'), { maxKeys: 5 }),
  ),
}));

test('canonical JSON is what another program writes by RFC 8785', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
  );
});

test('canonical JSON is JSON of the same data, and the text of what is read from it is the same', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
