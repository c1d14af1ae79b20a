import { describe, expect, test } from 'vitest';
import {
  type AssessOptions,
  assessCredit,
  type CreditFacts,
  type CreditGroup,
  type CreditReading,
  type CreditScheme,
  compileScheme,
} from '../../../src/credit.js';
import { thrownBy } from '../../oracle/thrown.js';
import { assess } from './assess-scheme.js';

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

describe('what is not a plain level', () => {
  test('four kinds of not knowing are kept apart', () => {
    const domain = { gte: 0, lte: 100 };
    const at = (level: number | null, excused = false) =>
      assess({ ...table, domain }, { level, base, excused });
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

  test('a missing report counts as a failure where the terms say so', () => {
    const result = assess({ ...table, whenUnknown: { percent: 5 } }, { level: null, base });
    expect([result.status, result.missed, result.amount]).toEqual(['credited', true, usd('50.00')]);
  });

  test('a percentage needs no base, an amount does', () => {
    const result = assess(table, { level: 98 });
    expect([result.creditPercent, result.amount]).toEqual(['25', null]);
  });

  test('a percentage of a base of zero is kept and capped as any other', () => {
    const caps = [{ limit: { percent: 20 } }];
    const result = (scheme: CreditScheme) => assess(scheme, { level: 98, base: usd('0') });
    expect(result(table).creditPercent).toBe('25');
    expect(result({ ...table, caps }).creditPercent).toBe('20');
    expect(result(table).amount).toEqual(usd('0.00'));
  });
});

describe('several rules', () => {
  const group = (stacking: 'sum' | 'best'): CreditGroup => ({
    rules: {
      uptime: { target: { gte: 99 }, rows: [{ lt: 99, remedy: { percent: 5 } }] },
      support: { target: { lte: 0 }, rows: [{ gt: 0, remedy: { money: usd('30') } }] },
    },
    stacking,
  });
  const readings = [
    { rule: 'uptime', level: 98 },
    { rule: 'support', level: 2 },
  ];

  test('credits add up, or only the best is given', () => {
    const amount = (stacking: 'sum' | 'best') => assess(group(stacking), { readings, base }).amount;
    expect([amount('sum'), amount('best')]).toEqual([usd('80.00'), usd('50.00')]);
  });

  test('what is certain is paid, what is not is shown', () => {
    const result = assess(group('sum'), {
      readings: [
        { rule: 'uptime', level: 98 },
        { rule: 'support', level: null },
      ],
      base,
    });
    expect([result.status, result.amount]).toEqual(['credited', usd('50.00')]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['no-data']);
  });

  test('a reading of a rule that the group does not have is refused, also one that every object has', () => {
    const read = (rule: string) => () =>
      assess(group('sum'), { readings: [{ rule, level: 1 }], base });
    expect(read('uptme')).toThrow('uptime, support');
    expect(read('toString')).toThrow('uptime, support');
  });

  test('stacking has no default, since contracts differ', () => {
    const { stacking: _, ...rest } = group('sum');
    expect(() => assess(rest as CreditGroup, { readings, base })).toThrow('stacking');
  });

  test('no readings leave the credit unknown', () => {
    expect(assess(group('sum'), { readings: [], base }).status).toBe('unknown');
  });
});

describe('facts', () => {
  const scheme = compileScheme(table);
  const thrown = (facts: unknown, options?: unknown) =>
    thrownBy(() => assessCredit(scheme, facts as CreditFacts, options as AssessOptions));

  test('a level without data is unknown, and no exception', () => {
    const statusOf = (level: CreditReading['level']) =>
      assessCredit(scheme, { level, base }).status;
    expect(statusOf(null)).toBe('unknown');
    // What a month without a single ticket or request gives.
    expect(statusOf({ good: 0, total: 0 })).toBe('unknown');
    expect(statusOf({ mean: ['99', { good: 0, total: 0 }] })).toBe('unknown');
    expect(thrown({ level: { good: 3, total: 0 } })).toMatchObject({
      code: 'invalid-option',
      path: ['level', 'total'],
    });
  });

  test.each([
    ['a field that nobody reads', { level: 1, baze: base }, 'unknown-field', ['baze']],
    ['no level', { base }, 'missing-field', ['level']],
    ['a base below zero', { level: 1, base: usd('-20') }, 'invalid-money', ['base']],
    [
      'no such currency',
      { level: 1, base: { amount: 1, currency: 'ZZZ' } },
      'invalid-money',
      ['base', 'currency'],
    ],
    [
      'the rule of a reading of a scheme of one rule',
      { readings: [{ rule: 'a', level: 1 }] },
      'unknown-field',
      ['readings', 0, 'rule'],
    ],
    ['readings beside a level', { level: 1, readings: [] }, 'unknown-field', ['level']],
    [
      'why there is no level, beside one',
      { level: 1, absence: 'notReported' },
      'invalid-option',
      ['absence'],
    ],
    [
      'a multiple that no factor asks for',
      { level: 1, factors: { users: 1 } },
      'unknown-field',
      ['factors', 'users'],
    ],
    ['a level that is none', { level: true }, 'invalid-type', ['level']],
    [
      'a rate of zero',
      { level: 1, base, conversion: { rate: 0, currency: 'EUR' } },
      'invalid-option',
      ['conversion', 'rate'],
    ],
    [
      'a conversion into nothing',
      { level: 1, base, conversion: { rate: 1 } },
      'missing-field',
      ['conversion', 'currency'],
    ],
    [
      'a period of no length',
      { level: 1, period: { length: 5, excluded: 5 } },
      'invalid-option',
      ['period'],
    ],
    [
      'a history of another currency',
      { level: 1, base, history: [{ credit: { amount: 1, currency: 'EUR' } }] },
      'currency-mismatch',
      ['history', 0, 'credit', 'currency'],
    ],
    [
      'a misspelt period',
      { level: 1, history: [{ mised: true }] },
      'unknown-field',
      ['history', 0, 'mised'],
    ],
  ])('%s is refused where it stands', (_, facts, code, path) => {
    expect(thrown(facts)).toMatchObject({ code, path });
  });

  test('an option that nobody reads is refused', () => {
    expect(thrown({ level: 1 }, { tracs: true })).toMatchObject({
      code: 'unknown-field',
      path: ['options', 'tracs'],
      hint: 'did you mean trace?',
    });
    expect(thrown({ level: 1 }, { trace: 'yes' })).toMatchObject({ path: ['options', 'trace'] });
  });

  test('a scheme that was not compiled is told so', () => {
    expect(thrownBy(() => assessCredit(table as never, { level: 1 }))).toMatchObject({
      code: 'invalid-type',
      hint: 'compile it once: compileScheme(scheme)',
    });
  });

  test('a base is asked for only by what is taken of it', () => {
    // A fixed sum needs none; a percentage beside sums does.
    const fixed: CreditScheme = { rows: [{ lt: 99, remedy: { money: usd('25.00') } }] };
    expect(assess(fixed, { level: 98 }).amount).toEqual(usd('25.00'));
    const either: CreditScheme = {
      rows: [
        { lt: 95, remedy: { percent: 10 } },
        { gte: 95, lt: 99, remedy: { money: usd('25.00') } },
      ],
    };
    expect(assess(either, { level: 98 }).amount).toEqual(usd('25.00'));
    expect(thrownBy(() => assess(either, { level: 90 }))).toMatchObject({
      code: 'missing-field',
      path: ['base'],
    });
  });

  test('hours of service stay hours of service, and are worth what the contract says', () => {
    // Eight hours, as Graylog grants them; of a month of 730 hours and 365.00 they are 4.00.
    const hours = { target: { gte: 99 }, rows: [{ lt: 99, remedy: { serviceHours: 8 } }] };
    const { quantities, amount } = assess(hours, { level: 98 });
    expect([quantities.serviceHours, amount]).toEqual(['8', null]);
    const priced = { ...hours, prices: { serviceHours: { baseDividedBy: 730 } } };
    expect(assess(priced, { level: 98, base: usd('365.00') })).toMatchObject({
      quantities: { serviceHours: '8' },
      amount: usd('4.00'),
    });
  });

  test('a trace is written when it is asked for, and then stage by stage', () => {
    expect(assessCredit(scheme, { level: 98, base }).trace).toBeNull();
    expect(assessCredit(scheme, { level: 98, base }, { trace: true }).trace).toEqual([
      { stage: 'level', rule: null, index: null, unit: 'percent', before: '98', after: '98' },
      { stage: 'rows', rule: null, index: 1, unit: 'percent', before: null, after: '25' },
      { stage: 'rounding', rule: null, index: null, unit: 'USD', before: '250', after: '250' },
    ]);
  });
});
