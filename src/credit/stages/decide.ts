import { powerOfTen } from '../../core/decimal-text.js';
import { ONE, type Ratio, ratio } from '../../core/ratio.js';
import { roundRatio } from '../../core/rounding.js';
import { isIn, placeOf } from '../scheme/level-line.js';
import type { RowPlan, RulePlan } from '../scheme/plan.js';
import type { RemedyPlan } from '../scheme/remedy.js';
import { hardestOf, rowsAt } from '../scheme/rows.js';
import { type Absence, type ExactFacts, type ExactReading, periodOf } from './exact-facts.js';
import { formulaOwed } from './formula.js';
import type { Owed, Verdict } from './line.js';
import { stepsOwed } from './steps.js';

const NO_ROWS: readonly number[] = [];
const NO_RIGHTS: readonly string[] = [];
const NOTHING = { owed: null, rows: NO_ROWS, rights: NO_RIGHTS } as const;

const MET: Verdict = { status: 'met', missed: false, ...NOTHING };
const MISSED: Verdict = { status: 'missed', missed: true, ...NOTHING };
const EXCUSED: Verdict = { status: 'excused', missed: null, ...NOTHING };
const UNCOVERED: Verdict = { status: 'uncovered', missed: null, ...NOTHING };
const OVERLAP: Verdict = { status: 'overlap', missed: null, ...NOTHING };
const OUT_OF_DOMAIN: Verdict = { status: 'out-of-domain', missed: null, ...NOTHING };

/** What is said of a reading without a level, where the terms owe nothing for that. */
const WITHOUT_LEVEL: Readonly<Record<Absence, Verdict>> = {
  unknown: { status: 'unknown', missed: null, ...NOTHING },
  notReported: { status: 'not-reported', missed: null, ...NOTHING },
  nothingPromised: { status: 'nothing-promised', missed: null, ...NOTHING },
};

/** The reading with its rule as it is for its labels, and for the length of the period. */
export function withOwnRule(reading: ExactReading, facts: ExactFacts): ExactReading {
  const { rule, labels } = reading;
  const { variants } = rule;
  if (variants === null) return reading;
  const period = variants.followsPeriod ? periodOf(facts, rule) : ONE;
  return { ...reading, rule: variants.of(labels, period) };
}

/** The level that all comparisons of a rule take. */
export function comparedLevel({ roundLevel }: RulePlan, level: Ratio): Ratio {
  if (roundLevel === null) return level;
  const { scale, mode } = roundLevel;
  return ratio(roundRatio(level, scale, mode), powerOfTen(scale));
}

/**
 * What a rule says of a reading.
 *
 * @param level - The reading's level as it is compared, after rounding.
 */
export function decide(reading: ExactReading, level: Ratio | null, facts: ExactFacts): Verdict {
  const { rule } = reading;
  if (reading.isExcused) return EXCUSED;
  if (reading.level === null || level === null) return withoutLevel(rule, reading.absence);
  if (rule.domain !== null && !isIn(placeOf(rule.line, reading.level), rule.domain))
    return OUT_OF_DOMAIN;
  const place = placeOf(rule.line, level);
  const met = rule.target === null ? null : isIn(place, rule.target);
  if (met === true && rule.decidedBy === 'target') return MET;
  return lookedUp(reading, level, { place, met, facts });
}

/** What is known of a level once it has its place. */
interface Placed {
  readonly place: number;
  /** Whether the target holds it; `null` without a target. */
  readonly met: boolean | null;
  readonly facts: ExactFacts;
}

/** What the rows say, and where there is none for the level, the steps or the formula. */
function lookedUp(reading: ExactReading, level: Ratio, { place, met, facts }: Placed): Verdict {
  const { rule } = reading;
  const rows = rowsAt(rule, place);
  if (rows.length > 1 && rule.overlap === 'report')
    return { ...OVERLAP, missed: missedBy(met), rows };
  if (rows.length > 0) return ofRow(rule, met, rows);
  const owed = stepsOwed(rule, level, facts) ?? formulaOwed({ rule, reading, level, facts });
  return owed === null ? nothingOwed(rule, met) : answered(owed, met, NO_ROWS);
}

function withoutLevel({ whenUnknown, whenNotReported }: RulePlan, absence: Absence): Verdict {
  const remedies = {
    unknown: whenUnknown,
    notReported: whenNotReported ?? whenUnknown,
    nothingPromised: null,
  };
  const remedy = remedies[absence];
  if (remedy === null) return WITHOUT_LEVEL[absence];
  const owed = owedBy(remedy, null);
  return { ...MISSED, status: owes(owed) ? 'credited' : 'missed', owed };
}

function nothingOwed(rule: RulePlan, met: boolean | null): Verdict {
  if (met === true) return MET;
  // A level before every starting point of the steps: the steps themselves say that nothing is owed.
  if (rule.steps !== null) return met === null ? MET : MISSED;
  return { ...UNCOVERED, missed: missedBy(met) };
}

function answered(owed: Owed, met: boolean | null, rows: readonly number[]): Verdict {
  // Without a stated target, a remedy or a step that was begun is what tells of a miss.
  const missed = met === null ? owes(owed) || owed.steps !== null : !met;
  const status = owes(owed) ? 'credited' : missed ? 'missed' : 'met';
  return { status, missed, owed, rows, rights: NO_RIGHTS };
}

function missedBy(met: boolean | null): boolean | null {
  return met === null ? null : !met;
}

/** The only row, or of nested ones the one that owes most. */
function ofRow(rule: RulePlan, met: boolean | null, rows: readonly number[]): Verdict {
  const index = hardestOf(rule, rows);
  const { remedy, rights } = rule.rows[index] as RowPlan;
  if (remedy !== null) return { ...answered(owedBy(remedy, index), met, rows), rights };
  // A right that a level gives is what tells of a miss where no target does.
  return met === true ? { ...MET, rows, rights } : { ...MISSED, rows, rights };
}

function owedBy({ kind, quantity }: RemedyPlan, row: number | null): Owed {
  return { kind, quantity, steps: null, row };
}

function owes({ quantity }: Owed): boolean {
  return quantity.numerator > 0n;
}
