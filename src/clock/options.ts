import { toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import { isOnWall } from './level.js';
import type { ClockRule } from './rule.js';

/** From when the first cycle of a clock counts. */
export type StartAnchor = NonNullable<ClockRule['startAnchor']>;

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

/** Reads a yes or no that may be absent. */
export function flag(value: unknown, absent: boolean, path: Path): boolean {
  if (value === undefined) return absent;
  if (typeof value === 'boolean') return value;
  fail({ code: 'invalid-type', path, expected: 'true or false', received: shown(value) });
}

/** Reads one of several words; the first is the default. */
export function choice<Key extends keyof typeof CHOICES>(
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
      received: shown(value),
    });
  }
  return value as (typeof CHOICES)[Key][number];
}

/** Reads a list that may be absent. */
export function listOf<Key extends 'calendars' | 'warnings'>(
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
    received: shown(list),
  });
}

/** Reads from when the first cycle counts. */
export function readAnchor({ startAnchor = 'event' }: ClockRule, path: Path): StartAnchor {
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
    received: shown(startAnchor),
  });
}

/** Reads the limits of pauses. */
export function readPauseCaps(
  caps: ClockRule['pauseCaps'],
  path: Path,
): CompiledPauseCaps | undefined {
  if (caps === undefined) return undefined;
  if (typeof caps !== 'object' || caps === null) {
    fail({
      code: 'invalid-type',
      path,
      expected: '{ each, total, count }',
      received: shown(caps),
    });
  }
  const { each, total, count = Number.POSITIVE_INFINITY } = caps;
  if (caps.count !== undefined && !(Number.isInteger(caps.count) && caps.count >= 0)) {
    fail({
      code: 'invalid-option',
      path: [...path, 'count'],
      expected: 'a whole number of pauses',
      received: shown(caps.count),
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
    onWall: isOnWall(caps.measuredOn, path),
  };
}
