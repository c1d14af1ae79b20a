import { openTimeSet } from '../calendar/open-intervals.js';
import { guarded } from '../core/error.js';
import { toIntervals, toTimeSetFromColumns } from '../core/interval.js';
import { clip, complement, difference, type TimeSet } from '../core/time-set.js';
import { type Stretch, withoutPauses } from './cycle/counted-time.js';
import { type CycleTerms, calendarSpans, termsOf } from './cycle/terms.js';
import { type EvaluateOptions, foldLog, KNOWN, requireAt } from './evaluate.js';
import type { ClockEvent } from './log/event.js';
import type { ClockLog } from './log/read-log.js';
import { type CompiledClock, planOf } from './rule/compile.js';

/** A stretch of a cycle and what the clock did in it. */
export interface TraceStep {
  readonly startAt: number;
  readonly endAt: number;
  /** `counted`: the clock moved. `paused`: a pause stood it. `closed`: the calendar was closed. */
  readonly status: 'counted' | 'paused' | 'closed';
  /** All that was counted up to the end of this step. */
  readonly totalMs: number;
}

/** The steps of one cycle: they cover it from its start to its end, or to the instant asked about. */
export interface CycleTrace {
  readonly number: number;
  readonly steps: readonly TraceStep[];
}

/**
 * Lists, for every cycle, which time counted and which did not, and why: the intervals behind
 * `elapsedMs`. The steps of a cycle join without gaps, and what they count adds up to its elapsed
 * time.
 *
 * @param clock - A compiled clock.
 * @param events - The log of one ticket, as a list or as `readLog` gave it.
 * @param options - Up to when, and how the log is read.
 * @returns One trace per cycle, in order.
 * @throws {@link SlaError} as `evaluateClock`.
 * @example
 * import { compileClock, traceClock } from 'slakit/clock'
 * const clock = compileClock({
 *   id: 'fix', start: { on: 'created' }, stop: { on: 'solved' },
 *   pause: { on: 'paused' }, resume: { on: 'resumed' }, targets: [{ elapsed: 'PT1H' }],
 * })
 * const events = [{ at: 0, type: 'created' }, { at: 100, type: 'paused' }]
 * traceClock(clock, events, { at: 300 })[0]?.steps
 * // => [{ startAt: 0, endAt: 100, status: 'counted', totalMs: 100 }, { startAt: 100, endAt: 300, status: 'paused', totalMs: 100 }]
 */
export function traceClock(
  clock: CompiledClock,
  events: readonly ClockEvent[] | ClockLog,
  options: EvaluateOptions,
): CycleTrace[] {
  return guarded(() => {
    const plan = planOf(clock);
    const until = requireAt(options, KNOWN);
    const { state } = foldLog(plan, events, until, options);
    return state.cycles.map((cycle) => ({
      number: cycle.number,
      steps: stepsOf(termsOf(plan, cycle), cycle.endedAt ?? until),
    }));
  });
}

function stepsOf(terms: CycleTerms, until: number): TraceStep[] {
  const { cycle } = terms;
  // An anchor may lie ahead of the instant, and of the end as well.
  if (until <= cycle.startedAt) return [];
  // Only what stands the clock is told as a pause.
  const pauses = terms.pausesStop ? terms.pauses : [];
  const stretches = withoutPauses(calendarSpans(terms, until), pauses);
  const counted = joined(stretches.map(openPart));
  const paused = difference(clip(pauseSet(pauses, until), cycle.startedAt, until), counted);
  const closed = difference(complement(counted, cycle.startedAt, until), paused);
  const steps = [
    ...toIntervals(counted).map((interval) => ({ ...interval, status: 'counted' as const })),
    ...toIntervals(paused).map((interval) => ({ ...interval, status: 'paused' as const })),
    ...toIntervals(closed).map((interval) => ({ ...interval, status: 'closed' as const })),
  ].sort((a, b) => a.startAt - b.startAt);
  let totalMs = 0;
  return steps.map((step) => {
    if (step.status === 'counted') totalMs += step.endAt - step.startAt;
    return { ...step, totalMs };
  });
}

/** One set of parts that follow each other: what touches becomes one. */
function joined(parts: readonly TimeSet[]): TimeSet {
  const out: number[] = [];
  for (const part of parts) {
    const touches = part.length > 0 && part[0] === out[out.length - 1];
    if (touches) out.pop();
    for (let i = touches ? 1 : 0; i < part.length; i++) out.push(part[i] as number);
  }
  return out;
}

function openPart({ calendar, from, to }: Stretch): TimeSet {
  // A target that came into force just now, and a cycle that is yet to count, have counted nothing.
  if (to <= from) return [];
  return calendar === undefined ? [from, to] : openTimeSet(calendar, from, to);
}

function pauseSet(pauses: readonly number[], until: number): TimeSet {
  return toTimeSetFromColumns(
    pauses.filter((_, i) => i % 2 === 0),
    pauses
      .filter((_, i) => i % 2 === 1)
      .map((end) => Math.min(end, Math.max(until, pauses[pauses.length - 2] as number))),
  );
}
