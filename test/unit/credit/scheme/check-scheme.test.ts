import { describe, expect, test } from 'vitest';
import { type CreditGroup, type CreditScheme, checkCreditScheme } from '../../../../src/credit.js';

const codes = (scheme: CreditScheme | CreditGroup) =>
  checkCreditScheme(scheme).warnings.map(({ code, rows, levels }) => [code, rows, levels]);
const percent = (value: number) => ({ remedy: { percent: value } });

describe('checkCreditScheme', () => {
  test('is silent about a table that covers all and nothing twice', () => {
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

  test('finds the point that two strict bounds leave out', () => {
    const rows = [
      { gt: 99, lte: '99.9', ...percent(10) },
      { lt: 99, ...percent(25) },
    ];
    expect(codes({ target: { gte: '99.9' }, rows })).toEqual([
      ['hole', [], { gte: '99', lte: '99' }],
      ['credit-while-target-met', [0], { gte: '99.9', lte: '99.9' }],
    ]);
  });

  test('finds the point that two inclusive bounds share', () => {
    const rows = [
      { gte: 99, lt: '99.9', ...percent(10) },
      { lte: 99, ...percent(25) },
    ];
    expect(codes({ target: { gte: '99.9' }, rows })).toEqual([
      ['overlap', [0, 1], { gte: '99', lte: '99' }],
    ]);
  });

  test('finds rows outside the domain and rows behind a harder one', () => {
    const rows = [
      { lt: 99, ...percent(10) },
      { lt: 0, ...percent(20) },
      { lt: 98, ...percent(5) },
    ];
    const scheme: CreditScheme = {
      target: { gte: 99 },
      domain: { gte: 0, lte: 100 },
      rows,
      overlap: 'mostSevere',
    };
    expect(codes(scheme)).toEqual([
      ['dead-row', [1], null],
      ['dead-row', [2], null],
    ]);
  });

  test('finds a worse level that owes less, on either side of a target', () => {
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

  test('finds a row that a cap hides', () => {
    const scheme: CreditScheme = {
      target: { gte: 98 },
      rows: [{ lt: 98, ...percent(11) }],
      caps: [{ limit: { percent: 10 } }],
    };
    expect(codes(scheme)).toEqual([['capped-row', [0], null]]);
    // A tenth of a year's charges is more than a whole month.
    expect(codes({ ...scheme, caps: [{ limit: { percent: 10 }, periods: 12 }] })).toEqual([]);
  });

  test('does not call a level between rows a hole where steps answer for it', () => {
    const scheme: CreditScheme = {
      target: { gte: 99 },
      rows: [{ lt: 50, ...percent(100) }],
      steps: [{ from: 99, toward: 'below', size: 1, partial: 'started', each: { percent: 1 } }],
    };
    expect(codes(scheme)).toEqual([]);
  });

  test('a target without rows or steps is a hole: nothing says what a miss owes', () => {
    expect(codes({ target: { gte: 99 } })).toEqual([['hole', [], { lt: '99' }]]);
  });

  test('a remedy above the whole base is doubtful, not wrong', () => {
    const rows = [{ lt: 99, ...percent(150) }];
    expect(codes({ target: { gte: 99 }, rows })).toEqual([['percent-above-100', [0], null]]);
  });

  test('a finding says where, what was expected, what was found and what comes of it', () => {
    const group: CreditGroup = {
      rules: { api: { target: { gte: 99 }, rows: [{ lt: 98, ...percent(5) }] } },
      stacking: 'best',
    };
    expect(checkCreditScheme(group).warnings).toEqual([
      {
        code: 'hole',
        severity: 'warning',
        path: ['rules', 'api', 'rows'],
        expected: 'a row or steps for each level that misses the target',
        received: 'none for levels from 98 and below 99',
        hint: 'such a level is assessed as uncovered, and nothing is paid',
        message:
          'rules.api.rows: expected a row or steps for each level that misses the target, received none for levels from 98 and below 99 (such a level is assessed as uncovered, and nothing is paid)',
        rule: 'api',
        levels: { gte: '98', lt: '99' },
        rows: [],
      },
    ]);
  });

  test('a scheme with warnings is a scheme, and is given back', () => {
    const scheme: CreditScheme = { target: { gte: 99 }, rows: [{ lt: 98, ...percent(5) }] };
    expect(checkCreditScheme(scheme)).toMatchObject({ ok: true, value: scheme });
  });

  test('a thousand rows that all overlap are checked at once', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ lt: index, ...percent(1) }));
    expect(checkCreditScheme({ rows }).warnings.length).toBe(200);
  });
});
