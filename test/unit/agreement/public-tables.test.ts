import { describe, expect, test } from 'vitest';
import type { CreditScheme } from '../../../src/credit.js';
import { checkAgreement } from '../../../src/schema.js';

/**
 * Tables of credits as they were published, each with what it says of a level that its authors did not
 * think of. Percentages are those of the sources; where one leaves the promise open, it is stated.
 */

const percent = (value: number | string) => ({ remedy: { percent: value } });

/** What the check of a document says of a remedy: code and what was received. */
function told(remedy: CreditScheme, targetPercent = '99.9'): string[] {
  const { warnings, ...result } = checkAgreement({
    id: 'hosting',
    timeZone: 'UTC',
    currency: 'USD',
    remedies: { credit: remedy },
    objectives: [
      { kind: 'availability', id: 'up', service: 'web', targetPercent, remedy: 'credit' },
    ],
  });
  expect(result.ok).toBe(true);
  return warnings.map(({ code, received }) => `${code}: ${received}`);
}

const TELUS = [
  { gte: '97.9', lte: '99.69', ...percent(10) },
  { gte: '95.9', lte: '96.89', ...percent(20) },
  { gte: '93.9', lte: '95.89', ...percent(30) },
  { lt: '93.9', ...percent(40) },
];

describe('checkAgreement finds what published tables forgot', () => {
  const github = [
    { gt: '99.0', lte: '99.9', ...percent(10) },
    { lt: '99.0', ...percent(25) },
  ];

  test('GitHub: 99.0 is in no row, and 99.9 meets the promise and is owed 10 %', () => {
    expect(told({ target: { gte: '99.9' }, decidedBy: 'rows', rows: github })).toEqual([
      'hole: none for levels of exactly 99: 99 is in no row',
      'credit-while-target-met: row 0 for levels of exactly 99.9, which keep it: 99.9 meets the promise and is owed 10 %',
    ]);
  });

  test('GitHub, where only the objective states the promise', () => {
    expect(told({ rows: github })).toEqual([
      'hole: none for levels of exactly 99: 99 is in no row',
      'credit-while-target-met: row 0 for levels of exactly 99.9, which keep it: 99.9 meets the promise and is owed 10 %',
    ]);
  });

  test('Gmail for ISPs: 99.0 is in two rows, and below 95 there is none', () => {
    const rows = [
      { gte: '99.0', lt: '99.9', ...percent(10) },
      { gte: '95.0', lte: '99.0', ...percent(25) },
    ];
    expect(told({ target: { gte: '99.9' }, rows })).toEqual([
      'hole: none for levels below 95: 94 is in no row',
      'overlap: rows 0, 1 for levels of exactly 99: 99 is in 2 rows',
    ]);
  });

  test('Orange, installations: between 89.99 and the promised 90 there is no row', () => {
    const rows = [
      { gte: '80.00', lte: '89.99', ...percent(20) },
      { lt: '80.00', ...percent(40) },
    ];
    expect(told({ target: { gte: 90 }, rows }, '90')).toEqual([
      'hole: none for levels above 89.99 and below 90: 89.995 is in no row',
    ]);
  });

  test('Orange, availability: three conventions for three borders are sound where they fit together', () => {
    // Up to 1 point below 99.95, from there to under 5, and 5 or more: at most 15 %.
    const rows = [
      { gte: '98.95', lt: '99.95', ...percent(5) },
      { gt: '94.95', lt: '98.95', ...percent(10) },
      { lte: '94.95', ...percent(15) },
    ];
    const caps = [{ limit: { percent: 15 } }];
    expect(told({ target: { gte: '99.95' }, rows, caps }, '99.95')).toEqual([]);
  });

  test('TELUS wavelength, unprotected: a whole point is in no row, and two hundredths beside each band', () => {
    expect(told({ target: { gte: '99.7' }, rows: TELUS }, '99.7')).toEqual([
      'hole: none for levels above 95.89 and below 95.9: 95.895 is in no row',
      'hole: none for levels above 96.89 and below 97.9: 97 is in no row',
      'hole: none for levels above 99.69 and below 99.7: 99.695 is in no row',
    ]);
  });

  test('TELUS wavelength, rounded to the hundredth: what rounding closes is no hole, the point is', () => {
    const roundLevel = { scale: 2, mode: 'halfAwayFromZero' } as const;
    expect(told({ target: { gte: '99.7' }, rows: TELUS, roundLevel }, '99.7')).toEqual([
      'hole: none for levels above 96.89 and below 97.9: 97.39 is in no row',
    ]);
  });

  test('TELUS wavelength, protected: 93.90 to 93.98 are lost', () => {
    const rows = [
      { gte: '97.99', lte: '99.98', ...percent(10) },
      { gte: '95.99', lte: '97.98', ...percent(20) },
      { gte: '93.99', lte: '95.98', ...percent(30) },
      { lt: '93.9', ...percent(40) },
    ];
    const roundLevel = { scale: 2, mode: 'halfAwayFromZero' } as const;
    expect(told({ target: { gte: '99.99' }, rows, roundLevel }, '99.99')).toEqual([
      'hole: none for levels from 93.9 and below 93.99: 93.9 is in no row',
    ]);
  });

  test('UK model contract: 98.95 is in no row unless levels are rounded to one decimal', () => {
    const rows = [
      { gte: '98.0', lte: '98.9', ...percent(1) },
      { gte: '97.0', lte: '97.9', ...percent(2) },
      { gte: '96.0', lte: '96.9', ...percent(3) },
      { lt: '96.0', ...percent(4) },
    ];
    const roundLevel = { scale: 1, mode: 'halfAwayFromZero' } as const;
    expect(told({ target: { gte: 99 }, rows }, '99')).toEqual([
      'hole: none for levels above 96.9 and below 97: 96.95 is in no row',
      'hole: none for levels above 97.9 and below 98: 97.95 is in no row',
      'hole: none for levels above 98.9 and below 99: 98.95 is in no row',
    ]);
    expect(told({ target: { gte: 99 }, rows, roundLevel }, '99')).toEqual([]);
  });

  test('Host Europe: four tenths between its bands are in no row', () => {
    const rows = [
      { gte: '98.00', lte: '99.80', ...percent(10) },
      { gte: '95.00', lte: '97.90', ...percent(25) },
      { gte: '90.00', lte: '94.90', ...percent(50) },
      { lte: '89.90', ...percent(100) },
    ];
    expect(told({ target: { gte: '99.90' }, rows })).toEqual([
      'hole: none for levels above 89.9 and below 90: 89.95 is in no row',
      'hole: none for levels above 94.9 and below 95: 94.95 is in no row',
      'hole: none for levels above 97.9 and below 98: 97.95 is in no row',
      'hole: none for levels above 99.8 and below 99.9: 99.85 is in no row',
    ]);
  });

  test('City SaaS clause: between 99 and 99.9 nothing is said, 99.9 included', () => {
    const rows = [{ lte: 99, ...percent(20) }];
    expect(told({ target: { gt: '99.9' }, rows })).toEqual([
      'hole: none for levels above 99 and up to 99.9: 99.9 is in no row',
    ]);
  });

  test('a subscription table by whole percents: 98.5 is in no row', () => {
    const rows = [98, 97, 96].map((at, index) => ({
      gte: at,
      lte: at,
      ...percent(10 * (index + 1)),
    }));
    const remedy = { target: { gte: 99 }, rows: [...rows, { lt: 96, ...percent(40) }] };
    expect(told(remedy, '99')).toEqual([
      'hole: none for levels above 96 and below 97: 96.5 is in no row',
      'hole: none for levels above 97 and below 98: 97.5 is in no row',
      'hole: none for levels above 98 and below 99: 98.5 is in no row',
    ]);
  });

  test('Wavestack, agreed at 98.5: the first row is void, and the second reaches into kept promises', () => {
    // "From 99 to below the agreed level" is empty at 98.5: nobody could write it down as a row.
    const rows = [
      { gte: '98', lt: '99.0', ...percent(20) },
      { gte: '97', lt: '98', ...percent(30) },
      { lt: '97', ...percent(40) },
    ];
    expect(told({ target: { gte: '98.5' }, rows }, '98.5')).toEqual([
      'credit-while-target-met: row 0 for levels from 98.5 and below 99, which keep it: 98.5 meets the promise and is owed 20 %',
    ]);
    const void_ = { gte: '99.0', lt: '98.5', ...percent(10) };
    const refused = checkAgreement({
      id: 'hosting',
      timeZone: 'UTC',
      currency: 'USD',
      remedies: { credit: { target: { gte: '98.5' }, rows: [void_, ...rows] } },
      objectives: [],
    });
    expect(refused.ok ? [] : refused.issues.map(({ path }) => path)).toEqual([
      ['remedies', 'credit', 'rows', 0],
    ]);
  });

  test('Sandetel: penalties start below 95 while the objective of more than 90 holds', () => {
    const rows = [
      { gt: 90, lt: 95, ...percent(5) },
      { lte: 90, ...percent(10) },
    ];
    expect(told({ target: { gt: 90 }, decidedBy: 'rows', rows }, '90')).toEqual([
      'credit-while-target-met: row 0 for levels above 90 and below 95, which keep it: 92 meets the promise and is owed 5 %',
    ]);
    // Three whole points below 95.
    const step = {
      from: 95,
      toward: 'below',
      size: 1,
      partial: 'started',
      each: { percent: 1 },
    } as const;
    const caps = [{ limit: { percent: 20 } }];
    expect(told({ target: { gt: 90 }, decidedBy: 'rows', steps: [step], caps }, '90')).toEqual([
      'credit-while-target-met: steps for levels above 90 and below 95, which keep it: 92 meets the promise and is owed 3 %',
    ]);
  });

  test('Accord, volume discount as coded: 0 falls out of the first row', () => {
    const rows = [
      { gt: 0, lte: 1, ...percent('3.1') },
      { gt: 1, lte: 10, ...percent('3.1') },
      { gt: 10, ...percent('2.9') },
    ];
    const remedy: CreditScheme = { target: { lt: 0 }, rows };
    expect(told(remedy, '99')).toContain('hole: none for levels of exactly 0: 0 is in no row');
  });

  test('Accord, service level: the row of 11 % lies above the monthly cap of 10 %', () => {
    const rows = [
      { gte: 98, lt: '99.9', ...percent(2) },
      { lt: 98, ...percent(11) },
    ];
    const caps = [{ limit: { percent: 10 } }];
    expect(told({ target: { gte: '99.9' }, rows, caps })).toEqual([
      'capped-row: 11 in percent, cut at 10',
    ]);
  });
});
