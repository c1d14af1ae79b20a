import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CreditStep, isWithin } from '../../../../src/credit.js';
import { assess } from '../../../unit/credit/assess-scheme.js';
import { asLevel, levels } from '../arbitraries.js';

describe('steps', () => {
  test('count as division of whole numbers does', () => {
    fc.assert(
      fc.property(levels, levels, fc.integer({ min: 1, max: 5000 }), (from, level, size) => {
        const distance = Math.max(0, from - level);
        const at = (partial: CreditStep['partial']) => {
          const step: CreditStep = {
            from: asLevel(from),
            toward: 'below',
            size: asLevel(size),
            partial,
            each: { points: 1 },
          };
          return assess({ steps: [step] }, { level: asLevel(level) }).quantities.points;
        };
        expect(at('started')).toBe(String(Math.ceil(distance / size)));
        expect(at('whole')).toBe(String(Math.floor(distance / size)));
        expect(isWithin(at('exact'), { gte: at('whole'), lte: at('started') })).toBe(true);
      }),
    );
  });

  test('in bands that touch add up to one step over both', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(levels, { minLength: 3, maxLength: 3 }),
        levels,
        (points, level) => {
          const [low, middle, high] = [...points].sort((a, b) => a - b).map(asLevel) as [
            string,
            string,
            string,
          ];
          const band = (from: string, to: string): CreditStep => ({
            from,
            to,
            toward: 'below',
            size: '0.5',
            partial: 'exact',
            each: { percent: 1 },
          });
          const percentOf = (steps: CreditStep[]) =>
            assess({ steps }, { level: asLevel(level) }).creditPercent;
          expect(percentOf([band(high, middle), band(middle, low)])).toBe(
            percentOf([band(high, low)]),
          );
        },
      ),
    );
  });
});
