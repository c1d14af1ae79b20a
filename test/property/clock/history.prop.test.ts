import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CycleReport, deadlineHistory, evaluateClock } from '../../../src/clock.js';
import { anyTicket, tickets } from './arbitraries.js';

describe('the history of a deadline', () => {
  test('says at each instant what a report at that instant says', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        for (const { changedAt, cycle, dueAt } of deadlineHistory(clock, events, { at })) {
          const { current } = evaluateClock(clock, events, { at: changedAt });
          expect({ cycle, dueAt }).toEqual({ cycle: current?.number, dueAt: current?.dueAt });
        }
      }),
      tickets(500),
    );
  });

  test('ends with the deadline of the report', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const last = deadlineHistory(clock, events, { at }).at(-1);
        const { current } = evaluateClock(clock, events, { at });
        expect(last?.cycle).toBe(current?.number);
        expect(last?.dueAt ?? null).toBe(current?.dueAt ?? null);
      }),
      tickets(1000),
    );
  });

  test('goes forward, and gives every instant once', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const instants = deadlineHistory(clock, events, { at }).map(({ changedAt }) => changedAt);
        expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
        expect(instants.every((instant) => events.some((event) => event.at === instant))).toBe(
          true,
        );
      }),
    );
  });

  test('marks as missed what had been missed an instant before', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        for (const change of deadlineHistory(clock, events, { at })) {
          const before = events.filter((event) => Number(event.at) < change.changedAt);
          const { current } = evaluateClock(clock, before, { at: change.changedAt });
          const isSame = current?.number === change.cycle;
          expect(change.wasMissed).toBe(isSame && (current as CycleReport).state === 'missed');
        }
      }),
      tickets(300),
    );
  });
});
