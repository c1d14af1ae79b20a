import { describe, expect, test } from 'vitest';
import {
  type DurationInput,
  formatDuration,
  toDurationMs,
  toPositiveDurationMs,
} from '../../../src/core/duration.js';
import { thrownBy } from '../../oracle/thrown.js';

const HOUR = 3_600_000;

describe('every accepted shape', () => {
  test.each<[DurationInput, number]>([
    ['PT4H30M', 4.5 * HOUR],
    ['pt4h30m', 4.5 * HOUR],
    ['+PT4H', 4 * HOUR],
    ['-PT4H', -4 * HOUR],
    ['-PT1M30S', -90_000],
    ['PT0.5H', HOUR / 2],
    ['PT0,5H', HOUR / 2],
    ['PT1.5S', 1500],
    ['PT1.25H', 1.25 * HOUR],
    ['PT1.25M', 75_000],
    ['PT1,5M', 90_000],
    ['PT0.001S', 1],
    ['PT36H', 36 * HOUR],
    ['PT90M', 1.5 * HOUR],
    ['PT0S', 0],
    ['-PT0S', 0],
    [{ hours: 4, minutes: 30 }, 4.5 * HOUR],
    [{ hours: 1.5 }, 1.5 * HOUR],
    [{ hours: -1, minutes: 30 }, -HOUR / 2],
    [{ seconds: 1, milliseconds: 1 }, 1001],
    [{ milliseconds: 0 }, 0],
    [1500, 1500],
    [-1500, -1500],
    [-0, 0],
    [400_000_000_000_000, 400_000_000_000_000],
  ])('%j is %d ms', (input, expected) => {
    expect(toDurationMs(input)).toBe(expected);
  });

  test('a part that is undefined counts as left out', () => {
    const input = { hours: 2, minutes: undefined } as unknown as DurationInput;
    expect(toDurationMs(input)).toBe(2 * HOUR);
  });

  test.each<[string, DurationInput, number]>([
    // In doubles 1.1 * 3 600 000 is 3 960 000.0000000005.
    ['1.1 h', { hours: 1.1 }, 3_960_000],
    ['1.1 h as text', 'PT1.1H', 3_960_000],
    // In doubles 4.1 * 60 000 is 245 999.99999999997.
    ['4.1 min', { minutes: 4.1 }, 246_000],
    // In doubles 16.1 * 1000 is 16 100.000000000002.
    ['16.1 s', 'PT16.1S', 16_100],
    ['a small number with an exponent', { hours: 1e-3 }, 3600],
  ])('fractions are exact: %s', (_, input, expected) => {
    expect(toDurationMs(input)).toBe(expected);
  });
});

describe('what is no length of elapsed time is refused', () => {
  const noDays =
    'days, weeks and months have no fixed length: say { hours: … }, or { businessDays: … } for a target';

  test.each<[string, unknown, object]>([
    ['days', 'P1D', { hint: noDays }],
    ['days and hours', 'P1DT2H', { hint: noDays }],
    ['weeks', 'P2W', { hint: noDays }],
    ['months', 'P1M', { hint: noDays }],
    ['years', '-P1Y', { hint: noDays }],
    ['zero days', 'P0D', { hint: noDays }],
    ['{ days }', { days: 1 }, { hint: noDays, path: ['days'] }],
    ['{ businessDays }', { businessDays: 1 }, { hint: noDays, path: ['businessDays'] }],
    ['{ months }', { hours: 1, months: 1 }, { hint: noDays, path: ['months'] }],
    ['a short key', { h: 1 }, { hint: undefined, code: 'unknown-field', path: ['h'] }],
    ['nothing after PT', 'PT', { hint: undefined }],
    ['nothing after P', 'P', {}],
    ['a number without unit', 'PT1H30', {}],
    ['parts in the wrong order', 'PT1M1H', {}],
    ['no digit before the point', 'PT.5H', {}],
    ['no digit after the point', 'PT1.H', {}],
    ['a negative part', 'PT-1H', {}],
    ['an exponent', 'PT1e3S', {}],
    ['two signs', '--PT1H', {}],
    ['spaces', ' PT1H', {}],
    ['a line end', 'PT1H\n', {}],
    ['words', '4 hours', {}],
    ['a clock', '04:30', {}],
    ['no text', '', {}],
    ['half a millisecond', 0.5, {}],
    ['half a millisecond in seconds', 'PT0.0005S', { received: '0.0005 seconds' }],
    ['a third of an hour', { hours: 0.333 / 1e6 }, { path: ['hours'] }],
    ['NaN', Number.NaN, { received: 'NaN' }],
    ['Infinity', Number.POSITIVE_INFINITY, {}],
    ['NaN hours', { hours: Number.NaN }, { path: ['hours'] }],
    ['endless hours', { hours: Number.POSITIVE_INFINITY }, { path: ['hours'] }],
    ['hours as text', { hours: '4' }, { path: ['hours'], received: '"4"' }],
    ['hours as bigint', { hours: 4n }, { path: ['hours'] }],
    ['null hours', { hours: null }, { path: ['hours'] }],
    ['more than every calendar holds', 400_000_000_000_001, {}],
    ['hours beyond numbers', { hours: 1e308 }, {}],
    ['57 digits of hours', `PT${'9'.repeat(57)}H`, {}],
    ['58 digits of hours', `PT${'9'.repeat(58)}H`, {}],
    ['61 digits of hours', `PT${'9'.repeat(61)}H`, {}],
    ['no parts', {}, { received: 'an object without fields' }],
    ['only undefined parts', { hours: undefined }, { path: [] }],
    ['null', null, {}],
    ['undefined', undefined, {}],
    ['an array', [4], {}],
    ['true', true, {}],
    ['a bigint', 5n, {}],
    ['a symbol', Symbol('hour'), {}],
    ['a Date', new Date(0), {}],
    ['inherited hours', Object.create({ hours: 4 }), {}],
    [
      'an own __proto__',
      JSON.parse('{"__proto__": 1}'),
      { code: 'unknown-field', path: ['__proto__'] },
    ],
    ['constructor', { constructor: 1 }, { code: 'unknown-field', path: ['constructor'] }],
    ['toString', { toString: 1 }, { code: 'unknown-field', path: ['toString'] }],
    ['hasOwnProperty', { hasOwnProperty: 1 }, { code: 'unknown-field', path: ['hasOwnProperty'] }],
  ])('%s', (_, input, expected) => {
    const error = thrownBy(() => toDurationMs(input as DurationInput));
    expect({ hint: undefined, ...error }).toMatchObject({ code: 'invalid-duration', ...expected });
  });

  test.each(['PT', 'P', 'PT1H', 'PT1.', '9'])('a megabyte after %s', (piece) => {
    for (const text of [piece + '0'.repeat(1_000_000), piece.repeat(1_000_000)]) {
      const error = thrownBy(() => toDurationMs(text));
      expect(error.code).toBe('invalid-duration');
      expect(error.message.length).toBeLessThan(300);
    }
  });

  test('a positive duration may be zero and not negative', () => {
    expect(toPositiveDurationMs('PT0S')).toBe(0);
    expect(toPositiveDurationMs({ hours: 1 })).toBe(HOUR);
    expect(thrownBy(() => toPositiveDurationMs('-PT1S'))).toMatchObject({
      code: 'invalid-duration',
      path: [],
      received: '"-PT1S"',
    });
  });
});

describe('a refusal tells what would do', () => {
  test.each<[unknown, string]>([
    [0.5, 'a whole number of milliseconds below 400 000 000 000 000'],
    [true, '{ hours, minutes, seconds } or PT4H30M'],
    [{}, 'at least one of hours, minutes, seconds, milliseconds'],
    [{ hours: Number.NaN }, 'a finite number'],
    [{ days: 1 }, 'hours, minutes, seconds or milliseconds'],
    ['4 hours', 'an ISO 8601 duration such as PT4H30M'],
    ['PT0.0001S', 'a whole number of milliseconds'],
  ])('%j', (input, expected) => {
    const error = thrownBy(() => toDurationMs(input as DurationInput));
    expect(error.expected).toBe(expected);
  });

  test('a length below zero, where there is none', () => {
    expect(thrownBy(() => toPositiveDurationMs(-1)).expected).toBe('a length of 0 or more');
  });

  test('that begins with other letters is not told of days', () => {
    expect(thrownBy(() => toDurationMs('xP1D')).hint).toBeUndefined();
  });
});

describe('formatDuration', () => {
  test.each([
    [0, 'PT0S'],
    [-0, 'PT0S'],
    [1, 'PT0.001S'],
    [-1, '-PT0.001S'],
    [59_999, 'PT59.999S'],
    [60_000, 'PT1M'],
    [HOUR, 'PT1H'],
    [36 * HOUR + 1, 'PT36H0.001S'],
    [-90_500, '-PT1M30.5S'],
    // 400,000,000,000 s are 111,111,111 h, and 400 s are over.
    [400_000_000_000_000, 'PT111111111H6M40S'],
    [0.5, 'PT0.0005S'],
    [-0.5, '-PT0.0005S'],
    [1.000001, 'PT0.001000001S'],
    [12_005.25, 'PT12.00525S'],
    [61_234.5, 'PT1M1.2345S'],
    [HOUR + 0.25, 'PT1H0.00025S'],
    // To the nanosecond: 999,999.9 of them are a millisecond, a tenth of one is none.
    [0.9999999, 'PT0.001S'],
    [59_999.9999999, 'PT1M'],
    [1e-7, 'PT0S'],
    [-1e-7, 'PT0S'],
  ])('%d ms is %s', (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    400_000_000_000_001,
    '5' as never,
  ])('%j is no length', (ms) => {
    expect(thrownBy(() => formatDuration(ms))).toMatchObject({
      code: 'invalid-duration',
      path: [],
      expected: 'a number of milliseconds, at most 400 000 000 000 000 either way',
    });
  });
});
