import type { CycleReport } from '../../clock/cycle/cycle-report.js';
import type { Interval } from '../../core/interval.js';
import { childOf, type Read, type Reader, reading, refuse } from '../../core/read.js';
import { type CompiledAgreement, planOf } from '../compile.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { Delay, KindFacts } from '../kinds/measured.js';
import { evaluateTicket, type Ticket, type TicketEvaluation } from '../ticket/ticket.js';
import { countAll, decidedAt, isDecided, type Judged } from './attainment.js';

/**
 * The attainments of a period by objective, of tickets as they stand at an instant. Each verdict
 * belongs to one period: that in which it fell; or, when a later change put it before the start of
 * the period, that in which it came to be known, since the statement of the other is written.
 */
export function attainmentsOf(
  agreement: CompiledAgreement,
  tickets: readonly Reader[],
  within: Interval,
  at: number,
): PeriodAttainment {
  const isLookedAt = looksAtDelays(planOf(agreement).objectives);
  const delays = new Map<string, Delay[]>();
  const judgeAt = (instant: number): Read<TicketEvaluation> =>
    reading((ticket: Ticket) => evaluateTicket(agreement, ticket, { at: instant }));
  const judge = judgeAt(at);
  const judgeAtStart = judgeAt(within.startAt);
  const judged = (function* (): Generator<Judged> {
    const seen = new Set<string>();
    for (const ticket of tickets) {
      const evaluation = judge(ticket);
      requireNew(ticket, evaluation.ticketId, seen);
      const isOlder = decidedBefore(evaluation, within.startAt).size > 0;
      const known = isOlder ? decidedBefore(judgeAtStart(ticket), within.startAt) : NONE;
      const belongs = belongsTo(within, known);
      keepDelays(delays, evaluation, (id, cycle) => isLookedAt(id) && belongs(cycle, id));
      yield { objectives: evaluation.objectives, belongs };
    }
  })();
  return { attainments: new Map(countAll(judged).map((one) => [one.objectiveId, one])), delays };
}

/** The attainments of a period, and the delays that remedies look at. */
export type PeriodAttainment = Pick<KindFacts, 'attainments' | 'delays'>;

/** Delays are kept for objectives whose remedy looks at them, and for no others. */
function looksAtDelays(objectives: readonly ObjectivePlan[]): (id: string) => boolean {
  const ids = objectives
    .filter(({ metric }) => metric === 'eachDelay' || metric === 'longestDelay')
    .map(({ id }) => id);
  return (id) => ids.includes(id);
}

function keepDelays(
  delays: Map<string, Delay[]>,
  { ticketId, objectives }: TicketEvaluation,
  isMeant: (objectiveId: string, cycle: CycleReport) => boolean,
): void {
  for (const { objectiveId, report } of objectives) {
    for (const cycle of report.cycles) {
      if (cycle.state !== 'missed' || !isMeant(objectiveId, cycle)) continue;
      const { number, startedAt, overrunMs } = cycle;
      const known = delays.get(objectiveId) ?? [];
      delays.set(objectiveId, known);
      known.push({ ticketId, cycle: number, startedAt, overrunMs });
    }
  }
}

const NONE: ReadonlySet<string> = new Set();

function belongsTo({ startAt, endAt }: Interval, known: ReadonlySet<string>): Judged['belongs'] {
  return (cycle, objectiveId) => {
    const fellAt = decidedAt(cycle);
    if (fellAt === null || fellAt >= endAt) return false;
    return fellAt >= startAt || !known.has(keyOf(objectiveId, cycle.number));
  };
}

/** The cycles whose verdict lies before an instant. */
function decidedBefore({ objectives }: TicketEvaluation, startAt: number): ReadonlySet<string> {
  return new Set(
    objectives.flatMap(({ objectiveId, report }) =>
      report.cycles
        .filter((cycle) => isDecided(cycle) && (decidedAt(cycle) ?? startAt) < startAt)
        .map(({ number }) => keyOf(objectiveId, number)),
    ),
  );
}

function keyOf(objectiveId: string, cycle: number): string {
  return `${objectiveId}/${cycle}`;
}

/** A ticket that is given twice would count twice. */
function requireNew(ticket: Reader, id: string, seen: Set<string>): void {
  if (seen.has(id)) {
    refuse(childOf(ticket, 'id'), {
      code: 'invalid-option',
      expected: 'an id that no other ticket has',
    });
  }
  seen.add(id);
}
