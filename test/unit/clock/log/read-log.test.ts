import { describe, expect, it } from 'vitest';
import {
  attributeTime,
  deadlineHistory,
  evaluateClock,
  readLog,
  traceClock,
} from '../../../../src/clock.js';
import { byEvent, clockOf, log, MINUTE, refusal } from '../tickets.js';

const clock = clockOf(byEvent);
const events = log(
  [30, 'paused', { group: 'network' }],
  [0, 'created', { group: 'desk' }],
  [40, 'resumed'],
  [70, 'solved'],
);
const at = 60 * MINUTE;

describe('a log that was read', () => {
  it('stands for its events in every question', () => {
    const read = readLog(events);
    expect(evaluateClock(clock, read, { at })).toEqual(evaluateClock(clock, events, { at }));
    expect(traceClock(clock, read, { at })).toEqual(traceClock(clock, events, { at }));
    expect(deadlineHistory(clock, read, { at })).toEqual(deadlineHistory(clock, events, { at }));
    expect(attributeTime(clock, read, { at, field: 'group' })).toEqual(
      attributeTime(clock, events, { at, field: 'group' }),
    );
  });

  it('is not changed by a question, nor by one about an earlier instant', () => {
    const read = readLog(events);
    expect(evaluateClock(clock, read, { at: 10 * MINUTE }).ignored).toHaveLength(3);
    expect(evaluateClock(clock, read, { at }).ignored).toEqual([
      { index: 3, type: 'solved', eventAt: 70 * MINUTE, reason: 'after-at', severity: 'note' },
    ]);
  });

  it('keeps the attributes from before its first event', () => {
    const starts = clockOf({ start: { field: 'status', equals: 'open' } });
    const read = readLog(log([5, 'note']), { attributes: { status: 'open' } });
    expect(evaluateClock(starts, read, { at }).current?.startedAt).toBe(5 * MINUTE);
  });

  it('takes no options anew', () => {
    const read = readLog(events);
    expect(refusal(() => evaluateClock(clock, read, { at, attributes: {} }))).toEqual({
      code: 'invalid-option',
      path: 'options.attributes',
    });
    expect(refusal(() => traceClock(clock, read, { at, order: 'sort' }))).toEqual({
      code: 'invalid-option',
      path: 'options.order',
    });
  });

  it('goes by the order of an instant where that is vouched for', () => {
    const cyclesOf = (
      types: readonly string[],
      sameInstant: 'asGiven' | 'unordered' | undefined,
    ) => {
      const given = log([0, 'created'], ...types.map((type) => [10, type] as const));
      return evaluateClock(clockOf(), readLog(given, { sameInstant }), { at }).cycles.length;
    };
    // Solved and reopened are two cycles; a ticket that runs is not reopened, and is solved then.
    expect(cyclesOf(['solved', 'reopened'], 'asGiven')).toBe(2);
    expect(cyclesOf(['reopened', 'solved'], 'asGiven')).toBe(1);
    for (const sameInstant of ['unordered', undefined] as const)
      expect(cyclesOf(['reopened', 'solved'], sameInstant)).toBe(2);
  });

  it('is refused for its order when told so, also for what comes after the instant', () => {
    const late = log([0, 'created'], [90, 'solved'], [80, 'note']);
    expect(refusal(() => readLog(late, { order: 'refuse' }))).toEqual({
      code: 'invalid-event',
      path: 'events',
    });
    expect(refusal(() => evaluateClock(clock, late, { at, order: 'refuse' })).code).toBe(
      'invalid-event',
    );
  });

  it('lists what changed nothing in the order of the log, whatever the reason', () => {
    const odd = [
      ...log([80, 'solved'], [0, 'created']),
      { at: 0, type: 'note', id: 'a' },
      ...log([10, 'created']),
      { at: 20 * MINUTE, type: 'note', id: 'a' },
    ];
    const { ignored } = evaluateClock(clock, odd, { at });
    expect(ignored.map(({ index, reason }) => [index, reason])).toEqual([
      [0, 'after-at'],
      [3, 'start-while-running'],
      [4, 'duplicate-id'],
    ]);
  });

  it.each<[string, unknown, unknown, string]>([
    ['no list', null, {}, 'events'],
    ['an option that nobody reads', [], { ordr: 'sort' }, 'options.ordr'],
    ['options that are none', [], 'sort', 'options'],
    ['an event with a misspelt field', [{ at: 0, typ: 'created' }], {}, 'events.0.typ'],
  ])('is refused with its place: %s', (_, given, options, path) => {
    expect(refusal(() => readLog(given as never, options as never)).path).toBe(path);
  });
});
