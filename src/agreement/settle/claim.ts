import { isPositive } from '../../core/ratio.js';
import type { CreditAssessment } from '../../credit/assessment.js';
import { writtenValue } from '../../money/money.js';
import { type ClaimStatus, judgeClaim, NO_TRIGGERS } from '../claim/claim-status.js';
import type { LineContext } from './measure-line.js';

/**
 * The claim of a credit; `null` where the agreement says nothing of one, or there is nothing to claim.
 *
 * @param owner - The objective, or the remedy that objectives share.
 */
export function claimOf(
  owner: string,
  remedyId: string | null,
  credit: CreditAssessment,
  { facts, claims, period, at }: LineContext,
): ClaimStatus | null {
  const plan = remedyId === null ? undefined : claims.get(remedyId);
  if (plan === undefined || !owesSomething(credit)) return null;
  const known = facts.claims.get(owner);
  const triggers = known?.triggers ?? NO_TRIGGERS;
  const periodEnd = triggers.periodEnd ?? period.endAt;
  const claimedAt = known?.claimedAt ?? null;
  return judgeClaim(plan, { triggers: { ...triggers, periodEnd }, claimedAt }, at);
}

function owesSomething({ amount, quantities }: CreditAssessment): boolean {
  if (amount !== null && isPositive(writtenValue(amount))) return true;
  return Object.values(quantities).some((quantity) => /[1-9]/.test(quantity));
}
