import { describe, expect, test } from 'vitest';
import {
  checkEarnBack,
  type EarnBackFacts,
  type EarnBackRule,
  earnBack,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('earnBack', () => {
  const rule = {
    stages: [
      { periods: 2, returnPercent: 50 },
      { periods: 4, returnPercent: 50 },
    ],
  };
  const credited = (following: readonly boolean[], eligible = true) => {
    const { status, earnedBack, net } = earnBack(rule, {
      credit: usd('15000'),
      following,
      eligible,
    });
    return [status, earnedBack.amount, net.amount];
  };

  test('returns stage by stage', () => {
    expect(credited([])).toEqual(['pending', '0.00', '15000.00']);
    expect(credited([true, true])).toEqual(['pending', '7500.00', '7500.00']);
    expect(credited([true, true, true, true])).toEqual(['earned', '15000.00', '0.00']);
  });

  test('ends at the first bad period, even if good ones follow', () => {
    expect(credited([true, true, true, false, true, true])).toEqual([
      'partly',
      '7500.00',
      '7500.00',
    ]);
    expect(credited([false, true, true, true, true])).toEqual(['lost', '0.00', '15000.00']);
  });

  test('returns nothing of a credit that is not eligible', () => {
    expect(credited([true, true, true, true], false)).toEqual(['lost', '0.00', '15000.00']);
  });

  test('says what each stage returns, what is open, and for how many periods', () => {
    const credit = usd('100');
    const outlook = (following: EarnBackFacts['following']) => {
      const { status, stillOpen, stages } = earnBack(rule, { credit, following });
      return [status, stillOpen.amount, stages.map((stage) => [stage.status, stage.periodsOpen])];
    };
    expect(outlook([])).toEqual([
      'pending',
      '100.00',
      [
        ['open', 2],
        ['open', 4],
      ],
    ]);
    expect(outlook([true, true, true])).toEqual([
      'pending',
      '50.00',
      [
        ['earned', 0],
        ['open', 1],
      ],
    ]);
    expect(outlook([true, true, false])).toEqual([
      'partly',
      '0.00',
      [
        ['earned', 0],
        ['lost', 0],
      ],
    ]);
    // What is not known of the second period keeps the first stage open; the second is lost with the third.
    expect(outlook([true, null, false])).toEqual([
      'pending',
      '50.00',
      [
        ['open', 1],
        ['lost', 0],
      ],
    ]);
  });

  test('takes "exceeds" and "met or exceeded" at their word', () => {
    const following = [{ level: '99' }, { level: { good: 991, total: 1000 } }];
    const status = (good: EarnBackRule['good']) =>
      earnBack(
        { stages: [{ periods: 2, returnPercent: 100 }], good },
        { credit: usd('1'), following },
      ).status;
    expect([status({ gte: 99 }), status({ gt: 99 })]).toEqual(['earned', 'lost']);
    expect(thrownBy(() => status(undefined))).toMatchObject({
      code: 'invalid-option',
      path: ['facts', 'following', 0],
    });
  });

  test('checks its terms without throwing', () => {
    expect(checkEarnBack(rule)).toEqual({ ok: true, value: rule, warnings: [] });
    const check = checkEarnBack({ stages: [{ period: 2, returnPercent: 50 }] });
    expect(check.ok ? '' : check.issues[0]?.hint).toBe('did you mean periods?');
  });

  test('splits an odd cent so that both parts add up', () => {
    const half = { stages: [{ periods: 1, returnPercent: 50 }] };
    const { earnedBack, net } = earnBack(half, { credit: usd('0.03'), following: [true] });
    expect([earnedBack.amount, net.amount]).toEqual(['0.02', '0.01']);
  });

  test('a credit can be earned back unless somebody says that it cannot', () => {
    const facts = { credit: usd('100'), following: [true, true] };
    expect(earnBack(rule, facts).earnedBack).toEqual(usd('50.00'));
  });

  test('rounds in the direction of the rule, and what is left as well', () => {
    const half: EarnBackRule = { stages: [{ periods: 1, returnPercent: 50 }], rounding: 'floor' };
    const { earnedBack, net } = earnBack(half, { credit: usd('0.03'), following: [true] });
    expect([earnedBack.amount, net.amount]).toEqual(['0.01', '0.02']);
    const finer = { credit: usd('0.015'), following: [] };
    expect(earnBack(half, finer).net.amount).toBe('0.01');
    expect(earnBack({ ...half, rounding: undefined }, finer).net.amount).toBe('0.02');
  });

  test('stages may return the whole, and no more', () => {
    const stages = [
      { periods: 1, returnPercent: 60 },
      { periods: 2, returnPercent: 40 },
    ];
    const facts = { credit: usd('10'), following: [true, true] };
    expect(earnBack({ stages }, facts).earnedBack).toEqual(usd('10.00'));
    const more = [...stages, { periods: 3, returnPercent: '0.5' }];
    expect(thrownBy(() => earnBack({ stages: more }, facts))).toMatchObject({
      expected: 'stages that return at most 100 % together',
      received: '100.5 %',
    });
  });

  test.each<[string, unknown, unknown, object]>([
    ['no rule', 5, {}, { path: ['rule'], expected: 'a rule of earn-back' }],
    ['no facts', rule, 5, { path: ['facts'], expected: 'what followed the credit' }],
    [
      'no stages',
      { stages: [] },
      {},
      { path: ['rule', 'stages'], expected: 'a list of stages, 1 to 400 of them' },
    ],
    [
      'stages without end',
      { stages: Array.from({ length: 401 }, () => ({ periods: 1, returnPercent: 0 })) },
      {},
      { path: ['rule', 'stages'], expected: 'a list of stages, 1 to 400 of them' },
    ],
    [
      'a stage that is none',
      { stages: [5] },
      {},
      { path: ['rule', 'stages', 0], expected: 'a stage' },
    ],
    [
      'a stage of more than a year of days',
      { stages: [{ periods: 401, returnPercent: 5 }] },
      {},
      {
        path: ['rule', 'stages', 0, 'periods'],
        expected: 'a whole number of periods, from 1 to 400',
      },
    ],
    [
      'periods that are no list',
      rule,
      { credit: usd('1'), following: 5 },
      {
        path: ['facts', 'following'],
        expected: 'a list of periods: whether each was good, 0 to 4000 of them',
      },
    ],
  ])('%s: told what it should be', (_, given, facts, fault) => {
    expect(thrownBy(() => earnBack(given as EarnBackRule, facts as EarnBackFacts))).toMatchObject(
      fault,
    );
  });

  test.each([
    ['a credit below 0', {}, { credit: usd('-5') }, 'invalid-money', ['facts', 'credit']],
    [
      'a stage of no periods',
      { stages: [{ periods: 0, returnPercent: 50 }] },
      {},
      'invalid-option',
      ['rule', 'stages', 0, 'periods'],
    ],
    [
      'a share above the whole',
      { stages: [{ periods: 1, returnPercent: 101 }] },
      {},
      'invalid-option',
      ['rule', 'stages', 0, 'returnPercent'],
    ],
    [
      'stages of 60 and 60',
      {
        stages: [
          { periods: 1, returnPercent: 60 },
          { periods: 2, returnPercent: 60 },
        ],
      },
      {},
      'invalid-option',
      ['rule'],
    ],
    ['no stages', { stages: [] }, {}, 'invalid-type', ['rule', 'stages']],
    ['a field that nobody reads', { stagez: [] }, {}, 'unknown-field', ['rule', 'stagez']],
    ['a misspelt fact', {}, { eligble: true }, 'unknown-field', ['facts', 'eligble']],
    [
      'a period that is no yes or no',
      {},
      { following: ['good'] },
      'invalid-type',
      ['facts', 'following', 0],
    ],
  ])('%s is refused', (_, changes, facts, code, path) => {
    const call = () =>
      earnBack(
        { ...rule, ...changes } as EarnBackRule,
        { credit: usd('10'), following: [], ...facts } as EarnBackFacts,
      );
    expect(thrownBy(call)).toMatchObject({ code, path });
  });
});
