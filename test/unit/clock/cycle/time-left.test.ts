import { describe, expect, it } from 'vitest';
import { type ClockRule, type CycleReport, evaluateClock } from '../../../../src/clock.js';
import { atMinute, byEvent, clockOf, dated, log, MINUTE } from '../tickets.js';

function movementOf(report: CycleReport | null | undefined) {
  return [report?.remainingOf, report?.isMoving, report?.standsBecause];
}

describe('the time that is left', () => {
  it('is of an amount, which a pause and a start ahead keep', () => {
    const clock = clockOf({ ...byEvent, startAnchor: { field: 'from' } });
    const events = log([0, 'created', { from: 10 * MINUTE }], [20, 'paused']);
    expect(movementOf(atMinute(clock, events, 5).current)).toEqual([
      'amount',
      false,
      'start-ahead',
    ]);
    expect(movementOf(atMinute(clock, events, 15).current)).toEqual(['amount', true, null]);
    expect(movementOf(atMinute(clock, events, 20).current)).toEqual(['amount', false, 'paused']);
  });

  it('is of a deadline by `wall`, which comes near before the start too', () => {
    const clock = clockOf({ ...byEvent, pauseExtends: 'wall', startAnchor: { field: 'from' } });
    const events = log([0, 'created', { from: 10 * MINUTE }]);
    expect(movementOf(atMinute(clock, events, 5).current)).toEqual([
      'deadline',
      true,
      'start-ahead',
    ]);
    // A pause that begins with the start does not hold it yet.
    const paused = [...events, ...log([4, 'paused'])];
    expect(movementOf(atMinute(clock, paused, 5).current)).toEqual([
      'deadline',
      true,
      'start-ahead',
    ]);
    expect(movementOf(atMinute(clock, paused, 10).current)).toEqual(['deadline', false, 'paused']);
  });

  it('stands while the calendar is closed, and after the end', () => {
    const clock = clockOf({ calendar: 'office', targets: [{ elapsed: { hours: 4 } }] });
    const events = dated(['2026-03-02T16:00:00Z', 'created'], ['2026-03-03T10:00:00Z', 'solved']);
    const at = (instant: string) => evaluateClock(clock, events, { at: instant }).current;
    expect(movementOf(at('2026-03-02T16:30:00Z'))).toEqual(['amount', true, null]);
    expect(movementOf(at('2026-03-02T18:00:00Z'))).toEqual(['amount', false, 'closed']);
    expect(movementOf(at('2026-03-03T10:00:00Z'))).toEqual(['amount', false, 'ended']);
    expect(at('2026-03-03T10:00:00Z')?.isOpen).toBe(false);
    expect(at('2026-03-02T16:30:00Z')?.isOpen).toBe(true);
  });

  it('waits for the calendar in which it starts, by that name', () => {
    const clock = clockOf({ startCalendar: 'office' });
    const events = dated(['2026-03-02T08:00:00Z', 'created']);
    const report = evaluateClock(clock, events, { at: '2026-03-02T08:30:00Z' });
    expect(movementOf(report.current)).toEqual(['amount', false, 'start-calendar']);
  });

  it.each<[string, Partial<ClockRule>]>([
    ['an amount', {}],
    ['a deadline', { pauseExtends: 'wall' }],
    ['days', { targets: [{ calendarDays: 1, timeZone: 'UTC' }] }],
  ])('of %s is nothing without a target', (_, rule) => {
    const [target = { elapsed: { minutes: 60 } }] = rule.targets ?? [];
    const clock = clockOf({ ...rule, targets: [{ ...target, when: { field: 'p', equals: 1 } }] });
    const events = log([0, 'created', { p: 1 }], [10, 'x', { p: 2 }]);
    expect(atMinute(clock, events, 20).current).toMatchObject({
      remainingOf: 'nothing',
      remainingMs: 0,
      wallRemainingMs: null,
      isMoving: false,
      standsBecause: 'no-target',
      overrunMs: 0,
      dueAt: null,
    });
  });

  it('after a deadline by `wall` is negative, and zero at it', () => {
    const clock = clockOf({ pauseExtends: 'wall' });
    const leftAt = (minute: number) => atMinute(clock, log([0, 'created']), minute).current;
    expect(leftAt(60)).toMatchObject({ remainingMs: 0, wallRemainingMs: 0 });
    expect(leftAt(61)).toMatchObject({ remainingMs: -MINUTE, wallRemainingMs: -MINUTE });
  });
});
