import fc from 'fast-check';
import { type CompiledCalendar, compileCalendar } from '../../../src/calendar.js';
import {
  type ClockEvent,
  type ClockRule,
  type CompiledClock,
  type Condition,
  compileClock,
  type Target,
} from '../../../src/clock.js';
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

const LIFE_DAYS = 4;
const HORIZON_DAYS = 16;
const known = new Map<string, Scene>();

/** A scene in whole minutes over some days, built once. */
function placeScene({ timeZone, first }: (typeof PLACES)[number]): Scene {
  const key = `${timeZone} ${first}`;
  const fromAt = Date.parse(`${first}T00:00:00Z`);
  const horizonAt = fromAt + HORIZON_DAYS * DAY_MS;
  const build = (): Scene => {
    const hours = Object.fromEntries(
      Object.entries(HOURS).map(([id, weekly]) => [id, { timeZone, weekly }]),
    );
    const open = new Map<string, Uint8Array>();
    for (const [id, definition] of Object.entries(hours)) {
      const walk = minuteWalk(definition, fromAt, horizonAt);
      open.set(
        id,
        Uint8Array.from({ length: HORIZON_DAYS * 1440 }, (_, i) =>
          walk.isOpen(fromAt + i * MINUTE_MS) ? 1 : 0,
        ),
      );
    }
    const calendars = Object.fromEntries(
      Object.entries(hours).map(([id, definition]) => [id, compileCalendar(definition)]),
    );
    const isOpen = (id: string, at: number): boolean =>
      open.get(id)?.[(at - fromAt) / MINUTE_MS] === 1;
    return {
      world: { stepMs: MINUTE_MS, isOpen, horizonAt },
      calendars,
      hours,
      fromAt,
      toAt: fromAt + LIFE_DAYS * DAY_MS,
      gridMs: 45 * MINUTE_MS,
    };
  };
  const scene = known.get(key) ?? build();
  known.set(key, scene);
  return scene;
}

/** A scene of a few milliseconds without calendars: nearly everything collides. */
const INSTANTS: Scene = {
  world: { stepMs: 1, isOpen: () => true, horizonAt: 400 },
  calendars: {},
  hours: {},
  fromAt: 0,
  toAt: 30,
  gridMs: 1,
};

export const placed: fc.Arbitrary<Scene> = fc.constantFrom(...PLACES).map(placeScene);
export const crowded: fc.Arbitrary<Scene> = fc.constant(INSTANTS);

// Rules

const priority = fc.constantFrom(1, 2, 3, null);

const STARTS: readonly Condition[] = [
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
const RESETS: readonly Pick<ClockRule, 'reset'>[] = [
  {},
  {},
  { reset: { on: 'reset' } },
  { reset: { field: 'priority', equals: 3 } },
];

function targetIn(scene: Scene, when: Condition | undefined): fc.Arbitrary<Target> {
  return fc
    .record({
      units: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 40 })),
      calendar: fc.constantFrom(undefined, undefined, ...Object.keys(scene.calendars)),
      pausable: fc.constantFrom(undefined, undefined, true, false),
    })
    .map(({ units, calendar, pausable }) => ({
      elapsed: units * scene.gridMs,
      ...(when === undefined ? {} : { when }),
      ...(calendar === undefined ? {} : { calendar }),
      ...(pausable === undefined ? {} : { pausable }),
    }));
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

function thresholdIn({ gridMs }: Scene): fc.Arbitrary<NonNullable<ClockRule['warnings']>[number]> {
  const distance = fc.integer({ min: 0, max: 10 }).map((n) => n * gridMs);
  return fc.oneof(
    fc.constantFrom(0, 33.33, 50, 80, 100, 120).map((percent) => ({ percent })),
    distance.map((before) => ({ before })),
    distance.map((after) => ({ after })),
  );
}

export function ruleIn(scene: Scene): fc.Arbitrary<ClockRule> {
  return fc
    .record({
      start: fc.constantFrom(...STARTS),
      stop: fc.constantFrom(...STOPS),
      pause: fc.constantFrom(...PAUSES),
      cancel: fc.constantFrom(...CANCELS),
      reset: fc.constantFrom(...RESETS),
      targets: targetsIn(scene),
      calendar: fc.constantFrom(undefined, ...Object.keys(scene.calendars)),
      reopening: fc.constantFrom('newCycle', 'resume', 'restart', 'ignore'),
      targetChange: fc.constantFrom('carryOver', 'retroactive', 'restart'),
      pauseGives: fc.constantFrom('clock', 'clock', 'wall', 'none'),
      boundary: fc.constantFrom('close', 'close', 'nextOpen'),
      retroactivePause: fc.boolean(),
      warnings: fc.array(thresholdIn(scene), { maxLength: 3 }),
    } as const)
    .map(({ pause, cancel, reset, calendar, ...rest }) => ({
      id: 'resolution',
      ...rest,
      ...pause,
      ...cancel,
      ...reset,
      ...(calendar === undefined ? {} : { calendar }),
    }));
}

// Logs

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
export function logIn(scene: Scene): fc.Arbitrary<readonly ClockEvent[]> {
  const early = instantIn({ ...scene, toAt: scene.fromAt + (scene.toAt - scene.fromAt) / 4 });
  const first = fc
    .tuple(early, fc.constantFrom(1, 2, null))
    .map(([at, value]): ClockEvent[] => [
      { at, type: 'created', set: { status: 'open', priority: value } },
    ]);
  const others = fc.array(
    fc.tuple(instantIn(scene), event).map(([at, one]): ClockEvent => ({ at, ...one })),
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

export const anyTicket: fc.Arbitrary<Ticket> = fc.oneof(ticketIn(placed), ticketIn(crowded));
