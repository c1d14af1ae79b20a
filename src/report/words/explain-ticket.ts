import { type CompiledAgreement, planOf } from '../../agreement/compile.js';
import { traceTicket } from '../../agreement/ticket/questions.js';
import { evaluateTicket, type Ticket, type TicketOptions } from '../../agreement/ticket/ticket.js';
import { guarded } from '../../core/error.js';
import { explainReport } from './explain-clock.js';

/**
 * Explains a ticket in words, in the zone of the agreement: for every objective that is for it, what
 * counted, what did not and why, and the verdict.
 *
 * @param agreement - A compiled agreement.
 * @param ticket - The ticket with its event log.
 * @param options - `at`, the instant of judgement.
 * @returns Lines of text, in English.
 * @throws {@link SlaError} as `evaluateTicket`.
 * @example
 * import { compileAgreement } from 'slakit'
 * import { explainTicket } from 'slakit/report'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * const ticket = { id: 'T-1', events: [{ at: '2026-03-02T09:00:00Z', type: 'created' }] }
 * explainTicket(sla, ticket, { at: '2026-03-02T09:30:00Z' })
 * // => [
 * //   'reply: target 1 h, started Mon 2026-03-02 09:00',
 * //   '  Mon 2026-03-02 09:00 to Mon 2026-03-02 09:30  counted 30 min, in all 30 min',
 * //   '  running: due Mon 2026-03-02 10:00, 30 min left',
 * // ]
 */
export function explainTicket(
  agreement: CompiledAgreement,
  ticket: Ticket,
  options: TicketOptions,
): string[] {
  return guarded(() => {
    const evaluation = evaluateTicket(agreement, ticket, options);
    if (evaluation.status === 'not-in-force')
      return [`${evaluation.ticketId}: the agreement does not govern it`];
    const traces = traceTicket(agreement, ticket, options);
    const { zone } = planOf(agreement);
    return evaluation.objectives.flatMap(({ report }, i) =>
      explainReport(report, traces[i]?.cycles ?? [], zone.id),
    );
  });
}
