import { type FoldState, foldLog } from '../../clock/evaluate.js';
import type { ClockEvent } from '../../clock/log/event.js';
import {
  type ClockLog,
  type EventOrder,
  type InstantOrder,
  orderLog,
  requireAttributes,
} from '../../clock/log/read-log.js';
import { nearestOf, type UnknownValue } from '../../clock/no-target.js';
import { type Aside, type ClockReport, reportOn } from '../../clock/report.js';
import { ownValue } from '../../clock/rule/attribute.js';
import type { Attributes, Scalar } from '../../clock/rule/condition.js';
import { guarded } from '../../core/error.js';
import type { InstantInput } from '../../core/instant.js';
import { type FieldsOf, pathOf, type Reader, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { made } from '../../core/read-results.js';
import { id, instant, word } from '../../core/read-values.js';
import { type CompiledAgreement, clockObjectives, planOf } from '../compile.js';
import type { ClockObjectivePlan } from '../kinds/clock.js';

/** A ticket: its id, its attributes from the start, and its event log. */
export interface Ticket {
  readonly id: string;
  /** Attributes before the first event. @defaultValue none */
  readonly attributes?: Readonly<Record<string, Scalar>> | undefined;
  readonly events: readonly ClockEvent[];
  /** What to do with events that are not in the order of their instants. @defaultValue 'sort' */
  readonly order?: EventOrder | undefined;
  /** What is known of the order of events of one instant that carry no `seq`. @defaultValue 'unordered' */
  readonly sameInstant?: InstantOrder | undefined;
}

/** Options of the questions about a ticket: the instant of judgement. */
export interface TicketOptions {
  /** The instant of judgement; events after it are set aside. */
  readonly at: InstantInput;
}

/** The report on one objective of a ticket. */
export interface ObjectiveEvaluation {
  readonly objectiveId: string;
  readonly report: ClockReport;
}

/** A ticket judged by all objectives that are for it. */
export interface TicketEvaluation {
  readonly ticketId: string;
  readonly evaluatedAt: number;
  /** `not-in-force`: the ticket began outside of the dates on which the agreement governs. */
  readonly status: 'judged' | 'not-in-force';
  readonly objectives: readonly ObjectiveEvaluation[];
  /** The ids of objectives whose `appliesTo` does not hold for the ticket as it is now. */
  readonly notFor: readonly string[];
  /** Attributes of the ticket that have a value now which the agreement does not declare for them. */
  readonly undeclared: readonly UnknownValue[];
  /** The earliest deadline that still runs, or `null`. */
  readonly nextDueAt: number | null;
  /** The next instant at which anything changes without new input, or `null`. */
  readonly nextChangeAt: number | null;
}

/**
 * Judges a ticket by every clock objective of an agreement that is for it. The log is read once for
 * all of them. The agreement governs a ticket when its first event lies in the effective dates.
 *
 * @param agreement - A compiled agreement.
 * @param ticket - The ticket with its event log.
 * @param options - `at`, the instant of judgement.
 * @returns One report per objective, in the order of the agreement; those whose `appliesTo` does not
 * hold at `at` are listed as `notFor`. None when the agreement is not in force.
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`, `invalid-option`,
 * `invalid-type`, `missing-field`, `unknown-field`.
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
  return guarded(() => {
    const at = readAt(options);
    const { ticketId, log } = readTicket(ticket);
    const folded = foldedFor(agreement, log, at);
    return evaluationOf(agreement, folded, { ticketId, at, isInForce: isGoverned(agreement, log) });
  });
}

/** An objective with the state of its clock, and what in the log changed nothing. */
export interface FoldedObjective {
  readonly objective: ClockObjectivePlan;
  readonly state: FoldState;
  readonly aside: Aside;
}

function foldedFor(
  agreement: CompiledAgreement,
  log: ClockLog,
  at: number,
): readonly FoldedObjective[] {
  return clockObjectives(agreement).map((objective) => {
    const { state, ...aside } = foldLog(objective.clock.plan, log, at, {});
    return { objective, state, aside };
  });
}

/** Whether an objective is for a ticket that was folded. */
function isFor({ objective: { appliesTo, applies }, state }: FoldedObjective): boolean {
  if (appliesTo === undefined || appliesTo.holds('', state)) return true;
  return applies === 'ever' && state.hasApplied;
}

/** What is known of a ticket besides its clocks. */
export interface Judgement {
  readonly ticketId: string;
  readonly at: number;
  readonly isInForce: boolean;
}

/** Joins the reports of a ticket. */
export function evaluationOf(
  agreement: CompiledAgreement,
  folded: readonly FoldedObjective[],
  { ticketId, at, isInForce }: Judgement,
): TicketEvaluation {
  const judged = isInForce ? folded.filter(isFor) : [];
  const objectives = judged.map(({ objective, state, aside }) => ({
    objectiveId: objective.id,
    report: reportOn(objective.clock.plan, state, at, aside),
  }));
  const running = objectives.map(({ report }) =>
    report.current?.phase === 'running' ? report.current.dueAt : null,
  );
  const others = isInForce ? folded.filter((one) => !isFor(one)) : [];
  return made('evaluation', {
    ticketId,
    evaluatedAt: at,
    status: isInForce ? 'judged' : 'not-in-force',
    objectives,
    notFor: others.map(({ objective }) => objective.id),
    undeclared: undeclaredIn(agreement, folded[0]?.state.attributes ?? {}),
    nextDueAt: earliest(running),
    nextChangeAt: earliest(objectives.map(({ report }) => report.nextChangeAt)),
  });
}

function undeclaredIn(agreement: CompiledAgreement, attributes: Attributes): UnknownValue[] {
  return [...planOf(agreement).attributes].flatMap(([attribute, known]) => {
    const value = ownValue(attributes, attribute);
    if (value === undefined || known.length === 0 || known.includes(value)) return [];
    return [{ attribute, value, nearest: nearestOf(value, known) }];
  });
}

/** A ticket as read: its log is read once, whoever asks. */
export interface ReadTicket {
  readonly ticketId: string;
  readonly log: ClockLog;
}

/** Reads a ticket. */
export function readTicket(ticket: Ticket): ReadTicket {
  const fields = readFields(readerOf(ticket), 'a ticket with id and events', TICKET);
  const { attributes, order, sameInstant } = fields;
  return { ticketId: fields.id, log: orderLog(ticket.events, { attributes, order, sameInstant }) };
}

const asIs = ({ value }: { readonly value: unknown }): unknown => value;

/** Reads attributes before the first event. */
export function readAttributes(reader: Reader): Attributes {
  return requireAttributes(reader.value as Attributes, pathOf(reader));
}

/** Events are read by the reader of logs. */
const TICKET = {
  id,
  attributes: optional(readAttributes),
  events: asIs,
  order: optional(word(['sort', 'refuse'])),
  sameInstant: optional(word(['unordered', 'asGiven'])),
} satisfies FieldsOf<Ticket>;

const OPTIONS = { at: instant } satisfies FieldsOf<TicketOptions>;

/** Reads the instant of judgement. */
export function readAt(options: TicketOptions): number {
  return readFields(readerOf(options, null, 'options'), 'options with at', OPTIONS).at;
}

/** The objectives that a log up to an instant is judged by. */
export function objectivesFor(
  agreement: CompiledAgreement,
  log: ClockLog,
  at: number,
): readonly ClockObjectivePlan[] {
  if (!isGoverned(agreement, log)) return [];
  return foldedFor(agreement, log, at)
    .filter(isFor)
    .map(({ objective }) => objective);
}

/** Whether the agreement is in force when a ticket begins; one without events begins whenever it is asked. */
function isGoverned(agreement: CompiledAgreement, { entries }: ClockLog): boolean {
  const { startAt, endAt } = planOf(agreement).inForce;
  const [first] = entries;
  return first === undefined || (first.at >= startAt && first.at < endAt);
}

function earliest(instants: readonly (number | null)[]): number | null {
  return instants.reduce(
    (first, at) => (at === null || (first !== null && first <= at) ? first : at),
    null,
  );
}
