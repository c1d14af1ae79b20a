import type { Condition } from '../../clock/rule/condition.js';
import { readStateCondition } from '../../clock/rule/read-condition.js';
import type { CalendarChoice, ElapsedTarget } from '../../clock/rule/rule.js';
import { formatDuration } from '../../core/duration.js';
import { fail } from '../../core/error.js';
import { plainEcho } from '../../core/plain.js';
import { childOf, type FieldsOf, isList, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
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

/** The targets of one promise: one round the clock, or one for each calendar of business hours. */
export function targetsOf(
  promise: { readonly targetMs: number; readonly businessHours: boolean },
  when: readonly Condition[],
  { calendar }: ZendeskTargetOptions,
): readonly ElapsedTarget[] {
  const elapsed = formatDuration(promise.targetMs);
  if (!promise.businessHours) return [{ ...whenAll(when), elapsed }];
  return choicesOf(calendar).map((choice) => ({
    ...whenAll(choice.when === undefined ? when : [...when, choice.when]),
    elapsed,
    calendar: choice.calendar,
  }));
}

/** All of some conditions, as few words as possible. */
export function whenAll(parts: readonly Condition[]): { readonly when?: Condition } {
  const [first] = parts;
  if (first === undefined) return {};
  return { when: parts.length === 1 ? first : { all: parts } };
}

/** Reads the choice of calendars of the options. */
export function readCalendarChoice(reader: Reader): ZendeskTargetOptions['calendar'] {
  const { value } = reader;
  if (typeof value === 'string') return value;
  if (!isList(reader)) refuse(reader, { code: 'invalid-option', expected: CALENDAR });
  readChoices(reader);
  return plainEcho(reader) as readonly CalendarChoice[];
}

const CHOICE = {
  when: /* @__PURE__ */ optional(readStateCondition),
  calendar: id,
} satisfies FieldsOf<CalendarChoice>;

const readChoices: Read<unknown> = /* @__PURE__ */ listOf(
  'calendars under conditions',
  (reader) => readFields(reader, 'a choice of a calendar', CHOICE),
  { least: 1 },
);

const CALENDAR = 'the id of the calendar of targets in business hours, or a choice of calendars';

function choicesOf(calendar: ZendeskTargetOptions['calendar']): readonly CalendarChoice[] {
  if (typeof calendar === 'string') return [{ calendar }];
  if (calendar !== undefined) return calendar;
  fail({
    code: 'missing-field',
    path: ['options', 'calendar'],
    expected: CALENDAR,
    received: 'undefined',
  });
}
