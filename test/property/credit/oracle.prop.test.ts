import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CreditAssessment } from '../../../src/credit.js';
import { opinionOn } from '../../oracle/credit-decimal.js';
import { assess } from '../../unit/credit/assess-scheme.js';
import { cases } from './schemes.js';

test('a credit is what a clerk with long decimals works out, for schemes of every part', () => {
  fc.assert(
    fc.property(cases, ({ scheme, facts }) => {
      const result: CreditAssessment = assess(scheme, facts);
      const opinion = opinionOn(scheme, facts);
      expect({
        status: result.status,
        missed: result.missed,
        amount: result.amount?.amount ?? null,
        percent: result.creditPercent,
        quantities: Object.values(result.quantities),
        reached: result.caps.map(({ reached }) => reached),
      }).toEqual(opinion);
    }),
    { numRuns: 1000 },
  );
});
