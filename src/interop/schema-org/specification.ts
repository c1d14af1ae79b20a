/** Opening hours of some days, as schema.org defines them; other properties do not matter. */
export interface OpeningHoursSpecification {
  readonly '@type'?: string;
  readonly name?: string;
  /** `Monday` or `https://schema.org/Monday`, one or several. Missing means every day. */
  readonly dayOfWeek?: string | readonly string[];
  /** `HH:MM` or `HH:MM:SS`. */
  readonly opens?: string;
  /** Earlier than `opens` runs into the next day; both `00:00`, or neither given, is closed. */
  readonly closes?: string;
  /** First and last date, both included; a time after `T` is left aside. */
  readonly validFrom?: string;
  readonly validThrough?: string;
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
