import { formatExact } from '../../core/fraction-text.js';
import { compare, multiply, ONE, ZERO } from '../../core/ratio.js';
import type { Defect } from './credit-finding.js';
import { lastPlace, type Places } from './level-line.js';
import type { RowPlan, RulePlan, SchemePlan } from './plan.js';
import { compareRows, isDecidedByTarget, remedyOf } from './rows.js';

/** Rows that decide for no level: outside the domain, within the target, or behind a harder row. */
export function deadRows(
  rule: RulePlan,
  deciding: readonly number[],
  domain: Places,
): readonly Defect[] {
  const alive = rule.overlap === 'report' ? reportedRows(rule, domain) : new Set(deciding);
  return rule.rows.flatMap((_, row) =>
    alive.has(row)
      ? []
      : [
          {
            code: 'dead-row' as const,
            levels: null,
            rows: [row],
            expected: 'a row that decides for some level',
            received: `row ${row}, which decides for none`,
            hint: 'it lies outside the domain, within the target or behind a harder row',
          },
        ],
  );
}

/** The rows that hold a level for which the target does not decide: an assessment names all of them. */
function reportedRows(rule: RulePlan, domain: Places): ReadonlySet<number> {
  const isNamed = ({ places }: RowPlan): boolean => {
    const first = Math.max(places.first, domain.first);
    const last = Math.min(places.last, domain.last);
    // The target is one range: a row lies within it when both of its ends do.
    return first <= last && !(isDecidedByTarget(rule, first) && isDecidedByTarget(rule, last));
  };
  return new Set(rule.rows.flatMap((row, index) => (isNamed(row) ? [index] : [])));
}

/** Pairs of neighbouring rows of which the worse level owes less. */
export function rises(rule: RulePlan, deciding: readonly number[]): readonly Defect[] {
  const { target, line, steps } = rule;
  if (target === null || steps !== null || rule.formula !== null) return [];
  const lowIsGood = target.last < lastPlace(line);
  const highIsGood = target.first > 0;
  // A target that is a band has two worse sides; there is no one order to test.
  if (lowIsGood === highIsGood) return [];
  const worsening = lowIsGood ? deciding : [...deciding].reverse();
  const path = worsening.filter((row) => row >= 0);
  return path.flatMap((worse, index) => {
    const better = path[index - 1];
    if (better === undefined || compareRows(rule, worse, better) >= 0) return [];
    return [
      {
        code: 'not-monotone' as const,
        levels: null,
        rows: [better, worse],
        expected: 'a worse level to owe at least as much',
        received: `${quantityText(rule, worse)} in row ${worse}, less than ${quantityText(rule, better)} in row ${better}`,
        hint: 'the two rows may have changed places',
      },
    ];
  });
}

/** Rows above a cap of the same kind. */
export function cappedRows(rule: RulePlan, plan: SchemePlan): readonly Defect[] {
  // A percentage over several periods is of all their charges: one period may take more than it.
  const limits = [...plan.lineCaps, ...plan.totalCaps]
    .filter(({ limit, window }) => window === 1 || limit.kind !== 'percent')
    .map(({ limit }) => limit);
  const [allocation] = rule.allocations;
  const share = allocation?.by === 'fixed' ? allocation.multiple : ONE;
  return rule.rows.flatMap(({ remedy }, row) => {
    if (remedy === null) return [];
    const { kind, quantity } = remedy;
    const owed = multiply(quantity, share);
    const limit = limits.find((one) => one.kind === kind && compare(owed, one.quantity) > 0);
    if (limit === undefined) return [];
    return [
      {
        code: 'capped-row' as const,
        levels: null,
        rows: [row],
        expected: 'a remedy within the caps',
        received: `${formatExact(owed)} in ${kind}, cut at ${formatExact(limit.quantity)}`,
        hint: 'the figure of the row is never paid',
      },
    ];
  });
}

function quantityText(rule: RulePlan, row: number): string {
  return formatExact(remedyOf(rule, row)?.quantity ?? ZERO);
}
