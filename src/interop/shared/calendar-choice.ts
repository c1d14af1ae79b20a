import type { Condition } from '../../clock/rule/condition.js';
import { readStateCondition } from '../../clock/rule/read-condition.js';
import type { CalendarChoice, ElapsedTarget } from '../../clock/rule/rule.js';
import { formatDuration } from '../../core/duration.js';
import { fail } from '../../core/error.js';
import { plainEcho } from '../../core/plain.js';
import { type FieldsOf, isList, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';

/** The calendar of targets in business hours: its id, or a choice by attributes, first match first. */
export type CalendarOption = string | readonly CalendarChoice[] | undefined;

/** A length that is promised, round the clock or in business hours. */
export interface PromisedTime {
  readonly targetMs: number;
  readonly businessHours: boolean;
}

/** The targets of one promise: one round the clock, or one for each calendar of business hours. */
export function targetsOf(
  { targetMs, businessHours }: PromisedTime,
  when: readonly Condition[],
  calendar: CalendarOption,
): readonly ElapsedTarget[] {
  const elapsed = formatDuration(targetMs);
  if (!businessHours) return [{ ...whenAll(when), elapsed }];
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

/** Reads the option. */
export function readCalendarChoice(reader: Reader): CalendarOption {
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

function choicesOf(calendar: CalendarOption): readonly CalendarChoice[] {
  if (typeof calendar === 'string') return [{ calendar }];
  if (calendar !== undefined) return calendar;
  fail({
    code: 'missing-field',
    path: ['options', 'calendar'],
    expected: CALENDAR,
    received: 'undefined',
  });
}
