import { fail, guarded, shown } from '../../core/error.js';
import { fingerprintOf } from '../../core/fingerprint.js';
import { isItself, knowingItself } from '../../core/itself.js';
import { plainCopy } from '../../core/plain.js';
import { hasErrors, REFUSED, type Reader, readerOf } from '../../core/read.js';
import { type CalendarsById, calendarsById } from './calendars.js';
import type { ClockPlan } from './plan.js';
import { readClockRule } from './read-rule.js';
import type { ClockRule } from './rule.js';

/** A clock rule that was compiled and is ready to be asked; `compileClock` makes it. */
export interface CompiledClock {
  readonly kind: 'compiled-clock';
  /** The rule as it was given. */
  readonly rule: ClockRule;
  /** @internal */
  readonly plan: ClockPlan;
}

/**
 * Compiles a clock rule with the calendars that it names. It has at most 1,000 targets, calendars and
 * warnings each, conditions of at most 1,000 parts, lengths of at most a century, and 250,000 values in
 * all, of which one that stands in several places is counted in each.
 *
 * @param rule - The rule as data; it must not change afterwards.
 * @param calendars - Compiled calendars by id.
 * @returns The clock, to be asked by `evaluateClock`, `startClock`, `traceClock` and others.
 * @throws {@link SlaError} with the first issue that `checkClock` would list: `invalid-type`,
 * `missing-field`, `unknown-field`, `invalid-condition`, `invalid-target`, `invalid-duration`,
 * `invalid-instant`, `invalid-time`, `invalid-option`, `unknown-reference`, `invalid-calendar`.
 * @example
 * import { compileClock, evaluateClock } from 'slakit/clock'
 * const clock = compileClock({
 *   id: 'first-response',
 *   start: { on: 'created' },
 *   stop: { on: 'public_reply' },
 *   targets: [{ elapsed: { hours: 1 } }],
 * })
 * evaluateClock(clock, [{ at: 0, type: 'created' }], { at: 60_000 }).state // => 'running'
 * @see {@link checkClock}
 */
export function compileClock(rule: ClockRule, calendars: CalendarsById = {}): CompiledClock {
  return guarded(() => {
    return compilePlan(rule, readRuleOnce(readerOf(rule), calendars));
  });
}

/**
 * Reads a rule that stands alone, from a copy: what its fields say is asked once. Instants may be
 * dates or objects of Temporal, which are kept as they are.
 */
export function readRuleOnce(reader: Reader, calendars: CalendarsById): ClockPlan {
  const value = plainCopy(reader, 'kept');
  if (reader.findings !== null && hasErrors(reader)) throw REFUSED;
  return readClockRule({ ...reader, value }, calendarsById(calendars));
}

/** Wraps a rule and the plan that was read of it. */
export function compilePlan(rule: ClockRule, plan: ClockPlan): CompiledClock {
  return knowingItself({ kind: 'compiled-clock', rule, plan });
}

/** The plan of a clock; a rule as data has none and is refused as `invalid-type`. */
export function planOf(clock: CompiledClock): ClockPlan {
  if (isItself(clock, 'compiled-clock')) return clock.plan;
  fail({
    code: 'invalid-type',
    path: ['clock'],
    expected: 'a compiled clock',
    received: shown(clock),
    hint: 'use compileClock',
  });
}

/**
 * The mark of the rule of a clock, which stored states carry. The hours of the calendar in which it
 * starts are part of it, since a state has used them; those that it counts in are asked at each report.
 */
export function ruleMarkOf(clock: CompiledClock): string {
  const known = MARKS.get(clock);
  if (known !== undefined) return known;
  const { rule, plan } = clock;
  const mark = fingerprintOf({ rule, startHours: plan.startCalendar?.definition });
  MARKS.set(clock, mark);
  return mark;
}

/** Made when a state is first stored. */
const MARKS = /* @__PURE__ */ new WeakMap<CompiledClock, string>();
