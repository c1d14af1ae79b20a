import type { CompiledCalendar } from '../calendar/compiled.js';
import { openTimeSet } from '../calendar/open-intervals.js';
import type { CompiledClock } from '../clock/compile.js';
import type { ClockReport } from '../clock/report.js';
import { type InstantInput, MAX_INSTANT, toInstant } from '../core/instant.js';
import { toIntervals } from '../core/interval.js';
import type { CountdownSnapshot } from '../countdown/snapshot.js';

/** How much a snapshot carries. */
export interface CountdownOptions {
  /** The most stretches of open time; the snapshot is valid until the last one ends. @defaultValue 7 */
  readonly maxSegments?: number;
}

/** How far a snapshot looks: a countdown is refreshed long before. */
const HORIZON_MS = 60 * 86_400_000;

/**
 * Makes the small snapshot from which `slakit/countdown` counts down in a browser.
 *
 * @param clock - The clock that was evaluated.
 * @param report - Its report.
 * @param at - The instant of the report.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileClock, evaluateClock, toCountdown } from 'slakit'
 * const clock = compileClock({ id: 'reply', start: { on: 'created' }, stop: { on: 'reply' }, targets: [{ elapsed: 'PT1H' }] })
 * const report = evaluateClock(clock, [{ at: 0, type: 'created' }], 60_000)
 * toCountdown(clock, report, 60_000).remainingMs // => 3540000
 */
export function toCountdown(
  clock: CompiledClock,
  report: ClockReport,
  at: InstantInput,
  options: CountdownOptions = {},
): CountdownSnapshot {
  const asOf = toInstant(at, ['at']);
  const horizon = Math.min(asOf + HORIZON_MS, MAX_INSTANT);
  const { segments: open, validUntilAt } = movementOf(clock, report, asOf, horizon);
  const segments = open.slice(0, options.maxSegments ?? 7);
  const { current } = report;
  return {
    asOf,
    state: report.state,
    dueAt: current?.dueAt ?? null,
    remainingMs: current?.remainingMs ?? 0,
    segments,
    validUntilAt: segments.length < open.length ? (segments.at(-1)?.[1] ?? asOf) : validUntilAt,
  };
}

type Movement = Pick<CountdownSnapshot, 'segments' | 'validUntilAt'>;

/** When the remaining time falls, and how long that is the whole truth. */
function movementOf(
  { parts }: CompiledClock,
  { current, nextChangeAt }: ClockReport,
  asOf: number,
  horizon: number,
): Movement {
  const target =
    current === null || current.phase === 'ended' ? undefined : parts.targets[current.target];
  if (current === null || target === undefined) return { segments: [], validUntilAt: horizon };
  // A report does not say which of several calendars was chosen, so nothing can be said of later.
  if (target.calendar === undefined && parts.calendars.length > 0)
    return { segments: [], validUntilAt: asOf };
  const isAmount =
    target.kind === 'elapsed' && parts.pauseGives !== 'wall' && target.roundUpMs === undefined;
  const isHeld = current.phase === 'paused' && target.pausable && parts.pauseGives !== 'none';
  // A pause that moves a deadline instead of stopping a count moves it through closed hours too; one
  // with a cap ends by itself.
  if (isHeld)
    return {
      segments: [],
      validUntilAt: isAmount ? Math.min(nextChangeAt ?? horizon, horizon) : asOf,
    };
  const from =
    current.phase === 'pending' && isAmount ? Math.min(current.startedAt, horizon) : asOf;
  return {
    segments: openSegments(target.calendar ?? parts.calendar, from, horizon),
    validUntilAt: horizon,
  };
}

function openSegments(
  calendar: CompiledCalendar | undefined,
  from: number,
  to: number,
): CountdownSnapshot['segments'] {
  if (calendar === undefined) return from < to ? [[from, to]] : [];
  return toIntervals(openTimeSet(calendar, from, to)).map(
    ({ startAt, endAt }) => [startAt, endAt] as const,
  );
}
