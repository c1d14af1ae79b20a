import { BUSINESS_DAY_FIELDS, type BusinessDayPlan } from '../../calendar/business-day-options.js';
import { childOf, type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { flag, instant, whole } from '../../core/read-values.js';
import type { NamedCalendar } from './calendars.js';
import type { CompiledCondition } from './condition.js';
import { ruleLength } from './length.js';
import { isFieldLike, readFieldReference } from './options.js';
import { readStateCondition } from './read-condition.js';
import type {
  BusinessDayTarget,
  ElapsedTarget,
  FieldReference,
  FixedTarget,
  TargetCommon,
} from './rule.js';

/** A target as read. */
export type CompiledTarget = CompiledElapsedTarget | CompiledDayTarget | CompiledFixedTarget;

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

/** More business days than a century has. */
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
        requireDays(reader, fields.calendar, isSure);
        return dayTarget(fields);
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

function requireDays(reader: Reader, own: NamedCalendar | undefined, isSure: boolean): void {
  if (own !== undefined || isSure) return;
  refuse(reader, {
    code: 'invalid-target',
    expected: 'a calendar that says which days are business days',
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
