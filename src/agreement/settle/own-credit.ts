import { assessCredit } from '../../credit/assess.js';
import type { CreditAssessment } from '../../credit/assessment.js';
import { creditPeriodOf } from '../../credit/credit-period.js';
import type { CreditReading } from '../../credit/facts.js';
import type { CreditPeriod } from '../../credit/scheme/history.js';
import { type LevelInput, unitMsOf } from '../../credit/scheme/level.js';
import { isEach } from '../../credit/scheme/metric.js';
import type { MoneyInput } from '../../money/money.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { Measured } from '../kinds/measured.js';
import { chargeOf, inPlace, periodLengthOf, placeOf, readingsOf } from './credit-facts.js';
import type { LineContext } from './measure-line.js';

/** The credit of an objective by a remedy of its own; `null` without one, and before the period is over. */
export function ownCredit(
  objective: ObjectivePlan,
  measured: Measured,
  context: LineContext,
): CreditAssessment | null {
  const { id, remedy, charge } = objective;
  const { facts, isFinal, trace, currency } = context;
  if (remedy === undefined || !isFinal) return null;
  const base = placeOf(facts, 'charges', charge);
  const history = placeOf(facts, 'history', id);
  const readings = readingsOf(objective, measured, facts);
  const own = isEach(objective.metric) ? { readings } : (readings[0] as CreditReading);
  const credit = {
    base: base.value as MoneyInput | undefined,
    currency,
    history: history.value as readonly CreditPeriod[] | undefined,
    period: periodLengthOf(context.period),
    periodsBefore: context.periodsBefore,
    // Last, for fields behind a spread are costly.
    ...own,
  };
  return inPlace(
    (head) => {
      if (head === 'base') return [base, 1];
      if (head === 'history') return [history, 1];
      return [placeOf(facts, 'readings', id), head === 'readings' ? 2 : 0];
    },
    () => assessCredit(remedy, credit, { trace }),
  );
}

/** What later periods look back on; where each incident has a level, the period has none. */
export function ownHistory(
  credit: CreditAssessment,
  objective: ObjectivePlan,
  measured: Measured,
  { facts }: LineContext,
): CreditPeriod {
  const [reading] = isEach(objective.metric) ? [] : readingsOf(objective, measured, facts);
  const level = plainLevel(reading?.level ?? null, objective);
  return creditPeriodOf(credit, { level, charge: chargeOf(objective.charge, facts) });
}

/** A length of time is told in units of the rule, which a history lacks. */
function plainLevel(level: LevelInput | null, { rule }: ObjectivePlan): LevelInput | null {
  const unitMs = unitMsOf(rule?.unit ?? null);
  if (unitMs === undefined || typeof level !== 'object' || level === null) return level;
  return 'durationMs' in level ? { amount: level.durationMs, per: unitMs } : level;
}
