import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertRule, evaluateAlerts, evaluateBucketAlerts } from '../../../src/uptime.js';
import { runsOf, type WalkedAlert, type World, walkAlert } from '../../oracle/alert-walk.js';

/** A little world of 90 milliseconds, far from the beginning of time; later everything is quiet. */
const ORIGIN = Date.UTC(2026, 5, 1);
const WORLD = 90;
const LENGTH = 260;

const ms = (most: number) => fc.integer({ min: 0, max: most });
const outages = fc.array(fc.tuple(ms(WORLD), ms(30), fc.constantFrom(1, 3, 5, 10)), {
  maxLength: 6,
});
const services = fc.option(fc.array(fc.tuple(ms(WORLD), ms(60)), { maxLength: 5 }), {
  nil: undefined,
});
const alerts: fc.Arbitrary<{ readonly rule: AlertRule; readonly walked: WalkedAlert }> = fc
  .record({
    long: fc.integer({ min: 1, max: 40 }),
    short: fc.integer({ min: 1, max: 20 }),
    hold: fc.oneof(fc.constant(0), ms(10)),
    // Tenths of a burn rate, of a target of 90 %: a share of n hundredths.
    burn: fc.integer({ min: 1, max: 110 }),
    operator: fc.constantFrom('gte' as const, 'gt' as const),
  })
  .map(({ long, short, hold, burn, operator }) => ({
    rule: { burnRate: burn / 10, longWindow: long, shortWindow: short, hold },
    walked: { long, short, hold, top: BigInt(burn), bottom: 100n, operator },
  }));

/** The world as each of its milliseconds is. */
function worldOf(
  lost: readonly (readonly [number, number, number])[],
  service: readonly (readonly [number, number])[] | undefined,
): World {
  return Array.from({ length: LENGTH }, (_, at) => {
    const isOpen = service?.some(([from, length]) => from <= at && at < from + length) ?? true;
    if (!isOpen) return null;
    const here = lost.filter(([from, length]) => from <= at && at < from + length);
    return Math.max(0, ...here.map(([, , tenths]) => tenths));
  });
}

describe('evaluateAlerts', () => {
  it('agrees with a walk over every millisecond', () => {
    fc.assert(
      fc.property(outages, services, alerts, ms(WORLD), (lost, service, { rule, walked }, now) => {
        const known = lost.filter(([from]) => from <= now);
        const { burning, firing } = walkAlert(worldOf(known, service), walked);
        // Before the world, a service that always runs is up: a window reaches into that.
        const always = Array.from({ length: 60 }, () => 0);
        const course =
          service === undefined
            ? shifted(walkAlert([...always, ...worldOf(known, undefined)], walked), 60)
            : { burning, firing };
        const {
          alerts: [alert],
          nextChangeAt,
        } = evaluateAlerts(
          { targetPercent: 90, rules: [rule], operator: walked.operator },
          {
            outages: known.map(([from, length, tenths]) => ({
              start: ORIGIN + from,
              end: ORIGIN + from + length,
              weight: tenths / 10,
            })),
            serviceTime: service?.map(
              ([from, length]) => [ORIGIN + from, ORIGIN + from + length] as const,
            ),
          },
          { at: ORIGIN + now },
        );
        const fired = runsOf(course.firing).filter(([from]) => from <= now);
        expect(alert?.firings).toEqual(
          fired.map(([from, to]) => ({
            firedAt: ORIGIN + from,
            endedAt: to <= now ? ORIGIN + to : null,
          })),
        );
        const statusAt = (at: number): string =>
          course.firing[at] ? 'firing' : course.burning[at] ? 'pending' : 'quiet';
        expect(alert?.status).toBe(statusAt(now));
        const next = course.burning.findIndex(
          (_, at) => at > now && statusAt(at) !== statusAt(now),
        );
        expect(alert?.nextChangeAt).toBe(next < 0 ? null : ORIGIN + next);
        expect(nextChangeAt).toBe(alert?.nextChangeAt);
      }),
      { numRuns: 200 },
    );
  });

  it('a burn of exactly 14.4 is 14.4 and fires, whatever the size of the window', () => {
    // 1.44 % of a window of 625 units are 9 units, against 0.1 %.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (unit) => {
        const evaluate = (operator: 'gte' | 'gt', at: number) =>
          evaluateAlerts(
            {
              targetPercent: '99.9',
              rules: [{ burnRate: '14.4', longWindow: 625 * unit, shortWindow: 625 * unit }],
              operator,
            },
            { outages: [[ORIGIN, ORIGIN + 9 * unit]] },
            { at },
          ).alerts[0];
        const at = ORIGIN + 9 * unit;
        expect(evaluate('gte', at)).toMatchObject({
          status: 'firing',
          longBurnRate: '14.4',
          shortBurnRate: '14.4',
          burningSinceAt: at,
        });
        expect(evaluate('gte', at - 1)?.status).toBe('quiet');
        expect(evaluate('gt', at)?.status).toBe('quiet');
      }),
      { numRuns: 1000 },
    );
  });
});

function shifted(
  { burning, firing }: ReturnType<typeof walkAlert>,
  by: number,
): ReturnType<typeof walkAlert> {
  return { burning: burning.slice(by), firing: firing.slice(by) };
}

describe('evaluateBucketAlerts', () => {
  it('agrees with adding up the buckets of every window', () => {
    const bucket = fc.option(
      fc.tuple(ms(5), ms(20)).map(([bad, good]) => ({ bad, total: bad + good })),
      { nil: null, freq: 6 },
    );
    const cases = fc.record({
      buckets: fc.array(bucket, { maxLength: 40 }),
      length: fc.constantFrom(1, 7, 60_000),
      long: fc.integer({ min: 1, max: 12 }),
      short: fc.integer({ min: 1, max: 6 }),
      hold: ms(5),
      burn: fc.integer({ min: 1, max: 60 }),
      operator: fc.constantFrom('gte' as const, 'gt' as const),
      minEvents: fc.integer({ min: 1, max: 60 }),
      unseen: ms(4),
    });
    fc.assert(
      fc.property(
        cases,
        ({ buckets, length, long, short, hold, burn, operator, minEvents, unseen }) => {
          const seen = buckets.slice(0, Math.max(0, buckets.length - unseen));
          const sums = (end: number, count: number) => {
            const part = seen.slice(Math.max(0, end - count), end);
            return part.reduce<{ bad: number; total: number }>(
              (sum, counts) => ({
                bad: sum.bad + (counts?.bad ?? 0),
                total: sum.total + (counts?.total ?? 0),
              }),
              { bad: 0, total: 0 },
            );
          };
          // A burn rate of n/10 against 10 %: n hundredths.
          const burns = (end: number, count: number): boolean => {
            const { bad, total } = sums(end, count);
            const over = bad * 100 - burn * total;
            return total > 0 && (operator === 'gt' ? over > 0 : over >= 0);
          };
          const flags: boolean[] = [];
          const fires: boolean[] = [];
          let since: number | undefined;
          for (let end = 0; end <= seen.length + 20; end++) {
            const isBurning =
              burns(end, long) && burns(end, short) && sums(end, long).total >= minEvents;
            since = isBurning ? (since ?? end) : undefined;
            flags.push(isBurning);
            fires.push(since !== undefined && (end - since) * length >= hold * length - length / 2);
          }
          const now = seen.length;
          const {
            alerts: [alert],
          } = evaluateBucketAlerts(
            {
              targetPercent: 90,
              rules: [
                {
                  burnRate: burn / 10,
                  longWindow: long * length,
                  shortWindow: short * length,
                  hold: Math.max(0, hold * length - Math.floor(length / 2)),
                },
              ],
              operator,
            },
            { buckets, bucket: length, startAt: ORIGIN },
            { at: ORIGIN + now * length, minEvents },
          );
          const instant = (end: number): number => ORIGIN + end * length;
          expect(alert?.firings).toEqual(
            runsOf(fires)
              .filter(([from]) => from <= now)
              .map(([from, to]) => ({
                firedAt: instant(from),
                endedAt: to <= now ? instant(to) : null,
              })),
          );
          const statusAt = (end: number): string =>
            fires[end] ? 'firing' : flags[end] ? 'pending' : 'quiet';
          expect(alert?.status).toBe(statusAt(now));
          const next = flags.findIndex((_, end) => end > now && statusAt(end) !== statusAt(now));
          expect(alert?.nextChangeAt).toBe(next < 0 ? null : instant(next));
        },
      ),
      { numRuns: 300 },
    );
  });
});
