import { formatExact } from '../../core/fraction-text.js';
import { multiply, ONE, type Ratio, ratio, smallerOf, ZERO } from '../../core/ratio.js';
import { isEach } from '../scheme/metric.js';
import type { CapPlan, RulePlan, SchemePlan } from '../scheme/plan.js';
import { REMEDIES_IN_KIND, type RemedyKind, type RemedyPlan } from '../scheme/remedy.js';
import type { Chart } from './chart.js';
import { compareRemedies } from './comparable.js';
import type { Defect } from './credit-finding.js';
import { greatestMultiple, greatestOwed, reachedMultiples } from './greatest.js';
import { describeRemedy } from './words.js';

/** Rows above a cap that their remedy can be compared with. */
export function cappedRows(rule: RulePlan, plan: SchemePlan): readonly Defect[] {
  // A percentage over several periods is of all their charges: one period may take more than it.
  const limits = [...plan.lineCaps, ...plan.totalCaps]
    .filter(({ limit, window }) => window === 1 || limit.kind !== 'percent')
    .map(({ limit }) => limit);
  const share = leastMultiple(rule);
  return rule.rows.flatMap(({ remedy }, row) => {
    if (remedy === null) return [];
    const { kind, quantity } = remedy;
    const owed = { kind, quantity: multiply(quantity, share) };
    const limit = limits.find((one) => (compareRemedies(plan, owed, one) ?? 0) > 0);
    if (limit === undefined) return [];
    const cut = limit.kind === kind ? formatExact(limit.quantity) : describeRemedy(limit);
    return [
      {
        code: 'capped-row' as const,
        levels: null,
        rows: [row],
        witnesses: [],
        expected: 'a remedy within the caps',
        received: `${formatExact(owed.quantity)} in ${kind}, cut at ${cut}`,
        hint: 'the figure of the row is never paid',
      },
    ];
  });
}

/** The least that allocation and factors multiply by; what the facts give is taken as 1. */
function leastMultiple({ allocations, factors }: RulePlan): Ratio {
  return [...allocations, ...factors].reduce<Ratio>((product, factor) => {
    if (factor.by === 'input') return product;
    const least =
      factor.by === 'fixed' ? factor.multiple : reachedMultiples(factor).reduce(smallerOf);
    return multiply(product, least);
  }, ONE);
}

/** A cap with what it is over. */
interface Cap extends CapPlan {
  readonly index: number;
  readonly isOfLine: boolean;
}

/** Caps that another one always binds before, and caps that nothing comes up to. */
export function idleCaps(plan: SchemePlan, charts: readonly Chart[]): readonly Defect[] {
  const caps = capsOf(plan);
  return caps.flatMap((cap) => {
    const harder = caps.find(
      (other) =>
        other !== cap &&
        binds(plan, other, cap) &&
        (other.index < cap.index || !binds(plan, cap, other)),
    );
    if (harder !== undefined) return [hidden(cap, harder)];
    const most = mostUnder(plan, charts, cap);
    return most === null ? [] : [unreached(cap, most)];
  });
}

function capsOf({ lineCaps, totalCaps }: SchemePlan): readonly Cap[] {
  const of = (caps: readonly CapPlan[], isOfLine: boolean): readonly Cap[] =>
    caps.map((cap) => ({ ...cap, index: cap.index ?? 0, isOfLine }));
  return [...of(lineCaps, true), ...of(totalCaps, false)].sort((a, b) => a.index - b.index);
}

/** Whether what one cap leaves never comes above another. */
function binds(plan: SchemePlan, cap: Cap, other: Cap): boolean {
  // Lines add up, and caps that they share cut each of them by the same part.
  if (plan.isGroup && cap.isOfLine !== other.isOfLine) return false;
  if (!limitsAll(plan, cap.limit.kind, other.limit.kind)) return false;
  const [own, others] = [cap.window, other.window];
  // How many periods a year or the term has depends on the agreement.
  if (typeof own !== 'number' || typeof others !== 'number')
    return own === others && isWithin(plan, cap.limit, other.limit);
  if (own > others) return cap.limit.kind !== 'percent' && isWithin(plan, cap.limit, other.limit);
  if (other.limit.kind !== 'percent')
    return isWithin(plan, timesOf(cap.limit, Math.ceil(others / own)), other.limit);
  // Shares of what is charged: windows that fill the longer one keep to it together.
  return others % own === 0 && isWithin(plan, cap.limit, other.limit);
}

/** A cap in kind leaves all other kinds as they are. */
function limitsAll(plan: SchemePlan, kind: RemedyKind, other: RemedyKind): boolean {
  const isInKind = (REMEDIES_IN_KIND as readonly RemedyKind[]).includes(kind);
  if (!isInKind || kind === other) return true;
  return [...plan.rules.values()].every((rule) => kindsOf(rule).every((one) => one === kind));
}

function isWithin(plan: SchemePlan, a: RemedyPlan, b: RemedyPlan): boolean {
  const order = compareRemedies(plan, a, b);
  return order !== null && order <= 0;
}

function timesOf({ kind, quantity }: RemedyPlan, count: number): RemedyPlan {
  return { kind, quantity: multiply(quantity, ratio(count)) };
}

/** Every kind of remedy that a rule can owe. */
export function kindsOf(rule: RulePlan): readonly RemedyKind[] {
  const { rows, steps, formula, whenUnknown, whenNotReported } = rule;
  const single = [
    ...rows.map(({ remedy }) => remedy),
    steps,
    formula,
    whenUnknown,
    whenNotReported,
  ];
  return [...new Set(single.flatMap((one) => (one === null ? [] : [one.kind])))];
}

/** The most that is owed in the window of a cap, where that is known and lies below it. */
function mostUnder(plan: SchemePlan, charts: readonly Chart[], cap: Cap): RemedyPlan | null {
  const { window } = cap;
  if (typeof window !== 'number' || (!cap.isOfLine && addsUp(plan))) return null;
  const isOfCharges = cap.limit.kind === 'percent';
  let most: RemedyPlan | null = null;
  for (const owed of charts.flatMap((chart) => greatestOfKinds(chart))) {
    if (owed === null) return null;
    const inWindow = isOfCharges ? owed : timesOf(owed, window);
    const order = compareRemedies(plan, inWindow, cap.limit);
    if (order === null || order >= 0) return null;
    if (most === null || (compareRemedies(plan, inWindow, most) ?? 0) > 0) most = inWindow;
  }
  return most;
}

/** Of several rules that add up, and of one that is read more than once, nobody knows the most. */
function addsUp({ isGroup, stacking, rules }: SchemePlan): boolean {
  return (
    (isGroup && stacking !== 'best') || [...rules.values()].some(({ metric }) => isEach(metric))
  );
}

/** The most that a rule owes of each kind, after its factors; `null` where there is no most. */
function greatestOfKinds(chart: Chart): readonly (RemedyPlan | null)[] {
  const multiple = greatestMultiple(chart.rule);
  const { formula } = chart.rule;
  return kindsOf(chart.rule).map((kind) => {
    // Of a formula nobody knows the most.
    if (formula?.kind === kind) return null;
    const greatest = greatestOwed(chart, kind);
    if (greatest === null) return { kind, quantity: ZERO };
    if (greatest.owed === null || multiple === null) return null;
    return { kind, quantity: multiply(greatest.owed, multiple) };
  });
}

function hidden(cap: Cap, harder: Cap): Defect {
  return {
    ...ABOUT_CAPS,
    code: 'hidden-cap',
    at: ['caps', cap.index],
    expected: 'a cap that some credit comes up to before another cap cuts it',
    received: `${capText(cap)}, behind ${capText(harder)} in cap ${harder.index}`,
    hint: 'the other one always binds first: this cap changes nothing',
  };
}

function unreached(cap: Cap, most: RemedyPlan): Defect {
  return {
    ...ABOUT_CAPS,
    code: 'unreached-cap',
    at: ['caps', cap.index],
    expected: 'a cap that the terms can reach',
    received: `${capText(cap)}, where at most ${describeRemedy(most)} can be owed`,
    hint: 'the cap promises less than it seems to: nothing is ever cut',
  };
}

const ABOUT_CAPS = { levels: null, rows: [], witnesses: [] } as const;

const WINDOWS = {
  calendarYear: ' over the calendar year',
  contractYear: ' over the contract year',
  term: ' over the term',
};

function capText({ limit, window }: Cap): string {
  const over =
    window === 1 ? '' : typeof window === 'number' ? ` over ${window} periods` : WINDOWS[window];
  return `${describeRemedy(limit)}${over}`;
}
