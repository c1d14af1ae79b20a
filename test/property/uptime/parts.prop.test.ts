import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AvailabilityFacts,
  type AvailabilityPart,
  type AvailabilityRule,
  compileAvailability,
  judgePart,
  measureAvailability,
  measureParts,
  mergeParts,
} from '../../../src/uptime.js';

const LENGTH = 200;

const spans = fc
  .array(fc.tuple(fc.integer({ min: -20, max: LENGTH }), fc.integer({ min: 1, max: 40 })), {
    maxLength: 6,
  })
  .map((list) => list.map(([from, length]) => [from, from + length] as const));

const facts: fc.Arbitrary<AvailabilityFacts> = fc.record({
  period: fc.constant([0, LENGTH] as const),
  outages: fc.array(
    fc
      .record({
        startAt: fc.integer({ min: -20, max: LENGTH }),
        length: fc.integer({ min: 1, max: 30 }),
        weight: fc.constantFrom('1', '0.5', '0.3', '0'),
      })
      .map(({ startAt, length, weight }) => ({ startAt, endAt: startAt + length, weight })),
    { maxLength: 8 },
  ),
  exclusions: spans,
  unknown: spans,
  serviceTime: fc.oneof(fc.constant([[0, LENGTH] as const]), spans),
});

const rules: fc.Arbitrary<AvailabilityRule> = fc.record({
  targetPercent: fc.integer({ min: 50, max: 100 }),
  acceptablePercent: fc.constantFrom(undefined, 40),
  outageRule: fc.record({
    mergeWithin: fc.integer({ min: 0, max: 15 }).map((ms) => ({ milliseconds: ms })),
    deductible: fc.integer({ min: 0, max: 5 }).map((ms) => ({ milliseconds: ms })),
  }),
  exclusionRules: fc.constant({ maintenance: { cap: { milliseconds: 25 } } }),
  excludedAs: fc.constantFrom('leftOut' as const, 'up' as const),
  unknownAs: fc.constantFrom('leftOut' as const, 'up' as const, 'down' as const),
});

/** Cuts of the period, and an order and a grouping in which its parts are merged. */
const cutting = fc.record({
  cuts: fc.array(fc.integer({ min: 0, max: LENGTH }), { maxLength: 9 }),
  seed: fc.nat(),
});

function partsOf(rule: AvailabilityRule, given: AvailabilityFacts, cuts: readonly number[]) {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), LENGTH];
  const stretches = edges.slice(1).map((end, i) => [edges[i] ?? 0, end] as const);
  return measureParts(compileAvailability(rule), given, { at: LENGTH, parts: stretches });
}

/** Merges parts two by two, whichever the seed says. */
function mergedInSteps(parts: readonly AvailabilityPart[], seed: number): AvailabilityPart[] {
  let piles = parts.map((part) => [part]);
  for (let step = seed; piles.length > 1; step = (step * 48_271 + 7) % 2_147_483_647) {
    const [one] = piles.splice(step % piles.length, 1);
    const [other] = piles.splice((step >> 3) % piles.length, 1);
    piles = [...piles, mergeParts([...(one ?? []), ...(other ?? [])])];
  }
  return piles[0] ?? [];
}

describe('parts', () => {
  test('merged in any order and grouping are the part of the whole', () => {
    fc.assert(
      fc.property(rules, facts, cutting, (rule, given, { cuts, seed }) => {
        const [whole] = partsOf(rule, given, []);
        expect(mergedInSteps(partsOf(rule, given, cuts), seed)).toEqual([whole]);
      }),
    );
  });

  test('say of the whole period what measureAvailability says', () => {
    fc.assert(
      fc.property(rules, facts, (rule, given) => {
        const compiled = compileAvailability(rule);
        const [whole] = partsOf(rule, given, []);
        const judged = judgePart(compiled, whole as AvailabilityPart);
        const measured = measureAvailability(compiled, given, { at: LENGTH });
        const { budget, ...figures } = judged;
        expect(measured).toMatchObject(figures);
        expect(measured.budget?.elapsed).toEqual(budget);
      }),
    );
  });

  test('survive JSON', () => {
    fc.assert(
      fc.property(rules, facts, (rule, given) => {
        const parts = partsOf(rule, given, [50, 120]);
        const back = JSON.parse(JSON.stringify(parts)) as AvailabilityPart[];
        expect(mergeParts(back)).toEqual(mergeParts(parts));
      }),
    );
  });
});
