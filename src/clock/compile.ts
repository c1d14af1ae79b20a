import type { CompiledCalendar } from '../calendar/compiled.js';
import { toPositiveDurationMs } from '../core/duration.js';
import { describe, fail, type Path } from '../core/error.js';
import {
  type CompiledCondition,
  type Condition,
  compileCondition,
  compileStateCondition,
} from './condition.js';
import { type CompiledLevel, compileLevel } from './level.js';
import type { ClockRule } from './rule.js';
import { type CompiledTarget, compileTarget } from './target.js';

/** Compiled calendars by the id that rules name them by. */
export type CalendarsById = Readonly<Record<string, CompiledCalendar>>;

/** A clock ready to be asked. */
export interface CompiledClock {
  readonly rule: ClockRule;
  /** @internal */
  readonly parts: ClockParts;
}

/** The parts of a clock as read. */
export interface ClockParts {
  readonly start: CompiledCondition;
  readonly stop: CompiledCondition;
  readonly pause: CompiledCondition | undefined;
  readonly resume: CompiledCondition | undefined;
  readonly reset: CompiledCondition | undefined;
  readonly cancel: CompiledCondition | undefined;
  readonly targets: readonly CompiledTarget[];
  /** Whether target and calendar can change while a cycle runs. */
  readonly isTiered: boolean;
  readonly calendars: readonly {
    readonly when: CompiledCondition | undefined;
    readonly calendar: CompiledCalendar;
  }[];
  readonly calendar: CompiledCalendar | undefined;
  readonly startCalendar: CompiledCalendar | undefined;
  readonly startAnchor: 'event' | 'created' | 'applied' | { readonly field: string };
  readonly retroactivePause: boolean;
  readonly pauseCaps: CompiledPauseCaps | undefined;
  readonly levels: readonly CompiledLevel[];
  readonly reopening: NonNullable<ClockRule['reopening']>;
  readonly targetChange: NonNullable<ClockRule['targetChange']>;
  readonly pauseGives: NonNullable<ClockRule['pauseGives']>;
  /** Whether a deadline lands on a close. */
  readonly earliest: boolean;
}

/** Limits of pauses in milliseconds; what is not limited is `Infinity`. */
export interface CompiledPauseCaps {
  readonly eachMs: number;
  readonly totalMs: number;
  readonly count: number;
  readonly onWall: boolean;
}

const CHOICES = {
  reopening: ['newCycle', 'sequential', 'resume', 'restart', 'ignore'],
  targetChange: ['carryOver', 'retroactive', 'restart'],
  pauseGives: ['clock', 'wall', 'none'],
  boundary: ['close', 'nextOpen'],
} as const;

const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'name',
  'start',
  'stop',
  'pause',
  'resume',
  'reset',
  'cancel',
  'startAnchor',
  'startCalendar',
  'retroactivePause',
  'pauseCaps',
  'reopening',
  'targets',
  'calendar',
  'calendars',
  'targetChange',
  'pauseGives',
  'boundary',
  'warnings',
]);

/**
 * Compiles a clock rule with the calendars that it names.
 *
 * @param rule - The rule as data; it must not change afterwards.
 * @param calendars - Compiled calendars by id.
 * @throws {@link SlaError} `invalid-condition`, `invalid-target`, `invalid-duration`,
 * `unknown-reference`, `unknown-field`, `invalid-option`.
 * @example
 * import { compileClock, evaluateClock } from 'slakit/clock'
 * const clock = compileClock({
 *   id: 'first-response',
 *   start: { on: 'created' },
 *   stop: { on: 'public_reply' },
 *   targets: [{ elapsed: { hours: 1 } }],
 * })
 * evaluateClock(clock, [{ at: 0, type: 'created' }], 60_000).state // => 'running'
 */
export function compileClock(
  rule: ClockRule,
  calendars: CalendarsById = {},
  path: Path = [],
): CompiledClock {
  refuseUnknownFields(rule, path);
  const calendar = (id: string | undefined, at: Path): CompiledCalendar | undefined =>
    id === undefined ? undefined : calendarById(calendars, id, [...path, ...at]);
  const parts: ClockParts = {
    ...readConditions(rule, path),
    ...readTargets(rule, calendars, calendar, path),
    startCalendar: calendar(rule.startCalendar, ['startCalendar']),
    startAnchor: readAnchor(rule, path),
    retroactivePause: rule.retroactivePause ?? false,
    pauseCaps: readPauseCaps(rule.pauseCaps, [...path, 'pauseCaps']),
    levels: listOf(rule, 'warnings', path).map((level, i) => {
      const at = ['warnings', i];
      return compileLevel(level, calendar(level?.notifyWithin, [...at, 'notifyWithin']), [
        ...path,
        ...at,
      ]);
    }),
    reopening: choice(rule, 'reopening', path),
    targetChange: choice(rule, 'targetChange', path),
    pauseGives: choice(rule, 'pauseGives', path),
    earliest: choice(rule, 'boundary', path) === 'close',
  };
  return { rule, parts };
}

function refuseUnknownFields(rule: ClockRule, path: Path): void {
  if (typeof rule !== 'object' || rule === null) {
    fail({ code: 'invalid-type', path, expected: 'a clock rule', received: describe(rule) });
  }
  const unknown = Object.keys(rule).find((key) => !FIELDS.has(key));
  if (unknown === undefined) return;
  fail({
    code: 'unknown-field',
    path: [...path, unknown],
    expected: `one of ${[...FIELDS].join(', ')}`,
    received: describe(unknown),
  });
}

type ConditionParts = Pick<ClockParts, 'start' | 'stop' | 'pause' | 'resume' | 'reset' | 'cancel'>;

function readConditions(rule: ClockRule, path: Path): ConditionParts {
  const read = (key: keyof ConditionParts): CompiledCondition =>
    compileCondition(rule[key] as Condition, [...path, key]);
  const optional = (key: keyof ConditionParts): CompiledCondition | undefined =>
    rule[key] === undefined ? undefined : read(key);
  const pause = optional('pause');
  const resume = optional('resume');
  requireEventPause(pause, resume, path);
  return {
    start: read('start'),
    stop: read('stop'),
    pause,
    resume,
    reset: optional('reset'),
    cancel: optional('cancel'),
  };
}

function readTargets(
  rule: ClockRule,
  calendars: CalendarsById,
  calendar: (id: string | undefined, at: Path) => CompiledCalendar | undefined,
  path: Path,
): Pick<ClockParts, 'targets' | 'isTiered' | 'calendars' | 'calendar'> {
  if (!Array.isArray(rule.targets) || rule.targets.length === 0) {
    fail({
      code: 'invalid-target',
      path: [...path, 'targets'],
      expected: 'at least one target',
      received: describe(rule.targets),
    });
  }
  const choices = listOf(rule, 'calendars', path).map((choice, i) => {
    const at = [...path, 'calendars', i];
    const when =
      choice.when === undefined ? undefined : compileStateCondition(choice.when, [...at, 'when']);
    return { when, calendar: calendarById(calendars, choice.calendar, [...at, 'calendar']) };
  });
  const base = calendar(rule.calendar, ['calendar']);
  const targets = rule.targets.map((target, i) => {
    const own = calendar(target?.calendar, ['targets', i, 'calendar']);
    return compileTarget(target, own, base ?? choices[0]?.calendar, [...path, 'targets', i]);
  });
  const isTiered = targets.length > 1 || targets[0]?.when !== undefined || choices.length > 0;
  return { targets, isTiered, calendars: choices, calendar: base };
}

function requireEventPause(
  pause: CompiledCondition | undefined,
  resume: CompiledCondition | undefined,
  path: Path,
): void {
  if (resume === undefined || pause?.isEvent === true) return;
  fail({
    code: 'invalid-condition',
    path: [...path, 'resume'],
    expected: 'a pause that is an event',
    received: pause === undefined ? 'no pause' : 'a pause that is a state',
    hint: 'a state pauses while it holds and needs no resume',
  });
}

function choice<Key extends keyof typeof CHOICES>(
  rule: ClockRule,
  key: Key,
  path: Path,
): (typeof CHOICES)[Key][number] {
  const options: readonly string[] = CHOICES[key];
  const value = rule[key] ?? (options[0] as string);
  if (!options.includes(value)) {
    fail({
      code: 'invalid-option',
      path: [...path, key],
      expected: options.join(', '),
      received: describe(value),
    });
  }
  return value as (typeof CHOICES)[Key][number];
}

function listOf<Key extends 'calendars' | 'warnings'>(
  rule: ClockRule,
  key: Key,
  path: Path,
): NonNullable<ClockRule[Key]> {
  const list: ClockRule[Key] = rule[key] ?? [];
  if (Array.isArray(list)) return list;
  fail({
    code: 'invalid-type',
    path: [...path, key],
    expected: 'a list',
    received: describe(list),
  });
}

function readAnchor({ startAnchor = 'event' }: ClockRule, path: Path): ClockParts['startAnchor'] {
  const isField =
    typeof startAnchor === 'object' &&
    startAnchor !== null &&
    typeof startAnchor.field === 'string';
  if (isField || startAnchor === 'event' || startAnchor === 'created' || startAnchor === 'applied')
    return startAnchor;
  fail({
    code: 'invalid-option',
    path: [...path, 'startAnchor'],
    expected: 'event, created, applied or { field }',
    received: describe(startAnchor),
  });
}

function readPauseCaps(caps: ClockRule['pauseCaps'], path: Path): CompiledPauseCaps | undefined {
  if (caps === undefined) return undefined;
  if (typeof caps !== 'object' || caps === null) {
    fail({
      code: 'invalid-type',
      path,
      expected: '{ each, total, count }',
      received: describe(caps),
    });
  }
  const { each, total, count = Number.POSITIVE_INFINITY, measuredOn = 'clock' } = caps;
  if (measuredOn !== 'clock' && measuredOn !== 'wall') {
    fail({
      code: 'invalid-option',
      path: [...path, 'measuredOn'],
      expected: 'clock or wall',
      received: describe(measuredOn),
    });
  }
  if (caps.count !== undefined && !(Number.isInteger(caps.count) && caps.count >= 0)) {
    fail({
      code: 'invalid-option',
      path: [...path, 'count'],
      expected: 'a whole number of pauses',
      received: describe(caps.count),
    });
  }
  return {
    eachMs:
      each === undefined ? Number.POSITIVE_INFINITY : toPositiveDurationMs(each, [...path, 'each']),
    totalMs:
      total === undefined
        ? Number.POSITIVE_INFINITY
        : toPositiveDurationMs(total, [...path, 'total']),
    count,
    onWall: measuredOn === 'wall',
  };
}

function calendarById(calendars: CalendarsById, id: string, path: Path): CompiledCalendar {
  const byId = typeof calendars === 'object' && calendars !== null ? calendars : {};
  if (!Object.hasOwn(byId, id)) {
    fail({
      code: 'unknown-reference',
      path,
      expected: `one of the calendars ${Object.keys(byId).slice(0, 8).join(', ') || '(none given)'}`,
      received: describe(id),
    });
  }
  const calendar = byId[id] as CompiledCalendar;
  if (calendar?.plan !== undefined) return calendar;
  fail({
    code: 'invalid-calendar',
    path,
    expected: 'the id of a compiled calendar',
    received: describe(calendar),
    hint: 'pass the definition through compileCalendar first',
  });
}
