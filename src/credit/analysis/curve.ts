import {
  add,
  compare,
  divide,
  multiply,
  type Ratio,
  ratio,
  reduce,
  subtract,
  ZERO,
} from '../../core/ratio.js';
import { childOf, refuse } from '../../core/read.js';
import { isIn, lastPlace, placeOf } from '../scheme/level-line.js';
import type { RulePlan } from '../scheme/plan.js';
import { roundedBeside, type Side } from './between.js';
import { type Chart, chartOf } from './chart.js';
import { growsForever } from './greatest.js';
import { levelsToLookAt } from './look-at.js';
import { type Outcome, outcomeAt } from './outcome.js';
import { periodOf, type RuleQuestion } from './question.js';
import { quantityLeft, settled, withoutCaps } from './settled.js';

/** What is owed at a level, or just beside it. */
export interface ExactValue {
  readonly outcome: Outcome;
  /** How much of the remedy is left after factors and caps, in its unit. */
  readonly left: Ratio;
}

/** A level with what is owed below, at and above it; `null` where no level of the domain lies. */
export interface ExactPoint {
  readonly level: Ratio;
  readonly below: ExactValue | null;
  readonly at: ExactValue | null;
  readonly above: ExactValue | null;
}

/** The credit of a rule over all levels: between two points it is a straight line. */
export function measureCurve(question: RuleQuestion): readonly ExactPoint[] {
  const { rule, facts } = question;
  const chart = chartOf(rule);
  if (rule.steps !== null && growsForever(chart, rule.steps.kind))
    refuse(childOf(facts.place, 'domain'), {
      code: 'missing-field',
      expected: 'a domain that ends where steps go on without an end',
      received: 'undefined',
    });
  const look = looker(question, chart);
  const points = levelsToLookAt(chart, periodOf(question, rule)).map(
    (level): ExactPoint => ({
      level,
      below: look(level, -1),
      at: look(level, 0),
      above: look(level, 1),
    }),
  );
  const all = points.flatMap((point, index) => {
    const next = points[index + 1];
    const crossing = next === undefined ? null : crossingOf(question, point, next);
    return crossing === null ? [point] : [point, crossing];
  });
  return all.filter((point, index) => isTold(point, all[index - 1], all[index + 1]));
}

/** What is owed at one level; `null` outside the domain. */
export function valueAt(question: RuleQuestion, level: Ratio): ExactValue | null {
  return looker(question, chartOf(question.rule))(level, 0);
}

/** Looks at levels as an assessment does: rounded, and only within the domain. */
function looker(
  question: RuleQuestion,
  chart: Chart,
): (level: Ratio, side: Side) => ExactValue | null {
  const { rule } = chart;
  const { plan, facts } = question;
  const period = periodOf(question, rule);
  return (level, side) => {
    const raw = placeBeside(rule, level, side);
    if (raw < 0 || raw > lastPlace(rule.line)) return null;
    if (rule.domain !== null && !isIn(raw, rule.domain)) return null;
    const compared = rule.roundLevel === null ? level : roundedBeside(level, side, rule.roundLevel);
    const spot =
      rule.roundLevel === null
        ? { place: raw, level, side }
        : { place: placeOf(rule.line, compared), level: compared, side: 0 as const };
    const outcome = outcomeAt(chart, spot, period);
    if (outcome.owed === null) return { outcome, left: ZERO };
    const credit = settled(plan, facts, new Map([[rule.name, outcome.owed]]));
    return { outcome, left: reduce(quantityLeft(credit)) };
  };
}

function placeBeside({ line }: RulePlan, level: Ratio, side: Side): number {
  const place = placeOf(line, level);
  return place % 2 === 1 ? place + side : place;
}

/** The level between two points at which a cap begins to cut, if there is one. */
function crossingOf(
  { plan, facts, rule }: RuleQuestion,
  low: ExactPoint,
  high: ExactPoint,
): ExactPoint | null {
  const [start, end] = [low.above, high.below];
  if (start === null || end === null) return null;
  const [first, last] = [start, end].map(({ outcome: { owed } }) =>
    owed === null
      ? ZERO
      : quantityLeft(settled(withoutCaps(plan), facts, new Map([[rule.name, owed]]))),
  ) as [Ratio, Ratio];
  const [isFirstCut, isLastCut] = [isLess(start.left, first), isLess(end.left, last)];
  if (isFirstCut === isLastCut || compare(first, last) === 0) return null;
  const limit = isFirstCut ? start.left : end.left;
  const part = divide(subtract(limit, first), subtract(last, first));
  if (part.numerator <= 0n || compare(part, ratio(1n)) >= 0) return null;
  const level = reduce(add(low.level, multiply(part, subtract(high.level, low.level))));
  const value: ExactValue = { outcome: isFirstCut ? start.outcome : end.outcome, left: limit };
  return { level, below: value, at: value, above: value };
}

function isLess(a: Ratio, b: Ratio): boolean {
  return compare(a, b) < 0;
}

/** Whether anything changes at a point, or begins or ends there. */
function isTold(
  point: ExactPoint,
  before: ExactPoint | undefined,
  after: ExactPoint | undefined,
): boolean {
  if (before === undefined || after === undefined) return true;
  const { below, at, above } = point;
  const values = [before.above, below, at, above, after.below];
  return values.some((value) => !isSame(value, at));
}

function isSame(a: ExactValue | null, b: ExactValue | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.outcome.status === b.outcome.status &&
    a.outcome.owed?.kind === b.outcome.owed?.kind &&
    a.outcome.row === b.outcome.row &&
    compare(a.left, b.left) === 0
  );
}
