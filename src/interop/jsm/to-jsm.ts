import type { CycleReport } from '../../clock/cycle/cycle-report.js';
import { readReport } from '../../clock/read-report.js';
import type { ClockReport } from '../../clock/report.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { readZone, type Zone } from '../../zone/zone.js';
import { type JsmDuration, type JsmInstant, jsmDuration, jsmInstant } from './format.js';

/** The parts of the shape that a report does not say. */
export interface JsmOptions {
  /** Id and name of the SLA as a reader of the shape knows it. */
  readonly id: string;
  readonly name: string;
  /** IANA zone on whose clock instants are written. */
  readonly timeZone: string;
}

/** The fields of every cycle. */
export interface JsmCycleCommon {
  readonly startTime: JsmInstant;
  /** The deadline, whether missed or not. Missing while a pause leaves it open, or when there is none. */
  readonly breachTime?: JsmInstant;
  readonly breached: boolean;
  readonly goalDuration: JsmDuration;
  readonly elapsedTime: JsmDuration;
  /** In calendar hours; negative after the deadline. */
  readonly remainingTime: JsmDuration;
}

/** A cycle that was stopped. */
export interface JsmCompletedCycle extends JsmCycleCommon {
  readonly stopTime: JsmInstant;
}

/** The cycle that goes on. */
export interface JsmOngoingCycle extends JsmCycleCommon {
  readonly paused: boolean;
  /** Whether the calendar is open at the instant of the report. */
  readonly withinCalendarHours: boolean;
}

/** An SLA of a request as the REST interface answers it. */
export interface JsmSla {
  readonly id: string;
  readonly name: string;
  readonly completedCycles: readonly JsmCompletedCycle[];
  readonly ongoingCycle?: JsmOngoingCycle;
}

/**
 * Writes a clock report in the shape in which Jira Service Management answers
 * `GET /rest/servicedeskapi/request/{issue}/sla`, for readers that know it.
 *
 * Stopped cycles are completed; cycles that were cancelled, reset or superseded have no place in the
 * shape and are left out, as is one that starts later than the report. A deadline that is reached
 * exactly is not breached. Lengths are those of the report, in the time of its calendar; whether that
 * is open is told as of the instant of the report.
 *
 * Source: Atlassian developer documentation, "Get SLA information".
 *
 * @param report - The report of `evaluateClock` or `reportClock`.
 * @param options - Id, name and zone of the SLA.
 * @returns The SLA as plain JSON.
 * @throws {@link SlaError} `invalid-type`, `invalid-option`, `invalid-instant`, `invalid-duration`,
 * `invalid-time-zone`, `missing-field`, `unknown-field`.
 * @example
 * import { compileClock, evaluateClock } from 'slakit/clock'
 * import { toJsm } from 'slakit/interop/jsm'
 * const clock = compileClock({ id: 'ttr', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: 'PT4H' }] })
 * const events = [{ at: '2026-03-02T09:00:00Z', type: 'created' }]
 * const report = evaluateClock(clock, events, { at: '2026-03-02T10:30:00Z' })
 * const sla = toJsm(report, { id: '1', name: 'Time to resolution', timeZone: 'Europe/Paris' })
 * sla.ongoingCycle?.remainingTime // => { millis: 9000000, friendly: '2h 30m' }
 * sla.ongoingCycle?.breachTime?.iso8601 // => '2026-03-02T14:00:00+01:00'
 */
export function toJsm(report: ClockReport, options: JsmOptions): JsmSla {
  const { id, name, timeZone } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const { cycles } = readReport(readerOf(report, null, 'report'));
  const completedCycles = cycles.flatMap((cycle) =>
    cycle.ending === 'stopped' && cycle.endedAt !== null
      ? [{ ...common(cycle, timeZone), stopTime: jsmInstant(cycle.endedAt, timeZone) }]
      : [],
  );
  const last = cycles[cycles.length - 1];
  const isOngoing = last?.phase === 'running' || last?.phase === 'paused';
  if (last === undefined || !isOngoing) return { id, name, completedCycles };
  const ongoingCycle = {
    ...common(last, timeZone),
    paused: last.phase === 'paused',
    withinCalendarHours: last.isOpen,
  };
  return { id, name, completedCycles, ongoingCycle };
}

function common(cycle: CycleReport, zone: Zone): JsmCycleCommon {
  return {
    startTime: jsmInstant(cycle.startedAt, zone),
    ...(cycle.dueAt === null ? {} : { breachTime: jsmInstant(cycle.dueAt, zone) }),
    breached: cycle.state === 'missed',
    goalDuration: jsmDuration(cycle.targetMs),
    elapsedTime: jsmDuration(cycle.elapsedMs),
    remainingTime: jsmDuration(cycle.remainingMs),
  };
}

const OPTIONS = { id: text, name: text, timeZone: readZone } satisfies FieldsOf<JsmOptions>;
