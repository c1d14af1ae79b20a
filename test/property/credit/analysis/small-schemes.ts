import fc from 'fast-check';
import type { Bounds, CreditRow, CreditScheme, CreditStep } from '../../../../src/credit.js';

/** Schemes over the levels from 0 to 20 whose bounds are whole, so that a grid of quarters sees each stretch. */

const whole = fc.integer({ min: 0, max: 20 });

const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(whole, whole, fc.constantFrom('gt', 'gte', 'none'), fc.constantFrom('lt', 'lte', 'none'))
  .map(([a, b, low, high]) => ({
    ...(low === 'none' ? {} : { [low]: Math.min(a, b) }),
    ...(high === 'none' ? {} : { [high]: Math.max(a, b) }),
  }))
  .filter(({ gt, gte, lt, lte }) => {
    const [from, to] = [gt ?? gte ?? -1, lt ?? lte ?? 21];
    return from < to || (gte !== undefined && gte === lte);
  });

const percents = fc.constantFrom(0, 5, 10, '12.5', 20, 40);

const rows: fc.Arbitrary<CreditRow[]> = fc.array(
  fc.tuple(bounds, percents, fc.boolean()).map(([range, figure, isDays]) => ({
    ...range,
    remedy: isDays ? { serviceDays: Number(figure) / 5 } : { percent: figure },
  })),
  { maxLength: 4 },
);

const steps: fc.Arbitrary<CreditStep[]> = fc.array(
  fc
    .record({
      from: whole,
      toward: fc.constantFrom('below' as const, 'above' as const),
      length: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
      size: fc.constantFrom('0.5', 1, 2, 3),
      begins: fc.constantFrom(undefined, 'after' as const, 'at' as const),
      partial: fc.constantFrom('started' as const, 'whole' as const, 'exact' as const),
      each: percents.map((percent) => ({ percent })),
      initial: fc.option(
        percents.map((percent) => ({ percent })),
        { nil: undefined },
      ),
    })
    .map(({ from, length, ...step }) => ({
      ...step,
      from,
      ...(length === undefined
        ? {}
        : { to: step.toward === 'above' ? from + length : from - length }),
    })),
  { maxLength: 2 },
);

const targets: fc.Arbitrary<Bounds> = fc.oneof(
  { weight: 4, arbitrary: whole.map((at) => ({ gte: at })) },
  { weight: 2, arbitrary: whole.map((at) => ({ gt: at })) },
  { weight: 2, arbitrary: whole.map((at) => ({ lte: at })) },
  { weight: 1, arbitrary: whole.map((at) => ({ gte: at, lte: at + 2 })) },
);

/** A rule without factors and caps: what it owes at a level is what its rows and steps say. */
export const smallSchemes: fc.Arbitrary<CreditScheme> = fc.record({
  target: fc.option(targets, { nil: undefined }),
  domain: fc.constant({ gte: 0, lte: 20 }),
  roundLevel: fc.option(
    fc.record({
      scale: fc.constant(0),
      mode: fc.constantFrom('halfEven' as const, 'floor' as const, 'ceiling' as const),
    }),
    { nil: undefined, freq: 3 },
  ),
  decidedBy: fc.constantFrom('target' as const, 'rows' as const),
  rows,
  overlap: fc.constantFrom('report' as const, 'mostSevere' as const),
  steps,
  prices: fc.constant({ serviceDays: { percent: 5 } }),
});

/** The same with what multiplies and limits. */
export const cappedSchemes: fc.Arbitrary<CreditScheme> = fc
  .tuple(
    smallSchemes,
    fc.array(
      fc.record({
        limit: fc.oneof(
          fc.constantFrom(7, 15, 30, 100).map((percent) => ({ percent })),
          fc.constantFrom(1, 3).map((serviceDays) => ({ serviceDays })),
        ),
        scope: fc.constantFrom('line' as const, 'total' as const),
      }),
      { maxLength: 2 },
    ),
    fc.array(
      fc.constantFrom({ times: '0.5' }, { timesPercent: 300 }, { input: 'users', share: true }),
      { maxLength: 2 },
    ),
  )
  .map(([scheme, caps, factors]) => ({ ...scheme, caps, factors }));

/** All quarters of the domain, and what lies just beside the halves among them. */
export const GRID: readonly string[] = Array.from({ length: 81 }, (_, i) => i).flatMap((i) =>
  [i / 4, ...(i % 2 === 0 ? [i / 4 - 0.001, i / 4 + 0.001] : [])]
    .filter((level) => level >= 0 && level <= 20)
    .sort((a, b) => a - b)
    .map(String),
);
