import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { isSlaError } from '../../../src/core/error.js';
import { checkAgreement } from '../../../src/schema/check.js';
import { changed, fullAgreement } from '../agreement/arbitraries.js';

/** What every answer must be, whatever was asked. */
function expectAnswer(document: unknown): void {
  const result = checkAgreement(document);
  if (result.ok) {
    expect(JSON.parse(JSON.stringify(result.value))).toEqual(JSON.parse(JSON.stringify(document)));
    return;
  }
  expect(result.issues.length).toBeGreaterThan(0);
  for (const { code, path, expected, received, message } of result.issues) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(path.every((step) => typeof step === 'string' || Number.isInteger(step))).toBe(true);
    // A person must be able to read it: no words of the machinery behind, no empty phrase.
    expect(expected).not.toMatch(/another value|invalid|undefined|zod|\[object/i);
    expect(expected.length).toBeGreaterThan(3);
    expect(message).toContain(`expected ${expected}, received ${received}`);
  }
}

describe('checkAgreement', () => {
  it('answers for any JSON, and throws for none', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), expectAnswer));
  });

  it('answers for any value at all', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          const result = checkAgreement(value);
          expect(result.ok || result.issues.length > 0).toBe(true);
        },
      ),
    );
  });

  it('answers for a sound agreement with any one part changed, in words', () => {
    fc.assert(fc.property(changed(fullAgreement), expectAnswer));
  });
});

describe('compileAgreement', () => {
  it('takes what passes the check, or throws one SlaError with a path', () => {
    fc.assert(
      fc.property(changed(fullAgreement), (document) => {
        const result = checkAgreement(document);
        if (!result.ok) return;
        try {
          compileAgreement(result.value);
        } catch (error) {
          expect(isSlaError(error), String(error)).toBe(true);
          expect(isSlaError(error) && error.path.length > 0, String(error)).toBe(true);
        }
      }),
    );
  });
});
