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
import { sumOfLast } from '../scheme/history.js';
import type { CapPlan } from '../scheme/plan.js';
import type { RemedyInKind, RemedyKind, RemedyPlan } from '../scheme/remedy.js';
import { minus, NO_VALUE, product, times, type Value } from '../scheme/value.js';
import { type ExactFacts, missing } from './exact-facts.js';
import { noteOf } from './factors.js';
import type { LineContext, Owed } from './line.js';
import type { TotalContext } from './stacking.js';
import { type RunStage, stageOf } from './stage.js';
import type { CapFigure, Total } from './total.js';
import { compareValues, greaterValue, smallerValue, worthOf } from './worth.js';

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
export const TOTAL_CAPS: RunStage<Total, TotalContext> = /* @__PURE__ */ stageOf<
  Total,
  CapPlan,
  TotalContext
>({
  parts: ({ plan }) => plan.totalCaps,
  apply: (total, cap, context) => {
    const { kind } = cap.limit;
    return kind === 'percent' || kind === 'money'
      ? capValue(total, cap, context)
      : capInKind(total, kind, cap, context);
  },
  notes: (before, after, { index, limit: { kind } }, { facts }) => {
    const figure = (total: Total): Ratio =>
      kind === 'percent' || kind === 'money' ? worthOf(total.value, facts) : total.inKind[kind];
    return [{ stage: 'cap', rule: null, index, before: figure(before), after: figure(after) }];
  },
});

/** Limits the worth of everything together. */
function capValue(total: Total, cap: CapPlan, { facts }: TotalContext): Total {
  const left = greaterValue(valueLeft(cap, facts), NO_VALUE, facts);
  const isReached = compareValues(total.value, left, facts) >= 0;
  const { periodValue } = total;
  return {
    ...total,
    value: isReached ? left : total.value,
    periodValue: cap.periods === 1 ? smallerValue(periodValue, left, facts) : periodValue,
    caps: withCap(total, worthOf(left, facts), isReached),
  };
}

/** Limits one kind, and takes the worth of what was cut off the total. */
function capInKind(
  total: Total,
  kind: RemedyInKind,
  cap: CapPlan,
  { plan, facts }: TotalContext,
): Total {
  const used = sumOfLast(facts.history, cap.periods - 1, kind);
  const left = greaterOf(subtract(cap.limit.quantity, used), ZERO);
  const before = total.inKind[kind];
  const isReached = compare(before, left) >= 0;
  const caps = withCap(total, left, isReached);
  if (!isReached) return { ...total, caps };
  const cut = times(plan.unitValues[kind] ?? NO_VALUE, subtract(before, left));
  // Money caps may have taken more than this remedy's share already.
  const less = (value: Value): Value => greaterValue(minus(value, cut), NO_VALUE, facts);
  return {
    inKind: { ...total.inKind, [kind]: left },
    value: less(total.value),
    periodValue: less(total.periodValue),
    caps,
  };
}

function withCap({ caps }: Total, limit: Ratio, reached: boolean): readonly CapFigure[] {
  return [...caps, { limit, reached }];
}

/** What a window still allows: its limit less what was credited in it. */
function valueLeft({ limit, periods }: CapPlan, facts: ExactFacts): Value {
  const { quantity } = limit;
  const share: Ratio = { ...quantity, denominator: quantity.denominator * 100n };
  const full: Value =
    limit.kind === 'percent' ? { share, money: ZERO } : { share: ZERO, money: quantity };
  if (periods === 1) return full;
  const { history } = facts;
  if (history.length > 0 && facts.currency === null)
    missing(facts.place, 'base', 'the charges of this period, to add to those of the history');
  const charged = product(full.share, sumOfLast(history, periods - 1, 'charge'));
  const used = subtract(sumOfLast(history, periods - 1, 'credit'), charged);
  return minus(full, { share: ZERO, money: used });
}
