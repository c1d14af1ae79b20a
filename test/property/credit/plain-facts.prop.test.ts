import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CreditFacts, isSlaError } from '../../../src/credit.js';
import { assess } from '../../unit/credit/assess-scheme.js';
import { cases } from './schemes.js';

const doubtful = fc.oneof(
  fc.constantFrom(
    '99,5',
    '5.',
    '.5',
    '1e3',
    '-0',
    '+2',
    '',
    ' 5',
    '0.1',
    -0,
    0.1,
    1e21,
    Number.NaN,
  ),
  fc.constantFrom(
    { good: 1, total: 0 },
    { good: '1.5', total: 2 },
    { good: -1, total: 2 },
    {},
    null,
  ),
  fc.constantFrom({ amount: '8.30', currency: 'USD' }, { amount: 8, currency: 'usd' }, undefined),
  fc.anything(),
);

test('facts of a level and a base are read as they are beside an empty history', () => {
  fc.assert(
    fc.property(cases, doubtful, doubtful, ({ scheme, facts }, level, base) => {
      const known = facts as { readonly level?: unknown; readonly base?: unknown };
      for (const plain of [
        { level, base },
        { base: known.base, level },
        { base, level: known.level },
        { level: known.level, base: known.base },
        { level: known.level },
      ])
        expect(answer(scheme, plain)).toEqual(answer(scheme, { ...plain, history: [] }));
    }),
    { numRuns: 300 },
  );
});

function answer(scheme: Parameters<typeof assess>[0], facts: object): unknown {
  try {
    return assess(scheme, facts as CreditFacts);
  } catch (error) {
    if (!isSlaError(error)) throw error;
    // What stood there instead is told by the names of its fields, and those differ.
    return { code: error.code, path: error.path, expected: error.expected };
  }
}
