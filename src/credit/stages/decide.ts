import { type Ratio, ratio } from '../../core/ratio.js';
import { roundRatio } from '../../core/rounding.js';
import { isIn, placeOf } from '../scheme/level-line.js';
import type { RulePlan } from '../scheme/plan.js';
import type { RemedyPlan } from '../scheme/remedy.js';
import { hardestOf, remedyOf, rowsAt } from '../scheme/rows.js';
import type { ExactFacts, ExactReading } from './exact-facts.js';
import type { Owed, Verdict } from './line.js';
import { stepsOwed } from './steps.js';

const NO_ROWS: readonly number[] = [];

const MET: Verdict = { status: 'met', missed: false, owed: null, rows: NO_ROWS };
const MISSED: Verdict = { status: 'missed', missed: true, owed: null, rows: NO_ROWS };
const EXCUSED: Verdict = { status: 'excused', missed: null, owed: null, rows: NO_ROWS };
const UNKNOWN: Verdict = { status: 'unknown', missed: null, owed: null, rows: NO_ROWS };
const OUT_OF_DOMAIN: Verdict = {
  status: 'out-of-domain',
  missed: null,
  owed: null,
  rows: NO_ROWS,
};

/** The level that all comparisons of a rule take. */
export function comparedLevel({ roundLevel }: RulePlan, level: Ratio): Ratio {
  if (roundLevel === null) return level;
  const { scale, mode } = roundLevel;
  return ratio(roundRatio(level, scale, mode), 10n ** BigInt(scale));
}

/**
 * What a rule says of a reading.
 *
 * @param level - The reading's level as it is compared, after rounding.
 */
export function decide(reading: ExactReading, level: Ratio | null, facts: ExactFacts): Verdict {
  const { rule } = reading;
  if (reading.isExcused) return EXCUSED;
  if (reading.level === null || level === null) return withoutLevel(rule);
  if (rule.domain !== null && !isIn(placeOf(rule.line, reading.level), rule.domain))
    return OUT_OF_DOMAIN;
  const place = placeOf(rule.line, level);
  const met = rule.target === null ? null : isIn(place, rule.target);
  if (met === true && rule.decidedBy === 'target') return MET;
  return lookedUp(rule, level, { place, met, facts });
}

/** What is known of a level once it has its place. */
interface Placed {
  readonly place: number;
  /** Whether the target holds it; `null` without a target. */
  readonly met: boolean | null;
  readonly facts: ExactFacts;
}

/** What the rows say, and where there is none for the level, the steps. */
function lookedUp(rule: RulePlan, level: Ratio, { place, met, facts }: Placed): Verdict {
  const rows = rowsAt(rule, place);
  if (rows.length > 1 && rule.overlap === 'report')
    return { status: 'overlap', missed: missedBy(met), owed: null, rows };
  const owed = rows.length > 0 ? rowOwed(rule, rows) : stepsOwed(rule, level, facts);
  return owed === null ? nothingOwed(rule, met) : answered(owed, met, rows);
}

function withoutLevel({ whenUnknown }: RulePlan): Verdict {
  if (whenUnknown === null) return UNKNOWN;
  const owed = owedBy(whenUnknown, null);
  return { ...MISSED, status: owes(owed) ? 'credited' : 'missed', owed };
}

function nothingOwed(rule: RulePlan, met: boolean | null): Verdict {
  if (met === true) return MET;
  // A level before every starting point of the steps: the steps themselves say that nothing is owed.
  if (rule.steps !== null) return met === null ? MET : MISSED;
  return { status: 'uncovered', missed: missedBy(met), owed: null, rows: NO_ROWS };
}

function answered(owed: Owed, met: boolean | null, rows: readonly number[]): Verdict {
  // Without a stated target, a remedy or a step that was begun is what tells of a miss.
  const missed = met === null ? owes(owed) || owed.steps !== null : !met;
  return { status: owes(owed) ? 'credited' : missed ? 'missed' : 'met', missed, owed, rows };
}

function missedBy(met: boolean | null): boolean | null {
  return met === null ? null : !met;
}

/** The only row, or of nested ones the one that owes most. */
function rowOwed(rule: RulePlan, rows: readonly number[]): Owed {
  const row = hardestOf(rule, rows);
  return owedBy(remedyOf(rule, row), row);
}

function owedBy({ kind, quantity }: RemedyPlan, row: number | null): Owed {
  return { kind, quantity, steps: null, row };
}

function owes({ quantity }: Owed): boolean {
  return quantity.numerator > 0n;
}
