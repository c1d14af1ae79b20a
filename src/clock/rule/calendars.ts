import { type CompiledCalendar, isCompiledCalendar } from '../../calendar/open/compiled.js';
import { type Read, refuse } from '../../core/read.js';
import { reference } from '../../core/read-values.js';

/** Compiled calendars by the id that rules name them by. */
export type CalendarsById = Readonly<Record<string, CompiledCalendar>>;

/** A calendar under the id that the rule names it by. */
export interface NamedCalendar {
  readonly id: string;
  readonly calendar: CompiledCalendar;
}

/** Reads the id of one of the calendars that were given. */
export function calendarIn(calendars: ReadonlyMap<string, CompiledCalendar>): Read<NamedCalendar> {
  const find = reference(calendars, 'calendars');
  return (reader) => {
    const calendar = find(reader);
    if (isCompiledCalendar(calendar)) return { id: reader.value as string, calendar };
    refuse(reader, {
      code: 'invalid-calendar',
      expected: 'the id of a compiled calendar',
      hint: 'pass the definition through compileCalendar first',
    });
  };
}

/** The calendars of a call; what is no object holds none, and the references to it say so. */
export function calendarsById(calendars: unknown): ReadonlyMap<string, CompiledCalendar> {
  const isObject = typeof calendars === 'object' && calendars !== null;
  return new Map(isObject ? Object.entries(calendars as CalendarsById) : []);
}
