import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClockEvent,
  type CompiledAgreement,
  compileAgreement,
  evaluateTicket,
  ticketChangesBetween,
} from '../../../src/index.js';
import {
  createTimers,
  rewatch,
  startWatch,
  type TicketChange,
  type TicketWatch,
  watchEvent,
  watchUntil,
} from '../../../src/scheduler.js';

const MINUTE = 60_000;

function agreementOf(urgentMinutes: number): CompiledAgreement {
  return compileAgreement({
    id: 'support',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [
      {
        kind: 'clock',
        id: 'resolution',
        start: { on: ['created', 'reopened'] },
        stop: { on: 'solved' },
        pause: { on: 'paused' },
        resume: { on: 'resumed' },
        targets: [
          {
            when: { field: 'priority', equals: 'urgent' },
            elapsed: { minutes: urgentMinutes },
            acceptable: { minutes: 2 * urgentMinutes },
          },
          { elapsed: { minutes: 120 } },
        ],
        warnings: [{ percent: 50 }, { before: { minutes: 10 } }, { after: { minutes: 30 } }],
      },
    ],
  });
}

const sla = agreementOf(30);

const events: fc.Arbitrary<readonly ClockEvent[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom<Omit<ClockEvent, 'at'>>(
        { type: 'solved' },
        { type: 'reopened' },
        { type: 'paused' },
        { type: 'resumed' },
        { type: 'priority', set: { priority: 'urgent' } },
        { type: 'priority', set: { priority: 'low' } },
      ),
    ),
    { maxLength: 8 },
  )
  .map((lines) => [
    { at: 0, type: 'created' },
    ...lines
      .map(([minute, one]) => ({ at: minute * MINUTE + 5, ...one }))
      .sort((a, b) => a.at - b.at),
  ]);

/** When the timer rings though nobody asked it to, and how late it is when asked. */
const looks = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 6 });

/** Plays a log with a timer that is late, and keeps watches as JSON between all calls. */
function play(
  log: readonly ClockEvent[],
  rings: readonly number[],
): { readonly watch: TicketWatch; readonly told: readonly TicketChange[] } {
  const steps = [
    ...log.map((event) => ({ at: Number(event.at), event })),
    ...rings.map((minute) => ({ at: minute * MINUTE, event: undefined })),
  ].sort((a, b) => a.at - b.at);
  let watch = startWatch(sla, { id: 'T' });
  const told: TicketChange[] = [];
  for (const { at, event } of steps) {
    const stored: TicketWatch = JSON.parse(JSON.stringify(watch));
    const next =
      event === undefined ? watchUntil(sla, stored, { at }) : watchEvent(sla, stored, event);
    told.push(...next.changes);
    watch = next.watch;
  }
  return { watch, told };
}

/** What must never be lost: that a warning fired, a level was missed or kept. */
const WEIGHTY = ['warning-fired', 'acceptable', 'missed', 'met'];

describe('a watched ticket', () => {
  test('tells everything that was ever due, whenever its timer rings, and nothing twice that was not taken back', () => {
    fc.assert(
      fc.property(events, looks, (log, rings) => {
        const { told } = play(log, rings);
        const punctual = play(
          log,
          Array.from({ length: 601 }, (_, minute) => minute),
        );
        const keys = (changes: readonly TicketChange[]) =>
          new Set(changes.filter(({ kind }) => WEIGHTY.includes(kind)).map(({ key }) => key));
        const late = keys(told);
        const lastAt = Math.max(
          ...log.map(({ at }) => Number(at)),
          ...rings.map((m) => m * MINUTE),
        );
        const due = punctual.told.filter((change) => instantOf(change) <= lastAt);
        for (const key of keys(due)) expect(late).toContain(key);
        const standing = new Set<string>();
        for (const { kind, key } of told) {
          if (kind === 'warning-withdrawn')
            standing.delete(key.replace('warning-withdrawn', 'warning-fired'));
          if (kind === 'verdict-withdrawn') forgetVerdicts(standing);
          if (!WEIGHTY.includes(kind)) continue;
          expect(standing.has(key)).toBe(false);
          standing.add(key);
        }
      }),
    );
  });

  test('knows when to wake: nothing comes of itself before', () => {
    fc.assert(
      fc.property(
        events,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (log, part) => {
          const { watch } = play(log, []);
          const from = watch.toldUntilAt as number;
          const { wakeAt } = watch;
          const before =
            wakeAt === null ? from + 1e9 : from + Math.floor((wakeAt - 1 - from) * part);
          const weighty = watchUntil(sla, watch, { at: before }).changes;
          expect(weighty).toEqual([]);
          if (wakeAt !== null)
            expect(watchUntil(sla, watch, { at: wakeAt }).watch.wakeAt).not.toBe(wakeAt);
        },
      ),
    );
  });

  test('is made anew by other rules, and tells what is new to its host alone', () => {
    fc.assert(
      fc.property(events, fc.constantFrom(10, 30, 90), (log, minutes) => {
        const { watch } = play(log, []);
        const other = agreementOf(minutes);
        const { changes, withdrawn, watch: anew } = rewatch(other, watch, { id: 'T', events: log });
        const now = evaluateTicket(
          other,
          { id: 'T', events: log },
          { at: anew.toldUntilAt as number },
        );
        const all = ticketChangesBetween(null, now).map(({ key }) => key);
        const known = new Set(watch.told.filter((key) => !withdrawn.includes(key)));
        expect([...known, ...changes.map(({ key }) => key)].sort()).toEqual([...all].sort());
        expect(rewatch(other, anew, { id: 'T', events: log })).toEqual({
          watch: anew,
          changes: [],
          withdrawn: [],
        });
      }),
    );
  });
});

function instantOf(change: TicketChange): number {
  if (change.kind === 'warning-fired') return change.firesAt;
  if (change.kind === 'missed') return change.missedAt;
  if (change.kind === 'acceptable') return change.acceptableSinceAt;
  return change.kind === 'met' ? change.endedAt : Number.POSITIVE_INFINITY;
}

function forgetVerdicts(standing: Set<string>): void {
  for (const key of standing) if (!key.includes('warning-fired')) standing.delete(key);
}

describe('timers', () => {
  test('ring in order, each once, as a list that is sorted anew', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({
          key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
          at: fc.option(fc.nat(30)),
        }),
        fc.record({ now: fc.nat(30) }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        const timers = createTimers();
        const plain = new Map<string, number>();
        for (const step of list) {
          if ('now' in step) {
            const due = [...plain]
              .filter(([, at]) => at <= step.now)
              .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
              .map(([key]) => key);
            for (const key of due) plain.delete(key);
            expect(timers.take(step.now)).toEqual(due);
          } else {
            timers.set(step.key, step.at);
            if (step.at === null) plain.delete(step.key);
            else plain.set(step.key, step.at);
          }
          expect(timers.count()).toBe(plain.size);
          expect(timers.nextAt()).toBe(plain.size === 0 ? null : Math.min(...plain.values()));
        }
      }),
    );
  });
});
