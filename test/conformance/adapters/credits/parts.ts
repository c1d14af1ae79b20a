import {
  assessCredit,
  type Bounds,
  type CreditAssessment,
  type CreditCap,
  type CreditFacts,
  type CreditGroup,
  type CreditPeriod,
  type CreditRow,
  type CreditScheme,
  type CreditStep,
  compileScheme,
  type LevelUnit,
  type MoneyInput,
  type Remedy,
  type RoundingMode,
} from '../../../../src/credit.js';

/** Vectors are untyped data; every reader names the shape that it expects. */
// biome-ignore lint/suspicious/noExplicitAny: the formats are described in prose, not in types
export type Input = Readonly<Record<string, any>>;
export type Answer = Readonly<Record<string, unknown>>;
export type Solve = (input: Input) => Answer;

/** Ends the mapping of a vector that says something that we have no word for. */
export class Unsupported extends Error {}

/** Translates a word of the format; one that it does not list is unsupported, not ignored. */
export function translated<To>(
  field: string,
  given: unknown,
  words: Readonly<Record<string, To>>,
): To {
  if (typeof given === 'string' && Object.hasOwn(words, given)) return words[given] as To;
  throw new Unsupported(`${field}: ${JSON.stringify(given)}`);
}

/** As {@link translated}, of a field that may be left out. */
export function translatedIfGiven<To>(
  field: string,
  given: unknown,
  words: Readonly<Record<string, To>>,
): To | undefined {
  return given === undefined ? undefined : translated(field, given, words);
}

/** The fields that have a value. */
export const present = <T extends object>(
  fields: T,
): { [Key in keyof T]-?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as never;

const PARTIALS: Readonly<Record<string, CreditStep['partial']>> = {
  ceil: 'started',
  floor: 'whole',
  prorata: 'exact',
};

/** What a begun step counts. */
export const partialOf = (field: string, given: unknown): CreditStep['partial'] =>
  translated(field, given, PARTIALS);

const MODES: Readonly<Record<string, RoundingMode>> = {
  halfAwayFromZero: 'halfAwayFromZero',
  halfEven: 'halfEven',
  halfOdd: 'halfOdd',
  halfTowardPositive: 'halfTowardPositive',
  halfTowardNegative: 'halfTowardNegative',
  halfTowardZero: 'halfTowardZero',
  ceiling: 'ceiling',
  floor: 'floor',
  awayFromZero: 'awayFromZero',
  towardZero: 'towardZero',
};

/** The direction of a rounding. */
export const modeOf = (given: unknown): RoundingMode => translated('mode', given, MODES);

const UNITS: Readonly<Record<string, LevelUnit>> = {
  outageMinutes: 'minutes',
  unavailableMinutesInClockHour: 'minutes',
  ms: 'milliseconds',
  percentagePointsBelowTarget: 'percent',
  millionUSD: 'money',
};

export const boundsOf = ({ gt, gte, lt, lte }: Input): Bounds => present({ gt, gte, lt, lte });

export const rowsOf = (tiers: readonly Input[], remedyOf: (tier: Input) => Remedy): CreditRow[] =>
  tiers.map((tier) => ({ ...boundsOf(tier), remedy: remedyOf(tier) }));

export const percentOf = (tier: Input): Remedy => ({ percent: tier.creditPercent });

export const always = (remedy: Remedy): CreditRow[] => [{ remedy }];

export const moneyOf = (amount: unknown, currency: string): MoneyInput => ({
  amount: String(amount),
  currency,
});

/** Reads money as plain data. */
export const moneyIn = ({ amount, currency }: Input): MoneyInput => ({ amount, currency });

/** The caps that all forms share. */
export function capsOf(input: Input): CreditCap[] {
  const { capPercent, capAmount, priorCredits } = input;
  const caps: CreditCap[] = [];
  if (capPercent !== undefined) caps.push({ limit: { percent: capPercent } });
  if (capAmount !== undefined)
    caps.push({ limit: { money: moneyOf(capAmount, currencyOf(input)) } });
  if (priorCredits !== undefined)
    caps.push({ limit: { percent: priorCredits.capPercent }, periods: 12 });
  return caps;
}

/** The currency of a form that states it once for all its sums. */
function currencyOf({ currency, base, rate, price }: Input): string {
  const stated = currency ?? (base ?? rate ?? price)?.currency;
  if (stated === undefined) throw new Unsupported('capAmount without a currency');
  return stated;
}

function historyOf({ priorCredits, base }: Input): CreditPeriod[] {
  if (priorCredits === undefined) return [];
  const { credits, charges } = priorCredits;
  return [{ credit: moneyOf(credits, base.currency), charge: moneyOf(charges, base.currency) }];
}

const MINIMUM_RULES = {
  suppressUnlessAbove: 'suppressUnlessAbove',
  suppressBelow: 'suppressBelow',
  raiseTo: 'raiseTo',
} as const;
const MINIMUM_TESTS = { beforeRounding: 'beforeRounding', afterRounding: 'afterRounding' } as const;

const minimumOf = ({ minPayable }: Input): CreditScheme['minimum'] =>
  minPayable && {
    amount: minPayable.amount,
    rule: translated('minPayable.rule', minPayable.rule, MINIMUM_RULES),
    test: translatedIfGiven('minPayable.test', minPayable.test, MINIMUM_TESTS),
  };

/** The terms that all forms share, and what a form adds. */
export function schemeOf(input: Input, parts: CreditScheme): CreditScheme {
  const { target, domain, gate, select, roundMeasured, roundingMode, unit } = input;
  return present({
    ...(typeof target === 'object' ? { target: boundsOf(target) } : {}),
    unit: translatedIfGiven('unit', unit, UNITS),
    domain: domain && { gte: domain[0], lte: domain[1] },
    decidedBy: translatedIfGiven('gate', gate, { byTier: 'rows', bySlo: 'target' } as const),
    overlap: translatedIfGiven('select', select, {
      mostSevere: 'mostSevere',
      only: 'report',
    } as const),
    roundLevel: roundMeasured && { scale: roundMeasured.scale, mode: modeOf(roundMeasured.mode) },
    caps: capsOf(input),
    minimum: minimumOf(input),
    rounding: roundingMode && modeOf(roundingMode),
    ...parts,
  });
}

/** Assesses a form of one rule. */
export function assess(
  input: Input,
  scheme: CreditScheme,
  rest: Partial<CreditFacts>,
): CreditAssessment {
  const { base } = input;
  const shared = {
    level: null,
    ...(base === undefined ? {} : { base: moneyIn(base) }),
    history: historyOf(input),
  };
  const facts = { ...shared, ...present(rest) } as CreditFacts;
  return assessCredit(compileScheme(schemeOf(input, scheme)), facts);
}

/** Assesses what needs several rules. */
export const assessGroup = (group: CreditGroup, facts: CreditFacts): CreditAssessment =>
  assessCredit(compileScheme(group), facts);

const STEP_DEFAULTS = { from: 0, toward: 'above', partial: 'exact' } as const;

/** A step; what a form leaves out counts exactly, upward from 0. */
export const step = (
  parts: Partial<CreditStep> & Pick<CreditStep, 'size' | 'each'>,
): CreditStep => ({
  ...STEP_DEFAULTS,
  ...present(parts),
});

const DIAGNOSTICS: Readonly<Record<string, string>> = {
  uncovered: 'uncovered',
  overlap: 'overlap',
  'credit-while-target-met': 'tierMatchesWhileTargetMet',
};

/** Says an assessment in the words of the format. */
export function answerOf(assessment: CreditAssessment, tiers: readonly Input[] = []): Answer {
  if (assessment.status === 'out-of-domain') return { error: 'outOfDomain' };
  const { amount, creditPercent, quantities, lines } = assessment;
  const [diagnostic] = assessment.diagnostics.filter(({ code }) =>
    Object.hasOwn(DIAGNOSTICS, code),
  );
  return present({
    amount,
    creditPercent,
    days: Number(quantities.serviceDays),
    points: Number(quantities.points),
    steps: lines[0]?.steps ?? '0',
    diagnostic: diagnostic && DIAGNOSTICS[diagnostic.code],
    candidates: diagnostic?.rows.map((row) => tiers[row]?.creditPercent),
  });
}

/** An answer whose amount the format calls the total. */
export const totalAnswer = (assessment: CreditAssessment): Answer => ({
  ...answerOf(assessment),
  total: assessment.amount,
});

/** "So much per step below the target", in percent or in points. */
export function belowTarget(input: Input, each: Remedy, rest: CreditScheme = {}): Answer {
  const steps = [
    step({
      from: input.target,
      toward: 'below',
      size: input.step ?? 1,
      partial:
        input.partialStep === undefined ? 'exact' : partialOf('partialStep', input.partialStep),
      each,
    }),
  ];
  return answerOf(
    assess(input, { target: { gte: input.target }, steps, ...rest }, { level: input.measured }),
  );
}

/** "Only if longer than" is a promise: an outage up to there keeps it. */
export function gateOf({ onlyIfLongerThanMinutes }: Input): CreditScheme {
  return onlyIfLongerThanMinutes === undefined ? {} : { target: { lte: onlyIfLongerThanMinutes } };
}
