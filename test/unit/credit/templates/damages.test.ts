import { describe } from 'vitest';
import { DAMAGES_TEMPLATES } from '../../../../src/templates.js';
import { at, type Figure, money, testFigures } from './figures.js';

const PRICES = { base: money('1000000.00', 'GBP') };
const GOODS = { base: money('200.00') };
const FEE = { base: money('10.00', 'GBP') };

/** Seconds as days, which the rule states. */
const days = (seconds: number) => ({ amount: seconds, per: 86_400 });

describe('templates of damages', () => {
  testFigures(DAMAGES_TEMPLATES, {
    necDelayDamages: [
      at('24', { amount: '8000.00' }, 'four begun weeks at 0.2 % of a million', PRICES),
      at('28', { amount: '8000.00' }, 'four weeks', PRICES),
      at('400', { amount: '100000.00' }, '58 begun weeks are 11.6 %, cut to 10', PRICES),
    ],
    ofcom2019: [
      late({ repair: 1 }, '8.00', 'repaired on the third day'),
      late({ repair: 2, start: 3, appointment: 2 }, '81.00', '2 × 8 + 3 × 5 + 2 × 25'),
    ],
    ofcomLater: [
      late({ repair: 2 }, '20.68', '2 × 10.34'),
      late({ start: 1, appointment: 2 }, '71.08', '6.46 + 2 × 32.31'),
    ],
    transportEscapes: [
      at('1', { amount: '5000.00' }, 'the first'),
      at('2', { amount: '22500.00' }, 'and 17,500 for the second'),
      at('4', { amount: '122500.00' }, 'and 50,000 for each one more'),
    ],
    accordLateDelivery: [
      at(days(497_400), { amount: '63.00' }, '5.76 days are six, three times 10.5 % of 200', GOODS),
      at(days(154_800), { amount: '21.00' }, '1.79 days are two: once', GOODS),
      at(days(29_873_400), { amount: '110.00' }, 'the published scenario: cut to 55 %', GOODS),
    ],
    accordServiceLevel: [
      at('100', { amount: '0.00' }, 'the published scenario: kept', FEE),
      at('99.7', { amount: '0.20' }, 'the published scenario: 2 % of 10.00', FEE),
      at('97', { amount: '0.30' }, 'the published scenario: 3 %', FEE),
      at(
        '-10',
        { amount: '0.00', status: 'out-of-domain' },
        'the published scenario: refused',
        FEE,
      ),
      at('97', { amount: '0.10' }, '10 % of 10.00 + 1.00 charged, less 1.00 credited', {
        ...FEE,
        history: [{ credit: money('1.00', 'GBP'), charge: money('1.00', 'GBP') }],
      }),
    ],
  });
});

/** Days of delay, or missed appointments, by rule. */
function late(levels: Readonly<Record<string, number>>, amount: string, how: string): Figure {
  const readings = Object.entries(levels).map(([rule, level]) => ({ rule, level }));
  return { how, facts: { readings, currency: 'GBP' }, owes: { amount } };
}
