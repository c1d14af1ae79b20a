import { describe, expect, test } from 'vitest';
import { readerOf } from '../../../../src/core/read.js';
import { readScheme } from '../../../../src/credit/scheme/read-scheme.js';
import { checkCreditScheme } from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const row = { lt: 99, remedy: { percent: 10 } };
const step = {
  from: 99,
  toward: 'below',
  size: 1,
  partial: 'whole',
  each: { percent: 1 },
};
const cap = { limit: { percent: 10 } };
const price = (points: unknown) => ({ prices: { points } });
const many = (count: number, one: unknown) => Array.from({ length: count }, () => one);
const group = (parts: object) => ({ rules: { a: { rows: [row] } }, stacking: 'sum', ...parts });

const periods = 'a whole number of periods, from 1 to 400';
const remedies =
  'a remedy with exactly one of percent, money, serviceHours, serviceDays, freeMonths, points';
const ROUNDINGS =
  'one of halfAwayFromZero, halfEven, halfOdd, halfTowardPositive, halfTowardNegative, halfTowardZero, ceiling, floor, awayFromZero, towardZero';
const words = (text: string) =>
  text
    .replace(/^one of /, '')
    .split(', ')
    .sort();

/** What check lists first. */
const firstOf = (scheme: unknown) => {
  const result = checkCreditScheme(scheme);
  return result.ok ? undefined : result.issues[0];
};

describe('a scheme says of each part what it should be', () => {
  test.each<[string, unknown, readonly (string | number)[], string]>([
    ['a scheme', 5, [], 'a credit scheme'],
    ['rows', { rows: 5 }, ['rows'], 'a list of rows, 0 to 1000 of them'],
    ['a row', { rows: [5] }, ['rows', 0], 'a row'],
    ['a remedy', { rows: [{ remedy: {} }] }, ['rows', 0, 'remedy'], remedies],
    [
      'a unit',
      { unit: 'weeks' },
      ['unit'],
      'one of percent, count, money, points, milliseconds, seconds, minutes, hours, days',
    ],
    ['who decides', { decidedBy: 'steps' }, ['decidedBy'], 'one of target, rows'],
    ['an overlap', { overlap: 'worst' }, ['overlap'], 'one of report, mostSevere'],
    ['a rounding of levels', { roundLevel: 5 }, ['roundLevel'], 'a rounding'],
    [
      'digits',
      { roundLevel: { scale: 41, mode: 'floor' } },
      ['roundLevel', 'scale'],
      'a whole number of digits, from 0 to 40',
    ],
    ['an allocation', { allocationPercent: -1 }, ['allocationPercent'], '0 or more'],
    [
      'factors',
      { factors: many(21, { times: 1 }) },
      ['factors'],
      'a list of factors, 0 to 20 of them',
    ],
    [
      'a factor',
      { factors: [{}] },
      ['factors', 0],
      'a factor with exactly one of times, timesPercent, input, repeat',
    ],
    [
      'a multiple in percent',
      { factors: [{ timesPercent: -1 }] },
      ['factors', 0, 'timesPercent'],
      '0 or more',
    ],
    [
      'the name of a multiple',
      { factors: [{ input: '' }] },
      ['factors', 0, 'input'],
      'an id of at least one character',
    ],
    [
      'whether it is a share',
      { factors: [{ input: 'a', share: 1 }] },
      ['factors', 0, 'share'],
      'true or false',
    ],
    [
      'multiples',
      { factors: [{ repeat: [] }] },
      ['factors', 0, 'repeat'],
      'a list of multiples, 1 to 400 of them',
    ],
    [
      'more multiples',
      { factors: [{ repeat: many(401, 1) }] },
      ['factors', 0, 'repeat'],
      'a list of multiples, 1 to 400 of them',
    ],
    [
      'a window of misses',
      { factors: [{ repeat: [1], within: 401 }] },
      ['factors', 0, 'within'],
      periods,
    ],
    ['steps', { steps: many(101, step) }, ['steps'], 'a list of steps, 0 to 100 of them'],
    ['a step', { steps: [5] }, ['steps', 0], 'a step'],
    [
      'a direction',
      { steps: [{ ...step, toward: 'down' }] },
      ['steps', 0, 'toward'],
      'one of below, above',
    ],
    [
      'a part of a step',
      { steps: [{ ...step, partial: 'half' }] },
      ['steps', 0, 'partial'],
      'one of started, whole, exact',
    ],
    [
      'the size of a step',
      { steps: [{ ...step, size: 0 }] },
      ['steps', 0, 'size'],
      'a value above 0',
    ],
    [
      'the end of steps down',
      { steps: [{ ...step, to: 99 }] },
      ['steps', 0, 'to'],
      'a level below from',
    ],
    [
      'the end of steps up',
      { steps: [{ ...step, toward: 'above', to: 98 }] },
      ['steps', 0, 'to'],
      'a level above from',
    ],
    [
      'a second step',
      { steps: [step, { ...step, each: { points: 1 } }] },
      ['steps', 1, 'each'],
      'a remedy in percent, as the other steps',
    ],
    [
      'a first amount',
      { steps: [{ ...step, initial: { points: 1 } }] },
      ['steps', 0, 'initial'],
      'a remedy in percent, as the other steps',
    ],
    ['what is not known', { whenUnknown: 5 }, ['whenUnknown'], 'a remedy'],
    ['prices', { prices: 5 }, ['prices'], 'the prices of remedies in kind'],
    [
      'a price',
      price({}),
      ['prices', 'points'],
      'a price with exactly one of percent, money, baseDividedBy',
    ],
    ['a price in percent', price({ percent: -1 }), ['prices', 'points', 'percent'], '0 or more'],
    [
      'a price by division',
      price({ baseDividedBy: 0 }),
      ['prices', 'points', 'baseDividedBy'],
      'a value above 0',
    ],
    ['caps', { caps: many(51, cap) }, ['caps'], 'a list of caps, 0 to 50 of them'],
    ['a cap', { caps: [5] }, ['caps', 0], 'a cap'],
    ['the limit of a cap', { caps: [{ limit: {} }] }, ['caps', 0, 'limit'], remedies],
    [
      'the scope of a cap',
      { caps: [{ ...cap, scope: 'all' }] },
      ['caps', 0, 'scope'],
      'one of total, line',
    ],
    ['the periods of a cap', { caps: [{ ...cap, periods: 401 }] }, ['caps', 0, 'periods'], periods],
    [
      'the periods of a cap of each line',
      { caps: [{ ...cap, scope: 'line', periods: 2 }] },
      ['caps', 0, 'periods'],
      '1 for a cap of each line',
    ],
    ['a minimum', { minimum: 5 }, ['minimum'], 'a minimum'],
    [
      'the rule of a minimum',
      { minimum: { amount: 1, rule: 'keep' } },
      ['minimum', 'rule'],
      'one of suppressUnlessAbove, suppressBelow, raiseTo',
    ],
    [
      'the test of a minimum',
      { minimum: { amount: 1, rule: 'raiseTo', test: 'before' } },
      ['minimum', 'test'],
      'one of beforeRounding, afterRounding',
    ],
    ['rules', group({ rules: 5 }), ['rules'], 'rules by name'],
    ['a rule', group({ rules: { a: 5 } }), ['rules', 'a'], 'a rule'],
    ['stacking', group({ stacking: 'worst' }), ['stacking'], 'one of sum, best'],
    [
      'a limit of allocations',
      group({ allocationLimitPercent: -1 }),
      ['allocationLimitPercent'],
      '0 or more',
    ],
    ['a step of nothing', { increment: 0 }, ['increment'], 'a value above 0'],
    [
      'an allocation above everything',
      { allocationPercent: '100.1' },
      ['allocationPercent'],
      'a percentage from 0 to 100',
    ],
    [
      'an allocation of a group',
      group({ rules: { a: { allocationPercent: 101 } } }),
      ['rules', 'a', 'allocationPercent'],
      'a percentage from 0 to 100',
    ],
  ])('%s', (_, scheme, path, expected) => {
    expect(firstOf(scheme)).toMatchObject({ severity: 'error', path, expected });
  });

  test.each([
    [{ rounding: 'half-up' }, ['rounding']],
    [{ roundLevel: { scale: 1, mode: 'half-up' } }, ['roundLevel', 'mode']],
  ])('%j: every mode of rounding is named', (scheme, path) => {
    const issue = firstOf(scheme);
    expect(issue?.path).toEqual(path);
    expect(words(issue?.expected ?? '')).toEqual(words(ROUNDINGS));
  });

  test.each<[string, unknown, object]>([
    [
      'a cap of each line over periods',
      { caps: [{ ...cap, scope: 'line', periods: 2 }] },
      { code: 'invalid-option', received: '2', hint: 'the history is not kept by line' },
    ],
    [
      'an allocation above everything',
      { allocationPercent: 101 },
      { code: 'invalid-option', hint: 'a pool of more than 100 states its allocationLimitPercent' },
    ],
    [
      'allocations above their limit',
      // Without an allocation a rule is allocated everything: 100 and 50 are 150.
      { ...group({ rules: { a: {}, b: { allocationPercent: 50 } } }), allocationLimitPercent: 149 },
      {
        code: 'invalid-option',
        expected: 'at least 150, what the rules allocate together',
        received: '149',
        hint: 'a rule without allocationPercent is allocated 100',
      },
    ],
    [
      'the best of what has no price',
      {
        rules: {
          a: { rows: [row] },
          b: { steps: [{ ...step, each: { points: 1 } }] },
          c: { whenUnknown: { freeMonths: 1 } },
        },
        stacking: 'best',
        prices: { points: { percent: 1 } },
      },
      {
        code: 'missing-field',
        path: ['prices', 'freeMonths'],
        expected: 'the price of freeMonths, to find the best of percent and points and freeMonths',
      },
    ],
    [
      'steps of another kind',
      { steps: [step, { ...step, each: { points: 1 } }] },
      { code: 'invalid-option', received: 'points' },
    ],
    [
      'overlapping rows of two kinds',
      {
        overlap: 'mostSevere',
        rows: [
          { gte: 90, remedy: { points: 1 } },
          { lt: 90, remedy: { percent: 1 } },
          { lte: 90, remedy: { percent: 2 } },
        ],
      },
      {
        code: 'invalid-option',
        path: ['rows', 2],
        expected: 'a remedy in points, as in row 0 that shares levels with it',
        received: 'percent',
        hint: 'the most severe of overlapping rows is only known among remedies of one kind',
      },
    ],
    ['a group that has no rules', { stacking: 'sum' }, { code: 'missing-field', path: ['rules'] }],
    ['a group that does not stack', { rules: {} }, { code: 'missing-field', path: ['stacking'] }],
    [
      'two currencies',
      {
        rows: [{ remedy: { money: usd('1') } }],
        caps: [{ limit: { money: { amount: 1, currency: 'EUR' } } }],
      },
      {
        code: 'currency-mismatch',
        path: ['caps', 0, 'limit', 'money'],
        expected: 'an amount in USD',
      },
    ],
  ])('%s', (_, scheme, fault) => {
    expect(firstOf(scheme)).toMatchObject(fault);
  });

  test('the currency of the agreement around a scheme is that of its sums', () => {
    const read = (currency: string) =>
      readScheme(readerOf({ rows: [{ remedy: { money: usd('1') } }] }), { currency });
    expect(read('USD').currency).toBe('USD');
    expect(thrownBy(() => read('EUR')).expected).toBe('an amount in EUR');
  });
});

describe('at its limits a scheme is one', () => {
  test.each<[string, object]>([
    ['a hundred percent allocated', { allocationPercent: 100 }],
    ['twenty factors', { factors: many(20, { times: 1 }) }],
    ['a year of multiples', { factors: [{ repeat: many(400, 1), within: 400 }] }],
    ['a hundred steps', { steps: many(100, step) }],
    ['fifty caps', { caps: many(50, cap) }],
    ['a cap of each line over one period', { caps: [{ ...cap, scope: 'line', periods: 1 }] }],
    ['a cap over a year of days', { caps: [{ ...cap, periods: 400 }] }],
    ['forty digits', { roundLevel: { scale: 40, mode: 'floor' } }],
    ['no rules', { rules: {}, stacking: 'best' }],
    [
      'allocations up to their limit',
      { ...group({ rules: { a: {}, b: { allocationPercent: 50 } } }), allocationLimitPercent: 150 },
    ],
    [
      'one kind without a price',
      { rules: { a: { rows: [{ remedy: { points: 1 } }] } }, stacking: 'best' },
    ],
    [
      'a sum of kinds without a price',
      group({ rules: { a: { rows: [row] }, b: { whenUnknown: { points: 1 } } } }),
    ],
    ['overlapping rows of two kinds that are reported', { rows: [row, { remedy: { points: 1 } }] }],
  ])('%s', (_, scheme) => {
    expect(checkCreditScheme(scheme).ok).toBe(true);
  });

  test.each(['percent', 'count', 'money', 'milliseconds', 'seconds', 'minutes', 'hours', 'days'])(
    'levels in %s',
    (unit) => {
      expect(checkCreditScheme({ unit }).ok).toBe(true);
    },
  );
});
