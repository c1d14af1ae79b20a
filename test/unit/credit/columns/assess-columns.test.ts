import { expect, test } from 'vitest';
import {
  assessCreditColumns,
  type CreditColumns,
  type CreditGroup,
  type CreditScheme,
  compileScheme,
} from '../../../../src/credit.js';

const ROWS: CreditScheme = {
  target: { gte: '99.9' },
  rows: [
    { gte: '99', lt: '99.9', remedy: { percent: 10 } },
    { lt: '99', remedy: { percent: 30 } },
  ],
};
const COLUMNS: CreditColumns = {
  good: [999, 998, 989],
  total: [1000, 1000, 1000],
  base: 8000,
  currency: 'EUR',
};

const assess = (scheme: CreditScheme | CreditGroup, columns: object = COLUMNS) =>
  assessCreditColumns(compileScheme(scheme), columns as CreditColumns);

test('lists and typed arrays are columns alike, and so is one base for all', () => {
  // 10 % and 30 % of 80.00.
  expect(Array.from(assess(ROWS).amounts)).toEqual([0, 800, 2400]);
  const typed = {
    good: Int32Array.of(999, 998, 989),
    total: Float64Array.of(1000, 1000, 1000),
    base: Uint32Array.of(8000, 4000, 100),
    currency: 'EUR',
  };
  expect(Array.from(assess(ROWS, typed).amounts)).toEqual([0, 400, 30]);
});

test('one failure in a billion more than allowed is a miss, however large the counts are', () => {
  const total = 9_007_199_254_740_000;
  const good = 8_998_192_055_485_260;
  const columns = { good: [good, good - 1], total: [total, total], base: 100, currency: 'EUR' };
  expect(Array.from(assess(ROWS, columns).missed)).toEqual([0, 1]);
});

test('a level is read by its shortest text', () => {
  const columns = { level: [99.9, 99.89999999999999, Number.NaN], base: 100, currency: 'EUR' };
  const { names, statuses } = assess(ROWS, columns);
  expect(Array.from(statuses, (status) => names[status])).toEqual(['met', 'credited', 'unknown']);
});

test('a bound with more digits than a number has is met by no number beside it', () => {
  const scheme = { target: { gte: '99.90000000000000000001' }, rows: [] };
  const { missed } = assess(scheme, { level: [99.9, 99.91], base: 0, currency: 'EUR' });
  expect(Array.from(missed)).toEqual([1, 0]);
});

test('a sum has no percentage of a base of 0, and none in kind has no amount', () => {
  const sum = { rows: [{ lt: 99, remedy: { money: { amount: 5, currency: 'EUR' } } }] };
  const columns = { level: [98], base: [0], currency: 'EUR' };
  expect(assess(sum, columns)).toMatchObject({ amounts: Float64Array.of(500) });
  expect(assess(sum, columns).creditPercents).toEqual(Float64Array.of(Number.NaN));
  const rights = { rows: [{ lt: 99, rights: ['a report'] }] };
  expect(assess(rights, columns).amounts).toEqual(Float64Array.of(Number.NaN));
});

test.each<readonly [part: string, terms: CreditScheme]>([
  ['roundLevel', { roundLevel: { scale: 2, mode: 'floor' } }],
  [
    'steps',
    { steps: [{ from: 99, toward: 'below', size: 1, partial: 'whole', each: { percent: 1 } }] },
  ],
  ['formula', { formula: { percent: 'level' } }],
  ['rows', { rows: [{ lt: 99, remedy: { points: 1 } }] }],
  ['rows', { rows: [{ lt: 99, when: { priority: 'P1' }, remedy: { percent: 1 } }] }],
  ['rows', { unit: 'hours', rows: [{ gt: { percentOfPeriod: 1 }, remedy: { percent: 1 } }] }],
  ['whenUnknown', { whenUnknown: { freeMonths: 1 } }],
  ['factors', { factors: [{ repeat: [1, 2] }] }],
  ['factors', { factors: [{ input: 'users' }] }],
  ['caps', { caps: [{ limit: { percent: 50 }, periods: 12 }] }],
  ['caps', { caps: [{ limit: { percent: 50 }, window: 'term' }] }],
  ['caps', { caps: [{ limit: { points: 50 } }] }],
  ['onePer', { onePer: 'incident' }],
])('a scheme that is not plain is refused by its part: %s', (part, terms) => {
  expect(() => assess({ rows: [], ...terms })).toThrow(`scheme.${part}: expected rows of`);
});

test('a group is refused', () => {
  expect(() => assess({ rules: { up: ROWS }, stacking: 'sum' })).toThrow('scheme.rules: ');
});

test.each<readonly [message: string, columns: object]>([
  ['columns.total: expected a column of 3 rows, as the others, received 2 rows', { total: [1, 2] }],
  ['columns.base: expected a column of 3 rows', { base: [1] }],
  ['columns.base[1]: expected whole minor units, 0 or more, received 1.5', { base: [0, 1.5, 2] }],
  ['columns.base: expected whole minor units, 0 or more, received -1', { base: -1 }],
  ['columns.good[2]: expected 0 or more, received -1', { good: [1, 1, -1] }],
  ['columns.good[0]: expected 0 or more, received NaN', { good: [Number.NaN, 1, 1] }],
  [
    'columns.good[0]: expected 0 or more, received a bigint',
    { good: BigInt64Array.of(1n, 1n, 1n) },
  ],
  ['columns.total[1]: expected a value above 0, received 0', { total: [1000, 0, 1] }],
  ['columns.currency: ', { currency: 'eur' }],
  ['columns.good: expected either levels or counts', { level: [1, 2, 3] }],
  ['columns.total: expected the columns good and total, or level', { total: undefined }],
  ['columns.rate: expected one of', { rate: [] }],
])('columns are refused with their place: %s', (message, columns) => {
  expect(() => assess(ROWS, { ...COLUMNS, ...columns })).toThrow(message);
});

test('a level that is no number is refused, and so are counts for levels in hours', () => {
  const infinite = { level: [1, Number.POSITIVE_INFINITY], base: 1, currency: 'EUR' };
  expect(() => assess(ROWS, infinite)).toThrow('columns.level[1]: expected a number');
  expect(() => assess({ ...ROWS, unit: 'hours' })).toThrow(
    'columns.good: expected levels in hours',
  );
});

test('sums in another currency, and steps that it is too coarse for, are refused', () => {
  const scheme = { caps: [{ limit: { money: { amount: 1, currency: 'USD' } } }] };
  expect(() => assess(scheme)).toThrow('columns.currency: expected USD, received EUR');
  const yen = { ...COLUMNS, currency: 'JPY' };
  expect(() => assess({ ...ROWS, increment: '0.05' }, yen)).toThrow('columns.currency: expected a');
});

test('more rows than any list has, and amounts that no number holds, are refused', () => {
  const many = { ...COLUMNS, good: new Uint8Array(10_000_001) };
  expect(() => assess(ROWS, many)).toThrow('columns.good: expected at most 10000000 rows');
  const large = { ...COLUMNS, base: [0, 0, 9e15] };
  const scheme = { rows: [{ lt: 99, remedy: { percent: 300 } }] };
  expect(() => assess(scheme, large)).toThrow('columns.base[2]: expected a base whose credit is');
});
