import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { evaluateClock, type Target } from '../../../../src/clock.js';
import {
  atMinute,
  byEvent,
  clockOf,
  cyclesOf,
  dated,
  figuresOf,
  log,
  MINUTE,
  office,
} from '../tickets.js';

const forPriority = (value: string, minutes: number): Target => ({
  elapsed: { minutes },
  when: { field: 'priority', equals: value },
});
const tiers = [forPriority('high', 30), forPriority('low', 120)];

describe('the target', () => {
  it('is the first of the list that fits', () => {
    const clock = clockOf({
      targets: [forPriority('high', 30), { elapsed: { minutes: 45 } }, forPriority('low', 120)],
    });
    const dueOf = (priority: string) =>
      figuresOf(atMinute(clock, log([0, 'created', { priority }]), 1)).due;
    expect([dueOf('high'), dueOf('low')]).toEqual([30, 45]);
  });

  it('is chosen by what the starting instant sets, and by attributes given beforehand', () => {
    const clock = clockOf({ targets: tiers });
    const together = log([0, 'created'], [0, 'triaged', { priority: 'low' }]);
    expect(figuresOf(atMinute(clock, together, 1)).due).toBe(120);
    const known = { attributes: { priority: 'high' } };
    expect(
      evaluateClock(clock, log([0, 'created']), { at: MINUTE, ...known }).current?.target,
    ).toBe(0);
  });

  it('of zero is due at once and missed a millisecond later', () => {
    const clock = clockOf({ targets: [{ elapsed: { milliseconds: 0 } }] });
    expect(evaluateClock(clock, log([5, 'created']), { at: 5 * MINUTE }).state).toBe('running');
    expect(evaluateClock(clock, log([5, 'created']), { at: 5 * MINUTE + 1 }).state).toBe('missed');
  });

  it('may count in a calendar of its own', () => {
    const clock = clockOf(
      {
        calendar: 'office',
        targets: [
          {
            elapsed: { hours: 2 },
            calendar: 'always',
            when: { field: 'priority', equals: 'high' },
          },
          { elapsed: { hours: 2 } },
        ],
      },
      {
        office,
        always: compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } }),
      },
    );
    // Friday 16:00: one hour of the office is left before Monday.
    const created = { at: '2026-03-06T16:00:00Z', type: 'created' };
    const dueOf = (priority: string) =>
      evaluateClock(clock, [{ ...created, set: { priority } }], { at: created.at }).current?.dueAt;
    expect(dueOf('high')).toBe(Date.parse('2026-03-06T18:00:00Z'));
    expect(dueOf('low')).toBe(Date.parse('2026-03-09T10:00:00Z'));
  });

  it('may have a softer second level', () => {
    const clock = clockOf({ targets: [{ elapsed: { minutes: 15 }, acceptable: { minutes: 30 } }] });
    const events = log([0, 'created']);
    expect(atMinute(clock, events, 15)).toMatchObject({
      state: 'running',
      nextChangeAt: 15 * MINUTE + 1,
    });
    const between = atMinute(clock, events, 20);
    expect(between.nextChangeAt).toBe(30 * MINUTE + 1);
    expect(between.current).toMatchObject({
      state: 'acceptable',
      phase: 'running',
      dueAt: 15 * MINUTE,
      acceptableSinceAt: 15 * MINUTE + 1,
      acceptableUntilAt: 30 * MINUTE,
      missedAt: null,
      overrunMs: 5 * MINUTE,
    });
    expect(atMinute(clock, events, 30).state).toBe('acceptable');
    expect(atMinute(clock, events, 31).current).toMatchObject({
      state: 'missed',
      missedAt: 30 * MINUTE + 1,
    });
    const solved = log([0, 'created'], [20, 'solved']);
    expect(atMinute(clock, solved, 90)).toMatchObject({
      state: 'acceptable',
      summary: { acceptable: 1, missed: 0 },
    });
  });
});

describe('a softer second level', () => {
  const levels = (parts: object) => ({
    ...byEvent,
    pauseExtends: 'wall' as const,
    targets: [{ elapsed: { minutes: 15 }, acceptable: { minutes: 30 }, ...parts }],
  });
  const events = log([0, 'created'], [20, 'paused'], [40, 'resumed']);

  it('is moved by pauses on the wall that begin between the two: the clock stands', () => {
    const clock = clockOf(levels({}));
    // Paused at 20, it would end at 30; five minutes of pause make it 35, twenty make it 50.
    expect(atMinute(clock, events, 25).current).toMatchObject({
      state: 'acceptable',
      dueAt: 15 * MINUTE,
      acceptableUntilAt: 35 * MINUTE,
    });
    expect(atMinute(clock, events, 50).current).toMatchObject({
      state: 'acceptable',
      dueAt: 15 * MINUTE,
      acceptableSinceAt: 15 * MINUTE + 1,
      acceptableUntilAt: 50 * MINUTE,
    });
    expect(atMinute(clock, events, 51).current).toMatchObject({
      state: 'missed',
      missedAt: 50 * MINUTE + 1,
    });
    // One that begins at its end, as far as pauses have moved it, gives nothing any more.
    const later = [...events, ...log([50, 'paused'], [60, 'resumed'])];
    expect(atMinute(clock, later, 70).current?.acceptableUntilAt).toBe(50 * MINUTE);
  });

  it('is never over before the first one, with a grace', () => {
    // The grace of the first ends at 15 + 40 + 20 = 75, that of the second at 30 + 40 + 20 = 90.
    const clock = clockOf(levels({ grace: { minutes: 40 } }));
    const statesAt = (...minutes: number[]) =>
      minutes.map((minute) => atMinute(clock, events, minute).state);
    expect(statesAt(75, 76, 90, 91)).toEqual(['running', 'acceptable', 'acceptable', 'missed']);
  });

  it('has warnings of its own, as far from its end', () => {
    const warnings = [
      { id: 'before', before: { minutes: 5 }, level: 'acceptable' },
      { id: 'after', after: { minutes: 5 }, level: 'acceptable' },
      { id: 'half', percent: 50, level: 'acceptable' },
    ] as const;
    const clock = clockOf({ ...levels({}), warnings });
    const firesAt = atMinute(clock, events, 60).current?.warnings.map(
      (warning) => (warning.firesAt ?? 0) / MINUTE,
    );
    expect(firesAt).toEqual([45, 55, 35]);
  });
});

describe('a change of target', () => {
  // 40 minutes as low, of which 10 are a pause; then high.
  const events = log(
    [0, 'created', { priority: 'low' }],
    [10, 'paused'],
    [20, 'resumed'],
    [40, 'priority', { priority: 'high' }],
  );
  const changed = (targetChange: 'carryOver' | 'retroactive' | 'restart', minutes: number) =>
    atMinute(
      clockOf({
        ...byEvent,
        targets: [forPriority('high', 50), forPriority('low', 120)],
        targetChange,
      }),
      events,
      minutes,
    );

  it('keeps the time used, and the pauses, by `carryOver`', () => {
    // 30 of 50 used at minute 40.
    expect(figuresOf(changed('carryOver', 45))).toEqual({
      due: 60,
      projected: 60,
      elapsed: 35,
      remaining: 15,
    });
  });

  it('counts as if it had held from the start, pauses kept, by `retroactive`', () => {
    expect(figuresOf(changed('retroactive', 45))).toEqual({
      due: 60,
      projected: 60,
      elapsed: 35,
      remaining: 15,
    });
  });

  it('starts at the change by `restart`', () => {
    expect(figuresOf(changed('restart', 45))).toEqual({
      due: 90,
      projected: 90,
      elapsed: 5,
      remaining: 45,
    });
    expect(changed('restart', 45).current?.startedAt).toBe(0);
  });

  it('back and forth at one instant is none', () => {
    const same = [
      ...log(
        [0, 'created', { priority: 'low' }],
        [40, 'x', { priority: 'high' }],
        [40, 'y', { priority: 'low' }],
      ),
    ];
    expect(
      figuresOf(atMinute(clockOf({ targets: tiers, targetChange: 'restart' }), same, 45)).due,
    ).toBe(120);
  });

  it('to less than is used already is missed from the next millisecond on', () => {
    const clock = clockOf({ targets: tiers });
    const late = log([0, 'created', { priority: 'low' }], [40, 'x', { priority: 'high' }]);
    expect(atMinute(clock, late.slice(0, 1), 40).state).toBe('running');
    expect(atMinute(clock, late, 40).current).toMatchObject({
      state: 'missed',
      dueAt: 30 * MINUTE,
      overrunMs: 10 * MINUTE,
    });
  });

  it('measures each stretch in the calendar of its day by `carryOver` only', () => {
    const clock = (targetChange: 'carryOver' | 'retroactive') =>
      clockOf({
        targetChange,
        targets: [
          { elapsed: { hours: 10 }, when: { field: 'priority', equals: 'high' } },
          { elapsed: { hours: 10 }, calendar: 'office' },
        ],
      });
    const night = [
      ...dated(['2026-03-02T16:00:00Z', 'created']),
      { at: '2026-03-03T10:00:00Z', type: 'x', set: { priority: 'high' } },
    ];
    const at = '2026-03-03T10:00:00Z';
    // Office hours up to the change: Monday 16-17 and Tuesday 9-10; eight hours remain, round the clock.
    expect(evaluateClock(clock('carryOver'), night, { at }).current).toMatchObject({
      elapsedMs: 120 * MINUTE,
      dueAt: Date.parse('2026-03-03T18:00:00Z'),
    });
    // Round the clock from the start: due on Tuesday at 02:00.
    expect(evaluateClock(clock('retroactive'), night, { at }).current).toMatchObject({
      state: 'missed',
      dueAt: Date.parse('2026-03-03T02:00:00Z'),
    });
  });

  it('does not move the start of a target that was waited for', () => {
    const events = log(
      [0, 'created'],
      [20, 'triaged', { priority: 'low' }],
      [30, 'x', { priority: 'high' }],
    );
    for (const targetChange of ['carryOver', 'restart', 'retroactive'] as const) {
      const clock = clockOf({ targets: tiers, targetChange });
      expect(figuresOf(atMinute(clock, events.slice(0, 2), 25))).toMatchObject({
        due: 120,
        elapsed: 25,
      });
    }
    expect(figuresOf(atMinute(clockOf({ targets: tiers }), events, 30))).toMatchObject({
      due: 30,
      elapsed: 30,
    });
  });

  it('before the clock counts changes nothing of when it counts', () => {
    const events = log(
      [0, 'created', { priority: 'low', from: 30 * MINUTE }],
      [10, 'x', { priority: 'high' }],
    );
    for (const targetChange of ['carryOver', 'restart', 'retroactive'] as const) {
      const clock = clockOf({ targets: tiers, targetChange, startAnchor: { field: 'from' } });
      expect(figuresOf(atMinute(clock, events, 40))).toMatchObject({ due: 60, elapsed: 10 });
    }
  });

  it('after the end changes nothing', () => {
    const clock = clockOf({ targets: tiers });
    const report = atMinute(
      clock,
      log([0, 'created', { priority: 'low' }], [40, 'solved'], [50, 'x', { priority: 'high' }]),
      60,
    );
    expect(report.current).toMatchObject({ state: 'met', target: 1, dueAt: 120 * MINUTE });
  });
});

describe('when no target fits', () => {
  const clock = clockOf({ ...byEvent, targets: tiers, cancel: { on: 'merged' } });

  it('a start waits, and the cycle then counts from the start', () => {
    const events = log([0, 'created'], [20, 'triaged', { priority: 'high' }]);
    expect(atMinute(clock, events, 10)).toMatchObject({
      state: 'no-target',
      nextChangeAt: null,
      noTarget: { sinceAt: 0, values: [{ attribute: 'priority', value: null, nearest: null }] },
    });
    expect(figuresOf(atMinute(clock, events, 25))).toEqual({
      due: 30,
      projected: 30,
      elapsed: 25,
      remaining: 5,
    });
  });

  it('the first start waits, not a later one', () => {
    const events = log([0, 'created'], [10, 'reopened'], [20, 'triaged', { priority: 'high' }]);
    expect(cyclesOf(atMinute(clock, events, 25))).toEqual(['1: 0 to now, running']);
    const together = log([0, 'created'], [20, 'reopened', { priority: 'high' }]);
    expect(cyclesOf(atMinute(clock, together, 25))).toEqual(['1: 0 to now, running']);
  });

  it.each([false, true])(
    'pauses of the waiting time are kept, retroactivePause %s',
    (retroactivePause) => {
      const clock = clockOf({ ...byEvent, targets: tiers, retroactivePause });
      const over = log(
        [0, 'created'],
        [5, 'paused'],
        [15, 'resumed'],
        [20, 'triaged', { priority: 'high' }],
      );
      expect(figuresOf(atMinute(clock, over, 25))).toMatchObject({ due: 40, elapsed: 15 });
      const lasting = log([0, 'created'], [5, 'paused'], [20, 'triaged', { priority: 'high' }]);
      expect(atMinute(clock, lasting, 25).current).toMatchObject({
        state: 'paused',
        elapsedMs: 5 * MINUTE,
      });
    },
  );

  it.each(['solved', 'merged'])('%s ends the waiting: nothing starts afterwards', (type) => {
    const events = log([0, 'created'], [10, type], [20, 'triaged', { priority: 'high' }]);
    expect(atMinute(clock, events, 25).state).toBe('pending');
  });

  it('a pause before the start is kept by `retroactivePause` only where the anchor lies before it', () => {
    // Reported at 0, paused from 5 to 15, started at 20: 10 of the 20 minutes were a pause.
    const events = log([0, 'note'], [5, 'paused'], [15, 'resumed'], [20, 'created']);
    const elapsed = (retroactivePause: boolean) =>
      figuresOf(
        atMinute(clockOf({ ...byEvent, startAnchor: 'created', retroactivePause }), events, 25),
      ).elapsed;
    expect([elapsed(false), elapsed(true)]).toEqual([25, 15]);
  });

  it('a reset moves the start, whatever its anchor', () => {
    const events = log([0, 'created'], [10, 'reset'], [20, 'triaged', { priority: 'high' }]);
    const waiting = { targets: tiers, reset: { on: 'reset' } } as const;
    expect(figuresOf(atMinute(clockOf(waiting), events, 25))).toMatchObject({
      due: 40,
      elapsed: 15,
    });
    const anchored = clockOf({ ...waiting, startAnchor: 'created' });
    expect(figuresOf(atMinute(anchored, events, 25)).due).toBe(40);
  });

  it('a stop at the instant at which one fits ends the cycle there', () => {
    const events = log([0, 'created'], [20, 'solved', { priority: 'high' }]);
    expect(cyclesOf(atMinute(clock, events, 25))).toEqual(['1: 0 to 20 stopped, met']);
  });

  // From 0 to 10 high, to 20 nobody's, then low: 120 minutes from the start.
  const detour = log(
    [0, 'created', { priority: 'high' }],
    [10, 'x', { priority: 'none' }],
    [20, 'y', { priority: 'low' }],
  );

  it('any longer, there is no deadline', () => {
    const report = atMinute(clock, detour, 15);
    expect(report).toMatchObject({
      state: 'no-target',
      nextChangeAt: null,
      noTarget: { sinceAt: 10 * MINUTE, values: [{ attribute: 'priority', value: 'none' }] },
    });
    expect(report.current).toMatchObject({
      state: 'no-target',
      phase: 'running',
      dueAt: null,
      dueStatus: 'no-target',
      remainingMs: 0,
      remainingOf: 'nothing',
      standsBecause: 'no-target',
      withoutTargetSinceAt: 10 * MINUTE,
    });
  });

  it('any longer, one that fits again counts as if there had always been one', () => {
    const report = atMinute(clock, detour, 25);
    expect(cyclesOf(report)).toEqual(['1: 0 to now, running']);
    expect(figuresOf(report)).toMatchObject({ elapsed: 25, due: 120 });
    // Back to the one that held before: as if it had never gone.
    const back = log(
      [0, 'created', { priority: 'high' }],
      [10, 'x', { priority: 'none' }],
      [20, 'y', { priority: 'high' }],
    );
    for (const targetChange of ['carryOver', 'retroactive', 'restart'] as const) {
      const flapping = clockOf({ targets: tiers, targetChange });
      expect(figuresOf(atMinute(flapping, back, 25))).toMatchObject({ elapsed: 25, due: 30 });
      expect(atMinute(flapping, back, 31).state).toBe('missed');
    }
  });

  it('any longer, a stop keeps nothing, and a late cycle is not late', () => {
    const stopped = log(
      [0, 'created', { priority: 'high' }],
      [10, 'x', { priority: 'none' }],
      [12, 'solved'],
    );
    expect(cyclesOf(atMinute(clock, stopped, 15))).toEqual(['1: 0 to 12 no-match, cancelled']);
    const late = log([0, 'created', { priority: 'high' }], [40, 'x', { priority: 'none' }]);
    expect(atMinute(clock, late, 39).state).toBe('missed');
    expect(atMinute(clock, late, 45).state).toBe('no-target');
  });

  it('any longer, the cycle ends without a verdict where the rule says so', () => {
    const strict = clockOf({ ...byEvent, targets: tiers, withoutTarget: 'cancelled' });
    expect(cyclesOf(atMinute(strict, detour, 25))).toEqual(['1: 0 to 10 no-match, cancelled']);
    const again = [...detour, ...log([30, 'reopened'])];
    expect(cyclesOf(atMinute(strict, again, 35))).toEqual([
      '1: 0 to 10 no-match, cancelled',
      '2: 30 to now, running',
    ]);
  });
});
