import { describe } from 'vitest';
import { CLOUD_TEMPLATES } from '../../../../src/templates.js';
import { at, minutes, money, testFigures } from './figures.js';

// Rows are read off the published tables: a tenth of 1000.00 is 100.00.
describe('templates of clouds', () => {
  testFigures(CLOUD_TEMPLATES, {
    awsComputeRegion: [
      at('99.99', { amount: '0.00', status: 'met' }, 'less than 99.99 it says, so 99.99 is kept'),
      at('99.9899', { amount: '100.00' }, 'just below, 10 %'),
      at('99', { amount: '100.00' }, 'lower ends are included'),
      at('98.9999', { amount: '300.00' }, 'second row, 30 %'),
      at('95', { amount: '300.00' }, 'its lower end'),
      at('94.9999', { amount: '1000.00' }, 'third row, all'),
    ],
    awsComputeInstance: [
      at('99.5', { amount: '0.00', status: 'met' }, 'on target'),
      at('99.4999', { amount: '100.00' }, 'just below, 10 %'),
      at('98.9999', { amount: '300.00' }, 'second row, 30 %'),
      at('94.9999', { amount: '1000.00' }, 'third row, all'),
    ],
    awsComputeHour: [
      at(minutes(6), { amount: '0.00' }, 'six minutes are not more than six', of('0.50')),
      at('6.01', { amount: '0.50' }, 'more than six make the hour free', of('0.50')),
    ],
    awsComputeOptimizer: [
      at('99.5', { amount: '1.01' }, '10 % of 10.10 is more than a dollar', of('10.10')),
      at('99.5', { amount: '0.00' }, '10 % of 10.00 is not more than a dollar', of('10.00')),
      at('99.5', { amount: '0.00' }, '10 % of 10.01 is 1.001, rounded a dollar', of('10.01')),
      at('98.9', { amount: '250.00' }, 'second row, 25 %'),
    ],
    microsoftOnline2013: [
      at('99.9', { amount: '0.00' }, 'on target'),
      at('99', { amount: '250.00' }, '99 is not below 99'),
      at('98.9999', { amount: '500.00' }, 'two rows hold it, the harder counts'),
      at('94.9999', { amount: '1000.00' }, 'three rows hold it'),
    ],
    googleWorkspace: [
      at('99.8999', { days: '3' }, 'first row'),
      at('98.9999', { days: '7' }, 'second row'),
      at('94.9999', { days: '15' }, 'third row, which is the limit of a month'),
    ],
    gmailForIsps: [
      at('99.5', { amount: '100.00' }, 'first row, 10 %'),
      at('99', { amount: '0.00', status: 'overlap' }, 'both rows hold 99'),
      at('94', { amount: '0.00', status: 'uncovered' }, 'nothing was read below 95'),
    ],
    tidbCloud: [
      at('99.9899', { amount: '100.00' }, 'first row, 10 %'),
      at('95', { amount: '250.00' }, 'lower end of the second row, 25 %'),
      at('94.9999', { amount: '1000.00' }, 'third row, all'),
    ],
    veloDbCloud: [
      at('99', { amount: '100.00' }, 'lower end of the first row, 10 %'),
      at('94', { amount: '500.00' }, 'half, which is the limit'),
    ],
    safespring: [
      at('99', { amount: '100.00' }, 'lower end of the first row, 10 %'),
      at('98.99', { amount: '200.00' }, 'second row, 20 %'),
      at('0', { amount: '500.00' }, 'third row, half'),
    ],
  });
});

function of(amount: string) {
  return { base: money(amount) };
}
