import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  burnRate,
  compileAvailability,
  composeAvailability,
  errorBudget,
  measureAvailability,
  measureCounts,
  timeToExhaustion,
} from '../../../src/uptime.js';

/** A target of up to three digits after the point, as text: 0.000 to 99.999. */
const targets = fc
  .integer({ min: 0, max: 99_999 })
  .map((thousandths) => (thousandths / 1000).toFixed(3));
const counts = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000))
  .map(([total, pick]) => ({ total, bad: pick % (total + 1) }));

/** Thousandths of a percent as an integer: the slow but exact way to hold counts against a target. */
const thousandths = (target: string): bigint => BigInt(target.replace('.', ''));

describe('errorBudget', () => {
  it('is within budget exactly when the bad events, times 100 000, are no more than the total times what may be bad', () => {
    fc.assert(
      fc.property(targets, counts, (targetPercent, { total, bad }) => {
        const allowed = BigInt(total) * (100_000n - thousandths(targetPercent));
        const budget = errorBudget({ targetPercent, total, bad });
        expect(budget.withinBudget).toBe(BigInt(bad) * 100_000n <= allowed);
        expect(BigInt(budget.allowedWhole)).toBe(allowed / 100_000n);
      }),
    );
  });

  it('leaves as much as it allows less what was spent', () => {
    fc.assert(
      fc.property(targets, counts, (targetPercent, { total, bad }) => {
        const { allowed, spent, remaining } = errorBudget({ targetPercent, total, bad });
        expect(errorBudget({ allowed, bad: spent }).remaining).toBe(remaining);
        expect(errorBudget({ allowed, remaining }).spent).toBe(spent);
      }),
    );
  });

  it('shows 0, 100 and what lies between and above only where it is so, and pairs that add up', () => {
    const modes = fc.constantFrom(undefined, 'floor', 'ceiling', 'halfEven', 'towardZero');
    const allowed = fc.integer({ min: 1, max: 10 ** 12 });
    // Most figures near a border, the rest anywhere.
    const near = (whole: number) =>
      fc.oneof(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: Math.max(0, whole - 3), max: whole + 3 }),
        fc.integer({ min: 0, max: 2 * whole }),
      );
    const cases = allowed.chain((whole) => fc.tuple(fc.constant(whole), near(whole)));
    fc.assert(
      fc.property(cases, modes, fc.nat(9), ([whole, bad], rounding, digits) => {
        const budget = errorBudget({ allowed: whole, bad }, { rounding, digits });
        const units = (text: string | null): bigint => {
          const [head = '', tail = ''] = String(text).split('.');
          return BigInt(head + tail.padEnd(digits, '0'));
        };
        const consumed = units(budget.consumedPercent);
        const all = 100n * 10n ** BigInt(digits);
        expect(consumed === 0n).toBe(bad === 0);
        expect(consumed < all).toBe(bad < whole);
        expect(consumed > all).toBe(bad > whole);
        expect(consumed + units(budget.remainingPercent)).toBe(all);
      }),
    );
  });

  it('agrees with the verdict on requests', () => {
    fc.assert(
      fc.property(targets, counts, (targetPercent, { total, bad }) => {
        const expected = errorBudget({ targetPercent, total, bad }).withinBudget ? 'met' : 'missed';
        expect(measureCounts({ targetPercent, total, bad }).status).toBe(expected);
      }),
    );
  });
});

describe('a budget of time', () => {
  /** A few milliseconds of service, of which parts of one are lost, and how they are weighed. */
  const lossy = fc.record({
    length: fc.integer({ min: 1, max: 3000 }),
    down: fc.nat(4),
    thousandth: fc.integer({ min: 0, max: 1000 }),
    tenThousandths: fc.integer({ min: 0, max: 10_000 }),
  });

  it('tells in whole milliseconds what is true of the exact figures', () => {
    fc.assert(
      fc.property(lossy, ({ length, down, thousandth, tenThousandths }) => {
        const outages = [{ start: 0, end: Math.min(down, length), weight: thousandth / 1000 }];
        const { budget, downtimeMs } = measureAvailability(
          compileAvailability({ budgetRatio: tenThousandths / 10_000 }),
          { period: [0, length], outages },
          { at: length },
        );
        const { totalMs, spentMs, remainingMs, withinBudget, exhausted } = budget?.period ?? fail();
        // Both in ten-thousandths of a millisecond, as integers.
        const allowed = length * tenThousandths;
        const spent = Math.min(down, length) * thousandth * 10;
        expect(withinBudget).toBe(spent <= allowed);
        expect(totalMs).toBe(spentMs + remainingMs);
        expect(spentMs).toBe(downtimeMs);
        expect(spentMs).toBe(Math.ceil(spent / 10_000));
        expect(Math.abs(totalMs * 10_000 - allowed)).toBeLessThan(10_000);
        expect(remainingMs < 0).toBe(!withinBudget);
        if (exhausted) expect(remainingMs).toBeLessThanOrEqual(0);
        if (remainingMs > 0) expect(exhausted).toBe(false);
      }),
      { numRuns: Math.max(300, Number(process.env.FC_RUNS ?? 0)) },
    );
  });
});

function fail(): never {
  throw new Error('a target has a budget');
}

describe('burnRate', () => {
  it('fires at the very rate that it reports, when that has an exact decimal', () => {
    const thousandth = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(thousandth, (parts) => {
        // Against a target of 99.9 % a share of n/1000 burns at exactly n.
        const input = { targetPercent: '99.9', good: 1000 - parts, total: 1000, threshold: parts };
        expect(burnRate(input)).toMatchObject({ burnRate: String(parts), fires: true });
        expect(burnRate({ ...input, operator: 'gt' }).fires).toBe(false);
      }),
    );
  });
});

describe('timeToExhaustion', () => {
  it('spends what remains in the time it says, and not in less', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (spent, over, remaining) => {
        const time = timeToExhaustion({ spent, over, remaining }).timeToExhaustionMs as number;
        expect(BigInt(time) * BigInt(spent) <= BigInt(remaining) * BigInt(over)).toBe(true);
        expect(BigInt(time + 1) * BigInt(spent) > BigInt(remaining) * BigInt(over)).toBe(true);
      }),
    );
  });
});

describe('composeAvailability', () => {
  const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 });

  it('finds for k of n what adding up every combination of up and down finds', () => {
    fc.assert(
      fc.property(percents, fc.nat(), (parts, pick) => {
        const needed = pick % (parts.length + 1);
        let ways = 0n;
        for (let mask = 0; mask < 2 ** parts.length; mask++) {
          const up = parts.filter((_, i) => (mask >> i) & 1).length;
          if (up < needed) continue;
          ways += parts.reduce(
            (product, part, i) => product * BigInt((mask >> i) & 1 ? part : 100 - part),
            1n,
          );
        }
        // `ways` counts in units of 1 / 100^n, which is a decimal of 2n digits.
        const system = { atLeast: needed, of: parts };
        const { availabilityRatio } = composeAvailability({ system }, { digits: 30 });
        const digits = String(ways).padStart(2 * parts.length + 1, '0');
        const text = `${digits.slice(0, -2 * parts.length)}.${digits.slice(-2 * parts.length)}`;
        expect(availabilityRatio).toBe(text.replace(/\.?0+$/, ''));
      }),
    );
  });

  it('gives series for all of n, and parallel for one of n', () => {
    fc.assert(
      fc.property(percents, (parts) => {
        const digits = { digits: 30 };
        expect(
          composeAvailability({ system: { atLeast: parts.length, of: parts } }, digits),
        ).toEqual(composeAvailability({ system: { series: parts } }, digits));
        expect(composeAvailability({ system: { atLeast: 1, of: parts } }, digits)).toEqual(
          composeAvailability({ system: { parallel: parts } }, digits),
        );
      }),
    );
  });
});
