import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { evaluateClock } from '../../../../src/clock.js';
import { atMinute, byEvent, byStatus, clockOf, dated, figuresOf, log, MINUTE } from '../tickets.js';

const events = log([0, 'created'], [20, 'paused'], [50, 'resumed']);

describe('a pause', () => {
  it('stops the clock, and the deadline moves by its length', () => {
    expect(figuresOf(atMinute(clockOf(byEvent), events, 60))).toEqual({
      due: 90,
      projected: 90,
      elapsed: 30,
      remaining: 30,
    });
  });

  it('leaves no deadline while it lasts, but one projected as if the clock went on now', () => {
    const clock = clockOf(byEvent);
    expect(atMinute(clock, events, 20).current).toMatchObject({
      state: 'paused',
      dueStatus: 'projected',
    });
    // 20 minutes used, 40 left: at minute 20 due at 60, at minute 45 due at 85.
    expect(figuresOf(atMinute(clock, events, 20))).toEqual({
      due: null,
      projected: 60,
      elapsed: 20,
      remaining: 40,
    });
    expect(figuresOf(atMinute(clock, events, 45))).toEqual({
      due: null,
      projected: 85,
      elapsed: 20,
      remaining: 40,
    });
    expect(atMinute(clock, events, 45).nextChangeAt).toBe(null);
  });

  it('keeps a deadline that had passed before it', () => {
    const late = log([0, 'created'], [70, 'paused']);
    const report = atMinute(clockOf(byEvent), late, 200);
    expect(report.current).toMatchObject({
      state: 'missed',
      phase: 'paused',
      dueStatus: 'due',
      dueAt: 60 * MINUTE,
    });
    expect(report.current?.overrunMs).toBe(10 * MINUTE);
  });

  it('that begins at the deadline leaves it there', () => {
    const edge = log([0, 'created'], [60, 'paused']);
    expect(atMinute(clockOf(byEvent), edge, 80).current).toMatchObject({
      isHeld: true,
      standsBecause: 'paused',
    });
    expect(atMinute(clockOf(byEvent), edge, 60)).toMatchObject({
      state: 'paused',
      nextChangeAt: 60 * MINUTE + 1,
      current: { dueAt: 60 * MINUTE, dueStatus: 'due' },
    });
    expect(evaluateClock(clockOf(byEvent), edge, { at: 60 * MINUTE + 1 }).state).toBe('missed');
  });

  it('by a state lasts while the state holds', () => {
    const clock = clockOf(byStatus);
    const status = log(
      [0, 'created', { status: 'open' }],
      [20, 'status', { status: 'pending' }],
      [30, 'note'],
      [50, 'status', { status: 'open' }],
    );
    expect(atMinute(clock, status, 40).state).toBe('paused');
    expect(figuresOf(atMinute(clock, status, 60))).toMatchObject({ due: 90, elapsed: 30 });
  });

  it('that holds at the start delays the count from the start', () => {
    const clock = clockOf(byStatus);
    const report = atMinute(
      clock,
      log([0, 'created', { status: 'pending' }], [15, 'x', { status: 'open' }]),
      20,
    );
    expect(figuresOf(report)).toMatchObject({ due: 75, elapsed: 5 });
  });

  it('before the start, by an event that nothing resumed, holds at the start', () => {
    const report = atMinute(
      clockOf(byEvent),
      log([0, 'paused'], [10, 'created'], [30, 'resumed']),
      40,
    );
    expect(figuresOf(report)).toMatchObject({ due: 90, elapsed: 10 });
  });

  it('ends with the cycle', () => {
    const report = atMinute(
      clockOf(byEvent),
      log([0, 'created'], [20, 'paused'], [50, 'solved']),
      99,
    );
    expect(report.current).toMatchObject({
      state: 'met',
      phase: 'ended',
      elapsedMs: 20 * MINUTE,
      wallPausedMs: 30 * MINUTE,
      // Had the clock gone on at the end, the 40 minutes left would have lasted until 90.
      dueAt: 90 * MINUTE,
    });
  });

  it('gives open time only: a night counts for nothing', () => {
    const clock = clockOf({ ...byEvent, calendar: 'office', targets: [{ elapsed: { hours: 4 } }] });
    const night = dated(
      ['2026-03-02T15:00:00Z', 'created'],
      ['2026-03-02T16:00:00Z', 'paused'],
      ['2026-03-03T10:00:00Z', 'resumed'],
    );
    // Monday 15-16 counts one hour; the pause takes Monday 16-17 and Tuesday 9-10; three hours from 10.
    expect(evaluateClock(clock, night, { at: '2026-03-03T10:30:00Z' }).current).toMatchObject({
      dueAt: Date.parse('2026-03-03T13:00:00Z'),
      elapsedMs: 90 * MINUTE,
      pausedMs: 120 * MINUTE,
      wallPausedMs: 18 * 60 * MINUTE,
    });
  });
});

describe('pauses and a change of calendar', () => {
  const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
  const clock = clockOf(
    { ...byEvent, calendars: [{ when: { field: 'team', equals: 'a' }, calendar: 'always' }] },
    { always },
  );
  const changing = (from: number, to: number) =>
    log(
      [0, 'created', { team: 'b' }],
      ...(
        [
          [from, 'paused'],
          [20, 'moved', { team: 'a' }],
          [to, 'resumed'],
        ] as const
      ).toSorted((a, b) => a[0] - b[0]),
    );

  it('count on both sides of it: one across it, and one after it', () => {
    // Ten minutes before, then thirty of pause, the rest of 60 from minute 40 on.
    expect(figuresOf(atMinute(clock, changing(10, 40), 45))).toMatchObject({
      due: 90,
      elapsed: 15,
    });
    expect(figuresOf(atMinute(clock, changing(30, 40), 45))).toMatchObject({
      due: 70,
      elapsed: 35,
    });
    expect(figuresOf(atMinute(clock, changing(20, 40), 45))).toMatchObject({
      due: 80,
      elapsed: 25,
    });
  });
});

describe('what a pause gives', () => {
  it('is its wall length, added to the finished deadline, by `wall`', () => {
    const clock = clockOf({
      ...byEvent,
      calendar: 'office',
      targets: [{ elapsed: { hours: 4 } }],
      pauseExtends: 'wall',
    });
    const night = dated(
      ['2026-03-02T15:00:00Z', 'created'],
      ['2026-03-02T16:00:00Z', 'paused'],
      ['2026-03-03T10:00:00Z', 'resumed'],
    );
    // Unpaused due on Tuesday 11:00; 18 hours of pause make it Wednesday 05:00.
    const { current } = evaluateClock(clock, night, { at: '2026-03-03T12:00:00Z' });
    expect(current?.dueAt).toBe(Date.parse('2026-03-04T05:00:00Z'));
    // From Tuesday 12:00 to Wednesday 05:00 the office is open five hours.
    expect(current).toMatchObject({ state: 'running', remainingMs: 300 * MINUTE });
  });

  it('is nothing by `wall` either where the pause begins after the deadline', () => {
    const clock = clockOf({ ...byEvent, pauseExtends: 'wall' });
    const late = log([0, 'created'], [70, 'paused']);
    expect(atMinute(clock, late, 100).current).toMatchObject({
      state: 'missed',
      dueAt: 60 * MINUTE,
      // Ten minutes late when it was paused; while it stands nothing grows later.
      overrunMs: 10 * MINUTE,
      wallRemainingMs: -10 * MINUTE,
    });
  });

  it('is nothing by `wall` where the pause begins at the deadline, as far as pauses have moved it', () => {
    const clock = clockOf({ ...byEvent, pauseExtends: 'wall' });
    expect(figuresOf(atMinute(clock, log([0, 'created'], [60, 'paused']), 80))).toMatchObject({
      due: 60,
      projected: 60,
    });
    // Twenty minutes of pause move it to 80, five more from 50 on to 85; one that begins at 85 does not.
    const thrice = log(
      ...([
        [0, 'created'],
        [10, 'paused'],
        [30, 'resumed'],
        [50, 'paused'],
        [55, 'resumed'],
        [84, 'paused'],
        [85, 'resumed'],
        [86, 'paused'],
        [96, 'resumed'],
      ] as const),
    );
    expect(figuresOf(atMinute(clock, thrice.slice(0, 5), 60)).due).toBe(85);
    expect(figuresOf(atMinute(clock, thrice, 99)).due).toBe(86);
  });

  it('by `wall` moves an anchor that lies ahead from there on', () => {
    const clock = clockOf({ ...byEvent, pauseExtends: 'wall', startAnchor: { field: 'from' } });
    const ahead = log([0, 'created', { from: 30 * MINUTE }], [10, 'paused']);
    expect(figuresOf(atMinute(clock, ahead, 20))).toMatchObject({ due: null, projected: 90 });
    // A pause that is over before the start has given nothing; the next one gives ten minutes.
    const twice = [...ahead, ...log([20, 'resumed'], [40, 'paused'], [50, 'resumed'])];
    expect(figuresOf(atMinute(clock, twice, 55)).due).toBe(100);
  });

  it('moves with the time while a pause by `wall` lasts', () => {
    const clock = clockOf({ ...byEvent, pauseExtends: 'wall' });
    expect(figuresOf(atMinute(clock, events, 45))).toMatchObject({ due: null, projected: 85 });
  });

  it('is nothing by `none`: the deadline stays, passes, and is announced', () => {
    const clock = clockOf({ ...byEvent, pauseExtends: 'none' });
    const paused = log([0, 'created'], [20, 'paused']);
    expect(figuresOf(atMinute(clock, paused, 45))).toEqual({
      due: 60,
      projected: 60,
      elapsed: 45,
      remaining: 15,
    });
    expect(atMinute(clock, paused, 45)).toMatchObject({
      state: 'paused',
      nextChangeAt: 60 * MINUTE + 1,
    });
    expect(atMinute(clock, paused, 61).state).toBe('missed');
    expect(atMinute(clock, paused, 45).current).toMatchObject({
      phase: 'paused',
      isHeld: false,
      isMoving: true,
      standsBecause: null,
      pausedSinceAt: 20 * MINUTE,
      pausedMs: 0,
      wallPausedMs: 0,
    });
  });

  it('is nothing by `none` after the deadline either: it grows later all the time', () => {
    const targets = [
      { dueAt: 60 * MINUTE },
      { elapsed: { minutes: 60 }, pausable: false },
    ] as const;
    const paused = log([0, 'created'], [70, 'paused']);
    for (const pauseExtends of ['none', 'wall', 'clock'] as const) {
      for (const target of targets) {
        const clock = clockOf({ ...byEvent, pauseExtends, targets: [target] });
        expect(atMinute(clock, paused, 100).current).toMatchObject({
          remainingMs: -40 * MINUTE,
          wallRemainingMs: -40 * MINUTE,
          overrunMs: 40 * MINUTE,
        });
      }
    }
    const rounded = clockOf({
      ...byEvent,
      pauseExtends: 'none',
      calendar: 'office',
      targets: [{ elapsed: { hours: 7 }, roundUpToClose: 'always' }],
    });
    // Due at 17:00 of Monday; one hour of Tuesday's late, of which half an hour is a pause.
    const late = dated(['2026-03-02T09:00:00Z', 'created'], ['2026-03-03T09:30:00Z', 'paused']);
    expect(evaluateClock(rounded, late, { at: '2026-03-03T10:00:00Z' }).current?.remainingMs).toBe(
      -60 * MINUTE,
    );
  });

  it.each(['clock', 'wall', 'none'] as const)(
    'is nothing to a target that no pause stops, by `%s`',
    (pauseExtends) => {
      const clock = clockOf({
        ...byEvent,
        pauseExtends,
        targets: [{ elapsed: { minutes: 60 }, pausable: false }],
      });
      expect(figuresOf(atMinute(clock, events, 55))).toMatchObject({ due: 60, elapsed: 55 });
      expect(atMinute(clock, events, 30).nextChangeAt).toBe(60 * MINUTE + 1);
      expect(atMinute(clock, events, 30).current?.phase).toBe('running');
    },
  );
});
