import * as credit from '../../../src/credit.js';
import { opaque } from '../mutations.js';
import type { RowsOf } from '../rows.js';

const FEE = { amount: '500.00', currency: 'EUR' };

const SCHEME: credit.CreditScheme = {
  metric: 'availability',
  unit: 'percent',
  target: { gte: '99.9' },
  domain: { gte: 0, lte: 100 },
  roundLevel: { scale: 2, mode: 'floor' },
  decidedBy: 'target',
  rows: [
    { gte: '99', lt: '99.9', remedy: { percent: 10 } },
    { lt: '99', when: { priority: 'P1' }, remedy: { percent: 25 }, rights: ['a report'] },
    { lt: '99', when: { priority: ['P2', 3] }, remedy: { percent: 20 } },
  ],
  overlap: 'mostSevere',
  whenUnknown: { percent: 50 },
  whenNotReported: { percent: 50 },
  allocationPercent: 80,
  factors: [
    { times: 1 },
    { timesPercent: 100 },
    { input: 'affected', share: true },
    { repeat: [1, 2], within: 3 },
  ],
  caps: [{ limit: { percent: 50 }, scope: 'total', periods: 12 }],
  onePer: { hours: 24 },
  paidAs: 'voucher',
  rounding: 'halfEven',
  increment: '0.05',
  minimum: { amount: 1, rule: 'suppressBelow', test: 'afterRounding' },
};

const STEPS: credit.CreditScheme = {
  unit: 'minutes',
  steps: [
    {
      from: { percentOfPeriod: '0.1' },
      begins: 'after',
      toward: 'above',
      to: 300,
      size: 30,
      partial: 'started',
      each: { serviceDays: 1 },
      initial: { serviceDays: 2 },
    },
  ],
  prices: {
    serviceHours: { percent: '0.1' },
    serviceDays: { baseDividedBy: 30 },
    freeMonths: { percent: 100 },
    points: { money: { amount: 1, currency: 'EUR' } },
  },
  caps: [
    { limit: { money: FEE }, window: 'calendarYear' },
    { limit: { serviceDays: 10 }, scope: 'line' },
  ],
};

const GROUP: credit.CreditGroup = {
  rules: {
    up: { target: { gte: 99 }, rows: [{ gt: 0, lt: 99, remedy: { money: FEE } }] },
    points: { rows: [{ lte: 90, remedy: { points: 3 } }] },
    months: { rows: [{ lte: 90, remedy: { freeMonths: 1 } }] },
  },
  stacking: {
    sum: ['up', { best: ['points', 'months'], limits: [{ points: 9 }] }],
    limits: [{ percent: 100 }],
  },
  prices: { points: { percent: 1 }, freeMonths: { percent: 100 } },
};
const ALLOCATED: credit.CreditGroup = {
  rules: {
    up: { allocationPercent: 60, rows: [{ lt: 99, remedy: { percent: 100 } }] },
    mail: { allocationPercent: 40, rows: [{ lt: 99, remedy: { percent: 100 } }] },
  },
  stacking: 'best',
  allocationLimitPercent: 250,
};

const FORMULA: credit.CreditScheme = {
  target: { gte: 99 },
  formula: {
    percent: {
      min: [
        { product: ['shortfall', { sum: [1, { input: 'weight' }] }] },
        { max: [{ floor: 'level' }, { ceiling: 3 }, { difference: [9, 4] }] },
        { quotient: [100, 2] },
      ],
    },
  },
};

const PLAIN: credit.CreditScheme = {
  target: { gte: '99.9' },
  rows: [{ lt: '99.9', remedy: { percent: 10 } }],
};

const HISTORY: credit.CreditPeriod[] = [
  {
    missed: true,
    level: { good: 99, total: 100 },
    creditPercent: 10,
    credit: { amount: 50, currency: 'EUR' },
    charge: FEE,
    capReached: false,
    quantities: { serviceHours: 0, serviceDays: 1, freeMonths: 0, points: 0 },
  },
  { level: { mean: [99, { amount: 1, per: 2 }, { good: 1, total: 2 }] } },
];

const single = opaque(credit.compileScheme(SCHEME));
const steps = opaque(credit.compileScheme(STEPS));
const formula = opaque(credit.compileScheme(FORMULA));
const plain = opaque(credit.compileScheme(PLAIN));
const group = opaque(credit.compileScheme(GROUP));

const TERMINATION: credit.TerminationRule[] = [
  { kind: 'consecutive', periods: 3, when: { missed: true } },
  { kind: 'count', atLeast: 3, window: 6, when: { level: { lt: 98 } } },
  { kind: 'count', atLeast: 3, window: 6, when: { capReached: true } },
  { kind: 'count', atLeast: 3, window: 6, when: { creditPercent: { gt: 1 } } },
  { kind: 'mean', window: 6, level: { lt: 98 } },
  { kind: 'sum', window: 12, atLeast: FEE },
];

/** Remedies, prices, factors and conditions have one field each, which says their kind. */
const KIND = {
  '0.**.remedy': 'invalid-type',
  '0.**.limit': 'invalid-type',
  '0.**.limits.*': 'invalid-type',
  '0.**.each': 'invalid-type',
  '0.**.initial': 'invalid-type',
  '0.**.whenUnknown': 'invalid-type',
  '0.**.prices.*': 'invalid-type',
  '0.**.factors.*': 'invalid-type',
  '0.formula': 'invalid-type',
  '0.formula.**': 'invalid-type',
  '0.**.whenNotReported': 'invalid-type',
} as const;
const LABELS = 'labels by the names that rows ask for';
const RULES = {
  '0.rules': 'rules by the names that readings give',
  '0.**.when': 'labels by the names that readings give',
};
const QUESTION = {
  labels: { priority: 'P1' },
  base: FEE,
  period: { length: 30, excluded: 1 },
  factors: { affected: { amount: 40, per: 100 } },
} as const;

const FACTOR_OF_QUESTION = { '1.factors.*': 'invalid-type', '1.period': 'invalid-type' } as const;

const LEVEL_OF_FACTS = {
  '1.**.level': 'invalid-type',
  '1.**.level.mean.*': 'invalid-type',
  '1.**.factors.*': 'invalid-type',
  '1.period': 'invalid-type',
} as const;
const LEVEL_OF_SERIES = {
  '1.*.level': 'invalid-type',
  '1.*.factors.*': 'invalid-type',
  '1.*.period': 'invalid-type',
  '2.history.*.level': 'invalid-type',
  '2.history.*.level.mean.*': 'invalid-type',
} as const;
const LEVEL = { '0': 'invalid-type', '0.mean.*': 'invalid-type' } as const;

const FACTS = {
  level: { good: 99, total: 100 },
  excused: { reason: 'force majeure' },
  factors: { affected: { amount: 40, per: 100 } },
  labels: { priority: 'P1' },
  incident: 'INC-1',
  at: '2026-03-02T09:00:00Z',
  base: FEE,
  period: { length: 30, excluded: 1 },
  periodsBefore: { calendarYear: 2, contractYear: 5, term: 9 },
  conversion: { rate: '1.1', currency: 'USD', date: '2026-03-31', source: 'ECB' },
} as const;

const APPLICATION: credit.ApplicationRule = {
  limitPercent: 50,
  from: 'samePeriod',
  lapseAfter: 12,
  atEnd: 'payOut',
};
const BONUS: credit.BonusRule = {
  currency: 'EUR',
  rows: [
    { gt: 99, lt: 100, reward: { percent: 2 } },
    { gte: 1, lte: 50, reward: { money: FEE } },
  ],
  paidAs: 'cash',
  limitPercent: 50,
  lapseAfter: 12,
  rounding: 'floor',
};
const REWARD = { '0.rows.*.reward': 'invalid-type' } as const;

export const creditRows = {
  compileScheme: {
    args: () => [SCHEME],
    others: [() => [STEPS], () => [GROUP], () => [ALLOCATED], () => [FORMULA]],
    anyKey: RULES,
    kinds: KIND,
  },
  creditCurve: {
    args: () => [single, { ...QUESTION, domain: { gt: 90, lt: 100 } }],
    others: [
      () => [steps, { base: FEE, domain: { gte: 0, lte: 300 }, period: { length: 10 } }],
      () => [group, { rule: 'points', base: FEE }],
    ],
    kinds: FACTOR_OF_QUESTION,
    anyKey: { '1.labels': LABELS },
  },
  exposureOf: {
    args: () => [single, { ...QUESTION, periods: 3 }],
    others: [
      () => [steps, { base: FEE, domain: { gte: 0, lte: 300 }, period: { length: 43_200 } }],
      () => [group, { base: FEE }],
    ],
    kinds: FACTOR_OF_QUESTION,
    anyKey: { '1.labels': LABELS },
  },
  breakEvenLevel: {
    args: () => [single, FEE, QUESTION],
    others: [() => [group, FEE, { rule: 'up', base: FEE, domain: { gte: 90 } }]],
    kinds: { '2.factors.*': 'invalid-type', '2.period': 'invalid-type' },
    anyKey: { '2.labels': LABELS },
  },
  marginalCost: {
    args: () => [
      single,
      { ...QUESTION, level: { good: 995, total: 1000 }, periodMs: 2_592_000_000 },
    ],
    others: [
      () => [
        group,
        {
          rule: 'up',
          base: FEE,
          level: { mean: [{ good: 98, total: 100 }, '99'] },
          periodMs: 60_000,
        },
      ],
      () => [
        steps,
        { base: FEE, domain: { lte: 300 }, level: { durationMs: 60_000 }, periodMs: 60_000 },
      ],
      () => [single, { base: FEE, level: { amount: 199, per: 2 }, periodMs: 60_000 }],
    ],
    kinds: LEVEL_OF_FACTS,
    anyKey: { '1.labels': LABELS },
  },
  simulateCredits: {
    args: () => [
      single,
      { incidentsPerPeriod: 2, repair: [{ minutes: 30, weight: 2 }] },
      { ...QUESTION, seed: 7, periodMs: 2_592_000_000, periods: 3, runs: 20 },
    ],
    others: [
      () => [
        group,
        { incidentsPerPeriod: '0.5', repair: { meanMinutes: 20 } },
        { rule: 'up', base: FEE, seed: 7, periodMs: 2_592_000_000, runs: 20 },
      ],
    ],
    kinds: { '2.factors.*': 'invalid-type', '2.period': 'invalid-type' },
    anyKey: { '2.labels': LABELS },
  },
  checkCreditScheme: {
    args: () => [SCHEME],
    others: [() => [STEPS], () => [GROUP], () => [ALLOCATED], () => [FORMULA]],
    anyKey: RULES,
    kinds: KIND,
  },
  assessCreditColumns: {
    args: () => [
      plain,
      {
        good: Float64Array.of(999, 0),
        total: Float64Array.of(1000, 0),
        base: Float64Array.of(8000, 0),
        currency: 'EUR',
      },
    ],
    others: [() => [plain, { level: [99.5, 99.9], base: 8000, currency: 'EUR' }]],
  },
  assessCredit: {
    args: () => [single, { ...FACTS, history: HISTORY }, { trace: true }],
    others: [
      () => [
        steps,
        {
          readings: [{ level: { durationMs: 60_000 }, incident: 'INC-1' }],
          base: FEE,
          period: { durationMs: 2_592_000_000, excludedMs: 0 },
          periodsBefore: { calendarYear: 3 },
        },
        { trace: false },
      ],
      () => [formula, { level: 98, factors: { weight: 2 }, base: FEE }, {}],
      () => [
        single,
        {
          level: null,
          absence: 'notReported',
          factors: { affected: 1 },
          at: 0,
          base: FEE,
        },
        {},
      ],
      () => [
        group,
        {
          readings: [{ rule: 'up', level: { amount: 1, per: 2 }, excused: false, factors: {} }],
          base: FEE,
          history: [{ missed: false }],
        },
        {},
      ],
    ],
    kinds: LEVEL_OF_FACTS,
    anyKey: { '1.labels': LABELS },
  },
  assessCreditSeries: {
    args: () => [single, [FACTS, { ...FACTS, currency: 'EUR' }], { history: HISTORY, trace: true }],
    others: [
      () => [group, [{ readings: [{ rule: 'points', level: 90 }], base: FEE }], {}],
      () => [
        steps,
        [
          {
            level: { durationMs: 60_000 },
            base: FEE,
            period: { durationMs: 2_592_000_000, excludedMs: 0 },
            periodsBefore: { calendarYear: 3 },
          },
        ],
        {},
      ],
    ],
    kinds: LEVEL_OF_SERIES,
    anyKey: { '1.*.labels': LABELS },
  },
  compileTermination: { args: () => [TERMINATION], kinds: { '0.*.when': 'invalid-type' } },
  checkTermination: { args: () => [TERMINATION], kinds: { '0.*.when': 'invalid-type' } },
  terminationRight: {
    args: () => [opaque(credit.compileTermination(TERMINATION)), HISTORY],
    kinds: { '1.*.level': 'invalid-type', '1.*.level.mean.*': 'invalid-type' },
  },
  earnBack: {
    args: () => [
      { stages: [{ periods: 3, returnPercent: 50 }], good: { gte: 99 }, rounding: 'floor' },
      { credit: FEE, following: [true, null, { level: { good: 1, total: 3 } }], eligible: true },
    ],
    kinds: { '1.following.*.level': 'invalid-type' },
  },
  checkEarnBack: {
    args: () => [{ stages: [{ periods: 3, returnPercent: 50 }], good: { gt: 99 } }],
  },
  compileApplication: { args: () => [APPLICATION] },
  checkApplication: { args: () => [APPLICATION] },
  applyCredits: {
    args: () => [
      opaque(credit.compileApplication(APPLICATION)),
      {
        currency: 'EUR',
        credits: [{ id: 'a', amount: FEE, period: 1 }],
        invoices: [{ id: 'A', amount: FEE, period: 2, eligible: true }],
        through: 3,
        ended: true,
      },
    ],
  },
  compileBonus: { args: () => [BONUS], kinds: REWARD },
  checkBonus: { args: () => [BONUS], kinds: REWARD },
  settleBonuses: {
    args: () => [
      opaque(credit.compileBonus(BONUS)),
      [
        { level: { good: 1, total: 3 }, base: FEE },
        { level: null, penalty: FEE, deposit: FEE },
      ],
    ],
    kinds: { '1.*.level': 'invalid-type' },
  },
  grantGoodwill: {
    args: () => [
      { owed: FEE, period: HISTORY[0] as credit.CreditPeriod },
      [{ id: 'g', amount: FEE, reason: 'slow', approvedBy: 'A. Lee', countsTowardCaps: true }],
    ],
    kinds: { '0.period.level': 'invalid-type' },
  },
  applyCredit: { args: () => [FEE, FEE, { rest: 'payOut', limitPercent: 50 }] },
  formatLevel: {
    args: () => [
      { good: 1, total: 3 },
      { digits: 2, rounding: 'floor', fixed: true },
    ],
    others: [
      () => [
        { amount: 1, per: 3 },
        { digits: 2, rounding: 'floor' },
      ],
      () => [{ mean: [{ good: 1, total: 3 }, 5] }, { digits: 2, rounding: 'floor' }],
    ],
    kinds: LEVEL,
  },
  isWithin: {
    args: () => [
      { good: 1, total: 3 },
      { gt: 1, lt: 2 },
    ],
    others: [() => [{ mean: [{ good: 1, total: 3 }, 5] }, { gte: 1, lte: 2 }]],
    kinds: LEVEL,
  },
} satisfies RowsOf<typeof credit>;
