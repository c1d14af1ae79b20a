import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AvailabilityFacts,
  type AvailabilityRule,
  compileAvailability,
  measureAvailability,
} from '../../../src/uptime.js';

/** Laws of the rules for outages, for whatever rule: what is the same fact gives the same figure. */

const MINUTE = 60_000;
const LENGTH = 600;

const minutes = (most: number) =>
  fc.integer({ min: 0, max: most }).map((count) => ({ minutes: count }));

const rules: fc.Arbitrary<AvailabilityRule> = fc.record({
  overlap: fc.constantFrom('max' as const, 'sum' as const),
  slices: fc.option(
    fc.record({
      length: fc.integer({ min: 1, max: 10 }).map((count) => ({ minutes: count })),
      originAt: fc.constant(0),
      partialAs: fc.constantFrom('up' as const, 'down' as const),
      minRun: fc.integer({ min: 1, max: 3 }),
    }),
    { nil: undefined },
  ),
  outageRule: fc.record({
    mergeWithin: minutes(20),
    gapsAs: fc.constantFrom('up' as const, 'down' as const),
    onlyLongerThan: minutes(15),
    deductible: minutes(15),
  }),
});

const outages = fc.array(
  fc
    .record({
      startAt: fc.integer({ min: -20, max: LENGTH }),
      length: fc.integer({ min: 1, max: 60 }),
      weight: fc.constantFrom('1', '0.5', '0.3', '0'),
      component: fc.constantFrom('api', 'db'),
    })
    .map(({ startAt, length, ...facts }) => ({
      startAt: startAt * MINUTE,
      endAt: (startAt + length) * MINUTE,
      ...facts,
    })),
  { maxLength: 8 },
);

function measured(rule: AvailabilityRule, facts: Partial<AvailabilityFacts>) {
  return measureAvailability(
    compileAvailability(rule),
    { period: [0, LENGTH * MINUTE], ...facts },
    { at: 2 * LENGTH * MINUTE },
  );
}

describe('a rule for outages', () => {
  test('does not see the order of the outages', () => {
    const shuffled = outages.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(rules, shuffled, (rule, [one, other]) => {
        expect(measured(rule, { outages: one })).toEqual(measured(rule, { outages: other }));
      }),
    );
  });

  test('does not see whether an outage is given in one piece or in two', () => {
    fc.assert(
      fc.property(rules, outages, fc.nat(), (rule, list, seed) => {
        const halves = list.flatMap((outage) => {
          const whole = (outage.endAt - outage.startAt) / MINUTE;
          const cut = outage.startAt + (seed % (whole + 1)) * MINUTE;
          return [
            { ...outage, endAt: cut },
            { ...outage, startAt: cut },
          ];
        });
        expect(measured(rule, { outages: halves })).toEqual(measured(rule, { outages: list }));
      }),
    );
  });

  test('says of two parts of a period together what it says of the whole', () => {
    fc.assert(
      fc.property(rules, outages, fc.integer({ min: 0, max: LENGTH }), (rule, list, cut) => {
        const part = (from: number, to: number) =>
          measured(rule, { outages: list, period: [from * MINUTE, to * MINUTE] });
        const [whole, first, second] = [part(0, LENGTH), part(0, cut), part(cut, LENGTH)];
        expect(first.measuredMs + second.measuredMs).toBe(whole.measuredMs);
        // Weights of tenths lose whole milliseconds of whole minutes.
        expect(first.downtimeMs + second.downtimeMs).toBe(whole.downtimeMs);
      }),
    );
  });
});
