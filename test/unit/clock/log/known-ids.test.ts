import { describe, expect, it } from 'vitest';
import { hasId, knownIdsOf, withId } from '../../../../src/clock/log/known-ids.js';

describe('the ids of events', () => {
  it('are those of a list, each once', () => {
    const known = knownIdsOf(['a', 'b', 'a']);
    expect(['a', 'b', 'c'].map((id) => hasId(known, id))).toEqual([true, true, false]);
    expect(known.count).toBe(2);
    expect(hasId(knownIdsOf([]), 'a')).toBe(false);
  });

  it('are as before with an event that has none', () => {
    const known = knownIdsOf(['a']);
    expect(withId(known, undefined)).toBe(known);
  });

  it('are one more with one that has, for the later state alone', () => {
    const one = knownIdsOf(['a']);
    const two = withId(one, 'b');
    const three = withId(two, 'c');
    const known = [one, two, three].map((ids) => ['a', 'b', 'c'].filter((id) => hasId(ids, id)));
    expect(known).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']]);
    // States that follow each other share one table.
    expect(three.places).toBe(one.places);
  });

  it('go two ways from a state that goes on in two', () => {
    const one = knownIdsOf(['a']);
    const left = withId(withId(one, 'b'), 'c');
    const right = withId(one, 'd');
    const known = [left, right].map((ids) => ['a', 'b', 'c', 'd'].filter((id) => hasId(ids, id)));
    expect(known).toEqual([
      ['a', 'b', 'c'],
      ['a', 'd'],
    ]);
    expect(right.places).not.toBe(left.places);
    expect([left.count, right.count]).toEqual([3, 2]);
    // One that it did not know before is known to it, though the other side has it too.
    expect(hasId(withId(right, 'b'), 'b')).toBe(true);
  });
});
