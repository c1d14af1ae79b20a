import { describe } from 'vitest';
import { SERVICE_TEMPLATES } from '../../../../src/templates.js';
import { at, type Figure, money, testFigures } from './figures.js';

// Rows are read off the published tables: a tenth of 1000.00 is 100.00.
describe('templates of services', () => {
  testFigures(SERVICE_TEMPLATES, {
    neon: [
      at('98', { amount: '150.00' }, 'lower end of the second row, 15 %'),
      at('96', { amount: '200.00' }, 'lower end of the third row, 20 %'),
      at('95.9999', { amount: '800.00' }, 'the jump to 80 %'),
    ],
    supabase: [
      at('99.9', { amount: '0.00' }, 'on target'),
      at('99.8999', { amount: '100.00' }, 'first row, 10 %'),
      at('97.9999', { amount: '200.00' }, 'third row, 20 %'),
      at('95.9999', { amount: '300.00' }, 'last row, 30 %'),
    ],
    mongodbAtlas: [
      at('99.995', { amount: '0.00' }, 'on target', of('437.50')),
      at('99.99499', { amount: '43.75' }, 'a tenth of 437.50', of('437.50')),
      at('98.9999', { amount: '109.38' }, 'a quarter is 109.375', of('437.50')),
      at('94', { amount: '437.50' }, 'the hardest of two rows', of('437.50')),
    ],
    atlassianPremium: [
      at(
        { good: 43_140, total: 43_200 },
        { amount: '100.00' },
        'the published example: 60 of 43,200 minutes, 10 %',
      ),
    ],
    github: [
      at('99.9001', { amount: '0.00', status: 'met' }, 'above the row'),
      at('99.9', { amount: '100.00', status: 'credited' }, 'keeps the promise and is in a row'),
      at('99', { amount: '0.00', status: 'uncovered' }, 'in no row'),
      at('98.9999', { amount: '250.00' }, 'second row, 25 %'),
    ],
    snowflake: [
      minutesOf('99.95', '99.98', 'missed', 'the second definition alone is missed'),
      minutesOf('99.85', '99.995', 'missed', 'the first definition alone is missed'),
      minutesOf('99.9', '99.99', 'met', 'both are kept'),
    ],
    twilio: [
      at('99.95', { amount: '0.00' }, 'on target'),
      at('99.9499', { amount: '100.00' }, 'the one step, 10 %'),
      at('50', { amount: '100.00' }, 'no more for worse'),
    ],
    twilioEdition: [
      at('99.99', { amount: '0.00' }, 'on target'),
      at('99.9899', { amount: '100.00' }, 'the one step, 10 %'),
    ],
    flagsmith: [
      at(
        { good: 43_175, total: 43_200 },
        { amount: '100.00' },
        'the published example: 25 minutes of a month, 10 %',
      ),
      at('98.9999', { amount: '300.00' }, 'second row, 30 %'),
    ],
    fermalen: [
      at(
        '99',
        { amount: '0.00', status: 'uncovered' },
        'less than, and greater than: 99 is neither',
      ),
      at('98.9999', { amount: '30.00' }, 'a quarter of 120.00', of('120.00')),
      at('95', { amount: '0.00', status: 'uncovered' }, '95 is in no row'),
    ],
    demyst: [
      at('99.5', { amount: '0.00' }, '2 % of 50.00 is a dollar, and not more', of('50.00')),
      at('99.5', { amount: '1.20' }, '2 % of 60.00', of('60.00')),
      at('94', { amount: '50.00' }, 'last row, 5 %'),
    ],
  });
});

function of(amount: string) {
  return { base: money(amount) };
}

function minutesOf(
  onePercent: string,
  tenPercent: string,
  status: 'met' | 'missed',
  how: string,
): Figure {
  const readings = [
    { rule: 'onePercent', level: onePercent },
    { rule: 'tenPercent', level: tenPercent },
  ];
  return { how, facts: { readings }, owes: { status } };
}
