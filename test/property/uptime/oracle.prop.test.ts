import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarDefinition, compileCalendar } from '../../../src/calendar.js';
import {
  type AvailabilityFacts,
  type AvailabilityRule,
  compileAvailability,
  measureAvailability,
} from '../../../src/uptime.js';
import { type SecondScene, type Seconds, walkSeconds } from '../../oracle/availability-seconds.js';

/** Monday, 1 June 2026, 00:00 UTC. */
const MONDAY = Date.UTC(2026, 5, 1) / 1000;
const HOUR = 3600;
/** A short month: long enough for hours, nights and everything to meet, short enough to walk. */
const LONGEST = 30 * HOUR;

interface Service {
  readonly definition: CalendarDefinition | undefined;
  readonly isService: (second: number) => boolean;
}

/** The hour of the week at a fixed distance from UTC, counted from Monday 00:00. */
const hourOfWeek = (second: number, offsetSeconds: number): number =>
  ((((second + offsetSeconds - MONDAY) / HOUR) % 168) + 168) % 168;

const isOffice = (second: number, offsetSeconds: number): boolean => {
  const hour = hourOfWeek(second, offsetSeconds);
  return hour < 120 && hour % 24 >= 8 && hour % 24 < 18.5;
};

const SERVICES: readonly Service[] = [
  { definition: undefined, isService: () => true },
  {
    definition: { timeZone: 'UTC', weekly: { 'mon-fri': '08:00-18:30' } },
    isService: (second) => isOffice(second, 0),
  },
  {
    definition: { timeZone: 'Asia/Kolkata', weekly: { 'mon-fri': '08:00-18:30' } },
    isService: (second) => isOffice(second, 5.5 * HOUR),
  },
  {
    definition: { timeZone: 'UTC', weekly: { 'mon-sun': '22:00-02:00' } },
    isService: (second) => (hourOfWeek(second, 0) + 2) % 24 < 4,
  },
];

const seconds = (most = LONGEST): fc.Arbitrary<Seconds> =>
  fc
    .tuple(
      fc.integer({ min: -4 * HOUR, max: LONGEST + 4 * HOUR }),
      fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: most })),
    )
    .map(([from, length]) => ({ from: MONDAY + from, to: MONDAY + from + length }));

const open = <T extends Seconds>(
  span: T,
  isOpen: boolean,
): Omit<T, 'to'> & { to: number | null } => ({
  ...span,
  to: isOpen ? null : span.to,
});

const outage = fc
  .tuple(seconds(6 * HOUR), fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 3, 5, 10, 10))
  .map(([span, pick, tenths]) => ({ ...open(span, pick === 0), tenths }));

/** Lengths of notice that often are exactly enough. */
const notice = fc.oneof(
  fc.constantFrom(0, HOUR / 2, HOUR, 2 * HOUR),
  fc.integer({ min: -HOUR, max: 3 * HOUR }).map((length) => Math.max(0, length)),
);

const exclusion = fc
  .tuple(
    seconds(5 * HOUR),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('maintenance', 'maintenance', 'maintenance', 'force-majeure'),
    fc.option(notice, { freq: 8 }),
  )
  .map(([span, pick, kind, ahead]) => ({
    ...open(span, pick === 0),
    kind,
    announced: ahead === null ? null : span.from - ahead,
  }));

const exclusionRule = fc.record({
  cap: fc.option(fc.integer({ min: 0, max: 2 * HOUR }), { freq: 3 }),
  notice: fc.option(notice, { freq: 2 }),
});

const scenes: fc.Arbitrary<SecondScene & { readonly definition: CalendarDefinition | undefined }> =
  fc
    .record({
      start: fc.integer({ min: 0, max: 3 * HOUR }),
      length: fc.integer({ min: 0, max: LONGEST }),
      at: fc.integer({ min: -HOUR, max: LONGEST + 4 * HOUR }),
      since: fc.option(fc.integer({ min: -HOUR, max: LONGEST }), { freq: 3 }),
      outages: fc.array(outage, { maxLength: 6 }),
      exclusions: fc.array(exclusion, { maxLength: 5 }),
      rules: fc.record({ maintenance: exclusionRule }),
      unknown: fc.array(seconds(4 * HOUR), { maxLength: 2 }),
      service: fc.constantFrom(...SERVICES),
      excludedAs: fc.constantFrom('leftOut' as const, 'up' as const),
      unknownAs: fc.constantFrom('leftOut' as const, 'up' as const, 'down' as const),
      futureAs: fc.constantFrom('leftOut' as const, 'up' as const),
      permille: fc.option(fc.integer({ min: 500, max: 1000 })),
    })
    .map(({ start, length, at, since, service, rules, ...rest }) => ({
      ...rest,
      ...service,
      rules,
      period: { from: MONDAY + start, to: MONDAY + start + length },
      at: MONDAY + at,
      since: since === null ? null : MONDAY + since,
    }));

const ms = (second: number | null): number | null => (second === null ? null : second * 1000);

function ruleOf(
  scene: SecondScene & { definition: CalendarDefinition | undefined },
): AvailabilityRule {
  const { rules, excludedAs, unknownAs, futureAs, permille, definition } = scene;
  const length = (amount: number | null) => (amount === null ? undefined : { seconds: amount });
  return {
    ...(permille === null ? {} : { targetRatio: (permille / 1000).toFixed(3) }),
    ...(definition === undefined ? {} : { calendar: 'hours' }),
    weights: { tenth0: 0, tenth3: '0.3', tenth5: 0.5, tenth10: 1 },
    exclusionRules: Object.fromEntries(
      Object.entries(rules).map(([kind, { cap, notice }]) => [
        kind,
        { cap: length(cap), notice: length(notice) },
      ]),
    ),
    excludedAs,
    unknownAs,
    futureAs,
  };
}

function factsOf({ period, since, outages, exclusions, unknown }: SecondScene): AvailabilityFacts {
  return {
    period: { start: period.from * 1000, end: period.to * 1000 },
    ...(since === null ? {} : { trackedSince: since * 1000 }),
    outages: outages.map(({ from, to, tenths }) => ({
      start: from * 1000,
      end: ms(to),
      state: `tenth${tenths}`,
    })),
    exclusions: exclusions.map(({ from, to, kind, announced }) => ({
      startAt: from * 1000,
      endAt: ms(to),
      kind,
      ...(announced === null ? {} : { announcedAt: announced * 1000 }),
    })),
    unknown: unknown.map(({ from, to }) => [from * 1000, to * 1000] as const),
  };
}

const RUNS = Math.max(200, Number(process.env.FC_RUNS ?? 0));

describe('measureAvailability', () => {
  test('finds what a walk over every second finds', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const calendars =
          scene.definition === undefined ? {} : { hours: compileCalendar(scene.definition) };
        const found = measureAvailability(
          compileAvailability(ruleOf(scene), calendars),
          factsOf(scene),
          { at: scene.at * 1000 },
        );
        const walked = walkSeconds(scene);
        // Weights are tenths, and an outage of whole seconds loses whole tenths of them: whole ms.
        expect(found).toMatchObject({
          status: walked.status,
          serviceMs: walked.service * 1000,
          excludedMs: walked.excluded * 1000,
          unknownMs: walked.unknown * 1000,
          measuredMs: walked.measured * 1000,
          downtimeMs: walked.lostTenths * 100,
        });
        expect(found.exclusions.map(({ grantedMs }) => grantedMs)).toEqual(
          walked.granted.map((granted) => granted * 1000),
        );
        if (found.exact === null) expect(walked.measured).toBe(0);
        else {
          const { good, total } = found.exact;
          expect(BigInt(good) * BigInt(walked.measured * 10)).toBe(
            BigInt(walked.measured * 10 - walked.lostTenths) * BigInt(total),
          );
        }
      }),
      { numRuns: RUNS },
    );
  });
});
