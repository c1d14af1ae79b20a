import {
  childOf,
  type FieldsOf,
  REFUSED,
  type Read,
  type Reader,
  refuse,
  safely,
  type ValuesOf,
} from '../../core/read.js';
import { listOf, optional, readFields, requireObject } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { readZone } from '../../zone/zone.js';
import { ALL_DAYS } from './date-span.js';
import { readDayShares, unitsOfDay } from './day-shares.js';
import type {
  DifferenceCalendar,
  IntersectionCalendar,
  PlainCalendar,
  UnionCalendar,
} from './definition.js';
import { readHoliday, warnOfDuplicates } from './holiday.js';
import { type CalendarPlan, type ComposedPlan, type PlainPlan, WHOLE_DAY } from './plan.js';
import { readBreak, readLayer, readOverride } from './read-parts.js';
import { readWeekPlan } from './week.js';
import { intervalsOfYear, MOST_INTERVALS_A_YEAR } from './year-work.js';
import { readZoneChange, zoneOfPlace } from './zone-change.js';

const COMPOSITIONS = ['union', 'intersection', 'difference'] as const;
/** Deeper nesting than any organisation has; keeps a hostile document from exhausting the stack. */
const DEEPEST = 32;
/** More calendars than anyone joins at one level. */
const MOST_PARTS = 1000;
/** More calendars than anyone composes in all: a part that is shared at each of many levels doubles at each. */
const MOST_CALENDARS = 10_000;
/** Far more holidays or overrides than any calendar has. */
const MOST_ENTRIES = { most: 10_000 };
/** More moves than any place has made. */
const MOST_ZONE_CHANGES = { most: 100 };
/** More layers than decades of changed hours: each day asks them one after the other. */
const MOST_LAYERS = { most: 1000 };

/** Reads a calendar definition of any kind. */
export const readCalendar: Read<CalendarPlan> = /* @__PURE__ */ safely((reader) =>
  readNested(reader, { depth: 0, count: { calendars: 0, intervals: 0 } }),
);

/** How deep a calendar lies in others, how many were read in all, and the work of one of their years. */
interface Nesting {
  readonly depth: number;
  readonly count: { calendars: number; intervals: number };
}

function readNested(reader: Reader, nesting: Nesting): CalendarPlan {
  const { count, depth } = nesting;
  count.calendars++;
  // Said once, however many more there are.
  if (count.calendars > MOST_CALENDARS + 1) throw REFUSED;
  if (depth > DEEPEST || count.calendars > MOST_CALENDARS) {
    refuse(reader, {
      code: 'invalid-type',
      expected: `at most ${DEEPEST} levels of composition and ${MOST_CALENDARS} calendars`,
    });
  }
  const definition = requireObject(reader, 'a calendar definition');
  const kind = COMPOSITIONS.find((key) => Object.hasOwn(definition, key));
  if (kind !== undefined) return readComposed(reader, kind, nesting);
  const plan = readPlain(reader);
  count.intervals += intervalsOfYear(plan);
  if (count.intervals > MOST_INTERVALS_A_YEAR) {
    refuse(reader, {
      code: 'invalid-calendar',
      expected: `at most ${MOST_INTERVALS_A_YEAR} intervals in a year: days of layers, holidays, overrides and breaks, times the hours of each`,
      received: `${count.intervals} up to here`,
      hint: 'name fewer dates, or join entries that hold on the same days',
    });
  }
  return plan;
}

const PLAIN_FIELDS = {
  name: optional(text, 'calendar'),
  timeZone: readZone,
  timeZoneChanges: optional(listOf('changes of zone', readZoneChange, MOST_ZONE_CHANGES), []),
  weekly: optional(readWeekPlan),
  layers: optional(listOf('layers', readLayer, MOST_LAYERS), []),
  holidays: optional(listOf('holidays', readHoliday, MOST_ENTRIES), []),
  overrides: optional(listOf('overrides', readOverride, MOST_ENTRIES)),
  dayShares: optional(readDayShares),
  breaks: optional(listOf('breaks', readBreak, MOST_ENTRIES), []),
} satisfies FieldsOf<PlainCalendar>;

function readPlain(reader: Reader): PlainPlan {
  const fields = readFields(reader, 'a calendar definition', PLAIN_FIELDS);
  const { name, weekly: week, layers, holidays, overrides, breaks, dayShares } = fields;
  if (week === undefined && layers.length === 0 && overrides === undefined) {
    refuse(childOf(reader, 'weekly'), {
      code: 'missing-field',
      expected: 'weekly hours, layers or overrides',
      received: 'none of them',
    });
  }
  warnOfDuplicates(childOf(reader, 'holidays'), holidays);
  const base = week === undefined ? [] : [{ name: 'weekly hours', week, when: { span: ALL_DAYS } }];
  return {
    kind: 'plain',
    name,
    zone: zoneOfPlace(childOf(reader, 'timeZoneChanges'), fields.timeZone, fields.timeZoneChanges),
    dayUnits: unitsOfDay([...(dayShares ?? []), ...holidays.map(({ effect }) => effect.share)]),
    dayShares,
    layers: [...base, ...layers],
    holidays,
    overrides: overrides ?? [],
    breaks,
  };
}

/** What compositions of every kind say beside their parts. */
const COMPOSED_FIELDS = {
  name: optional(text),
  timeZone: optional(readZone),
} satisfies Omit<FieldsOf<UnionCalendar>, 'union'> &
  Omit<FieldsOf<IntersectionCalendar>, 'intersection'> &
  Omit<FieldsOf<DifferenceCalendar>, 'difference'>;

function readComposed(
  reader: Reader,
  kind: ComposedPlan['kind'],
  { depth, count }: Nesting,
): ComposedPlan {
  const readParts = listOf('calendars', (part) => readNested(part, { depth: depth + 1, count }), {
    least: 1,
    most: MOST_PARTS,
  });
  const table: Readonly<Record<string, Read<unknown>>> = { ...COMPOSED_FIELDS, [kind]: readParts };
  const fields = readFields(reader, 'a calendar definition', table);
  const { name, timeZone } = fields as ValuesOf<typeof COMPOSED_FIELDS>;
  const parts = fields[kind] as readonly CalendarPlan[];
  return {
    kind,
    name: name ?? kind,
    zone: timeZone ?? (parts[0] as CalendarPlan).zone,
    dayUnits: unitsOfDay(parts.map(({ dayUnits }) => WHOLE_DAY / dayUnits)),
    parts,
  };
}
