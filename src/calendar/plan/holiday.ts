import { daysInMonth, epochDayOf, WEEKDAYS, weekdayOf } from '../../core/civil.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { date, text, whole, word } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { type DaySpan, isDayOfYear, orderedSpan, readDayOfYear } from './date-span.js';
import type {
  Holiday,
  HolidayCommon,
  RecurringHolidayCommon,
  SubstituteRule,
} from './definition.js';
import { type Church, easterSunday } from './easter.js';
import { readHours } from './hours.js';
import { warnOf } from './warning.js';

/** What a holiday leaves of a date. */
export interface HolidayEffect {
  readonly name: string;
  /** Hours that stay open, or `undefined` when the whole day is closed. */
  readonly hours: TimeSet | undefined;
}

/** A holiday as read: one-off days, or a function that gives its day in a year. */
export interface HolidayRule {
  readonly effect: HolidayEffect;
  readonly substitute: SubstituteRule;
  /** One-off holidays have a span, recurring ones a rule and the years it holds. */
  readonly when: { readonly span: DaySpan } | RecurringDay;
}

/** The day of a holiday in each year that has it. */
interface RecurringDay {
  readonly dayIn: (year: number) => number | undefined;
  /** The first and the last year in which it is kept. */
  readonly years: DaySpan;
  /** For a day that goes with Easter: everything else repeats with the kinds of years. */
  readonly easter?: { readonly church: Church; readonly offset: number };
}

/** The holidays that have a field: those of one kind. */
type HolidayWith<Field extends string> = Extract<Holiday, { readonly [Key in Field]: unknown }>;

const DIRECTION = optional(word(['previous', 'next']));

const SUBSTITUTE_FIELDS = {
  mon: DIRECTION,
  tue: DIRECTION,
  wed: DIRECTION,
  thu: DIRECTION,
  fri: DIRECTION,
  sat: DIRECTION,
  sun: DIRECTION,
} satisfies FieldsOf<SubstituteRule>;

/** The years that slakit knows. */
const ALL_YEARS: DaySpan = { first: 1, last: 9999 };

const COMMON_FIELDS = {
  name: optional(text, 'holiday'),
  hours: optional(readHours),
  substitute: optional(
    (reader) => readFields(reader, "an object such as { sat: 'next' }", SUBSTITUTE_FIELDS),
    {},
  ),
} satisfies FieldsOf<HolidayCommon>;

const RECURRING_FIELDS = {
  ...COMMON_FIELDS,
  since: optional(readYear, ALL_YEARS.first),
  until: optional(readYear, ALL_YEARS.last),
} satisfies FieldsOf<RecurringHolidayCommon>;

const DATE_FIELDS = { ...COMMON_FIELDS, date } satisfies FieldsOf<HolidayWith<'date'>>;

const SPAN_FIELDS = {
  ...COMMON_FIELDS,
  from: date,
  through: date,
} satisfies FieldsOf<HolidayWith<'from'>>;

const YEARLY_FIELDS = {
  ...RECURRING_FIELDS,
  yearly: readDayOfYear,
} satisfies FieldsOf<HolidayWith<'yearly'>>;

const NTH_FIELDS = {
  ...RECURRING_FIELDS,
  month: whole('months', { least: 1, most: 12 }),
  weekday: word(WEEKDAYS),
  nth: readNth,
} satisfies FieldsOf<HolidayWith<'nth'>>;

const EASTER_FIELDS = {
  ...RECURRING_FIELDS,
  easter: whole('days after Easter Sunday', { least: -200, most: 200 }),
  church: optional(word(['western', 'orthodox']), 'western' as const),
} satisfies FieldsOf<HolidayWith<'easter'>>;

const readRule: Read<HolidayRule> = oneKind(
  'a date YYYY-MM-DD, MM-DD or a holiday rule',
  {
    date: (reader) => {
      const fields = readFields(reader, 'a holiday', DATE_FIELDS);
      return ruleOf(fields, { span: { first: fields.date, last: fields.date } });
    },
    from: (reader) => {
      const fields = readFields(reader, 'a holiday', SPAN_FIELDS);
      return ruleOf(fields, {
        span: orderedSpan(reader, { first: fields.from, last: fields.through }),
      });
    },
    yearly: (reader) => {
      const fields = readFields(reader, 'a holiday', YEARLY_FIELDS);
      return ruleOf(fields, recurring(reader, fields, yearlyRule(fields.yearly)));
    },
    nth: (reader) => {
      const fields = readFields(reader, 'a holiday', NTH_FIELDS);
      const { month, weekday, nth } = fields;
      const rule = nthWeekdayRule(month, WEEKDAYS.indexOf(weekday), nth);
      return ruleOf(fields, recurring(reader, fields, rule));
    },
    easter: (reader) => {
      const fields = readFields(reader, 'a holiday', EASTER_FIELDS);
      const { easter, church } = fields;
      const rule = (year: number): number => easterSunday(year, church) + easter;
      const when = { ...recurring(reader, fields, rule), easter: { church, offset: easter } };
      return ruleOf(fields, when);
    },
  },
  'invalid-type',
  Object.keys(RECURRING_FIELDS),
);

/** Reads one entry of a list of holidays. */
export function readHoliday(reader: Reader): HolidayRule {
  if (typeof reader.value !== 'string') return readRule(reader);
  const common = { name: 'holiday', hours: undefined, substitute: {} };
  if (isDayOfYear(reader.value))
    return ruleOf(common, { dayIn: yearlyRule(readDayOfYear(reader)), years: ALL_YEARS });
  const day = date(reader);
  return ruleOf(common, { span: { first: day, last: day } });
}

function ruleOf(
  { name, hours, substitute }: ValuesOf<typeof COMMON_FIELDS>,
  when: HolidayRule['when'],
): HolidayRule {
  return { effect: { name, hours }, substitute, when };
}

function recurring(
  reader: Reader,
  { since, until }: ValuesOf<typeof RECURRING_FIELDS>,
  rule: (year: number) => number | undefined,
): RecurringDay {
  if (since > until) {
    refuse(childOf(reader, 'until'), {
      code: 'invalid-date',
      expected: `a year from ${since} on`,
    });
  }
  return {
    dayIn: (year) => (year < since || year > until ? undefined : rule(year)),
    // A hundred thousand calendars share what nearly all their holidays say.
    years: isAlways(since, until) ? ALL_YEARS : { first: since, last: until },
  };
}

function isAlways(since: number, until: number): boolean {
  return since === ALL_YEARS.first && until === ALL_YEARS.last;
}

function readYear(reader: Reader): number {
  const { value } = reader;
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 9999)
    return value as number;
  refuse(reader, { code: 'invalid-date', expected: 'a year from 1 to 9999' });
}

function readNth(reader: Reader): number {
  const { value } = reader;
  if (Number.isInteger(value) && value !== 0 && Math.abs(value as number) <= 5)
    return value as number;
  refuse(reader, {
    code: 'invalid-option',
    expected: '1 to 5 for the first to fifth of the month, -1 to -5 from its end',
  });
}

function yearlyRule(dayOfYear: number): (year: number) => number | undefined {
  const [month, day] = [Math.floor(dayOfYear / 100), dayOfYear % 100];
  return (year) => (day > daysInMonth(year, month) ? undefined : epochDayOf(year, month, day));
}

function nthWeekdayRule(
  month: number,
  weekday: number,
  nth: number,
): (year: number) => number | undefined {
  return (year) => {
    const length = daysInMonth(year, month);
    const first = epochDayOf(year, month, 1);
    const firstMatch = 1 + ((weekday - weekdayOf(first) + 7) % 7);
    const count = Math.floor((length - firstMatch) / 7) + 1;
    const position = nth > 0 ? nth : count + nth + 1;
    return position < 1 || position > count
      ? undefined
      : first + firstMatch - 1 + 7 * (position - 1);
  };
}

/** Warns of one-off dates that are listed twice. */
export function warnOfDuplicates(reader: Reader, rules: readonly HolidayRule[]): void {
  const seen = new Map<number, number>();
  rules.forEach(({ when }, index) => {
    if (!('span' in when) || when.span.first !== when.span.last) return;
    const earlier = seen.get(when.span.first);
    if (earlier === undefined) {
      seen.set(when.span.first, index);
      return;
    }
    warnOf(childOf(reader, index), {
      code: 'duplicate-holiday',
      expected: 'each date once',
      received: `the date of entry ${earlier}`,
      hint: 'both names are kept; remove one',
    });
  });
}
