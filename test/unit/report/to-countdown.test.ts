import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/calendar/compile.js';
import { evaluateClock } from '../../../src/clock/evaluate.js';
import { compileClock } from '../../../src/clock/rule/compile.js';
import type { ClockRule } from '../../../src/clock/rule/rule.js';
import { MAX_INSTANT, toInstant } from '../../../src/core/instant.js';
import { type CountdownOptions, toCountdown } from '../../../src/report/to-countdown.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
const rule: ClockRule = {
  id: 'fix',
  start: { on: 'created' },
  stop: { on: 'solved' },
  pause: { on: 'wait' },
  resume: { on: 'go' },
  targets: [{ elapsed: { hours: 20 } }],
};
// A Monday.
const MONDAY = toInstant('2026-03-02T00:00:00Z');
const at = (day: number, hour: number) => MONDAY + day * DAY + hour * HOUR;

function snapshotAt(
  now: number,
  types: readonly (readonly [at: number, type: string])[],
  change: Partial<ClockRule> = {},
  options?: CountdownOptions,
) {
  const clock = compileClock({ ...rule, calendar: 'office', ...change }, { office });
  const events = types.map(([instant, type]) => ({ at: instant, type }));
  return toCountdown(evaluateClock(clock, events, { at: now }), {
    ...options,
    calendars: { office },
  });
}

describe('the snapshot of a running clock', () => {
  const running = snapshotAt(at(0, 10), [[at(0, 9), 'created']]);

  it('holds the next seven stretches of open time, from now on, and is valid to the end of the last', () => {
    expect(running.movesAt).toEqual(
      [0, 1, 2, 3, 4, 7, 8].map((day) => [at(day, day === 0 ? 10 : 9), at(day, 17)]),
    );
    expect(running.validUntilAt).toBe(at(8, 17));
  });

  it('holds state, deadline and remaining time', () => {
    // 20 h from Mon 09:00: 8 on Monday, 8 on Tuesday, 4 on Wednesday.
    expect(running).toMatchObject({
      evaluatedAt: at(0, 10),
      state: 'running',
      dueAt: at(2, 13),
      remainingMs: 19 * HOUR,
    });
  });

  it('fits into 400 bytes', () => {
    expect(JSON.stringify(running).length).toBeLessThan(400);
  });

  it('holds as many stretches as asked for', () => {
    const one = snapshotAt(at(0, 10), [[at(0, 9), 'created']], {}, { maxStretches: 1 });
    expect([one.movesAt, one.validUntilAt]).toEqual([[[at(0, 10), at(0, 17)]], at(0, 17)]);
    const none = snapshotAt(at(0, 10), [[at(0, 9), 'created']], {}, { maxStretches: 0 });
    expect([none.movesAt, none.validUntilAt]).toEqual([[], at(0, 10)]);
  });

  it('looks sixty days ahead, and never beyond the last instant', () => {
    const clock = compileClock(rule);
    const taken = (now: number) =>
      toCountdown(evaluateClock(clock, [{ at: now, type: 'created' }], { at: now }));
    expect(taken(MONDAY).movesAt).toEqual([[MONDAY, MONDAY + 60 * DAY]]);
    expect(taken(MAX_INSTANT - DAY).validUntilAt).toBe(MAX_INSTANT);
  });
});

describe('the snapshot of a clock that stands', () => {
  it('has no stretches while paused, ended or not started', () => {
    const paused = snapshotAt(at(0, 12), [
      [at(0, 9), 'created'],
      [at(0, 11), 'wait'],
    ]);
    expect(paused).toMatchObject({
      state: 'paused',
      dueAt: null,
      remainingMs: 18 * HOUR,
      movesAt: [],
    });
    const ended = snapshotAt(at(0, 12), [
      [at(0, 9), 'created'],
      [at(0, 11), 'solved'],
    ]);
    expect(ended).toMatchObject({ state: 'met', remainingMs: 18 * HOUR, movesAt: [] });
    const pending = snapshotAt(at(0, 12), []);
    expect(pending).toMatchObject({ state: 'pending', dueAt: null, remainingMs: 0, movesAt: [] });
  });

  it('has stretches where a pause stops nothing', () => {
    const log = [
      [at(0, 9), 'created'],
      [at(0, 11), 'wait'],
    ] as const;
    expect(snapshotAt(at(0, 12), log, { pauseExtends: 'none' }).movesAt).toHaveLength(7);
    expect(
      snapshotAt(at(0, 12), log, { targets: [{ elapsed: { hours: 20 }, pausable: false }] })
        .movesAt,
    ).toHaveLength(7);
  });

  it('is true of its own instant alone where a pause moves the deadline through closed hours', () => {
    const log = [
      [at(0, 9), 'created'],
      [at(0, 11), 'wait'],
    ] as const;
    expect(snapshotAt(at(0, 12), log, { pauseExtends: 'wall' }).validUntilAt).toBe(at(0, 12));
  });
});
