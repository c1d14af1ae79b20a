import * as credit from '../../src/credit.js';
import * as timeSet from '../../src/time-set.js';
import * as uptime from '../../src/uptime.js';
import { type CostCase, times } from './case.js';

const MINUTE = 60_000;
const at = Date.UTC(2026, 0, 1);
const AVAILABILITY = uptime.compileAvailability({ targetPercent: '99.9' });
const CAPPED = uptime.compileAvailability({ exclusionRules: { maintenance: { cap: 'PT5M' } } });
const EVENTS = uptime.compileRequests({ targetPercent: 99, straddling: 'proportional' });
const MEAN = uptime.compileRequests({ method: 'ratioSlices', slice: { length: 'PT1M' } });
const EUR = { amount: '100.00', currency: 'EUR' };
const UP_OR_DOWN = { statuses: { up: 'up', down: 'down' } } as const;

/** Minutes that lie two minutes apart. */
function apart(index: number): { readonly start: number; readonly end: number } {
  return { start: at + 2 * index * MINUTE, end: at + (2 * index + 1) * MINUTE };
}

/** Each within the one before. */
function nested(index: number, length: number): { readonly start: number; readonly end: number } {
  return { start: at + index * MINUTE, end: at + (4 * length - index) * MINUTE };
}

function month(length: number): readonly [number, number] {
  return [at, at + 4 * length * MINUTE];
}

function measured(
  facts: (length: number) => Omit<uptime.AvailabilityFacts, 'period'>,
  rule: uptime.CompiledAvailability = AVAILABILITY,
): CostCase['prepare'] {
  return (length) => {
    const given = { ...facts(length), period: month(length) };
    return () =>
      uptime.measureAvailability(rule, given, { at: month(length)[1], listIntervals: true });
  };
}

/** Weights that are all different, of five digits. */
function weight(index: number): string {
  return `0.${10_001 + index}`;
}

function nestedRows(length: number): credit.CreditRow[] {
  return times(length, (index) => ({ lt: index + 1, remedy: { percent: index / 100 } }));
}

function assessed(
  scheme: (length: number) => credit.CreditScheme,
  facts: (length: number) => Partial<credit.CreditFacts>,
): CostCase['prepare'] {
  return (length) => {
    const compiled = credit.compileScheme(scheme(length));
    const given = { level: -7, base: EUR, ...facts(length) } as credit.CreditFacts;
    return () => credit.assessCredit(compiled, given, { trace: true });
  };
}

const TARGET = { gte: 0 };
const ONE_ROW = [{ lt: 0, remedy: { percent: 1 } }];
const POOL: credit.CompiledScheme = credit.compileScheme({
  rules: { late: { rows: ONE_ROW } },
  stacking: 'best',
});
const OVER_A_YEAR: credit.CreditScheme = {
  target: TARGET,
  rows: ONE_ROW,
  factors: [{ repeat: [1, 2], within: 400 }, { repeat: [1, 1.5] }],
  caps: [{ limit: { percent: 5 }, periods: 400 }],
};

function period(index: number): credit.CreditPeriod {
  const level = { good: 99_000 + index, total: 100_003 + index };
  return { missed: true, level, credit: { ...EUR, amount: `1.${index}` }, charge: EUR };
}

/** Every list of uptime, credit, money and the algebra of time that an input may have. */
export const LEVEL_CASES: readonly CostCase[] = [
  {
    name: 'rows of a check, each within the next',
    length: 500,
    prepare: (length) => {
      const scheme = { target: TARGET, rows: nestedRows(length) };
      return () => credit.checkCreditScheme(scheme);
    },
  },
  {
    name: 'rows of a check, the most severe of which decides',
    length: 500,
    prepare: (length) => {
      const scheme = { target: TARGET, rows: nestedRows(length), overlap: 'mostSevere' };
      return () => credit.checkCreditScheme(scheme);
    },
  },
  {
    name: 'rows that are compiled',
    length: 500,
    prepare: (length) => {
      const scheme: credit.CreditScheme = { rows: nestedRows(length), overlap: 'mostSevere' };
      return () => credit.compileScheme(scheme);
    },
  },
  {
    name: 'rows that are assessed',
    length: 500,
    prepare: assessed(
      (length) => ({ rows: nestedRows(length), overlap: 'mostSevere' }),
      () => ({}),
    ),
  },
  {
    name: 'rules of a group',
    length: 500,
    prepare: (length) => {
      const rules = Object.fromEntries(
        times(length, (index) => [`rule ${index}`, { target: TARGET, rows: nestedRows(3) }]),
      );
      return () => credit.checkCreditScheme({ rules, stacking: 'sum' });
    },
  },
  {
    name: 'steps',
    length: 50,
    prepare: assessed(
      (length) => ({
        steps: times(length, (index) => ({
          from: -index / 100,
          toward: 'below',
          size: 0.3,
          partial: 'exact',
          each: { percent: '0.1' },
        })),
      }),
      () => ({}),
    ),
  },
  {
    name: 'factors',
    length: 10,
    prepare: assessed(
      (length) => ({
        target: TARGET,
        rows: ONE_ROW,
        factors: times(length, (index) => ({ times: `1.000${index}` })),
      }),
      () => ({}),
    ),
  },
  {
    name: 'caps',
    length: 25,
    prepare: assessed(
      (length) => ({
        target: TARGET,
        rows: ONE_ROW,
        caps: times(length, (index) => ({ limit: { percent: 50 - index } })),
      }),
      () => ({}),
    ),
  },
  {
    name: 'earlier periods of a history',
    length: 1000,
    prepare: assessed(
      () => OVER_A_YEAR,
      (length) => ({ history: times(length, period) }),
    ),
  },
  {
    name: 'periods of a series',
    length: 1000,
    prepare: (length) => {
      const compiled = credit.compileScheme({ ...OVER_A_YEAR, caps: [] });
      const periods = times(length, (index) => ({ level: -index, base: EUR }));
      return () => credit.assessCreditSeries(compiled, periods);
    },
  },
  {
    name: 'readings of a group',
    length: 500,
    prepare: (length) => {
      const readings = times(length, (index) => ({ rule: 'late', level: -index }));
      return () => credit.assessCredit(POOL, { readings, base: EUR }, { trace: true });
    },
  },
  {
    name: 'parts of a mean',
    length: 500,
    prepare: (length) => {
      const mean = times(length, (index) => ({ good: index, total: 86_399_999 - index }));
      return () => credit.formatLevel({ mean });
    },
  },
  {
    name: 'periods of a right to terminate',
    length: 1000,
    prepare: (length) => {
      const rules = credit.compileTermination([
        { kind: 'mean', window: 100, level: { lt: 1 } },
        { kind: 'sum', window: 400, atLeast: { ...EUR, amount: 1e9 } },
      ]);
      const history = times(length, period);
      return () => credit.terminationRight(rules, history);
    },
  },
  {
    name: 'charges that a credit is applied to, as amounts that are added',
    length: 2000,
    prepare: (length) => {
      const amounts = times(length, (index) => ({ ...EUR, amount: `1.${index}` }));
      return () => credit.sumMoney(amounts, 'EUR');
    },
  },
  {
    name: 'ratios of an allocation',
    length: 2000,
    prepare: (length) => {
      const ratios = times(length, (index) => `1.${index}`);
      return () => credit.allocate(EUR, ratios);
    },
  },
  { name: 'outages apart', length: 2000, prepare: measured((n) => ({ outages: times(n, apart) })) },
  {
    name: 'outages within each other, each of a weight of its own',
    length: 2000,
    prepare: measured((n) => ({
      outages: times(n, (i) => ({ ...apart(i), weight: weight(i) })),
    })),
  },
  {
    name: 'weights of outages within each other',
    length: 2000,
    prepare: (length) => {
      const outages = times(length, (i) => ({ ...nested(i, length), weight: weight(i) }));
      const facts = { period: month(length), outages };
      return () => uptime.measureAvailability(AVAILABILITY, facts, { at: month(length)[1] });
    },
  },
  {
    name: 'exclusions apart',
    length: 2000,
    prepare: measured((n) => ({ exclusions: times(n, apart) })),
  },
  {
    name: 'exclusions of all the time, and service time in pieces',
    length: 2000,
    prepare: measured(
      (n) => ({ exclusions: times(n, (i) => nested(i, n)), serviceTime: times(n, apart) }),
      CAPPED,
    ),
  },
  {
    name: 'kinds of exclusions',
    length: 2000,
    // Not listed piece by piece: each kind lies over all the service time of the others.
    prepare: (length) => {
      const facts = {
        period: month(length),
        exclusions: times(length, (i) => ({ ...nested(i, length), kind: `kind ${i}` })),
        serviceTime: times(length, apart),
      };
      return () => uptime.measureAvailability(AVAILABILITY, facts, { at: month(length)[1] });
    },
  },
  {
    name: 'unknown time',
    length: 2000,
    prepare: measured((n) => ({ unknown: times(n, apart), outages: times(n, apart) })),
  },
  {
    name: 'members of a group of outages',
    length: 200,
    prepare: (length) => {
      const members = times(length, (i) => [{ ...apart(i), weight: weight(i), cause: 'disk' }]);
      return () => uptime.groupOutages(members, { needed: 1 });
    },
  },
  {
    name: 'outages and weights of a group',
    length: 1000,
    prepare: (length) => {
      const member = times(length, (i) => ({ ...apart(i), weight: weight(i), id: `o-${i}` }));
      return () => uptime.groupOutages([member, member, member], { needed: 2 });
    },
  },
  {
    name: 'outages that are rounded to slices',
    length: 2000,
    prepare: (length) => {
      const outages = times(length, (i) => ({ ...apart(i), id: `o-${i}` }));
      return () => uptime.roundToSlices(outages, { slice: 'PT10S', partialAs: 'down' });
    },
  },
  {
    name: 'transitions',
    length: 2000,
    prepare: (length) => {
      const log = times(length, (i) => ({ at: at + i, status: i % 2 ? 'up' : 'down', id: `${i}` }));
      return () => uptime.outagesFromTransitions(log, { ...UP_OR_DOWN, at: at + length });
    },
  },
  {
    name: 'checks',
    length: 2000,
    prepare: (length) => {
      const log = times(length, (i) => ({ at: at + i * 100, status: i % 2 ? 'up' : 'down' }));
      const options = { ...UP_OR_DOWN, at: at + length * 100, maxGap: 50 };
      return () => uptime.outagesFromChecks(log, options);
    },
  },
  {
    name: 'parts of counted events',
    length: 2000,
    prepare: (length) => {
      const parts = times(length, (i) => ({ good: `${i}.5`, total: `${i + 1}.25` }));
      return () => uptime.measureCounts({ parts, targetPercent: 99 });
    },
  },
  {
    name: 'buckets, each with an exclusion across its end',
    length: 2000,
    prepare: (length) => {
      const buckets = times(length, (i) => ({ ...apart(i), good: `${i}.5`, total: `${i + 1}.25` }));
      const exclusions = buckets.map(({ start, end }): [number, number] => [
        start + 500,
        end + 500,
      ]);
      const facts = { period: month(length), buckets, exclusions };
      return () => uptime.measureRequests(EVENTS, facts, { at: month(length)[1] });
    },
  },
  {
    name: 'slices of one bucket each, with totals of their own',
    length: 1000,
    prepare: (length) => {
      const buckets = times(length, (i) => ({ ...apart(i), good: i, total: 999_983 - i }));
      const facts = { period: month(length), buckets };
      return () => uptime.measureRequests(MEAN, facts, { at: month(length)[1] });
    },
  },
  {
    name: 'samples of counters',
    length: 2000,
    prepare: (length) => {
      const samples = times(length, (i) => ({ at: at + i * 100, good: i, total: `${2 * i}.5` }));
      return () => uptime.bucketsFromCounters(samples, { maxGap: 'PT1S' });
    },
  },
  {
    name: 'parts of an error budget',
    length: 2000,
    prepare: (length) => {
      const parts = times(length, (i) => ({ total: `0.${i}`, errorRatio: `0.${i}` }));
      return () => uptime.errorBudget({ targetPercent: 99, total: 1, parts });
    },
  },
  {
    name: 'slices with totals of their own',
    length: 1000,
    prepare: (length) => {
      const buckets = {
        starts: times(length, (i) => at + i * 1000),
        length: 'PT1S',
        good: times(length, (i) => i),
        total: times(length, (i) => 999_983 - i),
      };
      const rule = uptime.compileRequests({ method: 'ratioSlices', slice: { length: 'PT1S' } });
      const period = [at, at + length * 1000] as const;
      return () => uptime.measureRequests(rule, { period, buckets }, { at: period[1] });
    },
  },
  {
    name: 'members of an SLI, with totals of their own',
    length: 1000,
    prepare: (length) => {
      const members = times(length, (i) => ({ good: i, total: 999_983 - i, weight: `1.${i}` }));
      return () => uptime.combineSlis({ method: 'weightedMean', members });
    },
  },
  {
    name: 'parts of a system',
    length: 2000,
    prepare: (length) => {
      const series = times(length, (i) => `99.9${i}`);
      return () => uptime.composeAvailability({ system: { series } });
    },
  },
  {
    name: 'alerts',
    length: 500,
    prepare: (length) => {
      const rules = times(length, (i) => ({ burnRate: i + 1, longWindow: 'PT1H' }));
      return () => uptime.alertFigures({ targetPercent: 99, rules });
    },
  },
  {
    name: 'rules and figures of a policy',
    length: 500,
    prepare: (length) => {
      const figures = Object.fromEntries(times(length, (i) => [`figure ${i}`, i]));
      const rules = Object.keys(figures).map(
        (figure) => ({ figure, operator: 'gt', threshold: 1, action: 'freeze' }) as const,
      );
      return () => uptime.applyBudgetPolicy({ rules, figures });
    },
  },
  {
    name: 'intervals of a union',
    length: 2000,
    prepare: (length) => {
      const [a, b] = [times(length, apart), times(length, (i) => nested(i, length))];
      return () => timeSet.union(a, b);
    },
  },
];
