import type { CycleReport } from '../../clock/cycle/cycle-report.js';
import { type EvaluateOptions, evaluateClock, orderedLogOf } from '../../clock/evaluate.js';
import type { ClockEvent } from '../../clock/log/event.js';
import type { ClockLog } from '../../clock/log/read-log.js';
import type { ClockReport } from '../../clock/report.js';
import type { CompiledClock } from '../../clock/rule/compile.js';
import { type CycleTrace, type TraceStep, traceClock } from '../../clock/trace.js';
import { guarded } from '../../core/error.js';
import { type KnownFields, requireKnown } from '../../core/read-parts.js';
import { describeDuration, describeInstant } from './describe.js';

/** Options of `explainClock`. */
export interface ExplainOptions extends EvaluateOptions {
  /** IANA id. @defaultValue 'UTC' */
  readonly timeZone?: string | undefined;
}

/**
 * Explains a clock in words: for every cycle what counted, what did not and why, and the verdict.
 * One line each, to be checked with a pencil.
 *
 * @param clock - A compiled clock.
 * @param events - The log of one ticket, as a list or as `readLog` gave it.
 * @param options - `at`, the instant of judgement; `timeZone`, in which instants are told.
 * @returns Lines of text, in English.
 * @throws {@link SlaError} as `evaluateClock`, and `invalid-time-zone`.
 * @example
 * import { compileCalendar, compileClock } from 'slakit'
 * import { explainClock } from 'slakit/report'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * const clock = compileClock(
 *   { id: 'fix', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: 'PT2H' }], calendar: 'office' },
 *   { office },
 * )
 * const events = [{ at: '2026-03-06T16:00:00Z', type: 'created' }]
 * explainClock(clock, events, { at: '2026-03-09T09:30:00Z' })
 * // => [
 * //   'fix: target 2 h, started Fri 2026-03-06 16:00',
 * //   '  Fri 2026-03-06 16:00 to Fri 2026-03-06 17:00  counted 1 h, in all 1 h',
 * //   '  Fri 2026-03-06 17:00 to Mon 2026-03-09 09:00  closed',
 * //   '  Mon 2026-03-09 09:00 to Mon 2026-03-09 09:30  counted 30 min, in all 1 h 30 min',
 * //   '  running: due Mon 2026-03-09 10:00, 30 min left',
 * // ]
 */
export function explainClock(
  clock: CompiledClock,
  events: readonly ClockEvent[] | ClockLog,
  options: ExplainOptions,
): string[] {
  return guarded(() => {
    requireKnown(options, OPTIONS);
    const { timeZone = 'UTC', at, ...others } = options;
    const log = orderedLogOf(events, others);
    const report = evaluateClock(clock, log, { at });
    return explainReport(report, traceClock(clock, log, { at }), timeZone);
  });
}

const OPTIONS: KnownFields<ExplainOptions> = {
  at: true,
  attributes: true,
  order: true,
  sameInstant: true,
  timeZone: true,
};

/** The words for a report and the trace of its cycles. */
export function explainReport(
  report: ClockReport,
  traces: readonly CycleTrace[],
  timeZone: string,
): string[] {
  if (report.cycles.length === 0) {
    const isWaiting = report.noTarget !== null;
    return [`${report.clockId}: ${isWaiting ? 'waits for a target that fits' : 'has not started'}`];
  }
  return report.cycles.flatMap((cycle, i) => [
    `${titleOf(report, cycle)}: target ${describeDuration(cycle.targetMs)}, started ${describeInstant(cycle.startedAt, timeZone)}`,
    ...(traces[i]?.steps ?? []).map((step) => `  ${explainStep(step, timeZone)}`),
    `  ${explainVerdict(cycle, timeZone)}`,
  ]);
}

function titleOf({ clockId }: ClockReport, { number }: CycleReport): string {
  return number === 1 ? clockId : `${clockId}, cycle ${number}`;
}

function explainStep({ startAt, endAt, status, totalMs }: TraceStep, timeZone: string): string {
  const counted =
    status === 'counted'
      ? ` ${describeDuration(endAt - startAt)}, in all ${describeDuration(totalMs)}`
      : '';
  return `${describeInstant(startAt, timeZone)} to ${describeInstant(endAt, timeZone)}  ${status}${counted}`;
}

/** Why there is no deadline, where there is none. */
const NO_DUE: Readonly<Record<CycleReport['dueStatus'], string>> = {
  due: 'no deadline',
  projected: 'no deadline',
  'no-target': 'no deadline: no target fits the ticket',
  'no-date': 'no deadline: the attribute that should hold its date does not',
  'never-opens': 'never due: the calendar does not open again',
};

function explainVerdict(cycle: CycleReport, timeZone: string): string {
  const due =
    cycle.projectedDueAt === null
      ? NO_DUE[cycle.dueStatus]
      : `due ${describeInstant(cycle.projectedDueAt, timeZone)}`;
  const left = describeDuration(cycle.remainingMs);
  switch (cycle.state) {
    case 'pending':
      return `pending: counts from ${describeInstant(cycle.startedAt, timeZone)}, ${due}`;
    case 'running':
      return `running: ${due}, ${left} left`;
    case 'paused':
      return `paused: ${due} if it went on now, ${left} left`;
    case 'met':
      return `met: ${due}, ended with ${left} left`;
    case 'acceptable':
      return `acceptable: ${due}, ${describeDuration(cycle.overrunMs)} over, within the second level`;
    case 'no-target':
      return NO_DUE['no-target'];
    case 'missed':
      return `missed: ${due}, ${describeDuration(cycle.overrunMs)} over`;
    case 'cancelled':
      return `no verdict: ${cycle.ending}`;
  }
}
