import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SlaError } from '../../../../src/core/error.js';
import {
  assessCredit,
  assessCreditSeries,
  type CompiledScheme,
  type CreditFacts,
  type CreditScheme,
  checkCreditScheme,
  checkTermination,
  compileScheme,
  compileTermination,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { withChanges, withExtraKey, withMisspeltKey } from '../mutate.js';
import { cases } from '../schemes.js';

const IN_SCHEME = ['rules', 'when'];
const compile = (scheme: unknown) => compileScheme(scheme as CreditScheme);
/** Names are the host's own there. */
const BY_NAME = ['rules', 'factors', 'labels'];

/** The issues of a check, which has to pass or to list some. */
function issuesOf(scheme: unknown): readonly { readonly code: string; readonly path: unknown }[] {
  const result = checkCreditScheme(scheme);
  return result.ok ? [] : result.issues;
}

/** The error of a call, or nothing; anything but an SlaError fails. */
function errorOf(call: () => unknown): SlaError | null {
  try {
    call();
    return null;
  } catch {
    return thrownBy(call);
  }
}

describe('a scheme', () => {
  test('with an extra field at any depth is refused, and the field is named', () => {
    const extra = cases.chain(({ scheme }) => withExtraKey(scheme, IN_SCHEME));
    fc.assert(
      fc.property(extra, ({ document, path }) => {
        const found = issuesOf(document).find(({ code }) => code === 'unknown-field');
        expect(found?.path).toEqual(path);
        expect(thrownBy(() => compile(document)).path).toEqual(path);
      }),
    );
  });

  test('with a field misspelt by one letter at any depth is refused', () => {
    const misspelt = cases.chain(({ scheme }) => withMisspeltKey(scheme, IN_SCHEME));
    fc.assert(
      fc.property(misspelt, ({ document, path }) => {
        const error = thrownBy(() => compile(document));
        // An object that is told by its one field has none then; the others have one too many.
        const object = path.slice(0, -1);
        const isThere = error.code === 'unknown-field' ? path : object;
        expect(error.path).toEqual(isThere);
      }),
    );
  });

  test('is compiled exactly when its check passes, and else throws the first issue', () => {
    const changed = cases.chain(({ scheme }) => withChanges(scheme));
    fc.assert(
      fc.property(changed, (document) => {
        const [first] = issuesOf(document);
        const error = errorOf(() => compile(document));
        expect(error && { code: error.code, path: error.path }).toEqual(
          first === undefined ? null : { code: first.code, path: first.path },
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('of any shape is checked without an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof checkCreditScheme(value).ok).toBe('boolean');
        expect(typeof checkTermination(value).ok).toBe('boolean');
        if (!checkTermination(value).ok) thrownBy(() => compileTermination(value as never));
      }),
    );
  });

  test('that its check passes never makes an assessment throw', () => {
    const changed = cases.chain(({ scheme }) => withChanges(scheme));
    fc.assert(
      fc.property(changed, fc.constantFrom(null, '0', 50, '99.95', 100, 1e6), (document, level) => {
        if (!checkCreditScheme(document).ok) return;
        const compiled = compile(document);
        expect(() => assessCredit(compiled, factsFor(compiled, level))).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

/** Facts that lack nothing: the base, the period, and every factor that is asked for. */
function factsFor({ plan }: CompiledScheme, level: string | number | null): CreditFacts {
  const readings = [...plan.rules.values()].map(({ name, inputs }) => ({
    level,
    at: 0,
    factors: Object.fromEntries([...inputs.keys()].map((input) => [input, 1])),
    ...(name === null ? {} : { rule: name }),
  }));
  const context = {
    base: { amount: '100', currency: plan.currency ?? 'EUR' },
    period: { length: 30 },
    periodsBefore: { calendarYear: 1, contractYear: 2, term: 2 },
    history: [{ missed: true }, { missed: true }],
  };
  return (plan.isGroup ? { ...context, readings } : { ...context, ...readings[0] }) as CreditFacts;
}

describe('facts', () => {
  test('with an extra field at any depth are refused, and the field is named', () => {
    const extra = cases.chain(({ scheme, facts }) =>
      withExtraKey(facts, BY_NAME).map((changed) => ({ scheme, ...changed })),
    );
    fc.assert(
      fc.property(extra, ({ scheme, document, path }) => {
        const error = thrownBy(() => assessCredit(compileScheme(scheme), document as CreditFacts));
        expect([error.code, error.path]).toEqual(['unknown-field', path]);
      }),
    );
  });

  test('with a field misspelt by one letter at any depth are refused', () => {
    const misspelt = cases.chain(({ scheme, facts }) =>
      withMisspeltKey(facts, BY_NAME).map((changed) => ({ scheme, ...changed })),
    );
    fc.assert(
      fc.property(misspelt, ({ scheme, document, path }) => {
        const error = thrownBy(() => assessCredit(compileScheme(scheme), document as CreditFacts));
        expect(error.path.slice(0, path.length - 1)).toEqual(path.slice(0, -1));
        expect(['unknown-field', 'missing-field', 'invalid-type']).toContain(error.code);
      }),
    );
  });

  test('of any shape end in an answer or an SlaError', () => {
    const changed = cases.chain(({ scheme, facts }) =>
      withChanges(facts).map((document) => ({ scheme, document })),
    );
    fc.assert(
      fc.property(changed, ({ scheme, document }) => {
        const compiled = compileScheme(scheme);
        errorOf(() => assessCredit(compiled, document as CreditFacts, { trace: true }));
        errorOf(() => assessCreditSeries(compiled, [document] as never));
      }),
      { numRuns: 500 },
    );
  });
});
