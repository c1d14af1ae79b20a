import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import {
  rewatch,
  startWatch,
  type TicketWatch,
  watchEvent,
  watchUntil,
} from '../../../../src/agreement/ticket/watch.js';
import { MIN_INSTANT } from '../../../../src/core/instant.js';
import { clock, documentWith } from '../../../fixtures/agreement.js';
import { thrownBy } from '../../../oracle/thrown.js';

const MINUTE = 60_000;

/** An answer within so many minutes, a warning after half of them. */
function replyWithin(minutes: number) {
  const reply = {
    ...clock,
    id: 'reply',
    start: { on: 'created' },
    stop: { on: 'replied' },
    cancel: { on: 'merged' },
    targets: [{ elapsed: { minutes } }],
    warnings: [{ percent: 50 }],
  };
  return compileAgreement(documentWith({ objectives: [reply] }) as Agreement);
}

const sla = replyWithin(60);
const start = startWatch(sla, { id: 'T-1' });
const event = (minute: number, type: string) => ({ at: minute * MINUTE, type });
const { watch: created } = watchEvent(sla, start, event(10, 'created'));

const until = (watch: TicketWatch, minute: number) =>
  watchUntil(sla, watch, { at: minute * MINUTE });
const keysOf = (changes: readonly { readonly key: string }[]) =>
  changes.map(({ key }) => key.replace('T-1/reply/1/', ''));

describe('a watch that begins', () => {
  it('has told nothing, and waits for nothing', () => {
    expect(start).toMatchObject({ format: 1, toldUntilAt: null, told: [], wakeAt: null });
    expect(start.ticket).toMatchObject({ ticketId: 'T-1' });
  });

  it('tells nothing at its first look, and knows that it has looked', () => {
    const { watch, changes } = until(start, 5);
    expect(changes).toEqual([]);
    expect(watch).toMatchObject({ toldUntilAt: 5 * MINUTE, told: [], wakeAt: null });
  });

  it('may look at the beginning of time', () => {
    const { watch } = watchUntil(sla, start, { at: MIN_INSTANT });
    expect(watch.toldUntilAt).toBe(MIN_INSTANT);
  });
});

describe('an event', () => {
  it('is told with what it changed, and sets the timer', () => {
    const { watch, changes } = watchEvent(sla, start, event(10, 'created'));
    // Due at minute 70; half of the hour is used at minute 40.
    expect(keysOf(changes)).toEqual(['started', `due-moved/null-${70 * MINUTE}`]);
    expect(watch.told).toEqual(changes.map(({ key }) => key));
    expect(watch).toMatchObject({ toldUntilAt: 10 * MINUTE, wakeAt: 40 * MINUTE });
  });

  it('is told with what came due before it, as if the timer had rung', () => {
    expect(keysOf(watchEvent(sla, created, event(50, 'merged')).changes)).toEqual([
      'warning-fired/50%',
      `ended/cancelled-${50 * MINUTE}`,
    ]);
  });

  it('that arrives after its instant was looked at takes back what was told wrongly', () => {
    const late = until(created, 80);
    expect(keysOf(late.changes)).toEqual(['warning-fired/50%', 'missed']);
    // Replied at minute 30: the warning of minute 40 has not been, and the cycle was met, not missed.
    const { watch, changes } = watchEvent(sla, late.watch, event(30, 'replied'));
    expect(changes.map(({ kind }) => kind)).toEqual(['warning-withdrawn', 'met', 'ended']);
    expect(watch).toMatchObject({ toldUntilAt: 80 * MINUTE, wakeAt: null });
  });
});

describe('a look', () => {
  it('tells what came due since the last one, once', () => {
    const first = until(created, 40);
    expect(keysOf(first.changes)).toEqual(['warning-fired/50%']);
    // The deadline itself is in time: the miss comes a millisecond after it.
    expect(first.watch).toMatchObject({ toldUntilAt: 40 * MINUTE, wakeAt: 70 * MINUTE + 1 });
    const second = until(first.watch, 71);
    expect(keysOf(second.changes)).toEqual(['missed']);
    expect(until(second.watch, 90).changes).toEqual([]);
  });

  it('before the last one tells nothing, and changes nothing', () => {
    const { watch } = until(created, 40);
    for (const minute of [5, 39, 40]) expect(until(watch, minute)).toEqual({ watch, changes: [] });
  });

  it('goes on from a watch that was stored', () => {
    const stored = JSON.parse(JSON.stringify(created)) as TicketWatch;
    expect(until(stored, 80)).toEqual(until(created, 80));
  });
});

describe('a ticket that is watched anew', () => {
  const log = [event(10, 'created'), event(20, 'note')];
  const watched = until(watchEvent(sla, created, event(20, 'note')).watch, 45).watch;

  it('is told what is new by other rules, and not again what holds', () => {
    // Due after 30 minutes now: the warning at minute 25 has its old key, the miss of minute 40 is new.
    const anew = rewatch(replyWithin(30), watched, { id: 'T-1', events: log });
    expect(keysOf(anew.changes)).toEqual(['missed', `due-moved/null-${40 * MINUTE}`]);
    expect(keysOf(anew.withdrawn.map((key) => ({ key })))).toEqual([
      `due-moved/null-${70 * MINUTE}`,
    ]);
    expect(anew.watch).toMatchObject({ toldUntilAt: 45 * MINUTE, wakeAt: null });
  });

  it('takes back what holds no longer', () => {
    // Due after two hours: half of them are used at minute 70.
    const anew = rewatch(replyWithin(120), watched, { id: 'T-1', events: log });
    expect(keysOf(anew.withdrawn.map((key) => ({ key })))).toEqual([
      'warning-fired/50%',
      `due-moved/null-${70 * MINUTE}`,
    ]);
    expect(anew.watch.wakeAt).toBe(70 * MINUTE);
  });

  it('has its attributes before the first event, and is looked at no earlier than its last', () => {
    const byPriority = compileAgreement(
      documentWith({
        objectives: [{ ...clock, id: 'reply', appliesTo: { field: 'priority', equals: 'high' } }],
      }) as Agreement,
    );
    const ticket = { id: 'T-1', attributes: { priority: 'high' }, events: [event(50, 'a')] };
    const anew = rewatch(byPriority, startWatch(byPriority, { id: 'T-1' }), ticket);
    expect(keysOf(anew.changes)).toEqual(['started', `due-moved/null-${110 * MINUTE}`]);
    expect(anew.watch.toldUntilAt).toBe(50 * MINUTE);
  });
});

describe('what is no watch is refused', () => {
  it.each<[string, unknown, object]>([
    ['a text', 'x', { path: ['watch'], expected: 'a watch' }],
    ['another format', { ...created, format: 2 }, { path: ['watch', 'format'] }],
    ['none', { ...created, format: 0 }, { path: ['watch', 'format'] }],
    ['an instant as text', { ...created, wakeAt: 'x' }, { path: ['watch', 'wakeAt'] }],
    ['keys that are none', { ...created, told: [5] }, { path: ['watch', 'told', 0] }],
    ['no keys', { ...created, told: 5 }, { path: ['watch', 'told'] }],
    ['a field more', { ...created, tld: [] }, { code: 'unknown-field', path: ['watch', 'tld'] }],
    ['no ticket', { ...created, ticket: undefined }, { path: ['state'] }],
  ])('%s', (_, watch, expected) => {
    expect(thrownBy(() => until(watch as TicketWatch, 50))).toMatchObject(expected);
  });
});
