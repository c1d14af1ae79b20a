import type { BusinessDayOptions } from '../calendar/business-days.js';
import { addBusinessDays } from '../calendar/business-days.js';
import type { CompiledCalendar } from '../calendar/compiled.js';
import { toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { type CompiledCondition, compileStateCondition } from './condition.js';
import { flag } from './options.js';
import type { BusinessDayTarget, ElapsedTarget, FixedTarget, Target } from './rule.js';

/** A target as read. */
export type CompiledTarget = CompiledTargetCommon &
  (
    | {
        readonly kind: 'elapsed';
        readonly targetMs: number;
        readonly acceptableMs: number | undefined;
      }
    | { readonly kind: 'businessDays'; readonly days: number; readonly options: BusinessDayOptions }
    | { readonly kind: 'fixed'; readonly dueAt: number | { readonly field: string } }
  );

interface CompiledTargetCommon {
  readonly when: CompiledCondition | undefined;
  /** Its own calendar, before the clock's. */
  readonly calendar: CompiledCalendar | undefined;
  readonly pausable: boolean;
  readonly graceMs: number;
  /** The gap that is rounded up to a close: `Infinity` for always, `undefined` for never. */
  readonly roundUpMs: number | undefined;
}

const COMMON = ['when', 'calendar', 'grace', 'roundUpToClose'];
const FIELDS = {
  elapsed: [...COMMON, 'elapsed', 'acceptable', 'pausable'],
  businessDays: [...COMMON, 'businessDays', 'due', 'cutOff', 'countFirstDay', 'pausable'],
  dueAt: [...COMMON, 'dueAt'],
} as const;

/** Reads a target; `clockCalendar` is what it counts in when it names no calendar itself. */
export function compileTarget(
  target: Target,
  own: CompiledCalendar | undefined,
  clockCalendar: CompiledCalendar | undefined,
  path: Path,
): CompiledTarget {
  const kind = kindOf(target, path);
  const unknown = Object.keys(target).find(
    (key) => !(FIELDS[kind] as readonly string[]).includes(key),
  );
  if (unknown !== undefined) {
    fail({
      code: 'unknown-field',
      path: [...path, unknown],
      expected: `one of ${FIELDS[kind].join(', ')}`,
      received: shown(unknown),
    });
  }
  const calendar = own ?? clockCalendar;
  const common = {
    when:
      target.when === undefined ? undefined : compileStateCondition(target.when, [...path, 'when']),
    calendar: own,
    graceMs:
      target.grace === undefined ? 0 : toPositiveDurationMs(target.grace, [...path, 'grace']),
    roundUpMs: readRoundUp(target.roundUpToClose, calendar, path),
    pausable: flag((target as ElapsedTarget).pausable, true, [...path, 'pausable']),
  };
  if (kind === 'elapsed') return { ...common, ...readElapsed(target as ElapsedTarget, path) };
  if (kind === 'businessDays')
    return { ...common, ...readBusinessDays(target as BusinessDayTarget, calendar, path) };
  const { dueAt } = target as FixedTarget;
  return { ...common, kind: 'fixed', pausable: false, dueAt: readDueAt(dueAt, [...path, 'dueAt']) };
}

function kindOf(target: Target, path: Path): keyof typeof FIELDS {
  const isObject = typeof target === 'object' && target !== null;
  const kinds = isObject
    ? (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter((key) => Object.hasOwn(target, key))
    : [];
  const [kind] = kinds;
  if (kind !== undefined && kinds.length === 1) return kind;
  fail({
    code: 'invalid-target',
    path,
    expected: 'one of { elapsed: { hours: 4 } }, { businessDays: 2 } and { dueAt }',
    received: shown(target),
  });
}

function readElapsed(
  target: ElapsedTarget,
  path: Path,
): { kind: 'elapsed'; targetMs: number; acceptableMs: number | undefined } {
  const targetMs = toPositiveDurationMs(target.elapsed, [...path, 'elapsed']);
  if (target.acceptable === undefined)
    return { kind: 'elapsed', targetMs, acceptableMs: undefined };
  const acceptableMs = toPositiveDurationMs(target.acceptable, [...path, 'acceptable']);
  if (acceptableMs < targetMs) {
    fail({
      code: 'invalid-target',
      path: [...path, 'acceptable'],
      expected: 'a length not below the target',
      received: shown(target.acceptable),
    });
  }
  return { kind: 'elapsed', targetMs, acceptableMs };
}

function readBusinessDays(
  target: BusinessDayTarget,
  calendar: CompiledCalendar | undefined,
  path: Path,
): { kind: 'businessDays'; days: number; options: BusinessDayOptions } {
  const { businessDays: days, due, cutOff, countFirstDay } = target;
  if (calendar === undefined) {
    fail({
      code: 'invalid-target',
      path,
      expected: 'a calendar that says which days are business days',
      received: 'none',
      hint: 'name a calendar on the target or the clock',
    });
  }
  if (!Number.isInteger(days) || days < 0) {
    fail({
      code: 'invalid-target',
      path: [...path, 'businessDays'],
      expected: 'a whole number of days from 0',
      received: shown(days),
    });
  }
  const options: BusinessDayOptions = {
    ...(due === undefined ? {} : { due }),
    ...(cutOff === undefined ? {} : { cutOff }),
    ...(countFirstDay === undefined ? {} : { countFirstDay }),
  };
  // A dry run: the options are read here, where the path is known, not at the first ticket.
  addBusinessDays(calendar, 0, 0, options);
  return { kind: 'businessDays', days, options };
}

function readDueAt(dueAt: FixedTarget['dueAt'], path: Path): number | { readonly field: string } {
  const isField =
    typeof dueAt === 'object' &&
    dueAt !== null &&
    'field' in dueAt &&
    typeof dueAt.field === 'string';
  return isField ? (dueAt as { field: string }) : toInstant(dueAt as InstantInput, path);
}

function readRoundUp(
  roundUp: Target['roundUpToClose'],
  calendar: CompiledCalendar | undefined,
  path: Path,
): number | undefined {
  if (roundUp === undefined) return undefined;
  if (calendar === undefined) {
    fail({
      code: 'invalid-target',
      path: [...path, 'roundUpToClose'],
      expected: 'a calendar with closes',
      received: 'none',
      hint: 'name a calendar on the target or the clock',
    });
  }
  return roundUp === 'always'
    ? Number.POSITIVE_INFINITY
    : toPositiveDurationMs(roundUp, [...path, 'roundUpToClose']);
}
