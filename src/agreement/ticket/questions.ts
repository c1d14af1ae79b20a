import { type AttributedTime, attributeTime } from '../../clock/attribution.js';
import { type CycleTrace, traceClock } from '../../clock/trace.js';
import { guarded } from '../../core/error.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { instant, text } from '../../core/read-values.js';
import type { CompiledAgreement } from '../compile.js';
import { objectivesFor, readAt, readTicket, type Ticket, type TicketOptions } from './ticket.js';

/** The trace of one objective of a ticket. */
export interface ObjectiveTrace {
  readonly objectiveId: string;
  readonly cycles: readonly CycleTrace[];
}

/**
 * Traces a ticket: for every objective that is for it and every cycle, which stretches counted, which
 * did not, and why. The figures of `evaluateTicket` are sums over these.
 *
 * @param agreement - A compiled agreement.
 * @param ticket - The ticket with its event log.
 * @param options - `at`, up to when.
 * @returns One entry per objective, in the order of the agreement.
 * @throws {@link SlaError} as `evaluateTicket`.
 * @example
 * import { compileAgreement, traceTicket } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * const ticket = { id: 'T-1', events: [{ at: 0, type: 'created' }] }
 * traceTicket(sla, ticket, { at: 60_000 })[0]?.cycles[0]?.steps
 * // => [{ startAt: 0, endAt: 60000, status: 'counted', totalMs: 60000 }]
 * @see {@link attributeTicket}
 */
export function traceTicket(
  agreement: CompiledAgreement,
  ticket: Ticket,
  options: TicketOptions,
): ObjectiveTrace[] {
  return guarded(() => {
    const at = readAt(options);
    const { log } = readTicket(ticket);
    return objectivesFor(agreement, log, at).map(({ id, clock }) => ({
      objectiveId: id,
      cycles: traceClock(clock, log, { at }),
    }));
  });
}

/** The time of one objective of a ticket, divided among the values of an attribute. */
export interface ObjectiveAttribution {
  readonly objectiveId: string;
  readonly values: readonly AttributedTime[];
}

/** Options of `attributeTicket`. */
export interface AttributeTicketOptions extends TicketOptions {
  /** The attribute, such as `group` or `status`. */
  readonly field: string;
}

/**
 * Divides the time of a ticket among the values of an attribute: which team or status held it for how
 * long, by every objective that is for it.
 *
 * @param agreement - A compiled agreement.
 * @param ticket - The ticket with its event log.
 * @param options - `at`, up to when; `field`, the attribute.
 * @returns One entry per objective, in the order of the agreement.
 * @throws {@link SlaError} as `evaluateTicket`.
 * @example
 * import { attributeTicket, compileAgreement } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'fix', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * const ticket = { id: 'T-1', events: [{ at: 0, type: 'created', set: { group: 'desk' } }] }
 * attributeTicket(sla, ticket, { at: 60_000, field: 'group' })[0]?.values[0]
 * // => { value: 'desk', countedMs: 60000, pausedMs: 0, closedMs: 0 }
 * @see {@link traceTicket}
 */
export function attributeTicket(
  agreement: CompiledAgreement,
  ticket: Ticket,
  options: AttributeTicketOptions,
): ObjectiveAttribution[] {
  return guarded(() => {
    const { at, field } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
    const { log } = readTicket(ticket);
    return objectivesFor(agreement, log, at).map(({ id, clock }) => ({
      objectiveId: id,
      values: attributeTime(clock, log, { at, field }),
    }));
  });
}

const OPTIONS = { at: instant, field: text } satisfies FieldsOf<AttributeTicketOptions>;
