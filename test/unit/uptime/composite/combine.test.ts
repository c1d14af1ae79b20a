import { describe, expect, test } from 'vitest';
import { combineSlis } from '../../../../src/uptime.js';
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
