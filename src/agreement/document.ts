import type { CalendarDefinition } from '../calendar/definition.js';
import type { Condition, Scalar } from '../clock/condition.js';
import type { ClockRule } from '../clock/rule.js';
import type { DecimalInput } from '../core/decimal-text.js';
import type { CreditScheme } from '../credit/scheme.js';
import type { ExclusionRule } from '../uptime/exclusions.js';
import type { CalendarPeriodRule } from '../zone/period.js';

export type { CalendarDefinition, Condition, CreditScheme };

/** What all objectives have. */
export interface ObjectiveCommon {
  /** Unique within the agreement. */
  readonly id: string;
  readonly name?: string;
  /** Id of the remedy that a miss owes. Absent: none. */
  readonly remedy?: string;
  /** Name of the charge that percentages of the remedy are taken of. @defaultValue the service, else `total` */
  readonly charge?: string;
}

/** A promise about every ticket: respond, update, resolve within a time. */
export interface ClockObjective extends ObjectiveCommon, Omit<ClockRule, 'id' | 'name'> {
  readonly kind: 'clock';
  /** Which tickets it is for, by their attributes at creation and after. Absent: all. */
  readonly appliesTo?: Condition;
  /** The share of tickets of a period that must keep it, in percent. */
  readonly attainmentPercent?: DecimalInput;
}

/** A promise about a service: be up for a share of the agreed time of each period. */
export interface AvailabilityObjective extends ObjectiveCommon {
  readonly kind: 'availability';
  readonly service: string;
  readonly targetPercent: DecimalInput;
  /** Id of the calendar of agreed service time. Absent: round the clock. */
  readonly calendar?: string;
  /** Whether maintenance leaves both sides of the ratio or counts as up. @defaultValue 'remove' */
  readonly excluded?: 'remove' | 'countAsUp';
  /** What exclusions must keep to, by kind. */
  readonly exclusionRules?: { readonly [kind: string]: ExclusionRule };
}

/** A promise of an agreement, about tickets or about a service. */
export type Objective = ClockObjective | AvailabilityObjective;

/** A service level agreement: one document, plain data. */
export interface Agreement {
  readonly id: string;
  readonly name?: string;
  readonly version?: string;
  readonly parties?: { readonly provider: string; readonly customer: string };
  /** First and last date on which this version governs, both included. */
  readonly effective?: { readonly from?: string; readonly through?: string };
  /** IANA zone in which its dates and periods are meant. */
  readonly timeZone: string;
  /** The periods that are measured and settled. @defaultValue calendar months */
  readonly period?: Omit<CalendarPeriodRule, 'timeZone'>;
  /** ISO 4217 currency in which remedies are paid. */
  readonly currency: string;
  /** Attributes that conditions may read, with their values; an empty list allows any value. */
  readonly attributes?: Readonly<Record<string, readonly Scalar[]>>;
  readonly calendars?: Readonly<Record<string, CalendarDefinition>>;
  readonly objectives: readonly Objective[];
  readonly remedies?: Readonly<Record<string, CreditScheme>>;
}
