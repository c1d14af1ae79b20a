import type { Holiday, Override } from '../../calendar/plan/definition.js';
import type { Finding } from '../../core/finding.js';

/** An event of a feed on one of its days, as a filter sees it. */
export interface IcalEvent {
  readonly name: string;
  /** The first date on the clock of the calendar, `YYYY-MM-DD`. */
  readonly date: string;
  readonly allDay: boolean;
  readonly description: string;
  readonly categories: readonly string[];
  /** Upper case; `CONFIRMED` where the feed says nothing. */
  readonly status: string;
  /** Whether the event says that it blocks no time; Google says so of every holiday. */
  readonly transparent: boolean;
  readonly uid: string;
  /**
   * What Apple's feeds say in `X-APPLE-SPECIAL-DAY`, upper case: `WORK-HOLIDAY` is a day off,
   * `ALTERNATE-WORKDAY` one on which people work instead; empty where the feed says nothing.
   */
  readonly specialDay: string;
}

/** Texts are looked for without regard to case; expressions are tested as they are. */
export interface IcalCriteria {
  /** At least one of these. */
  readonly categories?: readonly string[] | undefined;
  readonly summaryMatches?: string | RegExp | undefined;
  readonly descriptionMatches?: string | RegExp | undefined;
}

/** Options of `holidaysFromIcal`. */
export interface IcalHolidayOptions {
  /** First date to import, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last date to import, included; at most 100 years later. */
  readonly through: string;
  /** The zone of the calendar that the holidays are for. */
  readonly timeZone: string;
  /**
   * Which events are holidays: criteria that must all hold, or a function. Feeds list observances
   * beside holidays, so say which you mean. @defaultValue every event, with a warning for those
   * that call themselves observances, or something that is not known
   */
  readonly include?: IcalCriteria | ((event: IcalEvent) => boolean) | undefined;
  /** What becomes of events with `STATUS:TENTATIVE`. @defaultValue 'skip' */
  readonly tentative?: 'skip' | 'keep' | undefined;
  /**
   * The hours of days on which people work instead (`X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY`), as
   * `'09:00-18:00'`; they become overrides of kind `replace`. @defaultValue the days are listed in
   * `workdays` only, with a warning
   */
  readonly workdayHours?: string | undefined;
}

/**
 * The reason for which an event is no holiday: `cancelled` by its STATUS or by METHOD:CANCEL,
 * `superseded` by a later SEQUENCE or DTSTAMP of the same UID, `not-announced` (METHOD:REPLY and its
 * kin answer an event, they are none), `no-day-off` (others of its calendar are marked
 * `WORK-HOLIDAY`).
 */
export type IcalSkipReason =
  | 'cancelled'
  | 'superseded'
  | 'not-announced'
  | 'no-day-off'
  | 'tentative'
  | 'transparent'
  | 'not-included'
  | 'no-length'
  | 'duplicate';

/** An event that was read and left out. */
export interface IcalSkipped {
  readonly name: string;
  readonly date: string;
  readonly reason: IcalSkipReason;
}

/**
 * A code of the warnings on a feed: what was left out, what stands on an assumption, and at what a
 * person should look.
 *
 * - `unreadable-line`, `unreadable-event`, `unreadable-value`, `unsupported-rule`, `other-component`:
 *   left out;
 * - `unknown-zone`, `assumed-zone` (a name of Windows, by the table of CLDR), `floating-time`: the clock;
 * - `this-and-future`, `period-length`, `repeated-property`, `same-uid`: only a part is taken;
 * - `exception-type`, `unmatched-exception`: an EXDATE or RECURRENCE-ID whose date is not plain, or
 *   that meets no occurrence;
 * - `end-of-day` (23:59 is taken for 24:00), `doubtful-end`, `midnight-elsewhere`, `clock-change`:
 *   the length;
 * - `possible-observance`, `regional-holiday`, `half-day`, `tentative-date`, `unknown-kind`, `workday`:
 *   whether it is a day off at all.
 */
export type IcalWarning =
  | 'unreadable-line'
  | 'unreadable-event'
  | 'unreadable-value'
  | 'unsupported-rule'
  | 'other-component'
  | 'unknown-zone'
  | 'assumed-zone'
  | 'floating-time'
  | 'this-and-future'
  | 'period-length'
  | 'repeated-property'
  | 'same-uid'
  | 'exception-type'
  | 'unmatched-exception'
  | 'end-of-day'
  | 'doubtful-end'
  | 'midnight-elsewhere'
  | 'clock-change'
  | 'possible-observance'
  | 'regional-holiday'
  | 'half-day'
  | 'tentative-date'
  | 'unknown-kind'
  | 'workday';

/** Days on which people work although the week says otherwise, both included. */
export type IcalWorkday =
  | { readonly name: string; readonly date: string }
  | { readonly name: string; readonly from: string; readonly through: string };

/** The holidays of a feed, ready for a calendar. */
export interface IcalHolidays {
  /** Whole days, in order of date, with their names. */
  readonly holidays: readonly Holiday[];
  /** Timed events: hours removed from their dates; and the hours of workdays, where they are given. */
  readonly overrides: readonly Override[];
  /** Days on which people work instead, as Apple's feed of China marks them. */
  readonly workdays: readonly IcalWorkday[];
  /** Events within the dates that are no holidays, and why. */
  readonly skipped: readonly IcalSkipped[];
  /** What was left out or stands on an assumption, by the names of events. */
  readonly warnings: readonly Finding<IcalWarning>[];
}
