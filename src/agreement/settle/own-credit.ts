import { formatExact } from '../../core/fraction-text.js';
import type { Interval } from '../../core/interval.js';
import { ratio } from '../../core/ratio.js';
import { assessCredit } from '../../credit/assess.js';
import type { CreditAssessment } from '../../credit/assessment.js';
import { creditPeriodOf } from '../../credit/credit-period.js';
import type { PeriodLength } from '../../credit/facts.js';
import type { CreditPeriod } from '../../credit/scheme/history.js';
import { type LevelUnit, unitMsOf } from '../../credit/scheme/level.js';
import type { MoneyInput } from '../../money/money.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { Measured } from '../kinds/measured.js';
import { chargeOf, inPlace, placeOf, readingOf } from './credit-facts.js';
import type { LineContext } from './measure-line.js';

/** The credit of an objective by a remedy of its own; `null` without one, and before the period is over. */
export function ownCredit(
  objective: ObjectivePlan,
  measured: Measured,
  context: LineContext,
): CreditAssessment | null {
  const { id, remedy, charge, rule } = objective;
  const { facts, isFinal, trace, currency } = context;
  if (remedy === undefined || !isFinal) return null;
  const base = placeOf(facts, 'charges', charge);
  const history = placeOf(facts, 'history', id);
  const credit = {
    ...readingOf(objective, measured, facts),
    base: base.value as MoneyInput | undefined,
    currency,
    history: history.value as readonly CreditPeriod[] | undefined,
    period: periodLength(rule?.unit ?? null, context.period),
  };
  return inPlace(
    (head) => {
      if (head === 'base') return [base, 1];
      return head === 'history' ? [history, 1] : [placeOf(facts, 'readings', id), 0];
    },
    () => assessCredit(remedy, credit, { trace }),
  );
}

/** What later periods look back on; a length of time is told in units of the rule, which they lack. */
export function ownHistory(
  credit: CreditAssessment,
  { rule, charge }: ObjectivePlan,
  { level, downtimeMs }: Measured,
  { facts }: LineContext,
): CreditPeriod {
  const unitMs = unitMsOf(rule?.unit ?? null);
  return creditPeriodOf(credit, {
    level:
      unitMs === undefined || downtimeMs === null ? level : { amount: downtimeMs, per: unitMs },
    charge: chargeOf(charge, facts),
  });
}

/** The length of the period in the unit of the level, for steps of a period. */
function periodLength(unit: LevelUnit | null, period: Interval): PeriodLength | undefined {
  const unitMs = unitMsOf(unit);
  if (unitMs === undefined) return undefined;
  return { length: formatExact(ratio(period.endAt - period.startAt, unitMs)) };
}
