import type { CompiledCalendar } from '../calendar/compiled.js';
import { fail, type Path, shown } from '../core/error.js';
import {
  type CompiledCondition,
  type Condition,
  compileCondition,
  compileStateCondition,
} from './condition.js';
import { type CompiledLevel, compileLevel } from './level.js';
import {
  type CompiledPauseCaps,
  choice,
  flag,
  listOf,
  readAnchor,
  readPauseCaps,
  type StartAnchor,
} from './options.js';
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
  /** Whether a target is an instant that an attribute may hold. */
  readonly isDated: boolean;
  readonly calendars: readonly {
    readonly when: CompiledCondition | undefined;
    readonly calendar: CompiledCalendar;
  }[];
  readonly calendar: CompiledCalendar | undefined;
  readonly startCalendar: CompiledCalendar | undefined;
  readonly startAnchor: StartAnchor;
  readonly retroactivePause: boolean;
  readonly pauseCaps: CompiledPauseCaps | undefined;
  readonly levels: readonly CompiledLevel[];
  readonly reopening: NonNullable<ClockRule['reopening']>;
  readonly targetChange: NonNullable<ClockRule['targetChange']>;
  readonly pauseGives: NonNullable<ClockRule['pauseGives']>;
  /** Whether a deadline lands on a close. */
  readonly earliest: boolean;
}

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
  checkRule(rule, path);
  const calendar = (id: string | undefined, at: Path): CompiledCalendar | undefined =>
    id === undefined ? undefined : calendarById(calendars, id, [...path, ...at]);
  const parts: ClockParts = {
    ...readConditions(rule, path),
    ...readTargets(rule, calendars, calendar, path),
    startCalendar: calendar(rule.startCalendar, ['startCalendar']),
    startAnchor: readAnchor(rule, path),
    retroactivePause: flag(rule.retroactivePause, false, [...path, 'retroactivePause']),
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

function requireObject(value: unknown, expected: string, path: Path): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  fail({ code: 'invalid-type', path, expected, received: shown(value) });
}

function checkRule(rule: ClockRule, path: Path): void {
  requireObject(rule, 'a clock rule', path);
  if (typeof rule.id !== 'string') {
    const at = [...path, 'id'];
    fail({ code: 'invalid-type', path: at, expected: 'a text', received: shown(rule.id) });
  }
  const unknown = Object.keys(rule).find((key) => !FIELDS.has(key));
  if (unknown === undefined) return;
  fail({
    code: 'unknown-field',
    path: [...path, unknown],
    expected: `one of ${[...FIELDS].join(', ')}`,
    received: shown(unknown),
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
): Pick<ClockParts, 'targets' | 'isTiered' | 'isDated' | 'calendars' | 'calendar'> {
  if (!Array.isArray(rule.targets) || rule.targets.length === 0) {
    fail({
      code: 'invalid-target',
      path: [...path, 'targets'],
      expected: 'at least one target',
      received: shown(rule.targets),
    });
  }
  const choices = listOf(rule, 'calendars', path).map((choice, i) => {
    const at = [...path, 'calendars', i];
    requireObject(choice, 'a calendar under a condition', at);
    const when =
      choice.when === undefined ? undefined : compileStateCondition(choice.when, [...at, 'when']);
    return { when, calendar: calendarById(calendars, choice.calendar, [...at, 'calendar']) };
  });
  const base = calendar(rule.calendar, ['calendar']);
  // What counts days must have a calendar for every ticket, not only for those that a condition fits.
  const sure = base ?? choices.find(({ when }) => when === undefined)?.calendar;
  const targets = rule.targets.map((target, i) => {
    const own = calendar(target?.calendar, ['targets', i, 'calendar']);
    return compileTarget(target, own, sure, [...path, 'targets', i]);
  });
  const isTiered = targets.length > 1 || targets[0]?.when !== undefined || choices.length > 0;
  const isDated = targets.some(({ kind }) => kind === 'fixed');
  return { targets, isTiered, isDated, calendars: choices, calendar: base };
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

function calendarById(calendars: CalendarsById, id: string, path: Path): CompiledCalendar {
  const byId = typeof calendars === 'object' && calendars !== null ? calendars : {};
  if (!Object.hasOwn(byId, id)) {
    fail({
      code: 'unknown-reference',
      path,
      expected: `one of the calendars ${Object.keys(byId).slice(0, 8).join(', ') || '(none given)'}`,
      received: shown(id),
    });
  }
  const calendar = byId[id] as CompiledCalendar;
  if (calendar?.plan !== undefined) return calendar;
  fail({
    code: 'invalid-calendar',
    path,
    expected: 'the id of a compiled calendar',
    received: shown(calendar),
    hint: 'pass the definition through compileCalendar first',
  });
}

/**
 * Checks that a clock has been compiled; a rule as data has no parts.
 *
 * @throws {@link SlaError} `invalid-option`.
 */
export function requireClock(clock: CompiledClock): void {
  if (clock?.parts !== undefined) return;
  fail({
    code: 'invalid-option',
    path: ['clock'],
    expected: 'a compiled clock',
    received: shown(clock),
    hint: 'use compileClock',
  });
}
