import {
  allocate,
  applyCredit,
  assessCredit,
  assessCreditSeries,
  assessCredits,
  type Bounds,
  type CreditAssessment,
  type CreditCap,
  type CreditGroup,
  type CreditInput,
  type CreditPeriod,
  type CreditRow,
  type CreditScheme,
  type CreditStep,
  checkCreditScheme,
  checkTermination,
  earnBack,
  isSlaError,
  isWithin,
  levelText,
  type Money,
  type MoneyInput,
  minorDigitsOf,
  type RoundingMode,
  roundMoney,
  roundTo,
  type TerminationRule,
} from '../../../src/credit.js';
import type { Adapter, Vector } from '../types.js';

/** Vectors are untyped data; every reader below names the shape that it expects. */
// biome-ignore lint/suspicious/noExplicitAny: the formats are described in prose, not in types
type Input = Readonly<Record<string, any>>;
type Answer = Readonly<Record<string, unknown>>;
type Solve = (input: Input) => Answer;

const SECONDS_PER_DAY = 86_400;

/** Fields that are compared as numbers, since sources print 10 and 10.0 alike. */
const DECIMAL_FIELDS = new Set(['creditPercent', 'steps', 'measured']);

export const adapt: Adapter = (vector) => {
  const input = vector.input as Input;
  const expected = vector.expected as Answer;
  const solve = solverOf(vector, input);
  if (solve === undefined)
    return {
      status: 'unsupported',
      reason: `no mapping for ${vector.op} ${input.form ?? ''}`.trim(),
    };
  const answer = attempt(solve, input);
  const keys = new Set([
    ...Object.keys(expected),
    ...['error', 'diagnostic'].filter((key) => answer[key] !== undefined),
  ]);
  const actual = Object.fromEntries([...keys].map((key) => [key, answer[key]]));
  return comparable(actual) === comparable(expected)
    ? { status: 'passed' }
    : { status: 'failed', expected, actual };
};

function solverOf(vector: Vector, input: Input): Solve | undefined {
  const entry = SOLVERS[String(vector.op)];
  return typeof entry === 'function' ? entry : entry?.[String(input.form)];
}

function attempt(solve: Solve, input: Input): Answer {
  try {
    return solve(input);
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return {
      error: error.path[0] === 'ratios' ? 'invalidRatios' : `${error.code}: ${error.message}`,
    };
  }
}

function comparable(answer: Answer): string {
  const fields = Object.entries(answer).map(([key, value]) => [
    key,
    DECIMAL_FIELDS.has(key) && typeof value === 'string' ? levelText(value) : value,
  ]);
  return JSON.stringify(fields.sort(([a], [b]) => String(a).localeCompare(String(b))));
}

// Parts of a scheme

const present = <T extends object>(fields: T): { [Key in keyof T]-?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as never;

const boundsOf = ({ gt, gte, lt, lte }: Input): Bounds => present({ gt, gte, lt, lte });

const rowsOf = (
  tiers: readonly Input[],
  remedyOf: (tier: Input) => CreditRow['remedy'],
): CreditRow[] => tiers.map((tier) => ({ ...boundsOf(tier), remedy: remedyOf(tier) }));

const percentOf = (tier: Input): CreditRow['remedy'] => ({ percent: tier.creditPercent });

const always = (remedy: CreditRow['remedy']): CreditRow[] => [{ remedy }];

const moneyOf = (amount: unknown, currency: string): MoneyInput => ({
  amount: String(amount),
  currency,
});

const currencyOf = (input: Input): string =>
  input.currency ?? (input.base ?? input.rate ?? input.price)?.currency ?? 'XXX';

function capsOf(input: Input): CreditCap[] {
  const caps: CreditCap[] = [];
  if (input.capPercent !== undefined) caps.push({ limit: { percent: input.capPercent } });
  if (input.capAmount !== undefined)
    caps.push({ limit: { money: moneyOf(input.capAmount, currencyOf(input)) } });
  if (input.priorCredits !== undefined)
    caps.push({ limit: { percent: input.priorCredits.capPercent }, periods: 12 });
  return caps;
}

function historyOf({ priorCredits, base }: Input): CreditPeriod[] {
  if (priorCredits === undefined) return [];
  const { credits, charges } = priorCredits;
  return [{ credit: moneyOf(credits, base.currency), charge: moneyOf(charges, base.currency) }];
}

const minimumOf = ({ minPayable }: Input): CreditScheme['minimum'] =>
  minPayable &&
  present({ amount: minPayable.amount, rule: minPayable.rule, test: minPayable.test });

const schemeOf = (input: Input, parts: CreditScheme): CreditScheme =>
  present({
    ...(input.target?.constructor === Object ? { target: boundsOf(input.target) } : {}),
    domain: input.domain && { gte: input.domain[0], lte: input.domain[1] },
    gate: input.gate === 'byTier' ? 'rows' : undefined,
    select: input.select,
    roundLevel: input.roundMeasured,
    caps: capsOf(input),
    minimum: minimumOf(input),
    rounding: input.roundingMode,
    ...parts,
  }) as CreditScheme;

const assess = (input: Input, scheme: CreditScheme, rest: CreditInput): CreditAssessment =>
  assessCredit(schemeOf(input, scheme), {
    ...present({ base: input.base }),
    history: historyOf(input),
    ...rest,
  });

const STEP_DEFAULTS = { from: 0, toward: 'above', partial: 'prorata' } as const;

const step = (parts: Input & Pick<CreditStep, 'size' | 'each'>): CreditStep => ({
  ...STEP_DEFAULTS,
  ...present(parts),
});

// Parts of an answer

const DIAGNOSTICS: Readonly<Record<string, string>> = {
  uncovered: 'uncovered',
  overlap: 'overlap',
  'credit-while-target-met': 'tierMatchesWhileTargetMet',
};

function answerOf(assessment: CreditAssessment, tiers: readonly Input[] = []): Answer {
  if (assessment.status === 'out-of-domain') return { error: 'outOfDomain' };
  const { amount, creditPercent, points, serviceDays } = assessment;
  const [diagnostic] = assessment.diagnostics.filter(({ code }) => code in DIAGNOSTICS);
  return present({
    amount,
    creditPercent,
    days: Number(serviceDays),
    points: Number(points),
    steps: assessment.lines[0]?.steps ?? '0',
    diagnostic: diagnostic && DIAGNOSTICS[diagnostic.code],
    candidates: diagnostic?.rows.map((row) => tiers[row]?.creditPercent),
  });
}

const ratioAnswer = (assessment: CreditAssessment): Answer => ({
  ...answerOf(assessment),
  ratio: roundTo({ amount: assessment.creditPercent ?? '0', per: 100 }, 6, 'halfAwayFromZero'),
});

const totalAnswer = (assessment: CreditAssessment): Answer => ({
  ...answerOf(assessment),
  total: assessment.amount,
});

// One solver per form: a composition of parts

const tieredCredit: Solve = (input) => {
  const rows = rowsOf(input.tiers, percentOf);
  return answerOf(assess(input, { rows }, { level: input.measured }), input.tiers);
};

const serviceDays: Solve = (input) => {
  const { creditDays, maxDays, monetary = input } = input;
  const rows =
    creditDays === undefined
      ? rowsOf(input.tiers, ({ days }) => ({ serviceDays: days }))
      : always({ serviceDays: creditDays });
  const scheme: CreditScheme = {
    rows,
    caps: maxDays === undefined ? [] : [{ limit: { serviceDays: maxDays } }],
    ...(monetary.divisor === undefined
      ? {}
      : { worth: { serviceDays: { baseDividedBy: monetary.divisor } } }),
  };
  const base = present({ base: monetary.monthly as MoneyInput | undefined });
  return answerOf(
    assess(input, scheme, { ...base, level: input.measured ?? creditDays }),
    input.tiers,
  );
};

const linearPenalty: Readonly<Record<string, Solve>> = {
  outageRatio: (input) => {
    const scheme: CreditScheme = {
      steps: [step({ size: 'period', each: { percent: 100 } })],
      factors: [{ input: 'affected' }, { times: input.multiplier ?? 1 }],
    };
    const period = present({ length: input.totalMinutes, excluded: input.customerPlannedMinutes });
    return ratioAnswer(
      assess(input, scheme, {
        level: input.outageMinutes,
        period,
        factors: { affected: input.affectedRatio ?? 1 },
      }),
    );
  },
  multipleOfPaidDuringDowntime: (input) => {
    const scheme: CreditScheme = {
      ...gateOf(input),
      steps: [step({ from: input.allowedMinutes, size: 'period', each: { percent: 100 } })],
      factors: [{ times: input.multiplier ?? 1 }],
    };
    return answerOf(
      assess(input, scheme, {
        level: input.downtimeMinutes,
        period: { length: input.periodMinutes },
      }),
    );
  },
  stepDuration: (input) => {
    const each = { percent: input.ratePercentPerStep };
    const initial =
      input.initialPercent === undefined ? undefined : { percent: input.initialPercent };
    const steps = [
      step({
        from: input.freeMinutes,
        size: input.stepMinutes,
        partial: input.partialStep,
        each,
        ...present({ initial }),
      }),
    ];
    return answerOf(assess(input, { ...gateOf(input), steps }, { level: input.downtimeMinutes }));
  },
  stepBelowTarget: (input) => belowTarget(input, { percent: input.ratePercentPerStep }),
  differencePercent: (input) =>
    belowTarget({ step: 1, partialStep: 'prorata', ...input }, { percent: 1 }),
  graduatedSegments: (input) => {
    const steps = input.segments.map(({ from, to, per, ratePercent, partialStep }: Input) =>
      step({
        from,
        to,
        toward: 'below',
        size: per,
        partial: partialStep ?? input.partialStep,
        each: { percent: ratePercent },
      }),
    );
    const rows = input.cliff === undefined ? [] : rowsOf([input.cliff], percentOf);
    return answerOf(assess(input, { steps, rows }, { level: input.measured }));
  },
  affectedShare: (input) => {
    const scheme: CreditScheme = {
      rows: always({ percent: input.tierPercent }),
      factors: [{ input: 'affected' }],
    };
    return answerOf(
      assess(input, scheme, {
        level: 0,
        factors: { affected: { amount: input.affected, per: input.total } },
      }),
    );
  },
  excursionSum: (input) => {
    const { currency } = input.unitPrice;
    const each = { money: moneyOf(input.factor, currency) };
    const group: CreditGroup = {
      stacking: 'sum',
      objectives: Object.fromEntries(
        input.metrics.map(({ name, min, max }: Input) => [
          name,
          {
            steps: [
              step({ from: max, size: 1, each }),
              step({ from: min, toward: 'below', size: 1, each }),
            ],
            factors: [{ times: input.units }],
          },
        ]),
      ),
    };
    const readings = input.metrics.flatMap(({ name, readings: levels }: Input) =>
      levels.map((level: string) => ({ objective: name, level })),
    );
    const penalty = assessCredits(group, { readings }).amount as Money;
    // The price of the goods is the whole-unit worth of the shipment: units times the unit price.
    const price = assessCredit(
      { steps: [step({ size: 1, each: { money: input.unitPrice } })] },
      { level: input.units },
    ).amount as Money;
    return { penalty, payable: applyCredit(penalty, price).payable };
  },
};

const liquidatedDamages: Readonly<Record<string, Solve>> = {
  percentPerPeriod: (input) => {
    const level =
      input.delaySeconds === undefined
        ? input.delayDays
        : { amount: input.delaySeconds, per: SECONDS_PER_DAY };
    const mode = DAY_COUNTS[input.dayCount];
    const { convert } = input;
    const scheme: CreditScheme = {
      domain: { gte: 0 },
      ...(mode === undefined ? {} : { roundLevel: { scale: 0, mode } }),
      steps: [
        step({
          from: input.graceDays,
          size: input.periodDays ?? 1,
          partial: input.partialPeriod,
          each: { percent: input.ratePercent ?? 0 },
        }),
      ],
    };
    const conversion =
      convert === undefined ? {} : { conversion: { rate: convert.rate, currency: convert.to } };
    const assessment = assess(input, scheme, {
      level,
      excused: input.excused === true,
      ...conversion,
    });
    if (assessment.status === 'out-of-domain') return { error: 'notLate' };
    return { ...answerOf(assessment), terminationRight: terminationRight(input, assessment) };
  },
  fixedPerDay: (input) => {
    const steps = [
      step({
        from: input.graceDays,
        size: 1,
        partial: input.partialDay ?? 'floor',
        each: { money: input.rate },
      }),
    ];
    const assessment = assess(input, { steps }, { level: input.delayDays });
    return { ...answerOf(assessment), daysCounted: Number(assessment.lines[0]?.steps ?? 0) };
  },
  perOccurrence: (input) => {
    const steps = [step({ size: 1, each: { money: input.rate } })];
    return answerOf(assess(input, { steps }, { level: input.occurrences }));
  },
  escalatingPerOccurrence: (input) => {
    const last = input.schedule.length - 1;
    const steps = input.schedule.map((amount: string, index: number) =>
      step({
        from: index,
        ...(index === last ? {} : { to: index + 1 }),
        size: 1,
        each: { money: moneyOf(amount, input.currency) },
      }),
    );
    return answerOf(assess(input, { steps }, { level: input.occurrences }));
  },
  ratePerUnitPerMonth: (input) => {
    const each = { money: moneyOf(input.rate, input.currency) };
    const scheme: CreditScheme = {
      steps: [step({ to: input.maxMonths, size: 1, partial: input.partialMonth, each })],
      factors: [{ times: input.units }],
    };
    return answerOf(assess(input, scheme, { level: input.delayMonths }));
  },
  pricePlusBreaches: (input) => {
    const { currency } = input.price;
    const fine = { money: moneyOf(input.perBreach, currency) };
    const late = { money: moneyOf(input.lateFee, currency) };
    const group: CreditGroup = {
      stacking: 'sum',
      objectives: {
        reading: { target: { gte: input.min, lte: input.max }, rows: always(fine) },
        duration: { target: { lte: input.limitSeconds }, rows: always(late) },
      },
    };
    const readings = [
      ...input.readings.map((level: string) => ({ objective: 'reading', level })),
      { objective: 'duration', level: input.elapsedSeconds ?? null },
    ];
    const { amount, lines } = assessCredits(group, { readings });
    return {
      breaches: lines.filter(({ objective, missed }) => objective === 'reading' && missed === true)
        .length,
      payable: applyCredit(amount as Money, input.price).payable,
    };
  },
};

const servicePoints: Readonly<Record<string, Solve>> = {
  bandsWithRepeat: (input) => {
    const scheme = schemeOf(input, {
      rows: rowsOf(input.bands, ({ points }) => ({ points })),
      factors: [{ repeat: [1, input.repeatMultiplier ?? 1] }],
    });
    const { periods, total } = assessCreditSeries(
      scheme,
      input.series.map((level: string) => ({ level })),
    );
    const unclear = periods.find(({ diagnostics }) => diagnostics.length > 0);
    if (unclear !== undefined) return { diagnostic: answerOf(unclear).diagnostic };
    return { points: periods.map(({ points }) => Number(points)), total: Number(total.points) };
  },
  stepFloor: (input) =>
    belowTarget(input, { points: 1 }, { worth: { points: { money: input.pointValue } } }),
  pointsTable: (input) => {
    const tiers = input.table.map(({ points, pointsGte, creditPercent }: Input) =>
      pointsGte === undefined
        ? { gte: points, lte: points, creditPercent }
        : { gte: pointsGte, creditPercent },
    );
    return answerOf(
      assess(input, { rows: rowsOf(tiers, percentOf) }, { level: input.points }),
      tiers,
    );
  },
  averageWithPrevious: ({ current, previous }) => ({
    measured: levelText({ mean: [current, previous] }),
  }),
  pointsTimesRate: (input) => {
    const worth: CreditScheme['worth'] = { points: { percent: input.percentPerPoint } };
    return answerOf(
      assess(
        input,
        { rows: always({ points: input.totalPoints }), worth },
        { level: input.totalPoints },
      ),
    );
  },
};

const atRisk: Readonly<Record<string, Solve>> = {
  poolAllocation: (input) => {
    const { base, atRiskPercent, defaults, categories = defaults, poolLimitPercent } = input;
    const pool = {
      stacking: 'sum',
      objectives: Object.fromEntries(
        categories.map(({ poolAllocationPercent }: Input, index: number) => [
          `category ${index}`,
          { allocationPercent: poolAllocationPercent },
        ]),
      ),
      ...present({ allocationLimitPercent: poolLimitPercent }),
    } as const;
    if (checkCreditScheme(pool).some(({ code }) => code === 'allocations-exceed-limit'))
      return { error: 'poolExceeded' };
    const rule = {
      rows: always({ percent: atRiskPercent }),
      factors: [{ input: 'pool' }, { input: 'level' }],
    };
    const readings = defaults.map(
      ({ poolAllocationPercent, serviceLevelAllocationPercent }: Input) => ({
        objective: 'default',
        level: 1,
        factors: {
          pool: { amount: poolAllocationPercent, per: 100 },
          level: { amount: serviceLevelAllocationPercent ?? 100, per: 100 },
        },
      }),
    );
    const group: CreditGroup = {
      stacking: 'sum',
      objectives: { default: rule },
      caps: [{ limit: { percent: atRiskPercent } }],
    };
    const assessment = assessCredits(group, { readings, base });
    return {
      ...totalAnswer(assessment),
      atRisk: roundMoney(moneyOf(assessment.caps[0]?.limit, base.currency)),
      credits: assessment.lines.map(({ amount }) => amount?.amount),
    };
  },
  percentPerDefault: (input) => {
    const rules = input.defaultPercents.map((percent: string, index: number) => [
      `default ${index}`,
      { rows: always({ percent }) },
    ]);
    const group: CreditGroup = {
      stacking: input.stacking,
      objectives: Object.fromEntries(rules),
      caps: capsOf(input),
    };
    const readings = Object.keys(group.objectives).map((objective) => ({ objective, level: 1 }));
    return totalAnswer(assessCredits(group, { readings, base: input.base }));
  },
  weightTimesAtRisk: (input) => {
    const scheme: CreditScheme = {
      rows: always({ percent: input.atRiskPercent }),
      factors: [{ timesPercent: input.weightPercent }],
    };
    return totalAnswer(assess(input, scheme, { level: 1 }));
  },
  persistentFailure: (input) => {
    const steps = [
      step({ size: input.perCount, partial: 'floor', each: { percent: input.percentPerEvent } }),
    ];
    const assessment = assess(input, { steps }, { level: input.failuresIn12Months });
    return { ...totalAnswer(assessment), events: Number(assessment.lines[0]?.steps ?? 0) };
  },
};

const earnback: Readonly<Record<string, Solve>> = {
  consecutiveAfter: ({ credit, target, following, months, strict, returnPercent }) => {
    const good: Bounds = strict === true ? { gt: target } : { gte: target };
    const rule = { stages: [{ periods: months, returnPercent }] };
    const result = earnBack(rule, {
      credit,
      following: following.map((level: string) => isWithin(level, good)),
    });
    return { ...result, earned: result.status === 'earned' };
  },
  staged: ({ credit, followingAllMet, stages }) => {
    const rule = {
      stages: stages.map(({ months, returnPercent }: Input) => ({
        periods: months,
        returnPercent,
      })),
    };
    return { ...earnBack(rule, { credit, following: followingAllMet }) };
  },
  offsetBank: ({ credit, followingCredits, months, egregious, nextCredit, terminated }) => {
    const rule = { stages: [{ periods: months, returnPercent: 100 }] };
    const following = followingCredits.map((amount: string) => isWithin(amount, { lte: 0 }));
    const { earnedBack } = earnBack(rule, { credit, following, eligible: egregious !== true });
    const next = applyCredit(earnedBack, moneyOf(nextCredit ?? 0, credit.currency), {
      rest: terminated === true ? 'lapse' : 'carry',
    });
    return { bank: earnedBack, payableNext: next.payable, bankLeft: next.carried };
  },
};

/** Bounds on a rule say which levels count; without them, misses do. */
function levelsOf(rule: Input): { readonly when?: { readonly level: Bounds } } {
  const level = boundsOf(rule);
  return Object.keys(level).length === 0 ? {} : { when: { level } };
}

const TERMINATION_RULES: Readonly<Record<string, (rule: Input) => TerminationRule>> = {
  consecutive: ({ n, ...rule }) => ({ kind: 'consecutive', periods: n, ...levelsOf(rule) }),
  countInWindow: ({ n, window, ...rule }) => ({
    kind: 'count',
    atLeast: n,
    window,
    ...levelsOf(rule),
  }),
  rollingMeanBelow: ({ window, ...rule }) => ({ kind: 'mean', window, level: boundsOf(rule) }),
  creditPercentCountInWindow: ({ n, window, ...rule }) => ({
    kind: 'count',
    atLeast: n,
    window,
    when: { creditPercent: boundsOf(rule) },
  }),
  rollingSumAtLeast: ({ amount, window }) => ({
    kind: 'sum',
    window,
    atLeast: moneyOf(amount, 'XXX'),
  }),
};

const termination: Solve = ({ anyOf, history }) => {
  const rules = anyOf.map(
    (rule: Input) => TERMINATION_RULES[rule.type]?.(rule) ?? { kind: rule.type },
  );
  const periods = history.map(
    (entry: boolean | string): CreditPeriod =>
      typeof entry === 'boolean'
        ? { missed: entry }
        : { level: entry, creditPercent: entry, credit: moneyOf(entry, 'XXX') },
  );
  const { triggered, atIndex } = checkTermination(rules, periods);
  return present({ triggered, atIndex });
};

const allocation: Solve = ({ minorAmount, currency, ratios }) => {
  const per = `1${'0'.repeat(minorDigitsOf(currency))}`;
  const shares = allocate(moneyOf(levelText({ amount: minorAmount, per }), currency), ratios);
  return { minorShares: shares.map(({ amount }) => BigInt(amount.replace('.', '')).toString()) };
};

const rounding: Solve = ({ value, numerator, denominator, scale, mode, compare }) => {
  const figure = value ?? { amount: numerator, per: denominator };
  const rounded = roundTo(figure, scale, mode);
  if (compare === undefined) return { value: rounded };
  const target: Bounds = { gte: compare.target };
  return {
    value: rounded,
    breach: !isWithin(rounded, target),
    breachUnrounded: !isWithin(figure, target),
  };
};

const SOLVERS: Readonly<Record<string, Solve | Readonly<Record<string, Solve>>>> = {
  tieredCredit,
  serviceDays,
  linearPenalty,
  liquidatedDamages,
  servicePoints,
  atRisk,
  earnback,
  termination,
  allocation,
  rounding,
};

const DAY_COUNTS: Readonly<Record<string, RoundingMode>> = {
  wholeDaysElapsed: 'floor',
  partDayIsFullDay: 'ceiling',
};

/** "Only if longer than" is a promise: an outage up to there keeps it. */
function gateOf({ onlyIfLongerThanMinutes }: Input): CreditScheme {
  return onlyIfLongerThanMinutes === undefined ? {} : { target: { lte: onlyIfLongerThanMinutes } };
}

function belowTarget(input: Input, each: CreditStep['each'], rest: CreditScheme = {}): Answer {
  const steps = [
    step({
      from: input.target,
      toward: 'below',
      size: input.step,
      partial: input.partialStep,
      each,
    }),
  ];
  return answerOf(
    assess(input, { target: { gte: input.target }, steps, ...rest }, { level: input.measured }),
  );
}

function terminationRight(input: Input, assessment: CreditAssessment): boolean {
  if (input.excused === true) {
    const rules: TerminationRule[] =
      input.excusedTermination === true ? [{ kind: 'consecutive', periods: 1 }] : [];
    return checkTermination(rules, [{ missed: true }]).triggered;
  }
  const { terminateAfterDays } = input;
  if (terminateAfterDays === undefined) return false;
  const when = { level: { gt: terminateAfterDays } };
  return checkTermination(
    [{ kind: 'count', atLeast: 1, window: 1, when }],
    [{ level: assessment.level }],
  ).triggered;
}
