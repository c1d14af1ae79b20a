import { describe, expect, it } from 'vitest';
import { evaluateClock, toIso, type Warning } from '../../../../src/clock.js';
import { byEvent, clockOf, dated } from '../tickets.js';

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
