import ICAL from 'ical.js';
import { fail, type Path, shown } from '../../core/error.js';
import { isBalanced, type LineFault, mendLines, UNREADABLE } from './ical-lines.js';
import { refuseManyParameters } from './parameters.js';

/** A component of an iCalendar text, as plain data. */
export interface IcalComponent {
  /** Lower case: `vevent`. */
  readonly name: string;
  readonly properties: readonly IcalProperty[];
  readonly components: readonly IcalComponent[];
  /** The names of properties that stood here and cannot be read, in lower case. */
  readonly unreadable: readonly string[];
}

/** The calendars of a text, and the lines of it that are not in them as they stood. */
export interface IcalText {
  readonly calendars: readonly IcalComponent[];
  readonly faults: readonly LineFault[];
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
 * Reads the calendars of a text. Lines that cannot be read are left out and told, as long as there is
 * a component that does not depend on one.
 *
 * @throws {@link SlaError} `invalid-type`, `invalid-calendar`.
 */
export function readIcal(text: string): IcalText {
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
  const parsed = parse(plain);
  if (!('error' in parsed) && isBalanced(plain))
    return { calendars: calendarsOf(text, parsed.calendars), faults: [] };
  const mended = mendLines(plain);
  const again = mended === undefined ? parsed : parse(mended.text);
  if (mended === undefined || 'error' in again) failToParse(text, parsed);
  const kept = calendarsOf(text, again.calendars, parsed);
  if (!kept.some(({ components }) => components.some(isReadable))) failToParse(text, parsed);
  return { calendars: kept, faults: mended.faults };
}

function calendarsOf(
  text: string,
  calendars: readonly Jcal[],
  parsed?: Parsed,
): readonly IcalComponent[] {
  if (calendars.length > 0 && calendars.every(([name]) => name === 'vcalendar'))
    return calendars.map((calendar) => componentOf(calendar, 1));
  if (parsed !== undefined) failToParse(text, parsed);
  fail({
    code: 'invalid-calendar',
    path: TEXT,
    expected: 'an iCalendar text that begins with BEGIN:VCALENDAR',
    received: shown(text),
  });
}

/** Without one of these nobody knows when, or how often, something is. */
const DECISIVE = ['dtstart', 'dtend', 'duration', 'rrule', 'exrule', 'recurrence-id'];

/** The first property without which a component says nothing, and which cannot be read. */
export function decisiveGapOf({ unreadable }: IcalComponent): string | undefined {
  return unreadable.find((name) => DECISIVE.includes(name));
}

function isReadable(component: IcalComponent): boolean {
  return component.name !== 'vtimezone' && decisiveGapOf(component) === undefined;
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

type Parsed = { readonly calendars: readonly Jcal[] } | { readonly error: unknown };

function parse(text: string): Parsed {
  try {
    const parsed: unknown = ICAL.parse(text);
    const isOne = Array.isArray(parsed) && typeof parsed[0] === 'string';
    return { calendars: (isOne ? [parsed] : parsed) as Jcal[] };
  } catch (error) {
    return { error };
  }
}

function failToParse(text: string, parsed: Parsed): never {
  fail({
    code: 'invalid-calendar',
    path: TEXT,
    expected: 'an iCalendar text',
    received: shown(text),
    ...hintOf('error' in parsed ? parsed.error : undefined),
  });
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
  const all = properties.map(([key, parameters, , ...values]) => ({
    name: key as string,
    parameters: parameters as IcalProperty['parameters'],
    values,
  }));
  return {
    name,
    properties: all.filter((property) => property.name !== UNREADABLE),
    components: components.map((one) => componentOf(one, depth + 1)),
    unreadable: all.filter((one) => one.name === UNREADABLE).map(({ values }) => String(values[0])),
  };
}
