import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { evaluateClock, toIso, type Warning } from '../../../../src/clock.js';
import { atMinute, byEvent, clockOf, dated, log, MINUTE } from '../tickets.js';

/** A ticket of Friday 2026-03-06, 16:00, due after four office hours: Monday 12:00. */
const created = dated(['2026-03-06T16:00:00Z', 'created']);

function levelOf(level: Warning, at: string, events = created) {
  const clock = clockOf({
    ...byEvent,
    calendar: 'office',
    targets: [{ elapsed: { hours: 4 } }],
    warnings: [level],
  });
  const { current, nextChangeAt } = evaluateClock(clock, events, { at });
  const [warning] = current?.warnings ?? [];
  const text = (instant: number | null | undefined) =>
    instant === null || instant === undefined ? null : toIso(instant).slice(5, 16);
  return {
    firesAt: text(warning?.firesAt),
    hasFired: warning?.hasFired,
    next: text(nextChangeAt),
  };
}

describe('a level', () => {
  it('counts its distance in the clock, or on the wall', () => {
    const before = { before: { hours: 4 } };
    // Four office hours before Monday 12:00 is Friday 16:00; four hours on the wall is Monday 08:00.
    expect(levelOf(before, '2026-03-06T16:00:00Z').firesAt).toBe('03-06T16:00');
    expect(levelOf({ ...before, measuredOn: 'wall' }, '2026-03-06T16:00:00Z').firesAt).toBe(
      '03-09T08:00',
    );
    const after = { after: { hours: 6 } };
    expect(levelOf(after, '2026-03-06T16:00:00Z').firesAt).toBe('03-10T10:00');
    expect(levelOf({ ...after, measuredOn: 'wall' }, '2026-03-06T16:00:00Z').firesAt).toBe(
      '03-09T18:00',
    );
  });

  it('is never reached before the start', () => {
    const early = { before: { hours: 100 }, measuredOn: 'wall' } as const;
    expect(levelOf(early, '2026-03-06T16:00:00Z')).toMatchObject({
      firesAt: '03-06T16:00',
      hasFired: true,
    });
  });

  it('waits for the calendar in which somebody is told', () => {
    const level = { before: { hours: 4 }, measuredOn: 'wall', notifyWithin: 'office' } as const;
    expect(levelOf(level, '2026-03-09T08:30:00Z')).toEqual({
      firesAt: '03-09T09:00',
      hasFired: false,
      next: '03-09T09:00',
    });
    expect(levelOf(level, '2026-03-09T09:00:00Z').hasFired).toBe(true);
  });

  it('that was reached before a pause is told during the pause', () => {
    const level = { after: { hours: 6 }, measuredOn: 'wall', notifyWithin: 'office' } as const;
    // Reached on Monday at 18:00, in closed time; paused half an hour later.
    const paused = [...created, ...dated(['2026-03-09T18:30:00Z', 'paused'])];
    expect(levelOf(level, '2026-03-09T19:00:00Z', paused)).toEqual({
      firesAt: '03-10T09:00',
      hasFired: false,
      next: '03-10T09:00',
    });
    expect(levelOf(level, '2026-03-10T09:00:00Z', paused).hasFired).toBe(true);
  });

  it('that is reached as a pause begins is told, by `close`', () => {
    const clock = clockOf({ ...byEvent, warnings: [{ percent: 50 }] });
    const events = log([0, 'created'], [30, 'paused']);
    for (const minute of [30, 40])
      expect(atMinute(clock, events, minute).current?.warnings).toEqual([
        { id: '50%', firesAt: 30 * MINUTE, hasFired: true },
      ]);
  });

  it('that was reached before a pause stays told, though the pause takes the deadline away', () => {
    const clock = clockOf({
      ...byEvent,
      calendar: 'office',
      targets: [{ businessDays: 1 }],
      warnings: [{ before: { hours: 6 } }, { before: { hours: 4 } }],
    });
    // Due on Tuesday at 11:00: six hours before it is Monday 13:00, four hours is 15:00.
    const paused = dated(['2026-03-02T11:00:00Z', 'created'], ['2026-03-02T14:00:00Z', 'paused']);
    const { current } = evaluateClock(clock, paused, { at: '2026-03-02T14:30:00Z' });
    expect(current?.dueAt).toBe(null);
    expect(current?.warnings).toMatchObject([
      { firesAt: Date.parse('2026-03-02T13:00:00Z'), hasFired: true },
      { firesAt: Date.parse('2026-03-02T15:30:00Z'), hasFired: false },
    ]);
  });

  it('of a cycle that starts paused is not reached before the start, nor by the pause', () => {
    const clock = clockOf({
      ...byEvent,
      startAnchor: { field: 'from' },
      warnings: [{ percent: 0 }, { percent: 50 }],
    });
    const events = log([0, 'created', { from: 30 * MINUTE }], [10, 'paused']);
    expect(atMinute(clock, events, 20).current?.warnings).toEqual([
      { id: '0%', firesAt: 30 * MINUTE, hasFired: false },
      { id: '50%', firesAt: 60 * MINUTE, hasFired: false },
    ]);
  });

  it('measured in a calendar of its own counts there, before the deadline and after it', () => {
    const clock = clockOf({
      warnings: [
        { before: { hours: 2 }, measuredOn: { calendar: 'office' } },
        { after: { hours: 2 }, measuredOn: { calendar: 'office' } },
        { id: 'due', percent: 100, measuredOn: { calendar: 'office' } },
      ],
      targets: [{ elapsed: { hours: 68 } }],
    });
    // Due round the clock on Monday at 12:00; two office hours before it is 10:00, after it 14:00.
    const { current } = evaluateClock(clock, created, { at: '2026-03-06T16:00:00Z' });
    expect(current?.warnings.map(({ firesAt }) => toIso(firesAt ?? 0).slice(5, 16))).toEqual([
      '03-09T10:00',
      '03-09T14:00',
      '03-09T12:00',
    ]);
  });

  it('moves by no pause on the wall where no deadline comes of it', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'replace', date: '2026-03-02', hours: '09:00-12:00' }],
    });
    const clock = clockOf(
      {
        ...byEvent,
        pauseExtends: 'wall',
        calendar: 'once',
        targets: [{ elapsed: { hours: 4 } }],
        warnings: [{ percent: 50 }],
      },
      { once },
    );
    const events = dated(
      ['2026-03-02T09:00:00Z', 'created'],
      ['2026-03-02T09:30:00Z', 'paused'],
      ['2026-03-02T10:00:00Z', 'resumed'],
    );
    // The length of pauses is added to the finished deadline: there is none.
    expect(evaluateClock(clock, events, { at: '2026-03-02T10:30:00Z' }).current).toMatchObject({
      dueStatus: 'never-opens',
      remainingOf: 'amount',
      warnings: [{ firesAt: Date.parse('2026-03-02T11:00:00Z') }],
    });
  });

  it('after the deadline waits for the pauses on the wall that began in between', () => {
    const firesAt = (...pauses: readonly (readonly [number, string])[]) => {
      const clock = clockOf({
        ...byEvent,
        pauseExtends: 'wall',
        warnings: [{ after: { minutes: 30 } }],
      });
      const report = atMinute(clock, log([0, 'created'], ...pauses), 200);
      return (report.current?.warnings[0]?.firesAt ?? 0) / MINUTE;
    };
    expect(firesAt()).toBe(90);
    // One before the deadline has moved it already; one from the deadline on moves the warning.
    expect(firesAt([20, 'paused'], [30, 'resumed'])).toBe(100);
    expect(firesAt([60, 'paused'], [75, 'resumed'])).toBe(105);
    // A further one counts up to where the warning has come, and not from there on.
    expect(firesAt([70, 'paused'], [80, 'resumed'], [99, 'paused'], [109, 'resumed'])).toBe(110);
    expect(firesAt([70, 'paused'], [80, 'resumed'], [100, 'paused'], [110, 'resumed'])).toBe(100);
  });

  it('that was not reached before a pause waits for its end, also where it counts on the wall', () => {
    const level = { before: { hours: 4 }, measuredOn: 'wall' } as const;
    const paused = [...created, ...dated(['2026-03-06T16:30:00Z', 'paused'])];
    // If it went on on Monday at 10:00, it would be due at 13:30, and the level reached at 09:30.
    expect(levelOf(level, '2026-03-09T10:00:00Z', paused)).toEqual({
      firesAt: '03-09T10:00',
      hasFired: false,
      next: null,
    });
  });
});
