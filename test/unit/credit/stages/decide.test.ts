import { describe, expect, test } from 'vitest';
import type { CreditScheme } from '../../../../src/credit.js';
import { assess } from '../assess-scheme.js';

const base = { amount: '1000.00', currency: 'USD' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

const table: CreditScheme = {
  target: { gte: '99.9' },
  rows: [
    { gte: '99', lt: '99.9', remedy: { percent: 10 } },
    { gte: '95', lt: '99', remedy: { percent: 25 } },
    { lt: '95', remedy: { percent: 100 } },
  ],
};

describe('a table of rows', () => {
  test('takes each border on the side that its operator says', () => {
    const percentAt = (level: string) => assess(table, { level, base }).creditPercent;
    const levels = ['99.9', '99.8999', '99', '98.9999', '95', '94.9999'];
    expect(levels.map(percentAt)).toEqual(['0', '10', '10', '25', '25', '100']);
  });

  test('reports a level in no row and pays nothing', () => {
    const holed: CreditScheme = { ...table, rows: [{ lt: 99, remedy: { percent: 10 } }] };
    const result = assess(holed, { level: '99.5', base });
    expect(result.status).toBe('uncovered');
    expect(result.missed).toBe(true);
    expect(result.amount).toEqual(usd('0.00'));
    expect(result.diagnostics).toEqual([{ code: 'uncovered', rule: null, rows: [] }]);
  });

  test('reports a level in two rows, names them and pays nothing', () => {
    const rows = [
      { gte: 99, lte: '99.9', remedy: { percent: 10 } },
      { gte: 95, lte: 99, remedy: { percent: 25 } },
    ];
    const result = assess({ target: { gt: '99.9' }, rows }, { level: 99, base });
    expect(result.status).toBe('overlap');
    expect(result.amount).toEqual(usd('0.00'));
    expect(result.diagnostics).toEqual([{ code: 'overlap', rule: null, rows: [0, 1] }]);
  });

  test('takes the greatest remedy of nested rows where the terms say so, in any order of rows', () => {
    const rows = [
      { lt: '99', remedy: { percent: 50 } },
      { lt: '99.9', remedy: { percent: 25 } },
      { lt: '95', remedy: { percent: 100 } },
    ];
    const nested: CreditScheme = { target: { gte: '99.9' }, rows, overlap: 'mostSevere' };
    const percentAt = (level: string) => assess(nested, { level, base }).creditPercent;
    expect(['99.9', '99.5', '98', '94'].map(percentAt)).toEqual(['0', '25', '50', '100']);
  });

  test('is refused where nested remedies of different kinds would have to be ranked', () => {
    const rows = [
      { lt: 99, remedy: { percent: 50 } },
      { lt: 99, remedy: { points: 1 } },
    ];
    expect(() => assess({ rows, overlap: 'mostSevere' }, { level: 98, base })).toThrow(
      'remedies of one kind',
    );
  });

  test('pays by the rows alone where they decide, and says that the target was met', () => {
    const rows = [{ lte: '99.9', remedy: { percent: 10 } }];
    const input = { level: '99.9', base };
    expect(assess({ ...table, rows }, input).status).toBe('met');
    const byRows = assess({ ...table, rows, decidedBy: 'rows' }, input);
    expect([byRows.status, byRows.missed, byRows.amount]).toEqual([
      'credited',
      false,
      usd('100.00'),
    ]);
    expect(byRows.diagnostics[0]?.code).toBe('credit-while-target-met');
  });

  test('calls a miss that owes nothing missed, not met', () => {
    const rows = [{ lt: '99.9', remedy: { percent: 0 } }];
    expect(assess({ ...table, rows }, { level: 99, base }).status).toBe('missed');
  });

  test('does not round the level unless told to', () => {
    // 99.895 is below 99.9; at two digits, half away from zero, it is 99.90.
    expect(assess(table, { level: '99.895', base }).status).toBe('credited');
    const roundLevel = { scale: 2, mode: 'halfAwayFromZero' } as const;
    const rounded = assess({ ...table, roundLevel }, { level: '99.895', base });
    expect([rounded.status, rounded.level]).toEqual(['met', '99.9']);
  });

  test('compares good of total exactly, where doubles and shown digits would not', () => {
    // 2997 of 3000 is exactly 99.9; one more failure in three million is below.
    expect(assess(table, { level: { good: 2997, total: 3000 }, base }).status).toBe('met');
    const below = assess(table, {
      level: { good: '2996999999999999999', total: '3000000000000000000' },
      base,
    });
    expect([below.status, below.level]).toEqual(['credited', '99.899999999999']);
  });
});
