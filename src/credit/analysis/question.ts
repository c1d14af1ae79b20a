import { type Bound, type Bounds, readBounds } from '../../core/bounds.js';
import { ONE, type Ratio, ratio, ZERO } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  readerOf,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import type { MoneyInput } from '../../money/money.js';
import type { FactorInput, PeriodLength } from '../facts.js';
import { factsReader } from '../read-facts.js';
import { type CompiledScheme, readCompiledScheme } from '../scheme/compile-scheme.js';
import type { Label } from '../scheme/labels.js';
import type { LevelUnit } from '../scheme/level.js';
import { lastPlace, placesOf } from '../scheme/level-line.js';
import type { RulePlan, SchemePlan } from '../scheme/plan.js';
import { withOwnRule } from '../stages/decide.js';
import { type ExactFacts, type ExactReading, periodOf as lengthOf } from '../stages/exact-facts.js';
import { withPoints } from './chart.js';

/** Options that every question about all levels of a scheme takes. */
export interface AnalysisOptions {
  /** The charges of one period. @defaultValue not known: shares of them are told in percent */
  readonly base?: MoneyInput | undefined;
  /** The length of the period in the unit of the level, for steps of size `'period'`. */
  readonly period?: PeriodLength | undefined;
  /** The multiples that factors of the form `{ input: name }` ask for. @defaultValue 1 each */
  readonly factors?: Readonly<Record<string, FactorInput>> | undefined;
  /** The labels of the readings, for tables with rows for some of them. @defaultValue none */
  readonly labels?: Readonly<Record<string, Label>> | undefined;
  /**
   * The levels that are looked at, within the domain of the rule.
   *
   * @defaultValue 0 to 100 where the unit is percent, from 0 on for counts and times, else all
   */
  readonly domain?: Bounds | undefined;
}

/** The options of a question about one rule. */
export interface RuleOptions extends AnalysisOptions {
  /** Which rule of a group; a scheme of one rule has no name for it. */
  readonly rule?: string | undefined;
}

/** A question, read: the rules that it is about, each within its domain, and what is known of a period. */
export interface Question {
  readonly plan: SchemePlan;
  /** In the order of the scheme, as many as there are readings. */
  readonly rules: readonly RulePlan[];
  /** One reading for each of the rules, without a level. */
  readonly facts: ExactFacts;
}

/** A question about one rule. */
export interface RuleQuestion extends Question {
  readonly rule: RulePlan;
}

const raw: Read<unknown> = (reader) => reader.value;

const FIELDS = {
  base: raw,
  period: raw,
  factors: raw,
  labels: raw,
  domain: /* @__PURE__ */ optional(readBounds, null),
} satisfies FieldsOf<AnalysisOptions>;

/** The readers of the options that one question has beside the others. */
export type OwnFields = Readonly<Record<string, Read<unknown>>>;

/** A question with the values of its own options. */
export interface Asked<Kind extends Question, Own extends OwnFields> {
  readonly question: Kind;
  readonly values: ValuesOf<Own>;
}

/** Reads the options of a question, and those that it has of its own. */
export function readQuestion<Own extends OwnFields>(
  scheme: CompiledScheme,
  options: unknown,
  own: Own,
): Asked<Question, Own> {
  // One reading of each rule, at any time: whether two are of one incident is not asked.
  const plan = { ...readCompiledScheme(readerOf(scheme, null, 'scheme')), onePer: null };
  const reader = readerOf(options, null, 'options');
  const values = readFields(reader, 'options', { ...FIELDS, ...own }) as ReturnType<
    typeof readFields
  > &
    Record<string, unknown>;
  const bounds = values.domain as readonly Bound[] | null;
  const chosen = rulesOf(plan, values.rule as RulePlan | undefined);
  const facts = factsOf(reader, plan, chosen, values);
  const rules = facts.readings.map((reading) =>
    within(childOf(reader, 'domain'), requireTable(reader, ownRule(reading, facts)), bounds),
  );
  return { question: { plan, rules, facts }, values: values as never };
}

/** The rule as it is for the labels and the period that are asked about. */
function ownRule(reading: ExactReading, facts: ExactFacts): RulePlan {
  return { ...withOwnRule(reading, facts).rule, variants: null };
}

/** What a formula owes is only known level by level: nobody can say where it changes its mind. */
function requireTable(reader: Reader, rule: RulePlan): RulePlan {
  if (rule.formula === null) return rule;
  refuse(childOf(reader, 'rule'), {
    code: 'invalid-option',
    expected: 'a rule of rows and steps',
    received: 'one with a formula',
    hint: 'assess the levels that you want to know of',
  });
}

function rulesOf({ rules }: SchemePlan, rule: RulePlan | undefined): readonly RulePlan[] {
  return rule === undefined ? [...rules.values()] : [rule];
}

/** Facts without a level, read as those of any period are. */
function factsOf(
  reader: Reader,
  plan: SchemePlan,
  rules: readonly RulePlan[],
  values: Readonly<Record<string, unknown>>,
): ExactFacts {
  const { base, labels, periodMs } = values;
  // A question that has a length in time needs no other.
  const inTime = typeof periodMs === 'number' ? { durationMs: periodMs } : undefined;
  const period = values.period ?? inTime;
  const given = factorsOf(childOf(reader, 'factors'), rules);
  const level = (rule: RulePlan) => ({
    level: null,
    labels,
    factors: Object.fromEntries([...rule.inputs.keys()].map((name) => [name, given[name] ?? 1])),
  });
  const readings = plan.isGroup
    ? { readings: rules.map((rule) => ({ rule: rule.name, ...level(rule) })) }
    : level(rules[0] as RulePlan);
  // The period that is asked about begins the term, and a year.
  const periodsBefore = { calendarYear: 0, contractYear: 0, term: 0 };
  const facts = { base, period, periodsBefore, ...readings };
  return factsReader(plan)(readerOf(facts, null, 'options'));
}

/** The factors by name; one that no rule asks for would change nothing. */
function factorsOf(reader: Reader, rules: readonly RulePlan[]): Readonly<Record<string, unknown>> {
  if (reader.value === undefined) return {};
  const names = new Set(rules.flatMap((rule) => [...rule.inputs.keys()]));
  const table = Object.fromEntries([...names].map((name) => [name, raw]));
  return readFields(reader, 'the factors that the rules ask for', table);
}

/** A rule with no levels but those that a question is about. */
function within(reader: Reader, given: RulePlan, bounds: readonly Bound[] | null): RulePlan {
  const all = [...(bounds ?? []), ...naturalBounds(given.unit)];
  if (all.length === 0) return given;
  const rule = withPoints(
    given,
    all.map(({ value }) => value),
  );
  const own = rule.domain ?? { first: 0, last: lastPlace(rule.line) };
  const asked = placesOf(rule.line, all);
  const domain = {
    first: Math.max(own.first, asked.first),
    last: Math.min(own.last, asked.last),
  };
  if (domain.first <= domain.last) return { ...rule, domain };
  refuse(reader, { code: 'invalid-option', expected: 'a domain with levels of the rule' });
}

/** The levels that a unit has. */
function naturalBounds(unit: LevelUnit | null): readonly Bound[] {
  if (unit === null || unit === 'money') return [];
  const lowest: Bound = { operator: 'gte', value: ZERO };
  return unit === 'percent' ? [lowest, { operator: 'lte', value: HUNDRED }] : [lowest];
}

const HUNDRED: Ratio = /* @__PURE__ */ ratio(100n);

/** The length of the period in the unit of a rule; 1 where nothing of it asks for one. */
export function periodOf({ facts }: Question, rule: RulePlan): Ratio {
  const isAsked = rule.steps?.steps.some(({ size }) => size === null) === true;
  return isAsked ? lengthOf(facts, rule) : ONE;
}
