import { describe, expect, test } from 'vitest';
import { compileCalendar, openTimeSet } from '../../../src/calendar.js';
import {
  compileAvailability,
  compileRequests,
  errorBudget,
  groupObserved,
  groupOutages,
  measureAvailability,
  measureRequests,
  outagesFromChecks,
  outagesFromTransitions,
  roundToSlices,
  timeToExhaustion,
} from '../../../src/uptime.js';
import { HOUR, JULY_1, JUNE, JUNE_1, june, MINUTE } from './month.js';

const statuses = { up: 'up', down: 'down', slow: { state: 'slow' } } as const;
const at = JUNE_1 + 10 * MINUTE;
const db = { component: 'db', severity: 'sev1' };

/** Down from 0:30 to 4:30, told by checks every thirty seconds. */
const checks = Array.from({ length: 20 }, (_, i) => ({
  at: JUNE_1 + i * 30_000,
  status: i >= 1 && i < 9 ? 'down' : 'up',
  ...(i >= 1 && i < 9 ? db : {}),
}));

describe('what one function gives, the next takes', () => {
  const observed = outagesFromChecks(checks, { statuses, at, maxGap: MINUTE });
  const facts = { cause: 'down', ...db };

  test('checks give outages with their facts', () => {
    expect(observed).toMatchObject({
      outages: [{ startAt: JUNE_1 + 30_000, endAt: JUNE_1 + 270_000, ...facts }],
      unknown: [],
    });
  });

  const minutes = roundToSlices(observed.outages, { slice: MINUTE });

  test('slices take the outages of checks, and keep their facts', () => {
    expect(minutes).toEqual([{ startAt: JUNE_1 + MINUTE, endAt: JUNE_1 + 4 * MINUTE, ...facts }]);
  });

  const web = [{ start: JUNE_1 + 2 * MINUTE, end: JUNE_1 + 6 * MINUTE, component: 'web' }];
  const group = groupOutages([minutes, web], { needed: 1 });

  test('groups take the outages of slices, and keep their facts', () => {
    expect(group).toEqual([
      { startAt: JUNE_1 + 2 * MINUTE, endAt: JUNE_1 + 4 * MINUTE, ...facts },
      { startAt: JUNE_1 + 2 * MINUTE, endAt: JUNE_1 + 4 * MINUTE, component: 'web' },
    ]);
  });

  test('slices take the outages of groups as well', () => {
    expect(roundToSlices(group, { slice: MINUTE })).toEqual(group);
  });

  test('measurement takes the outages of groups, counts them once, and lists both', () => {
    const result = june({}, { outages: group }, { listIntervals: true });
    expect(result.downtimeMs).toBe(2 * MINUTE);
    expect(result.intervals?.outages).toEqual(group);
  });

  test('measurement takes what it listed itself: the same time is down', () => {
    const first = june({}, { outages: observed.outages }, { listIntervals: true });
    const again = june({}, { outages: first.intervals?.outages });
    expect(again.exact).toEqual(first.exact);
    const joined = june({}, { outages: first.intervals?.downtime });
    expect(joined.exact).toEqual(first.exact);
  });

  test('measurement takes transitions as they come, unknown time included', () => {
    const log = [
      { at: JUNE_1 + HOUR, status: 'down', id: 'inc-1' },
      { at: JUNE_1 + 2 * HOUR, status: 'up' },
    ];
    const told = outagesFromTransitions(log, { statuses, from: JUNE_1, at: JULY_1 });
    expect(june({}, told)).toMatchObject({ downtimeMs: HOUR, unknownMs: HOUR });
  });

  test('a state that the log names weighs what the rule says, after slices and groups', () => {
    const log = [{ at: JUNE_1, status: 'slow' }];
    const weights = { slow: '0.5' };
    const told = outagesFromTransitions(log, { statuses, at: JUNE_1 + HOUR });
    const hour = roundToSlices(told.outages, { slice: MINUTE, weights });
    const group = groupOutages([hour, []], { weights });
    expect(june({ weights }, { outages: group }).downtimeMs).toBe(HOUR / 2);
  });

  test('bad slices of several services are outages of the group that they make', () => {
    // Of two services with four minutes each, the minutes 1 and 2 of one and 2 and 3 of the other are bad,
    // and nobody counted minute 0 of either: down together for one minute of the three known.
    const sliceOf = (good: readonly (number | null)[]) => {
      const starts = good.map((_, i) => JUNE_1 + i * MINUTE);
      const total = good.map((one) => (one === null ? null : 10));
      const rule = compileRequests({
        method: 'timeSlices',
        slice: { length: { minutes: 1 }, errorPercent: 50 },
      });
      const period = [JUNE_1, JUNE_1 + 4 * MINUTE] as const;
      const buckets = { starts, length: MINUTE, good, total };
      const sli = measureRequests(rule, { period, buckets }, { at: JULY_1, listIntervals: true });
      const { badSlices = [], unknownSlices = [] } = sli.intervals ?? {};
      return { outages: badSlices, unknown: unknownSlices };
    };
    const members = [sliceOf([null, 0, 0, 9]), sliceOf([null, 9, 0, 0])];
    const group = groupObserved(members, { needed: 1 });
    const facts = { period: [JUNE_1, JUNE_1 + 4 * MINUTE] as const, ...group };
    expect(measureAvailability(compileAvailability({}), facts, { at: JULY_1 })).toMatchObject({
      measuredMs: 3 * MINUTE,
      downtimeMs: MINUTE,
    });
  });

  test('a budget goes into its forecast', () => {
    const { spent, remaining } = errorBudget({ targetPercent: 90, total: 100, bad: 5 });
    // Five are left, at five in an hour.
    expect(timeToExhaustion({ spent, remaining, over: HOUR }).timeToExhaustionMs).toBe(HOUR);
  });
});

describe('every list of time takes every form', () => {
  const rule = compileAvailability({});
  const [start, end] = [JUNE_1, JUNE_1 + HOUR];
  const forms = {
    pairs: [[start, end]],
    'start and end': [{ start, end }],
    'startAt and endAt': [{ startAt: start, endAt: end }],
    'a time set': [start, end],
    'a time set of a calendar': openTimeSet(
      compileCalendar({ timeZone: 'UTC', weekly: { mon: '00:00-01:00' } }),
      JUNE_1,
      JUNE_1 + 2 * HOUR,
    ),
    'a Float64Array': Float64Array.of(start, end),
  } as const;

  test.each(Object.entries(forms))('%s', (_name, time) => {
    const measured = (more: object) =>
      measureAvailability(rule, { period: JUNE, ...more }, { at: JULY_1 });
    expect(measured({ outages: time }).downtimeMs).toBe(HOUR);
    expect(measured({ exclusions: time }).excludedMs).toBe(HOUR);
    expect(measured({ unknown: time }).unknownMs).toBe(HOUR);
    expect(measured({ serviceTime: time }).serviceMs).toBe(HOUR);
    expect(groupOutages([time])).toEqual([{ startAt: start, endAt: end }]);
    expect(roundToSlices(time, { slice: MINUTE })).toEqual([{ startAt: start, endAt: end }]);
  });
});
