import { describe, expect, it } from 'vitest';
import {
  copyOf,
  initialState,
  isPaused,
  openCycle,
  pushBoundary,
} from '../../../../src/clock/cycle/state.js';
import {
  advanceClock,
  type ClockReport,
  changesBetween,
  evaluateClock,
  startClock,
} from '../../../../src/clock.js';
import { byEvent, clockOf, log, MINUTE } from '../tickets.js';

describe('the state before any event', () => {
  it('has seen nothing, and copies what it is given', () => {
    const attributes = { priority: 'high' };
    const state = initialState(attributes);
    expect(state).toEqual({
      attributes,
      happened: [],
      isOrderGiven: false,
      hasApplied: false,
      cycles: [],
      firstAt: null,
      waitingSinceAt: null,
      isWaitReset: false,
      isPausedByEvent: false,
      pauseUntilAt: null,
      isPauseOver: false,
      pauseLog: [],
      startHeld: false,
      resetHeld: false,
      pending: null,
    });
    expect(state.attributes).not.toBe(attributes);
    expect(initialState()).toEqual({ ...state, attributes: {} });
  });
});

describe('a copy of a state', () => {
  const clock = clockOf(byEvent);
  const { fold } = [
    ...log(
      [0, 'created'],
      [10, 'solved'],
      [20, 'reopened', { p: 1 }],
      [30, 'paused'],
      [40, 'note'],
    ),
  ].reduce((state, event) => advanceClock(clock, state, event), startClock(clock));

  it('is equal, and shares nothing that may change', () => {
    const logged = { ...fold, pauseLog: [5, 6] };
    const copy = copyOf(logged);
    expect(copy).toEqual(logged);
    pushBoundary(copy.cycles[1]?.pauses ?? [], 99);
    copy.cycles[1]?.targets.pop();
    copy.pauseLog.push(7);
    copy.attributes.p = 2;
    copy.pending?.events.pop();
    expect(logged.pauseLog).toEqual([5, 6]);
    expect(logged.attributes).toEqual({ p: 1 });
    expect(logged.pending?.events).toHaveLength(1);
    expect(logged.cycles[1]).toMatchObject({ pauses: [30 * MINUTE], targets: [{ target: 0 }] });
  });

  it('has as the open cycle the last one, unless it has ended', () => {
    expect(openCycle(fold)?.number).toBe(2);
    expect(openCycle({ ...fold, cycles: fold.cycles.slice(0, 1) })).toBe(undefined);
    expect(openCycle(initialState())).toBe(undefined);
    expect(fold.cycles.map(isPaused)).toEqual([false, true]);
  });
});

describe('a boundary of pauses', () => {
  it('that equals the last takes it back, any other is added', () => {
    const bounds: number[] = [];
    for (const at of [5, 8, 9, 9, 8, 10]) pushBoundary(bounds, at);
    expect(bounds).toEqual([5, 10]);
  });
});

describe('a report that comes back', () => {
  const report = evaluateClock(clockOf(), log([0, 'created']), { at: 0 });
  const withWord = (field: string, word: string): ClockReport => {
    const cycles = report.cycles.map((cycle) => ({ ...cycle, [field]: word }));
    return { ...report, cycles, current: cycles[0] ?? null };
  };

  it.each([
    ['ending', ['stopped', 'cancelled', 'released', 'reset', 'no-match', 'superseded']],
    ['dueStatus', ['due', 'projected', 'no-date', 'no-target', 'never-opens']],
    ['standsBecause', ['ended', 'no-target', 'paused', 'start-calendar', 'start-ahead', 'closed']],
  ])('may have each word that there is as its %s, and no other', (field, words) => {
    for (const word of words)
      expect(() => changesBetween(null, withWord(field, word))).not.toThrow();
    expect(() => changesBetween(null, withWord(field, ''))).toThrow(`cycles[0].${field}: expected`);
  });
});
