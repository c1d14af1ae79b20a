import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
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

  it('is moved by no pause that begins at it or after it', () => {
    for (const time of ['11:00', '12:00']) {
      const late = dated([`2026-03-03T${time}:00Z`, 'paused'], ['2026-03-03T16:00:00Z', 'resumed']);
      expect(dueOf({ businessDays: 1 }, late, '2026-03-03T16:30:00Z')).toBe('03-03T11:00');
    }
  });

  it('has no deadline but a projected one while it is paused', () => {
    const paused = dated(['2026-03-02T16:00:00Z', 'paused']);
    for (const boundary of ['close', 'nextOpen'])
      expect(
        reportOf({ businessDays: 2 }, paused, '2026-03-02T16:30:00Z', { boundary }).current,
      ).toMatchObject({
        dueAt: null,
        dueStatus: 'projected',
        // Half an hour of pause so far.
        projectedDueAt: Date.parse('2026-03-04T11:30:00Z'),
      });
  });

  it('has none where there are not so many business days, paused or not', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'replace', date: '2026-03-02', hours: '09:00-17:00' }],
    });
    const clock = clockOf(
      { ...byEvent, calendar: 'once', targets: [{ businessDays: 1 }], warnings: [{ percent: 50 }] },
      { once },
    );
    const events = dated(
      ['2026-03-02T11:00:00Z', 'created'],
      ['2026-03-02T12:00:00Z', 'paused'],
      ['2026-03-02T13:00:00Z', 'resumed'],
    );
    expect(evaluateClock(clock, events, { at: '2026-03-03T00:00:00Z' }).current).toMatchObject({
      dueAt: null,
      dueStatus: 'never-opens',
      targetMs: 0,
      remainingOf: 'nothing',
      warnings: [{ firesAt: null, hasFired: false }],
    });
  });

  it('has warnings after it in the time of the clock, pauses left out', () => {
    const warnings = [
      { after: { hours: 2 } },
      { percent: 100 },
      { id: 'day', after: { hours: 6 } },
    ];
    const firesAt = (events: ReturnType<typeof dated>, at: string) =>
      reportOf({ businessDays: 1 }, events, at, { warnings }).current?.warnings.map((warning) =>
        toIso(warning.firesAt ?? 0).slice(5, 16),
      );
    // Six hours after Tuesday 11:00 is the close.
    expect(firesAt([], '2026-03-02T11:00:00Z')).toEqual([
      '03-03T13:00',
      '03-03T11:00',
      '03-03T17:00',
    ]);
    // A pause of one hour from the deadline on keeps the clock, and leaves the deadline where it is.
    const late = dated(['2026-03-03T11:00:00Z', 'paused'], ['2026-03-03T12:00:00Z', 'resumed']);
    expect(firesAt(late, '2026-03-03T12:30:00Z')).toEqual([
      '03-03T14:00',
      '03-03T11:00',
      '03-04T10:00',
    ]);
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

describe('a target in days of the wall', () => {
  it('is due at the time of its start, in the zone of its days', () => {
    expect(dueOf({ calendarDays: 5 })).toBe('03-07T11:00');
    expect(dueOf({ calendarDays: 0 })).toBe('03-02T11:00');
    expect(dueOf({ calendarDays: 5, due: '08:00' })).toBe('03-07T08:00');
    // 29 March 2026 has 23 hours in Paris: noon there is one hour earlier from then on.
    const target: Target = { calendarDays: 28, timeZone: 'Europe/Paris' };
    expect(dueOf(target)).toBe('03-30T10:00');
  });

  it('moves by the length of pauses before it, open or not', () => {
    const night = dated(['2026-03-02T16:00:00Z', 'paused'], ['2026-03-03T10:00:00Z', 'resumed']);
    expect(dueOf({ calendarDays: 5 }, night, '2026-03-03T12:00:00Z')).toBe('03-08T05:00');
    expect(dueOf({ calendarDays: 5, pausable: false }, night, '2026-03-03T12:00:00Z')).toBe(
      '03-07T11:00',
    );
  });

  it('may be due at the last instant there is, and not after it', () => {
    const clock = clockOf({ targets: [{ calendarDays: 1, timeZone: 'UTC' }] });
    const dueFrom = (created: string) =>
      evaluateClock(clock, dated([created, 'created']), { at: created }).current;
    expect(dueFrom('9999-12-30T23:59:59.999Z')?.dueAt).toBe(Date.parse('9999-12-31T23:59:59.999Z'));
    expect(dueFrom('9999-12-31T00:00:00.000Z')).toMatchObject({
      dueAt: null,
      dueStatus: 'never-opens',
      targetMs: 0,
    });
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
    const warnings = [
      { percent: 50 },
      { after: { hours: 1 } },
      { before: { hours: 1 }, measuredOn: 'wall', notifyWithin: 'office' },
    ];
    const report = reportOf({ dueAt: { field: 'agreedAt' } }, [], undefined, { warnings });
    expect(report.nextChangeAt).toBe(null);
    expect(report.current?.warnings.map(({ firesAt }) => firesAt)).toEqual([null, null, null]);
    expect(report.current).toMatchObject({
      isMoving: false,
      standsBecause: null,
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

  it('has warnings measured from the close', () => {
    const target: Target = { elapsed: { hours: 2 }, roundUpToClose: 'always' };
    const warnings = [{ before: { hours: 1 } }, { percent: 50 }, { after: { hours: 1 } }];
    const { current } = reportOf(target, [], undefined, { warnings });
    // Half of two hours is one hour; one hour after 17:00 is 10:00 of the next day.
    expect(current?.warnings.map(({ firesAt }) => toIso(firesAt ?? 0).slice(8, 16))).toEqual([
      '02T16:00',
      '02T16:00',
      '03T10:00',
    ]);
    expect(current?.remainingOf).toBe('deadline');
  });

  it('moves nothing where nothing closes, and nothing where there is no deadline', () => {
    const always = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-sun': '00:00-24:00' } });
    const clock = clockOf(
      {
        ...byEvent,
        calendar: 'always',
        targets: [{ elapsed: { hours: 2 }, roundUpToClose: 'always' }],
      },
      { always },
    );
    const events = dated(['2026-03-02T11:00:00Z', 'created'], ['2026-03-02T12:00:00Z', 'paused']);
    const at = '2026-03-02T12:00:00Z';
    expect(evaluateClock(clock, events.slice(0, 1), { at }).current?.dueAt).toBe(
      Date.parse('2026-03-02T13:00:00Z'),
    );
    expect(evaluateClock(clock, events, { at }).current).toMatchObject({
      dueAt: null,
      dueStatus: 'projected',
    });
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
