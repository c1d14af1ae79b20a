import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessTime,
  addBusinessTimeColumn,
  businessTimeBetween,
  businessTimeBetweenColumns,
  openTimePer,
  periodAt,
} from '../../../src/calendar.js';
import { amountMs, instantIn, type Sample, sample, sampleWith } from './arbitraries.js';

type Rows = readonly (readonly [at: number, other: number])[];

const rowsOf = (second: (one: Sample) => fc.Arbitrary<number>) =>
  sampleWith<[Rows]>(sample, (one) =>
    fc.array(fc.tuple(instantIn(one), second(one)), { maxLength: 20 }),
  );

describe('columns of open time', () => {
  test('add row by row what the single question adds, and Infinity stands for never', () => {
    fc.assert(
      fc.property(
        rowsOf(() => amountMs),
        ([{ calendar }, rows]) => {
          const at = Float64Array.from(rows, ([start]) => start);
          const amounts = Float64Array.from(rows, ([, amount]) => amount);
          const single = rows.map(([start, amount]) => addBusinessTime(calendar, start, amount));
          const infinite = single.map((due) => (due === 'never-opens' ? Infinity : due));
          expect(Array.from(addBusinessTimeColumn(calendar, at, amounts))).toEqual(infinite);
        },
      ),
    );
  });

  test('add one amount to all rows as they add a column of it', () => {
    fc.assert(
      fc.property(
        rowsOf(() => amountMs),
        amountMs,
        ([{ calendar }, rows], amount) => {
          const at = Float64Array.from(rows, ([start]) => start);
          const column = at.map(() => amount);
          expect(addBusinessTimeColumn(calendar, at, amount)).toEqual(
            addBusinessTimeColumn(calendar, at, column),
          );
        },
      ),
    );
  });

  test('measure row by row what the single question measures', () => {
    fc.assert(
      fc.property(rowsOf(instantIn), ([{ calendar }, rows]) => {
        const from = Float64Array.from(rows, ([start]) => start);
        const to = Float64Array.from(rows, ([, end]) => end);
        expect(Array.from(businessTimeBetweenColumns(calendar, from, to))).toEqual(
          rows.map(([start, end]) => businessTimeBetween(calendar, start, end)),
        );
      }),
    );
  });
});

describe('open time per period', () => {
  test('tiles the range with civil periods and adds up to all of it', () => {
    fc.assert(
      fc.property(
        sampleWith<[number, number]>(sample, instantIn, instantIn),
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        ([{ calendar }, from, to], unit) => {
          const rule = { unit, timeZone: calendar.plan.zone.id };
          const periods = openTimePer(calendar, unit, from, to);
          expect(periods.map(({ startAt }) => startAt)).toEqual(
            from < to ? [from, ...periods.slice(0, -1).map(({ endAt }) => endAt)] : [],
          );
          expect(periods.at(-1)?.endAt).toBe(from < to ? to : undefined);
          const sum = periods.reduce((total, { openMs }) => total + openMs, 0);
          expect(sum).toBe(Math.max(0, businessTimeBetween(calendar, from, to)));
          for (const { id, startAt, endAt, openMs } of periods) {
            const whole = periodAt(rule, startAt);
            expect([id, whole.startAt <= startAt, endAt <= whole.endAt]).toEqual([
              whole.id,
              true,
              true,
            ]);
            expect(openMs).toBe(businessTimeBetween(calendar, startAt, endAt));
          }
        },
      ),
    );
  });
});
