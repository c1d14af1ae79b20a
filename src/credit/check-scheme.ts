import { compare, divide, type Ratio, ratio, ratioOf } from '../core/ratio.js';
import { type Bound, holds, readBounds } from './bounds.js';
import { listOf, oneOf } from './choice.js';
import { sumOf } from './exact.js';
import { breakpointsOf, type LevelRange, rangesOf, samplesOf } from './level-samples.js';
import { type ExactRemedy, readRemedy } from './remedy.js';
import type { CreditGroup, CreditScheme, ObjectiveRule, SettlementRule } from './scheme.js';

/**
 * A defect of the terms.
 *
 * - `hole`: the target is missed and nothing says what is owed.
 * - `overlap`: several rows hold the level.
 * - `dead-row`: no level reaches the row.
 * - `credit-while-target-met`: a row reaches into the levels that keep the promise.
 * - `not-monotone`: a worse level owes less.
 * - `capped-row`: a cap cuts the row, so that its figure is never paid.
 * - `allocations-exceed-limit`: the allocations of a group add up to more than its limit.
 */
export interface CreditFinding {
  readonly code:
    | 'hole'
    | 'overlap'
    | 'dead-row'
    | 'credit-while-target-met'
    | 'not-monotone'
    | 'capped-row'
    | 'allocations-exceed-limit';
  /** The objective of a group; null for a scheme. */
  readonly objective: string | null;
  /** The levels concerned, with explicit operators; null where no level is meant. */
  readonly levels: LevelRange | null;
  /** Indexes of the rows concerned. */
  readonly rows: readonly number[];
}

/** The rows of an objective, read. */
interface Table {
  readonly objective: string | null;
  readonly rule: ObjectiveRule;
  readonly target: readonly Bound[] | null;
  readonly rows: readonly { readonly bounds: readonly Bound[]; readonly remedy: ExactRemedy }[];
  /** One level for every stretch on which no bound changes, within the domain, ascending. */
  readonly samples: readonly Ratio[];
  readonly breakpoints: readonly Ratio[];
}

/**
 * Finds what a contract forgot: holes, overlaps, dead rows, credits while the promise holds, rows
 * that owe less for worse, and rows that a cap hides.
 *
 * Rows are intervals over one ordered metric. Their bounds cut the metric into points and open
 * stretches on which nothing changes, so testing one level of each proves the answer for all.
 *
 * @param scheme - A scheme or a group; without a `domain` every number counts as a level.
 * @returns The findings, in the order of the rows and levels; none when all is well.
 * @throws {@link SlaError} `invalid-decimal`, `invalid-type`, `invalid-money`.
 * @example
 * import { checkCreditScheme } from 'slakit'
 * checkCreditScheme({
 *   target: { gte: '99.9' },
 *   rows: [
 *     { gt: '99', lte: '99.8', remedy: { percent: 10 } },
 *     { lt: '99', remedy: { percent: 25 } },
 *   ],
 * }).map((finding) => [finding.code, finding.levels])
 * // => [['hole', { gte: '99', lte: '99' }], ['hole', { gt: '99.8', lt: '99.9' }]]
 */
export function checkCreditScheme(scheme: CreditScheme | CreditGroup): CreditFinding[] {
  if (!('objectives' in scheme)) return checkObjective(null, scheme, scheme);
  const objectives = Object.entries(scheme.objectives);
  return [
    ...objectives.flatMap(([name, rule]) => checkObjective(name, rule, scheme)),
    ...checkAllocations(scheme),
  ];
}

function checkObjective(
  objective: string | null,
  rule: ObjectiveRule,
  settlement: SettlementRule,
): CreditFinding[] {
  const table = readTable(objective, rule);
  if (table.rows.length === 0) return [];
  return [
    ...findByLevel(table),
    ...findDeadRows(table),
    ...findRises(table),
    ...findCapped(table, settlement),
  ];
}

function readTable(objective: string | null, rule: ObjectiveRule): Table {
  const rows = (rule.rows ?? []).map((row, index) => ({
    bounds: readBounds(row, ['rows', index]),
    remedy: readRemedy(row.remedy, ['rows', index, 'remedy']),
  }));
  const target = rule.target === undefined ? null : readBounds(rule.target, ['target']);
  const domain = rule.domain === undefined ? [] : readBounds(rule.domain, ['domain']);
  const breakpoints = breakpointsOf([
    ...(target ?? []),
    ...domain,
    ...rows.flatMap(({ bounds }) => bounds),
  ]);
  const samples = samplesOf(breakpoints).filter((level) => holds(level, domain));
  return { objective, rule, target, rows, samples, breakpoints };
}

/** Holes, overlaps and credits while the target holds: one verdict per sample, joined into ranges. */
function findByLevel(table: Table): CreditFinding[] {
  const { objective, rule, target, samples, breakpoints } = table;
  const codeAt = (level: Ratio): CreditFinding['code'] | null => {
    const count = rowsAt(table, level).length;
    const met = target !== null && holds(level, target);
    if (met) return count > 0 ? 'credit-while-target-met' : null;
    if (count > 1) return isNested(rule) ? null : 'overlap';
    const isCovered = count > 0 || target === null || (rule.steps?.length ?? 0) > 0;
    return isCovered ? null : 'hole';
  };
  const keyed = samples.map((level) => ({
    level,
    code: codeAt(level),
    rows: rowsAt(table, level),
  }));
  return rangesOf(
    keyed,
    ({ code, rows }) => `${code} ${code === 'hole' ? '' : rows.join()}`,
    breakpoints,
  ).flatMap(({ member: { code, rows }, levels }) =>
    code === null ? [] : [{ code, objective, levels, rows }],
  );
}

/** Rows that decide for no level: outside the domain, empty, or always behind a harder row. */
function findDeadRows(table: Table): CreditFinding[] {
  const deciding = new Set(table.samples.flatMap((level) => decidingRows(table, level)));
  return table.rows.flatMap((_, index) =>
    deciding.has(index)
      ? []
      : [{ code: 'dead-row' as const, objective: table.objective, levels: null, rows: [index] }],
  );
}

/** Pairs of neighbouring rows of which the worse level owes less. */
function findRises(table: Table): CreditFinding[] {
  const { objective, rule, target, samples } = table;
  if (target === null || (rule.steps?.length ?? 0) > 0) return [];
  const lowIsGood = target.some(({ operator }) => operator === 'lt' || operator === 'lte');
  const highIsGood = target.some(({ operator }) => operator === 'gt' || operator === 'gte');
  // A target that is a band has two worse sides; there is no one order to test.
  if (lowIsGood === highIsGood) return [];
  const worsening = lowIsGood ? samples : [...samples].reverse();
  const path = worsening.flatMap((level) => decidingRows(table, level).slice(0, 1));
  const pairs = path.flatMap((row, index) =>
    index > 0 && row !== path[index - 1] ? [[path[index - 1] as number, row] as const] : [],
  );
  return pairs
    .filter(([better, worse]) => order(table, worse, better) < 0)
    .map(([better, worse]) => ({
      code: 'not-monotone',
      objective,
      levels: null,
      rows: [better, worse],
    }));
}

/** Rows above a cap of the same kind. */
function findCapped(table: Table, settlement: SettlementRule): CreditFinding[] {
  // A percentage over several periods is of all their charges: one period may take more than it.
  const binding = listOf(settlement.caps, ['caps']).filter(
    ({ limit, periods }) => (periods ?? 1) === 1 || !('percent' in limit),
  );
  const limits = binding.map(({ limit }, index) => readRemedy(limit, ['caps', index, 'limit']));
  const scale =
    table.rule.allocationPercent === undefined
      ? ratio(1)
      : divide(ratioOf(table.rule.allocationPercent), ratio(100));
  return table.rows.flatMap(({ remedy }, index) => {
    const quantity = {
      numerator: remedy.quantity.numerator * scale.numerator,
      denominator: remedy.quantity.denominator * scale.denominator,
    };
    const isCut = limits.some(
      (limit) => limit.kind === remedy.kind && compare(quantity, limit.quantity) > 0,
    );
    return isCut
      ? [{ code: 'capped-row' as const, objective: table.objective, levels: null, rows: [index] }]
      : [];
  });
}

function checkAllocations(group: CreditGroup): CreditFinding[] {
  if (group.allocationLimitPercent === undefined) return [];
  const limit = ratioOf(group.allocationLimitPercent, ['allocationLimitPercent']);
  const total = sumOf(
    Object.entries(group.objectives).map(([name, rule]) =>
      ratioOf(rule.allocationPercent ?? 100, ['objectives', name, 'allocationPercent']),
    ),
  );
  return compare(total, limit) > 0
    ? [{ code: 'allocations-exceed-limit', objective: null, levels: null, rows: [] }]
    : [];
}

function rowsAt(table: Table, level: Ratio): readonly number[] {
  return table.rows.flatMap(({ bounds }, index) => (holds(level, bounds) ? [index] : []));
}

/** The rows that an assessment would name: all, or of nested ones the hardest. */
function decidingRows(table: Table, level: Ratio): readonly number[] {
  if (table.target !== null && holds(level, table.target) && table.rule.gate !== 'rows') return [];
  const rows = rowsAt(table, level);
  if (rows.length < 2 || !isNested(table.rule)) return rows;
  return [rows.reduce((best, row) => (order(table, row, best) > 0 ? row : best))];
}

/** Compares what two rows owe; rows of different kinds count as equal. */
function order(table: Table, a: number, b: number): number {
  const [first, second] = [table.rows[a]?.remedy, table.rows[b]?.remedy];
  if (first === undefined || second === undefined || first.kind !== second.kind) return 0;
  return compare(first.quantity, second.quantity);
}

function isNested(rule: ObjectiveRule): boolean {
  return oneOf(rule.select, ['only', 'mostSevere'], ['select']) === 'mostSevere';
}
