import type { DecimalInput } from '../../core/decimal-text.js';
import type { RuleDuration } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import type { Condition } from './condition.js';

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
  Scalar,
} from './condition.js';

/** The fields of every target. */
export interface TargetCommon {
  /** Holds for tickets like this; the first target of the list that fits is taken. Absent: always. */
  readonly when?: Condition | undefined;
  /** Id of the calendar in which it counts. Absent: the clock's. */
  readonly calendar?: string | undefined;
  /** Time of the clock after the deadline that is forgiven: missed only strictly after it. @defaultValue none */
  readonly grace?: RuleDuration | undefined;
  /**
   * Moves the deadline to the next close: `always`, or when less open time than this lies between.
   *
   * @defaultValue never
   */
  readonly roundUpToClose?: 'always' | RuleDuration | undefined;
}

/** A target of so much time of the clock. */
export interface ElapsedTarget extends TargetCommon {
  readonly elapsed: RuleDuration;
  /** A second, softer level: missed the target, still acceptable until then. Not before `elapsed`. */
  readonly acceptable?: RuleDuration | undefined;
  /** Whether pauses stop it; one that they do not stop runs on, in its phase as well. @defaultValue true */
  readonly pausable?: boolean | undefined;
}

/**
 * A target of so many business days of the calendar. Open time of pauses before the deadline is
 * added to it.
 */
export interface BusinessDayTarget extends TargetCommon {
  readonly businessDays: number;
  /** As `due` of `addBusinessDays`. @defaultValue 'sameTime' */
  readonly due?: 'sameTime' | 'close' | 'open' | (string & {}) | undefined;
  /** As `cutOff` of `addBusinessDays`. */
  readonly cutOff?: string | undefined;
  /** As `countFirstDay` of `addBusinessDays`. @defaultValue false */
  readonly countFirstDay?: boolean | undefined;
  /** Whether pauses move it. @defaultValue true */
  readonly pausable?: boolean | undefined;
}

/**
 * A target that is an agreed instant, given or held by an attribute of the ticket, which it follows
 * while the cycle is open. Pauses do not move it.
 */
export interface FixedTarget extends TargetCommon {
  readonly dueAt: InstantInput | FieldReference;
}

/** The name of an attribute that holds the value. */
export interface FieldReference {
  readonly field: string;
}

/** A target: an amount of the clock, business days, or a fixed instant. */
export type Target = ElapsedTarget | BusinessDayTarget | FixedTarget;

/** The fields of every warning. */
export interface WarningCommon {
  /** Tells it from the others of the rule. @defaultValue the share or distance, such as `50%` */
  readonly id?: string | undefined;
  /** Id of a calendar: a warning that would fire while it is closed fires when it next opens. */
  readonly notifyWithin?: string | undefined;
}

/** A warning that fires when a share of the target is used; above 100 after the deadline. */
export interface PercentWarning extends WarningCommon {
  /** From 0 to 1000, with at most four decimals. */
  readonly percent: DecimalInput;
}

/** A warning that fires so long before the deadline. */
export interface WarningBefore extends WarningCommon {
  readonly before: RuleDuration;
  /** Whether the distance is time of the clock or of the wall. @defaultValue 'clock' */
  readonly measuredOn?: 'clock' | 'wall' | undefined;
}

/** A warning that fires so long after the deadline. */
export interface WarningAfter extends WarningCommon {
  readonly after: RuleDuration;
  /** Whether the distance is time of the clock or of the wall. @defaultValue 'clock' */
  readonly measuredOn?: 'clock' | 'wall' | undefined;
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
  /** Ends the cycle without a verdict and starts a new one; a start that waits for a target is moved. */
  readonly reset?: Condition | undefined;
  /** Ends the cycle without a verdict. */
  readonly cancel?: Condition | undefined;
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
  /**
   * What a start does after the cycle has stopped. `newCycle`: a further cycle, the old one is kept.
   * `sequential`: a further cycle, which counts from the deadline of the old one if that was kept
   * early. `resume`: the same cycle goes on, the time in between was a pause. `restart`: the same
   * promise from zero, the old cycle no longer counts. `ignore`: nothing.
   *
   * @defaultValue 'newCycle'
   */
  readonly reopening?: 'newCycle' | 'sequential' | 'resume' | 'restart' | 'ignore' | undefined;
  /** The targets, first match first. */
  readonly targets: readonly Target[];
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
   * gives nothing.
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
