import { describe, expect, it } from 'vitest';
import { type CreditGroup, type CreditScheme, checkCreditScheme } from '../../../src/credit.js';

const codes = (scheme: CreditScheme | CreditGroup) =>
  checkCreditScheme(scheme).map(({ code, rows, levels }) => [code, rows, levels]);
const percent = (value: number) => ({ remedy: { percent: value } });

describe('checkCreditScheme', () => {
  it('is silent about a table that covers all and nothing twice', () => {
    expect(
      codes({
        target: { gte: '99.9' },
        rows: [
          { gte: 99, lt: '99.9', ...percent(10) },
          { lt: 99, ...percent(25) },
        ],
      }),
    ).toEqual([]);
  });

  it('finds the point that two strict bounds leave out', () => {
    const rows = [
      { gt: 99, lte: '99.9', ...percent(10) },
      { lt: 99, ...percent(25) },
    ];
    expect(codes({ target: { gte: '99.9' }, rows })).toEqual([
      ['hole', [], { gte: '99', lte: '99' }],
      ['credit-while-target-met', [0], { gte: '99.9', lte: '99.9' }],
    ]);
  });

  it('finds the point that two inclusive bounds share', () => {
    const rows = [
      { gte: 99, lt: '99.9', ...percent(10) },
      { lte: 99, ...percent(25) },
    ];
    expect(codes({ target: { gte: '99.9' }, rows })).toEqual([
      ['overlap', [0, 1], { gte: '99', lte: '99' }],
    ]);
  });

  it('finds rows outside the domain, without any level, or behind a harder row', () => {
    const rows = [
      { lt: 99, ...percent(10) },
      { lt: 0, ...percent(20) },
      { gt: 50, lt: 50, ...percent(30) },
      { lt: 98, ...percent(5) },
    ];
    const scheme: CreditScheme = {
      target: { gte: 99 },
      domain: { gte: 0, lte: 100 },
      rows,
      select: 'mostSevere',
    };
    expect(codes(scheme)).toEqual([
      ['dead-row', [1], null],
      ['dead-row', [2], null],
      ['dead-row', [3], null],
    ]);
  });

  it('finds a worse level that owes less, on either side of a target', () => {
    const below = [
      { gte: 95, lt: 99, ...percent(30) },
      { lt: 95, ...percent(10) },
    ];
    expect(codes({ target: { gte: 99 }, rows: below })).toEqual([['not-monotone', [0, 1], null]]);
    const above = [
      { gt: 5, lte: 10, ...percent(30) },
      { gt: 10, ...percent(10) },
    ];
    expect(codes({ target: { lte: 5 }, rows: above })).toEqual([['not-monotone', [0, 1], null]]);
  });

  it('finds a row that a cap hides', () => {
    const scheme: CreditScheme = {
      target: { gte: 98 },
      rows: [{ lt: 98, ...percent(11) }],
      caps: [{ limit: { percent: 10 } }],
    };
    expect(codes(scheme)).toEqual([['capped-row', [0], null]]);
    // A tenth of a year's charges is more than a whole month.
    expect(codes({ ...scheme, caps: [{ limit: { percent: 10 }, periods: 12 }] })).toEqual([]);
  });

  it('does not call a level between rows a hole where steps answer for it', () => {
    const scheme: CreditScheme = {
      target: { gte: 99 },
      rows: [{ lt: 50, ...percent(100) }],
      steps: [{ from: 99, toward: 'below', size: 1, partial: 'ceil', each: { percent: 1 } }],
    };
    expect(codes(scheme)).toEqual([]);
  });

  it('adds up the allocations of a group', () => {
    const group = (a: number, b: number): CreditGroup => ({
      objectives: { a: { allocationPercent: a }, b: { allocationPercent: b } },
      stacking: 'sum',
      allocationLimitPercent: 200,
    });
    expect(codes(group(150, 50))).toEqual([]);
    expect(codes(group(150, 60))).toEqual([['allocations-exceed-limit', [], null]]);
  });

  it('names the objective of a finding', () => {
    const group: CreditGroup = {
      objectives: { api: { target: { gte: 99 }, rows: [{ lt: 98, ...percent(5) }] } },
      stacking: 'best',
    };
    expect(checkCreditScheme(group)).toEqual([
      { code: 'hole', objective: 'api', levels: { gte: '98', lt: '99' }, rows: [] },
    ]);
  });
});
