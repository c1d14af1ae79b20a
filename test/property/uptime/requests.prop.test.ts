import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BucketInput,
  compileRequests,
  type Interval,
  measureRequests,
  type RequestSli,
  type RequestsFacts,
  type RequestsRule,
} from '../../../src/uptime.js';
import { isEqual, type Walk, type WalkSlices, walkRequests } from '../../oracle/requests-walk.js';
import { thrownBy } from '../../oracle/thrown.js';

const END = 48;

const spans = fc
  .array(fc.tuple(fc.nat(END), fc.nat(12)), { maxLength: 3 })
  .map((list) => list.map(([start, length]): [number, number] => [start, start + length]));

/** One after another, with gaps between some. */
const buckets = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0, 0, 1, 3),
      length: fc.integer({ min: 1, max: 6 }),
      total: fc.nat(90),
      good: fc.nat(90),
      isRead: fc.constantFrom(true, true, true, true, false),
    }),
    { maxLength: 14 },
  )
  .map((list) => {
    let at = -3;
    return list.map(({ gap, length, total, good, isRead }) => {
      const start = at + gap;
      at = start + length;
      const counts = { good: Math.min(good, total), total };
      return { start, end: at, ...(isRead ? counts : { good: null, total: null }) };
    });
  });

const as = fc.constantFrom('leftOut' as const, 'up' as const, 'down' as const);

const slices: fc.Arbitrary<WalkSlices | null> = fc.option(
  fc
    .record({
      method: fc.constantFrom('timeSlices' as const, 'ratioSlices' as const),
      length: fc.integer({ min: 2, max: 8 }),
      originAt: fc.nat(9),
      errorPercent: fc.constantFrom(0, 20, 50),
      minRun: fc.integer({ min: 1, max: 3 }),
      minEvents: fc.nat(4),
      emptyAs: as,
      unknownAs: as,
    })
    .map((plan) => (plan.method === 'ratioSlices' ? { ...plan, minRun: 1 } : plan)),
);

const walks: fc.Arbitrary<Walk> = fc
  .record({
    period: fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 36 })),
    at: fc.nat(END + 8),
    trackedSince: fc.option(fc.nat(END), { nil: undefined }),
    life: fc.option(fc.nat(END), { nil: undefined }),
    service: fc.oneof(fc.constant([[-100, 100]] as [number, number][]), spans),
    exclusions: spans,
    unknown: fc.oneof(fc.constant([]), spans),
    buckets,
    excludedAs: fc.constantFrom('leftOut' as const, 'up' as const),
    straddling: fc.constantFrom('leftOut' as const, 'proportional' as const),
    slices,
  })
  .map(({ period: [start, length], slices: plan, life, ...walk }) => ({
    ...walk,
    trackedUntil: life === undefined ? undefined : (walk.trackedSince ?? 0) + life,
    slices: plan,
    period: [start, start + length] as const,
    buckets: walk.buckets.filter(({ start: from, end }) => {
      if (plan === null) return true;
      const number = (t: number) => Math.floor((t - plan.originAt) / plan.length);
      return number(from) === number(end - 1);
    }),
  }));

function ruleOf({ slices: plan, excludedAs, straddling }: Walk): RequestsRule {
  if (plan === null) return { excludedAs, straddling };
  const { method, length, errorPercent, minRun, ...others } = plan;
  const bad = method === 'timeSlices' ? { errorPercent, minRun } : {};
  const slice = { ...others, ...bad, length: { milliseconds: length } };
  return { method, excludedAs, straddling, slice };
}

function factsOf(walk: Walk): RequestsFacts {
  return {
    period: walk.period,
    buckets: walk.buckets.map(({ good, total, ...bounds }) => ({
      ...bounds,
      good: good === null ? null : good / 10,
      total: total === null ? null : total / 10,
    })),
    exclusions: walk.exclusions,
    unknown: walk.unknown,
    trackedSince: walk.trackedSince,
    trackedUntil: walk.trackedUntil,
    serviceTime: walk.service,
  };
}

function measure(rule: RequestsRule, facts: RequestsFacts, at: number): RequestSli {
  return measureRequests(compileRequests(rule), facts, { at, digits: 12, listIntervals: true });
}

describe('measureRequests', () => {
  it('agrees with a walk over each millisecond and each bucket', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const expected = walkRequests(walk);
        const result = measure(ruleOf(walk), factsOf(walk), walk.at);
        const [top, bottom] = expected.total;
        expect(result.exact === null).toBe(top === 0n);
        if (result.exact !== null) {
          const good = BigInt(result.exact.good);
          const total = BigInt(result.exact.total);
          const share = [expected.good[0] * bottom, expected.good[1] * top] as const;
          expect(isEqual([good, total], share)).toBe(true);
        }
        const left = Object.fromEntries(result.leftOut.map((one) => [one.reason, one.buckets]));
        expect(left).toEqual(expected.leftOut);
        expect(result.measuredMs).toBe(expected.baseMs);
        const timesOf = (list: readonly Interval[] = []) =>
          list.flatMap(({ startAt, endAt }) =>
            Array.from({ length: endAt - startAt }, (_, i) => startAt + i),
          );
        expect(timesOf(result.intervals?.badSlices)).toEqual(expected.badTimes);
        expect(timesOf(result.intervals?.unknownSlices)).toEqual(expected.unknownTimes);
        expect(result.coverageRatio).toBe(
          expected.baseMs === 0
            ? null
            : String(Math.floor((expected.knownMs * 1e12) / expected.baseMs) / 1e12),
        );
      }),
    );
  });

  it('refuses what lies across a border exactly when something does, unless the rule says', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const call = () =>
          measure({ ...ruleOf(walk), straddling: 'refuse' }, factsOf(walk), walk.at);
        if (walkRequests(walk).straddles) expect(thrownBy(call).code).toBe('invalid-interval');
        else expect(call().straddling).toEqual([]);
      }),
    );
  });

  it('does not mind the order of buckets, nor rows or columns, nor good or bad ones', () => {
    fc.assert(
      fc.property(walks, fc.infiniteStream(fc.nat()), (walk, picks) => {
        const rule = ruleOf(walk);
        const facts = factsOf(walk);
        const given = [...(facts.buckets as BucketInput[])];
        const expected = measure(rule, facts, walk.at);
        const shuffled = given
          .map((bucket) => ({ bucket, pick: picks.next().value as number }))
          .sort((a, b) => a.pick - b.pick)
          .map(({ bucket }) => bucket);
        expect(measure(rule, { ...facts, buckets: shuffled }, walk.at)).toEqual(expected);
        const columns = {
          starts: Float64Array.from(walk.buckets, ({ start }) => start),
          ends: Float64Array.from(walk.buckets, ({ end }) => end),
          good: given.map(({ good }) => good as number | null),
          total: Float64Array.from(given, ({ total }) => (total ?? Number.NaN) as number),
        };
        expect(measure(rule, { ...facts, buckets: columns }, walk.at)).toEqual(expected);
        const bad = walk.buckets.map(({ start, end, good, total }) => ({
          start,
          end,
          good: good === null ? null : String(good / 10),
          bad: good === null || total === null ? null : `${(total - good) / 10}`,
        }));
        expect(measure(rule, { ...facts, buckets: bad }, walk.at)).toEqual(expected);
      }),
    );
  });

  it('is the same when a bucket is cut in two where it counts alike, with its counts', () => {
    fc.assert(
      fc.property(walks, fc.nat(), fc.nat(), (walk, pick, at) => {
        const [start, end] = walk.period;
        const facts = { period: [start, end] as const };
        const clear = walk.buckets.filter((one) => one.start >= start && one.end <= end);
        const chosen = clear[pick % Math.max(1, clear.length)];
        fc.pre(chosen !== undefined && chosen.end - chosen.start > 1);
        const { start: from, end: to, good, total } = chosen as (typeof clear)[number];
        const cut = from + 1 + (at % (to - from - 1));
        const goodBefore = good === null ? null : Math.floor(good / 3);
        const totalBefore =
          total === null ? null : (goodBefore ?? 0) + Math.floor(((total - (good ?? 0)) * 2) / 3);
        const less = (a: number | null, b: number | null) => (a === null ? null : a - (b ?? 0));
        const halves = [
          { start: from, end: cut, good: goodBefore, total: totalBefore },
          { start: cut, end: to, good: less(good, goodBefore), total: less(total, totalBefore) },
        ];
        const whole = measure({}, { ...facts, buckets: clear }, end);
        const parts = clear.flatMap((one) => (one === chosen ? halves : [one]));
        // How many are left out is the one thing that changes.
        const { leftOut: _, ...result } = measure({}, { ...facts, buckets: parts }, end);
        expect({ ...result, leftOut: whole.leftOut }).toEqual(whole);
      }),
    );
  });

  it('joins the parts of a period to the whole', () => {
    fc.assert(
      fc.property(walks, fc.nat(), (walk, pick) => {
        fc.pre(walk.slices === null);
        const rule = { ...ruleOf(walk), straddling: 'proportional' as const };
        const facts = factsOf(walk);
        const [start, end] = walk.period;
        const cut = start + (pick % (end - start + 1));
        const of = (from: number, to: number) =>
          walkSum(measure(rule, { ...facts, period: [from, to] }, walk.at));
        const [a, b, whole] = [of(start, cut), of(cut, end), of(start, end)];
        expect(a.measuredMs + b.measuredMs).toBe(whole.measuredMs);
        for (const field of ['good', 'total'] as const) {
          const [x, y, all] = [a[field], b[field], whole[field]];
          // Each is rounded down at the twelfth digit, so that two of them may lack two.
          expect(Math.abs(Number(x) + Number(y) - Number(all))).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

function walkSum({ events, measuredMs }: RequestSli) {
  return { ...events, measuredMs };
}
