import fc from 'fast-check';
import type { Bounds, CreditRow, CreditScheme } from '../../../src/credit.js';

/** A level in thousandths, as the text that the library reads: 99_900 is 99.9. */
export const asLevel = (thousandths: number): string =>
  `${Math.trunc(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;

/** Levels from 0 to 100 in thousandths, crowded where the borders are. */
export const levels = fc.oneof(
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: 0, max: 20 }).map((step) => step * 5000),
  fc.integer({ min: 98_990, max: 100_000 }),
);

/** Any scheme of rows that may leave holes and overlap. */
export const looseRows: fc.Arbitrary<CreditRow[]> = fc.array(
  fc
    .record({
      low: fc.option(fc.record({ at: levels, operator: fc.constantFrom('gt', 'gte') })),
      high: fc.option(fc.record({ at: levels, operator: fc.constantFrom('lt', 'lte') })),
      percent: fc.integer({ min: 0, max: 100 }),
    })
    // Bounds that nothing satisfies are refused when a scheme is compiled.
    .filter(
      ({ low, high }) =>
        low === null ||
        high === null ||
        low.at < high.at ||
        (low.at === high.at && low.operator === 'gte' && high.operator === 'lte'),
    )
    .map(({ low, high, percent }) => ({
      ...(low === null ? {} : { [low.operator]: asLevel(low.at) }),
      ...(high === null ? {} : { [high.operator]: asLevel(high.at) }),
      remedy: { percent },
    })),
  { maxLength: 5 },
);

/** Disjoint rows from a target downward, each owing at least as much as the one above. */
export const fallingTable: fc.Arbitrary<CreditScheme> = fc
  .record({
    cuts: fc.uniqueArray(levels, { minLength: 1, maxLength: 6 }),
    percents: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ cuts, percents }) => {
    const borders = [...cuts].sort((a, b) => b - a).map(asLevel);
    const owed = [...percents].sort((a, b) => a - b);
    const rows = borders.map((border, index): CreditRow => {
      const next = borders[index + 1];
      const bounds: Bounds = next === undefined ? { lt: border } : { lt: border, gte: next };
      return { ...bounds, remedy: { percent: owed[index] as number } };
    });
    return { target: { gte: borders[0] as string }, rows };
  });

/** An amount of cents as text. */
export const cents = fc.integer({ min: 0, max: 10_000_000 });
export const asAmount = (value: number): string =>
  `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, '0')}`;

/** Compares bounds as whole thousandths, in plain integers. */
export function holdsIn(row: CreditRow, level: number): boolean {
  const at = (text: unknown): number => Number(String(text).replace('.', ''));
  return (
    (row.gt === undefined || level > at(row.gt)) &&
    (row.gte === undefined || level >= at(row.gte)) &&
    (row.lt === undefined || level < at(row.lt)) &&
    (row.lte === undefined || level <= at(row.lte))
  );
}
