import { compare } from '../../core/ratio.js';
import { isIn, type Places } from './level-line.js';
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

/**
 * For each place the row that an assessment would name first: of nested rows the hardest, of rows
 * that are only reported the first; -1 where none decides. Rows take their places in that order, each
 * those that are left, so that a place is looked at once however many rows hold it.
 */
export function decidingByPlace(rule: RulePlan, { first, last }: Places): readonly number[] {
  const deciding = new Array<number>(Math.max(0, last - first + 1)).fill(-1);
  const next = Int32Array.from({ length: deciding.length + 1 }, (_, index) => index);
  for (const row of inOrder(rule)) {
    const { places } = rule.rows[row] as RowPlan;
    const end = Math.min(places.last, last) - first;
    for (let at = leftFrom(next, Math.max(places.first - first, 0)); at <= end; ) {
      if (!isDecidedByTarget(rule, at + first)) deciding[at] = row;
      next[at] = at + 1;
      at = leftFrom(next, at);
    }
  }
  return deciding;
}

/** Whether the target alone decides for a place. */
export function isDecidedByTarget({ target, decidedBy }: RulePlan, place: number): boolean {
  return decidedBy === 'target' && target !== null && isIn(place, target);
}

function inOrder(rule: RulePlan): readonly number[] {
  const order = rule.rows.map((_, row) => row);
  // The sort keeps the order of equals: the first of them decides. Rows of two kinds share no place.
  return rule.overlap === 'report'
    ? order
    : order.sort((a, b) => byKind(rule, a, b) || compareRows(rule, b, a));
}

function byKind(rule: RulePlan, a: number, b: number): number {
  const [first = '', second = ''] = [remedyOf(rule, a)?.kind, remedyOf(rule, b)?.kind];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The next index that is left, from one on; the way there is shortened for whoever asks again. */
function leftFrom(next: Int32Array, from: number): number {
  let at = Math.min(from, next.length - 1);
  while (next[at] !== at) {
    const further = next[next[at] as number] as number;
    next[at] = further;
    at = further;
  }
  return at;
}

/** Of several rows the one that owes most, the first of equals. */
export function hardestOf(rule: RulePlan, rows: readonly number[]): number {
  return rows.reduce((best, row) => (compareRows(rule, row, best) > 0 ? row : best));
}

/** Compares what two rows owe; rows of different kinds count as equal, and one of rights alone owes least. */
function compareRows(rule: RulePlan, a: number, b: number): number {
  const first = remedyOf(rule, a);
  const second = remedyOf(rule, b);
  if (first === null || second === null) return Number(first !== null) - Number(second !== null);
  return first.kind === second.kind ? compare(first.quantity, second.quantity) : 0;
}

/** What a row owes; `null` for one of rights alone. */
export function remedyOf({ rows }: RulePlan, row: number): RemedyPlan | null {
  return (rows[row] as RowPlan).remedy;
}
