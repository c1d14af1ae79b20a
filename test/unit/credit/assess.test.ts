import { describe, expect, it } from 'vitest';
import {
  assessCredit,
  assessCredits,
  type CreditGroup,
  type CreditScheme,
} from '../../../src/credit.js';

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
  it('takes each border on the side that its operator says', () => {
    const percentAt = (level: string) => assessCredit(table, { level, base }).creditPercent;
    const levels = ['99.9', '99.8999', '99', '98.9999', '95', '94.9999'];
    expect(levels.map(percentAt)).toEqual(['0', '10', '10', '25', '25', '100']);
  });

  it('reports a level in no row and pays nothing', () => {
    const holed: CreditScheme = { ...table, rows: [{ lt: 99, remedy: { percent: 10 } }] };
    const result = assessCredit(holed, { level: '99.5', base });
    expect(result.status).toBe('uncovered');
    expect(result.missed).toBe(true);
    expect(result.amount).toEqual(usd('0.00'));
    expect(result.diagnostics).toEqual([{ code: 'uncovered', objective: 'credit', rows: [] }]);
  });

  it('reports a level in two rows, names them and pays nothing', () => {
    const rows = [
      { gte: 99, lte: '99.9', remedy: { percent: 10 } },
      { gte: 95, lte: 99, remedy: { percent: 25 } },
    ];
    const result = assessCredit({ target: { gt: '99.9' }, rows }, { level: 99, base });
    expect(result.status).toBe('overlap');
    expect(result.amount).toEqual(usd('0.00'));
    expect(result.diagnostics).toEqual([{ code: 'overlap', objective: 'credit', rows: [0, 1] }]);
  });

  it('takes the greatest remedy of nested rows where the terms say so, in any order of rows', () => {
    const rows = [
      { lt: '99', remedy: { percent: 50 } },
      { lt: '99.9', remedy: { percent: 25 } },
      { lt: '95', remedy: { percent: 100 } },
    ];
    const nested: CreditScheme = { target: { gte: '99.9' }, rows, select: 'mostSevere' };
    const percentAt = (level: string) => assessCredit(nested, { level, base }).creditPercent;
    expect(['99.9', '99.5', '98', '94'].map(percentAt)).toEqual(['0', '25', '50', '100']);
  });

  it('refuses to rank nested remedies of different kinds', () => {
    const rows = [
      { lt: 99, remedy: { percent: 50 } },
      { lt: 99, remedy: { points: 1 } },
    ];
    expect(() => assessCredit({ rows, select: 'mostSevere' }, { level: 98, base })).toThrow(
      'remedies of one kind',
    );
  });

  it('pays by the rows alone with the gate on rows, and says that the target was met', () => {
    const rows = [{ lte: '99.9', remedy: { percent: 10 } }];
    const input = { level: '99.9', base };
    expect(assessCredit({ ...table, rows }, input).status).toBe('met');
    const byRows = assessCredit({ ...table, rows, gate: 'rows' }, input);
    expect([byRows.status, byRows.missed, byRows.amount]).toEqual([
      'credited',
      false,
      usd('100.00'),
    ]);
    expect(byRows.diagnostics[0]?.code).toBe('credit-while-target-met');
  });

  it('calls a miss that owes nothing missed, not met', () => {
    const rows = [{ lt: '99.9', remedy: { percent: 0 } }];
    expect(assessCredit({ ...table, rows }, { level: 99, base }).status).toBe('missed');
  });

  it('does not round the level unless told to', () => {
    // 99.895 is below 99.9; at two digits, half away from zero, it is 99.90.
    expect(assessCredit(table, { level: '99.895', base }).status).toBe('credited');
    const roundLevel = { scale: 2, mode: 'halfAwayFromZero' } as const;
    const rounded = assessCredit({ ...table, roundLevel }, { level: '99.895', base });
    expect([rounded.status, rounded.level]).toEqual(['met', '99.9']);
  });

  it('compares good of total exactly, where doubles and shown digits would not', () => {
    // 2997 of 3000 is exactly 99.9; one more failure in three million is below.
    expect(assessCredit(table, { level: { good: 2997, total: 3000 }, base }).status).toBe('met');
    const below = assessCredit(table, {
      level: { good: '2996999999999999999', total: '3000000000000000000' },
      base,
    });
    expect([below.status, below.level]).toEqual(['credited', '99.899999999999']);
  });
});

describe('what is not a plain level', () => {
  it('keeps four kinds of not knowing apart', () => {
    const domain = { gte: 0, lte: 100 };
    const at = (level: number | null, excused = false) =>
      assessCredit({ ...table, domain }, { level, base, excused });
    expect([at(null), at(101), at(90, true)].map(({ status, missed }) => [status, missed])).toEqual(
      [
        ['unknown', null],
        ['out-of-domain', null],
        ['excused', null],
      ],
    );
    expect(at(101).amount).toEqual(usd('0.00'));
    expect(at(null).diagnostics[0]?.code).toBe('no-data');
  });

  it('counts a missing report as a failure where the terms say so', () => {
    const result = assessCredit({ ...table, whenUnknown: { percent: 5 } }, { level: null, base });
    expect([result.status, result.missed, result.amount]).toEqual(['credited', true, usd('50.00')]);
  });

  it('gives percent without a base, but no amount', () => {
    const result = assessCredit(table, { level: 98 });
    expect([result.creditPercent, result.amount]).toEqual(['25', null]);
  });

  it('keeps the percentage of a base of zero', () => {
    const caps = [{ limit: { percent: 20 } }];
    const result = (scheme: CreditScheme) => assessCredit(scheme, { level: 98, base: usd('0') });
    expect(result(table).creditPercent).toBe('25');
    expect(result({ ...table, caps }).creditPercent).toBe('20');
    expect(result(table).amount).toEqual(usd('0.00'));
  });
});

describe('typed remedies', () => {
  const days: CreditScheme = { rows: [{ lt: 99, remedy: { serviceDays: 3 } }] };

  it('leaves days of service as days', () => {
    const result = assessCredit(days, { level: 98, base: usd('310') });
    expect([result.serviceDays, result.amount]).toEqual(['3', null]);
  });

  it('values days by the part of the base that the terms name', () => {
    // 310 / 31 * 3
    const worth = { serviceDays: { baseDividedBy: 31 } };
    expect(assessCredit({ ...days, worth }, { level: 98, base: usd('310') }).amount).toEqual(
      usd('30.00'),
    );
  });

  it('caps days as days, and their value with them', () => {
    const worth = { serviceDays: { baseDividedBy: 30 } };
    const caps = [{ limit: { serviceDays: 2 } }];
    const result = assessCredit({ ...days, worth, caps }, { level: 98, base: usd('300') });
    expect([result.serviceDays, result.amount]).toEqual(['2', usd('20.00')]);
  });

  it('values points by a percentage or a sum', () => {
    const rows = [{ remedy: { points: 6 } }];
    const by = (points: { percent: string } | { money: { amount: string; currency: string } }) =>
      assessCredit({ rows, worth: { points } }, { level: 0, base }).amount?.amount;
    expect([by({ percent: '0.5' }), by({ money: usd('7.50') })]).toEqual(['30.00', '45.00']);
  });

  it('refuses two currencies', () => {
    const rows = [{ remedy: { money: { amount: 5, currency: 'EUR' } } }];
    expect(() => assessCredit({ rows }, { level: 0, base })).toThrow('expected USD');
  });
});

describe('factors', () => {
  it('multiplies in the order of the scheme and traces each step', () => {
    // 25 % x 2 of 200 affected x 3 = 0.75 %
    const scheme: CreditScheme = {
      rows: [{ remedy: { percent: 25 } }],
      factors: [{ input: 'affected' }, { times: 3 }],
    };
    const result = assessCredit(scheme, {
      level: 0,
      base,
      factors: { affected: { amount: 2, per: 200 } },
    });
    expect(result.amount).toEqual(usd('7.50'));
    const steps = result.trace.filter(({ stage }) => stage === 'factor');
    expect(steps.map(({ before, after }) => [before, after])).toEqual([
      ['25', '0.25'],
      ['0.25', '0.75'],
    ]);
  });

  it('asks for a factor that the input leaves out', () => {
    const scheme: CreditScheme = {
      rows: [{ remedy: { percent: 1 } }],
      factors: [{ input: 'users' }],
    };
    expect(() => assessCredit(scheme, { level: 0, base })).toThrow('factors.users');
  });

  it('repeats by misses in a row, or by misses within a window', () => {
    const history = [true, false, true].map((missed) => ({ missed }));
    const at = (within?: number) =>
      assessCredit(
        {
          rows: [{ remedy: { points: 1 } }],
          factors: [{ repeat: [1, 2, 4], ...(within === undefined ? {} : { within }) }],
        },
        { level: 0, history },
      ).points;
    // One miss right before; two in the four periods that end here; one in the last two.
    expect([at(), at(4), at(2)]).toEqual(['2', '4', '2']);
  });
});

describe('caps', () => {
  const full: CreditScheme = { rows: [{ remedy: { percent: 60 } }] };

  it('applies them in order and tells which was reached', () => {
    const caps = [{ limit: { percent: 50 } }, { limit: { money: usd('700') } }];
    const result = assessCredit({ ...full, caps }, { level: 0, base });
    expect([result.amount, result.creditPercent]).toEqual([usd('500.00'), '50']);
    expect(result.caps).toEqual([
      { limit: '500', reached: true },
      { limit: '700', reached: false },
    ]);
  });

  it('takes a window over charges and earlier credits, never below zero', () => {
    // 10 % of (1000 + 2 x 1000) is 300, less what was credited.
    const caps = [{ limit: { percent: 10 }, periods: 3 }];
    const credited = (credits: readonly string[]) =>
      assessCredit(
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

  it('limits each line on its own with scope line', () => {
    const rule = { rows: [{ remedy: { percent: 60 } }] };
    const group: CreditGroup = {
      objectives: { a: rule, b: rule },
      stacking: 'sum',
      caps: [{ limit: { percent: 5 }, scope: 'line' }],
    };
    const readings = [
      { objective: 'a', level: 0 },
      { objective: 'b', level: 0 },
    ];
    expect(assessCredits(group, { readings, base }).amount).toEqual(usd('100.00'));
  });
});

describe('payment', () => {
  const tenth: CreditScheme = { rows: [{ remedy: { percent: 10 } }] };
  const pay = (minimum: NonNullable<CreditScheme['minimum']>, amount: string) =>
    assessCredit({ ...tenth, minimum }, { level: 0, base: usd(amount) }).amount?.amount;

  it('tests a minimum on the side of rounding that the terms name', () => {
    // 10 % of 10.01 is 1.001: above one dollar before rounding, equal to it after.
    const rule = 'suppressUnlessAbove';
    expect(pay({ amount: 1, rule, test: 'beforeRounding' }, '10.01')).toBe('1.00');
    expect(pay({ amount: 1, rule, test: 'afterRounding' }, '10.01')).toBe('0.00');
    expect(pay({ amount: 1, rule: 'suppressBelow' }, '10.01')).toBe('1.00');
  });

  it('raises what is owed, but not nothing', () => {
    expect(pay({ amount: 1, rule: 'raiseTo' }, '0.04')).toBe('1.00');
    expect(pay({ amount: 1, rule: 'raiseTo' }, '0')).toBe('0.00');
  });

  it('rounds once, at the end', () => {
    // Three lines of 0.335 are 1.005: 1.01 at the end, 1.02 if each were rounded.
    const rule = { rows: [{ remedy: { money: usd('0.335') } }] };
    const group: CreditGroup = { objectives: { a: rule }, stacking: 'sum' };
    const readings = [0, 0, 0].map((level) => ({ objective: 'a', level }));
    expect(assessCredits(group, { readings }).amount).toEqual(usd('1.01'));
  });

  it('finds a tie that no finite decimal shows', () => {
    // A third of 0.015 is 0.005 exactly.
    const scheme: CreditScheme = {
      ...tenth,
      rows: [{ remedy: { percent: 100 } }],
      factors: [{ input: 'third' }],
    };
    const factors = { third: { amount: 1, per: 3 } };
    expect(assessCredit(scheme, { level: 0, base: usd('0.015'), factors }).amount).toEqual(
      usd('0.01'),
    );
  });

  it('converts after caps, and keeps the amount of the base for later caps', () => {
    const conversion = { rate: '1.1', currency: 'EUR' };
    const result = assessCredit(
      { ...tenth, caps: [{ limit: { percent: 5 } }] },
      { level: 0, base, conversion },
    );
    expect([result.amount, result.baseAmount]).toEqual([
      { amount: '55.00', currency: 'EUR' },
      usd('50.00'),
    ]);
  });
});

describe('several objectives', () => {
  const group = (stacking: 'sum' | 'best'): CreditGroup => ({
    objectives: {
      uptime: { target: { gte: 99 }, rows: [{ lt: 99, remedy: { percent: 5 } }] },
      support: { target: { lte: 0 }, rows: [{ gt: 0, remedy: { money: usd('30') } }] },
    },
    stacking,
  });
  const readings = [
    { objective: 'uptime', level: 98 },
    { objective: 'support', level: 2 },
  ];

  it('adds them up, or gives only the best', () => {
    const amount = (stacking: 'sum' | 'best') =>
      assessCredits(group(stacking), { readings, base }).amount;
    expect([amount('sum'), amount('best')]).toEqual([usd('80.00'), usd('50.00')]);
  });

  it('pays what is certain and shows what is not', () => {
    const result = assessCredits(group('sum'), {
      readings: [
        { objective: 'uptime', level: 98 },
        { objective: 'support', level: null },
      ],
      base,
    });
    expect([result.status, result.amount]).toEqual(['credited', usd('50.00')]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['no-data']);
  });

  it('refuses an objective that the group does not name, also one that every object has', () => {
    const read = (objective: string) => () =>
      assessCredits(group('sum'), { readings: [{ objective, level: 1 }], base });
    expect(read('uptme')).toThrow('uptime, support');
    expect(read('toString')).toThrow('uptime, support');
  });

  it('has no default for stacking', () => {
    const { stacking: _, ...rest } = group('sum');
    expect(() => assessCredits(rest as CreditGroup, { readings, base })).toThrow('group.stacking');
  });

  it('knows nothing without readings', () => {
    expect(assessCredits(group('sum'), { readings: [], base }).status).toBe('unknown');
  });
});

describe('mistakes', () => {
  it('refuses a misspelt bound, which would match every level', () => {
    const rows = [{ ge: 99, remedy: { percent: 10 } }] as unknown as CreditScheme['rows'] & object;
    expect(() => assessCredit({ rows }, { level: 1, base })).toThrow('rows[0].ge');
  });

  it('refuses two remedies in one row', () => {
    const rows = [{ remedy: { percent: 1, points: 1 } }];
    expect(() => assessCredit({ rows }, { level: 1, base })).toThrow('exactly one of');
  });

  it('refuses shapes that are not schemes', () => {
    const call = (scheme: unknown) => () =>
      assessCredit(scheme as CreditScheme, { level: 1, base });
    for (const scheme of [
      null,
      'rows',
      { rows: {} },
      { rows: [null] },
      { rows: [{ remedy: null }] },
    ]) {
      expect(call(scheme)).toThrow(expect.objectContaining({ name: 'SlaError' }));
    }
  });
});
