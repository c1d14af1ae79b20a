import { describe, expect, test } from 'vitest';
import type { CreditScheme } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '1000.00', currency: 'USD' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('typed remedies', () => {
  const days: CreditScheme = { rows: [{ lt: 99, remedy: { serviceDays: 3 } }] };

  test('leaves days of service as days', () => {
    const result = assess(days, { level: 98, base: usd('310') });
    expect([result.quantities.serviceDays, result.amount]).toEqual(['3', null]);
  });

  test('values days by the part of the base that the terms name', () => {
    // 310 / 31 * 3
    const prices = { serviceDays: { baseDividedBy: 31 } };
    expect(assess({ ...days, prices }, { level: 98, base: usd('310') }).amount).toEqual(
      usd('30.00'),
    );
  });

  test('caps days as days, and their value with them', () => {
    const prices = { serviceDays: { baseDividedBy: 30 } };
    const caps = [{ limit: { serviceDays: 2 } }];
    const result = assess({ ...days, prices, caps }, { level: 98, base: usd('300') });
    expect([result.quantities.serviceDays, result.amount]).toEqual(['2', usd('20.00')]);
  });

  test('values points by a percentage or a sum', () => {
    const rows = [{ remedy: { points: 6 } }];
    const by = (points: { percent: string } | { money: { amount: string; currency: string } }) =>
      assess({ rows, prices: { points } }, { level: 0, base }).amount?.amount;
    expect([by({ percent: '0.5' }), by({ money: usd('7.50') })]).toEqual(['30.00', '45.00']);
  });

  test('refuses two currencies', () => {
    const rows = [{ remedy: { money: { amount: 5, currency: 'EUR' } } }];
    expect(() => assess({ rows }, { level: 0, base })).toThrow('expected EUR, received USD');
  });
});
