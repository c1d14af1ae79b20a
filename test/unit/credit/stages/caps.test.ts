import { describe, expect, test } from 'vitest';
import type { CreditGroup, CreditScheme } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '1000.00', currency: 'USD' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('caps', () => {
  const full: CreditScheme = { rows: [{ remedy: { percent: 60 } }] };

  test('applies them in order and tells which was reached', () => {
    const caps = [{ limit: { percent: 50 } }, { limit: { money: usd('700') } }];
    const result = assess({ ...full, caps }, { level: 0, base });
    expect([result.amount, result.creditPercent]).toEqual([usd('500.00'), '50']);
    expect(result.caps).toEqual([
      { limit: '500', cut: '100', reached: true },
      { limit: '700', cut: '0', reached: false },
    ]);
  });

  test('takes a window over charges and earlier credits, never below zero', () => {
    // 10 % of (1000 + 2 x 1000) is 300, less what was credited.
    const caps = [{ limit: { percent: 10 }, periods: 3 }];
    const credited = (credits: readonly string[]) =>
      assess(
        { ...full, caps },
        {
          level: 0,
          base,
          history: credits.map((credit) => ({ credit: usd(credit), charge: base })),
        },
      );
    expect(credited(['100', '50']).amount).toEqual(usd('150.00'));
    expect(credited(['400', '50']).amount).toEqual(usd('0.00'));
    // The oldest of three has left the window.
    expect(credited(['400', '0', '0']).amount).toEqual(usd('300.00'));
    expect(credited(['400', '50']).creditPercent).toBe('60');
  });

  test('limits each line on its own with scope line', () => {
    const rule = { rows: [{ remedy: { percent: 60 } }] };
    const group: CreditGroup = {
      rules: { a: rule, b: rule },
      stacking: 'sum',
      caps: [{ limit: { percent: 5 }, scope: 'line' }],
    };
    const readings = [
      { rule: 'a', level: 0 },
      { rule: 'b', level: 0 },
    ];
    expect(assess(group, { readings, base }).amount).toEqual(usd('100.00'));
  });

  const traced = (scheme: CreditScheme | CreditGroup, facts: Parameters<typeof assess>[1]) => {
    const result = assess(scheme, facts, { trace: true });
    const notes = result.trace?.filter(({ stage }) => stage === 'cap') ?? [];
    return {
      ...result,
      notes: notes.map(({ rule, index, before, after }) => [rule, index, before, after]),
    };
  };

  test('each is told with its own place, those of lines first', () => {
    const group: CreditGroup = {
      rules: { a: full },
      stacking: 'sum',
      caps: [
        { limit: { percent: 30 } },
        { limit: { percent: 40 }, scope: 'line' },
        { limit: { money: usd('250') } },
      ],
    };
    // 60 % are cut to 40 %, which are 400 of 1000; then to 300 and to 250.
    const result = traced(group, { readings: [{ rule: 'a', level: 0 }], base });
    expect(result.notes).toEqual([
      ['a', 1, '60', '40'],
      [null, 0, '400', '300'],
      [null, 2, '300', '250'],
    ]);
    expect(result.caps).toEqual([
      { limit: '300', cut: '100', reached: true },
      { limit: '250', cut: '50', reached: true },
    ]);
  });

  test('that is just met is reached, and cuts nothing', () => {
    const scheme: CreditScheme = { ...full, caps: [{ limit: { percent: 60 } }] };
    expect(traced(scheme, { level: 0, base })).toMatchObject({
      amount: usd('600.00'),
      caps: [{ limit: '600', reached: true }],
      notes: [[null, 0, '600', '600']],
    });
    const points: CreditScheme = {
      rows: [{ remedy: { points: 3 } }],
      caps: [{ limit: { points: 3 } }, { limit: { points: 4 } }],
    };
    expect(traced(points, { level: 0 })).toMatchObject({
      caps: [
        { limit: '3', reached: true },
        { limit: '4', reached: false },
      ],
      notes: [
        [null, 0, '3', '3'],
        [null, 1, '3', '3'],
      ],
    });
  });

  test('in kind looks at the quantities of the last periods', () => {
    const scheme: CreditScheme = {
      rows: [{ remedy: { points: 6 } }],
      caps: [{ limit: { points: 10 }, periods: 3 }],
    };
    const points = (...history: number[]) =>
      traced(scheme, { level: 0, history: history.map((points) => ({ quantities: { points } })) });
    // 10 less 3 and 4 are 3; the 9 of a fourth period do not count; of 11 nothing is left.
    expect(points(3, 4)).toMatchObject({
      quantities: { points: '3' },
      caps: [{ limit: '3', reached: true }],
    });
    expect(points(9, 3, 4).quantities.points).toBe('3');
    expect(points(5, 6)).toMatchObject({
      quantities: { points: '0' },
      caps: [{ limit: '0', reached: true }],
    });
    expect(points(1, 1)).toMatchObject({
      quantities: { points: '6' },
      caps: [{ limit: '8', reached: false }],
    });
  });

  test('in kind takes the worth of what it cut', () => {
    const group: CreditGroup = {
      rules: {
        a: { rows: [{ remedy: { points: 6 } }] },
        b: { rows: [{ remedy: { money: usd('10') } }] },
      },
      stacking: 'sum',
      prices: { points: { money: usd('5') } },
    };
    const facts = {
      readings: [
        { rule: 'a', level: 0 },
        { rule: 'b', level: 0 },
      ],
      base,
    };
    // 6 points at 5 and 10 are 40; four points less are 20 less.
    const points = { limit: { points: 2 } };
    expect(assess({ ...group, caps: [points] }, facts)).toMatchObject({
      amount: usd('20.00'),
      creditPercent: '2',
    });
    // A cap of 15 leaves 15/40 of each: 2.25 points, which are 11.25, and 3.75. Two points are 10.
    const both = [{ limit: { money: usd('15') } }, points];
    expect(assess({ ...group, caps: both }, facts)).toMatchObject({
      amount: usd('13.75'),
      quantities: { points: '2' },
      lines: [{ quantity: '2' }, { quantity: '3.75' }],
    });
    // Without a price points are worth nothing, and cutting them takes nothing.
    const unpriced = { ...group, prices: {}, caps: [points] };
    expect(assess(unpriced, facts)).toMatchObject({
      amount: usd('10.00'),
      quantities: { points: '2' },
    });
  });

  test('of each line in another unit goes by the worth of both', () => {
    const line = (
      remedy: NonNullable<CreditScheme['rows']>[number]['remedy'],
      limit: NonNullable<CreditScheme['caps']>[number]['limit'],
      charge = '1000',
    ) =>
      traced(
        {
          rows: [{ remedy }],
          caps: [{ limit, scope: 'line' }],
          prices: { points: { percent: 2 }, serviceDays: { money: usd('20') } },
        },
        { level: 0, base: usd(charge) },
      ).notes;
    // 10 % of 1000 are 100; a day is 20, so that 100 are five days; a point is 2 %, so that 10 % are five.
    expect(line({ percent: 60 }, { money: usd('100') })).toEqual([[null, 0, '60', '10']]);
    expect(line({ serviceDays: 9 }, { percent: 10 })).toEqual([[null, 0, '9', '5']]);
    expect(line({ points: 9 }, { percent: 10 })).toEqual([[null, 0, '9', '5']]);
    expect(line({ points: 3 }, { percent: 10 })).toEqual([[null, 0, '3', '3']]);
    // Shares are compared also of a base of 0, of which sums cannot be.
    expect(line({ points: 9 }, { percent: 10 }, '0')).toEqual([[null, 0, '9', '5']]);
    expect(line({ percent: 60 }, { money: usd('100') }, '0')).toEqual([[null, 0, '60', '60']]);
    // What has no price is not limited by what has one.
    expect(line({ freeMonths: 9 }, { percent: 10 })).toEqual([[null, 0, '9', '9']]);
    expect(line({ percent: 9 }, { freeMonths: 1 })).toEqual([[null, 0, '9', '9']]);
  });

  test('over a window of sums needs no charges, of percentages those of this period', () => {
    const history = [{ credit: usd('70') }];
    const of = (limit: NonNullable<CreditScheme['caps']>[number]['limit']): CreditScheme => ({
      rows: [{ remedy: { money: usd('50') } }],
      caps: [{ limit, periods: 2 }],
    });
    expect(traced(of({ money: usd('100') }), { level: 0, history })).toMatchObject({
      amount: usd('30.00'),
      caps: [{ limit: '30', reached: true }],
    });
    expect(() =>
      assess({ ...full, caps: [{ limit: { percent: 10 }, periods: 2 }] }, { level: 0, history }),
    ).toThrow('base: expected the charges of this period, to add to those of the history');
    // Without a history there is nothing to add.
    const first = assess({ ...full, caps: [{ limit: { percent: 10 }, periods: 2 }] }, { level: 0 });
    expect(first.caps).toEqual([{ limit: '10', cut: '50', reached: true }]);
  });

  test('of money cuts days and points with the money that they are worth', () => {
    // A day is 300/30 = 10, so 10 % of 300 are 3 of the 10 days; points without a price stay.
    const group: CreditGroup = {
      rules: {
        days: { rows: [{ remedy: { serviceDays: 10 } }] },
        points: { rows: [{ remedy: { points: 4 } }] },
      },
      stacking: 'sum',
      prices: { serviceDays: { baseDividedBy: 30 } },
      caps: [{ limit: { percent: 10 } }],
    };
    const readings = Object.keys(group.rules).map((rule) => ({ rule, level: 1 }));
    expect(assess(group, { readings, base: usd('300') })).toMatchObject({
      amount: usd('30.00'),
      quantities: { serviceDays: '3', points: '4' },
    });
  });

  test('is reached only in a period in which something was owed', () => {
    // 100 over a year: 60 and 60 in two months are 60 and 40; the two months after owe nothing.
    const scheme: CreditScheme = {
      target: { gte: 99 },
      rows: [{ lt: 99, remedy: { money: usd('60') } }],
      caps: [{ limit: { money: usd('100') }, periods: 12 }],
    };
    const history: { credit: ReturnType<typeof usd> | null }[] = [];
    const months = [98, 98, 99, 99].map((level) => {
      const { amount, baseAmount, caps } = assess(scheme, { level, history: [...history] });
      history.push({ credit: baseAmount });
      return [amount?.amount, caps[0]?.limit, caps[0]?.cut, caps[0]?.reached];
    });
    expect(months).toEqual([
      ['60.00', '100', '0', false],
      ['40.00', '40', '20', true],
      ['0.00', '0', '0', false],
      ['0.00', '0', '0', false],
    ]);
  });

  test('of a percentage needs no base where nothing is owed', () => {
    const scheme: CreditScheme = {
      target: { gte: 99 },
      rows: [
        { gte: 98, lt: 99, remedy: { money: usd('25') } },
        { lt: 98, remedy: { percent: 10 } },
      ],
      caps: [{ limit: { percent: 50 } }],
    };
    expect(assess(scheme, { level: 99 })).toMatchObject({
      amount: usd('0.00'),
      caps: [{ limit: null, cut: '0', reached: false }],
    });
    expect(() => assess(scheme, { level: 98 })).toThrow('base: expected the charges');
  });

  test('over one period alone cuts the percentage of the period', () => {
    const capped = (periods: number) =>
      assess({ ...full, caps: [{ limit: { percent: 10 }, periods }] }, { level: 0, base })
        .creditPercent;
    expect([capped(1), capped(2)]).toEqual(['10', '60']);
  });
});
