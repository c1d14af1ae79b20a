import { describe, expect, test } from 'vitest';
import { ratio, ratioOf } from '../../../../src/core/ratio.js';
import {
  geometricTable,
  poissonTable,
  weightedTable,
} from '../../../../src/credit/analysis/draw-table.js';
import { stateOf, xoshiro } from '../../../../src/credit/analysis/xoshiro.js';
import { type CreditScheme, compileScheme, simulateCredits } from '../../../../src/credit.js';

const base = { amount: 100, currency: 'EUR' };
const percent = (value: number) => ({ remedy: { percent: value } });

const SCHEME: CreditScheme = {
  unit: 'percent',
  target: { gte: 95 },
  rows: [
    { gte: 50, lt: 95, ...percent(10) },
    { lt: 50, ...percent(25) },
  ],
};

/** A period of 100 minutes, in which one incident is expected: of 10 minutes, or of 60. */
const MODEL = { incidentsPerPeriod: 1, repair: [{ minutes: 10 }, { minutes: 60 }] };
const OPTIONS = { seed: 1, periodMs: 6_000_000, base, runs: 4000 };

/** The chances of a table, as fractions of one. */
const chancesOf = (table: Float64Array): number[] =>
  [...table].map((limit, i) => (limit - (table[i - 1] ?? 0)) / 2 ** 53);

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

describe('the generator', () => {
  test('is that of its authors', () => {
    // Outputs of xoshiro128starstar.c for this state, as github.com/edorfaus/xoshiro-6502 recorded them.
    const next = xoshiro([0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0]);
    expect([next(), next(), next(), next()]).toEqual([
      0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70,
    ]);
  });

  test('is seeded by SplitMix64', () => {
    // For the seed 1234567 splitmix64.c gives 6457827717110365317 and 3203168211198807973 first.
    const words = (value: bigint) => [value & 0xffffffffn, value >> 32n];
    const expected = [...words(6457827717110365317n), ...words(3203168211198807973n)];
    expect(stateOf(1234567n).map((word) => BigInt(word >>> 0))).toEqual(expected);
  });
});

describe('the tables of chances', () => {
  test.each([['0.5'], ['3'], ['20'], ['200']])('of %s incidents are those of Poisson', (mean) => {
    const chances = chancesOf(poissonTable(ratioOf(mean)));
    const rate = Number(mean);
    let chance = Math.exp(-rate);
    chances.slice(0, 400).forEach((found, count) => {
      expect(Math.abs(found - chance)).toBeLessThan(1e-12);
      chance = (chance * rate) / (count + 1);
    });
    expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  test('of none say none', () => {
    expect([...poissonTable(ratio(0n))]).toEqual([2 ** 53]);
  });

  test.each([['1'], ['2'], ['37.5']])('of repairs have a mean of %s minutes', (mean) => {
    const chances = chancesOf(geometricTable(ratioOf(mean)));
    const found = chances.reduce((sum, one, outcome) => sum + one * (outcome + 1), 0);
    expect(found).toBeCloseTo(Number(mean), 6);
  });

  test('of weights are their shares', () => {
    expect(chancesOf(weightedTable([1n, 3n]))).toEqual([0.25, 0.75]);
  });
});

describe('simulateCredits', () => {
  /** What a period owes on average: every number of incidents, and every way to share two lengths among them. */
  function expectedCredit(): number {
    let sum = 0;
    for (let n = 0; n <= 20; n++) {
      for (let long = 0; long <= n; long++) {
        const ways = factorial(n) / factorial(long) / factorial(n - long) / 2 ** n;
        const up = 100 - Math.min(100, 60 * long + 10 * (n - long));
        const credit = up >= 95 ? 0 : up >= 50 ? 10 : 25;
        sum += (Math.exp(-1) / factorial(n)) * ways * credit;
      }
    }
    return sum;
  }

  test('comes as near to the exact mean as its standard error says', () => {
    const { mean, standardError } = simulateCredits(compileScheme(SCHEME), MODEL, OPTIONS);
    const away = Math.abs(Number(mean) - 12 * expectedCredit());
    expect(Number(standardError)).toBeGreaterThan(0);
    expect(away).toBeLessThan(4 * Number(standardError));
  });

  test('tells how many periods owe a credit, and how long they are down', () => {
    const result = simulateCredits(compileScheme(SCHEME), MODEL, OPTIONS);
    // No incident at all keeps the promise, any one breaks it: 1 - 1/e of all periods.
    expect(Number(result.creditedPeriodsPercent)).toBeCloseTo(63.2, 0);
    // 35 minutes on average, less what lies beyond the period.
    expect(Number(result.downtimeMinutes)).toBeGreaterThan(30);
    expect(Number(result.downtimeMinutes)).toBeLessThan(35);
    expect(result.creditedRunsPercent).toBe('100');
  });

  test('gives the same for the same seed, and something else for another', () => {
    const scheme = compileScheme(SCHEME);
    const text = (seed: number) =>
      JSON.stringify(simulateCredits(scheme, MODEL, { ...OPTIONS, seed }));
    expect(text(5)).toBe(text(5));
    expect(text(5)).not.toBe(text(6));
  });

  test('assesses one by one what looks back, and finds the same where history changes nothing', () => {
    const options = { ...OPTIONS, runs: 300 };
    const plain = simulateCredits(compileScheme(SCHEME), MODEL, options);
    const looking = compileScheme({ ...SCHEME, factors: [{ repeat: [1, 1] }] });
    expect(simulateCredits(looking, MODEL, options)).toEqual(plain);
    // Of a year at most 12 x 25, and never more than 60.
    const capped = compileScheme({
      ...SCHEME,
      caps: [{ limit: { money: { amount: 60, currency: 'EUR' } }, periods: 12 }],
    });
    expect(simulateCredits(capped, MODEL, options).percentiles.p100.amount).toBe('60.00');
  });

  test('without incidents owes nothing; with one that never ends all of the last row', () => {
    const scheme = compileScheme(SCHEME);
    const none = simulateCredits(scheme, { ...MODEL, incidentsPerPeriod: 0 }, OPTIONS);
    expect([none.mean, none.standardError, none.creditedRunsPercent]).toEqual(['0', '0', '0']);
    const always = { incidentsPerPeriod: 200, repair: { meanMinutes: 100 } };
    const all = simulateCredits(scheme, always, { ...OPTIONS, runs: 1 });
    expect([all.mean, all.standardError, all.downtimeMinutes]).toEqual(['300', null, '100']);
  });

  test('asks for a seed, a base and no more than can be drawn', () => {
    const scheme = compileScheme(SCHEME);
    const { seed: _, ...unseeded } = OPTIONS;
    expect(() => simulateCredits(scheme, MODEL, unseeded as never)).toThrow(/options\.seed/);
    const { base: __, ...free } = OPTIONS;
    expect(() => simulateCredits(scheme, MODEL, free)).toThrow(/options\.base/);
    expect(() =>
      simulateCredits(scheme, MODEL, { ...OPTIONS, runs: 100_000, periods: 400 }),
    ).toThrow(/options\.runs/);
    const points = compileScheme({ rows: [{ lt: 5, remedy: { points: 1 } }] });
    expect(() => simulateCredits(points, MODEL, OPTIONS)).toThrow(/price/);
  });
});
