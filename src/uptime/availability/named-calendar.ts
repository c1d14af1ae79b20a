import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { Read } from '../../core/read.js';
import { id, reference } from '../../core/read-values.js';

/** Calendars by id, for rules to refer to. */
export type CalendarsById = ReadonlyMap<string, CompiledCalendar>;

/** A calendar that a rule names. */
export interface NamedCalendar {
  readonly id: string;
  readonly compiled: CompiledCalendar;
}

/**
 * Reads the id of a calendar.
 *
 * @param calendars - The calendars that may be named. `undefined` when they are not known, because
 * they were refused themselves: then any id passes, and the plan serves for findings only.
 */
export function calendarIn(calendars: CalendarsById | undefined): Read<NamedCalendar | null> {
  return (reader) => {
    const name = id(reader);
    if (calendars === undefined) return null;
    return { id: name, compiled: reference(calendars, 'calendars')(reader) };
  };
}
