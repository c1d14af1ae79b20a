import Table from 'cli-table3';
import {
  type Attainment,
  type CycleReport,
  describeDuration,
  describeInstant,
  explainTicket,
  type Money,
  type Objective,
  type Statement,
  type StatementLine,
  type TicketEvaluation,
} from 'slakit';
import type { Figures } from './evaluate.js';
import type { Loaded } from './load.js';

const MOST_ROWS = 30;

/** Everything a person wants to see, as text. */
export function print(loaded: Loaded, figures: Figures, explained: string | undefined): string {
  const { agreement } = loaded.agreement;
  const zone = agreement.timeZone;
  return [
    `${agreement.name ?? agreement.id}, version ${agreement.version ?? 'none'}`,
    `Tickets as of ${describeInstant(figures.at, zone)} (${zone})`,
    ticketTable(figures.evaluations, zone),
    'Attainment of all tickets',
    attainmentTable(figures.attainment, agreement.objectives),
    ...figures.statements.flatMap((statement) => [
      `Statement for ${statement.period.id}`,
      statementTable(statement),
    ]),
    ...explanation(loaded, figures, explained),
  ].join('\n');
}

function ticketTable(evaluations: readonly TicketEvaluation[], zone: string): string {
  const rows = evaluations.flatMap(({ ticketId, objectives }) =>
    objectives.flatMap(({ objectiveId, report }) =>
      report.current === null ? [] : [ticketRow(ticketId, objectiveId, report.current, zone)],
    ),
  );
  const left = rows.length - MOST_ROWS;
  const table = tableOf(
    ['Ticket', 'Objective', 'State', 'Due', 'Remaining', 'Paused'],
    rows.slice(0, MOST_ROWS),
  );
  return left > 0 ? `${table}\n(${left} more rows)` : table;
}

function ticketRow(
  ticketId: string,
  objectiveId: string,
  cycle: CycleReport,
  zone: string,
): string[] {
  const due = cycle.projectedDueAt === null ? 'never' : describeInstant(cycle.projectedDueAt, zone);
  return [
    ticketId,
    objectiveId,
    cycle.state,
    cycle.dueStatus === 'projected' ? `${due} (if resumed)` : due,
    describeDuration(cycle.remainingMs),
    describeDuration(cycle.pausedMs),
  ];
}

function attainmentTable(
  attainments: readonly Attainment[],
  objectives: readonly Objective[],
): string {
  return tableOf(
    ['Objective', 'Met', 'Missed', 'Open', 'Attained', 'Promised'],
    attainments.map(({ objectiveId, met, missed, open, attainmentPercent }) => [
      nameOf(objectives, objectiveId),
      String(met),
      String(missed),
      String(open),
      attainmentPercent === null ? 'no verdict yet' : `${attainmentPercent} %`,
      promised(objectives.find(({ id }) => id === objectiveId)),
    ]),
  );
}

function statementTable(statement: Statement): string {
  const rows = statement.lines.map((line) => [
    line.name ?? line.objectiveId,
    line.status,
    line.levelPercent === null ? 'no data' : `${line.levelPercent} %`,
    line.targetPercent === null ? 'none' : `${line.targetPercent} %`,
    budgetOf(line),
    line.issue === null ? moneyText(line.amount) : line.issue.message,
  ]);
  rows.push(['Total', '', '', '', '', moneyText(statement.total)]);
  return tableOf(['Objective', 'Status', 'Level', 'Target', 'Error budget left', 'Credit'], rows);
}

/** What is owed in kind alone has no amount. */
function moneyText(money: Money | null): string {
  return money === null ? 'in kind' : `${money.amount} ${money.currency}`;
}

function budgetOf({ availability }: StatementLine): string {
  if (availability?.budget == null) return '';
  const { totalMs, remainingMs } = availability.budget.period;
  return `${describeDuration(remainingMs)} of ${describeDuration(totalMs)}`;
}

function promised(objective: Objective | undefined): string {
  if (objective === undefined || (objective.kind === 'score' && objective.measure === 'nps'))
    return '';
  const percent =
    objective.kind === 'clock' ? objective.attainmentPercent : objective.targetPercent;
  return percent === undefined ? '' : `${percent} %`;
}

function nameOf(objectives: readonly Objective[], objectiveId: string): string {
  return objectives.find(({ id }) => id === objectiveId)?.name ?? objectiveId;
}

function explanation(
  { agreement, tickets }: Loaded,
  figures: Figures,
  explained: string | undefined,
): string[] {
  const evaluation =
    figures.evaluations.find(({ ticketId }) => ticketId === explained) ??
    mostInstructive(figures.evaluations);
  const ticket = tickets.find(({ id }) => id === evaluation?.ticketId);
  if (ticket === undefined) return [];
  return [`Why ${ticket.id} is as it is`, ...explainTicket(agreement, ticket, { at: figures.at })];
}

/** A ticket that was missed and paused says most; else any missed one, else the first. */
function mostInstructive(evaluations: readonly TicketEvaluation[]): TicketEvaluation | undefined {
  const reports = (evaluation: TicketEvaluation) =>
    evaluation.objectives.map(({ report }) => report.current);
  const isMissed = (evaluation: TicketEvaluation) =>
    reports(evaluation).some((cycle) => cycle?.state === 'missed');
  const missedAndPaused = (evaluation: TicketEvaluation) =>
    reports(evaluation).some((cycle) => cycle?.state === 'missed' && cycle.pausedMs > 0);
  return evaluations.find(missedAndPaused) ?? evaluations.find(isMissed) ?? evaluations[0];
}

function tableOf(head: string[], rows: readonly string[][]): string {
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...rows);
  return table.toString();
}
