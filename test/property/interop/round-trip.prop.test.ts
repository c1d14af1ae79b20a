import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarDefinition, compileCalendar, openTimeSet } from '../../../src/calendar.js';
import { isSlaError } from '../../../src/core/error.js';
import {
  calendarFromOpeningHoursSpecification,
  openingHoursSpecificationOf,
} from '../../../src/interop/schema-org.js';
import {
  calendarFromVavailability,
  vavailabilityFromCalendar,
} from '../../../src/interop/vavailability.js';
import { compileUnlessClosed, plainSample, type Sample, sample } from '../calendar/arbitraries.js';

/** A zone without changes of clock, away from UTC: formats speak of labels, not of instants. */
const ZONE = 'Asia/Kolkata';
const OFFSET_MS = 5.5 * 3_600_000;
const DAY_MS = 86_400_000;

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The open time of the dates; a calendar that came out empty is open never. */
function openOn(
  definition: CalendarDefinition,
  dates: { from: string; through: string },
): number[] {
  const from = Date.parse(dates.from) - OFFSET_MS;
  const to = Date.parse(dates.through) + DAY_MS - OFFSET_MS;
  try {
    return Array.from(openTimeSet(compileCalendar(definition), from, to));
  } catch (error) {
    if (isSlaError(error) && error.code === 'calendar-never-opens') return [];
    throw error;
  }
}

/** Any calendar, its own zone set, that opens at all; and nine dates of it. */
const anyCalendar = moved(sample);
const plainCalendar = moved(plainSample);

function moved(samples: fc.Arbitrary<Sample>) {
  return samples
    .map(({ definition, from, to }) => ({
      definition: { ...definition, timeZone: ZONE } as CalendarDefinition,
      dates: { from: dateOf(from), through: dateOf(to) },
    }))
    .filter(({ definition }) => compileUnlessClosed(definition) !== undefined);
}

describe('VAVAILABILITY', () => {
  test('written for some dates and read back, any calendar is open at the same instants', () => {
    fc.assert(
      fc.property(anyCalendar, ({ definition, dates }) => {
        const expected = openOn(definition, dates);
        fc.pre(expected.length > 0);
        const { text } = vavailabilityFromCalendar(definition, dates);
        const { calendar, warnings } = calendarFromVavailability(text, { timeZone: ZONE });
        expect(warnings).toEqual([]);
        expect(openOn(calendar, dates)).toEqual(expected);
      }),
    );
  });

  test('what is written without dates holds for ever, where nothing is said to be warnings', () => {
    fc.assert(
      fc.property(
        plainCalendar,
        fc.integer({ min: -60, max: 60 }),
        ({ definition, dates }, weeks) => {
          const { text, warnings } = vavailabilityFromCalendar(definition);
          fc.pre(warnings.length === 0);
          const { calendar } = calendarFromVavailability(text, { timeZone: ZONE });
          const shift = (date: string): string => dateOf(Date.parse(date) + weeks * 7 * DAY_MS);
          const then = { from: shift(dates.from), through: shift(dates.through) };
          expect(openOn(calendar, then)).toEqual(openOn(definition, then));
        },
      ),
    );
  });
});

describe('OpeningHoursSpecification', () => {
  test('written for some dates and read back, any calendar is open at the same instants', () => {
    fc.assert(
      fc.property(anyCalendar, ({ definition, dates }) => {
        const expected = openOn(definition, dates);
        fc.pre(expected.length > 0);
        const { specifications, warnings } = openingHoursSpecificationOf(definition, dates);
        fc.pre(warnings.every(({ code }) => code === 'time-zone' || code === 'composition'));
        const read = calendarFromOpeningHoursSpecification(specifications, { timeZone: ZONE });
        expect(read.warnings).toEqual([]);
        expect(openOn(read.calendar, dates)).toEqual(expected);
      }),
    );
  });

  test('what is written without dates holds for ever, where only the zone is warnings', () => {
    fc.assert(
      fc.property(
        plainCalendar,
        fc.integer({ min: -60, max: 60 }),
        ({ definition, dates }, weeks) => {
          const { specifications, warnings } = openingHoursSpecificationOf(definition);
          fc.pre(warnings.length === 1);
          const { calendar } = calendarFromOpeningHoursSpecification(specifications, {
            timeZone: ZONE,
          });
          const shift = (date: string): string => dateOf(Date.parse(date) + weeks * 7 * DAY_MS);
          const then = { from: shift(dates.from), through: shift(dates.through) };
          expect(openOn(calendar, then)).toEqual(openOn(definition, then));
        },
      ),
    );
  });
});
