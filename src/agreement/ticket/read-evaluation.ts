import { readReport, readUnknownValue } from '../../clock/read-report.js';
import type { FieldsOf, Read } from '../../core/read.js';
import { listOf, nullable, readFields } from '../../core/read-parts.js';
import { resultInstant, returned } from '../../core/read-results.js';
import { id, word } from '../../core/read-values.js';
import type { ObjectiveEvaluation, TicketEvaluation } from './ticket.js';

/** Reads the evaluation of a ticket that comes back as an argument, all of it. */
export const readEvaluation: Read<TicketEvaluation> = /* @__PURE__ */ returned(
  'evaluation',
  (reader) => {
    readFields(reader, 'what evaluateTicket or reportTicket gave', EVALUATION);
    return reader.value as TicketEvaluation;
  },
);

const maybeInstant: Read<number | null> = /* @__PURE__ */ nullable(resultInstant);

const OBJECTIVE = { objectiveId: id, report: readReport } satisfies FieldsOf<ObjectiveEvaluation>;

const EVALUATION = /* @__PURE__ */ (() =>
  ({
    ticketId: id,
    evaluatedAt: resultInstant,
    status: word(['judged', 'not-in-force']),
    objectives: listOf('objectives', (at) => readFields(at, 'an objective of a ticket', OBJECTIVE)),
    notFor: listOf('objectives', id),
    undeclared: listOf('values', readUnknownValue),
    nextDueAt: maybeInstant,
    nextChangeAt: maybeInstant,
  }) satisfies FieldsOf<TicketEvaluation>)();
