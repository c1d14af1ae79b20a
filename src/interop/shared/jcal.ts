import ICAL from 'ical.js';
import { fail, type Path, shown } from '../../core/error.js';
import { refuseManyParameters } from './parameters.js';

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

/** All importers of iCalendar take it as their first argument. */
const TEXT: Path = ['text'];
/** Far more than any feed has; keeps a hostile one from costing minutes. */
const LONGEST_TEXT = 5_000_000;
/** A calendar, its availability, what is available, and an alarm are four. */
const DEEPEST = 10;

/**
 * Reads the calendars of a text.
 *
 * @throws {@link SlaError} `invalid-type`, `invalid-calendar`.
 */
export function readIcal(text: string): readonly IcalComponent[] {
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) {
    fail({
      code: 'invalid-type',
      path: TEXT,
      expected: `an iCalendar text of at most ${LONGEST_TEXT} characters`,
      received: shown(text),
    });
  }
  // A byte order mark, as Windows writes it, is no part of the text.
  const plain = text.replace(/^\uFEFF/, '');
  refuseManyParameters(plain);
  const calendars = parse(plain);
  if (calendars.length === 0 || calendars.some(([name]) => name !== 'vcalendar')) {
    fail({
      code: 'invalid-calendar',
      path: TEXT,
      expected: 'an iCalendar text that begins with BEGIN:VCALENDAR',
      received: shown(text),
    });
  }
  return calendars.map((calendar) => componentOf(calendar, 1));
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

function parse(text: string): readonly Jcal[] {
  try {
    const parsed: unknown = ICAL.parse(text);
    return (Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : parsed) as Jcal[];
  } catch (error) {
    fail({
      code: 'invalid-calendar',
      path: TEXT,
      expected: 'an iCalendar text',
      received: shown(text),
      ...hintOf(error),
    });
  }
}

/** What the parser says of the text. What it trips over says something of the parser only. */
function hintOf(error: unknown): { readonly hint?: string } {
  const isAboutText = error instanceof Error && ['Error', 'ParserError'].includes(error.name);
  return isAboutText ? { hint: shown(error.message) } : {};
}

function componentOf([name, properties, components]: Jcal, depth: number): IcalComponent {
  if (depth > DEEPEST) {
    fail({
      code: 'invalid-calendar',
      path: TEXT,
      expected: `components at most ${DEEPEST} deep`,
      received: 'deeper ones',
    });
  }
  return {
    name,
    properties: properties.map(([key, parameters, , ...values]) => ({
      name: key as string,
      parameters: parameters as IcalProperty['parameters'],
      values,
    })),
    components: components.map((one) => componentOf(one, depth + 1)),
  };
}
