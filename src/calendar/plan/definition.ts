import type { Weekday } from '../../core/civil.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import type { RuleDuration } from '../../core/duration.js';

export type { Weekday } from '../../core/civil.js';
export type { DecimalInput } from '../../core/decimal-text.js';
export type { DurationInput, RuleDuration } from '../../core/duration.js';

/**
 * Opening hours of a day: `'09:00-12:00, 13:00-17:30'`, or pairs of labels. `24:00` is a real end;
 * an end before its start runs into the next day and belongs to the day of its start. No hours is
 * `''` or `[]`.
 */
export type HoursInput = string | readonly (readonly [start: string, end: string])[];

/**
 * Hours by day of the week. A key names one day (`mon`), a range (`mon-fri`) or a list
 * (`mon,wed,fri`); days without a key are closed. A day named twice has both hours.
 */
export type WeeklyHours = Readonly<Record<string, HoursInput>>;

/** A rota: weeks that follow one another and start over. */
export interface WeekCycle {
  /** Any date of the first week, `YYYY-MM-DD`. */
  readonly anchor: string;
  /** The weeks in order; at least one. */
  readonly weeks: readonly WeeklyHours[];
}

/** Hours by the parity of the ISO week number; weeks 53 and 1 are both odd and may follow each other. */
export interface IsoWeekParity {
  readonly odd: WeeklyHours;
  readonly even: WeeklyHours;
}

/** Weekly hours: one week, a rota of weeks, or odd and even ISO weeks. */
export type WeekInput = WeeklyHours | WeekCycle | IsoWeekParity;

/**
 * The direction in which a holiday gives another day off, by what it falls on: a weekday, or a date
 * that is another holiday already (`holiday`). What is left out moves nothing; a weekday that is given
 * goes before `holiday`. Of several holidays of one date the first without `holiday` keeps it, else the
 * first listed; the same holiday listed twice is one.
 *
 * The day off is the nearest free working day: one with weekly hours of which holidays leave some and
 * which no other substitute has taken. So a half-day is free for a whole day off. A holiday that is
 * itself partial takes a day of which no holiday has cut anything. Overrides move nothing: each
 * changes its own dates only. At most 14 days away; where all of them are taken, none is given.
 */
export type SubstituteRule = {
  readonly [Case in Weekday | 'holiday']?: 'previous' | 'next' | undefined;
};

/**
 * A shorter day before a holiday: it ends earlier, or only some of its hours stay.
 * Several holidays that follow one another shorten the day before them once, by the longest length.
 * A holiday of several dates has the day before its first, and a substitute day has none of its own.
 */
export type Eve = {
  /**
   * `workday`: the last day before the holiday that has hours after all holidays, at most 14 days
   * before. `day`: the date right before, if it has hours: then Monday holidays leave Friday whole.
   *
   * @defaultValue 'workday'
   */
  readonly on?: 'workday' | 'day' | undefined;
} & (
  | {
      /** So much open time less, from the end of the day on; breaks of the day are left out of it. */
      readonly shorterBy: RuleDuration;
    }
  | {
      /** Hours that stay open: the day's own hours are cut to these. */
      readonly hours: HoursInput;
    }
);

/** The fields that holidays of every kind may have. */
export interface HolidayCommon {
  /** Shown in traces and explanations. */
  readonly name?: string | undefined;
  /** Hours that stay open on a partial holiday: the day's own hours are cut to these. */
  readonly hours?: HoursInput | undefined;
  /**
   * What a date counts for that stays a business day with this holiday: `'0.5'` for a half-day. The least
   * share of a date decides, that of its weekday included.
   *
   * @defaultValue 1
   */
  readonly share?: DecimalInput | undefined;
  /** An extra day off when the date falls on one of these weekdays, or on another holiday. */
  readonly substitute?: SubstituteRule | undefined;
  /** A shorter day before the holiday: `{ shorterBy: { hours: 1 } }`. */
  readonly eve?: Eve | undefined;
}

/** A weekday counted within a month: the last Monday of May. */
export interface NthWeekday {
  /** 1 to 12. */
  readonly month: number;
  readonly weekday: Weekday;
  /** 1 for the first such weekday of the month, -1 for the last. */
  readonly nth: number;
}

/** A day counted from Easter. */
export interface EasterDay {
  /** Days after Easter Sunday: -2 is Good Friday. */
  readonly easter: number;
  /** Which Easter. @defaultValue 'western' */
  readonly church?: 'western' | 'orthodox' | undefined;
}

/** The further fields of holidays that return every year. */
export interface RecurringHolidayCommon extends HolidayCommon {
  /** First year in which it exists, included. @defaultValue always */
  readonly since?: number | undefined;
  /** Last year in which it exists, included. @defaultValue for ever */
  readonly until?: number | undefined;
}

/** A holiday: a date, a range of dates, or a rule that gives one date a year. */
export type Holiday =
  | (HolidayCommon & { readonly date: string })
  | (HolidayCommon & { readonly from: string; readonly through: string })
  | (RecurringHolidayCommon & { readonly yearly: string })
  | (RecurringHolidayCommon & NthWeekday)
  | (RecurringHolidayCommon & EasterDay);

/** A holiday at the border: `'2026-05-01'`, `'12-25'` for every year, or the long form. */
export type HolidayInput = string | Holiday;

/** The dates of an override or break: one date, or a range with both ends included. */
export type DateSpan =
  | { readonly date: string }
  | { readonly from: string; readonly through: string };

/**
 * Hours of particular dates. `replace` is the day's hours, whatever week and holidays say; `add`
 * opens and `remove` closes some hours on the clock of that date.
 */
export type Override = DateSpan & {
  readonly kind: 'replace' | 'add' | 'remove';
  readonly hours: HoursInput;
  readonly name?: string | undefined;
};

/** Time that never counts, subtracted last: on weekdays (`mon-fri`), on dates, or every day. */
export type Break = (DateSpan | { readonly days?: string | undefined }) & {
  readonly hours: HoursInput;
  readonly name?: string | undefined;
};

/**
 * A bound of a layer: a date `YYYY-MM-DD` for a change of hours, or a day of every year for a season.
 * That is `MM-DD`, a weekday of a month (the last Sunday of March; not the fifth, which a month may lack),
 * or a day at most 60 days from Easter.
 */
export type LayerBound = string | NthWeekday | EasterDay;

/**
 * Weekly hours that hold from one date through another, both included: full dates for a change of
 * hours, days of the year for a season that returns. A season has both bounds. It runs over the new year
 * when `from` comes after `through` in every year; one that does so in some years (from Easter through
 * 10 April) has no days in those.
 */
export interface Layer {
  readonly name?: string | undefined;
  readonly from?: LayerBound | undefined;
  readonly through?: LayerBound | undefined;
  readonly weekly: WeekInput;
}

/**
 * Another zone from a date on. The clocks change when the date begins on the old or on the new ones,
 * whichever is first: the date lies wholly on the new clocks, and the day before is longer or shorter by
 * the difference, as when clocks are set back or forward.
 */
export interface TimeZoneChange {
  /** The first date on the new clocks, `YYYY-MM-DD`; at least two days after the change before. */
  readonly from: string;
  readonly timeZone: string;
}

/** A business calendar of one place. */
export interface PlainCalendar {
  readonly name?: string | undefined;
  /** IANA id, or a fixed offset such as `+05:30`. */
  readonly timeZone: string;
  /** For a place that moves: the zones that hold from later dates on, in order. */
  readonly timeZoneChanges?: readonly TimeZoneChange[] | undefined;
  /** Hours where no layer holds. May be left out when layers say it all. */
  readonly weekly?: WeekInput | undefined;
  /** Later layers win over earlier ones. */
  readonly layers?: readonly Layer[] | undefined;
  readonly holidays?: readonly HolidayInput[] | undefined;
  readonly overrides?: readonly Override[] | undefined;
  /**
   * What business days of some weekdays count for, by day as in `weekly`: `{ sat: '0.5' }`. A share is
   * above 0, at most 1, and has four decimals at most; days without a key count 1. Shares count days and
   * change no hours.
   */
  readonly dayShares?: Readonly<Record<string, DecimalInput>> | undefined;
  readonly breaks?: readonly Break[] | undefined;
}

/** A calendar that is open when any of the calendars is open: follow the sun. */
export interface UnionCalendar {
  readonly name?: string | undefined;
  /** The zone whose dates count as days. @defaultValue the zone of the first calendar */
  readonly timeZone?: string | undefined;
  readonly union: readonly CalendarDefinition[];
}

/** A calendar that is open when all of several are. */
export interface IntersectionCalendar {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly intersection: readonly CalendarDefinition[];
}

/** A calendar that is open when its first part is and none of the others. */
export interface DifferenceCalendar {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly difference: readonly CalendarDefinition[];
}

/** A calendar as plain data: it serialises, and composes without end. */
export type CalendarDefinition =
  | PlainCalendar
  | UnionCalendar
  | IntersectionCalendar
  | DifferenceCalendar;
