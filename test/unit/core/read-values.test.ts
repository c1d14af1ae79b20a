import { describe, expect, test } from 'vitest';
import { compare, type Ratio, ratio } from '../../../src/core/ratio.js';
import type { Read } from '../../../src/core/read.js';
import {
  amount,
  date,
  decimal,
  decimalWithin,
  duration,
  durationArgument,
  flag,
  id,
  instant,
  lengthAboveZero,
  percent,
  promisedPercent,
  reference,
  share,
  text,
  timeOfDay,
  whole,
  word,
} from '../../../src/core/read-values.js';
import { checked, compiled, inShort, refusal } from '../../oracle/twins.js';

const equals = (value: Ratio, expected: Ratio): boolean => compare(value, expected) === 0;

describe('words', () => {
  test('a text may be empty, an id may not', () => {
    expect(compiled(text, '')).toBe('');
    expect(compiled(id, 'a')).toBe('a');
    expect(refusal(id, '').expected).toBe('an id of at least one character');
    expect(refusal(text, 7).code).toBe('invalid-type');
    expect(refusal(id, 7).code).toBe('invalid-type');
  });

  test('yes and no are true and false, and nothing else', () => {
    expect([compiled(flag, true), compiled(flag, false)]).toEqual([true, false]);
    for (const value of [0, 1, 'true', null])
      expect(refusal(flag, value).code).toBe('invalid-type');
  });

  test('one of several words is told with its choices and the nearest', () => {
    const mode = word(['leftOut', 'up', 'down']);
    expect(compiled(mode, 'leftOut')).toBe('leftOut');
    expect(refusal(mode, 'leftout')).toMatchObject({
      code: 'invalid-option',
      expected: 'one of leftOut, up, down',
      hint: 'did you mean leftOut?',
    });
    expect(refusal(mode, 7)).not.toHaveProperty('hint');
    expect(refusal(mode, undefined).code).toBe('missing-field');
    expect(refusal(word(['only']), 'x').expected).toBe("'only'");
  });

  test('a word is no property that every object has', () => {
    expect(refusal(word(['up']), 'toString').code).toBe('invalid-option');
  });

  test('a reference gives the thing, and is told with what there is', () => {
    const things = new Map([
      ['london', 1],
      ['paris', 2],
    ]);
    const city = reference(things, 'calendars');
    expect(compiled(city, 'paris')).toBe(2);
    expect(refusal(city, 'pariss')).toMatchObject({
      code: 'unknown-reference',
      expected: 'one of the calendars london, paris',
      hint: 'did you mean paris?',
    });
    expect(refusal(city, 7).code).toBe('invalid-type');
    expect(refusal(reference(new Map(), 'calendars'), 'x').expected).toBe(
      'one of the calendars (none given)',
    );
  });

  test('a reference to a thing that is undefined is one all the same', () => {
    expect(compiled(reference(new Map([['a', undefined]]), 'things'), 'a')).toBeUndefined();
  });
});

describe('numbers', () => {
  test('a whole number lies within its range, both ends included', () => {
    const few = whole('periods', { least: 1, most: 3 });
    expect([1, 3].map((value) => compiled(few, value))).toEqual([1, 3]);
    for (const value of [0, 4, 1.5, Number.NaN, '2', null, 1n])
      expect(refusal(few, value)).toMatchObject({
        code: 'invalid-option',
        expected: 'a whole number of periods, from 1 to 3',
      });
    expect(refusal(whole('periods'), -1).expected).toBe('a whole number of periods, from 0 on');
    expect(refusal(whole('periods'), 2 ** 53).code).toBe('invalid-option');
  });

  test('minus zero is zero', () => {
    expect(Object.is(compiled(whole('periods'), -0), 0)).toBe(true);
  });

  test('a decimal is read by its text, exactly', () => {
    expect(equals(compiled(decimal, 99.95), ratio(9995, 100))).toBe(true);
    expect(equals(compiled(decimal, '-0.1'), ratio(-1, 10))).toBe(true);
    for (const value of ['', '1,5', '0x10', Number.NaN, Number.POSITIVE_INFINITY, null, {}])
      expect(refusal(decimal, value).code).toBe('invalid-decimal');
  });

  test('a decimal lies within its range, both ends included', () => {
    const unit = decimalWithin('1 to 2', { least: ratio(1), most: ratio(2) });
    expect(equals(compiled(unit, '1'), ratio(1))).toBe(true);
    expect(equals(compiled(unit, '2.0'), ratio(2))).toBe(true);
    for (const value of ['0.99', '2.01'])
      expect(refusal(unit, value)).toMatchObject({ code: 'invalid-option', expected: '1 to 2' });
  });

  test('an amount is not below 0, and has no end', () => {
    expect(equals(compiled(amount, '1e30'), ratio(10n ** 30n))).toBe(true);
    expect(equals(compiled(amount, 0), ratio(0))).toBe(true);
    expect(refusal(amount, '-0.01').expected).toBe('0 or more');
  });

  test('40 is no share, since it was meant as 40 %', () => {
    expect(equals(compiled(share, '0.4'), ratio(2, 5))).toBe(true);
    expect(equals(compiled(share, 1), ratio(1))).toBe(true);
    for (const value of [40, '1.0001', -0.1])
      expect(refusal(share, value).expected).toBe('a share from 0 to 1');
  });

  test.each([percent, promisedPercent])('a percentage is read as its share, 0 to 100', (read) => {
    expect(equals(compiled(read, '99.9'), ratio(999, 1000))).toBe(true);
    expect(equals(compiled(read, 0), ratio(0))).toBe(true);
    expect(equals(compiled(read, 100), ratio(1))).toBe(true);
    for (const value of [101, '100.0001', -1, 250])
      expect(refusal(read, value).expected).toBe('a percentage from 0 to 100');
  });

  test('a promise of 1 % or less is most likely a ratio, and is doubted', () => {
    const doubts = (value: unknown) => inShort(checked(promisedPercent, value).findings);
    expect([0.999, '1', '0.0001'].map(doubts)).toEqual([
      ['percent-like-ratio'],
      ['percent-like-ratio'],
      ['percent-like-ratio'],
    ]);
    expect(['1.01', 0, 99.9].flatMap(doubts)).toEqual([]);
    expect(equals(compiled(promisedPercent, 0.999), ratio(999, 100_000))).toBe(true);
    expect(checked(percent, 0.999).findings).toEqual([]);
  });
});

describe('lengths', () => {
  test('are read with their unit', () => {
    for (const read of [duration, lengthAboveZero, durationArgument]) {
      expect(compiled(read, 'PT4H')).toBe(14_400_000);
      expect(compiled(read, { hours: 4 })).toBe(14_400_000);
    }
  });

  test('a bare number in a document has no unit, and is told how to get one', () => {
    for (const read of [duration, lengthAboveZero])
      expect(refusal(read, 4)).toMatchObject({
        code: 'invalid-duration',
        received: '4',
        hint: 'say { minutes: 4 }, { hours: 4 } or { milliseconds: 4 }',
      });
  });

  test('a bare number in a call is milliseconds', () => {
    expect(compiled(durationArgument, 4)).toBe(4);
  });

  test.each<[string, Read<number>]>([
    ['duration', duration],
    ['lengthAboveZero', lengthAboveZero],
    ['durationArgument', durationArgument],
  ])('%s is not negative, and no days', (_, read) => {
    expect(refusal(read, '-PT1H').code).toBe('invalid-duration');
    expect(refusal(read, { days: 2 }).hint).toContain('businessDays');
    expect(refusal(read, undefined).code).toBe('missing-field');
  });

  test('0 is a length, but none above 0', () => {
    expect(compiled(duration, { hours: 0 })).toBe(0);
    expect(compiled(durationArgument, 0)).toBe(0);
    expect(refusal(lengthAboveZero, { hours: 0 }).expected).toBe('a length above 0');
  });
});

describe('moments', () => {
  test('an instant is read from each of its forms', () => {
    const at = Date.UTC(2026, 2, 2, 9);
    const forms = ['2026-03-02T10:00:00+01:00', at, new Date(at), { epochMilliseconds: at }];
    expect(forms.map((form) => compiled(instant, form))).toEqual([at, at, at, at]);
    expect(refusal(instant, '2026-03-02T09:00:00').code).toBe('invalid-instant');
  });

  test('epoch seconds are doubted, from 1973 to 2286', () => {
    const doubts = (value: unknown) => inShort(checked(instant, value).findings);
    // 1 772 442 000 s is 2026-03-02T09:00:00Z; as milliseconds it is 21 January 1970.
    expect(doubts(1_772_442_000)).toEqual(['instant-like-seconds']);
    expect(doubts(100_000_000)).toEqual(['instant-like-seconds']);
    expect(doubts(9_999_999_999)).toEqual(['instant-like-seconds']);
    for (const value of [0, 99_999_999, 10_000_000_000, 1_772_442_000_000, -1_772_442_000])
      expect(doubts(value)).toEqual([]);
    expect(compiled(instant, 1_772_442_000)).toBe(1_772_442_000);
  });

  test('a text or a Date of January 1970 is meant', () => {
    expect(checked(instant, '1970-01-21T12:20:42Z').findings).toEqual([]);
    expect(checked(instant, new Date(1_772_442_000)).findings).toEqual([]);
  });

  test('a date exists, a time of day ends with 24:00', () => {
    expect(compiled(date, '1970-01-02')).toBe(1);
    expect(refusal(date, '2026-02-30').code).toBe('invalid-date');
    expect(compiled(timeOfDay, '24:00')).toBe(86_400_000);
    expect(refusal(timeOfDay, '25:00').code).toBe('invalid-time');
    expect(refusal(timeOfDay, undefined).code).toBe('missing-field');
  });
});
