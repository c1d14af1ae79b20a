import { type ClockChange, changesOf } from '../../clock/changes.js';
import type { ClockReport } from '../../clock/report.js';
import { fail, guarded, shown } from '../../core/error.js';
import { readerOf } from '../../core/read.js';
import { readEvaluation } from './read-evaluation.js';
import type { TicketEvaluation } from './ticket.js';

/** A change of one objective of a ticket; its key is unique among all tickets. */
export type TicketChange = ClockChange & { readonly objectiveId: string };

/**
 * Lists what differs between two evaluations of a ticket: by objective, what fired, was missed or met,
 * started, was paused, went on, ended, and how its deadline moved. An objective that is for the ticket
 * only since then is told from its start, and one that is for it no more is `removed`, cycle by cycle.
 *
 * @param before - The evaluation that was told last; `null` when none was.
 * @param after - A later one of the same ticket.
 * @returns The changes, in the order of the objectives, those that are gone last; keys begin with the id of the ticket.
 * @throws {@link SlaError} `invalid-option` when the evaluations are of two tickets; `invalid-type`,
 * `missing-field` or `unknown-field` when one is none.
 * @example
 * import { compileAgreement, evaluateTicket, ticketChangesBetween } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * const ticket = { id: 'T-1', events: [{ at: 0, type: 'created' }] }
 * const before = evaluateTicket(sla, ticket, { at: 60_000 })
 * ticketChangesBetween(before, evaluateTicket(sla, ticket, { at: 3_600_001 })).map(({ key }) => key)
 * // => ['T-1/reply/1/missed']
 */
export function ticketChangesBetween(
  before: TicketEvaluation | null,
  after: TicketEvaluation,
): TicketChange[] {
  return guarded(() => {
    readEvaluation(readerOf(after, null, 'after'));
    if (before !== null) readEvaluation(readerOf(before, null, 'before'));
    if (before !== null && before.ticketId !== after.ticketId) {
      fail({
        code: 'invalid-option',
        path: ['after', 'ticketId'],
        expected: `the ticket of the evaluation before, ${shown(before.ticketId)}`,
        received: shown(after.ticketId),
      });
    }
    const reports = reportsOf(before);
    const changes = after.objectives.flatMap(({ objectiveId, report }) =>
      of(objectiveId, changesOf(reports.get(objectiveId) ?? null, report), after),
    );
    const left = reportsOf(after);
    for (const [objectiveId, report] of reports) {
      if (left.has(objectiveId)) continue;
      // It is for the ticket no more: a report without a cycle says so of every one that was told.
      const none = { ...report, current: null, cycles: [] };
      changes.push(...of(objectiveId, changesOf(report, none), after));
    }
    return changes;
  });
}

function reportsOf(evaluation: TicketEvaluation | null): Map<string, ClockReport> {
  return new Map(evaluation?.objectives.map((one) => [one.objectiveId, one.report]));
}

function of(
  objectiveId: string,
  changes: readonly ClockChange[],
  { ticketId }: TicketEvaluation,
): TicketChange[] {
  return changes.map((change) => ({ ...change, key: `${ticketId}/${change.key}`, objectiveId }));
}
