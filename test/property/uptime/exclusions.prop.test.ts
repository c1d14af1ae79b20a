import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  type AvailabilityFacts,
  type BucketInput,
  compileAvailability,
  compileRequests,
  type ExclusionRule,
  type ExclusionTerms,
  measureAvailability,
  measureRequests,
} from '../../../src/uptime.js';

/** Monday, 1 June 2026, and some minutes of it, second by second. */
const MONDAY = Date.UTC(2026, 5, 1);
const LONGEST = 240;
const SECOND = 1000;
const DAY = 86_400 * SECOND;

const at = (second: number): number => MONDAY + second * SECOND;
const length = (seconds: number) => ({ seconds });

const calendars = {
  hours: compileCalendar({
    timeZone: 'UTC',
    weekly: { mon: '00:00-00:01, 00:02-00:04' },
  }),
  windows: compileCalendar({
    timeZone: 'UTC',
    weekly: { mon: '00:01-00:03, 00:04-00:05' },
  }),
  weekdays: compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '00:00-24:00' } }),
};

const spans = (most: number, count: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: LONGEST }), fc.integer({ min: 0, max: most }))
      .map(([from, long]) => [from, from + long] as const),
    { maxLength: count },
  );

const exclusionRule: fc.Arbitrary<ExclusionRule> = fc
  .record({
    cap: fc.option(fc.nat(60).map(length), { nil: undefined }),
    yearly: fc.option(fc.nat(60), { nil: undefined }),
    rolling: fc.option(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 90 })), { nil: undefined }),
    order: fc.constantFrom('earliest' as const, 'asGiven' as const),
    notice: fc.option(
      fc.constantFrom({ seconds: 30 }, { businessDays: 2, calendar: 'weekdays' as const }),
      { nil: undefined },
    ),
    within: fc.option(fc.constant('windows' as const), { nil: undefined }),
  })
  .map(({ yearly, rolling, order, ...rule }) => ({
    ...rule,
    order: rolling === undefined ? order : 'earliest',
    caps: [
      ...(yearly === undefined ? [] : [{ cap: length(yearly), span: 'half' }]),
      ...(rolling === undefined ? [] : [{ cap: length(rolling[0]), rolling: length(rolling[1]) }]),
    ],
  }));

const scenes = fc.record({
  period: fc.tuple(fc.nat(60), fc.integer({ min: 1, max: LONGEST - 60 })),
  at: fc.integer({ min: -10, max: LONGEST + 40 }),
  tracked: fc.option(fc.tuple(fc.nat(LONGEST), fc.nat(LONGEST)), { nil: undefined }),
  outages: spans(40, 5),
  exclusions: fc.array(
    fc.record({
      from: fc.integer({ min: -20, max: LONGEST }),
      long: fc.option(fc.nat(60)),
      kind: fc.constantFrom('maintenance', 'maintenance', 'force-majeure'),
      aheadMs: fc.option(fc.constantFrom(0, 30 * SECOND, DAY, 2 * DAY, 4 * DAY)),
    }),
    { maxLength: 6 },
  ),
  before: spans(10, 2),
  cut: fc.integer({ min: -10, max: LONGEST }),
  terms: fc.record({
    excludedAs: fc.constantFrom('leftOut' as const, 'up' as const),
    exclusionRules: fc.record({ maintenance: exclusionRule }),
    agreedExclusions: fc.constantFrom([], [{ calendar: 'windows' }]),
  }),
  calendar: fc.option(fc.constant('hours'), { nil: undefined }),
  targetPercent: fc.integer({ min: 50, max: 100 }),
});

type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

function factsOf({ period, tracked, exclusions, before, cut }: Scene) {
  const [start, long] = period;
  return {
    period: [at(start), at(start + long)] as const,
    ...(tracked === undefined
      ? {}
      : { trackedSince: at(tracked[0]), trackedUntil: at(tracked[0] + tracked[1]) }),
    exclusions: exclusions.map(({ from, long: lasts, kind, aheadMs }, i) => ({
      start: at(from),
      end: lasts === null ? null : at(from + lasts),
      kind,
      id: `e${i}`,
      ...(aheadMs === null ? {} : { announcedAt: at(from) - aheadMs }),
    })),
    spans: {
      half: [
        [at(-60), at(cut)],
        [at(cut), at(LONGEST + 60)],
      ] as const,
    },
    excludedBefore: before.flatMap(([from, to]) =>
      from < Math.min(to, start) ? [[at(from), at(Math.min(to, start))] as const] : [],
    ),
  };
}

/** One event each second, as good as the second was. */
function eventsOf({ outages }: Scene): BucketInput[] {
  return Array.from({ length: LONGEST + 40 }, (_, i) => {
    const second = i - 20;
    const isDown = outages.some(([from, to]) => from <= second && second < to);
    return { start: at(second), end: at(second + 1), good: isDown ? 0 : 1, total: 1 };
  });
}

describe('exclusions', () => {
  it('are granted alike for time and for events, which have one ratio at an event per second', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { terms, calendar, targetPercent } = scene;
        const rule = { ...(terms satisfies ExclusionTerms), calendar, targetPercent };
        const facts = factsOf(scene);
        const outages = scene.outages.map(([from, to]) => [at(from), at(to)] as const);
        const options = { at: at(scene.at), listIntervals: true };
        const time = measureAvailability(
          compileAvailability(rule, calendars),
          { ...facts, outages } satisfies AvailabilityFacts,
          options,
        );
        const events = measureRequests(
          compileRequests(rule, calendars),
          { ...facts, buckets: eventsOf(scene) },
          options,
        );
        expect(events.exclusions).toEqual(time.exclusions);
        expect(events.excludedMs).toBe(time.excludedMs);
        expect(events.intervals?.excluded).toEqual(time.intervals?.excluded);
        expect(events.measuredMs).toBe(time.measuredMs);
        expect(Number(events.events.total) * SECOND).toBe(time.measuredMs);
        expect(Number(events.events.bad) * SECOND).toBe(time.downtimeMs);
        expect(events.straddling).toEqual([]);
        expect(events.sliPercent).toBe(time.availabilityPercent);
        // Before the end a promise about events can still be kept where one about time cannot.
        if (facts.period[1] <= options.at) expect(events.status).toBe(time.status);
        expect(events.onTarget).toBe(time.onTarget);
      }),
      { numRuns: Math.max(100, Number(process.env.FC_RUNS ?? 0)) },
    );
  });
});
