import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessNextOutage,
  compileAvailability,
  forecastExhaustion,
  measureAvailability,
  measureOutageBudget,
  measureOutageBurn,
  type OutageBudgetFacts,
  type OutageBudgetRule,
} from '../../../src/uptime.js';
import {
  type GridOutage,
  type GridService,
  isService,
  lossByCause,
  lossOfStep,
} from '../../oracle/outage-steps.js';

/** A quarter of an hour: 96 of them are a day. */
const STEP = 900_000;
const DAY_STEPS = 96;
const WINDOW_DAYS = 3;
const WINDOW = WINDOW_DAYS * DAY_STEPS;
const ORIGIN = Date.UTC(2026, 0, 5);
const instantOf = (step: number): number => ORIGIN + step * STEP;

const steps = (most: number) => fc.integer({ min: 0, max: most });
const outage: fc.Arbitrary<GridOutage> = fc
  .tuple(
    steps(400),
    steps(120),
    fc.constantFrom(0, 1, 3, 10),
    fc.constantFrom('a', 'b', 'c', undefined),
  )
  .map(([from, length, tenths, cause]) => ({ from, to: from + length, tenths, cause }));
const service: fc.Arbitrary<GridService> = fc.option(
  fc
    .array(fc.tuple(steps(1200), steps(200)), { maxLength: 6 })
    .map((pieces) => pieces.map(([from, length]) => [from, from + length] as const)),
  { nil: undefined },
);
const targets = fc.constantFrom('0', '50', '90', '99', '99.9', '100');

interface Case {
  readonly rule: OutageBudgetRule;
  readonly facts: OutageBudgetFacts;
  readonly outages: readonly GridOutage[];
  readonly hours: GridService;
  /** A step within the facts. */
  readonly now: number;
  readonly rolls: boolean;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    outages: fc.array(outage, { maxLength: 8 }),
    hours: service,
    targetPercent: targets,
    now: fc.integer({ min: WINDOW, max: 500 }),
    rolls: fc.boolean(),
  })
  .map(({ outages, hours, targetPercent, now, rolls }) => ({
    rule: {
      targetPercent,
      window: rolls
        ? { unit: 'rolling', days: WINDOW_DAYS, timeZone: 'UTC' }
        : { unit: 'day', count: WINDOW_DAYS, timeZone: 'UTC', anchor: '2026-01-05' },
    },
    facts: {
      outages: outages.map(({ from, to, tenths, cause }) => ({
        startAt: instantOf(from),
        endAt: instantOf(to),
        weight: tenths / 10,
        cause,
      })),
      serviceTime: hours?.map(([from, to]) => [instantOf(from), instantOf(to)] as const),
    },
    outages,
    hours,
    now,
    rolls,
  }));

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** The first and last step of the window. */
const windowOf = ({ now, rolls }: Case): readonly [number, number] => {
  const from = rolls ? now - WINDOW : Math.floor(now / WINDOW) * WINDOW;
  return [from, from + WINDOW];
};

describe('measureOutageBudget', () => {
  it('gives each cause what a look at every quarter of an hour gives it, and all of it together', () => {
    const divisions = fc.constantFrom('equally' as const, 'first' as const);
    fc.assert(
      fc.property(cases, divisions, (given, division) => {
        const { rule, facts, outages, hours, now } = given;
        const result = measureOutageBudget(rule, facts, { at: instantOf(now), division });
        const [from, to] = windowOf(given);
        const passed = range(from, Math.min(now, to)).filter((step) => isService(hours, step));
        const expected = lossByCause(outages, passed, division);
        const seen = new Map(
          result.byCause.map((part) => [part.name ?? 'undefined', part.exactMs]),
        );
        expect([...seen.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [name, [top, bottom]] of expected) {
          const { numerator, denominator } = seen.get(name) as {
            numerator: string;
            denominator: string;
          };
          // Tenths of steps.
          const ms = top * BigInt(STEP);
          expect(BigInt(numerator) * bottom * 10n).toBe(ms * BigInt(denominator));
        }
        const { spentMs } = result.budget.period;
        const tenths = passed.reduce((sum, step) => sum + lossOfStep(outages, step), 0);
        expect(spentMs).toBe((tenths * STEP) / 10);
        for (const parts of [result.byCause, result.byComponent]) {
          const total = parts.reduce((sum, part) => sum + part.spentMs, 0);
          expect(total).toBe(spentMs);
          const percent = parts.reduce((sum, part) => sum + BigInt(toUnits(part.sharePercent)), 0n);
          expect(percent).toBe(parts.length === 0 ? 0n : 100_000_000n);
        }
      }),
    );
  });

  it('does not look at the order of outages, nor at how many one is written in', () => {
    const divisions = fc.constantFrom('equally' as const, 'first' as const);
    fc.assert(
      fc.property(cases, divisions, fc.infiniteStream(fc.nat()), (given, division, picks) => {
        const { rule, facts, now } = given;
        const rows = facts.outages as readonly { startAt: number; endAt: number }[];
        const pick = (most: number): number => (picks.next().value as number) % most;
        const split = rows.flatMap((row) => {
          const middle = row.startAt + pick(row.endAt - row.startAt + 1);
          return [
            { ...row, endAt: middle },
            { ...row, startAt: middle },
          ];
        });
        const shuffled = split
          .map((row) => ({ row, key: pick(1000) }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const options = { at: instantOf(now), division };
        expect(measureOutageBudget(rule, { ...facts, outages: shuffled }, options)).toEqual(
          measureOutageBudget(rule, facts, options),
        );
      }),
    );
  });

  it('gives the budgets that availability gives', () => {
    fc.assert(
      fc.property(cases, ({ rule, facts, now }) => {
        const { targetPercent } = rule;
        const result = measureOutageBudget(rule, facts, { at: instantOf(now) });
        const { period } = result;
        const measured = measureAvailability(
          compileAvailability({ targetPercent }),
          { period, ...facts },
          { at: instantOf(now) },
        );
        expect(result.budget).toEqual(measured.budget);
      }),
    );
  });
});

const toUnits = (percent: string): string => {
  const [head = '', tail = ''] = percent.split('.');
  return head + tail.padEnd(6, '0');
};

/**
 * Spent less allowed at an instant, in tenths of thousandths of milliseconds, when `rate` (over
 * `rates`) of all service time is lost from now on: by adding up every step of the window.
 */
function overAt(
  given: Case,
  at: number,
  moving: boolean,
  [rate, rates]: readonly [bigint, bigint],
): bigint {
  const { rule, outages, hours, now } = given;
  const [from, to] = windowOf(given);
  const start = moving ? at - WINDOW * STEP : instantOf(from);
  const end = moving ? at : instantOf(to);
  const may = 100_000n - BigInt(Math.round(Number(rule.targetPercent) * 1000));
  let over = 0n;
  const first = Math.floor((start - ORIGIN) / STEP);
  for (let step = first; instantOf(step) < end; step++) {
    if (!isService(hours, step)) continue;
    const within = (low: number, high: number): bigint =>
      BigInt(Math.max(0, Math.min(instantOf(step + 1), high) - Math.max(instantOf(step), low)));
    over -= within(start, end) * may * 10n * rates;
    if (step < now) {
      over +=
        within(start, Math.min(end, at)) * BigInt(lossOfStep(outages, step)) * 100_000n * rates;
    } else over += within(start, Math.min(end, at)) * rate * 10n * 100_000n;
  }
  return over;
}

describe('forecastExhaustion and assessNextOutage', () => {
  /** The moment found is the first: not before, at any step; there, to the millisecond. */
  const expectFirst = (
    given: Case,
    found: number | null,
    {
      moving,
      rate,
      reached,
    }: { moving: boolean; rate: readonly [bigint, bigint]; reached: boolean },
  ): void => {
    const isOver = (at: number): boolean => {
      const over = overAt(given, at, moving, rate);
      return reached ? over >= 0n : over > 0n;
    };
    const [, to] = windowOf(given);
    const last = moving ? given.now + WINDOW : to;
    const end = found === null ? instantOf(last) : found;
    for (const step of range(given.now, last + 1)) {
      // A moment at which nothing was spent, of a budget of nothing, is not one of exhaustion.
      if (instantOf(step) < end && isOver(instantOf(step))) {
        expect(overAt(given, instantOf(step), moving, rate)).toBe(0n);
      }
    }
    if (found === null || found === instantOf(given.now)) return;
    expect(isOver(found + 1)).toBe(true);
    expect(overAt(given, found, moving, rate) <= 0n).toBe(true);
  };

  it('find the first moment, not one before it', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 300 }), (given, lookback) => {
        const { rule, facts, outages, hours, now, rolls } = given;
        const back = range(now - lookback, now).filter((step) => isService(hours, step));
        const lost = back.reduce((sum, step) => sum + lossOfStep(outages, step), 0);
        const forecast = forecastExhaustion(rule, facts, {
          at: instantOf(now),
          lookback: lookback * STEP,
        });
        const next = assessNextOutage(rule, facts, { at: instantOf(now) });
        expectFirst(given, next.keptUntilAt, { moving: rolls, rate: [1n, 1n], reached: false });
        if (back.length === 0) {
          expect([forecast.burnRate, forecast.naiveAt, forecast.rollingAt]).toEqual([
            null,
            null,
            null,
          ]);
          return;
        }
        const rate = [BigInt(lost), BigInt(back.length * 10)] as const;
        if (rolls) expectFirst(given, forecast.rollingAt, { moving: true, rate, reached: true });
        else {
          expect(forecast.rollingAt).toBe(null);
          expectFirst(given, forecast.naiveAt, { moving: false, rate, reached: true });
        }
      }),
    );
  });

  it('say of an outage of a given length what the same outage among the others gives', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 200 }), (given, length) => {
        const { rule, facts, outages, now, rolls } = given;
        // Outages that are not over would overlap the new one.
        const past = outages.map((o) => ({ ...o, to: Math.max(o.from, Math.min(o.to, now)) }));
        const at = instantOf(now);
        const { after, keptUntilAt } = assessNextOutage(rule, facts, { at, length: length * STEP });
        const end = instantOf(now + length);
        const rows = [...past, { from: now, to: now + length, tenths: 10, cause: undefined }]
          .filter(({ from }) => from <= now)
          .map(({ from, to, tenths }) => ({
            start: instantOf(from),
            end: instantOf(to),
            weight: tenths / 10,
          }));
        const judged = rolls ? end : Math.min(end, instantOf(windowOf(given)[1]) - 1);
        const then = measureOutageBudget(rule, { ...facts, outages: rows }, { at: judged });
        if (rolls || judged === end) expect(after?.budget).toEqual(then.budget.period);
        const isKept = keptUntilAt === null || keptUntilAt >= end;
        // A rolling window that was overspent for a while may be within its budget at the end.
        if (isKept) expect(after?.budget.withinBudget).toBe(true);
        else if (!rolls) expect(after?.budget.withinBudget).toBe(false);
      }),
    );
  });
});

describe('measureOutageBurn', () => {
  it('is the share of losses in each lookback, and no figure without service time', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 500 }), (given, lookback) => {
        const { rule, facts, outages, hours, now } = given;
        const [burn] = measureOutageBurn(rule, facts, {
          at: instantOf(now),
          lookbacks: [lookback * STEP],
        });
        const back = range(now - lookback, now).filter((step) => isService(hours, step));
        expect(burn?.measuredMs).toBe(back.length * STEP);
        const lost = back.reduce((sum, step) => sum + lossOfStep(outages, step), 0);
        expect(burn?.downtimeMs).toBe((lost * STEP) / 10);
        const may = 100_000n - BigInt(Math.round(Number(rule.targetPercent) * 1000));
        const isKnown = back.length > 0 && (may > 0n || lost === 0);
        if (!isKnown) {
          expect(burn?.burnRate).toBe(null);
          return;
        }
        const exact = lost === 0 ? 0 : (lost * 10_000) / back.length / Number(may);
        expect(Number(burn?.burnRate)).toBeCloseTo(exact, 5);
      }),
    );
  });
});
