import { isSlaError } from '../../core/error.js';
import { formatExact } from '../../core/fraction-text.js';
import type { Interval } from '../../core/interval.js';
import { plainEcho } from '../../core/plain.js';
import { ratio, ZERO } from '../../core/ratio.js';
import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { assessCredit } from '../../credit/assess.js';
import type { CreditAssessment } from '../../credit/assessment.js';
import { creditPeriodOf } from '../../credit/credit-period.js';
import type { PeriodLength } from '../../credit/facts.js';
import type { CreditPeriod } from '../../credit/scheme/history.js';
import { type LevelInput, type LevelUnit, unitMsOf } from '../../credit/scheme/level.js';
import { type MoneyInput, writeMoney } from '../../money/money.js';
import { measureObjective, type ObjectivePlan } from '../kinds/kinds.js';
import type { KindFacts, Measured } from '../kinds/measured.js';
import type { ObjectiveReading, ReadFacts } from './facts.js';
import type { StatementLine } from './statement.js';

/** What all lines of a statement share. */
export interface LineContext extends KindFacts {
  readonly facts: ReadFacts;
  readonly currency: string;
}

/** Measures an objective and finds what it owes. */
export function lineOf(objective: ObjectivePlan, context: LineContext): StatementLine {
  const measured = measureObjective(objective, context);
  const credit = creditOf(objective, measured, context);
  return {
    objectiveId: objective.id,
    name: objective.name,
    ...measured.line,
    credit,
    history: credit === null ? null : historyOf(credit, objective, measured, context.facts),
    amount: credit === null ? writeMoney(ZERO, context.currency) : credit.amount,
  };
}

function creditOf(
  objective: ObjectivePlan,
  measured: Measured,
  context: LineContext,
): CreditAssessment | null {
  const { id, remedy, charge } = objective;
  const { facts, isFinal, trace } = context;
  if (remedy === undefined || !isFinal) return null;
  const places = {
    base: facts.charges.get(charge) ?? placeOf('charges', charge),
    history: facts.history.get(id) ?? placeOf('history', id),
    reading: facts.readings.get(id) ?? placeOf('readings', id),
  };
  requireCharge(places.base, objective);
  const unit = unitOf(remedy);
  const reading = places.reading.value as ObjectiveReading | undefined;
  const credit = {
    ...reading,
    ...(measured.isExcused ? { excused: true } : {}),
    level: levelIn(unit, measured),
    base: places.base.value as MoneyInput,
    history: places.history.value as readonly CreditPeriod[] | undefined,
    period: periodLength(unit, context.period),
  };
  return at(places, () => assessCredit(remedy, credit, { trace }));
}

/** What later periods look back on; a length of time is told in units of the rule, which they lack. */
function historyOf(
  credit: CreditAssessment,
  { remedy, charge }: ObjectivePlan,
  { level, downtimeMs }: Measured,
  { charges }: ReadFacts,
): CreditPeriod {
  const unitMs = unitMsOf(unitOf(remedy));
  const given = charges.get(charge);
  return creditPeriodOf(credit, {
    level:
      unitMs === undefined || downtimeMs === null ? level : { amount: downtimeMs, per: unitMs },
    charge: given === undefined ? null : (plainEcho(given) as MoneyInput),
  });
}

function unitOf(remedy: ObjectivePlan['remedy']): LevelUnit | null {
  return remedy?.plan.rules.get(null)?.unit ?? null;
}

type Places = Readonly<Record<'base' | 'history' | 'reading', Reader>>;

/** Assesses; a fault of the facts is told where they stand in those of the period. */
function at<T>({ base, history, reading: own }: Places, assess: () => T): T {
  try {
    return assess();
  } catch (error) {
    if (!isSlaError(error)) throw error;
    const [head, ...steps] = error.path;
    const [place, inside] =
      head === 'base' ? [base, steps] : head === 'history' ? [history, steps] : [own, error.path];
    const { code, expected, received, hint } = error;
    refuse(inside.reduce<Reader>(childOf, place), { code, expected, received, hint });
  }
}

/** The place of a fact that was not given. */
function placeOf(section: string, name: string): Reader {
  return childOf(childOf(readerOf({ [section]: {} }), section), name);
}

/** The level in the unit that the remedy counts in: the share, or the time that was down. */
function levelIn(unit: LevelUnit | null, { level, downtimeMs }: Measured): LevelInput | null {
  if (level === null || unit === null || unit === 'percent') return level;
  return downtimeMs === null ? null : { durationMs: downtimeMs };
}

/** The length of the period in the unit of the level, for steps of a period. */
function periodLength(unit: LevelUnit | null, period: Interval): PeriodLength | undefined {
  const unitMs = unitMsOf(unit);
  if (unitMs === undefined) return undefined;
  return { length: formatExact(ratio(period.endAt - period.startAt, unitMs)) };
}

/** The charge that a remedy is taken of; one in kind alone is taken of none. */
function requireCharge(reader: Reader, { id, remedy }: ObjectivePlan): void {
  if (reader.value !== undefined || remedy?.plan.isPriced !== true) return;
  refuse(reader, {
    code: 'missing-field',
    expected: `the charge that the remedy of ${id} is taken of`,
  });
}
