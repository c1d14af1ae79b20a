import { daysInMonth, parseDate } from '../core/civil.js';
import { describe, fail, type Path } from '../core/error.js';
import { type Zone, zoneOf } from '../zone/zone.js';
import { ALL_DAYS, type DaySpan, readDaySpan } from './date-span.js';
import type {
  Break,
  CalendarDefinition,
  HolidayInput,
  Layer,
  Override,
  PlainCalendar,
} from './definition.js';
import { type HolidayRule, readHoliday, warnOfDuplicates } from './holiday.js';
import { readDays, readHours } from './hours.js';
import { attempt, type Findings, report } from './issues.js';
import type {
  BreakPlan,
  CalendarPlan,
  ComposedPlan,
  LayerPlan,
  OverridePlan,
  PlainPlan,
} from './plan.js';
import { readWeekPlan } from './week.js';

const PLAIN_FIELDS = ['name', 'timeZone', 'weekly', 'layers', 'holidays', 'overrides', 'breaks'];
const COMPOSITIONS = ['union', 'intersection', 'difference'] as const;
/** Deeper nesting than any organisation has; keeps a hostile document from exhausting the stack. */
const DEEPEST = 32;
/** More calendars than anyone joins at one level. */
const MOST_PARTS = 1000;
/** More calendars than anyone composes in all: a part that is shared at each of many levels doubles at each. */
const MOST_CALENDARS = 10_000;
/** Far more holidays or overrides than any calendar has; keeps a hostile document from costing minutes. */
const MOST_ENTRIES = 10_000;

/** Reads a definition; what is wrong goes into the findings, and reading goes on. */
export function readCalendar(
  definition: CalendarDefinition,
  path: Path,
  findings: Findings,
  depth: number = 0,
): CalendarPlan | undefined {
  findings.calendars = (findings.calendars ?? 0) + 1;
  const isTooLarge = depth > DEEPEST || findings.calendars > MOST_CALENDARS;
  if (
    typeof definition !== 'object' ||
    definition === null ||
    Array.isArray(definition) ||
    isTooLarge
  ) {
    if (findings.calendars > MOST_CALENDARS + 1) return undefined;
    report(findings, 'error', {
      code: 'invalid-type',
      path,
      expected: isTooLarge
        ? `at most ${DEEPEST} levels of composition and ${MOST_CALENDARS} calendars`
        : 'a calendar definition',
      received: describe(definition),
    });
    return undefined;
  }
  const kind = COMPOSITIONS.find((key) => Object.hasOwn(definition, key));
  refuseUnknownFields(
    definition,
    kind === undefined ? PLAIN_FIELDS : ['name', 'timeZone', kind],
    path,
    findings,
  );
  return kind === undefined
    ? readPlain(definition as PlainCalendar, path, findings)
    : readComposed(kind, definition, path, findings, depth);
}

function readPlain(
  definition: PlainCalendar,
  path: Path,
  findings: Findings,
): PlainPlan | undefined {
  const zone = attempt<Zone | undefined>(findings, undefined, () =>
    zoneOf(definition.timeZone, [...path, 'timeZone']),
  );
  const { weekly } = definition;
  const layerInputs = list<Layer>(definition.layers, [...path, 'layers'], findings);
  if (weekly === undefined && layerInputs.length === 0 && definition.overrides === undefined) {
    report(findings, 'error', {
      code: 'missing-field',
      path: [...path, 'weekly'],
      expected: 'weekly hours, layers or overrides',
      received: 'none of them',
    });
  }
  const base: LayerPlan[] =
    weekly === undefined
      ? []
      : [
          {
            name: 'weekly hours',
            week: readWeekPlan(weekly, [...path, 'weekly'], findings),
            when: { span: ALL_DAYS },
          },
        ];
  const layers = layerInputs.map((layer, i) =>
    attempt(findings, undefined, () => readLayer(layer, [...path, 'layers', i], findings)),
  );
  const holidayPath = [...path, 'holidays'];
  const holidays = list<HolidayInput>(definition.holidays, holidayPath, findings).map(
    (holiday, i) => readHoliday(holiday, [...holidayPath, i], findings),
  );
  warnOfDuplicates(holidays, holidayPath, findings);
  const overrides = list<Override>(definition.overrides, [...path, 'overrides'], findings).map(
    (override, i) =>
      attempt(findings, undefined, () =>
        readOverride(override, [...path, 'overrides', i], findings),
      ),
  );
  const breaks = list<Break>(definition.breaks, [...path, 'breaks'], findings).map((item, i) =>
    attempt(findings, undefined, () => readBreak(item, [...path, 'breaks', i], findings)),
  );
  if (zone === undefined) return undefined;
  return {
    kind: 'plain',
    name: definition.name ?? 'calendar',
    zone,
    layers: [...base, ...layers.filter(isPresent)],
    holidays: holidays.filter(isPresent) as HolidayRule[],
    overrides: overrides.filter(isPresent),
    breaks: breaks.filter(isPresent),
  };
}

function readComposed(
  kind: ComposedPlan['kind'],
  definition: CalendarDefinition,
  path: Path,
  findings: Findings,
  depth: number,
): ComposedPlan | undefined {
  const inputs = (definition as unknown as Record<string, unknown>)[kind];
  if (!Array.isArray(inputs) || inputs.length === 0 || inputs.length > MOST_PARTS) {
    report(findings, 'error', {
      code: 'invalid-type',
      path: [...path, kind],
      expected: `a list of 1 to ${MOST_PARTS} calendars`,
      received: describe(inputs),
    });
    return undefined;
  }
  const parts: CalendarPlan[] = [];
  for (let i = 0; i < inputs.length && (findings.calendars ?? 0) <= MOST_CALENDARS; i++) {
    const part = readCalendar(inputs[i], [...path, kind, i], findings, depth + 1);
    if (part !== undefined) parts.push(part);
  }
  const first = parts[0];
  if (first === undefined) return undefined;
  const zone =
    definition.timeZone === undefined
      ? first.zone
      : attempt(findings, first.zone, () =>
          zoneOf(definition.timeZone as string, [...path, 'timeZone']),
        );
  return { kind, name: definition.name ?? kind, zone, parts };
}

function readLayer(layer: Layer, path: Path, findings: Findings): LayerPlan {
  requireObject(layer, path);
  refuseUnknownFields(layer, ['name', 'from', 'through', 'weekly'], path, findings);
  if (layer.weekly === undefined)
    fail({
      code: 'missing-field',
      path: [...path, 'weekly'],
      expected: 'the hours of the layer',
      received: 'undefined',
    });
  const week = readWeekPlan(layer.weekly, [...path, 'weekly'], findings);
  return { name: layer.name ?? 'layer', week, when: readLayerDates(layer, path) };
}

function readLayerDates(layer: Layer, path: Path): LayerPlan['when'] {
  const { from, through } = layer;
  if (isSeasonal(from) || isSeasonal(through)) {
    return {
      season: {
        from: readDayOfYear(from, [...path, 'from']),
        through: readDayOfYear(through, [...path, 'through']),
      },
    };
  }
  const open: DaySpan = ALL_DAYS;
  if (from === undefined && through === undefined) return { span: open };
  if (from === undefined)
    return {
      span: { first: open.first, last: parseDate(through as string, [...path, 'through']) },
    };
  if (through === undefined)
    return { span: { first: parseDate(from, [...path, 'from']), last: open.last } };
  return { span: readDaySpan({ from, through }, path) };
}

function isSeasonal(text: string | undefined): boolean {
  return typeof text === 'string' && /^\d{2}-\d{2}$/.test(text);
}

function readDayOfYear(text: string | undefined, path: Path): number {
  const [month, day] = (isSeasonal(text) ? (text as string) : '00-00').split('-').map(Number) as [
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) {
    fail({
      code: 'invalid-date',
      path,
      expected: 'a day of the year MM-DD, as its counterpart is',
      received: describe(text),
    });
  }
  return month * 100 + day;
}

function readOverride(override: Override, path: Path, findings: Findings): OverridePlan {
  requireObject(override, path);
  refuseUnknownFields(
    override,
    ['kind', 'name', 'hours', 'date', 'from', 'through'],
    path,
    findings,
  );
  refuseBoth(override, 'date', 'from', path, findings);
  const { kind, name = 'override' } = override;
  if (kind !== 'replace' && kind !== 'add' && kind !== 'remove') {
    fail({
      code: 'invalid-option',
      path: [...path, 'kind'],
      expected: 'replace, add or remove',
      received: describe(kind),
    });
  }
  const span = readDaySpan(override, path);
  return { kind, name, span, hours: readHours(override.hours, [...path, 'hours'], findings) };
}

function readBreak(item: Break, path: Path, findings: Findings): BreakPlan {
  requireObject(item, path);
  refuseUnknownFields(item, ['name', 'hours', 'days', 'date', 'from', 'through'], path, findings);
  refuseBoth(item, 'date', 'from', path, findings);
  refuseBoth(item, 'days', 'date', path, findings);
  refuseBoth(item, 'days', 'from', path, findings);
  const { name = 'break', hours } = item;
  const dated = ['date', 'from', 'through'].some((key) => Object.hasOwn(item, key));
  const days = (item as { days?: string }).days ?? 'mon-sun';
  const when = dated
    ? { span: readDaySpan(item, path) }
    : { weekdays: readDays(days, [...path, 'days']) };
  return { name, when, hours: readHours(hours, [...path, 'hours'], findings) };
}

function requireObject(input: unknown, path: Path): void {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    fail({ code: 'invalid-type', path, expected: 'an object', received: describe(input) });
  }
}

function list<T>(input: readonly T[] | undefined, path: Path, findings: Findings): readonly T[] {
  if (input === undefined) return [];
  if (Array.isArray(input) && input.length <= MOST_ENTRIES) return input;
  report(findings, 'error', {
    code: 'invalid-type',
    path,
    expected: `a list of at most ${MOST_ENTRIES} entries`,
    received: describe(input),
  });
  return [];
}

/** Two ways to say when, of which one would be ignored. */
function refuseBoth(input: object, a: string, b: string, path: Path, findings: Findings): void {
  if (!Object.hasOwn(input, a) || !Object.hasOwn(input, b)) return;
  report(findings, 'error', {
    code: 'unknown-field',
    path: [...path, b],
    expected: `either ${a} or ${b}`,
    received: 'both',
  });
}

/** A field that nobody reads is a promise that nobody keeps, so a misspelt name is an error. */
function refuseUnknownFields(
  input: object,
  known: readonly string[],
  path: Path,
  findings: Findings,
): void {
  const { name } = input as { name?: unknown };
  if (name !== undefined && typeof name !== 'string') {
    report(findings, 'error', {
      code: 'invalid-type',
      path: [...path, 'name'],
      expected: 'a text',
      received: describe(name),
    });
  }
  for (const key of Object.keys(input)) {
    if (known.includes(key)) continue;
    report(findings, 'error', {
      code: 'unknown-field',
      path: [...path, key],
      expected: `one of ${known.join(', ')}`,
      received: describe(key),
    });
  }
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
