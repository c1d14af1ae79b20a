import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  advanceClock,
  type ClockEvent,
  type ClockReport,
  type ClockState,
  compileClock,
  evaluateClock,
  reportClock,
  startClock,
  traceClock,
} from '../../../src/clock.js';
import {
  anyTicket,
  crowded,
  placed,
  type Ticket,
  ticketIn,
  tickets,
  until,
} from './arbitraries.js';

describe('the order of a log', () => {
  test('does not matter among different instants', () => {
    fc.assert(
      fc.property(
        shuffled(anyTicket.map(withDistinctInstants)),
        ([{ clock, events, at }, mixed]) => {
          expect(saved(evaluateClock(clock, mixed, { at, order: 'sort' }))).toEqual(
            saved(evaluateClock(clock, events, { at })),
          );
        },
      ),
      tickets(500),
    );
  });

  test('does not matter within an instant, as long as no attribute is set to two values', () => {
    fc.assert(
      fc.property(
        shuffled(ticketIn(crowded).map(withoutContradictions)),
        ([{ clock, events, at }, mixed]) => {
          expect(saved(evaluateClock(clock, mixed, { at }))).toEqual(
            saved(evaluateClock(clock, events, { at })),
          );
        },
      ),
      tickets(1000),
    );
  });

  test('is refused or taken, as told', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const sorted = evaluateClock(clock, events, { at });
        expect(evaluateClock(clock, events, { at, order: 'refuse' })).toEqual(sorted);
        const [first, last] = [until(events, at)[0], until(events, at).at(-1)];
        fc.pre(first !== undefined && last !== undefined && first.at < last.at);
        const turned = [...events].reverse();
        expect(() => evaluateClock(clock, turned, { at, order: 'refuse' })).toThrow('out of order');
      }),
    );
  });
});

describe('a log folded event by event', () => {
  test('reports as the whole log does, at any instant', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        let state = startClock(clock);
        for (const [i, event] of events.entries()) {
          state = advanceClock(clock, state, event);
          const seen = events.slice(0, i + 1);
          const next = Number(events[i + 1]?.at ?? at);
          for (const instant of [Number(event.at), next, at].filter(
            (one) => one >= Number(event.at),
          )) {
            const whole = evaluateClock(clock, seen, { at: instant });
            expect(saved(reportClock(clock, state, { at: instant }))).toEqual(saved(whole));
          }
        }
      }),
      tickets(500),
    );
  });

  test('leaves every earlier state as it was', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const states: ClockState[] = [startClock(clock)];
        const copies: ClockState[] = [structuredClone(states[0] as ClockState)];
        for (const event of events) {
          const state = advanceClock(clock, states.at(-1) as ClockState, event);
          states.push(state);
          copies.push(structuredClone(state));
          reportClock(clock, state, { at: Math.max(at, Number(event.at)) });
        }
        expect(states).toEqual(copies);
      }),
      tickets(500),
    );
  });

  test('goes on from a state that was stored', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events }) => {
        const end = Number(events.at(-1)?.at ?? 0);
        const kept = events.reduce(
          (state, event) => advanceClock(clock, state, event),
          startClock(clock),
        );
        const stored = events.reduce(
          (state, event) => JSON.parse(JSON.stringify(advanceClock(clock, state, event))),
          startClock(clock),
        );
        expect(stored).toEqual(kept);
        expect(reportClock(clock, stored, { at: end })).toEqual(
          reportClock(clock, kept, { at: end }),
        );
      }),
      tickets(500),
    );
  });
});

describe('results are plain data', () => {
  test('reports and traces survive a structured clone and JSON', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const report = evaluateClock(clock, events, { at });
        const trace = traceClock(clock, events, { at });
        expect(structuredClone(report)).toEqual(report);
        expect(JSON.parse(JSON.stringify({ report, trace }))).toStrictEqual({ report, trace });
      }),
      tickets(300),
    );
  });

  test('evaluating leaves the log as it was', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const before = structuredClone(events);
        evaluateClock(clock, events, { at });
        expect(events).toEqual(before);
      }),
    );
  });
});

describe('the zone of the machine', () => {
  test('does not matter', () => {
    const zone = process.env.TZ;
    try {
      fc.assert(
        fc.property(ticketIn(placed), (ticket) => {
          const [here, there] = ['Pacific/Apia', 'America/New_York'].map((timeZone) => {
            process.env.TZ = timeZone;
            return {
              offset: new Date(ticket.at).getTimezoneOffset(),
              report: evaluateAnew(ticket),
            };
          });
          // Were the machine's zone not changed, this test would say nothing.
          expect(here?.offset).not.toBe(there?.offset);
          expect(here?.report).toEqual(there?.report);
        }),
      );
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

function evaluateAnew({ rule, scene, events, at }: Ticket): ClockReport {
  const calendars = Object.entries(scene.hours).map(([id, hours]) => [id, compileCalendar(hours)]);
  return evaluateClock(compileClock(rule, Object.fromEntries(calendars)), events, { at });
}

/** A report without the places in the log of what was ignored. */
function saved({ ignored: _, ...report }: ClockReport): Omit<ClockReport, 'ignored'> {
  return report;
}

function shuffled(
  of: fc.Arbitrary<Ticket>,
): fc.Arbitrary<readonly [Ticket, readonly ClockEvent[]]> {
  return of.chain((ticket) =>
    fc.tuple(
      fc.constant(ticket),
      fc.shuffledSubarray([...ticket.events], { minLength: ticket.events.length }),
    ),
  );
}

function withDistinctInstants(ticket: Ticket): Ticket {
  const seen = new Set<unknown>();
  const events = ticket.events.filter(({ at }) => !seen.has(at) && seen.add(at));
  return { ...ticket, events };
}

/** Leaves out every event that sets, at its instant, an attribute that another has set already. */
function withoutContradictions(ticket: Ticket): Ticket {
  const seen = new Set<string>();
  const events = ticket.events.filter(({ at, set }) => {
    const keys = Object.keys(set ?? {}).map((key) => `${at} ${key}`);
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
  return { ...ticket, events };
}
