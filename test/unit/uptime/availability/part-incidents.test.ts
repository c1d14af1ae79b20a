import { describe, expect, test } from 'vitest';
import { incidentCounter } from '../../../../src/uptime/availability/part-incidents.js';

describe('the incidents of a stretch', () => {
  // Three incidents; of the first, 20 to 25 is excluded.
  const within = incidentCounter([10, 30, 50, 60, 70, 90], [10, 20, 25, 30, 50, 60, 70, 90]);
  const of = (startAt: number, endAt: number) => {
    const { count, impairedMs, longestMs, beforeMs, afterMs, isThroughout } = within({
      startAt,
      endAt,
    });
    return [count, impairedMs, longestMs, beforeMs, afterMs, isThroughout];
  };

  test('are all of them where it holds them whole', () => {
    expect(of(0, 100)).toEqual([3, 45, 20, null, null, false]);
  });

  test('are cut at its ends, which say how much lies inside', () => {
    // 15 to 20 and 25 to 30 of the first, the second, ten of the third.
    expect(of(15, 80)).toEqual([3, 30, 10, 10, 10, false]);
    expect(of(80, 100)).toEqual([1, 10, 10, 10, null, false]);
    expect(of(0, 15)).toEqual([1, 5, 5, null, 5, false]);
  });

  test('do not reach over an end at which they begin or end themselves', () => {
    expect(of(10, 30)).toEqual([1, 15, 15, null, null, false]);
    expect(of(30, 50)).toEqual([0, 0, 0, null, null, false]);
    expect(of(30, 70)).toEqual([1, 10, 10, null, null, false]);
  });

  test('may be one that goes on over both ends, and is one', () => {
    expect(of(72, 75)).toEqual([1, 3, 3, 3, 3, true]);
  });

  test('do not count where they are not down, though they go on', () => {
    expect(of(20, 25)).toEqual([0, 0, 0, 0, 0, true]);
    expect(of(20, 55)).toEqual([2, 10, 5, 5, 5, false]);
    expect(of(22, 25)).toEqual([0, 0, 0, 0, 0, true]);
    expect(of(5, 10)).toEqual([0, 0, 0, null, null, false]);
  });

  test('without any downtime are none', () => {
    const excused = incidentCounter([10, 30, 50, 60], [50, 60]);
    expect(excused({ startAt: 0, endAt: 100 })).toMatchObject({ count: 1, longestMs: 10 });
    expect(excused({ startAt: 0, endAt: 40 })).toMatchObject({ count: 0, longestMs: 0 });
    expect(excused({ startAt: 20, endAt: 55 })).toMatchObject({
      count: 1,
      beforeMs: 0,
      afterMs: 5,
    });
  });

  test('are none in a stretch without time', () => {
    expect(of(80, 80)).toEqual([0, 0, 0, 0, 0, true]);
    expect(of(40, 40)).toEqual([0, 0, 0, null, null, false]);
  });
});

test('each run of incidents has its longest and its number', () => {
  const lengths = [3, 9, 1, 4, 6, 2, 8, 5];
  const incidents = lengths.flatMap((length, i) => [20 * i, 20 * i + length]);
  const within = incidentCounter(incidents, incidents);
  for (let first = 0; first < lengths.length; first++)
    for (let last = first + 1; last <= lengths.length; last++)
      expect(within({ startAt: 20 * first, endAt: 20 * last - 10 })).toMatchObject({
        count: last - first,
        longestMs: Math.max(...lengths.slice(first, last)),
      });
});
