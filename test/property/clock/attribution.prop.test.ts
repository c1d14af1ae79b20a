import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeTime, evaluateClock, traceClock } from '../../../src/clock.js';
import { anyTicket, tickets } from './arbitraries.js';

const FIELDS = ['status', 'priority', 'team', 'hold', 'never set'];

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('time by the values of an attribute', () => {
  test('adds up to the elapsed time of all cycles', () => {
    fc.assert(
      fc.property(anyTicket, fc.constantFrom(...FIELDS), ({ clock, events, at }, field) => {
        const shares = attributeTime(clock, events, { at, field });
        const { cycles } = evaluateClock(clock, events, { at });
        expect(sum(shares.map(({ countedMs }) => countedMs))).toBe(
          sum(cycles.map(({ elapsedMs }) => elapsedMs)),
        );
      }),
      tickets(500),
    );
  });

  test('covers all that the trace covers, paused and closed time included', () => {
    fc.assert(
      fc.property(anyTicket, fc.constantFrom(...FIELDS), ({ clock, events, at }, field) => {
        const steps = traceClock(clock, events, { at }).flatMap((cycle) => cycle.steps);
        for (const [status, key] of [
          ['counted', 'countedMs'],
          ['paused', 'pausedMs'],
          ['closed', 'closedMs'],
        ] as const) {
          const traced = steps.filter((step) => step.status === status);
          expect(sum(attributeTime(clock, events, { at, field }).map((share) => share[key]))).toBe(
            sum(traced.map(({ startAt, endAt }) => endAt - startAt)),
          );
        }
      }),
      tickets(300),
    );
  });

  test('names each value once', () => {
    fc.assert(
      fc.property(anyTicket, fc.constantFrom(...FIELDS), ({ clock, events, at }, field) => {
        const values = attributeTime(clock, events, { at, field }).map(({ value }) => value);
        expect(new Set(values).size).toBe(values.length);
      }),
    );
  });
});
