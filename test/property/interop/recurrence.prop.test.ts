import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { formatDate, parseDate } from '../../../src/core/civil.js';
import { recurrenceDays } from '../../../src/interop/shared/recurrence.js';
import { readRecurrenceRule } from '../../../src/interop/shared/recurrence-rule.js';
import { allSteps } from '../../../src/interop/shared/steps.js';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const START = parseDate('2019-12-01');

const weekdays = fc.subarray(DAYS, { minLength: 1 }).map((names) => `;BYDAY=${names.join()}`);
const interval = fc.integer({ min: 1, max: 4 }).map((n) => `;INTERVAL=${n}`);
const count = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });
const nth = fc
  .tuple(fc.constantFrom(-2, -1, 1, 2, 3, 4), fc.constantFrom(...DAYS))
  .map(([n, day]) => `;BYDAY=${n}${day}`);
// Days that every month has: for others ical.js moves the day, where RFC 5545 skips it.
const monthDay = fc.integer({ min: 1, max: 28 }).map((n) => `;BYMONTHDAY=${n}`);
const month = fc.integer({ min: 1, max: 12 }).map((n) => `;BYMONTH=${n}`);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));

const ruleText = fc.oneof(
  joined(fc.constant('FREQ=DAILY'), interval),
  joined(fc.constant('FREQ=WEEKLY'), interval, weekdays, fc.constantFrom('', ';WKST=SU')),
  joined(fc.constant('FREQ=MONTHLY'), interval, fc.oneof(nth, monthDay)),
  joined(fc.constant('FREQ=YEARLY'), interval, month, fc.oneof(nth, monthDay)),
);

/** What ical.js gives, one occurrence after another. */
function oracle(text: string, start: number, last: number): number[] {
  const rule = ICAL.Recur.fromString(text);
  const iterator = rule.iterator(ICAL.Time.fromDateString(formatDate(start)));
  const found: number[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const day = parseDate(next.toString());
    if (day > last) break;
    found.push(day);
  }
  return found;
}

test('a rule gives the days that ical.js gives, from wherever one looks', () => {
  fc.assert(
    fc.property(
      ruleText,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 1500 }),
      count,
      (text, offset, skipped, occurrences) => {
        const rule = readRecurrenceRule(ICAL.Recur.fromString(text).toJSON());
        if (rule === undefined) throw new Error(`not read: ${text}`);
        // The start must be an occurrence itself; RFC 5545 leaves open what else would mean.
        const first = recurrenceDays(
          rule,
          START,
          { first: START, last: START + 4000 },
          { steps: allSteps() },
        ).find((day) => day > START + offset);
        fc.pre(first !== undefined);
        const start = first as number;
        const span = { first: start + skipped, last: start + skipped + 800 };
        const counted = occurrences === undefined ? rule : { ...rule, count: occurrences };
        const full = occurrences === undefined ? text : `${text};COUNT=${occurrences}`;
        expect(recurrenceDays(counted, start, span, { steps: allSteps() }).map(formatDate)).toEqual(
          oracle(full, start, span.last)
            .filter((day) => day >= span.first)
            .map(formatDate),
        );
      },
    ),
  );
});
