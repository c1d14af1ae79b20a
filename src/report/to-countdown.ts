import { type CompiledAgreement, planOf } from '../agreement/compile.js';
import { readEvaluation } from '../agreement/ticket/read-evaluation.js';
import type { TicketEvaluation } from '../agreement/ticket/ticket.js';
import type { CompiledCalendar } from '../calendar/open/compiled.js';
import { openTimeSet } from '../calendar/open-intervals.js';
import type { CycleReport } from '../clock/cycle/cycle-report.js';
import { readReport } from '../clock/read-report.js';
import type { ClockReport } from '../clock/report.js';
import { type CalendarsById, calendarIn, calendarsById } from '../clock/rule/calendars.js';
import { guarded } from '../core/error.js';
import { MAX_INSTANT } from '../core/instant.js';
import { toIntervals } from '../core/interval.js';
import { childOf, type FieldsOf, type Reader, readerOf } from '../core/read.js';
import { optional, readFields } from '../core/read-parts.js';
import { whole } from '../core/read-values.js';
import type { CountdownSnapshot } from '../countdown/snapshot.js';

/** Options of a countdown. */
export interface CountdownOptions {
  /** The most stretches of open time; the snapshot is valid until the last one ends. @defaultValue 7 */
  readonly maxStretches?: number | undefined;
}

/** Options of `toCountdown`. */
export interface ClockCountdownOptions extends CountdownOptions {
  /** The compiled calendars that the rule of the clock names. @defaultValue none */
  readonly calendars?: CalendarsById | undefined;
}

/** How far a snapshot looks: a countdown is refreshed long before. */
const HORIZON_MS = 60 * 86_400_000;

const COMMON = {
  maxStretches: optional(whole('stretches'), 7),
} satisfies FieldsOf<CountdownOptions>;

const OPTIONS = {
  ...COMMON,
  calendars: optional(({ value }: Reader) => calendarsById(value), new Map()),
} satisfies FieldsOf<ClockCountdownOptions>;

/**
 * Makes the small snapshot from which `slakit/countdown` counts down in a browser. The report says
 * all that is needed but the hours of its calendar.
 *
 * @param report - A report on a clock.
 * @param options - The calendars that the rule names, and how much the snapshot carries.
 * @returns The snapshot, taken at the instant of the report.
 * @throws {@link SlaError} `unknown-reference` when the calendar of the report was not given,
 * `invalid-calendar`, `invalid-option`; `invalid-type`, `missing-field` or `unknown-field` when the
 * report is none.
 * @example
 * import { compileClock, evaluateClock } from 'slakit'
 * import { toCountdown } from 'slakit/report'
 * const clock = compileClock({ id: 'reply', start: { on: 'created' }, stop: { on: 'reply' }, targets: [{ elapsed: 'PT1H' }] })
 * const report = evaluateClock(clock, [{ at: 0, type: 'created' }], { at: 60_000 })
 * toCountdown(report).remainingMs // => 3540000
 */
export function toCountdown(
  report: ClockReport,
  options: ClockCountdownOptions = {},
): CountdownSnapshot {
  return guarded(() => {
    const read = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
    return snapshotOf(
      readReport(readerOf(report, null, 'report')),
      read.calendars,
      read.maxStretches,
    );
  });
}

/** The snapshot of one objective of a ticket. */
export interface ObjectiveCountdown extends CountdownSnapshot {
  readonly objectiveId: string;
}

/**
 * Makes a countdown snapshot for every objective of a ticket that has begun.
 *
 * @param agreement - The agreement by which the ticket was judged.
 * @param evaluation - What `evaluateTicket` or `reportTicket` gave.
 * @param options - How much each snapshot carries.
 * @returns One snapshot per objective with a cycle, in the order of the evaluation: nothing counts down
 * before a start.
 * @throws {@link SlaError} `invalid-option`; `invalid-type`, `missing-field` or `unknown-field` when the
 * evaluation is none.
 * @example
 * import { compileAgreement, evaluateTicket } from 'slakit'
 * import { countdownsOf } from 'slakit/report'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * const evaluation = evaluateTicket(sla, { id: 'T-1', events: [{ at: 0, type: 'created' }] }, { at: 60_000 })
 * countdownsOf(sla, evaluation).map(({ objectiveId, remainingMs }) => [objectiveId, remainingMs])
 * // => [['reply', 3540000]]
 */
export function countdownsOf(
  agreement: CompiledAgreement,
  evaluation: TicketEvaluation,
  options: CountdownOptions = {},
): ObjectiveCountdown[] {
  return guarded(() => {
    const { calendars } = planOf(agreement);
    const { maxStretches } = readFields(readerOf(options, null, 'options'), 'options', COMMON);
    const { objectives } = readEvaluation(readerOf(evaluation, null, 'evaluation'));
    return objectives
      .filter(({ report }) => report.current !== null)
      .map(({ objectiveId, report }) => ({
        objectiveId,
        ...snapshotOf(report, calendars, maxStretches),
      }));
  });
}

function snapshotOf(
  report: ClockReport,
  calendars: ReadonlyMap<string, CompiledCalendar>,
  maxStretches: number,
): CountdownSnapshot {
  const { evaluatedAt, current, state } = report;
  const movement = movementOf(report, calendars);
  const movesAt = movement.movesAt.slice(0, maxStretches);
  return {
    evaluatedAt,
    state,
    dueAt: current?.dueAt ?? null,
    remainingMs: current?.remainingMs ?? 0,
    ...acceptableLeft(current),
    movesAt,
    validUntilAt:
      movesAt.length < movement.movesAt.length
        ? (movesAt.at(-1)?.[1] ?? evaluatedAt)
        : movement.validUntilAt,
  };
}

function acceptableLeft(
  current: CycleReport | null,
): Pick<CountdownSnapshot, 'acceptableRemainingMs'> {
  if (current === null || current.acceptableMs === null || current.remainingOf === 'nothing')
    return {};
  const { remainingMs, acceptableMs, targetMs } = current;
  return { acceptableRemainingMs: remainingMs + acceptableMs - targetMs };
}

type Movement = Pick<CountdownSnapshot, 'movesAt' | 'validUntilAt'>;

/** When the remaining time falls, and how long that is the whole truth. */
function movementOf(
  { current, evaluatedAt, nextChangeAt }: ClockReport,
  calendars: ReadonlyMap<string, CompiledCalendar>,
): Movement {
  const horizon = Math.min(evaluatedAt + HORIZON_MS, MAX_INSTANT);
  if (current === null || current.phase === 'ended' || current.remainingOf === 'nothing')
    return { movesAt: [], validUntilAt: horizon };
  const isAmount = current.remainingOf === 'amount';
  // A pause that moves a deadline instead of stopping a count moves it through closed hours too; one
  // with a cap ends by itself.
  if (current.isHeld) {
    const endsAt = Math.min(nextChangeAt ?? horizon, horizon);
    return { movesAt: [], validUntilAt: isAmount ? endsAt : evaluatedAt };
  }
  const from =
    isAmount && current.phase === 'pending' ? Math.min(current.startedAt, horizon) : evaluatedAt;
  return { movesAt: stretchesOf(current, calendars, from, horizon), validUntilAt: horizon };
}

/** The open time of the calendar that holds. */
function stretchesOf(
  { calendar: id }: CycleReport,
  calendars: ReadonlyMap<string, CompiledCalendar>,
  from: number,
  to: number,
): CountdownSnapshot['movesAt'] {
  if (!(from < to)) return [];
  if (id === null) return [[from, to]];
  const { calendar } = calendarIn(calendars)(
    childOf(readerOf({ calendar: id }, null, 'report'), 'calendar'),
  );
  return toIntervals(openTimeSet(calendar, from, to)).map(
    ({ startAt, endAt }) => [startAt, endAt] as const,
  );
}
