import { compare } from '../../core/ratio.js';
import { isIn } from './level-line.js';
import type { RowPlan, RulePlan } from './plan.js';
import type { RemedyPlan } from './remedy.js';

/** The rows that hold a place. */
export function rowsAt({ rows }: RulePlan, place: number): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < rows.length; index++) {
    if (isIn(place, (rows[index] as RowPlan).places)) found.push(index);
  }
  return found;
}

/** The rows that an assessment would name: all, or of nested ones the hardest. */
export function decidingRows(rule: RulePlan, place: number): readonly number[] {
  if (rule.target !== null && isIn(place, rule.target) && rule.decidedBy === 'target') return [];
  const rows = rowsAt(rule, place);
  return rows.length < 2 || rule.overlap === 'report' ? rows : [hardestOf(rule, rows)];
}

/** Of several rows the one that owes most, the first of equals. */
export function hardestOf(rule: RulePlan, rows: readonly number[]): number {
  return rows.reduce((best, row) => (compareRows(rule, row, best) > 0 ? row : best));
}

/** Compares what two rows owe; rows of different kinds count as equal. */
export function compareRows(rule: RulePlan, a: number, b: number): number {
  const first = remedyOf(rule, a);
  const second = remedyOf(rule, b);
  return first.kind === second.kind ? compare(first.quantity, second.quantity) : 0;
}

/** What a row owes. */
export function remedyOf({ rows }: RulePlan, row: number): RemedyPlan {
  return (rows[row] as RowPlan).remedy;
}
