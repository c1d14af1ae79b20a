import { describe, expect, it } from 'vitest';
import {
  attributeTime,
  type ClockEvent,
  compileClock,
  deadlineHistory,
  dueAtColumn,
  type LogOptions,
} from '../../../src/clock.js';
import { byEvent, byStatus, clockOf, log, MINUTE, office, refusal, ruleOf } from './tickets.js';

function historyOf(
  clock: ReturnType<typeof clockOf>,
  events: readonly ClockEvent[],
  minute = 200,
  options: LogOptions = {},
): unknown[] {
  return deadlineHistory(clock, events, { at: minute * MINUTE, ...options }).map(
    ({ changedAt, cycle, reason, dueAt, wasMissed }) =>
      [
        changedAt / MINUTE,
        cycle,
        reason,
        dueAt === null ? null : dueAt / MINUTE,
        wasMissed,
      ] as const,
  );
}

describe('the history of a deadline', () => {
  it('names the start, each pause and resumption, and the end', () => {
    const events = log(
      [0, 'created'],
      [20, 'paused'],
      [30, 'note'],
      [50, 'resumed'],
      [60, 'solved'],
    );
    expect(historyOf(clockOf(byEvent), events)).toEqual([
      [0, 1, 'started', 60, false],
      [20, 1, 'paused', null, false],
      [50, 1, 'resumed', 90, false],
      [60, 1, 'stopped', 90, false],
    ]);
  });

  it('names a change of target, and whether the one given up had been missed', () => {
    const clock = clockOf({
      targets: [
        { elapsed: { minutes: 30 }, when: { field: 'p', equals: 1 } },
        { elapsed: { minutes: 90 } },
      ],
    });
    const events = log([0, 'created', { p: 1 }], [40, 'x', { p: 2 }]);
    expect(historyOf(clock, events)).toEqual([
      [0, 1, 'started', 30, false],
      [40, 1, 'target-changed', 90, true],
    ]);
  });

  it('names the loss of a target, and the one that is found', () => {
    const clock = clockOf({
      targets: [
        { elapsed: { minutes: 30 }, when: { field: 'p', equals: 1 } },
        { elapsed: { minutes: 90 }, when: { field: 'p', equals: 2 } },
      ],
    });
    const events = log(
      [0, 'created', { p: 1 }],
      [10, 'x', { p: 0 }],
      [15, 'note'],
      [20, 'y', { p: 2 }],
    );
    expect(historyOf(clock, events)).toEqual([
      [0, 1, 'started', 30, false],
      [10, 1, 'target-lost', null, false],
      [20, 1, 'target-found', 90, false],
    ]);
  });

  it('does not hold within its grace what was not missed', () => {
    const clock = clockOf({
      targets: [
        { elapsed: { minutes: 30 }, grace: { minutes: 15 }, when: { field: 'p', equals: 1 } },
        { elapsed: { minutes: 90 } },
      ],
    });
    const events = log([0, 'created', { p: 1 }], [40, 'x', { p: 2 }]);
    expect(historyOf(clock, events).at(-1)).toEqual([40, 1, 'target-changed', 90, false]);
  });

  it('names a change of calendar and of an agreed date', () => {
    const byTeam = clockOf({
      calendars: [{ when: { field: 'team', equals: 'a' }, calendar: 'office' }],
    });
    // 1970-01-01 is a Thursday: created at 08:00, the office opens at 09:00.
    const moved = log([480, 'created', { team: 'b' }], [490, 'moved', { team: 'a' }]);
    expect(historyOf(byTeam, moved, 500)).toEqual([
      [480, 1, 'started', 540, false],
      [490, 1, 'calendar-changed', 590, false],
    ]);
    const agreed = clockOf({ targets: [{ dueAt: { field: 'agreedAt' } }] });
    const dates = log(
      [0, 'created'],
      [10, 'due_set', { agreedAt: 90 * MINUTE }],
      [20, 'due_set', { agreedAt: 95 * MINUTE }],
    );
    expect(historyOf(agreed, dates)).toEqual([
      [0, 1, 'started', null, false],
      [10, 1, 'date-changed', 90, false],
      [20, 1, 'date-changed', 95, false],
    ]);
  });

  it('does not take for an event what a cap did', () => {
    const clock = clockOf({ ...byEvent, pauseCaps: { each: { minutes: 10 } } });
    const events = log([0, 'created'], [20, 'paused'], [50, 'note']);
    expect(historyOf(clock, events)).toEqual([
      [0, 1, 'started', 60, false],
      [20, 1, 'paused', 70, false],
    ]);
  });

  it('names reopening, cancelling, and what is superseded', () => {
    const resuming = clockOf({ reopening: 'resume', cancel: { on: 'merged' } });
    const events = log([0, 'created'], [70, 'solved'], [80, 'reopened'], [90, 'merged']);
    expect(historyOf(resuming, events)).toEqual([
      [0, 1, 'started', 60, false],
      [70, 1, 'stopped', 60, true],
      [80, 1, 'reopened', 60, true],
      [90, 1, 'cancelled', 60, true],
    ]);
  });
});

describe('time by the values of an attribute', () => {
  const events = log(
    [0, 'created', { group: 'desk', status: 'open' }],
    [20, 'status', { status: 'pending' }],
    [25, 'assigned', { group: 'network' }],
    [40, 'status', { status: 'open' }],
    [50, 'assigned', { group: 'desk' }],
    [60, 'solved'],
  );
  const minutesBy = (field: string, options: LogOptions = {}) =>
    attributeTime(clockOf(byStatus), events, { at: 90 * MINUTE, field, ...options }).map(
      ({ value, countedMs, pausedMs, closedMs }) =>
        [value, countedMs / MINUTE, pausedMs / MINUTE, closedMs / MINUTE] as const,
    );

  it('is divided among those who held the clock, counted and paused apart', () => {
    // The desk: 0 to 20 and 50 to 60 counted, 20 to 25 paused. The network: 40 to 50, and 25 to 40.
    expect(minutesBy('group')).toEqual([
      ['desk', 30, 5, 0],
      ['network', 10, 15, 0],
    ]);
  });

  it('belongs to nobody while the attribute is not set, and to what was known before', () => {
    expect(minutesBy('assignee')).toEqual([[null, 40, 20, 0]]);
    expect(minutesBy('assignee', { attributes: { assignee: 'Ada' } })).toEqual([
      ['Ada', 40, 20, 0],
    ]);
  });

  it('shows closed time of the calendar', () => {
    const clock = compileClock(ruleOf({ calendar: 'office' }), { office });
    // Thursday 08:30 to 09:30: half an hour before the opening, half an hour after it.
    const morning = log([510, 'created', { group: 'desk' }]);
    expect(attributeTime(clock, morning, { at: 570 * MINUTE, field: 'group' })).toEqual([
      { value: 'desk', countedMs: 30 * MINUTE, pausedMs: 0, closedMs: 30 * MINUTE },
    ]);
  });
});

describe('a column of deadlines', () => {
  const columns = (
    ...rows: readonly (readonly [since: number, used: number, target: number])[]
  ) => ({
    runningSinceAt: Float64Array.from(rows, ([since]) => since * MINUTE),
    elapsedMs: Float64Array.from(rows, ([, used]) => used * MINUTE),
    targetMs: Float64Array.from(rows, ([, , target]) => target * MINUTE),
  });

  it('adds what is left in the calendar, or round the clock', () => {
    // Thursday 16:00 with 30 of 120 used: 90 left, 60 on Thursday and 30 on Friday.
    const rows = columns([960, 30, 120], [960, 0, 60]);
    expect(Array.from(dueAtColumn(office, rows), (at) => at / MINUTE)).toEqual([2010, 1020]);
    expect(Array.from(dueAtColumn(undefined, rows), (at) => at / MINUTE)).toEqual([1050, 1020]);
  });

  it('says `runningSinceAt` of what has used more than its target, and infinity of what never comes', () => {
    expect(Array.from(dueAtColumn(undefined, columns([10, 90, 60])))).toEqual([10 * MINUTE]);
    const far = { ...columns([0, 0, 0]), targetMs: Float64Array.of(1e16) };
    expect(Array.from(dueAtColumn(undefined, far))).toEqual([Number.POSITIVE_INFINITY]);
  });

  it('has one length', () => {
    const short = { ...columns([0, 0, 60]), targetMs: new Float64Array(0) };
    expect(refusal(() => dueAtColumn(undefined, short)).code).toBe('invalid-option');
  });
});
