import { ratioOf } from '../core/ratio.js';
import type { Money } from '../money/money.js';
import { assessCredit, assessCredits, type CreditGroupInput, type CreditInput } from './assess.js';
import type { CreditAssessment } from './assessment.js';
import { decimalText, sumOf } from './exact.js';
import type { CreditPeriod } from './history.js';
import { moneyIn } from './remedy.js';
import { moneyFrom } from './rounding.js';
import type { CreditGroup, CreditScheme } from './scheme.js';

/** The credits of several periods, in order. */
export interface CreditSeries {
  readonly periods: readonly CreditAssessment[];
  /** The given history, followed by what each period added: the argument for the next call. */
  readonly history: readonly CreditPeriod[];
  /** What all periods together owe, each rounded as it is paid. */
  readonly total: CreditTotal;
}

/** A sum over periods. */
export interface CreditTotal {
  /** In the currency of the base; null when no period has a money value. */
  readonly amount: Money | null;
  readonly serviceDays: string;
  readonly freeMonths: string;
  readonly points: string;
}

/**
 * Assesses periods one after the other; each sees the ones before as its history, so that repeats
 * and caps over several periods work.
 *
 * @param scheme - The terms.
 * @param inputs - The periods, oldest first; a history of their own is not read.
 * @param history - What came before the first. @defaultValue nothing
 * @returns One assessment per period, and the history after the last.
 * @throws {@link SlaError} as {@link assessCredit}.
 * @example
 * import { assessCreditSeries } from 'slakit'
 * const scheme = { target: { gte: 99 }, rows: [{ lt: 99, remedy: { points: 2 } }], factors: [{ repeat: [1, 2] }] } as const
 * assessCreditSeries(scheme, [{ level: 98 }, { level: 97 }]).periods.map((period) => period.points) // => ['2', '4']
 */
export function assessCreditSeries(
  scheme: CreditScheme,
  inputs: readonly CreditInput[],
  history: readonly CreditPeriod[] = [],
): CreditSeries {
  return runSeries(inputs, history, (input) => assessCredit(scheme, input));
}

/**
 * The mirror of {@link assessCreditSeries} for several objectives.
 *
 * @param group - The terms.
 * @param inputs - The periods, oldest first; a history of their own is not read.
 * @param history - What came before the first. @defaultValue nothing
 * @returns One assessment per period, and the history after the last.
 * @throws {@link SlaError} as {@link assessCredits}.
 * @example
 * import { assessCreditsSeries } from 'slakit'
 * const group = { objectives: { api: { rows: [{ lt: 99, remedy: { percent: 5 } }] } }, stacking: 'sum' } as const
 * const month = { readings: [{ objective: 'api', level: 98 }], base: { amount: 100, currency: 'EUR' } }
 * assessCreditsSeries(group, [month]).history[0]?.credit // => { amount: '5.00', currency: 'EUR' }
 */
export function assessCreditsSeries(
  group: CreditGroup,
  inputs: readonly CreditGroupInput[],
  history: readonly CreditPeriod[] = [],
): CreditSeries {
  return runSeries(inputs, history, (input) => assessCredits(group, input));
}

function runSeries<Input extends CreditInput | CreditGroupInput>(
  inputs: readonly Input[],
  before: readonly CreditPeriod[],
  assess: (input: Input) => CreditAssessment,
): CreditSeries {
  const history = [...before];
  const periods = inputs.map((input) => {
    const assessment = assess({ ...input, history: [...history] });
    history.push(periodOf(assessment, input));
    return assessment;
  });
  return { periods, history, total: totalOf(periods) };
}

function totalOf(periods: readonly CreditAssessment[]): CreditTotal {
  const paid = periods.flatMap(({ baseAmount }) => (baseAmount === null ? [] : [baseAmount]));
  const currency = paid[0]?.currency;
  const sum = (field: 'serviceDays' | 'freeMonths' | 'points'): string =>
    decimalText(sumOf(periods.map((period) => ratioOf(period[field]))));
  return {
    amount:
      currency === undefined
        ? null
        : moneyFrom(
            sumOf(paid.map((money, index) => moneyIn(money, currency, ['inputs', index, 'base']))),
            currency,
          ),
    serviceDays: sum('serviceDays'),
    freeMonths: sum('freeMonths'),
    points: sum('points'),
  };
}

function periodOf(
  assessment: CreditAssessment,
  input: CreditInput | CreditGroupInput,
): CreditPeriod {
  const { missed, creditPercent, baseAmount, serviceDays, freeMonths, points } = assessment;
  const capReached = assessment.caps.some(({ reached }) => reached);
  // The level as it was given: its text in the assessment may be shortened for reading.
  const level = 'level' in input ? input.level : null;
  return {
    missed,
    level,
    creditPercent,
    credit: baseAmount,
    charge: input.base ?? null,
    capReached,
    serviceDays,
    freeMonths,
    points,
  };
}
