import {
  assessCreditSeries,
  type CreditScheme,
  compileScheme,
  formatLevel,
} from '../../../../src/credit.js';
import {
  always,
  answerOf,
  assess,
  belowTarget,
  type Input,
  moneyIn,
  percentOf,
  rowsOf,
  type Solve,
  schemeOf,
} from './parts.js';

const bandsWithRepeat: Solve = (input) => {
  const scheme = schemeOf(input, {
    rows: rowsOf(input.bands, ({ points }) => ({ points })),
    factors: [{ repeat: [1, input.repeatMultiplier ?? 1] }],
  });
  const { periods, total } = assessCreditSeries(
    compileScheme(scheme),
    input.series.map((level: string) => ({ level })),
  );
  const unclear = periods.find(({ diagnostics }) => diagnostics.length > 0);
  if (unclear !== undefined) return { diagnostic: answerOf(unclear).diagnostic };
  return {
    points: periods.map(({ quantities }) => Number(quantities.points)),
    total: Number(total.quantities.points),
  };
};

const stepFloor: Solve = (input) =>
  belowTarget(input, { points: 1 }, { prices: { points: { money: moneyIn(input.pointValue) } } });

const pointsTable: Solve = (input) => {
  const tiers = input.table.map(({ points, pointsGte, creditPercent }: Input) =>
    pointsGte === undefined
      ? { gte: points, lte: points, creditPercent }
      : { gte: pointsGte, creditPercent },
  );
  return answerOf(
    assess(input, { rows: rowsOf(tiers, percentOf) }, { level: input.points }),
    tiers,
  );
};

const averageWithPrevious: Solve = ({ current, previous }) => ({
  measured: formatLevel({ mean: [current, previous] }),
});

const pointsTimesRate: Solve = (input) => {
  const scheme: CreditScheme = {
    rows: always({ points: input.totalPoints }),
    prices: { points: { percent: input.percentPerPoint } },
  };
  return answerOf(assess(input, scheme, { level: input.totalPoints }));
};

/** Service points, and what they are worth. */
export const servicePoints: Readonly<Record<string, Solve>> = {
  bandsWithRepeat,
  stepFloor,
  pointsTable,
  averageWithPrevious,
  pointsTimesRate,
};
