import { describe, expect, test } from 'vitest';
import { composeAvailability, errorBudget } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { JUNE_1, june, refusal } from '../month.js';

describe('figures', () => {
  test('of what was reached are rounded down, so that 100 means perfect', () => {
    const at = (lost: number) =>
      june({}, { outages: [[JUNE_1, JUNE_1 + lost]] }, { digits: 2 }).availabilityPercent;
    expect(at(1)).toBe('99.99');
    expect(at(0)).toBe('100');
  });

  test('of what was spent are rounded up, so that an overspent budget shows', () => {
    // One event more than a budget of 10^9: 100.0000001 %.
    expect(errorBudget({ allowed: 1_000_000_000, bad: 1_000_000_001 })).toMatchObject({
      consumedPercent: '100.000001',
      remainingPercent: '-0.000001',
      withinBudget: false,
    });
  });

  test('that belong together add up as they are written', () => {
    // A third of the budget is spent.
    const budget = errorBudget({ allowed: 3, bad: 1 }, { digits: 2 });
    expect(budget).toMatchObject({ consumedPercent: '33.34', remainingPercent: '66.66' });
    // One of 259 200 000 parts of ten milliseconds is lost.
    const { availabilityPercent, downtimePercent } = june({}, { outages: [[JUNE_1, JUNE_1 + 10]] });
    expect([availabilityPercent, downtimePercent]).toEqual(['99.999999', '0.000001']);
  });

  test('are rounded by any mode of the house, and keep their zeros when told so', () => {
    const percent = (rounding: 'floor' | 'halfAwayFromZero' | 'ceiling') =>
      composeAvailability(
        { system: { availabilityPercent: '99.985' } },
        { digits: 2, rounding, fixed: true },
      ).availabilityPercent;
    expect([percent('floor'), percent('halfAwayFromZero'), percent('ceiling')]).toEqual([
      '99.98',
      '99.99',
      '99.99',
    ]);
    expect(
      composeAvailability({ system: '100' }, { digits: 2, fixed: true }).availabilityPercent,
    ).toBe('100.00');
  });

  test('have 0 to 40 digits, and modes by their own names', () => {
    expect(() => june({}, {}, { digits: 41 })).toThrowError(
      refusal('invalid-option', ['options', 'digits']),
    );
    expect(() => june({}, {}, { rounding: 'half-up' as 'floor' })).toThrowError(
      refusal('invalid-option', ['options', 'rounding']),
    );
  });
});

describe('figures in whole numbers', () => {
  test('go up to 2^53 - 1', () => {
    const whole = (allowed: string) => errorBudget({ allowed, bad: 0 }).allowedWhole;
    expect(whole('9007199254740991')).toBe(2 ** 53 - 1);
    expect(thrownBy(() => whole('9007199254740992'))).toMatchObject({
      code: 'result-out-of-range',
      path: [],
      expected: 'figures whose result is below 2^53',
      received: 'a result of 16 digits',
    });
  });

  test('name the range of digits', () => {
    expect(thrownBy(() => june({}, {}, { digits: 41 })).expected).toBe(
      'a whole number of digits, from 0 to 40',
    );
    expect(thrownBy(() => errorBudget({ allowed: 1 }, null as never)).expected).toBe('options');
  });

  test('have six digits and no needless zeros where nothing else is said', () => {
    // 1/3 and 1/2.
    expect(errorBudget({ allowed: 3, bad: 2 }).remainingRatio).toBe('0.333333');
    expect(errorBudget({ allowed: 2, bad: 1 }).remainingRatio).toBe('0.5');
  });
});
