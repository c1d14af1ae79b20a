import {
  applyCredit,
  type CreditAssessment,
  type CreditGroup,
  type CreditScheme,
  compileTermination,
  type Money,
  type PeriodCondition,
  type RoundingMode,
  type TerminationRule,
  terminationRight,
} from '../../../../src/credit.js';
import {
  always,
  answerOf,
  assess,
  assessGroup,
  type Input,
  moneyIn,
  moneyOf,
  partialOf,
  type Solve,
  step,
  translatedIfGiven,
} from './parts.js';

const SECONDS_PER_DAY = 86_400;

const DAY_COUNTS: Readonly<Record<string, RoundingMode>> = {
  wholeDaysElapsed: 'floor',
  partDayIsFullDay: 'ceiling',
};

const percentPerPeriod: Solve = (input) => {
  const { delaySeconds, delayDays, convert, excused } = input;
  const level =
    delaySeconds === undefined ? delayDays : { amount: delaySeconds, per: SECONDS_PER_DAY };
  const mode = translatedIfGiven('dayCount', input.dayCount, DAY_COUNTS);
  const { ratePercent = 0, partialPeriod } = input;
  const scheme: CreditScheme = {
    domain: { gte: 0 },
    ...(mode === undefined ? {} : { roundLevel: { scale: 0, mode } }),
    steps: [
      step({
        from: input.graceDays,
        size: input.periodDays ?? 1,
        partial: partialPeriod === undefined ? 'exact' : partialOf('partialPeriod', partialPeriod),
        each: { percent: ratePercent },
      }),
    ],
  };
  const conversion = convert && { rate: convert.rate, currency: convert.to };
  const assessment = assess(input, scheme, { level, excused: excused === true, conversion });
  const right = hasTerminationRight(input, assessment);
  if (assessment.status === 'out-of-domain') return { error: 'notLate' };
  return { ...answerOf(assessment), terminationRight: right };
};

/** A delay beyond its limit gives the right; an excused one only where the terms say so. */
function hasTerminationRight(input: Input, assessment: CreditAssessment): boolean {
  const { excused, excusedTermination, terminateAfterDays } = input;
  const once = (when?: PeriodCondition): TerminationRule => ({
    kind: 'count',
    atLeast: 1,
    window: 1,
    ...(when === undefined ? {} : { when }),
  });
  const isExcused = excused === true;
  const rules = isExcused
    ? excusedTermination === true
      ? [once()]
      : []
    : terminateAfterDays === undefined
      ? []
      : [once({ level: { gt: terminateAfterDays } })];
  const history = [isExcused ? { missed: true } : { level: assessment.level }];
  return terminationRight(compileTermination(rules), history).triggered;
}

const fixedPerDay: Solve = (input) => {
  const { partialDay = 'floor' } = input;
  const steps = [
    step({
      from: input.graceDays,
      size: 1,
      partial: partialOf('partialDay', partialDay),
      each: { money: moneyIn(input.rate) },
    }),
  ];
  const assessment = assess(input, { steps }, { level: input.delayDays });
  return { ...answerOf(assessment), daysCounted: Number(assessment.lines[0]?.steps ?? 0) };
};

const perOccurrence: Solve = (input) => {
  const steps = [step({ size: 1, each: { money: moneyIn(input.rate) } })];
  return answerOf(assess(input, { steps }, { level: input.occurrences }));
};

const escalatingPerOccurrence: Solve = (input) => {
  const last = input.schedule.length - 1;
  const steps = input.schedule.map((amount: string, index: number) =>
    step({
      from: index,
      ...(index === last ? {} : { to: index + 1 }),
      size: 1,
      each: { money: moneyOf(amount, input.currency) },
    }),
  );
  return answerOf(assess(input, { steps }, { level: input.occurrences }));
};

const ratePerUnitPerMonth: Solve = (input) => {
  const { partialMonth, maxMonths } = input;
  const scheme: CreditScheme = {
    steps: [
      step({
        to: maxMonths,
        size: 1,
        partial: partialMonth === undefined ? 'exact' : partialOf('partialMonth', partialMonth),
        each: { money: moneyOf(input.rate, input.currency) },
      }),
    ],
    factors: [{ times: input.units }],
  };
  return answerOf(assess(input, scheme, { level: input.delayMonths }));
};

const pricePlusBreaches: Solve = (input) => {
  const price = moneyIn(input.price);
  const fine = { money: moneyOf(input.perBreach, price.currency) };
  const late = { money: moneyOf(input.lateFee, price.currency) };
  const group: CreditGroup = {
    stacking: 'sum',
    rules: {
      reading: { target: { gte: input.min, lte: input.max }, rows: always(fine) },
      duration: { target: { lte: input.limitSeconds }, rows: always(late) },
    },
  };
  const readings = [
    ...input.readings.map((level: string) => ({ rule: 'reading', level })),
    { rule: 'duration', level: input.elapsedSeconds ?? null },
  ];
  const { amount, lines } = assessGroup(group, { readings });
  return {
    breaches: lines.filter(({ rule, missed }) => rule === 'reading' && missed === true).length,
    payable: applyCredit(amount as Money, price).payable,
  };
};

/** Damages for delay and for single breaches. */
export const liquidatedDamages: Readonly<Record<string, Solve>> = {
  percentPerPeriod,
  fixedPerDay,
  perOccurrence,
  escalatingPerOccurrence,
  ratePerUnitPerMonth,
  pricePlusBreaches,
};
