import {
  applyCredit,
  type Bounds,
  type CreditPeriod,
  compileTermination,
  earnBack,
  isWithin,
  type TerminationRule,
  terminationRight,
} from '../../../../src/credit.js';
import {
  boundsOf,
  type Input,
  moneyIn,
  moneyOf,
  present,
  type Solve,
  translated,
} from './parts.js';

const consecutiveAfter: Solve = ({ credit, target, following, months, strict, returnPercent }) => {
  const good: Bounds = strict === true ? { gt: target } : { gte: target };
  const result = earnBack(
    { stages: [{ periods: months, returnPercent }] },
    {
      credit: moneyIn(credit),
      following: following.map((level: string) => isWithin(level, good)),
    },
  );
  return { ...result, earned: result.status === 'earned' };
};

const staged: Solve = ({ credit, followingAllMet, stages }) => {
  const rule = {
    stages: stages.map(({ months, returnPercent }: Input) => ({ periods: months, returnPercent })),
  };
  const following = followingAllMet.map((good: boolean) => good);
  return { ...earnBack(rule, { credit: moneyIn(credit), following }) };
};

const offsetBank: Solve = ({
  credit,
  followingCredits,
  months,
  egregious,
  nextCredit,
  terminated,
}) => {
  const following = followingCredits.map((amount: string) => isWithin(amount, { lte: 0 }));
  const { earnedBack } = earnBack(
    { stages: [{ periods: months, returnPercent: 100 }] },
    { credit: moneyIn(credit), following, eligible: egregious !== true },
  );
  const next = applyCredit(earnedBack, moneyOf(nextCredit ?? 0, credit.currency), {
    rest: terminated === true ? 'lapse' : 'carry',
  });
  return { bank: earnedBack, payableNext: next.payable, bankLeft: next.carried };
};

/** Credits that good periods return. */
export const earnback: Readonly<Record<string, Solve>> = { consecutiveAfter, staged, offsetBank };

/** The format states sums without a currency; any will do, since only one is used. */
const ANY_CURRENCY = 'EUR';

/** Bounds on a rule say which levels count; without them, misses do. */
function levelsOf(rule: Input): { readonly when?: { readonly level: Bounds } } {
  const level = boundsOf(rule);
  return Object.keys(level).length === 0 ? {} : { when: { level } };
}

const RULES: Readonly<Record<string, (rule: Input) => TerminationRule>> = {
  consecutive: (rule) => ({ kind: 'consecutive', periods: rule.n, ...levelsOf(rule) }),
  countInWindow: (rule) => ({
    kind: 'count',
    atLeast: rule.n,
    window: rule.window,
    ...levelsOf(rule),
  }),
  rollingMeanBelow: (rule) => ({ kind: 'mean', window: rule.window, level: boundsOf(rule) }),
  creditPercentCountInWindow: (rule) => ({
    kind: 'count',
    atLeast: rule.n,
    window: rule.window,
    when: { creditPercent: boundsOf(rule) },
  }),
  rollingSumAtLeast: (rule) => ({
    kind: 'sum',
    window: rule.window,
    atLeast: moneyOf(rule.amount, ANY_CURRENCY),
  }),
};

/** What an entry of a history says: whether the period was missed, or its one figure. */
const periodOf = (entry: boolean | string): CreditPeriod =>
  typeof entry === 'boolean'
    ? { missed: entry }
    : { level: entry, creditPercent: entry, credit: moneyOf(entry, ANY_CURRENCY) };

/** Patterns of failures that give a right. */
export const termination: Solve = ({ anyOf, history }) => {
  const rules = anyOf.map((rule: Input) => translated('type', rule.type, RULES)(rule));
  const { triggered, atIndex } = terminationRight(compileTermination(rules), history.map(periodOf));
  return present({ triggered, atIndex });
};
