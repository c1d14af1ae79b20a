import type { Scalar } from '../clock/condition.js';
import { evaluateClock } from '../clock/evaluate.js';
import { type ClockEvent, orderEvents } from '../clock/event.js';
import type { ClockReport } from '../clock/report.js';
import type { InstantInput } from '../core/instant.js';
import { toInstant } from '../core/instant.js';
import type { CompiledAgreement, TicketObjective } from './compile.js';

/** A ticket: what is known of it from the start, and what happened. */
export interface Ticket {
  readonly id: string;
  /** Attributes before the first event. */
  readonly attributes?: Readonly<Record<string, Scalar>>;
  readonly events: readonly ClockEvent[];
}

/** When to judge. */
export interface TicketOptions {
  /** The instant of the evaluation. */
  readonly at: InstantInput;
}

/** One objective of a ticket. */
export interface ObjectiveEvaluation {
  readonly objectiveId: string;
  readonly report: ClockReport;
}

/** A ticket judged by all objectives that are for it. */
export interface TicketEvaluation {
  readonly ticketId: string;
  readonly at: number;
  readonly objectives: readonly ObjectiveEvaluation[];
  /** The earliest deadline that still runs, or `null`. */
  readonly nextDueAt: number | null;
  /** The next instant at which anything changes without new input, or `null`. */
  readonly nextChangeAt: number | null;
}

/**
 * Judges a ticket by every clock objective of an agreement that is for it.
 *
 * @param agreement - A compiled agreement.
 * @param ticket - The ticket with its event log.
 * @returns One report per objective, in the order of the agreement; objectives whose `appliesTo`
 * has not fitted the ticket up to `at` are left out.
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileAgreement, evaluateTicket } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{
 *     kind: 'clock', id: 'first-response',
 *     start: { on: 'created' }, stop: { on: 'public_reply' },
 *     targets: [
 *       { when: { field: 'priority', equals: 'urgent' }, elapsed: { minutes: 30 } },
 *       { elapsed: { hours: 8 } },
 *     ],
 *   }],
 * })
 * const ticket = { id: 'T-1', events: [{ at: 0, type: 'created', set: { priority: 'urgent' } }] }
 * evaluateTicket(sla, ticket, { at: 60_000 }).nextDueAt // => 1800000
 */
export function evaluateTicket(
  agreement: CompiledAgreement,
  ticket: Ticket,
  options: TicketOptions,
): TicketEvaluation {
  const at = toInstant(options.at, ['at']);
  const objectives = agreement.clocks
    .filter((candidate) => isFor(candidate, ticket, at))
    .map(({ objective, clock }) => ({
      objectiveId: objective.id,
      report: evaluateClock(
        clock,
        ticket.events,
        at,
        ticket.attributes === undefined ? {} : { attributes: ticket.attributes },
      ),
    }));
  const running = objectives.flatMap(({ report }) =>
    report.current?.phase === 'running' ? [report.current.dueAt] : [],
  );
  return {
    ticketId: ticket.id,
    at,
    objectives,
    nextDueAt: earliest(running),
    nextChangeAt: earliest(objectives.map(({ report }) => report.nextChangeAt)),
  };
}

/** Whether an objective is for a ticket: at its start or by anything that became of it until `at`. */
function isFor({ appliesTo }: TicketObjective, ticket: Ticket, at: number): boolean {
  if (appliesTo === undefined) return true;
  let attributes: Readonly<Record<string, Scalar>> = ticket.attributes ?? {};
  if (appliesTo.holds('', attributes)) return true;
  for (const { event } of orderEvents(ticket.events, at, [])) {
    attributes = { ...attributes, ...event.set };
    if (appliesTo.holds(event.type, attributes)) return true;
  }
  return false;
}

function earliest(instants: readonly (number | null | undefined)[]): number | null {
  const known = instants.filter((instant): instant is number => typeof instant === 'number');
  return known.length === 0 ? null : known.reduce((a, b) => Math.min(a, b));
}
