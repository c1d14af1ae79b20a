import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Availability,
  type AvailabilityFacts,
  compileAvailability,
  groupOutages,
  measureAvailability,
  type OutagesInput,
} from '../../../src/uptime.js';

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
  readonly at: number;
  readonly since: number;
  readonly excludedAs: 'leftOut' | 'up';
  readonly unknownAs: 'leftOut' | 'up' | 'down';
  readonly futureAs: 'leftOut' | 'up';
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
  at: fc.integer({ min: -5, max: LENGTH + 5 }),
  since: fc.integer({ min: -5, max: LENGTH + 5 }),
  excludedAs: fc.constantFrom('leftOut', 'up'),
  unknownAs: fc.constantFrom('leftOut', 'up', 'down'),
  futureAs: fc.constantFrom('leftOut', 'up'),
});

function factsOf(scene: Scene): AvailabilityFacts {
  const pair = ({ from, to }: Span) => [from * MINUTE, to * MINUTE] as const;
  return {
    period: { start: 0, end: LENGTH * MINUTE },
    trackedSince: scene.since * MINUTE,
    outages: scene.outages.map(({ from, to, weight, open }) => ({
      start: from * MINUTE,
      end: open ? null : to * MINUTE,
      weight,
    })),
    exclusions: scene.exclusions.map(pair),
    serviceTime: scene.service.map(pair),
    unknown: scene.unknown.map(pair),
  };
}

/** Measures a scene, with its outages or others. */
function measured(
  scene: Scene,
  outages: OutagesInput | undefined = factsOf(scene).outages,
): Availability {
  const { excludedAs, unknownAs, futureAs } = scene;
  const rule = compileAvailability({ targetPercent: '90', excludedAs, unknownAs, futureAs });
  return measureAvailability(rule, { ...factsOf(scene), outages }, { at: scene.at * MINUTE });
}

describe('measureAvailability', () => {
  test('splits service time into pieces that add up, and a budget that adds up', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const result = measured(scene);
        expect(result.uptimeMs + result.downtimeMs).toBe(result.measuredMs);
        const unknownOut = scene.unknownAs === 'leftOut' ? result.unknownMs : 0;
        const excludedOut = scene.excludedAs === 'leftOut' ? result.excludedMs : 0;
        expect(result.measuredMs + unknownOut + excludedOut).toBe(result.serviceMs);
        for (const budget of Object.values(result.budget ?? {})) {
          expect(budget.spentMs + budget.remainingMs).toBe(budget.totalMs);
          expect(budget.spentMs).toBe(result.downtimeMs);
        }
      }),
    );
  });

  test('does not depend on the order of outages', () => {
    fc.assert(
      fc.property(
        scenes.chain((scene) =>
          fc.tuple(
            fc.constant(scene),
            fc.shuffledSubarray([...scene.outages], { minLength: scene.outages.length }),
          ),
        ),
        ([scene, outages]) => {
          expect(measured({ ...scene, outages })).toEqual(measured(scene));
        },
      ),
    );
  });

  test('does not depend on whether an outage is given whole or in two touching parts', () => {
    fc.assert(
      fc.property(scenes, fc.nat(), (scene, at) => {
        const [first, ...others] = scene.outages;
        fc.pre(first !== undefined && !first.open && first.to > first.from);
        const cut = first.from + (at % (first.to - first.from));
        const parts = [{ ...first, to: cut }, { ...first, from: cut }, ...others];
        expect(measured({ ...scene, outages: parts })).toEqual(measured(scene));
      }),
    );
  });

  test('never rises when an outage is added to known time', () => {
    fc.assert(
      fc.property(scenes, span, fc.constantFrom(...WEIGHTS), (scene, at, weight) => {
        const known: Scene = { ...scene, unknown: [] };
        const before = measured(known);
        const after = measured({
          ...known,
          outages: [...known.outages, { ...at, weight, open: false }],
        });
        const [was, is] = [before.exact, after.exact];
        if (was === null || is === null) expect(is).toBe(was);
        else {
          const [now, then] = [
            BigInt(is.good) * BigInt(was.total),
            BigInt(was.good) * BigInt(is.total),
          ];
          expect(now <= then).toBe(true);
        }
      }),
    );
  });

  test('gives the same for columns as for objects', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const columns = {
          starts: Float64Array.from(scene.outages, ({ from }) => from * MINUTE),
          ends: Float64Array.from(scene.outages, ({ to, open }) =>
            open ? Number.NaN : to * MINUTE,
          ),
          weights: Float64Array.from(scene.outages, ({ weight }) => Number(weight)),
        };
        const { exact: _, ...fromColumns } = measured(scene, columns);
        expect(measured(scene)).toMatchObject(fromColumns);
      }),
    );
  });
});

describe('groupOutages', () => {
  test('is down exactly in the minutes when fewer members are up than needed', () => {
    const member = fc.array(span, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 4 }), fc.nat(), (members, pick) => {
        const needed = pick % (members.length + 1);
        const outages = groupOutages(
          members.map((spans) => spans.map(({ from, to }) => [from, to] as const)),
          { needed },
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

describe('groups of weighted members', () => {
  test('lose in every minute what the worst-but-so-many member loses', () => {
    const outage = fc.tuple(span, fc.constantFrom(...WEIGHTS));
    const member = fc.array(outage, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 4 }), fc.nat(), (members, pick) => {
        const needed = 1 + (pick % members.length);
        const outages = groupOutages(
          members.map((own) => own.map(([at, weight]) => ({ start: at.from, end: at.to, weight }))),
          { needed },
        );
        const worst = (list: readonly (readonly [Span, string])[], at: number): number =>
          Math.max(
            0,
            ...list.map(([{ from, to }, weight]) => (from <= at && at < to ? Number(weight) : 0)),
          );
        for (let at = -10; at < LENGTH + 30; at++) {
          const losses = members.map((own) => worst(own, at)).sort((a, b) => b - a);
          const group = outages.map(
            ({ startAt, endAt, weight = 1 }) =>
              [{ from: startAt, to: endAt }, String(weight)] as const,
          );
          expect(worst(group, at)).toBe(losses[members.length - needed]);
        }
      }),
    );
  });
});
