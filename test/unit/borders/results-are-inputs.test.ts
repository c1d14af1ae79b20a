import { describe, expect, test } from 'vitest';
import { remainingAt } from '../../../src/countdown.js';
import {
  assessCredit,
  changesBetween,
  compileAvailability,
  compileCalendar,
  compileClock,
  compileScheme,
  evaluateClock,
  firstBusinessDayOf,
  groupOutages,
  type Interval,
  measureAvailability,
  nextPeriod,
  openTimePer,
  openTimeSet,
  outagesFromChecks,
  periodAt,
  roundToSlices,
  toIso,
} from '../../../src/index.js';
import { toCountdown } from '../../../src/report.js';
import { clip, contains, toIntervals, toTimeSet } from '../../../src/time-set.js';
import { thrownBy } from '../../oracle/thrown.js';

/** What one function gives, the next takes: one test for each combination that a user has tried. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Monday, 2 March 2026, in UTC. */
const MONDAY = Date.UTC(2026, 2, 2);
const DAY = { startAt: MONDAY, endAt: MONDAY + 24 * HOUR };
const at = DAY.endAt;
const hours = (from: number, to: number): Interval => ({
  startAt: MONDAY + from * HOUR,
  endAt: MONDAY + to * HOUR,
});

const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
const promise = compileAvailability({ targetPercent: '99.9' });
const measure = (facts: object) => measureAvailability(promise, { period: DAY, ...facts }, { at });

describe('time', () => {
  test('toTimeSet takes what toIntervals gives', () => {
    expect(toTimeSet(toIntervals([0, 10, 20, 30]))).toEqual([0, 10, 20, 30]);
  });

  test('clip and contains take instants in every form, and the results of others', () => {
    // The open time of Monday, cut at noon; ten o'clock is in it, eighteen is not.
    const open = openTimeSet(office, DAY.startAt, DAY.endAt);
    expect(clip(open, '2026-03-02T12:00:00Z', new Date(DAY.endAt))).toEqual([
      MONDAY + 12 * HOUR,
      MONDAY + 17 * HOUR,
    ]);
    expect(contains(toIntervals(open), '2026-03-02T10:00:00Z')).toBe(true);
    expect(contains(open, '2026-03-02T18:00:00Z')).toBe(false);
  });

  test('a period is one of all that say a start and an end', () => {
    const months = { unit: 'month', timeZone: 'UTC' } as const;
    const march = periodAt(months, MONDAY);
    expect(nextPeriod(months, march).id).toBe('2026-04');
    const { period } = measureAvailability(promise, { period: march }, { at: march.endAt });
    expect(nextPeriod(months, period).id).toBe('2026-04');
    // 1 March 2026 is a Sunday.
    expect(firstBusinessDayOf(office, period)).toBe('2026-03-02');
    const [open] = openTimePer(office, 'month', march.startAt, march.endAt);
    expect(firstBusinessDayOf(office, open as Interval)).toBe('2026-03-02');
  });
});

describe('outages', () => {
  // Two members, down from 0 to 1:30 and from 0:30 to 2:30: either is down from 0 to 2:30.
  const group = groupOutages([
    [{ start: MONDAY, end: MONDAY + 1.5 * MINUTE }],
    [{ start: MONDAY + 0.5 * MINUTE, end: MONDAY + 2.5 * MINUTE }],
  ]);

  test('roundToSlices takes what groupOutages gives', () => {
    // Whole minutes within 0 to 2:30 are two.
    expect(roundToSlices(group, { slice: { minutes: 1 } })).toEqual([
      { startAt: MONDAY, endAt: MONDAY + 2 * MINUTE },
    ]);
  });

  test('measureAvailability takes what groupOutages gives', () => {
    expect(measure({ outages: group }).downtimeMs).toBe(2.5 * MINUTE);
  });

  test('they keep who they are from checks through slices and groups to the measurement', () => {
    const status = (minute: number, isDown: boolean) => ({
      at: MONDAY + minute * MINUTE,
      status: isDown ? 'slow' : 'up',
      ...(isDown ? { cause: 'disk', component: 'db', severity: 'high', id: 'o-1' } : {}),
    });
    // Slow from minute 1 to minute 3.
    const { outages, unknown } = outagesFromChecks(
      [status(0, false), status(1, true), status(2, true), status(3, false)],
      { statuses: { up: 'up', slow: { weight: '0.5' } }, at, maxGap: { hours: 24 } },
    );
    const one = {
      startAt: MONDAY + MINUTE,
      endAt: MONDAY + 3 * MINUTE,
      weight: '0.5',
      cause: 'disk',
      component: 'db',
      severity: 'high',
      id: 'o-1',
    };
    expect(outages).toEqual([one]);
    const sliced = roundToSlices(outages, { slice: { minutes: 1 } });
    expect(sliced).toEqual([one]);
    const grouped = groupOutages([sliced]);
    expect(grouped).toEqual([one]);
    const measured = measureAvailability(
      promise,
      { period: DAY, outages: grouped, unknown },
      { at, listIntervals: true },
    );
    // Half of two minutes.
    expect(measured.downtimeMs).toBe(MINUTE);
    expect(measured.intervals?.outages).toEqual([one]);
  });
});

describe('measureAvailability', () => {
  const night: readonly Interval[] = [hours(0, 6)];

  test('takes intervals as unknown time', () => {
    expect(measure({ unknown: night })).toMatchObject({ unknownMs: 6 * HOUR });
  });

  test('takes intervals as exclusions', () => {
    // 24 hours less the 6 that are left out.
    expect(measure({ exclusions: night })).toMatchObject({
      excludedMs: 6 * HOUR,
      measuredMs: 18 * HOUR,
    });
  });

  test('takes intervals as service time', () => {
    expect(measure({ serviceTime: [hours(0, 12)] }).serviceMs).toBe(12 * HOUR);
  });

  test('takes a compiled calendar as service time', () => {
    // Down from 16:00 to 18:00: the hour after closing does not count.
    const outages = [hours(16, 18)];
    expect(measure({ serviceTime: office, outages })).toMatchObject({
      serviceMs: 8 * HOUR,
      downtimeMs: HOUR,
    });
  });

  test('takes the open time of a calendar as service time', () => {
    const open = openTimeSet(office, DAY.startAt, DAY.endAt);
    expect(measure({ serviceTime: open }).serviceMs).toBe(8 * HOUR);
    expect(measure({ serviceTime: toIntervals(open) }).serviceMs).toBe(8 * HOUR);
  });

  test('takes a period of periodAt, and gives one that it takes again', () => {
    const day = periodAt({ unit: 'day', timeZone: 'UTC' }, MONDAY);
    const first = measureAvailability(promise, { period: day }, { at });
    expect(first.period).toEqual(DAY);
    expect(measureAvailability(promise, { period: first.period }, { at })).toEqual(first);
  });

  test('takes the lists of its own result', () => {
    const facts = { outages: [hours(1, 2)], exclusions: [hours(3, 4)], unknown: [hours(5, 6)] };
    const { intervals } = measureAvailability(
      promise,
      { period: DAY, ...facts },
      { at, listIntervals: true },
    );
    expect(
      measure({
        outages: intervals?.outages,
        exclusions: intervals?.excluded,
        unknown: intervals?.unknown,
      }),
    ).toEqual(measure(facts));
  });
});

describe('assessCredit', () => {
  const scheme = compileScheme({
    target: { gte: '99.9' },
    rows: [{ lt: '99.9', remedy: { percent: 10 } }],
  });
  const base = { amount: '500.00', currency: 'EUR' };

  test('takes the exact level of a measurement', () => {
    // One hour of 24 down is 95.8 %: ten per cent of 500.00.
    const { exact } = measure({ outages: [hours(1, 2)] });
    expect(assessCredit(scheme, { level: exact, base })).toMatchObject({
      status: 'credited',
      amount: { amount: '50.00', currency: 'EUR' },
    });
  });

  test('takes a level without data for what it is', () => {
    const { status, exact } = measure({ unknown: [DAY] });
    expect([status, exact]).toEqual(['no-data', null]);
    expect(assessCredit(scheme, { level: exact, base })).toMatchObject({
      status: 'unknown',
      level: null,
      missed: null,
    });
  });
});

describe('toCountdown', () => {
  const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
  const calendars = { office, always };
  const clock = compileClock(
    {
      id: 'reply',
      start: { on: 'created' },
      stop: { on: 'replied' },
      targets: [{ elapsed: { hours: 1 } }],
      calendars: [
        { when: { field: 'tier', equals: 'gold' }, calendar: 'always' },
        { calendar: 'office' },
      ],
    },
    calendars,
  );
  const report = (tier: string, minute: number) =>
    evaluateClock(clock, [{ at: MONDAY + 10 * HOUR, type: 'created', set: { tier } }], {
      at: MONDAY + 10 * HOUR + minute * MINUTE,
    });

  test('speaks of the instant of its report, and has none of its own', () => {
    const given = report('gold', 20);
    expect(toCountdown(given, { calendars })).toMatchObject({
      evaluatedAt: given.evaluatedAt,
      remainingMs: 40 * MINUTE,
    });
    expect(thrownBy(() => toCountdown(given, { calendars, at: 0 } as never))).toMatchObject({
      code: 'unknown-field',
      path: ['options', 'at'],
    });
  });

  test.each(['gold', 'silver'])('counts in the calendar that holds, by condition: %s', (tier) => {
    // An hour from 10:00, round the clock or in office hours alike.
    const snapshot = toCountdown(report(tier, 0), { calendars });
    const left = [0, 10, 30, 90].map(
      (minute) => remainingAt(snapshot, MONDAY + 10 * HOUR + minute * MINUTE) / MINUTE,
    );
    expect(left).toEqual([60, 50, 30, -30]);
  });

  test('takes a report that went through JSON, as changesBetween does', () => {
    const given = report('gold', 20);
    const stored: typeof given = JSON.parse(JSON.stringify(given));
    expect(toCountdown(stored, { calendars })).toEqual(toCountdown(given, { calendars }));
    // Within the hour nothing has changed; at 61 minutes it is missed.
    expect(changesBetween(stored, report('gold', 30))).toEqual([]);
    expect(changesBetween(stored, report('gold', 61)).map(({ kind }) => kind)).toEqual(['missed']);
  });
});

describe('toIso', () => {
  test('renders every instant of every result', () => {
    const measured = measureAvailability(
      promise,
      { period: DAY, outages: [hours(1, 2)], unknown: [hours(5, 6)] },
      { at, listIntervals: true },
    );
    const { evaluatedAt, period, intervals } = toIso(measured);
    expect([evaluatedAt, period.startAt]).toEqual([
      '2026-03-03T00:00:00.000Z',
      '2026-03-02T00:00:00.000Z',
    ]);
    expect(intervals?.outages).toEqual([
      { startAt: '2026-03-02T01:00:00.000Z', endAt: '2026-03-02T02:00:00.000Z' },
    ]);
    expect(intervals?.unknown).toEqual([
      { startAt: '2026-03-02T05:00:00.000Z', endAt: '2026-03-02T06:00:00.000Z' },
    ]);
    const events = [
      { at: MONDAY, type: 'created' },
      { at: MONDAY + HOUR, type: 'created' },
    ];
    const plain = compileClock({
      id: 'reply',
      start: { on: 'created' },
      stop: { on: 'replied' },
      targets: [{ elapsed: { hours: 4 } }],
    });
    const told = toIso(evaluateClock(plain, events, { at: MONDAY + 2 * HOUR }));
    expect(told.evaluatedAt).toBe('2026-03-02T02:00:00.000Z');
    expect(told.current?.dueAt).toBe('2026-03-02T04:00:00.000Z');
    expect(told.ignored.map(({ eventAt }) => eventAt)).toEqual(['2026-03-02T01:00:00.000Z']);
    const snapshot = toIso(
      toCountdown(evaluateClock(plain, events, { at: MONDAY + 2 * HOUR }), { maxStretches: 1 }),
    );
    expect([snapshot.evaluatedAt, snapshot.movesAt[0]?.[0]]).toEqual([
      '2026-03-02T02:00:00.000Z',
      '2026-03-02T02:00:00.000Z',
    ]);
  });
});
