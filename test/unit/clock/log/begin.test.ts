import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
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

describe('pauses before a start', () => {
  const clock = clockOf({ ...byEvent, retroactivePause: true, startAnchor: { field: 'from' } });
  const before = log(
    [0, 'note'],
    [1, 'paused'],
    [2, 'resumed'],
    [5, 'paused'],
    [15, 'resumed'],
    [17, 'paused'],
    [18, 'resumed'],
  );
  const figuresFrom = (minute: number) =>
    figuresOf(atMinute(clock, [...before, ...log([20, 'created', { from: minute * MINUTE }])], 30));

  it('count from the anchor on, where the rule asks for them', () => {
    // From 0: one, ten and one minute; from 3 the last two; from 16 the last; from 19 none.
    expect(figuresFrom(0)).toMatchObject({ elapsed: 18, due: 72 });
    expect(figuresFrom(3)).toMatchObject({ elapsed: 16, due: 74 });
    expect(figuresFrom(16)).toMatchObject({ elapsed: 13, due: 77 });
    expect(figuresFrom(19)).toMatchObject({ elapsed: 11, due: 79 });
  });

  it('count from the anchor on where it lies in one of them', () => {
    // From 5 or from 10 on to 15, and the minute from 17 on.
    expect(figuresFrom(5)).toMatchObject({ elapsed: 14, due: 76 });
    expect(figuresFrom(10)).toMatchObject({ elapsed: 14, due: 76 });
    expect(figuresFrom(15)).toMatchObject({ elapsed: 14, due: 76 });
  });

  it('hold at the start where nobody has ended them', () => {
    const paused = [...before, ...log([19, 'paused'], [20, 'created', { from: 16 * MINUTE }])];
    expect(figuresOf(atMinute(clock, paused, 30))).toMatchObject({ elapsed: 2, due: null });
    const resumed = [...paused, ...log([25, 'resumed'])];
    // One minute before 17, one before 19, five since 25.
    expect(figuresOf(atMinute(clock, resumed, 30))).toMatchObject({ elapsed: 7, due: 83 });
  });

  it('count for the next cycle too, whose start waits for a target', () => {
    const waiting = clockOf({
      ...byEvent,
      retroactivePause: true,
      startAnchor: 'created',
      targets: [{ elapsed: { minutes: 60 }, when: { field: 'p', equals: 1 } }],
    });
    const events = [...before, ...log([20, 'created'], [25, 'triaged', { p: 1 }])];
    expect(figuresOf(atMinute(waiting, events, 30))).toMatchObject({ elapsed: 18, due: 72 });
  });
});

describe('a start calendar', () => {
  it('that never opens again moves nothing', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'add', date: '1970-01-01', hours: '00:00-00:10' }],
    });
    const clock = clockOf({ startCalendar: 'once' }, { once });
    expect(figuresOf(atMinute(clock, log([20, 'created']), 30)).due).toBe(80);
  });

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

  it('counts from the start where the old one had no deadline', () => {
    const dated = clockOf({ reopening: 'sequential', targets: [{ dueAt: { field: 'agreed' } }] });
    const events = log([0, 'created'], [20, 'solved'], [30, 'reopened']);
    expect(cyclesOf(atMinute(dated, events, 40)).at(-1)).toBe('2: 30 to now, running');
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
