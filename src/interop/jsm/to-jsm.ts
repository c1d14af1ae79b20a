import type { CompiledCalendar } from '../../calendar/compiled.js';
import { isOpen } from '../../calendar/opening.js';
import type { ClockReport, CycleReport } from '../../clock/report.js';
import { toDurationMs } from '../../core/duration.js';
import { fail, type Path, shown } from '../../core/error.js';
import { type InstantInput, toInstant } from '../../core/instant.js';
import { type Zone, zoneOf } from '../../zone/zone.js';
import { type JsmDuration, type JsmInstant, jsmDuration, jsmInstant } from './format.js';

/** What a report does not say and the shape needs. */
export interface JsmOptions {
  /** Id and name of the SLA as a reader of the shape knows it. */
  readonly id: string;
  readonly name: string;
  /** IANA zone on whose clock instants are written. */
  readonly timeZone: string;
  /** The instant of the report. */
  readonly at: InstantInput;
  /** The calendar of the clock. @defaultValue open round the clock */
  readonly calendar?: CompiledCalendar;
}

/** What all cycles have. */
interface JsmCycleCommon {
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
 * exactly is not breached. Lengths are those of the report, in the time of its calendar.
 *
 * Source: Atlassian developer documentation, "Get SLA information".
 *
 * @param report - The report of `evaluateClock` or `reportClock`.
 * @throws {@link SlaError} `invalid-type`, `invalid-instant`, `instant-out-of-range`,
 * `invalid-duration`, `invalid-time-zone`, `invalid-calendar`.
 * @example
 * import { compileClock, evaluateClock } from 'slakit/clock'
 * import { toJsm } from 'slakit/interop/jsm'
 * const clock = compileClock({ id: 'ttr', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: 'PT4H' }] })
 * const at = '2026-03-02T10:30:00Z'
 * const report = evaluateClock(clock, [{ at: '2026-03-02T09:00:00Z', type: 'created' }], at)
 * const sla = toJsm(report, { id: '1', name: 'Time to resolution', timeZone: 'Europe/Paris', at })
 * sla.ongoingCycle?.remainingTime // => { millis: 9000000, friendly: '2h 30m' }
 * sla.ongoingCycle?.breachTime?.iso8601 // => '2026-03-02T14:00:00+01:00'
 */
export function toJsm(report: ClockReport, options: JsmOptions): JsmSla {
  const { id, name, at, zone, calendar } = readOptions(options);
  const cycles = readCycles(report);
  const completedCycles = cycles.flatMap((cycle, index) =>
    cycle.ending === 'stopped' ? [completed(cycle, zone, ['report', 'cycles', index])] : [],
  );
  const last = cycles[cycles.length - 1];
  const isOngoing = last?.phase === 'running' || last?.phase === 'paused';
  if (last === undefined || !isOngoing) return { id, name, completedCycles };
  const ongoingCycle = {
    ...common(last, zone, ['report', 'cycles', cycles.length - 1]),
    paused: last.phase === 'paused',
    withinCalendarHours: calendar === undefined || isOpen(calendar, at),
  };
  return { id, name, completedCycles, ongoingCycle };
}

function completed(cycle: CycleReport, zone: Zone, path: Path): JsmCompletedCycle {
  const stopTime = jsmInstant(toInstant(cycle.endedAt as number, [...path, 'endedAt']), zone);
  return { ...common(cycle, zone, path), stopTime };
}

function common(cycle: CycleReport, zone: Zone, path: Path): JsmCycleCommon {
  const instant = (key: 'startedAt' | 'dueAt'): JsmInstant =>
    jsmInstant(toInstant(cycle[key] as number, [...path, key]), zone);
  const duration = (key: 'targetMs' | 'elapsedMs' | 'remainingMs'): JsmDuration =>
    jsmDuration(toDurationMs(cycle[key], [...path, key]));
  return {
    startTime: instant('startedAt'),
    ...(cycle.dueAt === null ? {} : { breachTime: instant('dueAt') }),
    breached: cycle.state === 'missed',
    goalDuration: duration('targetMs'),
    elapsedTime: duration('elapsedMs'),
    remainingTime: duration('remainingMs'),
  };
}

function readCycles(report: ClockReport): readonly CycleReport[] {
  const cycles: unknown = isObject(report) ? report.cycles : undefined;
  if (!Array.isArray(cycles)) {
    fail({
      code: 'invalid-type',
      path: ['report'],
      expected: 'the report of a clock',
      received: shown(report),
    });
  }
  const wrong = cycles.findIndex((cycle) => !isObject(cycle));
  if (wrong === -1) return cycles as readonly CycleReport[];
  fail({
    code: 'invalid-type',
    path: ['report', 'cycles', wrong],
    expected: 'the report of a cycle',
    received: shown(cycles[wrong]),
  });
}

function readOptions(options: JsmOptions): Pick<JsmOptions, 'id' | 'name' | 'calendar'> & {
  readonly at: number;
  readonly zone: Zone;
} {
  const path = ['options'];
  if (!isObject(options)) {
    fail({
      code: 'invalid-type',
      path,
      expected: '{ id, name, timeZone, at }',
      received: shown(options),
    });
  }
  const { calendar } = options;
  if (calendar !== undefined && !(isObject(calendar) && isObject(calendar.plan))) {
    fail({
      code: 'invalid-calendar',
      path: [...path, 'calendar'],
      expected: 'a compiled calendar',
      received: shown(calendar),
      hint: 'pass the definition through compileCalendar first',
    });
  }
  return {
    id: readText(options.id, [...path, 'id']),
    name: readText(options.name, [...path, 'name']),
    at: toInstant(options.at, [...path, 'at']),
    zone: zoneOf(options.timeZone, [...path, 'timeZone']),
    ...(calendar === undefined ? {} : { calendar }),
  };
}

function readText(text: unknown, path: Path): string {
  if (typeof text === 'string') return text;
  fail({ code: 'invalid-type', path, expected: 'a text', received: shown(text) });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
