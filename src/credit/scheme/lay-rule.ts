import { ONE, type Ratio, ratio } from '../../core/ratio.js';
import { fits, type Label, type Labels, NO_LABELS } from './labels.js';
import { type LevelUnit, unitMsOf } from './level.js';
import { boundsOver, type LevelBound } from './level-bounds.js';
import { lineOf, NOWHERE, placesOf } from './level-line.js';
import type { RowPlan, RulePlan, RuleVariants } from './plan.js';
import { type ReadSteps, stepsFollow, stepsOver } from './read-steps.js';

/** A row as written. */
export interface WrittenRow extends Omit<RowPlan, 'places'> {
  readonly bounds: readonly LevelBound[];
}

/** A rule as written: its levels are laid on a line when their values are known. */
export interface WrittenRule
  extends Omit<
    RulePlan,
    'line' | 'target' | 'targetBounds' | 'domain' | 'rows' | 'steps' | 'variants'
  > {
  readonly target: readonly LevelBound[] | null;
  readonly domain: readonly LevelBound[] | null;
  readonly rows: readonly WrittenRow[];
  readonly steps: ReadSteps | null;
}

/**
 * Lays the levels of a rule on one line. Where they follow the period, or rows are for some labels, the
 * plan is that of all rows over a usual period, and gives those of other readings.
 */
export function layRule(rule: WrittenRule): RulePlan {
  const labels = labelsOf(rule);
  const followsPeriod = follows(rule);
  const usual = usualPeriod(rule.unit);
  if (labels.size === 0 && !followsPeriod)
    return laid(
      rule,
      rule.rows.map(() => true),
      usual,
      null,
    );
  const known = new Map<string, RulePlan>();
  const variants: RuleVariants = {
    labels,
    followsPeriod,
    of: (of, period) => {
      const own = rule.rows.map(({ when }) => when === null || fits(when, of));
      const over = followsPeriod ? period : usual;
      const key = `${own.map(Number).join('')} ${over.numerator}/${over.denominator}`;
      const variant = known.get(key) ?? laid(rule, own, over, null);
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key, variant);
      return variant;
    },
  };
  return laid(
    rule,
    rule.rows.map(() => true),
    usual,
    variants,
  );
}

/** As many variants are kept: the months of a table of a few priorities. */
const MOST_KEPT = 256;

/** The rules of all kinds of readings that the rows tell apart, over a usual period; few at most. */
export function rulesOfReadings(rule: RulePlan, most: number): readonly RulePlan[] {
  const { variants, unit } = rule;
  if (variants === null) return [rule];
  const names = [...variants.labels];
  let readings: readonly Labels[] = [NO_LABELS];
  for (const [name, values] of names) {
    readings = readings.flatMap((labels) =>
      [undefined, ...values].map((value) =>
        value === undefined ? labels : new Map([...labels, [name, value]]),
      ),
    );
    if (readings.length > most) readings = readings.slice(0, most);
  }
  return [...new Set(readings.map((labels) => variants.of(labels, usualPeriod(unit))))];
}

const THIRTY_DAYS_MS = 2_592_000_000;

function usualPeriod(unit: LevelUnit | null): Ratio {
  const unitMs = unitMsOf(unit);
  return unitMs === undefined ? ONE : ratio(THIRTY_DAYS_MS, unitMs);
}

function follows({ target, domain, rows, steps }: WrittenRule): boolean {
  const bounds = [...(target ?? []), ...(domain ?? []), ...rows.flatMap((row) => row.bounds)];
  return bounds.some(({ at }) => at.isOfPeriod) || (steps !== null && stepsFollow(steps));
}

function labelsOf({ rows }: WrittenRule): ReadonlyMap<string, ReadonlySet<Label>> {
  const labels = new Map<string, Set<Label>>();
  for (const { when } of rows) {
    for (const [name, values] of when ?? []) {
      const known = labels.get(name) ?? new Set<Label>();
      labels.set(name, known);
      for (const value of values) known.add(value);
    }
  }
  return labels;
}

function laid(
  rule: WrittenRule,
  isOwn: readonly boolean[],
  period: Ratio,
  variants: RuleVariants | null,
): RulePlan {
  const target = rule.target && boundsOver(rule.target, period);
  const domain = rule.domain && boundsOver(rule.domain, period);
  const rows = rule.rows.map(({ bounds, ...row }) => ({
    ...row,
    bounds: boundsOver(bounds, period),
  }));
  const line = lineOf([...(target ?? []), ...(domain ?? []), ...rows.flatMap((row) => row.bounds)]);
  return {
    ...rule,
    line,
    target: target && placesOf(line, target),
    targetBounds: target ?? [],
    domain: domain && placesOf(line, domain),
    rows: rows.map(({ bounds, ...row }, index) => ({
      ...row,
      places: isOwn[index] === true ? placesOf(line, bounds) : NOWHERE,
    })),
    steps: rule.steps && stepsOver(rule.steps, period),
    variants,
  };
}
