import { type CompiledCalendar, isCompiledCalendar } from '../../calendar/open/compiled.js';
import { type Read, type Reader, refuse } from '../../core/read.js';
import { byName, optional } from '../../core/read-parts.js';

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
