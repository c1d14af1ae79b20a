import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderOf, sortedColumn, valuesAt } from '../../../src/core/order.js';

const YEAR_START = Date.UTC(2026, 0, 1);

/** Columns long enough for bins: spread over time, crowded into an instant, and with one value far off. */
const columns = fc
  .record({
    values: fc.array(fc.integer({ min: 0, max: 31_536_000_000 }), {
      minLength: 1,
      maxLength: 300,
    }),
    times: fc.integer({ min: 1, max: 20 }),
    width: fc.constantFrom(1, 1_000_000, 31_536_000_000),
    far: fc.constantFrom(0, 1e15, 1e308, -1e308),
  })
  .map(({ values, times, width, far }) => {
    const crowded = values.map((value) => YEAR_START + (value % width));
    const many = Array.from({ length: times }, (_, i) =>
      crowded.map((value) => value + ((i * 7919) % width)),
    );
    return Float64Array.from([...many.flat(), ...(far === 0 ? [] : [far])]);
  });

/** The plain way: compare, and where equal, as they stood. */
function placesOf(values: Float64Array): number[] {
  return Array.from(values.keys()).sort(
    (a, b) => (values[a] as number) - (values[b] as number) || a - b,
  );
}

describe('a column in order', () => {
  test('has the values that a plain sort has, and leaves the column as it was', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const before = values.slice();
        expect(sortedColumn(values)).toEqual(values.slice().sort());
        expect(values).toEqual(before);
      }),
    );
  });

  test('takes equal values as they stand', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const places = placesOf(values);
        const order = orderOf(values);
        expect(order === null ? Array.from(values.keys()) : Array.from(order)).toEqual(places);
        expect(valuesAt(values, places)).toEqual(sortedColumn(values));
      }),
    );
  });

  test('costs nothing where it stands so', () => {
    fc.assert(
      fc.property(columns, (values) => {
        expect(orderOf(sortedColumn(values))).toBe(null);
      }),
    );
  });
});
