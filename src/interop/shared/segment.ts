import { EMPTY, type TimeSet } from '../../core/time-set.js';

/** A stretch of dates with repeating hours, and the dates on which they differ. */
export interface Segment {
  readonly name: string | undefined;
  /** First and last day, both included; missing means without bound. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** A day from which the repetition counts: a Monday. */
  readonly anchor: number;
  /** Hours of the days of one repetition: 7 days, or several weeks. */
  readonly hours: readonly TimeSet[];
  readonly exceptions: ReadonlyMap<number, TimeSet>;
}

/** The repeating hours of a day. */
export function repeatingHoursOn(
  { anchor, hours }: Pick<Segment, 'anchor' | 'hours'>,
  day: number,
): TimeSet {
  const offset = (day - anchor) % hours.length;
  return hours[offset < 0 ? offset + hours.length : offset] ?? EMPTY;
}
