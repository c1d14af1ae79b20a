import type { Condition } from '../../clock/condition.js';
import type { CalendarChoice, ElapsedTarget } from '../../clock/rule.js';
import { formatDuration } from '../../core/duration.js';
import { fail, type Path, shown } from '../../core/error.js';
import { fieldOf, type JsonRecord } from './json.js';

/** How targets in business hours are read. */
export interface ZendeskTargetOptions {
  /**
   * The calendar in which targets with `business_hours` count: its id, or a choice by attributes
   * (a trigger sets the schedule of a ticket), first match first. Needed when there is such a target.
   */
  readonly calendar?: string | readonly CalendarChoice[];
}

const UNITS = [
  { key: 'target_in_seconds', unitMs: 1000 },
  { key: 'target', unitMs: 60_000 },
] as const;
/** More than a century in minutes; a larger number is a slip. */
const MOST_UNITS = 10_000_000_000;

/** The length of a target; the finer unit goes first. `null` when there is none. */
export function readTargetMs(record: JsonRecord, path: Path): number | null {
  for (const { key, unitMs } of UNITS) {
    const amount = fieldOf(record, key) ?? null;
    if (amount === null) continue;
    const isCount = Number.isInteger(amount) && (amount as number) >= 0;
    if (isCount && (amount as number) <= MOST_UNITS) return (amount as number) * unitMs;
    fail({
      code: 'invalid-duration',
      path: [...path, key],
      expected: key === 'target' ? 'whole minutes from 0' : 'whole seconds from 0',
      received: shown(amount),
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

function choicesOf(calendar: ZendeskTargetOptions['calendar']): readonly CalendarChoice[] {
  if (typeof calendar === 'string') return [{ calendar }];
  if (Array.isArray(calendar) && calendar.length > 0 && calendar.every(isChoice)) return calendar;
  fail({
    code: calendar === undefined ? 'missing-field' : 'invalid-option',
    path: ['options', 'calendar'],
    expected: 'the id of the calendar of targets in business hours, or a choice of calendars',
    received: shown(calendar),
  });
}

function isChoice(choice: unknown): choice is CalendarChoice {
  return (
    typeof choice === 'object' &&
    choice !== null &&
    typeof (choice as CalendarChoice).calendar === 'string'
  );
}
