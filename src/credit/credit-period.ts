import type { MoneyInput } from '../money/money.js';
import type { CreditAssessment } from './assessment.js';
import type { CreditPeriod } from './scheme/history.js';
import type { LevelInput } from './scheme/level.js';

/** What an assessment was made of, as far as later periods look back on it. */
export interface PeriodBasis {
  /** In the unit of the rule. */
  readonly level: LevelInput | null;
  readonly charge: MoneyInput | null;
}

/** What later periods remember of one: a member of their history. */
export function creditPeriodOf(assessment: CreditAssessment, basis: PeriodBasis): CreditPeriod {
  const { missed, creditPercent, baseAmount, quantities, caps } = assessment;
  return {
    missed,
    level: basis.level,
    creditPercent,
    credit: baseAmount,
    charge: basis.charge,
    capReached: caps.some(({ reached }) => reached),
    quantities,
  };
}
