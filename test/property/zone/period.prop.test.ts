import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  type CalendarPeriodRule,
  nextPeriod,
  periodAt,
  previousPeriod,
} from '../../../src/zone/period.js';
import { labelOfInstant, zoneOf } from '../../../src/zone/zone.js';
import { periodAround } from '../../oracle/period.js';
import { ZONES } from '../../oracle/zone.js';

const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 0, 1) });
const zones = fc.constantFrom(...ZONES);
const anchorDates = fc
  .date({ min: new Date('1960-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const monthEnds = fc.constantFrom(
  '2024-01-29',
  '2023-01-30',
  '2023-01-31',
  '2024-02-29',
  '1999-12-31',
);
const units = fc.constantFrom('day' as const, 'week', 'month', 'quarter', 'year');
const anchors = fc.oneof(anchorDates, monthEnds);
const rules: fc.Arbitrary<CalendarPeriodRule> = fc.oneof(
  fc.record(
    { unit: units, timeZone: zones, anchor: anchors },
    { requiredKeys: ['unit', 'timeZone'] },
  ),
  fc.record({
    unit: units,
    count: fc.integer({ min: 1, max: 13 }),
    timeZone: zones,
    anchor: anchors,
  }),
);

describe('calendar periods', () => {
  test('are those that Temporal counts from the anchor', () => {
    fc.assert(
      fc.property(rules, instants, (rule, at) => {
        const { startAt, endAt } = periodAt(rule, at);
        expect([startAt, endAt]).toEqual(periodAround(rule, at));
      }),
      { numRuns: 300 },
    );
  });

  test('tile the time line: each holds its instant, and its neighbours touch it', () => {
    fc.assert(
      fc.property(rules, instants, (rule, at) => {
        const period = periodAt(rule, at);
        expect(period.startAt).toBeLessThanOrEqual(at);
        expect(period.endAt).toBeGreaterThan(at);
        const [before, after] = [previousPeriod(rule, period), nextPeriod(rule, period)];
        expect(before.endAt).toBe(period.startAt);
        expect(after.startAt).toBe(period.endAt);
        expect(nextPeriod(rule, before)).toEqual(period);
        expect(previousPeriod(rule, after)).toEqual(period);
        expect(periodAt(rule, period.startAt)).toEqual(period);
        expect(periodAt(rule, period.endAt - 1)).toEqual(period);
        expect(new Set([before.id, period.id, after.id]).size).toBe(3);
      }),
      { numRuns: 300 },
    );
  });

  test('days tile through every oddity of every zone', () => {
    const odd = [
      '1969-09-28',
      '1972-01-05',
      '1988-10-28',
      '1993-08-19',
      '1994-12-29',
      '2006-10-27',
      '2011-12-28',
      '2018-11-02',
      '2024-02-28',
      '2024-03-29',
      '2024-10-25',
    ];
    fc.assert(
      fc.property(zones, fc.constantFrom(...odd), (timeZone, date) => {
        const rule = { unit: 'day', timeZone } as const;
        const from = Date.parse(date);
        let period = periodAt(rule, from);
        for (let at = from; at < from + 5 * 86_400_000; at += 30 * 60_000) {
          if (at >= period.endAt) {
            expect(nextPeriod(rule, period).startAt).toBe(period.endAt);
            period = nextPeriod(rule, period);
          }
          expect(periodAt(rule, at)).toEqual(period);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('rolling periods', () => {
  test('go back as Temporal subtracts, and end at the instant', () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 1, max: 400 }), (timeZone, at, count) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
        for (const unit of ['days', 'months'] as const) {
          const rule = { unit: 'rolling', timeZone, [unit]: count } as const;
          expect(periodAt(rule, at)).toEqual({
            startAt: zoned.subtract({ [unit]: count }).epochMilliseconds,
            endAt: at,
            id: `P${count}${unit === 'days' ? 'D' : 'M'}`,
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  test('keep the wall-clock time where the clock shows it', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 90 }), (at, days) => {
        const { startAt } = periodAt({ unit: 'rolling', timeZone: 'UTC', days }, at);
        expect(at - startAt).toBe(days * 86_400_000);
        expect(labelOfInstant(zoneOf('UTC'), startAt)).toBe(startAt);
      }),
    );
  });
});

test('months are added as Temporal adds them: a missing day is the last of its month', () => {
  fc.assert(
    fc.property(anchorDates, fc.integer({ min: -2000, max: 2000 }), (date, months) => {
      const day = Date.parse(date) / 86_400_000;
      const expected = Temporal.PlainDate.from(date).add({ months }).toString();
      expect(new Date(addMonths(day, months) * 86_400_000).toISOString().slice(0, 10)).toBe(
        expected,
      );
    }),
  );
});
