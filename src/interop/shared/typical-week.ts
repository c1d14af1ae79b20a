import type { DaySpan } from '../../calendar/plan/date-span.js';
import { weekdayOf } from '../../core/civil.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import type { HoursByDay } from './day-hours.js';

/** The hours that each day of the week has most often, Monday first; the earlier of two wins. */
export function typicalWeekOf(hours: HoursByDay, span: DaySpan): readonly TimeSet[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const counts = new Map<string, { readonly hours: TimeSet; count: number }>();
    const first = span.first + ((weekday - weekdayOf(span.first) + 7) % 7);
    for (let day = first; day <= span.last; day += 7) {
      const ofDay = hours.get(day) ?? EMPTY;
      const key = Array.from(ofDay).join();
      const known = counts.get(key) ?? { hours: ofDay, count: 0 };
      known.count++;
      counts.set(key, known);
    }
    const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
    return [...counts.values()].find(({ count }) => count === most)?.hours ?? EMPTY;
  });
}
