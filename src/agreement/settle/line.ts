import { isSlaError, type SlaError } from '../../core/error.js';
import { type Finding, findingOf } from '../../core/finding.js';
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
import {
  type Faults,
  isFaultOfFacts,
  type ObjectiveReading,
  type ReadFacts,
  type Section,
} from './facts.js';
import type { StatementLine } from './statement.js';

/** What all lines of a statement share. */
export interface LineContext extends KindFacts {
  readonly facts: ReadFacts;
  readonly currency: string;
}

/**
 * Measures an objective and finds what it owes. Whatever is wrong with its own facts is told on its
 * line, and leaves the others alone.
 */
export function lineOf(objective: ObjectivePlan, context: LineContext): StatementLine {
  const { id: objectiveId, name } = objective;
  const measured = settled(() => {
    requireSound(context.facts.faults, MEASURED_OF, objective);
    return measureObjective(objective, context);
  });
  if ('issue' in measured) {
    const service = 'service' in objective ? (objective.service ?? null) : null;
    return { objectiveId, name, service, ...UNMEASURED, ...NOT_SETTLED, ...measured };
  }
  const { line } = measured.value;
  const credit = settled(() => {
    requireSound(context.facts.faults, SETTLED_OF, objective);
    return creditOf(objective, measured.value, context);
  });
  if ('issue' in credit) return { objectiveId, name, ...line, ...NOT_SETTLED, ...credit };
  return {
    objectiveId,
    name,
    ...line,
    credit: credit.value,
    history:
      credit.value === null
        ? null
        : historyOf(credit.value, objective, measured.value, context.facts),
    amount: credit.value === null ? writeMoney(ZERO, context.currency) : credit.value.amount,
    issue: null,
  };
}

/** A value, or why there is none. */
type Settled<T> = { readonly value: T } | { readonly issue: Finding };

function settled<T>(find: () => T): Settled<T> {
  try {
    return { value: find() };
  } catch (error) {
    if (!isFaultOfFacts(error)) throw error;
    const { code, path, expected, received, hint } = error;
    return { issue: findingOf('error', { code, path, expected, received, hint }) };
  }
}

const NOT_SETTLED = { credit: null, history: null, amount: null } as const;

const UNMEASURED = {
  status: 'invalid-facts',
  targetPercent: null,
  levelPercent: null,
  availability: null,
  attainment: null,
  requests: null,
  score: null,
} as const satisfies Partial<StatementLine>;

/** The names by which the facts of an objective are found, by section. */
type NamesIn = { readonly [section in Section]?: (objective: ObjectivePlan) => string | null };

const idOf = ({ id }: ObjectivePlan): string => id;

/** What a figure is measured from. */
const MEASURED_OF: NamesIn = {
  services: (objective) => (objective.kind === 'availability' ? objective.service : null),
  requests: idOf,
  scores: idOf,
};

/** What a credit is found from, beside the figure. */
const SETTLED_OF: NamesIn = { charges: ({ charge }) => charge, history: idOf, readings: idOf };

/** Throws what is wrong with the facts that an objective needs. */
function requireSound(faults: Faults, names: NamesIn, objective: ObjectivePlan): void {
  for (const [section, members] of faults) {
    const name = names[section]?.(objective) ?? null;
    const fault = name === null ? undefined : members.get(name);
    if (fault !== undefined) throw fault;
  }
}

/** The first fault of facts that no objective needs: nobody's line tells of it. */
export function strayFault(
  faults: Faults,
  objectives: readonly ObjectivePlan[],
): SlaError | undefined {
  const names = { ...MEASURED_OF, ...SETTLED_OF };
  for (const [section, members] of faults) {
    const needed = new Set(objectives.map((objective) => names[section]?.(objective)));
    for (const [name, fault] of members) if (!needed.has(name)) return fault;
  }
  return undefined;
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
  const unit = unitOf(remedy);
  const reading = places.reading.value as ObjectiveReading | undefined;
  const credit = {
    ...reading,
    ...(measured.isExcused ? { excused: true } : {}),
    level: levelIn(unit, measured),
    base: places.base.value as MoneyInput | undefined,
    currency: context.currency,
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
