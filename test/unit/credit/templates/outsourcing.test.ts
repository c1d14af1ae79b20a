import { describe } from 'vitest';
import { OUTSOURCING_TEMPLATES } from '../../../../src/templates.js';
import { at, type Figure, money, testFigures } from './figures.js';

const AGAIN = { history: [{ missed: true }] };
const SUPPLIER = { base: money('10000.00', 'GBP') };
const FEES = { base: money('126000.00') };
const CHARGES = { base: money('100000.00') };

describe('templates of outsourcing', () => {
  testFigures(OUTSOURCING_TEMPLATES, {
    ukServicePoints: [
      at('98.5', { points: '1' }, 'the published example: a minor failure'),
      at('96.5', { points: '6' }, 'and a severe one after it, doubled: 3 × 2', AGAIN),
      at('98.5', { points: '2' }, 'the second example: a minor one after a severe, 1 × 2', AGAIN),
      at('95.9', { points: '4' }, 'below the threshold'),
      at('98.95', { points: '0', status: 'uncovered' }, 'between two bands of one decimal'),
    ],
    ukServicePointsFine: [
      at('99.85', { points: '1' }, 'first band'),
      at('99.59', { points: '10' }, 'below the threshold again: 5 × 2', AGAIN),
      at('99.895', { points: '0', status: 'uncovered' }, 'between two hundredths'),
    ],
    serviceFailurePoints: [
      at('98.95', { points: '0' }, 'no whole tenth', SUPPLIER),
      at('98.9', { points: '1', amount: '1.00' }, 'one tenth exactly', SUPPLIER),
      at('98.55', { points: '4', amount: '4.00' }, '0.45 are four whole tenths', SUPPLIER),
    ],
    texasDir: [
      misses(1, '2000.00', 'the published example: 50 % of 40 % of a tenth of 100,000'),
      misses(6, '10000.00', 'six such levels would be 12,000; 10,000 are at risk'),
    ],
    provinceWeights: [
      at('1', { amount: '1500.00' }, '12 % of 50,000 are 6,000, a quarter of it', {
        base: money('50000.00', 'CAD'),
      }),
    ],
    onDemand: [
      at('1', { amount: '30.00' }, 'the published example: 3 % of 1,000'),
      at('3', { amount: '60.00' }, '9 %, cut to 6'),
    ],
    crownCommercial: [
      at('75', { amount: '2300.00' }, 'the published example: 98 less 75 are 23 %', SUPPLIER),
      at('98', { amount: '0.00', status: 'met' }, 'on target', SUPPLIER),
    ],
    crossrefPersistent: [
      at('9', { amount: '0.00' }, 'one short of ten', FEES),
      at('10', { amount: '6300.00' }, '5 % of 126,000', FEES),
      at('25', { amount: '12600.00' }, 'twice ten', FEES),
    ],
    alibabaPayments: [
      at('98', { percent: '1.9' }, 'the published example: 8 × 0.2 + 2 × 0.15', CHARGES),
      at('99.8', { percent: '0' }, 'on target', CHARGES),
      at('90', { amount: '4300.00' }, '1.6 + 18 × 0.15 = 4.3', CHARGES),
      at('50', { amount: '8300.00' }, '4.3 + 40 × 0.1 = 8.3', CHARGES),
      at('49.99', { amount: '100000.00' }, 'the cliff', CHARGES),
    ],
  });
});

function misses(count: number, amount: string, how: string): Figure {
  const readings = Array.from({ length: count }, () => ({
    rule: 'criticalServiceLevel',
    level: 1,
  }));
  return { how, facts: { readings, ...CHARGES }, owes: { amount } };
}
