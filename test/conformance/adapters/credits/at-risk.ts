import { type CreditGroup, checkCreditScheme, roundMoney } from '../../../../src/credit.js';
import {
  always,
  answerOf,
  assess,
  assessGroup,
  capsOf,
  type Input,
  moneyIn,
  moneyOf,
  present,
  type Solve,
  step,
  totalAnswer,
  translated,
} from './parts.js';

/** A pool that allocates more than it holds is refused before anything is assessed. */
function isExceeded(categories: readonly Input[], poolLimitPercent: unknown): boolean {
  const pool = {
    stacking: 'sum',
    rules: Object.fromEntries(
      categories.map(({ poolAllocationPercent }, index) => [
        `category ${index}`,
        { allocationPercent: poolAllocationPercent },
      ]),
    ),
    ...present({ allocationLimitPercent: poolLimitPercent }),
  };
  const result = checkCreditScheme(pool);
  return !result.ok && result.issues.some(({ path }) => path[0] === 'allocationLimitPercent');
}

const poolAllocation: Solve = (input) => {
  const { atRiskPercent, defaults, categories = defaults, poolLimitPercent } = input;
  const base = moneyIn(input.base);
  if (isExceeded(categories, poolLimitPercent)) return { error: 'poolExceeded' };
  const group: CreditGroup = {
    stacking: 'sum',
    rules: {
      default: {
        rows: always({ percent: atRiskPercent }),
        factors: [{ input: 'pool' }, { input: 'level' }],
      },
    },
    caps: [{ limit: { percent: atRiskPercent } }],
  };
  const readings = defaults.map(
    ({ poolAllocationPercent, serviceLevelAllocationPercent }: Input) => ({
      rule: 'default',
      level: 1,
      factors: {
        pool: { amount: poolAllocationPercent, per: 100 },
        level: { amount: serviceLevelAllocationPercent ?? 100, per: 100 },
      },
    }),
  );
  const assessment = assessGroup(group, { readings, base });
  return {
    ...totalAnswer(assessment),
    atRisk: roundMoney(moneyOf(assessment.caps[0]?.limit, base.currency)),
    credits: assessment.lines.map(({ owedAmount }) => owedAmount?.amount),
  };
};

const percentPerDefault: Solve = (input) => {
  const rules = input.defaultPercents.map((percent: string, index: number) => [
    `default ${index}`,
    { rows: always({ percent }) },
  ]);
  const group: CreditGroup = {
    stacking: translated('stacking', input.stacking, { sum: 'sum', best: 'best' } as const),
    rules: Object.fromEntries(rules),
    caps: capsOf(input),
  };
  const readings = Object.keys(group.rules).map((rule) => ({ rule, level: 1 }));
  return totalAnswer(assessGroup(group, { readings, base: moneyIn(input.base) }));
};

const weightTimesAtRisk: Solve = (input) => {
  const scheme = {
    rows: always({ percent: input.atRiskPercent }),
    factors: [{ timesPercent: input.weightPercent }],
  };
  return totalAnswer(assess(input, scheme, { level: 1 }));
};

const persistentFailure: Solve = (input) => {
  const each = { percent: input.percentPerEvent };
  const steps = [step({ size: input.perCount, partial: 'whole', each })];
  const assessment = assess(input, { steps }, { level: input.failuresIn12Months });
  return { ...totalAnswer(assessment), events: Number(answerOf(assessment).steps) };
};

/** Shares of an amount at risk. */
export const atRisk: Readonly<Record<string, Solve>> = {
  poolAllocation,
  percentPerDefault,
  weightTimesAtRisk,
  persistentFailure,
};
