import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  alertFigures,
  allowedDowntime,
  applyBudgetPolicy,
  bucketsFromCounters,
  bucketsFromHistograms,
  budgetPace,
  burnRate,
  checkAvailability,
  checkAvailabilityFacts,
  checkRequests,
  checkRequestsFacts,
  combineSlis,
  compileAvailability,
  compileRequests,
  composeAvailability,
  errorBudget,
  groupOutages,
  isSlaError,
  measureAvailability,
  measureCounts,
  measureRequests,
  outagesFromChecks,
  outagesFromTransitions,
  roundToSlices,
  samplesFromHistograms,
  scaleAlerts,
  timeToExhaustion,
} from '../../../src/uptime.js';

const calendars = {
  office: compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } }),
};
const JULY_1 = Date.UTC(2026, 6, 1);
const figures = { digits: 3, rounding: 'floor', fixed: true };

/** A rule with every field that a rule may have. */
const RULE = {
  targetPercent: '99.9',
  calendar: 'office',
  weights: { slow: '0.5' },
  excludedAs: 'leftOut',
  unknownAs: 'down',
  futureAs: 'up',
  exclusionRules: { maintenance: { cap: { hours: 4 }, notice: 'PT48H' } },
};

/** Facts with every field that facts may have. */
const FACTS = {
  period: { start: '2026-06-01T00:00:00Z', end: JULY_1, id: '2026-06' },
  outages: [
    {
      start: '2026-06-02T10:00:00Z',
      end: '2026-06-02T11:00:00Z',
      weight: 1,
      state: 'major',
      cause: 'disk',
      component: 'db',
      severity: 'sev1',
      id: 'inc-1',
    },
    { startAt: Date.UTC(2026, 5, 3, 10), endAt: null },
  ],
  exclusions: [
    {
      start: '2026-06-04T10:00:00Z',
      end: '2026-06-04T11:00:00Z',
      kind: 'maintenance',
      id: 'm-1',
      announcedAt: '2026-06-01T10:00:00Z',
    },
  ],
  unknown: [{ startAt: Date.UTC(2026, 5, 5), endAt: Date.UTC(2026, 5, 6) }],
  trackedSince: '2026-05-01T00:00:00Z',
};

const REQUESTS_RULE = {
  targetPercent: '99.9',
  acceptablePercent: 99,
  method: 'timeSlices',
  slice: {
    length: 'PT1M',
    originAt: 0,
    errorPercent: 5,
    operator: 'gt',
    minRun: 2,
    minEvents: 3,
    emptyAs: 'up',
    unknownAs: 'down',
  },
  calendar: 'office',
  missingAs: 'zero',
  excess: 'clamp',
  excludedAs: 'up',
  straddling: 'proportional',
  minEvents: 1,
  minimumCoveragePercent: '50',
  noDataAs: 'up',
};
const REQUESTS_FACTS = {
  period: { startAt: JULY_1 - 30 * 86_400_000, endAt: JULY_1 },
  buckets: [
    {
      start: '2026-06-02T10:00:00Z',
      end: '2026-06-02T11:00:00Z',
      good: '8.5',
      bad: 1.5,
      total: 10,
    },
    { startAt: Date.UTC(2026, 5, 3), endAt: Date.UTC(2026, 5, 4), bad: null, total: null },
  ],
  exclusions: [{ start: '2026-06-04T10:00:00Z', end: '2026-06-04T11:00:00Z' }],
  unknown: [{ startAt: Date.UTC(2026, 5, 5), endAt: Date.UTC(2026, 5, 6) }],
  trackedSince: '2026-05-01T00:00:00Z',
  serviceTime: [[0, JULY_1]],
};

const OPTIONS = { at: JULY_1, listIntervals: true, ...figures };
const COLUMNS = {
  starts: [0],
  ends: [10],
  weights: [1],
  states: ['major'],
  causes: ['disk'],
  components: ['db'],
  severities: ['sev1'],
  ids: ['inc-1'],
};
const LOG = [{ at: 0, status: 'down', id: 'i', cause: 'c', component: 'd', severity: 's' }];
const statuses = { down: 'down', slow: { state: 'slow' }, half: { weight: '0.5' } };

// biome-ignore lint/suspicious/noExplicitAny: what is tried here fits no type
type Call = (...given: any[]) => unknown;
/** Every public function that reads objects, with arguments that use all of their fields. */
const CALLS: Readonly<Record<string, readonly [Call, ...(readonly unknown[])]>> = {
  compileAvailability: [(rule) => compileAvailability(rule, calendars), RULE],
  measureAvailability: [
    (facts, options) => measureAvailability(compileAvailability({ weights: {} }), facts, options),
    FACTS,
    OPTIONS,
  ],
  'groupOutages, columns': [
    (columns, options) => groupOutages([columns], options),
    COLUMNS,
    { needed: 1, at: 0, weights: { slow: 1 } },
  ],
  roundToSlices: [
    (rows, grid) => roundToSlices(rows, grid),
    FACTS.outages,
    { slice: 60_000, originAt: 0, partialAs: 'down', minRun: 2, at: JULY_1, weights: { slow: 1 } },
  ],
  outagesFromTransitions: [
    outagesFromTransitions,
    LOG,
    { statuses, from: 0, at: 10, initially: 'slow' },
  ],
  outagesFromChecks: [
    outagesFromChecks,
    LOG,
    { statuses, from: 0, at: 10, initially: 'slow', maxGap: { minutes: 1 } },
  ],
  'outagesFromChecks, columns': [
    outagesFromChecks,
    {
      at: [0],
      statuses: [0],
      names: ['down'],
      causes: ['c'],
      components: ['d'],
      severities: ['s'],
      ids: ['i'],
    },
    { statuses, at: 10, maxGap: 5 },
  ],
  errorBudget: [
    errorBudget,
    {
      targetPercent: 99,
      total: 100,
      extrapolate: { elapsed: { hours: 1 }, window: 'PT2H' },
      parts: [{ total: 1, errorRatio: 1 }],
      excess: 'clamp',
      overspend: 'clamp',
    },
    figures,
  ],
  burnRate: [
    burnRate,
    {
      targetRatio: '0.99',
      good: 1,
      total: 2,
      missingAs: 'zero',
      excess: 'clamp',
      threshold: 1,
      operator: 'gt',
    },
    figures,
  ],
  budgetPace: [budgetPace, { budgetRatio: '0.01', window: 100, elapsed: 10, spent: 1 }, figures],
  'timeToExhaustion by burn rate': [
    timeToExhaustion,
    { window: 1, burnRate: 1, remainingRatio: 1 },
  ],
  'timeToExhaustion by errors': [
    timeToExhaustion,
    { targetPercent: 99, window: 100, errorRatio: 1, remainingRatio: 1, baselineErrorRatio: 0 },
  ],
  'timeToExhaustion by amounts': [timeToExhaustion, { spent: 1, over: 1, remaining: 1 }],
  allowedDowntime: [allowedDowntime, { targetPercent: 99, length: { hours: 1 } }],
  applyBudgetPolicy: [
    applyBudgetPolicy,
    {
      rules: [{ figure: 'burnRate', operator: 'gt', threshold: 1, action: 'page' }],
      figures: { burnRate: 2 },
    },
  ],
  compileRequests: [(rule) => compileRequests(rule, calendars), REQUESTS_RULE],
  measureRequests: [
    (facts, options) => measureRequests(compileRequests({ straddling: 'leftOut' }), facts, options),
    REQUESTS_FACTS,
    { at: JULY_1, listLeftOut: true, ...figures },
  ],
  'measureRequests, columns': [
    (buckets) => measureRequests(compileRequests({}), { period: [0, 20], buckets }, { at: 20 }),
    { starts: [0], ends: [10], good: [1], bad: [1], total: [2] },
  ],
  bucketsFromCounters: [
    bucketsFromCounters,
    [
      { at: 0, good: 1, bad: 1, total: 2 },
      { at: '2026-06-01T00:00:00Z', good: 2, total: 4 },
    ],
    { maxGap: 1, missingAs: 'zero', excess: 'clamp' },
  ],
  'bucketsFromCounters, columns': [
    bucketsFromCounters,
    { at: [0, 10], good: [1, 2], bad: [1, 2], total: [2, 4] },
    { maxGap: 10 },
  ],
  'bucketsFromHistograms, columns': [
    bucketsFromHistograms,
    { starts: [0], ends: [10], bounds: [1], counts: [[2]], count: [3] },
    { threshold: 1 },
  ],
  'samplesFromHistograms, columns': [
    samplesFromHistograms,
    { at: [0], bounds: [1], counts: [[2]], count: [3] },
    { threshold: 1 },
  ],
  measureCounts: [
    measureCounts,
    {
      targetPercent: 99,
      parts: [{ good: 1, bad: 1, total: 2 }],
      minEvents: 1,
      noDataAs: 'up',
      missingAs: 'zero',
      excess: 'clamp',
    },
    figures,
  ],
  combineSlis: [
    combineSlis,
    {
      targetPercent: 99,
      members: [{ good: 1, bad: 1, total: 2, weight: 1 }, { sliRatio: 1 }, { sliPercent: 1 }],
      method: 'lowest',
      noDataAs: 'up',
    },
    figures,
  ],
  composeAvailability: [
    composeAvailability,
    {
      targetPercent: 99,
      length: { hours: 1 },
      system: {
        series: [
          { parallel: [{ availabilityPercent: 99 }, { availabilityRatio: '0.9' }] },
          { atLeast: 1, of: [{ mtbf: 10, mttr: { hours: 1 } }] },
          { sum: [99] },
        ],
      },
    },
    figures,
  ],
  alertFigures: [
    alertFigures,
    {
      targetPercent: 99,
      window: { hours: 720 },
      errorRatio: 1,
      rules: [
        {
          id: 'a',
          severity: 'page',
          burnRate: 14,
          longWindow: { hours: 1 },
          shortWindow: 'PT5M',
          hold: 1,
        },
      ],
    },
    figures,
  ],
  scaleAlerts: [
    scaleAlerts,
    { rules: [{ burnRate: 14, longWindow: { hours: 1 } }], from: { hours: 1 }, to: { hours: 2 } },
  ],
};

type Path = readonly (string | number)[];

/** Where objects with named fields stand in a value; maps by name take any name. */
function objectsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const isMap = ['weights', 'exclusionRules', 'statuses'].includes(String(path.at(-1)));
  const own = Array.isArray(value) || isMap ? [] : [path];
  return [...own, ...Object.entries(value).flatMap(([key, at]) => objectsIn(at, [...path, key]))];
}

/** Where fields with a name of their own stand. */
function fieldsIn(value: unknown): Path[] {
  return objectsIn(value).flatMap((path) =>
    Object.keys(valueAt(value, path) as object).map((key) => [...path, key]),
  );
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
}

/** A copy of a value, changed at one place. */
function changed(value: unknown, path: Path, change: (object: object) => object): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value as object);
  const member = changed((value as Record<string, unknown>)[key], rest, change);
  if (Array.isArray(value)) return value.map((item, i) => (i === Number(key) ? member : item));
  return { ...(value as object), [key]: member };
}

/** The code that a call throws, and `ok` when it throws nothing. */
function codeOf(run: () => unknown): string {
  try {
    run();
    return 'ok';
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return error.code;
  }
}

/** One letter more, less or other. */
const slip = (name: string, at: number): string => {
  const i = at % (name.length + 1);
  return `${name.slice(0, i)}${name[i] === 'q' ? 'x' : 'q'}${name.slice(i + (at % 2))}`;
};

const calls = Object.entries(CALLS);

describe.each(calls)('%s', (_name, [call, ...given]) => {
  test('takes arguments with all of their fields', () => {
    expect(codeOf(() => call(...given))).toBe('ok');
  });

  test('refuses a field that nobody reads, at any depth of any argument', () => {
    for (const [index, argument] of given.entries()) {
      for (const path of objectsIn(argument)) {
        const changedArgument = changed(argument, path, (object) => ({ ...object, zzyzx: 1 }));
        const code = codeOf(() => call(...given.with(index, changedArgument)));
        // A length with a part that is none is no length.
        expect([code, path]).toEqual([
          expect.stringMatching(/^(unknown-field|invalid-duration)$/),
          path,
        ]);
      }
    }
  });

  test('never takes a field whose name is one letter off', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (which, pick, letter) => {
        const index = which % given.length;
        const fields = fieldsIn(given[index]);
        fc.pre(fields.length > 0);
        const path = fields[pick % fields.length] as Path;
        const name = String(path.at(-1));
        const argument = changed(given[index], path.slice(0, -1), (object) => {
          const { [name]: value, ...rest } = object as Record<string, unknown>;
          return { ...rest, [slip(name, letter)]: value };
        });
        expect(codeOf(() => call(...given.with(index, argument)))).not.toBe('ok');
      }),
    );
  });

  test('throws errors of its own for arguments of any form', () => {
    fc.assert(
      fc.property(fc.nat(), fc.anything(), (which, argument) => {
        const index = which % given.length;
        codeOf(() => call(...given.with(index, argument)));
      }),
    );
  });
});

/** Values near what is expected, and far from it. */
const oddity = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    '99.9',
    0.999,
    101,
    -1,
    'leftOut',
    'up',
    'PT1H',
    4,
    {},
    [],
    null,
    'office',
    JULY_1,
  ),
);

/** A value with a few of its parts replaced by others. */
const mutants = (value: object): fc.Arbitrary<unknown> =>
  fc.array(fc.tuple(fc.nat(), oddity), { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((at, [pick, odd]) => {
      const fields = fieldsIn(at);
      const path = fields[pick % Math.max(1, fields.length)];
      if (path === undefined) return at;
      return changed(at, path.slice(0, -1), (object) => ({
        ...object,
        [path.at(-1) as string]: odd,
      }));
    }, value),
  );

describe('the check of a rule', () => {
  test('never throws, whatever the rule is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), mutants(RULE)), (rule) => {
        expect(checkAvailability(rule, calendars)).toHaveProperty('ok');
      }),
    );
  });

  test('tells as the first issue what compiling throws', () => {
    fc.assert(
      fc.property(mutants(RULE), (rule) => {
        const check = checkAvailability(rule, calendars);
        const compile = () => compileAvailability(rule as object, calendars);
        const [{ code, path, message } = {}] = check.ok ? [] : check.issues;
        if (check.ok) expect(codeOf(compile)).toBe('ok');
        else expect(compile).toThrowError(expect.objectContaining({ code, path, message }));
      }),
      { numRuns: 300 },
    );
  });

  test('passes only what measures: the facts lack nothing', () => {
    fc.assert(
      fc.property(mutants(RULE), (rule) => {
        if (!checkAvailability(rule, calendars).ok) return;
        const compiled = compileAvailability(rule as object, calendars);
        expect(measureAvailability(compiled, FACTS, { at: JULY_1 })).toHaveProperty('status');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the check of facts', () => {
  const compiled = compileAvailability({});

  test('never throws, whatever the facts are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), mutants(FACTS)), (facts) => {
        expect(checkAvailabilityFacts(compiled, facts, { at: JULY_1 })).toHaveProperty('ok');
      }),
    );
  });

  test('tells as the first issue what measuring throws, and passes only what measures', () => {
    fc.assert(
      fc.property(mutants(FACTS), (facts) => {
        const check = checkAvailabilityFacts(compiled, facts, { at: JULY_1 });
        const measure = () => measureAvailability(compiled, facts as never, { at: JULY_1 });
        const [{ code, path } = {}] = check.ok ? [] : check.issues;
        if (check.ok) expect(codeOf(measure)).toBe('ok');
        else expect(measure).toThrowError(expect.objectContaining({ code, path }));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the checks of requests', () => {
  const compiled = compileRequests({ straddling: 'leftOut' });

  test('never throw, whatever is checked', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), mutants(REQUESTS_RULE), mutants(REQUESTS_FACTS)),
        (given) => {
          expect(checkRequests(given, calendars)).toHaveProperty('ok');
          expect(checkRequestsFacts(compiled, given, { at: JULY_1 })).toHaveProperty('ok');
        },
      ),
    );
  });

  test('tell as the first issue what compiling throws', () => {
    fc.assert(
      fc.property(mutants(REQUESTS_RULE), (rule) => {
        const check = checkRequests(rule, calendars);
        const compile = () => compileRequests(rule as object, calendars);
        const [{ code, path, message } = {}] = check.ok ? [] : check.issues;
        if (check.ok) expect(codeOf(compile)).toBe('ok');
        else expect(compile).toThrowError(expect.objectContaining({ code, path, message }));
      }),
      { numRuns: 300 },
    );
  });

  test('tell as the first issue what measuring throws, and pass only what measures', () => {
    fc.assert(
      fc.property(mutants(REQUESTS_FACTS), (facts) => {
        const check = checkRequestsFacts(compiled, facts, { at: JULY_1 });
        const measure = () => measureRequests(compiled, facts as never, { at: JULY_1 });
        const [{ code, path } = {}] = check.ok ? [] : check.issues;
        if (check.ok) expect(codeOf(measure)).toBe('ok');
        else expect(measure).toThrowError(expect.objectContaining({ code, path }));
      }),
      { numRuns: 300 },
    );
  });
});
