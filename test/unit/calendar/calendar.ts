import {
  type CalendarDefinition,
  type CompiledCalendar,
  compileCalendar,
  openTimeSet,
  type PlainCalendar,
} from '../../../src/calendar.js';

/** Monday 2 March 2026 begins the week that most figures are worked out in. */
export const OFFICE: PlainCalendar = {
  timeZone: 'UTC',
  weekly: { 'mon-fri': '09:00-17:00' },
};

export const office: CompiledCalendar = compileCalendar(OFFICE);

/** The office with other parts. */
export function officeWith(parts: Partial<PlainCalendar>): CompiledCalendar {
  return compileCalendar({ ...OFFICE, ...parts });
}

/** Open intervals as `start/end` in UTC to the minute, for reading. */
export function openOn(
  calendar: CompiledCalendar | CalendarDefinition,
  from: string,
  to: string,
): string[] {
  const compiled = 'plan' in calendar ? calendar : compileCalendar(calendar);
  const bounds = [...openTimeSet(compiled, `${from}T00:00:00Z`, `${to}T00:00:00Z`)].map((at) =>
    new Date(at).toISOString().slice(5, 16),
  );
  return bounds.flatMap((start, i) => (i % 2 === 0 ? [`${start}/${bounds[i + 1]}`] : []));
}

export const at = (text: string): number => Date.parse(text);
