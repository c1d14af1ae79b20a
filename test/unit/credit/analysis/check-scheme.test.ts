import { describe, expect, test } from 'vitest';
import { type CreditGroup, type CreditScheme, checkCreditScheme } from '../../../../src/credit.js';

const codes = (scheme: CreditScheme | CreditGroup) =>
  checkCreditScheme(scheme).warnings.map(({ code, rows, levels }) => [code, rows, levels]);
const percent = (value: number | string) => ({ remedy: { percent: value } });
const row = (value: number | string) => ({ lt: 99, ...percent(value) });

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
        received: 'none for levels from 98 and below 99: 98 is in no row',
        hint: 'such a level is assessed as uncovered, and nothing is paid',
        message:
          'rules.api.rows: expected a row or steps for each level that misses the target, received none for levels from 98 and below 99: 98 is in no row (such a level is assessed as uncovered, and nothing is paid)',
        rule: 'api',
        levels: { gte: '98', lt: '99' },
        rows: [],
        witnesses: ['98'],
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

  test('a warning of a value says in which rule and row it stands', () => {
    const rows = [row(5), { lt: 50, ...percent(150) }];
    const steps = [
      { from: 99, toward: 'below', size: 1, partial: 'whole', each: { percent: 101 } },
    ] as const;
    const found = (scheme: CreditScheme | CreditGroup) =>
      checkCreditScheme(scheme)
        .warnings.filter(({ code }) => code === 'percent-above-100')
        .map((warning) => [warning.rule, warning.rows, warning.path]);
    expect(found({ rows })).toEqual([[null, [1], ['rows', 1, 'remedy']]]);
    expect(found({ steps })).toEqual([[null, [], ['steps', 0, 'each']]]);
    const group: CreditGroup = {
      rules: { api: { whenUnknown: { percent: 101 } }, rows: { rows, steps } },
      stacking: 'sum',
    };
    expect(found(group)).toEqual([
      ['api', [], ['rules', 'api', 'whenUnknown']],
      ['rows', [1], ['rules', 'rows', 'rows', 1, 'remedy']],
      ['rows', [], ['rules', 'rows', 'steps', 0, 'each']],
    ]);
  });

  test('of what is no scheme the table is not gone through, but its values are', () => {
    const result = checkCreditScheme({
      target: { gte: 99 },
      rows: [{ lt: 50, ...percent(150) }],
      caps: [{ limit: { percent: 1 }, scope: 'line', periods: 2 }],
    });
    expect([result.ok, result.warnings.map(({ code }) => code)]).toEqual([
      false,
      ['percent-above-100'],
    ]);
  });

  test.each<[string, CreditScheme, object]>([
    [
      'a remedy of more than everything',
      { rows: [{ remedy: { percent: '100.5' } }] },
      {
        code: 'percent-above-100',
        levels: null,
        expected: 'a percentage of at most 100 of the base',
        hint: 'the credit is more than the whole charge unless a cap limits it',
      },
    ],
    [
      'a promise like a ratio',
      { unit: 'percent', target: { gt: 1 }, rows: [{ lte: 1, ...percent(5) }] },
      {
        code: 'percent-like-ratio',
        path: ['target'],
        rows: [],
        expected: 'a percentage such as "99.9"',
        hint: 'a promise of 1 % or less: 0.999 is written 99.9 here',
      },
    ],
    [
      'a level in three rows',
      {
        rows: [
          { lte: 5, ...percent(1) },
          { gte: 5, ...percent(2) },
          { gte: 5, lte: 5, ...percent(3) },
        ],
      },
      {
        code: 'overlap',
        path: ['rows', 2],
        rows: [0, 1, 2],
        expected: 'one row for each level',
        received: 'rows 0, 1, 2 for levels of exactly 5: 5 is in 3 rows',
        hint: "say overlap: 'mostSevere' where nested thresholds are meant",
      },
    ],
    [
      'a row within the target, which decides',
      { target: { gte: 99 }, rows: [row(5), { lt: 100, ...percent(5) }], overlap: 'mostSevere' },
      {
        code: 'credit-while-target-met',
        path: ['rows', 1],
        rows: [1],
        expected: 'rows for levels that miss the target only',
        received:
          'row 1 for levels from 99 and below 100, which keep it: 99 meets the promise and is owed 5 %',
        hint: 'the target decides: the row does nothing there',
      },
    ],
    [
      'a row within the target, which does not decide',
      { target: { gte: 99 }, rows: [{ lte: 100, ...percent(5) }], decidedBy: 'rows' },
      {
        received:
          'row 0 for levels from 99 and up to 100, which keep it: 99 meets the promise and is owed 5 %',
        hint: 'the rows decide: a credit is owed although the promise was kept',
      },
    ],
    [
      'a hole that is bounded below only',
      { target: { lte: 5 } },
      {
        code: 'hole',
        path: ['rows'],
        received: 'none for levels above 5: 6 is in no row',
        levels: { gt: '5' },
      },
    ],
    [
      'a hole between rows',
      {
        target: { gte: 99 },
        rows: [
          { lte: 90, ...percent(9) },
          { gt: 95, lt: 99, ...percent(5) },
        ],
      },
      { code: 'hole', received: 'none for levels above 90 and up to 95: 95 is in no row' },
    ],
    [
      'two rows for every level',
      { rows: [percent(1), percent(2)] },
      { code: 'overlap', received: 'rows 0, 1 for levels of any size: 0 is in 2 rows', levels: {} },
    ],
    [
      'a row behind a harder one',
      { target: { gte: 99 }, rows: [row(9), { lt: 98, ...percent(5) }], overlap: 'mostSevere' },
      {
        code: 'dead-row',
        path: ['rows', 1],
        levels: null,
        rows: [1],
        expected: 'a row that decides for some level',
        received: 'row 1, which decides for none',
        hint: 'it lies outside the domain, within the target or behind a harder row',
      },
    ],
    [
      'a worse level that owes less',
      {
        target: { gte: 99 },
        rows: [
          { gte: 95, lt: 99, ...percent(30) },
          { lt: 95, ...percent(10) },
        ],
      },
      {
        code: 'not-monotone',
        path: ['rows', 1],
        rows: [0, 1],
        expected: 'a worse level to owe at least as much',
        received: '10 in row 1, less than 30 in row 0: 94 is owed 10 %, 95 is owed 30 %',
        hint: 'the two rows may have changed places',
      },
    ],
    [
      'a row above a cap',
      { target: { gte: 99 }, rows: [row('10.5')], caps: [{ limit: { percent: 10 } }] },
      {
        code: 'capped-row',
        path: ['rows', 0],
        levels: null,
        expected: 'a remedy within the caps',
        received: '10.5 in percent, cut at 10',
        hint: 'the figure of the row is never paid',
      },
    ],
  ])('%s is told in full', (_, scheme, warning) => {
    expect(checkCreditScheme(scheme).warnings[0]).toMatchObject({
      rule: null,
      severity: 'warning',
      ...warning,
    });
  });

  test('what only looks like a defect is none', () => {
    const whole = [row(100)];
    // A remedy of just everything; a limit in percent; a promise of nothing; a unit that is no percent.
    expect(codes({ target: { gte: 99 }, rows: whole })).toEqual([]);
    expect(
      codes({ unit: 'percent', target: { lte: 1 }, rows: [{ gt: 1, ...percent(5) }] }),
    ).toEqual([]);
    expect(
      codes({ unit: 'percent', target: { gte: 0 }, rows: [{ lt: 0, ...percent(5) }] }),
    ).toEqual([]);
    expect(codes({ unit: 'count', target: { gte: 1 }, rows: [{ lt: 1, ...percent(5) }] })).toEqual(
      [],
    );
    // As much for a worse level; as much as the cap; a cap of another kind; half of 20 under a cap of 10.
    const equal = [
      { gte: 95, lt: 99, ...percent(9) },
      { lt: 95, ...percent(9) },
    ];
    expect(codes({ target: { gte: 99 }, rows: equal })).toEqual([]);
    expect(
      codes({ target: { gte: 99 }, rows: [row(10)], caps: [{ limit: { percent: 10 } }] }),
    ).toEqual([]);
    expect(
      codes({ target: { gte: 99 }, rows: [row(10)], caps: [{ limit: { points: 1 } }] }),
    ).toEqual([]);
    const halved = { allocationPercent: 50, rows: [row(20)], caps: [{ limit: { percent: 10 } }] };
    expect(codes({ target: { gte: 99 }, ...halved })).toEqual([]);
  });

  test('an order of remedies is asked for on each side of a target, and not without one', () => {
    const rows = [
      { gte: 95, lt: 98, ...percent(30) },
      { lt: 95, ...percent(10) },
      { gt: 99, ...percent(10) },
    ];
    // A band has two worse sides, each with an order of its own.
    const fall = ['not-monotone', [0, 1], null];
    expect(codes({ target: { gte: 98, lte: 99 }, rows })).toEqual([fall]);
    const sloping = rows.slice(0, 2);
    expect(codes({ rows: sloping })).toEqual([]);
    const steps = [
      { from: 98, toward: 'below', size: 1, partial: 'whole', each: { percent: 1 } },
    ] as const;
    // Rows hold every level behind the start of the step, which therefore never counts.
    expect(codes({ target: { gte: 98 }, rows: sloping, steps })).toEqual([
      ['dead-step', [], null],
      fall,
    ]);
    expect(codes({ target: { gte: 98 }, rows: sloping })).toEqual([fall]);
  });

  test('caps of each line hide rows as those of the total do, and a cap in kind over any periods', () => {
    const line: CreditScheme = {
      target: { gte: 99 },
      rows: [row(11)],
      caps: [{ limit: { percent: 10 }, scope: 'line' }],
    };
    expect(codes(line)).toEqual([['capped-row', [0], null]]);
    const points: CreditScheme = {
      target: { gte: 99 },
      rows: [{ lt: 99, remedy: { points: 3 } }],
      caps: [{ limit: { points: 2 }, periods: 12 }],
    };
    expect(codes(points)).toEqual([['capped-row', [0], null]]);
  });

  test('the levels of a domain are gone through, and no others', () => {
    const domain = { gte: 0, lte: 100 };
    expect(codes({ target: { gte: 99 }, domain })).toEqual([['hole', [], { gte: '0', lt: '99' }]]);
    const rows = [{ lt: 0, ...percent(1) }, { gt: 100, ...percent(1) }, row(5)];
    expect(codes({ target: { gte: 99 }, domain, rows })).toEqual([
      ['dead-row', [0], null],
      ['dead-row', [1], null],
    ]);
    // At both ends of the domain a row still decides.
    const ends = [
      { gte: 0, lte: 0, ...percent(9) },
      { gt: 0, lt: 99, ...percent(5) },
    ];
    expect(codes({ target: { gte: 99 }, domain, rows: ends })).toEqual([]);
    const top = [
      { gte: 100, ...percent(9) },
      { lt: 100, ...percent(9) },
    ];
    expect(codes({ domain, rows: top })).toEqual([]);
  });

  test('a row within the target is dead where the target decides, and not where rows do', () => {
    const rows = [row(5), { gte: 99, lt: 100, ...percent(1) }];
    const within = ['credit-while-target-met', [1], { gte: '99', lt: '100' }];
    expect(codes({ target: { gte: 99 }, rows })).toEqual([within, ['dead-row', [1], null]]);
    expect(codes({ target: { gte: 99 }, rows, decidedBy: 'rows' })).toEqual([within]);
    // A row that reaches out of the target on one side decides there.
    const out = [
      { gte: 98, lt: 100, ...percent(5) },
      { lt: 98, ...percent(9) },
    ];
    expect(codes({ target: { gte: 99 }, rows: out })).toEqual([
      ['credit-while-target-met', [0], { gte: '99', lt: '100' }],
    ]);
  });

  test('overlaps are told apart by the rows that share them', () => {
    // 0 and 1 share [10, 20], all three (20, 30], 1 and 2 (30, 40].
    const rows = [
      { gte: 0, lte: 30, ...percent(1) },
      { gte: 10, lte: 40, ...percent(1) },
      { gt: 20, ...percent(1) },
    ];
    expect(codes({ rows })).toEqual([
      ['overlap', [0, 1], { gte: '10', lte: '20' }],
      ['overlap', [0, 1, 2], { gt: '20', lte: '30' }],
      ['overlap', [1, 2], { gt: '30', lte: '40' }],
    ]);
    // Of equals the first decides: row 1 from 30 to 40, and row 2 above.
    expect(codes({ rows, overlap: 'mostSevere' })).toEqual([]);
  });

  test('each rule of a group is told of', () => {
    const group: CreditGroup = {
      rules: { a: { target: { gte: 99 } }, b: { target: { lte: 5 } } },
      stacking: 'sum',
    };
    const found = checkCreditScheme(group).warnings.map(({ rule, path }) => [rule, path]);
    expect(found).toEqual([
      ['a', ['rules', 'a', 'rows']],
      ['b', ['rules', 'b', 'rows']],
    ]);
  });
});
