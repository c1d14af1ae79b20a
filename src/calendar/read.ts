import { type Path, shown } from '../core/error.js';
import { type Zone, zoneOf } from '../zone/zone.js';
import { ALL_DAYS } from './date-span.js';
import type {
  Break,
  CalendarDefinition,
  HolidayInput,
  Layer,
  Override,
  PlainCalendar,
} from './definition.js';
import { type HolidayRule, readHoliday, warnOfDuplicates } from './holiday.js';
import { attempt, type Findings, report } from './issues.js';
import type { CalendarPlan, ComposedPlan, LayerPlan, PlainPlan } from './plan.js';
import { readBreak, readLayer, readOverride, refuseUnknownFields } from './read-parts.js';
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
      received: shown(definition),
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
      received: shown(inputs),
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

function list<T>(input: readonly T[] | undefined, path: Path, findings: Findings): readonly T[] {
  if (input === undefined) return [];
  if (Array.isArray(input) && input.length <= MOST_ENTRIES) return input;
  report(findings, 'error', {
    code: 'invalid-type',
    path,
    expected: `a list of at most ${MOST_ENTRIES} entries`,
    received: shown(input),
  });
  return [];
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
