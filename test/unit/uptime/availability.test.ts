import { describe, expect, it } from 'vitest';
import { measureAvailability, STATUSPAGE_WEIGHTS } from '../../../src/uptime.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** June 2026: 30 days, 720 hours. */
const JUNE = { start: '2026-06-01T00:00:00Z', end: '2026-07-01T00:00:00Z' };
const JULY_1 = Date.parse(JUNE.end);

describe('the verdict', () => {
  it('is exact at the bound: 43.2 minutes keep 99.9 % of 30 days, one millisecond more does not', () => {
    // 30 days × 0.001 = 2 592 000 ms
    const at = (lost: number) =>
      measureAvailability({
        period: JUNE,
        asOf: JULY_1,
        targetPercent: 99.9,
        outages: [[JUNE.start, Date.parse(JUNE.start) + lost]],
      });
    expect(at(2_592_000)).toMatchObject({
      status: 'met',
      availabilityPercent: '99.9',
      budget: { period: { remainingMs: 0, exhausted: true } },
    });
    expect(at(2_592_001)).toMatchObject({
      status: 'missed',
      onTarget: false,
      budget: { period: { remainingMs: -1 } },
    });
  });

  it('shows 100 only when nothing was lost', () => {
    const at = (lost: number) =>
      measureAvailability({
        period: JUNE,
        asOf: JULY_1,
        digits: 2,
        outages: [[JUNE.start, Date.parse(JUNE.start) + lost]],
      });
    expect(at(1).availabilityPercent).toBe('99.99');
    expect(at(0).availabilityPercent).toBe('100');
  });

  it('is not yet due before the end, and missed as soon as the whole budget is overspent', () => {
    const at = (hours: number) =>
      measureAvailability({
        period: JUNE,
        asOf: '2026-06-11T00:00:00Z',
        targetPercent: 99,
        outages: [[JUNE.start, Date.parse(JUNE.start) + hours * HOUR]],
      });
    // 1 % of 720 h is 7.2 h; of the 240 h that have passed, 2.4 h.
    expect(at(7)).toMatchObject({ status: 'not-yet-due', onTarget: false });
    expect(at(8)).toMatchObject({ status: 'missed', onTarget: false });
    expect(at(7).budget?.elapsed.totalMs).toBe(2.4 * HOUR);
    expect(at(7).budget?.period.totalMs).toBe(7.2 * HOUR);
  });

  it('has no data where there is no service time, nothing watched, or nothing tracked', () => {
    const base = { period: JUNE, asOf: JULY_1, targetPercent: 99 };
    const none = { status: 'no-data', availabilityPercent: null, onTarget: null };
    expect(measureAvailability({ ...base, serviceTime: [] })).toMatchObject({
      ...none,
      coverageRatio: null,
    });
    expect(measureAvailability({ ...base, unknown: [[JUNE.start, JUNE.end]] })).toMatchObject({
      ...none,
      coverageRatio: '0',
    });
    expect(measureAvailability({ ...base, trackedSince: JUNE.end })).toMatchObject(none);
  });

  it('is a plain measurement without a target', () => {
    expect(measureAvailability({ period: JUNE, asOf: JULY_1 })).toMatchObject({
      status: 'measured',
      onTarget: null,
      budget: null,
    });
  });

  it('leaves no budget at 100 %: any loss exhausts it', () => {
    const at = (outages: [number, number][]) =>
      measureAvailability({ period: JUNE, asOf: JULY_1, targetPercent: 100, outages });
    const start = Date.parse(JUNE.start);
    expect(at([])).toMatchObject({
      status: 'met',
      budget: { period: { totalMs: 0, exhausted: false, consumedPercent: '0' } },
    });
    expect(at([[start, start + 1]])).toMatchObject({
      status: 'missed',
      budget: { period: { exhausted: true, consumedPercent: null } },
    });
  });
});

describe('weights', () => {
  it('count a partial outage by the weight of its state, with the highest where outages overlap', () => {
    const start = Date.parse(JUNE.start);
    const result = measureAvailability({
      period: JUNE,
      asOf: JULY_1,
      weights: STATUSPAGE_WEIGHTS,
      outages: [
        { start, end: start + 10 * HOUR, state: 'partial' },
        { start: start + 8 * HOUR, end: start + 12 * HOUR, state: 'major' },
        { start: start + 20 * HOUR, end: start + 30 * HOUR, state: 'degraded' },
      ],
    });
    // 8 h × 0.3 + 4 h × 1 = 6.4 h; degraded weighs nothing and is no incident.
    expect(result.downtimeMs).toBe(6.4 * HOUR);
    expect(result.incidents).toMatchObject({ count: 1, impairedMs: 12 * HOUR });
  });

  it('counts a fraction of a millisecond as a whole one, and keeps the exact fraction', () => {
    const result = measureAvailability({
      period: { start: 0, end: 10 },
      asOf: 10,
      outages: [{ start: 0, end: 1, weight: '0.25' }],
    });
    expect(result).toMatchObject({
      downtimeMs: 1,
      uptimeMs: 9,
      exact: { good: '975', total: '1000' },
      availabilityPercent: '97.5',
    });
  });
});

describe('exclusions', () => {
  const start = Date.parse(JUNE.start);
  const base = { period: JUNE, asOf: JULY_1, outages: [[start, start + 10 * HOUR] as const] };

  it('past their cap are downtime again, the earliest counting first', () => {
    const result = measureAvailability({
      ...base,
      exclusions: [
        { start: start + 6 * HOUR, end: start + 10 * HOUR, id: 'second' },
        { start, end: start + 3 * HOUR, id: 'first' },
      ],
      exclusionRules: { maintenance: { cap: { hours: 4 } } },
    });
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

  it('announced too late, or not at all, excuse nothing', () => {
    const result = measureAvailability({
      ...base,
      exclusions: [
        { start, end: start + HOUR, announcedAt: start - 47 * HOUR },
        { start: start + HOUR, end: start + 2 * HOUR },
        { start: start + 2 * HOUR, end: start + 3 * HOUR, announcedAt: start - 46 * HOUR },
        { start, end: start + HOUR, kind: 'force-majeure' },
      ],
      exclusionRules: { maintenance: { notice: { hours: 48 } } },
    });
    expect(result.exclusions.map(({ status }) => status)).toEqual([
      'short-notice',
      'unannounced',
      'granted',
      'granted',
    ]);
    expect(result.downtimeMs).toBe(8 * HOUR);
  });

  it('outside service time remove nothing and do not use up a cap', () => {
    const result = measureAvailability({
      ...base,
      serviceTime: [[start + 5 * HOUR, start + 10 * HOUR]],
      exclusions: [
        { start, end: start + 5 * HOUR },
        { start: start + 5 * HOUR, end: start + 6 * HOUR },
      ],
      exclusionRules: { maintenance: { cap: { hours: 1 } } },
    });
    expect(result.exclusions.map(({ status }) => status)).toEqual(['outside', 'granted']);
    expect(result).toMatchObject({
      measuredMs: 4 * HOUR,
      downtimeMs: 4 * HOUR,
      availabilityPercent: '0',
    });
  });
});

describe('incidents', () => {
  it('are counted once across a night without service', () => {
    const serviceTime = {
      within: (from: number, to: number) => [
        from + 8 * HOUR,
        from + 18 * HOUR,
        from + 32 * HOUR,
        Math.min(to, from + 42 * HOUR),
      ],
    };
    const result = measureAvailability({
      period: { start: 0, end: 2 * DAY },
      asOf: 2 * DAY,
      serviceTime,
      outages: [[17 * HOUR, 33 * HOUR]],
    });
    // 17:00 to 18:00 and 08:00 to 09:00; 20 h of service, 18 h of it up.
    expect(result.incidents).toEqual({
      count: 1,
      impairedMs: 2 * HOUR,
      longestMs: 2 * HOUR,
      mttrMs: 2 * HOUR,
      mtbfMs: 18 * HOUR,
    });
  });

  it('have no means when there were none', () => {
    expect(measureAvailability({ period: JUNE, asOf: JULY_1 }).incidents).toMatchObject({
      count: 0,
      mttrMs: null,
      mtbfMs: null,
    });
  });
});

describe('what was asked', () => {
  it('is listed as intervals on request', () => {
    const { intervals } = measureAvailability({
      period: { start: 0, end: 100 },
      asOf: 100,
      outages: [[10, 30]],
      exclusions: [{ start: 20, end: 25 }],
      unknown: [[28, 40]],
      listIntervals: true,
    });
    expect(intervals).toEqual({
      downtime: [
        { startAt: 10, endAt: 20 },
        { startAt: 25, endAt: 30 },
      ],
      excluded: [{ startAt: 20, endAt: 25 }],
      unknown: [{ startAt: 30, endAt: 40 }],
    });
  });

  it('is refused with its place when it makes no sense', () => {
    const call = (more: object) => () =>
      measureAvailability({ period: JUNE, asOf: JULY_1, ...more });
    expect(
      call({
        outages: [
          [10, 20],
          [9, 5],
        ],
      }),
    ).toThrowError(expect.objectContaining({ code: 'invalid-interval', path: ['outages', 1] }));
    expect(call({ outages: [{ start: 0, end: 5, state: 'odd' }] })).toThrowError(
      expect.objectContaining({ code: 'unknown-reference', path: ['outages', 0, 'state'] }),
    );
    expect(call({ outages: [{ start: 0, end: 5, weight: 2 }] })).toThrowError(
      expect.objectContaining({ code: 'invalid-option', path: ['outages', 0, 'weight'] }),
    );
    expect(call({ outages: [{ start: 0 }] })).toThrowError(
      expect.objectContaining({ code: 'missing-field', path: ['outages', 0, 'end'] }),
    );
    expect(call({ targetRatio: '99.9' })).toThrowError(
      expect.objectContaining({
        code: 'invalid-target',
        hint: 'a percentage goes into targetPercent',
      }),
    );
    expect(call({ targetPercent: 99, targetRatio: '0.99' })).toThrowError(
      expect.objectContaining({ code: 'invalid-target' }),
    );
    expect(call({ period: { start: 5, end: 1 } })).toThrowError(
      expect.objectContaining({ code: 'invalid-interval', path: ['period'] }),
    );
    expect(call({ excluded: 'maybe' })).toThrowError(
      expect.objectContaining({ code: 'invalid-option', path: ['excluded'] }),
    );
  });

  it('comes back as plain data', () => {
    const result = measureAvailability({
      period: JUNE,
      asOf: JULY_1,
      targetPercent: 99.9,
      outages: [[JUNE.start, null]],
    });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});
