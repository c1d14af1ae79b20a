import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bucketsFromCounters,
  bucketsFromHistograms,
  compileRequests,
  isSlaError,
  measureRequests,
  samplesFromHistograms,
} from '../../../src/uptime.js';

/** A decimal of at most 30 places as so many units of the thirtieth. */
function unitsOf(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(30, '0'));
}

/** A decimal of so many digits after the point. */
function decimalOf(units: bigint, places: number): string {
  const digits = String(units).padStart(places + 1, '0');
  const point = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

test('events are those of every bucket, added up as integers', () => {
  const edges = [0n, 1n, 2n ** 51n, 2n ** 52n, 2n ** 53n, 10n ** 15n, 10n ** 18n];
  const units = fc
    .tuple(fc.constantFrom(...edges), fc.bigInt({ min: -3n, max: 3n }))
    .map(([edge, beside]) => (edge + beside < 0n ? 0n : edge + beside));
  const rows = fc.array(
    fc.record({
      units,
      places: fc.constantFrom(0, 12, 12, 12, 3, 30),
      share: fc.integer({ min: 0, max: 4 }),
      told: fc.constantFrom('good and bad', 'good and total', 'bad and total'),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const uniform = fc.option(fc.constantFrom(0, 12, 30));
  fc.assert(
    fc.property(rows, uniform, (given, all) => {
      const sums = { good: 0n, bad: 0n, total: 0n };
      const buckets = given.map(({ units: total, places: own, share, told }, i) => {
        const places = all ?? own;
        const good = (total * BigInt(share)) / 4n;
        const counts = { good, bad: total - good, total };
        for (const [name, count] of Object.entries(counts))
          sums[name as 'good'] += unitsOf(decimalOf(count, places));
        const said = Object.entries(counts).filter(([name]) => told.includes(name));
        const texts = said.map(([name, count]) => [name, decimalOf(count, places)]);
        return { startAt: i, endAt: i + 1, ...Object.fromEntries(texts) };
      });
      const { events } = measureRequests(
        compileRequests({}),
        { period: { startAt: 0, endAt: given.length }, buckets },
        { at: given.length },
      );
      expect({
        good: unitsOf(events.good),
        bad: unitsOf(events.bad),
        total: unitsOf(events.total),
      }).toEqual(sums);
    }),
  );
});

/** What a call gives, or that it refuses: of several faults rows and columns may tell another first. */
function outcomeOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return 'refused';
  }
}

/** Counts of every kind: whole, decimal, beyond exact numbers, not read, and now and then none. */
const counts = fc.oneof(
  { weight: 8, arbitrary: fc.nat(9) },
  { weight: 2, arbitrary: fc.constantFrom<number | string>('2.5', 0.1, '10000000000000000001') },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, -1, 'many', -0) },
);
const columnIn = (rows: readonly object[], name: string): Record<string, unknown[]> =>
  Object.fromEntries([[name, rows.map((row) => (row as Record<string, unknown>)[name])]]);

const samples = fc
  .record({
    fields: fc.constantFrom(
      ['good', 'total'],
      ['bad', 'total'],
      ['good', 'bad'],
      ['good', 'bad', 'total'],
      ['good'],
    ),
    rows: fc.array(fc.record({ at: fc.nat(30), good: counts, bad: counts, total: counts }), {
      maxLength: 8,
    }),
  })
  .map(({ fields, rows }) => ({
    fields,
    rows: rows.map((row) => Object.fromEntries(['at', ...fields].map((f) => [f, row[f as 'at']]))),
  }));

describe('samples of counters', () => {
  test('say the same in columns as in rows', () => {
    const options = fc.record({
      maxGap: fc.constantFrom(3, 100),
      missingAs: fc.constantFrom('noData' as const, 'zero' as const),
      excess: fc.constantFrom('error' as const, 'clamp' as const),
    });
    fc.assert(
      fc.property(samples, options, ({ fields, rows }, policy) => {
        const columns = Object.assign({}, ...['at', ...fields].map((f) => columnIn(rows, f)));
        expect(outcomeOf(() => bucketsFromCounters(columns, policy))).toEqual(
          outcomeOf(() => bucketsFromCounters(rows as never, policy)),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('may be typed columns, where NaN was not read', () => {
    const at = Float64Array.of(0, 10, 20, 30);
    const total = Float64Array.of(1, Number.NaN, 5, 9);
    const rows = [1, null, 5, 9].map((count, i) => ({ at: 10 * i, good: count, total: count }));
    expect(bucketsFromCounters({ at, good: total, total }, { maxGap: 20 })).toEqual(
      bucketsFromCounters(rows, { maxGap: 20 }),
    );
  });
});

test('a plain decimal counts as the same with a sign, which is read with more care', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(digits, fc.option(digits), (whole, fraction) => {
      const text = `${whole.join('')}${fraction === null ? '' : `.${fraction.join('')}`}`;
      const gained = (count: string) =>
        bucketsFromCounters({ at: [0, 1], good: [0, count], total: ['0', count] }, { maxGap: 1 });
      expect(gained(text)).toEqual(gained(`+${text}`));
    }),
  );
});

const BOUNDS = ['0.5', 0.1, '+Inf', '0.10'] as const;
const histograms = fc.record({
  bounds: fc.subarray([...BOUNDS]),
  hasCount: fc.boolean(),
  rows: fc.array(
    fc.record({
      start: fc.nat(20),
      length: fc.integer({ min: 0, max: 5 }),
      // Mostly cumulative, so that most of them pass: 0.1 counts least and '+Inf' most.
      low: fc.nat(5),
      middle: fc.nat(5),
      high: fc.nat(5),
      odd: fc.option(counts, { freq: 12 }),
      count: fc.option(fc.nat(15), { freq: 3 }),
    }),
    { maxLength: 6 },
  ),
  threshold: fc.constantFrom('0.1', '0.3', 0.5, 9),
});

describe('histograms', () => {
  test('say the same in columns as in rows', () => {
    fc.assert(
      fc.property(histograms, ({ bounds, hasCount, rows, threshold }) => {
        const countAt = (row: (typeof rows)[number], le: string | number): unknown => {
          const { low, middle, high, odd } = row;
          if (le === '+Inf') return low + middle + high;
          return le === '0.5' ? (odd ?? low + middle) : low;
        };
        const hasTotal = hasCount || bounds.includes('+Inf');
        const given = rows.map((row) => ({
          start: row.start,
          end: row.start + row.length,
          // Of one that was not read nothing is looked at in columns.
          buckets: bounds
            .filter(() => row.count !== null || !hasCount)
            .map((le) => ({ le, count: countAt(row, le) })),
          ...(hasCount ? { count: row.count } : {}),
        }));
        const columns = {
          bounds,
          counts: bounds.map((le) => rows.map((row) => countAt(row, le))),
          ...(hasCount ? { count: rows.map(({ count }) => count) } : {}),
        };
        const starts = given.map(({ start }) => start);
        const ends = given.map(({ end }) => end);
        // A threshold or a bound that is wrong is told of no row, and needs none in columns.
        fc.pre(
          rows.some(({ count }) => count !== null || !hasCount) && (hasTotal || rows.length > 0),
        );
        expect(
          outcomeOf(() =>
            bucketsFromHistograms({ starts, ends, ...columns } as never, { threshold }),
          ),
        ).toEqual(outcomeOf(() => bucketsFromHistograms(given as never, { threshold })));
        const shown = given.map(({ start, end: _, ...rest }) => ({ at: start, ...rest }));
        expect(
          outcomeOf(() =>
            samplesFromHistograms({ at: starts, ...columns } as never, { threshold }),
          ),
        ).toEqual(outcomeOf(() => samplesFromHistograms(shown as never, { threshold })));
      }),
      { numRuns: 200 },
    );
  });
});
