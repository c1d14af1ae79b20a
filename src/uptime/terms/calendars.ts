import { type CompiledCalendar, isCompiledCalendar } from '../../calendar/open/compiled.js';
import { type Read, type Reader, refuse } from '../../core/read.js';
import { byName, optional } from '../../core/read-parts.js';
import { id, reference } from '../../core/read-values.js';

/** Calendars by id, for rules to refer to. */
export type CalendarsById = ReadonlyMap<string, CompiledCalendar>;

const NONE: CalendarsById = /* @__PURE__ */ new Map();

/** Reads the compiled calendars that a rule may name. */
export const calendarsById: Read<CalendarsById> = /* @__PURE__ */ optional(
  /* @__PURE__ */ byName('compiled calendars', (reader: Reader): CompiledCalendar => {
    if (isCompiledCalendar(reader.value)) return reader.value;
    refuse(reader, { code: 'invalid-type', expected: 'a compiled calendar' });
  }),
  NONE,
);

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
