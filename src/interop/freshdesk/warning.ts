import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { pathOf, type Reader } from '../../core/read.js';
import { lossOf } from '../shared/loss.js';

/**
 * A code of what of policies is not in the clocks: `inactive`, `unknown-scope`, `no-scope` (the whole
 * policy is left out), `unknown-priority`, `unreachable` (those targets are), `escalation-differs` (a
 * clock has one list of warnings for all its tickets), `escalation-hours` (told whether business hours
 * count by nobody), `recipients`, `unread-field`.
 */
export type FreshdeskPolicyWarning =
  | 'inactive'
  | 'unknown-scope'
  | 'no-scope'
  | 'unknown-priority'
  | 'unreachable'
  | 'escalation-differs'
  | 'escalation-hours'
  | 'recipients'
  | 'unread-field';

/** Tells what of a policy is lost. */
export type TellPolicy = (finding: Finding<FreshdeskPolicyWarning>) => void;

/**
 * A code of what is not in calendars read from business hours, or rests on an assumption:
 * `unknown-time-zone` (they are left out), `never-opens` (no clock can use them), `end-of-day` (an end
 * of 11:59 pm is taken as midnight), `no-holidays` (none were given), `unknown-hours` (a group names
 * hours that are not there), `no-default`, `unread-field`.
 */
export type FreshdeskBusinessHoursWarning =
  | 'unknown-time-zone'
  | 'never-opens'
  | 'end-of-day'
  | 'no-holidays'
  | 'unknown-hours'
  | 'no-default'
  | 'unread-field';

/** Tells what of business hours is lost. */
export type TellHours = (finding: Finding<FreshdeskBusinessHoursWarning>) => void;

/** Why a policy is left out as a whole. */
export function leftOut(
  code: 'inactive' | 'unknown-scope' | 'no-scope',
  place: Reader,
  expected: string,
): Finding<FreshdeskPolicyWarning> {
  const hint = 'the policy is left out';
  return lossOf({ code, path: pathOf(place), expected, received: shown(place.value), hint });
}
