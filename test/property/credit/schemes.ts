import fc from 'fast-check';
import type {
  CreditCap,
  CreditFactor,
  CreditFacts,
  CreditFormula,
  CreditGroup,
  CreditRule,
  CreditScheme,
  CreditStep,
  FormulaTerm,
  LevelValue,
  Remedy,
  RemedyKind,
  SettlementRule,
  Stacking,
  StackingMember,
  StackingTree,
} from '../../../src/credit.js';
import { asAmount, asLevel, levels, looseRows } from './arbitraries.js';

/** A scheme that compiles, with facts that it can be assessed with. */
export interface Case {
  readonly scheme: CreditScheme | CreditGroup;
  readonly facts: CreditFacts;
}

const KINDS: readonly RemedyKind[] = [
  'percent',
  'money',
  'serviceHours',
  'serviceDays',
  'freeMonths',
  'points',
];
const kinds = fc.constantFrom(...KINDS);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const cents = fc.integer({ min: 1, max: 1_000_000 }).map(asAmount);
const usd = (amount: string) => ({ amount, currency: 'USD' });

/** A figure of a remedy: whole, with a fraction, or nothing. */
const quantities = fc.oneof(fc.constant('0'), fc.integer({ min: 1, max: 99_999 }).map(asLevel));

const remedyOf = (kind: RemedyKind): fc.Arbitrary<Remedy> =>
  quantities.map((quantity) =>
    kind === 'money' ? { money: usd(quantity) } : ({ [kind]: quantity } as unknown as Remedy),
  );

const stepOf = (kind: RemedyKind): fc.Arbitrary<CreditStep> =>
  fc
    .record({
      from: levels,
      toward: fc.constantFrom('below' as const, 'above' as const),
      length: maybe(fc.integer({ min: 1, max: 5000 })),
      size: fc.oneof(
        fc.integer({ min: 1, max: 5000 }).map(asLevel),
        fc.constant('period' as const),
      ),
      partial: fc.constantFrom('started' as const, 'whole' as const, 'exact' as const),
      begins: maybe(fc.constantFrom('after' as const, 'at' as const)),
      each: remedyOf(kind),
      initial: maybe(remedyOf(kind)),
    })
    .map(({ from, length, ...step }) => ({
      ...step,
      from: asLevel(from),
      to:
        length === undefined
          ? undefined
          : step.toward === 'above'
            ? asLevel(from + length)
            : from > length
              ? asLevel(from - length)
              : undefined,
    }));

const multiples = fc.constantFrom('0', '0.5', '1', '1.25', '2', 3);

/** `users` is a share, `units` any number; every reading gives both. */
const factors: fc.Arbitrary<CreditFactor> = fc.oneof(
  multiples.map((times) => ({ times })),
  fc.constantFrom('12.5', 50, 150).map((timesPercent) => ({ timesPercent })),
  fc.constant({ input: 'users', share: true } as const),
  fc.constant({ input: 'units' } as const),
  fc.record({
    repeat: fc.array(multiples, { minLength: 1, maxLength: 3 }),
    within: maybe(fc.integer({ min: 1, max: 4 })),
  }),
);

const roundings = fc.constantFrom('halfAwayFromZero', 'halfEven', 'ceiling', 'floor', 'towardZero');

/** A formula over what every reading of the cases has; it divides by numbers alone. */
const terms: fc.Arbitrary<FormulaTerm> = fc.letrec<{ term: FormulaTerm }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<FormulaTerm>('level', 'base', 'period', 'readings', 'misses', '2.5', 3, {
      input: 'units',
    }),
    fc.array(tie('term'), { minLength: 1, maxLength: 3 }).map((sum) => ({ sum })),
    fc.array(tie('term'), { minLength: 1, maxLength: 2 }).map((product) => ({ product })),
    fc.array(tie('term'), { minLength: 1, maxLength: 3 }).map((min) => ({ min })),
    fc.array(tie('term'), { minLength: 1, maxLength: 3 }).map((max) => ({ max })),
    fc.tuple(tie('term'), tie('term')).map((difference) => ({ difference })),
    fc.tuple(tie('term'), fc.constantFrom<FormulaTerm>(7, '0.3')).map((quotient) => ({ quotient })),
    tie('term').map((floor) => ({ floor })),
    tie('term').map((ceiling) => ({ ceiling })),
  ),
})).term;

const labels = fc.constantFrom('P1', 'P2', 'P3');
const whens = maybe(
  fc.oneof(labels, fc.uniqueArray(labels, { minLength: 1 })).map((priority) => ({ priority })),
);

const rules: fc.Arbitrary<CreditRule> = kinds.chain((kind) =>
  fc
    .record({
      target: maybe(levels.map((at) => ({ gte: asLevel(at) }))),
      domain: maybe(fc.constant({ gte: 0, lte: 100 })),
      roundLevel: maybe(fc.record({ scale: fc.nat({ max: 2 }), mode: roundings })),
      decidedBy: maybe(fc.constantFrom('target' as const, 'rows' as const)),
      overlap: maybe(fc.constantFrom('report' as const, 'mostSevere' as const)),
      rows: fc
        .tuple(
          looseRows,
          fc.array(fc.record({ remedy: remedyOf(kind), when: whens }), {
            minLength: 5,
            maxLength: 5,
          }),
        )
        .map(([rows, own]) => rows.map((row, i) => ({ ...row, ...own[i] }))),
      steps: maybe(fc.array(stepOf(kind), { maxLength: 3 })),
      formula: maybe(terms.map((term) => ({ [kind]: term }) as unknown as CreditFormula)),
      whenUnknown: maybe(remedyOf(kind)),
      whenNotReported: maybe(remedyOf(kind)),
      allocationPercent: maybe(fc.constantFrom('0', 50, '33.3', 100)),
      factors: maybe(fc.array(factors, { maxLength: 3 })),
      follows: fc.constantFrom(
        'nothing' as const,
        'nothing' as const,
        'bounds' as const,
        'steps' as const,
      ),
    })
    .map(({ follows, ...rule }) => {
      const { formula, ...rest } =
        rule.steps === undefined ? rule : { ...rule, formula: undefined };
      const own = { ...rest, formula };
      return follows === 'nothing' ? own : followingPeriod(own, follows);
    }),
);

/** The same rule in hours, with some of its levels as percentages of the period. */
function followingPeriod(rule: CreditRule, what: 'bounds' | 'steps'): CreditRule {
  const of = (value: LevelValue | undefined): LevelValue | undefined =>
    value === undefined || typeof value === 'object' ? value : { percentOfPeriod: value };
  const isBounds = what === 'bounds';
  return {
    ...rule,
    unit: 'hours',
    rows: rule.rows?.map((row) =>
      isBounds && row.gt === undefined
        ? { ...row, lt: of(row.lt), lte: of(row.lte), gte: of(row.gte) }
        : row,
    ),
    steps: rule.steps?.map((step) =>
      isBounds
        ? { ...step, size: step.size === 'period' ? step.size : (of(step.size) as LevelValue) }
        : { ...step, from: of(step.from) as LevelValue },
    ),
  };
}

const caps: fc.Arbitrary<CreditCap> = kinds.chain((kind) =>
  fc.oneof(
    fc.record({ limit: remedyOf(kind), scope: fc.constant('line' as const) }),
    fc.record({ limit: remedyOf(kind), periods: maybe(fc.integer({ min: 1, max: 4 })) }),
    fc.record({
      limit: remedyOf(kind),
      window: fc.constantFrom('calendarYear' as const, 'contractYear' as const, 'term' as const),
    }),
  ),
);

const prices = fc.oneof(
  fc
    .constantFrom('0', 30, '30.4375', 8)
    .map((value) => (value === '0' ? { percent: '0' } : { baseDividedBy: value })),
  cents.map((amount) => ({ money: usd(amount) })),
  fc.constantFrom('0.5', 100).map((percent) => ({ percent })),
);

const settlements: fc.Arbitrary<SettlementRule> = fc.record({
  prices: fc.record({
    serviceHours: prices,
    serviceDays: prices,
    freeMonths: prices,
    points: prices,
  }),
  onePer: maybe(fc.constantFrom('incident' as const, { hours: 1 }, { hours: '2.5' })),
  caps: maybe(fc.array(caps, { maxLength: 3 })),
  rounding: maybe(roundings),
  increment: maybe(fc.constantFrom('0.05', 0.5, '1')),
  minimum: maybe(
    fc.record({
      amount: fc.constantFrom('1', '0.505', 100),
      rule: fc.constantFrom('suppressUnlessAbove', 'suppressBelow', 'raiseTo'),
      test: maybe(fc.constantFrom('beforeRounding', 'afterRounding')),
    }),
  ),
});

const limits = maybe(
  fc.array(
    fc.oneof(
      quantities.map((percent) => ({ percent })),
      quantities.map((points) => ({ points })),
    ),
    {
      maxLength: 2,
    },
  ),
);
const node = fc.tuple(fc.constantFrom('sum', 'best'), limits);

/** All, the best, or a tree in which the first rule stands beside the others. */
const stackings: fc.Arbitrary<(rules: readonly string[]) => Stacking> = fc.oneof(
  fc.constantFrom('sum' as const, 'best' as const).map((plain) => () => plain),
  fc.tuple(node, node).map(([outer, inner]) => ([first = '', ...others]: readonly string[]) => {
    const nodeOf = ([kind, most]: typeof outer, members: readonly StackingMember[]) =>
      ({ [kind]: members, limits: most }) as unknown as StackingTree;
    return nodeOf(outer, others.length === 0 ? [first] : [nodeOf(inner, others), first]);
  }),
);

const schemes: fc.Arbitrary<CreditScheme | CreditGroup> = fc.oneof(
  fc.tuple(rules, settlements).map(([rule, settlement]) => ({ ...rule, ...settlement })),
  fc
    .tuple(fc.array(rules, { minLength: 1, maxLength: 3 }), settlements, stackings)
    .map(([list, settlement, stacking]) => ({
      ...settlement,
      stacking: stacking(list.map((_, index) => `rule ${index}`)),
      rules: Object.fromEntries(list.map((rule, index) => [`rule ${index}`, rule])),
    })),
);

const readings = fc.record({
  level: fc.oneof(
    levels.map(asLevel),
    levels.map((good) => ({ good, total: 100_000 })),
    levels.map((amount) => ({ amount, per: 1024 })),
    fc.tuple(levels, levels, levels).map((mean) => ({ mean: mean.map(asLevel) })),
    fc.constantFrom(null, { good: 0, total: 0 }, '101'),
  ),
  excused: fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  absence: fc.constantFrom(undefined, 'unknown', 'notReported', 'nothingPromised'),
  labels: maybe(labels.map((priority) => ({ priority }))),
  incident: maybe(fc.constantFrom('A', 'B')),
  at: fc.nat(8).map((half) => half * 1_800_000),
  users: fc.integer({ min: 0, max: 3 }).map((amount) => ({ amount, per: 3 })),
  units: fc.integer({ min: 0, max: 40 }),
});

const histories = fc.array(
  fc.record({
    missed: fc.constantFrom(true, false, null),
    credit: cents.map(usd),
    charge: maybe(cents.map(usd)),
    quantities: fc.record({
      serviceHours: quantities,
      serviceDays: quantities,
      points: quantities,
    }),
  }),
  { maxLength: 4 },
);

/** Schemes of every part with facts for them. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    scheme: schemes,
    list: fc.array(readings, { minLength: 3, maxLength: 3 }),
    base: cents.map(usd),
    history: histories,
    period: fc.integer({ min: 1, max: 50 }).map((length) => ({ length: length + 1, excluded: 1 })),
    periodsBefore: fc.record({
      calendarYear: fc.nat(5),
      contractYear: fc.nat(5),
      term: fc.nat(5),
    }),
    conversion: maybe(
      fc.constantFrom({ rate: '1.1', currency: 'EUR' }, { rate: '0.307', currency: 'KWD' }),
    ),
    isList: fc.boolean(),
    count: fc.nat(3),
  })
  .map(({ scheme, list, isList, count, ...context }) => {
    if (!('rules' in scheme)) {
      const read = list.map((reading) => readingFor(scheme, reading));
      const own = isList ? { readings: read.slice(0, count) } : read[0];
      return { scheme, facts: { ...own, ...context } as CreditFacts };
    }
    const read = Object.entries(scheme.rules).map(([rule, terms], index) => ({
      ...readingFor(terms, list[index] as Reading),
      rule,
    }));
    return { scheme, facts: { readings: read, ...context } as CreditFacts };
  });

type Reading = typeof readings extends fc.Arbitrary<infer T> ? T : never;

/** A reading as a rule takes it: with the multiples that it asks for, and a level in its unit. */
function readingFor(rule: CreditRule, { users, units, level, absence, ...reading }: Reading) {
  const asks = JSON.stringify([rule.factors, rule.formula]);
  const isShare = typeof level === 'object' && level !== null && 'good' in level;
  const own = isShare && rule.unit === 'hours' ? null : level;
  const isNone = own === null || (typeof own === 'object' && 'total' in own && own.total === 0);
  return {
    ...reading,
    level: own,
    absence: isNone ? absence : undefined,
    factors: {
      ...(asks.includes('"users"') ? { users } : {}),
      ...(asks.includes('"units"') ? { units } : {}),
    },
  };
}
