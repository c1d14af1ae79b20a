import type { RuleDuration } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import type { Condition } from './condition.js';

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
  /**
   * A second, softer level, not before `elapsed`: between the two a cycle is `acceptable`, and `missed`
   * strictly after the second. The grace forgives both.
   */
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
 * A target of so many days of the calendar on the wall, whether anybody works on them or not. Pauses
 * before the deadline move it by their length.
 */
export interface CalendarDayTarget extends TargetCommon {
  /** The start's own day is day 0. */
  readonly calendarDays: number;
  /** The time of the day at which it is due, `HH:MM` up to `24:00`. @defaultValue the time of the start */
  readonly due?: string | undefined;
  /** IANA id of the zone whose days count. @defaultValue the zone of the target's calendar, or of the clock's */
  readonly timeZone?: string | undefined;
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

/** A target: an amount of the clock, business days, days of the wall calendar, or a fixed instant. */
export type Target = ElapsedTarget | BusinessDayTarget | CalendarDayTarget | FixedTarget;
