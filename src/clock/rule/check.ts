import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { readAll } from '../../core/read.js';
import type { CalendarsById } from './calendars.js';
import { readRuleOnce } from './compile.js';
import type { ClockRule } from './rule.js';

/** A code of the warnings of `checkClock`. */
export type ClockWarningCode =
  | 'unreachable-target'
  | 'unreachable-calendar'
  | 'equal-warnings'
  | 'percent-like-ratio'
  | 'instant-like-seconds';

/**
 * Checks a clock rule and lists all that is wrong or doubtful. It never throws, whatever it is given;
 * a rule that it passes compiles.
 *
 * Warnings: `unreachable-target` and `unreachable-calendar` (one before it always fits first),
 * `equal-warnings` (two with one id), `percent-like-ratio`, `instant-like-seconds`.
 *
 * @param rule - Anything, such as a parsed document.
 * @param calendars - Compiled calendars by id.
 * @returns The rule and the warnings, or the issues; the first one is what `compileClock` throws.
 * @example
 * import { checkClock } from 'slakit/clock'
 * const result = checkClock({
 *   id: 'reply',
 *   start: { on: 'created' },
 *   stop: { on: 'reply' },
 *   targets: [{ elapsed: 4 }],
 *   warning: [],
 * })
 * result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join('.')])
 * // => [['unknown-field', 'warning'], ['invalid-duration', 'targets.0.elapsed']]
 * @see {@link compileClock}
 */
export function checkClock(
  rule: unknown,
  calendars: CalendarsById = {},
): CheckResult<ClockRule, ClockWarningCode> {
  const findings: Finding<ClockWarningCode>[] = [];
  readAll(rule, findings, (reader) => readRuleOnce(reader, calendars));
  return checkResultOf(rule as ClockRule, findings);
}
