import { ZERO } from '../../core/ratio.js';
import { sumMoney, writeMoney } from '../../money/money.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import { type Measured, OTHER_KINDS } from '../kinds/measured.js';
import { isShared } from '../kinds/shared-remedy.js';
import { claimOf } from './claim.js';
import { requireSound, SETTLED_OF, type Settled, settled } from './faults.js';
import type { LineContext, MeasuredObjective } from './measure-line.js';
import { ownCredit, ownHistory } from './own-credit.js';
import type { SharedPart, SharedParts } from './shared-credit.js';
import type { StatementLine } from './statement.js';

/** Writes the line of an objective, with what it owes: on its own, or by the remedy that it shares. */
export function lineOf(
  { objective, measured }: MeasuredObjective,
  context: LineContext,
  shared: SharedParts,
): StatementLine {
  const { id: objectiveId, name } = objective;
  if ('issue' in measured) {
    const service = 'service' in objective ? (objective.service ?? null) : null;
    return { objectiveId, name, service, ...UNMEASURED, ...NOT_SETTLED, ...measured };
  }
  const { line } = measured.value;
  const credit = isShared(objective)
    ? partOf(shared.get(objectiveId), context)
    : settled(() => creditOf(objective, measured.value, context));
  if ('issue' in credit) return { objectiveId, name, ...line, ...NOT_SETTLED, ...credit };
  return { objectiveId, name, ...line, ...credit.value, issue: null };
}

type LineCredit = Pick<StatementLine, 'credit' | 'history' | 'shared' | 'amount' | 'claim'>;

function creditOf(objective: ObjectivePlan, measured: Measured, context: LineContext): LineCredit {
  requireSound(context.facts.faults, SETTLED_OF, objective);
  const credit = ownCredit(objective, measured, context);
  if (credit === null) return nothingOwed(context);
  const history = ownHistory(credit, objective, measured, context);
  const claim = claimOf(objective.id, objective.remedyId, credit, context);
  return { credit, history, shared: null, amount: credit.amount, claim };
}

function nothingOwed({ currency }: LineContext): LineCredit {
  const amount = writeMoney(ZERO, currency);
  return { credit: null, history: null, shared: null, amount, claim: null };
}

/** The part of a shared remedy that is paid for one objective; of a kept promise that is nothing. */
function partOf(found: Settled<SharedPart> | undefined, context: LineContext): Settled<LineCredit> {
  if (found === undefined) return { value: nothingOwed(context) };
  if ('issue' in found) return found;
  const owing = found.value.lines.filter(({ remedy }) => remedy !== null);
  const amounts = owing.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const { amount } = nothingOwed(context);
  // What is owed in kind alone has no amount in money, which is not the same as none of it.
  const isInKind = owing.length > 0 && amounts.length === 0;
  const sum = amounts.length === 0 ? amount : sumMoney(amounts, context.currency);
  const part = { credit: null, history: null, shared: found.value, claim: null };
  return { value: { ...part, amount: isInKind ? null : sum } };
}

const NOT_SETTLED = {
  credit: null,
  history: null,
  shared: null,
  amount: null,
  claim: null,
} as const;

const UNMEASURED = {
  status: 'invalid-facts',
  targetPercent: null,
  levelPercent: null,
  ...OTHER_KINDS,
} as const satisfies Partial<StatementLine>;
