import { describe, expect, it } from 'vitest';
import { type ClockRule, evaluateClock, traceClock } from '../../../../src/clock.js';
import { atMinute, byEvent, clockOf, cyclesOf, dated, figuresOf, log, MINUTE } from '../tickets.js';

describe('a cycle counts', () => {
  // Reported at 0, opened at 10, classified at 15: due an hour after whichever the rule names.
  const events = log(
    [0, 'mail', { reportedAt: -20 * MINUTE }],
    [10, 'created'],
    [15, 'triaged', { priority: 'high' }],
  );
  const targets = [{ elapsed: { minutes: 60 }, when: { field: 'priority', equals: 'high' } }];
  const dueBy = (startAnchor: NonNullable<ClockRule['startAnchor']>) =>
    figuresOf(atMinute(clockOf({ targets, startAnchor }), events, 20)).due;

  it('from its event, the first event of the log, the fitting target, or an instant that is told', () => {
    expect(dueBy('event')).toBe(70);
    expect(dueBy('created')).toBe(60);
    expect(dueBy('applied')).toBe(75);
    expect(dueBy({ field: 'reportedAt' })).toBe(40);
  });

  it('from its event where the attribute holds no instant', () => {
    for (const reportedAt of ['yesterday', true, null, 0.5]) {
      const clock = clockOf({ startAnchor: { field: 'reportedAt' } });
      const odd = log([10, 'created', { reportedAt }]);
      expect(figuresOf(atMinute(clock, odd, 20)).due).toBe(70);
    }
    const missing = clockOf({ startAnchor: { field: 'reportedAt' } });
    expect(figuresOf(atMinute(missing, log([10, 'created']), 20)).due).toBe(70);
  });

  it('from its event from the second cycle on', () => {
    const clock = clockOf({ startAnchor: 'created' });
    const again = log([0, 'note'], [10, 'created'], [20, 'solved'], [100, 'reopened']);
    expect(cyclesOf(atMinute(clock, again, 110))).toEqual([
      '1: 0 to 20 stopped, met',
      '2: 100 to now, running',
    ]);
  });
});

describe('a start that lies ahead', () => {
  const clock = clockOf({ ...byEvent, startAnchor: { field: 'from' } });
  const events = log([0, 'created', { from: 30 * MINUTE }]);

  it('is pending until then, with its deadline known', () => {
    expect(atMinute(clock, events, 10)).toMatchObject({
      state: 'pending',
      nextChangeAt: 30 * MINUTE,
      current: { phase: 'pending', elapsedMs: 0, dueAt: 90 * MINUTE, remainingMs: 60 * MINUTE },
    });
    expect(atMinute(clock, events, 30)).toMatchObject({
      state: 'running',
      nextChangeAt: 90 * MINUTE + 1,
    });
    expect(traceClock(clock, events, { at: 10 * MINUTE })).toEqual([{ number: 1, steps: [] }]);
  });

  it('begins at its end when it is stopped before: nothing elapsed, and met', () => {
    const { current } = atMinute(clock, [...events, ...log([20, 'solved'])], 40);
    expect(current).toMatchObject({
      state: 'met',
      startedAt: 20 * MINUTE,
      endedAt: 20 * MINUTE,
      elapsedMs: 0,
      remainingMs: 60 * MINUTE,
    });
  });

  it('still lies ahead when a resuming reopening comes before it', () => {
    const resuming = clockOf({ startAnchor: { field: 'from' }, reopening: 'resume' });
    const reopened = [...events, ...log([10, 'solved'], [20, 'reopened'])];
    expect(figuresOf(atMinute(resuming, reopened, 40))).toMatchObject({ due: 90, elapsed: 10 });
  });

  it('knows no pause before it', () => {
    // Paused from 10 to 50: 20 minutes of it lie after the start at 30.
    const paused = [...events, ...log([10, 'paused'], [50, 'resumed'])];
    expect(atMinute(clock, paused, 20)).toMatchObject({
      state: 'pending',
      nextChangeAt: 30 * MINUTE,
      current: { dueAt: null, dueStatus: 'projected', projectedDueAt: 90 * MINUTE, pausedMs: 0 },
    });
    expect(atMinute(clock, paused, 60).current).toMatchObject({
      dueAt: 110 * MINUTE,
      elapsedMs: 10 * MINUTE,
      pausedMs: 20 * MINUTE,
    });
  });
});

describe('a start calendar', () => {
  it('moves a start in closed time to the opening, and the clock then runs through the night', () => {
    const clock = clockOf({ startCalendar: 'office', targets: [{ elapsed: { hours: 10 } }] });
    const dueOf = (at: string) =>
      evaluateClock(clock, dated([at, 'created']), { at }).current?.dueAt ?? 0;
    // Saturday counts from Monday 09:00; Monday 16:00 counts at once and is due at 02:00.
    expect(dueOf('2026-03-07T12:00:00Z')).toBe(Date.parse('2026-03-09T19:00:00Z'));
    expect(dueOf('2026-03-09T16:00:00Z')).toBe(Date.parse('2026-03-10T02:00:00Z'));
  });

  it('leaves a ticket that is solved before it opens met with nothing elapsed', () => {
    const clock = clockOf({ startCalendar: 'office' });
    const events = dated(['2026-03-07T12:00:00Z', 'created'], ['2026-03-07T13:00:00Z', 'solved']);
    expect(evaluateClock(clock, events, { at: '2026-03-10T12:00:00Z' }).current).toMatchObject({
      state: 'met',
      elapsedMs: 0,
      startedAt: Date.parse('2026-03-07T13:00:00Z'),
    });
  });
});

describe('reopening `sequential`', () => {
  const clock = clockOf({ reopening: 'sequential' });

  it('counts from the deadline of a cycle that was kept early', () => {
    const events = log([0, 'created'], [20, 'solved'], [30, 'reopened']);
    // The first was due at 60: the second is pending until then and due at 120.
    expect(cyclesOf(atMinute(clock, events, 40))).toEqual([
      '1: 0 to 20 stopped, met',
      '2: 60 to now, pending',
    ]);
    expect(figuresOf(atMinute(clock, events, 70))).toMatchObject({ due: 120, elapsed: 10 });
  });

  it('counts from the start when that comes after the deadline', () => {
    const events = log([0, 'created'], [80, 'solved'], [100, 'reopened']);
    expect(cyclesOf(atMinute(clock, events, 110))).toEqual([
      '1: 0 to 80 stopped, missed',
      '2: 100 to now, running',
    ]);
  });

  it('chains: each early finish pushes the next start by a target', () => {
    const events = log(
      [0, 'created'],
      [1, 'solved'],
      [2, 'reopened'],
      [3, 'solved'],
      [4, 'reopened'],
    );
    expect(cyclesOf(atMinute(clock, events, 5)).at(-1)).toBe('3: 120 to now, pending');
  });
});
