import { describe, expect, test } from 'vitest';
import { type CreditGroup, type CreditScheme, checkCreditScheme } from '../../../../src/credit.js';

const percent = (value: number) => ({ remedy: { percent: value } });
const told = (scheme: CreditScheme | CreditGroup) =>
  checkCreditScheme(scheme).warnings.map(({ code, path, received }) => [
    code,
    path.join('.'),
    received,
  ]);
const step = (from: number, to: number | undefined, value = 1) =>
  ({ from, to, toward: 'below', size: 1, partial: 'started', each: { percent: value } }) as const;
const target = { gte: 99 };
const domain = { gte: 0, lte: 100 };
const caps = [{ limit: { percent: 20 } }];

describe('findings about steps', () => {
  test('a miss before the first step is owed nothing', () => {
    expect(told({ target, domain, steps: [step(95, undefined)], caps })).toEqual([
      [
        'miss-without-credit',
        'steps',
        'none begun for levels from 95 and below 99: 95 misses the promise and is owed nothing',
      ],
    ]);
  });

  test('between two bands the credit stands still', () => {
    expect(told({ target, domain, steps: [step(99, 97), step(90, undefined)], caps })).toEqual([
      ['step-gap', 'steps.1', 'none for levels above 90 and below 97: 93 is in no band'],
    ]);
    expect(told({ target, domain, steps: [step(99, 97), step(97, undefined)], caps })).toEqual([]);
  });

  test('a step behind whose start rows decide never counts', () => {
    const rows = [{ lt: 99, ...percent(20) }];
    expect(told({ target, rows, steps: [step(98, undefined)], caps })).toEqual([
      ['dead-step', 'steps.0', 'step 0, which counts for none'],
    ]);
  });

  test('a row beneath bands that owes less than they came to is told with two levels', () => {
    // Just above 94 the steps come to 50 %, and at 95 to 40; the row owes 30 % from 94 on.
    const rows = [{ lte: 94, ...percent(30) }];
    const scheme = { target, domain, rows, steps: [step(99, undefined, 10)] };
    const [fall] = checkCreditScheme(scheme).warnings;
    expect(fall).toMatchObject({ code: 'not-monotone', rows: [0] });
    expect(fall?.received).toBe(
      '30 in row 0, less than 50 by steps: 94 is owed 30 %, 95 is owed 40 %',
    );
  });

  test('percentages that grow beyond everything want a cap', () => {
    const steps = [step(99, undefined, 2)];
    expect(told({ target, domain, steps })).toEqual([['percent-above-100', 'steps', '198 % at 0']]);
    expect(told({ target, steps })).toEqual([
      ['percent-above-100', 'steps', 'steps without an end'],
    ]);
    expect(told({ target, domain, steps, caps })).toEqual([]);
  });
});

describe('findings about caps', () => {
  const rows = [{ lt: 99, ...percent(20) }];
  const limit = (value: number) => ({ limit: { percent: value } });

  test('of two caps the wider one never binds, whatever their order', () => {
    const hidden = (index: number, other: number) => [
      ['hidden-cap', `caps.${index}`, `30 %, behind 20 % in cap ${other}`],
    ];
    expect(told({ target, rows, caps: [limit(20), limit(30)] })).toEqual(hidden(1, 0));
    expect(told({ target, rows, caps: [limit(30), limit(20)] })).toEqual(hidden(0, 1));
  });

  test('a share of a year is hidden by the same share of each month; money is not', () => {
    const year = { limit: { percent: 20 }, periods: 12 };
    expect(told({ target, rows, caps: [limit(20), year] })).toEqual([
      ['hidden-cap', 'caps.1', '20 % over 12 periods, behind 20 % in cap 0'],
    ]);
    const eur = (amount: number, periods: number) => ({
      limit: { money: { amount, currency: 'EUR' } },
      periods,
    });
    expect(told({ target, rows, caps: [eur(10, 1), eur(100, 12)] })).toEqual([]);
    expect(told({ target, rows, caps: [eur(10, 1), eur(120, 12)] })).toEqual([
      ['hidden-cap', 'caps.1', '120 in money over 12 periods, behind 10 in money in cap 0'],
    ]);
  });

  test('nothing comes up to a cap above the hardest row, unless factors do', () => {
    expect(told({ target, rows, caps: [limit(30)] })).toEqual([
      ['unreached-cap', 'caps.0', '30 %, where at most 20 % can be owed'],
    ]);
    expect(told({ target, rows, caps: [limit(30)], factors: [{ repeat: [1, 2] }] })).toEqual([]);
    expect(told({ target, rows, caps: [limit(30)], factors: [{ input: 'units' }] })).toEqual([]);
  });

  test('days with a price are cut by a cap in percent', () => {
    // Six days at a thirtieth are 20 % of the month.
    const days = [{ lt: 99, remedy: { serviceDays: 6 } }];
    const prices = { serviceDays: { baseDividedBy: 30 } };
    expect(told({ target, rows: days, prices, caps: [limit(10)] })).toEqual([
      ['capped-row', 'rows.0', '6 in serviceDays, cut at 10 %'],
    ]);
    // Of a sum nobody knows what share of the base it is.
    const money = [{ lt: 99, remedy: { money: { amount: 5, currency: 'EUR' } } }];
    expect(told({ target, rows: money, caps: [limit(10)] })).toEqual([]);
  });
});

describe('findings about repeats and rounding', () => {
  test('a window of two periods lets one earlier miss come about', () => {
    const rows = [{ lt: 99, ...percent(5) }];
    expect(told({ target, rows, factors: [{ repeat: [1, 2, 4], within: 2 }] })).toEqual([
      ['dead-multiple', 'factors.0.repeat.2', '3'],
    ]);
    expect(told({ target, rows, factors: [{ repeat: [1, 2, 4] }] })).toEqual([]);
  });

  test('a bound with more digits than levels have lies between two of them', () => {
    const roundLevel = { scale: 1, mode: 'halfEven' } as const;
    const rows = [
      { gte: '98.95', lt: 99, ...percent(5) },
      { lt: '98.95', ...percent(9) },
    ];
    expect(told({ target, rows, roundLevel })).toEqual([
      ['dead-row', 'rows.0', 'row 0, which decides for none'],
      ['bound-between-levels', 'rows.0', '98.95 in row 0'],
      ['bound-between-levels', 'rows.1', '98.95 in row 1'],
    ]);
  });
});
