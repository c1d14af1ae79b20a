import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AvailabilityInput } from '../../../src/uptime/availability-types.js';
import { groupOutages, measureAvailability } from '../../../src/uptime.js';

const MINUTE = 60_000;
/** Long enough for everything to meet, short enough to walk minute by minute. */
const LENGTH = 60;
const WEIGHTS = ['1', '0.5', '0.3', '0'] as const;

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Scene {
  readonly outages: readonly (Span & { readonly weight: string; readonly open: boolean })[];
  readonly exclusions: readonly Span[];
  readonly service: readonly Span[];
  readonly unknown: readonly Span[];
  readonly asOf: number;
  readonly since: number;
  readonly excluded: 'remove' | 'countAsUp';
  readonly unknownAs: 'exclude' | 'up' | 'down';
  readonly future: 'exclude' | 'countAsUp';
}

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: -10, max: LENGTH + 10 }), fc.integer({ min: 0, max: 20 }))
  .map(([from, length]) => ({ from, to: from + length }));

const scenes: fc.Arbitrary<Scene> = fc.record({
  outages: fc.array(
    fc
      .tuple(span, fc.constantFrom(...WEIGHTS), fc.boolean())
      .map(([at, weight, open]) => ({ ...at, weight, open })),
    { maxLength: 6 },
  ),
  exclusions: fc.array(span, { maxLength: 3 }),
  service: fc.array(span, { minLength: 1, maxLength: 4 }),
  unknown: fc.array(span, { maxLength: 2 }),
  asOf: fc.integer({ min: -5, max: LENGTH + 5 }),
  since: fc.integer({ min: -5, max: LENGTH + 5 }),
  excluded: fc.constantFrom('remove', 'countAsUp'),
  unknownAs: fc.constantFrom('exclude', 'up', 'down'),
  future: fc.constantFrom('exclude', 'countAsUp'),
});

function inputOf(scene: Scene): AvailabilityInput {
  const pair = ({ from, to }: Span) => [from * MINUTE, to * MINUTE] as const;
  return {
    period: { start: 0, end: LENGTH * MINUTE },
    asOf: scene.asOf * MINUTE,
    trackedSince: scene.since * MINUTE,
    outages: scene.outages.map(({ from, to, weight, open }) => ({
      start: from * MINUTE,
      end: open ? null : to * MINUTE,
      weight,
    })),
    exclusions: scene.exclusions.map(({ from, to }) => ({
      start: from * MINUTE,
      end: to * MINUTE,
    })),
    serviceTime: scene.service.map(pair),
    unknown: scene.unknown.map(pair),
    excluded: scene.excluded,
    unknownAs: scene.unknownAs,
    future: scene.future,
    targetPercent: '90',
  };
}

/** The slow way: what is each minute, one after the other? Weights in tenths. */
function walk(scene: Scene): {
  measured: number;
  lostTenths: number;
  unknown: number;
  excluded: number;
  service: number;
} {
  const has = (spans: readonly Span[], at: number): boolean =>
    spans.some(({ from, to }) => from <= at && at < to);
  const totals = { measured: 0, lostTenths: 0, unknown: 0, excluded: 0, service: 0 };
  for (let at = 0; at < LENGTH; at++) {
    const isPast = at < scene.asOf;
    if (at < scene.since || !has(scene.service, at) || (!isPast && scene.future === 'exclude'))
      continue;
    totals.service++;
    const isExcluded = has(scene.exclusions, at);
    if (isExcluded) totals.excluded++;
    if (isExcluded && scene.excluded === 'remove') continue;
    const here = scene.outages.filter(
      ({ from, to, open }) => from <= at && at < (open ? scene.asOf : to) && isPast && !isExcluded,
    );
    const isUnknown = here.length === 0 && isPast && !isExcluded && has(scene.unknown, at);
    if (isUnknown) totals.unknown++;
    if (isUnknown && scene.unknownAs === 'exclude') continue;
    totals.measured++;
    totals.lostTenths += isUnknown
      ? scene.unknownAs === 'down'
        ? 10
        : 0
      : Math.max(0, ...here.map(({ weight }) => Number(weight) * 10));
  }
  return totals;
}

describe('measureAvailability', () => {
  it('finds what a walk over every minute finds', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const slow = walk(scene);
        const fast = measureAvailability(inputOf(scene));
        // One minute is 60 000 ms, a tenth of it 6 000: every figure is a whole number of milliseconds.
        expect(fast.measuredMs).toBe(slow.measured * MINUTE);
        expect(fast.downtimeMs).toBe(slow.lostTenths * 6000);
        expect(fast.unknownMs).toBe(slow.unknown * MINUTE);
        expect(fast.excludedMs).toBe(slow.excluded * MINUTE);
        expect(fast.serviceMs).toBe(slow.service * MINUTE);
      }),
    );
  });

  it('splits service time into pieces that add up, and a budget that adds up', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const result = measureAvailability(inputOf(scene));
        expect(result.uptimeMs + result.downtimeMs).toBe(result.measuredMs);
        const unknownOut = scene.unknownAs === 'exclude' ? result.unknownMs : 0;
        const excludedOut = scene.excluded === 'remove' ? result.excludedMs : 0;
        expect(result.measuredMs + unknownOut + excludedOut).toBe(result.serviceMs);
        for (const budget of Object.values(result.budget ?? {})) {
          expect(budget.spentMs + budget.remainingMs).toBe(budget.totalMs);
          expect(budget.spentMs).toBe(result.downtimeMs);
        }
      }),
    );
  });

  it('does not depend on the order of outages', () => {
    fc.assert(
      fc.property(
        scenes.chain((scene) =>
          fc.tuple(
            fc.constant(scene),
            fc.shuffledSubarray([...scene.outages], { minLength: scene.outages.length }),
          ),
        ),
        ([scene, outages]) => {
          expect(measureAvailability(inputOf({ ...scene, outages }))).toEqual(
            measureAvailability(inputOf(scene)),
          );
        },
      ),
    );
  });

  it('does not depend on whether an outage is given whole or in two touching parts', () => {
    fc.assert(
      fc.property(scenes, fc.nat(), (scene, at) => {
        const [first, ...others] = scene.outages;
        fc.pre(first !== undefined && !first.open && first.to > first.from);
        const cut = first.from + (at % (first.to - first.from));
        const parts = [{ ...first, to: cut }, { ...first, from: cut }, ...others];
        expect(measureAvailability(inputOf({ ...scene, outages: parts }))).toEqual(
          measureAvailability(inputOf(scene)),
        );
      }),
    );
  });

  it('never rises when an outage is added to known time', () => {
    fc.assert(
      fc.property(scenes, span, fc.constantFrom(...WEIGHTS), (scene, at, weight) => {
        const known: Scene = { ...scene, unknown: [] };
        const before = measureAvailability(inputOf(known));
        const after = measureAvailability(
          inputOf({ ...known, outages: [...known.outages, { ...at, weight, open: false }] }),
        );
        expect(
          BigInt(after.exact.good) * BigInt(before.exact.total) <=
            BigInt(before.exact.good) * BigInt(after.exact.total),
        ).toBe(true);
      }),
    );
  });

  it('gives the same for columns as for objects', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const input = inputOf(scene);
        const columns = {
          starts: Float64Array.from(scene.outages, ({ from }) => from * MINUTE),
          ends: Float64Array.from(scene.outages, ({ to, open }) =>
            open ? Number.NaN : to * MINUTE,
          ),
          weights: Float64Array.from(scene.outages, ({ weight }) => Number(weight)),
        };
        const { exact: _, ...fromColumns } = measureAvailability({ ...input, outages: columns });
        expect(measureAvailability(input)).toMatchObject(fromColumns);
      }),
    );
  });
});

describe('groupOutages', () => {
  it('is down exactly in the minutes when fewer members are up than needed', () => {
    const member = fc.array(span, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 4 }), fc.nat(), (members, pick) => {
        const needed = pick % (members.length + 1);
        const outages = groupOutages(
          members.map((spans) => spans.map(({ from, to }) => [from, to] as const)),
          { needed, asOf: LENGTH },
        );
        for (let at = -10; at < LENGTH + 30; at++) {
          const up = members.filter(
            (spans) => !spans.some(({ from, to }) => from <= at && at < to),
          ).length;
          expect(outages.some(({ startAt, endAt }) => startAt <= at && at < endAt)).toBe(
            up < needed,
          );
        }
      }),
    );
  });
});
