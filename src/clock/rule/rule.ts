import type { DecimalInput } from '../../core/decimal-text.js';
import type { RuleDuration } from '../../core/duration.js';
import type { Condition } from './condition.js';
import type { FieldReference, Target } from './target-rule.js';

export type { DecimalInput } from '../../core/decimal-text.js';
export type { DurationInput, RuleDuration } from '../../core/duration.js';
export type { InstantInput } from '../../core/instant.js';
export type {
  AllCondition,
  AnyCondition,
  Attributes,
  Condition,
  EventCondition,
  FieldCondition,
  FieldTest,
  NotCondition,
  OnceCondition,
  Scalar,
} from './condition.js';
export type {
  BusinessDayTarget,
  CalendarDayTarget,
  ElapsedTarget,
  FieldReference,
  FixedTarget,
  Target,
  TargetCommon,
} from './target-rule.js';

/** The fields of every warning. */
export interface WarningCommon {
  /** Tells it from the others of the rule. @defaultValue the share or distance, such as `50%` */
  readonly id?: string | undefined;
  /** Is for tickets that fit a condition now, or did when the cycle ended. @defaultValue for all */
  readonly when?: Condition | undefined;
  /** Id of a calendar: a warning that would fire while it is closed fires when it next opens. */
  readonly notifyWithin?: string | undefined;
  /** Which level it is a share of, or a distance from: without an acceptable level, the target. @defaultValue 'target' */
  readonly level?: 'target' | 'acceptable' | undefined;
}

/** The time in which a distance is measured: that of the clock, of the wall, or of a calendar. */
export type MeasuredOn = 'clock' | 'wall' | { readonly calendar: string };

/** A warning that fires when a share of the target is used; above 100 after the deadline. */
export interface PercentWarning extends WarningCommon {
  /** From 0 to 1000, with at most four decimals. */
  readonly percent: DecimalInput;
  /**
   * Of which time it is a share. `clock`: of the target. Otherwise of the time of the wall, or of a
   * calendar, from the start to the deadline.
   *
   * @defaultValue 'clock'
   */
  readonly measuredOn?: MeasuredOn | undefined;
}

/** A warning that fires so long before the deadline. */
export interface WarningBefore extends WarningCommon {
  readonly before: RuleDuration;
  /** Of which time the distance is. @defaultValue 'clock' */
  readonly measuredOn?: MeasuredOn | undefined;
}

/** A warning that fires so long after the deadline. */
export interface WarningAfter extends WarningCommon {
  readonly after: RuleDuration;
  /** Of which time the distance is. @defaultValue 'clock' */
  readonly measuredOn?: MeasuredOn | undefined;
}

/** A warning or escalation: a share of the target, or a distance from the deadline. */
export type Warning = PercentWarning | WarningBefore | WarningAfter;

/** A calendar that holds for tickets that fit a condition. */
export interface CalendarChoice {
  readonly when?: Condition | undefined;
  readonly calendar: string;
}

/** Limits of what pauses add: beyond them the clock goes on by itself. */
export interface PauseCaps {
  /** The longest that one pause counts. */
  readonly each?: RuleDuration | undefined;
  /** The longest that all pauses of a cycle count together. */
  readonly total?: RuleDuration | undefined;
  /** How many pauses of a cycle count. */
  readonly count?: number | undefined;
  /** @defaultValue 'clock' */
  readonly measuredOn?: 'clock' | 'wall' | undefined;
}

/** Two ways of a start after a stop, one up to an age of the stop and one beyond it. */
export interface ReopeningByAge {
  /** Up to this age, itself included, `inTime` holds. */
  readonly within: RuleDuration;
  readonly inTime: Reopening;
  readonly later: Reopening;
  /** Whether the age is time of the wall or of the clock. @defaultValue 'wall' */
  readonly measuredOn?: 'clock' | 'wall' | undefined;
}

/**
 * A way of a start after the cycle has stopped. `newCycle`: a further cycle, the old one is kept.
 * `sequential`: a further cycle, which counts from the deadline of the old one if that was kept
 * early. `resume`: the same cycle goes on, the time in between was a pause. `restart`: the same
 * promise from zero, the old cycle no longer counts. `ignore`: nothing.
 */
export type Reopening = 'newCycle' | 'sequential' | 'resume' | 'restart' | 'ignore';

/** A promise about time: from when, until when, what does not count, and how long. */
export interface ClockRule {
  readonly id: string;
  readonly name?: string | undefined;
  /** Starts a cycle. A state starts one when it begins to hold. */
  readonly start: Condition;
  /** Keeps the promise: ends the cycle. An event that is also a start begins the next one. */
  readonly stop: Condition;
  /** A state pauses while it holds; an event pauses until `resume`. */
  readonly pause?: Condition | undefined;
  readonly resume?: Condition | undefined;
  /**
   * The attribute that holds the instant at which a pause ends by itself, so that the deadline is known
   * meanwhile. A date that lies before the pause says nothing.
   */
  readonly pauseUntil?: FieldReference | undefined;
  /** Ends the cycle without a verdict and starts a new one; a start that waits for a target is moved. */
  readonly reset?: Condition | undefined;
  /** Ends the cycle without a verdict, as if nothing had been promised. */
  readonly cancel?: Condition | undefined;
  /**
   * Releases from the promise: from then on nothing more is owed. What was missed by then stays missed, what
   * was not gets no verdict. While it holds as a state, nothing starts.
   */
  readonly release?: Condition | undefined;
  /**
   * From when the first cycle counts. `event`: the event that started it. `created`: the first event
   * of the log. `applied`: when a target first fitted. `field`: the instant that an attribute holds,
   * else the event. Later cycles count from their event.
   *
   * @defaultValue 'event'
   */
  readonly startAnchor?: 'event' | 'created' | 'applied' | FieldReference | undefined;
  /**
   * Id of a calendar: a cycle that starts while it is closed counts from its next opening. One that is
   * stopped before has used nothing and is met.
   */
  readonly startCalendar?: string | undefined;
  /**
   * Whether pauses before a cycle began count, when its anchor lies earlier. Those of the time that a
   * start waited for a target always do.
   *
   * @defaultValue false
   */
  readonly retroactivePause?: boolean | undefined;
  readonly pauseCaps?: PauseCaps | undefined;
  /** What a start does after the cycle has stopped, also by its age. @defaultValue 'newCycle' */
  readonly reopening?: Reopening | ReopeningByAge | undefined;
  /** The targets, first match first. */
  readonly targets: readonly Target[];
  /**
   * What holds while no target fits the ticket. `waits`: there is no deadline; when one fits again, the
   * cycle goes on as if one had always fitted, so that a detour buys no time and loses none. `cancelled`:
   * the cycle ends without a verdict.
   *
   * @defaultValue 'waits'
   */
  readonly withoutTarget?: 'waits' | 'cancelled' | undefined;
  /** Id of the calendar in which the clock runs. Absent: round the clock. */
  readonly calendar?: string | undefined;
  /** Calendars by attributes (of the customer, of the team), first match first; before `calendar`. */
  readonly calendars?: readonly CalendarChoice[] | undefined;
  /**
   * What a change of target or calendar means for time already used. `carryOver`: used time stays
   * used, each stretch measured in the calendar of its day. `retroactive`: as if the new one had held
   * from the start. `restart`: counting starts at the change. Pauses are kept in all three.
   *
   * @defaultValue 'carryOver'
   */
  readonly targetChange?: 'carryOver' | 'retroactive' | 'restart' | undefined;
  /**
   * What a pause adds to the deadline. `clock`: paused time of the target's own clock. `wall`: the wall-clock
   * length is added to the finished deadline. `none`: nothing. A pause that begins after the deadline
   * gives nothing to it; the softer second level of a target goes by those that begin before its own end.
   *
   * @defaultValue 'clock'
   */
  readonly pauseExtends?: 'clock' | 'wall' | 'none' | undefined;
  /**
   * Where a deadline lands that is used up exactly at a close, or whose business day brings it into
   * closed time: there, or at the next opening.
   *
   * @defaultValue 'close'
   */
  readonly boundary?: 'close' | 'nextOpen' | undefined;
  /** Warnings and escalations. */
  readonly warnings?: readonly Warning[] | undefined;
}
