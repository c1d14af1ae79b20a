import { type CalendarDefinition, compileCalendar, nextOpenAt } from '../../../src/calendar.js';
import {
  type BusinessDayTarget,
  type CalendarsById,
  type ClockEvent,
  type ClockRule,
  type Condition,
  type CycleReport,
  compileClock,
  evaluateClock,
  isSlaError,
  type Scalar,
  type Target,
  toInstant,
  type Warning,
} from '../../../src/index.js';
import type { Adapter, Outcome } from '../types.js';

export interface HelpdeskVector {
  readonly id: string;
  readonly source: string;
  readonly calendar: CalendarDefinition;
  readonly targets: readonly [VectorTarget];
  readonly events: readonly VectorEvent[];
  readonly query: { readonly at: string };
  readonly expected: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

interface VectorEvent {
  readonly at: string;
  readonly type: string;
  /** What the source says of it: an attribute with its value, or which target it brought. */
  readonly value?: string;
}

interface VectorTarget {
  readonly metric: string;
  readonly minutes?: number;
  readonly clock: 'business' | 'calendar';
  readonly businessDays?: number;
  readonly dayMode?: string;
  readonly when?: Readonly<Record<string, string>>;
  readonly escalation?: { readonly offsetMinutes: number; readonly clock: string };
}

type Options = Readonly<Record<string, unknown>>;

/** What ends every promise about a ticket: it went on as another, or was none. */
const GONE: Condition = { once: ['merged', 'deleted', 'spam'] };
/** What ends those about answers, too: it was solved, and not reopened since. */
const OVER: Condition = { any: [GONE, { once: ['solved', 'closed'], until: 'reopened' }] };

type Metric = Pick<ClockRule, 'start' | 'stop' | 'release'>;

/** When a metric starts and stops, in the words of the vectors' events. */
const METRICS: Readonly<Record<string, Metric>> = {
  first_response: { start: { on: 'created' }, stop: { on: 'public_reply' }, release: OVER },
  next_response: { start: { on: 'customer_reply' }, stop: { on: 'public_reply' }, release: OVER },
  periodic_update: { start: { on: 'public_reply' }, stop: { on: 'public_reply' }, release: OVER },
  resolution: {
    start: { on: ['created', 'reopened'] },
    stop: { on: ['solved', 'closed'] },
    release: GONE,
  },
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
const READ: Readonly<
  Record<string, (cycle: CycleReport, options: Options, calendars: CalendarsById) => unknown>
> = {
  // From when something can be counted: in closed time from the next opening.
  startsAt: ({ calendar, startedAt }, _, { [calendar ?? '']: hours }) =>
    hours === undefined ? startedAt : nextOpenAt(hours, startedAt),
  // While a pause holds it there is no deadline, as `deadlineWhilePaused` says of some sources.
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
  const unread = unreadPart(vector);
  if (unread !== undefined) return { status: 'unsupported', reason: `does not read ${unread}` };
  return judge(vector, ruleOf(vector, vector.options ?? {}));
};

/** The fields of each part of a vector; a further one would be passed over. */
const FIELDS = {
  // What is debatable is judged like the rest.
  vector: [
    ...['id', 'source', 'calendar', 'targets', 'events', 'query', 'expected', 'options', 'note'],
    'debatable',
  ],
  target: ['metric', 'minutes', 'clock', 'businessDays', 'dayMode', 'when', 'escalation'],
  escalation: ['offsetMinutes', 'clock'],
  event: ['at', 'type', 'value'],
  query: ['at'],
} as const;

const CLOCKS: readonly unknown[] = ['business', 'calendar'];
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

/** The options that are read, and the values of each that have a meaning here. */
const OPTIONS: Readonly<Record<string, (value: unknown, vector: HelpdeskVector) => boolean>> = {
  agreementKind: oneOf('sla', 'ola'),
  boundary: oneOf('close', 'next_open'),
  calendarChange: oneOf('retroactive'),
  closedCountsAsPause: isFlag,
  cycleAggregate: oneOf('max', 'last'),
  dayUnit: oneOf('24_business_hours'),
  deadlineAfterStop: oneOf('null'),
  deadlineWhilePaused: oneOf('null'),
  emptyCalendar: oneOf('wall_clock'),
  pausable: isFlag,
  pauseAppliedAs: (value, { options }) => {
    const clock = options?.pauseClock ?? 'business';
    return APPLIED[value as keyof typeof APPLIED] === clock;
  },
  // Bounds of pauses are not cut here: a vector that says by how much that differs can be read.
  pauseBoundRounding: (_, { options }) => options?.toleranceSeconds !== undefined,
  pauseClock: oneOf('business', 'wall'),
  pauseShiftsDeadline: isFlag,
  presetPausedSeconds: isCount,
  remainingAs: (value, { expected }) => value === 'wall' && !('remainingMinutes' in expected),
  runWindow: oneOf('always'),
  startAnchor: oneOf('created', 'applied'),
  startWindow: (value) => WINDOW.test(String(value)),
  targetChange: oneOf('retroactive', 'carry_over', 'restart'),
  // The target of the vector is that of the window in which the ticket came.
  tierByStartWindow: isFlag,
  toleranceSeconds: isCount,
  zeroTarget: oneOf('next_open'),
};

const WINDOW = /^(\d{2}:\d{2}-\d{2}:\d{2}) weekdays$/;
const APPLIED = {
  wall_shift_after_business_deadline: 'wall',
  business_time_after_day_target: 'business',
} as const;

/** The first part of a vector that the adapter would pass over, as a path; `undefined` when it reads all. */
function unreadPart(vector: HelpdeskVector): string | undefined {
  const { targets, events, query, expected, options = {} } = vector;
  if (targets.length !== 1) return `targets: ${targets.length} of them`;
  const [target] = targets;
  const unread = [
    ...extraFields(vector, FIELDS.vector, ''),
    ...extraFields(target, FIELDS.target, 'targets[0].'),
    ...extraFields(target.escalation ?? {}, FIELDS.escalation, 'targets[0].escalation.'),
    ...events.flatMap((event, i) => extraFields(event, FIELDS.event, `events[${i}].`)),
    ...extraFields(query, FIELDS.query, 'query.'),
    ...extraFields(expected, Object.keys(READ), 'expected.'),
    ...extraFields(options, Object.keys(OPTIONS), 'options.'),
    ...Object.entries(options)
      .filter(([key, value]) => OPTIONS[key]?.(value, vector) === false)
      .map(([key, value]) => `options.${key}: ${String(value)}`),
    ...unreadTarget(target),
    ...events.flatMap(({ type }, i) =>
      EVENT_TYPES.includes(type) ? [] : [`events[${i}].type: ${type}`],
    ),
  ];
  return unread[0];
}

function extraFields(part: object, known: readonly string[], path: string): string[] {
  return Object.keys(part)
    .filter((key) => !known.includes(key))
    .map((key) => `${path}${key}`);
}

function unreadTarget(target: VectorTarget): string[] {
  const { metric, clock, minutes, businessDays, dayMode, escalation } = target;
  const isAmount =
    typeof minutes === 'number' &&
    minutes >= 0 &&
    businessDays === undefined &&
    dayMode === undefined;
  const isDays =
    isCount(businessDays) && minutes === undefined && Object.hasOwn(DAY_MODES, String(dayMode));
  const isFiner = clock === 'calendar' && escalation?.clock === 'business';
  return [
    ...(Object.hasOwn(METRICS, metric) ? [] : [`targets[0].metric: ${metric}`]),
    ...(CLOCKS.includes(clock) ? [] : [`targets[0].clock: ${clock}`]),
    ...(isAmount || isDays
      ? []
      : [`targets[0]: ${minutes} minutes, ${businessDays} days, ${dayMode}`]),
    ...(escalation === undefined || (CLOCKS.includes(escalation.clock) && !isFiner)
      ? []
      : [`targets[0].escalation.clock: ${escalation.clock}`]),
  ];
}

/** Compares what a rule says of a vector with what the vector expects. */
export function judge(vector: HelpdeskVector, rule: ClockRule): Outcome {
  const options = vector.options ?? {};
  const calendars = calendarsOf(vector, options);
  const clock = compileClock(rule, calendars);
  const report = evaluateClock(clock, eventsOf(vector), { at: vector.query.at });
  const cycle =
    options.cycleAggregate === 'max'
      ? report.cycles[(report.summary.worst ?? 1) - 1]
      : report.current;
  if (cycle === null || cycle === undefined)
    return { status: 'failed', expected: vector.expected, actual: report };
  const actual = Object.fromEntries(
    Object.keys(vector.expected).map((key) => [key, READ[key]?.(cycle, options, calendars)]),
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
  const pauseExtends =
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
    // Where a solution is a pause, it can be taken back.
    ...(closedPauses ? { release: GONE } : {}),
    pause: { on: closedPauses ? ['paused', 'closed'] : 'paused' },
    resume: { on: closedPauses ? ['resumed', 'reopened'] : 'resumed' },
    targets: targetsOf(vector),
    warnings: warningsOf(vector),
    boundary,
    pauseExtends,
    targetChange:
      TARGET_CHANGES[
        (options.targetChange ?? options.calendarChange ?? 'carry_over') as 'carry_over'
      ],
    ...(options.startAnchor === 'applied'
      ? { start: { on: 'sla_applied' }, startAnchor: 'applied' }
      : {}),
    ...(inHours ? { calendar: 'hours' } : {}),
    ...(options.startWindow === undefined ? {} : { startCalendar: 'start' }),
  };
}

/** The target of a vector, as a target of a rule. */
function targetOf(target: VectorTarget, options: Options): Target {
  const pausable = options.pausable !== false;
  if (target.businessDays !== undefined) {
    return { businessDays: target.businessDays, pausable, ...DAY_MODES[target.dayMode as string] };
  }
  // A hold that a source keeps as a sum, without its instants, lengthens the target by as much.
  const recorded = (options.presetPausedSeconds as number | undefined) ?? 0;
  return { elapsed: { minutes: target.minutes as number, seconds: recorded }, pausable };
}

/**
 * The targets of a vector: its own, for tickets as it says. Where an event brings it, another one
 * held before; what that promised does not matter to any way of changing over.
 */
export function targetsOf(vector: HelpdeskVector): readonly Target[] {
  const [given] = vector.targets;
  const target = targetOf(given, vector.options ?? {});
  const tests: Condition[] = Object.entries(given.when ?? {}).map(([field, equals]) => ({
    field,
    equals,
  }));
  if (!bringsTarget(vector))
    return [{ ...target, ...(tests.length > 0 && { when: { all: tests } }) }];
  return [{ ...target, when: { all: [...tests, BROUGHT] } }, target];
}

const BROUGHT = { field: 'target', equals: 'brought by an event' } as const;

/** Whether an event after the first one says that it changed the target. */
function bringsTarget({ events }: HelpdeskVector): boolean {
  return events.slice(1).some(({ value }) => value !== undefined);
}

/** The escalation of a vector. */
export function warningsOf(vector: HelpdeskVector): readonly Warning[] {
  const [{ escalation }] = vector.targets;
  if (escalation === undefined) return [];
  const { offsetMinutes, clock } = escalation;
  const measuredOn = clock === 'calendar' && runsInHours(vector) ? 'wall' : 'clock';
  return offsetMinutes < 0
    ? [{ before: { minutes: -offsetMinutes }, measuredOn }]
    : [{ after: { minutes: offsetMinutes }, measuredOn }];
}

function calendarsOf(vector: HelpdeskVector, options: Options): CalendarsById {
  if (fallsBack(vector, options)) return {};
  const hours = compileCalendar(vector.calendar);
  if (typeof options.startWindow !== 'string') return { hours };
  const [, times = ''] = WINDOW.exec(options.startWindow) ?? [];
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

const EVENT_TYPES: readonly string[] = [
  ...Object.keys(STATUSES),
  'customer_reply',
  'deleted',
  'group',
  'merged',
  'priority',
  'public_reply',
  'sla_applied',
  'spam',
];

function eventsOf({ events }: HelpdeskVector): readonly ClockEvent[] {
  return events.map(({ at, type, value }, i) => {
    const { [type]: status } = STATUSES;
    const [, field, word] = /^(\w+)=(\w+)/.exec(value ?? '') ?? [];
    const set: Record<string, Scalar> = {
      ...(status === undefined ? {} : { status }),
      ...(field === undefined || word === undefined ? {} : { [field]: word }),
      ...(value === undefined || i === 0 ? {} : { [BROUGHT.field]: BROUGHT.equals }),
    };
    return { at, type, set };
  });
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
