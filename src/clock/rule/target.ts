import { BUSINESS_DAY_FIELDS, type BusinessDayPlan } from '../../calendar/business-day-options.js';
import { childOf, type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { flag, instant, timeOfDay, whole } from '../../core/read-values.js';
import { readZone, type Zone } from '../../zone/zone.js';
import type { NamedCalendar } from './calendars.js';
import type { CompiledCondition } from './condition.js';
import { ruleLength } from './length.js';
import { isFieldLike, readFieldReference } from './options.js';
import { readStateCondition } from './read-condition.js';
import type {
  BusinessDayTarget,
  CalendarDayTarget,
  ElapsedTarget,
  FieldReference,
  FixedTarget,
  TargetCommon,
} from './rule.js';

/** A target as read. */
export type CompiledTarget =
  | CompiledElapsedTarget
  | CompiledDayTarget
  | CompiledWallDayTarget
  | CompiledFixedTarget;

/** The parts of every target. */
interface CompiledTargetCommon {
  readonly when: CompiledCondition | undefined;
  /** Its own calendar, before the clock's. */
  readonly calendar: NamedCalendar | undefined;
  readonly pausable: boolean;
  readonly graceMs: number;
  /** The gap that is rounded up to a close: `Infinity` for always, `undefined` for never. */
  readonly roundUpMs: number | undefined;
}

interface CompiledElapsedTarget extends CompiledTargetCommon {
  readonly kind: 'elapsed';
  readonly targetMs: number;
  readonly acceptableMs: number | undefined;
}

export interface CompiledDayTarget extends CompiledTargetCommon {
  readonly kind: 'businessDays';
  readonly days: number;
  readonly dayPlan: BusinessDayPlan;
}

export interface CompiledWallDayTarget extends CompiledTargetCommon {
  readonly kind: 'calendarDays';
  readonly days: number;
  /** Milliseconds of the day at which it is due; `undefined` for the time of the start. */
  readonly dueMs: number | undefined;
  /** Whose days count; `undefined` for the zone of the calendar. */
  readonly zone: Zone | undefined;
}

interface CompiledFixedTarget extends CompiledTargetCommon {
  readonly kind: 'fixed';
  readonly dueAt: number | FieldReference;
}

/** The calendars of a rule, as far as its targets ask for them. */
export interface TargetCalendars {
  readonly calendar: Read<NamedCalendar>;
  /**
   * Whether the clock has a calendar for every ticket, not only for those that a condition fits;
   * also where it is not known, because it was refused.
   */
  readonly isSure: boolean;
}

/** More days than a century has. */
const MOST_DAYS = 36_525;

/** Reads a target, with the calendars of its rule. */
export function readTarget({ calendar, isSure }: TargetCalendars): Read<CompiledTarget> {
  const common = {
    when: optional(readStateCondition),
    calendar: optional(calendar),
    grace: optional(ruleLength, 0),
    roundUpToClose: optional(readRoundUp),
  } satisfies FieldsOf<TargetCommon>;
  const elapsed = {
    ...common,
    elapsed: ruleLength,
    acceptable: optional(ruleLength),
    pausable: optional(flag, true),
  } satisfies FieldsOf<ElapsedTarget>;
  const days = {
    ...common,
    businessDays: whole('business days', { most: MOST_DAYS }),
    ...BUSINESS_DAY_FIELDS,
    pausable: optional(flag, true),
  } satisfies FieldsOf<BusinessDayTarget>;
  const wallDays = {
    ...common,
    calendarDays: whole('days', { most: MOST_DAYS }),
    due: optional(timeOfDay),
    timeZone: optional(readZone),
    pausable: optional(flag, true),
  } satisfies FieldsOf<CalendarDayTarget>;
  const fixed = { ...common, dueAt: readDueAt } satisfies FieldsOf<FixedTarget>;
  return oneKind<CompiledTarget>(
    'a target',
    {
      elapsed: (reader) => {
        const fields = readFields(reader, 'a target', elapsed);
        requireCloses(reader, fields, isSure);
        return elapsedTarget(reader, fields);
      },
      businessDays: (reader) => {
        const fields = readFields(reader, 'a target', days);
        requireDays(reader, fields, isSure);
        return dayTarget(fields);
      },
      calendarDays: (reader) => {
        const fields = readFields(reader, 'a target', wallDays);
        requireDays(reader, fields, isSure);
        requireCloses(reader, fields, isSure);
        const { calendarDays: days, due: dueMs, timeZone: zone, pausable } = fields;
        return { kind: 'calendarDays', ...commonOf(fields), pausable, days, dueMs, zone };
      },
      dueAt: (reader) => {
        const fields = readFields(reader, 'a target', fixed);
        requireCloses(reader, fields, isSure);
        return { kind: 'fixed', ...commonOf(fields), pausable: false, dueAt: fields.dueAt };
      },
    },
    'invalid-target',
  );
}

interface CommonFields {
  readonly when: CompiledCondition | undefined;
  readonly calendar: NamedCalendar | undefined;
  readonly grace: number;
  readonly roundUpToClose: number | undefined;
}

function commonOf(fields: CommonFields): Omit<CompiledTargetCommon, 'pausable'> {
  const { when, calendar, grace: graceMs, roundUpToClose: roundUpMs } = fields;
  return { when, calendar, graceMs, roundUpMs };
}

function elapsedTarget(
  reader: Reader,
  fields: CommonFields & {
    readonly elapsed: number;
    readonly acceptable: number | undefined;
    readonly pausable: boolean;
  },
): CompiledElapsedTarget {
  const { elapsed: targetMs, acceptable: acceptableMs, pausable } = fields;
  if (acceptableMs !== undefined && acceptableMs < targetMs) {
    refuse(childOf(reader, 'acceptable'), {
      code: 'invalid-target',
      expected: 'a length not below the target',
    });
  }
  return { kind: 'elapsed', ...commonOf(fields), pausable, targetMs, acceptableMs };
}

function dayTarget(
  fields: CommonFields &
    BusinessDayPlan & { readonly businessDays: number; readonly pausable: boolean },
): CompiledDayTarget {
  const { businessDays: days, due, cutOff, countFirstDay, pausable } = fields;
  const dayPlan = { due, cutOff, countFirstDay };
  return { kind: 'businessDays', ...commonOf(fields), pausable, days, dayPlan };
}

/** Whose days they are: those of a calendar, which says which are business days, or of a zone. */
function requireDays(
  reader: Reader,
  {
    calendar,
    timeZone,
  }: { readonly calendar: NamedCalendar | undefined; readonly timeZone?: Zone | undefined },
  isSure: boolean,
): void {
  if (calendar !== undefined || timeZone !== undefined || isSure) return;
  refuse(reader, {
    code: 'invalid-target',
    expected: 'a calendar that says whose days count',
    received: 'none',
    hint: 'name a calendar on the target or the clock',
  });
}

function requireCloses(reader: Reader, fields: CommonFields, isSure: boolean): void {
  if (fields.roundUpToClose === undefined || fields.calendar !== undefined || isSure) return;
  refuse(childOf(reader, 'roundUpToClose'), {
    code: 'invalid-target',
    expected: 'a calendar with closes',
    received: 'none',
    hint: 'name a calendar on the target or the clock',
  });
}

function readDueAt(reader: Reader): number | FieldReference {
  return isFieldLike(reader.value) ? readFieldReference(reader) : instant(reader);
}

function readRoundUp(reader: Reader): number {
  return reader.value === 'always' ? Number.POSITIVE_INFINITY : ruleLength(reader);
}
