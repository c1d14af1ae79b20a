import type { CalendarChoice } from '../../clock/rule/rule.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import { isNone } from '../shared/foreign.js';

/** Options of reading targets in business hours. */
export interface ZendeskTargetOptions {
  /**
   * The calendar in which targets with `business_hours` count: its id, or a choice by attributes
   * (a trigger sets the schedule of a ticket), first match first. Needed when there is such a target.
   */
  readonly calendar?: string | readonly CalendarChoice[] | undefined;
}

const UNITS = [
  { key: 'target_in_seconds', unitMs: 1000 },
  { key: 'target', unitMs: 60_000 },
] as const;
/** More than a century in minutes; a larger number is a slip. */
const MOST_UNITS = 10_000_000_000;

/** Reads the length of a target; the finer unit goes first. `null` when there is none. */
export function readTargetMs(reader: Reader): number | null {
  for (const { key, unitMs } of UNITS) {
    const amount = childOf(reader, key);
    if (isNone(amount)) continue;
    const value = amount.value as number;
    if (Number.isInteger(value) && value >= 0 && value <= MOST_UNITS) return value * unitMs + 0;
    refuse(amount, {
      code: 'invalid-duration',
      expected: key === 'target' ? 'whole minutes from 0' : 'whole seconds from 0',
    });
  }
  return null;
}
