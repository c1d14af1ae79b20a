import type { DecimalInput } from '../../core/decimal-text.js';
import { ratio } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  isList,
  type Read,
  type Reader,
  readerOf,
  refuse,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { decimalWithin, whole } from '../../core/read-values.js';
import type { CompiledScheme } from '../scheme/compile-scheme.js';
import { geometricTable, poissonTable, weightedTable } from './draw-table.js';
import { drawTerms, looksBack, type ModelPlan, type Setup } from './draw-terms.js';
import type { RuleOptions, RuleQuestion } from './question.js';
import { readRuleQuestion } from './rule-question.js';
import type { CreditSimulation } from './simulation.js';
import { writeSimulation } from './write-simulation.js';

/** The frequency of incidents of a service, and the lengths of their repairs. */
export interface IncidentModel {
  /** How many incidents a period has on average; they do not know of each other. 0 to 200. */
  readonly incidentsPerPeriod: DecimalInput;
  /**
   * How long each takes: as often as measured (`{ minutes: 30, weight: 3 }` is three times as likely as one
   * of weight 1), or with the same chance to end in every minute, at a mean from 1 to 3,000.
   */
  readonly repair: readonly RepairTime[] | { readonly meanMinutes: DecimalInput };
}

/** A length of repairs, and how often it comes about beside the others. */
export interface RepairTime {
  /** Whole minutes. */
  readonly minutes: number;
  /** Whole, above 0. @defaultValue 1 */
  readonly weight?: number | undefined;
}

/** Options of {@link simulateCredits}; a base is needed. */
export interface SimulationOptions extends RuleOptions {
  /** What the draws begin with: the same seed gives the same result everywhere. A whole number. */
  readonly seed: number;
  /** The length of the service time of one period in milliseconds. */
  readonly periodMs: number;
  /** How many periods a term has. @defaultValue 12 */
  readonly periods?: number | undefined;
  /** How many terms are drawn. @defaultValue 1000 */
  readonly runs?: number | undefined;
}

/**
 * Draws the incidents of many terms and assesses every period of them: what credits a service is likely to
 * owe in a year. Incidents of a period add up, to no more than its length; each term begins without a
 * history. All draws are of integers, so a seed gives the same figures on every machine.
 *
 * @param scheme - A compiled scheme by percentages of availability or by a unit of time; of a group one
 * rule is drawn, as if it were read alone.
 * @param model - How often incidents come, and how long they take.
 * @param options - The seed, the base, the length of the period; how many periods and runs.
 * @returns Mean, its standard error, percentiles by nearest rank, and shares.
 * @throws {@link SlaError} `missing-field` without a seed or a base; `invalid-option` for more runs than are
 * drawn within a second or two, a mean out of range, a scheme whose unit is no time; `unknown-reference`,
 * `currency-mismatch`, `invalid-decimal`, `invalid-money`, `invalid-type`, `unknown-field`.
 * @example
 * import { compileScheme, simulateCredits } from 'slakit'
 * const scheme = compileScheme({
 *   unit: 'percent',
 *   target: { gte: '99.9' },
 *   rows: [{ gte: 99, lt: '99.9', remedy: { percent: 10 } }, { lt: 99, remedy: { percent: 25 } }],
 * })
 * const model = { incidentsPerPeriod: 2, repair: [{ minutes: 30, weight: 3 }, { minutes: 500 }] }
 * const options = { seed: 7, periodMs: 2_592_000_000, base: { amount: 100, currency: 'EUR' } }
 * const result = simulateCredits(scheme, model, options)
 * result.mean === simulateCredits(scheme, model, options).mean // => true
 * simulateCredits(scheme, model, { ...options, seed: undefined } as never) // throws missing-field
 */
export function simulateCredits(
  scheme: CompiledScheme,
  model: IncidentModel,
  options: SimulationOptions,
): CreditSimulation {
  const { question, values } = readRuleQuestion(scheme, options, OWN_FIELDS);
  const { seed, runs, periods, periodMs } = values;
  const drawn = readModel(readerOf(model, null, 'model'));
  const setup = { ...drawn, seed, runs, periods, periodMs };
  requireShort(question, setup);
  const terms = drawTerms(question, setup);
  return writeSimulation(terms, { seed, runs, periods });
}

const OWN_FIELDS = {
  seed: /* @__PURE__ */ whole('seeds'),
  periodMs: /* @__PURE__ */ whole('milliseconds', { least: 1 }),
  periods: /* @__PURE__ */ optional(/* @__PURE__ */ whole('periods', { least: 1, most: 400 }), 12),
  runs: /* @__PURE__ */ optional(/* @__PURE__ */ whole('runs', { least: 1, most: 100_000 }), 1000),
};

/** More draws than a second or two allows. */
const MOST_DRAWS = 5_000_000;
/** The same of periods that are assessed one by one, since they look back on those before. */
const MOST_ASSESSED = 24_000;

function requireShort({ plan, rule, facts }: RuleQuestion, setup: Setup): void {
  const { expected, runs, periods } = setup;
  const each = 1 + Number(expected.numerator) / Number(expected.denominator);
  const most = looksBack(plan, rule) ? MOST_ASSESSED / periods : MOST_DRAWS / (periods * each);
  if (runs <= Math.max(1, most)) return;
  refuse(childOf(facts.place, 'runs'), {
    code: 'invalid-option',
    expected: `at most ${Math.max(1, Math.floor(most))} runs of so many periods and incidents`,
    received: String(runs),
  });
}

const MOST_INCIDENTS = 200n;
const LONGEST_MEAN = 3000n;
const MOST_MINUTES = 1_000_000;

const rate = /* @__PURE__ */ decimalWithin('0 to 200', {
  least: /* @__PURE__ */ ratio(0n),
  most: /* @__PURE__ */ ratio(MOST_INCIDENTS),
});

const MEAN_FIELDS = {
  meanMinutes: /* @__PURE__ */ decimalWithin('1 to 3,000', {
    least: /* @__PURE__ */ ratio(1n),
    most: /* @__PURE__ */ ratio(LONGEST_MEAN),
  }),
};

const TIME_FIELDS = {
  minutes: /* @__PURE__ */ whole('minutes', { most: MOST_MINUTES }),
  weight: /* @__PURE__ */ optional(/* @__PURE__ */ whole('weights', { least: 1 }), 1),
} satisfies FieldsOf<RepairTime>;

const readTimes = /* @__PURE__ */ listOf(
  'repair times',
  (reader) => readFields(reader, 'a repair time', TIME_FIELDS),
  { least: 1, most: 10_000 },
);

const readRepair: Read<Pick<ModelPlan, 'repairs' | 'minutes'>> = (reader) => {
  if (!isList(reader)) {
    const { meanMinutes } = readFields(reader, 'repair times, or a mean', MEAN_FIELDS);
    return { repairs: geometricTable(meanMinutes), minutes: null };
  }
  const times = readTimes(reader);
  return {
    repairs: weightedTable(times.map(({ weight }) => BigInt(weight))),
    minutes: times.map(({ minutes }) => minutes),
  };
};

const MODEL_FIELDS = {
  incidentsPerPeriod: rate,
  repair: readRepair,
} satisfies FieldsOf<IncidentModel>;

function readModel(reader: Reader): ModelPlan {
  const { incidentsPerPeriod, repair } = readFields(reader, 'a model of incidents', MODEL_FIELDS);
  return { expected: incidentsPerPeriod, incidents: poissonTable(incidentsPerPeriod), ...repair };
}
