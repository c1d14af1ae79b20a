import ICAL from 'ical.js';
import { fail, type Path, shown } from '../../core/error.js';

/** A component of an iCalendar text, as plain data. */
export interface IcalComponent {
  /** Lower case: `vevent`. */
  readonly name: string;
  readonly properties: readonly IcalProperty[];
  readonly components: readonly IcalComponent[];
}

/** A property: its values as jCal (RFC 7265) writes them, dates as `2026-05-01`. */
export interface IcalProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  readonly values: readonly unknown[];
}

/** Far more than any feed has; keeps a hostile one from costing minutes. */
const LONGEST_TEXT = 5_000_000;

/**
 * Reads the calendars of a text.
 *
 * @throws {@link SlaError} `invalid-type`, `invalid-calendar`.
 */
export function readIcal(text: string, path: Path): readonly IcalComponent[] {
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) {
    fail({ code: 'invalid-type', path, expected: 'an iCalendar text', received: shown(text) });
  }
  const calendars = parse(text, path);
  if (calendars.length === 0 || calendars.some(({ name }) => name !== 'vcalendar')) {
    fail({
      code: 'invalid-calendar',
      path,
      expected: 'an iCalendar text that begins with BEGIN:VCALENDAR',
      received: shown(text),
    });
  }
  return calendars;
}

/** Reads a text where one calendar holds all components that matter. */
export function readComponents(text: string, path: Path): readonly IcalComponent[] {
  return readIcal(text, path).flatMap(({ components }) => components);
}

/** The first property of a name. */
export function propertyOf(component: IcalComponent, name: string): IcalProperty | undefined {
  return component.properties.find((property) => property.name === name);
}

/** The first value of a property as text. */
export function textOf(component: IcalComponent, name: string): string | undefined {
  const value = propertyOf(component, name)?.values[0];
  return value === undefined ? undefined : String(value);
}

type Jcal = readonly [
  name: string,
  properties: readonly (readonly unknown[])[],
  components: readonly Jcal[],
];

function parse(text: string, path: Path): readonly IcalComponent[] {
  try {
    // A byte order mark, as Windows writes it, is no part of the text.
    const parsed: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    const calendars = Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : parsed;
    return (calendars as readonly Jcal[]).map(componentOf);
  } catch (error) {
    fail({
      code: 'invalid-calendar',
      path,
      expected: 'an iCalendar text',
      received: shown(text),
      hint: shown(error instanceof Error ? error.message : String(error)),
    });
  }
}

function componentOf([name, properties, components]: Jcal): IcalComponent {
  return {
    name,
    properties: properties.map(([key, parameters, , ...values]) => ({
      name: key as string,
      parameters: parameters as IcalProperty['parameters'],
      values,
    })),
    components: components.map(componentOf),
  };
}
