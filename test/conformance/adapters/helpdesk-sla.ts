import {
  type BusinessDayTarget,
  type CalendarDefinition,
  type CalendarsById,
  type ClockEvent,
  type ClockRule,
  type Condition,
  type CycleReport,
  compileCalendar,
  compileClock,
  evaluateClock,
  isSlaError,
  type Level,
  type Target,
  toInstant,
} from '../../../src/index.js';
import type { Adapter, Outcome } from '../types.js';

export interface HelpdeskVector {
  readonly id: string;
  readonly source: string;
  readonly calendar: CalendarDefinition;
  readonly targets: readonly [VectorTarget];
  readonly events: readonly ClockEvent[];
  readonly query: { readonly at: string };
  readonly expected: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface VectorTarget {
  readonly metric: string;
  readonly minutes?: number;
  readonly clock: 'business' | 'calendar';
  readonly businessDays?: number;
  readonly dayMode?: string;
  readonly escalation?: { readonly offsetMinutes: number; readonly clock: string };
}

export type Options = Readonly<Record<string, unknown>>;

/** When a metric starts and stops, in the words of the vectors' events. */
const METRICS: Readonly<Record<string, { readonly start: Condition; readonly stop: Condition }>> = {
  first_response: { start: { on: 'created' }, stop: { on: 'public_reply' } },
  next_response: { start: { on: 'customer_reply' }, stop: { on: 'public_reply' } },
  periodic_update: { start: { on: 'public_reply' }, stop: { on: 'public_reply' } },
  resolution: { start: { on: ['created', 'reopened'] }, stop: { on: ['solved', 'closed'] } },
};

/** How a source counts days, as options of a business-day target. */
const DAY_MODES: Readonly<Record<string, Partial<BusinessDayTarget>>> = {
  same_time_n_working_days_later: { due: 'sameTime' },
  same_time_nth_working_day_then_next_open: { due: 'sameTime' },
  end_of_nth_working_day_after_start: { due: 'close' },
  end_of_nth_working_day_counting_start: { due: 'close', countFirstDay: true },
};

const PAUSE_GIVES = { business: 'clock', wall: 'wall' } as const;
const TARGET_CHANGES = {
  retroactive: 'retroactive',
  carry_over: 'carryOver',
  restart: 'restart',
} as const;

/** How each expected field is read off a report. */
const READ: Readonly<Record<string, (cycle: CycleReport, options: Options) => unknown>> = {
  startsAt: (cycle) => cycle.startedAt,
  deadline: (cycle, options) =>
    cycle.phase === 'ended' && options.deadlineAfterStop === 'null' ? null : cycle.dueAt,
  escalationAt: (cycle) => cycle.warnings[0]?.firesAt,
  state: (cycle) => cycle.state,
  breached: (cycle) => cycle.state === 'missed',
  elapsedMinutes: (cycle) => cycle.elapsedMs / 60_000,
  elapsedSeconds: (cycle) => cycle.elapsedMs / 1000,
  remainingMinutes: (cycle) => cycle.remainingMs / 60_000,
  remainingWallMinutes: (cycle) => (cycle.wallRemainingMs as number) / 60_000,
  pausedMinutes: (cycle, options) => pausedMs(cycle, options) / 60_000,
  pausedSeconds: (cycle, options) => pausedMs(cycle, options) / 1000,
};

export const adapt: Adapter = (given) => {
  const vector = given as unknown as HelpdeskVector;
  const options = vector.options ?? {};
  const unknown = Object.keys(vector.expected).find((key) => !Object.hasOwn(READ, key));
  if (unknown !== undefined) return { status: 'unsupported', reason: `no reading of ${unknown}` };
  return judge(vector, ruleOf(vector, options));
};

/** Compares what a rule says of a vector with what the vector expects. */
export function judge(vector: HelpdeskVector, rule: ClockRule): Outcome {
  const options = vector.options ?? {};
  const clock = compileClock(rule, calendarsOf(vector, options));
  const report = evaluateClock(clock, vector.events.map(eventOf), vector.query.at);
  const cycle =
    options.cycleAggregate === 'max'
      ? report.cycles[(report.summary.worst ?? 1) - 1]
      : report.current;
  if (cycle === null || cycle === undefined)
    return { status: 'failed', expected: vector.expected, actual: report };
  const actual = Object.fromEntries(
    Object.keys(vector.expected).map((key) => [key, READ[key]?.(cycle, options)]),
  );
  return compare(vector.expected, actual, options);
}

function ruleOf(vector: HelpdeskVector, options: Options): ClockRule {
  const [target] = vector.targets;
  const metric = METRICS[target.metric] as (typeof METRICS)[string];
  const closedPauses = options.closedCountsAsPause === true;
  const nextOpen =
    options.boundary === 'next_open' ||
    options.zeroTarget === 'next_open' ||
    target.dayMode?.endsWith('then_next_open');
  const boundary = nextOpen === true ? 'nextOpen' : 'close';
  const pauseGives =
    options.pauseShiftsDeadline === false
      ? 'none'
      : PAUSE_GIVES[(options.pauseClock ?? 'business') as 'business'];
  const inHours = runsInHours(vector);
  return {
    id: target.metric,
    ...metric,
    ...(closedPauses && target.metric === 'resolution'
      ? { start: { on: 'created' }, stop: { on: 'solved' } }
      : {}),
    pause: { on: closedPauses ? ['paused', 'closed'] : 'paused' },
    resume: { on: closedPauses ? ['resumed', 'reopened'] : 'resumed' },
    targets: [targetOf(target, options)],
    warnings: target.escalation === undefined ? [] : [levelOf(target.escalation)],
    boundary,
    pauseGives,
    targetChange: TARGET_CHANGES[(options.targetChange ?? 'carry_over') as 'carry_over'],
    ...(options.startAnchor === 'applied'
      ? { start: { on: 'sla_applied' }, startAnchor: 'applied' }
      : {}),
    ...(inHours ? { calendar: 'hours' } : {}),
    ...(options.startWindow !== undefined || (vector.expected.startsAt !== undefined && inHours)
      ? { startCalendar: 'start' }
      : {}),
  };
}

/** The target of a vector, as a target of a rule. */
export function targetOf(target: VectorTarget, options: Options): Target {
  const pausable = options.pausable !== false;
  if (target.businessDays !== undefined) {
    return { businessDays: target.businessDays, pausable, ...DAY_MODES[target.dayMode as string] };
  }
  // A hold that a source keeps as a sum, without its instants, lengthens the target by as much.
  const recorded = (options.presetPausedSeconds as number | undefined) ?? 0;
  return { elapsed: { minutes: target.minutes as number, seconds: recorded }, pausable };
}

/** The escalation level of a vector. */
export function levelOf({ offsetMinutes }: NonNullable<VectorTarget['escalation']>): Level {
  return offsetMinutes < 0
    ? { before: { minutes: -offsetMinutes } }
    : { after: { minutes: offsetMinutes } };
}

function calendarsOf(vector: HelpdeskVector, options: Options): CalendarsById {
  if (fallsBack(vector, options)) return {};
  const hours = compileCalendar(vector.calendar);
  if (typeof options.startWindow !== 'string') return { hours, start: hours };
  const [times = ''] = options.startWindow.split(' ');
  const start = compileCalendar({
    timeZone: (vector.calendar as { timeZone: string }).timeZone,
    weekly: { 'mon-fri': times },
  });
  return { hours, start };
}

/** Whether its clock runs in hours, not round the clock. */
export function runsInHours(vector: HelpdeskVector): boolean {
  const options = vector.options ?? {};
  const isBusiness = vector.targets[0].clock === 'business' && options.runWindow !== 'always';
  return isBusiness && !fallsBack(vector, options);
}

/** Whether the calendar is empty and the source then counts on the wall: here, no calendar at all. */
function fallsBack(vector: HelpdeskVector, options: Options): boolean {
  if (options.emptyCalendar !== 'wall_clock') return false;
  try {
    compileCalendar(vector.calendar);
    return false;
  } catch (error) {
    return isSlaError(error) && error.code === 'calendar-never-opens';
  }
}

/** What a host knows of the ticket after an event: presets that speak of statuses ask for it. */
const STATUSES: Readonly<Record<string, string>> = {
  created: 'new',
  paused: 'pending',
  resumed: 'open',
  reopened: 'open',
  solved: 'solved',
  closed: 'closed',
};

function eventOf({ at, type }: ClockEvent): ClockEvent {
  const { [type]: status } = STATUSES;
  return { at, type, ...(status === undefined ? {} : { set: { status } }) };
}

function pausedMs(cycle: CycleReport, options: Options): number {
  return options.pauseClock === 'wall' ? cycle.wallPausedMs : cycle.pausedMs;
}

function compare(
  expected: Options,
  actual: Readonly<Record<string, unknown>>,
  options: Options,
): Outcome {
  const toleranceMs = ((options.toleranceSeconds as number | undefined) ?? 0) * 1000;
  const same = Object.entries(expected).every(([key, value]) =>
    isSame(value, actual[key], toleranceMs),
  );
  return same ? { status: 'passed' } : { status: 'failed', expected, actual: readable(actual) };
}

function isSame(expected: unknown, actual: unknown, toleranceMs: number): boolean {
  const isInstant = typeof expected === 'string' && typeof actual === 'number';
  return isInstant ? Math.abs(toInstant(expected) - actual) <= toleranceMs : expected === actual;
}

function readable(actual: Readonly<Record<string, unknown>>): unknown {
  const shown = ([key, value]: [string, unknown]): [string, unknown] =>
    /deadline|At$/.test(key) && typeof value === 'number'
      ? [key, new Date(value).toISOString()]
      : [key, value];
  return Object.fromEntries(Object.entries(actual).map(shown));
}
