import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClockChange,
  type ClockReport,
  changesBetween,
  evaluateClock,
} from '../../../src/clock.js';
import { anyTicket, instantIn, type Ticket, tickets } from './arbitraries.js';

/** All that a host that was told of changes knows: one entry per thing that can differ. */
type Known = Map<string, string>;

/** What a change says of which thing; `null` takes it back. */
function saying(change: ClockChange): readonly [thing: string, value: string | null] {
  const detail = change.key.split('/').slice(3).join('/');
  switch (change.kind) {
    case 'started':
      return ['started', `${change.startedAt}`];
    case 'warning-fired':
      return [`warning ${detail}`, 'fired'];
    case 'warning-withdrawn':
      return [`warning ${detail}`, null];
    case 'acceptable':
      return ['verdict', 'acceptable'];
    case 'missed':
      return ['verdict', 'missed'];
    case 'met':
      return ['verdict', `met ${change.endedAt}`];
    case 'verdict-withdrawn':
      return ['verdict', null];
    case 'paused':
      return ['pause', `${change.pausedSinceAt}`];
    case 'resumed':
      return ['pause', null];
    case 'due-moved':
      return ['due', change.toAt === null ? null : `${change.toAt}`];
    case 'ended':
      return ['end', `${change.ending} ${change.endedAt}`];
    case 'reopened':
      return ['end', null];
    case 'removed':
      return ['', null];
  }
}

/** Tells a host of changes; each must be news to it. */
function tell(known: Known, changes: readonly ClockChange[]): Known {
  const next = new Map(known);
  for (const change of changes) {
    const [thing, value] = saying(change);
    const name = `${change.cycle} ${thing}`;
    expect(next.get(name) ?? null).not.toBe(value);
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** A ticket looked at three times, in order, and perhaps at one instant. */
const looks = anyTicket.chain((ticket) =>
  fc
    .tuple(instantIn(ticket.scene), instantIn(ticket.scene), instantIn(ticket.scene))
    .map((instants): [Ticket, number[]] => [ticket, instants.sort((a, b) => a - b)]),
);

describe('changes between reports', () => {
  test('say of two steps together what they say of one long step, and nothing twice', () => {
    fc.assert(
      fc.property(looks, ([{ clock, events }, instants]) => {
        const [first, second, third] = instants.map((at) => evaluateClock(clock, events, { at }));
        const before = tell(new Map(), changesBetween(null, first as ClockReport));
        const inSteps = tell(
          tell(before, changesBetween(first as ClockReport, second as ClockReport)),
          changesBetween(second as ClockReport, third as ClockReport),
        );
        const atOnce = tell(before, changesBetween(first as ClockReport, third as ClockReport));
        expect(inSteps).toEqual(atOnce);
        expect(atOnce).toEqual(tell(new Map(), changesBetween(null, third as ClockReport)));
      }),
      tickets(1000),
    );
  });

  test('of a report and itself are none', () => {
    fc.assert(
      fc.property(anyTicket, ({ clock, events, at }) => {
        const report = evaluateClock(clock, events, { at });
        expect(changesBetween(report, structuredClone(report))).toEqual([]);
      }),
    );
  });

  test('have keys of their own, and are plain data', () => {
    fc.assert(
      fc.property(looks, ([{ clock, events }, [from = 0, , to = 0]]) => {
        const [before, after] = [from, to].map((at) => evaluateClock(clock, events, { at }));
        const changes = changesBetween(before as ClockReport, after as ClockReport);
        expect(new Set(changes.map(({ key }) => key)).size).toBe(changes.length);
        expect(JSON.parse(JSON.stringify(changes))).toStrictEqual(changes);
      }),
      tickets(300),
    );
  });

  test('are there when the state differs, and the timer of a report rings for the next one', () => {
    fc.assert(
      fc.property(looks, ([{ clock, events }, [from = 0, to = 0]]) => {
        const known = events.filter(({ at }) => Number(at) <= from);
        const before = evaluateClock(clock, known, { at: from });
        const after = evaluateClock(clock, known, { at: to });
        const changes = changesBetween(before, after);
        if (before.state !== after.state) expect(changes).not.toEqual([]);
        const isQuiet = before.nextChangeAt === null || before.nextChangeAt > to;
        if (isQuiet) expect(changes).toEqual([]);
      }),
      tickets(1000),
    );
  });
});
