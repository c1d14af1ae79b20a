import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessTime,
  businessTimeBetween,
  type CompiledCalendar,
  subtractBusinessTime,
} from '../../../src/calendar.js';
import { amountMs, instantIn, sample, sampleWith } from './arbitraries.js';

const withInstant = sampleWith<[number]>(sample, instantIn);
const withAmounts = sampleWith<[number, number, number]>(
  sample,
  instantIn,
  () => amountMs,
  () => amountMs,
);
const withThree = sampleWith<[number, number, number]>(sample, instantIn, instantIn, instantIn);

const FORWARD = ['close', 'nextOpen'] as const;
const BACKWARD = ['open', 'previousClose'] as const;

describe('adding open time', () => {
  test('uses up exactly the amount', () => {
    fc.assert(
      fc.property(
        withAmounts,
        fc.constantFrom(...FORWARD),
        ([{ calendar }, at, amount], boundary) => {
          const due = addBusinessTime(calendar, at, amount, { boundary });
          fc.pre(due !== 'never-opens');
          expect(businessTimeBetween(calendar, at, due)).toBe(amount);
        },
      ),
    );
  });

  test('answers the earliest instant by which the amount has passed', () => {
    fc.assert(
      fc.property(withAmounts, ([{ calendar }, at, amount]) => {
        const due = addBusinessTime(calendar, at, amount);
        fc.pre(due !== 'never-opens' && amount > 0);
        expect(businessTimeBetween(calendar, at, due - 1)).toBe(amount - 1);
      }),
    );
  });

  test('answers with nextOpen the latest instant by which no more has passed', () => {
    fc.assert(
      fc.property(withAmounts, ([{ calendar }, at, amount]) => {
        const due = addBusinessTime(calendar, at, amount, { boundary: 'nextOpen' });
        fc.pre(due !== 'never-opens');
        expect(businessTimeBetween(calendar, at, due + 1)).toBe(amount + 1);
      }),
    );
  });

  test('in two steps gives the same as at once', () => {
    fc.assert(
      fc.property(
        withAmounts,
        fc.constantFrom(...FORWARD),
        ([{ calendar }, at, a, b], boundary) => {
          const add = (from: number | 'never-opens', amount: number) =>
            from === 'never-opens' ? from : addBusinessTime(calendar, from, amount, { boundary });
          expect(add(add(at, a), b)).toBe(add(at, a + b));
        },
      ),
    );
  });

  test('of nothing leaves an instant where it is', () => {
    fc.assert(
      fc.property(withInstant, ([{ calendar }, at]) => {
        expect(addBusinessTime(calendar, at, 0)).toBe(at);
        expect(subtractBusinessTime(calendar, at, 0)).toBe(at);
      }),
    );
  });

  test('of a negative amount subtracts', () => {
    fc.assert(
      fc.property(withAmounts, ([{ calendar }, at, amount]) => {
        expect(addBusinessTime(calendar, at, -amount)).toBe(
          subtractBusinessTime(calendar, at, amount),
        );
        expect(subtractBusinessTime(calendar, at, -amount)).toBe(
          addBusinessTime(calendar, at, amount),
        );
      }),
    );
  });

  test('from a later start never gives an earlier deadline', () => {
    fc.assert(
      fc.property(
        sampleWith<[number, number, number]>(sample, instantIn, instantIn, () => amountMs),
        fc.constantFrom(...FORWARD),
        ([{ calendar }, one, other, amount], boundary) => {
          const dueFrom = (at: number) =>
            orLast(addBusinessTime(calendar, at, amount, { boundary }));
          expect(dueFrom(Math.min(one, other))).toBeLessThanOrEqual(dueFrom(Math.max(one, other)));
        },
      ),
    );
  });

  test('of more never gives an earlier deadline', () => {
    fc.assert(
      fc.property(
        withAmounts,
        fc.constantFrom(...FORWARD),
        ([{ calendar }, at, a, b], boundary) => {
          const due = (amount: number) =>
            orLast(addBusinessTime(calendar, at, amount, { boundary }));
          expect(due(Math.min(a, b))).toBeLessThanOrEqual(due(Math.max(a, b)));
        },
      ),
    );
  });
});

describe('subtracting open time mirrors adding', () => {
  test('uses up exactly the amount', () => {
    fc.assert(
      fc.property(
        withAmounts,
        fc.constantFrom(...BACKWARD),
        ([{ calendar }, at, amount], boundary) => {
          const start = subtractBusinessTime(calendar, at, amount, { boundary });
          fc.pre(start !== 'never-opens');
          expect(businessTimeBetween(calendar, start, at)).toBe(amount);
        },
      ),
    );
  });

  test('answers the latest instant from which the amount passes', () => {
    fc.assert(
      fc.property(withAmounts, ([{ calendar }, at, amount]) => {
        const start = subtractBusinessTime(calendar, at, amount);
        fc.pre(start !== 'never-opens' && amount > 0);
        expect(businessTimeBetween(calendar, start + 1, at)).toBe(amount - 1);
      }),
    );
  });

  test('answers with previousClose the earliest instant from which no more passes', () => {
    fc.assert(
      fc.property(withAmounts, ([{ calendar }, at, amount]) => {
        const start = subtractBusinessTime(calendar, at, amount, { boundary: 'previousClose' });
        fc.pre(start !== 'never-opens');
        expect(businessTimeBetween(calendar, start - 1, at)).toBe(amount + 1);
      }),
    );
  });

  test('in two steps gives the same as at once', () => {
    fc.assert(
      fc.property(
        withAmounts,
        fc.constantFrom(...BACKWARD),
        ([{ calendar }, at, a, b], boundary) => {
          const subtract = (from: number | 'never-opens', amount: number) =>
            from === 'never-opens'
              ? from
              : subtractBusinessTime(calendar, from, amount, { boundary });
          expect(subtract(subtract(at, a), b)).toBe(subtract(at, a + b));
        },
      ),
    );
  });

  test('undoes adding, as far as open time goes', () => {
    fc.assert(
      fc.property(withAmounts, ([{ calendar }, at, amount]) => {
        const due = addBusinessTime(calendar, at, amount);
        fc.pre(due !== 'never-opens');
        const back = subtractBusinessTime(calendar, due, amount) as number;
        expect(businessTimeBetween(calendar, at, back)).toBe(0);
      }),
    );
  });
});

describe('open time between two instants', () => {
  test('changes its sign with the direction and is never a negative zero', () => {
    fc.assert(
      fc.property(withThree, ([{ calendar }, a, b]) => {
        const there = businessTimeBetween(calendar, a, b);
        const back = businessTimeBetween(calendar, b, a);
        expect(there + back).toBe(0);
        expect([Object.is(there, -0), Object.is(back, -0)]).toEqual([false, false]);
      }),
    );
  });

  test('adds up over any third instant', () => {
    fc.assert(
      fc.property(withThree, ([{ calendar }, a, b, c]) => {
        const between = (from: number, to: number) => businessTimeBetween(calendar, from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  test('is never longer than the time that passes', () => {
    fc.assert(
      fc.property(withThree, ([{ calendar }, a, b]) => {
        expect(Math.abs(businessTimeBetween(calendar, a, b))).toBeLessThanOrEqual(Math.abs(b - a));
      }),
    );
  });
});

test('what was asked before does not change an answer', () => {
  fc.assert(
    fc.property(withAmounts, withAmounts, ([{ calendar }, at, amount], [, other]) => {
      const first = addBusinessTime(calendar, at, amount);
      disturb(calendar, other);
      expect(addBusinessTime(calendar, at, amount)).toBe(first);
    }),
  );
});

function disturb(calendar: CompiledCalendar, at: number): void {
  businessTimeBetween(calendar, at - 400 * 86_400_000, at + 400 * 86_400_000);
}

/** Comes after every instant. */
function orLast(due: number | 'never-opens'): number {
  return due === 'never-opens' ? Number.POSITIVE_INFINITY : due;
}
