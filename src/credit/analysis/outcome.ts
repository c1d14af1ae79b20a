import {
  divide,
  floor,
  isPositive,
  negate,
  ONE,
  type Ratio,
  ratio,
  smallerOf,
  subtract,
  sum,
} from '../../core/ratio.js';
import { isIn, type Places } from '../scheme/level-line.js';
import type { RulePlan, StepPlan } from '../scheme/plan.js';
import type { RemedyPlan } from '../scheme/remedy.js';
import { remedyOf } from '../scheme/rows.js';
import { plusRatio, product } from '../scheme/value.js';
import type { CreditStatus } from '../stages/line.js';
import type { Side } from './between.js';
import { type Chart, decidingAt, isReached } from './chart.js';
import { type Spot, spotsAt } from './spots.js';

/** What the terms of one rule say of a level, or of those just beside it. */
export interface Outcome {
  readonly status: CreditStatus;
  /** `null` where nothing is owed, or nobody knows what. */
  readonly owed: RemedyPlan | null;
  /** The row that decided; `null` where none did. */
  readonly row: number | null;
}

const MET: Outcome = { status: 'met', owed: null, row: null };
const MISSED: Outcome = { status: 'missed', owed: null, row: null };
const UNCOVERED: Outcome = { status: 'uncovered', owed: null, row: null };
const OVERLAP: Outcome = { status: 'overlap', owed: null, row: null };

/**
 * What `decide` says of a level, also of those just below or above it: what it comes to from that side.
 *
 * @param period - The length of the period, for steps of that size.
 */
export function outcomeAt(chart: Chart, spot: Spot, period: Ratio = ONE): Outcome {
  const { rule, held } = chart;
  const { place } = spot;
  const met = rule.target === null ? null : isIn(place, rule.target);
  if (met === true && rule.decidedBy === 'target') return MET;
  const rows = held[place] as number;
  if (rows > 1 && rule.overlap === 'report') return OVERLAP;
  const row = rows > 0 ? decidingAt(chart, place) : -1;
  if (row >= 0) return owing(remedyOf(rule, row), row, met);
  return stepsOutcome(rule, spot, { met, period });
}

interface Judged {
  /** Whether the target holds the level; `null` without a target. */
  readonly met: boolean | null;
  readonly period: Ratio;
}

/** What is said where no row holds the level. */
function stepsOutcome(rule: RulePlan, spot: Spot, { met, period }: Judged): Outcome {
  const owed = stepsBeside(rule, spot, period);
  // From its start on an exact step owes more than the nothing that it comes to there.
  if (owed !== null && beginsToOwe(rule, spot.level, spot.side))
    return { status: 'credited', owed, row: null };
  if (owed !== null) return owing(owed, null, met);
  if (met === true) return MET;
  if (rule.steps === null) return UNCOVERED;
  return met === null ? MET : MISSED;
}

/**
 * A remedy of nothing owes nothing; without a target, a row of nothing tells of no miss, but one of rights
 * alone does.
 */
function owing(owed: RemedyPlan | null, row: number | null, met: boolean | null): Outcome {
  if (owed === null) return { status: met === true ? 'met' : 'missed', owed, row };
  if (isPositive(owed.quantity)) return { status: 'credited', owed, row };
  const missed = met === null ? row === null : !met;
  return { status: missed ? 'missed' : 'met', owed: null, row };
}

/** Whether a step that counts exactly begins at a level, toward the side that is looked at. */
function beginsToOwe({ steps }: RulePlan, level: Ratio, side: Side): boolean {
  return (
    steps?.steps.some(
      ({ from, direction, partial, each }) =>
        direction === side &&
        partial === 'exact' &&
        isPositive(each) &&
        subtract(level, from).numerator === 0n,
    ) === true
  );
}

/** What the steps come to from one side of a level; `null` where none has begun. */
function stepsBeside({ steps }: RulePlan, spot: Spot, period: Ratio): RemedyPlan | null {
  if (steps === null) return null;
  const counted = steps.steps.flatMap((step) => quantityBeside(step, spot, period) ?? []);
  return counted.length === 0 ? null : { kind: steps.kind, quantity: sum(counted) };
}

function quantityBeside(step: StepPlan, { level, side }: Spot, period: Ratio): Ratio | null {
  const away = step.direction === 1 ? subtract(level, step.from) : subtract(step.from, level);
  // 1 where the levels beside this one lie further away, -1 where they lie nearer.
  const further = side * step.direction;
  const isAtStart = away.numerator === 0n && (further === 1 || (step.beginsAt && further === 0));
  if (!isPositive(away) && !isAtStart) return null;
  const isWhole = step.longest !== null && isEnded(subtract(away, step.longest), further);
  const distance = step.longest === null ? away : smallerOf(away, step.longest);
  const steps = divide(distance, step.size ?? period);
  const count = countOf(step, steps, isWhole ? 0 : further);
  return plusRatio(product(step.each, count), step.initial);
}

/** Whether a step counts no more behind a distance. */
function isEnded(rest: Ratio, further: number): boolean {
  return rest.numerator > 0n || (rest.numerator === 0n && further >= 0);
}

/** How a number of steps counts from one side: just behind a whole number another one has started. */
function countOf({ partial, beginsAt }: StepPlan, steps: Ratio, further: number): Ratio {
  const up = -floor(negate(steps));
  switch (partial) {
    case 'exact':
      return steps;
    case 'whole':
      return ratio(further === -1 ? up - 1n : floor(steps));
    case 'started':
      return ratio(further === 1 || (beginsAt && further === 0) ? floor(steps) + 1n : up);
  }
}

/** A spot of a chart with what the terms say there. */
export interface Sample extends Spot {
  readonly outcome: Outcome;
}

/**
 * What the terms say at every place of a range, in ascending order, and at both ends of what lies between
 * two points. In between it only goes from the one to the other.
 */
export function samplesOf(
  chart: Chart,
  range: Places = chart.places,
  period: Ratio = ONE,
): readonly Sample[] {
  const samples: Sample[] = [];
  for (let place = range.first; place <= range.last; place++) {
    if (!isReached(chart, place)) continue;
    for (const spot of spotsAt(chart, place))
      samples.push({ ...spot, outcome: outcomeAt(chart, spot, period) });
  }
  return samples;
}
