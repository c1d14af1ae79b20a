import { describe } from 'vitest';
import { TELECOM_TEMPLATES } from '../../../../src/templates.js';
import { at, type Figure, minutes, money, testFigures } from './figures.js';

/** The instant of an outage, which decides of several within a day. */
const FIRST = { at: '2026-06-01T10:00:00Z' };

describe('templates of networks, data centres and supply', () => {
  testFigures(TELECOM_TEMPLATES, {
    twTelecomOutage: [
      at('4.99', { amount: '0.00' }, 'up to five minutes nothing'),
      at('5', { amount: '50.00' }, 'from five, 5 %'),
      at('240', { amount: '100.00' }, 'from four hours, 10 %'),
      at('1439', { amount: '350.00' }, 'up to 24 hours, 35 %'),
      at('1440', { amount: '500.00' }, '24 hours or more, half'),
    ],
    telusWavelengthUnprotected: [
      at('99.69', { amount: '100.00' }, 'upper end of the first row, 10 %'),
      at('97.5', { amount: '0.00', status: 'uncovered' }, 'between 96.89 and 97.9'),
      at('95.9', { amount: '200.00' }, 'lower end of the second row, 20 %'),
      at('93.89', { amount: '400.00' }, 'last row, 40 %'),
    ],
    telusWavelengthProtected: [
      at('99.98', { amount: '100.00' }, 'upper end of the first row, 10 %'),
      at('93.95', { amount: '0.00', status: 'uncovered' }, 'between 93.9 and 93.99'),
      at('93.89', { amount: '400.00' }, 'last row, 40 %'),
    ],
    telusNaas: [
      at('43', { amount: '0.00' }, '43 minutes are allowed'),
      at('44', { amount: '200.00' }, 'more than 0:43, 20 %'),
      at('907', { amount: '400.00' }, 'more than 15:06, 40 %'),
      at('2634', { amount: '600.00' }, '43:54 is not more than 43:54'),
      at('2635', { amount: '800.00' }, 'more than 43:54, 80 %'),
    ],
    bluIp: [at('99.5', { amount: '2.00' }, '99.9 less 99.5 is 0.4 % of 500.00', of('500.00'))],
    wavelengthPerTenth: [
      at('99.85', { amount: '50.00' }, 'a portion of a tenth: 1 % of 5000.00', of('5000.00')),
      at('99.8', { amount: '50.00' }, 'one tenth exactly', of('5000.00')),
      at('99.7999', { amount: '100.00' }, 'a second one begun', of('5000.00')),
    ],
    intelletrace: [
      at('44', { amount: '0.00' }, 'the guarantee itself'),
      at('45', { amount: '100.00' }, 'a part of the first two hours, 10 %'),
      at('165', { amount: '150.00' }, 'a part of the next hour, 5 % more'),
      at('345', { amount: '250.00' }, '10 + 4 × 5 = 30 %, cut to a quarter'),
    ],
    verizonBetterOf: [
      standards(['availability', 'repair', 'delay'], '24', '20 + 4 is more than 10'),
      standards(['repair', 'delay'], '10', '10 is more than 4'),
    ],
    elementCriticalPower: [
      at('59', { amount: '30.00' }, '3 % at once', FIRST),
      at('60', { amount: '60.00' }, 'and 3 % for the first hour', FIRST),
      at('119', { amount: '60.00' }, 'the second is not complete', FIRST),
      onOneDay('60.00', 'the second within 24 hours of the first, the third beyond: twice 3 %'),
    ],
    level3Power: [
      at('1', { days: '1', amount: '10.00' }, 'a thirtieth of 300.00', {
        ...FIRST,
        ...of('300.00'),
      }),
      onOneDay('66.67', 'two days of three outages: 2 × 33.333…'),
    ],
    rgeOutage: [
      at('72', { amount: '0.00' }, 'the first 72 hours'),
      at('95', { amount: '0.00' }, '23 hours more are no day'),
      at('120', { amount: '50.00' }, 'two days more, 25.00 each'),
    ],
  });
});

function of(amount: string) {
  return { base: money(amount) };
}

function standards(missed: readonly string[], percent: string, how: string): Figure {
  const readings = missed.map((rule) => ({ rule, level: 1 }));
  return { how, facts: { readings, base: money('1000.00') }, owes: { percent } };
}

/** Three outages of half an hour: at 10:00, at 20:00, and at 11:00 on the next day. */
function onOneDay(amount: string, how: string): Figure {
  const starts = ['2026-06-01T10:00:00Z', '2026-06-01T20:00:00Z', '2026-06-02T11:00:00Z'];
  const readings = starts.map((start) => ({ level: minutes(30), at: start }));
  return { how, facts: { readings, base: money('1000.00') }, owes: { amount } };
}
