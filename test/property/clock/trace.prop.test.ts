import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CycleReport, evaluateClock, traceClock } from '../../../src/clock.js';
import { anyTicket, tickets } from './arbitraries.js';

describe('a trace', () => {
  test('covers every cycle from its start to its end without gaps', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const report = evaluateClock(clock, events, { at });
        const traces = traceClock(clock, events, { at });
        expect(traces.map(({ number }) => number)).toEqual(
          report.cycles.map(({ number }) => number),
        );
        for (const [i, { steps }] of traces.entries()) {
          const { startedAt, endedAt } = report.cycles[i] as CycleReport;
          const bounds = [startedAt, ...steps.map(({ endAt }) => endAt)];
          expect(steps.map(({ startAt }) => startAt)).toEqual(bounds.slice(0, -1));
          // A start that lies ahead has no time before it.
          expect(bounds.at(-1)).toBe(Math.max(startedAt, endedAt ?? at));
          expect(steps.every(({ startAt, endAt }) => startAt < endAt)).toBe(true);
        }
      }),
      tickets(500),
    );
  });

  test('counts up to the elapsed time, and never beyond the whole', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const { cycles } = evaluateClock(clock, events, { at });
        for (const [i, { steps }] of traceClock(clock, events, { at }).entries()) {
          let total = 0;
          for (const { startAt, endAt, status, totalMs } of steps) {
            if (status === 'counted') total += endAt - startAt;
            expect(totalMs).toBe(total);
          }
          expect(total).toBe(cycles[i]?.elapsedMs);
        }
      }),
      tickets(500),
    );
  });

  test('names as paused only time in which the cycle was paused', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const { cycles } = evaluateClock(clock, events, { at });
        for (const [i, { steps }] of traceClock(clock, events, { at }).entries()) {
          const paused = steps.filter(({ status }) => status === 'paused');
          const length = paused.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
          expect(length).toBeLessThanOrEqual((cycles[i] as CycleReport).wallPausedMs);
        }
      }),
      tickets(300),
    );
  });
});
