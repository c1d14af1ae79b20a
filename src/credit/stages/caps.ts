import {
  compare,
  divide,
  greaterOf,
  multiply,
  type Ratio,
  smallerOf,
  subtract,
  ZERO,
} from '../../core/ratio.js';
import { childOf } from '../../core/read.js';
import { sumOfLast } from '../scheme/history.js';
import type { CapPlan } from '../scheme/plan.js';
import type { RemedyInKind, RemedyKind, RemedyPlan } from '../scheme/remedy.js';
import { minus, NO_VALUE, product, type Value } from '../scheme/value.js';
import { type ExactFacts, missing } from './exact-facts.js';
import { noteOf } from './factors.js';
import type { LineContext, Owed } from './line.js';
import { type RunStage, stageOf } from './stage.js';
import {
  type CapFigure,
  type OwedByLine,
  quantityOf,
  scaled,
  type Total,
  type TotalContext,
  totalValue,
} from './total.js';
import { compareValues, greaterValue, shareOf, worthOf } from './worth.js';

/** The caps that limit each line. */
export const LINE_CAPS: RunStage<Owed, LineContext> = /* @__PURE__ */ stageOf<
  Owed,
  CapPlan,
  LineContext
>({
  parts: ({ plan }) => plan.lineCaps,
  apply: (owed, { limit }, context) => {
    const most = limitIn(owed.kind, limit, context);
    return most === null ? owed : { ...owed, quantity: smallerOf(owed.quantity, most) };
  },
  notes: (before, after, { index }, { reading }) => [
    noteOf('cap', reading.rule.name, index, [before, after]),
  ],
});

/** A limit in the unit of another kind, by way of its worth; null when they cannot be compared. */
function limitIn(kind: RemedyKind, limit: RemedyPlan, { plan, facts }: TotalContext): Ratio | null {
  if (kind === limit.kind) return limit.quantity;
  const [unit, limitUnit] = [plan.unitValues[kind], plan.unitValues[limit.kind]];
  if (unit === null || limitUnit === null) return null;
  const areShares = unit.money.numerator === 0n && limitUnit.money.numerator === 0n;
  const [one, most] = areShares
    ? [unit.share, limitUnit.share]
    : [worthOf(unit, facts), worthOf(limitUnit, facts)];
  return one.numerator === 0n ? null : divide(multiply(limit.quantity, most), one);
}

/** The caps over the total, in order. */
export const TOTAL_CAPS: RunStage<Total, TotalContext> = /* @__PURE__ */ totalStage(
  ({ plan }) => plan.totalCaps,
);

/** Those that look at this period alone. */
export const PERIOD_CAPS: RunStage<Total, TotalContext> = /* @__PURE__ */ totalStage(({ plan }) =>
  plan.totalCaps.filter(({ window }) => window === 1),
);

function totalStage(parts: (context: TotalContext) => readonly CapPlan[]) {
  return stageOf<Total, CapPlan, TotalContext>({
    parts,
    apply: capped,
    notes: (before, after, { index, limit: { kind } }, { plan, facts }) => {
      const figure = (total: Total): Ratio =>
        kind === 'percent' || kind === 'money'
          ? worthOf(totalValue(total, plan), facts)
          : quantityOf(total, kind);
      const isWorth = kind === 'percent' || kind === 'money';
      const unit = isWorth ? (facts.currency ?? 'percent') : kind;
      return [
        { stage: 'cap', rule: null, index, unit, before: figure(before), after: figure(after) },
      ];
    },
  });
}

/** What limits leave of some lines together. */
export function limited(
  lines: readonly OwedByLine[],
  limits: readonly CapPlan[],
  context: TotalContext,
): readonly OwedByLine[] {
  return limits.reduce<Total>((total, limit) => capped(total, limit, context), { lines, caps: [] })
    .lines;
}

function capped(total: Total, cap: CapPlan, context: TotalContext): Total {
  const { kind } = cap.limit;
  return kind === 'percent' || kind === 'money'
    ? capValue(total, cap, context)
    : capInKind(total, kind, cap, context);
}

/** Limits the worth of everything together: days and points are cut with the money that they are worth. */
function capValue(total: Total, cap: CapPlan, { plan, facts }: TotalContext): Total {
  const before = totalValue(total, plan);
  const isOwed = compareValues(before, NO_VALUE, facts) > 0;
  // The base is asked for by what is owed, not by a cap over nothing.
  const isOfBase = cap.limit.kind === 'percent' && facts.base === null && facts.currency !== null;
  if (!isOwed && isOfBase) return withCap(total, { limit: null, cut: ZERO, reached: false });
  const left = greaterValue(valueLeft(cap, facts), NO_VALUE, facts);
  const order = compareValues(before, left, facts);
  const limit = worthOf(left, facts);
  const reached = isOwed && order >= 0;
  if (order <= 0) return withCap(total, { limit, cut: ZERO, reached });
  const lines = scaled(
    total,
    shareOf(left, before, facts),
    (kind) => plan.unitValues[kind] !== null,
  );
  const cut = subtract(worthOf(before, facts), limit);
  return withCap({ ...total, lines }, { limit, cut, reached });
}

/** Limits one kind. */
function capInKind(total: Total, kind: RemedyInKind, cap: CapPlan, { facts }: TotalContext): Total {
  const used = sumOfLast(facts.history, periodsBefore(cap, facts), kind);
  const limit = greaterOf(subtract(cap.limit.quantity, used), ZERO);
  const before = quantityOf(total, kind);
  const order = compare(before, limit);
  const reached = before.numerator > 0n && order >= 0;
  if (order <= 0) return withCap(total, { limit, cut: ZERO, reached });
  const lines = scaled(total, divide(limit, before), (one) => one === kind);
  return withCap({ ...total, lines }, { limit, cut: subtract(before, limit), reached });
}

function withCap(total: Total, figure: CapFigure): Total {
  return { ...total, caps: [...total.caps, figure] };
}

/** What a window still allows: its limit less what was credited in it. */
function valueLeft(cap: CapPlan, facts: ExactFacts): Value {
  const { kind, quantity } = cap.limit;
  const share: Ratio = { ...quantity, denominator: quantity.denominator * 100n };
  const full: Value =
    kind === 'percent' ? { share, money: ZERO } : { share: ZERO, money: quantity };
  const before = periodsBefore(cap, facts);
  if (before === 0) return full;
  const { history } = facts;
  if (history.length > 0 && facts.currency === null)
    missing(facts.place, 'base', 'the charges of this period, to add to those of the history');
  const charged = product(full.share, sumOfLast(history, before, 'charge'));
  const used = subtract(sumOfLast(history, before, 'credit'), charged);
  return minus(full, { share: ZERO, money: used });
}

/** How many periods before this one lie in the window of a cap. */
function periodsBefore({ window }: CapPlan, { periodsBefore: known, place }: ExactFacts): number {
  if (typeof window === 'number') return window - 1;
  const before = known[window];
  if (before !== null) return before;
  return missing(
    childOf(place, 'periodsBefore'),
    window,
    'how many earlier periods lie in the window of a cap',
  );
}
