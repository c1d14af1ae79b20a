import { describe, expect, test } from 'vitest';
import {
  advanceClock,
  type ClockReport,
  type ClockState,
  changesBetween,
  evaluateClock,
  reportClock,
  startClock,
} from '../../../src/clock.js';
import { thrownBy } from '../../oracle/thrown.js';
import { clockOf, MINUTE, office } from './tickets.js';

type Path = readonly (string | number)[];

/** A copy through JSON with another value at a place; `undefined` takes the field away. */
function edited<T>(data: T, path: Path, value: unknown): T {
  const copy = JSON.parse(JSON.stringify(data));
  const parent = path.slice(0, -1).reduce((at, step) => at[step], copy);
  const last = path.at(-1) as string | number;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const rule = {
  id: 'resolution',
  start: { on: 'created' },
  stop: { on: 'solved' },
  pause: { on: 'waiting' },
  resume: { on: 'back' },
  targets: [
    { when: { field: 'priority', equals: 'high' }, elapsed: 'PT1H' },
    { elapsed: 'PT8H', calendar: 'office' },
  ],
  warnings: [{ percent: 50 }, { percent: 75 }],
  calendar: 'office',
};
const clock = clockOf(rule, { office });

/** Two hundred tickets' worth of events: each cycle of ten minutes is paused once. */
const events = Array.from({ length: 200 }, (_, i) => {
  const types = ['created', 'waiting', 'back', 'solved'] as const;
  const at = (10 * (i >> 2) + 2 * (i % 4)) * MINUTE;
  return { at, type: types[i % 4] as string, set: { priority: i % 8 === 0 ? 'high' : 'low' } };
});
const at = 9999 * MINUTE;
const state: ClockState = events.reduce(
  (before, event) => advanceClock(clock, before, event),
  startClock(clock),
);
const stored: ClockState = JSON.parse(JSON.stringify(state));
const CYCLE = ['fold', 'cycles', 0] as const;

describe('a stored state', () => {
  test('gives the report of the state itself, and goes on', () => {
    expect(reportClock(clock, stored, { at })).toEqual(reportClock(clock, state, { at }));
    const event = { at, type: 'created' };
    expect(advanceClock(clock, stored, event)).toEqual(advanceClock(clock, state, event));
  });

  test.each<[string, Path, unknown]>([
    ['another format', ['format'], 2],
    ['no format', ['format'], undefined],
    ['another clock', ['clockId'], 'other'],
    ['a clock that is no text', ['clockId'], 5],
    ['another rule', ['ruleMark'], 'abc'],
    ['ids that are none', ['ids'], 5],
    ['an id that is none', ['ids', 0], 5],
    ['nothing folded', ['fold'], null],
    ['attributes in a list', ['fold', 'attributes'], []],
    ['an attribute that is an object', ['fold', 'attributes', 'priority'], {}],
    ['memories that are none', ['fold', 'happened'], 5],
    ['a flag that is none', ['fold', 'hasApplied'], 'yes'],
    ['no first event', ['fold', 'firstAt'], undefined],
    ['a first event as text', ['fold', 'firstAt'], 'x'],
    ['pauses that are none', ['fold', 'pauseLog'], 5],
    ['pauses out of order', ['fold', 'pauseLog'], [5, 4]],
    ['a pause at no instant', ['fold', 'pauseLog'], [0.5]],
    ['a cycle without a number', [...CYCLE, 'number'], 0],
    ['a cycle that starts at no instant', [...CYCLE, 'startedAt'], null],
    ['a cycle that has ended in no way', [...CYCLE, 'ending'], null],
    ['a cycle that has not ended, in a way', [...CYCLE, 'endedAt'], null],
    ['a cycle that has ended in a way of its own', [...CYCLE, 'ending'], 'lost'],
    ['a cycle without targets', [...CYCLE, 'targets'], []],
    ['a target that the rule has not', [...CYCLE, 'targets', 0, 'target'], 2],
    ['a target before the first', [...CYCLE, 'targets', 0, 'target'], -1],
    ['a choice of calendars that the rule has not', [...CYCLE, 'targets', 0, 'calendar'], 0],
    ['a calendar before none', [...CYCLE, 'targets', 0, 'calendar'], -2],
    ['a warning that the rule has not', [...CYCLE, 'targets', 0, 'warnings'], [0, 2]],
    ['a warning that is none', [...CYCLE, 'targets', 0, 'warnings'], ['x']],
    ['an end of a pause as text', [...CYCLE, 'pauseUntilAt'], 'x'],
    ['an instant without events', ['fold', 'pending'], { at: 0, events: [] }],
    ['an event without a type', ['fold', 'pending'], { at: 0, events: [{}] }],
    ['an event that sets a list', ['fold', 'pending'], { at: 0, events: [{ type: 'a', set: [] }] }],
    [
      'a place of an event as text',
      ['fold', 'pending'],
      { at: 0, events: [{ type: 'a', seq: 'x' }] },
    ],
  ])('with %s is refused', (_, path, value) => {
    const error = thrownBy(() => reportClock(clock, edited(stored, path, value), { at }));
    expect(error).toMatchObject({
      code: 'invalid-state',
      path: ['state'],
      hint: 'fold the log again, with the rule as it is now',
    });
  });

  test.each<[string, Path]>([
    ['itself', ['more']],
    ['what was folded', ['fold', 'more']],
    ['a cycle', [...CYCLE, 'more']],
    ['a target', [...CYCLE, 'targets', 0, 'more']],
  ])('with a field that nobody reads in %s is refused with its place', (_, path) => {
    const error = thrownBy(() => reportClock(clock, edited(stored, path, 1), { at }));
    expect(error).toMatchObject({ code: 'unknown-field', path: ['state', ...path] });
  });

  test('may name the last target and the last warning of its rule, and no calendar of a choice', () => {
    const target = [...CYCLE, 'targets', 0] as const;
    for (const [field, value] of [
      ['target', 1],
      ['calendar', -1],
      ['warnings', [0, 1]],
    ] as const)
      expect(reportClock(clock, edited(stored, [...target, field], value), { at }).clockId).toBe(
        'resolution',
      );
  });

  test('may hold events of one instant, with all that they say', () => {
    const one = { type: 'created', set: { priority: 'high' }, seq: 3 };
    const pending = { at: at - 1, events: [one, { type: 'note' }] };
    const held = edited(startClock(clock), ['fold', 'pending'], pending);
    const report = reportClock(clock, held, { at });
    expect(report.current).toMatchObject({ phase: 'running', startedAt: at - 1, target: 0 });
  });
});

describe('what is wrong with a stored state is told in words', () => {
  test.each<[Path, unknown, string]>([
    [['fold', 'pauseLog'], 5, 'state.fold.pauseLog: expected a list, received 5'],
    [['fold', 'pauseLog'], [5, 4], 'expected instants in order'],
    [[...CYCLE, 'ending'], null, 'expected a cycle that has ended or has not'],
    [CYCLE, 5, 'expected a cycle of a state'],
    [[...CYCLE, 'targets', 0], 5, 'expected a target of a state'],
    [[...CYCLE, 'targets'], 5, 'targets'],
    [[...CYCLE, 'number'], 0, 'cycles'],
    [['fold'], 5, 'expected what was folded'],
    [['fold', 'cycles'], 5, 'cycles'],
    [['fold', 'pending'], 5, 'expected an instant'],
    [['fold', 'pending'], { at: 0, events: [5] }, 'expected an event of a state'],
    [['ids'], 5, 'ids'],
  ])('%j', (path, value, words) => {
    const error = thrownBy(() => reportClock(clock, edited(stored, path, value), { at }));
    expect(error.received).toContain(words);
  });

  test.each<[unknown, string]>([
    [5, '5'],
    [null, 'null'],
    [{ clockId: 'resolution' }, 'an object with clockId'],
    [{ format: 1, clockId: 5 }, 'an object with format, clockId'],
    [{ format: 1, clockId: 'x' }, 'one of the clock "x" with the rule undefined, format 1'],
  ])('%j is none', (value, received) => {
    expect(thrownBy(() => reportClock(clock, value as never, { at }))).toMatchObject({ received });
  });
});

describe('a state that begins', () => {
  test('knows whether events of one instant come as given', () => {
    const begun = (sameInstant: 'asGiven' | 'unordered') =>
      startClock(clock, {}, { sameInstant }).fold.isOrderGiven;
    expect([begun('asGiven'), begun('unordered')]).toEqual([true, false]);
    expect(startClock(clock)).toMatchObject({ ids: [], recent: [] });
  });

  test('takes an event with a known id once', () => {
    const first = advanceClock(clock, startClock(clock), { at: 0, type: 'created', id: 'e1' });
    expect(advanceClock(clock, first, { at: 5, type: 'solved', id: 'e1' })).toEqual(first);
  });
});

describe('an event or a report before the last event', () => {
  test('is refused', () => {
    // The last of 200 events is at minute 10 · 49 + 6.
    const [last, before] = [496 * MINUTE, 496 * MINUTE - 1] as const;
    expect(thrownBy(() => advanceClock(clock, state, { at: before, type: 'note' }))).toMatchObject({
      code: 'invalid-event',
      path: ['event', 'at'],
      expected: 'an instant not before the last event',
      hint: 'evaluate the whole log when events arrive late',
    });
    expect(thrownBy(() => reportClock(clock, state, { at: before }))).toMatchObject({
      code: 'invalid-instant',
      path: ['options', 'at'],
      expected: 'an instant not before the last event',
    });
    expect(reportClock(clock, state, { at: last }).evaluatedAt).toBe(last);
  });
});

describe('a report that comes back', () => {
  const log = [
    ...events.slice(0, 8),
    { at: 50 * MINUTE, type: 'created' },
    { at: 50 * MINUTE, type: 'solved' },
  ];
  const report = evaluateClock(clock, [...log, { at: 2 * at, type: 'late' }], { at });
  const back: ClockReport = JSON.parse(JSON.stringify(report));

  test('is taken as it is, and through JSON', () => {
    expect(changesBetween(report, back)).toEqual([]);
    expect(changesBetween(null, back)).toEqual(changesBetween(null, report));
    expect(changesBetween(null, { ...report, current: null, cycles: [] })).toEqual([]);
  });

  const cycle = ['cycles', 0] as const;
  test.each<[string, Path, unknown, Path?]>([
    ['no clock', ['clockId'], undefined],
    ['another state', ['state'], 'lost'],
    ['no summary', ['summary'], null],
    ['a count as text', ['summary', 'missed'], 'x'],
    ['a cycle of no number', [...cycle, 'number'], 'x'],
    ['a cycle in no phase', [...cycle, 'phase'], 'x'],
    ['a cycle without warnings', [...cycle, 'warnings'], 5],
    ['a warning that has perhaps fired', [...cycle, 'warnings', 0, 'hasFired'], 'x'],
    ['a warning at no instant', [...cycle, 'warnings', 0, 'firesAt'], 'x'],
    ['a warning with a field more', [...cycle, 'warnings', 0, 'more'], 1],
    ['a length as text', [...cycle, 'elapsedMs'], 'PT1H'],
    ['a field more', [...cycle, 'more'], 1],
    ['a current cycle of no number', ['current', 'number'], 'x'],
    ['a current cycle that is none', ['current'], 5],
    ['doubts that are none', ['doubtful'], 5],
    ['a doubt that is none', ['doubtful'], [5], ['doubtful', 0]],
    [
      'a doubt about no event',
      ['doubtful'],
      [{ index: 0, type: 5, eventAt: 0, reason: 'x' }],
      ['doubtful', 0, 'type'],
    ],
    ['ignored events that are none', ['ignored'], 5],
    ['an ignored event that is none', ['ignored'], [{}], ['ignored', 0, 'index']],
    [
      'an ignored event of another weight',
      ['ignored'],
      [{ index: 0, type: 'x', eventAt: 0, reason: 'x', severity: 'error' }],
      ['ignored', 0, 'severity'],
    ],
    ['a wait for nothing', ['noTarget'], {}, ['noTarget', 'sinceAt']],
    ['a wait for no values', ['noTarget'], { sinceAt: 0, values: 5 }, ['noTarget', 'values']],
    [
      'a wait for a value that is none',
      ['noTarget'],
      { sinceAt: 0, values: [{ attribute: 'a', value: {}, nearest: null }] },
      ['noTarget', 'values', 0, 'value'],
    ],
  ])('with %s is refused with its place', (_, path, value, place = path) => {
    expect(thrownBy(() => changesBetween(null, edited(back, path, value))).path).toEqual([
      'after',
      ...place,
    ]);
    expect(thrownBy(() => changesBetween(edited(back, path, value), back)).path[0]).toBe('before');
  });

  test('may wait for values, have doubts, and ignore for reasons of a later version', () => {
    const about = { index: 0, type: 'x', eventAt: 0, reason: 'of a later version' };
    const noTarget = { sinceAt: 0, values: [{ attribute: 'a', value: true, nearest: null }] };
    const more = {
      ...back,
      noTarget,
      doubtful: [about],
      ignored: [
        { ...about, severity: 'note' },
        { ...about, severity: 'warning' },
      ],
    };
    expect(changesBetween(null, more as ClockReport)).toEqual(changesBetween(null, back));
  });

  test.each<[Path, readonly string[]]>([
    [
      ['state'],
      ['met', 'acceptable', 'missed', 'pending', 'running', 'paused', 'no-target', 'cancelled'],
    ],
    [
      [...cycle, 'phase'],
      ['pending', 'running', 'paused', 'ended'],
    ],
    [
      [...cycle, 'targetKind'],
      ['elapsed', 'businessDays', 'calendarDays', 'fixed'],
    ],
    [
      [...cycle, 'remainingOf'],
      ['amount', 'deadline', 'nothing'],
    ],
  ])('may have each word that a later report may have at %j', (path, words) => {
    for (const word of words)
      expect(() => changesBetween(null, edited(back, path, word))).not.toThrow();
  });

  test.each<[Path, string]>([
    [[], 'the report of a clock'],
    [['summary'], 'the summary of a clock'],
    [cycle, 'the report of a cycle'],
    [[...cycle, 'warnings', 0], 'the report of a warning'],
    [['noTarget'], 'what a target waits for'],
  ])('is asked for by name at %j', (path, expected) => {
    const given = path.length === 0 ? (5 as never) : edited(back, path, 5);
    expect(thrownBy(() => changesBetween(null, given)).expected).toBe(expected);
  });

  test.each<[Path, unknown, string]>([
    [['doubtful'], [5], 'a doubtful event'],
    [['ignored'], [5], 'an ignored event'],
    [['noTarget'], { sinceAt: 0, values: [5] }, 'the value of an attribute'],
    [
      ['noTarget'],
      { sinceAt: 0, values: [{ attribute: 'a', value: {}, nearest: null }] },
      'a text, a number, true, false or null',
    ],
  ])('is asked for by name at %j, inside of %j', (path, value, expected) => {
    expect(thrownBy(() => changesBetween(null, edited(back, path, value))).expected).toBe(expected);
  });
});
