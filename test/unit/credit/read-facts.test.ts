import { describe, expect, test } from 'vitest';
import {
  assessCredit,
  assessCreditSeries,
  type CreditFacts,
  type CreditGroup,
  type CreditScheme,
  compileScheme,
  type PeriodFacts,
} from '../../../src/credit.js';
import { thrownBy } from '../../oracle/thrown.js';
import { assess } from './assess-scheme.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const tenth: CreditScheme = { rows: [{ remedy: { percent: 10 } }] };
const group: CreditGroup = { rules: { api: tenth, web: tenth }, stacking: 'sum' };

const fault = (scheme: CreditScheme | CreditGroup, facts: unknown) =>
  thrownBy(() => assess(scheme, facts as CreditFacts));

describe('the currency of a period', () => {
  const either: CreditScheme = {
    target: { gte: 99 },
    rows: [
      { lt: 95, remedy: { percent: 10 } },
      { gte: 95, lt: 99, remedy: { money: { amount: '25.00', currency: 'USD' } } },
    ],
  };

  test('lets a percentage be refused once it is owed, and nothing be missing otherwise', () => {
    const paid = (level: number) => assess(either, { level, currency: 'USD' }).amount?.amount;
    expect([paid(99), paid(96)]).toEqual(['0.00', '25.00']);
    expect(thrownBy(() => paid(90))).toMatchObject({ code: 'missing-field', path: ['base'] });
  });

  test('is that of the base and of all sums', () => {
    const base = { amount: '100', currency: 'EUR' };
    const table = { rows: [{ remedy: { percent: 10 } }] };
    expect(thrownBy(() => assess(table, { level: 1, base, currency: 'USD' }))).toMatchObject({
      code: 'currency-mismatch',
      path: ['base', 'currency'],
    });
    expect(thrownBy(() => assess(either, { level: 1, currency: 'EUR' }))).toMatchObject({
      code: 'currency-mismatch',
      path: ['currency'],
      expected: 'USD',
      received: 'EUR',
    });
  });
});

describe('facts that are none are told what they should be', () => {
  test.each<[string, CreditScheme | CreditGroup, unknown, object]>([
    ['facts', tenth, 5, { path: [], expected: 'the facts of a period' }],
    ['facts of a group', group, 5, { path: [], expected: 'the facts of a period' }],
    [
      'a reading',
      group,
      { readings: [null] },
      { path: ['readings', 0], expected: 'a reading such as { rule, level }' },
    ],
    [
      'a reading as text',
      group,
      { readings: ['api'] },
      { path: ['readings', 0], expected: 'a reading such as { rule, level }' },
    ],
    [
      'a period',
      tenth,
      { level: 1, period: 5 },
      { path: ['period'], expected: 'the length of a period' },
    ],
    [
      'a conversion',
      tenth,
      { level: 1, conversion: 5 },
      { path: ['conversion'], expected: 'a conversion' },
    ],
    [
      'a conversion without a rate above 0',
      tenth,
      { level: 1, conversion: { rate: 0, currency: 'EUR' } },
      { code: 'invalid-option', path: ['conversion', 'rate'], expected: 'a value above 0' },
    ],
    [
      'a length that is all excluded',
      tenth,
      { level: 1, period: { length: 5, excluded: 6 } },
      { code: 'invalid-option', path: ['period'], expected: 'a length above what is excluded' },
    ],
    [
      'an exclusion below 0',
      tenth,
      { level: 1, period: { length: 5, excluded: -1 } },
      { code: 'invalid-option', path: ['period', 'excluded'], expected: '0 or more' },
    ],
    [
      'the rule of a reading',
      group,
      {
        readings: [
          { rule: 'api', level: 1 },
          { rule: 'wep', level: 1 },
        ],
      },
      {
        code: 'unknown-reference',
        path: ['readings', 1, 'rule'],
        expected: 'one of the rules api, web',
        hint: 'did you mean web?',
      },
    ],
  ])('%s', (_, scheme, facts, wanted) => {
    expect(fault(scheme, facts)).toMatchObject({ code: 'invalid-type', ...wanted });
  });

  test('ten thousand readings are read, more are not', () => {
    const facts = (count: number) => ({
      readings: Array.from({ length: count }, () => ({ rule: 'api', level: null })),
    });
    expect(assess(group, facts(10_000)).lines.length).toBe(10_000);
    expect(fault(group, facts(10_001))).toMatchObject({
      path: ['readings'],
      expected: 'a list of readings, 0 to 10000 of them',
    });
  });

  test('the scheme comes first, and options last', () => {
    const call = (scheme: unknown, options?: unknown) => () =>
      assessCredit(scheme as never, { level: 1 }, options as never);
    expect(thrownBy(call(tenth))).toMatchObject({
      path: ['scheme'],
      expected: 'a compiled scheme',
    });
    const compiled = compileScheme(tenth);
    expect(thrownBy(call(compiled, { trace: 1 })).path).toEqual(['options', 'trace']);
    expect(assessCredit(compiled, { level: 1 }, { trace: undefined }).trace).toBeNull();
    const throwing = Object.defineProperty({}, 'trace', {
      enumerable: true,
      get: () => {
        throw new Error('a getter');
      },
    });
    expect(thrownBy(call(compiled, throwing))).toMatchObject({
      code: 'invalid-type',
      path: ['options'],
    });
  });
});

describe('the length of a period', () => {
  const scheme: CreditScheme = {
    steps: [{ from: 0, toward: 'above', size: 'period', partial: 'exact', each: { points: 10 } }],
  };
  test('is all of it, unless a part is excluded', () => {
    const points = (period: NonNullable<PeriodFacts['period']>) =>
      assess(scheme, { level: 6, period }).quantities.points;
    // 6 of 30 and 6 of 24 are a fifth and a quarter of 10 points.
    expect([points({ length: 30 }), points({ length: 30, excluded: 6 })]).toEqual(['2', '2.5']);
  });
});

describe('currencies', () => {
  const fixed: CreditScheme = { rows: [{ remedy: { money: usd('5') } }] };
  const hint = 'state every sum in one currency and give a conversion';

  test('the base is in the currency of the scheme', () => {
    expect(fault(fixed, { level: 1, base: eur('1') })).toMatchObject({
      code: 'currency-mismatch',
      path: ['base', 'currency'],
      expected: 'USD',
      received: 'EUR',
      hint,
    });
  });

  test.each(['credit', 'charge'])('a %s of the history is in the currency of the base', (field) => {
    const history = [{ [field]: usd('1') }, { [field]: eur('1') }];
    expect(fault(tenth, { level: 1, base: usd('1'), history })).toMatchObject({
      code: 'currency-mismatch',
      path: ['history', 1, field, 'currency'],
      expected: 'USD',
      received: 'EUR',
    });
  });

  test('where nothing has a currency, the sums of the history are added to nothing and may differ', () => {
    const points: CreditScheme = { rows: [{ remedy: { points: 1 } }] };
    const history = [{ credit: usd('1') }, { credit: eur('1') }];
    expect(assess(points, { level: 1, history }).quantities.points).toBe('1');
  });

  test('what is paid comes in the steps of the scheme', () => {
    const steps: CreditScheme = { ...tenth, increment: '0.05' };
    const expected = 'a currency in which 0.05 is whole minor units';
    const jpy = { amount: '500', currency: 'JPY' };
    expect(fault(steps, { level: 1, base: jpy })).toMatchObject({
      code: 'currency-mismatch',
      path: ['base', 'currency'],
      expected,
      received: 'JPY',
    });
    expect(
      fault(steps, { level: 1, base: usd('1'), conversion: { rate: 150, currency: 'JPY' } }),
    ).toMatchObject({ path: ['conversion', 'currency'], expected });
    expect(fault(steps, { level: 1, currency: 'JPY' }).path).toEqual(['currency']);
    const toDollars = { rate: '0.0065', currency: 'USD' };
    // A tenth of 500 yen is 0.325 dollars: 6.5 steps.
    expect(assess(steps, { level: 1, base: jpy, conversion: toDollars }).amount).toEqual(
      usd('0.35'),
    );
  });

  test('the history of a series settles the currency of its periods', () => {
    const compiled = compileScheme(tenth);
    const series = (history: readonly object[], base = usd('1')) =>
      thrownBy(() => assessCreditSeries(compiled, [{ level: 1, base }], { history }));
    expect(series([{ charge: usd('1'), credit: eur('1') }])).toMatchObject({
      path: ['options', 'history', 0, 'charge', 'currency'],
      expected: 'EUR',
      received: 'USD',
    });
    expect(series([{}, { credit: eur('1') }])).toMatchObject({
      code: 'currency-mismatch',
      path: ['periods', 0, 'base', 'currency'],
      expected: 'EUR',
      received: 'USD',
      hint,
    });
  });
});

describe('the unit of levels in the history', () => {
  const history = [{ level: { durationMs: 60_000 } }];
  const minutes: CreditScheme = { ...tenth, unit: 'minutes' };

  test('is that of the only rule', () => {
    expect(assess(minutes, { level: 1, history }).status).toBe('credited');
  });

  test('is none in a group, whose rules may differ', () => {
    const facts = { readings: [{ rule: 'api', level: 1 }], history };
    expect(fault({ rules: { api: minutes }, stacking: 'sum' }, facts)).toMatchObject({
      code: 'invalid-option',
      path: ['history', 0, 'level'],
      expected: 'a level in the unit of the rule',
    });
    expect(assess({ rules: {}, stacking: 'sum' }, { readings: [] }).status).toBe('unknown');
  });
});
