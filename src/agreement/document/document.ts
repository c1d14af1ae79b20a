import type { CalendarDefinition } from '../../calendar/plan/definition.js';
import type { Condition, Scalar } from '../../clock/rule/condition.js';
import type { ClockRule } from '../../clock/rule/rule.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import type { CreditGroup, CreditScheme } from '../../credit/scheme/scheme.js';
import type { AvailabilityRule } from '../../uptime/availability/rule.js';
import type { RequestsRule } from '../../uptime/sli/requests-rule.js';
import type { CsatRule, NpsRule } from '../../uptime/sli/score-rule.js';
import type { CalendarPeriodRule } from '../../zone/period.js';
import type { ClaimWindow } from '../claim/claim-rule.js';
import type { RightRule } from '../right/right-rule.js';

export type * from '../../calendar/plan/definition.js';
export type * from '../../clock/rule/rule.js';
export type { Operator } from '../../core/bounds.js';
export type { PeriodCondition, TerminationRule } from '../../credit/after/termination-rule.js';
export type * from '../../credit/scheme/scheme.js';
export type {
  AgreedExclusion,
  AvailabilityRule,
  BusinessDayNotice,
  ExclusionCap,
  ExclusionRule,
  ExclusionTerms,
  OutageRule,
  SliceRounding,
  StateWeights,
  TargetInput,
} from '../../uptime/availability/rule.js';
export type { NoDataOption } from '../../uptime/sli/no-data.js';
export type { RequestMethod, RequestsRule } from '../../uptime/sli/requests-rule.js';
export type { CsatRule, NpsRule, ScoreCommon } from '../../uptime/sli/score-rule.js';
export type { SliceOptions } from '../../uptime/sli/slice-options.js';
export type { CountOptions } from '../../uptime/terms/counts.js';
export type { CalendarPeriodRule } from '../../zone/period.js';
export type { ClaimTrigger, ClaimWindow } from '../claim/claim-rule.js';
export type { DayCounting, DaySpan } from '../deadline/day-span.js';
export type { EventTrigger, RightRule, RightTrigger } from '../right/right-rule.js';

/** The fields that objectives of every kind have. */
export interface ObjectiveCommon {
  /** Unique within the agreement. */
  readonly id: string;
  readonly name?: string | undefined;
  /** Id of the remedy that a miss owes; several objectives may share a group of rules. @defaultValue none */
  readonly remedy?: string | undefined;
  /**
   * The rule of its remedy that judges its level, where that is a group of rules. @defaultValue the rule
   * that is named like the objective
   */
  readonly rule?: string | undefined;
  /** Name of the charge that percentages of the remedy are taken of. @defaultValue the service, else `total` */
  readonly charge?: string | undefined;
}

/** A promise about every ticket: respond, update, resolve within a time. */
export interface ClockObjective extends ObjectiveCommon, Omit<ClockRule, 'id' | 'name'> {
  readonly kind: 'clock';
  /** The tickets that it is for, by a state: their attributes, and what has happened to them. @defaultValue all */
  readonly appliesTo?: Condition | undefined;
  /**
   * When `appliesTo` has to hold. `now`: at the instant of judgement, whatever held before; one that is for
   * the ticket again goes on with its time kept. `ever`: once is enough.
   *
   * @defaultValue 'now'
   */
  readonly applies?: 'now' | 'ever' | undefined;
  /** The share of tickets of a period that must keep it, in percent. @defaultValue none; the share is measured only */
  readonly attainmentPercent?: DecimalInput | undefined;
  /** Which level of its targets a cycle must keep to count towards that share, and for its remedy. @defaultValue 'target' */
  readonly attainmentLevel?: 'target' | 'acceptable' | undefined;
}

/** A promise about a service: be up for a share of the agreed time of each period. */
export interface AvailabilityObjective extends ObjectiveCommon, AvailabilityRule {
  readonly kind: 'availability';
  /** The service that it is about: the name under which a settlement looks for its record. */
  readonly service: string;
}

/** A promise about counted events: so many requests of a period succeed. */
export interface RequestsObjective extends ObjectiveCommon, RequestsRule {
  readonly kind: 'requests';
  /** The service that it is about, and whose charge a remedy is taken of. @defaultValue none */
  readonly service?: string | undefined;
}

/** A promise about counted events: so many requests of a period are answered within a time. */
export interface LatencyObjective extends ObjectiveCommon, RequestsRule {
  readonly kind: 'latency';
  /** The service that it is about, and whose charge a remedy is taken of. @defaultValue none */
  readonly service?: string | undefined;
  /** A request that takes no longer than this is good. */
  readonly threshold: DurationInput;
}

/** A promise about what people say: customer satisfaction. */
export interface CsatObjective extends ObjectiveCommon, CsatRule {
  readonly kind: 'score';
}

/** A promise about what people say: net promoter score. */
export interface NpsObjective extends ObjectiveCommon, NpsRule {
  readonly kind: 'score';
}

/** A promise about what people say. */
export type ScoreObjective = CsatObjective | NpsObjective;

/** A promise of an agreement, about tickets, a service, counted events or answers. */
export type Objective =
  | ClockObjective
  | AvailabilityObjective
  | RequestsObjective
  | LatencyObjective
  | ScoreObjective;

/** The dates on which an agreement governs, in its zone. */
export interface EffectiveDates {
  /** The first date, included. @defaultValue since ever */
  readonly from?: string | undefined;
  /** The last date, included. @defaultValue without end */
  readonly through?: string | undefined;
}

/** The two sides of an agreement, by name. */
export interface AgreementParties {
  readonly provider: string;
  readonly customer: string;
}

/** A service level agreement: one document, plain data. */
export interface Agreement {
  /** The JSON Schema of the document, for editors; nothing else reads it. */
  readonly $schema?: string | undefined;
  readonly id: string;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly parties?: AgreementParties | undefined;
  /** When this version governs. Outside, a ticket or period is `not-in-force`. @defaultValue always */
  readonly effective?: EffectiveDates | undefined;
  /** IANA zone in which its dates and periods are meant. */
  readonly timeZone: string;
  /** The periods that are measured and settled. @defaultValue calendar months */
  readonly period?: Omit<CalendarPeriodRule, 'timeZone'> | undefined;
  /** ISO 4217 currency in which remedies are paid. */
  readonly currency: string;
  /**
   * Attributes that conditions may read, with their values; an empty list allows any value. Where
   * attributes are declared, a condition on another one is an error.
   */
  readonly attributes?: Readonly<Record<string, readonly Scalar[]>> | undefined;
  readonly calendars?: Readonly<Record<string, CalendarDefinition>> | undefined;
  readonly objectives: readonly Objective[];
  /**
   * What misses owe, by name: a scheme of one rule, for each objective that names it on its own; or a group
   * of rules, whose objectives stack and share its caps.
   */
  readonly remedies?: Readonly<Record<string, CreditScheme | CreditGroup>> | undefined;
  /**
   * Within which time the credits of a remedy have to be claimed, by the remedy. @defaultValue they need no
   * claim, and nothing is said of one
   */
  readonly claims?: Readonly<Record<string, AgreementClaim>> | undefined;
  /** What follows where misses repeat, by id: a right to terminate, a plan, an escalation. */
  readonly consequences?: Readonly<Record<string, Consequence>> | undefined;
}

/** A rule of claims in an agreement, whose days and cycles it takes. */
export type AgreementClaim =
  | Omit<ClaimWindow, 'timeZone' | 'billing'>
  | { readonly automatic: true };

/** A right or a duty that arises where misses repeat; days and cycles are those of the agreement. */
export interface Consequence extends Omit<RightRule, 'timeZone' | 'billing'> {
  /**
   * The objective, or the remedy that objectives share, whose periods are looked at.
   *
   * @defaultValue none: its triggers count events alone
   */
  readonly of?: string | undefined;
  /** What it gives to whom, in words of the contract: the customer may terminate, the provider owes a plan. */
  readonly gives: string;
}
