/** Opening hours of some days, as schema.org defines them; other properties do not matter. */
export interface OpeningHoursSpecification {
  readonly '@type'?: string;
  readonly name?: string;
  /**
   * `Monday`, `https://schema.org/Monday`, or a shortened name, one or several. Missing means every
   * day; an empty list or text names none, which is a warning.
   */
  readonly dayOfWeek?: string | readonly string[];
  /** `HH:MM` or `HH:MM:SS`; `9:00` is read too. */
  readonly opens?: string;
  /** Earlier than `opens` runs into the next day; both `00:00`, or neither given, is closed. */
  readonly closes?: string;
  /** First and last date, both included; a time after `T` is left aside. */
  readonly validFrom?: string;
  readonly validThrough?: string;
}

/** A business, or another place, with its opening hours; other properties do not matter. */
export interface OpeningHoursOwner {
  readonly '@type'?: string | readonly string[];
  readonly openingHoursSpecification?:
    | OpeningHoursSpecification
    | readonly OpeningHoursSpecification[];
  /** Hours of single dates and seasons. */
  readonly specialOpeningHoursSpecification?:
    | OpeningHoursSpecification
    | readonly OpeningHoursSpecification[];
  /** The nodes of a page, one of which has hours. */
  readonly '@graph'?: readonly unknown[];
}

/** The names of schema.org, Monday first. */
export const SCHEMA_DAYS: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];
