import { compileAgreement } from '../../src/agreement/compile.js';
import type { Agreement, ClockObjective } from '../../src/agreement/document/document.js';
import { evaluateTicket } from '../../src/agreement/ticket/ticket.js';
import type { ClockReport, Scalar } from '../../src/clock.js';

/** A line of a log: the instant, the type, and what it sets. */
export type Line = readonly [at: string, type: string, set?: Readonly<Record<string, Scalar>>];

/**
 * What an imported clock says of a log at its last instant, on the way that users go: an agreement of
 * what was imported, and a ticket.
 */
export function reportOf(
  {
    calendars,
    objectives,
  }: Pick<Agreement, 'calendars'> & {
    readonly objectives: readonly ClockObjective[];
  },
  id: string,
  log: readonly Line[],
): ClockReport {
  const agreement = compileAgreement({
    id: 'imported',
    timeZone: 'UTC',
    currency: 'EUR',
    calendars,
    objectives,
  });
  const events = log.map(([at, type, set]) => ({ at, type, ...(set && { set }) }));
  const at = log.at(-1)?.[0] as string;
  const { objectives: reports } = evaluateTicket(agreement, { id: 'T', events }, { at });
  return reports.find(({ objectiveId }) => objectiveId === id)?.report as ClockReport;
}

/** An instant as text, so that a test can be read. */
export function iso(at: number | null | undefined): string | null {
  return typeof at === 'number' ? new Date(at).toISOString() : null;
}

/** Findings by code and place. */
export function told(
  warnings: readonly { readonly code: string; readonly path: readonly (string | number)[] }[],
): readonly (readonly [code: string, path: string])[] {
  return warnings.map(({ code, path }) => [code, path.join('.')]);
}
