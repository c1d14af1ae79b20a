import type { Bound } from '../core/bounds.js';
import { type Finding, type FindingParts, findingOf } from '../core/finding.js';
import { formatExact } from '../core/fraction-text.js';
import { compare, percentOfShare, type Ratio } from '../core/ratio.js';
import { checkCreditScheme } from '../credit/scheme/check-scheme.js';
import { dimensionOfMetric } from '../credit/scheme/metric.js';
import type { CreditScheme } from '../credit/scheme/scheme.js';
import type { ObjectivePlan } from './kinds/kinds.js';
import type { AgreementPlan } from './read.js';

/** What the parts of an agreement say of each other, though each is sound by itself. */
export function crossWarnings(plan: AgreementPlan): Finding[] {
  return plan.objectives.flatMap((objective, index) => remedyWarnings(objective, index));
}

/** A warning about a remedy, before it is known where. */
type Doubt = Omit<FindingParts, 'path'>;

/** A remedy may pay for kept promises, or not for broken ones. */
function remedyWarnings(objective: ObjectivePlan, index: number): Finding[] {
  const promised = promisedOf(objective);
  const scheme = schemeOf(objective);
  if (promised === undefined || scheme === undefined) return [];
  const { rule, metric } = objective;
  if (rule === undefined || metric === null || dimensionOfMetric(metric) !== 'percent') return [];
  const doubts =
    rule.target === null
      ? creditsWhileKept(scheme, promised)
      : otherTarget(rule.targetBounds, promised);
  return doubts.map((doubt) =>
    findingOf('warning', { ...doubt, path: ['objectives', index, 'remedy'] }),
  );
}

/** The terms that judge an objective: those of its rule alone, where its remedy is a group. */
function schemeOf({ remedy, rule }: ObjectivePlan): CreditScheme | undefined {
  const scheme = remedy?.scheme;
  if (scheme === undefined || !('rules' in scheme)) return scheme;
  return scheme.rules[rule?.name ?? ''];
}

/** Where a remedy has no target of its own, that of the promise says what is kept. */
function creditsWhileKept(scheme: CreditScheme, promised: Ratio): Doubt[] {
  const target = { gte: formatExact(promised) };
  return checkCreditScheme({ ...scheme, target })
    .warnings.filter(({ code }) => code === 'credit-while-target-met')
    .map(({ code, received }) => ({
      code,
      expected: `rows for levels below the promised ${formatExact(promised)} % only`,
      received,
      hint: 'the rows decide: a credit is owed although the promise was kept',
    }));
}

function otherTarget(target: readonly Bound[], promised: Ratio): Doubt[] {
  const lower = target.find(isLower);
  if (lower === undefined || compare(lower.value, promised) === 0) return [];
  return [
    {
      code: 'remedy-target-differs',
      expected: `a remedy whose target is the promised ${formatExact(promised)} %`,
      received: `one whose target is ${formatExact(lower.value)} %`,
      hint:
        compare(lower.value, promised) < 0
          ? 'levels between the two miss the promise and owe nothing'
          : 'levels between the two keep the promise and may owe a credit',
    },
  ];
}

function isLower({ operator }: Bound): boolean {
  return operator === 'gt' || operator === 'gte';
}

/** The promised share in percent. */
function promisedOf(objective: ObjectivePlan): Ratio | undefined {
  const share = promisedShareOf(objective);
  return share === undefined || share === null ? undefined : percentOfShare(share);
}

function promisedShareOf(objective: ObjectivePlan): Ratio | null | undefined {
  switch (objective.kind) {
    case 'clock':
      return objective.attainment;
    case 'availability':
      return objective.availability.plan.target;
    case 'score':
      return objective.score.plan.target;
    default:
      return objective.requests.plan.target;
  }
}
