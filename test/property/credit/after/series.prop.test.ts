import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assessCredit,
  assessCreditSeries,
  type CreditFacts,
  type CreditPeriod,
  compileScheme,
  type PeriodFacts,
} from '../../../../src/credit.js';
import { cases } from '../schemes.js';

/** Facts without a history, and the history. */
function apart(facts: CreditFacts): readonly [PeriodFacts, readonly CreditPeriod[]] {
  const { history = [], ...period } = facts;
  return [period as PeriodFacts, history];
}

test('a series is what one gets who hands the history on by hand', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 4 }), ({ scheme, facts }, count) => {
      const compiled = compileScheme(scheme);
      const [period, before] = apart(facts);
      const all = assessCreditSeries(compiled, Array(count).fill(period), { history: before });
      for (const [index, assessment] of all.periods.entries()) {
        const history = all.history.slice(0, before.length + index);
        expect(assessCredit(compiled, { ...period, history })).toEqual(assessment);
      }
      expect(all.history.length).toBe(before.length + count);
    }),
  );
});

test('a series may be cut anywhere', () => {
  fc.assert(
    fc.property(cases, fc.nat({ max: 4 }), ({ scheme, facts }, cut) => {
      const compiled = compileScheme(scheme);
      const [period, before] = apart(facts);
      const periods: PeriodFacts[] = Array(4).fill(period);
      const whole = assessCreditSeries(compiled, periods, { history: before });
      const first = assessCreditSeries(compiled, periods.slice(0, cut), { history: before });
      const second = assessCreditSeries(compiled, periods.slice(cut), { history: first.history });
      expect([...first.periods, ...second.periods]).toEqual(whole.periods);
      expect(second.history).toEqual(whole.history);
    }),
  );
});

test('a trace changes nothing but the trace, and ends at the amount', () => {
  fc.assert(
    fc.property(cases, ({ scheme, facts }) => {
      const compiled = compileScheme(scheme);
      const { trace, ...traced } = assessCredit(compiled, facts, { trace: true });
      const plain = assessCredit(compiled, facts);
      expect({ ...traced, trace: null }).toEqual(plain);
      expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
      if (plain.amount !== null)
        expect(Number(trace?.at(-1)?.after)).toBe(Number(plain.amount.amount));
    }),
  );
});
