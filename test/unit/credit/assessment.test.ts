import { describe, expect, test } from 'vitest';
import type { CreditGroup, CreditReading, CreditScheme } from '../../../src/credit.js';
import { assess } from './assess-scheme.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const base = usd('1000.00');

/** A table with a level for every answer. */
const table: CreditScheme = {
  target: { gte: 99 },
  domain: { gte: 0, lte: 100 },
  rows: [
    { gte: 95, lt: 97, remedy: { percent: 0 } },
    { gte: 90, lt: 95, remedy: { percent: 10 } },
    { gte: 80, lt: 90, remedy: { percent: 20 } },
    { gte: 80, lt: 90, remedy: { percent: 30 } },
  ],
};

const READINGS = {
  'out-of-domain': { level: 101 },
  overlap: { level: 85 },
  uncovered: { level: 98 },
  credited: { level: 92 },
  unknown: { level: null },
  missed: { level: 96 },
  excused: { level: 92, excused: true },
  met: { level: 99 },
} as const satisfies Record<string, CreditReading>;
type Status = keyof typeof READINGS;

const group: CreditGroup = { rules: { api: table }, stacking: 'sum' };
const assessAll = (...statuses: readonly Status[]) =>
  assess(group, {
    readings: statuses.map((status) => ({ rule: 'api', ...READINGS[status] })),
    base,
  });

describe('the status', () => {
  test.each(Object.keys(READINGS) as Status[])('of one reading is its own: %s', (status) => {
    expect(assess(table, { ...READINGS[status], base }).status).toBe(status);
    expect(assessAll(status).status).toBe(status);
  });

  test.each([
    ['out-of-domain', 'overlap'],
    ['overlap', 'uncovered'],
    ['uncovered', 'credited'],
    ['credited', 'unknown'],
    ['unknown', 'missed'],
    ['missed', 'excused'],
    ['excused', 'met'],
  ] as const)('of several is the one that most needs a look: %s before %s', (first, second) => {
    expect(assessAll(first, second).status).toBe(first);
    expect(assessAll(second, first).status).toBe(first);
  });

  test.each<[readonly Status[], boolean | null]>([
    [['met', 'missed'], true],
    [['unknown', 'credited'], true],
    [['unknown', 'met'], false],
    [['met', 'met'], false],
    [['unknown', 'excused'], null],
    [[], null],
  ])('%j: whether any promise was missed is %s', (statuses, missed) => {
    expect(assessAll(...statuses).missed).toBe(missed);
  });

  test('a level is shown where there is one reading, and of several only in their lines', () => {
    expect(assessAll('met').level).toBe('99');
    const both = assessAll('met', 'credited');
    expect([both.level, both.lines.map(({ level }) => level)]).toEqual([null, ['99', '92']]);
  });
});

describe('a line', () => {
  test('says what decided, and what it is worth', () => {
    const result = assess(table, { level: 92, base });
    expect(result.lines).toEqual([
      {
        rule: null,
        status: 'credited',
        level: '92',
        missed: true,
        remedy: 'percent',
        owedQuantity: '10',
        owedAmount: usd('100.00'),
        quantity: '10',
        amount: usd('100.00'),
        steps: null,
        row: 1,
        rights: [],
        incident: null,
        excuse: null,
      },
    ]);
  });

  test('of a kept promise owes nothing', () => {
    expect(assess(table, { level: 99, base }).lines).toEqual([
      {
        rule: null,
        status: 'met',
        level: '99',
        missed: false,
        remedy: null,
        owedQuantity: '0',
        owedAmount: null,
        quantity: '0',
        amount: null,
        steps: null,
        row: null,
        rights: [],
        incident: null,
        excuse: null,
      },
    ]);
  });

  test('of steps says how many were counted, and no row', () => {
    const scheme: CreditScheme = {
      steps: [{ from: 99, toward: 'below', size: 2, partial: 'started', each: { points: 3 } }],
    };
    // From 99 to 96 are one step and a half: two were started, 3 points each, which have no price.
    expect(assess(scheme, { level: 96, base }).lines[0]).toMatchObject({
      remedy: 'points',
      quantity: '6',
      steps: '2',
      row: null,
      amount: null,
    });
  });

  test('has no amount where nobody says in which currency', () => {
    expect(assess(table, { level: 92 }).lines[0]).toMatchObject({
      quantity: '10',
      owedAmount: null,
      amount: null,
    });
  });

  describe('beside others', () => {
    const always = (percent: number): CreditScheme => ({ rows: [{ remedy: { percent } }] });
    const group: CreditGroup = {
      rules: { a: always(30), b: always(40), kept: { target: { gte: 0 } } },
      stacking: 'sum',
    };
    const readings = [
      { rule: 'a', level: 1 },
      { rule: 'kept', level: 1 },
      { rule: 'b', level: 1 },
    ];
    const partsOf = (more: Partial<CreditGroup>, charge = '100') =>
      assess({ ...group, ...more } as CreditGroup, { readings, base: usd(charge) }).lines.map(
        ({ owedAmount, amount }) => [owedAmount?.amount, amount?.amount],
      );

    test('is paid its part of what a shared cap leaves', () => {
      // 50 of 70: 30 x 50/70 is 21.428..., 40 x 50/70 is 28.571...; cutting took more of the former.
      expect(partsOf({ caps: [{ limit: { percent: 50 } }] })).toEqual([
        ['30.00', '21.43'],
        [undefined, undefined],
        ['40.00', '28.57'],
      ]);
    });

    test('is paid nothing where another one is the best, or a minimum leaves nothing', () => {
      expect(partsOf({ stacking: 'best' })).toEqual([
        ['30.00', '0.00'],
        [undefined, undefined],
        ['40.00', '40.00'],
      ]);
      const minimum = { amount: 100, rule: 'suppressUnlessAbove' } as const;
      expect(partsOf({ minimum }).map(([, amount]) => amount)).toEqual(['0.00', undefined, '0.00']);
      expect(partsOf({}, '0').map(([, amount]) => amount)).toEqual(['0.00', undefined, '0.00']);
    });

    test('is paid in the currency of the payment', () => {
      const { lines } = assess(group, {
        readings,
        base: usd('100'),
        conversion: { rate: '0.5', currency: 'EUR' },
      });
      expect(lines[0]).toMatchObject({
        owedAmount: usd('30.00'),
        amount: { amount: '15.00', currency: 'EUR' },
      });
    });
  });
});

describe('the credit as a percentage', () => {
  const fixed: CreditScheme = { rows: [{ remedy: { money: usd('30') } }] };
  test('of sums is their part of the base', () => {
    expect(assess(fixed, { level: 1, base }).creditPercent).toBe('3');
  });

  test('of sums is not known without a base, nor of a base of 0', () => {
    expect(assess(fixed, { level: 1 }).creditPercent).toBeNull();
    expect(assess(fixed, { level: 1, base: usd('0') }).creditPercent).toBeNull();
  });

  test('of sums and percentages together counts both', () => {
    const both: CreditGroup = { rules: { fixed, table }, stacking: 'sum' };
    const readings = [
      { rule: 'fixed', level: 1 },
      { rule: 'table', level: 92 },
    ];
    // 30 and 10 % of 500 are 80: 16 %.
    expect(assess(both, { readings, base: usd('500') }).creditPercent).toBe('16');
  });

  test('of what has no price is not known', () => {
    const points: CreditScheme = { rows: [{ remedy: { points: 1 } }] };
    expect(assess(points, { level: 1, base }).creditPercent).toBeNull();
  });

  test('is not known without a base where sums might stand beside it', () => {
    const either: CreditScheme = {
      rows: [
        { lt: 95, remedy: { percent: 10 } },
        { gte: 95, remedy: { money: usd('25.00') } },
      ],
    };
    const held = { ...either, target: { gte: 99 } };
    expect(assess(held, { level: 96 }).creditPercent).toBeNull();
    // Of nothing, nothing is owed, whatever the base is.
    expect(assess(held, { level: 99 }).creditPercent).toBe('0');
    expect(assess(held, { level: 99, currency: 'USD' }).creditPercent).toBe('0');
  });
});

describe('the amount in the currency of the base', () => {
  const tenth: CreditScheme = { rows: [{ remedy: { percent: 10 } }] };
  const conversion = { rate: 2, currency: 'EUR' };

  test('is the amount, where nothing is converted', () => {
    expect(assess(tenth, { level: 0, base }).baseAmount).toEqual(usd('100.00'));
  });

  test('is what a minimum raised it to, where nothing is converted', () => {
    const scheme: CreditScheme = { ...tenth, minimum: { amount: 5, rule: 'raiseTo' } };
    expect(assess(scheme, { level: 0, base: usd('10') }).baseAmount).toEqual(usd('5.00'));
  });

  test('is rounded in the direction of the scheme', () => {
    // 10 % of 0.15 is 0.015: 0.01, and converted 0.03.
    const scheme: CreditScheme = { ...tenth, rounding: 'floor' };
    const result = assess(scheme, { level: 0, base: usd('0.15'), conversion });
    expect([result.amount, result.baseAmount]).toEqual([eur('0.03'), usd('0.01')]);
  });

  test('is nothing where a minimum suppressed the credit', () => {
    const scheme: CreditScheme = { ...tenth, minimum: { amount: 300, rule: 'suppressBelow' } };
    const result = assess(scheme, { level: 0, base, conversion });
    expect([result.amount, result.baseAmount]).toEqual([eur('0.00'), usd('0.00')]);
  });

  test('is null where nothing has a money value', () => {
    const points: CreditScheme = { rows: [{ remedy: { points: 1 } }] };
    const result = assess(points, { level: 1, base, conversion });
    expect([result.amount, result.baseAmount]).toEqual([null, null]);
  });
});

describe('what a person should look at', () => {
  test.each<[Status, readonly object[]]>([
    ['uncovered', [{ code: 'uncovered', rule: null, rows: [] }]],
    ['overlap', [{ code: 'overlap', rule: null, rows: [2, 3] }]],
    ['out-of-domain', [{ code: 'out-of-domain', rule: null, rows: [] }]],
    ['unknown', [{ code: 'no-data', rule: null, rows: [] }]],
    ['credited', []],
    ['missed', []],
    ['excused', []],
    ['met', []],
  ])('%s: %j', (status, diagnostics) => {
    expect(assess(table, { ...READINGS[status], base }).diagnostics).toEqual(diagnostics);
  });

  test('a miss that does not count needs no level', () => {
    expect(assess(table, { level: null, excused: true, base }).diagnostics).toEqual([]);
  });

  test('a credit for a kept promise is named with its rule and its row', () => {
    const byRows: CreditScheme = {
      target: { gte: 99 },
      rows: [{ remedy: { percent: 10 } }],
      decidedBy: 'rows',
    };
    const of = { rules: { sla: byRows }, stacking: 'sum' } as const;
    expect(assess(of, { readings: [{ rule: 'sla', level: 99 }], base }).diagnostics).toEqual([
      { code: 'credit-while-target-met', rule: 'sla', rows: [0] },
    ]);
  });
});

describe('figures without an end', () => {
  test('are cut where they are levels, and rounded half away from zero where they are not', () => {
    // 2/3 of 1 point, at a level of 2/3: twelve digits of each.
    const scheme: CreditScheme = {
      rows: [{ remedy: { points: 1 } }],
      factors: [{ input: 'part' }],
    };
    const third = { amount: 2, per: 3 };
    const result = assess(scheme, { level: third, factors: { part: third } }, { trace: true });
    expect([result.level, result.quantities.points]).toEqual(['0.666666666666', '0.666666666667']);
    expect(result.trace?.map(({ stage, before, after }) => [stage, before, after])).toEqual([
      ['level', '0.666666666666', '0.666666666666'],
      ['rows', null, '1'],
      ['factor', '1', '0.666666666667'],
    ]);
  });
});
