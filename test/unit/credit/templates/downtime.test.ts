import { describe } from 'vitest';
import { DOWNTIME_TEMPLATES } from '../../../../src/templates.js';
import { at, type Figure, minutes, money, THIRTY_DAYS, testFigures } from './figures.js';

const QUARTER = { period: { durationMs: 90 * 86_400_000 }, base: money('1296.00') };

// A month of 30 days has 43,200 minutes, so of 432.00 a minute costs 0.01.
describe('templates by downtime', () => {
  testFigures(DOWNTIME_TEMPLATES, {
    slackPlus: [
      at('4.32', { amount: '0.00' }, '0.01 % of the month keeps 99.99', of('432.00')),
      at('5', { amount: '5.00' }, 'five minutes at 0.01, a hundred times', of('432.00')),
    ],
    slack: [
      at('12.96', { amount: '0.00' }, '0.01 % of 90 days', QUARTER),
      at('30', { amount: '3.00' }, '30 minutes of 1296.00 in 129,600, ten times', QUARTER),
    ],
    algolia: [
      at('4', { amount: '0.00' }, '4 of 43,200 minutes keep 99.99', of('1200.00')),
      at('10', { amount: '27.78' }, '1200.00 × 10 × 100 / 43,200 is 27.777…', of('1200.00')),
      at('110', { amount: '300.00' }, '305.56, cut to a quarter', of('1200.00')),
    ],
    cloudflareBusiness: [
      at(
        '2.1',
        { amount: '0.01', percent: '0.004861111111' },
        'a worked exercise: 100 minutes for 2.1 % are 2.1, a share of 0.0000486 of 200.00',
        of('200.00'),
      ),
    ],
    upCloud: [
      at('5', { amount: '0.00' }, 'five minutes are not more than five', of('72.00')),
      at('20', { amount: '1.67' }, '72.00 × 20 / 43,200 is 0.0333…, fifty times', of('72.00')),
      interruptions([5, 20, 1200], '73.67', '1.67, and 100.00 cut to the 72.00 of 30 days'),
    ],
    digitalOceanDroplet: [
      at('4', { amount: '0.00' }, '4 of 43,200 minutes keep 99.99', of('432.00')),
      at('5', { amount: '0.05' }, 'five minutes at 0.01, none of them deducted', of('432.00')),
    ],
    hostingKing: [
      at('43.2', { amount: '0.00' }, 'the allowance itself', of('100.00')),
      at('475.2', { amount: '10.00' }, '432 minutes more are 1 %, ten times', of('100.00')),
      at('5000', { amount: '100.00' }, 'more than a tenth of the month beyond: all', of('100.00')),
    ],
    arcustechNetwork: [
      at('1', { amount: '4.00' }, 'a portion is a step: 5 % of 80.00', of('80.00')),
      at('30', { amount: '4.00' }, 'one step exactly', of('80.00')),
      at('31', { amount: '8.00' }, 'two begun', of('80.00')),
      at('601', { amount: '80.00' }, '21 begun are 105 %', of('80.00')),
    ],
    arcustechHost: [
      at('60', { amount: '0.00' }, 'the free hour', of('80.00')),
      at('120', { amount: '4.00' }, 'one hour more', of('80.00')),
      at('121', { amount: '8.00' }, 'a second one begun', of('80.00')),
    ],
    ovhKeyManagement: [
      at('275', { amount: '0.00' }, '59 minutes beyond 216 are no hour', of('80.00')),
      at('276', { amount: '4.00' }, 'one hour: 5 % of 80.00', of('80.00')),
      at('636', { amount: '24.00' }, 'seven hours, 35 %, cut to 30', of('80.00')),
      at('282', { percent: '5' }, 'February allows 201.6: 80.4 are one hour', days(28)),
      at('282', { percent: '0' }, 'March allows 223.2: 58.8 are none', days(31)),
    ],
    ipserver: [
      at('3', { amount: '1.50' }, 'three hours at 1 % of 50.00', of('50.00')),
      at('101', { amount: '50.00' }, 'at most all', of('50.00')),
    ],
    gaiastreams: [
      at(minutes(60), { days: '0' }, 'up to an hour nothing'),
      at(minutes(61), { days: '1' }, 'up to two hours'),
      at(minutes(120), { days: '1' }, 'the upper end is included'),
      at(minutes(121), { days: '3' }, 'up to six'),
      at(minutes(721), { days: '14' }, 'more than twelve'),
    ],
  });
});

function of(amount: string) {
  return { base: money(amount) };
}

function days(count: number) {
  return { period: { durationMs: count * 86_400_000 } };
}

function interruptions(lengths: readonly number[], amount: string, how: string): Figure {
  const readings = lengths.map((length) => ({ level: minutes(length) }));
  return { how, facts: { readings, base: money('72.00'), period: THIRTY_DAYS }, owes: { amount } };
}
