import { describe, expect, it } from 'vitest';
import { evaluateClock } from '../../../../src/clock.js';
import {
  atMinute,
  byEvent,
  byStatus,
  clockOf,
  cyclesOf,
  figuresOf,
  log,
  MINUTE,
} from '../tickets.js';

describe('a cycle', () => {
  it('is pending before the first start', () => {
    const report = atMinute(clockOf(), log([5, 'note']), 10);
    expect(report).toMatchObject({
      state: 'pending',
      current: null,
      cycles: [],
      nextChangeAt: null,
    });
    expect(report.summary).toEqual({ count: 0, acceptable: 0, missed: 0, worst: null, last: null });
  });

  it('runs from its start to its stop', () => {
    const events = log([0, 'created'], [40, 'solved']);
    expect(cyclesOf(atMinute(clockOf(), events, 39))).toEqual(['1: 0 to now, running']);
    expect(cyclesOf(atMinute(clockOf(), events, 40))).toEqual(['1: 0 to 40 stopped, met']);
    // What comes after the end changes nothing: 40 of 60 minutes were used.
    expect(figuresOf(atMinute(clockOf(), events, 500))).toEqual({
      due: 60,
      projected: 60,
      elapsed: 40,
      remaining: 20,
    });
  });

  it('is met by an end at the deadline and missed by one a millisecond later', () => {
    const end = (at: number) => [...log([0, 'created']), { at, type: 'solved' }];
    expect(atMinute(clockOf(), end(60 * MINUTE), 90).state).toBe('met');
    expect(atMinute(clockOf(), end(60 * MINUTE + 1), 90).state).toBe('missed');
  });

  it('is missed while it runs from the first millisecond after the deadline', () => {
    const events = log([0, 'created']);
    expect(atMinute(clockOf(), events, 60).state).toBe('running');
    const late = evaluateClock(clockOf(), events, { at: 60 * MINUTE + 1 });
    expect(late.current).toMatchObject({
      state: 'missed',
      phase: 'running',
      overrunMs: 1,
      remainingMs: -1,
    });
    expect(late.nextChangeAt).toBe(null);
  });

  it('goes on counting after the deadline', () => {
    expect(atMinute(clockOf(), log([0, 'created']), 75).current).toMatchObject({
      elapsedMs: 75 * MINUTE,
      remainingMs: -15 * MINUTE,
      wallRemainingMs: -15 * MINUTE,
      overrunMs: 15 * MINUTE,
    });
  });

  it('ends without a verdict by a cancel, even after the deadline', () => {
    const clock = clockOf({ cancel: { on: 'merged' } });
    const events = log([0, 'created'], [90, 'merged']);
    expect(cyclesOf(atMinute(clock, events, 100))).toEqual(['1: 0 to 90 cancelled, cancelled']);
    expect(atMinute(clock, events, 100).summary.missed).toBe(0);
  });

  it('ends without a verdict by a reset, and a new one starts at once', () => {
    const clock = clockOf({ reset: { on: 'transferred' } });
    const report = atMinute(clock, log([0, 'created'], [50, 'transferred']), 70);
    expect(cyclesOf(report)).toEqual(['1: 0 to 50 reset, cancelled', '2: 50 to now, running']);
    expect(figuresOf(report)).toEqual({ due: 110, projected: 110, elapsed: 20, remaining: 40 });
  });

  it('does not start by a reset when none runs', () => {
    const clock = clockOf({ reset: { on: 'transferred' } });
    expect(atMinute(clock, log([0, 'transferred']), 10).state).toBe('pending');
  });

  it('does not start anew by a start while it runs', () => {
    const report = atMinute(clockOf(), log([0, 'created'], [10, 'created']), 20);
    expect(cyclesOf(report)).toEqual(['1: 0 to now, running']);
    expect(report.ignored).toEqual([
      {
        index: 1,
        type: 'created',
        eventAt: 10 * MINUTE,
        reason: 'start-while-running',
        severity: 'note',
      },
    ]);
  });

  it('starts when a state begins to hold, not at every event while it holds', () => {
    const clock = clockOf({ start: { field: 'status', equals: 'open' }, reopening: 'newCycle' });
    const open = log(
      [0, 'created', { status: 'open' }],
      [10, 'note'],
      [20, 'solved'],
      [30, 'note'],
    );
    expect(cyclesOf(atMinute(clock, open, 40))).toEqual(['1: 0 to 20 stopped, met']);
    const again = [...open, ...log([40, 'x', { status: 'solved' }], [50, 'y', { status: 'open' }])];
    expect(cyclesOf(atMinute(clock, again, 60))).toEqual([
      '1: 0 to 20 stopped, met',
      '2: 50 to now, running',
    ]);
  });

  it('stops by a state as soon as an event makes it hold', () => {
    const clock = clockOf({ stop: { field: 'status', in: ['solved', 'closed'] } });
    const events = log([0, 'created'], [10, 'note'], [30, 'status', { status: 'closed' }]);
    expect(cyclesOf(atMinute(clock, events, 40))).toEqual(['1: 0 to 30 stopped, met']);
  });
});

describe('reopening', () => {
  const events = log([0, 'created'], [40, 'solved'], [100, 'reopened']);

  it('starts a further cycle and keeps the old one, unless told otherwise', () => {
    const report = atMinute(clockOf(), events, 110);
    expect(cyclesOf(report)).toEqual(['1: 0 to 40 stopped, met', '2: 100 to now, running']);
    expect(figuresOf(report)).toEqual({ due: 160, projected: 160, elapsed: 10, remaining: 50 });
    expect(report.summary.count).toBe(2);
  });

  it('goes on with the old cycle by `resume`: the time in between was a pause', () => {
    const report = atMinute(clockOf({ reopening: 'resume' }), events, 110);
    expect(cyclesOf(report)).toEqual(['1: 0 to now, running']);
    // 40 minutes before, 10 since: 20 of the 60 remained at minute 100.
    expect(figuresOf(report)).toEqual({ due: 120, projected: 120, elapsed: 50, remaining: 10 });
    expect(report.current).toMatchObject({
      wallPausedMs: 60 * MINUTE,
      endedAt: null,
      ending: null,
    });
  });

  it('joins the time in between with the pauses beside it by `resume`', () => {
    const clock = clockOf({ reopening: 'resume', ...byStatus });
    const beside = log(
      [0, 'created'],
      [30, 'waiting', { status: 'pending' }],
      [40, 'solved'],
      [100, 'reopened'],
      [110, 'back', { status: 'open' }],
    );
    // Paused from 30 to 110 on end: 30 minutes used, 30 left from minute 110 on.
    expect(figuresOf(atMinute(clock, beside, 120))).toMatchObject({ due: 140, elapsed: 40 });
    expect(atMinute(clock, beside, 120).current?.wallPausedMs).toBe(80 * MINUTE);
  });

  it('starts from zero by `restart`, and the old cycle no longer counts', () => {
    const late = log([0, 'created'], [90, 'solved'], [100, 'reopened']);
    const report = atMinute(clockOf({ reopening: 'restart' }), late, 110);
    expect(cyclesOf(report)).toEqual([
      '1: 0 to 90 superseded, cancelled',
      '2: 100 to now, running',
    ]);
    expect(report.summary).toMatchObject({ missed: 0, worst: 2 });
  });

  it('does nothing by `ignore`, and says so', () => {
    const report = atMinute(clockOf({ reopening: 'ignore' }), events, 110);
    expect(cyclesOf(report)).toEqual(['1: 0 to 40 stopped, met']);
    expect(report.ignored.map(({ reason }) => reason)).toEqual(['start-after-end']);
  });

  it.each(['newCycle', 'resume', 'restart', 'ignore'] as const)(
    'after a cancel is a new start, also by `%s`',
    (reopening) => {
      const clock = clockOf({ reopening, cancel: { on: 'merged' } });
      const cancelled = log([0, 'created'], [40, 'merged'], [100, 'reopened']);
      expect(cyclesOf(atMinute(clock, cancelled, 110))).toEqual([
        '1: 0 to 40 cancelled, cancelled',
        '2: 100 to now, running',
      ]);
    },
  );

  it('begins unpaused after a pause that was never resumed', () => {
    const paused = log([0, 'created'], [20, 'paused'], [40, 'solved'], [100, 'reopened']);
    const report = atMinute(clockOf(byEvent), paused, 110);
    expect(report.current).toMatchObject({ number: 2, phase: 'running', elapsedMs: 10 * MINUTE });
  });
});

describe('at one instant', () => {
  const clock = clockOf({ ...byEvent, cancel: { on: 'merged' }, reset: { on: 'transferred' } });
  const at30 = (...types: string[]) =>
    cyclesOf(atMinute(clock, log([0, 'created'], ...types.map((type) => [30, type] as const)), 40));

  it('a stop goes before a cancel', () => {
    expect(at30('merged', 'solved')).toEqual(['1: 0 to 30 stopped, met']);
    expect(at30('solved', 'merged')).toEqual(['1: 0 to 30 stopped, met']);
  });

  it('a stop goes before a reset, and a cancel too', () => {
    expect(at30('transferred', 'solved')).toEqual(['1: 0 to 30 stopped, met']);
    expect(at30('transferred', 'merged')).toEqual(['1: 0 to 30 cancelled, cancelled']);
  });

  it('a stop goes before a start of another event: whoever wrote in that minute waits', () => {
    const waits = ['1: 0 to 30 stopped, met', '2: 30 to now, running'];
    expect(at30('reopened', 'solved')).toEqual(waits);
    expect(at30('solved', 'reopened')).toEqual(waits);
  });

  it('a pause goes before a resume: the clock runs', () => {
    expect(at30('resumed', 'paused')).toEqual(['1: 0 to now, running']);
    expect(at30('paused', 'resumed')).toEqual(['1: 0 to now, running']);
  });

  it('a pause goes before a start: the cycle begins paused', () => {
    const report = atMinute(clock, log([0, 'created'], [0, 'paused'], [20, 'resumed']), 30);
    expect(figuresOf(report)).toMatchObject({ elapsed: 10, due: 80 });
  });

  it('a stop with the start makes a cycle of no length, which is met', () => {
    for (const types of [
      ['created', 'solved'],
      ['solved', 'created'],
    ]) {
      const events = log(...types.map((type) => [5, type] as const));
      expect(cyclesOf(atMinute(clock, events, 40))).toEqual(['1: 5 to 5 stopped, met']);
    }
  });

  it('a cancel with the start makes a cycle of no length, which is cancelled', () => {
    const events = log([5, 'created'], [5, 'merged']);
    expect(cyclesOf(atMinute(clock, events, 40))).toEqual(['1: 5 to 5 cancelled, cancelled']);
  });

  it('a cancelling state that holds at the start cancels there, not at the next event', () => {
    const states = clockOf({ cancel: { field: 'spam', equals: true } });
    const spam = log([5, 'created', { spam: true }]);
    expect(cyclesOf(atMinute(states, spam, 40))).toEqual(['1: 5 to 5 cancelled, cancelled']);
    const noted = [...spam, ...log([20, 'note'])];
    expect(cyclesOf(atMinute(states, noted, 40))).toEqual(['1: 5 to 5 cancelled, cancelled']);
  });

  it('a stop with a resuming reopening lets the cycle go on', () => {
    const resuming = clockOf({ reopening: 'resume' });
    const events = log([0, 'created'], [10, 'solved'], [20, 'reopened'], [20, 'solved']);
    const report = atMinute(resuming, events, 40);
    expect(cyclesOf(report)).toEqual(['1: 0 to now, running']);
    // Ten minutes up to the solution, twenty since the reopening.
    expect(report.current?.elapsedMs).toBe(30 * MINUTE);
  });

  it('attributes that one event alone sets were never seen apart', () => {
    const start = { all: [{ field: 'a', equals: 1 }, { not: { field: 'b', equals: 1 } }] } as const;
    const states = clockOf({ start });
    expect(atMinute(states, log([0, 'x', { a: 1 }], [0, 'y', { b: 1 }]), 9).state).toBe('pending');
    expect(atMinute(states, log([0, 'y', { b: 1 }], [0, 'x', { a: 1 }]), 9).state).toBe('pending');
    const stopping = clockOf({ stop: { field: 'status', equals: 'solved' } });
    const back = log([0, 'created'], [9, 'x', { status: 'solved' }], [9, 'y', { tag: 'x' }]);
    expect(atMinute(stopping, back, 9).state).toBe('met');
  });
});

describe('the summary', () => {
  it('looks for the worst among cycles with a verdict or under way only', () => {
    const clock = clockOf({ reset: { on: 'transferred' }, cancel: { on: 'merged' } });
    // The first ran 90 minutes and was given up, the second 20 of 60 so far.
    const reset = log([0, 'created'], [90, 'transferred']);
    expect(atMinute(clock, reset, 110).summary).toEqual({
      count: 2,
      acceptable: 0,
      missed: 0,
      worst: 2,
      last: 2,
    });
    const merged = log([0, 'created'], [90, 'merged']);
    expect(atMinute(clock, merged, 110).summary).toEqual({
      count: 1,
      acceptable: 0,
      missed: 0,
      worst: null,
      last: 1,
    });
  });

  it('counts the cycles and the misses and names the worst', () => {
    const events = log(
      [0, 'created'],
      [90, 'solved'],
      [100, 'reopened'],
      [150, 'solved'],
      [200, 'reopened'],
      [275, 'solved'],
    );
    // Remaining: 60 - 90 = -30, 60 - 50 = 10, 60 - 75 = -15.
    expect(atMinute(clockOf(), events, 300).summary).toEqual({
      count: 3,
      acceptable: 0,
      missed: 2,
      worst: 1,
      last: 3,
    });
  });
});
