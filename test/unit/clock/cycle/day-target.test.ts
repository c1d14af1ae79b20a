import { describe, expect, it } from 'vitest';
import { evaluateClock, type Target, toIso } from '../../../../src/clock.js';
import { byEvent, clockOf, dated, MINUTE } from '../tickets.js';

/** The report on a ticket of Monday 2026-03-02, 11:00, in the office 09:00 to 17:00. */
function reportOf(target: Target, events = dated(), at = '2026-03-02T11:00:00Z', options = {}) {
  const clock = clockOf({ ...byEvent, calendar: 'office', targets: [target], ...options });
  return evaluateClock(clock, [...dated(['2026-03-02T11:00:00Z', 'created']), ...events], { at });
}

function dueOf(...args: Parameters<typeof reportOf>): string {
  return toIso(reportOf(...args).current?.dueAt ?? 0).slice(5, 16);
}

describe('a target in business days', () => {
  it('is due at the same time, at the close, or at a time of day', () => {
    expect(dueOf({ businessDays: 2 })).toBe('03-04T11:00');
    expect(dueOf({ businessDays: 2, due: 'close' })).toBe('03-04T17:00');
    expect(dueOf({ businessDays: 2, due: '16:00' })).toBe('03-04T16:00');
    expect(dueOf({ businessDays: 2, due: 'close', countFirstDay: true })).toBe('03-03T17:00');
  });

  it('takes a day more after the cut-off', () => {
    expect(dueOf({ businessDays: 2, due: '16:00', cutOff: '10:00' })).toBe('03-05T16:00');
    expect(dueOf({ businessDays: 2, due: '16:00', cutOff: '11:00' })).toBe('03-04T16:00');
  });

  it('moves by the open time of pauses before it', () => {
    // Monday 16-17 and Tuesday 9-10: two hours, from Wednesday 11:00 to 13:00.
    const night = dated(['2026-03-02T16:00:00Z', 'paused'], ['2026-03-03T10:00:00Z', 'resumed']);
    expect(dueOf({ businessDays: 2 }, night, '2026-03-03T12:00:00Z')).toBe('03-04T13:00');
    expect(dueOf({ businessDays: 2, pausable: false }, night, '2026-03-03T12:00:00Z')).toBe(
      '03-04T11:00',
    );
  });

  it('never comes while it is paused, also not in closed time', () => {
    // Due at 20:00, in closed time; the pause from 18:00 to 21:00 holds no open time.
    const evening = dated(['2026-03-02T18:00:00Z', 'paused']);
    const target: Target = { businessDays: 0, due: '20:00' };
    expect(reportOf(target, evening, '2026-03-02T20:30:00Z').state).toBe('paused');
    const resumed = [...evening, ...dated(['2026-03-02T21:00:00Z', 'resumed'])];
    expect(dueOf(target, resumed, '2026-03-02T22:00:00Z')).toBe('03-02T21:00');
  });

  it('lands on the next opening by `nextOpen`', () => {
    const options = { boundary: 'nextOpen' };
    expect(dueOf({ businessDays: 1, due: '20:00' }, [], undefined, options)).toBe('03-04T09:00');
  });

  it('has the length from its start to its deadline, and levels measured from the deadline', () => {
    const warnings = [{ percent: 50 }, { before: { hours: 1 } }];
    const { current } = reportOf({ businessDays: 1, due: 'close' }, [], undefined, { warnings });
    // Monday 11-17 and Tuesday 9-17 are 14 hours; seven hours before Tuesday 17:00 is 10:00.
    expect(current?.targetMs).toBe(14 * 60 * MINUTE);
    expect(current?.warnings.map(({ firesAt }) => toIso(firesAt ?? 0).slice(8, 16))).toEqual([
      '03T10:00',
      '03T16:00',
    ]);
  });
});

describe('a fixed target', () => {
  it('is an instant, which no pause moves', () => {
    const target = { dueAt: '2026-03-02T15:00:00Z' };
    const paused = dated(['2026-03-02T12:00:00Z', 'paused']);
    const report = reportOf(target, paused, '2026-03-02T14:00:00Z');
    expect(report).toMatchObject({
      state: 'running',
      nextChangeAt: Date.parse('2026-03-02T15:00:00Z') + 1,
      current: { phase: 'running', remainingMs: 60 * MINUTE, pausedMs: 0 },
    });
    expect(reportOf(target, paused, '2026-03-02T15:00:00.001Z').state).toBe('missed');
  });

  it('may be held by an attribute, and follows it', () => {
    const target = { dueAt: { field: 'agreedAt' } };
    const agreed = (at: string, agreedAt: string | null) => ({
      at,
      type: 'due_set',
      set: { agreedAt },
    });
    const first = agreed('2026-03-02T11:30:00Z', '2026-03-02T15:00:00Z');
    const second = agreed('2026-03-02T12:00:00Z', '2026-03-03T10:00:00+01:00');
    expect(dueOf(target, [first], '2026-03-02T12:00:00Z')).toBe('03-02T15:00');
    expect(dueOf(target, [first, second], '2026-03-02T12:00:00Z')).toBe('03-03T09:00');
  });

  it('that nobody has agreed is no date, and nothing remains', () => {
    expect(reportOf({ dueAt: { field: 'agreedAt' } }).current).toMatchObject({
      dueStatus: 'no-date',
      dueAt: null,
      targetMs: 0,
      remainingMs: 0,
      wallRemainingMs: null,
      state: 'running',
    });
  });

  it('in the past is missed at once', () => {
    expect(reportOf({ dueAt: '2026-03-02T10:00:00Z' }).current).toMatchObject({
      state: 'missed',
      overrunMs: 60 * MINUTE,
    });
  });
});

describe('a grace', () => {
  it('forgives: missed strictly after it, and then from the deadline', () => {
    const target = { elapsed: { hours: 1 }, grace: { minutes: 10 } };
    expect(reportOf(target, [], '2026-03-02T12:10:00Z').current).toMatchObject({
      state: 'running',
      dueAt: Date.parse('2026-03-02T12:00:00Z'),
      remainingMs: -10 * MINUTE,
      overrunMs: 0,
    });
    expect(reportOf(target, [], '2026-03-02T12:10:00.001Z').current).toMatchObject({
      state: 'missed',
      overrunMs: 10 * MINUTE + 1,
    });
    expect(reportOf(target).nextChangeAt).toBe(Date.parse('2026-03-02T12:10:00.001Z'));
  });

  it('is time of the clock: after a deadline at the close it ends the next morning', () => {
    const target = { elapsed: { hours: 6 }, grace: { minutes: 10 } };
    expect(reportOf(target, [], '2026-03-03T09:10:00Z').state).toBe('running');
    expect(reportOf(target, [], '2026-03-03T09:10:00.001Z').state).toBe('missed');
  });
});

describe('rounding up to the close', () => {
  it('moves a deadline to the end of its day', () => {
    expect(dueOf({ elapsed: { hours: 2 }, roundUpToClose: 'always' })).toBe('03-02T17:00');
    expect(dueOf({ elapsed: { hours: 6 }, roundUpToClose: 'always' })).toBe('03-02T17:00');
  });

  it('or only one with less than so much of the day left', () => {
    const target = { roundUpToClose: { hours: 2 } };
    // 15:00 leaves two hours, which is not less; 15:01 does.
    expect(dueOf({ elapsed: { hours: 4 }, ...target })).toBe('03-02T15:00');
    expect(dueOf({ elapsed: { hours: 4, minutes: 1 }, ...target })).toBe('03-02T17:00');
  });

  it('rounds the softer level as well', () => {
    const target = {
      elapsed: { hours: 2 },
      acceptable: { hours: 8 },
      roundUpToClose: 'always',
    } as const;
    expect(reportOf(target).current?.acceptableUntilAt).toBe(Date.parse('2026-03-03T17:00:00Z'));
  });

  it('of a target used up as a pause begins comes, though the pause goes on', () => {
    const target = { elapsed: { hours: 1 }, roundUpToClose: 'always' } as const;
    const paused = dated(['2026-03-02T12:00:00Z', 'paused']);
    const report = reportOf(target, paused, '2026-03-02T13:00:00Z');
    expect(report).toMatchObject({
      state: 'paused',
      nextChangeAt: Date.parse('2026-03-02T17:00:00.001Z'),
    });
    expect(reportOf(target, paused, '2026-03-02T17:00:00.001Z').state).toBe('missed');
  });
});

describe('calendars by attributes', () => {
  const calendars = [{ when: { field: 'region', equals: 'office' }, calendar: 'office' }];

  it('are chosen by the ticket, else the clock runs round the clock', () => {
    const clock = clockOf({ calendars, targets: [{ elapsed: { hours: 8 } }] });
    const dueIn = (region: string) =>
      evaluateClock(clock, [{ at: '2026-03-02T11:00:00Z', type: 'created', set: { region } }], {
        at: '2026-03-02T11:00:00Z',
      }).current?.dueAt;
    expect(dueIn('office')).toBe(Date.parse('2026-03-03T11:00:00Z'));
    expect(dueIn('other')).toBe(Date.parse('2026-03-02T19:00:00Z'));
  });

  it('change mid-flight as targets do: what was used stays used', () => {
    const clock = clockOf({
      calendars,
      targets: [{ elapsed: { hours: 8 } }],
    });
    const moved = [
      { at: '2026-03-02T15:00:00Z', type: 'created', set: { region: 'office' } },
      { at: '2026-03-02T18:00:00Z', type: 'moved', set: { region: 'other' } },
    ];
    // Two hours by 17:00, then six hours round the clock from 18:00.
    expect(evaluateClock(clock, moved, { at: '2026-03-02T18:00:00Z' }).current?.dueAt).toBe(
      Date.parse('2026-03-03T00:00:00Z'),
    );
  });
});
