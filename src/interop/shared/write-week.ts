import type { WeeklyHours } from '../../calendar/plan/definition.js';
import { formatHours } from '../../calendar/plan/hours.js';
import { WEEKDAYS } from '../../core/civil.js';
import type { TimeSet } from '../../core/time-set.js';

/** Seven sets of hours, Monday first, as a definition writes them: days of equal hours together. */
export function writeWeek(week: readonly TimeSet[]): WeeklyHours {
  const days = new Map<string, string[]>();
  week.forEach((hours, weekday) => {
    if (hours.length === 0) return;
    const text = formatHours(hours);
    days.set(text, [...(days.get(text) ?? []), WEEKDAYS[weekday] as string]);
  });
  return Object.fromEntries([...days].map(([text, names]) => [names.join(','), text]));
}
