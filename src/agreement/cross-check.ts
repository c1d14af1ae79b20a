import type { Bound } from '../core/bounds.js';
import { type Finding, type FindingParts, findingOf } from '../core/finding.js';
import { formatExact } from '../core/fraction-text.js';
import { compare, percentOfShare, type Ratio } from '../core/ratio.js';
import { checkCreditScheme } from '../credit/analysis/check-scheme.js';
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
      ? judgedByPromise(scheme, promised)
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

/** Where a remedy has no target of its own, that of the promise says what is kept and what is missed. */
function judgedByPromise(scheme: CreditScheme, promised: Ratio): Doubt[] {
  const target = { gte: formatExact(promised) };
  // What it shows without a promise, too, has been told of the remedy itself.
  const own = new Set(checkCreditScheme(scheme).warnings.map(({ received }) => received));
  return checkCreditScheme({ ...scheme, target }).warnings.flatMap(({ code, received }) => {
    const words = BY_PROMISE[code];
    if (words === undefined || own.has(received)) return [];
    return [{ code, received, ...words(formatExact(promised)) }];
  });
}

/** What depends on the promise, and how it is told where the promise is not the remedy's. */
const BY_PROMISE: Readonly<
  Partial<Record<string, (promised: string) => Pick<Doubt, 'expected' | 'hint'>>>
> = {
  'credit-while-target-met': (promised) => ({
    expected: `rows for levels below the promised ${promised} % only`,
    hint: 'the rows decide: a credit is owed although the promise was kept',
  }),
  hole: (promised) => ({
    expected: `a row or steps for each level below the promised ${promised} %`,
    hint: 'such a level is assessed as uncovered, and nothing is paid',
  }),
  'miss-without-credit': (promised) => ({
    expected: `steps that begin at the promised ${promised} %`,
    hint: 'the promise is broken, and nothing is paid',
  }),
  'not-monotone': (promised) => ({
    expected: `a level further below the promised ${promised} % to owe at least as much`,
    hint: 'a better level costs more than a worse one',
  }),
};

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
