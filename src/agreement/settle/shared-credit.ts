import type { Reader } from '../../core/read.js';
import { assessCredit } from '../../credit/assess.js';
import type { CreditAssessment } from '../../credit/assessment.js';
import type { CreditLine } from '../../credit/credit-line.js';
import { creditPeriodOf } from '../../credit/credit-period.js';
import type { CreditPeriod } from '../../credit/scheme/history.js';
import type { MoneyInput } from '../../money/money.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { Measured } from '../kinds/measured.js';
import { type SharedRemedyPlan, sharedRemedies } from '../kinds/shared-remedy.js';
import { chargeOf, inPlace, placeOf, readingOf } from './credit-facts.js';
import { requireSound, SETTLED_OF, type Settled, settled } from './faults.js';
import type { LineContext, MeasuredObjective } from './measure-line.js';
import type { SharedCredit } from './statement.js';

/** The part of a shared remedy that belongs to one objective. */
export interface SharedPart {
  readonly remedyId: string;
  readonly line: CreditLine;
}

/** The parts of objectives in the remedies that they share, or why there are none. */
export type SharedParts = ReadonlyMap<string, Settled<SharedPart>>;

/** What was found of all shared remedies. */
export interface SharedCredits {
  readonly parts: SharedParts;
  readonly credits: readonly SharedCredit[];
}

/** Finds what shared remedies owe, once the period is over: each by the readings of all that share it. */
export function sharedCredits(
  lines: readonly MeasuredObjective[],
  context: LineContext,
): SharedCredits {
  const parts = new Map<string, Settled<SharedPart>>();
  const credits: SharedCredit[] = [];
  const measured = new Map(lines.map((line) => [line.objective.id, line.measured]));
  for (const remedy of sharedRemedies(lines.map(({ objective }) => objective))) {
    const members = membersOf(remedy, measured, context, parts);
    // What is wrong with facts is told at once, what is owed when the period is over.
    if (!context.isFinal || members.length === 0) continue;
    const found = settled(() => assess(remedy, members, context));
    members.forEach(({ objective }, i) => {
      const line = 'issue' in found ? undefined : found.value.lines[i];
      if (line !== undefined) parts.set(objective.id, { value: { remedyId: remedy.id, line } });
      else if ('issue' in found) parts.set(objective.id, found);
    });
    if ('issue' in found) continue;
    const history = historyOf(found.value, remedy, context);
    const objectiveIds = members.map(({ objective }) => objective.id);
    credits.push({ remedyId: remedy.id, objectiveIds, credit: found.value, history });
  }
  return { parts, credits };
}

interface Member {
  readonly objective: ObjectivePlan;
  readonly measured: Measured;
}

/** The objectives that were measured and whose facts are sound; of the others the fault is kept. */
function membersOf(
  { objectives }: SharedRemedyPlan,
  measured: ReadonlyMap<string, Settled<Measured>>,
  { facts }: LineContext,
  parts: Map<string, Settled<SharedPart>>,
): readonly Member[] {
  return objectives.flatMap((objective): Member[] => {
    const own = measured.get(objective.id);
    if (own === undefined || 'issue' in own) return [];
    const sound = settled(() => requireSound(facts.faults, SETTLED_OF, objective));
    if ('issue' in sound) parts.set(objective.id, sound);
    return 'issue' in sound ? [] : [{ objective, measured: own.value }];
  });
}

function assess(
  { id, scheme, charge }: SharedRemedyPlan,
  members: readonly Member[],
  { facts, currency, trace }: LineContext,
): CreditAssessment {
  const base = placeOf(facts, 'charges', charge);
  const history = placeOf(facts, 'history', id);
  const credit = {
    readings: members.map(({ objective, measured }) => ({
      ...readingOf(objective, measured, facts),
      rule: objective.rule?.name ?? objective.id,
    })),
    base: base.value as MoneyInput | undefined,
    currency,
    history: history.value as readonly CreditPeriod[] | undefined,
  };
  const readingAt = (index: unknown): Reader =>
    placeOf(facts, 'readings', members[Number(index)]?.objective.id ?? id);
  return inPlace(
    (head, next) => {
      if (head === 'base') return [base, 1];
      return head === 'history' ? [history, 1] : [readingAt(next), 2];
    },
    () => assessCredit(scheme, credit, { trace }),
  );
}

/** What later periods look back on: a group has no level of its own. */
function historyOf(
  credit: CreditAssessment,
  { charge }: SharedRemedyPlan,
  { facts }: LineContext,
): CreditPeriod {
  return creditPeriodOf(credit, { level: null, charge: chargeOf(charge, facts) });
}
