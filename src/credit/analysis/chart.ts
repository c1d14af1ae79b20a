import { type Ratio, ratio } from '../../core/ratio.js';
import {
  isIn,
  type LevelLine,
  lastPlace,
  NOWHERE,
  type Places,
  placeOf,
} from '../scheme/level-line.js';
import type { RulePlan, StepPlan } from '../scheme/plan.js';
import { decidingByPlace, isDecidedByTarget } from '../scheme/rows.js';
import { decimalBetween, isOnGrid, roundedBeside, type Side } from './between.js';
import { stepPoints } from './step-points.js';

/**
 * A rule laid out for analysis: one line of all levels at which rows, target, domain or steps can change
 * their mind. The one place that knows which parts of a rule have such levels.
 */
export interface Chart {
  /** The rule, its places on the line of the chart. */
  readonly rule: RulePlan;
  /** Those that levels of the domain reach, before reaching them is asked of each. */
  readonly places: Places;
  /** The row that decides at each place, from the first on; -1 for none. */
  readonly deciding: readonly number[];
  /** How many rows hold each place of the line. */
  readonly held: Uint32Array;
}

/** Lays out a rule. */
export function chartOf(given: RulePlan, more: readonly Ratio[] = []): Chart {
  const rule = withPoints(given, [...stepPoints(given), ...more]);
  const places = comparedPlaces(rule);
  return { rule, places, deciding: decidingByPlace(rule, places), held: heldByPlace(rule) };
}

/** The same rule on a line with more points. */
export function withPoints(rule: RulePlan, more: readonly Ratio[]): RulePlan {
  if (more.length === 0) return rule;
  const line = joinedLine(rule.line, more);
  const moved = ({ first, last }: Places): Places =>
    first > last
      ? NOWHERE
      : {
          first: movedPlace(rule.line, line, first, 1),
          last: movedPlace(rule.line, line, last, -1),
        };
  return {
    ...rule,
    line,
    target: rule.target && moved(rule.target),
    domain: rule.domain && moved(rule.domain),
    rows: rule.rows.map((row) => ({ ...row, places: moved(row.places) })),
  };
}

function joinedLine(line: LevelLine, more: readonly Ratio[]): LevelLine {
  const levels = [...line.points.map((point) => ratio(point, line.denominator)), ...more];
  // Bounds and steps are decimals: the product of scales that differ holds them all.
  const denominator = [...new Set(levels.map((level) => level.denominator))].reduce(
    (all, one) => (all % one === 0n ? all : one % all === 0n ? one : all * one),
    1n,
  );
  const units = new Set(levels.map((level) => level.numerator * (denominator / level.denominator)));
  return { denominator, points: [...units].sort((a, b) => (a < b ? -1 : 1)) };
}

/** The place on another line at which a range begins (1) or ends (-1) that has this one as its edge. */
function movedPlace(from: LevelLine, to: LevelLine, place: number, inward: 1 | -1): number {
  if (place % 2 === 1) return placeOf(to, pointOf(from, (place - 1) / 2));
  const edge = inward === 1 ? place / 2 - 1 : place / 2;
  if (edge < 0) return 0;
  if (edge >= from.points.length) return lastPlace(to);
  return placeOf(to, pointOf(from, edge)) + inward;
}

/** The places that levels of the domain have when they are compared. */
function comparedPlaces({ domain, line, roundLevel }: RulePlan): Places {
  const whole = { first: 0, last: lastPlace(line) };
  if (domain === null) return whole;
  if (roundLevel === null) return domain;
  const rounded = (place: number, inward: Side): number => {
    const [low, high] = edgesOf(line, place);
    if (low !== null && low === high) return placeOf(line, roundedBeside(low, 0, roundLevel));
    const edge = inward === 1 ? low : high;
    return edge === null ? place : placeOf(line, roundedBeside(edge, inward, roundLevel));
  };
  return { first: rounded(domain.first, 1), last: rounded(domain.last, -1) };
}

/** How many rows hold each place: a sweep, so that rows are looked at once. */
function heldByPlace({ line, rows }: RulePlan): Uint32Array {
  const change = new Int32Array(lastPlace(line) + 2);
  for (const { places } of rows) {
    if (places.first > places.last) continue;
    change[places.first] = (change[places.first] as number) + 1;
    change[places.last + 1] = (change[places.last + 1] as number) - 1;
  }
  let held = 0;
  return Uint32Array.from(change, (step) => {
    held += step;
    return held;
  });
}

/** The level of a point. */
function pointOf({ points, denominator }: LevelLine, index: number): Ratio {
  return ratio(points[index] as bigint, denominator);
}

/** The levels at which a place begins and ends: the same for a point, `null` where it is open. */
export function edgesOf(
  line: LevelLine,
  place: number,
): readonly [low: Ratio | null, high: Ratio | null] {
  if (place % 2 === 1) {
    const point = pointOf(line, (place - 1) / 2);
    return [point, point];
  }
  const above = place / 2;
  return [
    above === 0 ? null : pointOf(line, above - 1),
    above >= line.points.length ? null : pointOf(line, above),
  ];
}

/** Whether a level is compared at the place: one that rounding leaves none in is passed over. */
export function isReached({ rule: { line, roundLevel } }: Chart, place: number): boolean {
  if (roundLevel === null) return true;
  const [low, high] = edgesOf(line, place);
  if (low !== null && low === high) return isOnGrid(low, roundLevel.scale);
  return decimalBetween(low, high, roundLevel.scale) !== null;
}

/** The places of the chart that levels reach. */
export function reachedPlaces(chart: Chart): readonly number[] {
  const { first, last } = chart.places;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).filter(
    (place) => isReached(chart, place),
  );
}

/** The row that decides at a place; -1 for none. */
export function decidingAt({ deciding, places }: Chart, place: number): number {
  return deciding[place - places.first] ?? -1;
}

/** Whether rows or steps are asked at a place, and not the target alone. */
export function isAsked({ rule }: Chart, place: number): boolean {
  return !isDecidedByTarget(rule, place);
}

/** Whether some step has begun at a place. */
export function hasBegun({ rule: { line, steps } }: Chart, place: number): boolean {
  return steps?.steps.some((step) => isPast(line, step, place)) === true;
}

/** Whether a place lies behind the start of a step, or at the start of one that begins there. */
export function isPast(
  line: LevelLine,
  { from, direction, beginsAt }: StepPlan,
  place: number,
): boolean {
  const start = placeOf(line, from);
  if (place === start) return beginsAt;
  return direction === 1 ? place > start : place < start;
}

/** A level of a range of places that shows what they are about: an edge of it, if there is one. */
export function witnessIn(chart: Chart, { first, last }: Places): Ratio | null {
  const { rule } = chart;
  const places = Array.from(
    { length: Math.min(last - first + 1, MOST_TRIED) },
    (_, i) => first + i,
  );
  const reached = places.filter((place) => isReached(chart, place));
  const place = reached.find((one) => one % 2 === 1) ?? reached[0];
  if (place === undefined) return null;
  const [low, high] = edgesOf(rule.line, place);
  const level =
    low !== null && low === high ? low : decimalBetween(low, high, rule.roundLevel?.scale ?? null);
  return level === null ? null : admitted(rule, level);
}

const MOST_TRIED = 50;

/** The level, or the end of the domain that is rounded to it. */
export function admitted({ domain, line }: RulePlan, level: Ratio): Ratio {
  if (domain === null) return level;
  const place = placeOf(line, level);
  if (isIn(place, domain)) return level;
  const [low, high] = edgesOf(line, place < domain.first ? domain.first : domain.last);
  return (place < domain.first ? low : high) ?? level;
}
