import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarDefinition, compileCalendar } from '../../../src/calendar.js';
import {
  type AvailabilityFacts,
  type AvailabilityRule,
  compileAvailability,
  type ExclusionCap,
  type ExclusionRule,
  measureAvailability,
} from '../../../src/uptime.js';
import { type Ticks, type WalkScene, walkAvailability } from '../../oracle/availability-walk.js';

/** Monday, 2 March 2026: the clocks of many zones change within the weeks that follow. */
const MONDAY = Date.UTC(2026, 2, 2);
/** 30 days in quarters of an hour: all clocks differ by some of them, and change by some. */
const LONGEST = 2880;
const QUARTER = 900_000;
const DAY = 96;

/** Hours that a contract agrees on, and whether an instant lies in them, as the clocks of Intl show it. */
interface Hours {
  readonly definition: CalendarDefinition;
  readonly holds: (at: number) => boolean;
}

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Africa/Casablanca',
];

const minuteOfWeek = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, readonly [weekday: string, minute: number]>();
  return (at: number): readonly [weekday: string, minute: number] => {
    const found = known.get(at);
    if (found !== undefined) return found;
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    const read = [parts.weekday ?? '', Number(parts.hour) * 60 + Number(parts.minute)] as const;
    known.set(at, read);
    return read;
  };
};

const OFFICES: readonly Hours[] = ZONES.map((timeZone) => {
  const read = minuteOfWeek(timeZone);
  return {
    definition: { timeZone, weekly: { 'mon-fri': '08:00-18:30' } },
    holds: (at) => {
      const [weekday, minute] = read(at);
      return !['Sat', 'Sun'].includes(weekday) && minute >= 480 && minute < 1110;
    },
  };
});

const readUtc = minuteOfWeek('UTC');
/** Windows in UTC, which no clock moves: Sundays, and every night. */
const SUNDAYS: Hours = {
  definition: { timeZone: 'UTC', weekly: { sun: '02:00-06:00' } },
  holds: (at) => readUtc(at)[0] === 'Sun' && readUtc(at)[1] >= 120 && readUtc(at)[1] < 360,
};
const NIGHTS: Hours = {
  definition: { timeZone: 'UTC', weekly: { 'mon-sun': '22:00-02:00' } },
  holds: (at) => readUtc(at)[1] >= 1320 || readUtc(at)[1] < 120,
};
/** Business days for a notice: Monday to Friday, with hours that no step leaves. */
const WEEKDAYS: CalendarDefinition = { timeZone: 'UTC', weekly: { 'mon-fri': '00:00-24:00' } };

const ticks = (most: number): fc.Arbitrary<Ticks> =>
  fc
    .tuple(
      fc.integer({ min: -100, max: LONGEST + 100 }),
      fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: most })),
    )
    .map(([from, length]) => ({ from, to: from + length }));

const open = <T extends Ticks>(
  span: T,
  isOpen: boolean,
): Omit<T, 'to'> & { to: number | null } => ({
  ...span,
  to: isOpen ? null : span.to,
});

const outage = fc
  .tuple(
    ticks(200),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom(0, 3, 5, 10, 10),
    fc.constantFrom(null, 'api', 'db'),
  )
  .map(([span, pick, tenths, component]) => ({ ...open(span, pick === 0), tenths, component }));

/** Lengths of notice that often are exactly enough. */
const notice = fc.oneof(fc.constantFrom(0, 8, DAY, 3 * DAY), fc.integer({ min: 0, max: 5 * DAY }));

const exclusion = fc
  .tuple(
    ticks(150),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('maintenance', 'maintenance', 'maintenance', 'force-majeure'),
    fc.option(notice, { freq: 8 }),
  )
  .map(([span, pick, kind, ahead]) => ({
    ...open(span, pick === 0),
    kind,
    announced: ahead === null ? null : span.from - ahead,
  }));

/** A rule for exclusions, in ticks and words. */
interface RuleScene {
  readonly cap: number | null;
  readonly spanCap: number | null;
  readonly rolling: { readonly cap: number; readonly length: number } | null;
  readonly isInOrder: boolean;
  readonly notice: number | { readonly businessDays: number } | null;
  readonly within: 'nights' | null;
}

const exclusionRule: fc.Arbitrary<RuleScene> = fc
  .record({
    cap: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }),
    spanCap: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 2 }),
    rolling: fc.option(
      fc.record({ cap: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 300 }) }),
      { freq: 2 },
    ),
    isInOrder: fc.boolean(),
    notice: fc.option(
      fc.oneof(notice, fc.record({ businessDays: fc.integer({ min: 0, max: 6 }) })),
      { freq: 1 },
    ),
    within: fc.option(fc.constant('nights' as const), { freq: 1 }),
  })
  .map((rule) => ({ ...rule, isInOrder: rule.isInOrder || rule.rolling !== null }));

/** A scene as it is drawn, without what a walk must be told in functions. */
type Drawn = Omit<WalkScene, 'isService' | 'isAgreed' | 'rules'> & {
  readonly tickMs: number;
  readonly service: Hours | null;
  readonly isAgreed: boolean;
  readonly rule: RuleScene;
};

const scenes: fc.Arbitrary<Drawn> = fc
  .record({
    tickMs: fc.constantFrom(QUARTER, QUARTER, 1000),
    start: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 0, max: LONGEST }),
    at: fc.integer({ min: -100, max: LONGEST + 300 }),
    since: fc.option(fc.integer({ min: -100, max: LONGEST }), { freq: 1 }),
    life: fc.option(fc.integer({ min: 0, max: LONGEST }), { freq: 1 }),
    outages: fc.array(outage, { maxLength: 6 }),
    overlap: fc.constantFrom('max' as const, 'sum' as const),
    slices: fc.option(
      fc.record({
        length: fc.integer({ min: 1, max: 9 }),
        origin: fc.integer({ min: -20, max: 20 }),
        partialAs: fc.constantFrom('up' as const, 'down' as const),
        minRun: fc.integer({ min: 1, max: 4 }),
      }),
      { freq: 1 },
    ),
    outageRule: fc.record({
      merge: fc.constantFrom(0, 0, 3, 40),
      gapsAs: fc.constantFrom('up' as const, 'down' as const),
      gate: fc.constantFrom(0, 0, 5, 30),
      deduct: fc.constantFrom(0, 0, 4, 50),
    }),
    exclusions: fc.array(exclusion, { maxLength: 5 }),
    isAgreed: fc.boolean(),
    rule: exclusionRule,
    cut: fc.integer({ min: -50, max: LONGEST }),
    before: fc.array(
      fc.record({
        from: fc.integer({ min: -300, max: -1 }),
        length: fc.integer({ min: 0, max: 80 }),
        kind: fc.constantFrom('maintenance', 'force-majeure'),
      }),
      { maxLength: 3 },
    ),
    unknown: fc.array(ticks(300), { maxLength: 2 }),
    service: fc.option(fc.constantFrom(...OFFICES, NIGHTS), { freq: 3 }),
    excludedAs: fc.constantFrom('leftOut' as const, 'up' as const),
    unknownAs: fc.constantFrom('leftOut' as const, 'up' as const, 'down' as const),
    futureAs: fc.constantFrom('leftOut' as const, 'up' as const),
    permille: fc.option(fc.integer({ min: 500, max: 1000 })),
    softer: fc.option(fc.integer({ min: 1, max: 300 })),
    leastCoverage: fc.constantFrom(0, 50, 90, 100),
  })
  .map(({ start, length, since, life, cut, before, permille, softer, ...rest }) => ({
    ...rest,
    period: { from: start, to: start + length },
    since,
    until: life === null ? null : (since ?? 0) + life,
    permille,
    acceptable: permille === null || softer === null ? null : Math.max(0, permille - softer),
    spans: [
      { from: -400, to: cut },
      { from: cut, to: LONGEST + 400 },
    ],
    before: before.map(({ from, length: long, kind }) => ({
      from,
      to: Math.min(from + long, start),
      kind,
    })),
  }));

const instantOf = ({ tickMs }: Drawn, tick: number): number => MONDAY + tick * tickMs;

function walkSceneOf(scene: Drawn): WalkScene {
  const { tickMs, service, isAgreed, rule } = scene;
  const at = (tick: number): number => MONDAY + tick * tickMs;
  const noticeEnds = (announced: number): number => {
    const { notice: asked } = rule;
    if (typeof asked === 'number') return announced + asked;
    let due = at(announced);
    for (let left = asked?.businessDays ?? 0; left > 0; ) {
      due += 86_400_000;
      if (![0, 6].includes(new Date(due).getUTCDay())) left--;
    }
    return (due - MONDAY) / tickMs;
  };
  return {
    ...scene,
    isService: (tick) => service === null || service.holds(at(tick)),
    isAgreed: isAgreed ? (tick) => SUNDAYS.holds(at(tick)) : null,
    rules: {
      maintenance: {
        ...rule,
        noticeEnds: rule.notice === null ? null : noticeEnds,
        isWithin: (tick) => rule.within === null || NIGHTS.holds(at(tick)),
      },
    },
  };
}

function ruleOf(scene: Drawn): AvailabilityRule {
  const { permille, acceptable, overlap, slices, outageRule, excludedAs, unknownAs } = scene;
  const length = (amount: number) => ({ milliseconds: amount * scene.tickMs });
  return {
    ...(permille === null ? {} : { targetRatio: (permille / 1000).toFixed(3) }),
    ...(acceptable === null ? {} : { acceptablePercent: (acceptable / 10).toFixed(1) }),
    ...(scene.service === null ? {} : { calendar: 'hours' }),
    weights: { tenth0: 0, tenth3: '0.3', tenth5: 0.5, tenth10: 1 },
    overlap,
    ...(slices === null
      ? {}
      : {
          slices: {
            length: length(slices.length),
            originAt: instantOf(scene, slices.origin),
            partialAs: slices.partialAs,
            minRun: slices.minRun,
          },
        }),
    outageRule: {
      mergeWithin: length(outageRule.merge),
      gapsAs: outageRule.gapsAs,
      onlyLongerThan: length(outageRule.gate),
      deductible: length(outageRule.deduct),
    },
    exclusionRules: { maintenance: exclusionRuleOf(scene) },
    ...(scene.isAgreed ? { agreedExclusions: [{ calendar: 'sundays' }] } : {}),
    excludedAs,
    unknownAs,
    futureAs: scene.futureAs,
    minimumCoveragePercent: scene.leastCoverage,
  };
}

function exclusionRuleOf({ rule, tickMs }: Drawn): ExclusionRule {
  const length = (amount: number) => ({ milliseconds: amount * tickMs });
  const caps: ExclusionCap[] = [];
  if (rule.spanCap !== null) caps.push({ cap: length(rule.spanCap), span: 'half' });
  if (rule.rolling !== null)
    caps.push({ cap: length(rule.rolling.cap), rolling: length(rule.rolling.length) });
  const { notice: asked } = rule;
  return {
    ...(rule.cap === null ? {} : { cap: length(rule.cap) }),
    caps,
    order: rule.isInOrder ? 'earliest' : 'asGiven',
    ...(asked === null
      ? {}
      : { notice: typeof asked === 'number' ? length(asked) : { ...asked, calendar: 'weekdays' } }),
    ...(rule.within === null ? {} : { within: rule.within }),
  };
}

function factsOf(scene: Drawn): AvailabilityFacts {
  const at = (tick: number): number => instantOf(scene, tick);
  const span = ({ from, to }: { from: number; to: number | null }) => ({
    start: at(from),
    end: to === null ? null : at(to),
  });
  const whole = ({ from, to }: Ticks) => ({ start: at(from), end: at(to) });
  const { period, since, until, outages, exclusions, unknown, spans, before } = scene;
  return {
    period: whole(period),
    ...(since === null ? {} : { trackedSince: at(since) }),
    ...(until === null ? {} : { trackedUntil: at(until) }),
    outages: outages.map(({ tenths, component, ...row }) => ({
      ...span(row),
      state: `tenth${tenths}`,
      ...(component === null ? {} : { component }),
    })),
    exclusions: exclusions.map(({ kind, announced, ...row }) => ({
      ...span(row),
      kind,
      ...(announced === null ? {} : { announcedAt: at(announced) }),
    })),
    unknown: unknown.map(whole),
    spans: { half: spans.filter(({ from, to }) => from < to).map(whole) },
    excludedBefore: before
      .filter(({ from, to }) => from < to)
      .map(({ kind, ...row }) => ({ ...whole(row), kind })),
  };
}

const RUNS = Math.max(200, Number(process.env.FC_RUNS ?? 0));

describe('measureAvailability', () => {
  test('finds what a walk over every tick finds', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { service, tickMs } = scene;
        const calendars = {
          weekdays: compileCalendar(WEEKDAYS),
          sundays: compileCalendar(SUNDAYS.definition),
          nights: compileCalendar(NIGHTS.definition),
          ...(service === null ? {} : { hours: compileCalendar(service.definition) }),
        };
        const compiled = compileAvailability(ruleOf(scene), calendars);
        const found = measureAvailability(compiled, factsOf(scene), {
          at: instantOf(scene, scene.at),
        });
        const walked = walkAvailability(walkSceneOf(scene));
        // Weights are tenths, and an outage of whole ticks loses whole tenths of them: whole ms.
        expect(found).toMatchObject({
          status: walked.status,
          serviceMs: walked.service * tickMs,
          excludedMs: walked.excluded * tickMs,
          unknownMs: walked.unknown * tickMs,
          measuredMs: walked.measured * tickMs,
          downtimeMs: (walked.lostTenths * tickMs) / 10,
          downtimeBounds: {
            leastMs: (walked.knownTenths * tickMs) / 10,
            mostMs: (walked.knownTenths * tickMs) / 10 + walked.unknown * tickMs,
          },
        });
        expect(found.exclusions.map(({ grantedMs }) => grantedMs)).toEqual(
          walked.granted.map((granted) => granted * tickMs),
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
