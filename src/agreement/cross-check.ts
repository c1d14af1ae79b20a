import { type Bound, readBounds } from '../core/bounds.js';
import { type Finding, findingOf } from '../core/finding.js';
import { formatExact } from '../core/fraction-text.js';
import { compare, percentOfShare, type Ratio } from '../core/ratio.js';
import { readerOf } from '../core/read.js';
import type { CreditScheme } from '../credit/scheme/scheme.js';
import type { ObjectivePlan } from './kinds/kinds.js';
import type { AgreementPlan } from './read.js';

/** What the parts of an agreement say of each other, though each is sound by itself. */
export function crossWarnings(plan: AgreementPlan): Finding[] {
  return plan.objectives.flatMap((objective, index) => remedyWarnings(objective, index));
}

/** A remedy whose own target is not the promised one pays for kept promises, or not for broken ones. */
function remedyWarnings(objective: ObjectivePlan, index: number): Finding[] {
  const promised = promisedOf(objective);
  const { remedy } = objective;
  const { target, unit = 'percent' } = (remedy?.scheme ?? {}) as CreditScheme;
  if (promised === undefined || target === undefined || unit !== 'percent') return [];
  const lower = readBounds(readerOf(target)).find(isLower);
  if (lower === undefined || compare(lower.value, promised) === 0) return [];
  return [
    findingOf('warning', {
      code: 'remedy-target-differs',
      path: ['objectives', index, 'remedy'],
      expected: `a remedy whose target is the promised ${formatExact(promised)} %`,
      received: `one whose target is ${formatExact(lower.value)} %`,
      hint:
        compare(lower.value, promised) < 0
          ? 'levels between the two miss the promise and owe nothing'
          : 'levels between the two keep the promise and may owe a credit',
    }),
  ];
}

function isLower({ operator }: Bound): boolean {
  return operator === 'gt' || operator === 'gte';
}

/** The promised share in percent. */
function promisedOf(objective: ObjectivePlan): Ratio | undefined {
  const share =
    objective.kind === 'clock' ? objective.attainment : objective.availability.plan.target;
  return share === undefined || share === null ? undefined : percentOfShare(share);
}
