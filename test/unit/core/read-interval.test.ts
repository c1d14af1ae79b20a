import { describe, expect, test } from 'vitest';
import type { Reader } from '../../../src/core/read.js';
import { readInterval, readSpan } from '../../../src/core/read-interval.js';
import { instant, text } from '../../../src/core/read-values.js';
import { compiled, refusal } from '../../oracle/twins.js';

/** 09:00 and 10:00 on 2 March 2026. */
const [NINE, TEN] = [Date.UTC(2026, 2, 2, 9), Date.UTC(2026, 2, 2, 10)] as [number, number];

describe('an interval is read in every form', () => {
  test.each<[string, unknown]>([
    ['a pair', [NINE, '2026-03-02T10:00:00Z']],
    ['start and end', { start: new Date(NINE), end: TEN }],
    ['startAt and endAt', { startAt: NINE, endAt: TEN }],
    ['a period', { id: 'first', startAt: NINE, endAt: TEN, openMs: 5 }],
  ])('%s', (_, value) => {
    expect(compiled(readInterval, value)).toEqual({ startAt: NINE, endAt: TEN });
  });

  test('an end may be the start', () => {
    expect(compiled(readInterval, [NINE, NINE])).toEqual({ startAt: NINE, endAt: NINE });
  });
});

describe('what is no interval is refused', () => {
  const forms = 'an interval as [start, end], { start, end } or { startAt, endAt }';
  test.each<[string, unknown, object]>([
    ['a pair of one', [NINE], { code: 'invalid-interval', path: [], expected: forms }],
    ['a pair of three', [NINE, TEN, TEN], { code: 'invalid-interval', expected: forms }],
    ['a start of one form', { startAt: NINE, end: TEN }, { code: 'invalid-interval' }],
    ['an end of one form', { start: NINE, endAt: TEN }, { code: 'invalid-interval' }],
    ['a start twice', { start: NINE, startAt: NINE, endAt: TEN }, { expected: forms }],
    ['an end twice', { end: TEN, startAt: NINE, endAt: TEN }, { expected: forms }],
    ['nothing', {}, { code: 'missing-field', path: ['start'] }],
    ['no end', { start: NINE }, { code: 'missing-field', path: ['end'] }],
    ['no start', { end: TEN }, { code: 'missing-field', path: ['start'] }],
    ['no endAt', { startAt: NINE }, { code: 'missing-field', path: ['endAt'] }],
    ['no startAt', { endAt: TEN }, { code: 'missing-field', path: ['startAt'] }],
    ['no second of a pair', [NINE, undefined], { code: 'missing-field', path: [1] }],
    ['a number', 5, { code: 'invalid-type', expected: 'an interval with start and end' }],
    [
      'an end before its start',
      { start: TEN, end: NINE },
      {
        code: 'invalid-interval',
        path: [],
        expected: 'an end at or after the start',
        hint: 'swap the bounds if the clocks are right',
      },
    ],
  ])('%s', (_, value, expected) => {
    expect(refusal(readInterval, value)).toMatchObject(expected);
  });
});

describe('a span of some kind', () => {
  const openEnd = (reader: Reader) => (reader.value === null ? null : instant(reader));
  const readOutage = (reader: Reader) => readSpan(reader, 'an outage', openEnd, { cause: text });

  test('may go on, and has its other fields', () => {
    const span = compiled(readOutage, { start: NINE, end: null, cause: 'disk' });
    expect(span).toMatchObject({ startAt: NINE, endAt: null, others: { cause: 'disk' } });
  });

  test('has no other fields as a pair', () => {
    expect(compiled(readOutage, [NINE, null])).toEqual({
      startAt: NINE,
      endAt: null,
      others: undefined,
    });
  });

  test('is called by its name when it is refused', () => {
    expect(refusal(readOutage, []).expected).toMatch(/^an outage as /);
    expect(refusal(readOutage, 'x').expected).toBe('an outage with start and end');
  });
});
