import { daysInMonth, epochDayOf, WEEKDAYS, type Weekday, weekdayOf } from '../core/civil.js';
import { fail, type Path, shown } from '../core/error.js';
import type { TimeSet } from '../core/time-set.js';
import { type DaySpan, readDaySpan } from './date-span.js';
import type { Holiday, HolidayInput, SubstituteRule } from './definition.js';
import { easterSunday } from './easter.js';
import { readHours } from './hours.js';
import { attempt, type Findings, report } from './issues.js';

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
  readonly when:
    | { readonly span: DaySpan }
    | { readonly dayIn: (year: number) => number | undefined };
}

const YEARLY = /^(\d{2})-(\d{2})$/;

/** Reads one entry of a list of holidays. */
export function readHoliday(
  input: HolidayInput,
  path: Path,
  findings: Findings,
): HolidayRule | undefined {
  const holiday = typeof input === 'string' ? shorthand(input) : input;
  return attempt(findings, undefined, () => {
    if (typeof holiday !== 'object' || holiday === null) {
      fail({
        code: 'invalid-type',
        path,
        expected: 'a date YYYY-MM-DD, MM-DD or a holiday rule',
        received: shown(input),
      });
    }
    refuseUnknownFields(holiday, path);
    const hours =
      holiday.hours === undefined
        ? undefined
        : readHours(holiday.hours, [...path, 'hours'], findings);
    const substitute = readSubstitute(holiday.substitute, [...path, 'substitute']);
    const name = holiday.name ?? 'holiday';
    if (typeof name !== 'string')
      fail({
        code: 'invalid-type',
        path: [...path, 'name'],
        expected: 'a text',
        received: shown(name),
      });
    return { effect: { name, hours }, substitute, when: readWhen(holiday, path) };
  });
}

const COMMON_FIELDS = ['name', 'hours', 'substitute'];
const RECURRING_FIELDS = [...COMMON_FIELDS, 'since', 'until'];
/** What a holiday of each kind may say, by the field that tells the kind. */
const FIELDS = {
  date: [...COMMON_FIELDS, 'date'],
  from: [...COMMON_FIELDS, 'from', 'through'],
  yearly: [...RECURRING_FIELDS, 'yearly'],
  nth: [...RECURRING_FIELDS, 'month', 'weekday', 'nth'],
  easter: [...RECURRING_FIELDS, 'easter', 'church'],
} as const;

function refuseUnknownFields(holiday: Holiday, path: Path): void {
  const kind = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find((key) =>
    Object.hasOwn(holiday, key),
  );
  if (kind === undefined) {
    fail({
      code: 'missing-field',
      path,
      expected: `one of ${Object.keys(FIELDS).join(', ')}`,
      received: shown(holiday),
    });
  }
  const unknown = Object.keys(holiday).find(
    (key) => !(FIELDS[kind] as readonly string[]).includes(key),
  );
  if (unknown === undefined) return;
  fail({
    code: 'unknown-field',
    path: [...path, unknown],
    expected: `one of ${FIELDS[kind].join(', ')} beside ${kind}`,
    received: shown(unknown),
  });
}

function shorthand(text: string): Holiday {
  return YEARLY.test(text) ? { yearly: text } : { date: text };
}

function readWhen(holiday: Holiday, path: Path): HolidayRule['when'] {
  if ('yearly' in holiday)
    return recurring(holiday, yearlyRule(holiday.yearly, [...path, 'yearly']), path);
  if ('easter' in holiday) return recurring(holiday, easterRule(holiday, path), path);
  if ('nth' in holiday) return recurring(holiday, nthWeekdayRule(holiday, path), path);
  return { span: readDaySpan(holiday, path) };
}

function recurring(
  holiday: Holiday,
  rule: (year: number) => number | undefined,
  path: Path,
): HolidayRule['when'] {
  const { since = 1, until = 9999 } = holiday;
  for (const [field, year] of [
    ['since', since],
    ['until', until],
  ] as const) {
    if (!Number.isInteger(year))
      fail({
        code: 'invalid-date',
        path: [...path, field],
        expected: 'a year',
        received: shown(year),
      });
  }
  if (since > until)
    fail({
      code: 'invalid-date',
      path: [...path, 'until'],
      expected: `a year from ${since} on`,
      received: shown(until),
    });
  return { dayIn: (year) => (year < since || year > until ? undefined : rule(year)) };
}

function yearlyRule(text: string, path: Path): (year: number) => number | undefined {
  const match = typeof text === 'string' ? YEARLY.exec(text) : null;
  const month = Number(match?.[1]);
  const day = Number(match?.[2]);
  // 2000 was a leap year, so 02-29 is a day; in other years it does not occur.
  if (match === null || month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) {
    fail({
      code: 'invalid-date',
      path,
      expected: 'a day of the year MM-DD',
      received: shown(text),
    });
  }
  return (year) => (day > daysInMonth(year, month) ? undefined : epochDayOf(year, month, day));
}

function easterRule(
  holiday: Extract<Holiday, { easter: number }>,
  path: Path,
): (year: number) => number {
  const { easter, church = 'western' } = holiday;
  if (!Number.isInteger(easter) || Math.abs(easter) > 200) {
    fail({
      code: 'invalid-calendar',
      path: [...path, 'easter'],
      expected: 'days after Easter Sunday, -200 to 200',
      received: shown(easter),
    });
  }
  if (church !== 'western' && church !== 'orthodox') {
    fail({
      code: 'invalid-option',
      path: [...path, 'church'],
      expected: 'western or orthodox',
      received: shown(church),
    });
  }
  return (year) => easterSunday(year, church) + easter;
}

function nthWeekdayRule(
  holiday: Extract<Holiday, { nth: number }>,
  path: Path,
): (year: number) => number | undefined {
  const { month, weekday, nth } = holiday;
  const index = WEEKDAYS.indexOf(weekday);
  const valid =
    Number.isInteger(month) &&
    month >= 1 &&
    month <= 12 &&
    index >= 0 &&
    Number.isInteger(nth) &&
    nth !== 0 &&
    Math.abs(nth) <= 5;
  if (!valid) {
    fail({
      code: 'invalid-calendar',
      path,
      expected: 'a month 1 to 12, a weekday such as mon, and an nth of 1 to 5 or -1 to -5',
      received: `month ${shown(month)}, weekday ${shown(weekday)}, nth ${shown(nth)}`,
    });
  }
  return (year) => {
    const length = daysInMonth(year, month);
    const first = epochDayOf(year, month, 1);
    const firstMatch = 1 + ((index - weekdayOf(first) + 7) % 7);
    const count = Math.floor((length - firstMatch) / 7) + 1;
    const position = nth > 0 ? nth : count + nth + 1;
    return position < 1 || position > count
      ? undefined
      : first + firstMatch - 1 + 7 * (position - 1);
  };
}

function readSubstitute(input: SubstituteRule | undefined, path: Path): SubstituteRule {
  if (input === undefined) return {};
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    fail({
      code: 'invalid-type',
      path,
      expected: "an object such as { sat: 'next' }",
      received: shown(input),
    });
  }
  for (const [day, direction] of Object.entries(input)) {
    if (!WEEKDAYS.includes(day as Weekday) || (direction !== 'previous' && direction !== 'next')) {
      fail({
        code: 'invalid-calendar',
        path: [...path, day],
        expected: "weekdays with 'previous' or 'next'",
        received: shown(direction),
      });
    }
  }
  return input;
}

/** Warns of one-off dates that are listed twice. */
export function warnOfDuplicates(
  rules: readonly (HolidayRule | undefined)[],
  path: Path,
  findings: Findings,
): void {
  const seen = new Map<number, number>();
  rules.forEach((rule, index) => {
    if (
      rule === undefined ||
      !('span' in rule.when) ||
      rule.when.span.first !== rule.when.span.last
    )
      return;
    const day = rule.when.span.first;
    const earlier = seen.get(day);
    if (earlier === undefined) seen.set(day, index);
    else {
      report(findings, 'warning', {
        code: 'duplicate-holiday',
        path: [...path, index],
        expected: 'each date once',
        received: `the date of entry ${earlier}`,
        hint: 'both names are kept; remove one',
      });
    }
  });
}
