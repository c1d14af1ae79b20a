import fc from 'fast-check';
import { type CompiledCalendar, compileCalendar } from '../../../src/calendar.js';
import {
  type ClockEvent,
  type ClockRule,
  type CompiledClock,
  type Condition,
  compileClock,
  type RuleDuration,
  type Target,
  type Warning,
} from '../../../src/clock.js';
import { dayDue, type HoursOfWeekday } from '../../oracle/business-day.js';
import type { ClockWorld } from '../../oracle/clock-walk.js';
import { minuteWalk } from '../../oracle/minute-walk.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How many random tickets a law is tried on; FC_RUNS asks for more. */
export function tickets(usual: number): { readonly numRuns: number } {
  return { numRuns: Math.max(usual, Number(process.env.FC_RUNS ?? 0)) };
}

/** A place and a time for tickets, with its calendars compiled and as the oracle sees them. */
export interface Scene {
  readonly world: ClockWorld;
  readonly calendars: Readonly<Record<string, CompiledCalendar>>;
  /** The weekly hours behind the calendars, to compile them anew. */
  readonly hours: Readonly<Record<string, { timeZone: string; weekly: Record<string, string> }>>;
  readonly fromAt: number;
  /** Tickets live within `[fromAt, toAt]`. */
  readonly toAt: number;
  /** The grid on which things happen: coarse, so that much happens at one instant. */
  readonly gridMs: number;
}

/** A ticket under a promise, and an instant to look at it. */
export interface Ticket {
  readonly scene: Scene;
  readonly rule: ClockRule;
  readonly clock: CompiledClock;
  /** In the order of their instants. */
  readonly events: readonly ClockEvent[];
  readonly at: number;
}

// Scenes

/** Dates in zones with a change of the clocks, or another oddity, inside the first days. */
const PLACES = [
  { timeZone: 'UTC', first: '2024-06-05' },
  { timeZone: 'America/New_York', first: '2024-03-08' },
  { timeZone: 'America/New_York', first: '2024-11-01' },
  { timeZone: 'Australia/Lord_Howe', first: '2024-04-05' },
  { timeZone: 'America/Sao_Paulo', first: '2018-11-02' },
  { timeZone: 'Asia/Kolkata', first: '2023-12-29' },
] as const;

const HOURS = {
  office: { 'mon-fri': '09:00-12:30,13:15-17:00' },
  nights: { 'mon-sun': '22:00-06:00' },
  weekend: { 'sat-sun': '00:00-24:00', wed: '10:00-10:30' },
} as const;

/** Short hours around the changes of the clocks, which happen in the first hours of their days. */
const SHORT_HOURS = {
  shifts: { 'mon-sun': '23:40-00:20,00:35-01:10,01:20-02:10,02:45-03:25,03:50-04:30,04:40-06:45' },
  dark: { 'mon-sun': '22:00-02:30,03:40-06:45' },
} as const;

interface SceneShape {
  readonly timeZone: string;
  readonly fromAt: number;
  readonly hours: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly lifeMs: number;
  readonly horizonMs: number;
  readonly stepMs: number;
  readonly gridMs: number;
}

const known = new Map<string, Scene>();

/** A scene, built once. */
function sceneOf(shape: SceneShape): Scene {
  const { timeZone, fromAt, lifeMs, horizonMs, stepMs, gridMs } = shape;
  const key = `${timeZone} ${fromAt}`;
  const horizonAt = fromAt + horizonMs;
  const build = (): Scene => {
    const hours = Object.fromEntries(
      Object.entries(shape.hours).map(([id, weekly]) => [id, { timeZone, weekly: { ...weekly } }]),
    );
    const open = new Map<string, Uint8Array>();
    for (const [id, definition] of Object.entries(hours)) {
      const walk = minuteWalk(definition, fromAt, horizonAt);
      const minutes = horizonMs / MINUTE_MS;
      open.set(
        id,
        Uint8Array.from({ length: minutes }, (_, i) => +walk.isOpen(fromAt + i * MINUTE_MS)),
      );
    }
    const calendars = Object.fromEntries(
      Object.entries(hours).map(([id, definition]) => [id, compileCalendar(definition)]),
    );
    return {
      world: {
        stepMs,
        horizonAt,
        isOpen: (id, at) => open.get(id)?.[Math.floor((at - fromAt) / MINUTE_MS)] === 1,
        dayDue: (id, at, target) =>
          dayDue(timeZone, byWeekday(hours[id]?.weekly ?? {}), at, target),
      },
      calendars,
      hours,
      fromAt,
      toAt: fromAt + lifeMs,
      gridMs,
    };
  };
  const scene = known.get(key) ?? build();
  known.set(key, scene);
  return scene;
}

const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Hours of the form `mon-fri: …` by ISO weekday. */
function byWeekday(weekly: Readonly<Record<string, string>>): HoursOfWeekday {
  const days: [number, string][] = [];
  for (const [key, hours] of Object.entries(weekly)) {
    const [first = '', last = first] = key.split('-');
    for (let day = WEEKDAYS.indexOf(first); day <= WEEKDAYS.indexOf(last); day++)
      days.push([day + 1, hours]);
  }
  return Object.fromEntries(days);
}

/** Whole minutes over some days. */
function placeScene({ timeZone, first }: (typeof PLACES)[number]): Scene {
  return sceneOf({
    timeZone,
    fromAt: Date.parse(`${first}T00:00:00Z`),
    hours: HOURS,
    lifeMs: 4 * DAY_MS,
    horizonMs: 16 * DAY_MS,
    stepMs: MINUTE_MS,
    gridMs: 45 * MINUTE_MS,
  });
}

/** Nights in which the clocks change, from an hour and a half before. */
const NIGHTS = [
  { timeZone: 'America/New_York', from: '2024-03-10T05:30:00Z' },
  { timeZone: 'America/New_York', from: '2024-11-03T04:30:00Z' },
  { timeZone: 'Europe/Paris', from: '2024-03-30T23:30:00Z' },
  { timeZone: 'Australia/Lord_Howe', from: '2024-04-06T13:30:00Z' },
  { timeZone: 'America/Sao_Paulo', from: '2018-11-04T01:30:00Z' },
] as const;

/** Seconds over two hours and a half, in a night in which the clocks change. */
function nightScene({ timeZone, from }: (typeof NIGHTS)[number]): Scene {
  return sceneOf({
    timeZone,
    fromAt: Date.parse(from),
    hours: SHORT_HOURS,
    lifeMs: 150 * MINUTE_MS,
    horizonMs: 300 * MINUTE_MS,
    stepMs: 1000,
    gridMs: 437_000,
  });
}

/** A scene of a few milliseconds without calendars: nearly everything collides. */
const INSTANTS: Scene = {
  world: { stepMs: 1, isOpen: () => true, dayDue: () => 0, horizonAt: 400 },
  calendars: {},
  hours: {},
  fromAt: 0,
  toAt: 30,
  gridMs: 1,
};

export const placed: fc.Arbitrary<Scene> = fc.constantFrom(...PLACES).map(placeScene);
/** Seconds in nights in which the clocks change. */
export const nightly: fc.Arbitrary<Scene> = fc.constantFrom(...NIGHTS).map(nightScene);
export const crowded: fc.Arbitrary<Scene> = fc.constant(INSTANTS);

// Rules

const priority = fc.constantFrom(1, 2, 3, null);

const STARTS: readonly Condition[] = [
  { all: [{ on: ['created', 'reopened'] }, { not: { once: 'note', until: 'reset' } }] },
  { on: ['created', 'reopened'] },
  { on: 'created' },
  { field: 'status', equals: 'open' },
  { all: [{ field: 'status', in: ['open', 'pending'] }, { not: { field: 'spam', equals: true } }] },
];
const STOPS: readonly Condition[] = [{ on: 'solved' }, { field: 'status', equals: 'solved' }];
const PAUSES: readonly Pick<ClockRule, 'pause' | 'resume'>[] = [
  {},
  { pause: { on: 'paused' }, resume: { on: 'resumed' } },
  { pause: { on: 'paused' }, resume: { on: ['resumed', 'note'] } },
  { pause: { field: 'status', equals: 'pending' } },
  {
    pause: {
      any: [
        { field: 'status', equals: 'pending' },
        { field: 'hold', equals: true },
      ],
    },
  },
];
const CANCELS: readonly Pick<ClockRule, 'cancel'>[] = [
  {},
  {},
  { cancel: { on: 'cancelled' } },
  { cancel: { field: 'spam', equals: true } },
];
const RELEASES: readonly Pick<ClockRule, 'release'>[] = [
  {},
  {},
  { release: { on: 'note' } },
  { release: { once: 'cancelled', until: 'reopened' } },
  { release: { any: [{ field: 'spam', equals: true }, { once: ['reset', 'note'] }] } },
];
const RESETS: readonly Pick<ClockRule, 'reset'>[] = [
  {},
  {},
  { reset: { on: 'reset' } },
  { reset: { field: 'priority', equals: 3 } },
];

/** Those of the fields that have a value. */
function present<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}

/** A length as rules say it. */
export function lasting(milliseconds: number): RuleDuration {
  return { milliseconds };
}

function lengthIn(
  { gridMs }: Scene,
  range: { readonly min: number; readonly max: number },
): fc.Arbitrary<RuleDuration> {
  return fc.integer(range).map((n) => lasting(n * gridMs));
}

/** Now and then a value, mostly none. */
function rarely<T>(value: fc.Arbitrary<T>, weight: number = 4): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

function calendarIn(scene: Scene): fc.Arbitrary<string | undefined> {
  return fc.constantFrom(undefined, ...Object.keys(scene.calendars));
}

function elapsedIn(scene: Scene): fc.Arbitrary<Target> {
  return fc
    .record({
      units: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 40 })),
      calendar: fc.oneof(fc.constant(undefined), calendarIn(scene)),
      pausable: fc.constantFrom(undefined, undefined, true, false),
      softer: rarely(fc.integer({ min: 0, max: 6 })),
      grace: rarely(lengthIn(scene, { min: 0, max: 4 })),
      roundUpToClose: rarely(
        fc.oneof(fc.constant('always' as const), lengthIn(scene, { min: 0, max: 4 })),
      ),
    })
    .map(({ units, calendar, pausable, softer, grace, roundUpToClose }) => ({
      elapsed: lasting(units * scene.gridMs),
      ...present({
        calendar,
        pausable,
        acceptable: softer === undefined ? undefined : lasting((units + softer) * scene.gridMs),
        grace,
        // Closes are those of a calendar: it is named where none may hold.
        roundUpToClose: calendar === undefined ? undefined : roundUpToClose,
      }),
    }));
}

function daysIn(scene: Scene): fc.Arbitrary<Target> {
  return fc
    .record({
      businessDays: fc.integer({ min: 0, max: 3 }),
      calendar: fc.constantFrom(...Object.keys(scene.calendars)),
      due: fc.constantFrom('sameTime', 'close', '16:00'),
      cutOff: rarely(fc.constant('10:00'), 1),
      pausable: fc.constantFrom(undefined, true, false),
      grace: rarely(lengthIn(scene, { min: 0, max: 4 })),
      roundUpToClose: rarely(fc.constant('always' as const)),
    })
    .map(({ businessDays, calendar, due, ...rest }) => ({
      // With no step a start may lie on a date without a close, or after the time of day.
      businessDays: due === 'sameTime' ? businessDays : Math.max(1, businessDays),
      calendar,
      due,
      ...present(rest),
    }));
}

function fixedIn(scene: Scene): fc.Arbitrary<Target> {
  return fc
    .record({
      dueAt: fc.oneof(instantIn(scene), fc.constant({ field: 'agreedAt' })),
      calendar: calendarIn(scene),
      grace: rarely(lengthIn(scene, { min: 0, max: 4 })),
    })
    .map(({ dueAt, ...rest }) => ({ dueAt, ...present(rest) }));
}

function targetIn(scene: Scene, when: Condition | undefined): fc.Arbitrary<Target> {
  const isLong = scene.world.stepMs === MINUTE_MS;
  const fixed = { weight: 1, arbitrary: fixedIn(scene) };
  const days = { weight: 2, arbitrary: isLong ? daysIn(scene) : elapsedIn(scene) };
  return fc
    .oneof({ weight: 7, arbitrary: elapsedIn(scene) }, days, fixed)
    .map((target) => ({ ...target, ...present({ when }) }));
}

function targetsIn(scene: Scene): fc.Arbitrary<readonly Target[]> {
  const forPriority = (value: number): Condition => ({ field: 'priority', equals: value });
  const always = targetIn(scene, undefined);
  return fc.oneof(
    fc.tuple(always),
    fc.tuple(targetIn(scene, forPriority(1)), targetIn(scene, forPriority(2))),
    fc.tuple(targetIn(scene, forPriority(1)), targetIn(scene, forPriority(2)), always),
    fc.tuple(targetIn(scene, { field: 'priority', gte: 2 }), always),
  );
}

function warningIn(scene: Scene): fc.Arbitrary<Warning> {
  const distance = lengthIn(scene, { min: 0, max: 10 });
  const notifyWithin = fc.oneof(fc.constant(undefined), calendarIn(scene));
  const measuredOn = fc.constantFrom(
    undefined,
    'clock' as const,
    'wall' as const,
    ...Object.keys(scene.calendars).map((calendar) => ({ calendar })),
  );
  const level = fc.constantFrom(undefined, 'target' as const, 'acceptable' as const);
  const when = rarely(
    fc.constantFrom<Condition>({ field: 'priority', equals: 1 }, { once: 'paused' }),
    2,
  );
  const common = { measuredOn, notifyWithin, level, when };
  return fc.oneof(
    fc.record({ percent: fc.constantFrom(0, 33.33, 50, 80, 100, 120), ...common }),
    fc.record({ before: distance, ...common }),
    fc.record({ after: distance, ...common }),
  );
}

function capsIn(scene: Scene): fc.Arbitrary<NonNullable<ClockRule['pauseCaps']>> {
  return fc
    .record({
      each: fc.option(lengthIn(scene, { min: 0, max: 6 }), { nil: undefined }),
      total: fc.option(lengthIn(scene, { min: 0, max: 8 }), { nil: undefined }),
      count: rarely(fc.integer({ min: 0, max: 2 }), 2),
      measuredOn: fc.constantFrom(undefined, 'clock' as const, 'wall' as const),
    })
    .map(present);
}

/** The calendar of the team: for the first, for the first two, or for all. */
function choicesIn(scene: Scene): fc.Arbitrary<NonNullable<ClockRule['calendars']>> {
  const [one, other = one] = Object.keys(scene.calendars) as [string, string?];
  const forTeam = (team: string, calendar: string) => ({
    when: { field: 'team', equals: team },
    calendar,
  });
  return fc.constantFrom(
    [forTeam('a', one)],
    [forTeam('b', other), forTeam('a', one)],
    [forTeam('a', other), { calendar: one }],
  );
}

const REOPENINGS = ['newCycle', 'sequential', 'resume', 'restart', 'ignore'] as const;

function reopeningIn(scene: Scene): fc.Arbitrary<NonNullable<ClockRule['reopening']>> {
  const byAge = fc.record({
    within: lengthIn(scene, { min: 0, max: 6 }),
    inTime: fc.constantFrom(...REOPENINGS),
    later: fc.constantFrom(...REOPENINGS),
    measuredOn: fc.constantFrom('clock' as const, 'wall' as const),
  });
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...REOPENINGS) }, byAge);
}

/** Rules of any kind. */
function ruleIn(scene: Scene): fc.Arbitrary<ClockRule> {
  const hasCalendars = Object.keys(scene.calendars).length > 0;
  return fc
    .record({
      start: fc.constantFrom(...STARTS),
      stop: fc.constantFrom(...STOPS),
      pause: fc.constantFrom(...PAUSES),
      cancel: fc.constantFrom(...CANCELS),
      reset: fc.constantFrom(...RESETS),
      release: fc.constantFrom(...RELEASES),
      targets: targetsIn(scene),
      optional: fc
        .record({
          calendar: calendarIn(scene),
          calendars: hasCalendars ? rarely(choicesIn(scene), 2) : fc.constant(undefined),
          startAnchor: rarely(
            fc.constantFrom('event' as const, 'created' as const, 'applied' as const, {
              field: 'reportedAt',
            }),
            1,
          ),
          startCalendar: fc.oneof(
            fc.constant(undefined),
            fc.constant(undefined),
            calendarIn(scene),
          ),
          pauseCaps: rarely(capsIn(scene), 2),
          withoutTarget: rarely(fc.constantFrom('waits' as const, 'cancelled' as const), 2),
        })
        .map(present),
      reopening: reopeningIn(scene),
      targetChange: fc.constantFrom('carryOver', 'retroactive', 'restart'),
      pauseExtends: fc.constantFrom('clock', 'clock', 'wall', 'none'),
      boundary: fc.constantFrom('close', 'close', 'nextOpen'),
      retroactivePause: fc.boolean(),
      warnings: fc.array(warningIn(scene), { maxLength: 3 }),
    } as const)
    .map(({ pause, cancel, reset, release, optional, ...rest }) => ({
      id: 'resolution',
      ...rest,
      ...pause,
      // A date ends pauses; there must be some.
      ...(pause.pause !== undefined && optional.pauseCaps === undefined && rest.retroactivePause
        ? { pauseUntil: { field: 'agreedAt' } }
        : {}),
      ...cancel,
      ...reset,
      ...release,
      ...optional,
    }));
}

// Logs

function eventIn(scene: Scene): fc.Arbitrary<Omit<ClockEvent, 'at'>> {
  const instant = instantIn(scene);
  const told = instant.map((at) => (at % 2 === 0 ? new Date(at).toISOString() : at));
  return fc.oneof(
    { weight: 6, arbitrary: event },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.constantFrom('a', 'b', 'c').map((team) => ({ type: 'assigned', set: { team } })),
        told.map((reportedAt) => ({ type: 'created', set: { reportedAt, status: 'open' } })),
        fc.option(told).map((agreedAt) => ({ type: 'due_set', set: { agreedAt } })),
      ),
    },
  );
}

const event: fc.Arbitrary<Omit<ClockEvent, 'at'>> = fc.oneof(
  fc.constantFrom<Omit<ClockEvent, 'at'>>(
    { type: 'created', set: { status: 'open' } },
    { type: 'created', set: { status: 'open', priority: 1 } },
    { type: 'solved', set: { status: 'solved' } },
    { type: 'reopened', set: { status: 'open' } },
    { type: 'paused', set: { status: 'pending' } },
    { type: 'resumed', set: { status: 'open' } },
  ),
  fc.constantFrom('created', 'solved', 'reopened', 'paused', 'resumed').map((type) => ({ type })),
  fc.constantFrom('cancelled', 'reset', 'note').map((type) => ({ type })),
  priority.map((value) => ({ type: 'priority', set: { priority: value } })),
  fc.boolean().map((hold) => ({ type: 'hold', set: { hold } })),
  fc.boolean().map((spam) => ({ type: 'triage', set: { spam } })),
);

/** An instant of a scene: mostly on its grid, else on any step. */
export function instantIn({ fromAt, toAt, gridMs, world }: Scene): fc.Arbitrary<number> {
  const every = (ms: number): fc.Arbitrary<number> =>
    fc.integer({ min: 0, max: Math.floor((toAt - fromAt) / ms) }).map((n) => fromAt + n * ms);
  return fc.oneof(
    { weight: 4, arbitrary: every(gridMs) },
    { weight: 1, arbitrary: every(world.stepMs) },
  );
}

/** A log that begins with a creation more often than not, in the order of its instants. */
function logIn(scene: Scene): fc.Arbitrary<readonly ClockEvent[]> {
  const early = instantIn({ ...scene, toAt: scene.fromAt + (scene.toAt - scene.fromAt) / 4 });
  const first = fc
    .tuple(early, fc.constantFrom(1, 2, null), fc.constantFrom('a', 'b', 'c'), instantIn(scene))
    .map(([at, value, team, other]): ClockEvent[] => [
      {
        at,
        type: 'created',
        set: { status: 'open', priority: value, team, reportedAt: other, agreedAt: other },
      },
    ]);
  const others = fc.array(
    fc.tuple(instantIn(scene), eventIn(scene)).map(([at, one]): ClockEvent => ({ at, ...one })),
    { maxLength: 12 },
  );
  return fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: first }, { weight: 1, arbitrary: fc.constant([]) }),
      others,
    )
    .map(([head, tail]) => inOrder([...head, ...tail]));
}

export function inOrder(events: readonly ClockEvent[]): readonly ClockEvent[] {
  return [...events].sort((a, b) => Number(a.at) - Number(b.at));
}

/** Those of a log that have happened by an instant. */
export function until(events: readonly ClockEvent[], at: number): readonly ClockEvent[] {
  return events.filter((one) => Number(one.at) <= at);
}

/** Tickets in a scene, under rules of any kind or as the caller narrows them. */
export function ticketIn(
  scenes: fc.Arbitrary<Scene>,
  narrow: (rule: ClockRule) => ClockRule = (rule) => rule,
): fc.Arbitrary<Ticket> {
  return scenes.chain((scene) =>
    fc
      .record({ rule: ruleIn(scene).map(narrow), events: logIn(scene), at: instantIn(scene) })
      .map((ticket) => ({
        ...ticket,
        scene,
        clock: compileClock(ticket.rule, scene.calendars),
        // A failure shows what it takes to write the case down, not compiled calendars.
        [fc.toStringMethod]: () => JSON.stringify({ hours: scene.hours, ...ticket }),
      })),
  );
}

export function anyTicketOf(narrow?: (rule: ClockRule) => ClockRule): fc.Arbitrary<Ticket> {
  return fc.oneof(ticketIn(placed, narrow), ticketIn(crowded, narrow));
}

export const anyTicket: fc.Arbitrary<Ticket> = anyTicketOf();
