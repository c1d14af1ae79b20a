import { compileCalendar } from '../../../src/calendar.js';
import {
  type CalendarsById,
  type ClockEvent,
  type ClockReport,
  type ClockRule,
  type CompiledClock,
  compileClock,
  evaluateClock,
  isSlaError,
  type Scalar,
  type SlaErrorCode,
} from '../../../src/clock.js';

export const MINUTE = 60_000;

/** Monday to Friday, eight hours a day, UTC. */
export const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });

/** One hour from creation to solution, whatever the test says differently. */
export function ruleOf(differences: Partial<ClockRule> = {}): ClockRule {
  return {
    id: 'resolution',
    start: { on: ['created', 'reopened'] },
    stop: { on: 'solved' },
    targets: [{ elapsed: { minutes: 60 } }],
    ...differences,
  };
}

export function clockOf(
  differences: Partial<ClockRule> = {},
  calendars: CalendarsById = { office },
): CompiledClock {
  return compileClock(ruleOf(differences), calendars);
}

/** Pauses by event, for rules that want them. */
export const byEvent = { pause: { on: 'paused' }, resume: { on: 'resumed' } } as const;
/** Pauses while the status is pending. */
export const byStatus = { pause: { field: 'status', equals: 'pending' } } as const;

type Line = readonly [minute: number, type: string, set?: Readonly<Record<string, Scalar>>];

/** A log in minutes since the epoch. */
export function log(...lines: readonly Line[]): ClockEvent[] {
  return lines.map(([minute, type, set]) => ({
    at: minute * MINUTE,
    type,
    ...(set === undefined ? {} : { set }),
  }));
}

/** A log of instants as text. */
export function dated(...lines: readonly (readonly [at: string, type: string])[]): ClockEvent[] {
  return lines.map(([at, type]) => ({ at, type }));
}

/** Evaluates at a minute since the epoch. */
export function atMinute(
  clock: CompiledClock,
  events: readonly ClockEvent[],
  minute: number,
): ClockReport {
  return evaluateClock(clock, events, { at: minute * MINUTE });
}

/** The cycles of a report, in minutes: `1: 0 to 30 stopped, met`. */
export function cyclesOf(report: ClockReport): string[] {
  return report.cycles.map(({ number, startedAt, endedAt, ending, state }) => {
    const end = endedAt === null ? 'now' : `${endedAt / MINUTE} ${ending}`;
    return `${number}: ${startedAt / MINUTE} to ${end}, ${state}`;
  });
}

/** The figures of the current cycle, in minutes. */
export function figuresOf(report: ClockReport): Readonly<Record<string, number | null>> {
  const { current } = report;
  const minutes = (ms: number | null | undefined): number | null =>
    ms === null || ms === undefined ? null : ms / MINUTE;
  return {
    due: minutes(current?.dueAt),
    projected: minutes(current?.projectedDueAt),
    elapsed: minutes(current?.elapsedMs),
    remaining: minutes(current?.remainingMs),
  };
}

/** What a call is refused with; any other error, and no error, comes through. */
export function refusal(call: () => unknown): { code: SlaErrorCode; path: string } {
  try {
    call();
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return { code: error.code, path: error.path.join('.') };
  }
  throw new Error('was not refused');
}
