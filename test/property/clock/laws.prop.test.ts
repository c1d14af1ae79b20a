import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  advanceClock,
  type ClockEvent,
  type ClockReport,
  compileClock,
  evaluateClock,
  reportClock,
  startClock,
} from '../../../src/clock.js';
import type { ClockPreset } from '../../../src/presets.js';
import { clockPresets } from '../../presets.js';
import { anyTicket, type Ticket, tickets, until } from './arbitraries.js';

const PRESETS = clockPresets('support');

const HOUR = 3_600_000;
const office = compileCalendar({ timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } });

/** Two hours, in office hours or round the clock, for tickets of the group support. */
function clockBy(preset: ClockPreset, isOffice: boolean) {
  return compileClock(
    {
      ...preset,
      id: 'promise',
      targets: [{ when: { field: 'group', equals: 'support' }, elapsed: { hours: 2 } }],
      ...(isOffice ? { calendar: 'office' } : {}),
    },
    { office },
  );
}

const DAY_0 = Date.UTC(2026, 2, 2);
/** What presets listen to, with the statuses that Zendesk has for it. */
const EVENTS: readonly Omit<ClockEvent, 'at'>[] = [
  { type: 'public_reply' },
  { type: 'customer_reply' },
  { type: 'paused', set: { status: 'pending' } },
  { type: 'resumed', set: { status: 'open' } },
  { type: 'sla_applied' },
  { type: 'solved', set: { status: 'solved' } },
  { type: 'reopened', set: { status: 'open' } },
];
const ENDS: readonly Omit<ClockEvent, 'at'>[] = [
  { type: 'solved', set: { status: 'solved' } },
  { type: 'closed', set: { status: 'closed' } },
  { type: 'merged', set: { status: 'closed' } },
  { type: 'deleted' },
  { type: 'spam' },
];

const life = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom(...EVENTS)), { maxLength: 10 })
  .map((lines): readonly ClockEvent[] => [
    { at: DAY_0, type: 'created', set: { status: 'new', group: 'support' } },
    ...lines.map(([quarter, one]) => ({ at: DAY_0 + (quarter * HOUR) / 4, ...one })),
  ]);

const verdicts = ({ cycles }: ClockReport) => cycles.map(({ state }) => state === 'missed');

describe('what ends a promise, for every preset', () => {
  test.each(PRESETS)('%s: after the end of a ticket nothing becomes missed', (_, preset) => {
    fc.assert(
      fc.property(
        life,
        fc.constantFrom(...ENDS),
        fc.boolean(),
        fc.nat(60),
        (events, end, isOffice, days) => {
          const clock = clockBy(preset, isOffice);
          const endAt = DAY_0 + 51 * HOUR;
          const log = [...events, { at: endAt, ...end }];
          const now = evaluateClock(clock, log, { at: endAt });
          const later = evaluateClock(clock, log, { at: endAt + days * 24 * HOUR });
          expect(verdicts(later)).toEqual(verdicts(now));
          expect(later.nextChangeAt).toBeNull();
        },
      ),
      tickets(60),
    );
  });

  test.each(PRESETS.filter(([name]) => !/ownership|ola/i.test(name)))(
    '%s: a detour through a group without a target buys no time and loses none',
    (_, preset) => {
      fc.assert(
        fc.property(
          life,
          fc.boolean(),
          fc.nat(),
          fc.integer({ min: 52, max: 2000 }),
          (events, isOffice, place, hours) => {
            const clock = clockBy(preset, isOffice);
            const at = DAY_0 + hours * HOUR;
            const instants = [...new Set(events.map((one) => Number(one.at)))].sort(
              (a, b) => a - b,
            );
            const from = instants[place % instants.length] as number;
            // Nothing happens meanwhile: quarters of an hour lie at least that far apart.
            const detour = [
              { at: from + 60_000, type: 'assigned', set: { group: 'sales' } },
              { at: from + 120_000, type: 'assigned', set: { group: 'support' } },
            ];
            const straight = evaluateClock(clock, events, { at });
            expect(evaluateClock(clock, [...events, ...detour], { at })).toEqual({
              ...straight,
              ignored: expect.anything(),
            });
          },
        ),
        tickets(40),
      );
    },
  );
});

/** What is ignored is told by its place in the log, which a shuffle changes. */
function withoutPlaces({ ignored, ...report }: ClockReport): unknown {
  const told = ignored.map(({ index: _, ...one }) => JSON.stringify(one)).sort();
  return { ...report, ignored: told };
}

function shuffled<T>(items: readonly T[], seed: readonly number[]): readonly T[] {
  return items
    .map((item, i) => ({ item, key: seed[i % seed.length] ?? 0, i }))
    .sort((a, b) => a.key - b.key || b.i - a.i)
    .map(({ item }) => item);
}

const seeds = fc.array(fc.nat(1000), { minLength: 5, maxLength: 13 });

describe('events of one instant', () => {
  test('have the same report in every order, where none is vouched for', () => {
    fc.assert(
      fc.property(anyTicket, seeds, ({ clock, events, at }, seed) => {
        const report = evaluateClock(clock, events, { at });
        const other = evaluateClock(clock, shuffled(events, seed), { at });
        expect(withoutPlaces(other)).toEqual(withoutPlaces(report));
      }),
      tickets(2000),
    );
  });

  test('have the order of their numbers, as if it were vouched for', () => {
    fc.assert(
      fc.property(anyTicket, seeds, ({ clock, events, at }, seed) => {
        const numbered = events.map((event, seq) => ({ ...event, seq }));
        const given = evaluateClock(clock, events, { at, sameInstant: 'asGiven' });
        const read = evaluateClock(clock, shuffled(numbered, seed), { at });
        expect(withoutPlaces(read)).toEqual(withoutPlaces(given));
      }),
      tickets(1000),
    );
  });

  test('are folded one by one as they are read from the whole log', () => {
    const foldedOf = ({ clock, events, at }: Ticket, sameInstant: 'unordered' | 'asGiven') => {
      const state = until(events, at).reduce(
        (before, event) => advanceClock(clock, before, event),
        startClock(clock, {}, { sameInstant }),
      );
      return reportClock(clock, JSON.parse(JSON.stringify(state)), { at });
    };
    fc.assert(
      fc.property(
        anyTicket,
        fc.constantFrom('unordered' as const, 'asGiven' as const),
        (ticket, sameInstant) => {
          const { clock, events, at } = ticket;
          const whole = evaluateClock(clock, events, { at, sameInstant });
          expect(foldedOf(ticket, sameInstant)).toEqual({ ...whole, ignored: [] });
        },
      ),
      tickets(500),
    );
  });
});
