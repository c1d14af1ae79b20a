import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../unit/credit/assess-scheme.js';
import { cents } from './arbitraries.js';
import { cases } from './schemes.js';

const minorOf = (amount: string): bigint => BigInt(amount.replace('.', ''));

test('what is paid is a multiple of the increment, and the parts of the lines add up to it', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(5, 50, 100), ({ scheme, facts }, step) => {
      const { conversion: _, ...unconverted } = facts;
      const terms = { ...scheme, increment: `${step / 100}` };
      const { amount, lines } = assess(terms, unconverted as typeof facts);
      if (amount === null) return;
      const paid = minorOf(amount.amount);
      expect(paid % BigInt(step)).toBe(0n);
      const parts = lines.flatMap((line) => (line.amount === null ? [] : [line.amount.amount]));
      const isOwed = lines.some(({ quantity }) => quantity !== '0');
      if (isOwed) expect(parts.map(minorOf).reduce((a, b) => a + b, 0n)).toBe(paid);
    }),
    { numRuns: 300 },
  );
});

test('a part is less than a minor unit off its share, raised where cutting took most', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(shares, cents, (tenths, base) => {
      const rules = Object.fromEntries(
        tenths.map((share, i) => [`r${i}`, { rows: [{ remedy: { percent: share / 10 } }] }]),
      );
      const { amount, lines } = assess(
        { rules, stacking: 'sum', increment: '0.05' },
        {
          readings: Object.keys(rules).map((rule) => ({ rule, level: 0 })),
          base: { amount: (base / 100).toFixed(2), currency: 'CHF' },
        },
      );
      const paid = Number(minorOf(amount?.amount ?? ''));
      const all = tenths.reduce((a, b) => a + b, 0);
      const parts = lines.map((line) => Number(minorOf(line.amount?.amount ?? '')));
      expect(parts.reduce((a, b) => a + b, 0)).toBe(paid);
      // In parts of 1/all of a minor unit: what cutting takes of a line is paid * share mod all.
      const raised = tenths.map((share, i) => (parts[i] as number) * all > paid * share);
      for (const [i, share] of tenths.entries()) {
        const exact = paid * share;
        expect(Math.abs((parts[i] as number) * all - exact)).toBeLessThan(all);
        for (const [j, other] of tenths.entries())
          if (raised[i] === true && raised[j] === false && (paid * other) % all !== 0)
            expect(exact % all).toBeGreaterThanOrEqual((paid * other) % all);
      }
    }),
  );
});
