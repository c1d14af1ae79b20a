import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessCredit,
  assessCreditSeries,
  type CreditRow,
  type CreditScheme,
  type CreditStep,
  checkCreditScheme,
  isWithin,
} from '../../../src/credit.js';
import { asAmount, asLevel, cents, fallingTable, levels, looseRows } from './arbitraries.js';

const usd = (value: number) => ({ amount: asAmount(value), currency: 'USD' });
const toCents = (amount: string | undefined): bigint => BigInt((amount ?? '').replace('.', ''));

/** Compares bounds as whole thousandths, in plain integers. */
function holdsIn(row: CreditRow, level: number): boolean {
  const at = (text: unknown): number => Number(String(text).replace('.', ''));
  return (
    (row.gt === undefined || level > at(row.gt)) &&
    (row.gte === undefined || level >= at(row.gte)) &&
    (row.lt === undefined || level < at(row.lt)) &&
    (row.lte === undefined || level <= at(row.lte))
  );
}

describe('rows', () => {
  it('decide as a search over whole numbers does', () => {
    fc.assert(
      fc.property(looseRows, levels, (rows, level) => {
        const matches = rows.filter((row) => holdsIn(row, level));
        const result = assessCredit({ rows }, { level: asLevel(level), base: usd(100) });
        const [only] = matches;
        if (only === undefined) expect(result.status).toBe('uncovered');
        else if (matches.length > 1) expect(result.status).toBe('overlap');
        else
          expect(result.creditPercent).toBe(String((only.remedy as { percent: number }).percent));
      }),
    );
  });

  it('of a falling table never owe more for a better level', () => {
    fc.assert(
      fc.property(fallingTable, levels, levels, cents, (scheme, a, b, charge) => {
        const owed = (level: number) =>
          toCents(
            assessCredit(scheme, { level: asLevel(level), base: usd(charge) }).amount?.amount,
          );
        expect(owed(Math.max(a, b)) <= owed(Math.min(a, b))).toBe(true);
      }),
    );
  });

  it('give the same in any order when they are disjoint', () => {
    const shuffled = fallingTable.chain((scheme) =>
      fc.tuple(
        fc.constant(scheme),
        fc.shuffledSubarray([...(scheme.rows ?? [])], { minLength: scheme.rows?.length ?? 0 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, levels, ([scheme, rows], level) => {
        const answer = (one: CreditScheme) => {
          const { status, amount } = assessCredit(one, {
            level: asLevel(level),
            base: usd(12_345),
          });
          return { status, amount };
        };
        expect(answer({ ...scheme, rows })).toEqual(answer(scheme));
      }),
    );
  });
});

describe('checkCreditScheme', () => {
  it('finds a hole or an overlap at a level exactly when the assessment does', () => {
    fc.assert(
      fc.property(looseRows, levels, levels, (rows, promise, level) => {
        fc.pre(rows.length > 0);
        const scheme: CreditScheme = { target: { gte: asLevel(promise) }, rows };
        const { status } = assessCredit(scheme, { level: asLevel(level) });
        const found = checkCreditScheme(scheme).filter(
          ({ levels: range, code }) =>
            (code === 'hole' || code === 'overlap') &&
            range !== null &&
            isWithin(asLevel(level), range),
        );
        const expected = { uncovered: ['hole'], overlap: ['overlap'] }[status as string] ?? [];
        expect(found.map(({ code }) => code)).toEqual(expected);
      }),
    );
  });

  it('calls a row dead exactly when no level is decided by it', () => {
    fc.assert(
      fc.property(looseRows, (rows) => {
        const scheme: CreditScheme = { rows, domain: { gte: 0, lte: 100 } };
        const dead = checkCreditScheme(scheme).flatMap(({ code, rows: [row] }) =>
          code === 'dead-row' ? [row] : [],
        );
        // Bounds lie on thousandths, so borders and the halves between them reach every stretch.
        const borders = rows.flatMap(({ gt, gte, lt, lte }) =>
          [gt, gte, lt, lte].flatMap((value) =>
            value === undefined ? [] : [Number(String(value).replace('.', ''))],
          ),
        );
        const probes = [0, 100_000, ...borders.flatMap((at) => [at - 0.5, at, at + 0.5])].filter(
          (at) => at >= 0 && at <= 100_000,
        );
        const expected = rows.flatMap((row, index) =>
          probes.some((at) => holdsIn(row, at)) ? [] : [index],
        );
        expect(dead).toEqual(expected);
      }),
    );
  });
});

describe('steps', () => {
  it('count as division of whole numbers does', () => {
    fc.assert(
      fc.property(levels, levels, fc.integer({ min: 1, max: 5000 }), (from, level, size) => {
        const distance = Math.max(0, from - level);
        const at = (partial: CreditStep['partial']) => {
          const step: CreditStep = {
            from: asLevel(from),
            toward: 'below',
            size: asLevel(size),
            partial,
            each: { points: 1 },
          };
          return assessCredit({ steps: [step] }, { level: asLevel(level) }).points;
        };
        expect(at('ceil')).toBe(String(Math.ceil(distance / size)));
        expect(at('floor')).toBe(String(Math.floor(distance / size)));
        expect(isWithin(at('prorata'), { gte: at('floor'), lte: at('ceil') })).toBe(true);
      }),
    );
  });

  it('in bands that touch add up to one step over both', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(levels, { minLength: 3, maxLength: 3 }),
        levels,
        (points, level) => {
          const [low, middle, high] = [...points].sort((a, b) => a - b).map(asLevel) as [
            string,
            string,
            string,
          ];
          const band = (from: string, to: string): CreditStep => ({
            from,
            to,
            toward: 'below',
            size: '0.5',
            partial: 'prorata',
            each: { percent: 1 },
          });
          const percentOf = (steps: CreditStep[]) =>
            assessCredit({ steps }, { level: asLevel(level) }).creditPercent;
          expect(percentOf([band(high, middle), band(middle, low)])).toBe(
            percentOf([band(high, low)]),
          );
        },
      ),
    );
  });
});

describe('caps over months', () => {
  const months = fc.array(fc.record({ percent: fc.integer({ min: 0, max: 100 }), charge: cents }), {
    minLength: 1,
    maxLength: 15,
  });
  const windows = fc.integer({ min: 1, max: 6 });
  const byLevel: CreditStep = {
    from: 0,
    toward: 'above',
    size: 1,
    partial: 'prorata',
    each: { percent: 1 },
  };

  /** The sum of the last `count` figures up to an index. */
  const sumUpTo = (values: readonly bigint[], index: number, count: number): bigint =>
    values.slice(Math.max(0, index + 1 - count), index + 1).reduce((sum, value) => sum + value, 0n);

  it('never pay more within any window than its sum of money', () => {
    fc.assert(
      fc.property(months, windows, cents, (list, periods, limit) => {
        const scheme: CreditScheme = {
          steps: [byLevel],
          caps: [{ limit: { money: usd(limit) }, periods }],
        };
        const inputs = list.map(({ percent, charge }) => ({ level: percent, base: usd(charge) }));
        const paid = assessCreditSeries(scheme, inputs).periods.map(({ amount }) =>
          toCents(amount?.amount),
        );
        for (const index of paid.keys()) {
          expect(sumUpTo(paid, index, periods) <= BigInt(limit)).toBe(true);
          expect((paid[index] as bigint) >= 0n).toBe(true);
        }
      }),
    );
  });

  it('pay nothing or stay within the share of the charges of the window', () => {
    fc.assert(
      fc.property(months, windows, fc.integer({ min: 0, max: 100 }), (list, periods, share) => {
        const scheme: CreditScheme = {
          steps: [byLevel],
          caps: [{ limit: { percent: share }, periods }],
          rounding: 'towardZero',
        };
        const inputs = list.map(({ percent, charge }) => ({ level: percent, base: usd(charge) }));
        const paid = assessCreditSeries(scheme, inputs).periods.map(({ amount }) =>
          toCents(amount?.amount),
        );
        const charges = list.map(({ charge }) => BigInt(charge));
        for (const index of paid.keys()) {
          const isWithinCap =
            sumUpTo(paid, index, periods) * 100n <=
            sumUpTo(charges, index, periods) * BigInt(share);
          expect(isWithinCap || paid[index] === 0n).toBe(true);
        }
      }),
    );
  });
});

/** Freezes data all the way down, so that a change throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const field of Object.values(value)) frozen(field);
    Object.freeze(value);
  }
  return value;
}

describe('data', () => {
  it('goes through JSON on both sides, and the input stays as it was', () => {
    fc.assert(
      fc.property(fallingTable, levels, cents, (table, level, charge) => {
        const scheme: CreditScheme = frozen({
          ...table,
          factors: [{ repeat: ['1', '1.5'] }],
          caps: [{ limit: { percent: '30' } }, { limit: { percent: 20 }, periods: 3 }],
          minimum: { amount: 1, rule: 'suppressUnlessAbove' },
        });
        const history = [{ missed: true, credit: usd(0), charge: usd(charge) }];
        const input = frozen({
          level: { good: level, total: 100_000 },
          base: usd(charge),
          history,
        });
        const result = assessCredit(scheme, input);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        expect(
          assessCredit(JSON.parse(JSON.stringify(scheme)), JSON.parse(JSON.stringify(input))),
        ).toEqual(result);
      }),
    );
  });

  it('never makes anything but an SlaError of a shape that is no scheme', () => {
    fc.assert(
      fc.property(
        fc.object({
          key: fc.constantFrom(
            'rows',
            'steps',
            'caps',
            'target',
            'remedy',
            'percent',
            'lt',
            'each',
            'from',
            'size',
            'toward',
            'partial',
            'limit',
            'factors',
            'worth',
          ),
        }),
        (scheme) => {
          try {
            assessCredit(scheme as CreditScheme, { level: 1, base: usd(1) });
          } catch (error) {
            expect(error).toMatchObject({ name: 'SlaError' });
          }
        },
      ),
    );
  });
});
