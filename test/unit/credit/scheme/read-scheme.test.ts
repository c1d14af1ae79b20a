import { describe, expect, test } from 'vitest';
import {
  assessCredit,
  type CreditGroup,
  type CreditScheme,
  checkCreditScheme,
  compileScheme,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const row = { lt: '99.9', remedy: { percent: 30 } };
const table: CreditScheme = { target: { gte: '99.9' }, rows: [row] };
const step = {
  from: 99,
  toward: 'below',
  size: 1,
  partial: 'whole',
  each: { percent: 1 },
} as const;

/** What compile throws; check must list the same first. */
const faultOf = (scheme: unknown) => {
  const error = thrownBy(() => compileScheme(scheme as CreditScheme));
  const result = checkCreditScheme(scheme);
  const [first] = result.ok ? [] : result.issues;
  expect(first).toMatchObject({ code: error.code, path: error.path, severity: 'error' });
  return error;
};

describe('a field that nobody reads', () => {
  // Each of these once changed a payment of 300.00 or 100.00 into one of 1,000.00, in silence.
  test.each([
    ['cap for caps', { ...table, cap: [{ limit: { percent: 10 } }] }, ['cap'], 'caps'],
    ['row for rows', { target: table.target, row: [row] }, ['row'], 'rows'],
    ['capz for caps', { ...table, capz: [] }, ['capz'], 'caps'],
    [
      'minimun for minimum',
      { ...table, minimun: { amount: 1, rule: 'raiseTo' } },
      ['minimun'],
      'minimum',
    ],
    ['factor for factors', { ...table, factor: [{ times: '0.1' }] }, ['factor'], 'factors'],
    [
      'period for periods, in a cap',
      { ...table, caps: [{ limit: { percent: 10 }, period: 12 }] },
      ['caps', 0, 'period'],
      'periods',
    ],
    ['Caps for caps', { ...table, Caps: [] }, ['Caps'], 'caps'],
    ['domian for domain', { ...table, domian: { lte: 100 } }, ['domian'], 'domain'],
    [
      'scop for scope',
      { ...table, caps: [{ limit: { percent: 1 }, scop: 'line' }] },
      ['caps', 0, 'scop'],
      'scope',
    ],
    [
      'withn for within',
      { ...table, factors: [{ repeat: [1, 2], withn: 3 }] },
      ['factors', 0, 'withn'],
      'within',
    ],
    ['ge for gte', { rows: [{ ge: 99, remedy: { percent: 10 } }] }, ['rows', 0, 'ge'], 'gt'],
    ['tot for to', { steps: [{ ...step, tot: 90 }] }, ['steps', 0, 'tot'], 'to'],
    ['pricez for prices', { ...table, pricez: {} }, ['pricez'], 'prices'],
  ])('%s is refused with the nearest name', (_, scheme, path, nearest) => {
    expect(faultOf(scheme)).toMatchObject({
      code: 'unknown-field',
      path,
      hint: `did you mean ${nearest}?`,
    });
  });

  test('max in a remedy is a second kind of remedy, and none that exists', () => {
    expect(faultOf({ rows: [{ remedy: { percent: 10, max: 5 } }] })).toMatchObject({
      code: 'unknown-field',
      path: ['rows', 0, 'remedy', 'max'],
    });
  });
});

describe('a value out of its range', () => {
  const of = (parts: object) => ({ ...table, ...parts });
  test.each([
    [
      'a remedy below 0',
      of({ rows: [{ remedy: { percent: -10 } }] }),
      ['rows', 0, 'remedy', 'percent'],
    ],
    [
      'a sum below 0',
      of({ rows: [{ remedy: { money: usd('-1') } }] }),
      ['rows', 0, 'remedy', 'money'],
    ],
    ['a cap below 0', of({ caps: [{ limit: { percent: -1 } }] }), ['caps', 0, 'limit', 'percent']],
    ['an allocation above 100', of({ allocationPercent: 101 }), ['allocationPercent']],
    ['a multiple below 0', of({ factors: [{ times: -1 }] }), ['factors', 0, 'times']],
    ['no multiples', of({ factors: [{ repeat: [] }] }), ['factors', 0, 'repeat']],
    [
      'a window of no periods',
      of({ factors: [{ repeat: [1], within: 0 }] }),
      ['factors', 0, 'within'],
    ],
    [
      'half a period',
      of({ caps: [{ limit: { percent: 1 }, periods: 1.5 }] }),
      ['caps', 0, 'periods'],
    ],
    ['a minimum below 0', of({ minimum: { amount: -1, rule: 'raiseTo' } }), ['minimum', 'amount']],
    [
      'an unknown currency',
      of({ rows: [{ remedy: { money: { amount: 1, currency: 'ZZZ' } } }] }),
      ['rows', 0, 'remedy', 'money', 'currency'],
    ],
    [
      'a price by nothing',
      of({ prices: { points: { baseDividedBy: 0 } } }),
      ['prices', 'points', 'baseDividedBy'],
    ],
    ['steps of no size', of({ steps: [{ ...step, size: 0 }] }), ['steps', 0, 'size']],
    [
      'steps that end before they begin',
      of({ steps: [{ ...step, to: 99.5 }] }),
      ['steps', 0, 'to'],
    ],
    ['41 digits', of({ roundLevel: { scale: 41, mode: 'floor' } }), ['roundLevel', 'scale']],
    ['an unknown word', of({ overlap: 'worst' }), ['overlap']],
    ['an old word of rounding', of({ rounding: 'half-up' }), ['rounding']],
    ['an unknown unit', of({ unit: 'minute' }), ['unit']],
  ])('%s is refused', (_, scheme, path) => {
    expect(faultOf(scheme).path).toEqual(path);
  });
});

describe('what contradicts itself', () => {
  test.each([
    [
      'bounds that nothing satisfies',
      { rows: [{ gte: 5, lt: 5, remedy: { percent: 1 } }] },
      ['rows', 0],
    ],
    [
      'two currencies',
      {
        rows: [{ lt: 1, remedy: { money: usd('1') } }],
        prices: { points: { money: { amount: 1, currency: 'EUR' } } },
      },
      ['prices', 'points', 'money'],
    ],
    [
      'nested rows of two kinds',
      {
        overlap: 'mostSevere',
        rows: [
          { lt: 9, remedy: { percent: 1 } },
          { lt: 5, remedy: { points: 1 } },
        ],
      },
      ['rows', 1],
    ],
    [
      'steps of two kinds',
      { steps: [step, { ...step, each: { points: 1 } }] },
      ['steps', 1, 'each'],
    ],
    [
      'an initial amount of another kind',
      { steps: [{ ...step, initial: { points: 1 } }] },
      ['steps', 0, 'initial'],
    ],
    [
      'a cap of each line over several periods',
      { caps: [{ limit: { percent: 1 }, scope: 'line', periods: 3 }] },
      ['caps', 0, 'periods'],
    ],
  ])('%s is refused', (_, scheme, path) => {
    expect(faultOf(scheme).path).toEqual(path);
  });

  test('nested rows of two kinds are fine where they share no level', () => {
    const rows = [
      { gte: 9, remedy: { percent: 1 } },
      { lt: 9, remedy: { points: 1 } },
    ];
    expect(checkCreditScheme({ overlap: 'mostSevere', rows }).ok).toBe(true);
  });

  test('allocations above their own limit are refused: no reading of the group is right', () => {
    const group = (a: number, b: number): CreditGroup => ({
      rules: { a: { allocationPercent: a }, b: { allocationPercent: b } },
      stacking: 'sum',
      allocationLimitPercent: 150,
    });
    expect(checkCreditScheme(group(100, 50)).ok).toBe(true);
    // A pool of 150 % may give all of it to one rule.
    expect(checkCreditScheme(group(150, 0)).ok).toBe(true);
    expect(faultOf(group(100, 60))).toMatchObject({
      code: 'invalid-option',
      path: ['allocationLimitPercent'],
      expected: 'at least 160, what the rules allocate together',
      received: '150',
    });
  });

  test('the best of remedies without a price is not known, so a group is asked for the price', () => {
    const group: CreditGroup = {
      rules: {
        a: { rows: [{ remedy: { percent: 1 } }] },
        b: { rows: [{ remedy: { points: 1 } }] },
      },
      stacking: 'best',
    };
    expect(faultOf(group)).toMatchObject({ code: 'missing-field', path: ['prices', 'points'] });
    expect(checkCreditScheme({ ...group, prices: { points: { percent: 1 } } }).ok).toBe(true);
  });
});

describe('shapes', () => {
  test.each([null, 'rows', 5, [], { rows: {} }, { rows: [null] }, { rows: [{ remedy: null }] }])(
    '%j is no scheme',
    (scheme) => {
      faultOf(scheme);
    },
  );

  test('a fault of each field is told at once', () => {
    const result = checkCreditScheme({
      target: { gte: 'high' },
      rows: [{ remedy: { percent: -1 } }, { remedi: {} }],
      caps: 'none',
      capz: [],
    });
    expect(result.ok).toBe(false);
    const paths = result.ok ? [] : result.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['capz', 'target.gte', 'rows.0.remedy.percent', 'rows.1.remedi', 'caps']);
  });

  test('fields that are undefined count as left out', () => {
    const scheme: CreditScheme = {
      ...table,
      caps: undefined,
      minimum: undefined,
      steps: undefined,
    };
    expect(assessCredit(compileScheme(scheme), { level: 99 }).creditPercent).toBe('30');
  });

  test('a rule may have any name, also that of a prototype', () => {
    const rules = JSON.parse('{"__proto__": {"rows": [{"remedy": {"points": 2}}]}}');
    const compiled = compileScheme({ rules, stacking: 'sum' });
    const readings = [{ rule: '__proto__', level: 1 }];
    expect(assessCredit(compiled, { readings }).quantities.points).toBe('2');
  });

  test('a thousand rows are read and checked, more are not', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        gte: index,
        lt: index + 1,
        remedy: { percent: 1 },
      }));
    expect(checkCreditScheme({ rows: rows(1000) }).ok).toBe(true);
    expect(faultOf({ rows: rows(1001) }).path).toEqual(['rows']);
  });
});

describe('a share', () => {
  const scheme = compileScheme({
    rows: [{ remedy: { percent: 50 } }],
    factors: [{ input: 'affected', share: true }],
  });
  const at = (affected: unknown) => () =>
    assessCredit(scheme, { level: 0, factors: { affected: affected as number } });

  test('is taken from 0 to 1, and 40 that was meant as 40 % is refused', () => {
    expect(at('0.4')().creditPercent).toBe('20');
    expect(at({ amount: 40, per: 100 })().creditPercent).toBe('20');
    expect(thrownBy(at(40))).toMatchObject({
      code: 'invalid-option',
      path: ['factors', 'affected'],
      hint: 'write 40 % as 0.4, or as { amount: 40, per: 100 }',
    });
  });

  test('is not a number of units, which may be any', () => {
    const units = compileScheme({
      rows: [{ remedy: { points: 1 } }],
      factors: [{ input: 'units' }],
    });
    expect(assessCredit(units, { level: 0, factors: { units: 40 } }).quantities.points).toBe('40');
    expect(thrownBy(() => assessCredit(units, { level: 0, factors: { units: -1 } })).path).toEqual([
      'factors',
      'units',
    ]);
  });
});

describe('a unit', () => {
  const scheme = compileScheme({
    unit: 'minutes',
    target: { lte: 0 },
    steps: [{ from: 0, toward: 'above', size: 30, partial: 'started', each: { percent: 5 } }],
  });

  test('lets a length of time be a level: 300 minutes are ten steps of 30', () => {
    const level = { durationMs: 300 * 60_000 };
    expect(assessCredit(scheme, { level, base: usd('500') }).amount).toEqual(usd('250.00'));
  });

  test('refuses a percentage where minutes are meant, and a length where no unit is stated', () => {
    expect(thrownBy(() => assessCredit(scheme, { level: { good: 1, total: 2 } }))).toMatchObject({
      code: 'invalid-option',
      path: ['level'],
      expected: 'a level in minutes',
    });
    const unitless = compileScheme(table);
    expect(thrownBy(() => assessCredit(unitless, { level: { durationMs: 5 } })).path).toEqual([
      'level',
    ]);
  });

  test('of percent makes a target of 0.999 doubtful', () => {
    const codes = (target: string) =>
      checkCreditScheme({ unit: 'percent', target: { gte: target } }).warnings.map(
        ({ code }) => code,
      );
    expect(codes('0.999')).toContain('percent-like-ratio');
    expect(codes('99.9')).not.toContain('percent-like-ratio');
  });
});
