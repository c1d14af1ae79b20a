import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { evaluateClock, toIso } from '../../../../src/clock.js';
import { atMinute, byEvent, clockOf, dated, log, MINUTE } from '../tickets.js';

const fourHours = { calendar: 'office', targets: [{ elapsed: { hours: 4 } }] } as const;

describe('a deadline in a calendar', () => {
  const dueOf = (created: string, options: Parameters<typeof clockOf>[0] = {}) => {
    const { current } = evaluateClock(
      clockOf({ ...fourHours, ...options }),
      dated([created, 'created']),
      { at: created },
    );
    return toIso(current?.dueAt ?? 0);
  };

  it('counts open time only', () => {
    // Friday 15:00: two hours before the weekend, two hours on Monday.
    expect(dueOf('2026-03-06T15:00:00Z')).toBe('2026-03-09T11:00:00.000Z');
  });

  it('counts from the next opening when it starts in closed time', () => {
    expect(dueOf('2026-03-07T12:00:00Z')).toBe('2026-03-09T13:00:00.000Z');
  });

  it('that is used up exactly at a close lands on the close', () => {
    expect(dueOf('2026-03-06T13:00:00Z')).toBe('2026-03-06T17:00:00.000Z');
  });

  it('that is used up exactly at a close lands on the next opening by `nextOpen`', () => {
    expect(dueOf('2026-03-06T13:00:00Z', { boundary: 'nextOpen' })).toBe(
      '2026-03-09T09:00:00.000Z',
    );
    expect(dueOf('2026-03-06T12:59:00Z', { boundary: 'nextOpen' })).toBe(
      '2026-03-06T16:59:00.000Z',
    );
  });

  it('is a length of elapsed time also on the day on which the clocks change', () => {
    const berlin = compileCalendar({
      timeZone: 'Europe/Berlin',
      weekly: { 'mon-sun': '00:00-24:00' },
    });
    const clock = clockOf(
      { calendar: 'berlin', targets: [{ elapsed: { hours: 24 } }] },
      { berlin },
    );
    // 29 March 2026 has 23 hours: 24 hours from its midnight end at 01:00 of the 30th.
    const created = '2026-03-29T00:00:00+01:00';
    const { current } = evaluateClock(clock, dated([created, 'created']), { at: created });
    expect(current?.dueAt).toBe(Date.parse('2026-03-30T01:00:00+02:00'));
  });

  it('is none where the calendar has not enough time left', () => {
    const last = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'replace', date: '2026-03-02', hours: '09:00-12:00' }],
    });
    const clock = clockOf(
      {
        calendar: 'last',
        targets: [{ elapsed: { hours: 4 } }],
        warnings: [{ percent: 50 }, { percent: 90 }],
      },
      { last },
    );
    const { current, nextChangeAt } = evaluateClock(
      clock,
      dated(['2026-03-02T10:00:00Z', 'created']),
      { at: '2026-03-05T00:00:00Z' },
    );
    // Two of four hours are there: the half is reached at the close, the rest never.
    expect(current).toMatchObject({
      state: 'running',
      dueStatus: 'never-opens',
      dueAt: null,
      projectedDueAt: null,
      wallRemainingMs: null,
      elapsedMs: 120 * MINUTE,
      remainingMs: 120 * MINUTE,
      overrunMs: 0,
    });
    expect(current?.warnings).toEqual([
      { id: '50%', firesAt: Date.parse('2026-03-02T12:00:00Z'), hasFired: true },
      { id: '90%', firesAt: null, hasFired: false },
    ]);
    expect(nextChangeAt).toBe(null);
  });

  it('is none round the clock beyond the last instant there is', () => {
    const clock = clockOf({ targets: [{ elapsed: { hours: 24 } }] });
    const created = '9999-12-31T12:00:00Z';
    const { current } = evaluateClock(clock, dated([created, 'created']), { at: created });
    expect(current).toMatchObject({ dueStatus: 'never-opens', dueAt: null });
  });
});

describe('warnings', () => {
  const clock = clockOf({
    ...byEvent,
    warnings: [
      { percent: 75 },
      { id: 'soon', before: { minutes: 10 } },
      { id: 'late', after: { minutes: 30 } },
      { id: 'long before', before: { hours: 5 } },
    ],
  });
  const firesAt = (minute: number, events = log([0, 'created'])) =>
    atMinute(clock, events, minute).current?.warnings.map((warning) => [
      warning.id,
      warning.firesAt === null ? null : warning.firesAt / MINUTE,
      warning.hasFired,
    ]);

  it('fire at a share of the target, before the deadline, after it, and never before the start', () => {
    expect(firesAt(0)).toEqual([
      ['75%', 45, false],
      ['soon', 50, false],
      ['late', 90, false],
      ['long before', 0, true],
    ]);
  });

  it('have fired from their instant on', () => {
    expect(firesAt(45)?.map(([, , hasFired]) => hasFired)).toEqual([true, false, false, true]);
    expect(firesAt(49)?.map(([, , hasFired]) => hasFired)).toEqual([true, false, false, true]);
    expect(firesAt(90)?.map(([, , hasFired]) => hasFired)).toEqual([true, true, true, true]);
  });

  it('move with a pause unless they have fired', () => {
    const paused = log([0, 'created'], [47, 'paused'], [67, 'resumed']);
    expect(firesAt(70, paused)).toEqual([
      ['75%', 45, true],
      ['soon', 70, true],
      ['late', 110, false],
      ['long before', 0, true],
    ]);
  });

  it('do not fire after the end', () => {
    expect(
      firesAt(200, log([0, 'created'], [48, 'solved']))?.map(([, , hasFired]) => hasFired),
    ).toEqual([true, false, false, true]);
  });

  it('of a share that is no whole millisecond fire at the next one', () => {
    const odd = clockOf({
      targets: [{ elapsed: { milliseconds: 100 } }],
      warnings: [{ percent: 33.3333 }],
    });
    expect(evaluateClock(odd, log([0, 'created']), { at: 0 }).current?.warnings[0]?.firesAt).toBe(
      34,
    );
  });

  it('count in the calendar of the target', () => {
    const inOffice = clockOf({ ...fourHours, warnings: [{ before: { hours: 3 } }] });
    const { current } = evaluateClock(inOffice, dated(['2026-03-06T16:30:00Z', 'created']), {
      at: '2026-03-06T16:30:00Z',
    });
    // One hour of the target: half an hour on Friday, half an hour on Monday.
    expect(current?.warnings[0]?.firesAt).toBe(Date.parse('2026-03-09T09:30:00Z'));
  });

  it('used up as a pause begins, with `nextOpen`, wait for the clock to move', () => {
    const waiting = clockOf({ ...byEvent, boundary: 'nextOpen', warnings: [{ percent: 50 }] });
    const events = log([0, 'created'], [30, 'paused']);
    expect(atMinute(waiting, events, 40).current?.warnings[0]).toMatchObject({ hasFired: false });
    const resumed = [...events, ...log([50, 'resumed'])];
    expect(atMinute(waiting, resumed, 50).current?.warnings[0]).toMatchObject({
      firesAt: 50 * MINUTE,
      hasFired: true,
    });
  });
});

describe('the next change', () => {
  const clock = clockOf({ ...byEvent, warnings: [{ percent: 50 }, { after: { minutes: 5 } }] });

  it('is the next warning, or the millisecond after the deadline, whichever comes first', () => {
    const events = log([0, 'created']);
    const nextAt = [0, 29, 30, 60].map((minute) => atMinute(clock, events, minute).nextChangeAt);
    expect(nextAt).toEqual([30 * MINUTE, 30 * MINUTE, 60 * MINUTE + 1, 60 * MINUTE + 1]);
    expect(atMinute(clock, events, 61).nextChangeAt).toBe(65 * MINUTE);
    expect(atMinute(clock, events, 65).nextChangeAt).toBe(null);
  });

  it('is the start of a cycle that is yet to count', () => {
    const ahead = clockOf({ startAnchor: { field: 'from' }, warnings: [{ percent: 50 }] });
    const events = log([0, 'created', { from: 30 * MINUTE }]);
    expect(atMinute(ahead, events, 10)).toMatchObject({
      nextChangeAt: 30 * MINUTE,
      current: {
        state: 'pending',
        phase: 'pending',
        standsBecause: 'start-ahead',
        isMoving: false,
        remainingMs: 60 * MINUTE,
      },
    });
    expect(atMinute(ahead, events, 30)).toMatchObject({
      nextChangeAt: 60 * MINUTE,
      current: { state: 'running', standsBecause: null, isMoving: true },
    });
  });

  it('is none before the start, while paused, and after the end', () => {
    expect(atMinute(clock, [], 0).nextChangeAt).toBe(null);
    expect(atMinute(clock, log([0, 'created'], [10, 'paused']), 20).nextChangeAt).toBe(null);
    expect(atMinute(clock, log([0, 'created'], [10, 'solved']), 20).nextChangeAt).toBe(null);
  });
});
