import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileAvailability,
  groupObserved,
  groupOutages,
  measureAvailability,
  rankParts,
  type SystemPart,
} from '../../../src/uptime.js';

/** A tree over parts 0 to n - 1, of which each is used once. */
type Tree = number | { readonly needed: number; readonly of: readonly Tree[] };

const downs = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });

/** Splits parts into a tree by numbers that say where and how many are needed. */
function treeOf(parts: readonly number[], choices: readonly number[], depth = 0): Tree {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const choice = choices[depth % choices.length] ?? 0;
  const cut = depth > 3 ? 1 : 1 + (choice % (parts.length - 1));
  const of = [parts.slice(0, cut), parts.slice(cut)].map((some) =>
    treeOf(some, choices, depth + 1),
  );
  return { needed: choice % (of.length + 1), of };
}

function partOf(tree: Tree, downPercents: readonly number[]): SystemPart {
  if (typeof tree === 'number')
    return { id: `p${tree}`, availabilityPercent: 100 - (downPercents[tree] ?? 0) };
  return { atLeast: tree.needed, of: tree.of.map((one) => partOf(one, downPercents)) };
}

function isUp(tree: Tree, up: readonly boolean[]): boolean {
  if (typeof tree === 'number') return up[tree] === true;
  return tree.of.filter((one) => isUp(one, up)).length >= tree.needed;
}

/** How often of 100^n the system is down, by looking at every state of its parts. */
function downCount(tree: Tree, downPercents: readonly number[]): bigint {
  let count = 0n;
  for (let state = 0; state < 2 ** downPercents.length; state++) {
    const up = downPercents.map((_, i) => ((state >> i) & 1) === 1);
    if (isUp(tree, up)) continue;
    count += downPercents.reduce((ways, down, i) => ways * BigInt(up[i] ? 100 - down : down), 1n);
  }
  return count;
}

describe('rankParts', () => {
  test('finds what looking at every state of the parts finds', () => {
    const scene = fc.record({
      downPercents: downs,
      choices: fc.array(fc.nat(30), { minLength: 1 }),
    });
    fc.assert(
      fc.property(scene, ({ downPercents, choices }) => {
        const tree = treeOf([...downPercents.keys()], choices);
        const ranks = rankParts(
          { system: partOf(tree, downPercents), length: 100 ** downPercents.length },
          { digits: 30 },
        );
        expect(ranks).toHaveLength(downPercents.length);
        const now = downCount(tree, downPercents);
        for (const { id, savedMs, importanceRatio } of ranks) {
          const index = Number(id.slice(1));
          const without = downCount(tree, downPercents.with(index, 0));
          const always = downCount(tree, downPercents.with(index, 100));
          // The length of time is 100^n ms, so that counts are milliseconds.
          expect(BigInt(savedMs)).toBe(now - without);
          const [whole = '0', digits = ''] = importanceRatio.split('.');
          expect(BigInt(whole + digits.padEnd(30, '0')) * 100n ** BigInt(downPercents.length)).toBe(
            (always - without) * 10n ** 30n,
          );
        }
        const saved = ranks.map(({ savedMs }) => savedMs);
        expect(saved).toEqual([...saved].sort((a, b) => b - a));
      }),
    );
  });
});

describe('groupObserved', () => {
  const LENGTH = 60;
  const spans = fc
    .array(fc.tuple(fc.integer({ min: 0, max: LENGTH }), fc.integer({ min: 1, max: 15 })), {
      maxLength: 3,
    })
    .map((list) => list.map(([from, length]) => [from, from + length] as const));
  const members = fc.array(fc.record({ outages: spans, unknown: spans }), {
    minLength: 1,
    maxLength: 4,
  });
  const holds = (list: readonly (readonly [number, number])[], at: number): boolean =>
    list.some(([from, to]) => from <= at && at < to);

  test('is unknown exactly where the members that nobody watched make the difference', () => {
    fc.assert(
      fc.property(members, fc.nat(4), (given, pick) => {
        const needed = pick % (given.length + 1);
        const found = groupObserved(given, { needed });
        expect(found.outages).toEqual(
          groupOutages(
            given.map(({ outages }) => outages),
            { needed },
          ),
        );
        const unknown = found.unknown.map(({ startAt, endAt }) => [startAt, endAt] as const);
        for (let at = 0; at < LENGTH + 20; at++) {
          const down = given.filter(({ outages }) => holds(outages, at)).length;
          const maybe = given.filter(
            (member) => !holds(member.outages, at) && holds(member.unknown, at),
          ).length;
          const isDown = given.length - down < needed;
          const couldBe = given.length - down - maybe < needed;
          expect(holds(unknown, at)).toBe(!isDown && couldBe);
        }
      }),
    );
  });

  test('goes on to a measurement, and to another group', () => {
    const watched = { outages: [[0, 10]], unknown: [[20, 30]] } as const;
    const group = groupObserved([watched, { outages: [[25, 40]] }]);
    const outer = groupObserved([group, { outages: [[28, 29]] }]);
    const { downtimeMs, unknownMs } = measureAvailability(
      compileAvailability({}),
      { period: [0, 100], ...outer },
      { at: 100 },
    );
    // Down from 0 to 10 and 25 to 40; from 20 to 25 nobody can tell.
    expect([downtimeMs, unknownMs]).toEqual([25, 5]);
  });
});
