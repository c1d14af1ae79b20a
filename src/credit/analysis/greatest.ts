import { compare, greaterOf, multiply, ONE, type Ratio, ZERO } from '../../core/ratio.js';
import { lastPlace } from '../scheme/level-line.js';
import type { FactorPlan, RulePlan } from '../scheme/plan.js';
import type { RemedyKind } from '../scheme/remedy.js';
import { type Chart, isAsked } from './chart.js';
import { type Sample, samplesOf } from './outcome.js';

/** The most that a rule can owe of one kind. */
export interface Greatest {
  /** `null` where it grows without an end. */
  readonly owed: Ratio | null;
  /** A level that owes it, or beside which it is come to; `null` where there is none. */
  readonly level: Ratio | null;
  /** Whether some level owes it; otherwise levels only come to it. */
  readonly isReached: boolean;
}

/** The most that the rows and steps of a rule owe of a kind, before factors; `null` where they owe none. */
export function greatestOwed(chart: Chart, kind: RemedyKind, period: Ratio = ONE): Greatest | null {
  if (growsForever(chart, kind)) return { owed: null, level: null, isReached: false };
  let best: Sample | null = null;
  for (const sample of samplesOf(chart, chart.places, period)) {
    if (sample.outcome.owed?.kind === kind && isMore(sample, best)) best = sample;
  }
  const unknown = chart.rule.whenUnknown;
  if (unknown?.kind === kind && compare(unknown.quantity, quantityIn(best)) > 0)
    return { owed: unknown.quantity, level: null, isReached: true };
  return best === null
    ? null
    : { owed: quantityIn(best), level: best.level, isReached: best.side === 0 };
}

/** One that is owed counts more than one that is only come to. */
function isMore(sample: Sample, best: Sample | null): boolean {
  if (best === null) return true;
  const order = compare(quantityIn(sample), quantityIn(best));
  return order > 0 || (order === 0 && best.side !== 0 && sample.side === 0);
}

function quantityIn(sample: Sample | null): Ratio {
  return sample?.outcome.owed?.quantity ?? ZERO;
}

/** Whether a step without an end is asked at levels without an end. */
export function growsForever(chart: Chart, kind: RemedyKind): boolean {
  const { rule, places, held } = chart;
  if (rule.steps?.kind !== kind) return false;
  const isOpen = (place: number): boolean => held[place] === 0 && isAsked(chart, place);
  return rule.steps.steps.some(
    ({ direction, longest, each }) =>
      longest === null &&
      each.numerator > 0n &&
      (direction === 1
        ? places.last === lastPlace(rule.line) && isOpen(places.last)
        : places.first === 0 && isOpen(0)),
  );
}

/** The most that allocation and factors can multiply by; `null` where the facts may give any number. */
export function greatestMultiple({ allocations, factors }: RulePlan): Ratio | null {
  let multiple = ONE;
  for (const factor of [...allocations, ...factors]) {
    const greatest = greatestOf(factor);
    if (greatest === null) return null;
    multiple = multiply(multiple, greatest);
  }
  return multiple;
}

function greatestOf(factor: FactorPlan): Ratio | null {
  switch (factor.by) {
    case 'fixed':
      return factor.multiple;
    case 'input':
      return factor.isShare ? ONE : null;
    case 'repeat':
      return reachedMultiples(factor).reduce(greaterOf);
  }
}

/** The multiples of a repeat that some history reaches. */
export function reachedMultiples({
  multiples,
  window,
}: Extract<FactorPlan, { by: 'repeat' }>): readonly Ratio[] {
  return window === null ? multiples : multiples.slice(0, window);
}
