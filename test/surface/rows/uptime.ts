import { compileCalendar } from '../../../src/calendar.js';
import * as uptime from '../../../src/uptime.js';
import { opaque } from '../mutations.js';
import type { RowsOf } from '../rows.js';

const OFFICE = opaque(compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } }));
const STATES = 'weights by state: a contract names its own';
const CALENDARS = 'calendars by id';
const SPANS = 'spans by the names that caps give them';

const MONTH = { startAt: Date.UTC(2026, 2, 1), endAt: Date.UTC(2026, 3, 1), id: '2026-03' };
const AT = '2026-04-01T00:00:00Z';
const WEIGHTS = { major: '1', minor: 0.5 };
const FORMAT = { digits: 3, rounding: 'floor', fixed: true } as const;

const EXCLUSION_TERMS: uptime.ExclusionTerms = {
  excludedAs: 'up',
  exclusionRules: {
    maintenance: {
      cap: { hours: 4 },
      caps: [
        { cap: { hours: 10 }, span: 'year' },
        { cap: { hours: 8 }, rolling: { hours: 720 } },
      ],
      order: 'earliest',
      notice: { hours: 72 },
      within: 'office',
    },
    upgrade: { notice: { businessDays: 5, calendar: 'office' } },
  },
  agreedExclusions: [{ calendar: 'office', kind: 'upgrade', id: 'weekly' }],
};
const RULE: uptime.AvailabilityRule = {
  ...EXCLUSION_TERMS,
  targetPercent: '99.9',
  acceptablePercent: '99.5',
  calendar: 'office',
  weights: WEIGHTS,
  overlap: 'max',
  slices: { length: { minutes: 1 }, originAt: 0, partialAs: 'down', minRun: 1 },
  outageRule: {
    mergeWithin: { minutes: 5 },
    gapsAs: 'up',
    onlyLongerThan: { minutes: 1 },
    deductible: { minutes: 1 },
  },
  minimumCoveragePercent: '90',
  unknownAs: 'down',
  futureAs: 'up',
};
const AVAILABILITY = opaque(
  uptime.compileAvailability({ ...RULE, calendar: undefined }, { office: OFFICE as never }),
);

const OUTAGE = {
  state: 'minor',
  cause: 'disk',
  component: 'db',
  severity: 'high',
  id: 'o-1',
} as const;

/** Outages in every form of a list. */
const OUTAGES = [
  { start: '2026-03-02T10:00:00Z', end: '2026-03-02T11:00:00Z', ...OUTAGE },
  { startAt: Date.UTC(2026, 2, 3), endAt: null, weight: 0.25, id: 'o-2' },
];

const PERIOD_EXCLUSIONS: uptime.PeriodExclusions = {
  exclusions: [
    {
      start: '2026-03-04T10:00:00Z',
      end: '2026-03-04T11:00:00Z',
      kind: 'maintenance',
      id: 'm-1',
      announcedAt: '2026-02-01T00:00:00Z',
    },
    { startAt: Date.UTC(2026, 2, 5), endAt: null, kind: 'maintenance', announcedAt: 0 },
  ],
  spans: { year: [{ start: '2026-01-01T00:00:00Z', end: '2027-01-01T00:00:00Z', id: '2026' }] },
  excludedBefore: [
    { start: '2026-02-01T00:00:00Z', end: '2026-02-01T01:00:00Z', kind: 'maintenance', id: 'm-0' },
    { startAt: Date.UTC(2026, 1, 2), endAt: Date.UTC(2026, 1, 3), kind: 'upgrade', id: null },
  ],
};
const FACTS: uptime.AvailabilityFacts = {
  ...PERIOD_EXCLUSIONS,
  period: MONTH,
  outages: OUTAGES,
  unknown: [{ startAt: Date.UTC(2026, 2, 6), endAt: Date.UTC(2026, 2, 7) }],
  unconfirmed: [{ startAt: Date.UTC(2026, 2, 7), endAt: Date.UTC(2026, 2, 8) }],
  bounds: { leastMs: 0, mostMs: 1 },
  trackedSince: '2026-03-01T00:00:00Z',
  trackedUntil: '2026-04-01T00:00:00Z',
  serviceTime: [{ start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z', id: 's' }],
};
const COLUMNS: uptime.OutageColumns = {
  starts: [MONTH.startAt],
  ends: [MONTH.startAt + 1000],
  states: ['minor'],
  causes: ['disk'],
  components: ['db'],
  severities: ['high'],
  ids: ['o-1'],
};

const [PART_OF_MONTH] = uptime.measureParts(AVAILABILITY, FACTS, {
  at: AT,
  parts: [MONTH],
}) as [uptime.AvailabilityPart];

const STATUSES: uptime.TransitionOptions['statuses'] = {
  up: 'up',
  slow: { weight: '0.5' },
  broken: { state: 'minor' },
};
const LOG = [
  { at: '2026-03-01T00:00:00Z', status: 'up' },
  {
    at: MONTH.startAt + 60_000,
    status: 'slow',
    cause: 'disk',
    component: 'db',
    severity: 'high',
    id: 'e',
  },
];
const LOG_COLUMNS: uptime.ObservationColumns = {
  at: [MONTH.startAt, MONTH.startAt + 60_000],
  statuses: [0, 1],
  names: ['up', 'slow'],
  causes: [undefined, 'disk'],
  components: ['web', 'db'],
  severities: ['low', 'high'],
  ids: ['e', 'f'],
};
const STATUS_REASON = { '1.statuses': 'statuses by the names that the monitor gives them' };
const MEANING = { '1.statuses.*': 'invalid-type' } as const;

const IMPROVEMENT = { availabilityPercent: 99.9, cost: '1000' };
const PART = { id: 'part', improvement: IMPROVEMENT };

const ALERT: uptime.AlertRule = {
  id: 'page',
  severity: 'page',
  budgetPercent: 2,
  longWindow: { hours: 1 },
  shortWindow: { minutes: 5 },
  hold: { minutes: 2 },
};

const BUDGET: uptime.OutageBudgetRule = {
  targetPercent: '99.9',
  window: { unit: 'week', count: 2, timeZone: 'UTC', anchor: '2026-03-02' },
  weights: WEIGHTS,
};
const BUDGET_FACTS: uptime.OutageBudgetFacts = {
  outages: OUTAGES,
  serviceTime: [{ start: '2026-03-01T00:00:00Z', end: '2026-05-01T00:00:00Z', id: 's' }],
};
const BUDGET_REASON = { '0.weights': STATES };
const ROLLING = { unit: 'rolling', days: 30, timeZone: 'UTC' } as const;
/** The other forms of the rule and of outages. */
const ROLLING_BUDGETS = [
  [{ targetRatio: '0.999', window: ROLLING, weights: WEIGHTS }, { outages: COLUMNS }],
  [
    { budgetRatio: '0.001', window: { unit: 'rolling', months: 1, timeZone: 'UTC' } },
    { outages: [MONTH] },
  ],
] as const satisfies readonly (readonly [uptime.OutageBudgetRule, uptime.OutageBudgetFacts])[];

const BURN: uptime.AlertRule = { burnRate: 14.4, longWindow: { hours: 1 } };
const REQUESTS_RULE: uptime.RequestsRule = {
  ...EXCLUSION_TERMS,
  targetPercent: '99.9',
  acceptablePercent: '99',
  method: 'timeSlices',
  slice: {
    length: 'PT5M',
    originAt: 0,
    errorPercent: 5,
    operator: 'gte',
    minRun: 2,
    minEvents: 10,
    emptyAs: 'up',
    unknownAs: 'down',
  },
  calendar: 'office',
  missingAs: 'zero',
  excess: 'error',
  straddling: 'leftOut',
  minEvents: 1,
  minimumCoveragePercent: '50',
  noDataAs: 'up',
};
const REQUESTS = opaque(uptime.compileRequests({ targetPercent: 99, straddling: 'leftOut' }));
const BUCKETS: readonly uptime.BucketInput[] = [
  {
    start: '2026-03-02T10:00:00Z',
    end: '2026-03-02T11:00:00Z',
    good: '8.5',
    bad: '1.5',
    total: 10,
  },
  { startAt: Date.UTC(2026, 2, 3), endAt: Date.UTC(2026, 2, 4), good: null, total: null },
];
const REQUESTS_FACTS: uptime.RequestsFacts = {
  ...PERIOD_EXCLUSIONS,
  period: MONTH,
  buckets: BUCKETS,
  unknown: [{ startAt: Date.UTC(2026, 2, 6), endAt: Date.UTC(2026, 2, 7) }],
  trackedSince: '2026-03-01T00:00:00Z',
  trackedUntil: '2026-04-01T00:00:00Z',
  serviceTime: [{ start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z', id: 's' }],
};
const BUCKET_COLUMNS: uptime.BucketColumns = {
  starts: [MONTH.startAt],
  ends: [MONTH.startAt + 1000],
  good: [1],
  bad: [1],
  total: [2],
};
const REQUESTS_ARGS = [
  REQUESTS,
  REQUESTS_FACTS,
  { at: AT, listLeftOut: true, listIntervals: true, ...FORMAT },
] as const;
const CSAT: uptime.ScoreRule = {
  measure: 'csat',
  scale: { least: 1, most: 5 },
  goodFrom: 4,
  targetPercent: 90,
  acceptablePercent: '85',
  minAnswers: 30,
};
const NPS: uptime.ScoreRule = {
  measure: 'nps',
  targetScore: '40',
  acceptableScore: 30,
  minAnswers: 30,
};

type RequestsArgs = Parameters<typeof uptime.measureRequests>;
const HISTOGRAM_COLUMNS: uptime.HistogramCountColumns = {
  bounds: ['0.5'],
  counts: [[9]],
  count: [10],
};

const COLUMNS_OF_REQUESTS: readonly (() => RequestsArgs)[] = [
  () => [REQUESTS, { period: MONTH, buckets: BUCKET_COLUMNS }, { at: AT }],
  () => [
    REQUESTS,
    {
      period: MONTH,
      buckets: { starts: [0], length: { minutes: 1 }, good: [1], total: [2] },
      serviceTime: OFFICE,
    },
    { at: AT },
  ],
];

export const uptimeRows = {
  compileRequests: {
    args: () => [REQUESTS_RULE, { office: OFFICE }],
    anyKey: { '0.exclusionRules': 'rules by kind', '1': CALENDARS },
    kinds: { '0.exclusionRules.*.caps.*': 'invalid-type' },
  },
  checkRequests: {
    args: () => [REQUESTS_RULE, { office: OFFICE }],
    others: [
      () => [{ targetRatio: '0.999', method: 'ratioSlices', slice: { length: 'PT5M' } }, {}],
      () => [{ budgetRatio: '0.001' }, {}],
    ],
    anyKey: { '0.exclusionRules': 'rules by kind', '1': CALENDARS },
    kinds: { '0.exclusionRules.*.caps.*': 'invalid-type' },
  },
  checkRequestsFacts: {
    args: () => [...REQUESTS_ARGS],
    others: [...COLUMNS_OF_REQUESTS],
    anyKey: { '1.spans': SPANS },
  },
  measureRequests: {
    args: () => [...REQUESTS_ARGS],
    others: [...COLUMNS_OF_REQUESTS],
    anyKey: { '1.spans': SPANS },
  },
  compileAvailability: {
    args: () => [RULE, { office: OFFICE }],
    anyKey: { '0.weights': STATES, '0.exclusionRules': 'rules by kind', '1': CALENDARS },
    kinds: { '0.exclusionRules.*.caps.*': 'invalid-type' },
  },
  checkAvailability: {
    args: () => [RULE, { office: OFFICE }],
    others: [() => [{ targetRatio: '0.999' }, {}], () => [{ budgetRatio: '0.001' }, {}]],
    anyKey: { '0.weights': STATES, '0.exclusionRules': 'rules by kind', '1': CALENDARS },
    kinds: { '0.exclusionRules.*.caps.*': 'invalid-type' },
  },
  checkAvailabilityFacts: {
    args: () => [AVAILABILITY, FACTS, { at: AT, listIntervals: true, ...FORMAT }],
    others: [() => [AVAILABILITY, { period: MONTH, outages: COLUMNS }, { at: AT }]],
    anyKey: { '1.spans': SPANS },
  },
  measureAvailability: {
    args: () => [AVAILABILITY, FACTS, { at: AT, listIntervals: true, ...FORMAT }],
    others: [() => [AVAILABILITY, { period: MONTH, outages: COLUMNS }, { at: AT }]],
    anyKey: { '1.spans': SPANS },
  },
  measureParts: {
    args: () => [AVAILABILITY, FACTS, { at: AT, parts: [MONTH] }],
    anyKey: { '1.spans': SPANS },
  },
  mergeParts: { args: () => [[PART_OF_MONTH]] },
  judgePart: { args: () => [AVAILABILITY, PART_OF_MONTH, FORMAT] },
  outagesFromTransitions: {
    args: () => [LOG, { statuses: STATUSES, from: MONTH.startAt, at: AT, initially: 'up' }],
    others: [() => [LOG_COLUMNS, { statuses: STATUSES, at: AT }]],
    anyKey: STATUS_REASON,
    kinds: MEANING,
  },
  outagesFromChecks: {
    args: () => [
      LOG,
      {
        statuses: STATUSES,
        from: MONTH.startAt,
        at: AT,
        initially: 'up',
        maxGap: { minutes: 5 },
        confirmAfter: 1,
      },
    ],
    others: [() => [LOG_COLUMNS, { statuses: STATUSES, at: AT, maxGap: { minutes: 5 } }]],
    anyKey: STATUS_REASON,
    kinds: MEANING,
  },
  groupObserved: {
    args: () => [
      [{ outages: OUTAGES, unknown: [MONTH] }, { outages: COLUMNS }],
      { needed: 1, at: AT, weights: WEIGHTS },
    ],
    anyKey: { '1.weights': STATES },
  },
  groupOutages: {
    args: () => [[OUTAGES, [MONTH]], { needed: 1, at: AT, weights: WEIGHTS }],
    others: [() => [[COLUMNS], { weights: WEIGHTS }]],
    anyKey: { '1.weights': STATES },
  },
  roundToSlices: {
    args: () => [
      OUTAGES,
      {
        slice: { minutes: 1 },
        originAt: 0,
        partialAs: 'down',
        minRun: 2,
        at: AT,
        weights: WEIGHTS,
      },
    ],
    others: [
      () => [COLUMNS, { slice: { minutes: 1 }, weights: WEIGHTS }],
      () => [{ starts: [0], ends: [60_000], weights: [0.5] }, { slice: { minutes: 1 } }],
    ],
    anyKey: { '1.weights': STATES },
  },
  measureCounts: {
    args: () => [
      {
        good: 9,
        bad: 1,
        total: 10,
        missingAs: 'zero',
        excess: 'error',
        targetPercent: 99,
        noDataAs: 'up',
        minEvents: 1,
      },
      FORMAT,
    ],
    others: [
      () => [
        {
          parts: [
            { good: 9, bad: 1 },
            { total: 10, good: 9 },
          ],
          budgetRatio: '0.01',
        },
        FORMAT,
      ],
    ],
  },
  compileScore: { args: () => [CSAT], others: [() => [NPS]] },
  checkScore: { args: () => [CSAT], others: [() => [NPS]] },
  measureScore: {
    args: () => [
      opaque(uptime.compileScore(NPS)),
      { period: MONTH, answers: [{ at: '2026-03-02T10:00:00Z', score: 9, count: 2 }] },
      { at: AT, confidencePercent: 99, ...FORMAT },
    ],
  },
  bucketsFromHistograms: {
    args: () => [
      [
        {
          start: '2026-03-01T00:00:00Z',
          end: Date.UTC(2026, 2, 1, 1),
          buckets: [{ le: '0.5', count: 9 }],
          count: 10,
        },
      ],
      { threshold: 0.5 },
    ],
    others: [
      () => [{ starts: [0], ends: [60_000], ...HISTOGRAM_COLUMNS }, { threshold: 0.5 }],
      () => [{ starts: [0], length: 'PT1M', ...HISTOGRAM_COLUMNS }, { threshold: 0.5 }],
    ],
    // What has no bounds is no table of columns.
    kinds: { 0: 'invalid-type' },
  },
  samplesFromHistograms: {
    args: () => [
      [{ at: '2026-03-01T00:00:00Z', buckets: [{ le: '0.5', count: 9 }], count: 10 }],
      { threshold: 0.5 },
    ],
    others: [() => [{ at: [0], ...HISTOGRAM_COLUMNS }, { threshold: 0.5 }]],
    kinds: { 0: 'invalid-type' },
  },
  bucketsFromCounters: {
    args: () => [
      [
        { at: '2026-03-01T00:00:00Z', good: 3, bad: 0, total: 3 },
        { at: Date.UTC(2026, 2, 1, 1), good: null, total: null },
      ],
      { maxGap: 'PT2H', missingAs: 'noData', excess: 'error' },
    ],
    others: [
      () => [{ at: [0, 60_000], good: [3, 4], bad: [0, 1], total: [3, 5] }, { maxGap: 'PT2H' }],
    ],
    kinds: { 0: 'invalid-type' },
  },
  allowedDowntime: {
    args: () => [{ targetPercent: '99.9', length: { hours: 720 } }],
    others: [
      () => [{ targetRatio: '0.999', length: { hours: 720 } }],
      () => [{ budgetRatio: '0.001', period: MONTH }],
    ],
  },
  applyBudgetPolicy: {
    args: () => [
      {
        rules: [{ figure: 'consumedPercent', operator: 'gte', threshold: 90, action: 'freeze' }],
        figures: { consumedPercent: 95 },
      },
    ],
    anyKey: { '0.figures': 'figures by the names that the rules give them' },
  },
  burnRate: {
    args: () => [
      { targetPercent: '99.9', errorRatio: '0.01', threshold: 14.4, operator: 'gte' },
      FORMAT,
    ],
    others: [
      () => [{ targetRatio: '0.999', sliRatio: '0.99' }, FORMAT],
      () => [
        {
          budgetRatio: '0.001',
          good: 9,
          bad: 1,
          total: 10,
          missingAs: 'zero',
          excess: 'clamp',
          minEvents: 10,
        },
        FORMAT,
      ],
    ],
  },
  budgetPace: {
    args: () => [
      {
        targetPercent: '99.9',
        window: { hours: 720 },
        elapsed: { hours: 360 },
        spent: { minutes: 10 },
      },
      FORMAT,
    ],
  },
  errorBudget: {
    args: () => [
      {
        targetPercent: '99.9',
        total: 1000,
        windowTotal: 2000,
        bad: 1,
        excess: 'clamp',
        overspend: 'clamp',
      },
      FORMAT,
    ],
    others: [
      () => [
        {
          targetRatio: '0.999',
          total: 1000,
          good: 999,
          extrapolate: { elapsed: { hours: 1 }, window: { hours: 2 } },
        },
        FORMAT,
      ],
      () => [{ allowed: 10, remaining: 5 }, FORMAT],
      () => [
        {
          budgetRatio: '0.001',
          total: 20,
          parts: [
            { total: 10, errorRatio: '0.1' },
            { total: 10, sliRatio: '0.9' },
          ],
        },
        FORMAT,
      ],
    ],
  },
  timeToExhaustion: {
    args: () => [{ window: { hours: 720 }, burnRate: 2, remainingRatio: '0.5' }],
    others: [
      () => [{ spent: 10, over: { hours: 1 }, remaining: 5 }],
      () => [
        {
          targetPercent: '99.9',
          window: { hours: 720 },
          remainingRatio: '0.5',
          errorRatio: '0.01',
          baselineErrorRatio: '0.001',
        },
      ],
      () => [
        {
          targetPercent: '99.9',
          window: { hours: 720 },
          good: 9,
          bad: 1,
          total: 10,
          missingAs: 'zero',
          excess: 'clamp',
        },
      ],
      () => [{ targetPercent: '99.9', window: { hours: 720 }, sliRatio: '0.99' }],
    ],
  },
  measureOutageBudget: {
    args: () => [BUDGET, BUDGET_FACTS, { at: AT, division: 'first', ...FORMAT }],
    others: ROLLING_BUDGETS.map(
      ([rule, facts]) =>
        () =>
          [rule, facts, { at: AT }] as const,
    ),
    anyKey: BUDGET_REASON,
  },
  measureOutageBurn: {
    args: () => [BUDGET, BUDGET_FACTS, { at: AT, lookbacks: [{ hours: 1 }, 'PT6H'], ...FORMAT }],
    others: ROLLING_BUDGETS.map(
      ([rule, facts]) =>
        () =>
          [rule, facts, { at: AT, lookbacks: [] }] as const,
    ),
    anyKey: BUDGET_REASON,
  },
  forecastExhaustion: {
    args: () => [BUDGET, BUDGET_FACTS, { at: AT, lookback: { hours: 720 }, ...FORMAT }],
    others: ROLLING_BUDGETS.map(
      ([rule, facts]) =>
        () =>
          [rule, facts, { at: AT, lookback: 1 }] as const,
    ),
    anyKey: BUDGET_REASON,
  },
  assessNextOutage: {
    args: () => [
      BUDGET,
      BUDGET_FACTS,
      { at: AT, weight: '0.5', length: { minutes: 5 }, ...FORMAT },
    ],
    others: ROLLING_BUDGETS.map(
      ([rule, facts]) =>
        () =>
          [rule, facts, { at: AT }] as const,
    ),
    anyKey: BUDGET_REASON,
  },
  alertFigures: {
    args: () => [
      {
        targetPercent: '99.9',
        rules: [ALERT],
        window: { hours: 720 },
        operator: 'gt',
        errorRatio: '0.01',
        events: 7200,
      },
      FORMAT,
    ],
    others: [() => [{ targetRatio: '0.999', rules: [{ burnRate: 14.4 }] }, FORMAT]],
  },
  checkAlerts: {
    args: () => [
      {
        targetPercent: '99.9',
        rules: [ALERT],
        window: { hours: 720 },
        operator: 'gt',
        errorRatio: '0.01',
        events: 7200,
      },
    ],
    others: [() => [{ budgetRatio: '0.001', rules: [{ burnRate: 14.4 }] }]],
  },
  evaluateAlerts: {
    args: () => [
      { targetPercent: '99.9', rules: [ALERT], window: { hours: 720 }, operator: 'gte' },
      { ...BUDGET_FACTS, weights: WEIGHTS },
      { at: AT, ...FORMAT },
    ],
    others: [
      () => [
        { targetRatio: '0.999', rules: [BURN] },
        { outages: COLUMNS, weights: WEIGHTS },
        { at: AT },
      ],
      () => [{ budgetRatio: '0.001', rules: [BURN] }, { outages: [MONTH] }, { at: AT }],
    ],
    anyKey: { '1.weights': STATES },
  },
  evaluateBucketAlerts: {
    args: () => [
      { targetPercent: '99.9', rules: [ALERT], window: { hours: 720 }, operator: 'gte' },
      {
        buckets: [{ good: 9, bad: 1, total: 10 }, null],
        bucket: { minutes: 1 },
        startAt: MONTH.startAt,
      },
      { at: AT, minEvents: 10, ...FORMAT },
    ],
    others: [
      () => [
        { targetRatio: '0.999', rules: [BURN] },
        { buckets: [], bucket: 300_000, startAt: 0 },
        { at: AT },
      ],
      () => [
        { budgetRatio: '0.001', rules: [BURN] },
        { buckets: [], bucket: 300_000, startAt: 0 },
        { at: AT },
      ],
    ],
  },
  scaleAlerts: {
    args: () => [{ rules: [ALERT], from: { hours: 720 }, to: { hours: 672 } }],
  },
  combineSlis: {
    args: () => [
      {
        members: [
          { sliPercent: 99, weight: 2 },
          { sliRatio: '0.9', weight: 1 },
          { good: 9, bad: 1, total: 10 },
        ],
        method: 'weightedMean',
        noDataAs: 'noData',
        targetPercent: 99,
      },
      FORMAT,
    ],
  },
  rankParts: {
    args: () => [
      {
        system: {
          series: [
            { availabilityPercent: 99, id: 'api', improvement: IMPROVEMENT },
            { availabilityRatio: '0.99', id: 'db' },
          ],
        },
        length: { hours: 720 },
      },
      FORMAT,
    ],
    kinds: { '0.system.**': 'invalid-type' },
  },
  composeAvailability: {
    args: () => [
      {
        system: {
          series: [
            { availabilityPercent: 99, ...PART },
            { availabilityRatio: '0.99', ...PART },
            { mtbf: { hours: 1000 }, mttr: { hours: 1 }, ...PART },
            { parallel: [{ sum: [99.9], ...PART }, 99], ...PART },
            { atLeast: 1, of: [99, 99], ...PART },
          ],
          ...PART,
        },
        length: { hours: 720 },
        targetPercent: 95,
      },
      FORMAT,
    ],
    kinds: { '0.system.**': 'invalid-type' },
  },
  seriesMtbf: { args: () => [[{ hours: 1000 }, { hours: 500 }]] },
} satisfies RowsOf<typeof uptime>;
