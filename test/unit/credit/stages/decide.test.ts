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

describe('a verdict', () => {
  const verdict = (scheme: CreditScheme, level: number | string | null) => {
    const { status, missed, lines } = assess(scheme, { level, base });
    return [status, missed, lines[0]?.quantity];
  };
  const nothing = { remedy: { percent: 0 } };
  const tenth = { remedy: { percent: 10 } };
  const step = {
    from: 99,
    toward: 'below',
    size: 1,
    partial: 'whole',
    each: { percent: 1 },
  } as const;
  const target = { gte: '99.9' };

  test.each<[string, CreditScheme, number | null, readonly unknown[]]>([
    [
      'a row that owes, without a target, tells of a miss',
      { rows: [tenth] },
      1,
      ['credited', true, '10'],
    ],
    [
      'a row that owes nothing, without a target, tells of none',
      { rows: [nothing] },
      1,
      ['met', false, '0'],
    ],
    [
      'a level in no row, without a target, tells nothing',
      { rows: [{ lt: 0, ...tenth }] },
      1,
      ['uncovered', null, '0'],
    ],
    [
      'two rows, without a target, tell nothing',
      { rows: [tenth, tenth] },
      1,
      ['overlap', null, '0'],
    ],
    ['two rows of a miss tell of it', { target, rows: [tenth, tenth] }, 1, ['overlap', true, '0']],
    [
      'two rows for a kept promise, where rows decide, tell that it was kept',
      { target, rows: [tenth, tenth], decidedBy: 'rows' },
      100,
      ['overlap', false, '0'],
    ],
    [
      'a kept promise, where rows decide and none holds it',
      { target, rows: [{ lt: 99, ...tenth }], decidedBy: 'rows' },
      100,
      ['met', false, '0'],
    ],
    [
      'a kept promise, where rows decide and owe nothing',
      { target, rows: [nothing], decidedBy: 'rows' },
      100,
      ['met', false, '0'],
    ],
    [
      'a step that was begun, without a target, tells of a miss',
      { steps: [step] },
      98.5,
      ['missed', true, '0'],
    ],
    [
      'no step that was begun, without a target, tells of none',
      { steps: [step] },
      99,
      ['met', false, '0'],
    ],
    [
      'no step that was begun, of a missed target',
      { target, steps: [step] },
      99.5,
      ['missed', true, '0'],
    ],
    [
      'rows come before steps',
      { rows: [{ lt: 99, ...tenth }], steps: [step] },
      97,
      ['credited', true, '10'],
    ],
    [
      'no level, where the terms owe nothing for it',
      { target, whenUnknown: { percent: 0 } },
      null,
      ['missed', true, '0'],
    ],
    ['no level, where the terms do not speak of it', { target }, null, ['unknown', null, '0']],
  ])('%s', (_, scheme, level, expected) => {
    expect(verdict(scheme, level)).toEqual(expected);
  });

  test('asks of the level as it was reported whether it can occur, and of the rounded one what it owes', () => {
    const scheme: CreditScheme = {
      target: { gte: 100 },
      domain: { gte: 0, lte: 100 },
      roundLevel: { scale: 2, mode: 'halfEven' },
      rows: [{ lt: 100, ...tenth }],
    };
    expect(verdict(scheme, '100.004')[0]).toBe('out-of-domain');
    expect(verdict(scheme, '99.995')[0]).toBe('met');
    expect(verdict(scheme, '99.985')[0]).toBe('credited');
    expect(verdict(scheme, '-0.001')[0]).toBe('out-of-domain');
    const whole = { ...scheme, roundLevel: { scale: 0, mode: 'ceiling' } } as const;
    expect(assess(whole, { level: '98.1', base }, { trace: true }).trace?.[0]).toEqual({
      stage: 'level',
      rule: null,
      index: null,
      unit: 'percent',
      before: '98.1',
      after: '99',
    });
  });

  test('of an excused miss names neither row nor remedy', () => {
    const result = assess({ rows: [tenth] }, { level: 1, excused: true, base }, { trace: true });
    expect(result.lines[0]).toMatchObject({
      status: 'excused',
      missed: null,
      row: null,
      remedy: null,
    });
    expect(result.trace?.map(({ stage }) => stage)).toEqual(['level', 'rounding']);
  });

  test('of nested rows names the one that owes most, the first of equals', () => {
    const rows = [
      { lt: 99, ...tenth },
      { lt: 98, remedy: { percent: 20 } },
      { lt: 97, remedy: { percent: 20 } },
    ];
    const line = (level: number) =>
      assess({ rows, overlap: 'mostSevere' }, { level, base }).lines[0];
    expect([98, 97, 96].map((level) => line(level)?.row)).toEqual([0, 1, 1]);
  });
});
