import {
  compare,
  divide,
  floor,
  greaterOf,
  negate,
  product,
  type Ratio,
  ratio,
  smallerOf,
  subtract,
  sum,
  ZERO,
} from '../../core/ratio.js';
import { childOf, refuse } from '../../core/read.js';
import type { FormulaName, Operation, TermPlan } from '../scheme/formula.js';
import { missesInARow } from '../scheme/history.js';
import type { RulePlan } from '../scheme/plan.js';
import { baseOf, type ExactFacts, type ExactReading, missing, periodOf } from './exact-facts.js';
import type { Owed } from './line.js';

/** What a formula is computed from. */
interface Context {
  readonly rule: RulePlan;
  readonly reading: ExactReading;
  readonly level: Ratio;
  readonly facts: ExactFacts;
}

/** What the formula of a rule owes for a level; `null` for a rule without one. */
export function formulaOwed(context: Context): Owed | null {
  const { formula } = context.rule;
  if (formula === null) return null;
  const quantity = greaterOf(figureOf(formula.term, context), ZERO);
  return { kind: formula.kind, quantity, steps: null, row: null };
}

function figureOf(term: TermPlan, context: Context): Ratio {
  switch (term.by) {
    case 'constant':
      return term.value;
    case 'name':
      return FIGURES[term.name](context);
    case 'input':
      return inputOf(term.input, context);
    default:
      return put(term.by, term.terms, context);
  }
}

function put(by: Operation, terms: readonly TermPlan[], context: Context): Ratio {
  const values = terms.map((term) => figureOf(term, context));
  // A reader has seen that there is at least one.
  const [first, ...others] = values as [Ratio, ...Ratio[]];
  if (by === 'quotient') return quotientOf(first, others[0] as Ratio, context);
  return OPERATIONS[by](first, others);
}

const OPERATIONS: Readonly<
  Record<Exclude<Operation, 'quotient'>, (first: Ratio, others: readonly Ratio[]) => Ratio>
> = {
  sum: (first, others) => sum([first, ...others]),
  product: (first, others) => product([first, ...others]),
  min: (first, others) => others.reduce(smallerOf, first),
  max: (first, others) => others.reduce(greaterOf, first),
  difference: (first, [second = ZERO]) => subtract(first, second),
  floor: (first) => ratio(floor(first)),
  ceiling: (first) => ratio(-floor(negate(first))),
};

function quotientOf(first: Ratio, second: Ratio, { reading }: Context): Ratio {
  if (second.numerator !== 0n) return divide(first, second);
  refuse(childOf(reading.place, 'level'), {
    code: 'invalid-option',
    expected: 'a level for which the formula of the scheme does not divide by zero',
  });
}

function inputOf(input: string, { reading }: Context): Ratio {
  const given = reading.multiples.get(input);
  const place = childOf(reading.place, 'factors');
  return given ?? missing(place, input, 'the figure that the formula asks for');
}

const FIGURES: Readonly<Record<FormulaName, (context: Context) => Ratio>> = {
  level: ({ level }) => level,
  shortfall: ({ rule, level }) => shortfallOf(rule, level),
  base: ({ facts }) => baseOf(facts),
  period: ({ rule, facts }) => periodOf(facts, rule),
  readings: ({ rule, facts }) => ratio(countsOf(facts.readings).get(rule.name) ?? 0),
  misses: ({ facts: { history } }) => ratio(missesInARow(history, history.length)),
};

/** How many readings each rule has: counted once, since each of them may ask. */
function countsOf(readings: ExactFacts['readings']): ReadonlyMap<string | null, number> {
  const known = COUNTS.get(readings);
  if (known !== undefined) return known;
  const counts = new Map<string | null, number>();
  for (const { rule } of readings) counts.set(rule.name, (counts.get(rule.name) ?? 0) + 1);
  COUNTS.set(readings, counts);
  return counts;
}

const COUNTS = /* @__PURE__ */ new WeakMap<
  ExactFacts['readings'],
  ReadonlyMap<string | null, number>
>();

/** How far a level is from the nearer end of the target; nothing within it. */
function shortfallOf({ targetBounds }: RulePlan, level: Ratio): Ratio {
  const distances = targetBounds.map(({ operator, value }) =>
    operator === 'gt' || operator === 'gte' ? subtract(value, level) : subtract(level, value),
  );
  return distances.reduce((most, one) => (compare(one, most) > 0 ? one : most), ZERO);
}
