import { describe, expect, it } from 'vitest';
import {
  allIds,
  knowsEvent,
  type RecentEvents,
  readRecent,
  type StoredEvent,
  storedEvent,
  withEvent,
} from '../../../../src/clock/log/recent-events.js';
import { itemsOf } from '../../../../src/core/growing-list.js';
import { readerOf } from '../../../../src/core/read.js';
import { thrownBy } from '../../../oracle/thrown.js';

interface State {
  readonly ids: readonly string[];
  readonly recent: RecentEvents;
  readonly folds: number;
}

const EMPTY: State = { ids: [], recent: [], folds: 0 };
const fold = (state: State): State => ({ ids: allIds(state), recent: [], folds: state.folds + 1 });
const event = (i: number): StoredEvent => ({ at: i, type: 'x', id: `e${i}` });

/** A state after so many events, when so much else is to be copied of it. */
function stateAfter(count: number, size: number): State {
  let state = EMPTY;
  for (let i = 0; i < count; i++) state = withEvent(state, event(i), size, fold);
  return state;
}

describe('an event', () => {
  it('is stored with a place without a sign', () => {
    expect(storedEvent({ at: 5, type: 'x', seq: -0 }, 5)).toStrictEqual({
      at: 5,
      type: 'x',
      seq: 0,
    });
  });

  it('is folded at once into a state of up to 256 things', () => {
    expect(stateAfter(3, 0)).toMatchObject({ folds: 3, recent: [] });
    expect(stateAfter(1, 256)).toMatchObject({ folds: 1, recent: [] });
    // With the ids it is more from the second on.
    expect(stateAfter(2, 256).folds).toBe(1);
  });

  it('is gathered by a larger one, until there is one for each eight of them', () => {
    // 400 things are 50 times eight: 49 events are gathered, and the fiftieth folds all.
    expect(stateAfter(49, 400).folds).toBe(0);
    expect(itemsOf(stateAfter(49, 400).recent)).toHaveLength(49);
    expect(stateAfter(50, 400)).toMatchObject({ folds: 1, recent: [] });
  });

  it('is known by its id, gathered or folded, to states from then on', () => {
    for (const size of [0, 400]) {
      const before = stateAfter(5, size);
      const next = withEvent(before, event(5), size, fold);
      expect(knowsEvent(next, 'e5')).toBe(true);
      expect(knowsEvent(next, 'e0')).toBe(true);
      expect(knowsEvent(before, 'e5')).toBe(false);
      expect(knowsEvent(next, 'e6')).toBe(false);
      expect(knowsEvent(next, undefined)).toBe(false);
      expect(allIds(next)).toEqual(['e0', 'e1', 'e2', 'e3', 'e4', 'e5']);
      // A state that was stored knows the same.
      expect(knowsEvent({ ...next }, 'e5')).toBe(true);
    }
  });

  it('without an id adds none', () => {
    const state = withEvent(EMPTY, { at: 0, type: 'x' }, 400, fold);
    expect(allIds(state)).toBe(state.ids);
  });

  it('is stored with what it says, and no more', () => {
    expect(storedEvent({ at: 'then', type: 'x' }, 5)).toEqual({ at: 5, type: 'x' });
    const set = { a: -0, b: 'x' };
    const all = storedEvent({ at: 0, type: 'x', id: 'e', set, seq: 3 }, 5);
    expect(all).toEqual({ at: 5, type: 'x', id: 'e', set: { a: 0, b: 'x' }, seq: 3 });
    expect(all.set).not.toBe(set);
    expect(Object.is(all.set?.a, 0)).toBe(true);
  });
});

describe('events that a stored state holds', () => {
  const refused = (value: unknown) => thrownBy(() => readRecent(readerOf(value, null, 'recent')));

  it('are read as they are', () => {
    const { recent } = stateAfter(5, 400);
    expect(readRecent(readerOf(recent))).toEqual(recent);
  });

  it('are refused out of order, at no instant of their own, or in no list', () => {
    expect(refused([[event(2), event(1)]])).toMatchObject({
      code: 'invalid-event',
      expected: 'events in the order of their instants',
    });
    expect(refused([[{ at: '1970-01-01T00:00:00Z', type: 'x' }]]).code).toBe('invalid-event');
    expect(refused(5).expected).toBe('a list of levels, 0 to 8 of them');
    expect(refused([5]).expected).toBe('a list of events');
    expect(refused(Array(9).fill([])).expected).toBe('a list of levels, 0 to 8 of them');
    expect(() => readRecent(readerOf([[event(1), event(1), event(2)]]))).not.toThrow();
  });
});
