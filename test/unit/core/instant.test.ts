import { runInNewContext } from 'node:vm';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  type InstantInput,
  looksLikeSeconds,
  MAX_INSTANT,
  MIN_INSTANT,
  toInstant,
} from '../../../src/core/instant.js';
import { thrownBy } from '../../oracle/thrown.js';

// 2026-03-02T08:00:00Z: 20 514 days after 1970-01-01, and eight hours.
const AT = 20_514 * 86_400_000 + 8 * 3_600_000;

describe('every accepted shape names the same instant', () => {
  test.each<[string, InstantInput]>([
    ['epoch milliseconds', AT],
    ['a Date', new Date(AT)],
    ['a Date of another realm', runInNewContext(`new Date(${AT})`) as Date],
    ['an object with epochMilliseconds', { epochMilliseconds: AT }],
    ['a Temporal.Instant', Temporal.Instant.fromEpochMilliseconds(AT)],
    ['a Temporal.ZonedDateTime', Temporal.ZonedDateTime.from('2026-03-02T09:00[Europe/Paris]')],
    ['Z', '2026-03-02T08:00:00Z'],
    ['lower case', '2026-03-02t08:00:00z'],
    ['a space for the T', '2026-03-02 08:00:00Z'],
    ['no seconds', '2026-03-02T08:00Z'],
    ['an offset in hours and minutes', '2026-03-02T09:00:00+01:00'],
    ['an offset without colon', '2026-03-02T09:00:00+0100'],
    ['an offset in hours', '2026-03-02T09:00:00+01'],
    ['an offset of half an hour', '2026-03-02T13:30:00+05:30'],
    ['a negative offset', '2026-03-02T04:30:00-03:30'],
    ['minus zero', '2026-03-02T08:00:00-00:00'],
    ['an offset over midnight', '2026-03-01T18:00:00-14:00'],
    ['a fraction of zeros', '2026-03-02T08:00:00.000000000Z'],
    ['a comma before the fraction', '2026-03-02T08:00:00,000Z'],
    ['a zone after the offset, which decides', '2026-03-02T08:00:00Z[Europe/Paris]'],
    ['a calendar after the zone', '2026-03-02T09:00+01:00[Europe/Paris][u-ca=iso8601]'],
  ])('%s', (_, input) => {
    expect(toInstant(input)).toBe(AT);
  });

  test.each<[string, InstantInput, number]>([
    ['24:00 is 00:00 of the next day', '2026-03-01T24:00:00Z', AT - 8 * 3_600_000],
    ['a leap second is the second before the minute', '2016-12-31T23:59:60Z', 1_483_228_799_000],
    ['digits below a millisecond are cut off', '2026-03-02T08:00:00.123999Z', AT + 123],
    ['one digit is tenths', '2026-03-02T08:00:00.5Z', AT + 500],
    ['before 1970 too, cut toward the past', '1969-12-31T23:59:59.9999Z', -1],
    ['a leap day', '2024-02-29T00:00Z', 1_709_164_800_000],
    ['the years 0 to 99 are not 1900 to 1999', '0050-01-01T00:00Z', Date.parse('0050-01-01')],
    ['the first instant', '0001-01-01T00:00:00Z', MIN_INSTANT],
    ['the last instant', '9999-12-31T23:59:59.999Z', MAX_INSTANT],
    ['minus zero is zero', -0, 0],
  ])('%s', (_, input, expected) => {
    expect(toInstant(input)).toBe(expected);
  });
});

describe('what names no instant is refused', () => {
  const spoof = { [Symbol.toStringTag]: 'Date' };
  const addOffset = { hint: 'say which instant it is: add Z or +02:00' };
  const round = { hint: 'round it to whole milliseconds first' };

  test.each<[string, unknown, object]>([
    ['a local date-time', '2026-03-02T09:00:00', addOffset],
    ['a local date-time with a space', '2026-03-02 09:00', addOffset],
    ['a date', '2026-03-02', addOffset],
    ['a zone without offset', '2026-03-02T09:00[Europe/Paris]', {}],
    ['a fraction of a millisecond', 1.5, round],
    ['an object with a fraction', { epochMilliseconds: 0.1 }, round],
    ['NaN', Number.NaN, { received: 'NaN', hint: undefined }],
    ['Infinity', Number.POSITIVE_INFINITY, { received: 'Infinity', hint: undefined }],
    ['an invalid Date', new Date(Number.NaN), { received: 'a Date', hint: 'the Date is invalid' }],
    ['an object that says it is a Date', spoof, {}],
    ['an object with the prototype of Date', Object.create(Date.prototype), { received: 'a Date' }],
    ['epochMilliseconds as text', { epochMilliseconds: '0' }, {}],
    ['epochMilliseconds as bigint', { epochMilliseconds: 0n }, {}],
    ['a moment-like object', { valueOf: () => 0 }, { received: 'an object with valueOf' }],
    ['null', null, { received: 'null' }],
    ['undefined', undefined, { received: 'undefined' }],
    ['true', true, { received: 'true' }],
    ['a bigint', 5n, { received: 'a bigint' }],
    ['a symbol', Symbol('now'), { received: 'a symbol' }],
    ['a function', () => 0, { received: 'a function' }],
    ['an array', [0], { received: 'an array of 1' }],
    ['no text', '', { received: '""' }],
    ['epoch milliseconds as text', '1772438400000', {}],
    ['a day that its month lacks', '2026-02-30T00:00Z', {}],
    ['29 February of a common year', '2026-02-29T00:00Z', {}],
    ['month 13', '2026-13-01T00:00Z', {}],
    ['month 0', '2026-00-01T00:00Z', {}],
    ['day 0', '2026-01-00T00:00Z', {}],
    ['24:00:01', '2026-03-02T24:00:01Z', {}],
    ['24:01', '2026-03-02T24:01Z', {}],
    ['a fraction after 24:00:00', '2026-03-02T24:00:00.5Z', {}],
    ['a leap second after 24:00', '2026-03-02T24:00:60Z', {}],
    ['25:00', '2026-03-02T25:00Z', {}],
    ['minute 60', '2026-03-02T08:60Z', {}],
    ['second 61', '2026-03-02T08:00:61Z', {}],
    ['an offset of 24 hours', '2026-03-02T08:00+24:00', {}],
    ['an offset with minute 60', '2026-03-02T08:00+01:60', {}],
    ['one digit for the hour', '2026-03-02T8:00Z', {}],
    ['spaces around', ' 2026-03-02T08:00Z ', {}],
    ['a line end', '2026-03-02T08:00Z\n', {}],
    ['digits of another script', '２０２６-03-02T08:00Z', {}],
    ['an RFC 2822 date', 'Mon, 02 Mar 2026 08:00:00 GMT', {}],
    ['ten digits of fraction', '2026-03-02T08:00:00.1234567890Z', {}],
  ])('%s', (_, input, expected) => {
    const error = thrownBy(() => toInstant(input as InstantInput));
    expect({ hint: undefined, ...error }).toMatchObject({
      code: 'invalid-instant',
      path: [],
      ...expected,
    });
  });

  test.each<[string, InstantInput]>([
    ['the last instant of Date, in the year 275760', 8.64e15],
    ['a Date of that year', new Date(8.64e15)],
    ['one millisecond too early', MIN_INSTANT - 1],
    ['one millisecond too late', MAX_INSTANT + 1],
    ['an offset that leads out of the first year', '0001-01-01T00:00+00:01'],
    ['an offset that leads out of the last year', '9999-12-31T23:59-00:01'],
    ['24:00 of the last day', '9999-12-31T24:00Z'],
    ['the year 0', '0000-06-01T00:00Z'],
  ])('out of range: %s', (_, input) => {
    expect(thrownBy(() => toInstant(input))).toMatchObject({
      code: 'instant-out-of-range',
      path: [],
    });
  });

  test.each(['x', '2026-01-01T00:00:00.', '2026-03-02T08:00Z[', '2026-03-02T08:00Z[a]', '+1'])(
    'a megabyte that begins or goes on with %s is refused without being printed',
    (piece) => {
      for (const text of [piece + '0'.repeat(1_000_000), piece.repeat(1_000_000)]) {
        const error = thrownBy(() => toInstant(text));
        expect(error.code).toBe('invalid-instant');
        expect(error.message.length).toBeLessThan(300);
        expect(error.received).toContain(`(${text.length} characters)`);
      }
    },
  );
});

test('a number looks like epoch seconds from 1973 to 2286, and nothing but a number does', () => {
  // 10^8 s is in March 1973, 10^10 s is the first with 11 digits, in November 2286.
  const inputs = [99_999_999, 100_000_000, 1_700_000_000, 9_999_999_999, 10_000_000_000];
  expect(inputs.map(looksLikeSeconds)).toEqual([false, true, true, true, false]);
  const others = [new Date(1_700_000_000), '1970-01-20T16:13:20Z', -1_700_000_000, Number.NaN];
  expect(others.map(looksLikeSeconds)).toEqual([false, false, false, false]);
});
