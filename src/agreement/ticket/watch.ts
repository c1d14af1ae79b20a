import type { ClockEvent } from '../../clock/log/event.js';
import { guarded } from '../../core/error.js';
import { MIN_INSTANT } from '../../core/instant.js';
import { type FieldsOf, type Reader, readerOf } from '../../core/read.js';
import { listOf, nullable, readFields } from '../../core/read-parts.js';
import { resultInstant } from '../../core/read-results.js';
import { text, whole } from '../../core/read-values.js';
import type { CompiledAgreement } from '../compile.js';
import { type TicketChange, ticketChangesBetween } from './changes.js';
import { advanceTicket, reportTicket, startTicket, type TicketBeginning } from './fold.js';
import { lastEventAtOf, requireStateOf, type TicketState } from './known-state.js';
import {
  readAt,
  readTicket,
  type Ticket,
  type TicketEvaluation,
  type TicketOptions,
} from './ticket.js';

/**
 * A ticket and what its host was told of it: plain JSON, to be stored with what was sent. So everything is
 * told once, over restarts and late timers, whatever happens in between.
 */
export interface TicketWatch {
  /** The format of what is inside. */
  readonly format: 1;
  readonly ticket: TicketState;
  /** Up to which instant everything was told; `null` when nothing was. */
  readonly toldUntilAt: number | null;
  /** The keys of what was told and holds. */
  readonly told: readonly string[];
  /** When to look again, also without an event; `null` when nothing will come of itself. */
  readonly wakeAt: number | null;
}

/** A watch after a look, and what there is to tell. */
export interface WatchedTicket {
  readonly watch: TicketWatch;
  /** What has happened since the last look, in order; each has a key that no other change of the ticket has. */
  readonly changes: readonly TicketChange[];
}

/**
 * Starts to watch a ticket of which nothing has happened yet.
 *
 * @param agreement - A compiled agreement.
 * @param ticket - Its id, its attributes, and how its log will be ordered.
 * @returns The watch, to be stored.
 * @throws {@link SlaError} as `startTicket`.
 * @example
 * import { compileAgreement } from 'slakit'
 * import { startWatch, watchEvent, watchUntil } from 'slakit/scheduler'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * const { watch } = watchEvent(sla, startWatch(sla, { id: 'T-1' }), { at: 0, type: 'created' })
 * watch.wakeAt // => 3600001
 * watchUntil(sla, watch, { at: 3_600_001 }).changes.map(({ key }) => key) // => ['T-1/reply/1/missed']
 */
export function startWatch(agreement: CompiledAgreement, ticket: TicketBeginning): TicketWatch {
  const state = startTicket(agreement, ticket);
  return { format: 1, ticket: state, toldUntilAt: null, told: [], wakeAt: null };
}

/**
 * Folds an event into a watched ticket, and tells what came due before it and what it changed. An event
 * that arrives after its instant was looked at takes back what was told wrongly.
 *
 * @param agreement - The compiled agreement of the watch.
 * @param given - The watch so far, also one that was stored as JSON.
 * @param event - The next event, not before the last one of the ticket.
 * @returns The watch, and the changes in order.
 * @throws {@link SlaError} as `advanceTicket`.
 * @example
 * import { compileAgreement } from 'slakit'
 * import { startWatch, watchEvent } from 'slakit/scheduler'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{
 *     kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, cancel: { on: 'merged' },
 *     targets: [{ elapsed: 'PT1H' }], warnings: [{ percent: 50 }],
 *   }],
 * })
 * const { watch } = watchEvent(sla, startWatch(sla, { id: 'T-1' }), { at: 0, type: 'created' })
 * // The timer of minute 30 has not rung yet: the warning is told with the event.
 * watchEvent(sla, watch, { at: 1_800_005, type: 'merged' }).changes.map(({ kind }) => kind)
 * // => ['warning-fired', 'ended']
 * @see {@link watchUntil}
 */
export function watchEvent(
  agreement: CompiledAgreement,
  given: TicketWatch,
  event: ClockEvent,
): WatchedTicket {
  return guarded(() => {
    const watch = watchOf(agreement, given);
    const after = advanceTicket(agreement, watch.ticket, event);
    const at = lastLook(lastEventAtOf(after), watch);
    // What came due up to the event is told as if the timer had rung.
    const isFirst = watch.toldUntilAt === null;
    const before = isFirst ? null : reportTicket(agreement, watch.ticket, { at });
    const due = before === null ? [] : changesTo(agreement, watch, before);
    const now = reportTicket(agreement, after, { at });
    return told(after, now, [...due, ...ticketChangesBetween(before, now)]);
  });
}

/**
 * Tells what came due of a watched ticket by an instant: what its timer calls, however late. An instant
 * before the last look tells nothing, as when clocks differ.
 *
 * @param agreement - The compiled agreement of the watch.
 * @param given - The watch so far, also one that was stored as JSON.
 * @param options - `at`, the instant of the look.
 * @returns The watch, and the changes in order.
 * @throws {@link SlaError} as `reportTicket`.
 * @example
 * import { compileAgreement } from 'slakit'
 * import { startWatch, watchUntil } from 'slakit/scheduler'
 * const sla = compileAgreement({ id: 'none', timeZone: 'UTC', currency: 'EUR', objectives: [] })
 * watchUntil(sla, startWatch(sla, { id: 'T-1' }), { at: 0 }).changes // => []
 * @see {@link watchEvent}
 */
export function watchUntil(
  agreement: CompiledAgreement,
  given: TicketWatch,
  options: TicketOptions,
): WatchedTicket {
  return guarded(() => {
    const watch = watchOf(agreement, given);
    const latest = lastLook(lastEventAtOf(watch.ticket), watch);
    const asked = readAt(options);
    if (watch.toldUntilAt !== null && asked <= latest) return { watch, changes: [] };
    const now = reportTicket(agreement, watch.ticket, { at: Math.max(asked, latest) });
    return told(watch.ticket, now, changesTo(agreement, watch, now));
  });
}

/** A watch that was made anew, and how its host's knowledge differs. */
export interface RewatchedTicket extends WatchedTicket {
  /** Keys of what was told and does not hold by the new log or rules. */
  readonly withdrawn: readonly string[];
}

/**
 * Watches a ticket anew from its whole log: after a change of the agreement, whose states are refused, or
 * for an event that arrived before the last one. What was told already is not told again.
 *
 * @param agreement - The compiled agreement as it is now.
 * @param given - The watch so far, also of the agreement as it was.
 * @param ticket - The ticket with its whole log.
 * @returns The watch, what is new to the host, and the keys of what holds no longer.
 * @throws {@link SlaError} as `evaluateTicket`.
 * @example
 * import { compileAgreement } from 'slakit'
 * import { rewatch, startWatch, watchEvent } from 'slakit/scheduler'
 * const within = (elapsed: string) => compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed }] }],
 * })
 * const events = [{ at: 0, type: 'created' }, { at: 1_800_000, type: 'note' }]
 * const [old, now] = [within('PT1H'), within('PT15M')]
 * const watch = events.reduce((before, event) => watchEvent(old, before, event).watch, startWatch(old, { id: 'T-1' }))
 * rewatch(now, watch, { id: 'T-1', events }).changes.map(({ key }) => key)
 * // => ['T-1/reply/1/missed', 'T-1/reply/1/due-moved/null-900000']
 */
export function rewatch(
  agreement: CompiledAgreement,
  given: TicketWatch,
  ticket: Ticket,
): RewatchedTicket {
  return guarded(() => {
    const { told: before, toldUntilAt } = readWatch(given);
    const { ticketId: id, log } = readTicket(ticket);
    const { attributes, sameInstant } = ticket;
    const state = log.entries.reduce(
      (so, { event }) => advanceTicket(agreement, so, event),
      startTicket(agreement, { id, attributes, sameInstant }),
    );
    const at = lastLook(lastEventAtOf(state), { toldUntilAt });
    const now = reportTicket(agreement, state, { at });
    const changes = ticketChangesBetween(null, now);
    const known = new Set(before);
    const keys = new Set(changes.map(({ key }) => key));
    return {
      ...told(
        state,
        now,
        changes.filter(({ key }) => !known.has(key)),
      ),
      withdrawn: before.filter((key) => !keys.has(key)),
    };
  });
}

/** The later of the last event and the last look; the beginning of time before both. */
function lastLook(
  eventAt: number | null,
  { toldUntilAt }: Pick<TicketWatch, 'toldUntilAt'>,
): number {
  return Math.max(eventAt ?? MIN_INSTANT, toldUntilAt ?? MIN_INSTANT);
}

/** What changed from the last look to an evaluation of the same events. */
function changesTo(
  agreement: CompiledAgreement,
  { ticket, toldUntilAt }: TicketWatch,
  now: TicketEvaluation,
): readonly TicketChange[] {
  const before = toldUntilAt === null ? null : reportTicket(agreement, ticket, { at: toldUntilAt });
  return ticketChangesBetween(before, now);
}

function told(
  ticket: TicketState,
  now: TicketEvaluation,
  changes: readonly TicketChange[],
): WatchedTicket {
  const keys = ticketChangesBetween(null, now).map(({ key }) => key);
  const { evaluatedAt, nextChangeAt } = now;
  return {
    watch: { format: 1, ticket, toldUntilAt: evaluatedAt, told: keys, wakeAt: nextChangeAt },
    changes,
  };
}

const WATCH = {
  format: /* @__PURE__ */ whole('formats', { least: 1, most: 1 }),
  // The ticket is read by the agreement that it belongs to.
  ticket: ({ value }: Reader) => value as TicketState,
  toldUntilAt: /* @__PURE__ */ nullable(resultInstant),
  told: /* @__PURE__ */ listOf('keys', text),
  wakeAt: /* @__PURE__ */ nullable(resultInstant),
} satisfies FieldsOf<Omit<TicketWatch, 'format'> & { readonly format: number }>;

/** A watch whose ticket is one of the agreement. */
function watchOf(agreement: CompiledAgreement, given: TicketWatch): TicketWatch {
  const watch = readWatch(given);
  return { ...watch, ticket: requireStateOf(agreement, watch.ticket) };
}

function readWatch(watch: TicketWatch): TicketWatch {
  return { ...readFields(readerOf(watch, null, 'watch'), 'a watch', WATCH), format: 1 };
}
