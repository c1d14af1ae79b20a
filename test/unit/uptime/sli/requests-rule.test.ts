import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { checkRequestsFacts, compileRequests, measureRequests } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JULY_1, JUNE, JUNE_1, MINUTE } from '../month.js';

const slice = { length: 'PT1M' };

describe('a rule for requests', () => {
  test.each<[unknown, (string | number)[], string, string?]>([
    [7, [], 'a rule for requests'],
    [{ acceptablePercent: 95 }, ['acceptablePercent'], 'a target beside a softer one'],
    [{ targetPercent: 95, acceptablePercent: 95 }, ['acceptablePercent'], 'less than the target'],
    [
      { slice },
      ['slice'],
      'no slices where all events are counted together',
      "method: 'timeSlices' or 'ratioSlices' has them",
    ],
    [{ method: 'timeSlices', slice: 7 }, ['slice'], 'slices of time'],
    [
      { method: 'timeSlices', slice },
      ['slice', 'errorPercent'],
      'the share of bad events in percent that makes a slice bad',
    ],
    [
      { method: 'ratioSlices', slice: { ...slice, operator: 'gt' } },
      ['slice', 'operator'],
      'nothing here: the ratios of slices are averaged, none is good or bad',
      "method: 'timeSlices' has good and bad ones",
    ],
  ])('%j is refused at %j', (rule, path, expected, hint) => {
    const error = thrownBy(() => compileRequests(rule as never));
    expect(error).toMatchObject({ path, expected });
    expect(error.hint).toBe(hint);
  });

  test('that was not compiled is told with what would do it', () => {
    for (const compiled of [null, 7, { kind: 'compiled-score' }])
      expect(
        thrownBy(() => measureRequests(compiled as never, { period: JUNE }, { at: JULY_1 })),
      ).toMatchObject({
        code: 'invalid-type',
        path: ['compiled'],
        expected: 'a compiled rule for requests',
        hint: 'compileRequests(rule) makes one',
      });
  });

  test('of a copy brings its calendar along, and is read as strictly', () => {
    const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
    const compiled = compileRequests({ calendar: 'office' }, { office });
    // Monday, 1 June 2026, 8 hours.
    const facts = { period: [JUNE_1, JUNE_1 + 24 * HOUR] as const };
    expect(measureRequests({ ...compiled }, facts, { at: JULY_1 })).toMatchObject({
      calendar: 'office',
      measuredMs: 8 * HOUR,
    });
    const broken = { kind: 'compiled-requests', rule: { targetPercent: 101 } } as never;
    expect(thrownBy(() => measureRequests(broken, facts, { at: JULY_1 })).path).toEqual([
      'compiled',
      'targetPercent',
    ]);
  });
});

describe('what measureRequests takes', () => {
  const rule = compileRequests({});

  test('are options, and facts about a period', () => {
    expect(thrownBy(() => measureRequests(rule, { period: JUNE }, null as never))).toMatchObject({
      path: ['options'],
      expected: 'options',
    });
    expect(thrownBy(() => measureRequests(rule, null as never, { at: JULY_1 }))).toMatchObject({
      path: [],
      expected: 'facts about a period',
    });
    const check = checkRequestsFacts(rule, { period: JUNE } as never, null as never);
    expect(check.ok ? [] : check.issues.map(({ path }) => path)).toEqual([['options']]);
  });

  test('lists nothing that it was not asked for', () => {
    const listed = measureRequests(rule, { period: JUNE }, { at: JULY_1 });
    expect(Object.keys(listed)).not.toContain('leftOutBuckets');
  });
});

describe('the exact share', () => {
  test('is that of good to all events, in integers', () => {
    const minute = (index: number, good: string, total: string) => ({
      start: JUNE_1 + index * MINUTE,
      end: JUNE_1 + (index + 1) * MINUTE,
      good,
      total,
    });
    // 1.5 + 2.25 of 2 + 3 are 3.75 of 5: three quarters.
    const buckets = [minute(0, '1.5', '2'), minute(1, '2.25', '3')];
    const { exact, sliRatio, onTarget } = measureRequests(
      compileRequests({ targetPercent: 75 }),
      { period: JUNE, buckets },
      { at: JULY_1 },
    );
    const { good, total } = exact ?? { good: '0', total: '1' };
    expect(BigInt(good) * 4n).toBe(BigInt(total) * 3n);
    expect([sliRatio, onTarget]).toEqual(['0.75', true]);
    const above = compileRequests({ targetPercent: '75.0001' });
    expect(measureRequests(above, { period: JUNE, buckets }, { at: JULY_1 }).onTarget).toBe(false);
  });
});
