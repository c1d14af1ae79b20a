import { civilDateOf } from '../../core/civil.js';
import type { DaySpan } from './date-span.js';
import type { Church } from './easter.js';

/** Days of every year, both ends included. */
export interface Season {
  readonly from: DayIn;
  readonly through: DayIn;
  /** 1 when it ends in the year after the one in which it begins, else 0. */
  readonly yearsOver: 0 | 1;
  /** The churches whose Easter bounds it. */
  readonly churches: readonly Church[];
}

/** A day by the year. */
export type DayIn = (year: number) => number;

/** The farthest from Easter that surely lies in the year of Easter, whichever church keeps it. */
export const NEAR_EASTER = 60;

/** The times that a season comes around within some days; none in a year in which it ends before it begins. */
export function seasonsIn({ from, through, yearsOver }: Season, days: DaySpan): DaySpan[] {
  const spans: DaySpan[] = [];
  const lastYear = civilDateOf(days.last).year;
  for (let year = civilDateOf(days.first).year - yearsOver; year <= lastYear; year++) {
    const span = { first: from(year), last: through(year + yearsOver) };
    if (span.first <= span.last) spans.push(span);
  }
  return spans;
}
