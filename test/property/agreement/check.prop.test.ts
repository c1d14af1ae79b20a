import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../src/agreement/check.js';
import { compileAgreement } from '../../../src/agreement/compile.js';
import type { Agreement } from '../../../src/agreement/document/document.js';
import { isSlaError } from '../../../src/core/error.js';
import { agreementJsonSchema } from '../../../src/schema/json-schema.js';
import { fullAgreement } from './arbitraries.js';
import { expectEnginesTake } from './engines.js';
import { type IsOpen, misspeltIn, mutantsOf, type Place } from './mutants.js';

const demo: unknown = JSON.parse(
  readFileSync(new URL('../../../docs/demo/agreement.json', import.meta.url), 'utf8'),
);
const EXAMPLES: readonly unknown[] = [fullAgreement, demo];

/** Where names are the author's own: ids of calendars and remedies, attributes, days of the week, states. */
const OPEN = [
  'calendars',
  'remedies',
  'claims',
  'consequences',
  'attributes',
  'weekly',
  'weights',
  'exclusionRules',
];

const isOpen: IsOpen = (place: Place) => {
  const last = place.at(-1);
  // Labels of readings are the author's own; what stands elsewhere under that name is a condition.
  if (last === 'when' && place[0] === 'remedies') return true;
  return (
    OPEN.includes(String(last)) &&
    !(place.length > 2 && last === 'calendars' && place[0] === 'objectives')
  );
};

/** Whatever was asked, the answer says what is wrong so that a person can mend it. */
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
    expect(expected).not.toMatch(/another value|undefined|zod|\[object/i);
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

  it('passes the examples', () => {
    for (const example of EXAMPLES) expect(checkAgreement(example)).toMatchObject({ ok: true });
  });

  it.each(EXAMPLES)(
    'answers for an example with any part changed, in words (example %#)',
    (example) => {
      fc.assert(fc.property(mutantsOf(example), ({ document }) => expectAnswer(document)));
    },
  );

  it.each(EXAMPLES)('passes no misspelt name of a field (example %#)', (example) => {
    fc.assert(
      fc.property(misspeltIn(example, isOpen), ({ what, document }) => {
        const result = checkAgreement(document);
        const codes = result.ok ? [] : result.issues.map(({ code }) => code);
        expect(codes, what).toSatisfy((all: readonly string[]) =>
          all.some((code) =>
            [
              'unknown-field',
              'missing-field',
              'invalid-type',
              'invalid-target',
              'invalid-condition',
            ].includes(code),
          ),
        );
      }),
    );
  });
});

describe('the check and the compiler', () => {
  it.each(EXAMPLES)(
    'agree: what passes compiles and no engine throws on it, what does not throws the first issue (example %#)',
    (example) => {
      fc.assert(
        fc.property(mutantsOf(example), ({ what, document }) => {
          const result = checkAgreement(document);
          if (result.ok) {
            expectEnginesTake(result.value, what);
            return;
          }
          const [first] = result.issues;
          let thrown: unknown;
          try {
            compileAgreement(document as Agreement);
          } catch (error) {
            thrown = error;
          }
          expect(isSlaError(thrown), what).toBe(true);
          expect(thrown, what).toMatchObject({ code: first?.code, path: first?.path });
        }),
      );
    },
  );
});

describe('the JSON Schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(agreementJsonSchema());

  it.each(EXAMPLES)('accepts whatever the check passes (example %#)', (example) => {
    expect([validate(example), validate.errors]).toEqual([true, null]);
    fc.assert(
      fc.property(mutantsOf(example), ({ what, document }) => {
        if (checkAgreement(document).ok)
          expect([what, validate(document), validate.errors]).toEqual([what, true, null]);
      }),
    );
  });

  it.each(EXAMPLES)('refuses a misspelt name as the check does (example %#)', (example) => {
    fc.assert(
      fc.property(misspeltIn(example, isOpen), ({ what, document }) => {
        expect([what, validate(document)]).toEqual([what, false]);
      }),
    );
  });
});
