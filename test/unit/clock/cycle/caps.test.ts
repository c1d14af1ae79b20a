import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { evaluateClock, traceClock } from '../../../../src/clock.js';
import { atMinute, byEvent, clockOf, dated, figuresOf, log, MINUTE } from '../tickets.js';

const minutes = (n: number) => ({ minutes: n });

describe('a cap on each pause', () => {
  const clock = clockOf({ ...byEvent, pauseCaps: { each: minutes(30) } });
  const events = log([0, 'created'], [20, 'paused']);

  it('lets the clock go on by itself', () => {
    // 20 minutes before, the pause counts from 20 to 50: due at 60 + 30 = 90.
    expect(atMinute(clock, events, 40)).toMatchObject({
      state: 'paused',
      nextChangeAt: 50 * MINUTE,
      current: { dueAt: 90 * MINUTE, projectedDueAt: 80 * MINUTE, dueStatus: 'due' },
    });
    expect(atMinute(clock, events, 50)).toMatchObject({
      state: 'running',
      nextChangeAt: 90 * MINUTE + 1,
    });
    expect(figuresOf(atMinute(clock, events, 70))).toMatchObject({ due: 90, elapsed: 40 });
    expect(atMinute(clock, events, 91).state).toBe('missed');
  });

  it('shows in the trace', () => {
    const [cycle] = traceClock(clock, events, { at: 60 * MINUTE });
    expect(cycle?.steps.map(({ endAt, status }) => [endAt / MINUTE, status])).toEqual([
      [20, 'counted'],
      [50, 'paused'],
      [60, 'counted'],
    ]);
  });

  it('starts anew with the next pause', () => {
    const twice = [...events, ...log([60, 'resumed'], [65, 'paused'])];
    // 50 to 65 counts 15 more: 35 used; paused to 95 at most, 25 left from there.
    expect(figuresOf(atMinute(clock, twice, 70)).due).toBe(120);
  });
});

describe('a cap on all pauses', () => {
  const clock = clockOf({ ...byEvent, pauseCaps: { total: minutes(30) } });

  it('leaves to a later pause what the earlier ones have not used', () => {
    const events = log([0, 'created'], [10, 'paused'], [30, 'resumed'], [40, 'paused']);
    // 20 of the 30 minutes are used by the first; the second counts from 40 to 50.
    expect(atMinute(clock, events, 45).nextChangeAt).toBe(50 * MINUTE);
    expect(figuresOf(atMinute(clock, events, 60))).toMatchObject({ due: 90, elapsed: 30 });
    // What is used up is used up: a third one does not stop the clock.
    const third = [...events, ...log([60, 'resumed'], [65, 'paused'])];
    expect(atMinute(clock, third, 70).current).toMatchObject({
      state: 'running',
      dueAt: 90 * MINUTE,
      pausedSinceAt: null,
      wallPausedMs: 30 * MINUTE,
    });
  });
});

describe('a cap on the number of pauses', () => {
  const clock = clockOf({ ...byEvent, pauseCaps: { count: 1 } });
  const events = log([0, 'created'], [10, 'paused'], [20, 'resumed'], [30, 'paused']);

  it('lets the clock run through the later ones', () => {
    expect(atMinute(clock, events, 40)).toMatchObject({
      state: 'running',
      current: { phase: 'running', dueAt: 70 * MINUTE, pausedMs: 10 * MINUTE },
    });
  });

  it('lets that many count', () => {
    const two = clockOf({ ...byEvent, pauseCaps: { count: 2 } });
    const thrice = [...events, ...log([35, 'resumed'], [40, 'paused'], [50, 'resumed'])];
    // Ten minutes and five; the third gives nothing.
    expect(figuresOf(atMinute(two, thrice, 60))).toMatchObject({ due: 75, elapsed: 45 });
  });

  it('does not count a pause that was over before the clock counts', () => {
    const ahead = clockOf({
      ...byEvent,
      pauseCaps: { count: 1 },
      startAnchor: { field: 'from' },
    });
    const early = log(
      [0, 'created', { from: 30 * MINUTE }],
      [10, 'paused'],
      [20, 'resumed'],
      [40, 'paused'],
      [50, 'resumed'],
    );
    expect(figuresOf(atMinute(ahead, early, 55))).toMatchObject({ due: 100, elapsed: 15 });
    // One that lasts into the start counts from there.
    const into = log([0, 'created', { from: 30 * MINUTE }], [10, 'paused'], [40, 'resumed']);
    expect(figuresOf(atMinute(ahead, into, 55))).toMatchObject({ due: 100, elapsed: 15 });
  });

  it('leaves a pause without an end, in a calendar too', () => {
    const inOffice = clockOf({ ...byEvent, pauseCaps: { count: 2 }, calendar: 'office' });
    const morning = dated(['2026-03-02T09:00:00Z', 'created'], ['2026-03-02T09:20:00Z', 'paused']);
    expect(evaluateClock(inOffice, morning, { at: '2026-03-02T12:00:00Z' })).toMatchObject({
      state: 'paused',
      nextChangeAt: null,
      current: { pauseEndsAt: null, dueAt: null, elapsedMs: 20 * MINUTE, pausedMs: 160 * MINUTE },
    });
  });

  it('of none lets no pause count', () => {
    const none = clockOf({ ...byEvent, pauseCaps: { count: 0 } });
    expect(figuresOf(atMinute(none, events, 40))).toMatchObject({ due: 60, elapsed: 40 });
  });
});

describe('a cap that the calendar never reaches', () => {
  it('leaves a pause without an end', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'replace', date: '2026-03-02', hours: '09:00-12:00' }],
    });
    const clock = clockOf(
      { ...byEvent, calendar: 'once', pauseCaps: { each: { hours: 3 } } },
      { once },
    );
    const morning = dated(['2026-03-02T09:00:00Z', 'created'], ['2026-03-02T09:30:00Z', 'paused']);
    expect(evaluateClock(clock, morning, { at: '2026-03-05T00:00:00Z' })).toMatchObject({
      state: 'paused',
      nextChangeAt: null,
      current: { dueStatus: 'never-opens', pauseEndsAt: null, elapsedMs: 30 * MINUTE },
    });
  });
});

describe('a cap is measured', () => {
  const events = dated(['2026-03-06T15:00:00Z', 'created'], ['2026-03-06T16:00:00Z', 'paused']);
  const dueBy = (measuredOn: 'clock' | 'wall') => {
    const clock = clockOf({
      ...byEvent,
      calendar: 'office',
      targets: [{ elapsed: { hours: 4 } }],
      pauseCaps: { each: { hours: 3 }, measuredOn },
    });
    return evaluateClock(clock, events, { at: '2026-03-06T16:30:00Z' }).current?.dueAt;
  };

  it('in open time: Friday 16 to 17 and Monday 9 to 11, then three hours', () => {
    expect(dueBy('clock')).toBe(Date.parse('2026-03-09T14:00:00Z'));
  });

  it('or on the wall: Friday 16 to 19, then three hours from Monday 9', () => {
    expect(dueBy('wall')).toBe(Date.parse('2026-03-09T12:00:00Z'));
  });
});
