import { describe, expect, test } from 'vitest';
import { toIso } from '../../../src/core/iso.js';
import {
  areSameClocks,
  fixedOffset,
  type OffsetRuns,
  offsetRunsWithin,
} from '../../../src/zone/offset-runs.js';

const HOUR = 3_600_000;
const [WINTER, SUMMER] = [HOUR, 2 * HOUR];

/** The stretches of Paris, as pairs of an instant and an offset. */
const inParis = (from: string, to: string, samples = new Map<number, OffsetRuns>()) => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const { startsAt, offsetsMs } = offsetRunsWithin('Europe/Paris', start, end, samples);
  return startsAt.map((at, i) => [toIso(at), offsetsMs[i]]);
};

// Directive 2000/84/EC: last Sundays of March and October, 01:00 UTC.
describe('stretches of equal offset', () => {
  test('a change at the end of the stretch is outside of it, one a moment before is in it', () => {
    const start = ['2026-01-01T00:00:00.000Z', WINTER];
    const change = '2026-03-29T01:00:00.000Z';
    expect(inParis('2026-01-01T00:00Z', change)).toEqual([start]);
    expect(inParis('2026-01-01T00:00Z', '2026-03-29T01:00:00.001Z')).toEqual([
      start,
      [change, SUMMER],
    ]);
  });
});

// 31 March 2150 is a Tuesday, 31 October a Saturday; 31 March 2151 a Wednesday, 31 October a Sunday.
describe('years that follow the rules of the tz database', () => {
  const CHANGES = [
    ['2150-03-29T01:00:00.000Z', SUMMER],
    ['2150-10-25T01:00:00.000Z', WINTER],
    ['2151-03-28T01:00:00.000Z', SUMMER],
    ['2151-10-31T01:00:00.000Z', WINTER],
  ];

  test('change on the weekdays of the rule; New Year is no change', () => {
    expect(inParis('2150-01-01T00:00Z', '2152-01-01T00:00Z')).toEqual([
      ['2150-01-01T00:00:00.000Z', WINTER],
      ...CHANGES,
    ]);
  });

  test('a stretch begins with the offset in force, and ends before a change at its end', () => {
    const [spring, autumn, next] = CHANGES as [[string, number], ...[string, number][]];
    expect(inParis(spring[0], autumn?.[0] as string)).toEqual([spring]);
    expect(inParis('2150-07-01T00:00Z', next?.[0] as string)).toEqual([
      ['2150-07-01T00:00:00.000Z', SUMMER],
      autumn,
    ]);
    expect(inParis('2150-12-01T00:00Z', '2151-05-01T00:00Z')).toEqual([
      ['2150-12-01T00:00:00.000Z', WINTER],
      next,
    ]);
  });

  test.each([2101, 2107, 2300])('%d: a kind of year that was read is not read again', (year) => {
    // 2101, 2107 and 2300: the first two begin on Saturday, the third on Monday as 2103 does.
    const samples = new Map<number, OffsetRuns>();
    const sample = year === 2300 ? 2103 : 2101;
    const odd = { startsAt: [Date.UTC(sample, 0)], offsetsMs: [9 * HOUR] };
    samples.set(sample, odd);
    const start = `${year}-01-01T00:00:00.000Z`;
    expect(inParis(start, `${year}-12-31T00:00Z`, samples)).toEqual([[start, 9 * HOUR]]);
  });
});

describe('names of clocks', () => {
  test.each([
    ['UTC', 0],
    ['Etc/GMT-3', 3 * HOUR],
    ['-03:30', -3.5 * HOUR],
    ['Zulu', 0],
    ['Europe/London', undefined],
    ['America/Port-au-Prince', undefined],
  ])('the offset that the name %s tells is %s', (id, offset) => {
    expect(fixedOffset(id)).toBe(offset);
  });

  test.each([
    ['UTC', '+00:00', true],
    ['Etc/GMT-3', '+03:00', true],
    ['UTC', '+01:00', false],
    ['UTC', 'Europe/London', false],
    ['Europe/London', 'UTC', false],
    ['Europe/London', '+00:00', false],
    ['Asia/Calcutta', 'Asia/Kolkata', true],
    ['Asia/Kolkata', 'Europe/London', false],
  ])('whether %s and %s are the same clocks: %s', (one, other, same) => {
    expect(areSameClocks(one, other)).toBe(same);
  });
});
