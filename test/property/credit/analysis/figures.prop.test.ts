import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  multiply,
  type Ratio,
  ratioOf,
  subtract,
} from '../../../../src/core/ratio.js';
import { measureCurve } from '../../../../src/credit/analysis/curve.js';
import { readRuleQuestion } from '../../../../src/credit/analysis/rule-question.js';
import { figureText } from '../../../../src/credit/figure-text.js';
import {
  assessCredit,
  breakEvenLevel,
  type CreditScheme,
  checkCreditScheme,
  compileScheme,
  creditCurve,
  exposureOf,
  isWithin,
  marginalCost,
} from '../../../../src/credit.js';
import { cappedSchemes, GRID } from './small-schemes.js';

const BASE = { amount: 100, currency: 'EUR' };

function compiled(scheme: CreditScheme) {
  fc.pre(checkCreditScheme(scheme).ok);
  return compileScheme(scheme);
}

/** Of a scheme without remedies nobody asks what they cost. */
function owesAnything({ rows = [], steps = [] }: CreditScheme): boolean {
  return rows.length + steps.length > 0;
}

/** The facts of a level, with the one factor that a scheme may ask for. */
function factsOf({ factors = [] }: CreditScheme, level: string) {
  const isAsked = factors.some((factor) => 'input' in factor);
  return { level, base: BASE, ...(isAsked ? { factors: { users: 1 } } : {}) };
}

describe('creditCurve', () => {
  test('is at every quarter what is assessed there', () => {
    fc.assert(
      fc.property(cappedSchemes, (scheme) => {
        const plan = compiled(scheme);
        const points = measureCurve(readRuleQuestion(plan, { base: BASE }, {}).question);
        for (const text of GRID) {
          const level = ratioOf(text);
          const { status, lines } = assessCredit(plan, factsOf(scheme, text));
          const at = points.find((point) => compare(point.level, level) === 0);
          const next = points.findIndex((point) => compare(point.level, level) > 0);
          const [low, high] = [points[next - 1], points[next]];
          const value = at?.at ?? low?.above;
          const left = at === undefined ? between(level, low, high) : at.at?.left;
          expect([text, value?.outcome.status]).toEqual([text, status]);
          expect([text, left && figureText(left)]).toEqual([text, lines[0]?.quantity]);
        }
      }),
    );
  });

  test('writes its points as decimals in ascending order, and worths in percent of a base of 100', () => {
    fc.assert(
      fc.property(cappedSchemes, (scheme) => {
        const { points } = creditCurve(compiled(scheme), { base: BASE });
        points.forEach((point, i) => {
          if (i > 0) expect(Number(point.level)).toBeGreaterThan(Number(points[i - 1]?.level));
          for (const value of [point.below, point.at, point.above])
            if (value !== null) expect(value.worth).toBe(value.creditPercent);
        });
      }),
    );
  });
});

type Point = ReturnType<typeof measureCurve>[number] | undefined;

/** The straight line from above one point to below the next. */
function between(level: Ratio, low: Point, high: Point): Ratio | undefined {
  const [first, last] = [low?.above?.left, high?.below?.left];
  if (low === undefined || high === undefined || first === undefined || last === undefined)
    return undefined;
  const part = divide(subtract(level, low.level), subtract(high.level, low.level));
  return add(first, multiply(part, subtract(last, first)));
}

describe('exposureOf', () => {
  test('is never exceeded, and is owed at the level that it names', () => {
    fc.assert(
      fc.property(cappedSchemes, (scheme) => {
        const plan = compiled(scheme);
        const { perPeriod, lines } = exposureOf(plan, { base: BASE });
        fc.pre(perPeriod.amount !== null);
        const most = Number(perPeriod.amount?.amount);
        for (const level of GRID) {
          const { amount } = assessCredit(plan, factsOf(scheme, level));
          expect(Number(amount?.amount ?? 0)).toBeLessThanOrEqual(most);
        }
        const [line] = lines;
        if (line === undefined) expect(most).toBe(0);
        else if (line.isReached) {
          const { amount } = assessCredit(plan, factsOf(scheme, line.level ?? ''));
          expect(amount?.amount).toBe(perPeriod.amount?.amount);
        }
      }),
    );
  });

  test('of a year is twelve months where nothing looks back', () => {
    fc.assert(
      fc.property(cappedSchemes, (scheme) => {
        const { perPeriod, overTerm } = exposureOf(compiled(scheme), { base: BASE });
        fc.pre(perPeriod.amount !== null);
        expect(Number(overTerm.amount?.amount)).toBeCloseTo(12 * Number(perPeriod.amount?.amount));
      }),
    );
  });
});

describe('breakEvenLevel', () => {
  test('tells levels that all cost less, up to one that does not', () => {
    const limits = fc.constantFrom(1, 5, 10, '12.5', 30);
    fc.assert(
      fc.property(cappedSchemes, limits, (given, amount) => {
        const scheme = { ...given, target: { gte: 15 } };
        const plan = compiled(scheme);
        fc.pre(owesAnything(scheme));
        const { level, levels } = breakEvenLevel(plan, { amount, currency: 'EUR' }, { base: BASE });
        const costs = (at: string): number =>
          Number(assessCredit(plan, factsOf(scheme, at)).creditPercent ?? 0);
        const good = GRID.filter((at) => levels !== null && isWithin(at, levels));
        for (const at of good) expect(costs(at)).toBeLessThan(Number(amount));
        const worse = GRID.filter((at) => level !== null && !isWithin(at, levels ?? {}));
        // Just below it lies a level that costs too much; a grid of quarters need not hold it.
        if (level !== null && levels?.gt === level && GRID.includes(level))
          expect(costs(level)).toBeGreaterThanOrEqual(Number(amount));
        if (level === null && levels !== null) expect(worse).toEqual([]);
      }),
    );
  });
});

describe('marginalCost', () => {
  test('is the difference of two assessments', () => {
    fc.assert(
      fc.property(cappedSchemes, fc.constantFrom(...GRID), (given, level) => {
        // A hundred minutes: each is 1 %.
        const scheme = { ...given, target: { gte: 15 }, unit: 'percent' as const };
        const plan = compiled(scheme);
        fc.pre(owesAnything(scheme));
        const options = { level, periodMs: 6_000_000, base: BASE };
        const { nextLevel, cost, worth } = marginalCost(plan, options);
        const costs = (at: string): number =>
          Number(assessCredit(plan, factsOf(scheme, at)).creditPercent ?? 0);
        expect(Number(nextLevel)).toBeCloseTo(Math.max(0, Number(level) - 1), 9);
        expect(Number(worth)).toBeCloseTo(costs(level), 9);
        expect(Number(cost)).toBeCloseTo(costs(nextLevel) - costs(level), 9);
      }),
    );
  });
});
