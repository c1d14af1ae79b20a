import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIntervals, toTimeSet, toTimeSetFromColumns } from '../../../src/core/interval.js';
import {
  clip,
  complement,
  contains,
  countBefore,
  countUpTo,
  difference,
  EMPTY,
  intersection,
  locate,
  measure,
  measureWithin,
  type TimeSet,
  union,
} from '../../../src/core/time-set.js';
import {
  countMs,
  FIRST_MS,
  holds,
  instants,
  intervalLists,
  LAST_MS,
  listSets,
  timeSets,
  walk,
  walkUntil,
} from '../../oracle/time-set.js';

const list = (set: TimeSet): number[] => Array.from(set);
const amounts = fc.nat({ max: LAST_MS - FIRST_MS });

function isCanonical(set: TimeSet): boolean {
  return set.length % 2 === 0 && list(set).every((at, i) => i === 0 || at > (set[i - 1] as number));
}

describe('the operations answer for every millisecond as the words say', () => {
  const check = (
    operation: (a: TimeSet, b: TimeSet) => TimeSet,
    isInside: (inA: boolean, inB: boolean) => boolean,
  ) =>
    fc.assert(
      fc.property(timeSets, timeSets, (a, b) => {
        const result = operation(a, b);
        expect(list(result)).toEqual(walk((at) => isInside(holds(a, at), holds(b, at))));
        expect(isCanonical(result)).toBe(true);
      }),
    );

  test('union: in a, in b, or in both', () => check(union, (inA, inB) => inA || inB));
  test('intersection: in both', () => check(intersection, (inA, inB) => inA && inB));
  test('difference: in a and not in b', () => check(difference, (inA, inB) => inA && !inB));

  test('complement: in the bounds and not in the set', () => {
    fc.assert(
      fc.property(timeSets, instants, instants, (set, from, to) => {
        const expected = walk((at) => from <= at && at < to && !holds(set, at));
        expect(list(complement(set, from, to))).toEqual(expected);
      }),
    );
  });

  test('clip: in the bounds and in the set', () => {
    fc.assert(
      fc.property(timeSets, instants, instants, (set, from, to) => {
        const expected = walk((at) => from <= at && at < to && holds(set, at));
        expect(list(clip(set, from, to))).toEqual(expected);
      }),
    );
  });

  test('contains: the set holds the millisecond', () => {
    fc.assert(
      fc.property(timeSets, instants, (set, at) => {
        expect(contains(set, at)).toBe(holds(set, at));
      }),
    );
  });
});

describe('the laws of sets hold', () => {
  test('union and intersection do not care about the order of their sets', () => {
    fc.assert(
      fc.property(listSets, listSets, (a, b) => {
        expect(union(a, b)).toEqual(union(b, a));
        expect(intersection(a, b)).toEqual(intersection(b, a));
      }),
    );
  });

  test('union and intersection do not care about grouping', () => {
    fc.assert(
      fc.property(listSets, listSets, listSets, (a, b, c) => {
        expect(union(union(a, b), c)).toEqual(union(a, union(b, c)));
        expect(intersection(intersection(a, b), c)).toEqual(intersection(a, intersection(b, c)));
      }),
    );
  });

  test('each distributes over the other', () => {
    fc.assert(
      fc.property(listSets, listSets, listSets, (a, b, c) => {
        expect(intersection(a, union(b, c))).toEqual(union(intersection(a, b), intersection(a, c)));
        expect(union(a, intersection(b, c))).toEqual(intersection(union(a, b), union(a, c)));
      }),
    );
  });

  test('within bounds, what is in neither set is outside of both (De Morgan)', () => {
    fc.assert(
      fc.property(listSets, listSets, instants, instants, (a, b, from, to) => {
        const outside = (set: TimeSet) => list(complement(set, from, to));
        expect(outside(union(a, b))).toEqual(list(intersection(outside(a), outside(b))));
        expect(outside(intersection(a, b))).toEqual(list(union(outside(a), outside(b))));
      }),
    );
  });

  test('what b takes away and what b shares make up a again', () => {
    fc.assert(
      fc.property(listSets, listSets, (a, b) => {
        expect(union(difference(a, b), intersection(a, b))).toEqual(a);
        expect(intersection(difference(a, b), b)).toEqual([]);
      }),
    );
  });

  test('a set with itself and with nothing', () => {
    fc.assert(
      fc.property(listSets, (a) => {
        expect(union(a, a)).toEqual(a);
        expect(intersection(a, a)).toEqual(a);
        expect(difference(a, a)).toEqual([]);
        expect(union(a, EMPTY)).toEqual(a);
        expect(intersection(a, EMPTY)).toEqual([]);
        expect(difference(a, EMPTY)).toEqual(a);
        expect(difference(EMPTY, a)).toEqual([]);
      }),
    );
  });
});

describe('measure', () => {
  test('counts the milliseconds', () => {
    fc.assert(
      fc.property(timeSets, instants, instants, (set, from, to) => {
        expect(measure(set)).toBe(countMs((at) => holds(set, at)));
        const inside = countMs((at) => from <= at && at < to && holds(set, at));
        expect(measureWithin(set, from, to)).toBe(inside);
        expect(measure(clip(set, from, to))).toBe(inside);
      }),
    );
  });

  test('adds up: both together and their overlap hold as much as each alone', () => {
    fc.assert(
      fc.property(timeSets, timeSets, (a, b) => {
        const together = measure(union(a, b)) + measure(intersection(a, b));
        expect(together).toBe(measure(a) + measure(b));
        expect(measure(difference(a, b))).toBe(measure(a) - measure(intersection(a, b)));
      }),
    );
  });

  test('adds up along the time line', () => {
    fc.assert(
      fc.property(timeSets, fc.tuple(instants, instants, instants), (set, cuts) => {
        const [from, middle, to] = cuts.sort((a, b) => a - b) as [number, number, number];
        expect(measureWithin(set, from, middle) + measureWithin(set, middle, to)).toBe(
          measureWithin(set, from, to),
        );
      }),
    );
  });
});

describe('locate', () => {
  test('finds the instant that a walk from millisecond to millisecond finds', () => {
    fc.assert(
      fc.property(timeSets, amounts, instants, (set, amount, from) => {
        expect(locate(set, amount, from)).toBe(walkUntil(set, amount, from));
      }),
    );
  });

  test('is the inverse of measure, and no earlier instant is', () => {
    fc.assert(
      fc.property(timeSets, amounts, instants, (set, amount, from) => {
        const at = locate(set, amount, from);
        if (at === undefined) {
          expect(measureWithin(set, from, LAST_MS)).toBeLessThan(amount);
        } else {
          expect(measureWithin(set, from, at)).toBe(amount);
          if (amount > 0) expect(measureWithin(set, from, at - 1)).toBeLessThan(amount);
        }
      }),
    );
  });

  test('goes on where it stopped: locate(a + b) is locate(b) from locate(a)', () => {
    fc.assert(
      fc.property(timeSets, amounts, amounts, instants, (set, a, b, from) => {
        const middle = locate(set, a, from);
        const end = middle === undefined ? undefined : locate(set, b, middle);
        expect(locate(set, a + b, from)).toBe(end);
      }),
    );
  });
});

describe('ordinary and typed arrays', () => {
  test('give the same answers, and the form of the inputs is the form of the result', () => {
    fc.assert(
      fc.property(listSets, listSets, instants, instants, (a, b, from, to) => {
        const [typedA, typedB] = [Float64Array.from(a), Float64Array.from(b)];
        for (const operation of [union, intersection, difference]) {
          const plain = operation(a, b);
          expect(Array.isArray(plain)).toBe(true);
          expect(operation(typedA, typedB)).toEqual(Float64Array.from(plain));
          expect(operation(typedA, b)).toEqual(Float64Array.from(plain));
          expect(operation(a, typedB)).toEqual(Float64Array.from(plain));
        }
        expect(list(clip(typedA, from, to))).toEqual(clip(a, from, to));
        if (from < to) expect(clip(typedA, from, to)).toBeInstanceOf(Float64Array);
        expect(measure(typedA)).toBe(measure(a));
        expect(toIntervals(typedA)).toEqual(toIntervals(a));
      }),
    );
  });

  test('no operation changes its inputs', () => {
    fc.assert(
      fc.property(listSets, listSets, instants, instants, (a, b, from, to) => {
        const [frozenA, frozenB] = [Object.freeze([...a]), Object.freeze([...b])];
        for (const operation of [union, intersection, difference]) operation(frozenA, frozenB);
        clip(frozenA, from, to);
        complement(frozenA, from, to);
        expect([frozenA, frozenB]).toEqual([a, b]);
      }),
    );
  });
});

describe('building a set', () => {
  test('from columns in any order: every millisecond that some interval holds', () => {
    fc.assert(
      fc.property(intervalLists, (intervals) => {
        const starts = intervals.map(([start]) => start);
        const ends = intervals.map(([, end]) => end);
        const set = toTimeSetFromColumns(Object.freeze(starts), Object.freeze(ends));
        expect(list(set)).toEqual(
          walk((at) => intervals.some(([start, end]) => start <= at && at < end)),
        );
        expect(isCanonical(set)).toBe(true);
      }),
    );
  });

  test('sorted, reversed, typed and friendly forms agree', () => {
    fc.assert(
      fc.property(intervalLists, (intervals) => {
        const expected = toTimeSetFromColumns(
          intervals.map(([start]) => start),
          intervals.map(([, end]) => end),
        );
        const sorted = intervals.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
        const reversed = sorted.toReversed();
        const objects = intervals.map(([start, end]) => ({ start: new Date(start), end }));
        const starts = Float64Array.from(intervals, ([start]) => start);
        const ends = Float64Array.from(intervals, ([, end]) => end);
        for (const other of [toTimeSet(sorted), toTimeSet(reversed), toTimeSet(objects)]) {
          // A list gives a list, columns give columns.
          expect(other).toEqual(Array.from(expected));
        }
        expect(toTimeSetFromColumns(starts, ends)).toEqual(expected);
        expect(toTimeSet(new Set(intervals))).toEqual(expected);
      }),
    );
  });

  test('listing a set and building it again gives the set', () => {
    fc.assert(
      fc.property(listSets, (set) => {
        const pairs = toIntervals(set).map(({ startAt, endAt }) => [startAt, endAt] as const);
        expect(list(toTimeSet(pairs))).toEqual(set);
      }),
    );
  });
});

test('countUpTo and countBefore count boundaries, also in the first part of a longer array', () => {
  fc.assert(
    fc.property(timeSets, instants, fc.nat({ max: 20 }), (set, at, most) => {
      const part = list(set).slice(0, most);
      expect(countUpTo(set, at, part.length)).toBe(part.filter((bound) => bound <= at).length);
      expect(countBefore(set, at, part.length)).toBe(part.filter((bound) => bound < at).length);
    }),
  );
});
