import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { date, text, word } from '../../core/read-values.js';
import { type DaySpan, isDayOfYear, orderedSpan, readDayOfYear } from './date-span.js';
import { readShare } from './day-shares.js';
import type {
  Holiday,
  HolidayCommon,
  RecurringHolidayCommon,
  SubstituteRule,
} from './definition.js';
import { readEve } from './eve.js';
import type { HolidayRule, RecurringDay } from './holiday-rule.js';
import { readHours } from './hours.js';
import { WHOLE_DAY } from './plan.js';
import { warnOf } from './warning.js';
import {
  EASTER_DAY_FIELDS,
  easterDay,
  NTH_WEEKDAY_FIELDS,
  nthWeekday,
  sameDay,
  type YearlyDay,
} from './yearly-day.js';

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
  holiday: DIRECTION,
} satisfies FieldsOf<SubstituteRule>;

/** The years that slakit knows. */
const ALL_YEARS: DaySpan = { first: 1, last: 9999 };

const COMMON_FIELDS = {
  name: optional(text, 'holiday'),
  hours: optional(readHours),
  share: optional(readShare, WHOLE_DAY),
  substitute: optional(
    (reader) => readFields(reader, "an object such as { sat: 'next' }", SUBSTITUTE_FIELDS),
    {},
  ),
  eve: optional(readEve),
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
  ...NTH_WEEKDAY_FIELDS,
} satisfies FieldsOf<HolidayWith<'nth'>>;

const EASTER_FIELDS = {
  ...RECURRING_FIELDS,
  ...EASTER_DAY_FIELDS,
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
      return ruleOf(fields, recurring(reader, fields, sameDay(fields.yearly)));
    },
    nth: (reader) => {
      const fields = readFields(reader, 'a holiday', NTH_FIELDS);
      return ruleOf(fields, recurring(reader, fields, nthWeekday(fields)));
    },
    easter: (reader) => {
      const fields = readFields(reader, 'a holiday', EASTER_FIELDS);
      return ruleOf(fields, recurring(reader, fields, easterDay(fields)));
    },
  },
  'invalid-type',
  Object.keys(RECURRING_FIELDS),
);

/** Reads one entry of a list of holidays. */
export function readHoliday(reader: Reader): HolidayRule {
  if (typeof reader.value !== 'string') return readRule(reader);
  if (isDayOfYear(reader.value))
    return ruleOf(PLAIN, { ...sameDay(readDayOfYear(reader)), years: ALL_YEARS });
  const day = date(reader);
  return ruleOf(PLAIN, { span: { first: day, last: day } });
}

/** What a holiday says that is only a date. */
const PLAIN: ValuesOf<typeof COMMON_FIELDS> = {
  name: 'holiday',
  hours: undefined,
  share: WHOLE_DAY,
  substitute: {},
  eve: undefined,
};

function ruleOf(
  { name, hours, share, substitute, eve }: ValuesOf<typeof COMMON_FIELDS>,
  when: HolidayRule['when'],
): HolidayRule {
  return { effect: { name, hours, share }, substitute, eve, when };
}

function recurring(
  reader: Reader,
  { since, until }: ValuesOf<typeof RECURRING_FIELDS>,
  day: YearlyDay,
): RecurringDay {
  if (since > until) {
    refuse(childOf(reader, 'until'), {
      code: 'invalid-date',
      expected: `a year from ${since} on`,
    });
  }
  return {
    ...day,
    dayIn: (year) => (year < since || year > until ? undefined : day.dayIn(year)),
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
