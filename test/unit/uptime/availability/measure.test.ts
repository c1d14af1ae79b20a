import { describe, expect, test } from 'vitest';
import { HOUR, JULY_1, JUNE, JUNE_1, june } from '../month.js';

const lost = (ms: number) => ({ outages: [[JUNE_1, JUNE_1 + ms] as const] });

describe('the verdict', () => {
  test('is exact at the bound: 43.2 minutes keep 99.9 % of 30 days, one millisecond more does not', () => {
    // 30 days × 0.001 = 2 592 000 ms
    expect(june({ targetPercent: 99.9 }, lost(2_592_000))).toMatchObject({
      status: 'met',
      availabilityPercent: '99.9',
      budget: { period: { remainingMs: 0, exhausted: true } },
    });
    expect(june({ targetPercent: 99.9 }, lost(2_592_001))).toMatchObject({
      status: 'missed',
      onTarget: false,
      budget: { period: { remainingMs: -1 } },
    });
  });

  test('is not yet due before the end, and missed as soon as the whole budget is overspent', () => {
    const at = (hours: number) =>
      june({ targetPercent: 99 }, lost(hours * HOUR), { at: '2026-06-11T00:00:00Z' });
    // 1 % of 720 h is 7.2 h; of the 240 h that have passed, 2.4 h.
    expect(at(7)).toMatchObject({ status: 'not-yet-due', onTarget: false });
    expect(at(8)).toMatchObject({ status: 'missed', onTarget: false });
    expect(at(7).budget?.elapsed.totalMs).toBe(2.4 * HOUR);
    expect(at(7).budget?.period.totalMs).toBe(7.2 * HOUR);
  });

  test('has no data where there is no service time, nothing watched, or nothing tracked', () => {
    const none = { status: 'no-data', availabilityPercent: null, onTarget: null, exact: null };
    const target = { targetPercent: 99 };
    expect(june(target, { serviceTime: [] })).toMatchObject({ ...none, coverageRatio: null });
    expect(june(target, { unknown: [[JUNE.start, JUNE.end]] })).toMatchObject({
      ...none,
      coverageRatio: '0',
    });
    expect(june(target, { trackedSince: JUNE.end })).toMatchObject(none);
  });

  test('is a plain measurement without a target', () => {
    expect(june({})).toMatchObject({ status: 'measured', onTarget: null, budget: null });
  });

  test('leaves no budget at 100 %: any loss exhausts it', () => {
    expect(june({ targetPercent: 100 })).toMatchObject({
      status: 'met',
      budget: { period: { totalMs: 0, exhausted: false, consumedPercent: '0' } },
    });
    expect(june({ targetPercent: 100 }, lost(1))).toMatchObject({
      status: 'missed',
      budget: { period: { exhausted: true, consumedPercent: null } },
    });
  });
});

describe('unknown time', () => {
  const unknown = [[JUNE_1, JUNE_1 + 72 * HOUR]] as const;

  test('is left out, counts as up or as down, and shows as coverage', () => {
    const at = (unknownAs: 'leftOut' | 'up' | 'down') => {
      const { measuredMs, downtimeMs, coverageRatio } = june({ unknownAs }, { unknown });
      return [measuredMs / HOUR, downtimeMs / HOUR, coverageRatio];
    };
    expect(at('leftOut')).toEqual([648, 0, '0.9']);
    expect(at('up')).toEqual([720, 0, '0.9']);
    expect(at('down')).toEqual([720, 72, '0.9']);
  });

  test('is known where an outage is known', () => {
    const result = june({}, { unknown, outages: [[JUNE_1, JUNE_1 + HOUR]] });
    expect(result).toMatchObject({ unknownMs: 71 * HOUR, downtimeMs: HOUR });
  });
});

describe('the rest of the period', () => {
  test('is left out, or counts as up', () => {
    const at = JUNE_1 + 360 * HOUR;
    expect(june({}, lost(36 * HOUR), { at }).availabilityPercent).toBe('90');
    expect(june({ futureAs: 'up' }, lost(36 * HOUR), { at }).availabilityPercent).toBe('95');
  });
});

describe('the report', () => {
  test('lists the intervals behind the figures, and each outage with what it was told', () => {
    const outage = { start: JUNE_1 + 10, end: JUNE_1 + 30, cause: 'disk', id: 'inc-1' };
    const slow = { start: JUNE_1 + 12, end: JUNE_1 + 14, state: 'degraded' };
    const { intervals } = june(
      {},
      {
        outages: [outage, slow],
        exclusions: [[JUNE_1 + 20, JUNE_1 + 25]],
        unknown: [[JUNE_1 + 28, JUNE_1 + 40]],
      },
      { listIntervals: true },
    );
    const at = (from: number, to: number) => ({ startAt: JUNE_1 + from, endAt: JUNE_1 + to });
    const facts = { cause: 'disk', id: 'inc-1' };
    expect(intervals).toEqual({
      downtime: [at(10, 20), at(25, 30)],
      outages: [
        { ...at(10, 20), ...facts },
        { ...at(25, 30), ...facts },
      ],
      excluded: [at(20, 25)],
      unknown: [at(30, 40)],
    });
  });

  test('says when it was made and of what', () => {
    expect(june({})).toMatchObject({
      evaluatedAt: JULY_1,
      period: { startAt: JUNE_1, endAt: JULY_1 },
      calendar: null,
    });
  });

  test('comes back as plain data', () => {
    const result = june(
      { targetPercent: 99.9 },
      { outages: [[JUNE.start, null]] },
      { listIntervals: true },
    );
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});
