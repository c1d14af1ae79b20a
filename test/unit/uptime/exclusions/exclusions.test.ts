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

describe('exclusions of one kind', () => {
  const hours = (...pairs: (readonly [number, number])[]) =>
    pairs.map(([from, to]) => [start + from * HOUR, start + to * HOUR] as const);
  const verdicts = (rule: object, exclusions: readonly (readonly [number, number])[]) =>
    june(rule, { exclusions }).exclusions.map(({ status, grantedMs }) => [
      status,
      grantedMs / HOUR,
    ]);

  test('remove each hour once, however they overlap', () => {
    // 0-3 h; 1-2 h lies inside of it; of 2-4 h the last hour is new.
    expect(verdicts({}, hours([0, 3], [1, 2], [2, 4]))).toEqual([
      ['granted', 3],
      ['outside', 0],
      ['granted', 1],
    ]);
  });

  test('are capped in part, then whole, and those outside stay outside', () => {
    const rule = { exclusionRules: { maintenance: { cap: { hours: 2 } } } };
    expect(verdicts(rule, hours([0, 2], [3, 4], [-2, -1]))).toEqual([
      ['granted', 2],
      ['capped', 0],
      ['outside', 0],
    ]);
    expect(verdicts(rule, hours([0, 3], [3, 4]))).toEqual([
      ['capped', 2],
      ['capped', 0],
    ]);
  });

  test('are capped at an instant of service time, not of the clock on the wall', () => {
    // Agreed are 0-1 h and 5-8 h: of 0-8 h the first two hours of service end at 6 h.
    const rule = { exclusionRules: { maintenance: { cap: { hours: 2 } } } };
    const result = june(
      rule,
      { serviceTime: hours([0, 1], [5, 8]), exclusions: hours([0, 8]) },
      { listIntervals: true },
    );
    expect(result.intervals?.excluded).toEqual(
      hours([0, 1], [5, 6]).map(([startAt, endAt]) => ({
        startAt,
        endAt,
        kind: 'maintenance',
        id: null,
      })),
    );
  });

  test('are maintenance without a name where nothing else is said', () => {
    const [verdict] = june({}, { exclusions: hours([0, 1]) }).exclusions;
    const [, other] = june(
      {},
      {
        exclusions: [...hours([0, 1]), { start, end: start + HOUR, kind: 'storm', id: 'x' }],
      },
    ).exclusions;
    expect(verdict).toEqual({
      id: null,
      kind: 'maintenance',
      startAt: start,
      endAt: start + HOUR,
      status: 'granted',
      grantedMs: HOUR,
    });
    // Another kind takes its own hour, though the same one.
    expect(other).toMatchObject({ id: 'x', kind: 'storm', status: 'granted', grantedMs: HOUR });
    const [plain] = june({}, { exclusions: Float64Array.of(start, start + HOUR) }).exclusions;
    expect(plain).toEqual(verdict);
  });

  test('that go on but begin later have not begun', () => {
    const at = start + HOUR;
    const exclusions = [[start + 2 * HOUR, null]] as const;
    expect(june({}, { exclusions }, { at }).exclusions[0]).toMatchObject({
      startAt: start + 2 * HOUR,
      endAt: start + 2 * HOUR,
      status: 'outside',
    });
  });
});
