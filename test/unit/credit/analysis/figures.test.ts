import { describe, expect, test } from 'vitest';
import {
  breakEvenLevel,
  type CreditScheme,
  compileScheme,
  creditCurve,
  exposureOf,
  marginalCost,
} from '../../../../src/credit.js';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const base = eur(100);
const percent = (value: number) => ({ remedy: { percent: value } });

const TABLE: CreditScheme = {
  unit: 'percent',
  target: { gte: '99.9' },
  rows: [
    { gt: 99, lt: '99.9', ...percent(10) },
    { lte: 99, ...percent(25) },
  ],
};

/** Half an hour each: 5 % as soon as it starts. */
const MINUTES: CreditScheme = {
  unit: 'minutes',
  target: { lte: 0 },
  steps: [{ from: 0, toward: 'above', size: 30, partial: 'started', each: { percent: 5 } }],
};

const pointsOf = (scheme: CreditScheme, options = {}) =>
  creditCurve(compileScheme(scheme), options).points.map(({ level, below, at, above }) => [
    level,
    below?.quantity,
    at?.quantity,
    above?.quantity,
  ]);

describe('creditCurve', () => {
  test('tells what a started step owes on either side of each level at which one starts', () => {
    expect(pointsOf(MINUTES, { domain: { lte: 60 } })).toEqual([
      ['0', undefined, '0', '5'],
      ['30', '5', '5', '10'],
      ['60', '10', '10', undefined],
    ]);
  });

  test('tells where a cap begins to cut what slopes, at a level that no row names', () => {
    // 1 % for each tenth below 99.9: 30 % are reached 3 points below it.
    const scheme: CreditScheme = {
      unit: 'percent',
      steps: [
        { from: '99.9', toward: 'below', size: '0.1', partial: 'exact', each: { percent: 1 } },
      ],
      caps: [{ limit: { percent: 30 } }],
    };
    expect(pointsOf(scheme)).toEqual([
      ['0', undefined, '30', '30'],
      ['96.9', '30', '30', '30'],
      ['99.9', '0', '0', '0'],
      ['100', '0', '0', undefined],
    ]);
  });

  test('jumps where rounding takes the next level, not where the row begins', () => {
    // At one digit, half away from zero, 99.85 is 99.9 and keeps the promise.
    const roundLevel = { scale: 1, mode: 'halfAwayFromZero' } as const;
    const rows = [{ lt: '99.9', ...percent(10) }];
    expect(pointsOf({ ...TABLE, rows, roundLevel })).toEqual([
      ['0', undefined, '10', '10'],
      ['99.85', '10', '0', '0'],
      ['100', '0', '0', undefined],
    ]);
  });

  test('asks for a domain where steps go on, and for a shorter one where they are too many', () => {
    const endless = { ...MINUTES, unit: 'money' } as const;
    expect(() => creditCurve(compileScheme(endless))).toThrow(/options\.domain/);
    expect(() => creditCurve(compileScheme(MINUTES), { domain: { lte: 1_000_000 } })).toThrow(
      /shorter domain/,
    );
  });

  test('draws one rule of a group', () => {
    const group = compileScheme({ rules: { up: TABLE, other: TABLE }, stacking: 'sum' } as never);
    expect(creditCurve(group, { rule: 'up' }).points).toHaveLength(4);
    expect(() => creditCurve(group, { rule: 'down' })).toThrow(/unknown|rules/);
    expect(() => creditCurve(compileScheme(TABLE), { rule: 'up' })).toThrow(/one alone/);
  });
});

describe('exposureOf', () => {
  const exposure = (scheme: object, options = {}) =>
    exposureOf(compileScheme(scheme as CreditScheme), { base, ...options });

  test('is the hardest row, each month', () => {
    const { perPeriod, overTerm } = exposure(TABLE);
    expect([perPeriod.creditPercent, perPeriod.amount?.amount]).toEqual(['25', '25.00']);
    expect([overTerm.periods, overTerm.amount?.amount]).toEqual([12, '300.00']);
  });

  test('has no limit where steps go on without an end, unless a cap gives it one', () => {
    const open = exposure(MINUTES).perPeriod;
    expect([open.isLimited, open.amount, open.creditPercent]).toEqual([false, null, null]);
    const { perPeriod, lines } = exposure({ ...MINUTES, caps: [{ limit: { percent: 40 } }] });
    expect([perPeriod.isLimited, perPeriod.amount?.amount]).toEqual([true, '40.00']);
    expect(lines).toEqual([{ rule: null, remedy: 'percent', level: null, isReached: false }]);
  });

  test('refills a cap that looks back as months leave its window', () => {
    // 50 in any three months, at 25 a month: 25, 25, 0 again and again; four times in a year.
    const caps = [{ limit: { money: eur(50) }, periods: 3 }];
    expect(exposure({ ...TABLE, caps }).overTerm.amount?.amount).toBe('200.00');
  });

  test('counts repeats from the first month on, and of a single month after any history', () => {
    const { perPeriod, overTerm } = exposure(
      { ...TABLE, factors: [{ repeat: [1, 2] }] },
      { periods: 3 },
    );
    expect([perPeriod.amount?.amount, overTerm.amount?.amount]).toEqual(['50.00', '125.00']);
  });

  test('adds the rules of a group up to what they share', () => {
    const group = {
      rules: { a: TABLE, b: TABLE },
      stacking: 'sum',
      caps: [{ limit: { percent: 40 } }],
    };
    expect(exposure(group).perPeriod.amount?.amount).toBe('40.00');
    expect(exposure({ ...group, stacking: 'best' }).perPeriod.amount?.amount).toBe('25.00');
  });

  test('tells remedies in kind beside money, each at its greatest', () => {
    const rows = [
      { gte: 50, lt: '99.9', remedy: { points: 3 } },
      { lt: 50, ...percent(10) },
    ];
    const { perPeriod } = exposure({ ...TABLE, rows });
    expect([perPeriod.amount?.amount, perPeriod.quantities?.points]).toEqual(['10.00', '3']);
  });
});

describe('breakEvenLevel', () => {
  const breakEven = (scheme: CreditScheme, amount: number, options = {}) =>
    breakEvenLevel(compileScheme(scheme), eur(amount), { base, ...options });

  test('is the border of the row that costs too much, on the side that does not', () => {
    expect(breakEven(TABLE, 5)).toEqual({ level: '99.9', levels: { gte: '99.9' } });
    expect(breakEven(TABLE, 10)).toEqual({ level: '99.9', levels: { gte: '99.9' } });
    expect(breakEven(TABLE, 11)).toEqual({ level: '99', levels: { gt: '99' } });
  });

  test('is none where everything costs less, or everything too much', () => {
    expect(breakEven(TABLE, 26)).toEqual({ level: null, levels: {} });
    const always: CreditScheme = { ...TABLE, decidedBy: 'rows', rows: [percent(10)] };
    expect(breakEven(always, 10)).toEqual({ level: '100', levels: { gt: '100' } });
  });

  test('goes up where low levels are good', () => {
    // 5 up to 30 minutes, 10 up to 60, 15 behind.
    expect(breakEven(MINUTES, 12, { domain: { lte: 600 } })).toEqual({
      level: '60',
      levels: { lte: '60' },
    });
  });

  test('asks which levels are worse, and for a base', () => {
    expect(() => breakEven({ rows: TABLE.rows }, 5)).toThrow(/which levels are worse/);
    expect(() => breakEvenLevel(compileScheme(TABLE), eur(5))).toThrow(/base/);
    expect(() =>
      breakEvenLevel(compileScheme(TABLE), { amount: 5, currency: 'USD' }, { base }),
    ).toThrow(/currency/);
  });
});

describe('marginalCost', () => {
  const MONTH = 2_592_000_000;
  const cost = (scheme: CreditScheme, level: string, options = {}) =>
    marginalCost(compileScheme(scheme), { level, periodMs: MONTH, base, ...options });

  test('is nothing within a row, and the next row at its border', () => {
    // A month of 43,200 minutes: 99 % are 432 minutes of downtime, 99.5 % are 216.
    expect(cost(TABLE, '99.5')).toMatchObject({
      cost: '0',
      nextRise: { level: '99', isIncluded: true, minutes: '216' },
    });
    expect(cost(TABLE, '99.001')).toMatchObject({ worth: '10', nextWorth: '25', cost: '15' });
  });

  test('is nothing any more behind the last row', () => {
    expect(cost(TABLE, '98')).toMatchObject({ cost: '0', nextRise: null });
    expect(cost(TABLE, '0')).toMatchObject({ nextLevel: '0', cost: '0', nextRise: null });
  });

  test('counts a minute as a minute where levels are times', () => {
    const domain = { lte: 600 };
    expect(cost(MINUTES, '30', { domain })).toMatchObject({
      nextLevel: '31',
      cost: '5',
      nextRise: { level: '30', isIncluded: false, minutes: '0' },
    });
    expect(cost(MINUTES, '10', { domain })).toMatchObject({
      cost: '0',
      nextRise: { level: '30', isIncluded: false, minutes: '20' },
    });
  });

  test('asks for a level that is known, in the domain, and of time', () => {
    expect(() => cost(TABLE, '101')).toThrow(/domain/);
    expect(() => cost({ ...TABLE, unit: 'count' }, '5')).toThrow(/unit of time/);
    const none = { level: { good: 0, total: 0 }, periodMs: MONTH, base };
    expect(() => marginalCost(compileScheme(TABLE), none)).toThrow(/options\.level/);
  });
});
