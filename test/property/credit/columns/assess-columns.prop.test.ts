import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assessCredit,
  assessCreditColumns,
  type CreditCap,
  type CreditScheme,
  compileScheme,
  minorDigitsOf,
  type Remedy,
} from '../../../../src/credit.js';

const CURRENCIES = ['EUR', 'JPY', 'KWD'] as const;
const MODES = [
  'halfAwayFromZero',
  'halfEven',
  'halfOdd',
  'halfTowardZero',
  'ceiling',
  'floor',
] as const;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Bounds that levels of small counts meet, and some with more digits than a number has. */
const points = fc.constantFrom(
  '0',
  '33.3',
  '50',
  '90',
  '95',
  '99',
  '99.5',
  '99.9',
  '99.90000000000000000001',
  '99.99999999999999999999',
  '100',
  '-5',
  '123456789012345678901',
);
const bounds = fc
  .record({
    low: maybe(fc.tuple(fc.constantFrom('gt', 'gte'), points)),
    high: maybe(fc.tuple(fc.constantFrom('lt', 'lte'), points)),
  })
  .filter(({ low, high }) => !low || !high || Number(low[1]) < Number(high[1]))
  .map(({ low, high }) => Object.fromEntries([low, high].filter((pair) => pair !== undefined)));

const remedies = (currency: string): fc.Arbitrary<Remedy> =>
  fc.oneof(
    fc.constantFrom('0', '10', '33.3', '100', '250').map((percent) => ({ percent })),
    fc.constantFrom('0', '5', '12.345', '1000').map((amount) => ({ money: { amount, currency } })),
  );

const caps = (currency: string): fc.Arbitrary<CreditCap> =>
  fc.record({
    limit: remedies(currency),
    scope: fc.constantFrom('line' as const, 'total' as const),
  });

const schemes = (currency: string): fc.Arbitrary<CreditScheme> =>
  fc.record({
    target: maybe(bounds),
    domain: maybe(bounds),
    decidedBy: maybe(fc.constantFrom('target' as const, 'rows' as const)),
    overlap: maybe(fc.constantFrom('report' as const, 'mostSevere' as const)),
    rows: fc.boolean().chain((areSums) => {
      const own = remedies(currency).filter((remedy) => 'money' in remedy === areSums);
      const row = fc.tuple(bounds, own).map(([range, remedy]) => ({ ...range, remedy }));
      const right = bounds.map((range) => ({ ...range, rights: ['a report'] }));
      return fc.array(fc.oneof({ weight: 5, arbitrary: row }, right), { maxLength: 4 });
    }),
    whenUnknown: maybe(remedies(currency)),
    allocationPercent: maybe(fc.constantFrom(50, '33.3')),
    factors: maybe(fc.constantFrom([{ times: 2 }], [{ timesPercent: '12.5' }, { times: '1.5' }])),
    caps: fc.array(caps(currency), { maxLength: 3 }),
    rounding: maybe(fc.constantFrom(...MODES)),
    increment: maybe(fc.constantFrom('5', '100')),
    minimum: maybe(
      fc.record({
        amount: fc.constantFrom('0', '5', '7.777'),
        rule: fc.constantFrom('suppressUnlessAbove', 'suppressBelow', 'raiseTo'),
        test: fc.constantFrom('beforeRounding', 'afterRounding'),
      }),
    ),
  });

/** Counts of every size: on the bounds, beside them by one of very many, as fractions, and none. */
const totals = fc.oneof(
  fc.constantFrom(0, 1000, 3000, 2 ** 53 - 1, 2 ** 60, 1e21, 1e300, 0.1, 5e-324),
  fc.nat(100_000),
  fc.maxSafeNat(),
);
const counts = totals.chain((total) =>
  fc
    .oneof(
      fc.constantFrom(total, total * 0.999, total * 0.99, total * 0.5, 0),
      fc.constantFrom(Math.round(total * 0.999) - 1, Math.round(total * 0.99) + 1),
      fc.double({ min: 0, max: 1, noNaN: true }).map((share) => Math.floor(total * share)),
    )
    .map((good) => ({ good: total === 0 ? 0 : Math.max(0, good), total })),
);
const levels = fc.oneof(
  points.map(Number),
  fc.constantFrom(99.89999999999999, 99.90000000000002, Number.NaN, -0, 1e300, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -10, max: 110 }),
);
const bases = fc.oneof(fc.constantFrom(0, 1, 2 ** 45), fc.nat(100_000));

const cases = fc.constantFrom(...CURRENCIES).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    scheme: schemes(currency),
    rows: fc.array(fc.record({ counts, level: levels, base: bases }), {
      minLength: 1,
      maxLength: 20,
    }),
    areCounts: fc.boolean(),
    hasOneBase: fc.boolean(),
  }),
);

test('each row is what an assessment of its own says', () => {
  fc.assert(
    fc.property(cases, ({ currency, scheme, rows, areCounts, hasOneBase }) => {
      const compiled = compileOrSkip(scheme);
      const baseAt = (row: number): number => rows[hasOneBase ? 0 : row]?.base ?? 0;
      const base = hasOneBase ? baseAt(0) : Float64Array.from(rows, (_, row) => baseAt(row));
      const columns = areCounts
        ? {
            good: Float64Array.from(rows, (row) => row.counts.good),
            total: Float64Array.from(rows, (row) => row.counts.total),
          }
        : { level: Float64Array.from(rows, ({ level }) => level) };
      const found = assessCreditColumns(compiled, { ...columns, base, currency });
      const digits = minorDigitsOf(currency);
      for (const [row, { counts: own, level }] of rows.entries()) {
        const given = Number.isNaN(level) ? null : level;
        const expected = assessCredit(compiled, {
          level: areCounts ? own : given,
          base: { amount: `${baseAt(row)}e-${digits}`, currency },
        });
        expect({
          status: found.names[found.statuses[row] as number],
          missed: found.missed[row],
          row: found.rows[row],
          amount: found.amounts[row],
        }).toEqual({
          status: expected.status,
          missed: expected.missed === null ? -1 : Number(expected.missed),
          row: expected.lines[0]?.row ?? -1,
          amount:
            expected.amount === null ? Number.NaN : Number(expected.amount.amount.replace('.', '')),
        });
        // To twelve digits after the point, and to those that a number has.
        const percent = Number(expected.creditPercent ?? Number.NaN);
        const shown = found.creditPercents[row] as number;
        const off = Object.is(shown, percent) ? 0 : Math.abs(shown - percent);
        expect(off).toBeLessThanOrEqual(1e-12 + Math.abs(percent || 0) * 2 ** -52);
      }
    }),
    { numRuns: 500 },
  );
});

/** Bounds that contradict each other are no schemes at all. */
function compileOrSkip(scheme: CreditScheme) {
  try {
    return compileScheme(scheme);
  } catch {
    return fc.pre(false) as never;
  }
}
