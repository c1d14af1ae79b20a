import { describe, expect, it } from 'vitest';
import {
  advanceClock,
  type ClockEvent,
  type EventOrder,
  evaluateClock,
  reportClock,
  startClock,
  traceClock,
} from '../../../../src/clock.js';
import { atMinute, byEvent, clockOf, cyclesOf, log, MINUTE, refusal } from '../tickets.js';

const clock = clockOf(byEvent);

describe('a log', () => {
  it('without events is pending', () => {
    expect(evaluateClock(clock, [], { at: 0 })).toMatchObject({ state: 'pending', ignored: [] });
  });

  it('out of order is sorted by instant', () => {
    const mixed = log([40, 'solved'], [0, 'created'], [20, 'resumed'], [10, 'paused']);
    expect(atMinute(clock, mixed, 50).current).toMatchObject({
      state: 'met',
      elapsedMs: 30 * MINUTE,
    });
  });

  it('out of order is refused when told so', () => {
    const mixed = log([40, 'solved'], [0, 'created']);
    expect(
      refusal(() => evaluateClock(clock, mixed, { at: 50 * MINUTE, order: 'refuse' })),
    ).toEqual({
      code: 'invalid-event',
      path: 'events',
    });
    const equal = log([0, 'created'], [0, 'solved'], [40, 'note']);
    expect(() => evaluateClock(clock, equal, { at: 50 * MINUTE, order: 'refuse' })).not.toThrow();
  });

  it('keeps its own order among equal instants: the last value that is set stays', () => {
    const tiered = clockOf({
      targets: [
        { elapsed: { milliseconds: 1 }, when: { field: 'p', equals: 1 } },
        { elapsed: { milliseconds: 2 } },
      ],
    });
    const events = log([0, 'created'], [0, 'x', { p: 1 }], [0, 'y', { p: 2 }]);
    expect(atMinute(tiered, events, 0).current?.target).toBe(1);
  });

  it('takes instants in every form', () => {
    const events: ClockEvent[] = [
      { at: '1970-01-01T01:00:00+01:00', type: 'created' },
      { at: new Date(10 * MINUTE), type: 'paused' },
      { at: { epochMilliseconds: 20 * MINUTE }, type: 'resumed' },
      { at: 30 * MINUTE, type: 'solved' },
    ];
    expect(atMinute(clock, events, 40).current?.elapsedMs).toBe(20 * MINUTE);
  });
});

describe('an event that changes nothing is named with its reason', () => {
  const ignoredOf = (events: readonly ClockEvent[], minute = 100) =>
    atMinute(clock, events, minute).ignored.map(({ index, reason }) => [index, reason]);

  it('after the instant of the report', () => {
    expect(ignoredOf(log([0, 'created'], [50, 'solved']), 40)).toEqual([[1, 'after-at']]);
    expect(ignoredOf(log([0, 'created'], [50, 'solved']), 50)).toEqual([]);
  });

  it('a repetition of a known id, which counts once', () => {
    const events = [
      { at: 0, type: 'created', id: 'a' },
      { at: 10 * MINUTE, type: 'solved', id: 'b' },
      { at: 20 * MINUTE, type: 'reopened', id: 'c' },
      { at: 20 * MINUTE, type: 'reopened', id: 'c' },
      { at: 30 * MINUTE, type: 'solved', id: 'b' },
    ];
    expect(ignoredOf(events)).toEqual([
      [3, 'duplicate-id'],
      [4, 'duplicate-id'],
    ]);
    expect(cyclesOf(atMinute(clock, events, 40))).toEqual([
      '1: 0 to 10 stopped, met',
      '2: 20 to now, running',
    ]);
  });

  it('a stop without a start, and before the creation', () => {
    expect(ignoredOf(log([0, 'solved']))).toEqual([[0, 'stop-without-start']]);
    const early = log([0, 'solved'], [10, 'created']);
    expect(ignoredOf(early)).toEqual([[0, 'stop-without-start']]);
    expect(cyclesOf(atMinute(clock, early, 20))).toEqual(['1: 10 to now, running']);
  });

  it('a stop after the stop', () => {
    expect(ignoredOf(log([0, 'created'], [10, 'solved'], [20, 'solved']))).toEqual([
      [2, 'stop-after-end'],
    ]);
  });

  it('a resume without a pause, and a pause while paused', () => {
    const events = log(
      [0, 'created'],
      [10, 'resumed'],
      [20, 'paused'],
      [30, 'paused'],
      [40, 'resumed'],
    );
    expect(ignoredOf(events)).toEqual([
      [1, 'resume-without-pause'],
      [3, 'pause-while-paused'],
    ]);
    expect(atMinute(clock, events, 50).current?.wallPausedMs).toBe(20 * MINUTE);
  });

  it('but not what the clock does not listen to', () => {
    expect(
      ignoredOf(log([0, 'created'], [10, 'note'], [20, 'priority', { priority: 'high' }])),
    ).toEqual([]);
  });
});

describe('a log is refused', () => {
  it.each<[string, unknown, string, string]>([
    ['that is no list', { at: 0, type: 'created' }, 'invalid-event', 'events'],
    ['that is null', null, 'invalid-event', 'events'],
    ['with nothing in it', [null], 'invalid-event', 'events.0'],
    ['with text in it', [{ at: 0, type: 'x' }, 'created'], 'invalid-event', 'events.1'],
    ['with an event without type', [{ at: 0 }], 'missing-field', 'events.0.type'],
    ['with a type that is no text', [{ at: 0, type: 7 }], 'invalid-event', 'events.0.type'],
    ['with an event without instant', [{ type: 'x' }], 'missing-field', 'events.0.at'],
    [
      'with an instant that is no number',
      [{ at: Number.NaN, type: 'x' }],
      'invalid-instant',
      'events.0.at',
    ],
    [
      'with an instant between milliseconds',
      [{ at: 0.5, type: 'x' }],
      'invalid-instant',
      'events.0.at',
    ],
    [
      'with an instant without offset',
      [{ at: '2026-03-02T09:00', type: 'x' }],
      'invalid-instant',
      'events.0.at',
    ],
    [
      'with an instant of no year',
      [{ at: 1e15, type: 'x' }],
      'instant-out-of-range',
      'events.0.at',
    ],
    [
      'with attributes that are text',
      [{ at: 0, type: 'x', set: 'open' }],
      'invalid-event',
      'events.0.set',
    ],
    [
      'with attributes that are a list',
      [{ at: 0, type: 'x', set: ['open'] }],
      'invalid-event',
      'events.0.set',
    ],
    [
      'with attributes that are null',
      [{ at: 0, type: 'x', set: null }],
      'invalid-event',
      'events.0.set',
    ],
  ])('%s', (_, events, code, path) => {
    expect(refusal(() => evaluateClock(clock, events as ClockEvent[], { at: 0 }))).toEqual({
      code,
      path,
    });
    expect(refusal(() => traceClock(clock, events as ClockEvent[], { at: 0 }))).toEqual({
      code,
      path,
    });
  });

  it('with an instant of the report that is none', () => {
    for (const at of [Number.NaN, 'today', null, {}]) {
      expect(refusal(() => evaluateClock(clock, [], { at: at as never }))).toEqual({
        code: 'invalid-instant',
        path: 'options.at',
      });
      expect(refusal(() => reportClock(clock, startClock(clock), { at: at as never }))).toEqual({
        code: 'invalid-instant',
        path: 'options.at',
      });
    }
  });

  it('not for its order, unless told so', () => {
    const orders: (EventOrder | undefined)[] = [undefined, 'sort'];
    for (const order of orders) {
      const options = order === undefined ? {} : { order };
      expect(
        evaluateClock(clock, log([5, 'solved'], [0, 'created']), { at: 5 * MINUTE, ...options })
          .state,
      ).toBe('met');
    }
  });
});

describe('event by event', () => {
  const created = advanceClock(clock, startClock(clock), { at: 10 * MINUTE, type: 'created' });

  it('an event before the last one is refused', () => {
    expect(refusal(() => advanceClock(clock, created, { at: 9 * MINUTE, type: 'solved' }))).toEqual(
      {
        code: 'invalid-event',
        path: 'event.at',
      },
    );
    expect(() => advanceClock(clock, created, { at: 10 * MINUTE, type: 'solved' })).not.toThrow();
  });

  it('a report before the last event is refused', () => {
    expect(refusal(() => reportClock(clock, created, { at: 9 * MINUTE }))).toEqual({
      code: 'invalid-instant',
      path: 'options.at',
    });
    expect(reportClock(clock, created, { at: 10 * MINUTE }).state).toBe('running');
  });

  it('an event that cannot be read is refused with the place in it', () => {
    expect(refusal(() => advanceClock(clock, created, null as never))).toEqual({
      code: 'invalid-event',
      path: 'event',
    });
    expect(refusal(() => advanceClock(clock, created, { at: 'x', type: 'y' }))).toEqual({
      code: 'invalid-instant',
      path: 'event.at',
    });
  });

  it('what happens at the last instant is settled by the report, not before: more may follow', () => {
    const stopped = advanceClock(clock, created, { at: 20 * MINUTE, type: 'paused' });
    expect(reportClock(clock, stopped, { at: 20 * MINUTE }).state).toBe('paused');
    const both = advanceClock(clock, stopped, { at: 20 * MINUTE, type: 'solved' });
    expect(reportClock(clock, both, { at: 20 * MINUTE }).state).toBe('met');
  });

  it('attributes may be known beforehand', () => {
    const known = clockOf({ start: { field: 'p', equals: 1 } });
    const state = advanceClock(known, startClock(known, { p: 1 }), { at: 0, type: 'note' });
    expect(reportClock(known, state, { at: 0 }).state).toBe('running');
  });
});
