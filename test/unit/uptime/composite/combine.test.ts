import { describe, expect, test } from 'vitest';
import { combineSlis } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

describe('combineSlis', () => {
  test('leaves out members without data, or counts them as it is told', () => {
    const members = [
      { sliPercent: 99, weight: 3 },
      { sliPercent: null, weight: 1 },
    ];
    const share = (noDataAs: 'leftOut' | 'noData' | 'up' | 'down') =>
      combineSlis({ members, method: 'weightedMean', noDataAs }).sliPercent;
    // (3 × 99 + 1 × 100) / 4 and (3 × 99 + 1 × 0) / 4
    expect([share('leftOut'), share('noData'), share('up'), share('down')]).toEqual([
      '99',
      null,
      '99.25',
      '74.25',
    ]);
  });

  test('pools counts, and refuses to pool shares', () => {
    const members = [
      { good: 1, total: 2 },
      { good: 98, total: 98 },
    ];
    expect(combineSlis({ members, method: 'pooled' }).sliPercent).toBe('99');
    expect(() =>
      combineSlis({ members: [...members, { sliPercent: 99 }], method: 'pooled' }),
    ).toThrowError(refusal('invalid-option', ['members', 2]));
  });

  test('adds what is missing, at most all, and knows the worst', () => {
    const members = [{ sliPercent: 95 }, { sliPercent: 93 }];
    expect(combineSlis({ members, method: 'sumOfMissing' }).sliPercent).toBe('88');
    expect(
      combineSlis({ members: [{ sliRatio: 0 }, { sliRatio: 0 }], method: 'sumOfMissing' }).sliRatio,
    ).toBe('0');
    expect(combineSlis({ members, method: 'lowest', targetPercent: 94 })).toMatchObject({
      sliPercent: '93',
      status: 'missed',
      gapRatio: '-0.01',
    });
  });

  test('has a budget of the exact mean, not of the printed one', () => {
    // Two thirds of a third are good: (1/3 + 1/3 + 1/3) / 3 = 1/3, which no decimal holds.
    const members = Array.from({ length: 3 }, () => ({ good: 1, total: 3 }));
    const { status, budget } = combineSlis({
      members,
      method: 'weightedMean',
      targetRatio: '0.333333333333333333333333333334',
    });
    expect(status).toBe('missed');
    expect(budget?.withinBudget).toBe(false);
  });

  test('reads each member strictly, and in one way only', () => {
    const call = (member: object) => () =>
      combineSlis({ members: [member], method: 'weightedMean' });
    expect(call({ sliRatio: '1.5' })).toThrowError(
      refusal('invalid-option', ['members', 0, 'sliRatio']),
    );
    expect(call({ sliRatio: 1, sliPercent: 100 })).toThrowError(
      refusal('invalid-option', ['members', 0]),
    );
    expect(call({ sliRatio: 1, wieght: 2 })).toThrowError(
      refusal('unknown-field', ['members', 0, 'wieght']),
    );
    expect(call({})).toThrowError(refusal('missing-field', ['members', 0]));
  });
});

describe('what combineSlis takes', () => {
  const method = 'weightedMean';
  const oneWay = 'a member with only one of sliPercent, sliRatio and counts';
  test.each<[unknown, string, (string | number)[], string]>([
    [null, 'invalid-type', [], 'a group'],
    [{ members: 7, method }, 'invalid-type', ['members'], 'a list of members'],
    [{ members: [7], method }, 'invalid-type', ['members', 0], 'a member'],
    [
      { members: [], method: 'mean' },
      'invalid-option',
      ['method'],
      'one of weightedMean, pooled, sumOfMissing, lowest',
    ],
    [
      { members: [], method, noDataAs: 'lost' },
      'invalid-option',
      ['noDataAs'],
      'one of leftOut, up, down, noData',
    ],
    [
      { members: [{ sliRatio: 1, sliPercent: 100 }], method },
      'invalid-option',
      ['members', 0],
      oneWay,
    ],
    [
      { members: [{ sliRatio: 1, good: 1, total: 1 }], method },
      'invalid-option',
      ['members', 0],
      oneWay,
    ],
    [
      { members: [{ sliPercent: 1, bad: 1, total: 1 }], method },
      'invalid-option',
      ['members', 0],
      oneWay,
    ],
    [{ members: [{ sliRatio: 1, total: 1 }], method }, 'invalid-option', ['members', 0], oneWay],
    [{ members: [{ sliRatio: 1, good: 1 }], method }, 'invalid-option', ['members', 0], oneWay],
    [{ members: [{ sliRatio: 1, bad: 1 }], method }, 'invalid-option', ['members', 0], oneWay],
    [
      { members: [{ sliRatio: 1 }], method: 'pooled' },
      'invalid-option',
      ['members', 0],
      'good and total, for pooling',
    ],
  ])('%j is refused as %s at %j', (input, code, path, expected) => {
    expect(thrownBy(() => combineSlis(input as never))).toMatchObject({ code, path, expected });
  });

  test('says why shares cannot be pooled', () => {
    const members = [{ sliRatio: 1 }];
    expect(thrownBy(() => combineSlis({ members, method: 'pooled' })).hint).toBe(
      'shares of unequal totals cannot be pooled',
    );
  });
});

describe('a group', () => {
  const none = {
    status: 'no-data',
    sliRatio: null,
    sliPercent: null,
    gapRatio: null,
    budget: null,
  };

  test('without members, or whose members weigh nothing, has no data', () => {
    const target = { targetPercent: 99 };
    expect(combineSlis({ members: [], method: 'lowest', ...target })).toEqual({
      ...none,
      members: 0,
    });
    const weightless = [{ sliRatio: 1, weight: 0 }];
    expect(combineSlis({ members: weightless, method: 'weightedMean', ...target })).toEqual({
      ...none,
      members: 1,
    });
  });

  test('has data when all members have, where it must be all of them', () => {
    const all = { method: 'lowest', noDataAs: 'noData' } as const;
    expect(combineSlis({ members: [{ sliRatio: 1 }], ...all }).sliPercent).toBe('100');
    expect(combineSlis({ members: [{ sliRatio: 1 }, { sliRatio: null }], ...all })).toEqual({
      ...none,
      members: 1,
    });
  });

  test('takes members without events, or with null counts, as without data', () => {
    const members = [
      { good: 0, total: 0 },
      { good: null, total: null },
      { sliRatio: null },
      { good: 1, total: 2 },
    ];
    expect(combineSlis({ members, method: 'weightedMean' })).toMatchObject({
      sliRatio: '0.5',
      members: 1,
    });
    // (0 + 0 + 0 + 1/2) / 4
    expect(combineSlis({ members, method: 'weightedMean', noDataAs: 'down' })).toMatchObject({
      sliRatio: '0.125',
      members: 4,
    });
  });

  test('pools what was counted, and stands in for nobody', () => {
    const members = [
      { good: 1, total: 2 },
      { good: 0, total: 0 },
    ];
    expect(combineSlis({ members, method: 'pooled', noDataAs: 'down' })).toMatchObject({
      sliRatio: '0.5',
      members: 1,
    });
    expect(combineSlis({ members: [], method: 'pooled' }).status).toBe('no-data');
  });

  test('weighs what its members miss', () => {
    // 2 × 0.05 + 0.5 × 0.1 = 0.15
    const members = [
      { sliRatio: '0.95', weight: 2 },
      { sliRatio: '0.9', weight: '0.5' },
    ];
    expect(combineSlis({ members, method: 'sumOfMissing' }).sliRatio).toBe('0.85');
  });

  test('writes its share rounded down, with gap and budget', () => {
    // 2/3 against a half: 1/6 above it; 1/3 of a budget of a half is spent.
    const members = [{ good: 2, total: 3 }];
    expect(combineSlis({ members, method: 'lowest', targetRatio: '0.5' })).toMatchObject({
      status: 'met',
      sliRatio: '0.666666',
      sliPercent: '66.666666',
      gapRatio: '0.166666',
      budget: { allowed: '0.5', consumedRatio: '0.666667', estimated: false },
    });
    const measured = combineSlis({ members, method: 'lowest' });
    expect(measured).toMatchObject({ status: 'measured', gapRatio: null, budget: null });
  });
});
