import { ALONE, type ClockEvent, instantOfEvent } from '../../clock/log/event.js';
import { knowsEvent, storedEvent, withEvent } from '../../clock/log/recent-events.js';
import { NOTHING_ASIDE } from '../../clock/report.js';
import {
  appliedOf,
  type ClockState,
  lastAtOf,
  requireNotAfter,
  requireNotBefore,
  requireOwnState,
  startClock,
} from '../../clock/stored-state.js';
import { guarded } from '../../core/error.js';
import { lastOf } from '../../core/growing-list.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { id as readId, word } from '../../core/read-values.js';
import { type CompiledAgreement, clockObjectives, planOf } from '../compile.js';
import { foldedOf } from './fold-events.js';
import { choiceMarkOf, markMade, requireStateOf, type TicketState } from './known-state.js';
import {
  evaluationOf,
  readAt,
  readAttributes,
  type Ticket,
  type TicketEvaluation,
  type TicketOptions,
} from './ticket.js';

/**
 * Starts the incremental evaluation of a ticket: the state before any event.
 *
 * @param agreement - A compiled agreement.
 * @param ticket - Its id, the attributes before its first event, and whether events of one instant will
 * come in the order in which they happened.
 * @returns The state, plain JSON.
 * @throws {@link SlaError} `invalid-option` when the attributes are not plain data; `missing-field`,
 * `unknown-field`, `invalid-type`.
 * @example
 * import { advanceTicket, compileAgreement, reportTicket, startTicket } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * const state = advanceTicket(sla, startTicket(sla, { id: 'T-1' }), { at: 0, type: 'created' })
 * reportTicket(sla, state, { at: 60_000 }).nextDueAt // => 3600000
 * @see {@link advanceTicket}
 */
export function startTicket(agreement: CompiledAgreement, ticket: TicketBeginning): TicketState {
  return guarded(() => {
    const {
      id: ticketId,
      attributes,
      sameInstant,
    } = readFields(readerOf(ticket, null, 'ticket'), 'a ticket with its id', BEGINNING);
    const objectives = clockObjectives(agreement);
    return markMade({
      format: 1,
      agreementId: agreement.agreement.id,
      ticketId,
      firstAt: null,
      ids: [],
      choiceMark: choiceMarkOf(agreement),
      clocks: Object.fromEntries(
        objectives.map(
          ({ id, clock }) => [id, startClock(clock, attributes, { sameInstant })] as const,
        ),
      ),
      recent: [],
    });
  });
}

/**
 * Folds one more event into the state of a ticket and returns the new one; the old one stays as it
 * was. Gives the same reports as evaluating the whole log. An event with an id that was folded before
 * changes nothing, whenever it arrives.
 *
 * @param agreement - The compiled agreement of the state.
 * @param given - The state so far.
 * @param event - The next event, not before the last one.
 * @returns The new state, plain JSON.
 * @throws {@link SlaError} `invalid-event`, also for an event before the last one;
 * `invalid-state` for the state of another agreement or of other rules; `unknown-field` and
 * `unknown-reference` for what nobody has put into it.
 * @example
 * import { advanceTicket, compileAgreement, startTicket } from 'slakit'
 * const sla = compileAgreement({ id: 'none', timeZone: 'UTC', currency: 'EUR', objectives: [] })
 * advanceTicket(sla, startTicket(sla, { id: 'T-1' }), { at: 0, type: 'created' }).firstAt // => 0
 * @see {@link reportTicket}
 */
export function advanceTicket(
  agreement: CompiledAgreement,
  given: TicketState,
  event: ClockEvent,
): TicketState {
  return guarded(() => {
    const state = requireStateOf(agreement, given);
    const at = instantOfEvent(event, ALONE);
    if (knowsEvent(state, event.id)) return state;
    const stored = storedEvent(event, at);
    for (const { id, clock } of clockObjectives(agreement)) {
      const own = state.clocks[id] as ClockState;
      requireOwnState(clock, own);
      requireNotBefore(lastOf(state.recent)?.at ?? lastAtOf(own), event, at);
    }
    // Clocks see to their own states.
    return markMade(withEvent(state, stored, 0, (gathered) => foldedOf(agreement, gathered)));
  });
}

/**
 * Reports on the state of a ticket at an instant not before its last event: what `evaluateTicket`
 * says of the whole log, without what that lists as ignored.
 *
 * @param agreement - The compiled agreement of the state.
 * @param given - The state so far.
 * @param options - `at`, the instant of judgement.
 * @returns The evaluation.
 * @throws {@link SlaError} `invalid-instant`, also for an instant before the last event;
 * `invalid-state` for the state of another agreement or of other rules; `unknown-field` and
 * `unknown-reference` for what nobody has put into it.
 * @example
 * import { compileAgreement, reportTicket, startTicket } from 'slakit'
 * const sla = compileAgreement({ id: 'none', timeZone: 'UTC', currency: 'EUR', objectives: [] })
 * reportTicket(sla, startTicket(sla, { id: 'T-1' }), { at: 0 }).nextDueAt // => null
 * @see {@link startTicket}
 */
export function reportTicket(
  agreement: CompiledAgreement,
  given: TicketState,
  options: TicketOptions,
): TicketEvaluation {
  return guarded(() => {
    const state = requireStateOf(agreement, given);
    const at = readAt(options);
    const { startAt, endAt } = planOf(agreement).inForce;
    const { firstAt, ticketId, clocks } = foldedOf(agreement, state);
    const isInForce = firstAt === null || (firstAt >= startAt && firstAt < endAt);
    const folded = clockObjectives(agreement).map((objective) => {
      const { id, clock } = objective;
      const own = requireOwnState(clock, clocks[id] as ClockState);
      requireNotAfter(lastAtOf(own), options.at, at);
      return { objective, state: appliedOf(clock, own), aside: NOTHING_ASIDE };
    });
    return evaluationOf(agreement, folded, { ticketId, at, isInForce });
  });
}

/** A ticket before its first event: its id, its attributes, and how its log will be ordered. */
export type TicketBeginning = Pick<Ticket, 'id' | 'attributes' | 'sameInstant'>;

const BEGINNING = {
  id: readId,
  attributes: optional(readAttributes),
  sameInstant: optional(word(['unordered', 'asGiven'])),
} satisfies FieldsOf<TicketBeginning>;
