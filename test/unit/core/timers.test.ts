import { describe, expect, test } from 'vitest';
import { createTimers, type Timers } from '../../../src/core/timers.js';
import { thrownBy } from '../../oracle/thrown.js';

/** Timers of these alarms, set in this order. */
function timersOf(...alarms: readonly (readonly [string, number])[]): Timers {
  const timers = createTimers();
  for (const [key, at] of alarms) timers.set(key, at);
  return timers;
}

describe('alarms', () => {
  test('of none there is no next, and none to take', () => {
    const timers = createTimers();
    expect(timers.nextAt()).toBeNull();
    expect(timers.take(1e15)).toEqual([]);
    expect(timers.count()).toBe(0);
  });

  test('are taken by an instant, itself included, the earliest first', () => {
    const timers = timersOf(['c', 30], ['a', 10], ['d', 40], ['b', 20]);
    expect(timers.take(9)).toEqual([]);
    expect(timers.take(30)).toEqual(['a', 'b', 'c']);
    expect(timers.nextAt()).toBe(40);
    expect(timers.count()).toBe(1);
    expect(timers.take(30)).toEqual([]);
    expect(timers.take(40)).toEqual(['d']);
    expect(timers.nextAt()).toBeNull();
  });

  test('of one instant are taken by key, whatever came first', () => {
    expect(timersOf(['b', 5], ['c', 5], ['a', 5], ['d', 4]).take(5)).toEqual(['d', 'a', 'b', 'c']);
  });

  test('may be at 0 and below, as instants may', () => {
    const timers = timersOf(['zero', 0], ['before', -1]);
    expect(timers.nextAt()).toBe(-1);
    expect(timers.take(0)).toEqual(['before', 'zero']);
  });
});

describe('setting an alarm', () => {
  test('puts it in place of the older one, earlier or later', () => {
    const timers = timersOf(['a', 10], ['b', 20], ['c', 30], ['c', 5], ['a', 25]);
    expect(timers.count()).toBe(3);
    expect(timers.nextAt()).toBe(5);
    expect(timers.take(100)).toEqual(['c', 'b', 'a']);
  });

  test('to null takes it away, be it the next, the last or one between', () => {
    for (const [gone, left] of [
      ['a', ['b', 'c', 'd']],
      ['b', ['a', 'c', 'd']],
      ['d', ['a', 'b', 'c']],
    ] as const) {
      const timers = timersOf(['a', 10], ['b', 20], ['c', 30], ['d', 40]);
      timers.set(gone, null);
      expect(timers.count()).toBe(3);
      expect(timers.take(100)).toEqual(left);
    }
  });

  test('to null where there is none changes nothing', () => {
    const timers = timersOf(['a', 10]);
    timers.set('b', null);
    expect(timers.count()).toBe(1);
    expect(timers.take(10)).toEqual(['a']);
    timers.set('a', null);
    expect(timers.count()).toBe(0);
  });

  test('after it was taken sets a new one', () => {
    const timers = timersOf(['a', 10]);
    timers.take(10);
    timers.set('a', 50);
    expect(timers.count()).toBe(1);
    expect(timers.nextAt()).toBe(50);
  });
});

// 37 is prime to 100: k · 37 mod 100 gives each of 0 … 99 once, in a mixed order.
describe('many alarms', () => {
  const mixed = Array.from({ length: 100 }, (_, k) => (k * 37) % 100);
  const nameOf = (at: number): string => `T-${at}`;
  const inOrder = Array.from({ length: 100 }, (_, at) => at);

  test('come in order of time', () => {
    const timers = timersOf(...mixed.map((at) => [nameOf(at), at] as const));
    expect(timers.count()).toBe(100);
    expect(timers.take(99)).toEqual(inOrder.map(nameOf));
  });

  test('come in order of time one by one, each being the next', () => {
    const timers = timersOf(...mixed.map((at) => [nameOf(at), at] as const));
    for (const at of inOrder) {
      expect(timers.nextAt()).toBe(at);
      expect(timers.take(at)).toEqual([nameOf(at)]);
    }
  });

  test('come in order when each third was taken away and each fifth is set anew', () => {
    const timers = timersOf(...mixed.map((at) => [nameOf(at), at] as const));
    for (const at of mixed) {
      if (at % 3 === 0) timers.set(nameOf(at), null);
      else if (at % 5 === 0) timers.set(nameOf(at), 200 - at);
    }
    const kept = inOrder.filter((at) => at % 3 !== 0 && at % 5 !== 0);
    // Those set anew stand at 200 - at: the greater the first instant, the earlier the second.
    const moved = inOrder.filter((at) => at % 3 !== 0 && at % 5 === 0).reverse();
    expect(timers.take(1000)).toEqual([...kept, ...moved].map(nameOf));
    expect(timers.count()).toBe(0);
  });
});

describe('what is no finite number is refused, and changes nothing', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, '5', undefined])('%j', (value) => {
    const timers = timersOf(['a', 10]);
    const fault = { code: 'invalid-instant', expected: 'epoch milliseconds, a finite number' };
    expect(thrownBy(() => timers.set('a', value as number))).toMatchObject({
      ...fault,
      path: ['at'],
    });
    expect(thrownBy(() => timers.take(value as number))).toMatchObject({ ...fault, path: ['now'] });
    expect(timers.take(10)).toEqual(['a']);
  });
});
