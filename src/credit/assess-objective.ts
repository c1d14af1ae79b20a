import { fail, type Path } from '../core/error.js';
import { compare, type Ratio, ratio } from '../core/ratio.js';
import type { CreditDiagnostic, CreditStatus, ExactLine, Owed, Trace } from './assessment.js';
import { holds, readBounds } from './bounds.js';
import { checkObject, objectsOf, oneOf } from './choice.js';
import { decimalText, isPositive, levelDecimal } from './exact.js';
import { type LevelInput, readLevel } from './level.js';
import { type Remedy, readRemedy } from './remedy.js';
import { roundRatio } from './round-ratio.js';
import type { ObjectiveRule } from './scheme.js';
import { stepsOwed } from './steps.js';

/** What was measured for one objective in one period. */
export interface CreditReading {
  /** The level in the unit of the terms; null when none was reported. */
  readonly level: LevelInput | null;
  /** Whether the miss does not count: force majeure, a dependency of the customer. @defaultValue false */
  readonly excused?: boolean;
  /** The multiples that factors of the form `{ input: name }` ask for. */
  readonly factors?: Readonly<Record<string, LevelInput>>;
}

/** What decided, before it becomes a line. */
interface Verdict {
  readonly status: CreditStatus;
  readonly missed: boolean | null;
  readonly owed: Owed | null;
  readonly rows: readonly number[];
}

const NOTHING = { owed: null, rows: [] } as const;

/** From a reading to what the terms owe for it, before factors. */
export function assessObjective(
  objective: string,
  rule: ObjectiveRule,
  reading: CreditReading,
  period: Ratio | null,
  path: Path,
  trace: Trace,
): ExactLine {
  const raw =
    reading.level === null || reading.level === undefined
      ? null
      : readLevel(reading.level, ['level']);
  const level = raw === null ? null : roundLevel(raw, rule, path);
  if (level !== null && raw !== null) {
    trace.push({
      stage: 'level',
      objective,
      index: null,
      before: levelDecimal(raw),
      after: levelDecimal(level),
    });
  }
  const verdict = judge(rule, raw, level, reading.excused === true, period, path);
  const { owed, missed, status } = verdict;
  if (owed !== null) {
    const stage = owed.steps === null ? 'rows' : 'steps';
    trace.push({
      stage,
      objective,
      index: owed.row,
      before: null,
      after: decimalText(owed.quantity),
    });
  }
  return {
    objective,
    status,
    level,
    missed,
    owed,
    diagnostics: diagnose(objective, verdict, level),
  };
}

function judge(
  rule: ObjectiveRule,
  raw: Ratio | null,
  level: Ratio | null,
  isExcused: boolean,
  period: Ratio | null,
  path: Path,
): Verdict {
  if (isExcused) return { ...NOTHING, status: 'excused', missed: null };
  if (raw === null || level === null) return unknown(rule, path);
  if (rule.domain !== undefined && !holds(raw, readBounds(rule.domain, [...path, 'domain']))) {
    return { ...NOTHING, status: 'out-of-domain', missed: null };
  }
  const met =
    rule.target === undefined ? null : holds(level, readBounds(rule.target, [...path, 'target']));
  if (met === true && gateOf(rule, path) === 'target')
    return { ...NOTHING, status: 'met', missed: false };
  const rows = matchingRows(level, rule, path);
  if (rows.length > 1 && selectOf(rule, path) === 'only') {
    return { status: 'overlap', missed: missedBy(met), owed: null, rows };
  }
  const owed =
    rows.length > 0
      ? rowOwed(rows, rule, path)
      : stepsOwed(level, objectsOf(rule.steps, [...path, 'steps']), period, [...path, 'steps']);
  if (owed !== null) return answered(owed, met, rows);
  if (met === true) return { ...NOTHING, status: 'met', missed: false };
  // A level before every starting point of the steps: the steps themselves say that nothing is owed.
  if (rule.steps !== undefined && rule.steps.length > 0) {
    return met === null
      ? { ...NOTHING, status: 'met', missed: false }
      : { ...NOTHING, status: 'missed', missed: true };
  }
  return { ...NOTHING, status: 'uncovered', missed: missedBy(met) };
}

function answered(owed: Owed, met: boolean | null, rows: readonly number[]): Verdict {
  const owes = owed.quantity.numerator !== 0n;
  // Without a stated target, a remedy or a step that was begun is what tells of a miss.
  const missed = met === null ? owes || owed.steps !== null : !met;
  return { status: owes ? 'credited' : missed ? 'missed' : 'met', missed, owed, rows };
}

function unknown(rule: ObjectiveRule, path: Path): Verdict {
  if (rule.whenUnknown === undefined) return { ...NOTHING, status: 'unknown', missed: null };
  const owed = owedBy(rule.whenUnknown, null, [...path, 'whenUnknown']);
  return {
    status: isPositive(owed.quantity) ? 'credited' : 'missed',
    missed: true,
    owed,
    rows: [],
  };
}

function matchingRows(level: Ratio, rule: ObjectiveRule, path: Path): readonly number[] {
  return objectsOf(rule.rows, [...path, 'rows']).flatMap((row, index) =>
    holds(level, readBounds(row, [...path, 'rows', index])) ? [index] : [],
  );
}

/** The only matching row, or the one that owes most. */
function rowOwed(rows: readonly number[], rule: ObjectiveRule, path: Path): Owed {
  const candidates = rows.map((index) => {
    const row = rule.rows?.[index];
    return owedBy(row?.remedy as Remedy, index, [...path, 'rows', index, 'remedy']);
  });
  return candidates.reduce((best, one) => {
    if (one.kind !== best.kind || one.currency !== best.currency) {
      fail({
        code: 'invalid-option',
        path: [...path, 'select'],
        expected: 'overlapping rows with remedies of one kind',
        received: `${best.kind} and ${one.kind}`,
      });
    }
    return compare(one.quantity, best.quantity) > 0 ? one : best;
  });
}

function owedBy(remedy: Remedy, row: number | null, path: Path): Owed {
  return { ...readRemedy(remedy, path), steps: null, row };
}

function roundLevel(level: Ratio, rule: ObjectiveRule, path: Path): Ratio {
  if (rule.roundLevel === undefined) return level;
  checkObject(rule.roundLevel, [...path, 'roundLevel']);
  const { scale, mode } = rule.roundLevel;
  return ratio(roundRatio(level, scale, mode, [...path, 'roundLevel']), 10n ** BigInt(scale));
}

function diagnose(
  objective: string,
  verdict: Verdict,
  level: Ratio | null,
): readonly CreditDiagnostic[] {
  const { status, rows } = verdict;
  if (status === 'uncovered' || status === 'overlap' || status === 'out-of-domain')
    return [{ code: status, objective, rows }];
  if (level === null && status !== 'excused') return [{ code: 'no-data', objective, rows }];
  if (status === 'credited' && verdict.missed === false)
    return [{ code: 'credit-while-target-met', objective, rows }];
  return [];
}

function missedBy(met: boolean | null): boolean | null {
  return met === null ? null : !met;
}

function gateOf(rule: ObjectiveRule, path: Path): 'target' | 'rows' {
  return oneOf(rule.gate, ['target', 'rows'], [...path, 'gate']);
}

function selectOf(rule: ObjectiveRule, path: Path): 'only' | 'mostSevere' {
  return oneOf(rule.select, ['only', 'mostSevere'], [...path, 'select']);
}
