import { describe, expect, test } from 'vitest';
import { HOUR, JUNE_1, june, refusal } from '../month.js';

const start = JUNE_1;
const outages = [[start, start + 10 * HOUR]] as const;

describe('exclusions', () => {
  test('past their cap are downtime again, the earliest counting first', () => {
    const result = june(
      { exclusionRules: { maintenance: { cap: { hours: 4 } } } },
      {
        outages,
        exclusions: [
          { start: start + 6 * HOUR, end: start + 10 * HOUR, id: 'second' },
          { start, end: start + 3 * HOUR, id: 'first' },
        ],
      },
    );
    expect(result.exclusions.map(({ id, status, grantedMs }) => [id, status, grantedMs])).toEqual([
      ['second', 'capped', HOUR],
      ['first', 'granted', 3 * HOUR],
    ]);
    // 10 h down, 4 h excused, on a base of 720 - 4 h.
    expect(result).toMatchObject({
      downtimeMs: 6 * HOUR,
      excludedMs: 4 * HOUR,
      measuredMs: 716 * HOUR,
    });
  });

  test('announced too late, or not at all, excuse nothing', () => {
    const result = june(
      { exclusionRules: { maintenance: { notice: { hours: 48 } } } },
      {
        outages,
        exclusions: [
          { start, end: start + HOUR, announcedAt: start - 47 * HOUR },
          { start: start + HOUR, end: start + 2 * HOUR },
          { start: start + 2 * HOUR, end: start + 3 * HOUR, announcedAt: start - 46 * HOUR },
          { start, end: start + HOUR, kind: 'force-majeure' },
        ],
      },
    );
    expect(result.exclusions.map(({ status }) => status)).toEqual([
      'short-notice',
      'unannounced',
      'granted',
      'granted',
    ]);
    expect(result.downtimeMs).toBe(8 * HOUR);
  });

  test('outside service time remove nothing and do not use up a cap', () => {
    const result = june(
      { exclusionRules: { maintenance: { cap: { hours: 1 } } } },
      {
        outages,
        serviceTime: [[start + 5 * HOUR, start + 10 * HOUR]],
        exclusions: [
          { start, end: start + 5 * HOUR },
          { start: start + 5 * HOUR, end: start + 6 * HOUR },
        ],
      },
    );
    expect(result.exclusions.map(({ status }) => status)).toEqual(['outside', 'granted']);
    expect(result).toMatchObject({
      measuredMs: 4 * HOUR,
      downtimeMs: 4 * HOUR,
      availabilityPercent: '0',
    });
  });

  test('may count as up, so that the budget stays that of the whole month', () => {
    const exclusions = [[start, start + 4 * HOUR]] as const;
    expect(june({ excludedAs: 'up' }, { outages, exclusions })).toMatchObject({
      measuredMs: 720 * HOUR,
      downtimeMs: 6 * HOUR,
      excludedMs: 4 * HOUR,
    });
  });

  test('may be pairs, intervals of a result, or a time set, and all mean the same', () => {
    const end = start + 4 * HOUR;
    const forms = [
      [[start, end]],
      [{ start, end }],
      [{ startAt: start, endAt: end }],
      [start, end],
      Float64Array.of(start, end),
      new Set([{ start, end }]),
    ] as const;
    for (const exclusions of forms)
      expect(june({}, { outages, exclusions }).excludedMs).toBe(4 * HOUR);
  });

  test('that go on end at the instant of judgement', () => {
    const at = start + 5 * HOUR;
    expect(june({}, { exclusions: [[start, null]] }, { at }).excludedMs).toBe(5 * HOUR);
  });

  test('are refused where they are wrong', () => {
    const call = (exclusion: object) => () => june({}, { exclusions: [exclusion as never] });
    expect(call({ start: 0 })).toThrowError(refusal('missing-field', ['exclusions', 0, 'end']));
    expect(call({ start: 5, end: 1 })).toThrowError(refusal('invalid-interval', ['exclusions', 0]));
    expect(call({ start: 0, end: 1, anounced: 0 })).toThrowError(
      refusal('unknown-field', ['exclusions', 0, 'anounced']),
    );
  });
});
