import { add, multiply, negate, type Ratio, ratio } from '../core/ratio.js';
import { readerOf } from '../core/read.js';
import type { CreditFacts } from './facts.js';
import { cutText, figureText } from './figure-text.js';
import { readFacts } from './read-facts.js';
import type { CompiledScheme } from './scheme/compile-scheme.js';
import { placeOf } from './scheme/level-line.js';
import type { RemedyKind } from './scheme/remedy.js';
import { comparedLevel, decide, withOwnRule } from './stages/decide.js';
import type { ExactFacts, ExactReading } from './stages/exact-facts.js';
import type { CreditStatus, Verdict } from './stages/line.js';
import { countStep } from './stages/steps.js';

/** How a level moves: by the smallest unit that the figure behind it is counted in. */
export interface Movement {
  /** What the level gains as the figure gets better by one unit; below 0 where less is better. */
  readonly gain: Ratio;
  /** By how many units the figure can get better, and worse. */
  readonly better: number;
  readonly worse: number;
}

/** The answer of the terms to a level that was not measured, and how far that is away. */
export interface NearestOutcome {
  /** By how many units the figure would have to move. */
  readonly units: number;
  /** The level that it would come to, before any rounding: decimal text in the unit of the rule, cut to 12 digits. */
  readonly level: string;
  /** How far that is from the level as measured, in the same unit; more than 12 digits are rounded. */
  readonly distance: string;
  readonly status: CreditStatus;
  /** Whether the promise would be missed; `null` when that is not known. */
  readonly missed: boolean | null;
  /** The row that would decide. */
  readonly row: number | null;
  /** What the row or the steps would owe, before factors and caps; `null` where that is nothing. */
  readonly remedy: RemedyKind | null;
  /** How much of it, in the unit of the remedy. */
  readonly quantity: string;
  /** What the customer could ask for beside the remedy. */
  readonly rights: readonly string[];
}

/** The nearest levels on both sides with another outcome; `null` where there is none within reach. */
export interface NearestOutcomes {
  readonly better: NearestOutcome | null;
  readonly worse: NearestOutcome | null;
}

/**
 * Finds how far the only level of some facts is from another outcome, in both directions. Each level on the
 * way is decided as an assessment decides it, so that the two cannot differ.
 */
export function nearestOutcomes(
  { plan }: CompiledScheme,
  given: CreditFacts,
  { gain, better, worse }: Movement,
): NearestOutcomes | 'excused' | 'no-data' | 'not-by-level' {
  const facts = readFacts(plan, readerOf(given));
  const reading = withOwnRule(facts.readings[0] as ExactReading, facts);
  if (reading.isExcused || reading.absence === 'nothingPromised') return 'excused';
  if (reading.level === null) return 'no-data';
  // Each level has an amount of its own there.
  if (reading.rule.formula !== null) return 'not-by-level';
  return {
    better: firstOther(lookerOf(reading, facts, gain), better),
    worse: firstOther(lookerOf(reading, facts, negate(gain)), worse),
  };
}

/** The levels in one direction, by how many units away they are. */
interface Looker {
  readonly levelAt: (units: number) => Ratio;
  /** What tells levels apart that may have other outcomes: it changes each time that one is passed. */
  readonly markAt: (units: number) => string;
  readonly verdictAt: (units: number) => Verdict;
  readonly gain: Ratio;
  /** Whether each level owes its own. */
  readonly isSloping: boolean;
}

function lookerOf(reading: ExactReading, facts: ExactFacts, gain: Ratio): Looker {
  const { rule } = reading;
  const start = reading.level as Ratio;
  const levelAt = (units: number): Ratio => add(start, multiply(gain, ratio(units)));
  return {
    levelAt,
    markAt: (units) => markOf(reading, levelAt(units), facts),
    verdictAt: (units) => {
      const level = levelAt(units);
      return decide({ ...reading, level }, comparedLevel(rule, level), facts);
    },
    gain,
    isSloping: rule.steps?.steps.some(({ partial }) => partial === 'exact') === true,
  };
}

/** Every part of it goes one way as levels do, so that none comes back. */
function markOf({ rule }: ExactReading, level: Ratio, facts: ExactFacts): string {
  const compared = comparedLevel(rule, level);
  const { line, domain, steps } = rule;
  const counts = (steps?.steps ?? []).map((step) => {
    const [counted] = countStep(step, compared, { rule, facts });
    if (counted === undefined) return '-';
    return step.partial === 'exact' || step.each.numerator === 0n
      ? '+'
      : String(counted.count.numerator);
  });
  const raw = domain === null ? '' : placeOf(line, level);
  return [raw, placeOf(line, compared), ...counts].join();
}

/** More levels without another outcome than any table has on the way to one. */
const MOST_PASSED = 1000;

function firstOther(looker: Looker, most: number): NearestOutcome | null {
  const here = looker.verdictAt(0);
  let passed = 0;
  for (let round = 0; round < MOST_PASSED; round++) {
    const next = firstChange(looker.markAt, passed, most);
    if (next === null) return null;
    const verdict = looker.verdictAt(next);
    if (isOther(here, verdict, looker.isSloping)) return writeOutcome(looker, next, verdict);
    passed = next;
  }
  return null;
}

/** The first number of units at which a mark is not that of another: doubling, then a search by halves. */
function firstChange(markAt: (units: number) => string, from: number, most: number): number | null {
  const mark = markAt(from);
  let same = from;
  let step = 1;
  while (same + step < most && markAt(same + step) === mark) {
    same += step;
    step *= 2;
  }
  let other = Math.min(same + step, most);
  if (other <= from || markAt(other) === mark) return null;
  while (other - same > 1) {
    const middle = same + Math.floor((other - same) / 2);
    if (markAt(middle) === mark) same = middle;
    else other = middle;
  }
  return other;
}

function isOther(a: Verdict, b: Verdict, isSloping: boolean): boolean {
  return tellingOf(a, isSloping) !== tellingOf(b, isSloping);
}

/** What two levels of one outcome have in common. */
function tellingOf({ status, missed, owed, rights }: Verdict, isSloping: boolean): string {
  const amount = owed === null || (isSloping && owed.row === null) ? '' : figureText(owed.quantity);
  return JSON.stringify([status, missed, owed?.kind, owed?.row, amount, rights]);
}

function writeOutcome({ levelAt, gain }: Looker, units: number, verdict: Verdict): NearestOutcome {
  const { status, missed, owed, rights } = verdict;
  const distance = multiply(gain, ratio(units));
  return {
    units,
    level: cutText(levelAt(units)),
    distance: figureText(distance.numerator < 0n ? negate(distance) : distance),
    status,
    missed,
    row: owed?.row ?? null,
    remedy: owed?.kind ?? null,
    quantity: figureText(owed?.quantity ?? ratio(0)),
    rights: [...rights],
  };
}
