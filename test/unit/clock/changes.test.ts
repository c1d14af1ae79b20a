import { describe, expect, it } from 'vitest';
import {
  type ClockChange,
  type ClockEvent,
  type CompiledClock,
  changesBetween,
  evaluateClock,
} from '../../../src/clock.js';
import { toIso } from '../../../src/index.js';
import { byEvent, clockOf, log, MINUTE, refusal } from './tickets.js';

const clock = clockOf({ ...byEvent, warnings: [{ percent: 50 }, { id: 'soon', before: 'PT10M' }] });

/** Minutes at which the ticket is looked at; `null` for nothing told yet. */
function told(
  events: readonly ClockEvent[],
  from: number | null,
  to: number,
  by: CompiledClock = clock,
): string[] {
  const at = (minute: number) => evaluateClock(by, events, { at: minute * MINUTE });
  return changesBetween(from === null ? null : at(from), at(to)).map(inMinutes);
}

function inMinutes(change: ClockChange): string {
  const minute = (at: number | null): string => (at === null ? 'none' : `${at / MINUTE}`);
  switch (change.kind) {
    case 'started':
      return `started ${minute(change.startedAt)}`;
    case 'warning-fired':
      return `fired ${change.warning} ${minute(change.firesAt)}`;
    case 'missed':
      return `missed ${minute(change.missedAt - 1)}+`;
    case 'met':
      return `met ${minute(change.endedAt)}`;
    case 'paused':
      return `paused ${minute(change.pausedSinceAt)}`;
    case 'due-moved':
      return `due ${minute(change.fromAt)} to ${minute(change.toAt)}`;
    case 'ended':
      return `${change.ending} ${minute(change.endedAt)}`;
    default:
      return change.kind;
  }
}

describe('what changed between two reports', () => {
  it('is all that there is, when nothing was told yet', () => {
    const events = log([0, 'created'], [40, 'paused']);
    expect(told(events, null, 45)).toEqual(['started 0', 'fired 50% 30', 'paused 40']);
    expect(told(events, null, 20)).toEqual(['started 0', 'due none to 60']);
  });

  it('is nothing when only time has passed and nothing fell due', () => {
    expect(told(log([0, 'created']), 10, 20)).toEqual([]);
    expect(told(log([0, 'created']), 10, 10)).toEqual([]);
  });

  it('is each level and the miss, once, by time alone', () => {
    const events = log([0, 'created']);
    expect(told(events, 20, 55)).toEqual(['fired 50% 30', 'fired soon 50']);
    expect(told(events, 55, 60)).toEqual([]);
    expect(told(events, 55, 61)).toEqual(['missed 60+']);
    expect(told(events, 61, 300)).toEqual([]);
  });

  it('is told though an event came between the level and the look at it', () => {
    // The timer for minute 30 rings late; five milliseconds after the level somebody paused.
    const events = [...log([0, 'created']), { at: 30 * MINUTE + 5, type: 'paused' }];
    expect(told(events, 20, 40).filter((one) => one.startsWith('fired'))).toEqual(['fired 50% 30']);
  });

  it('is told where a change of target puts a level and the miss into the past', () => {
    const tier = (priority: string, minutes: number) => ({
      when: { field: 'priority', equals: priority },
      elapsed: { minutes },
    });
    const tiered = clockOf({
      targets: [tier('high', 15), tier('low', 60)],
      warnings: [{ percent: 50 }],
    });
    const events = log([0, 'created', { priority: 'low' }], [20, 'priority', { priority: 'high' }]);
    // Half of 15 minutes was used up at 7.5, all of it at 15: both before the change.
    expect(told(events, 19, 20, tiered)).toEqual(['fired 50% 7.5', 'missed 15+', 'due 60 to 15']);
  });

  it('is a pause and its end, and how far the deadline moved', () => {
    const events = log([0, 'created'], [10, 'paused'], [25, 'resumed']);
    expect(told(events, 5, 15)).toEqual(['paused 10', 'due 60 to none']);
    expect(told(events, 15, 26)).toEqual(['resumed', 'due none to 75']);
    expect(told(events, 5, 26)).toEqual(['due 60 to 75']);
  });

  it('is a verdict, its withdrawal by a reopening, and the next one', () => {
    const resumes = clockOf({ reopening: 'resume' });
    const events = log([0, 'created'], [10, 'solved'], [20, 'reopened'], [30, 'solved']);
    expect(told(events, 5, 15, resumes)).toEqual(['met 10', 'stopped 10']);
    expect(told(events, 15, 25, resumes)).toEqual([
      'verdict-withdrawn',
      'due 60 to 70',
      'reopened',
    ]);
    expect(told(events, 15, 35, resumes)).toEqual(['met 30', 'due 60 to 70', 'stopped 30']);
  });

  it('is a further cycle beside the old one, and one that events of late took away', () => {
    const events = log([0, 'created'], [10, 'solved'], [20, 'reopened']);
    expect(told(events, 15, 25)).toEqual(['started 20', 'due none to 80']);
    const before = evaluateClock(clock, events, { at: 25 * MINUTE });
    const after = evaluateClock(clock, events.slice(0, 2), { at: 26 * MINUTE });
    expect(changesBetween(before, after).map(inMinutes)).toEqual(['removed']);
  });

  it('has keys that name it: the same again, however far the looks are apart', () => {
    const events = log([0, 'created'], [40, 'paused']);
    const keys = (from: number, to: number) =>
      changesBetween(
        evaluateClock(clock, events, { at: from * MINUTE }),
        evaluateClock(clock, events, { at: to * MINUTE }),
      ).map(({ key }) => key);
    expect(keys(10, 35)).toEqual(['resolution/1/warning-fired/50%']);
    expect(keys(10, 45)).toEqual([
      'resolution/1/warning-fired/50%',
      `resolution/1/paused/${40 * MINUTE}`,
      `resolution/1/due-moved/${60 * MINUTE}-null`,
    ]);
  });

  it('is no start of a cycle that was stopped before its anchor, but one when it goes on', () => {
    const anchored = clockOf({ startAnchor: { field: 'from' }, reopening: 'resume' });
    const events = log([0, 'created', { from: 30 * MINUTE }], [10, 'solved'], [20, 'reopened']);
    expect(told(events, null, 15, anchored)).toEqual(['met 10', 'due none to 90', 'stopped 10']);
    expect(told(events, 15, 25, anchored)).toEqual(['verdict-withdrawn', 'reopened']);
    expect(told(events, 25, 35, anchored)).toEqual(['started 30']);
  });

  it('is refused of two clocks, and of what is no report', () => {
    const one = evaluateClock(clock, [], { at: 0 });
    const other = evaluateClock(clockOf({ id: 'reply' }), [], { at: 0 });
    expect(refusal(() => changesBetween(one, other))).toEqual({
      code: 'invalid-option',
      path: 'after.clockId',
    });
    expect(refusal(() => changesBetween(one, {} as never)).path).toBe('after.clockId');
    expect(refusal(() => changesBetween({} as never, one)).path).toBe('before.clockId');
    expect(refusal(() => changesBetween(null, 7 as never)).path).toBe('after');
    expect(refusal(() => changesBetween(null, toIso(one) as never))).toEqual({
      code: 'invalid-instant',
      path: 'after.evaluatedAt',
    });
  });
});
