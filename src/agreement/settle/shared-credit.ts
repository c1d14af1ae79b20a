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
import { claimOf } from './claim.js';
import { chargeOf, inPlace, periodLengthOf, placeOf, readingsOf } from './credit-facts.js';
import { requireSound, SETTLED_OF, type Settled, settled } from './faults.js';
import type { LineContext, MeasuredObjective } from './measure-line.js';
import type { SharedCredit } from './statement.js';

/** The part of a shared remedy that belongs to one objective. */
export interface SharedPart {
  readonly remedyId: string;
  /** A line for each of its readings. */
  readonly lines: readonly CreditLine[];
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
    for (const { objective } of members) {
      const { id } = objective;
      parts.set(id, 'issue' in found ? found : { value: partOf(id, remedy.id, found.value) });
    }
    if ('issue' in found) continue;
    const { credit, objectiveIds } = found.value;
    const history = historyOf(credit, remedy, context);
    const claim = claimOf(remedy.id, remedy.id, credit, context);
    credits.push({ remedyId: remedy.id, objectiveIds, credit, history, claim });
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

/** A shared credit, with the objective of each of its lines. */
interface FoundCredit {
  readonly credit: CreditAssessment;
  readonly objectiveIds: readonly string[];
}

function partOf(id: string, remedyId: string, { credit, objectiveIds }: FoundCredit): SharedPart {
  return { remedyId, lines: credit.lines.filter((_, i) => objectiveIds[i] === id) };
}

function assess(
  { id, scheme, charge }: SharedRemedyPlan,
  members: readonly Member[],
  { facts, currency, trace, period, periodsBefore }: LineContext,
): FoundCredit {
  const base = placeOf(facts, 'charges', charge);
  const history = placeOf(facts, 'history', id);
  const readings = members.flatMap(({ objective, measured }) => {
    const rule = objective.rule?.name ?? objective.id;
    return readingsOf(objective, measured, facts).map((reading) => ({
      objectiveId: objective.id,
      reading: { ...reading, rule },
    }));
  });
  const objectiveIds = readings.map(({ objectiveId }) => objectiveId);
  const credit = {
    readings: readings.map(({ reading }) => reading),
    base: base.value as MoneyInput | undefined,
    currency,
    history: history.value as readonly CreditPeriod[] | undefined,
    period: periodLengthOf(period),
    periodsBefore,
  };
  const readingAt = (index: unknown): Reader =>
    placeOf(facts, 'readings', objectiveIds[Number(index)] ?? id);
  return inPlace(
    (head, next) => {
      if (head === 'base') return [base, 1];
      return head === 'history' ? [history, 1] : [readingAt(next), 2];
    },
    () => ({ credit: assessCredit(scheme, credit, { trace }), objectiveIds }),
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
