import {
  applyCredit,
  type CreditGroup,
  type CreditStep,
  type Money,
} from '../../../../src/credit.js';
import {
  always,
  answerOf,
  assess,
  assessGroup,
  belowTarget,
  gateOf,
  type Input,
  moneyIn,
  moneyOf,
  partialOf,
  percentOf,
  rowsOf,
  type Solve,
  step,
} from './parts.js';

const outageRatio: Solve = (input) => {
  const scheme = {
    steps: [step({ size: 'period', each: { percent: 100 } })],
    factors: [{ input: 'affected', share: true }, { times: input.multiplier ?? 1 }],
  };
  const assessment = assess(input, scheme, {
    level: input.outageMinutes,
    period: { length: input.totalMinutes, excluded: input.customerPlannedMinutes },
    factors: { affected: input.affectedRatio ?? 1 },
  });
  return { ...answerOf(assessment), ratio: { amount: assessment.creditPercent ?? '0', per: 100 } };
};

const multipleOfPaidDuringDowntime: Solve = (input) => {
  const scheme = {
    ...gateOf(input),
    steps: [step({ from: input.allowedMinutes, size: 'period', each: { percent: 100 } })],
    factors: [{ times: input.multiplier ?? 1 }],
  };
  const period = { length: input.periodMinutes };
  return answerOf(assess(input, scheme, { level: input.downtimeMinutes, period }));
};

const stepDuration: Solve = (input) => {
  const initial =
    input.initialPercent === undefined ? undefined : { percent: input.initialPercent };
  const steps = [
    step({
      from: input.freeMinutes,
      size: input.stepMinutes,
      partial: partialOf('partialStep', input.partialStep),
      each: { percent: input.ratePercentPerStep },
      initial,
    }),
  ];
  return answerOf(assess(input, { ...gateOf(input), steps }, { level: input.downtimeMinutes }));
};

/** Bands run as their ends say: downward from a target, or upward with the length of an outage. */
const graduatedSegments: Solve = (input) => {
  const steps = input.segments.map(
    ({ from, to, per, ratePercent, partialStep }: Input): CreditStep => {
      const partial = partialStep ?? input.partialStep;
      return step({
        from,
        to,
        toward: Number(to) < Number(from) ? 'below' : 'above',
        size: per,
        partial: partial === undefined ? 'exact' : partialOf('partialStep', partial),
        each: { percent: ratePercent },
      });
    },
  );
  const rows = input.cliff === undefined ? [] : rowsOf([input.cliff], percentOf);
  return answerOf(assess(input, { steps, rows }, { level: input.measured }));
};

const affectedShare: Solve = (input) => {
  const scheme = {
    rows: always({ percent: input.tierPercent }),
    factors: [{ input: 'affected', share: true }],
  };
  const affected = { amount: input.affected, per: input.total };
  return answerOf(assess(input, scheme, { level: 0, factors: { affected } }));
};

const excursionSum: Solve = (input) => {
  const unitPrice = moneyIn(input.unitPrice);
  const each = { money: moneyOf(input.factor, unitPrice.currency) };
  const group: CreditGroup = {
    stacking: 'sum',
    rules: Object.fromEntries(
      input.metrics.map(({ name, min, max }: Input) => [
        name,
        {
          steps: [
            step({ from: max, size: 1, each }),
            step({ from: min, toward: 'below', size: 1, each }),
          ],
          factors: [{ times: input.units }],
        },
      ]),
    ),
  };
  const readings = input.metrics.flatMap(({ name, readings: levels }: Input) =>
    levels.map((level: string) => ({ rule: name, level })),
  );
  const penalty = assessGroup(group, { readings }).amount as Money;
  // The price of the goods is what so many units are worth.
  const goods: CreditGroup = {
    stacking: 'sum',
    rules: { goods: { steps: [step({ size: 1, each: { money: unitPrice } })] } },
  };
  const worth = assessGroup(goods, { readings: [{ rule: 'goods', level: input.units }] });
  return { penalty, payable: applyCredit(penalty, worth.amount as Money).payable };
};

/** Penalties that grow with a distance or a share. */
export const linearPenalty: Readonly<Record<string, Solve>> = {
  outageRatio,
  multipleOfPaidDuringDowntime,
  stepDuration,
  stepBelowTarget: (input) => belowTarget(input, { percent: input.ratePercentPerStep }),
  differencePercent: (input) => belowTarget(input, { percent: 1 }),
  graduatedSegments,
  affectedShare,
  excursionSum,
};
