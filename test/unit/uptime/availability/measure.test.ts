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

  test('has no data where nothing was watched', () => {
    const unknown = [[JUNE.start, JUNE.end]] as const;
    expect(june({ targetPercent: 99 }, { unknown })).toMatchObject({
      status: 'no-data',
      availabilityPercent: null,
      onTarget: null,
      exact: null,
      coverageRatio: '0',
    });
  });

  test.each([
    ['service time', { serviceTime: [] }],
    ['a service', { trackedSince: JUNE.end }],
    ['a service any more', { trackedUntil: JUNE.start }],
    ['time that is not excluded', { exclusions: [[JUNE.start, JUNE.end]] }],
  ] as const)('is about nothing where the period has no %s', (_, facts) => {
    expect(june({ targetPercent: 99 }, facts)).toMatchObject({
      status: 'nothing-promised',
      availabilityPercent: null,
      onTarget: null,
      exact: null,
      coverageRatio: null,
    });
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
      // One outage of 20 ms, of which 5 are excluded.
      incidents: [{ ...at(10, 30), countedMs: 15 }],
      excluded: [{ ...at(20, 25), kind: 'maintenance', id: null }],
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

describe('a period that has hardly begun', () => {
  test('is not yet due, with a target or without, and no data is told when it is over', () => {
    const at = JUNE_1 + 1;
    const none = { unknown: [[JUNE.start, JUNE.end]] } as const;
    expect(june({}, none, { at })).toMatchObject({ status: 'not-yet-due', onTarget: null });
    expect(june({}, none)).toMatchObject({ status: 'no-data', onTarget: null });
    expect(june({ targetPercent: 99 }, {}, { at: JUNE_1 })).toMatchObject({
      status: 'not-yet-due',
      onTarget: null,
      availabilityPercent: null,
      availabilityRatio: null,
      downtimePercent: null,
      exact: null,
      coverageRatio: null,
    });
    expect(june({}, {}, { at }).status).toBe('measured');
  });

  test('is over at its end', () => {
    expect(june({ targetPercent: 99 }, {}, { at: JULY_1 }).status).toBe('met');
    expect(june({ targetPercent: 99 }, {}, { at: JULY_1 - 1 }).status).toBe('not-yet-due');
  });

  test('lists intervals only when they are asked for', () => {
    expect('intervals' in june({})).toBe(false);
  });

  test('has shares that add up, rounded down', () => {
    // One of 720 hours is lost: 719/720 = 0.99861111…
    expect(june({}, lost(HOUR))).toMatchObject({
      measuredMs: 720 * HOUR,
      uptimeMs: 719 * HOUR,
      downtimeMs: HOUR,
      availabilityRatio: '0.998611',
      availabilityPercent: '99.861111',
      downtimePercent: '0.138889',
      exact: { good: String(719 * HOUR), total: String(720 * HOUR) },
    });
  });

  test('has a whole budget beside fractions of downtime', () => {
    // Two hours at half are one; 1 % of 240 h and of 720 h are 2.4 h and 7.2 h.
    const outages = [{ start: JUNE_1, end: JUNE_1 + 2 * HOUR, weight: '0.5' }];
    const { budget } = june({ targetPercent: 99 }, { outages }, { at: JUNE_1 + 240 * HOUR });
    expect(budget).toMatchObject({
      elapsed: { totalMs: 2.4 * HOUR, spentMs: HOUR },
      period: { totalMs: 7.2 * HOUR, spentMs: HOUR },
    });
  });

  test('adds unknown time that is down to fractions of downtime', () => {
    const outages = [{ start: JUNE_1, end: JUNE_1 + 2 * HOUR, weight: '0.5' }];
    const unknown = [[JUNE_1 + 5 * HOUR, JUNE_1 + 8 * HOUR]] as const;
    expect(june({ unknownAs: 'down' }, { outages, unknown }).downtimeMs).toBe(4 * HOUR);
  });

  test('has a coverage rounded down', () => {
    // 719/720 were watched.
    expect(june({}, { unknown: [[JUNE_1, JUNE_1 + HOUR]] }).coverageRatio).toBe('0.998611');
  });
});
