import { describe, expect, test } from 'vitest';
import { ratio } from '../../../../src/core/ratio.js';
import { lossStepsOf } from '../../../../src/uptime/budget/loss-steps.js';
import type { WorstTime } from '../../../../src/uptime/outages/worst-time.js';

const whole = (...bounds: readonly number[]): WorstTime => ({
  bounds,
  ranks: undefined,
  weights: [ratio(1)],
});

/** Each step as [from, to, loss]. */
function steps(worst: WorstTime, service: readonly number[]) {
  const { starts, ends, losses, scale } = lossStepsOf(worst, service);
  expect([ends.length, losses.length]).toEqual([starts.length, starts.length]);
  return { scale, steps: starts.map((start, i) => [start, ends[i], Number(losses[i])]) };
}

describe('service time in steps of equal loss', () => {
  test('is cut where an outage begins and ends', () => {
    expect(steps(whole(30, 50), [0, 100])).toEqual({
      scale: 1n,
      steps: [
        [0, 30, 0],
        [30, 50, 1],
        [50, 100, 0],
      ],
    });
  });

  test('has no steps where there is no service, however long an outage goes on', () => {
    // From 5 to 95 over three pieces of service.
    expect(steps(whole(5, 95), [0, 10, 40, 50, 90, 100]).steps).toEqual([
      [0, 5, 0],
      [5, 10, 1],
      [40, 50, 1],
      [90, 95, 1],
      [95, 100, 0],
    ]);
  });

  test('has no steps without length: at the borders of service an outage cuts nothing off', () => {
    expect(steps(whole(0, 10, 20, 30), [0, 10, 20, 30]).steps).toEqual([
      [0, 10, 1],
      [20, 30, 1],
    ]);
  });

  test('passes over outages before the first service, between two, and after the last', () => {
    const outages = whole(0, 5, 8, 10, 12, 14, 25, 28, 30, 40, 41, 42, 60, 65, 70, 80);
    expect(steps(outages, [10, 20, 40, 60]).steps).toEqual([
      [10, 12, 0],
      [12, 14, 1],
      [14, 20, 0],
      [40, 41, 0],
      [41, 42, 1],
      [42, 60, 0],
    ]);
  });

  test('knows several outages in one piece of service, and several weights', () => {
    // A half from 10 to 20 that becomes a whole one to 30, and a fifth from 50 on.
    const worst = {
      bounds: [10, 20, 20, 30, 50, 60],
      ranks: Uint16Array.of(1, 0, 2),
      weights: [ratio(1), ratio(5, 10), ratio(2, 10)],
    };
    expect(steps(worst, [0, 55])).toEqual({
      // In tenths.
      scale: 10n,
      steps: [
        [0, 10, 0],
        [10, 20, 5],
        [20, 30, 10],
        [30, 50, 0],
        [50, 55, 2],
      ],
    });
  });

  test('is one step without outages, and none without service', () => {
    expect(steps(whole(), [0, 10]).steps).toEqual([[0, 10, 0]]);
    expect(steps(whole(0, 10), []).steps).toEqual([]);
  });
});
