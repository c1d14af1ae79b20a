import { describe, expect, test } from 'vitest';
import { type EarnBackFacts, type EarnBackRule, earnBack } from '../../../../src/credit.js';
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

  test('splits an odd cent so that both parts add up', () => {
    const half = { stages: [{ periods: 1, returnPercent: 50 }] };
    const { earnedBack, net } = earnBack(half, { credit: usd('0.03'), following: [true] });
    expect([earnedBack.amount, net.amount]).toEqual(['0.02', '0.01']);
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
