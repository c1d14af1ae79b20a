import {
  type Attainment,
  attainmentOf,
  evaluateTicket,
  type Period,
  periodAt,
  type Statement,
  settlePeriod,
  type TicketEvaluation,
} from 'slakit';
import type { Loaded } from './load.js';

/** What the demo found. */
export interface Figures {
  readonly at: number;
  readonly evaluations: readonly TicketEvaluation[];
  readonly attainment: readonly Attainment[];
  readonly statements: readonly Statement[];
}

/** Judges all tickets at the last event, and settles the last whole period of each kind of data. */
export function evaluate(loaded: Loaded): Figures {
  const { agreement, tickets, probes, charges } = loaded;
  const at = tickets.reduce(
    (last, { events }) => events.reduce((max, event) => Math.max(max, event.at as number), last),
    0,
  );
  const evaluations = tickets.map((ticket) => evaluateTicket(agreement, ticket, { at }));
  const periods = new Map(
    [at, probes.lastAt]
      .map((instant) => lastWholePeriod(loaded, instant))
      .map((period) => [period.id, period]),
  );
  const statements = [...periods.values()]
    .sort((a, b) => a.startAt - b.startAt)
    .map((period) =>
      settlePeriod(
        agreement,
        { periodOf: period.startAt, tickets, services: probes.services, charges },
        { at: period.endAt },
      ),
    );
  return { at, evaluations, attainment: attainmentOf(evaluations), statements };
}

/** The last period that was over at an instant, or nearly: one that ends within a day of it. */
function lastWholePeriod({ agreement }: Loaded, instant: number): Period {
  const period = periodAt(agreement.periodRule, instant);
  const isNearlyOver = period.endAt - instant < 86_400_000;
  return isNearlyOver ? period : periodAt(agreement.periodRule, period.startAt - 1);
}
