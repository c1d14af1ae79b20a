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
   * that call themselves observances
   */
  readonly include?: IcalCriteria | ((event: IcalEvent) => boolean) | undefined;
  /** What becomes of events with `STATUS:TENTATIVE`. @defaultValue 'skip' */
  readonly tentative?: 'skip' | 'keep' | undefined;
}

/** The reason for which an event is no holiday. */
export type IcalSkipReason =
  | 'cancelled'
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

/** A code of the warnings on a feed: things at which a person should look. */
export type IcalWarning =
  | 'unreadable-event'
  | 'unsupported-rule'
  | 'unknown-zone'
  | 'this-and-future'
  | 'possible-observance';

/** The holidays of a feed, ready for a calendar. */
export interface IcalHolidays {
  /** Whole days, in order of date, with their names. */
  readonly holidays: readonly Holiday[];
  /** Timed events: hours removed from their dates. */
  readonly overrides: readonly Override[];
  /** Events within the dates that are no holidays, and why. */
  readonly skipped: readonly IcalSkipped[];
  /** Events that were left out or guessed, by their names. */
  readonly warnings: readonly Finding<IcalWarning>[];
}
