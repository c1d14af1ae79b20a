import type { CompiledClock } from '../clock/compile.js';
import { type EvaluateOptions, evaluateClock } from '../clock/evaluate.js';
import type { ClockEvent } from '../clock/event.js';
import type { CycleReport } from '../clock/report.js';
import { type CycleTrace, type TraceStep, traceClock } from '../clock/trace.js';
import type { InstantInput } from '../core/instant.js';
import { wordDuration, wordInstant } from './wording.js';

/** In whose time an explanation speaks. */
export interface ExplainOptions extends EvaluateOptions {
  /** IANA id. @defaultValue 'UTC' */
  readonly timeZone?: string;
}

/**
 * Explains a clock in words: for every cycle what counted, what did not and why, and the verdict.
 * One line each, to be checked with a pencil.
 *
 * @throws {@link SlaError} as `evaluateClock`.
 * @example
 * import { compileCalendar, compileClock, explainClock } from 'slakit'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * const clock = compileClock(
 *   { id: 'fix', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: 'PT2H' }], calendar: 'office' },
 *   { office },
 * )
 * const events = [{ at: '2026-03-06T16:00:00Z', type: 'created' }]
 * explainClock(clock, events, '2026-03-09T09:30:00Z')
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
  events: readonly ClockEvent[],
  at: InstantInput,
  options: ExplainOptions = {},
): string[] {
  const { timeZone = 'UTC' } = options;
  const report = evaluateClock(clock, events, at, options);
  const traces = traceClock(clock, events, at, options);
  if (report.cycles.length === 0) return [`${clock.rule.id}: has not started`];
  return report.cycles.flatMap((cycle, i) =>
    explainCycle(clock, cycle, traces[i] as CycleTrace, timeZone),
  );
}

function explainCycle(
  clock: CompiledClock,
  cycle: CycleReport,
  trace: CycleTrace,
  timeZone: string,
): string[] {
  const name = cycle.number === 1 ? clock.rule.id : `${clock.rule.id}, cycle ${cycle.number}`;
  return [
    `${name}: target ${wordDuration(cycle.targetMs)}, started ${wordInstant(cycle.startedAt, timeZone)}`,
    ...trace.steps.map((step) => `  ${explainStep(step, timeZone)}`),
    `  ${explainVerdict(cycle, timeZone)}`,
  ];
}

function explainStep({ startAt, endAt, status, totalMs }: TraceStep, timeZone: string): string {
  const counted =
    status === 'counted'
      ? ` ${wordDuration(endAt - startAt)}, in all ${wordDuration(totalMs)}`
      : '';
  return `${wordInstant(startAt, timeZone)} to ${wordInstant(endAt, timeZone)}  ${status}${counted}`;
}

function explainVerdict(cycle: CycleReport, timeZone: string): string {
  const due =
    cycle.projectedDueAt === null
      ? 'never due: the calendar does not open again'
      : `due ${wordInstant(cycle.projectedDueAt, timeZone)}`;
  switch (cycle.state) {
    case 'pending':
      return `pending: counts from ${wordInstant(cycle.startedAt, timeZone)}, ${due}`;
    case 'running':
      return `running: ${due}, ${wordDuration(cycle.remainingMs)} left`;
    case 'paused':
      return `paused: ${due} if it went on now, ${wordDuration(cycle.remainingMs)} left`;
    case 'met':
      return `met: ${due}, ended with ${wordDuration(cycle.remainingMs)} left`;
    case 'missed':
      return `missed: ${due}, ${wordDuration(cycle.overrunMs)} over`;
    case 'cancelled':
      return `no verdict: ${cycle.ending}`;
  }
}
